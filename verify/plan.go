package verify

import (
	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// Plan is what follows from an edit (办理方案): the route, the orders one after the other, each with its steps, and when it
// will be done. It is a plain value that a service can store, show and drive: it names places by keys, holds no value of
// the filing, and survives a round trip through JSON.
//
// The zero value is no plan. A Plan shares no memory with anything else; reading one is safe for concurrent use.
type Plan struct {
	Edition  string      `json:"edition"`           // of the rules
	On       filing.Date `json:"on,omitzero"`       // day of the submission, zero if the basis names none
	Route    Route       `json:"route"`             // none where the edit submits nothing
	Orders   []Order     `json:"orders"`            // one after the other: the next one starts when this one is approved
	Timeline Timeline    `json:"timeline"`          // the days of the plan, as far as they can be told
	Instead  []Plan      `json:"instead,omitempty"` // other ways to the same end, where the rules leave a choice
}

// Order is one order of a plan (订单). The zero value is no order.
type Order struct {
	Kind      province.OrderKind `json:"kind"`                // 订单类型
	Service   string             `json:"service,omitempty"`   // key of the one service it concerns, empty for the sponsor or for several
	Steps     []PlanStep         `json:"steps"`               // in order of dependency
	Materials []MaterialDemand   `json:"materials,omitempty"` // all that its steps hand in
}

// PlanStep is one step of an order (步骤). Because names the rules that demand it, the deciding one first, and is never empty:
// a step that no rule of the set supports is not planned, and what the law itself demands (that a change goes to the filing
// body, that the body decides) cites the law's rule even where the caller's rules are silent about it. The zero value is no
// step.
type PlanStep struct {
	Kind  province.StepKind `json:"kind"`            // 办理步骤
	Actor Actor             `json:"actor"`           // 办理人
	Path  filing.Path       `json:"path,omitzero"`   // the person concerned, whom filing.Filing.PersonAt finds
	Phone Phone             `json:"phone,omitempty"` // SMS check: which of the person's numbers gets the code
	// Optional says that the step is another way to do the step before it, such as an App upload that is open but not required.
	Optional  bool                `json:"optional,omitempty"`
	Materials []province.Material `json:"materials,omitempty"` // what the step hands in
	Limits    []StepLimit         `json:"limits,omitempty"`    // how long it takes or holds, how often it may fail
	Because   []province.RuleID   `json:"because"`             // the rules that demand it, the deciding one first
	Certainty province.Certainty  `json:"certainty"`           // that the step is needed, as its deciding rules have it
}

// StepLimit is one bound of a step, as one rule gives it: three to twenty working days of review, a code that holds for 24
// hours, five attempts. Where sources differ a step has several on one topic. A limit without Min bounds from above only.
// The zero value is no limit.
type StepLimit struct {
	Topic province.Topic `json:"topic"` // what is bounded, such as bureau-review, sms-validity, sms-attempts
	province.Limit
	Rule province.RuleID `json:"rule"` // who says so
}

// MaterialDemand is one material of an order (材料要求): who signs, seals or issues it, for which place of the filing, when it
// is not owed after all, and by which rules it is owed. Because is never empty. The zero value demands nothing.
type MaterialDemand struct {
	Material province.Material `json:"material"`         // 备案材料
	Signer   Signer            `json:"signer,omitempty"` // nobody: a copy or photo will do
	Path     filing.Path       `json:"path,omitzero"`    // for which place of the filing
	Also     []filing.Path     `json:"also,omitempty"`   // other places of the same person, whom one copy serves
	// Either says that the material may not be owed: it is one of several ways, its rule is waived where a fact in Unless
	// holds, or the rule has a caveat that names the circumstances.
	Either  bool              `json:"either,omitempty"`
	Unless  []province.Fact   `json:"unless,omitempty"` // facts in whose place the material stands
	Because []province.RuleID `json:"because"`          // the rules that ask for it
}

// Timeline says when a plan will be done, in Chinese days.
//
// SubmitBy is the last day that the law's notice of thirty days leaves (Order 33 article 14, Order 292 article 11), known
// where the basis says when the facts change. Earliest and Latest bound the day on which the last order is approved: the sum
// of the working days that the steps' limits give, the customer's own steps counted as done on the day they become
// possible. They are zero where the day of the submission is not known or the calendar does not cover the days, and leave out
// the first review of a provider of whom nobody wrote how long it takes, which the notes then say. The zero value says nothing.
type Timeline struct {
	SubmitBy filing.Date `json:"submitBy,omitzero"` // 最迟提交日
	Earliest filing.Date `json:"earliest,omitzero"` // 最早审核通过日
	Latest   filing.Date `json:"latest,omitzero"`   // 最晚审核通过日
	Notes    []Note      `json:"notes,omitempty"`   // 提示
}

// Planner plans with a calendar of the caller's. The zero Planner plans by the zero [change.Basis] and the built-in calendar.
// It is read only and safe for concurrent use as far as its Rules and Calendar are.
type Planner struct {
	Basis    change.Basis // what the edit is judged by
	Calendar Calendar     // nil means StateCouncil()
}

// For plans an edit by b and the built-in calendar. See [Planner.For].
func For(old, new filing.Filing, b change.Basis) (Plan, error) {
	return Planner{Basis: b}.For(old, new)
}

// For returns the plan of an edit. The error is nil exactly where [change.Basis.Validate] lets the edit pass.
//
// Where the edit is blocked, the error is the *[change.Error] that says what blocks, and the plan is the way out: the route of
// the gravest remedy, with its own orders, and change orders for whatever else of the edit a change can carry. An edit that
// has to be split is planned so that each filing between two orders stands on its own, the sponsor's order first unless only
// the other sequence passes; where neither does, what the filing in between would violate is among the error's violations.
//
// An edit that submits nothing has route none and no orders: without an error, or with one where it edits what no order carries,
// such as a filing number. The zero On plans by the rules of the edition's day and
// estimates no days.
func (p Planner) For(old, new filing.Filing) (Plan, error) {
	b := newBuilder(&p, &old, &new)
	if !b.submits() {
		return b.plan, nil
	}
	b.violations = p.Basis.Validate(old, new)
	b.choose()
	b.layOut()
	b.offerMigration()
	return b.plan, b.violations.Err()
}
