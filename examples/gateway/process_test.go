package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/gobeian/icp/province"
)

// TestMain is the service itself where a test starts it as a process of its own.
func TestMain(m *testing.M) {
	if os.Getenv("GATEWAY_TEST_PROCESS") != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// process starts the service as a process and returns it with its address.
func process(t *testing.T, args ...string) (cmd *exec.Cmd, addr string) {
	t.Helper()
	cmd = exec.CommandContext(t.Context(), os.Args[0], append([]string{"-addr", "127.0.0.1:0"}, args...)...)
	cmd.Env = append(os.Environ(), "GATEWAY_TEST_PROCESS=1")
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(stderr)
	line, err := lines.ReadBytes('\n')
	if err != nil {
		t.Fatal(err)
	}
	var listening struct{ Msg, Addr string }
	if err := json.Unmarshal(line, &listening); err != nil || listening.Msg != "listening" {
		t.Fatalf("%s: %v", line, err)
	}
	go func() { _, _ = io.Copy(io.Discard, lines) }()
	return cmd, listening.Addr
}

// TestGracefulStop sends SIGTERM while a request is under way: the request comes to its end, new ones find nobody.
func TestGracefulStop(t *testing.T) {
	cmd, addr := process(t)
	f := filingtest.Unit(filing.Zhejiang)
	body := request(t, f, edited(f, managerMobile), `{"on":"2019-06-03"}`, "")
	c := dial(t, addr)
	_ = c.SetDeadline(time.Now().Add(20 * time.Second))
	fmt.Fprintf(c, "POST /v1/changes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", len(body), body[:100])
	time.Sleep(200 * time.Millisecond) // the header has surely arrived
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	refused := false
	for range 200 {
		time.Sleep(10 * time.Millisecond)
		resp, err := http.Get("http://" + addr + "/readyz") //nolint:noctx // bounded by the loop
		if refused = err != nil; refused {
			break
		}
		_ = resp.Body.Close()
	}
	if !refused {
		t.Error("new connections are still taken")
	}
	if _, err := io.WriteString(c, body[100:]); err != nil {
		t.Fatal(err)
	}
	resp, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	if a := read(t, "POST", "/v1/changes", resp); a.StatusCode != http.StatusOK || !a.Close {
		t.Errorf("the running request: %d, close %v", a.StatusCode, a.Close)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("exit: %v", err)
	}
}

// TestDrainDelay lets a load balancer notice: for a while the service answers, but is not ready.
func TestDrainDelay(t *testing.T) {
	r := start(t, func(c *config) { c.drainDelay = time.Second })
	stopped := make(chan error, 1)
	go func() { stopped <- r.stop() }()
	for !r.draining.Load() {
		time.Sleep(time.Millisecond)
	}
	r.call(t, "GET", "/readyz", "").problem(t, problemDraining)
	if err := <-stopped; err != nil {
		t.Error(err)
	}
}

// TestDrainTimeout cuts off a request that does not end.
func TestDrainTimeout(t *testing.T) {
	r := start(t, func(c *config) { c.drain = 100 * time.Millisecond })
	c := dial(t, r.addr)
	fmt.Fprintf(c, "POST /v1/changes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
	time.Sleep(100 * time.Millisecond)
	if err := r.stop(); err == nil || !strings.Contains(err.Error(), "cut off") {
		t.Errorf("%v", err)
	}
}

func TestFlags(t *testing.T) {
	for _, args := range [][]string{{"-nothing"}, {"extra"}, {"-max-body", "0"}, {"-workers", "x"}} {
		var b bytes.Buffer
		if err := run(t.Context(), args, &b, evening); !errors.Is(err, errUsage) || b.Len() == 0 {
			t.Errorf("%v: %v %q", args, err, b.String())
		}
	}
	if err := run(t.Context(), []string{"-h"}, io.Discard, evening); !errors.Is(err, flag.ErrHelp) {
		t.Errorf("%v", err)
	}
	if err := run(t.Context(), []string{"-addr", "127.0.0.1:-1"}, io.Discard, evening); err == nil {
		t.Error("no error for an impossible address")
	}
}

// TestSheets lays a company's sheet over the built-in rules.
func TestSheets(t *testing.T) {
	name := filepath.Join(t.TempDir(), "our-notice.json")
	sheet := `{"sheet":"CN-ZJ","rules":[{"id":"CN-ZJ/domain-remove/900","topic":"domain-remove","authority":"bureau","effect":"forbid","from":"2026-12-01",
		"remedy":"ask-bureau","stated":true,"says":{"en":"A domain may not be removed.","zh":"不得删除域名。"},
		"sources":[{"id":"ours/1","publisher":"Us","title":"Notice","seen":["2026-12-01","2026-12-02"]}]}]}`
	if err := os.WriteFile(name, []byte(sheet), 0o600); err != nil {
		t.Fatal(err)
	}
	table, err := loadTable([]string{name})
	if err != nil {
		t.Fatal(err)
	}
	if want := province.Builtin().Edition() + "+our-notice"; table.Edition() != want {
		t.Errorf("edition %s, want %s", table.Edition(), want)
	}
	if _, err := loadTable([]string{name + "x"}); err == nil {
		t.Error("no error for a sheet that is not there")
	}
	if err := os.WriteFile(name, []byte(sheet[1:]), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := loadTable([]string{name}); err == nil || !strings.Contains(err.Error(), name) {
		t.Errorf("%v", err)
	}
}

func TestMemoryPage(t *testing.T) {
	r := start(t, func(c *config) { c.debug = true })
	if v := r.call(t, "GET", "/debug/memory", "").decode(t); v["/gc/heap/live:bytes"].(float64) <= 0 {
		t.Errorf("%v", v)
	}
}
