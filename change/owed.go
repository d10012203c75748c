package change

import (
	"cmp"
	"slices"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// Owed is a material that an edit owes (应提交的材料): what, by which rule, for which place of the filing. The zero value is
// nothing owed.
type Owed struct {
	Material province.Material `json:"material"` // 备案材料
	Rule     province.RuleID   `json:"rule"`     // who asks for it
	Path     filing.Path       `json:"path"`     // for which place
	// Either says that the rule accepts this material as one of several ways, or in place of a fact that nobody has confirmed.
	Either bool `json:"either,omitempty"`
}

// Owed returns the materials that the edit owes, whatever is in hand, in a total order: what the rules of the edit itself ask
// for, and what bureaus ask for the data that it touches. It says nothing of verification steps, whose materials package
// verify plans.
func (b Basis) Owed(old, new filing.Filing) []Owed {
	var owed []Owed
	var d differ
	j := judge{basis: &b, old: &old, new: &new, diff: &d, owed: &owed}
	if !j.submits() {
		return nil
	}
	j.run(nil)
	slices.SortFunc(owed, func(a, b Owed) int {
		return cmp.Or(a.Path.Compare(b.Path), cmp.Compare(a.Material, b.Material), cmp.Compare(a.Rule, b.Rule))
	})
	return slices.Compact(owed)
}

// owe notes what a rule asks for: its materials, and those that its facts accept.
func (j *judge) owe(d province.Decision, at filing.Path, on subject) {
	j.oweMaterials(d, d.Materials(), at)
	j.oweFacts(d, at, on)
}

// oweMaterials notes materials that a rule asks for at a place.
func (j *judge) oweMaterials(d province.Decision, ms province.Set[province.Material], at filing.Path) {
	if j.owed == nil {
		return
	}
	for m := range ms.All() {
		j.note(d, m, at, false)
	}
}

// oweFacts notes the materials that a rule's facts accept, where no other accepted fact is certain.
func (j *judge) oweFacts(d province.Decision, at filing.Path, on subject) {
	if j.owed == nil {
		return
	}
	needs := d.Needs()
	for f := range (needs.All & materialFacts).All() {
		m, _ := factMaterial(f)
		j.note(d, m, at, false)
	}
	if needs.All.Has(province.FactPreApproved) && (on.service == nil || len(on.service.PreApprovals) == 0) {
		j.note(d, province.PreApprovalDocument, at, on.service == nil || len(on.service.Contents) == 0 || ownContents(on.service))
	}
	for f := range needs.Any.All() {
		if !materialFacts.Has(f) && j.fact(f, on) == Yes {
			return
		}
	}
	for f := range (needs.Any & materialFacts).All() {
		m, _ := factMaterial(f)
		j.note(d, m, at, true)
	}
}

func (j *judge) note(d province.Decision, m province.Material, at filing.Path, either bool) {
	*j.owed = append(*j.owed, Owed{Material: m, Rule: d.ID(), Path: at, Either: either})
}
