package province_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// minimal is the smallest sheet with one whole rule; tests change one thing in it.
const minimal = `{
 "sheet": "CN-ZJ",
 "rules": [{
  "id": "CN-ZJ/rename/90", "topic": "rename", "authority": "bureau", "effect": "permit", "from": "2026-12-01",
  "says": {"en": "A renamed unit may change.", "zh": "单位更名可变更。"},
  "sources": [{"id": "n", "publisher": "P", "title": "T", "seen": ["2026-12-01", "2026-12-02"]}]
 }]
}`

func TestParse(t *testing.T) {
	rules, err := province.Parse(strings.NewReader(minimal))
	require.NoError(t, err)
	require.Len(t, rules, 1)
	assert.Equal(t, province.Rule{
		ID: "CN-ZJ/rename/90", Topic: province.TopicRename, Provinces: province.SetOf(filing.Zhejiang),
		Authority: province.Bureau, Effect: province.Permit, Period: province.Period{From: 20261201},
		Says:    province.Text{En: "A renamed unit may change.", Zh: "单位更名可变更。"},
		Sources: []province.Source{{ID: "n", Publisher: "P", Title: "T", Seen: province.Period{From: 20261201, Until: 20261202}}},
	}, rules[0])
}

// Every member of a sheet arrives in its place.
func TestParseSheetEverything(t *testing.T) {
	sheet, err := province.ParseSheet(strings.NewReader(`{
	 "rules": [{
	  "sources": [{"section": "s", "seen": ["2026-12-01", "2026-12-02"], "inferred": true, "note": "n", "id": "own"},
	              {"id": "known", "dissent": true},
	              {"id": "spelt", "publisher": "P", "title": "T", "url": "u", "published": "2026-11-30"}],
	  "caveat": {"en": "c", "zh": "但"}, "says": {"zh": "。", "en": "."}, "overrides": ["CN-ZJ/replacement/8"], "presumed": true, "disputed": true,
	  "remedy": "migrate", "persons": ["manager", "principal"], "materials": ["id-card"], "values": [".cn", ".com"],
	  "limit": {"min": 3, "n": 20, "unit": "working-days"}, "needs": {"all": ["own-unit"], "any": ["own-service", "employed"]},
	  "when": {"from": "individual", "to": "unit", "orders": ["full"], "natures": ["enterprise"]},
	  "stated": true, "until": "2027-12-01", "from": "2026-12-01", "effect": "permit", "authority": "reported",
	  "provinces": ["CN-ZJ", "CN-SH"], "topic": "replacement", "id": "CN/replacement/9"
	 }, {
	  "id": "ucloud/phone/1", "topic": "phone", "authority": "console", "provider": "ucloud", "effect": "waive", "from": "2026-12-01",
	  "when": {"class": "unit"}, "says": {"en": ".", "zh": "。"}, "sources": [{"id": "own", "seen": ["2026-12-01", "2026-12-02"]}]
	 }],
	 "silent": [{"topic": "replacement", "when": {"from": "unit", "to": "individual"}, "why": {"en": "w", "zh": "因"}}],
	 "sources": [{"id": "own", "publisher": "OP", "title": "OT", "url": "ou", "published": "2026-11-29"}],
	 "sheet": "national"
	}`), province.Source{ID: "known", Publisher: "KP", Title: "KT"})
	require.NoError(t, err)
	own := province.Source{ID: "own", Publisher: "OP", Title: "OT", URL: "ou", Published: 20261129}
	window := province.Period{From: 20261201, Until: 20261202}
	cited := own
	cited.Section, cited.Seen, cited.Inferred, cited.Note = "s", window, true, "n"
	plain := own
	plain.Seen = window
	assert.Equal(t, province.Sheet{
		Name:    "national",
		Sources: []province.Source{own},
		Silent:  []province.Silence{{Topic: province.TopicReplacement, When: province.When{From: filing.Unit, To: filing.Individual}, Why: province.Text{En: "w", Zh: "因"}}},
		Rules: []province.Rule{{
			ID: "CN/replacement/9", Topic: province.TopicReplacement, Provinces: province.SetOf(filing.Zhejiang, filing.Shanghai),
			Authority: province.Reported, Effect: province.Permit, Period: province.Period{From: 20261201, Until: 20271201}, Stated: true,
			When: province.When{
				From: filing.Individual, To: filing.Unit, Orders: province.SetOf(province.OrderFull), Natures: province.SetOf(filing.NatureEnterprise),
			},
			Needs: province.Needs{All: province.SetOf(province.FactOwnUnit), Any: province.SetOf(province.FactOwnService, province.FactEmployed)},
			Limit: province.Limit{Min: 3, N: 20, Unit: province.WorkingDays}, Values: []string{".cn", ".com"},
			Materials: province.SetOf(province.IDCard), Persons: province.SetOf(province.Principal, province.Manager), Remedy: province.RemedyMigrate,
			Disputed: true, Presumed: true, Overrides: []province.RuleID{"CN-ZJ/replacement/8"}, Says: province.Text{En: ".", Zh: "。"}, Caveat: province.Text{En: "c", Zh: "但"},
			Sources: []province.Source{
				cited,
				{ID: "known", Publisher: "KP", Title: "KT", Dissent: true},
				{ID: "spelt", Publisher: "P", Title: "T", URL: "u", Published: 20261130},
			},
		}, {
			ID: "ucloud/phone/1", Topic: province.TopicPhone, Authority: province.Console, Provider: province.UCloud, Effect: province.Waive,
			Period: province.Period{From: 20261201}, When: province.When{Class: filing.Unit}, Says: province.Text{En: ".", Zh: "。"},
			Sources: []province.Source{plain},
		}},
	}, sheet)
}

