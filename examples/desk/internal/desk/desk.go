// Package desk is the web page of command desk as an [http.Handler], so that tests can drive it in their own process.
package desk

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

//go:embed assets templates samples
var files embed.FS

// Config is what a desk is made of. The zero value serves the built-in rules and logs nothing.
type Config struct {
	Rules *province.Table // nil: the built-in table
	Log   *slog.Logger    // nil: nothing is logged
}

// What a request may ask for.
const (
	maxQuery   = 2 << 10   // bytes of a query string
	maxBody    = 256 << 10 // bytes of a form
	maxRunning = 64        // requests at once; more wait a second in their browser
)

// Server returns a server that serves [New] with limits and timeouts. The caller listens.
func Server(c Config) *http.Server {
	return &http.Server{
		Handler:           New(c),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       15 * time.Second,
		WriteTimeout:      30 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(slog.DiscardHandler, slog.LevelError), // may quote what a client sent
	}
}

// desk serves the pages. It is read only after [New].
type desk struct {
	rules     *province.Table
	words     *languages
	templates map[string]*template.Template       // by language
	bounds    map[province.Topic][]filing.Date    // days on which rules of a topic begin or end
	history   map[filing.Province][]province.Rule // all rules of a province, whatever the day, by topic and age
}

// New returns the pages as a handler, with the limits that do not need a server.
func New(c Config) http.Handler {
	d := &desk{rules: c.Rules, words: newLanguages()}
	if d.rules == nil {
		d.rules = province.Builtin()
	}
	d.bounds, d.history = boundaries(d.rules), histories(d.rules)
	d.templates = map[string]*template.Template{}
	for _, lang := range [...]string{"zh", "en"} {
		in := d.words.in(lang)
		d.templates[lang] = template.Must(template.New(lang).Funcs(template.FuncMap{"T": in.T}).ParseFS(files, "templates/*.html"))
	}
	log := c.Log
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}

	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", d.page(d.showMap))
	mux.HandleFunc("GET /province", d.page(d.showProvince))
	mux.HandleFunc("GET /edit", d.page(d.showEditor))
	mux.HandleFunc("POST /edit", d.page(d.submitEditor))
	mux.HandleFunc("GET /assets/{name}", assets())
	mux.HandleFunc("/", d.page(func(_ http.ResponseWriter, r *http.Request) (view, error) {
		switch {
		case r.URL.Path == "/" || r.URL.Path == "/province" || r.URL.Path == "/edit" || path.Dir(r.URL.Path) == "/assets":
			return view{}, &problem{status: http.StatusMethodNotAllowed, zh: "此地址不接受这种请求方法。", en: "This address does not take this kind of request."}
		}
		return view{}, &problem{status: http.StatusNotFound, zh: "没有这个页面。", en: "There is no such page."}
	}))
	return guard(logged(log, limited(http.NewCrossOriginProtection().Handler(mux))))
}

// view is a page to render: the name of its template, and what the template shows.
type view struct {
	name   string
	status int // zero: 200
	data   interface{ Lang() string }
}

// page renders what f returns. Whatever fails becomes a page too.
func (d *desk) page(f func(w http.ResponseWriter, r *http.Request) (view, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v, err := f(w, r)
		if err != nil {
			v = d.problemView(r, err)
		}
		var b bytes.Buffer
		if err := d.templates[v.data.Lang()].ExecuteTemplate(&b, v.name, v.data); err != nil {
			panic(err) // a template of ours is wrong; the tests render them all
		}
		h := w.Header()
		h.Set("Content-Type", "text/html; charset=utf-8")
		h.Set("Cache-Control", "no-store") // what is typed in stays nowhere
		h.Set("Vary", "Accept-Encoding, Accept-Language")
		if b.Len() > 4<<10 && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			b = compressed(b.Bytes())
			h.Set("Content-Encoding", "gzip")
		}
		h.Set("Content-Length", strconv.Itoa(b.Len()))
		if v.status != 0 {
			w.WriteHeader(v.status)
		}
		_, _ = w.Write(b.Bytes()) // a client that left is no concern
	}
}

// compressed packs a page: that of a province is long and repeats its sources.
func compressed(page []byte) bytes.Buffer {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed) // the level is one
	_, _ = z.Write(page)                            // a buffer takes all
	_ = z.Close()
	return b
}

// guard sets the headers that keep pages to themselves and turns a panic into a plain answer.
func guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "+
			"form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), clipboard-write=(self)")
		next.ServeHTTP(w, r)
	})
}

// limited bounds the requests at once and the size of each.
func limited(next http.Handler) http.Handler {
	running := make(chan struct{}, maxRunning)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		select {
		case running <- struct{}{}:
			defer func() { <-running }()
		default:
			w.Header().Set("Retry-After", "1")
			http.Error(w, "busy 繁忙", http.StatusServiceUnavailable)
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		next.ServeHTTP(w, r)
	})
}

// statusWriter remembers the status for the log.
type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// logged logs the route, the status and the time of each request, and nothing that a visitor typed.
func logged(log *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		s := &statusWriter{ResponseWriter: w, status: http.StatusOK}
		defer func() {
			if p := recover(); p != nil {
				s.status = http.StatusInternalServerError
				http.Error(w, "internal error 内部错误", s.status)
			}
			log.Info("request", "route", r.Pattern, "status", s.status, "took", time.Since(start).Round(time.Microsecond))
		}()
		next.ServeHTTP(s, r)
	})
}

// assets serves the embedded style sheet, script and icon under a tag of their content.
func assets() http.HandlerFunc {
	types := map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
	type asset struct {
		body []byte
		tag  string
	}
	all := map[string]asset{}
	entries, _ := fs.ReadDir(files, "assets")
	for _, e := range entries {
		b, _ := files.ReadFile("assets/" + e.Name())
		sum := sha256.Sum256(b)
		all[e.Name()] = asset{b, `"` + hex.EncodeToString(sum[:8]) + `"`}
	}
	return func(w http.ResponseWriter, r *http.Request) {
		name := r.PathValue("name")
		a, ok := all[name]
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", types[path.Ext(name)])
		w.Header().Set("Cache-Control", "no-cache")
		w.Header().Set("ETag", a.tag)
		http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(a.body))
	}
}
