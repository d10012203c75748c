package desk

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
	"github.com/gobeian/icp/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

var handler = New(Config{})

func serve(t *testing.T, h http.Handler, r *http.Request) (int, string, http.Header) {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	b, err := io.ReadAll(w.Body)
	require.NoError(t, err)
	return w.Code, string(b), w.Header()
}

func get(t *testing.T, target string) (int, string) {
	t.Helper()
	code, body, _ := serve(t, handler, httptest.NewRequestWithContext(t.Context(), http.MethodGet, target, nil))
	return code, body
}

func post(t *testing.T, form url.Values) (int, string) {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/edit", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	code, body, _ := serve(t, handler, r)
	return code, body
}

func TestPages(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, target string
		code         int
		has          []string
	}{
		{"map", "/", 200, []string{`lang="zh-Hans"`, "备案变更规则地图", `aria-label="浙江：`, "图例"}},
		{"map in English", "/?lang=en", 200, []string{`lang="en"`, `aria-label="Zhejiang: `, "Legend"}},
		{"map with everything", "/?lang=en&day=2019-06-03&topic=sms-check&province=CN-ZJ&provider=tencent-cloud", 200, []string{"SMS check", `value="2019-06-03"`, "All rules of the province"}},
		{"empty parameters", "/?lang=&day=&topic=&province=&provider=", 200, []string{"图例"}},
		{"other forms of a province", "/province?province=%E6%B5%99", 200, []string{"浙江的备案变更规则"}},
		{"province", "/province?province=CN-JX&day=2019-09-15&lang=en", 200, []string{"Filing-change rules of Jiangxi", "Sources", "Past rules", `rel="noreferrer"`}},
		{"editor", "/edit?province=CN-GD", 200, []string{"广东样例科技有限公司", "粤ICP"[:0], "提交日期"}},
		{"editor, individual", "/edit?kind=individual&lang=en", 200, []string{"李样例", "Day of submission"}},
		{"style", "/assets/desk.css", 200, []string{"--allowed"}},
		{"script", "/assets/desk.js", 200, []string{"use strict"}},
		{"bad language", "/?lang=fr", 400, []string{"语言只能是"}},
		{"bad day", "/?day=2019-02-30&lang=en", 400, []string{"The day must be a date"}},
		{"day too early", "/?day=2017-05-31", 400, []string{"日期须为"}},
		{"day too late", "/?day=9999-12-31", 400, []string{"日期须为"}},
		{"bad topic", "/?topic=%3Cscript%3E", 400, []string{"没有这个主题"}},
		{"bad province", "/province?province=CN-HK", 400, []string{"没有这个省份"}},
		{"no province", "/province", 400, []string{"请先选择"}},
		{"bad provider", "/?provider=amazon", 400, []string{"没有这个接入商"}},
		{"twice", "/?day=2019-06-03&day=2019-06-04", 400, []string{"日期须为"}},
		{"not UTF-8", "/?topic=%ff", 400, []string{"没有这个主题"}},
		{"broken escape", "/?topic=%zz", 400, []string{"无法读取"}},
		{"long", "/?x=" + strings.Repeat("a", 3000), 414, []string{"地址过长"}},
		{"bad trial", "/edit?try=nothing", 400, []string{"没有这个样例修改"}},
		{"bad kind", "/edit?kind=../unit", 400, []string{"样例只有"}},
		{"nowhere", "/nowhere?lang=en", 404, []string{"no such page"}},
		{"no asset", "/assets/..%2fdesk.go", 404, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, body := get(t, c.target)
			assert.Equal(t, c.code, code)
			for _, s := range c.has {
				assert.Contains(t, body, s)
			}
			assert.NotContains(t, body, "<script>")
		})
	}
}

func TestMethods(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		method, target string
		code           int
	}{{"POST", "/", 405}, {"DELETE", "/edit", 405}, {"PUT", "/province", 405}, {"HEAD", "/", 200}, {"POST", "/assets/desk.css", 405}} {
		code, _, _ := serve(t, handler, httptest.NewRequestWithContext(t.Context(), c.method, c.target, nil))
		assert.Equal(t, c.code, code, c.method+" "+c.target)
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/edit", strings.NewReader("lang=zh"))
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	code, _, _ := serve(t, handler, r)
	assert.Equal(t, http.StatusForbidden, code, "a form of another site")
	code, _ = post(t, url.Values{"f.name": {strings.Repeat("a", maxBody)}})
	assert.Equal(t, http.StatusRequestEntityTooLarge, code)
}

