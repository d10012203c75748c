package province_test

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

func TestNewRefusesIncompleteRules(t *testing.T) {
	tests := []struct {
		name  string
		edit  func(*province.Rule)
		field string
	}{
		{"no id", func(r *province.Rule) { r.ID = "" }, "id"},
		{"id without scope", func(r *province.Rule) { r.ID = "/rename/1" }, "id"},
		{"id without number", func(r *province.Rule) { r.ID = "CN-ZJ/rename/" }, "id"},
		{"id with number zero", func(r *province.Rule) { r.ID = "CN-ZJ/rename/0" }, "id"},
		{"id with leading zero", func(r *province.Rule) { r.ID = "CN-ZJ/rename/01" }, "id"},
		{"id with sign", func(r *province.Rule) { r.ID = "CN-ZJ/rename/+1" }, "id"},
		{"id of another topic", func(r *province.Rule) { r.ID = "CN-ZJ/phone/1" }, "id"},
		{"id with four parts", func(r *province.Rule) { r.ID = "CN-ZJ/rename/1/2" }, "id"},
		{"id far too long", func(r *province.Rule) { r.ID = province.RuleID(strings.Repeat("x", 80) + "/rename/1") }, "id"},
		{"no topic", func(r *province.Rule) { r.Topic = 0; r.ID = "CN-ZJ//1" }, "topic"},
		{"topic out of range", func(r *province.Rule) { r.Topic = 200; r.ID = province.RuleID("CN-ZJ/" + r.Topic.String() + "/1") }, "topic"},
		{"no authority", by(0), "authority"},
		{"authority out of range", by(99), "authority"},
		{"console without provider", by(province.Console), "provider"},
		{"provider without console", func(r *province.Rule) { r.Provider = province.AlibabaCloud }, "provider"},
		{"no effect", func(r *province.Rule) { r.Effect = 0 }, "effect"},
		{"effect out of range", func(r *province.Rule) { r.Effect = 99 }, "effect"},
		{"no first day", func(r *province.Rule) { r.Period.From = 0 }, "from"},
		{"a first day outside the calendar", func(r *province.Rule) { r.Period.From = 20260231 }, "from"},
		{"ends on the day it begins", until(20261201), "until"},
		{"ends before it begins", until(20261130), "until"},
		{"replacement without parties", func(r *province.Rule) { r.Topic, r.ID = province.TopicReplacement, "CN-ZJ/replacement/1" }, "when"},
		{"replacement without a target", func(r *province.Rule) {
			r.Topic, r.ID, r.When.From = province.TopicReplacement, "CN-ZJ/replacement/1", filing.Unit
		}, "when"},
		{"a prohibition with needs", func(r *province.Rule) { forbid(r); r.Needs.All = province.SetOf(province.FactOwnUnit) }, "needs"},
		{"a waiver with needs", func(r *province.Rule) { r.Effect = province.Waive; r.Needs.Any = province.SetOf(province.FactOwnUnit) }, "needs"},
		{"a limit without unit", func(r *province.Rule) { r.Limit.N = 3 }, "limit"},
		{"a unit without number", func(r *province.Rule) { r.Limit.Unit = province.Days }, "limit"},
		{"a range that ends before it begins", func(r *province.Rule) { r.Limit = province.Limit{Min: 4, N: 3, Unit: province.Days} }, "limit"},
		{"a prohibition without remedy", func(r *province.Rule) { r.Effect = province.Forbid }, "remedy"},
		{"says nothing in English", func(r *province.Rule) { r.Says.En = "" }, "says"},
		{"says nothing in Chinese", func(r *province.Rule) { r.Says.Zh = "" }, "says"},
		{"overrides itself", over("CN-ZJ/rename/1"), "overrides"},
		{"overrides a rule nobody knows", over("CN-ZJ/rename/7"), "overrides"},
		{"no source", func(r *province.Rule) { r.Sources = nil }, "sources"},
		{"only dissent", func(r *province.Rule) { r.Sources[0].Dissent = true }, "sources"},
		{"a source without id", func(r *province.Rule) { r.Sources[0].ID = "" }, "sources"},
		{"a source without publisher", func(r *province.Rule) { r.Sources[0].Publisher = "" }, "sources"},
		{"a source without title", func(r *province.Rule) { r.Sources[0].Title = "" }, "sources"},
		{"a window that ends before it begins", func(r *province.Rule) { r.Sources[0].Seen.Until = 20261130 }, "sources"},
		{"a window without end", func(r *province.Rule) { r.Sources[0].Seen.Until = 0 }, "sources"},
		{"a window without beginning", func(r *province.Rule) { r.Sources[0].Seen.From = 0 }, "sources"},
		{"never seen on a known day", func(r *province.Rule) { r.Sources[0].Seen = province.Period{} }, "sources"},
		{"begins before it was seen", func(r *province.Rule) { r.Period.From = 20261130 }, "sources"},
		{"seen in dissent only", func(r *province.Rule) {
			s := r.Sources[0]
			s.Dissent = true
			r.Sources[0].Seen = province.Period{}
			r.Sources = append(r.Sources, s)
		}, "sources"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			table, err := province.New("2026-12-01", sample("CN-ZJ/rename/1", tt.edit))
			assert.Nil(t, table)
			invalid, ok := errors.AsType[*province.Invalid](err)
			require.True(t, ok, "%v", err)
			assert.Equal(t, tt.field, invalid.Field)
			assert.Contains(t, err.Error(), tt.field)
			assert.NotEmpty(t, invalid.Problem)
		})
	}
}

func TestNewAcceptsWhatHasReason(t *testing.T) {
	for name, edit := range map[string]func(*province.Rule){
		"as it is":                   func(*province.Rule) {},
		"stated before it was seen":  func(r *province.Rule) { r.Stated, r.Period.From = true, 20260101 },
		"law that nobody dated":      func(r *province.Rule) { r.Authority, r.Sources[0].Seen = province.Ministry, province.Period{} },
		"a console's rule":           func(r *province.Rule) { r.Authority, r.Provider = province.Console, province.UCloud },
		"a demand with needs":        func(r *province.Rule) { r.Effect, r.Needs.Any = province.Require, province.SetOf(province.FactOwnUnit) },
		"a permission with a remedy": func(r *province.Rule) { r.Remedy = province.RemedyMigrate },
		"a range":                    func(r *province.Rule) { r.Limit = province.Limit{Min: 3, N: 20, Unit: province.WorkingDays} },
		"undated support beside a dated": func(r *province.Rule) {
			r.Sources = append(r.Sources, province.Source{ID: "x", Publisher: "y", Title: "z"})
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := province.New("e", sample("CN-ZJ/rename/1", edit))
			assert.NoError(t, err)
		})
	}
}

// Enumerations out of range cannot be encoded, so that two different tables would share a digest.
func TestNewRefusesValuesOutsideTheVocabulary(t *testing.T) {
	for name, edit := range map[string]func(*province.Rule){
		"remedy":    func(r *province.Rule) { r.Remedy = 99 },
		"unit":      func(r *province.Rule) { r.Limit = province.Limit{N: 1, Unit: 99} },
		"fact":      func(r *province.Rule) { r.Needs.All = province.SetOf(province.Fact(63)) },
		"any fact":  func(r *province.Rule) { r.Needs.Any = province.SetOf(province.Fact(63)) },
		"material":  func(r *province.Rule) { r.Materials = province.SetOf(province.Material(63)) },
		"person":    func(r *province.Rule) { r.Persons = province.SetOf(province.Person(63)) },
		"order":     func(r *province.Rule) { r.When.Orders = province.SetOf(province.OrderKind(63)) },
		"province":  func(r *province.Rule) { r.Provinces = province.SetOf(filing.Province(63)) },
		"class":     func(r *province.Rule) { r.When.Class = 99 },
		"provider":  func(r *province.Rule) { r.Authority, r.Provider = province.Console, 99 },
		"set bit 0": func(r *province.Rule) { r.Materials = 1 },
	} {
		t.Run(name, func(t *testing.T) {
			_, err := province.New("e", sample("CN-ZJ/rename/1", edit))
			invalid, ok := errors.AsType[*province.Invalid](err)
			require.True(t, ok, "%v", err)
			assert.NotEmpty(t, invalid.Field)
		})
	}
}

// A caveat in one language would be a caveat for half of what reads it: Verdict looks at both, HasCaveat and the order of
// precedence at the English.
func TestNewRefusesHalfACaveat(t *testing.T) {
	for name, half := range map[string]province.Text{"English": {En: "But."}, "Chinese": {Zh: "但。"}} {
		t.Run(name, func(t *testing.T) {
			_, err := province.New("e", sample("CN-ZJ/rename/1", func(r *province.Rule) { r.Caveat = half }))
			assert.Error(t, err)
		})
	}
}

