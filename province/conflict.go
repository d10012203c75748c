package province

import "slices"

// A Conflict reports two rules of equal rank and scope that contradict each other on some day, without one naming the
// other in Overrides. The law has no silent winners; neither has the book.
type Conflict struct {
	A, B   RuleID // the two rules, in the order of their IDs
	Period Period // the days on which both would hold
}

// Error implements error.
func (e *Conflict) Error() string {
	return "province: rules " + string(e.A) + " and " + string(e.B) + " contradict each other on " + e.Period.String() +
		": end one where the other begins, or name the one that loses in the overrides of the other"
}

// checkConflicts compares each of the added rules with every rule that shares a province and topic with it.
func (t *Table) checkConflicts(added []Rule) error {
	for i := range added {
		a := &added[i]
		for j := range t.rules {
			b := &t.rules[j]
			if a.ID != b.ID && contradict(a, b) {
				first, second := a.ID, b.ID
				if compareIDs(second, first) < 0 {
					first, second = second, first
				}
				return &Conflict{A: first, B: second, Period: a.Period.Intersect(b.Period)}
			}
		}
	}
	return nil
}

// contradict reports whether a and b, two different rules, would give different answers to one question with the same
// right, on some day.
func contradict(a, b *Rule) bool {
	return a.Topic == b.Topic && a.Authority == b.Authority && a.Provider == b.Provider &&
		sameScope(a, b) && a.Period.Overlaps(b.Period) && a.When.overlaps(&b.When) &&
		!overrides(a, b.ID) && !overrides(b, a.ID) && differ(a, b)
}

func sameScope(a, b *Rule) bool {
	return a.Provinces == b.Provinces || a.Provinces.Meets(b.Provinces)
}

func overrides(r *Rule, id RuleID) bool { return slices.Contains(r.Overrides, id) }

// overlaps reports whether some submission is selected by both.
func (w *When) overlaps(v *When) bool {
	return (w.From == 0 || v.From == 0 || w.From == v.From) &&
		(w.To == 0 || v.To == 0 || w.To == v.To) &&
		(w.Class == 0 || v.Class == 0 || w.Class == v.Class) &&
		(w.Orders == 0 || v.Orders == 0 || w.Orders.Meets(v.Orders)) &&
		(w.Natures == 0 || v.Natures == 0 || w.Natures.Meets(v.Natures))
}

// differ reports whether two rules on the same question answer differently. Several demands stand side by side, unless
// they set different limits in the same unit; several permissions must agree in what they need.
func differ(a, b *Rule) bool {
	if a.Effect != b.Effect {
		return true
	}
	if a.Limit.Unit == b.Limit.Unit && a.Limit != b.Limit {
		return true
	}
	return a.Effect == Permit && a.Needs != b.Needs
}