func TestLanguageOfTheBrowser(t *testing.T) {
	for header, want := range map[string]string{"": "zh-Hans", "en-GB,en;q=0.9": "en", "zh-TW": "zh-Hans", "fr": "zh-Hans", "de, en;q=0.5": "en"} {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
		r.Header.Set("Accept-Language", header)
		_, body, h := serve(t, handler, r)
		assert.Contains(t, body, `<html lang="`+want+`">`, header)
		assert.Contains(t, h.Get("Vary"), "Accept-Language")
	}
}

func TestCompression(t *testing.T) {
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/province?province=CN-ZJ", nil)
	_, plain, _ := serve(t, handler, r)
	r.Header.Set("Accept-Encoding", "br, gzip")
	_, packed, h := serve(t, handler, r)
	assert.Equal(t, "gzip", h.Get("Content-Encoding"))
	assert.Less(t, len(packed), len(plain)/4)
	z, err := gzip.NewReader(strings.NewReader(packed))
	require.NoError(t, err)
	b, err := io.ReadAll(z)
	require.NoError(t, err)
	assert.Equal(t, plain, string(b))
}

func TestHeaders(t *testing.T) {
	for _, target := range []string{"/", "/edit", "/assets/desk.css", "/nowhere", "/?day=x"} {
		_, _, h := serve(t, handler, httptest.NewRequestWithContext(t.Context(), http.MethodGet, target, nil))
		csp := h.Get("Content-Security-Policy")
		assert.Contains(t, csp, "default-src 'none'")
		assert.NotContains(t, csp, "unsafe")
		assert.Equal(t, "nosniff", h.Get("X-Content-Type-Options"))
		assert.Equal(t, "no-referrer", h.Get("Referrer-Policy"))
		assert.Empty(t, h.Values("Set-Cookie"))
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/assets/desk.js", nil)
	_, _, h := serve(t, handler, r)
	r.Header.Set("If-None-Match", h.Get("ETag"))
	code, _, _ := serve(t, handler, r)
	assert.Equal(t, http.StatusNotModified, code)
}

// TestNothingPersonalIsLogged types in a filing and looks for it in the log.
func TestNothingPersonalIsLogged(t *testing.T) {
	var log strings.Builder
	h := New(Config{Log: slog.New(slog.NewTextHandler(&log, nil))})
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/edit?secret=13912345678", strings.NewReader("f.name=SECRET&f.principalMobile=13912345678"))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("User-Agent", "SECRET")
	serve(t, h, r)
	serve(t, h, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/SECRET?day=SECRET", nil))
	assert.Contains(t, log.String(), "POST /edit")
	assert.NotContains(t, log.String(), "SECRET")
	assert.NotContains(t, log.String(), "1391", "the log has times of its own, such as 139µs")
}

func TestPanicIsAnAnswer(t *testing.T) {
	h := logged(slog.New(slog.DiscardHandler), http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("SECRET") }))
	code, body, _ := serve(t, h, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil))
	assert.Equal(t, 500, code)
	assert.NotContains(t, body, "SECRET")
}

// TestBusy fills the server.
func TestBusy(t *testing.T) {
	release, entered := make(chan struct{}), make(chan struct{})
	h := limited(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { entered <- struct{}{}; <-release }))
	done := make(chan struct{})
	for range maxRunning {
		go func() {
			h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/", nil))
			done <- struct{}{}
		}()
		<-entered
	}
	code, _, header := serve(t, h, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil))
	assert.Equal(t, http.StatusServiceUnavailable, code)
	assert.Equal(t, "1", header.Get("Retry-After"))
	close(release)
	for range maxRunning {
		<-done
	}
}

const hostile = `"><script>alert(1)</script><img src=x onerror=alert(2)>{{.}}</textarea>` + "\u202e"

