// Load sends changes to a running gateway from a process of its own and reports what it saw.
//
//	go run ./examples/gateway -debug &
//	go run ./examples/gateway/load [-url http://127.0.0.1:8080] [-c 64] [-d 10s]
//
// It talks to loopback addresses only. The figures of memory need the gateway's flag -debug.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"slices"
	"sync"
	"time"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
)

func main() {
	target := flag.String("url", "http://127.0.0.1:8080", "`URL` of the gateway")
	conns := flag.Int("c", 64, "connections at once")
	duration := flag.Duration("d", 10*time.Second, "how long")
	flag.Parse()
	if err := run(context.Background(), *target, *conns, *duration, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

// call is one request and the status that it must be answered with.
type call struct {
	name   string
	body   []byte
	status int
}

// calls are a permitted change, a blocked one, and one that is not well-formed, of each province.
func calls() ([]call, error) {
	var all []call
	for p := range filing.Provinces() {
		f := filingtest.Unit(p)
		phone, domain := f.Clone(), f.Clone()
		phone.Services[0].Manager.Mobile = filingtest.Mobile(99)
		domain.Services[0].Domains = append(domain.Services[0].Domains, filing.Domain{Name: "new.example.com"})
		for _, c := range []struct {
			name   string
			new    filing.Filing
			status int
		}{{"permitted", phone, http.StatusOK}, {"blocked", domain, http.StatusUnprocessableEntity}} {
			body, err := json.Marshal(map[string]any{"old": f, "new": c.new, "basis": map[string]string{"on": "2020-06-03"}})
			if err != nil {
				return nil, err
			}
			all = append(all, call{c.name, body, c.status})
		}
		all = append(all, call{"malformed", all[len(all)-1].body[:500], http.StatusBadRequest})
	}
	return all, nil
}

// result is what one connection saw.
type result struct {
	took   []time.Duration
	counts map[string]int
	errors []error
}

func run(ctx context.Context, target string, conns int, duration time.Duration, out io.Writer) error {
	u, err := url.Parse(target)
	if err != nil {
		return err
	}
	if ip := net.ParseIP(u.Hostname()); u.Hostname() != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return errors.New("the address is none of this machine's own")
	}
	if conns < 1 || conns > 1024 || duration <= 0 || duration > 5*time.Minute {
		return errors.New("want 1 to 1024 connections and at most 5 minutes")
	}
	all, err := calls()
	if err != nil {
		return err
	}
	client := &http.Client{
		Transport: &http.Transport{MaxIdleConnsPerHost: conns, MaxConnsPerHost: conns, DisableCompression: true},
		Timeout:   10 * time.Second,
	}
	defer client.CloseIdleConnections()
	// A second of warming up first, so that before and after compare what is alike.
	if _, err := send(ctx, client, target, all, conns, min(time.Second, duration)); err != nil {
		return err
	}
	before := memory(ctx, client, target)
	begin := time.Now()
	total, err := send(ctx, client, target, all, conns, duration)
	if err != nil {
		return err
	}
	elapsed := time.Since(begin)
	after := memory(ctx, client, target)

	slices.Sort(total.took)
	n := len(total.took)
	fmt.Fprintf(out, "%d requests in %.1f s over %d connections: %.0f per second\n", n, elapsed.Seconds(), conns, float64(n)/elapsed.Seconds())
	if n > 0 {
		at := func(q float64) time.Duration {
			return total.took[min(n-1, int(q*float64(n)))].Round(10 * time.Microsecond)
		}
		fmt.Fprintf(out, "latency p50 %v, p90 %v, p99 %v, p99.9 %v, max %v\n", at(.5), at(.9), at(.99), at(.999), total.took[n-1].Round(10*time.Microsecond))
	}
	fmt.Fprintf(out, "answered as expected: %v; errors: %d\n", total.counts, len(total.errors))
	for _, name := range []string{"/gc/heap/live:bytes", "/memory/classes/total:bytes", "/sched/goroutines:goroutines"} {
		if before != nil && after != nil {
			fmt.Fprintf(out, "%-32s %12.0f before %12.0f after\n", name, before[name], after[name])
		}
	}
	if len(total.errors) > 0 {
		return fmt.Errorf("%d errors, the first: %w", len(total.errors), total.errors[0])
	}
	return nil
}

// send keeps conns requests under way for the duration.
func send(ctx context.Context, client *http.Client, target string, all []call, conns int, duration time.Duration) (*result, error) {
	ctx, cancel := context.WithTimeout(ctx, duration)
	defer cancel()
	results := make([]result, conns)
	var wg sync.WaitGroup
	for i := range conns {
		wg.Go(func() {
			r := &results[i]
			r.counts = make(map[string]int)
			for j := i; ctx.Err() == nil && len(r.errors) < 100; j++ {
				c := &all[j%len(all)]
				begin := time.Now()
				// The request itself is not cut off by the end of the time: only errors of the service count.
				err := post(context.WithoutCancel(ctx), client, target, c)
				r.took = append(r.took, time.Since(begin))
				if err != nil {
					r.errors = append(r.errors, err)
					continue
				}
				r.counts[c.name]++
			}
		})
	}
	wg.Wait()
	total := &result{counts: make(map[string]int)}
	for i := range results {
		total.took = append(total.took, results[i].took...)
		total.errors = append(total.errors, results[i].errors...)
		for name, n := range results[i].counts {
			total.counts[name] += n
		}
	}
	if len(total.took) == len(total.errors) {
		return nil, fmt.Errorf("nothing is answered: %w", errors.Join(total.errors[:min(len(total.errors), 1)]...))
	}
	return total, nil
}

func post(ctx context.Context, client *http.Client, target string, c *call) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, target+"/v1/changes", bytes.NewReader(c.body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if _, err := io.Copy(io.Discard, resp.Body); err != nil {
		return err
	}
	if resp.StatusCode != c.status {
		return fmt.Errorf("%s: status %d, want %d", c.name, resp.StatusCode, c.status)
	}
	return nil
}

// memory reads the gateway's metrics, nil where it does not show them.
func memory(ctx context.Context, client *http.Client, target string) map[string]float64 {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, target+"/debug/memory", nil)
	if err != nil {
		return nil
	}
	resp, err := client.Do(req)
	if err != nil {
		return nil
	}
	defer resp.Body.Close()
	var m map[string]float64
	if resp.StatusCode != http.StatusOK || json.NewDecoder(resp.Body).Decode(&m) != nil {
		return nil
	}
	return m
}