func TestNewRefusesOneIDTwice(t *testing.T) {
	_, err := province.New("e", sample("CN-ZJ/rename/1"), sample("CN-ZJ/rename/1", from(20270101)))
	invalid, ok := errors.AsType[*province.Invalid](err)
	require.True(t, ok, "%v", err)
	assert.Equal(t, "id", invalid.Field)
	assert.Equal(t, province.RuleID("CN-ZJ/rename/1"), invalid.ID)
}

func TestConflict(t *testing.T) {
	const a, b = province.RuleID("CN-ZJ/rename/2"), province.RuleID("CN-ZJ/rename/10")
	tests := []struct {
		name   string
		a, b   []func(*province.Rule)
		period string // empty: no conflict
	}{
		{"opposite effects", nil, []func(*province.Rule){forbid}, "2026-12-01.."},
		{"equal effects", nil, nil, ""},
		{"demand and waiver", []func(*province.Rule){require1}, []func(*province.Rule){waive}, "2026-12-01.."},
		{"only from a day on", nil, []func(*province.Rule){forbid, from(20270301)}, "2027-03-01.."},
		{"on some days", []func(*province.Rule){until(20270201)}, []func(*province.Rule){forbid, from(20270101), until(20270301)}, "2027-01-01..2027-02-01"},
		{"one after the other", []func(*province.Rule){until(20270101)}, []func(*province.Rule){forbid, from(20270101)}, ""},
		{"another province", nil, []func(*province.Rule){forbid, in(filing.Shanghai)}, ""},
		{"one province in common", []func(*province.Rule){in(filing.Shanghai, filing.Zhejiang)}, []func(*province.Rule){forbid}, "2026-12-01.."},
		{"province and country", []func(*province.Rule){national}, []func(*province.Rule){forbid}, ""},
		{"two for the country", []func(*province.Rule){national}, []func(*province.Rule){national, forbid}, "2026-12-01.."},
		{"another rank", []func(*province.Rule){bureau}, []func(*province.Rule){forbid}, ""},
		{"another console", []func(*province.Rule){console(province.UCloud)}, []func(*province.Rule){console(province.HuaweiCloud), forbid}, ""},
		{"one console", []func(*province.Rule){console(province.UCloud)}, []func(*province.Rule){console(province.UCloud), forbid}, "2026-12-01.."},
		{"units and individuals", []func(*province.Rule){class(filing.Unit)}, []func(*province.Rule){forbid, class(filing.Individual)}, ""},
		{"units and everybody", []func(*province.Rule){class(filing.Unit)}, []func(*province.Rule){forbid}, "2026-12-01.."},
		{"other orders", []func(*province.Rule){orders(province.OrderFull)}, []func(*province.Rule){forbid, orders(province.OrderService)}, ""},
		{"an order in common", []func(*province.Rule){orders(province.OrderFull, province.OrderAccess)}, []func(*province.Rule){forbid, orders(province.OrderAccess)}, "2026-12-01.."},
		{"other natures", []func(*province.Rule){natures(filing.NatureEnterprise)}, []func(*province.Rule){forbid, natures(filing.NatureIndividual)}, ""},
		{"other needs of a permission", []func(*province.Rule){needs(province.FactOwnUnit)}, []func(*province.Rule){needs(province.FactSoleProprietor)}, "2026-12-01.."},
		{"other needs of a demand", []func(*province.Rule){require1, needs(province.FactOwnUnit)}, []func(*province.Rule){require1, needs(province.FactEmployed)}, ""},
		{"other limits of one unit", []func(*province.Rule){require1, limit(3, province.Days)}, []func(*province.Rule){require1, limit(4, province.Days)}, "2026-12-01.."},
		{"limits of two units", []func(*province.Rule){require1, limit(3, province.Days)}, []func(*province.Rule){require1, limit(4, province.Domains)}, ""},
		{"the first names the second", []func(*province.Rule){over(b)}, []func(*province.Rule){forbid}, ""},
		{"the second names the first", nil, []func(*province.Rule){forbid, over(a)}, ""},
		{"other topics", nil, []func(*province.Rule){forbid, func(r *province.Rule) { r.Topic, r.ID = province.TopicPhone, "CN-ZJ/phone/1" }}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ra, rb := sample(a, tt.a...), sample(b, tt.b...)
			// Whichever comes first and whichever lies below, the answer is the same.
			_, new1 := province.New("e", ra, rb)
			_, new2 := province.New("e", rb, ra)
			errs := []error{new1, new2}
			if ra.Overrides == nil { // otherwise ra cannot lie below: it names a rule that is not there yet
				_, overlaid := mustNew(t, ra).Overlay("layer", rb)
				errs = append(errs, overlaid)
			}
			for i, err := range errs {
				if tt.period == "" {
					assert.NoError(t, err)
					continue
				}
				conflict, ok := errors.AsType[*province.Conflict](err)
				require.True(t, ok, "%d: %v", i, err)
				assert.Equal(t, []province.RuleID{a, b}, []province.RuleID{conflict.A, conflict.B}, "in the order of their numbers")
				assert.Equal(t, tt.period, conflict.Period.String())
				assert.Contains(t, err.Error(), string(a))
				assert.Contains(t, err.Error(), string(b))
				assert.Contains(t, err.Error(), tt.period)
			}
		})
	}
}

func require1(r *province.Rule) { r.Effect = province.Require }
func waive(r *province.Rule)    { r.Effect = province.Waive }

func in(ps ...filing.Province) func(*province.Rule) {
	return func(r *province.Rule) { r.Provinces = province.SetOf(ps...) }
}

func console(p province.Provider) func(*province.Rule) {
	return func(r *province.Rule) { r.Authority, r.Provider = province.Console, p }
}

func class(c filing.Class) func(*province.Rule) {
	return func(r *province.Rule) { r.When.Class = c }
}

func orders(ks ...province.OrderKind) func(*province.Rule) {
	return func(r *province.Rule) { r.When.Orders = province.SetOf(ks...) }
}

func natures(ns ...filing.Nature) func(*province.Rule) {
	return func(r *province.Rule) { r.When.Natures = province.SetOf(ns...) }
}

func needs(fs ...province.Fact) func(*province.Rule) {
	return func(r *province.Rule) { r.Needs.All = province.SetOf(fs...) }
}

func limit(n int, u province.Unit) func(*province.Rule) {
	return func(r *province.Rule) { r.Limit = province.Limit{N: n, Unit: u} }
}

func caveat(r *province.Rule) {
	r.Caveat = province.Text{En: "There is more to it.", Zh: "另有说明。"}
}

func TestOverrides(t *testing.T) {
	q := province.Query{Province: filing.Zhejiang, On: 20261225, Topic: province.TopicRename}
	first, second := sample("CN-ZJ/rename/1"), sample("CN-ZJ/rename/2", forbid, over("CN-ZJ/rename/1"))
	assert.Equal(t, province.RuleID("CN-ZJ/rename/2"), mustNew(t, first, second).Decide(q).ID())

	// The rule that beats another does so although it would come later by age.
	older := sample("CN-ZJ/rename/2", forbid, over("CN-ZJ/rename/1"), from(20261202))
	younger := sample("CN-ZJ/rename/1", from(20261210))
	table := mustNew(t, younger, older)
	assert.Equal(t, older.ID, table.Decide(q).ID())
	q.On = 20261205
	assert.Equal(t, older.ID, table.Decide(q).ID(), "alone")

	// Only while it holds itself.
	ended := sample("CN-ZJ/rename/2", forbid, over("CN-ZJ/rename/1"), until(20261224))
	table = mustNew(t, first, ended)
	q.On = 20261223
	assert.Equal(t, ended.ID, table.Decide(q).ID())
	q.On = 20261224
	assert.Equal(t, first.ID, table.Decide(q).ID())

	// Only for the submissions it speaks of.
	units := sample("CN-ZJ/rename/2", forbid, over("CN-ZJ/rename/1"), class(filing.Unit))
	table = mustNew(t, first, units)
	q.Class = filing.Individual
	assert.Equal(t, first.ID, table.Decide(q).ID())
	q.Class = filing.Unit
	assert.Equal(t, units.ID, table.Decide(q).ID())

	// A chain is followed to its end; a circle has none.
	third := sample("CN-ZJ/rename/3", over("CN-ZJ/rename/2"), caveat)
	table = mustNew(t, first, second, third)
	assert.Equal(t, third.ID, table.Decide(q).ID())
	a := sample("CN-ZJ/rename/1", over("CN-ZJ/rename/2"))
	b := sample("CN-ZJ/rename/2", forbid, over("CN-ZJ/rename/1"))
	c := sample("CN-ZJ/rename/3", over("CN-ZJ/rename/1"))
	for _, circle := range [][]province.Rule{{a, b}, {sample("CN-ZJ/rename/1", over("CN-ZJ/rename/2")), sample("CN-ZJ/rename/2", forbid, over("CN-ZJ/rename/3")), c}} {
		_, err := province.New("2026-12-01", circle...)
		invalid, ok := errors.AsType[*province.Invalid](err)
		require.True(t, ok, "%v", err)
		assert.Equal(t, "overrides", invalid.Field)
	}
}