// TestHostileValues types markup into every field, in both modes.
func TestHostileValues(t *testing.T) {
	t.Parallel()
	form := url.Values{"province": {"CN-ZJ"}, "day": {"2019-06-03"}, "occurred": {hostile}}
	for _, f := range fields {
		if f.kind == "text" || f.name == "domains" {
			form.Set("f."+f.name, hostile)
		}
	}
	check := func(body string) {
		t.Helper()
		for n := range nodes(t, body) {
			if n.Type != html.ElementNode {
				continue
			}
			assert.False(t, n.Data == "script" && attr(n, "src") != "/assets/desk.js", "a script")
			assert.False(t, n.Data == "img", "an image")
			for _, a := range n.Attr {
				assert.False(t, strings.HasPrefix(a.Key, "on") || a.Key == "style", "%s=%s", a.Key, a.Val)
			}
		}
	}
	code, body := post(t, form)
	assert.Equal(t, 400, code)
	check(body)
	form.Del("occurred")
	code, body = post(t, form)
	assert.Equal(t, 200, code)
	check(body)
	form.Set("do", "json")
	code, body = post(t, form)
	assert.Equal(t, 200, code)
	check(body)
	code, body = post(t, url.Values{"mode": {"json"}, "old": {hostile}, "new": {`{"sponsor":{"name":1}}`}, "lang": {"en"}})
	assert.Equal(t, 400, code)
	assert.Contains(t, body, "Line 1, column")
	check(body)
	code, body = post(t, url.Values{"f.ips": {"<b>"}, "f.nature": {"<i>"}, "lang": {"en"}})
	assert.Equal(t, 400, code)
	assert.Contains(t, body, "Each line is an IP address")
	check(body)
}

