package browser

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/gobeian/icp/examples/desk/internal/desk"
)

// out is where screenshots go; git ignores it.
const out = "out"

// find returns the browser, or ends the test.
func find(t *testing.T) string {
	t.Helper()
	if os.Getenv("ICP_NO_BROWSER") == "1" {
		t.Skip("ICP_NO_BROWSER=1: not looking at the pages in a browser")
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Fatal("no Chromium on this machine: run .ci/browser, which installs it, or set ICP_NO_BROWSER=1 to skip these tests")
	return ""
}

// site is a server and a browser that looks at it.
type site struct {
	url string
	ctx context.Context
}

// open starts the server in this process, and a browser of its own beside it.
func open(t *testing.T) *site {
	t.Helper()
	path := find(t)
	if err := os.MkdirAll(out, 0o755); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(desk.Server(desk.Config{}).Handler)
	t.Cleanup(server.Close)
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()), chromedp.WindowSize(1280, 900),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("force-color-profile", "srgb"), chromedp.Flag("hide-scrollbars", true), chromedp.Flag("lang", "en-GB"),
		// Whatever is not the server has no address: a page that asks for it is found out by its failure too.
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
	)
	allocator, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("the browser does not start: %v", err)
	}
	return &site{url: server.URL, ctx: ctx}
}

// tab opens a tab with a clean record. At the end of the test it must have seen no error and no request but to the server.
func (s *site) tab(t *testing.T, width, height int64) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(s.ctx)
	b := &tab{t: t, ctx: ctx, site: s}
	if err := chromedp.Listen(ctx, b.listen); err != nil {
		t.Fatal(err)
	}
	var stop context.CancelFunc
	b.ctx, stop = context.WithTimeout(ctx, 90*time.Second)
	t.Cleanup(func() {
		stop()
		cancel()
		b.mu.Lock()
		defer b.mu.Unlock()
		for _, p := range b.problems {
			t.Error(p)
		}
		if b.requests == 0 {
			t.Error("nothing was asked of the server: the test does not see requests")
		}
	})
	call(b, log.Enable, cdp.Empty{})
	call(b, network.Enable, network.EnableParams{})
	call(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: height, DeviceScaleFactor: 1, Mobile: width < 600})
	return b
}

type tab struct {
	t    *testing.T
	ctx  context.Context
	site *site

	mu       sync.Mutex
	problems []string
	requests int
	expected map[int64]bool // statuses that the test asks for on purpose
}

func (b *tab) listen(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	add := func(format string, args ...any) { b.problems = append(b.problems, fmt.Sprintf(format, args...)) }
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		add("exception: %s at %s:%d", e.ExceptionDetails.Text, e.ExceptionDetails.URL, e.ExceptionDetails.LineNumber)
	case *runtime.EventConsoleAPICalled:
		switch e.Type {
		case "error", "warning", "assert":
			add("console %s: %v", e.Type, e.Args)
		}
	case *log.EventEntryAdded:
		if e.Entry.Level != "error" && e.Entry.Level != "warning" {
			return
		}
		for status := range b.expected {
			if strings.Contains(e.Entry.Text, strconv.FormatInt(status, 10)) {
				return
			}
		}
		add("log: %s %s", e.Entry.Text, e.Entry.URL)
	case *network.EventRequestWillBeSent:
		if strings.HasPrefix(e.Request.URL, "data:") {
			return // the browser's own picture in a date field
		}
		b.requests++
		if !strings.HasPrefix(e.Request.URL, b.site.url+"/") {
			add("a request to elsewhere: %s", e.Request.URL)
		}
	case *network.EventResponseReceived:
		if s := int64(e.Response.Status); s >= 400 && !b.expected[s] {
			add("status %d: %s", s, e.Response.URL)
		}
	}
}

// css chooses elements.
type css = chromedp.CSS