// TestManyOverrides: looking for circles costs no more than there are rules, however densely they override each other.
func TestManyOverrides(t *testing.T) {
	var rules []province.Rule
	var ids []province.RuleID
	for n := range 100 {
		id := province.RuleID("CN-ZJ/rename/" + strconv.Itoa(n+1))
		rules = append(rules, sample(id, over(ids...)))
		ids = append(ids, id)
	}
	mustNew(t, rules...)
	rules[0].Overrides = []province.RuleID{ids[99]}
	_, err := province.New("2026-12-01", rules...)
	assert.Error(t, err)
}

// TestDaysOfTheCalendar: a rule built in Go may hold numbers that are no days, which could not be written as JSON or digested.
func TestDaysOfTheCalendar(t *testing.T) {
	for field, broken := range map[string]func(*province.Rule){
		"from":    func(r *province.Rule) { r.Period.From = 20230231 },
		"until":   func(r *province.Rule) { r.Period.Until = 20290231 },
		"sources": func(r *province.Rule) { r.Sources[0].Published = 20230231 },
	} {
		_, err := province.New("2026-12-01", sample("CN-ZJ/rename/1", broken))
		invalid, ok := errors.AsType[*province.Invalid](err)
		require.True(t, ok, "%s: %v", field, err)
		assert.Equal(t, field, invalid.Field)
	}
	_, err := province.New("2026-12-01", sample("CN-ZJ/rename/1", func(r *province.Rule) { r.Sources[0].Seen.Until = 20991301 }))
	assert.Error(t, err)
}

func TestOverridesOfLawAreRefused(t *testing.T) {
	for _, law := range []province.Authority{province.Statute, province.Ministry} {
		beaten := sample("CN/rename/1", national, by(law))
		for _, a := range []province.Authority{province.Bureau, province.Reported} {
			_, err := mustNew(t, beaten).Overlay("l", sample("CN-ZJ/rename/1", by(a), over(beaten.ID)))
			invalid, ok := errors.AsType[*province.Invalid](err)
			require.True(t, ok, "%v over %v: %v", a, law, err)
			assert.Equal(t, "overrides", invalid.Field)
		}
	}
	_, err := mustNew(t, sample("CN/rename/1", national, by(province.Statute))).Overlay("l", sample("CN/rename/2", national, by(province.Ministry), over("CN/rename/1")))
	assert.Error(t, err, "the ministry does not override a statute")
	_, err = mustNew(t, sample("CN/rename/1", national, by(province.Ministry))).Overlay("l", sample("CN/rename/2", forbid, national, by(province.Ministry), over("CN/rename/1")))
	assert.NoError(t, err, "a later notice overrides an earlier one")
	_, err = mustNew(t, sample("CN/rename/1", national, by(province.Ministry))).Overlay("l", sample("CN/rename/2", forbid, national, by(province.Statute), over("CN/rename/1")))
	assert.NoError(t, err, "a statute overrides a notice")
}

func TestOverlay(t *testing.T) {
	base := province.Builtin()
	edition, digest, n := base.Edition(), base.Digest(), base.Len()
	q := province.Query{Province: filing.Zhejiang, On: 20261215, Topic: province.TopicRename, Class: filing.Unit}
	before := base.Decide(q)

	over, err := base.Overlay("our-notice", sample("CN-ZJ/rename/90", bureau, forbid))
	require.NoError(t, err)
	assert.Equal(t, edition+"+our-notice", over.Edition())
	assert.Equal(t, base.Day(), over.Day())
	assert.Equal(t, n+1, over.Len())
	assert.NotEqual(t, digest, over.Digest())
	assert.Equal(t, province.RuleID("CN-ZJ/rename/90"), over.Decide(q).ID(), "a bureau's own notice comes before a report of one")
	assert.Equal(t, province.Forbidden, over.Decide(q).Verdict())

	q.On = 20261130
	assert.Equal(t, base.Decide(q).ID(), over.Decide(q).ID(), "the day before")
	q.On = 20261215

	twice, err := over.Overlay("more", sample("CN-ZJ/rename/91", bureau, forbid, from(20270101)))
	require.NoError(t, err)
	assert.Equal(t, edition+"+our-notice+more", twice.Edition())

	out, err := over.Without("taken-back", "CN-ZJ/rename/90")
	require.NoError(t, err)
	assert.Equal(t, edition+"+our-notice-taken-back", out.Edition())
	assert.Equal(t, before.ID(), out.Decide(q).ID())
	assert.NotEqual(t, digest, out.Digest(), "the digest shows the layers, not only their sum")

	// The base has not noticed.
	assert.Equal(t, edition, base.Edition())
	assert.Equal(t, digest, base.Digest())
	assert.Equal(t, n, base.Len())
	assert.Equal(t, before, base.Decide(q))
	_, ok := base.Rule("CN-ZJ/rename/90")
	assert.False(t, ok)
}

func TestOverlayErrors(t *testing.T) {
	base := mustNew(t, sample("CN-ZJ/rename/1"))
	_, err := base.Overlay("l", sample("CN-ZJ/rename/1", from(20270101)))
	assert.ErrorAs(t, err, new(*province.Invalid), "an ID is never given to another rule")
	_, err = base.Overlay("l", sample("CN-ZJ/rename/2", forbid))
	assert.ErrorAs(t, err, new(*province.Conflict))
	_, err = base.Overlay("l", sample("CN-ZJ/rename/2", func(r *province.Rule) { r.Says.Zh = "" }))
	assert.ErrorAs(t, err, new(*province.Invalid))
	_, err = base.Without("l", "CN-ZJ/rename/2")
	assert.ErrorAs(t, err, new(*province.Invalid))
}

func TestWithout(t *testing.T) {
	base := mustNew(t, sample("CN-ZJ/rename/1"), sample("CN-ZJ/rename/2", from(20270101)), sample("CN-SH/rename/1", in(filing.Shanghai)))
	less, err := base.Without("l", "CN-ZJ/rename/1", "CN-ZJ/rename/1")
	require.NoError(t, err)
	assert.Equal(t, 2, less.Len())
	assert.Equal(t, 3, base.Len())
	assert.False(t, less.Decide(province.Query{Province: filing.Zhejiang, On: 20261201, Topic: province.TopicRename}).IsKnown())
	same, err := base.Without("nothing")
	require.NoError(t, err)
	assert.Equal(t, 3, same.Len())
	none, err := base.Without("all", "CN-ZJ/rename/1", "CN-ZJ/rename/2", "CN-SH/rename/1")
	require.NoError(t, err)
	assert.Zero(t, none.Len())
	assert.Empty(t, slices.Collect(none.InForce(filing.Zhejiang, 20261201)))
}

// An ID is text: another spelling of its number is another ID, which nobody has.
func TestIDsAreExact(t *testing.T) {
	table := mustNew(t, sample("CN-ZJ/rename/1"), sample("CN-ZJ/rename/10"))
	exact := func(t require.TestingT, ids ...province.RuleID) {
		for _, id := range ids {
			_, ok := table.Rule(id)
			assert.False(t, ok, "%q", id)
			_, err := table.Without("l", id)
			assert.Error(t, err, "%q", id)
			assert.False(t, table.Cite(id, 20261201).IsKnown(), "%q", id)
			_, err = table.Overlay("l", sample("CN-ZJ/rename/3", over(id)))
			assert.Error(t, err, "%q", id)
		}
	}
	exact(t, "CN-ZJ/rename", "CN-ZJ/rename/", "", "/", "CN-ZJ/rename/2", "cn-zj/rename/1")
	ids := func(t *province.Table) (ids []province.RuleID) {
		for r := range t.All() {
			ids = append(ids, r.ID)
		}
		return ids
	}
	assert.Equal(t, []province.RuleID{"CN-ZJ/rename/1", "CN-ZJ/rename/10"}, ids(table))
	assert.Equal(t, []province.RuleID{"CN-ZJ/rename/2", "CN-ZJ/rename/10"}, ids(mustNew(t, sample("CN-ZJ/rename/10"), sample("CN-ZJ/rename/2"))), "numbers order as numbers")

	exact(t, "CN-ZJ/rename/01", "CN-ZJ/rename/+1", "CN-ZJ/rename/010")
}

