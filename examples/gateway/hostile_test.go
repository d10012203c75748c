package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
)

// marker stands wherever a test plants personal data.
const marker = "王秘密13912345678"

// markers are what must neither be logged nor, but for keys of the filing, be answered.
var markers = []string{"王秘密", "13912345678", "secret@marker.example", "秘密路", "marker-header", "%E7%8E%8B", "marker-key"}

// planted is a filing with a marker in every personal place.
func planted() filing.Filing {
	f := filingtest.Unit(filing.Zhejiang)
	for _, p := range []*filing.Person{&f.Sponsor.LegalRepresentative, &f.Sponsor.Principal, &f.Services[0].Manager} {
		p.Name, p.Mobile, p.EmergencyPhone, p.Email = marker, "13912345678", "13912345678", "secret@marker.example"
	}
	f.Sponsor.Name, f.Sponsor.Certificate.Name, f.Sponsor.Address, f.Sponsor.Certificate.Address = marker, marker, "秘密路1号", "秘密路1号"
	f.Services[0].Name, f.Remark, f.Services[0].Remark = marker, marker, marker
	for i := range f.Services[0].Domains {
		f.Services[0].Domains[i].Holder = filing.Holder{Name: marker, Number: marker}
	}
	return f
}

// quick ends connections soon that send nothing more.
func quick(c *config) {
	c.headerTimeout, c.readTimeout, c.idleTimeout = 200*time.Millisecond, 300*time.Millisecond, 200*time.Millisecond
}

func TestNothingPersonal(t *testing.T) {
	r := start(t, quick)
	f := planted()
	secret := map[string]bool{}
	for _, id := range []string{f.Sponsor.Certificate.Number, f.Sponsor.Principal.ID.Number, f.Services[0].Manager.ID.Number} {
		secret[id] = true
	}
	edits := []func(*filing.Filing){
		addDomain, managerMobile,
		func(f *filing.Filing) { f.Sponsor.Name = marker + "二" },
		func(f *filing.Filing) { f.Sponsor.Principal.Mobile = marker },
		func(f *filing.Filing) { f.Services[0].Manager.Email = marker },
		func(f *filing.Filing) { f.Sponsor.Principal.ID.Number = marker },
		func(f *filing.Filing) { f.Services[0].Name = marker + "三" },
		func(f *filing.Filing) { *f = filingtest.Individual(filing.Beijing) },
	}
	n := 0
	answer := func(a answered) {
		n++
		for _, m := range markers {
			if strings.Contains(string(a.body), m) {
				t.Errorf("%q in the answer %d %.300s", m, a.StatusCode, a.body)
			}
		}
		for id := range secret {
			if strings.Contains(string(a.body), id) {
				t.Errorf("%q in the answer %d", id, a.StatusCode)
			}
		}
	}
	headers := []string{"X-Request-Id", "marker-header", "User-Agent", "marker-header", "Referer", "marker-header", "Cookie", "name=marker-header", "Authorization", "Bearer marker-header"}
	for _, edit := range edits {
		for _, basis := range []string{"", `{"on":"2019-06-03"}`, `{"materials":[]}`} {
			answer(r.call(t, "POST", "/v1/changes?name="+"%E7%8E%8B", request(t, f, edited(f, edit), basis, "en"), headers...))
		}
	}
	good := request(t, f, f, "", "")
	for _, body := range []string{
		good[:len(good)-2], good + `"` + marker, `{"` + marker + `":1}`, `{"old":{"` + marker + `":1}}`, `{"old":{"number":"` + marker + `"}}`,
		`{"old":{},"new":{},"basis":{"on":"` + marker + `"}}`, `{"old":{},"new":{},"basis":{"provider":"` + marker + `"}}`,
		`{"old":{},"new":{},"basis":{"facts":{"` + marker + `":true}}}`, `{"old":{},"new":{},"lang":"` + marker + `"}`,
		`{"old":{},"new":{},"basis":{"materials":["` + marker + `"]}}`, `{"old":{},"new":{},"marker-key":1}`, marker, `"` + marker + `"`,
	} {
		answer(r.call(t, "POST", "/v1/changes", body, headers...))
	}
	for _, target := range []string{
		"/v1/rules?province=%E7%8E%8B", "/v1/rules?%E7%8E%8B=1", "/%E7%8E%8B", "/v1/changes/13912345678", "/problems/13912345678",
		"/v1/provinces?on=13912345678&lang=%E7%8E%8B", "/v1//13912345678",
	} {
		answer(r.call(t, "GET", target, "", headers...))
	}
	answer(r.call(t, "MARKER-KEY", "/healthz", "", headers...))
	for _, raw := range []string{
		"GET /" + marker + " HTTP/1.1\r\nHost: x\r\n\r\n", "GET http://[::" + marker + " HTTP/1.1\r\nHost: x\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: x\r\nmarker-header\r\n\r\n", marker + "\r\n\r\n",
		"POST /v1/changes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + marker + "\r\n",
		"POST /v1/changes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n" + marker,
		"GET /v1/provinces?" + "a;b HTTP/1.1\r\nHost: 13912345678\r\n\r\n",
	} {
		sendRaw(t, r.addr, raw)
	}
	r.now = func() time.Time { panic(fmt.Errorf("about %s", marker)) }
	answer(r.call(t, "POST", "/v1/changes", good, headers...))

	for _, line := range r.logs.lines(t, "request", n) {
		for key := range line {
			switch key {
			case "time", "level", "msg", "id", "method", "route", "status", "bytes", "ms", "problem", "outcome", "reasons", "undelivered":
			default:
				t.Errorf("the log has %q", key)
			}
		}
	}
	_ = r.stop()
	log := r.logs.String()
	for _, m := range append(markers, "MARKER-KEY", "new.example.com", f.Number.String()) {
		if strings.Contains(log, m) {
			t.Errorf("%q in the log", m)
		}
	}
	for id := range secret {
		if strings.Contains(log, id) {
			t.Errorf("%q in the log", id)
		}
	}
	if strings.Contains(strings.ReplaceAll(log, r.addr, ""), "127.0.0.1") {
		t.Error("the address of a client in the log")
	}
}