func TestParseErrors(t *testing.T) {
	replace := func(old, new string) string {
		require.Contains(t, minimal, old)
		return strings.Replace(minimal, old, new, 1)
	}
	tests := []struct {
		name, text, path, expected string
		line                       int
	}{
		{"nothing", "", "", "an object", 1},
		{"not an object", "[]", "", "an object", 1},
		{"null", "null", "", "an object", 1},
		{"unknown member", replace(`"rules"`, `"rows"`), "", `no member "rows"`, 3},
		{"unknown member of a rule", replace(`"authority"`, `"rank"`), "rules[0]", `no member "rank"`, 4},
		{"differently cased", replace(`"topic"`, `"Topic"`), "rules[0]", `no member "Topic"`, 4},
		{"unknown member of a source", replace(`"publisher"`, `"author"`), "rules[0].sources[0]", `no member "author"`, 6},
		{"unknown member of says", replace(`"zh"`, `"de"`), "rules[0].says", `no member "de"`, 5},
		{"duplicate member", replace(`"topic": "rename"`, `"topic": "rename", "topic": "rename"`), "rules[0]", `no second member "topic"`, 4},
		{"trailing data", minimal + "\n{}", "", "the end of the document", 9},
		{"cut off", minimal[:len(minimal)-2], "", "a comma or }", 7},
		{"a number for a string", replace(`"CN-ZJ/rename/90"`, `90`), "rules[0].id", "a string", 4},
		{"a string for an array", replace(`["2026-12-01", "2026-12-02"]`, `"2026-12-01"`), "rules[0].sources[0].seen", "an array", 6},
		{"a string for a truth value", replace(`"effect"`, `"stated": "true", "effect"`), "rules[0].stated", "true or false", 4},
		{"null for a string", replace(`"bureau"`, `null`), "rules[0].authority", "a string", 4},
		{"unknown topic", replace(`"topic": "rename"`, `"topic": "renaming"`), "rules[0].topic", "a topic", 4},
		{"empty topic", replace(`"topic": "rename"`, `"topic": ""`), "rules[0].topic", "a topic", 4},
		{"unknown authority", replace(`"bureau"`, `"office"`), "rules[0].authority", "an authority", 4},
		{"unknown effect", replace(`"permit"`, `"allow"`), "rules[0].effect", "an effect", 4},
		{"unknown provider", replace(`"effect"`, `"provider": "acme", "effect"`), "rules[0].provider", "a provider", 4},
		{"unknown province", replace(`"effect"`, `"provinces": ["CN-ZZ"], "effect"`), "rules[0].provinces[0]", "a province", 4},
		{"unknown remedy", replace(`"effect"`, `"remedy": "pray", "effect"`), "rules[0].remedy", "a remedy", 4},
		{"unknown material", replace(`"effect"`, `"materials": ["id-card", "x"], "effect"`), "rules[0].materials[1]", "a material", 4},
		{"unknown person", replace(`"effect"`, `"persons": ["x"], "effect"`), "rules[0].persons[0]", "a person's role", 4},
		{"unknown fact", replace(`"effect"`, `"needs": {"any": ["x"]}, "effect"`), "rules[0].needs.any[0]", "a fact", 4},
		{"unknown member of needs", replace(`"effect"`, `"needs": {"some": []}, "effect"`), "rules[0].needs", `no member "some"`, 4},
		{"unknown class", replace(`"effect"`, `"when": {"class": "body"}, "effect"`), "rules[0].when.class", "unit or individual", 4},
		{"class of the wrong type", replace(`"effect"`, `"when": {"from": 1}, "effect"`), "rules[0].when.from", "a string", 4},
		{"unknown member of when", replace(`"effect"`, `"when": {"day": "x"}, "effect"`), "rules[0].when", `no member "day"`, 4},
		{"unknown order", replace(`"effect"`, `"when": {"orders": ["x"]}, "effect"`), "rules[0].when.orders[0]", "an order kind", 4},
		{"unknown nature", replace(`"effect"`, `"when": {"natures": ["x"]}, "effect"`), "rules[0].when.natures[0]", "a nature", 4},
		{"unknown unit", replace(`"effect"`, `"limit": {"n": 3, "unit": "moons"}, "effect"`), "rules[0].limit.unit", "a unit", 4},
		{"unknown member of a limit", replace(`"effect"`, `"limit": {"max": 3}, "effect"`), "rules[0].limit", `no member "max"`, 4},
		{"a limit below zero", replace(`"effect"`, `"limit": {"n": -1, "unit": "days"}, "effect"`), "rules[0].limit.n", "", 4},
		{"a limit that is no whole number", replace(`"effect"`, `"limit": {"min": 1.5}, "effect"`), "rules[0].limit.min", "", 4},
		{"no such day", replace(`"from": "2026-12-01"`, `"from": "2026-02-30"`), "rules[0].from", "a date", 4},
		{"an empty day", replace(`"effect"`, `"until": "", "effect"`), "rules[0].until", "a date", 4},
		{"a window of one day", replace(`["2026-12-01", "2026-12-02"]`, `["2026-12-01"]`), "rules[0].sources[0].seen", "two dates", 6},
		{"a window of three days", replace(`["2026-12-01", "2026-12-02"]`, `["2026-12-01", "2026-12-02", "2026-12-03"]`), "rules[0].sources[0].seen[2]", "two dates", 6},
		{"unknown silent topic", replace(`"rules"`, `"silent": [{"topic": "x"}], "rules"`), "silent[0].topic", "a topic", 3},
		{"unknown member of a silence", replace(`"rules"`, `"silent": [{"because": "x"}], "rules"`), "silent[0]", `no member "because"`, 3},
		{"unknown member of a document", replace(`"rules"`, `"sources": [{"seen": []}], "rules"`), "sources[0]", `no member "seen"`, 3},
		{"value of the wrong type", replace(`"effect"`, `"values": [1], "effect"`), "rules[0].values[0]", "a string", 4},
		{"override of the wrong type", replace(`"effect"`, `"overrides": [1], "effect"`), "rules[0].overrides[0]", "a string", 4},
		{"invalid UTF-8", replace("T\", \"seen", "\xff\", \"seen"), "rules[0].sources[0].title", "", 6},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rules, err := province.Parse(strings.NewReader(tt.text))
			assert.Nil(t, rules)
			e, ok := errors.AsType[*province.ParseError](err)
			require.True(t, ok, "%v", err)
			assert.Equal(t, tt.path, e.Path)
			assert.Contains(t, e.Expected, tt.expected)
			assert.Equal(t, tt.line, e.Line)
			assert.Positive(t, e.Column)
			assert.LessOrEqual(t, e.Offset, int64(len(tt.text)))
			assert.Contains(t, err.Error(), "province: line ")
		})
	}
}

