// Package provincetest checks rules that a company lays over the built-in book: a bureau's notice of today, a correction, its own
// console's ways. Call [Check] from a test beside the sheet:
//
//	func TestNotice(t *testing.T) {
//		f, err := os.Open("notice.json")
//		…
//		rules, err := province.Parse(f)
//		…
//		provincetest.Check(t, rules...)
//	}
//
// It reports, all at once, what [province.Table.Overlay] would refuse and what it would accept without doing what its author
// meant: a rule that another one always beats, a date on which nothing changes, a source without address or day, a sentence in
// one language only.
package provincetest

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// Check reports to t what is wrong with rules as an overlay of the built-in book, and returns the table with the overlay on top,
// as a layer named check, for tests of the answers that its author expects. Where the table cannot be built, the test ends.
func Check(t testing.TB, rules ...province.Rule) *province.Table {
	t.Helper()
	return CheckOn(t, province.Builtin(), rules...)
}

// CheckOn is [Check] against another table than the built-in book, such as one that has layers already.
func CheckOn(t testing.TB, base *province.Table, rules ...province.Rule) *province.Table {
	t.Helper()
	for _, err := range Problems(base, rules...) {
		t.Error(err)
	}
	table, err := base.Overlay("check", rules...)
	if err != nil {
		t.FailNow() // reported above
	}
	return table
}

// A Problem is something wrong with a rule that does not keep a table from being built.
type Problem struct {
	Rule province.RuleID // the rule concerned
	What string          // what is wrong with it
}

// Error implements error.
func (p *Problem) Error() string { return "provincetest: rule " + string(p.Rule) + ": " + p.What }

// Problems returns what is wrong with rules as an overlay of base: *[province.Invalid] and *[province.Conflict] for what
// [province.Table.Overlay] refuses, *[Problem] for what it accepts although it does nothing or says too little. The result is
// empty if nothing is wrong, and the order is that of the rules.
func Problems(base *province.Table, rules ...province.Rule) []error {
	var errs []error
	for i := range rules {
		if err := rules[i].Check(); err != nil {
			errs = append(errs, err)
			continue
		}
		errs = append(errs, wording(&rules[i])...)
		errs = append(errs, sources(&rules[i])...)
		errs = append(errs, scope(&rules[i])...)
	}
	table, err := base.Overlay("check", rules...)
	if err != nil {
		if !slices.ContainsFunc(errs, func(e error) bool { return e.Error() == err.Error() }) {
			errs = append(errs, err)
		}
		return errs
	}
	for i := range rules {
		errs = append(errs, dates(base, table, &rules[i])...)
	}
	return errs
}

func problem(r *province.Rule, format string, args ...any) error {
	return &Problem{Rule: r.ID, What: fmt.Sprintf(format, args...)}
}

// wording looks for the two languages in their places.
func wording(r *province.Rule) (errs []error) {
	han := func(s string) bool {
		return strings.ContainsFunc(s, func(c rune) bool { return unicode.Is(unicode.Han, c) })
	}
	latin := func(s string) bool {
		return strings.ContainsFunc(s, func(c rune) bool { return unicode.Is(unicode.Latin, c) })
	}
	if !latin(r.Says.En) {
		errs = append(errs, problem(r, "says.en is not English"))
	}
	if !han(r.Says.Zh) {
		errs = append(errs, problem(r, "says.zh is not Chinese"))
	}
	return errs
}

// sources looks for what a reader needs to find the document.
func sources(r *province.Rule) (errs []error) {
	dissent := false
	for _, s := range r.Sources {
		dissent = dissent || s.Dissent
		if s.URL == "" && s.Section == "" {
			errs = append(errs, problem(r, "source %s has neither an address nor a section, so nobody can look it up", s.ID))
		}
		if s.Published != 0 && s.Seen.Until != 0 && s.Seen.Until <= s.Published {
			errs = append(errs, problem(r, "source %s was seen before it was published", s.ID))
		}
	}
	if r.Disputed && !dissent {
		errs = append(errs, problem(r, "disputed, but no source dissents"))
	}
	return errs
}

// scope compares the ID with whom the rule binds.
func scope(r *province.Rule) (errs []error) {
	name, _, _ := strings.Cut(string(r.ID), "/")
	p, err := filing.ParseProvince(name)
	switch {
	case err == nil && r.Provinces != province.SetOf(p):
		errs = append(errs, problem(r, "is named after %s but binds %s", name, places(r)))
	case r.Authority == province.Console && r.Provider.String() != name:
		errs = append(errs, problem(r, "is a rule of %s's console but named after %s", r.Provider, name))
	}
	return errs
}

