package changetest

import (
	"slices"
	"strings"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// T is what the matcher needs of a test; *testing.T has it.
type T interface {
	Helper()                           // as of testing.T
	Errorf(format string, args ...any) // takes the difference, where there is one
}

// Want is what a test states about one violation. What it does not state may be anything. Wants are values: each method returns
// a narrower one.
type Want struct {
	reason    change.Reason
	severity  change.Severity
	certainty province.Certainty
	rule      province.RuleID
	remedy    province.Remedy
	path      string
	stated    struct{ path, remedy bool }
}

// Blocking states a violation with the given reason that blocks.
func Blocking(r change.Reason) Want { return Want{reason: r, severity: change.Blocking} }

// Advisory states a violation with the given reason that does not block.
func Advisory(r change.Reason) Want { return Want{reason: r, severity: change.Advisory} }

// At states the place, in the text form of filing.Path: sponsor.principal.mobile, services[…].domains[example.com]. The empty
// text is the filing as a whole. In a key, * stands for any text, as in services[*].domains[example.com].
func (w Want) At(path string) Want {
	w.path, w.stated.path = path, true
	return w
}

// By states the rule.
func (w Want) By(rule province.RuleID) Want {
	w.rule = rule
	return w
}

// As states how sure the rule is.
func (w Want) As(c province.Certainty) Want {
	w.certainty = c
	return w
}

// Mend states what to do instead.
func (w Want) Mend(r province.Remedy) Want {
	w.remedy, w.stated.remedy = r, true
	return w
}

// meets reports whether a violation is as stated.
func (w *Want) meets(v *change.Violation) bool {
	return w.reason == v.Reason && w.severity == v.Severity &&
		(w.certainty == 0 || w.certainty == v.Certainty) &&
		(w.rule == "" || w.rule == v.Rule) &&
		(!w.stated.remedy || w.remedy == v.Remedy) &&
		(!w.stated.path || samePath(w.path, v.Path))
}

// samePath compares a path with a text in which a key may be *.
func samePath(want string, got filing.Path) bool {
	if got.String() == want {
		return true
	}
	p, err := filing.ParsePath(want)
	if err != nil {
		return false
	}
	return p.Field == got.Field && (p.Service == "*" || p.Service == got.Service) && (p.Key == "*" || p.Key == got.Key)
}

// line writes what is stated, in the form of [describe].
func (w *Want) line() string {
	path, rule, certainty, remedy := "*", "*", "*", "*"
	if w.stated.path {
		path = w.path
	}
	if w.rule != "" {
		rule = string(w.rule)
	}
	if w.certainty != 0 {
		certainty = w.certainty.String()
	}
	if w.stated.remedy {
		remedy = w.remedy.String()
	}
	return write(w.severity, w.reason, path, rule, certainty, remedy)
}

func describe(v *change.Violation) string {
	return write(v.Severity, v.Reason, v.Path.String(), string(v.Rule), v.Certainty.String(), v.Remedy.String())
}

func write(s change.Severity, r change.Reason, path, rule, certainty, remedy string) string {
	var b strings.Builder
	b.WriteString(s.String())
	b.WriteByte(' ')
	b.WriteString(r.String())
	for _, part := range [...]struct{ word, value string }{{"at", path}, {"by", rule}, {"as", certainty}, {"mend", remedy}} {
		if part.value == "" {
			part.value = "-"
		}
		b.WriteString("  " + part.word + " " + part.value)
	}
	return b.String()
}

// Match requires that vs are the wanted violations, in any order, and no others.
func Match(t T, vs change.Violations, wants ...Want) {
	t.Helper()
	compare(t, vs, wants, true)
}

// MatchBlocking is [Match] for the blocking violations; advisories may be there or not. Without wants it requires that nothing
// blocks.
func MatchBlocking(t T, vs change.Violations, wants ...Want) {
	t.Helper()
	compare(t, vs.Blocking(), wants, true)
}

// Contains requires that the wanted violations are among vs, each wanted one another.
func Contains(t T, vs change.Violations, wants ...Want) {
	t.Helper()
	compare(t, vs, wants, false)
}

// compare assigns wants to violations and shows what is left: a line of a want that nothing meets begins with -, a line of a
// violation that nobody wants with +.
func compare(t T, vs change.Violations, wants []Want, all bool) {
	t.Helper()
	for i := range wants {
		if w := &wants[i]; w.stated.path {
			if _, err := filing.ParsePath(w.path); err != nil {
				t.Errorf("changetest: %q is no place of a filing: %v", w.path, err)
				return
			}
		}
	}
	met := assign(vs, wants)
	var lines []string
	differ := false
	for k := range wants {
		if !slices.Contains(met, k) {
			lines, differ = append(lines, "- "+wants[k].line()), true
		}
	}
	for i := range vs {
		if met[i] >= 0 {
			lines = append(lines, "  "+describe(&vs[i]))
			continue
		}
		lines, differ = append(lines, "+ "+describe(&vs[i])), differ || all
	}
	if differ {
		t.Errorf("violations differ (-want +got):\n%s", strings.Join(lines, "\n"))
	}
}

// assign finds for each violation the want that it meets, -1 for none, so that as many wants as possible are met.
func assign(vs change.Violations, wants []Want) []int {
	met := slices.Repeat([]int{-1}, len(vs))
	for k := range wants {
		augment(vs, wants, met, make([]bool, len(vs)), k)
	}
	return met
}

// augment finds a violation for want k, moving other wants to other violations where that helps.
func augment(vs change.Violations, wants []Want, met []int, seen []bool, k int) bool {
	for i := range vs {
		if seen[i] || !wants[k].meets(&vs[i]) {
			continue
		}
		seen[i] = true
		if met[i] < 0 || augment(vs, wants, met, seen, met[i]) {
			met[i] = k
			return true
		}
	}
	return false
}
