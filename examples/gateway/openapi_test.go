package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"math"
	"net/http"
	"os"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/gobeian/icp/province"
	"github.com/gobeian/icp/verify"
)

// description is openapi.json.
type description struct {
	root map[string]any
	mu   sync.Mutex
	seen map[string]bool // "POST /v1/changes 200": responses that were held against it
}

var loadDescription = sync.OnceValues(func() (*description, error) {
	d := &description{seen: make(map[string]bool)}
	return d, json.Unmarshal(openAPI, &d.root)
})

func described(t *testing.T) *description {
	t.Helper()
	d, err := loadDescription()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// at follows member names from v, through references.
func (d *description) at(v any, names ...string) map[string]any {
	m, _ := d.resolve(v)
	for _, name := range names {
		m, _ = d.resolve(m[name])
	}
	return m
}

func (d *description) resolve(v any) (map[string]any, bool) {
	m, ok := v.(map[string]any)
	if !ok {
		return nil, false
	}
	ref, ok := m["$ref"].(string)
	if !ok {
		return m, true
	}
	var target any = d.root
	for name := range strings.SplitSeq(strings.TrimPrefix(ref, "#/"), "/") {
		target = target.(map[string]any)[name]
	}
	return d.resolve(target)
}

// checkResponse holds a response against what is described for its operation and status.
func (d *description) checkResponse(t *testing.T, method, target string, a answered) {
	t.Helper()
	target, _, _ = strings.Cut(target, "?")
	if dir, _ := path.Split(target); dir == "/problems/" && a.StatusCode < 500 {
		target = "/problems/{slug}"
	}
	paths := d.root["paths"].(map[string]any)
	lower := strings.ToLower(method)
	if method == http.MethodHead {
		return
	}
	var response map[string]any
	status := fmt.Sprint(a.StatusCode)
	operation := d.at(paths[target], lower)
	switch {
	case operation != nil:
		response = d.at(operation, "responses", status)
		if response == nil {
			status, response = "default", d.at(operation, "responses", "default")
		}
	default: // an address or a method that is not described: a problem like all others
		response = d.at(d.root, "components", "responses", "Problem")
	}
	d.mu.Lock()
	d.seen[strings.ToUpper(lower)+" "+target+" "+status] = true
	d.mu.Unlock()
	media := d.at(response, "content", a.Header.Get("Content-Type"))
	if media == nil {
		t.Errorf("%s %s: %d with %q is not described", method, target, a.StatusCode, a.Header.Get("Content-Type"))
		return
	}
	for name := range d.at(response, "headers") {
		if a.Header.Get(name) == "" {
			t.Errorf("%s %s: %d has no header %s", method, target, a.StatusCode, name)
		}
	}
	for _, problem := range d.validate(media["schema"], a.decode(t), "") {
		t.Errorf("%s %s: %d: %s", method, target, a.StatusCode, problem)
	}
}

// checkRequest holds the body of a change against its schema.
func (d *description) checkRequest(t *testing.T, body string, good bool) {
	t.Helper()
	var v any
	if err := json.Unmarshal([]byte(body), &v); err != nil {
		return // a number that this validator cannot hold
	}
	problems := d.validate(map[string]any{"$ref": "#/components/schemas/ChangeRequest"}, v, "")
	if good != (problems == nil) {
		t.Errorf("by the schema: %v", problems)
	}
}

// validate is a JSON Schema validator for the keywords that the description uses. It knows all of them, so that nothing in the
// description goes unchecked: an unknown one is an error.
func (d *description) validate(schema, v any, at string) (problems []string) {
	s, ok := schema.(map[string]any)
	if !ok {
		return []string{at + ": no schema"}
	}
	wrong := func(format string, args ...any) { problems = append(problems, at+": "+fmt.Sprintf(format, args...)) }
	for _, keyword := range slices.Sorted(maps.Keys(s)) {
		arg := s[keyword]
		switch keyword {
		case "$ref":
			target, _ := d.resolve(s)
			problems = append(problems, d.validate(target, v, at)...)
		case "type":
			if !hasType(v, arg.(string)) {
				wrong("%T is no %v", v, arg)
			}
		case "const":
			if !reflect.DeepEqual(v, arg) {
				wrong("%v, want %v", v, arg)
			}
		case "enum":
			if !slices.Contains(arg.([]any), v) {
				wrong("%v is none of the list", v)
			}
		case "oneOf":
			n := 0
			for _, one := range arg.([]any) {
				if d.validate(one, v, at) == nil {
					n++
				}
			}
			if n != 1 {
				wrong("%v: %d of oneOf", v, n)
			}
		default:
			problems = append(problems, d.validateInside(s, keyword, arg, v, at)...)
		}
	}
	return problems
}

func (d *description) validateInside(s map[string]any, keyword string, arg, v any, at string) (problems []string) {
	wrong := func(format string, args ...any) { problems = append(problems, at+": "+fmt.Sprintf(format, args...)) }
	object, _ := v.(map[string]any)
	array, _ := v.([]any)
	text, isText := v.(string)
	number, isNumber := v.(float64)
	switch keyword {
	case "required":
		for _, name := range arg.([]any) {
			if _, ok := object[name.(string)]; object != nil && !ok {
				wrong("no %v", name)
			}
		}
	case "properties":
		for name, sub := range arg.(map[string]any) {
			if member, ok := object[name]; ok {
				problems = append(problems, d.validate(sub, member, at+"."+name)...)
			}
		}
	case "additionalProperties":
		known, _ := s["properties"].(map[string]any)
		for name, member := range object {
			if _, ok := known[name]; ok {
				continue
			}
			if arg == false {
				wrong("%q is not described", name)
				continue
			}
			problems = append(problems, d.validate(arg, member, at+"."+name)...)
		}
	case "items":
		for i, element := range array {
			problems = append(problems, d.validate(arg, element, fmt.Sprintf("%s[%d]", at, i))...)
		}
	case "minItems":
		if array != nil && float64(len(array)) < arg.(float64) {
			wrong("%d items", len(array))
		}
	case "maxItems":
		if float64(len(array)) > arg.(float64) {
			wrong("%d items", len(array))
		}
	case "minimum":
		if isNumber && number < arg.(float64) {
			wrong("%v is less than %v", v, arg)
		}
	case "maxLength":
		if float64(len([]rune(text))) > arg.(float64) {
			wrong("%d characters", len([]rune(text)))
		}
	case "pattern":
		if isText && !regexp.MustCompile(arg.(string)).MatchString(text) {
			wrong("%q does not match %v", text, arg)
		}
	case "description":
	default:
		wrong("keyword %q is not known", keyword)
	}
	return problems
}

func hasType(v any, typ string) bool {
	switch v := v.(type) {
	case string:
		return typ == "string"
	case bool:
		return typ == "boolean"
	case float64:
		return typ == "number" || typ == "integer" && v == math.Trunc(v)
	case []any:
		return typ == "array"
	case map[string]any:
		return typ == "object"
	}
	return typ == "null"
}

// TestValidator sees that the validator refuses what it should.
func TestValidator(t *testing.T) {
	d := described(t)
	for _, c := range []struct {
		schema, value string
		good          bool
	}{
		{`{"type":"integer"}`, `1`, true},
		{`{"type":"integer"}`, `1.5`, false},
		{`{"type":"string"}`, `null`, false},
		{`{"type":"boolean"}`, `true`, true},
		{`{"type":"array","items":{"type":"string"},"minItems":1,"maxItems":2}`, `["a"]`, true},
		{`{"type":"array","items":{"type":"string"}}`, `[1]`, false},
		{`{"type":"array","minItems":1}`, `[]`, false},
		{`{"type":"array","maxItems":1}`, `[1,2]`, false},
		{`{"enum":["a"]}`, `"b"`, false},
		{`{"const":"a"}`, `"b"`, false},
		{`{"required":["a"]}`, `{}`, false},
		{`{"properties":{"a":{"type":"string"}}}`, `{"a":1}`, false},
		{`{"properties":{"a":{}},"additionalProperties":false}`, `{"b":1}`, false},
		{`{"additionalProperties":{"type":"integer"}}`, `{"b":"x"}`, false},
		{`{"oneOf":[{"type":"string"},{"type":"integer"}]}`, `1`, true},
		{`{"oneOf":[{"type":"integer"},{"type":"integer"}]}`, `1`, false},
		{`{"$ref":"#/components/schemas/Date"}`, `"x"`, false},
		{`{"minimum":1}`, `0`, false},
		{`{"maxLength":1}`, `"ab"`, false},
		{`{"pattern":"^a$"}`, `"b"`, false},
		{`{"foo":1}`, `1`, false},
	} {
		var schema, v any
		if err := json.Unmarshal([]byte(c.schema), &schema); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal([]byte(c.value), &v); err != nil {
			t.Fatal(err)
		}
		if got := d.validate(schema, v, ""); c.good != (got == nil) {
			t.Errorf("%s of %s: %v", c.schema, c.value, got)
		}
	}
}

// TestSchemas walks the whole description: every reference has a target, every schema is used, every pattern compiles, and every
// object says which members it has.
func TestSchemas(t *testing.T) {
	d := described(t)
	if d.root["openapi"] != "3.1.0" {
		t.Errorf("openapi %v", d.root["openapi"])
	}
	used := make(map[string]bool)
	var walk func(v any, at string)
	walk = func(v any, at string) {
		switch v := v.(type) {
		case []any:
			for i, e := range v {
				walk(e, fmt.Sprintf("%s[%d]", at, i))
			}
		case map[string]any:
			if ref, ok := v["$ref"].(string); ok {
				used[ref[strings.LastIndexByte(ref, '/')+1:]] = true
				if target, ok := d.resolve(v); !ok || target == nil {
					t.Errorf("%s: %s has no target", at, ref)
				}
			}
			if p, ok := v["pattern"].(string); ok {
				if _, err := regexp.Compile(p); err != nil {
					t.Errorf("%s: %v", at, err)
				}
			}
			if _, ok := v["properties"].(map[string]any); ok && v["type"] == "object" && v["additionalProperties"] != false {
				t.Errorf("%s: open object", at)
			}
			for name, e := range v {
				walk(e, at+"/"+name)
			}
		}
	}
	walk(d.root, "")
	for name := range d.at(d.root, "components", "schemas") {
		if !used[name] {
			t.Errorf("schema %s is not used", name)
		}
	}
	if n := d.at(d.root, "components", "schemas", "Permitted", "properties", "violations")["maxItems"]; n != float64(maxViolations) {
		t.Errorf("at most %v violations, want %d", n, maxViolations)
	}
	if s := d.at(d.root, "components", "schemas", "Filing")["description"].(string); !strings.Contains(s, fmt.Sprint("at most ", maxItems)) {
		t.Errorf("the description of a filing does not say %d", maxItems)
	}
	if s := d.at(d.root, "components", "schemas", "Domain")["description"].(string); !strings.Contains(s, fmt.Sprint("At most ", maxKey)) {
		t.Errorf("the description of a domain does not say %d", maxKey)
	}
}

// TestEnums compares every list of the description with the library's closed list of the same name.
func TestEnums(t *testing.T) {
	want := map[string][]string{
		"Lang": languages, "Class": {filing.Unit.String(), filing.Individual.String()},
		"Topic": slugs[province.Topic](), "Effect": slugs[province.Effect](), "Certainty": slugs[province.Certainty](),
		"Verdict": append([]string{province.Unknown.String()}, slugs[province.Verdict]()...), "Authority": slugs[province.Authority](),
		"Provider": slugs[province.Provider](), "OrderKind": slugs[province.OrderKind](), "ChangeOrderKind": orderKinds(),
		"Remedy": append([]string{province.RemedyNone.String()}, slugs[province.Remedy]()...), "Material": slugs[province.Material](),
		"Fact": slugs[province.Fact](), "RulePerson": slugs[province.Person](), "Party": slugs[province.Party](),
		"StepKind": slugs[province.StepKind](), "Unit": slugs[province.Unit](),
		"Reason": slugs[change.Reason](), "Severity": slugs[change.Severity](), "Op": slugs[change.Op](),
		"Route": append([]string{verify.RouteNone.String()}, slugs[verify.Route]()...), "Actor": slugs[verify.Actor](),
		"Phone": slugs[verify.Phone](), "Note": slugs[verify.Note](),
		"IdentifierProblem": slugs[filing.Problem](), "Platform": slugs[filing.Platform](),
		"Nature": codes[filing.Nature](), "CertificateKind": codes[filing.CertificateKind](), "ServiceKind": codes[filing.ServiceKind](),
		"PreApprovalCategory": codes[filing.PreApprovalCategory](), "AccessMode": codes[filing.AccessMode](),
		"Language": codes[filing.Language](), "Content": bits[filing.Content](),
	}
	for p := range filing.Provinces() {
		want["Province"] = append(want["Province"], p.String())
	}
	for _, p := range problemTypes {
		want["ProblemType"] = append(want["ProblemType"], p.slug)
	}
	d := described(t)
	for name, schema := range d.at(d.root, "components", "schemas") {
		s, _ := schema.(map[string]any)
		list, ok := s["enum"].([]any)
		if one, isOneOf := s["oneOf"].([]any); isOneOf {
			list, ok = one[0].(map[string]any)["enum"].([]any)
		}
		if !ok {
			continue
		}
		var got []string
		for _, v := range list {
			got = append(got, v.(string))
		}
		if !slices.Equal(got, want[name]) && !updateEnum(t, name, want[name]) {
			t.Errorf("%s: %v, the library has %v", name, got, want[name])
		}
		delete(want, name)
	}
	for name := range want {
		t.Errorf("%s is not described", name)
	}
	facts := d.at(d.root, "components", "schemas", "Facts", "properties")
	if len(facts) != len(factSlugs) || len(facts) != reflect.TypeFor[change.Facts]().NumField() {
		t.Errorf("%d facts described, %d read, %d in change.Facts", len(facts), len(factSlugs), reflect.TypeFor[change.Facts]().NumField())
	}
	places := make(map[*change.Truth]bool)
	var f change.Facts
	for _, name := range factSlugs {
		var fact province.Fact
		if err := fact.UnmarshalText([]byte(name)); err != nil || facts[name] == nil {
			t.Errorf("%s is not described", name)
		}
		places[factOf(&f, fact)] = true
	}
	if len(places) != len(factSlugs) {
		t.Error("two facts have one place")
	}
}

var update = flag.Bool("update", false, "write the library's closed lists into openapi.json")

// updateEnum replaces a list of the description, which stands on one line.
func updateEnum(t *testing.T, name string, list []string) bool {
	t.Helper()
	if !*update {
		return false
	}
	b, err := os.ReadFile("openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	head, tail, ok := bytes.Cut(b, []byte("\n   \""+name+"\": {"))
	before, rest, ok2 := bytes.Cut(tail, []byte("\"enum\": ["))
	_, after, ok3 := bytes.Cut(rest, []byte("]"))
	if !ok || !ok2 || !ok3 {
		t.Fatalf("no list of %s", name)
	}
	out := fmt.Appendf(nil, "%s\n   \"%s\": {%s\"enum\": [\"%s\"]%s", head, name, before, strings.Join(list, "\", \""), after)
	if err := os.WriteFile("openapi.json", out, 0o644); err != nil {
		t.Fatal(err)
	}
	return true
}

