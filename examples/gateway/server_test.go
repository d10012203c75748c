package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/gobeian/icp/province"
)

// evening is 2019-06-03 in Europe and already the next day in China.
func evening() time.Time { return time.Date(2019, 6, 3, 16, 30, 0, 0, time.UTC) }

// logs is a log that tests may read while the service writes it.
type logs struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *logs) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *logs) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// lines returns the log's lines with the message, waiting for at least n of them: an answer may arrive before its line does.
func (l *logs) lines(t *testing.T, message string, n int) []map[string]any {
	t.Helper()
	for deadline := time.Now().Add(5 * time.Second); ; time.Sleep(time.Millisecond) {
		var found []map[string]any
		for line := range strings.Lines(l.String()) {
			var v map[string]any
			if err := json.Unmarshal([]byte(line), &v); err != nil {
				t.Fatalf("log line %q: %v", line, err)
			}
			if v["msg"] == message {
				found = append(found, v)
			}
		}
		if len(found) >= n {
			return found
		}
		if time.Now().After(deadline) {
			t.Fatalf("%d lines %q in the log, want %d", len(found), message, n)
		}
	}
}

// running is a service on a loopback port.
type running struct {
	*service
	addr string
	logs *logs
	stop func() error // asks it to stop and waits
}

func start(t *testing.T, adjust ...func(*config)) *running {
	t.Helper()
	c := defaults()
	c.drain = 5 * time.Second
	for _, f := range adjust {
		f(&c)
	}
	l := new(logs)
	s := newService(c, province.Builtin(), slog.New(slog.NewJSONHandler(l, nil)), evening)
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.serve(ctx, listener) }()
	stop := sync.OnceValue(func() error {
		cancel()
		return <-done
	})
	t.Cleanup(func() { _ = stop() })
	return &running{s, listener.Addr().String(), l, stop}
}

// answered is a response with its body.
type answered struct {
	*http.Response
	body []byte
}

// call sends a request; headers are pairs. Every response is held against the OpenAPI description.
func (r *running) call(t *testing.T, method, target, body string, headers ...string) answered {
	t.Helper()
	return send(t, method, target, func() *http.Request {
		req, err := http.NewRequestWithContext(t.Context(), method, "http://"+r.addr+target, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		if body != "" {
			req.Header.Set("Content-Type", "application/json")
		}
		for i := 0; i+1 < len(headers); i += 2 {
			req.Header.Set(headers[i], headers[i+1])
		}
		return req
	})
}

// send sends a request and reads the answer. A server that refuses a body closes the connection while some of it is still on
// the way, and now and then the client's system reports that instead of the answer: then the request is sent again.
func send(t *testing.T, method, target string, request func() *http.Request) answered {
	t.Helper()
	for try := 1; ; try++ {
		resp, err := http.DefaultTransport.RoundTrip(request())
		if err == nil {
			var a answered
			if a, err = tryRead(t, method, target, resp); err == nil {
				return a
			}
		}
		if closed := errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE); !closed || try == 5 {
			t.Fatal(err)
		}
	}
}

func read(t *testing.T, method, target string, resp *http.Response) answered {
	t.Helper()
	a, err := tryRead(t, method, target, resp)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func tryRead(t *testing.T, method, target string, resp *http.Response) (answered, error) {
	t.Helper()
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		return answered{}, err
	}
	a := answered{resp, b}
	described(t).checkResponse(t, method, target, a)
	return a, nil
}

// decode reads the body as JSON.
func (a answered) decode(t *testing.T) map[string]any {
	t.Helper()
	var v map[string]any
	if err := json.Unmarshal(a.body, &v); err != nil {
		t.Fatalf("%s: %v", a.body, err)
	}
	return v
}

// problem checks that the answer is a problem of that type, and returns it.
func (a answered) problem(t *testing.T, p problemType) map[string]any {
	t.Helper()
	v := a.decode(t)
	if got := a.Header.Get("Content-Type"); got != "application/problem+json" {
		t.Errorf("content type %q", got)
	}
	if a.StatusCode != p.status || v["type"] != "/problems/"+p.slug || v["status"] != float64(p.status) {
		t.Fatalf("status %d with %s, want %d %s", a.StatusCode, a.body, p.status, p.slug)
	}
	if v["instance"] != "urn:uuid:"+a.Header.Get("X-Request-Id") {
		t.Errorf("instance %v, request %s", v["instance"], a.Header.Get("X-Request-Id"))
	}
	return v
}