// sendRaw sends bytes that need not be HTTP and returns what comes back until the connection ends.
func sendRaw(t *testing.T, addr, raw string) string {
	t.Helper()
	c := dial(t, addr)
	_ = c.SetDeadline(time.Now().Add(5 * time.Second))
	if _, err := io.WriteString(c, raw); err != nil {
		return ""
	}
	b, _ := io.ReadAll(c) // a reset is as good an end as any
	return string(b)
}

func TestBadBodies(t *testing.T) {
	r := start(t)
	f := filingtest.Unit(filing.Zhejiang)
	good := request(t, f, edited(f, managerMobile), `{"on":"2019-06-03"}`, "")
	if a := r.call(t, "POST", "/v1/changes", good); a.StatusCode != http.StatusOK {
		t.Fatalf("%d %s", a.StatusCode, a.body)
	}
	with := func(basis string) string { return `{"old":{},"new":{},"basis":` + basis + `}` }
	for _, c := range []struct {
		name, body, field string
		line, column      int // not checked if zero
	}{
		{"blank", " ", "", 1, 2},
		{"no object", `[]`, "", 1, 1},
		{"null", `null`, "", 1, 1},
		{"a number", `1e999`, "", 1, 1},
		{"byte order mark", "\ufeff" + good, "", 1, 1},
		{"UTF-16", "{\x00\"\x00o\x00", "", 0, 0},
		{"not UTF-8", "{\"old\":\n{\"remark\":\"\xff\"}}", "", 2, 12},
		{"truncated in a filing", `{"old":{"sponsor":{"name":"x`, "old.sponsor.name", 0, 0},
		{"truncated in the envelope", `{"old":{},"new":{}`, "", 1, 19},
		{"truncated at the end", good[:len(good)-1], "", 0, 0},
		{"after the end", good + "{}", "", 0, 0},
		{"twice the document", good + good, "", 0, 0},
		{"trailing comma", `{"old":{},"new":{},}`, "", 1, 20},
		{"no comma", `{"old":{} "new":{}}`, "", 1, 11},
		{"comment", `{"old":{}/**/,"new":{}}`, "", 1, 10},
		{"old absent", `{"new":{}}`, "", 1, 1},
		{"new absent", `{"old":{}}`, "", 1, 1},
		{"old null", `{"old":null,"new":{}}`, "old", 1, 8},
		{"old an array", `{"old":[],"new":{}}`, "old", 1, 8},
		{"old twice", "{\"old\":{},\n\"old\":{},\"new\":{}}", "", 2, 1},
		{"other case", `{"Old":{},"new":{}}`, "", 1, 2},
		{"unknown member", `{"old":{},"new":{},"x":1}`, "", 1, 20},
		{"unknown in a filing", "{\"old\":{},\"new\":\n  {\"sponsor\":{\"nome\":\"x\"}}}", "new.sponsor", 2, 15},
		{"twice in a filing", `{"old":{"remark":"a","remark":"b"},"new":{}}`, "old", 1, 22},
		{"wrong type in a filing", `{"old":{"services":[{"name":7}]},"new":{}}`, "old.services[0].name", 1, 29},
		{"not a number", `{"old":{"number":"浙ICP备12号"},"new":{}}`, "old.number", 1, 18},
		{"no province", `{"old":{},"new":{"province":"CN-TW"}}`, "new.province", 1, 29},
		{"no day", `{"old":{},"new":{"services":[{"domains":[{"expires":"2019-02-29"}]}]}}`, "new.services[0].domains[0].expires", 0, 0},
		{"deep in a filing", `{"old":{"services":` + strings.Repeat("[", 50000), "", 1, 50},
		{"deep objects", strings.Repeat(`{"old":`, 5000), "", 1, 1 + 32*7},
		{"deep and whole", `{"old":` + strings.Repeat("[", 100) + strings.Repeat("]", 100) + `,"new":{}}`, "", 0, 0},
		{"brackets in a string", `{"old":{"x":"` + strings.Repeat("[", 100) + `\""},"new":{}}`, "old", 0, 0},
		{"huge number", `{"old":{"services":[{"contents":[` + strings.Repeat("9", 400) + `]}]},"new":{}}`, "old.services[0].contents[0]", 0, 0},
		{"lone surrogate", `{"old":{"remark":"\ud800"},"new":{}}`, "old.remark", 0, 0},
		{"basis null", with(`null`), "basis", 0, 0},
		{"basis unknown member", with(`{"day":"2019-06-03"}`), "basis", 0, 0},
		{"basis member twice", with(`{"on":"2019-06-03","on":"2019-06-03"}`), "basis", 0, 0},
		{"on empty", with(`{"on":""}`), "basis.on", 0, 0},
		{"on a number", with(`{"on":20190603}`), "basis.on", 0, 0},
		{"on no day", with(`{"on":"2019-06-31"}`), "basis.on", 0, 0},
		{"occurred null", with(`{"occurred":null}`), "basis.occurred", 0, 0},
		{"provider", with(`{"provider":"aliyun"}`), "basis.provider", 0, 0},
		{"provider empty", with(`{"provider":""}`), "basis.provider", 0, 0},
		{"order of no change", with(`{"order":"new-service"}`), "basis.order", 0, 0},
		{"fullOrders a string", with(`{"fullOrders":"true"}`), "basis.fullOrders", 0, 0},
		{"materials an object", with(`{"materials":{}}`), "basis.materials", 0, 0},
		{"material", with(`{"materials":["id-card","passport"]}`), "basis.materials[1]", 0, 0},
		{"materials truncated", `{"old":{},"new":{},"basis":{"materials":["id-card"`, "basis.materials", 0, 0},
		{"open order without kind", with(`{"openOrders":[{}]}`), "basis.openOrders[0]", 0, 0},
		{"open order's service", with(`{"openOrders":[{"kind":"full","service":"x"}]}`), "basis.openOrders[0].service", 0, 0},
		{"fact that filings show", with(`{"facts":{"own-unit":true}}`), "basis.facts", 0, 0},
		{"fact null", with(`{"facts":{"phone-local":null}}`), "basis.facts.phone-local", 0, 0},
		{"fact twice", with(`{"facts":{"phone-local":true,"phone-local":false}}`), "basis.facts", 0, 0},
		{"lang", `{"old":{},"new":{},"lang":"fr"}`, "lang", 1, 27},
		{"lang null", `{"old":{},"new":{},"lang":null}`, "lang", 1, 27},
	} {
		t.Run(c.name, func(t *testing.T) {
			if json.Valid([]byte(c.body)) && !strings.Contains(c.name, "twice") && c.name != "lone surrogate" {
				described(t).checkRequest(t, c.body, strings.HasPrefix(c.name, "not a number") || strings.HasPrefix(c.name, "no province") ||
					c.name == "no day" || c.name == "on no day" || c.name == "open order's service" || c.name == "huge number")
			}
			v := r.call(t, "POST", "/v1/changes", c.body).problem(t, problemBody)
			field, _ := v["field"].(string)
			p := v["position"].(map[string]any)
			if field != c.field || v["expected"] == nil {
				t.Errorf("field %q, want %q: %v", field, c.field, v["detail"])
			}
			if c.line != 0 && (p["line"] != float64(c.line) || p["column"] != float64(c.column)) {
				t.Errorf("line %v, column %v, want %d and %d: %v", p["line"], p["column"], c.line, c.column, v["detail"])
			}
			if p["offset"].(float64) > float64(len(c.body)) {
				t.Errorf("offset %v of %d", p["offset"], len(c.body))
			}
		})
	}
}

