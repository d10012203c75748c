package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/samber/lo"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/change/locale"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
	"github.com/gobeian/icp/verify"
)

// answer is the judgement on one edit, with what it takes to tell it.
type answer struct {
	basis      change.Basis
	book       *province.Table
	words      locale.Printer
	old, new   filing.Filing
	changes    change.Changes
	violations change.Violations
	certainty  province.Certainty
	plan       verify.Plan
}

// judge fills in what comes of the edit. The plan is the way out of a blocked edit, and has the route none if nothing is
// submitted. What the filings between two orders would violate is among the violations, which are otherwise those of
// [change.Basis.Validate].
func (a *answer) judge() {
	judged := a.basis.Judge(a.old, a.new)
	a.changes, a.violations, a.certainty = change.Diff(a.old, a.new), judged.Violations, judged.Certainty
	var err error
	a.plan, err = verify.For(a.old, a.new, a.basis)
	if blocked, ok := errors.AsType[*change.Error](err); ok {
		a.violations, a.certainty = blocked.Violations, blocked.Violations.Certainty()
	}
}

// report is the answer as JSON.
type report struct {
	Edition string      `json:"edition"`
	On      filing.Date `json:"on"`
	Outcome string      `json:"outcome"` // permitted or blocked
	// Certainty is the weakest among the rules that decide: those that block, else those that permit what takes a permission. It
	// is empty where the edit takes none.
	Certainty  province.Certainty `json:"certainty"`
	Changes    []changeReport     `json:"changes"`
	Violations []violationReport  `json:"violations"`
	Plan       verify.Plan        `json:"plan"` // route none where nothing is submitted
}

type changeReport struct {
	Path  filing.Path    `json:"path"`
	Topic province.Topic `json:"topic"`
	Op    change.Op      `json:"op"`
	With  string         `json:"with,omitempty"` // the domain that took the place of the replaced one
}

type violationReport struct {
	Rule      province.RuleID    `json:"rule"`
	Reason    change.Reason      `json:"reason"`
	Severity  change.Severity    `json:"severity"`
	Certainty province.Certainty `json:"certainty"`
	Path      filing.Path        `json:"path"`
	Remedy    province.Remedy    `json:"remedy"`
	Message   string             `json:"message"`
	Sources   []sourceReport     `json:"sources"`
}

type sourceReport struct {
	Publisher string `json:"publisher"`
	Title     string `json:"title"`
	Section   string `json:"section"`
	URL       string `json:"url"`
	Dissent   bool   `json:"dissent,omitempty"` // speaks against the rule
}

func (a *answer) outcome() string {
	if a.violations.Err() != nil {
		return "blocked"
	}
	return "permitted"
}

func (a *answer) report() report {
	return report{
		Edition: a.book.Edition(), On: a.basis.On, Outcome: a.outcome(), Certainty: a.certainty, Plan: a.plan,
		Changes: lo.Map(a.changes, func(c change.Change, _ int) changeReport {
			return changeReport{c.Path, c.Topic, c.Op, c.With}
		}),
		Violations: lo.Map(a.violations, func(v change.Violation, _ int) violationReport {
			return violationReport{
				v.Rule, v.Reason, v.Severity, v.Certainty, v.Path, v.Remedy, a.words.Violation(&v),
				lo.Map(v.Sources, func(s province.Source, _ int) sourceReport {
					return sourceReport{s.Publisher, s.Title, s.Section, s.URL, s.Dissent}
				}),
			}
		}),
	}
}

func (a *answer) writeJSON(out *bytes.Buffer) error {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(a.report())
}

// labels are the words of the text form that belong to no enumeration.
type labels struct {
	head, permitted, blocked, certainty, changes, nothing, blocking, advisory, rule, source, more, dissent, plan, wayOut string
}

