package change_test

import (
	"errors"
	"fmt"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/gobeian/icp/province"
)

func ExampleDiff() {
	old := filingtest.Unit(filing.Zhejiang)
	new := old.Clone()
	new.Sponsor.Principal.Mobile = "13800000901"
	new.Services[0].Domains[1].Name = "new.example.com"
	for _, c := range change.Diff(old, new) {
		fmt.Println(c.Path, c.Op)
	}
	// Output:
	// sponsor.principal.mobile changed
	// services[浙ICP备18001004号-1].domains[example.net] replaced
}

func ExampleValidate() {
	old := filingtest.Unit(filing.Zhejiang)
	new := old.Clone()
	new.Province = filing.Shanghai
	for _, v := range change.Validate(old, new).Blocking() {
		fmt.Println(v.Reason.String(), v.Path, v.Certainty, v.Remedy)
	}
	// Output: province-changed province law new-filing
}

func ExampleBasis_Validate() {
	old := filingtest.Unit(filing.Zhejiang)
	new := old.Clone()
	new.Services[0].Domains = append(new.Services[0].Domains, filing.Domain{Name: "new.example.com"})
	for _, day := range []filing.Date{20190421, 20190422} {
		vs := change.Basis{On: day}.Validate(old, new)
		fmt.Println(day, len(vs.Blocking()) == 0)
	}
	// Output:
	// 2019-04-21 true
	// 2019-04-22 false
}

func ExampleBasis_Append() {
	old := filingtest.Unit(filing.Zhejiang)
	new := old.Clone()
	new.Sponsor.Principal.Mobile = "12345"
	basis := change.Basis{On: 20220110}
	var vs change.Violations // one for all checks
	for range 3 {
		vs = basis.Append(vs[:0], &old, &new)
	}
	fmt.Println(vs.Blocking()[0].Path, vs.Blocking()[0].Detail.Problem)
	// Output: sponsor.principal.mobile length
}

func ExampleViolations_Err() {
	old := filingtest.Unit(filing.Zhejiang)
	new := old.Clone()
	new.Services[0].Domains = append(new.Services[0].Domains, filing.Domain{Name: "new.example.com"})
	err := change.Basis{On: 20220110}.Validate(old, new).Err()
	fmt.Println(errors.Is(err, change.ReasonDomainAdded), errors.Is(err, change.ReasonMixedOrder))
	if v, ok := errors.AsType[*change.Violation](err); ok {
		fmt.Println(v.Rule, v.Detail.Since, v.Remedy)
	}
	// Output:
	// true false
	// CN/domain-add/4 2019-04-22 new-service
}

func ExampleReason() {
	err := fmt.Errorf("order 17: %w", change.Violations{{Reason: change.ReasonLate, Severity: change.Blocking}}.Err())
	switch {
	case errors.Is(err, change.ReasonLate):
		fmt.Println("too late")
	case err != nil:
		fmt.Println(err)
	}
	// Output: too late
}

func ExampleFacts() {
	old := filingtest.Unit(filing.Zhejiang)
	new := old.Clone()
	new.Sponsor.Name, new.Sponsor.Certificate.Name = "改名样例有限公司", "改名样例有限公司"
	for _, related := range []change.Truth{change.NotKnown, change.Yes, change.No} {
		basis := change.Basis{On: 20190603, Facts: change.Facts{UnitsRelated: related}}
		for _, v := range basis.Validate(old, new) {
			if v.Topic == province.TopicRename {
				fmt.Println(related, v.Severity, v.Reason.String())
			}
		}
	}
	// Output:
	// advisory undecided
	// no blocking sponsor-renamed
}

func ExampleBasis_materials() {
	old := filingtest.Unit(filing.Jiangsu)
	new := old.Clone()
	new.Sponsor.Name, new.Sponsor.Certificate.Name = "改名样例有限公司", "改名样例有限公司"
	missing := func(in []province.Material) bool {
		err := change.Basis{On: 20190603, Materials: in}.Validate(old, new).Err()
		return errors.Is(err, change.ReasonMaterialMissing)
	}
	fmt.Println("not asked:", missing(nil))
	fmt.Println("none:", missing([]province.Material{}))
	// Output:
	// not asked: false
	// none: true
}

func ExampleBasis_openOrders() {
	old := filingtest.Unit(filing.Zhejiang)
	new := old.Clone()
	new.Services[0].Name = "另一样例网站"
	basis := change.Basis{On: 20220110, OpenOrders: []change.OpenOrder{{Kind: province.OrderSponsor}}}
	vs := basis.Validate(old, new)
	fmt.Println(vs[0].Reason.String(), vs[0].Remedy)
	// Output: order-in-progress wait-for-open-order
}