func (b *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// call runs a command of the protocol.
func call[P, R any](b *tab, command cdp.Command[P, R], params P) R {
	b.t.Helper()
	r, err := chromedp.Call(b.ctx, command, params)
	if err != nil {
		b.t.Fatal(err)
	}
	return r
}

// allowClipboard lets pages read and write the clipboard without asking somebody who is not there.
func (b *tab) allowClipboard() {
	b.t.Helper()
	for _, name := range []string{"clipboard-read", "clipboard-write"} {
		if _, err := chromedp.CallBrowser(b.ctx, browser.SetPermission, browser.SetPermissionParams{
			Permission: &browser.PermissionDescriptor{Name: name}, Setting: browser.PermissionSettingGranted,
		}); err != nil {
			b.t.Fatal(err)
		}
	}
}

// visit opens a page and waits for it.
func (b *tab) visit(path string) {
	b.t.Helper()
	b.do(chromedp.Navigate(b.site.url+path), chromedp.WaitReady(css("main")))
}

// eval returns the value of an expression of the page, which may be a promise.
func eval[T any](b *tab, expression string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// run evaluates a statement of the page for what it does.
func (b *tab) run(statement string) {
	b.t.Helper()
	eval[bool](b, "(() => { "+statement+"; return true })()")
}

// until waits until an expression of the page holds, also across a navigation.
func (b *tab) until(expression string) {
	b.t.Helper()
	deadline := time.Now().Add(15 * time.Second)
	for time.Now().Before(deadline) {
		if v, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](expression)); err == nil && v {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	b.t.Fatalf("never: %s", expression)
}

// press presses a key with the focus where it is.
func (b *tab) press(keys string) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(keys))
}

// shoot stores what is to be seen, or all of the page.
func (b *tab) shoot(name string, full bool) {
	b.t.Helper()
	shot := chromedp.CaptureScreenshot()
	if full {
		shot = chromedp.FullScreenshot(100)
	}
	png, err := chromedp.Run(b.ctx, shot)
	if err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(out, name+".png"), png, 0o644); err != nil {
		b.t.Fatal(err)
	}
}

func TestSlider(t *testing.T) {
	b := open(t).tab(t, 1280, 900)
	b.visit("/?lang=zh&topic=domain-add&day=2019-04-20")
	const day, label = `document.querySelector('#day').value`, `document.querySelector('[href*="CN-ZJ"].tile').getAttribute('aria-label')`
	if got := eval[string](b, label); got == "" || strings.Contains(got, "不允许") {
		t.Errorf("Zhejiang on 2019-04-20: %s", got)
	}
	b.do(chromedp.Focus(css("#range")))
	b.press(kb.ArrowRight)
	b.press(kb.ArrowRight)
	b.until(label + `.includes('不允许')`)
	if got := eval[string](b, day); got != "2019-04-22" {
		t.Errorf("two days on is %s", got)
	}
	if got := eval[string](b, `document.querySelector('#range').getAttribute('aria-valuetext')`); got != "2019年4月22日" {
		t.Errorf("the slider says %q", got)
	}
	if got := eval[string](b, `document.activeElement.id`); got != "range" {
		t.Errorf("the focus is on %q", got)
	}
	b.until(`location.search.includes('day=2019-04-22')`)
	if got := eval[string](b, `document.querySelector('#live').textContent`); !strings.Contains(got, "2019年4月22日") {
		t.Errorf("said aloud: %q", got)
	}
	b.press(kb.PageDown)
	b.until(`!location.search.includes('day=2019-04-22')`)
	if got := eval[string](b, day); got >= "2019-04-22" {
		t.Errorf("the tick before is %s", got)
	}
	b.press(kb.End)
	b.until(day + ` === document.querySelectorAll('.ends span')[1].textContent`)
	b.do(chromedp.SetValue(css("#topic"), "sms-check"))
	b.run(`document.querySelector('#topic').dispatchEvent(new Event('change', {bubbles: true}))`)
	b.until(`location.search.includes('topic=sms-check') && document.querySelector('[data-swap=results] h2').textContent.includes('短信核验')`)
}

