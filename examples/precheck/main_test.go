package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/samber/lo"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// noon of a day in London that is the next day in China after four in the afternoon.
var now = time.Date(2026, 11, 22, 16, 30, 0, 0, time.UTC)

// result is what one run left behind.
type result struct {
	code        int
	out, errors string
}

func runWith(stdin string, args ...string) result {
	var out, errs bytes.Buffer
	code := run(args, strings.NewReader(stdin), &out, &errs, now)
	return result{code, out.String(), errs.String()}
}

// edit returns the flags that name two frozen filings.
func edit(old, new string, more ...string) []string {
	return append([]string{"-old", file(old), "-new", file(new)}, more...)
}

// worked are answers worked out by hand.
var worked = []struct {
	name    string
	args    []string
	code    int
	reasons []string // of the blocking violations
	remedy  string   // of the first of them
	route   string   // of the plan, empty where there is none
	golden  []string // formats and languages that are compared word by word
}{
	{"domain added", edit("zj", "zj-domain-added", "-on", "2019-06-03"), 1, []string{"domain-added"}, "new-service", "new-service", []string{"json-zh", "text-zh", "text-en"}},
	{"domain added before the rule", edit("zj", "zj-domain-added", "-on", "2019-04-01"), 0, nil, "", "change", nil},
	{"domain removed", edit("zj", "zj-domain-removed", "-on", "2019-06-03"), 0, nil, "", "change", nil},
	{"moved", edit("zj", "zj-moved", "-on", "2021-06-01"), 1, []string{"province-changed"}, "new-filing", "new-filing", []string{"json-en"}},
	{"phone", edit("zj", "zj-phone", "-on", "2019-06-03"), 0, nil, "", "change", []string{"json-en", "text-en", "text-zh"}},
	{"mixed", edit("zj", "zj-mixed", "-on", "2019-06-03"), 1, []string{"mixed-order"}, "split", "split", []string{"text-zh"}},
	{"mixed in a full order", edit("zj", "zj-mixed", "-on", "2019-06-03", "-full-orders"), 0, nil, "", "change", nil},
	{"mixed at a console that takes both", edit("zj", "zj-mixed", "-on", "2022-01-10", "-provider", "ucloud"), 0, nil, "", "change", nil},
	{"jiangsu", edit("js", "js-phone", "-on", "2022-01-10"), 0, nil, "", "change", nil},
	{"jiangsu sponsor order", edit("js", "js-phone", "-on", "2022-01-10", "-order", "sponsor"), 1, []string{"order-kind-unavailable"}, "full-order", "change", nil},
	{"beijing individual to own company", edit("bj-individual", "bj-company", "-on", "2019-09-15"), 1, []string{"sponsor-replaced"}, "cancel-and-refile", "cancel-and-refile", nil},
	{"jiangxi own company", edit("jx-individual", "jx-company", "-on", "2019-09-15"), 0, nil, "", "change", nil},
	{"jiangxi other company", edit("jx-individual", "jx-other-company", "-on", "2019-09-15"), 1, []string{"sponsor-replaced"}, "cancel-and-refile", "cancel-and-refile", []string{"text-zh"}},
	{"henan before", edit("ha", "ha-number", "-on", "2019-09-11"), 1, []string{"certificate-number-changed"}, "", "cancel-and-refile", nil},
	{"henan after", edit("ha", "ha-number", "-on", "2019-09-12"), 0, nil, "", "change", nil},
	{"yunnan disputed", edit("yn-individual", "yn-other", "-on", "2019-09-15"), 0, nil, "", "change", nil},
	{"brackets", edit("bj-wide", "bj-narrow", "-on", "2019-06-03"), 0, nil, "", "", []string{"json-zh", "text-zh"}},
	{"same file", edit("zj", "zj"), 0, nil, "", "", nil},
	{"open order", edit("zj", "zj-phone", "-on", "2019-06-03", "-open-order"), 1, []string{"order-in-progress"}, "wait-for-open-order", "change", nil},
}