// request writes the body of a change.
func request(t *testing.T, old, new filing.Filing, basis, lang string) string {
	t.Helper()
	m := map[string]any{"old": old, "new": new}
	if basis != "" {
		m["basis"] = json.RawMessage(basis)
	}
	if lang != "" {
		m["lang"] = lang
	}
	b, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func edited(f filing.Filing, edit func(*filing.Filing)) filing.Filing {
	g := f.Clone()
	edit(&g)
	return g
}

func addDomain(f *filing.Filing) {
	f.Services[0].Domains = append(f.Services[0].Domains, filing.Domain{Name: "new.example.com"})
}

func managerMobile(f *filing.Filing) { f.Services[0].Manager.Mobile = filingtest.Mobile(99) }

func TestChanges(t *testing.T) {
	r := start(t)
	zhejiang := filingtest.Unit(filing.Zhejiang)
	both := func(f *filing.Filing) {
		f.Sponsor.Principal.Mobile = filingtest.Mobile(98)
		f.Services[0].Name = "另一个名称"
	}
	for _, c := range []struct {
		name    string
		old     filing.Filing
		edit    func(*filing.Filing)
		basis   string
		reasons []change.Reason // blocking
		route   string
	}{
		{"domain added", zhejiang, addDomain, `{"on":"2019-06-03"}`, []change.Reason{change.ReasonDomainAdded}, "new-service"},
		{"domain added before the rule", zhejiang, addDomain, `{"on":"2019-04-01"}`, nil, "change"},
		{"phone", zhejiang, managerMobile, `{"on":"2019-06-03"}`, nil, "change"},
		{"nothing", zhejiang, func(*filing.Filing) {}, `{"on":"2019-06-03"}`, nil, "none"},
		{"mixed", zhejiang, both, `{"on":"2019-06-03"}`, []change.Reason{change.ReasonMixedOrder}, "split"},
		{"mixed in a full order", zhejiang, both, `{"on":"2019-06-03","fullOrders":true}`, nil, "change"},
		{"order in progress", zhejiang, managerMobile, `{"on":"2019-06-03","openOrders":[{"kind":"service","service":"浙ICP备18001004号-1"}]}`,
			[]change.Reason{change.ReasonOrderInProgress}, ""},
		{"sponsor order in Jiangsu", filingtest.Unit(filing.Jiangsu), func(f *filing.Filing) { f.Sponsor.Principal.Mobile = filingtest.Mobile(98) },
			`{"on":"2022-01-10","order":"sponsor"}`, []change.Reason{change.ReasonOrderKindUnavailable}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			body := request(t, c.old, edited(c.old, c.edit), c.basis, "en")
			described(t).checkRequest(t, body, true)
			a := r.call(t, "POST", "/v1/changes", body)
			v := a.decode(t)
			var got []string
			for _, x := range v["violations"].([]any) {
				if x := x.(map[string]any); x["severity"] == "blocking" {
					got = append(got, x["reason"].(string))
				}
			}
			var want []string
			for _, reason := range c.reasons {
				want = append(want, reason.String())
			}
			if !slices.Equal(got, want) {
				t.Errorf("blocking %v, want %v", got, want)
			}
			if route := v["plan"].(map[string]any)["route"]; c.route != "" && route != c.route {
				t.Errorf("route %v, want %s", route, c.route)
			}
			if want == nil {
				if a.StatusCode != http.StatusOK || v["outcome"] != permitted || a.Header.Get("Content-Type") != "application/json" {
					t.Errorf("%d %s", a.StatusCode, a.body)
				}
				return
			}
			a.problem(t, problemBlocked)
			if v["outcome"] != blocked || !strings.Contains(v["detail"].(string), "blocking, the first: ") {
				t.Errorf("%v: %v", v["outcome"], v["detail"])
			}
		})
	}
}