// TestTruncations cuts a good body at every byte: each piece is answered with 400, as deep inside as it was cut.
func TestTruncations(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	good := request(t, f, edited(f, managerMobile), `{"on":"2019-06-03","provider":"ucloud","materials":["id-card"],"facts":{"phone-local":true}}`, "zh")
	if _, err := decodeChange([]byte(good)); err != nil {
		t.Fatal(err)
	}
	for i := range len(good) {
		_, err := decodeChange([]byte(good[:i]))
		if e, ok := err.(*bodyError); !ok || e.Offset > int64(i) { //nolint:errorlint // it is not wrapped
			t.Fatalf("cut at %d of %d: %v", i, len(good), err)
		}
	}
}

func FuzzDecodeChange(f *testing.F) {
	u := filingtest.Unit(filing.Zhejiang)
	b, err := json.Marshal(map[string]any{"old": u, "new": u, "lang": "en"})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add([]byte(`{"old":{},"new":{},"basis":{"on":"2019-06-03","openOrders":[{"kind":"full"}],"facts":{"phone-local":true}}}`))
	f.Add([]byte(`{"old":{"a":[[`))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, err := decodeChange(data)
		if err == nil {
			if !json.Valid(data) {
				t.Error("accepted what is no JSON")
			}
			return
		}
		e, ok := err.(*bodyError) //nolint:errorlint // it is not wrapped
		if !ok || e.Offset < 0 || e.Offset > int64(len(data)) || e.Line < 1 || e.Column < 1 || e.Expected == "" {
			t.Errorf("%T %v", err, err)
		}
	})
}