// What is a sheet but holds a rule that is not whole is told apart from what is no sheet.
func TestParseInvalidRules(t *testing.T) {
	for name, tt := range map[string]struct{ old, new, field string }{
		"no source":             {`[{"id": "n", "publisher": "P", "title": "T", "seen": ["2026-12-01", "2026-12-02"]}]`, `[]`, "sources"},
		"a document not listed": {`"publisher": "P", "title": "T", `, ``, "sources"},
		"no document":           {`"id": "n", `, ``, "sources"},
		"half a document":       {`"title": "T", `, ``, "sources"},
		"no id":                 {`"id": "CN-ZJ/rename/90", `, ``, "id"},
		"no effect":             {`"effect": "permit", `, ``, "effect"},
		"no authority":          {`"authority": "bureau", `, ``, "authority"},
		"no first day":          {`"from": "2026-12-01",`, `"until": "2026-12-01",`, "from"},
		"a limit without unit":  {`"effect"`, `"limit": {"n": 3}, "effect"`, "limit"},
		"says half":             {`"en": "A renamed unit may change.", `, ``, "says"},
	} {
		t.Run(name, func(t *testing.T) {
			require.Contains(t, minimal, tt.old)
			rules, err := province.Parse(strings.NewReader(strings.Replace(minimal, tt.old, tt.new, 1)))
			assert.Nil(t, rules)
			e, ok := errors.AsType[*province.Invalid](err)
			require.True(t, ok, "%v", err)
			assert.Equal(t, tt.field, e.Field)
		})
	}
}