func TestChangeDefaults(t *testing.T) {
	r := start(t)
	f := filingtest.Unit(filing.Zhejiang)
	body := request(t, f, edited(f, addDomain), "", "")
	for _, c := range []struct{ header, language, title string }{
		{"", "zh-Hans", "变更备案不能提交该修改"},
		{"en-GB, zh;q=0.5", "en", "A change order cannot carry this edit"},
		{"zh-TW", "zh-Hans", "变更备案不能提交该修改"},
		{strings.Repeat("x-\xff,;q=", 500), "zh-Hans", "变更备案不能提交该修改"},
	} {
		a := r.call(t, "POST", "/v1/changes", body, "Accept-Language", c.header)
		v := a.problem(t, problemBlocked)
		if v["on"] != "2019-06-04" {
			t.Errorf("on %v, want the Chinese day", v["on"])
		}
		if v["title"] != c.title || a.Header.Get("Content-Language") != c.language {
			t.Errorf("%.20q: %v in %s", c.header, v["title"], a.Header.Get("Content-Language"))
		}
	}
	a := r.call(t, "POST", "/v1/changes", request(t, f, edited(f, addDomain), "", "en"), "Accept-Language", "zh")
	if a.Header.Get("Content-Language") != "en" {
		t.Error("lang does not go before Accept-Language")
	}
}

// TestFacts checks that the facts of a request reach the library: what was undecided is decided.
func TestFacts(t *testing.T) {
	r := start(t)
	f := filingtest.Unit(filing.Zhejiang)
	depends := func(basis string) (all []string) {
		v := r.call(t, "POST", "/v1/changes", request(t, f, edited(f, addDomain), basis, "")).decode(t)
		for _, x := range v["violations"].([]any) {
			if d, ok := x.(map[string]any)["detail"].(map[string]any); ok && d["depends"] != nil {
				for _, fact := range d["depends"].([]any) {
					all = append(all, fact.(string))
				}
			}
		}
		return all
	}
	const fact = "registrar-approved"
	if !slices.Contains(depends(`{"on":"2019-06-03"}`), fact) {
		t.Errorf("nothing depends on %s", fact)
	}
	if slices.Contains(depends(`{"on":"2019-06-03","facts":{"`+fact+`":true}}`), fact) {
		t.Errorf("%s is still open", fact)
	}
}

func TestMaterials(t *testing.T) {
	r := start(t)
	f := filingtest.Unit(filing.Zhejiang)
	rename := func(f *filing.Filing) {
		f.Sponsor.Name, f.Sponsor.Certificate.Name = "浙江更名有限公司", "浙江更名有限公司"
	}
	missing := func(basis string) bool {
		v := r.call(t, "POST", "/v1/changes", request(t, f, edited(f, rename), basis, "")).decode(t)
		return slices.ContainsFunc(v["violations"].([]any), func(x any) bool { return x.(map[string]any)["reason"] == "material-missing" })
	}
	if missing(`{"on":"2019-06-03"}`) || !missing(`{"on":"2019-06-03","materials":[]}`) {
		t.Error("an absent list says not asked, an empty one that there are none")
	}
}

func TestRules(t *testing.T) {
	r := start(t)
	v := r.call(t, "GET", "/v1/rules?province=CN-ZJ&on=2019-06-03&topic=domain-add", "").decode(t)
	rules := v["rules"].([]any)
	if len(rules) == 0 || !strings.Contains(fmt.Sprint(rules), "CN/domain-add/4") {
		t.Errorf("rules: %v", rules)
	}
	if all := r.call(t, "GET", "/v1/rules?province=CN-ZJ", "").decode(t); all["on"] != "2019-06-04" || len(all["rules"].([]any)) < 50 {
		t.Errorf("%d rules on %v", len(all["rules"].([]any)), all["on"])
	}
	// What the service lists, -rules reads.
	a := r.call(t, "GET", "/v1/rules?province=CN-SH&on=2026-11-01", "")
	var list struct {
		Rules json.RawMessage `json:"rules"`
	}
	if err := json.Unmarshal(a.body, &list); err != nil {
		t.Fatal(err)
	}
	if _, err := province.Parse(strings.NewReader(`{"sheet":"CN-SH","rules":` + string(list.Rules) + `}`)); err != nil {
		t.Error(err)
	}
}