func TestMediaTypes(t *testing.T) {
	r := start(t)
	f := filingtest.Unit(filing.Zhejiang)
	good := request(t, f, f, "", "")
	for _, media := range []string{"application/json", "Application/JSON; charset=UTF-8", "application/json;charset=utf-8"} {
		if a := r.call(t, "POST", "/v1/changes", good, "Content-Type", media); a.StatusCode != http.StatusOK {
			t.Errorf("%s: %d", media, a.StatusCode)
		}
	}
	for _, media := range []string{"text/plain", "application/json; charset=gbk", "application/x-www-form-urlencoded", "application/jsonx", ";", "application/json; charset"} {
		a := r.call(t, "POST", "/v1/changes", good, "Content-Type", media)
		a.problem(t, problemMediaType)
		if a.Header.Get("Accept-Post") != "application/json" {
			t.Error("no Accept-Post")
		}
	}
	r.call(t, "POST", "/v1/changes", good, "Content-Encoding", "gzip").problem(t, problemMediaType)
	r.call(t, "POST", "/v1/changes", "").problem(t, problemMediaType)
}

func TestSizes(t *testing.T) {
	r := start(t, func(c *config) { c.maxBody = 256 << 10 })
	f := filingtest.Unit(filing.Zhejiang)
	good := request(t, f, f, "", "")
	pad := strings.Repeat(" ", 256<<10-len(good))
	if a := r.call(t, "POST", "/v1/changes", good+pad); a.StatusCode != http.StatusOK {
		t.Errorf("at the limit: %d", a.StatusCode)
	}
	a := r.call(t, "POST", "/v1/changes", good+pad+" ")
	if v := a.problem(t, problemTooLarge); v["limit"] != float64(256<<10) || !a.Close {
		t.Errorf("limit %v, close %v", v["limit"], a.Close)
	}
	// Without a Content-Length the limit shows only while reading.
	send(t, "POST", "/v1/changes", func() *http.Request {
		req, err := http.NewRequestWithContext(t.Context(), "POST", "http://"+r.addr+"/v1/changes", io.MultiReader(strings.NewReader(good+pad+" ")))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", "application/json")
		return req
	}).problem(t, problemTooLarge)

	many := edited(f, func(f *filing.Filing) {
		for i := range maxItems {
			f.Services[0].Domains = append(f.Services[0].Domains, filing.Domain{Name: fmt.Sprintf("d%d.example", i)})
		}
	})
	if v := r.call(t, "POST", "/v1/changes", request(t, f, many, "", "")).problem(t, problemTooLarge); v["field"] != "new" || v["limit"] != float64(maxItems) {
		t.Errorf("%v beyond %v", v["field"], v["limit"])
	}
	fewer := edited(many, func(f *filing.Filing) { f.Services[0].Domains = f.Services[0].Domains[:900] })
	v := r.call(t, "POST", "/v1/changes", request(t, f, fewer, `{"on":"2019-06-03"}`, "")).problem(t, problemBlocked)
	if n := len(v["violations"].([]any)); n != maxViolations || v["omittedViolations"].(float64) < 500 || !strings.Contains(v["detail"].(string), "898") {
		t.Errorf("%d violations, %v omitted: %v", n, v["omittedViolations"], v["detail"])
	}
	long := edited(f, func(f *filing.Filing) { f.Services[0].Domains[1].Name = strings.Repeat("x", maxKey+1) })
	if v := r.call(t, "POST", "/v1/changes", request(t, long, f, "", "")).problem(t, problemTooLarge); v["field"] != "old.services[0].domains[1].name" {
		t.Errorf("field %v", v["field"])
	}
}