// nodes yields the nodes of a page.
func nodes(t *testing.T, body string) func(func(*html.Node) bool) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(body))
	require.NoError(t, err)
	return func(yield func(*html.Node) bool) {
		for n := range root.Descendants() {
			if !yield(n) {
				return
			}
		}
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// targets are pages with all that there is to say, without a language.
func targets() []string {
	ts := []string{"/nowhere?", "/?province=CN-SH", "/edit?"}
	for i := range questions {
		ts = append(ts, "/?topic="+questions[i].slug+"&day=2019-09-15")
	}
	for _, p := range []string{"CN-BJ", "CN-FJ", "CN-GS", "CN-HB", "CN-JX", "CN-XJ"} {
		ts = append(ts, "/province?day=2020-05-01&province="+p)
	}
	for _, trial := range trials {
		ts = append(ts, "/edit?try="+trial.slug+"&day=2019-06-03&province=CN-JX", "/edit?try="+trial.slug+"&day=2026-11-02&province=CN-JS&provider=ucloud")
	}
	return ts
}

// slugs returns what only a program should see: the slugs of the closed lists that are no English words of their own.
func slugs() map[string]bool {
	words := map[string]bool{}
	add := func(s string) {
		if strings.Contains(s, "-") {
			words[s] = true
		}
	}
	for t := province.TopicProvince; t <= province.TopicRemark; t++ {
		add(t.String())
	}
	for r := change.ReasonProvinceChanged; r <= change.ReasonUndecided; r++ {
		add(r.String())
	}
	for m := province.BusinessLicence; m <= province.RelationStatement; m++ {
		add(m.String())
	}
	for k := province.StepFillForm; k <= province.StepMigrate; k++ {
		add(k.String())
	}
	for f := province.FactOwnUnit; f <= province.FactCommitted; f++ {
		add(f.String())
	}
	for r := province.RemedyNone; r <= province.RemedyAskBureau; r++ {
		add(r.String())
	}
	for n := verify.NoteSiteStaysOnline; n <= verify.NoteDomainConflict; n++ {
		add(n.String())
	}
	for r := verify.RouteNone; r <= verify.RouteMigrate; r++ {
		add(r.String())
	}
	for p := province.AlibabaCloud; p <= province.OtherProvider; p++ {
		add(p.String())
	}
	for _, english := range []string{"pre-approval", "transfer-in", "responsible-person"} {
		delete(words, english)
	}
	return words
}

// TestBothLanguages reads every kind of page in both languages: no slug, no unknown word, no English in Chinese text that is not
// marked as English, and no Chinese in English text that is not marked as Chinese.
func TestBothLanguages(t *testing.T) {
	t.Parallel()
	leak := slugs()
	han := regexp.MustCompile(`\p{Han}{2,}`)
	english := regexp.MustCompile(`[a-z]{3,} [a-z]{3,} [a-z]{3,} [a-z]{3,}`)
	compound := regexp.MustCompile(`[a-z]+(?:-[a-z]+)+`)
	for _, target := range targets() {
		for _, lang := range []string{"zh", "en"} {
			_, body := get(t, target+"&lang="+lang)
			for n := range nodes(t, body) {
				if n.Type != html.TextNode || strings.TrimSpace(n.Data) == "" {
					continue
				}
				marked, code := "", false
				for p := n.Parent; p != nil; p = p.Parent {
					if l := attr(p, "lang"); l != "" && marked == "" {
						marked = l
					}
					switch p.Data {
					case "code", "textarea", "script", "style":
						code = true
					}
				}
				if code {
					continue
				}
				for _, word := range compound.FindAllString(n.Data, -1) {
					if leak[word] {
						t.Errorf("%s&lang=%s: slug %s in %q", target, lang, word, n.Data)
					}
				}
				if lang == "en" && marked == "en" && han.MatchString(n.Data) && !quotesFiling(n) {
					t.Errorf("%s&lang=en: Chinese in %q", target, n.Data)
				}
				if lang == "zh" && marked == "zh-Hans" && english.MatchString(n.Data) && !citesDocument(n) {
					t.Errorf("%s&lang=zh: English in %q", target, n.Data)
				}
			}
		}
	}
}

// quotesFiling reports whether a text shows a value or a key of the filing, such as a filing number.
func quotesFiling(n *html.Node) bool {
	for p := n; p != nil; p = p.Parent {
		if c := attr(p, "class"); c == "was" || c == "message" || c == "changes" || c == "says" || c == "caveat" || c == "note" || strings.Contains(c, "small") {
			return true
		}
	}
	return false
}

func citesDocument(n *html.Node) bool {
	for p := n; p != nil; p = p.Parent {
		if attr(p, "class") == "sources" {
			return true
		}
	}
	return false
}

// TestNothingFromElsewhere holds every page to what it may load and where it may lead.
func TestNothingFromElsewhere(t *testing.T) {
	t.Parallel()
	external := 0
	for _, target := range targets() {
		_, body := get(t, target+"&lang=zh")
		for n := range nodes(t, body) {
			if n.Type != html.ElementNode {
				continue
			}
			for _, a := range n.Attr {
				switch a.Key {
				case "href", "src", "action", "srcset", "poster", "data", "formaction":
				default:
					continue
				}
				if strings.HasPrefix(a.Val, "/") && !strings.HasPrefix(a.Val, "//") || strings.HasPrefix(a.Val, "#") {
					continue
				}
				external++
				assert.Equal(t, "a", n.Data, a.Val)
				assert.Equal(t, "noreferrer", attr(n, "rel"), a.Val)
				u, err := url.Parse(a.Val)
				require.NoError(t, err)
				assert.Contains(t, []string{"http", "https"}, u.Scheme, a.Val)
			}
			if n.Data == "style" || n.Data == "script" && n.FirstChild != nil {
				t.Errorf("%s: inline %s", target, n.Data)
			}
		}
	}
	assert.Positive(t, external)
	for _, name := range []string{"desk.css", "desk.js"} {
		_, body := get(t, "/assets/"+name)
		assert.NotRegexp(t, `https?://|@import|url\(|eval\(|innerHTML`, body)
	}
}

func TestDeterministic(t *testing.T) {
	t.Parallel()
	other := New(Config{})
	for _, target := range targets() {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, target+"&lang=en", nil)
		_, a, _ := serve(t, handler, r)
		_, b, _ := serve(t, other, r)
		require.Equal(t, a, b, target)
	}
}

// TestForms looks at labels, anchors and names, so that forms work by keyboard and for a screen reader.
func TestForms(t *testing.T) {
	t.Parallel()
	for _, target := range targets() {
		_, body := get(t, target+"&lang=en")
		ids, labels, refs := map[string]int{}, map[string]bool{}, []string{}
		for n := range nodes(t, body) {
			if n.Type != html.ElementNode {
				continue
			}
			if id := attr(n, "id"); id != "" {
				ids[id]++
			}
			if n.Data == "label" {
				labels[attr(n, "for")] = true
			}
			for _, key := range []string{"aria-labelledby", "aria-describedby", "for", "form"} {
				if v := attr(n, key); v != "" {
					refs = append(refs, v)
				}
			}
			if h := attr(n, "href"); len(h) > 1 && h[0] == '#' {
				refs = append(refs, h[1:])
			}
		}
		for id, n := range ids {
			if n != 1 {
				t.Errorf("%s: %d places are named %s", target, n, id)
			}
		}
		for _, id := range refs {
			if ids[id] != 1 {
				t.Errorf("%s: nothing named %s", target, id)
			}
		}
		for n := range nodes(t, body) {
			switch n.Data {
			case "input", "select", "textarea":
				if attr(n, "type") != "hidden" && !labels[attr(n, "id")] && attr(n, "aria-label") == "" {
					t.Errorf("%s: %s has no label", target, attr(n, "id"))
				}
			}
		}
	}
}