func TestProvinces(t *testing.T) {
	r := start(t)
	sms := func(day string) map[string]any {
		verdicts := make(map[string]any)
		for _, p := range r.call(t, "GET", "/v1/provinces?on="+day, "").decode(t)["provinces"].([]any) {
			p := p.(map[string]any)
			verdicts[p["province"].(string)] = p["smsCheck"].(map[string]any)["verdict"]
		}
		return verdicts
	}
	before, after := sms("2019-06-03"), sms("2020-08-17")
	if before["CN-ZJ"] != "required" || before["CN-BJ"] == "required" || after["CN-BJ"] != "required" {
		t.Errorf("SMS check: Zhejiang %v, Beijing %v, then %v", before["CN-ZJ"], before["CN-BJ"], after["CN-BJ"])
	}
}

func TestParameters(t *testing.T) {
	r := start(t)
	for target, name := range map[string]string{
		"/v1/rules":                                    "province",
		"/v1/rules?province=":                          "province",
		"/v1/rules?province=CN-XX":                     "province",
		"/v1/rules?province=浙":                         "province",
		"/v1/rules?province=CN-ZJ&province=CN-BJ":      "province",
		"/v1/rules?province=CN-ZJ&on=2019-02-30":       "on",
		"/v1/rules?province=CN-ZJ&on=":                 "on",
		"/v1/rules?province=CN-ZJ&topic=%00":           "topic",
		"/v1/rules?province=CN-ZJ&topic=":              "topic",
		"/v1/rules?province=CN-ZJ&lang=fr":             "lang",
		"/v1/rules?province=CN-ZJ&On=2019-06-03":       "",
		"/v1/rules?province=CN-ZJ&secret13912345678=1": "",
		"/v1/rules?province=CN-ZJ&%zz":                 "",
		"/v1/rules?province=CN-ZJ;on=2019-06-03":       "",
		"/v1/provinces?provider=nobody":                "provider",
		"/v1/provinces?on=tomorrow":                    "on",
		"/v1/provinces?topic=phone":                    "",
	} {
		v := r.call(t, "GET", target, "").problem(t, problemParameter)
		if got, _ := v["parameter"].(string); got != name || v["expected"] == "" {
			t.Errorf("%s: parameter %q, want %q", target, got, name)
		}
	}
}

func TestRouting(t *testing.T) {
	r := start(t)
	for _, target := range []string{"/", "/v1", "/v1/", "/v1/changes/", "/v2/changes", "/v1//changes", "/v1/../healthz", "/%2e%2e/etc/passwd", "/debug/memory", "/problems/nothing"} {
		r.call(t, "GET", target, "").problem(t, problemNotFound)
	}
	for target, allow := range map[string]string{"/v1/changes": "POST", "/v1/rules": "GET, HEAD", "/healthz": "GET, HEAD", "/problems/blocked": "GET, HEAD"} {
		for _, method := range []string{"DELETE", "OPTIONS", "BREW"} {
			a := r.call(t, method, target, "")
			a.problem(t, problemMethod)
			if a.Header.Get("Allow") != allow {
				t.Errorf("%s: Allow %q, want %q", target, a.Header.Get("Allow"), allow)
			}
		}
	}
	r.call(t, "GET", "/v1/changes", "").problem(t, problemMethod)
	for _, p := range problemTypes {
		v := r.call(t, "GET", "/problems/"+p.slug, "", "Accept-Language", "en").decode(t)
		if v["title"] != p.title.en || v["description"] != p.about.en {
			t.Errorf("%s: %v", p.slug, v)
		}
	}
	if a := r.call(t, "HEAD", "/healthz", ""); a.StatusCode != http.StatusOK || len(a.body) != 0 {
		t.Errorf("HEAD: %d with %d bytes", a.StatusCode, len(a.body))
	}
}

func TestPublicURL(t *testing.T) {
	r := start(t, func(c *config) { c.public = "https://icp.example.com" })
	if v := r.call(t, "GET", "/nothing", "").decode(t); v["type"] != "https://icp.example.com/problems/not-found" {
		t.Errorf("type %v", v["type"])
	}
}

func TestReadiness(t *testing.T) {
	r := start(t)
	r.call(t, "GET", "/healthz", "")
	v := r.call(t, "GET", "/readyz", "").decode(t)
	if v["edition"] != province.Builtin().Edition() || len(v["digest"].(string)) != 64 {
		t.Errorf("%v", v)
	}
	r.draining.Store(true)
	r.call(t, "GET", "/readyz", "").problem(t, problemDraining)
	if a := r.call(t, "GET", "/healthz", ""); a.StatusCode != http.StatusOK || !a.Close {
		t.Errorf("while draining: %d, close %v", a.StatusCode, a.Close)
	}
}

