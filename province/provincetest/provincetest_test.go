package provincetest_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
	"github.com/gobeian/icp/province/provincetest"
)

func notice(edits ...func(*province.Rule)) province.Rule {
	r := province.Rule{
		ID: "CN-ZJ/replacement/90", Topic: province.TopicReplacement, Provinces: province.SetOf(filing.Zhejiang),
		Authority: province.Bureau, Effect: province.Forbid, Period: province.Period{From: 20261201},
		When: province.When{From: filing.Individual, To: filing.Individual}, Remedy: province.RemedyCancelAndRefile,
		Says: province.Text{En: "An individual's filing passes to nobody else.", Zh: "个人备案不可变更为他人。"},
		Sources: []province.Source{{
			ID: "zj/2026-12", Publisher: "Zhejiang bureau", Title: "A notice", Section: "2",
			Published: 20261125, Seen: province.Period{From: 20261201, Until: 20261202},
		}},
	}
	for _, edit := range edits {
		edit(&r)
	}
	return r
}

func TestProblems(t *testing.T) {
	tests := []struct {
		name    string
		edit    func(*province.Rule)
		refused bool
		want    []string
	}{
		{"none", func(*province.Rule) {}, false, nil},
		{"none, with an end", func(r *province.Rule) { r.Period.Until = 20270101 }, false, nil},
		{"incomplete", func(r *province.Rule) { r.Remedy = 0 }, true, []string{"remedy"}},
		{"no source", func(r *province.Rule) { r.Sources = nil }, true, []string{"sources"}},
		{"overrides nothing", func(r *province.Rule) { r.Overrides = []province.RuleID{"CN-ZJ/replacement/77"} }, true, []string{"no rule"}},
		{"languages changed over", func(r *province.Rule) { r.Says = province.Text{En: "不可变更。", Zh: "No."} }, false, []string{"not English", "not Chinese"}},
		{"not to be found", func(r *province.Rule) { r.Sources[0].Section = "" }, false, []string{"look it up"}},
		{"seen too early", func(r *province.Rule) { r.Sources[0].Published = 20261202 }, false, []string{"before it was published"}},
		{"disputed by nobody", func(r *province.Rule) { r.Disputed = true }, false, []string{"no source dissents"}},
		{"binds another province", func(r *province.Rule) { r.Provinces = province.SetOf(filing.Shanghai) }, false, []string{"binds CN-SH"}},
		{"binds the country", func(r *province.Rule) { r.Provinces = 0 }, false, []string{"binds the whole country"}},
		{"another console", func(r *province.Rule) {
			r.ID, r.Topic, r.When, r.Provinces = "acme/app/1", province.TopicApp, province.When{}, 0
			r.Authority, r.Provider = province.Console, province.UCloud
		}, false, []string{"named after acme"}},
		{"beaten by law", func(r *province.Rule) {
			r.ID, r.Topic, r.When = "CN-ZJ/domain-add/90", province.TopicDomainAdd, province.When{}
		}, false, []string{"answers nobody", "CN/domain-add/"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			errs := provincetest.Problems(province.Builtin(), notice(tt.edit))
			assert.Equal(t, tt.refused, provincetest.IsRefused(errs))
			text := fmt.Sprint(errs)
			if tt.want == nil {
				assert.Empty(t, errs)
			}
			for _, want := range tt.want {
				assert.Contains(t, text, want)
			}
		})
	}
}

func TestProblemsOfSeveralRules(t *testing.T) {
	permit := notice(func(r *province.Rule) {
		r.ID, r.Effect, r.Remedy = "CN-ZJ/replacement/91", province.Permit, province.RemedyNone
	})
	errs := provincetest.Problems(province.Builtin(), notice(), permit)
	require.Len(t, errs, 1)
	assert.ErrorAs(t, errs[0], new(*province.Conflict))
	assert.True(t, provincetest.IsRefused(errs))

	// A rule that says what is said already, from the day of its layer on.
	longer := func(r *province.Rule) { r.Sources[0].Seen.Until = 20261203 }
	base, err := province.Builtin().Overlay("first", notice(longer))
	require.NoError(t, err)
	again := notice(func(r *province.Rule) {
		r.ID, r.Period.From = "CN-ZJ/replacement/91", 20261202
		longer(r)
	})
	assert.Contains(t, fmt.Sprint(provincetest.Problems(base, again)), "changes nothing")

	// Demands stand side by side and are heard beside the law.
	demand := notice(func(r *province.Rule) {
		r.ID, r.Topic, r.When, r.Effect, r.Remedy = "CN-ZJ/sms-check/90", province.TopicSMSCheck, province.When{}, province.Require, province.RemedyNone
	})
	assert.Empty(t, provincetest.Problems(province.Builtin(), demand))
}

func TestCheck(t *testing.T) {
	table := provincetest.Check(t, notice())
	q := province.Query{Province: filing.Zhejiang, On: 20261201, Topic: province.TopicReplacement, From: filing.Individual, To: filing.Individual}
	assert.Equal(t, province.RuleID("CN-ZJ/replacement/90"), table.Decide(q).ID())

	r := &recorder{TB: t}
	assert.NotNil(t, provincetest.Check(r, notice(func(r *province.Rule) { r.Sources[0].Section = "" })))
	assert.Len(t, r.errors, 1)
	assert.False(t, r.stopped)

	r = &recorder{TB: t}
	assert.PanicsWithValue(t, stop{}, func() { provincetest.Check(r, notice(func(r *province.Rule) { r.Says.En = "" })) })
	assert.Len(t, r.errors, 1)
	assert.Contains(t, r.errors[0], "says")
	assert.True(t, r.stopped)
}

// recorder is a test that fails without failing this one.
type recorder struct {
	testing.TB
	errors  []string
	stopped bool
}

type stop struct{}

func (r *recorder) Helper() {}

func (r *recorder) Error(args ...any) { r.errors = append(r.errors, fmt.Sprint(args...)) }

func (r *recorder) FailNow() {
	r.stopped = true
	panic(stop{})
}

// A notice of today, as a company would ship it, and what is wrong with it before anybody meets it.
func ExampleProblems() {
	rules, err := province.Parse(strings.NewReader(`{
	 "sheet": "CN-ZJ",
	 "rules": [{
	  "id": "CN-ZJ/replacement/90", "topic": "replacement", "authority": "bureau", "effect": "forbid", "from": "2026-12-01",
	  "when": {"from": "individual", "to": "individual"}, "remedy": "cancel-and-refile",
	  "says": {"en": "An individual's filing passes to nobody else.", "zh": "个人备案不可变更为他人。"},
	  "sources": [{"id": "zj/2026-12", "publisher": "Zhejiang bureau", "title": "A notice", "seen": ["2026-12-01", "2026-12-02"]}]
	 }]
	}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, err := range provincetest.Problems(province.Builtin(), rules...) {
		fmt.Println(err)
	}
	// Output: provincetest: rule CN-ZJ/replacement/90: source zj/2026-12 has neither an address nor a section, so nobody can look it up
}
