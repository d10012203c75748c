package verify_test

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/gobeian/icp/province"
	"github.com/gobeian/icp/verify"
)

// managerPhonePlan plans a new phone of the person responsible for a website in Zhejiang, sent on 3 June 2019.
func managerPhonePlan() verify.Plan {
	old := filingtest.Unit(filing.Zhejiang)
	edited := old.Clone()
	edited.Services[0].Manager.Mobile = filingtest.Mobile(901)
	plan, err := verify.For(old, edited, change.Basis{On: 20190603})
	if err != nil {
		fmt.Println(err)
	}
	return plan
}

func ExampleActor() {
	for _, s := range managerPhonePlan().Orders[0].Steps {
		if s.Actor == verify.ByManager {
			fmt.Println(s.Kind, "by the", s.Actor)
		}
	}
	// Output:
	// verification-sheet by the manager
	// backdrop-photo by the manager
	// sms-check by the manager
}

// A cause says what mends the order, and what a check beforehand would have said.
func ExampleCause() {
	c := verify.CauseProvinceChanged
	fmt.Println(c, c.Chinese(), c.Remedy(), c.Reason().String())
	fmt.Println(c.Says().En)
	// Output:
	// province-changed 变更了备案所在省份 cancel-and-refile province-changed
	// A change cannot move a filing: cancel it and file anew in the other province.
}

// Documents may differ, and one may state no number: then the sentence says what it does state.
func ExampleDeadline() {
	check, _ := verify.FindingOf(verify.FindingDataCheck)
	for _, d := range check.Deadlines {
		fmt.Println(d.Limit.N > 0, d.Says.En)
	}
	// Output:
	// false The notice of the check names the day; the document states no number of days.
	// true Inaccurate filed data are to be changed within ten working days after the filing succeeded, or after the notice.
}

// What the order still owes after the event decides where it goes.
func ExampleEvent() {
	for _, e := range []verify.Event{
		{Kind: verify.EventFirstReviewPassed},
		{Kind: verify.EventFirstReviewPassed, NeedsSMS: true},
		{Kind: verify.EventFirstReviewPassed, NeedsPhoto: true, NeedsSMS: true},
	} {
		next, err := verify.Next(verify.StateInFirstReview, e)
		fmt.Println(next, err)
	}
	// Output:
	// in-bureau-review <nil>
	// awaiting-sms <nil>
	// awaiting-photo <nil>
}

func ExampleEventKind() {
	fmt.Println(verify.EventSMSLapsed, verify.EventSMSLapsed.Chinese(), verify.StateAwaitingSMS.Accepts(verify.EventSMSLapsed))
	// Output: sms-lapsed 短信核验超时 true
}

func ExampleFailure() {
	check, _ := verify.FindingOf(verify.FindingDomainCheck)
	f, ok := check.Failure(verify.FaultHolderName)
	fmt.Println(ok, f.Fault.Chinese(), f.Topic, f.Fields)
	// Output: true 域名注册人名称比对不一致 domain-holder [sponsor.name]
}

func ExampleFault() {
	fmt.Println(verify.FaultSponsorWithoutSites, verify.FaultSponsorWithoutSites.Chinese())
	// Output: sponsor-without-services 空壳主体
}

func ExampleFinding() {
	check, ok := verify.FindingOf(verify.FindingEmptyShell)
	fmt.Println(ok, check.Kind.Chinese(), len(check.Failures))
	_, ok = check.Failure(verify.FaultHolderName) // belongs to another check
	fmt.Println(ok)
	// Output:
	// true 空壳网站核查 3
	// false
}

func ExampleFindingKind() {
	var k verify.FindingKind
	fmt.Println(k.UnmarshalText([]byte("site-closed")), k.Chinese())
	// Output: <nil> 网站暂停或关闭
}

func ExampleMaterialDemand() {
	for _, m := range managerPhonePlan().Orders[0].Materials {
		fmt.Println(m.Material, m.Signer, m.Path, m.Because[0])
	}
	// Output:
	// verification-sheet manager-and-sponsor-seal services[浙ICP备18001004号-1].manager CN-ZJ/verification-sheet/1
	// backdrop-photo  services[浙ICP备18001004号-1].manager alibaba-cloud/backdrop-photo/1
}

func ExampleNote() {
	for _, n := range managerPhonePlan().Timeline.Notes {
		if n == verify.NoteNoSecondOrder {
			fmt.Println(n, n.Rule())
		}
	}
	// Output: no-second-order CN/order-in-progress/1
}