// TestKeyboard goes from the address bar to a rule of a province without a mouse.
func TestKeyboard(t *testing.T) {
	b := open(t).tab(t, 1280, 900)
	b.visit("/?lang=en&topic=replacement-individual-unit&day=2019-09-15")
	b.press(kb.Tab)
	if got := eval[string](b, `document.activeElement.className`); got != "skip" {
		t.Fatalf("the first stop is %q, not the skip link", got)
	}
	if got := eval[float64](b, `document.activeElement.getBoundingClientRect().top`); got < 0 {
		t.Errorf("the skip link with the focus is out of sight at %v", got)
	}
	b.press(kb.Enter)
	b.until(`document.activeElement.id === 'main'`)
	for range 60 {
		b.press(kb.Tab)
		if strings.Contains(eval[string](b, `document.activeElement.className`), "tile") {
			break
		}
	}
	var order []string
	for range 31 {
		order = append(order, eval[string](b, `document.activeElement.querySelector('.short')?.textContent ?? ''`))
		if style := eval[string](b, `getComputedStyle(document.activeElement).outlineStyle`); style == "none" {
			t.Fatalf("the focus on %s is not to be seen", order[len(order)-1])
		}
		b.press(kb.Tab)
	}
	want := eval[[]string](b, `[...document.querySelectorAll('.tile .short')].map(e => e.textContent)`)
	if strings.Join(order, " ") != strings.Join(want, " ") || len(want) != 31 {
		t.Errorf("tab order %v, on the page %v", order, want)
	}
	b.do(chromedp.Focus(css(`[href*="CN-JX"].tile`)))
	b.press(kb.Enter)
	b.until(`location.pathname === '/province' && document.readyState === 'complete'`)
	b.do(chromedp.WaitVisible(css("#topic-replacement .card")))
	if got := eval[string](b, `document.querySelector('h1').textContent`); !strings.Contains(got, "Jiangxi") {
		t.Errorf("opened %q", got)
	}
	if n := eval[int](b, `document.querySelectorAll('.card .sources li').length`); n == 0 {
		t.Error("no sources")
	}
	// A link to a rule in a closed list opens the list.
	past := eval[string](b, `document.querySelector('.rows .card').id`)
	b.run(`location.hash = '#' + ` + quoted(past))
	b.until(`document.getElementById(` + quoted(past) + `).closest('details').open`)
}

func quoted(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}

func TestEditor(t *testing.T) {
	b := open(t).tab(t, 1280, 900)
	b.allowClipboard()
	b.visit("/edit?lang=zh&province=CN-ZJ&day=2019-06-03")
	if eval[bool](b, `!!document.querySelector('#result')`) {
		t.Error("an answer before a question")
	}
	b.do(chromedp.SetValue(css("#f-domains"), "example.com\nexample.net\nnew.example.org"), chromedp.Submit(css("#edit")), chromedp.WaitVisible(css("#result.blocked")))
	if got := eval[string](b, `document.querySelector('.violations .s-blocking .message').textContent`); !strings.Contains(got, "新增") {
		t.Errorf("the violation says %q", got)
	}
	if n := eval[int](b, `document.querySelectorAll('.steps input[type=checkbox]').length`); n == 0 {
		t.Error("no checklist")
	}
	b.do(chromedp.Click(css(`label[for="step-1-1"]`)))
	if !eval[bool](b, `document.querySelector('#step-1-1').checked`) {
		t.Error("a step cannot be ticked")
	}
	b.do(chromedp.Click(css("#json summary")), chromedp.WaitVisible(css("#copy")), chromedp.Click(css("#copy")))
	b.until(`document.querySelector('#copied').textContent === '已复制'`)
	var report struct {
		Outcome    string
		Violations []struct{ Reason string }
	}
	clipboard := eval[string](b, `navigator.clipboard.readText()`)
	if err := json.Unmarshal([]byte(clipboard), &report); err != nil {
		t.Fatalf("the clipboard holds no JSON: %v", err)
	}
	if report.Outcome != "blocked" || len(report.Violations) == 0 || report.Violations[0].Reason != "domain-added" {
		t.Errorf("copied: %+v", report)
	}
	// The other language keeps what was typed in.
	b.do(chromedp.Click(css("button.lang")), chromedp.WaitVisible(css(`html[lang=en] #result.blocked`)))
	if got := eval[string](b, `document.querySelector('#f-domains').value`); !strings.Contains(got, "new.example.org") {
		t.Errorf("the domains are %q", got)
	}
	// One domain less is permitted.
	b.do(chromedp.SetValue(css("#f-domains"), "example.com"), chromedp.Submit(css("#edit")), chromedp.WaitVisible(css("#result.permitted")))
	// Enter in a field checks, and presses no other button.
	b.do(chromedp.SetValue(css("#f-domains"), "example.com\nexample.net"), chromedp.SendKeys(css("#f-principalEmail"), kb.Enter), chromedp.WaitVisible(css("html[lang=en] #result.nothing")))
	b.do(chromedp.SetValue(css("#f-domains"), "example.com"), chromedp.Submit(css("#edit")), chromedp.WaitVisible(css("#result.permitted")))
	// JSON mode and back to an answer.
	b.do(chromedp.Click(css(`button[value=json]`)), chromedp.WaitVisible(css("#new")), chromedp.Submit(css("#edit")), chromedp.WaitVisible(css("#result.permitted")))
}

