package verify_test

import (
	"fmt"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/verify"
)

func ExampleNext() {
	state := verify.StateDrafted
	for _, e := range []verify.Event{
		{Kind: verify.EventSubmitted},
		{Kind: verify.EventFirstReviewPassed, NeedsSMS: true}, // this order owes no photo
		{Kind: verify.EventSMSLapsed, Cause: verify.CauseSMSTimeout},
		{Kind: verify.EventResent},
		{Kind: verify.EventSMSPassed},
		{Kind: verify.EventWithdrawn}, // too late
		{Kind: verify.EventApproved},
	} {
		next, err := verify.Next(state, e)
		if err != nil {
			fmt.Println(err)
			continue
		}
		state = next
		fmt.Println(state, state.Chinese())
	}
	// Output:
	// in-first-review 初审中
	// awaiting-sms 待短信核验
	// sms-lapsed 短信核验未通过
	// awaiting-sms 待短信核验
	// in-bureau-review 管局审核中
	// verify: event withdrawn cannot happen to an order in state in-bureau-review
	// approved 审核通过
}

func ExampleResultCodeOf() {
	code, ok := verify.ResultCodeOf(1017)
	fmt.Println(ok, code.Cause, code.Reason.String(), code.Cause.Remedy())
	// Output: true order-in-progress order-in-progress wait-for-open-order
}

func ExampleAddWorkdays() {
	// Handed over on 22 January 2020, two days before a Spring Festival that was then extended to 2 February.
	day, ok := verify.AddWorkdays(verify.StateCouncil(), filing.NewDate(2020, 1, 22), 20)
	fmt.Println(day, ok)

	// The arrangement of 2027 is not in the data: no figure rather than a wrong one.
	_, ok = verify.AddWorkdays(nil, filing.NewDate(2026, 12, 20), 20)
	fmt.Println(ok)
	// Output:
	// 2020-02-27 true
	// false
}

// extended knows more than the built-in calendar: the days of one more year, as soon as they are published.
type extended struct {
	year      int
	off, work map[filing.Date]bool
}

func (e extended) Workday(d filing.Date) (work, known bool) {
	if d.Year() != e.year {
		return verify.StateCouncil().Workday(d)
	}
	weekend := d.Weekday() == 0 || d.Weekday() == 6
	return e.work[d] || !weekend && !e.off[d], d.IsValid()
}

func ExampleCalendar() {
	// An invented arrangement, to show how a company adds a year.
	c := extended{year: 2027, off: map[filing.Date]bool{filing.NewDate(2027, 1, 1): true}}
	day, ok := verify.AddWorkdays(c, filing.NewDate(2026, 12, 31), 1)
	fmt.Println(day, ok)
	// Output: 2027-01-04 true
}

func ExampleMatchLastSix() {
	id := filing.Document{Kind: filing.ResidentID, Number: "11010119900307867X"}
	fmt.Println(verify.MatchLastSix("０７８６７ｘ", id, "", filing.Beijing, filing.NewDate(2021, 3, 1)))

	permit := filing.Document{Kind: filing.HKMacaoTravelPermit, Number: "H12345678"}
	on := filing.NewDate(2019, 6, 3)
	fmt.Println(verify.MatchLastSix("678（9）", permit, "A345678(9)", filing.Zhejiang, on))
	fmt.Println(verify.MatchLastSix("345678", permit, "A345678(9)", filing.Guangdong, on))
	// Output:
	// true
	// true
	// true
}

func ExampleFindings() {
	for f := range verify.Findings() {
		fmt.Println(f.Kind, f.Kind.Chinese(), len(f.Failures), "faults,", len(f.Deadlines), "stated deadlines")
	}
	check, _ := verify.FindingOf(verify.FindingDataCheck)
	number, _ := check.Failure(verify.FaultSponsorNumber)
	fmt.Println(number.Fault.Chinese(), number.Orders, number.Fields)
	// Output:
	// domain-check 域名核验 7 faults, 0 stated deadlines
	// data-check 备案信息专项核查 11 faults, 2 stated deadlines
	// empty-shell 空壳网站核查 3 faults, 0 stated deadlines
	// site-closed 网站暂停或关闭 2 faults, 1 stated deadlines
	// 主办单位证件号码不合格 [sponsor] [sponsor.certificate.kind sponsor.certificate.number]
}