// coded is a list of the ministry's: a code that is on it has a Chinese name.
type coded interface {
	~uint16 | ~uint32 | ~uint64
	Chinese() string
	String() string
}

func codes[E coded]() (all []string) {
	for e := E(1); e < 1000; e++ {
		if e.Chinese() != "" {
			all = append(all, e.String())
		}
	}
	return all
}

func bits[E coded]() (all []string) {
	for e := E(1); e != 0; e <<= 1 {
		if e.Chinese() != "" {
			all = append(all, e.String())
		}
	}
	return all
}

// TestEveryResponse calls every operation until every response that is described has been given.
func TestEveryResponse(t *testing.T) {
	d := &description{root: described(t).root, seen: make(map[string]bool)}
	r := start(t, func(c *config) {
		c.debug, c.workers, c.queueWait, c.maxBody, c.readTimeout = true, 1, time.Millisecond, 64<<10, 300*time.Millisecond
	})
	call := func(method, target, body string) {
		t.Helper()
		d.checkResponse(t, method, target, r.call(t, method, target, body))
	}
	f := filingtest.Unit(filing.Zhejiang)
	good := request(t, f, edited(f, managerMobile), `{"on":"2019-06-03"}`, "")
	call("POST", "/v1/changes", good)
	call("POST", "/v1/changes", request(t, f, edited(f, addDomain), `{"on":"2019-06-03"}`, ""))
	call("POST", "/v1/changes", "{")
	call("POST", "/v1/changes", strings.Repeat(" ", 65<<10))
	call("POST", "/v1/changes", "")
	call("GET", "/v1/rules?province=CN-ZJ", "")
	call("GET", "/v1/rules", "")
	call("GET", "/v1/provinces", "")
	call("GET", "/v1/provinces?on=x", "")
	for _, target := range []string{"/healthz", "/readyz", "/openapi.json", "/debug/memory", "/problems/blocked", "/problems/x"} {
		call("GET", target, "")
	}
	c := dial(t, r.addr)
	fmt.Fprintf(c, "POST /v1/changes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{")
	resp, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	d.checkResponse(t, "POST", "/v1/changes", read(t, "POST", "/v1/changes", resp))
	r.gate.slots <- struct{}{}
	call("POST", "/v1/changes", good)
	call("GET", "/v1/rules?province=CN-ZJ", "")
	call("GET", "/v1/provinces", "")
	r.gate.leave()
	r.now = func() time.Time { panic("for the answer 500") }
	call("POST", "/v1/changes", request(t, f, f, "", ""))
	call("GET", "/v1/rules?province=CN-ZJ", "")
	call("GET", "/v1/provinces", "")
	r.draining.Store(true)
	call("GET", "/readyz", "")

	for target, item := range d.at(d.root, "paths") {
		for method := range item.(map[string]any) {
			for status := range d.at(item, method, "responses") {
				// What cannot fail has no other answer than the one described.
				if status == "default" && !strings.HasPrefix(target, "/v1/") {
					continue
				}
				if key := strings.ToUpper(method) + " " + target + " " + status; !d.seen[key] {
					t.Errorf("%s was not given", key)
				}
			}
		}
	}
}