func TestFriendlyProblem(t *testing.T) {
	b := open(t).tab(t, 390, 844)
	b.expected = map[int64]bool{400: true}
	b.visit("/?day=yesterday&lang=en")
	if got := eval[string](b, `document.querySelector('h1').textContent`); got != "Cannot be shown" {
		t.Errorf("it says %q", got)
	}
	b.visit("/edit?lang=en&province=CN-ZJ")
	b.do(chromedp.SetValue(css("#f-ips"), "192.0.2.300"), chromedp.Submit(css("#edit")), chromedp.WaitVisible(css("#p-ips")))
	if got := eval[string](b, `document.querySelector('#f-ips').value`); got != "192.0.2.300" {
		t.Errorf("what was typed in is %q", got)
	}
}

// TestWithoutScripts uses the map as a plain form.
func TestWithoutScripts(t *testing.T) {
	b := open(t).tab(t, 1280, 900)
	scripts := func(off bool) {
		call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: off})
	}
	scripts(true)
	b.visit("/?lang=en")
	b.do(chromedp.SetValue(css("#topic"), "sms-check"), chromedp.Click(css(".go button")), chromedp.WaitReady(css(`option[value="sms-check"][selected]`)))
	scripts(false)
	if got := eval[string](b, `location.search`); !strings.Contains(got, "topic=sms-check") {
		t.Errorf("the form asks %s", got)
	}
	if !eval[bool](b, `document.querySelector('#slider').hidden`) {
		t.Error("a slider that does nothing")
	}
}

// TestLooks measures every page at the width of a phone and of a desktop, in both languages, light and dark, and stores what it sees.
func TestLooks(t *testing.T) {
	s := open(t)
	pages := []struct{ name, path string }{
		{"map", "/?topic=replacement-individual-unit&day=2019-09-15&province=CN-JX"},
		{"map-today", "/?topic=rename"},
		{"province", "/province?province=CN-JX&day=2019-09-15&topic=replacement-individual-unit"},
		{"editor", "/edit?province=CN-JS&kind=unit"},
		{"blocked", "/edit?try=domain-add&province=CN-ZJ&day=2026-11-02"},
		{"company", "/edit?try=own-company&province=CN-JX&day=2019-09-15"},
		{"both", "/edit?try=both&province=CN-SH&day=2019-06-03"},
		{"problem", "/?day=never"},
	}
	for _, width := range []int64{390, 1280} {
		for _, lang := range []string{"zh", "en"} {
			t.Run(fmt.Sprintf("%d-%s", width, lang), func(t *testing.T) {
				b := s.tab(t, width, 900)
				b.expected = map[int64]bool{400: true}
				for _, p := range pages {
					b.visit(p.path + "&lang=" + lang)
					b.overflow(p.name)
					if lang == "zh" {
						b.dark(true)
						b.contrast(p.name + " dark")
						b.dark(false)
					}
					b.contrast(p.name)
					b.shoot(fmt.Sprintf("%s-%d-%s", p.name, width, lang), p.name != "province")
					if strings.HasPrefix(p.path, "/edit?try") {
						b.run(`document.querySelector('#result').scrollIntoView()`)
						b.shoot(fmt.Sprintf("%s-%d-%s-result", p.name, width, lang), false)
						b.run(`document.querySelector('#result .order').scrollIntoView()`)
						b.shoot(fmt.Sprintf("%s-%d-%s-plan", p.name, width, lang), false)
					}
					if p.name == "province" {
						b.run(`document.querySelector('#topic-replacement').scrollIntoView()`)
						b.shoot(fmt.Sprintf("province-%d-%s-topic", width, lang), false)
					}
					if p.name == "map" {
						b.run(`for (const d of document.querySelectorAll('details')) d.open = true`)
						b.overflow(p.name + " with all lists open")
					}
				}
				b.visit("/?topic=replacement-unit-unit&lang=" + lang)
				b.dark(true)
				b.shoot(fmt.Sprintf("dark-%d-%s", width, lang), true)
			})
		}
	}
}