func TestDigest(t *testing.T) {
	a, b := sample("CN-ZJ/rename/1"), sample("CN-ZJ/rename/2", from(20270101))
	assert.Equal(t, mustNew(t, a, b).Digest(), mustNew(t, b, a).Digest(), "a table does not remember the order")
	assert.NotEqual(t, mustNew(t, a).Digest(), mustNew(t, a, b).Digest())
	other, err := province.New("another edition", a)
	require.NoError(t, err)
	assert.NotEqual(t, mustNew(t, a).Digest(), other.Digest())

	base := mustNew(t, a)
	layer := func(name string, rules ...province.Rule) [32]byte {
		o, err := base.Overlay(name, rules...)
		require.NoError(t, err)
		return o.Digest()
	}
	c := sample("CN-ZJ/rename/3", from(20270201))
	assert.Equal(t, layer("l", b, c), layer("l", b, c))
	assert.NotEqual(t, layer("l", b), layer("m", b))
	assert.NotEqual(t, layer("l", b), layer("l", c))
	assert.NotEqual(t, layer("l"), base.Digest(), "an empty layer is a layer")
	assert.NotEqual(t, layer("l"), layer("m"))
	lb, err := base.Overlay("l", b)
	require.NoError(t, err)
	lbc, err := lb.Overlay("l", c)
	require.NoError(t, err)
	assert.NotEqual(t, layer("l", b, c), lbc.Digest(), "two layers are not one")
}

func TestDigestOfALayerDoesNotRememberTheOrder(t *testing.T) {
	base := mustNew(t, sample("CN-ZJ/rename/1"), sample("CN-ZJ/rename/4"))
	b, c := sample("CN-ZJ/rename/2", from(20270101)), sample("CN-ZJ/rename/3", from(20270201))
	x, err := base.Overlay("l", b, c)
	require.NoError(t, err)
	y, err := base.Overlay("l", c, b)
	require.NoError(t, err)
	assert.Equal(t, x.Digest(), y.Digest(), "rules")
	x, err = base.Without("l", "CN-ZJ/rename/1", "CN-ZJ/rename/4")
	require.NoError(t, err)
	y, err = base.Without("l", "CN-ZJ/rename/4", "CN-ZJ/rename/1")
	require.NoError(t, err)
	assert.Equal(t, x.Digest(), y.Digest(), "ids")
}

// A layer's name cannot pass for a part of the layer.
func TestDigestKeepsNamesApart(t *testing.T) {
	base := mustNew(t, sample("CN-ZJ/rename/1"))
	b := sample("CN-ZJ/rename/2", from(20270101))
	text, err := b.MarshalJSON()
	require.NoError(t, err)
	x, err := base.Overlay("l", b)
	require.NoError(t, err)
	y, err := base.Overlay("l\x00" + string(text) + "\n")
	require.NoError(t, err)
	assert.NotEqual(t, x.Digest(), y.Digest())
	x, err = base.Without("l", "CN-ZJ/rename/1")
	require.NoError(t, err)
	y, err = base.Without("l\x00CN-ZJ/rename/1\n")
	require.NoError(t, err)
	assert.NotEqual(t, x.Digest(), y.Digest())
}

// Each field of a rule and of its sources shows in the digest.
func TestDigestSeesEveryField(t *testing.T) {
	full := sample("CN-ZJ/rename/2", func(r *province.Rule) {
		r.Period.Until, r.Stated = 20280101, true
		r.When = province.When{Class: filing.Unit, Orders: province.SetOf(province.OrderFull), Natures: province.SetOf(filing.NatureEnterprise)}
		r.Needs = province.Needs{All: province.SetOf(province.FactOwnUnit), Any: province.SetOf(province.FactEmployed)}
		r.Limit, r.Values = province.Limit{Min: 1, N: 2, Unit: province.Days}, []string{"a", "b"}
		r.Materials, r.Persons = province.SetOf(province.IDCard), province.SetOf(province.Manager)
		r.Remedy, r.Disputed, r.Presumed, r.Overrides, r.Caveat = province.RemedyMigrate, true, true, []province.RuleID{"CN-ZJ/email/1"}, province.Text{En: "more", Zh: "更多"}
		r.Sources[0].URL, r.Sources[0].Note, r.Sources[0].Published, r.Sources[0].Inferred = "u", "n", 20261130, true
		d := r.Sources[0]
		d.Dissent = true
		r.Sources = append(r.Sources, d)
	})
	edits := []func(*province.Rule){
		func(r *province.Rule) { r.ID = "CN-ZJ/rename/3" },
		func(r *province.Rule) { r.Topic, r.ID = province.TopicPhone, "CN-ZJ/phone/2" },
		func(r *province.Rule) { r.Provinces = province.SetOf(filing.Zhejiang, filing.Shanghai) },
		func(r *province.Rule) { r.Provinces = 0 },
		bureau,
		console(province.AlibabaCloud),
		console(province.UCloud),
		require1,
		func(r *province.Rule) { r.Period.From++ },
		func(r *province.Rule) { r.Period.Until++ },
		func(r *province.Rule) { r.Period.Until = 0 },
		func(r *province.Rule) { r.Stated = false },
		func(r *province.Rule) { r.When.From = filing.Unit },
		func(r *province.Rule) { r.When.To = filing.Unit },
		func(r *province.Rule) { r.When.Class = filing.Individual },
		func(r *province.Rule) { r.When.Orders = 0 },
		func(r *province.Rule) { r.When.Natures = 0 },
		func(r *province.Rule) { r.Needs.All = 0 },
		func(r *province.Rule) { r.Needs.Any = 0 },
		func(r *province.Rule) { r.Limit.Min = 0 },
		func(r *province.Rule) { r.Limit.N++ },
		func(r *province.Rule) { r.Limit.Unit = province.Months },
		func(r *province.Rule) { r.Values = []string{"b", "a"} },
		func(r *province.Rule) { r.Materials = 0 },
		func(r *province.Rule) { r.Persons = 0 },
		func(r *province.Rule) { r.Remedy = 0 },
		func(r *province.Rule) { r.Disputed = false },
		func(r *province.Rule) { r.Presumed = false },
		func(r *province.Rule) { r.Overrides = nil },
		func(r *province.Rule) { r.Says.En += "." },
		func(r *province.Rule) { r.Says.Zh += "。" },
		func(r *province.Rule) { r.Caveat = province.Text{} },
		func(r *province.Rule) { r.Sources = r.Sources[:1] },
		func(r *province.Rule) { slices.Reverse(r.Sources) },
		func(r *province.Rule) { r.Sources[0].ID += "x" },
		func(r *province.Rule) { r.Sources[0].Publisher += "x" },
		func(r *province.Rule) { r.Sources[0].Title += "x" },
		func(r *province.Rule) { r.Sources[0].Section += "x" },
		func(r *province.Rule) { r.Sources[0].URL += "x" },
		func(r *province.Rule) { r.Sources[0].Note += "x" },
		func(r *province.Rule) { r.Sources[0].Published++; r.Sources[0].Published = 20261129 },
		func(r *province.Rule) { r.Sources[0].Seen.From = 20261130 },
		func(r *province.Rule) { r.Sources[0].Seen.Until = 20261203 },
		func(r *province.Rule) { r.Sources[0].Inferred = false },
		func(r *province.Rule) { r.Sources[1].Dissent = false },
	}
	base := sample("CN-ZJ/email/1", func(r *province.Rule) { r.Topic = province.TopicEmail }) // a rule to override
	seen := map[[32]byte]int{mustNew(t, base, full).Digest(): -1}
	for i, edit := range edits {
		changed := full.Clone()
		edit(&changed)
		digest := mustNew(t, base, changed).Digest()
		other, dup := seen[digest]
		assert.False(t, dup, "edit %d gives the digest of %d", i, other)
		seen[digest] = i
	}
}