// A Sunday that is worked, the first day of a holiday, and a day that nobody has arranged yet.
func ExampleOfficialCalendar() {
	c := verify.StateCouncil()
	for _, d := range []filing.Date{20240204, 20240210, 20270104} {
		work, known := c.Workday(d)
		fmt.Println(d, work, known)
	}
	fmt.Println(c.Covered())
	// Output:
	// 2024-02-04 true true
	// 2024-02-10 false true
	// 2027-01-04 false false
	// 2017-01-01..2027-01-01
}

func ExampleOrder() {
	o := managerPhonePlan().Orders[0]
	fmt.Println(o.Kind, o.Service, len(o.Steps), len(o.Materials))
	// Output: service 浙ICP备18001004号-1 8 2
}

// The code goes to the number in the order: the new one where it changes.
func ExamplePhone() {
	for _, s := range managerPhonePlan().Orders[0].Steps {
		if s.Phone != 0 {
			fmt.Println(s.Kind, s.Phone, s.Phone == verify.NewPhone)
		}
	}
	// Output: sms-check new true
}

// A plan survives a round trip through JSON.
func ExamplePlan() {
	plan := managerPhonePlan()
	text, err := json.Marshal(plan)
	if err != nil {
		fmt.Println(err)
	}
	var back verify.Plan
	fmt.Println(json.Unmarshal(text, &back), back.Route, len(back.Orders), back.Timeline.Latest == plan.Timeline.Latest)
	// Output: <nil> change 1 true
}

func ExamplePlanStep() {
	for _, s := range managerPhonePlan().Orders[0].Steps {
		if s.Kind == province.StepSMSCheck {
			fmt.Println(s.Actor, s.Path, s.Because[0], s.Certainty)
		}
	}
	// Output: manager services[浙ICP备18001004号-1].manager CN/sms-check/2 attested
}

func ExampleRefusedError() {
	state, err := verify.Next(verify.StateInBureauReview, verify.Event{Kind: verify.EventWithdrawn})
	if e, ok := errors.AsType[*verify.RefusedError](err); ok {
		fmt.Println(e.Event.Kind, "in", e.State, "| still", state)
	}
	// Output: withdrawn in in-bureau-review | still in-bureau-review
}

func ExampleResultCode() {
	for c := range verify.ResultCodes() {
		if c.Cause == verify.CauseOrderInProgress {
			fmt.Println(c.Code, c.Says.En)
		}
	}
	// Output: 1017 A change of this sponsor is running; apply again after its approval.
}

func ExampleRoute() {
	old := filingtest.Unit(filing.Zhejiang)
	edited := old.Clone()
	edited.Province = filing.Shanghai
	plan, err := verify.For(old, edited, change.Basis{On: 20190603})
	fmt.Println(managerPhonePlan().Route, plan.Route, errors.Is(err, change.ReasonProvinceChanged))
	// Output: change new-filing true
}

func ExampleSigner() {
	for _, m := range managerPhonePlan().Orders[0].Materials {
		if m.Material == province.VerificationSheet {
			fmt.Println(m.Signer)
		}
	}
	// Output: manager-and-sponsor-seal
}

func ExampleState() {
	for _, s := range []verify.State{verify.StateDrafted, verify.StateAwaitingSMS, verify.StateApproved} {
		fmt.Println(s, s.Chinese(), "open:", s.Open(), "locked:", s.Locked())
	}
	// Output:
	// drafted 草稿 open: true locked: false
	// awaiting-sms 待短信核验 open: true locked: true
	// approved 审核通过 open: false locked: false
}

func ExampleStepLimit() {
	for _, s := range managerPhonePlan().Orders[0].Steps {
		if s.Kind == province.StepBureauReview {
			for _, l := range s.Limits {
				fmt.Println(l.Topic, l.Min, l.N, l.Unit, l.Rule)
			}
		}
	}
	// Output:
	// bureau-review 0 20 working-days CN/bureau-review/1
	// bureau-review 3 20 working-days CN/bureau-review/2
}

func ExampleTimeline() {
	t := managerPhonePlan().Timeline
	fmt.Println(t.Earliest, t.Latest, t.SubmitBy.IsZero()) // nobody said when the phone changed
	// Output: 2019-06-10 2019-07-05 true
}