func (b *tab) dark(on bool) {
	b.t.Helper()
	scheme := "light"
	if on {
		scheme = "dark"
	}
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}})
}

// overflow requires that nothing sticks out of the page, and that what can be pressed is large enough on a phone.
func (b *tab) overflow(name string) {
	b.t.Helper()
	if over := eval[float64](b, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
		who := eval[[]string](b, `[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll') && !e.closest('.visually-hidden')).slice(0, 5).map(e => e.tagName + '.' + e.className)`)
		b.t.Errorf("%s is %v pixels too wide: %v", name, over, who)
	}
	if cut := eval[[]string](b, `[...document.querySelectorAll('.tile, button, .tag, .says, select')].filter(e => e.checkVisibility() && e.tagName !== 'SELECT' && e.scrollWidth > e.clientWidth + 1 && !e.classList.contains('visually-hidden')).slice(0, 5).map(e => e.tagName + '.' + e.className + ': ' + e.textContent.trim().slice(0, 40))`); len(cut) > 0 {
		b.t.Errorf("%s: cut off: %v", name, cut)
	}
	if small := eval[[]string](b, `[...document.querySelectorAll('.tile, button:not(.visually-hidden), select, .trials a, header nav a')].filter(e => e.checkVisibility()).filter(e => { const r = e.getBoundingClientRect(); return r.width < 24 || r.height < 24 }).map(e => e.className + e.textContent.trim().slice(0, 30))`); len(small) > 0 {
		b.t.Errorf("%s: too small for a finger: %v", name, small)
	}
}

// contrast requires 4.5 to 1 between every text and what lies behind it.
func (b *tab) contrast(name string) {
	b.t.Helper()
	low := eval[[]string](b, `(() => {
  const parse = (c) => { const m = c.match(/[\d.]+/g).map(Number); return { r: m[0], g: m[1], b: m[2], a: m[3] ?? 1 } };
  const over = (f, g) => ({ r: f.r * f.a + g.r * (1 - f.a), g: f.g * f.a + g.g * (1 - f.a), b: f.b * f.a + g.b * (1 - f.a), a: 1 });
  const lum = (c) => { const [r, g, b] = [c.r, c.g, c.b].map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4 }); return .2126 * r + .7152 * g + .0722 * b };
  const out = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n; n = walk.nextNode();) {
    const e = n.parentElement;
    if (!n.data.trim() || !e.checkVisibility() || e.closest('.visually-hidden, .skip, option')) continue;
    const chain = [];
    for (let p = e; p; p = p.parentElement) chain.push(p);
    let bg = { r: 255, g: 255, b: 255, a: 1 };
    let opacity = 1;
    for (const p of chain.reverse()) { const s = getComputedStyle(p); bg = over(parse(s.backgroundColor), bg); opacity *= Number(s.opacity); }
    const fg = parse(getComputedStyle(e).color);
    const [a, c] = [lum(over({ ...fg, a: fg.a * opacity }, bg)), lum(bg)];
    const ratio = (Math.max(a, c) + .05) / (Math.min(a, c) + .05);
    if (ratio < 4.5) out.push(ratio.toFixed(2) + ' ' + e.tagName + '.' + e.className + ': ' + n.data.trim().slice(0, 30));
  }
  return [...new Set(out)].slice(0, 8);
})()`)
	if len(low) > 0 {
		b.t.Errorf("%s: too little contrast: %v", name, low)
	}
}

// TestAddresses holds what the browser shows in its address bar free of what was typed in.
func TestAddresses(t *testing.T) {
	b := open(t).tab(t, 1280, 900)
	b.visit("/edit?lang=en&province=CN-ZJ&day=2026-11-02")
	b.do(chromedp.SetValue(css("#f-name"), "Somebody Secret"), chromedp.Submit(css("#edit")), chromedp.WaitVisible(css("#result")))
	u, err := url.Parse(eval[string](b, `location.href`))
	if err != nil || u.RawQuery != "" {
		t.Errorf("the address is %v", u)
	}
}