func places(r *province.Rule) string {
	if r.IsNational() {
		return "the whole country"
	}
	var names []string
	for p := range r.Provinces.All() {
		names = append(names, p.String())
	}
	return strings.Join(names, ", ")
}

// dates asks the table on both sides of each date: a rule must be heard from its first day to its last, in each province that
// it binds, and not a day longer.
func dates(base, table *province.Table, r *province.Rule) (errs []error) {
	heard := false
	for p := range filing.Provinces() {
		if !r.Provinces.Admits(p) {
			continue
		}
		for _, q := range queries(r) {
			q.Province, q.On = p, r.Period.From
			heard = heard || speaks(table, q, r)
			if q.On = r.Period.From.AddDays(-1); speaks(table, q, r) {
				errs = append(errs, problem(r, "already answers %s on %s, the day before it begins", p, q.On))
			}
			if u := r.Period.Until; u != 0 {
				if q.On = u; speaks(table, q, r) {
					errs = append(errs, problem(r, "still answers %s on %s, its first day no more", p, q.On))
				}
			}
		}
	}
	if !heard {
		return append(errs, problem(r, "answers nobody on its first day, %s: %s", r.Period.From, beatenBy(table, r)))
	}
	if !matters(base, table, r) {
		errs = append(errs, problem(r, "changes nothing: on its first day, %s, the answer is the one without it, with the same certainty and terms", r.Period.From))
	}
	return errs
}

// speaks reports whether r decides q or, where demands stand side by side, stands with them.
func speaks(t *province.Table, q province.Query, r *province.Rule) bool {
	if t.Decide(q).ID() == r.ID {
		return true
	}
	if r.Effect != province.Require {
		return false
	}
	return slices.ContainsFunc(t.AppendDecisions(nil, q), func(d province.Decision) bool { return d.ID() == r.ID })
}

// matters reports whether r changes an answer or adds a demand on its first day.
func matters(base, table *province.Table, r *province.Rule) bool {
	for p := range filing.Provinces() {
		if !r.Provinces.Admits(p) {
			continue
		}
		for _, q := range queries(r) {
			q.Province, q.On = p, r.Period.From
			if !speaks(table, q, r) {
				continue
			}
			before := base.Decide(q)
			if r.Effect == province.Require || before.Verdict() != r.Verdict() || before.Certainty() != r.CertaintyOn(q.On) ||
				before.Needs() != r.Needs || before.Materials() != r.Materials || before.Limit() != r.Limit ||
				before.Remedy() != r.Remedy || before.Persons() != r.Persons || !slices.Equal(before.Rule().Values, r.Values) ||
				before.HasCaveat() != (r.Caveat.En != "") {
				return true
			}
		}
	}
	return false
}

// beatenBy names the rules that decide in r's place.
func beatenBy(t *province.Table, r *province.Rule) string {
	var ids []string
	for p := range filing.Provinces() {
		if !r.Provinces.Admits(p) {
			continue
		}
		for _, q := range queries(r) {
			q.Province, q.On = p, r.Period.From
			if id := string(t.Decide(q).ID()); id != "" && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	if len(ids) == 0 {
		return "no question reaches it"
	}
	return strings.Join(ids, ", ") + " decides in its place; a rule of equal rank needs to name it in overrides"
}

// queries are the questions that r speaks of, one for each order and nature that it names.
func queries(r *province.Rule) []province.Query {
	q := province.Query{Topic: r.Topic, From: r.When.From, To: r.When.To, Class: r.When.Class, Provider: r.Provider}
	var qs []province.Query
	orders, natures := slices.Collect(r.When.Orders.All()), slices.Collect(r.When.Natures.All())
	if len(orders) == 0 {
		orders = []province.OrderKind{0}
	}
	if len(natures) == 0 {
		natures = []filing.Nature{0}
	}
	for _, q.Order = range orders {
		for _, q.Nature = range natures {
			qs = append(qs, q)
		}
	}
	return qs
}

// IsRefused reports whether one of the errors that [Problems] returned keeps the table from being built.
func IsRefused(errs []error) bool {
	return slices.ContainsFunc(errs, func(err error) bool {
		_, problem := errors.AsType[*Problem](err)
		return !problem
	})
}
