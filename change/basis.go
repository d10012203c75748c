// Package change answers the library's first question: may a change order (变更备案) carry this edit, in this province, on this
// day, and if not, what instead.
//
//	vs := change.Validate(old, new)
//	if err := vs.Err(); err != nil { … }
//
// [Diff] says what an edit changes, [Validate] and [Basis.Validate] hold it against the rules and return [Violations]: typed
// findings, each with the rule, how sure it is, where in the filing it applies, the way out and the documents. Blocking
// violations are what the order will fail on; advisories are what to know before sending it.
//
// # Why not
//
// A [Violation] is an error that is its [Reason], so a service asks for what it can handle and shows the rest:
//
//	switch err := vs.Err(); {
//	case errors.Is(err, change.ReasonDomainAdded): // offer a new service instead
//	case err != nil: // show vs, in words of package locale
//	}
//
// Violations and Changes hold keys of the filing and no personal values; they may be logged, stored and sent.
//
// # Facts, materials, orders
//
// What the filings do not show, a [Basis] says: the day (zero: that of the edition), whose console, [Facts] such as whether
// a phone number is local, materials in hand, orders that still run. What nobody states is unknown, and neither blocks nor
// permits: where an answer hangs on it, an advisory with [ReasonUndecided] names it in [Detail]. Basis.Rules takes another
// table than the built-in one, such as one with a bureau's notice of today on top.
//
// What follows from a permitted edit, and the way out of a blocked one, is the business of package verify. Package
// changetest makes edits and compares violations in tests.
//
// # Purity
//
// Everything here is a pure function of its arguments: no clock, no I/O, no state. All functions are safe for concurrent use.
package change

import (
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// Basis is what an edit is judged by besides the two filings. The zero Basis uses the built-in rules, on the day of their
// edition, at the console of Alibaba Cloud, and knows nothing else; its Validate equals the package's [Validate].
//
// A Basis is read only; one value may serve many goroutines.
type Basis struct {
	// Rules are the rules to judge by. Nil, also as a *province.Table, means the built-in table. A *province.Table takes a compiled path, any other
	// implementation pays for iterating over its rules at each call.
	Rules province.Rules
	// On is the day of the submission, in Chinese time; filing.DateInChina tells today. Zero means: rules as on the day of the
	// table's edition, and what depends on today (expiry, age, lateness) is not decided, which one advisory says.
	On filing.Date
	// Occurred is the day on which the facts that the edit reports changed, for judging lateness. Zero means not known.
	Occurred filing.Date
	// Provider is whose console takes the order. Zero means Alibaba Cloud.
	Provider province.Provider
	// Order is the kind of order to be sent. Zero means: whichever carries the edit.
	Order province.OrderKind
	// FullOrders says that the console takes orders that change sponsor and services at once.
	FullOrders bool
	// OpenOrders are the orders of this sponsor that are still running, at any provider.
	OpenOrders []OpenOrder
	// Materials are the materials in hand. Nil means not asked: what is owed then shows in the plan. A list, even an empty
	// one, means that this is all there is, and what is missing is a violation.
	Materials []province.Material
	// Facts are what the caller knows and the filings do not show.
	Facts Facts
}

// OpenOrder is an order of the sponsor that has not ended (在途订单). The zero value is an order of unknown kind.
type OpenOrder struct {
	Kind    province.OrderKind `json:"kind"`             // 订单类型
	Service filing.Number      `json:"service,omitzero"` // the service it concerns, zero if it concerns the sponsor
}

// Validate judges an edit by the built-in rules on the day of their edition, at the console of Alibaba Cloud. It returns nil
// where nothing speaks against the edit, and always where old and new do not differ.
func Validate(old, new filing.Filing) Violations { return Basis{}.Append(nil, &old, &new) }

// Validate judges an edit by b. It returns nil where nothing speaks against the edit, and always where old and new do not
// differ, whatever the basis. Of a filing that names no province the rules of the whole country decide; where it names no
// nature, rules for units alone or individuals alone do not block; one advisory says so of either. The cost is linear in
// services and domains; an edit that nothing speaks against costs no allocation.
func (b Basis) Validate(old, new filing.Filing) Violations { return b.Append(nil, &old, &new) }

// Outcome is the judgement on an edit: what speaks against it, and how sure the judgement is. The zero value is the outcome
// of an edit that no rule has anything to say about.
type Outcome struct {
	Violations Violations // what speaks against the edit, blocking first
	// Certainty is the weakest among the rules that decide: those that block or, where none does, those that permit what
	// takes a permission. It is zero where the edit takes none, as a new phone number.
	Certainty province.Certainty
}

// Judge is [Basis.Validate] with the certainty of the rules that decided, which a permitted edit does not show otherwise.
func (b Basis) Judge(old, new filing.Filing) Outcome {
	var d differ
	j := judge{basis: &b, old: &old, new: &new, diff: &d}
	if !j.submits() {
		return Outcome{}
	}
	o := Outcome{Violations: j.run(nil)}
	if o.Certainty = j.weakest; len(o.Violations.Blocking()) > 0 {
		o.Certainty = o.Violations.Certainty()
	}
	return o
}

// Append is [Basis.Validate] for callers who check millions: it appends the violations to dst and returns it. It keeps
// neither filing, and neither may be nil; the appended violations are in order among themselves. With room in dst,
// violations of the rules of a *province.Table cost one allocation, for their sources, and those of a domain that is not written
// in ASCII a few more.
func (b Basis) Append(dst Violations, old, new *filing.Filing) Violations {
	var d differ
	j := judge{basis: &b, old: old, new: new, diff: &d}
	if !j.submits() {
		return dst
	}
	return j.run(dst)
}
