package change

import (
	"cmp"
	"log/slog"
	"slices"
	"strconv"
	"strings"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// Violation is one finding against an edit (违规项): which rule of which edition says so, how sure that is, where in the
// filing, what to do instead, and the documents. It holds no value of the filing besides keys, so it may be logged, stored
// and shown.
//
// The zero value is no violation. A Violation is a value: its Sources are the caller's own.
type Violation struct {
	Rule      province.RuleID    `json:"rule"`              // empty where the finding is that no rule decides
	Edition   string             `json:"edition"`           // of the rule set
	Reason    Reason             `json:"reason"`            // 不合规原因
	Severity  Severity           `json:"severity"`          // 严重程度
	Certainty province.Certainty `json:"certainty"`         // of the rule on that day
	Path      filing.Path        `json:"path"`              // place in the filing, by keys
	Topic     province.Topic     `json:"topic"`             // 规则主题
	Remedy    province.Remedy    `json:"remedy"`            // 补救办法
	Detail    Detail             `json:"detail,omitzero"`   // particulars of the message
	Sources   []province.Source  `json:"sources,omitempty"` // dissenting ones are marked
}

// Detail holds the particulars of a violation that a message is made of. Which are set depends on the reason; none of them
// is personal. The zero value has none.
type Detail struct {
	Since     filing.Date                     `json:"since,omitzero"`     // first day of the rule
	Authority province.Authority              `json:"authority,omitzero"` // whose rule it is
	Provider  province.Provider               `json:"provider,omitzero"`  // whose console, for a console's rule
	With      string                          `json:"with,omitempty"`     // the domain that took the place
	From      filing.Class                    `json:"from,omitzero"`      // replacement: the sponsor before
	To        filing.Class                    `json:"to,omitzero"`        // replacement: the sponsor after
	Order     province.OrderKind              `json:"order,omitzero"`     // the kind of order in question
	Depends   province.Set[province.Fact]     `json:"depends,omitzero"`   // facts that fail, or that nobody stated
	Materials province.Set[province.Material] `json:"materials,omitzero"` // what is missing
	Limit     province.Limit                  `json:"limit,omitzero"`     // the number that is exceeded or not reached
	Problem   filing.Problem                  `json:"problem,omitzero"`   // what is wrong with a number or address
	Due       filing.Date                     `json:"due,omitzero"`       // late: the last day in time
}

// Error implements error with one English line for logs: the severity, the reason, the place, the rule and how sure it is, and
// what is missing or unknown, in slugs. For text to show, see package locale.
func (v *Violation) Error() string {
	var b strings.Builder
	b.WriteString("change: ")
	b.WriteString(v.Severity.String())
	b.WriteByte(' ')
	b.WriteString(v.Reason.String())
	if v.isVague() && v.Topic != 0 {
		b.WriteString(" about ")
		b.WriteString(v.Topic.String())
	}
	if p := v.Path.String(); p != "" {
		b.WriteString(" at ")
		b.WriteString(p)
	}
	if v.Rule != "" {
		b.WriteString(" by ")
		b.WriteString(string(v.Rule))
	}
	if v.Detail.Since != 0 {
		b.WriteString(" since ")
		b.WriteString(v.Detail.Since.String())
	}
	b.WriteString(" (")
	b.WriteString(v.Certainty.String())
	b.WriteByte(')')
	if v.Detail.Materials != 0 {
		b.WriteString(", materials ")
		b.WriteString(v.Detail.Materials.String())
	}
	if v.Detail.Depends != 0 {
		b.WriteString(", depends on ")
		b.WriteString(v.Detail.Depends.String())
	}
	return b.String()
}

// isVague reports whether the reason alone does not say what the violation is about.
func (v *Violation) isVague() bool {
	return v.Reason == ReasonUndecided || v.Reason == ReasonRequirement || v.Reason == ReasonNotCovered
}

// Is reports whether target is v's reason, so that errors.Is(err, ReasonDomainAdded) holds.
func (v *Violation) Is(target error) bool {
	r, ok := target.(Reason)
	return ok && r == v.Reason
}

// LogValue returns the violation for a log, without its sources: the slugs of its parts and, where there are any, of the
// materials that are missing and the facts that it depends on. It implements slog.LogValuer.
func (v Violation) LogValue() slog.Value {
	attrs := append(make([]slog.Attr, 0, 10),
		slog.String("rule", string(v.Rule)),
		slog.String("edition", v.Edition),
		slog.String("reason", v.Reason.String()),
		slog.String("severity", v.Severity.String()),
		slog.String("certainty", v.Certainty.String()),
		slog.String("path", v.Path.String()),
		slog.String("topic", v.Topic.String()),
		slog.String("remedy", v.Remedy.String()),
	)
	if v.Detail.Materials != 0 {
		attrs = append(attrs, slog.String("materials", v.Detail.Materials.String()))
	}
	if v.Detail.Depends != 0 {
		attrs = append(attrs, slog.String("depends", v.Detail.Depends.String()))
	}
	return slog.GroupValue(attrs...)
}

// compare orders violations: blocking first, then by place, topic, reason and rule.
func (v *Violation) compare(w *Violation) int {
	return cmp.Or(
		cmp.Compare(v.Severity, w.Severity),
		v.Path.Compare(w.Path),
		cmp.Compare(v.Topic, w.Topic),
		cmp.Compare(v.Reason, w.Reason),
		cmp.Compare(v.Rule, w.Rule),
		cmp.Compare(v.Detail.With, w.Detail.With),
	)
}

// Violations are the findings against an edit, the blocking ones first, in a total order that does not depend on the order
// of services and domains. It is a slice and no error; [Violations.Err] makes one. Nil means that nothing was found.
type Violations []Violation

// LogValue returns the violations for a log, each under its place in the list, from 0, as [Violation.LogValue] has it. It
// implements slog.LogValuer.
func (vs Violations) LogValue() slog.Value {
	attrs := make([]slog.Attr, len(vs))
	for i := range vs {
		attrs[i] = slog.Attr{Key: strconv.Itoa(i), Value: vs[i].LogValue()}
	}
	return slog.GroupValue(attrs...)
}

// Blocking returns the blocking violations, which come first; the result shares memory with vs.
func (vs Violations) Blocking() Violations {
	n := 0
	for n < len(vs) && vs[n].Severity == Blocking {
		n++
	}
	if n == 0 {
		return nil
	}
	return vs[:n:n]
}

// Err returns nil if nothing blocks, else an *[Error] with all violations.
func (vs Violations) Err() error {
	if len(vs.Blocking()) == 0 {
		return nil
	}
	return &Error{Violations: vs}
}

// Certainty returns the weakest certainty among the violations that decide: the blocking ones if there are any, else all.
// It is zero where nothing was found; [Basis.Judge] tells how sure a permission is.
func (vs Violations) Certainty() province.Certainty {
	deciding := vs.Blocking()
	if deciding == nil {
		deciding = vs
	}
	var weakest province.Certainty
	for i := range deciding {
		weakest = max(weakest, deciding[i].Certainty)
	}
	return weakest
}

// sort orders vs and removes repetitions.
func (vs Violations) sort() Violations {
	if len(vs) < 2 {
		return vs
	}
	slices.SortStableFunc(vs, func(a, b Violation) int { return a.compare(&b) })
	return slices.CompactFunc(vs, func(a, b Violation) bool { return a.compare(&b) == 0 })
}

// Error is the error form of blocked violations. It unwraps to the blocking ones only, so errors.Is finds the reasons that
// block and errors.As finds a *[Violation].
type Error struct {
	Violations Violations // all of them, blocking first
}

// Error implements error: the first of the blocking violations, and how many more there are.
func (e *Error) Error() string {
	b := e.Violations.Blocking()
	switch len(b) {
	case 0:
		return "change: nothing blocks"
	case 1:
		return b[0].Error()
	}
	return b[0].Error() + " and " + strconv.Itoa(len(b)-1) + " more"
}

// Unwrap returns the blocking violations as errors, each a *[Violation].
func (e *Error) Unwrap() []error {
	blocking := e.Violations.Blocking()
	errs := make([]error, len(blocking))
	for i := range blocking {
		errs[i] = &blocking[i]
	}
	return errs
}