// What the table hands out is the caller's own: nothing done to it shows in the table.
func TestCopies(t *testing.T) {
	table := mustNew(t, sample("CN-ZJ/rename/1"), sample("CN-ZJ/rename/2", forbid, over("CN-ZJ/rename/1"), func(r *province.Rule) { r.Values = []string{"x"} }))
	q := province.Query{Province: filing.Zhejiang, On: 20261201, Topic: province.TopicRename}
	want := slices.Collect(table.All())
	spoil := func(r province.Rule) {
		r.Says.En = "spoilt"
		for i := range r.Values {
			r.Values[i] = "spoilt"
		}
		for i := range r.Overrides {
			r.Overrides[i] = "spoilt"
		}
		for i := range r.Sources {
			r.Sources[i] = province.Source{ID: "spoilt"}
		}
		_ = append(r.Sources, province.Source{})
	}
	given := []province.Rule{sample("CN-ZJ/rename/3", bureau, from(20270101)), sample("CN-ZJ/rename/4", bureau, from(20270101))}
	overlay, err := table.Overlay("l", given...)
	require.NoError(t, err)
	wantOverlay := slices.Collect(overlay.All())
	for i := range given {
		spoil(given[i])
	}
	for r := range table.All() {
		spoil(r)
	}
	for r := range overlay.All() {
		spoil(r)
	}
	for r := range table.InForce(filing.Zhejiang, 20261201) {
		spoil(r)
	}
	for r := range table.Each(q) {
		spoil(r)
	}
	r, ok := table.Rule("CN-ZJ/rename/2")
	require.True(t, ok)
	spoil(r)
	d := table.Decide(q)
	require.Equal(t, province.RuleID("CN-ZJ/rename/2"), d.ID())
	spoil(d.Rule())
	sources := d.AppendSources(nil)
	for i := range sources {
		sources[i] = province.Source{ID: "spoilt"}
	}
	a := d.Answer()
	a.Rules[0] = "spoilt"
	snap := province.Snapshot(foreign{table}, filing.Zhejiang, 20261201)
	for r := range snap.All() {
		spoil(r)
	}
	order, index := table.Layout()
	for i := range order {
		order[i] = 99
	}
	for _, topics := range index {
		clear(topics)
	}
	assert.Equal(t, want, slices.Collect(table.All()))
	assert.Equal(t, wantOverlay, slices.Collect(overlay.All()))
	assert.Equal(t, province.RuleID("CN-ZJ/rename/2"), table.Decide(q).ID())

	// Also of the built-in book, which shares its memory with every program part.
	book := slices.Collect(province.Builtin().All())
	for r := range province.Builtin().All() {
		spoil(r)
	}
	assert.Equal(t, book, slices.Collect(province.Builtin().All()))
}

func TestPrecedence(t *testing.T) {
	q := province.Query{Province: filing.Zhejiang, On: 20270601, Topic: province.TopicRename, Provider: province.UCloud}
	tests := []struct {
		name        string
		wins, loses []func(*province.Rule)
	}{
		{"a statute over a notice", []func(*province.Rule){national, by(province.Statute)}, []func(*province.Rule){by(province.Ministry)}},
		{"a notice over the province", []func(*province.Rule){national, by(province.Ministry)}, []func(*province.Rule){bureau}},
		{"law with a caveat over the province", []func(*province.Rule){national, by(province.Ministry), caveat}, []func(*province.Rule){bureau, from(20270101)}},
		{"the province's own law over the country's", []func(*province.Rule){by(province.Ministry), caveat}, []func(*province.Rule){national, by(province.Ministry), from(20270101)}},
		{"the province over the country", []func(*province.Rule){by(province.Reported), caveat}, []func(*province.Rule){national, bureau, from(20270101)}},
		{"a province's console over the country's bureaus", []func(*province.Rule){console(province.UCloud)}, []func(*province.Rule){national, bureau}},
		{"a bureau over a report", []func(*province.Rule){bureau, caveat}, []func(*province.Rule){from(20270101)}},
		{"a report over a console", []func(*province.Rule){caveat}, []func(*province.Rule){console(province.UCloud), from(20270101)}},
		{"said outright over a caveat", nil, []func(*province.Rule){caveat, from(20270101)}},
		{"the younger over the older", []func(*province.Rule){from(20270101)}, nil},
		{"of equals the lower number", nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			wins, loses := sample("CN-ZJ/rename/1", tt.wins...), sample("CN-ZJ/rename/2", tt.loses...)
			assert.Equal(t, wins.ID, mustNew(t, wins, loses).Decide(q).ID())
			assert.Equal(t, wins.ID, mustNew(t, loses, wins).Decide(q).ID())
			first := true
			for r := range mustNew(t, loses, wins).Each(q) {
				assert.Equal(t, first, r.ID == wins.ID)
				first = false
			}
			// In numbers the other way round, except where nothing but the number decides.
			if tt.name != "of equals the lower number" {
				wins.ID, loses.ID = loses.ID, wins.ID
				assert.Equal(t, wins.ID, mustNew(t, wins, loses).Decide(q).ID())
			}
		})
	}
}

// What Each lists first is what Decide answers, overrides included.
func TestEachBeginsWithTheDecidingRule(t *testing.T) {
	older := sample("CN-ZJ/rename/2", forbid, over("CN-ZJ/rename/1"))
	younger := sample("CN-ZJ/rename/1", from(20261210))
	table := mustNew(t, older, younger)
	q := province.Query{Province: filing.Zhejiang, On: 20261225, Topic: province.TopicRename}
	for r := range table.Each(q) {
		assert.Equal(t, table.Decide(q).ID(), r.ID)
		break
	}
}

func TestQueryNarrows(t *testing.T) {
	unit := sample("CN-ZJ/rename/1", class(filing.Unit))
	full := sample("CN-ZJ/phone/1", func(r *province.Rule) { r.Topic = province.TopicPhone }, orders(province.OrderFull))
	public := sample("CN-ZJ/email/1", func(r *province.Rule) { r.Topic = province.TopicEmail }, natures(filing.NatureEnterprise))
	alibaba := sample("alibaba-cloud/app/1", func(r *province.Rule) { r.Topic = province.TopicApp }, console(province.AlibabaCloud))
	table := mustNew(t, unit, full, public, alibaba)
	at := province.Query{Province: filing.Zhejiang, On: 20261201}
	tests := []struct {
		name  string
		query func(*province.Query)
		want  bool
	}{
		{"class open", func(q *province.Query) { q.Topic = province.TopicRename }, true},
		{"class", func(q *province.Query) { q.Topic, q.Class = province.TopicRename, filing.Unit }, true},
		{"other class", func(q *province.Query) { q.Topic, q.Class = province.TopicRename, filing.Individual }, false},
		{"order open", func(q *province.Query) { q.Topic = province.TopicPhone }, true},
		{"order", func(q *province.Query) { q.Topic, q.Order = province.TopicPhone, province.OrderFull }, true},
		{"other order", func(q *province.Query) { q.Topic, q.Order = province.TopicPhone, province.OrderAccess }, false},
		{"nature unknown", func(q *province.Query) { q.Topic = province.TopicEmail }, false}, // a demand on public bodies does not bind whoever does not say what it is
		{"nature", func(q *province.Query) { q.Topic, q.Nature = province.TopicEmail, filing.NatureEnterprise }, true},
		{"other nature", func(q *province.Query) { q.Topic, q.Nature = province.TopicEmail, filing.NatureIndividual }, false},
		{"provider open is Alibaba Cloud", func(q *province.Query) { q.Topic = province.TopicApp }, true},
		{"provider", func(q *province.Query) { q.Topic, q.Provider = province.TopicApp, province.AlibabaCloud }, true},
		{"other provider", func(q *province.Query) { q.Topic, q.Provider = province.TopicApp, province.TencentCloud }, false},
		{"other province", func(q *province.Query) { q.Topic, q.Province = province.TopicRename, filing.Shanghai }, false},
		{"the day before", func(q *province.Query) { q.Topic, q.On = province.TopicRename, 20261130 }, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			q := at
			tt.query(&q)
			assert.Equal(t, tt.want, table.Decide(q).IsKnown())
			n := 0
			for range table.Each(q) {
				n++
			}
			assert.Equal(t, tt.want, n == 1)
		})
	}
}

// foreign is somebody else's rule set, which shows no more than the interface asks for.
type foreign struct{ *province.Table }

// Snapshot is told the table apart from a foreign set by its type only.
var _ province.Rules = foreign{}

func TestSnapshot(t *testing.T) {
	book := province.Builtin()
	assert.Same(t, book, province.Snapshot(book, filing.Zhejiang, 20190603))
	assert.Same(t, book, province.Snapshot(nil, filing.Zhejiang, 20190603))
	assert.Same(t, book, province.Snapshot((*province.Table)(nil), filing.Zhejiang, 20190603))

	for _, on := range []filing.Date{20170605, 20180701, 20181001, 20190603, 20190915, 20200817, 20210601, 20220601, 20240101, 20261101} {
		for _, p := range append(provinces(), 0) {
			snap := province.Snapshot(foreign{book}, p, on)
			assert.Equal(t, book.Edition(), snap.Edition())
			for q := range queries(p, on) {
				if want, got := book.Decide(q), snap.Decide(q); want.ID() != got.ID() || want.Verdict() != got.Verdict() || want.Certainty() != got.Certainty() {
					t.Fatalf("%+v: the table says %s, the snapshot %s", q, want.ID(), got.ID())
				}
			}
		}
	}
}

