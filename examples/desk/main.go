// Command desk is a web page on the rules: a tile map of China coloured by what a day allows, the rules of each province
// with their sources, and an editor that shows what stands in the way of an edit and what follows from it.
//
//	go run ./examples/desk [-addr 127.0.0.1:8081]
//
// Pages are rendered by the server from what is embedded in the program. They work without scripts, ask nobody else for
// anything, set no cookie, and nothing that is typed in is kept or logged.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/gobeian/icp/examples/desk/internal/desk"
)

func main() {
	addr := flag.String("addr", "127.0.0.1:8081", "address to listen on")
	flag.Parse()
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, *addr, log); err != nil {
		log.Error("desk", "err", err)
		os.Exit(1)
	}
}

// run serves until ctx ends, then lets running requests finish.
func run(ctx context.Context, addr string, log *slog.Logger) error {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	server := desk.Server(desk.Config{Log: log})
	log.Info("desk", "url", "http://"+listener.Addr().String()+"/")
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		stopped <- server.Shutdown(grace)
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return <-stopped
}