// TestRuleLinks follows every link to a rule to the place where the rule stands.
func TestRuleLinks(t *testing.T) {
	t.Parallel()
	pages := map[string]string{}
	for _, target := range []string{"/edit?try=both&province=CN-JX&day=2019-06-03", "/edit?try=company&province=CN-SH", "/?topic=sms-check&province=CN-ZJ"} {
		_, body := get(t, target)
		seen := 0
		for n := range nodes(t, body) {
			h := attr(n, "href")
			if n.Data != "a" || !strings.HasPrefix(h, "/province?") || !strings.Contains(h, "#") {
				continue
			}
			seen++
			page, anchor, _ := strings.Cut(h, "#")
			there, known := pages[page]
			if !known {
				var code int
				code, there = get(t, page)
				require.Equal(t, 200, code)
				pages[page] = there
			}
			if !strings.Contains(there, ` id="`+anchor+`"`) {
				t.Errorf("%s leads to %s, where nothing is", target, h)
			}
		}
		assert.Positive(t, seen)
	}
}

func TestSamples(t *testing.T) {
	t.Parallel()
	for p := range filing.Provinces() {
		for _, kind := range []string{"unit", "individual"} {
			f := sample(p, kind, "tencent-cloud")
			assert.Equal(t, p, f.Province)
			assert.Equal(t, p, f.Number.Province())
			assert.Equal(t, p, f.Services[0].Access[0].Region)
			assert.Equal(t, "tencent-cloud", f.Services[0].Access[0].Provider)
			assert.Equal(t, f.Number, f.Services[0].Number.Base())
			g := f.Clone()
			for _, field := range fields {
				assert.True(t, field.set(&g, field.get(&f)), field.name)
			}
			assert.True(t, f.Equal(g), "fields read what they write")
		}
	}
}

// TestUnchangedFormSubmitsNothing sends the form back as it came.
func TestUnchangedFormSubmitsNothing(t *testing.T) {
	form := url.Values{"lang": {"en"}, "province": {"CN-SC"}, "day": {"2026-11-02"}, "holders": {"1"}}
	f := sample(filing.Sichuan, "unit", "alibaba-cloud")
	for _, field := range fields {
		form.Set("f."+field.name, strings.ReplaceAll(field.get(&f), "\n", "\r\n"))
	}
	code, body := post(t, form)
	assert.Equal(t, 200, code)
	assert.Contains(t, body, "There is nothing to submit.")
	form.Set("do", "json")
	code, body = post(t, form)
	assert.Equal(t, 200, code)
	assert.Contains(t, body, `name="old"`)
	form = url.Values{"mode": {"json"}, "old": {indent(f)}, "new": {strings.Replace(indent(f), "13800000003", "13900000003", 1)}, "lang": {"en"}, "province": {"CN-SC"}}
	code, body = post(t, form)
	assert.Equal(t, 200, code)
	assert.Contains(t, body, "What follows: Change order")
}

// TestLanguageSwitchKeepsTheForm presses the button of the other language.
func TestLanguageSwitchKeepsTheForm(t *testing.T) {
	code, body := post(t, url.Values{"lang": {"zh"}, "speak": {"en"}, "province": {"CN-ZJ"}, "f.name": {"Another name"}})
	assert.Equal(t, 200, code)
	assert.Contains(t, body, `<html lang="en">`)
	assert.Contains(t, body, `value="Another name"`)
	assert.NotContains(t, body, `id="result"`, "nothing was asked yet")
	_, body = post(t, url.Values{"lang": {"zh"}, "speak": {"en"}, "asked": {"1"}, "province": {"CN-ZJ"}, "f.name": {"Another name"}})
	assert.Contains(t, body, `id="result"`)
}

