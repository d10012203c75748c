// Package howto holds the code of docs/howto.md as examples that run.
package howto

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/change/changetest"
	"github.com/gobeian/icp/change/locale"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/gobeian/icp/province"
	"github.com/gobeian/icp/province/provincetest"
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
	edition, digest := table.Edition(), fmt.Sprintf("%x", table.Digest()) // store both
	fmt.Println(edition, len(digest))
	// Output: 2026-11-22 64
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
	if err != nil {
		fmt.Println(err) // blocked: the plan is that of the way out
	}
	for _, order := range plan.Orders {
		for _, step := range order.Steps {
			if step.Kind != province.StepSMSCheck {
				continue
			}
			filed := old
			if step.Phone == verify.NewPhone {
				filed = new
			}
			who, _ := filed.PersonAt(step.Path)
			fmt.Println(order.Kind, step.Kind, "of the", step.Actor, "on the", step.Phone, "number", who.Mobile)
		}
	}
	// Output: service sms-check of the manager on the new number 13800000077
}

func Example_explainRefusal() {
	old := filingtest.Unit(filing.Zhejiang)
	new := old.Clone()
	new.Services[0].Domains = append(new.Services[0].Domains, filing.Domain{Name: "new.example.com"})
	vs := change.Basis{On: filing.NewDate(2019, 6, 3)}.Validate(old, new)

	text := locale.New(locale.Chinese) // with rules of your own: .WithBook(table)
	for _, v := range vs.Blocking() {
		fmt.Println(text.Violation(&v))
	}
	// Output: 网站 浙ICP备18001004号-1 的域名 new.example.com：新增了域名，变更订单不会通过。规则（工信部规定；自2019年4月22日起；另有来源说法不同）：变更备案不可新增域名；新域名须另行新增网站备案。办法：另行提交“新增网站（互联网信息服务）”订单。
}

// calendar adds a year to the built-in one, as soon as its arrangement is published.
type calendar struct {
	year      int
	off, work map[filing.Date]bool // days off within the week, and weekends that are worked
}

func (c calendar) Workday(d filing.Date) (work, known bool) {
	if d.Year() != c.year {
		return verify.StateCouncil().Workday(d)
	}
	weekend := d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
	return c.work[d] || !weekend && !c.off[d], true
}

func Example_calendarOfOnesOwn() {
	old := filingtest.Unit(filing.Zhejiang)
	new := old.Clone()
	new.Services[0].Manager.Mobile = filingtest.Mobile(77)

	own := calendar{year: 2027, off: map[filing.Date]bool{20270101: true}} // invented
	planner := verify.Planner{Basis: change.Basis{On: filing.NewDate(2026, 12, 20)}, Calendar: own}
	plan, err := planner.For(old, new)
	fmt.Println(plan.Timeline.Earliest, plan.Timeline.Latest, err)
	// Output: 2026-12-30 2027-01-21 <nil>
}

func Example_followAnOrder() {
	var order struct {
		State  verify.State   `json:"state"`
		Events []verify.Event `json:"events"`
	}
	order.State = verify.StateDrafted
	for _, e := range []verify.Event{
		{Kind: verify.EventSubmitted},
		{Kind: verify.EventFirstReviewPassed, NeedsSMS: true}, // the plan has an SMS check and no photo
		{Kind: verify.EventSMSLapsed, Cause: verify.CauseSMSTimeout},
	} {
		next, err := verify.Next(order.State, e)
		if err != nil {
			fmt.Println(err) // a *verify.RefusedError: the order stays where it is
			return
		}
		order.State, order.Events = next, append(order.Events, e)
	}
	stored, err := json.Marshal(order)
	fmt.Println(string(stored), err)
	// Output: {"state":"sms-lapsed","events":[{"kind":"submitted"},{"kind":"first-review-passed","needsSMS":true},{"kind":"sms-lapsed","cause":"sms-timeout"}]} <nil>
}

func TestNoDomainIsAdded(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	g := changetest.Apply(f, changetest.AddDomain("new.example.com"))
	vs := change.Basis{On: 20190603}.Validate(f, g)
	changetest.MatchBlocking(t, vs, changetest.Blocking(change.ReasonDomainAdded).At("services[*].domains[new.example.com]"))
}

func TestNotice(t *testing.T) {
	rules, err := province.Parse(strings.NewReader(notice))
	if err != nil {
		t.Fatal(err)
	}
	table := provincetest.Check(t, rules...)
	f := filingtest.Individual(filing.Zhejiang)
	g := changetest.Apply(f, changetest.ToCompany(f.Sponsor.Principal))
	vs := change.Basis{Rules: table, On: 20261201}.Validate(f, g)
	changetest.MatchBlocking(t, vs, changetest.Blocking(change.ReasonSponsorReplaced).By("CN-ZJ/replacement/9001"))
}