func TestWorkedAnswers(t *testing.T) {
	for _, c := range worked {
		t.Run(c.name, func(t *testing.T) {
			got := runWith("", append(c.args, "-format", "json")...)
			require.Equal(t, c.code, got.code, got.errors)
			assert.Empty(t, got.errors)
			var r report
			require.NoError(t, json.Unmarshal([]byte(got.out), &r))
			blocking := lo.Filter(r.Violations, func(v violationReport, _ int) bool { return v.Severity.String() == "blocking" })
			assert.ElementsMatch(t, c.reasons, lo.Uniq(lo.Map(blocking, func(v violationReport, _ int) string { return v.Reason.String() })))
			if c.remedy != "" {
				assert.Equal(t, c.remedy, r.Violations[0].Remedy.String())
			}
			assert.Equal(t, lo.CoalesceOrEmpty(c.route, "none"), r.Plan.Route.String())
			assert.Equal(t, map[int]string{0: "permitted", 1: "blocked"}[c.code], r.Outcome)
			for _, g := range c.golden {
				format, lang, _ := strings.Cut(g, "-")
				compare(t, strings.ReplaceAll(c.name, " ", "-")+"."+lang+"."+map[string]string{"json": "json", "text": "txt"}[format],
					runWith("", append(c.args, "-format", format, "-lang", lang)...).out)
			}
		})
	}
}

