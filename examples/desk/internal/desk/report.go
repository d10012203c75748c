package desk

import (
	"bytes"
	"encoding/json"
	"errors"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
	"github.com/gobeian/icp/verify"
)

// report is the answer as JSON, with the keys of examples/precheck.
type report struct {
	Edition    string             `json:"edition"`
	On         filing.Date        `json:"on"`
	Outcome    string             `json:"outcome"` // permitted or blocked
	Certainty  province.Certainty `json:"certainty,omitzero"`
	Changes    []reportChange     `json:"changes"`
	Violations []reportViolation  `json:"violations"`
	Plan       reportPlan         `json:"plan"`
}

type reportChange struct {
	Path  filing.Path    `json:"path"`
	Topic province.Topic `json:"topic"`
	Op    change.Op      `json:"op"`
}

type reportViolation struct {
	Rule      province.RuleID    `json:"rule"`
	Reason    change.Reason      `json:"reason"`
	Severity  change.Severity    `json:"severity"`
	Certainty province.Certainty `json:"certainty,omitzero"`
	Path      filing.Path        `json:"path"`
	Remedy    province.Remedy    `json:"remedy"`
	Message   string             `json:"message"`
	Sources   []reportSource     `json:"sources"`
}

type reportSource struct {
	Publisher string `json:"publisher"`
	Title     string `json:"title"`
	Section   string `json:"section,omitempty"`
	URL       string `json:"url,omitempty"`
}

type reportPlan struct {
	Route    verify.Route    `json:"route"`
	Orders   []reportOrder   `json:"orders"`
	Timeline verify.Timeline `json:"timeline"`
}

type reportOrder struct {
	Kind  province.OrderKind `json:"kind"`
	Steps []reportStep       `json:"steps"`
}

type reportStep struct {
	Kind      province.StepKind   `json:"kind"`
	Actor     verify.Actor        `json:"actor"`
	Path      filing.Path         `json:"path,omitzero"`
	Phone     verify.Phone        `json:"phone,omitzero"`
	Materials []province.Material `json:"materials,omitempty"`
	Because   []province.RuleID   `json:"because"`
}

// outcome is what an edit comes to.
type outcome struct {
	changes    change.Changes
	violations change.Violations
	certainty  province.Certainty
	plan       verify.Plan
	blocked    bool
}

// judge asks the library.
func judge(old, new filing.Filing, b change.Basis) (outcome, error) {
	judged := b.Judge(old, new)
	o := outcome{changes: change.Diff(old, new), violations: judged.Violations, certainty: judged.Certainty}
	var err error
	o.plan, err = verify.For(old, new, b)
	if _, ok := errors.AsType[*change.Error](err); ok {
		err = nil
	}
	o.blocked = len(o.violations.Blocking()) > 0
	return o, err
}

// encode writes the report.
func (o *outcome) encode(p page) (string, error) {
	r := report{
		Edition: o.plan.Edition, On: o.plan.On, Outcome: "permitted", Certainty: o.certainty,
		Changes: []reportChange{}, Violations: []reportViolation{},
		Plan: reportPlan{Route: o.plan.Route, Orders: []reportOrder{}, Timeline: o.plan.Timeline},
	}
	if o.blocked {
		r.Outcome = "blocked"
	}
	for _, c := range o.changes {
		r.Changes = append(r.Changes, reportChange{c.Path, c.Topic, c.Op})
	}
	for i := range o.violations {
		v := &o.violations[i]
		rv := reportViolation{v.Rule, v.Reason, v.Severity, v.Certainty, v.Path, v.Remedy, p.Message(v, p.table), []reportSource{}}
		for _, s := range v.Sources {
			rv.Sources = append(rv.Sources, reportSource{s.Publisher, s.Title, s.Section, s.URL})
		}
		r.Violations = append(r.Violations, rv)
	}
	for _, order := range o.plan.Orders {
		ro := reportOrder{Kind: order.Kind}
		for _, s := range order.Steps {
			ro.Steps = append(ro.Steps, reportStep{s.Kind, s.Actor, s.Path, s.Phone, s.Materials, s.Because})
		}
		r.Plan.Orders = append(r.Plan.Orders, ro)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(r)
	return b.String(), err
}

// indentJSON lays out a document.
func indentJSON(b []byte) string {
	var out bytes.Buffer
	if json.Indent(&out, b, "", "  ") != nil {
		return ""
	}
	return out.String()
}

// window is the first and the last day on which a step may be done.
type window struct{ Earliest, Latest filing.Date }

// windows dates each step of a plan from the day of submission, orders one after the other, as the plan's own timeline does for
// all of them together: zero where the calendar does not reach.
func windows(p *verify.Plan) [][]window {
	all := make([][]window, len(p.Orders))
	shortest, longest := 0, 0
	for i := range p.Orders {
		for k := range p.Orders[i].Steps {
			lo, hi := p.Orders[i].Steps[k].Workdays()
			shortest, longest = shortest+lo, longest+hi
			var w window
			if p.On != 0 {
				w.Earliest, _ = verify.AddWorkdays(nil, p.On, shortest)
				w.Latest, _ = verify.AddWorkdays(nil, p.On, longest)
			}
			all[i] = append(all[i], w)
		}
	}
	return all
}