func TestHostileStrings(t *testing.T) {
	r := start(t, quick)
	f := filingtest.Unit(filing.Zhejiang)
	for _, s := range []string{
		"<script>alert(1)</script>", "'; DROP TABLE filings; --", "${jndi:ldap://x}", "\x00\x1b[31m", "\u202e\u2066", "\U0010ffff", "{{.}}", "../../etc/passwd",
		"]]>[[]]\\", strings.Repeat("é́", 100),
	} {
		g := edited(f, func(f *filing.Filing) {
			f.Sponsor.Name, f.Services[0].Domains[0].Name, f.Services[0].Access[0].Provider, f.Services[0].Manager.Mobile = s, s, s, s
		})
		a := r.call(t, "POST", "/v1/changes", request(t, f, g, "", "en"))
		if a.StatusCode != http.StatusOK && a.StatusCode != http.StatusUnprocessableEntity {
			t.Errorf("%q: %d", s, a.StatusCode)
		}
		if strings.ContainsAny(string(a.body), "<\x00\x1b") || a.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%q stands in the answer as it is", s)
		}
	}
	for _, raw := range []string{
		"\x16\x03\x01\x02\x00\x01", "GET / HTTP/9.9\r\n\r\n", "POST /v1/changes HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", "\r\n\r\n\r\n",
		"GET /" + strings.Repeat("a", 40<<10) + " HTTP/1.1\r\nHost: x\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: x\r\nX: " + strings.Repeat("a", 40<<10) + "\r\n\r\n",
	} {
		got := sendRaw(t, r.addr, raw)
		if got != "" && !strings.HasPrefix(got, "HTTP/1.1 4") && !strings.HasPrefix(got, "HTTP/1.1 5") && !strings.HasPrefix(got, "HTTP/1.0 4") {
			t.Errorf("%.40q: %.80q", raw, got)
		}
	}
	if a := r.call(t, "GET", "/healthz", ""); a.StatusCode != http.StatusOK {
		t.Error("no longer alive")
	}
}

func TestSlowHeader(t *testing.T) {
	r := start(t, func(c *config) { c.headerTimeout = 100 * time.Millisecond })
	c := dial(t, r.addr)
	begin := time.Now()
	_ = c.SetDeadline(begin.Add(10 * time.Second))
	// One byte at a time does not buy more time.
	go func() {
		for _, b := range []byte("GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: " + strings.Repeat("a", 1000)) {
			if _, err := c.Write([]byte{b}); err != nil {
				return
			}
			time.Sleep(20 * time.Millisecond)
		}
	}()
	b, _ := io.ReadAll(c)
	if took := time.Since(begin); bytes.Contains(b, []byte("200 OK")) || took > 5*time.Second {
		t.Errorf("%q after %v", b, took)
	}
}

func TestSlowBody(t *testing.T) {
	r := start(t, func(c *config) { c.readTimeout = 150 * time.Millisecond })
	c := dial(t, r.addr)
	_ = c.SetDeadline(time.Now().Add(10 * time.Second))
	fmt.Fprintf(c, "POST /v1/changes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"old\":")
	resp, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	a := read(t, "POST", "/v1/changes", resp)
	a.problem(t, problemTimeout)
	if !a.Close {
		t.Error("the connection stays open")
	}
}

// TestBrokenBody ends a body early while the sender still listens.
func TestBrokenBody(t *testing.T) {
	r := start(t)
	for _, raw := range []string{
		"Transfer-Encoding: chunked\r\n\r\n7\r\n{\"old\":\r\nzz\r\n",
		"Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n",
	} {
		c := dial(t, r.addr)
		_ = c.SetDeadline(time.Now().Add(10 * time.Second))
		fmt.Fprintf(c, "POST /v1/changes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n%s", raw)
		resp, err := http.ReadResponse(bufio.NewReader(c), nil)
		if err != nil {
			t.Fatal(err)
		}
		read(t, "POST", "/v1/changes", resp).problem(t, problemBody)
	}
}
