package verify_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
	"github.com/gobeian/icp/verify"
)

// documents reads the book's list of documents.
func documents(t *testing.T) map[string]province.Source {
	t.Helper()
	text, err := os.ReadFile("../internal/rulebook/sources.json")
	require.NoError(t, err)
	var sheet struct {
		Sources []province.Source `json:"sources"`
	}
	require.NoError(t, json.Unmarshal(text, &sheet))
	known := make(map[string]province.Source)
	for _, s := range sheet.Sources {
		known[s.ID] = s
	}
	return known
}

// TestPlanShanghai is the five-year example of the design: one change on five days, each plan with its rules.
func TestPlanShanghai(t *testing.T) {
	var b strings.Builder
	b.WriteString("# A changed service name in Shanghai, by the rules of five days. Generated; go test ./verify -update.\n")
	var before []string
	for _, day := range []filing.Date{20180701, 20190603, 20190820, 20210115, 20261101} {
		plan, err := planned(filing.Shanghai, on(day), serviceName)
		require.NoError(t, err)
		sound(t, &plan, day)
		assert.NotContains(t, before, shape(&plan), "the days differ")
		before = append(before, shape(&plan))
		fmt.Fprintf(&b, "\n%s %s\n", day, plan.Route)
		for _, o := range plan.Orders {
			fmt.Fprintf(&b, "  order %s %s\n", o.Kind, o.Service)
			for _, s := range o.Steps {
				fmt.Fprintf(&b, "    %s\n", long(&s))
			}
			for _, m := range o.Materials {
				fmt.Fprintf(&b, "    material %s", m.Material)
				if m.Signer != 0 {
					fmt.Fprintf(&b, " (%s)", m.Signer)
				}
				fmt.Fprintf(&b, " by %s\n", ids(m.Because))
			}
		}
		fmt.Fprintf(&b, "  approved %s..%s; %s\n", plan.Timeline.Earliest, plan.Timeline.Latest, list(plan.Timeline.Notes))
	}
	golden(t, "testdata/plan_shanghai.txt", b.String())
}

// long renders a step with everything that a reader checks.
func long(s *verify.PlanStep) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s by %s", s.Kind, s.Actor)
	if s.Optional {
		b.WriteString(", optional")
	}
	if s.Phone != 0 {
		fmt.Fprintf(&b, ", %s number", s.Phone)
	}
	for _, l := range s.Limits {
		if l.Min > 0 {
			fmt.Fprintf(&b, ", %d-%d %s", l.Min, l.N, l.Unit)
		} else {
			fmt.Fprintf(&b, ", at most %d %s", l.N, l.Unit)
		}
	}
	if len(s.Materials) > 0 {
		fmt.Fprintf(&b, ", with %s", list(s.Materials))
	}
	fmt.Fprintf(&b, " (%s; %s)", ids(s.Because), s.Certainty)
	return b.String()
}

func ids(rs []province.RuleID) string {
	var s []string
	for _, r := range rs {
		s = append(s, string(r))
	}
	return strings.Join(s, ", ")
}

func list[E fmt.Stringer](es []E) string {
	var s []string
	for _, e := range es {
		s = append(s, e.String())
	}
	return strings.Join(s, " ")
}

var short = map[province.StepKind]string{
	province.StepFillForm: "form", province.StepUploadMaterials: "upload", province.StepAppUpload: "app", province.StepVerificationSheet: "sheet",
	province.StepFirstReview: "first", province.StepBackdropPhoto: "backdrop", province.StepFaceCheck: "face", province.StepBureauApp: "bureau-app",
	province.StepSubmitToBureau: "submit", province.StepSMSCheck: "sms", province.StepBureauReview: "review", province.StepUpdateFooter: "footer",
	province.StepCancelFiling: "cancel", province.StepNewFiling: "new", province.StepTransferIn: "transfer", province.StepMigrate: "migrate",
}

// shape renders a plan in one line: orders, steps (~ is another way for the step before) and materials (? may not be owed).
func shape(p *verify.Plan) string {
	var b strings.Builder
	b.WriteString(p.Route.String())
	for i, o := range p.Orders {
		if i > 0 {
			b.WriteString(" |")
		}
		fmt.Fprintf(&b, " %s:", o.Kind)
		for _, s := range o.Steps {
			b.WriteByte(' ')
			if s.Optional {
				b.WriteByte('~')
			}
			b.WriteString(short[s.Kind])
			if s.Kind == province.StepSMSCheck {
				fmt.Fprintf(&b, "(%s,%s)", s.Actor, s.Phone)
			}
			if s.Certainty == province.Disputed {
				b.WriteByte('!')
			}
		}
		if len(o.Materials) > 0 {
			b.WriteString(" {")
			for k, m := range o.Materials {
				if k > 0 {
					b.WriteByte(' ')
				}
				b.WriteString(m.Material.String())
				if m.Either {
					b.WriteByte('?')
				}
			}
			b.WriteByte('}')
		}
	}
	return b.String()
}

// TestPlanMatrix plans seven edits in 31 provinces on six days. Provinces with the same plan share a line.
func TestPlanMatrix(t *testing.T) {
	var b strings.Builder
	b.WriteString("# Plans of seven edits of a unit's filing at Alibaba Cloud, on six days. Provinces with one plan share a line.\n" +
		"# sms(who,number); ~ another way for the step before; ! disputed; {materials}, ? may not be owed; blocked: reasons.\n" +
		"# Generated; go test ./verify -update.\n")
	for _, day := range []filing.Date{20180701, 20190603, 20190820, 20210115, 20220110, 20261101} {
		for _, e := range matrixEdits[:7] {
			fmt.Fprintf(&b, "\n%s %s\n", day, e.name)
			rows := make(map[string][]string)
			var shapes []string
			for p := range filing.Provinces() {
				plan, err := planned(p, on(day), e.do)
				sound(t, &plan, day)
				row := shape(&plan)
				if blocked, ok := errors.AsType[*change.Error](err); ok {
					var reasons []string
					for _, v := range blocked.Violations.Blocking() {
						if r := v.Reason.String(); !slices.Contains(reasons, r) {
							reasons = append(reasons, r)
						}
					}
					row = "blocked: " + strings.Join(reasons, " ") + "; " + row
				}
				if rows[row] == nil {
					shapes = append(shapes, row)
				}
				rows[row] = append(rows[row], strings.TrimPrefix(p.String(), "CN-"))
			}
			for _, s := range shapes {
				fmt.Fprintf(&b, "  %s\n    %s\n", strings.Join(rows[s], " "), s)
			}
		}
	}
	golden(t, "testdata/plan_matrix.txt", b.String())
}