// A sheet that is called after no province binds the whole country only if its rules say so by their IDs.
func TestParseSheetOfNobody(t *testing.T) {
	for name, text := range map[string]string{
		"no name":             strings.Replace(minimal, ` "sheet": "CN-ZJ",`+"\n", "", 1),
		"name of no province": strings.Replace(minimal, `"sheet": "CN-ZJ"`, `"sheet": "CN-ZZ"`, 1),
		"no province listed":  strings.Replace(strings.Replace(minimal, `"sheet": "CN-ZJ"`, `"sheet": "national"`, 1), `"effect"`, `"provinces": [], "effect"`, 1),
	} {
		t.Run(name, func(t *testing.T) {
			_, err := province.Parse(strings.NewReader(text))
			assert.Error(t, err)
		})
	}
}

// Two documents under one ID: one of them would be cited where the other was meant.
func TestParseDocumentTwice(t *testing.T) {
	_, err := province.Parse(strings.NewReader(`{"sources": [{"id": "a", "publisher": "P", "title": "T"}, {"id": "a", "publisher": "Q", "title": "U"}]}`))
	assert.Error(t, err)
}

// A citation finds its document in the built-in book, so that a notice can say where the older rule stood.
func TestParseKnowsTheBooksDocuments(t *testing.T) {
	text := strings.Replace(minimal, `"id": "n", "publisher": "P", "title": "T"`, `"id": "aliyun/rules/CN-ZJ"`, 1)
	rules, err := province.Parse(strings.NewReader(text))
	require.NoError(t, err)
	assert.NotEmpty(t, rules[0].Sources[0].Publisher)
	assert.NotEmpty(t, rules[0].Sources[0].Title)
	_, err = province.ParseSheet(strings.NewReader(text))
	assert.ErrorAs(t, err, new(*province.Invalid), "ParseSheet knows what it is given")
}

