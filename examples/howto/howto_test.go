// Package howto holds the code of docs/howto.md as examples that run.
package howto

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/change/locale"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/gobeian/icp/province"
	"github.com/gobeian/icp/verify"
)

func Example_checkOneChange() {
	old := filingtest.Unit(filing.Zhejiang)
	new := old.Clone()
	new.Services[0].Domains = append(new.Services[0].Domains, filing.Domain{Name: "new.example.com"})

	basis := change.Basis{On: filing.NewDate(2019, 6, 3)}
	vs := basis.Validate(old, new)
	if err := vs.Err(); errors.Is(err, change.ReasonDomainAdded) {
		fmt.Println(vs[0].Rule, "since", vs[0].Detail.Since, "so:", vs[0].Remedy)
	}
	// Output: CN/domain-add/4 since 2019-04-22 so: new-service
}

func Example_listProvinces() {
	table, day := province.Builtin(), filing.NewDate(2019, 9, 15)
	for p := range filing.Provinces() {
		a := table.Replacement(p, province.ThisIndividual, province.OtherUnit, day)
		if a.Verdict == province.Forbidden && a.Certainty <= province.Attested {
			fmt.Print(p, " ")
		}
	}
	// Output: CN-BJ CN-HB CN-SN CN-GS CN-NX
}

const notice = `{
  "sheet": "CN-ZJ",
  "sources": [{"id": "zjca/2026-12", "publisher": "Zhejiang Communications Administration", "title": "Notice on filing changes"}],
  "rules": [{
    "id": "CN-ZJ/replacement/9001", "topic": "replacement", "authority": "bureau", "effect": "forbid",
    "from": "2026-12-01", "stated": true, "when": {"from": "individual", "to": "unit"}, "remedy": "cancel-and-refile",
    "says": {"en": "From December an individual's filing no longer passes to a unit.", "zh": "12月起个人备案不得再变更为单位备案。"},
    "sources": [{"id": "zjca/2026-12", "section": "2", "seen": ["2026-11-20", "2026-11-23"]}]
  }]
}`

func Example_addNotice() {
	rules, err := province.Parse(strings.NewReader(notice))
	if err != nil {
		fmt.Println(err)
		return
	}
	table, err := province.Builtin().Overlay("zj-notice", rules...)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, day := range []filing.Date{20261130, 20261201} {
		a := table.Replacement(filing.Zhejiang, province.ThisIndividual, province.OtherUnit, day)
		fmt.Println(day, a.Verdict)
	}
	fmt.Println(table.Edition())
	// Output:
	// 2026-11-30 conditional
	// 2026-12-01 forbidden
	// 2026-11-22+zj-notice
}

func Example_pinEdition() {
	table := province.Builtin()
	fmt.Println(table.Edition(), len(table.Digest()))
	// Output: 2026-11-22 32
}

func Example_logWithoutPersonalData() {
	old := filingtest.Unit(filing.Zhejiang)
	new := old.Clone()
	new.Services[0].Manager.Mobile = "12345"
	vs := change.Basis{On: filing.NewDate(2019, 6, 3)}.Validate(old, new)

	log := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: withoutTime}))
	log.Info("checked", "reason", vs[0].Reason, "path", vs[0].Path, "rule", vs[0].Rule)
	fmt.Println(strings.Contains(fmt.Sprintf("%+v", new), "12345"))
	// Output:
	// level=INFO msg=checked reason=mobile-invalid path=services[浙ICP备18001004号-1].manager.mobile rule=CN/identifier/6
	// false
}

func withoutTime(_ []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey {
		return slog.Attr{}
	}
	return a
}

func Example_planTheChange() {
	old := filingtest.Unit(filing.Zhejiang)
	new := old.Clone()
	new.Services[0].Manager.Mobile = filingtest.Mobile(77)
	plan, err := verify.For(old, new, change.Basis{On: filing.NewDate(2019, 6, 3)})
	for _, order := range plan.Orders {
		for _, step := range order.Steps {
			if step.Kind == province.StepSMSCheck {
				fmt.Println(order.Kind, step.Kind, "of the", step.Actor, "on the", step.Phone, "number", err)
			}
		}
	}
	// Output: service sms-check of the manager on the new number <nil>
}

func Example_explainRefusal() {
	old := filingtest.Unit(filing.Zhejiang)
	new := old.Clone()
	new.Services[0].Domains = append(new.Services[0].Domains, filing.Domain{Name: "new.example.com"})
	vs := change.Basis{On: filing.NewDate(2019, 6, 3)}.Validate(old, new)

	text := locale.New(locale.Chinese)
	fmt.Println(text.Violation(&vs[0]) != "")
	// Output: true
}