// queries yields a question about each topic, for each class or direction, kind of order and provider.
func queries(p filing.Province, on filing.Date) func(func(province.Query) bool) {
	classes := []filing.Class{filing.Unit, filing.Individual}
	return func(yield func(province.Query) bool) {
		for topic := province.Topic(1); topic < province.TopicEnd; topic++ {
			q := province.Query{Province: p, On: on, Topic: topic}
			if topic == province.TopicReplacement {
				for _, q.From = range classes {
					for _, q.To = range classes {
						if !yield(q) {
							return
						}
					}
				}
				continue
			}
			for _, q.Class = range classes {
				for q.Order = range province.OrderMigrate + 1 {
					for q.Provider = range province.OtherProvider + 1 {
						if !yield(q) {
							return
						}
					}
				}
			}
		}
	}
}

func TestAttestedThrough(t *testing.T) {
	table := mustNew(t,
		sample("CN-ZJ/rename/1", until(20261205)),
		sample("CN-ZJ/rename/2", from(20261210)),
		sample("CN/rename/1", national, from(20270301), by(province.Ministry)), // law does not age
		sample("CN/phone/1", national, func(r *province.Rule) { r.Topic = province.TopicPhone; r.Sources[0].Seen.Until = 20270501 }),
	)
	assert.Equal(t, filing.Date(20261210), table.AttestedThrough(filing.Zhejiang, province.TopicRename))
	assert.Zero(t, table.AttestedThrough(filing.Shanghai, province.TopicRename))
	assert.Equal(t, filing.Date(20270430), table.AttestedThrough(filing.Shanghai, province.TopicPhone))
	assert.Zero(t, table.AttestedThrough(0, province.TopicRename))
	assert.Zero(t, table.AttestedThrough(filing.Shanghai, 0))
	assert.Zero(t, table.AttestedThrough(filing.Shanghai, 255))

	// Dissent is no support.
	dissent := sample("CN-ZJ/rename/1", func(r *province.Rule) {
		s := r.Sources[0]
		s.Dissent, s.Seen.Until = true, 20280101
		r.Sources = append(r.Sources, s)
	})
	assert.Equal(t, filing.Date(20261201), mustNew(t, dissent).AttestedThrough(filing.Zhejiang, province.TopicRename))
}

func TestInForce(t *testing.T) {
	book := province.Builtin()
	for _, p := range append(provinces(), 0, 99) {
		for _, on := range []filing.Date{0, 1, 20180608, 20180609, 20190422, 20190912, 20261122, 99991231} {
			want := map[province.RuleID]bool{}
			for r := range book.All() {
				if r.Period.From <= on && (r.Period.Until == 0 || on < r.Period.Until) && (r.Provinces == 0 || p.IsValid() && r.Provinces.Has(p)) {
					want[r.ID] = true
				}
			}
			got := map[province.RuleID]bool{}
			last := province.Topic(0)
			for r := range book.InForce(p, on) {
				assert.False(t, got[r.ID], "%s twice", r.ID)
				assert.GreaterOrEqual(t, r.Topic, last, "in the order of topics")
				got[r.ID], last = true, r.Topic
			}
			assert.Equal(t, want, got, "%s on %s", p, on)
		}
	}
	n := 0
	for range book.InForce(filing.Zhejiang, 20190603) {
		n++
		break
	}
	assert.Equal(t, 1, n, "a caller may stop")
	for range book.All() {
		break
	}
	for range book.Each(province.Query{Province: filing.Zhejiang, On: 20190603, Topic: province.TopicSMSCheck}) {
		break
	}
}

func TestNilAndZeroTables(t *testing.T) {
	for name, table := range map[string]*province.Table{"nil": nil, "zero": {}} {
		t.Run(name, func(t *testing.T) {
			q := province.Query{Province: filing.Zhejiang, On: 20190603, Topic: province.TopicReplacement, From: filing.Unit, To: filing.Unit}
			d := table.Decide(q)
			assert.Equal(t, province.Decision{}, d)
			assert.Empty(t, slices.Collect(table.All()))
			assert.Empty(t, slices.Collect(table.InForce(filing.Zhejiang, 20190603)))
			assert.Empty(t, slices.Collect(table.Each(q)))
			assert.Zero(t, table.Len())
			assert.Empty(t, table.Edition())
			assert.Zero(t, table.Day())
			assert.Zero(t, table.Digest())
			assert.Zero(t, table.AttestedThrough(filing.Zhejiang, province.TopicRename))
			_, ok := table.Rule("CN-ZJ/rename/1")
			assert.False(t, ok)
			assert.False(t, table.Cite("CN-ZJ/rename/1", 20190603).IsKnown())
			unknown := province.Answer{Certainty: province.Unattested}
			assert.Equal(t, unknown, table.SMSCheck(filing.Zhejiang, 20190603))
			assert.Equal(t, unknown, table.AppUpload(filing.Zhejiang, 20190603, 0))
			assert.Equal(t, unknown, table.Replacement(filing.Zhejiang, province.ThisUnit, province.OtherUnit, 20190603))
			over, err := table.Overlay("l", sample("CN-ZJ/rename/1"))
			require.NoError(t, err)
			assert.Equal(t, 1, over.Len())
			assert.Equal(t, "+l", over.Edition())
			_, err = table.Without("l", "CN-ZJ/rename/1")
			assert.Error(t, err)
		})
	}
	order, _ := (*province.Table)(nil).Layout()
	assert.Empty(t, order)
}

// The zero Decision and the decision of a rule answer every question.
func TestDecisionParts(t *testing.T) {
	var none province.Decision
	assert.False(t, none.IsKnown() || none.IsLaw() || none.IsPresumed() || none.HasCaveat())
	assert.Zero(t, none.ID())
	assert.Zero(t, none.Rule())
	assert.Equal(t, province.Unknown, none.Verdict())
	assert.Equal(t, province.Unattested, none.Certainty())
	assert.Zero(t, none.Needs())
	assert.Zero(t, none.Materials())
	assert.Zero(t, none.Persons())
	assert.Zero(t, none.Limit())
	assert.Equal(t, province.RemedyNone, none.Remedy())
	assert.Zero(t, none.Topic())
	assert.Zero(t, none.Since())
	assert.Zero(t, none.Sources())
	assert.Nil(t, none.AppendSources(nil))
	assert.Nil(t, none.Answer().Rules)
	assert.Zero(t, none.Effect())
	assert.Zero(t, none.Authority())
	assert.Zero(t, none.Provider())
	assert.False(t, none.HasValues())
	assert.Empty(t, slices.Collect(none.Values()))

	r := sample("CN-ZJ/rename/1", forbid, caveat, limit(3, province.Days), func(r *province.Rule) {
		r.Presumed, r.Authority, r.Materials, r.Persons = true, province.Ministry, province.SetOf(province.IDCard), province.SetOf(province.Manager)
	})
	d := mustNew(t, r).Decide(province.Query{Province: filing.Zhejiang, On: 20261201, Topic: province.TopicRename})
	assert.True(t, d.IsKnown() && d.IsLaw() && d.IsPresumed() && d.HasCaveat())
	assert.Equal(t, r.ID, d.ID())
	assert.Equal(t, r, d.Rule())
	assert.Equal(t, r.Materials, d.Materials())
	assert.Equal(t, r.Persons, d.Persons())
	assert.Equal(t, r.Limit, d.Limit())
	assert.Equal(t, r.Remedy, d.Remedy())
	assert.Equal(t, r.Topic, d.Topic())
	assert.Equal(t, r.Period.From, d.Since())
	assert.Equal(t, province.Law, d.Certainty())
	assert.Equal(t, 1, d.Sources())
	assert.Equal(t, r.Sources, d.AppendSources(nil))
	assert.Equal(t, province.Answer{Verdict: province.Forbidden, Certainty: province.Law, Rules: []province.RuleID{r.ID}}, d.Answer())
	assert.Equal(t, province.Forbid, d.Effect())
	assert.Equal(t, province.Ministry, d.Authority())
	assert.Zero(t, d.Provider())
	assert.False(t, d.HasValues())
	listed := mustNew(t, sample("ucloud/rename/1", console(province.UCloud), func(r *province.Rule) { r.Values = []string{"a", "b"} })).
		Decide(province.Query{Province: filing.Zhejiang, On: 20261201, Topic: province.TopicRename, Provider: province.UCloud})
	assert.Equal(t, province.UCloud, listed.Provider())
	assert.True(t, listed.HasValues())
	assert.Equal(t, []string{"a", "b"}, slices.Collect(listed.Values()))
	for range listed.Values() {
		break
	}
	needed := mustNew(t, sample("CN-ZJ/rename/1", needs(province.FactOwnUnit))).Decide(province.Query{Province: filing.Zhejiang, On: 20261201, Topic: province.TopicRename})
	assert.Equal(t, province.SetOf(province.FactOwnUnit), needed.Needs().All)

	// Cite shows a rule on a day on which it does not hold; it is for rules that code applies by itself.
	table := mustNew(t, sample("CN-ZJ/rename/1"))
	assert.True(t, table.Cite("CN-ZJ/rename/1", 20200101).IsKnown())
}

