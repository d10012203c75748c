package change

import (
	"slices"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// judge holds one edit against the rules. It lives on the stack of one call: it only reads what it points to, and the
// violations pass through its methods instead of being kept in it.
type judge struct {
	basis *Basis
	table *province.Table
	old   *filing.Filing
	new   *filing.Filing
	diff  *differ
	day   filing.Date // the day whose rules apply
	order province.OrderKind
	// parts that the edit touches
	sponsor, service, access bool
	moved                    bool // the filing is moved to another province
	undated                  bool // something hung on today, and today is not known
	weakest                  province.Certainty
	owed                     *[]Owed // where to note what the edit owes, nil if nobody asks
}

// submits finds the edits, sorts them by the part of the filing they touch, and reports whether there is anything to submit
// at all: what only mirrors a registrar's record is not.
func (j *judge) submits() bool {
	j.diff.run(j.old, j.new)
	j.moved = j.old.Province != j.new.Province && j.old.Province.IsValid() && j.new.Province.IsValid()
	for i := range j.diff.n {
		switch c := j.diff.at(i); {
		case c.Op == Mirrored, c.Topic == province.TopicNumber && j.moved:
		case c.Path.Field < filing.FieldServices:
			j.sponsor = true
		case isAccess(c.Path.Field):
			j.access = true
		default:
			j.service = true
		}
	}
	return j.sponsor || j.service || j.access
}

func isAccess(f filing.Field) bool { return f >= filing.FieldAccessList && f <= filing.FieldAccessIPs }

// run judges the order first, then each edit, then what the order carries. It appends to vs and puts what it appended in order.
func (j *judge) run(vs Violations) Violations {
	start := len(vs)
	j.prepare()
	vs = j.openOrders(vs)
	vs = j.orderKind(vs)
	for i := range j.diff.n {
		vs = j.change(vs, j.diff.at(i))
	}
	vs = j.formats(vs)
	vs = j.demands(vs)
	vs = j.lateness(vs)
	vs = j.coverage(vs)
	if !j.old.Province.IsValid() { // its bureau may say otherwise than the rules of the whole country
		vs = j.unstated(vs, filing.Path{Field: filing.FieldProvince}, province.TopicProvince)
	}
	if j.new.Sponsor.Nature.Class() == 0 { // other rules may hold for units than for individuals
		vs = j.unstated(vs, filing.Path{Field: filing.FieldSponsorNature}, province.TopicCertificate)
	}
	if j.undated {
		vs = j.add(vs, Violation{Reason: ReasonUndecided, Topic: province.TopicTimeline, Certainty: province.Unattested, Severity: Advisory})
	}
	if j.owed != nil {
		return vs // nobody looks at them
	}
	mine := vs[start:].sort()
	j.cited(mine)
	return vs[:start+len(mine)]
}

// coverage tells that the rules know nothing of the day but the law: what nobody wrote about is not thereby permitted.
func (j *judge) coverage(vs Violations) Violations {
	if first := j.table.CoveredFrom(j.old.Province); j.basis.On == 0 || first != 0 && j.basis.On >= first {
		return vs
	}
	return j.add(vs, Violation{
		Reason: ReasonNotCovered, Topic: province.TopicTimeline,
		Certainty: province.Unattested, Severity: Advisory, Remedy: province.RemedyAskBureau,
	})
}

// unstated tells that the filing lacks what the answer hangs on.
func (j *judge) unstated(vs Violations, at filing.Path, t province.Topic) Violations {
	return j.add(vs, Violation{
		Reason: ReasonUndecided, Path: at, Topic: t,
		Certainty: province.Unattested, Severity: Advisory, Remedy: province.RemedyCorrectField,
	})
}

// prepare chooses the table, the day and the kind of order.
func (j *judge) prepare() {
	j.day = j.basis.On
	if j.day == 0 {
		j.day = editionDay(j.basis.Rules)
	}
	j.table = province.Snapshot(j.basis.Rules, j.old.Province, j.day)
	if j.order = j.basis.Order; j.order != 0 {
		return
	}
	j.order = j.carrier()
	if j.order != province.OrderFull && j.refuses(j.order) {
		j.order = province.OrderFull // what a bureau takes instead of an order it refuses
	}
}

// carrier returns the smallest order that carries the edit.
func (j *judge) carrier() province.OrderKind {
	switch {
	case j.sponsor && (j.service || j.access):
		return province.OrderFull
	case j.sponsor:
		return province.OrderSponsor
	case j.service:
		return province.OrderService
	}
	return province.OrderAccess
}

// editionDay returns the day of the rules' edition, that of the built-in book where the rules name none.
func editionDay(r province.Rules) filing.Date {
	if r != nil {
		if d := province.DayOf(r.Edition()); d != 0 {
			return d
		}
	}
	return province.Builtin().Day()
}

// query asks about a topic for this edit.
func (j *judge) query(t province.Topic) province.Query {
	return province.Query{
		Province: j.old.Province, On: j.day, Topic: t, Order: j.order, Provider: j.basis.Provider,
		Class: j.new.Sponsor.Nature.Class(), Nature: natureOf(j.new.Sponsor.Nature),
	}
}

// natureOf returns a nature that fits into a rule's set, zero for codes that no rule can name.
func natureOf(n filing.Nature) filing.Nature {
	if n > 63 {
		return 0
	}
	return n
}

// add appends a violation under the table's edition.
func (j *judge) add(vs Violations, v Violation) Violations {
	v.Edition = j.table.Edition()
	if len(vs) == cap(vs) {
		vs = slices.Grow(vs, j.diff.n+4)
	}
	return append(vs, v)
}

// cite appends a violation that d's rule supports.
func (j *judge) cite(vs Violations, d province.Decision, v Violation) Violations {
	v.Rule, v.Certainty, v.Topic = d.ID(), d.Certainty(), d.Topic()
	v.Detail.Since, v.Detail.Authority, v.Detail.Provider = d.Since(), d.Authority(), d.Provider()
	return j.add(vs, v)
}

// cited fills in the sources of violations, all from one block of memory that is theirs.
func (j *judge) cited(vs Violations) {
	var rule province.Decision // of the violation in hand; one rule often finds several
	rules := func(visit func(v *Violation)) {
		for i := range vs {
			if i == 0 || vs[i].Rule != vs[i-1].Rule {
				rule = j.document(vs[i].Rule)
			}
			visit(&vs[i])
		}
	}
	total := 0
	rules(func(*Violation) { total += rule.Sources() })
	if total == 0 {
		return
	}
	block := make([]province.Source, 0, total)
	rules(func(v *Violation) {
		start := len(block)
		if block = rule.AppendSources(block); len(block) > start {
			v.Sources = block[start:len(block):len(block)]
		}
	})
}

// force returns the severity of a rule that speaks against an edit. What says more than its data can express never blocks, what is
// disputed only where it is law, and neither does a rule for units or for individuals where nobody said which the sponsor is.
func (j *judge) force(d province.Decision) Severity {
	switch {
	case j.new.Sponsor.Nature.Class() == 0 && d.Rule().When.Class != 0:
		return Advisory
	case !d.HasCaveat() && (d.IsLaw() || d.Certainty() != province.Disputed):
		return Blocking
	}
	return Advisory
}