func TestParseBounds(t *testing.T) {
	_, err := province.Parse(io.MultiReader(strings.NewReader(minimal), strings.NewReader(strings.Repeat(" ", 4<<20))))
	assert.ErrorAs(t, err, new(*province.ParseError), "oversized")
	_, err = province.Parse(strings.NewReader(minimal + strings.Repeat(" ", 1<<20)))
	assert.NoError(t, err)
	_, err = province.Parse(strings.NewReader(`{"rules":` + strings.Repeat("[", 100_000)))
	assert.ErrorAs(t, err, new(*province.ParseError), "deep")
	_, err = province.Parse(strings.NewReader(`{"sheet": "\ud800"}`))
	assert.ErrorAs(t, err, new(*province.ParseError), "half a character")
	_, err = province.Parse(strings.NewReader("\ufeff" + minimal))
	assert.ErrorAs(t, err, new(*province.ParseError), "byte order mark")
	broken := errors.New("broken")
	_, err = province.Parse(iotest.ErrReader(broken))
	assert.ErrorIs(t, err, broken)
	rules, err := province.Parse(strings.NewReader(`{}`))
	assert.NoError(t, err)
	assert.Empty(t, rules)
}

// encodeSheet writes rules as a sheet that binds nobody by its name.
func encodeSheet(t testing.TB, rules []province.Rule) []byte {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	require.NoError(t, e.Encode(map[string]any{"sheet": "copy", "rules": append([]province.Rule{}, rules...)}))
	return b.Bytes()
}

// What is written reads back the same, for every rule of the book, alone and by sheet.
func TestRoundTrip(t *testing.T) {
	for name, sheet := range sheets(t) {
		if len(sheet.Rules) == 0 {
			continue
		}
		again, err := province.Parse(bytes.NewReader(encodeSheet(t, sheet.Rules)))
		require.NoError(t, err, name)
		assert.Equal(t, sheet.Rules, again, name)
	}
	rules := bookRules()
	again, err := province.Parse(bytes.NewReader(encodeSheet(t, rules)))
	require.NoError(t, err)
	assert.Equal(t, rules, again)
}

// A rule outside the vocabulary has no text form, and says so instead of writing another rule.
func TestMarshalErrors(t *testing.T) {
	for name, edit := range map[string]func(*province.Rule){
		"topic":    func(r *province.Rule) { r.Topic = 99 },
		"effect":   func(r *province.Rule) { r.Effect = 99 },
		"material": func(r *province.Rule) { r.Materials = province.SetOf(province.Material(60)) },
		"date":     func(r *province.Rule) { r.Period.From = 20260231 },
	} {
		_, err := json.Marshal(sample("CN-ZJ/rename/1", edit))
		assert.Error(t, err, name)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(minimal))
	f.Add([]byte(`{"sheet":"CN-ZJ","silent":[{"topic":"phone","why":{"en":"w","zh":"因"}}],"sources":[{"id":"a","publisher":"p","title":"t"}],"rules":[]}`))
	rules := bookRules()
	for i := 0; i < len(rules); i += 97 {
		f.Add(encodeSheet(f, rules[i:i+1]))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		rules, err := province.Parse(bytes.NewReader(data))
		if err != nil {
			_, notASheet := errors.AsType[*province.ParseError](err)
			_, notARule := errors.AsType[*province.Invalid](err)
			if notASheet == notARule {
				t.Fatalf("error of type %T: %v", err, err)
			}
			if rules != nil {
				t.Fatal("rules and an error")
			}
			return
		}
		again, err := province.Parse(bytes.NewReader(encodeSheet(t, rules)))
		if err != nil {
			t.Fatalf("does not read back: %v", err)
		}
		if len(rules) != len(again) {
			t.Fatal("rules lost")
		}
		for i := range rules {
			x, errX := rules[i].MarshalJSON()
			y, errY := again[i].MarshalJSON()
			if errX != nil || errY != nil || !bytes.Equal(x, y) {
				t.Fatalf("%s reads back as %s", x, y)
			}
		}
		// Whatever was read can be put on the book or is refused for a reason.
		if _, err := province.Builtin().Overlay("fuzz", rules...); err != nil {
			_, invalid := errors.AsType[*province.Invalid](err)
			_, conflict := errors.AsType[*province.Conflict](err)
			if invalid == conflict {
				t.Fatalf("error of type %T: %v", err, err)
			}
		}
	})
}