func compare(t *testing.T, name, got string) {
	t.Helper()
	golden := filepath.Join("testdata", "golden", name)
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(golden), 0o755))
		require.NoError(t, os.WriteFile(golden, []byte(got), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	assert.Equal(t, string(want), got, "go test ./examples/precheck -update writes it anew")
}

func TestMaterials(t *testing.T) {
	args := edit("jx-individual", "jx-company", "-on", "2019-09-15", "-format", "json")
	assert.Equal(t, 0, runWith("", args...).code, "nobody was asked")
	none := runWith("", append(args, "-materials", "")...)
	assert.Equal(t, 1, none.code)
	assert.Contains(t, none.out, `"material-missing"`)
	some := runWith("", append(args, "-materials", "business-licence, legal-representative-id")...)
	assert.NotContains(t, some.out, "营业执照、")
}

// TestKeys holds the JSON form to its documented keys, one by one.
func TestKeys(t *testing.T) {
	got := runWith("", edit("zj", "zj-domain-added", "-on", "2019-06-03", "-format", "json")...)
	keys := func(v any) []string { return slices.Sorted(maps.Keys(v.(map[string]any))) }
	var r map[string]any
	require.NoError(t, json.Unmarshal([]byte(got.out), &r))
	assert.Equal(t, []string{"certainty", "changes", "edition", "on", "outcome", "plan", "violations"}, keys(r))
	c := r["changes"].([]any)[0]
	assert.Equal(t, []string{"op", "path", "topic"}, keys(c))
	v := r["violations"].([]any)[0]
	assert.Equal(t, []string{"certainty", "message", "path", "reason", "remedy", "rule", "severity", "sources"}, keys(v))
	assert.Equal(t, []string{"publisher", "section", "title", "url"}, keys(v.(map[string]any)["sources"].([]any)[0]))

	plan := r["plan"].(map[string]any)
	assert.Subset(t, keys(plan), []string{"orders", "route", "timeline"})
	assert.Subset(t, keys(plan["timeline"]), []string{"earliest", "latest", "notes"})
	order := plan["orders"].([]any)[0].(map[string]any)
	assert.Subset(t, keys(order), []string{"kind", "steps"})
	step := order["steps"].([]any)[0]
	assert.Subset(t, keys(step), []string{"actor", "because", "kind"})

	empty := runWith("", edit("zj", "zj", "-format", "json")...)
	require.NoError(t, json.Unmarshal([]byte(empty.out), &r))
	assert.Equal(t, []any{}, r["changes"])
	assert.Equal(t, []any{}, r["violations"])
	assert.Empty(t, r["certainty"])
	assert.Equal(t, "none", r["plan"].(map[string]any)["route"])
	assert.Equal(t, []any{}, r["plan"].(map[string]any)["orders"])
}

// TestPlan looks up who gets the code of the SMS check, and on which number.
func TestPlan(t *testing.T) {
	sms := func(args ...string) (codes []string) {
		var r report
		got := runWith("", append(args, "-format", "json")...)
		require.NoError(t, json.Unmarshal([]byte(got.out), &r))
		for _, o := range r.Plan.Orders {
			for _, s := range o.Steps {
				if s.Kind == province.StepSMSCheck {
					codes = append(codes, o.Kind.String()+" "+s.Path.String()+" "+s.Phone.String())
				}
			}
		}
		return codes
	}
	manager := "services[浙ICP备18001004号-1].manager"
	assert.Equal(t, []string{"service " + manager + " new"}, sms(edit("zj", "zj-phone", "-on", "2019-06-03")...))
	assert.Equal(t, []string{"sponsor sponsor.principal new", "service " + manager + " old"}, sms(edit("zj", "zj-mixed", "-on", "2019-06-03")...))
	late := runWith("", edit("zj", "zj-renamed", "-on", "2026-11-23", "-occurred", "2026-11-30", "-format", "json")...)
	assert.Contains(t, late.out, `"submitBy": "2026-10-31"`)
	assert.Contains(t, late.out, `"late"`)
}

// TestSidesOfSources marks the documents that speak against a rule, and no other.
func TestSidesOfSources(t *testing.T) {
	got := runWith("", edit("zj", "zj-moved", "-on", "2021-06-01", "-format", "json")...)
	var r report
	require.NoError(t, json.Unmarshal([]byte(got.out), &r))
	rule, ok := province.Builtin().Rule(r.Violations[0].Rule)
	require.True(t, ok)
	against := lo.CountBy(rule.Sources, func(s province.Source) bool { return s.Dissent })
	require.Positive(t, against)
	assert.Equal(t, against, lo.CountBy(r.Violations[0].Sources, func(s sourceReport) bool { return s.Dissent }))
	assert.NotContains(t, got.out, `"dissent": false`)
}

func TestReplacedDomain(t *testing.T) {
	got := runWith("", edit("zj", "zj-domain-replaced", "-on", "2019-06-03", "-format", "json")...)
	assert.Equal(t, 1, got.code)
	assert.Contains(t, got.out, `"with": "shop.example.org"`)
	assert.NotContains(t, runWith("", edit("zj", "zj-domain-added", "-on", "2019-06-03", "-format", "json")...).out, `"with"`)
}

func TestToday(t *testing.T) {
	got := runWith("", edit("zj", "zj-phone", "-format", "json")...)
	assert.Contains(t, got.out, `"on": "2026-11-23"`, "in China it is the next day")
}

func TestStdin(t *testing.T) {
	data, err := os.ReadFile(file("zj"))
	require.NoError(t, err)
	assert.Equal(t, 1, runWith(string(data), "-old", "-", "-new", file("zj-moved")).code)
	assert.Equal(t, 1, runWith(string(data), "-old", file("zj-moved"), "-new", "-").code)
	badInput(t, runWith(string(data), "-old", "-", "-new", "-"), "stdin: want - for one file only")
	badInput(t, runWith("{", "-old", "-", "-new", file("zj")), "stdin: line 1, column 2")
}

// badInput requires exit 2, one line on stderr that says all of want, and nothing on stdout.
func badInput(t *testing.T, got result, want ...string) {
	t.Helper()
	assert.Equal(t, 2, got.code)
	assert.Empty(t, got.out)
	assert.True(t, strings.HasPrefix(got.errors, "precheck: "), got.errors)
	assert.Equal(t, 1, strings.Count(got.errors, "\n"), got.errors)
	assert.NotContains(t, got.errors, "goroutine")
	for _, w := range want {
		assert.Contains(t, got.errors, w)
	}
}

func TestFlags(t *testing.T) {
	ok := edit("zj", "zj-phone")
	for _, c := range []struct {
		args []string
		want string
	}{
		{nil, "-old"},
		{[]string{"-old", file("zj")}, "-new"},
		{append(ok, "-nonsense"), "flags"},
		{append(ok, "-on"), "flags"},
		{append(ok, "extra"), "no arguments"},
		{append(ok, "-on", "2019-02-29"), "-on"},
		{append(ok, "-on", ""), "-on"},
		{append(ok, "-on", "22.4.2019"), "-on"},
		{append(ok, "-occurred", "soon"), "-occurred"},
		{append(ok, "-provider", "nobody"), "-provider"},
		{append(ok, "-order", "first-filing"), "full, sponsor, service or access"},
		{append(ok, "-order", ""), "-order"},
		{append(ok, "-materials", "id-card,,"), "-materials"},
		{append(ok, "-materials", "licence"), "business-licence"},
		{append(ok, "-lang", "fr"), "zh or en"},
		{append(ok, "-format", "xml"), "text or json"},
		{append(ok, "-open-order=perhaps"), "flags"},
		{append(ok, "-rules", "testdata/nothing.json"), "nothing.json: cannot be read"},
		{[]string{"-old", "testdata/no\x1b[2J\nsuch.json", "-new", file("zj")}, "cannot be read"},
		{[]string{"-old", "testdata", "-new", file("zj")}, "testdata: cannot be read"},
	} {
		badInput(t, runWith("", c.args...), c.want)
	}
	help := runWith("", "-h")
	assert.Equal(t, 0, help.code)
	assert.Equal(t, usage, help.out)
}

// TestHostileFilings never sees a value of the file again, whatever is wrong with it.
func TestHostileFilings(t *testing.T) {
	data, err := os.ReadFile(file("zj"))
	require.NoError(t, err)
	good := string(data)
	f, err := filing.Decode(data)
	require.NoError(t, err)
	secrets := []string{
		f.Sponsor.Name, f.Sponsor.Certificate.Number, f.Sponsor.Principal.Name, f.Sponsor.Principal.ID.Number, f.Sponsor.Principal.Mobile,
		f.Sponsor.Principal.Email, "13912345678", "机密",
	}
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"empty":            {"", []string{"line 1, column 1"}},
		"truncated":        {good[:len(good)/2], []string{"line "}},
		"cut in a string":  {`{"sponsor":{"name":"机密`, []string{"sponsor.name"}},
		"not json":         {"机密", []string{"line 1"}},
		"array":            {"[]", []string{"document: want"}},
		"null":             {"null", []string{"document: want"}},
		"trailing":         {good + "13912345678", []string{"line "}},
		"wrong type":       {`{"sponsor":{"principal":{"mobile":13912345678}}}`, []string{"line 1, column 35", "sponsor.principal.mobile", "want a string"}},
		"unknown key":      {`{"sponsor":{"telephone":"13912345678"}}`, []string{"line 1, column 13: sponsor: want no member", "telephone"}},
		"secret key":       {`{"13912345678":1}`, []string{"line 1"}},
		"differently case": {`{"Sponsor":{}}`, []string{"line 1"}},
		"duplicate":        {`{"remark":"机密","remark":"机密"}`, []string{"line 1, column 16", "no second member"}},
		"bad number":       {`{"number":"机密"}`, []string{"number: want a filing number"}},
		"bad date":         {`{"services":[{"domains":[{"expires":"13912345678"}]}]}`, []string{"services[0].domains[0].expires: want a date"}},
		"bad utf-8":        {"{\"remark\":\"\xff\"}", []string{"remark"}},
		"deep":             {strings.Repeat("[", 1<<20), []string{"line 1"}},
		"huge":             {`{"remark":"` + strings.Repeat("x", maxFile) + `"}`, []string{"want at most 4194304 bytes"}},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "hostile.json")
			require.NoError(t, os.WriteFile(path, []byte(c.text), 0o600))
			for _, args := range [][]string{{"-old", path, "-new", file("zj")}, {"-old", file("zj"), "-new", path}} {
				got := runWith("", args...)
				badInput(t, got, append(c.want, "hostile.json: ")...)
				for _, s := range secrets {
					assert.NotContains(t, got.errors, s)
				}
			}
		})
	}
}

