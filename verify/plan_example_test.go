package verify_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/gobeian/icp/verify"
)

func ExampleFor() {
	old := filingtest.Unit(filing.Zhejiang)
	edited := old.Clone()
	edited.Services[0].Manager.Mobile = filingtest.Mobile(901)

	plan, err := verify.For(old, edited, change.Basis{On: filing.NewDate(2019, 6, 3)})
	fmt.Println(plan.Route, err)
	for _, o := range plan.Orders {
		for _, s := range o.Steps {
			fmt.Println(o.Kind, s.Kind, "by", s.Actor)
			if s.Phone != 0 {
				fmt.Println("  under the", s.Phone, "number, by", s.Because[0])
			}
		}
	}
	fmt.Println(plan.Timeline.Earliest, plan.Timeline.Latest)
	// Output:
	// change <nil>
	// service fill-form by customer
	// service verification-sheet by manager
	// service upload-materials by customer
	// service first-review by provider
	// service backdrop-photo by manager
	// service submit-to-bureau by provider
	// service sms-check by manager
	//   under the new number, by CN/sms-check/2
	// service bureau-review by bureau
	// 2019-06-10 2019-07-05
}

func ExampleFor_blocked() {
	old := filingtest.Unit(filing.Zhejiang)
	edited := old.Clone()
	edited.Services[0].Name = "样例新展示网"
	edited.Services[0].Domains = append(edited.Services[0].Domains, filing.Domain{Name: "new.example"})

	plan, err := verify.For(old, edited, change.Basis{On: filing.NewDate(2019, 6, 3)})
	fmt.Println(errors.Is(err, change.ReasonDomainAdded), plan.Route)
	for _, o := range plan.Orders { // the name by a change, the domain as a service of its own
		fmt.Println(o.Kind, o.Service, o.Steps[0].Because[0])
	}
	// Output:
	// true new-service
	// service 浙ICP备18001004号-1 CN/timeline/1
	// new-service new.example CN/domain-add/4
}

func ExamplePlanner() {
	old := filingtest.Unit(filing.Zhejiang)
	edited := old.Clone()
	edited.Services[0].Name = "样例新展示网"

	day := filing.NewDate(2026, 12, 20)
	plan, _ := verify.For(old, edited, change.Basis{On: day})
	fmt.Println(plan.Timeline.Latest.IsZero(), plan.Timeline.Notes[0]) // the arrangement of 2027 is not in the data

	own := extended{year: 2027, off: map[filing.Date]bool{filing.NewDate(2027, 1, 1): true}} // invented
	plan, _ = verify.Planner{Basis: change.Basis{On: day}, Calendar: own}.For(old, edited)
	fmt.Println(plan.Timeline.Latest)
	// Output:
	// true not-covered
	// 2027-01-21
}

func ExampleNote_Sources() {
	for _, s := range verify.NoteDomainGoesDark.Sources() {
		fmt.Println(s.Publisher, s.Title)
	}
	fmt.Println(verify.NoteLate.Rule())
	// Output:
	// Alibaba Cloud (阿里云) 备案期间对网站访问的影响
	// Huawei Cloud (华为云) 备案变更咨询
	// CN/timeline/1
}

// BenchmarkPlan plans edits that one order carries, one that takes two, and one that is blocked.
func BenchmarkPlan(b *testing.B) {
	f := filingtest.Unit(filing.Zhejiang)
	for _, c := range []struct {
		name  string
		edits []edit
	}{
		{"phone", []edit{managerMobile}},
		{"name", []edit{serviceName}},
		{"rename", []edit{rename}},
		{"two orders", []edit{principalMobile, serviceName}},
		{"domain added", []edit{addDomain}},
		{"sponsor replaced", []edit{otherUnit}},
	} {
		g := edited(f, c.edits...)
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, _ = verify.For(f, g, change.Basis{On: 20220110})
			}
		})
	}
}