func (a *answer) labels() labels {
	if a.words.Language() == locale.English {
		return labels{
			head: "Precheck of a change: %s, %s, rules of %s\n", permitted: "Verdict: permitted, nothing blocks it", blocked: "Verdict: blocked",
			certainty: "Weakest basis: %s\n", changes: "\nChanges (%d)\n", nothing: "Verdict: nothing to submit, no order carries a change", blocking: "\nBlocking (%d)\n", advisory: "\nTo know (%d)\n",
			rule: "     rule %s\n", source: "     source %s\n", more: "     and %d more, see -format json\n", dissent: "     otherwise %s\n",
			plan: "\nWhat follows\n", wayOut: "\nWhat to do instead\n",
		}
	}
	return labels{
		head: "变更备案预检：%s，%s，规则版本 %s\n", permitted: "结论：可以提交，没有阻断项", blocked: "结论：不能提交",
		certainty: "确定程度（取各项依据中最低者）：%s\n", changes: "\n变更内容（%d）\n", nothing: "结论：没有需要提交的变更，无须订单", blocking: "\n阻断（%d）\n", advisory: "\n提示（%d）\n",
		rule: "     规则 %s\n", source: "     出处 %s\n", more: "     另有 %d 处，见 -format json\n", dissent: "     不同说法 %s\n",
		plan: "\n办理步骤\n", wayOut: "\n可行的办法\n",
	}
}

func (a *answer) writeText(out *bytes.Buffer) {
	t, lang := a.labels(), a.words.Language()
	fmt.Fprintf(out, t.head, locale.Term(lang, a.old.Province), a.words.Date(a.basis.On), oneLine(a.book.Edition()))
	verdict := t.permitted
	switch {
	case a.violations.Err() != nil:
		verdict = t.blocked
	case a.plan.Route == verify.RouteNone:
		verdict = t.nothing
	}
	fmt.Fprintln(out, verdict)
	if c := a.certainty; c != 0 {
		fmt.Fprintf(out, t.certainty, locale.Term(lang, c))
	}
	if len(a.changes) > 0 {
		fmt.Fprintf(out, t.changes, len(a.changes))
	}
	for i, c := range a.changes {
		fmt.Fprintf(out, "  %d. %s\n", i+1, a.words.Change(c))
	}
	blocking := len(a.violations.Blocking())
	a.writeViolations(out, t.blocking, a.violations[:blocking])
	a.writeViolations(out, t.advisory, a.violations[blocking:])
	a.writePlan(out)
}

// writePlan writes the plan as a checklist.
func (a *answer) writePlan(out *bytes.Buffer) {
	if a.plan.Route == verify.RouteNone {
		return
	}
	title := a.labels().plan
	if a.violations.Err() != nil {
		title = a.labels().wayOut
	}
	out.WriteString(title)
	for _, line := range a.words.Plan(a.plan) {
		fmt.Fprintln(out, "  "+line)
	}
}

// shownSources is how many documents the text form names for each rule; JSON has them all.
const shownSources = 2

func (a *answer) writeViolations(out *bytes.Buffer, title string, vs change.Violations) {
	if len(vs) == 0 {
		return
	}
	t := a.labels()
	fmt.Fprintf(out, title, len(vs))
	for i := range vs {
		v := &vs[i]
		fmt.Fprintf(out, "  %d. %s\n", i+1, a.words.Violation(v))
		if v.Rule != "" {
			fmt.Fprintf(out, t.rule, oneLine(string(v.Rule)))
		}
		a.writeSources(out, v.Sources)
	}
}

// writeSources names some of the documents that support a rule, and one that contradicts it.
func (a *answer) writeSources(out *bytes.Buffer, sources []province.Source) {
	t := a.labels()
	dissent, support := lo.FilterReject(sources, func(s province.Source, _ int) bool { return s.Dissent })
	shown := lo.Slice(support, 0, shownSources)
	for _, s := range shown {
		fmt.Fprintf(out, t.source, a.words.Source(s))
	}
	if rest := len(support) - len(shown); rest > 0 {
		fmt.Fprintf(out, t.more, rest)
	}
	for _, s := range lo.Slice(dissent, 0, 1) {
		fmt.Fprintf(out, t.dissent, a.words.Source(s))
	}
}