func TestVerdict(t *testing.T) {
	for name, tt := range map[string]struct {
		edit func(*province.Rule)
		want province.Verdict
	}{
		"permit":                {func(*province.Rule) {}, province.Allowed},
		"permit under a fact":   {needs(province.FactOwnUnit), province.Conditional},
		"permit with any":       {func(r *province.Rule) { r.Needs.Any = province.SetOf(province.FactOwnUnit) }, province.Conditional},
		"permit with material":  {func(r *province.Rule) { r.Materials = province.SetOf(province.IDCard) }, province.Conditional},
		"permit with a caveat":  {caveat, province.Conditional},
		"forbid":                {forbid, province.Forbidden},
		"require":               {require1, province.Required},
		"waive":                 {waive, province.NotRequired},
		"outside the vocabular": {func(r *province.Rule) { r.Effect = 99 }, province.Unknown},
	} {
		r := sample("CN-ZJ/rename/1", tt.edit)
		assert.Equal(t, tt.want, r.Verdict(), name)
	}
}

func TestCertaintyOn(t *testing.T) {
	seen := func(r *province.Rule) { r.Sources[0].Seen = province.Period{From: 20261201, Until: 20261210} }
	for name, tt := range map[string]struct {
		edits []func(*province.Rule)
		on    filing.Date
		want  province.Certainty
	}{
		"first day seen":                 {[]func(*province.Rule){seen}, 20261201, province.Attested},
		"last day seen":                  {[]func(*province.Rule){seen}, 20261209, province.Attested},
		"the day after":                  {[]func(*province.Rule){seen}, 20261210, province.Extrapolated},
		"stated, before it was seen":     {[]func(*province.Rule){seen, stated}, 20261105, province.Stated},
		"stated, last day seen":          {[]func(*province.Rule){seen, stated}, 20261209, province.Stated},
		"stated, the day after":          {[]func(*province.Rule){seen, stated}, 20261210, province.Extrapolated},
		"disputed":                       {[]func(*province.Rule){seen, disputed}, 20261205, province.Disputed},
		"disputed, stated, long after":   {[]func(*province.Rule){seen, disputed, stated}, 20301205, province.Disputed},
		"law":                            {[]func(*province.Rule){seen, by(province.Ministry)}, 20301205, province.Law},
		"law that is disputed":           {[]func(*province.Rule){seen, disputed, by(province.Statute)}, 20261205, province.Law},
		"dissent was seen longer":        {[]func(*province.Rule){seen, dissentUntil(20270101)}, 20261210, province.Extrapolated},
		"another support was seen later": {[]func(*province.Rule){seen, supportUntil(20270101)}, 20261210, province.Attested},
	} {
		r := sample("CN-ZJ/rename/1", tt.edits...)
		assert.Equal(t, tt.want, r.CertaintyOn(tt.on), name)
	}
}

func stated(r *province.Rule)   { r.Stated, r.Period.From = true, 20261101 }
func disputed(r *province.Rule) { r.Disputed = true }

func dissentUntil(d filing.Date) func(*province.Rule) {
	return func(r *province.Rule) {
		s := r.Sources[0]
		s.Dissent, s.Seen.Until = true, d
		r.Sources = append(r.Sources, s)
	}
}

func supportUntil(d filing.Date) func(*province.Rule) {
	return func(r *province.Rule) {
		s := r.Sources[0]
		s.Seen = province.Period{From: d.AddDays(-1), Until: d}
		r.Sources = append(r.Sources, s)
	}
}

func TestPeriod(t *testing.T) {
	p := func(from, until filing.Date) province.Period { return province.Period{From: from, Until: until} }
	assert.True(t, p(0, 0).Contains(0))
	assert.True(t, p(20190422, 20190423).Contains(20190422))
	assert.False(t, p(20190422, 20190423).Contains(20190423))
	assert.False(t, p(20190422, 0).Contains(20190421))
	assert.Equal(t, "2019-04-22..2019-04-23", p(20190422, 20190423).String())
	assert.Equal(t, "2019-04-22..", p(20190422, 0).String())
	tests := []struct {
		a, b province.Period
		want province.Period
		meet bool
	}{
		{p(10, 20), p(20, 30), province.Period{}, false},
		{p(10, 21), p(20, 30), p(20, 21), true},
		{p(10, 0), p(20, 30), p(20, 30), true},
		{p(10, 0), p(20, 0), p(20, 0), true},
		{p(0, 0), p(20, 30), p(20, 30), true},
		{p(25, 26), p(20, 30), p(25, 26), true},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.meet, tt.a.Overlaps(tt.b))
		assert.Equal(t, tt.meet, tt.b.Overlaps(tt.a))
		if tt.meet {
			assert.Equal(t, tt.want, tt.a.Intersect(tt.b))
			assert.Equal(t, tt.want, tt.b.Intersect(tt.a))
		}
	}
}

func TestSet(t *testing.T) {
	s := province.SetOf(province.OrderFull, province.OrderAccess, 0, province.OrderKind(64), province.OrderKind(255))
	assert.Equal(t, 2, s.Len())
	assert.Equal(t, []province.OrderKind{province.OrderFull, province.OrderAccess}, slices.Collect(s.All()))
	assert.True(t, s.Has(province.OrderFull) && !s.Has(province.OrderService) && !s.Has(0) && !s.Has(64) && !s.Has(255))
	assert.True(t, s.Admits(province.OrderFull) && !s.Admits(province.OrderService))
	assert.True(t, province.Set[province.OrderKind](0).Admits(province.OrderService), "empty is no restriction")
	assert.True(t, s.Meets(province.SetOf(province.OrderAccess)) && !s.Meets(province.SetOf(province.OrderService)))
	assert.Equal(t, province.SetOf(province.OrderFull), s.Without(province.OrderAccess))
	assert.Equal(t, s, s.Without(255))
	for range s.All() {
		break
	}
}

func TestEdition(t *testing.T) {
	assert.Equal(t, filing.Date(20261122), province.DayOf("2026-11-22"))
	assert.Equal(t, filing.Date(20261122), province.DayOf("2026-11-22+our-notice-other"))
	for _, s := range []string{"", "2026", "edition of 2026-11-22", "2026-02-30", "２０２６－11-22"} {
		assert.Zero(t, province.DayOf(s), "%q", s)
	}
	assert.True(t, province.Builtin().Day().IsValid(), "the built-in edition starts with the day of its data")
}

func TestReplacementParties(t *testing.T) {
	book := province.Builtin()
	parties := []province.Party{0, province.ThisUnit, province.OtherUnit, province.ThisIndividual, province.OtherIndividual, 99}
	for _, from := range parties {
		for _, to := range parties {
			a := book.Replacement(filing.Xinjiang, from, to, 20190603)
			if from == to || from.Class() == 0 || to.Class() == 0 {
				assert.Equal(t, province.Answer{Certainty: province.Unattested}, a, "%v to %v", from, to)
				continue
			}
			want := book.Decide(province.Query{Province: filing.Xinjiang, On: 20190603, Topic: province.TopicReplacement, From: from.Class(), To: to.Class()})
			assert.Equal(t, want.Answer(), a)
		}
	}
}

