// Gateway is an HTTP service that answers whether a change order may carry an edit of an ICP filing, why not, and what to do.
//
//	go run ./examples/gateway [-addr 127.0.0.1:8080] [-rules SHEET.json]…
//
// See README.md and /openapi.json.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/gobeian/icp/province"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	go func() {
		<-ctx.Done()
		stop() // a second signal ends the process at once
	}()
	err := run(ctx, os.Args[1:], os.Stderr, time.Now)
	switch {
	case errors.Is(err, flag.ErrHelp):
	case errors.Is(err, errUsage):
		os.Exit(2)
	case err != nil:
		fmt.Fprintln(os.Stderr, "gateway:", err)
		os.Exit(1)
	}
}

var errUsage = errors.New("bad flags") // the flag set has said which

// run is main, with what it depends on as arguments.
func run(ctx context.Context, args []string, stderr io.Writer, now func() time.Time) error {
	c, err := parseFlags(args, stderr)
	if err != nil {
		return err
	}
	table, err := loadTable(c.sheets)
	if err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", c.addr)
	if err != nil {
		return err
	}
	return newService(c, table, slog.New(slog.NewJSONHandler(stderr, nil)), now).serve(ctx, listener)
}

func parseFlags(args []string, stderr io.Writer) (config, error) {
	c := defaults()
	flags := flag.NewFlagSet("gateway", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&c.addr, "addr", c.addr, "`address` to listen on")
	flags.StringVar(&c.public, "public", c.public, "`URL` under which clients see the service, for the type URIs of problems")
	flags.Func("rules", "rule `sheet` to lay over the built-in rules; may be repeated", func(name string) error {
		c.sheets = append(c.sheets, name)
		return nil
	})
	flags.Int64Var(&c.maxBody, "max-body", c.maxBody, "`bytes` of a request body")
	flags.IntVar(&c.maxConns, "max-conns", c.maxConns, "connections at once")
	flags.IntVar(&c.workers, "workers", c.workers, "requests judged at once")
	flags.DurationVar(&c.queueWait, "queue-wait", c.queueWait, "how long a request waits for its turn before it is answered 503")
	flags.DurationVar(&c.headerTimeout, "header-timeout", c.headerTimeout, "time for the header of a request")
	flags.DurationVar(&c.readTimeout, "read-timeout", c.readTimeout, "time for a whole request")
	flags.DurationVar(&c.writeTimeout, "write-timeout", c.writeTimeout, "time from the end of a header to the end of the answer")
	flags.DurationVar(&c.idleTimeout, "idle-timeout", c.idleTimeout, "time between two requests of a connection")
	flags.DurationVar(&c.drainDelay, "drain-delay", c.drainDelay, "time to go on serving, not ready, after a stop signal")
	flags.DurationVar(&c.drain, "drain", c.drain, "time for running requests to end after that")
	flags.BoolVar(&c.debug, "debug", c.debug, "serve /debug/memory, which collects garbage: not for the public")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return c, err
		}
		return c, errUsage
	}
	if flags.NArg() > 0 || c.maxBody < 1 || c.maxConns < 1 || c.workers < 1 {
		fmt.Fprintln(stderr, "gateway: want flags only, and limits of at least 1")
		return c, errUsage
	}
	c.public = strings.TrimSuffix(c.public, "/")
	return c, nil
}

// loadTable returns the built-in rules with the sheets on top, each a layer under the name of its file.
func loadTable(sheets []string) (*province.Table, error) {
	table := province.Builtin()
	for _, name := range sheets {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		rules, err := province.Parse(f)
		_ = f.Close() // it was only read
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		layer := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
		if table, err = table.Overlay(layer, rules...); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return table, nil
}
