package oracle

import (
	"slices"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// Decide is the twin of province.Table.Decide over a list of all rules: the ID of the rule that decides a question, empty if none
// does.
func Decide(rules []province.Rule, q province.Query) province.RuleID {
	return follow(speaking(rules, q))
}

// Practice is the twin of province.Table.Practice: the deciding rule below the law.
func Practice(rules []province.Rule, q province.Query) province.RuleID {
	all := speaking(rules, q)
	below := slices.DeleteFunc(slices.Clone(all), func(r province.Rule) bool { return r.IsLaw() })
	if len(below) == 0 {
		return ""
	}
	return beaten(all, below[0])
}

// Demands is the twin of province.Table.AppendDecisions: law, the province's own rules, the console's, and those of the whole
// country on things that none of the province's own speaks of, without those that another one overrides.
func Demands(rules []province.Rule, q province.Query) []province.RuleID {
	all := speaking(rules, q)
	standing := slices.DeleteFunc(slices.Clone(all), func(r province.Rule) bool {
		return slices.ContainsFunc(all, func(o province.Rule) bool { return slices.Contains(o.Overrides, r.ID) })
	})
	var ids []province.RuleID
	for _, r := range standing {
		displaced := r.IsNational() && r.Authority == province.Reported && slices.ContainsFunc(standing, func(o province.Rule) bool {
			return !o.IsLaw() && !o.IsNational() && sameThing(&o, &r)
		})
		if !displaced {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// sameThing lists what two rules speak of, and reports whether they have something in common; nothing listed is everything.
func sameThing(a, b *province.Rule) bool {
	things := func(r *province.Rule) (all []any) {
		for f := range (r.Needs.All | r.Needs.Any).All() {
			all = append(all, f)
		}
		for m := range r.Materials.All() {
			all = append(all, m)
		}
		switch u := r.Limit.Unit; u {
		case 0:
		case province.Hours, province.Days, province.WorkingDays, province.Months, province.Years:
			all = append(all, "time")
		default:
			all = append(all, u)
		}
		return all
	}
	whole := func(r *province.Rule) bool { return len(things(r)) == 0 && len(r.Values) == 0 }
	if whole(b) {
		return true
	}
	if whole(a) { // everything, but for what only its caveat tells
		return a.Caveat.En == ""
	}
	if a.Persons != 0 && b.Persons != 0 && len(common(slices.Collect(a.Persons.All()), slices.Collect(b.Persons.All()))) == 0 {
		return false
	}
	if len(a.Values) > 0 && len(b.Values) > 0 {
		return len(common(a.Values, b.Values)) > 0
	}
	return len(common(things(a), things(b))) > 0
}

func common[E comparable](a, b []E) (both []E) {
	for _, e := range a {
		if slices.Contains(b, e) {
			both = append(both, e)
		}
	}
	return both
}

// speaking returns the rules that speak to a question on its day, those that decide first to the front.
func speaking(rules []province.Rule, q province.Query) []province.Rule {
	if q.Provider == 0 {
		q.Provider = province.AlibabaCloud
	}
	var out []province.Rule
	for _, r := range rules {
		if r.Topic == q.Topic && r.Period.Contains(q.On) && speaks(&r, q) {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b province.Rule) int {
		for _, before := range [...]func(a, b province.Rule) bool{
			func(a, b province.Rule) bool { return a.IsLaw() && (!b.IsLaw() || a.Authority < b.Authority) },
			func(a, b province.Rule) bool { return !a.IsNational() && b.IsNational() },
			func(a, b province.Rule) bool { return a.Authority < b.Authority },
			func(a, b province.Rule) bool { return a.Caveat.En == "" && b.Caveat.En != "" },
			func(a, b province.Rule) bool { return a.Period.From > b.Period.From },
		} {
			switch {
			case before(a, b):
				return -1
			case before(b, a):
				return 1
			}
		}
		return 0
	})
	return out
}

func speaks(r *province.Rule, q province.Query) bool {
	place := r.Provinces.Has(q.Province) && q.Province.IsValid() || r.IsNational()
	console := r.Provider == 0 || r.Provider == q.Provider
	either := func(rule, asked filing.Class) bool { return rule == 0 || asked == 0 || rule == asked }
	w := r.When
	return place && console && !(q.Firm && r.Presumed) && (w.From == 0 || w.From == q.From) && (w.To == 0 || w.To == q.To) && either(w.Class, q.Class) &&
		(w.Orders == 0 || q.Order == 0 || w.Orders.Has(q.Order)) && (w.Natures == 0 || w.Natures.Has(q.Nature))
}

func follow(all []province.Rule) province.RuleID {
	if len(all) == 0 {
		return ""
	}
	return beaten(all, all[0])
}

// beaten follows Overrides to the rule that no other one beats.
func beaten(all []province.Rule, r province.Rule) province.RuleID {
	for range 8 {
		i := slices.IndexFunc(all, func(o province.Rule) bool { return slices.Contains(o.Overrides, r.ID) })
		if i < 0 {
			break
		}
		r = all[i]
	}
	return r.ID
}
