package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"log"
	"log/slog"
	"maps"
	"net"
	"net/http"
	"path"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// config is what the flags say.
type config struct {
	addr      string
	public    string // what type URIs of problems begin with
	sheets    []string
	maxBody   int64
	maxConns  int
	workers   int           // requests judged at once
	queueWait time.Duration // how long a request waits for its turn

	headerTimeout, readTimeout, writeTimeout, idleTimeout time.Duration

	drainDelay time.Duration // between the end of readiness and the end of listening
	drain      time.Duration // for requests that run when the stop comes
	debug      bool
}

func defaults() config {
	return config{
		addr: "127.0.0.1:8080", maxBody: 1 << 20, maxConns: 512, workers: 4 * runtime.GOMAXPROCS(0), queueWait: time.Second,
		headerTimeout: 5 * time.Second, readTimeout: 10 * time.Second, writeTimeout: 15 * time.Second, idleTimeout: 60 * time.Second,
		drain: 20 * time.Second,
	}
}

// service is the HTTP service. Its rules never change while it runs, so that all requests share them without a lock.
type service struct {
	config   config
	table    *province.Table
	digest   [32]byte
	speaker  speaker
	log      *slog.Logger
	now      func() time.Time
	gate     gate
	draining atomic.Bool
}

func newService(c config, table *province.Table, logger *slog.Logger, now func() time.Time) *service {
	return &service{
		config: c, table: table, digest: table.Digest(), speaker: newSpeaker(table), log: logger, now: now,
		gate: gate{slots: make(chan struct{}, c.workers), wait: c.queueWait},
	}
}

// today returns the Chinese day.
func (s *service) today() filing.Date { return filing.DateInChina(s.now()) }

// routes returns the handler of all addresses.
func (s *service) routes() http.Handler {
	mux := http.NewServeMux()
	route := func(method, pattern string, h handler) {
		mux.Handle(method+" "+pattern, s.answer(h))
		allow := method
		if method == http.MethodGet {
			allow += ", " + http.MethodHead
		}
		mux.Handle(pattern, s.answer(s.methodNotAllowed(allow)))
	}
	route(http.MethodPost, "/v1/changes", s.changes)
	route(http.MethodGet, "/v1/rules", s.rules)
	route(http.MethodGet, "/v1/provinces", s.provinces)
	route(http.MethodGet, "/healthz", s.healthz)
	route(http.MethodGet, "/readyz", s.readyz)
	route(http.MethodGet, "/openapi.json", s.openapi)
	route(http.MethodGet, "/problems/{slug}", s.problemPage)
	if s.config.debug {
		route(http.MethodGet, "/debug/memory", s.memory)
	}
	notFound := s.answer(s.notFound)
	mux.Handle("/", notFound)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if path.Clean(r.URL.Path) != r.URL.Path { // the mux would redirect, with a page that repeats the address
			r.Pattern = "/"
			notFound.ServeHTTP(w, r)
			return
		}
		mux.ServeHTTP(w, r)
	})
}

// handler answers a request. It does not write: answer does, and logs.
type handler func(r *http.Request) response

// response is an answer, with what the log may know of it.
type response struct {
	status   int
	header   http.Header
	body     any    // written as JSON; a *problem as application/problem+json
	raw      []byte // instead of body
	media    string // of raw
	language language

	slug    string // of the problem
	outcome string
	reasons []string
}

// answer makes a handler of net/http: it bounds the body, catches panics, writes the answer and logs it. A line of the log has no
// address, query, header or body, nor the client's IP: all of them may be personal data.
func (s *service) answer(h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		id := requestID()
		r.Body = http.MaxBytesReader(w, r.Body, s.config.maxBody)
		resp := s.guard(h, id, r)
		header := w.Header()
		header.Set("Content-Type", resp.media)
		header.Set("Content-Length", strconv.Itoa(len(resp.raw)))
		header.Set("Cache-Control", "no-store")
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("X-Request-Id", id)
		if resp.body != nil {
			header.Set("Content-Language", resp.language.String())
			header.Set("Vary", "Accept-Language")
		}
		maps.Copy(header, resp.header)
		if resp.status == http.StatusRequestTimeout || resp.status == http.StatusRequestEntityTooLarge || s.draining.Load() {
			header.Set("Connection", "close")
		}
		w.WriteHeader(resp.status)
		_, err := w.Write(resp.raw)
		s.logRequest(r, id, &resp, time.Since(start), err)
	})
}

// encode writes the body of an answer as JSON.
func (resp *response) encode(id string) {
	if resp.body == nil {
		return
	}
	resp.media = "application/json"
	if p, ok := resp.body.(*problem); ok {
		resp.media = "application/problem+json"
		p.Instance = "urn:uuid:" + id
	}
	raw, err := json.Marshal(resp.body)
	if err != nil {
		panic(err)
	}
	resp.raw = append(raw, '\n')
}

// guard turns a panic into a problem. The stack goes to the log, where the value shows as its type: it could hold anything.
func (s *service) guard(h handler, id string, r *http.Request) (resp response) {
	defer func() {
		v := recover()
		if v == nil {
			return
		}
		attrs := []any{"id", id, "route", r.Pattern, "type", fmt.Sprintf("%T", v), "stack", string(debug.Stack())}
		if e, ok := v.(runtime.Error); ok {
			attrs = append(attrs, "error", e.Error())
		}
		s.log.Error("panic", attrs...)
		resp = s.problem(s.speaker.choose(r, ""), &problemInternal, text{})
		resp.encode(id)
	}()
	resp = h(r)
	resp.encode(id)
	return resp
}