// TestNoPersonalValues looks for the filings' values in every answer.
func TestNoPersonalValues(t *testing.T) {
	all := filings()
	for _, c := range worked {
		for _, format := range []string{"text", "json"} {
			out := runWith("", append(c.args, "-format", format)...).out
			for name, f := range all {
				for _, s := range []string{
					f.Sponsor.Name, f.Sponsor.Certificate.Number, f.Sponsor.Address, f.Sponsor.Principal.Name, f.Sponsor.Principal.ID.Number,
					f.Sponsor.Principal.Mobile, f.Sponsor.Principal.Email, f.Services[0].Manager.Mobile, f.Services[0].Manager.ID.Number,
				} {
					assert.NotContains(t, out, s, "%s: %s", c.name, name)
				}
			}
		}
	}
}

// sheet writes a rule sheet of a company and returns its path.
func sheet(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

const houseRule = `{"sheet":"CN-ZJ",
 "sources":[{"id":"our/notice","publisher":"Example Host (样例主机)","title":"浙江管局通知","url":"https://example.com/notice"}],
 "rules":[{"id":"CN-ZJ/email/101","topic":"email","authority":"bureau","effect":"require","from":"2020-01-01","stated":true,
  "remedy":"correct-field","says":{"en":"Our sentence.","zh":"本公司的规则。"},
  "sources":[{"id":"our/notice","section":"1","seen":["2020-01-01","2026-12-31"]}]}]}`

func TestRules(t *testing.T) {
	args := edit("zj", "zj-phone", "-on", "2026-11-22", "-format", "json")
	house := sheet(t, "house.json", houseRule)
	got := runWith("", append(args, "-rules", house)...)
	require.Zero(t, got.code, got.errors)
	assert.Contains(t, got.out, `"edition": "`+province.Builtin().Edition()+`+house.json"`)

	second := sheet(t, "second.json", strings.Replace(houseRule, "email/101", "email/102", 1))
	got = runWith("", append(args, "-rules", house, "-rules", second)...)
	require.Zero(t, got.code, got.errors)
	assert.Contains(t, got.out, `+house.json+second.json"`)

	stdin := runWith(houseRule, append(args, "-rules", "-")...)
	require.Zero(t, stdin.code, stdin.errors)
	assert.Contains(t, stdin.out, `+stdin"`)

	badInput(t, runWith("", append(args, "-rules", house, "-rules", house)...), "house.json: ", "CN-ZJ/email/101", "given to two rules")
}

// TestRuleDecides lets a company's own notice of a bureau forbid what providers reported as permitted.
func TestRuleDecides(t *testing.T) {
	renamed := edit("zj", "zj-renamed", "-on", "2026-11-22")
	require.Zero(t, runWith("", renamed...).code)
	text := strings.NewReplacer("email/101", "rename/101", `"topic":"email"`, `"topic":"rename"`, `"require"`, `"forbid"`).Replace(houseRule)
	got := runWith("", append(renamed, "-rules", sheet(t, "house.json", text))...)
	require.Equal(t, 1, got.code, got.errors)
	assert.Contains(t, got.out, "规则（浙江管局规定；自2020年1月1日起；来源写明生效日期）：本公司的规则。")
	assert.Contains(t, got.out, "规则 CN-ZJ/rename/101")
	assert.Contains(t, got.out, "出处 样例主机《浙江管局通知》1")
}

func TestBadRules(t *testing.T) {
	args := edit("zj", "zj-phone", "-on", "2026-11-22")
	other := strings.NewReplacer("email/101", "rename/101", `"topic":"email"`, `"topic":"rename"`)
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"empty":         {"", []string{"line 1, column 1"}},
		"truncated":     {houseRule[:200], []string{"line 3"}},
		"unknown topic": {strings.Replace(houseRule, `"topic":"email"`, `"topic":"weather"`, 1), []string{"line 3", "rules[0].topic: want a topic"}},
		"unknown key":   {strings.Replace(houseRule, `"remedy"`, `"cure"`, 1), []string{"line 4", "rules[0]: want no member", "cure"}},
		"incomplete":    {strings.Replace(houseRule, `"zh":"本公司的规则。"`, `"zh":""`, 1), []string{"CN-ZJ/email/101", "says"}},
		"wrong id":      {strings.Replace(houseRule, "email/101", "phone/101", 1), []string{"CN-ZJ/phone/101", "id"}},
		"no document":   {strings.Replace(houseRule, `[{"id":"our/notice","section"`, `[{"id":"our/other","section"`, 1), []string{"cites a document that is not listed"}},
		"unknown rule":  {strings.Replace(houseRule, `"remedy"`, `"overrides":["CN-ZJ/email/999"],"remedy"`, 1), []string{"overrides", "CN-ZJ/email/999"}},
		"against law":   {strings.Replace(houseRule, `"remedy"`, `"overrides":["CN/province/1"],"remedy"`, 1), []string{"a lower source cannot override"}},
		"conflict": {
			`{"sheet":"CN-ZJ","sources":[{"id":"our/notice","publisher":"x","title":"y"}],"rules":[` + strings.Join([]string{
				rowOf(other.Replace(houseRule)), strings.Replace(strings.Replace(rowOf(other.Replace(houseRule)), "/101", "/102", 1), `"require"`, `"forbid"`, 1),
			}, ",") + `]}`,
			[]string{"CN-ZJ/rename/101", "CN-ZJ/rename/102", "contradict each other on 2020-01-01"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			badInput(t, runWith("", append(args, "-rules", sheet(t, "bad.json", c.text))...), append(c.want, "bad.json: ")...)
		})
	}
}

// rowOf cuts the one rule out of a sheet.
func rowOf(s string) string {
	_, rows, _ := strings.Cut(s, `"rules":[`)
	return strings.TrimSuffix(rows, "]}")
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, errors.New("broken pipe") }

func TestBrokenPipe(t *testing.T) {
	var errs bytes.Buffer
	assert.Equal(t, 2, run(edit("zj", "zj"), strings.NewReader(""), brokenPipe{}, &errs, now))
	assert.Equal(t, "precheck: broken pipe\n", errs.String())
}

func FuzzOldFiling(f *testing.F) {
	data, err := os.ReadFile(file("zj"))
	require.NoError(f, err)
	f.Add(string(data))
	f.Add(`{"services":[{"domains":[{"name":"\u001b[2J"}]}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		got := runWith(text, "-old", "-", "-new", file("zj"), "-on", "2019-06-03")
		if (got.code == exitBadInput) != (got.out == "") || strings.ContainsRune(got.out, '\x1b') {
			t.Errorf("%d %q", got.code, got.out)
		}
	})
}