func TestOverload(t *testing.T) {
	r := start(t, func(c *config) { c.workers, c.queueWait = 2, 10*time.Millisecond })
	for range 2 {
		if !r.gate.enter(t.Context()) {
			t.Fatal("the gate is closed from the start")
		}
	}
	f := filingtest.Unit(filing.Zhejiang)
	body := request(t, f, edited(f, managerMobile), "", "")
	for _, call := range [][3]string{{"POST", "/v1/changes", body}, {"GET", "/v1/rules?province=CN-ZJ"}, {"GET", "/v1/provinces"}} {
		a := r.call(t, call[0], call[1], call[2])
		a.problem(t, problemOverloaded)
		if a.Header.Get("Retry-After") != "1" {
			t.Error("no Retry-After")
		}
	}
	if a := r.call(t, "GET", "/healthz", ""); a.StatusCode != http.StatusOK {
		t.Errorf("health: %d", a.StatusCode)
	}
	r.gate.leave()
	if a := r.call(t, "POST", "/v1/changes", body); a.StatusCode != http.StatusOK {
		t.Errorf("with a free slot: %d", a.StatusCode)
	}
}

func TestConnectionLimit(t *testing.T) {
	r := start(t, func(c *config) { c.maxConns = 2 })
	var held []net.Conn
	for range 2 {
		held = append(held, dial(t, r.addr))
		fmt.Fprintf(held[len(held)-1], "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
		if _, err := bufio.NewReader(held[len(held)-1]).ReadByte(); err != nil {
			t.Fatal(err)
		}
	}
	third := dial(t, r.addr)
	fmt.Fprintf(third, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
	_ = third.SetReadDeadline(time.Now().Add(100 * time.Millisecond))
	if _, err := third.Read(make([]byte, 1)); err == nil {
		t.Error("a third connection was served")
	}
	_ = held[0].Close()
	_ = third.SetReadDeadline(time.Now().Add(5 * time.Second))
	if _, err := third.Read(make([]byte, 1)); err != nil {
		t.Errorf("the third connection was not served after one ended: %v", err)
	}
}

func TestPanic(t *testing.T) {
	r := start(t)
	r.now = func() time.Time { panic(marker) }
	v := r.call(t, "GET", "/v1/provinces", "").problem(t, problemInternal)
	if strings.Contains(fmt.Sprint(v), "goroutine") || strings.Contains(fmt.Sprint(v), marker) {
		t.Errorf("the answer tells too much: %v", v)
	}
	line := r.logs.lines(t, "panic", 1)[0]
	if line["type"] != "string" || !strings.Contains(line["stack"].(string), "provinces") || strings.Contains(fmt.Sprint(line), marker) {
		t.Errorf("log: %v", line)
	}
	r.now = func() time.Time { var none []int; return time.Unix(int64(none[len(r.addr)]), 0) }
	r.call(t, "GET", "/v1/provinces", "").problem(t, problemInternal)
	if lines := r.logs.lines(t, "panic", 2); !strings.Contains(fmt.Sprint(lines[1]["error"]), "index out of range") {
		t.Errorf("log: %v", lines[1]["error"])
	}
	if len(r.gate.slots) != 0 {
		t.Error("a panic keeps its slot")
	}
}

// TestConcurrent sends different changes at once and wants of each its own answer.
func TestConcurrent(t *testing.T) {
	r := start(t)
	var wg sync.WaitGroup
	for i := range 16 {
		wg.Go(func() {
			p := filing.Province(i + 1)
			f := filingtest.Unit(p)
			for j := range 10 {
				edit, status := managerMobile, http.StatusOK
				if (i+j)%2 == 0 {
					edit, status = addDomain, http.StatusUnprocessableEntity
				}
				a := r.call(t, "POST", "/v1/changes", request(t, f, edited(f, edit), `{"on":"2020-06-03"}`, ""))
				if a.StatusCode != status || !bytes.Contains(a.body, []byte(f.Number.String())) {
					t.Errorf("%v: status %d", p, a.StatusCode)
				}
			}
		})
	}
	wg.Wait()
	r.logs.lines(t, "request", 160)
}

func dial(t *testing.T, addr string) net.Conn {
	t.Helper()
	c, err := new(net.Dialer).DialContext(t.Context(), "tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}