func (s *service) logRequest(r *http.Request, id string, resp *response, took time.Duration, failed error) {
	_, route, found := strings.Cut(r.Pattern, " ")
	if !found {
		route = r.Pattern
	}
	attrs := make([]slog.Attr, 0, 10)
	attrs = append(attrs,
		slog.String("id", id), slog.String("method", method(r.Method)), slog.String("route", route), slog.Int("status", resp.status),
		slog.Int("bytes", len(resp.raw)), slog.Float64("ms", float64(took.Microseconds())/1000))
	if resp.slug != "" {
		attrs = append(attrs, slog.String("problem", resp.slug))
	}
	if resp.outcome != "" {
		attrs = append(attrs, slog.String("outcome", resp.outcome), slog.Any("reasons", resp.reasons))
	}
	if failed != nil {
		attrs = append(attrs, slog.Bool("undelivered", true))
	}
	level := slog.LevelInfo
	if resp.status >= 500 {
		level = slog.LevelError
	}
	s.log.LogAttrs(context.WithoutCancel(r.Context()), level, "request", attrs...)
}

// method returns a method for the log: a client may invent any.
func method(m string) string {
	switch m {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions:
		return m
	}
	return "other"
}

// requestID returns a random UUID. One that the client sends is not taken over: it would stand in the log.
func requestID() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

func (s *service) overloaded(l language) response {
	resp := s.problem(l, &problemOverloaded, text{})
	resp.header = http.Header{"Retry-After": {"1"}}
	return resp
}

// gate bounds how many requests are judged at once. Whoever finds it closed waits a little, then is turned away.
type gate struct {
	slots chan struct{}
	wait  time.Duration
}

func (g *gate) enter(ctx context.Context) bool {
	select {
	case g.slots <- struct{}{}:
		return true
	default:
	}
	timer := time.NewTimer(g.wait)
	defer timer.Stop()
	select {
	case g.slots <- struct{}{}:
		return true
	case <-timer.C:
	case <-ctx.Done():
	}
	return false
}

func (g *gate) leave() { <-g.slots }

// serve serves until ctx ends, then stops: it says that it is not ready, waits for load balancers to notice, takes no more
// connections, and lets requests that run come to their end.
func (s *service) serve(ctx context.Context, listener net.Listener) error {
	server := &http.Server{
		Handler:           s.routes(),
		ReadHeaderTimeout: s.config.headerTimeout,
		ReadTimeout:       s.config.readTimeout,
		WriteTimeout:      s.config.writeTimeout,
		IdleTimeout:       s.config.idleTimeout,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          log.New(netLog{s.log}, "", 0),
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(limit(listener, s.config.maxConns)) }()
	s.log.Info("listening", "addr", listener.Addr().String(), "edition", s.table.Edition())
	select {
	case err := <-served:
		return err
	case <-ctx.Done():
	}
	s.draining.Store(true)
	s.log.Info("stopping")
	time.Sleep(s.config.drainDelay)
	deadline, cancel := context.WithTimeout(context.Background(), s.config.drain)
	defer cancel()
	if err := server.Shutdown(deadline); err != nil {
		_ = server.Close()
		return fmt.Errorf("requests were cut off after %v: %w", s.config.drain, err)
	}
	s.log.Info("stopped")
	return nil
}

// netLog takes what net/http writes to its log, which names clients, and keeps only what it is about.
type netLog struct{ log *slog.Logger }

// Write implements io.Writer.
func (n netLog) Write(p []byte) (int, error) {
	about := "other"
	for _, known := range []string{"http: panic serving", "http: TLS handshake error", "http: Accept error", "http: superfluous response.WriteHeader", "http: URL query contains semicolon"} {
		if bytes.HasPrefix(p, []byte(known)) {
			about = known
		}
	}
	n.log.Warn("net/http", "about", about)
	return len(p), nil
}

// limit bounds the connections of a listener, and with them the memory that bodies take.
func limit(l net.Listener, conns int) net.Listener {
	return &limited{Listener: l, slots: make(chan struct{}, conns), closed: make(chan struct{})}
}

type limited struct {
	net.Listener
	slots  chan struct{}
	closed chan struct{}
	once   sync.Once
}

// Accept waits for a free slot, then for a connection.
func (l *limited) Accept() (net.Conn, error) {
	select {
	case l.slots <- struct{}{}:
	case <-l.closed:
		return nil, net.ErrClosed
	}
	c, err := l.Listener.Accept()
	if err != nil {
		<-l.slots
		return nil, err
	}
	return &limitedConn{Conn: c, release: sync.OnceFunc(func() { <-l.slots })}, nil
}

// Close stops Accept.
func (l *limited) Close() error {
	l.once.Do(func() { close(l.closed) })
	return l.Listener.Close()
}

type limitedConn struct {
	net.Conn
	release func()
}

// Close gives the slot back.
func (c *limitedConn) Close() error {
	defer c.release()
	return c.Conn.Close()
}