// TestReport reads the JSON and holds it against what the library says.
func TestReport(t *testing.T) {
	_, body := get(t, "/edit?try=domain-add&province=CN-ZJ&day=2019-06-03&lang=en")
	var raw string
	for n := range nodes(t, body) {
		if attr(n, "id") == "report" {
			raw = n.FirstChild.Data
		}
	}
	var r struct {
		Edition, On, Outcome, Certainty string
		Changes                         []struct{ Path, Topic, Op string }
		Violations                      []struct {
			Rule, Reason, Severity, Path, Remedy, Message string
			Sources                                       []map[string]string
		}
		Plan struct {
			Route  string
			Orders []struct {
				Kind  string
				Steps []struct {
					Kind, Actor string
					Because     []string
				}
			}
			Timeline map[string]any
		}
	}
	require.NoError(t, json.Unmarshal([]byte(raw), &r))
	assert.Equal(t, "blocked", r.Outcome)
	assert.Equal(t, "2019-06-03", r.On)
	assert.Equal(t, "new-service", r.Plan.Route)
	require.NotEmpty(t, r.Violations)
	assert.Equal(t, "domain-added", r.Violations[0].Reason)
	assert.NotEmpty(t, r.Violations[0].Sources)
	assert.NotEmpty(t, r.Changes)
	for _, o := range r.Plan.Orders {
		for _, s := range o.Steps {
			assert.NotEmpty(t, s.Because, s.Kind)
		}
	}
	for _, personal := range []string{"样例科技", "13800000", "张测试"} {
		assert.NotContains(t, raw, personal)
	}
}

// TestWindows holds the days of the steps against the plan's own timeline.
func TestWindows(t *testing.T) {
	t.Parallel()
	for _, trial := range trials {
		for _, day := range []filing.Date{20190603, 20260930, 20261120} {
			old := sample(filing.Shanghai, trial.kind, "alibaba-cloud")
			after := old.Clone()
			trial.edit(&after)
			hold(&after)
			o, err := judge(old, after, change.Basis{On: day})
			require.NoError(t, err)
			w := windows(&o.plan)
			require.Len(t, w, len(o.plan.Orders))
			if n := len(w); n > 0 {
				last := w[n-1][len(w[n-1])-1]
				assert.Equal(t, o.plan.Timeline.Earliest, last.Earliest, "%s %s", trial.slug, day)
				assert.Equal(t, o.plan.Timeline.Latest, last.Latest, "%s %s", trial.slug, day)
			}
		}
	}
}

func TestPlaces(t *testing.T) {
	css, err := files.ReadFile("assets/desk.css")
	require.NoError(t, err)
	seen := map[int]bool{}
	for p := range filing.Provinces() {
		at := places[p]
		assert.NotZero(t, at, p)
		assert.False(t, seen[at], "two provinces at %d", at)
		seen[at] = true
		assert.Contains(t, string(css), fmt.Sprintf(".at-%d { grid-area: %d / %d; }", at, at/10, at%10))
	}
	assert.Len(t, seen, 31)
}

func TestTurns(t *testing.T) {
	_, body := get(t, "/?topic=domain-add&day=2019-04-21&lang=en")
	assert.Contains(t, body, `<time datetime="2019-04-22">`)
	_, before := get(t, "/?topic=domain-add&day=2019-04-21&province=CN-ZJ&lang=en")
	_, after := get(t, "/?topic=domain-add&day=2019-04-22&province=CN-ZJ&lang=en")
	assert.Contains(t, before, `aria-label="Zhejiang: allowed`)
	assert.Contains(t, after, `aria-label="Zhejiang: not allowed`)
}

func TestLinks(t *testing.T) {
	for in, want := range map[string]string{
		"github:a/b@c1:d/e f.md":          "https://github.com/a/b/blob/c1/d/e%20f.md",
		"github:a/b/d/e.md@c1":            "https://github.com/a/b/blob/c1/d/e.md",
		"github:a/b:d/e.md":               "https://github.com/a/b/blob/HEAD/d/e.md",
		"github:a/b":                      "https://github.com/a/b",
		"github:a":                        "",
		"https://example.com/x":           "https://example.com/x",
		"javascript:alert(1)":             "",
		"https://user:secret@example.com": "",
		"example.com/577":                 "",
		"":                                "",
	} {
		assert.Equal(t, want, link(in), in)
	}
}