// No query makes a table panic, and what is out of range decides nothing.
func TestHostileQueries(t *testing.T) {
	book := province.Builtin()
	dates := []filing.Date{0, 1, -1, math.MinInt32, math.MaxInt32, 20190230, 10101, 99991231, 20190603}
	for _, p := range []filing.Province{0, filing.Beijing, filing.Xinjiang, filing.Xinjiang + 1, 63, 64, 255} {
		for _, topic := range []province.Topic{0, 1, province.TopicReplacement, province.TopicEnd - 1, province.TopicEnd, 63, 64, 255} {
			for _, on := range dates {
				for _, x := range []uint8{0, 1, 63, 64, 255} {
					q := province.Query{
						Province: p, On: on, Topic: topic, From: filing.Class(x), To: filing.Class(x), Class: filing.Class(x),
						Nature: filing.Nature(x), Order: province.OrderKind(x), Provider: province.Provider(x),
					}
					d := book.Decide(q)
					if topic == 0 || topic >= province.TopicEnd || on <= 0 {
						assert.False(t, d.IsKnown(), "%+v", q)
					}
					_ = d.Answer()
					_ = d.Rule()
					for r := range book.Each(q) {
						_ = r.ID
					}
				}
				book.AttestedThrough(p, topic)
			}
		}
	}
	for _, x := range []uint8{0, 1, 63, 64, 255} {
		for _, on := range dates {
			book.SMSCheck(filing.Province(x), on)
			book.AppUpload(filing.Province(x), on, province.Provider(x))
			book.Replacement(filing.Province(x), province.Party(x), province.Party(255-x), on)
			for range book.InForce(filing.Province(x), on) {
			}
			province.Snapshot(foreign{book}, filing.Province(x), on)
		}
	}
}

// One table serves everybody at once; the race detector looks on.
func TestConcurrentUse(t *testing.T) {
	book := province.Builtin()
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			p := filing.Province(i + 1)
			for q := range queries(p, 20190603) {
				book.Decide(q)
			}
			for r := range book.InForce(p, 20190603) {
				r.Sources[0].ID = "mine"
			}
			if _, err := book.Overlay("l", sample("CN-ZJ/rename/90", bureau)); err != nil {
				t.Error(err)
			}
			if _, err := book.Without("l", "CN/province/1"); err != nil {
				t.Error(err)
			}
			book.Digest()
			book.AttestedThrough(p, province.TopicReplacement)
			province.Snapshot(foreign{book}, p, 20190603)
		})
	}
	wg.Wait()
}

func TestAppendDecisions(t *testing.T) {
	q := province.Query{Province: filing.Zhejiang, On: 20261225, Topic: province.TopicRename, Class: filing.Unit}
	ids := func(table *province.Table, q province.Query) (ids []province.RuleID) {
		for _, d := range table.AppendDecisions(nil, q) {
			assert.True(t, d.IsKnown())
			ids = append(ids, d.ID())
		}
		return ids
	}
	law := sample("CN/rename/1", national, require1, by(province.Ministry))
	country := sample("CN/rename/2", national, require1)
	own1, own2 := sample("CN-ZJ/rename/1", require1), sample("CN-ZJ/rename/2", require1, bureau)
	elsewhere := sample("CN-SH/rename/1", require1, in(filing.Shanghai))
	table := mustNew(t, law, country, own1, own2, elsewhere)
	assert.Equal(t, []province.RuleID{"CN/rename/1", "CN-ZJ/rename/2", "CN-ZJ/rename/1"}, ids(table, q), "law, then the province's own, which stand for the country's")
	q.Province = filing.Beijing
	assert.Equal(t, []province.RuleID{"CN/rename/1", "CN/rename/2"}, ids(table, q))
	q.Province = 0
	assert.Equal(t, []province.RuleID{"CN/rename/1", "CN/rename/2"}, ids(table, q))
	q.Province, q.On = filing.Zhejiang, 20261130
	assert.Empty(t, ids(table, q), "the day before")
	assert.Empty(t, (*province.Table)(nil).AppendDecisions(nil, q))
	q.On = 20261225

	beaten := mustNew(t, own1, sample("CN-ZJ/rename/2", require1, over("CN-ZJ/rename/1")))
	assert.Equal(t, []province.RuleID{"CN-ZJ/rename/2"}, ids(beaten, q), "the beaten are left out")

	// A province's rule for individuals does not stand for the country's rule on units.
	split := mustNew(t, country, sample("CN-ZJ/rename/1", require1, class(filing.Individual)))
	assert.Equal(t, []province.RuleID{"CN/rename/2"}, ids(split, q))

	// What it appends begins with what Decide answers, everywhere in the book.
	book := province.Builtin()
	var buffer []province.Decision
	for _, p := range []filing.Province{0, filing.Beijing, filing.Jiangsu, filing.Guangdong, filing.Xinjiang} {
		for _, on := range []filing.Date{20180701, 20190603, 20210601, 20261101} {
			for q := range queries(p, on) {
				buffer = book.AppendDecisions(buffer[:0], q)
				d := book.Decide(q)
				if d.IsKnown() != (len(buffer) > 0) {
					t.Fatalf("%+v: Decide knows %v, AppendDecisions %d", q, d.IsKnown(), len(buffer))
				}
				if d.IsKnown() && len(d.Rule().Overrides) == 0 && buffer[0] != d {
					t.Fatalf("%+v: Decide says %s, AppendDecisions begins with %s", q, d.ID(), buffer[0].ID())
				}
			}
		}
	}
}

func TestPractice(t *testing.T) {
	law := sample("CN/rename/1", national, forbid, by(province.Ministry))
	country, own := sample("CN/rename/2", national), sample("CN-ZJ/rename/1", until(20270101))
	table := mustNew(t, law, country, own)
	q := province.Query{Province: filing.Zhejiang, On: 20261225, Topic: province.TopicRename}
	assert.Equal(t, law.ID, table.Decide(q).ID())
	assert.Equal(t, own.ID, table.Practice(q).ID())
	q.On = 20270101
	assert.Equal(t, country.ID, table.Practice(q).ID())
	q.On = 20261130
	assert.False(t, table.Practice(q).IsKnown())
	assert.False(t, mustNew(t, law).Practice(q).IsKnown())
	assert.False(t, (*province.Table)(nil).Practice(q).IsKnown())

	// Without law, practice is the decision.
	book := province.Builtin()
	for _, p := range provinces() {
		for q := range queries(p, 20190603) {
			if d := book.Decide(q); !d.IsLaw() && book.Practice(q) != d {
				t.Fatalf("%+v: %s, %s", q, d.ID(), book.Practice(q).ID())
			} else if book.Practice(q).IsLaw() {
				t.Fatalf("%+v: law is no practice", q)
			}
		}
	}
}

// Law that beats a practice by name does not become practice itself.
func TestPracticeStaysBelowTheLaw(t *testing.T) {
	own := sample("CN-ZJ/rename/1")
	law := sample("CN/rename/1", national, forbid, by(province.Ministry), over(own.ID))
	q := province.Query{Province: filing.Zhejiang, On: 20261225, Topic: province.TopicRename}
	assert.False(t, mustNew(t, own, law).Practice(q).IsLaw())
}

func TestFirm(t *testing.T) {
	presumed := func(r *province.Rule) { r.Presumed = true }
	asks := func(r *province.Rule) { r.Materials = province.SetOf(province.ChangeProof) }
	waives := func(r *province.Rule) { r.Effect = province.Waive }
	table := mustNew(t, sample("CN-ZJ/rename/1", asks, presumed), sample("CN-SH/rename/1", in(filing.Shanghai), asks),
		sample("CN-BJ/rename/1", in(filing.Beijing)), sample("CN-TJ/rename/1", in(filing.Tianjin), asks, waives), sample("CN/rename/1", national, presumed, asks))
	assert.False(t, table.Firm(filing.Zhejiang, province.TopicRename), "presumed to bind changes")
	assert.True(t, table.Firm(filing.Shanghai, province.TopicRename))
	assert.False(t, table.Firm(filing.Beijing, province.TopicRename), "asks for nothing")
	assert.False(t, table.Firm(filing.Tianjin, province.TopicRename), "asks for nothing any more")
	assert.False(t, table.Firm(0, province.TopicRename))
	assert.False(t, table.Firm(200, 200))
	assert.False(t, (*province.Table)(nil).Firm(filing.Shanghai, province.TopicRename))
	for _, p := range provinces() {
		for topic := province.Topic(1); topic < province.TopicEnd; topic++ {
			want := false
			for _, r := range bookRulesOf(topic) {
				asks := !r.Needs.IsZero() || r.Materials != 0 || r.Limit != (province.Limit{}) || len(r.Values) > 0 ||
					topic == province.TopicIDValidity || topic == province.TopicDomainValidity
				want = want || asks && !r.Presumed && r.Effect != province.Waive && r.Provinces.Admits(p)
			}
			assert.Equal(t, want, province.Builtin().Firm(p, topic), "%s %s", p, topic)
		}
	}
}
