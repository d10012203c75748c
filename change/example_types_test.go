package change_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/gobeian/icp/province"
)

// withDomain returns an invented filing and the same one with a domain more.
func withDomain() (old, edited filing.Filing) {
	old = filingtest.Unit(filing.Zhejiang)
	edited = old.Clone()
	edited.Services[0].Domains = append(edited.Services[0].Domains, filing.Domain{Name: "new.example.com"})
	return old, edited
}

// A Change names the place by keys and holds no value of the filing.
func ExampleChange() {
	old, edited := withDomain()
	text, err := json.Marshal(change.Diff(old, edited)[0])
	fmt.Println(string(text), err)
	// Output: {"path":"services[浙ICP备18001004号-1].domains[new.example.com]","topic":"domain-add","op":"added"} <nil>
}

func ExampleChanges() {
	old, edited := withDomain()
	var none change.Changes = change.Diff(old, old)
	fmt.Println(none == nil, len(change.Diff(old, edited)))
	// Output: true 1
}

func ExampleDetail() {
	old := filingtest.Unit(filing.Zhejiang)
	edited := old.Clone()
	edited.Sponsor.Principal.Mobile = "12345"
	d := change.Basis{On: 20190603}.Validate(old, edited)[0].Detail
	fmt.Println(d.Problem, d.Authority)
	// Output: length ministry
}

// The error holds every finding and unwraps to those that block.
func ExampleError() {
	old, edited := withDomain()
	err := change.Basis{On: 20190603}.Validate(old, edited).Err()
	if e, ok := errors.AsType[*change.Error](err); ok {
		fmt.Println(len(e.Unwrap()) == len(e.Violations.Blocking()))
	}
	fmt.Println(err)
	// Output:
	// true
	// change: blocking domain-added at services[浙ICP备18001004号-1].domains[new.example.com] by CN/domain-add/4 since 2019-04-22 (law)
}

func ExampleOp() {
	old := filingtest.Unit(filing.Zhejiang)
	edited := old.Clone()
	edited.Services[0].Domains[0].Expires = 20400101
	for _, c := range change.Diff(old, edited) {
		fmt.Println(c.Op, c.Op == change.Mirrored) // follows the registrar's record and takes no order
	}
	// Output: mirrored true
}

func ExampleOpenOrder() {
	old := filingtest.Unit(filing.Zhejiang)
	edited := old.Clone()
	edited.Sponsor.Principal.Mobile = filingtest.Mobile(901)
	running := change.OpenOrder{Kind: province.OrderService, Service: old.Services[0].Number}
	err := change.Basis{On: 20220110, OpenOrders: []change.OpenOrder{running}}.Validate(old, edited).Err()
	fmt.Println(errors.Is(err, change.ReasonOrderInProgress))
	// Output: true
}

// A permitted edit shows how sure the permission is: years after anybody looked, it is carried on and an advisory says so.
func ExampleOutcome() {
	old := filingtest.Unit(filing.Jiangxi)
	edited := old.Clone()
	edited.Sponsor.Name, edited.Sponsor.Certificate.Name = "改名样例有限公司", "改名样例有限公司"
	for _, on := range []filing.Date{20190915, 20261101} {
		o := change.Basis{On: on}.Judge(old, edited)
		fmt.Println(o.Violations.Err(), o.Certainty, len(o.Violations))
	}
	// Output:
	// <nil> attested 0
	// <nil> extrapolated 1
}

func ExampleOwed() {
	old := filingtest.Unit(filing.Jiangsu)
	edited := old.Clone()
	edited.Sponsor.Name, edited.Sponsor.Certificate.Name = "改名样例有限公司", "改名样例有限公司"
	for _, o := range (change.Basis{On: 20190603}).Owed(old, edited) {
		fmt.Println(o.Material, o.Path, o.Rule, o.Either)
	}
	// Output:
	// change-proof sponsor.name CN-JS/rename/1 false
	// sponsor-certificate sponsor.certificate CN-JS/certificate/2 false
}

func ExampleSeverity() {
	old, edited := withDomain()
	for _, v := range (change.Basis{On: 20190603}).Validate(old, edited) {
		if v.Severity == change.Blocking {
			fmt.Println(v.Severity, v.Reason.String())
		}
	}
	// Output: blocking domain-added
}

// A fact that nobody states is unknown, not false.
func ExampleTruth() {
	var f change.Facts
	fmt.Println(f.Set(province.FactPhoneLocal, change.Yes), f.PhoneLocal, f.PhoneOwn == change.NotKnown)
	fmt.Println(f.Set(province.FactOwnUnit, change.Yes)) // read from the filings, not stated
	// Output:
	// true yes true
	// false
}

func ExampleViolation() {
	old, edited := withDomain()
	v := change.Basis{On: 20190603}.Validate(old, edited)[0]
	fmt.Println(&v)
	fmt.Println(errors.Is(&v, change.ReasonDomainAdded), len(v.Sources) > 0)
	log := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}}))
	log.Info("refused", "rule", v.Rule, "path", v.Path, "remedy", v.Remedy)
	// Output:
	// change: blocking domain-added at services[浙ICP备18001004号-1].domains[new.example.com] by CN/domain-add/4 since 2019-04-22 (law)
	// true true
	// level=INFO msg=refused rule=CN/domain-add/4 path=services[浙ICP备18001004号-1].domains[new.example.com] remedy=new-service
}

func ExampleViolations() {
	old, edited := withDomain()
	vs := change.Basis{On: 20190603}.Validate(old, edited)
	fmt.Println(len(vs.Blocking()), vs.Certainty(), vs.Err() != nil)
	fmt.Println(change.Violations(nil).Err())
	vs[0].Edition = "2019-06-03" // whichever
	fmt.Println(vs[:1].LogValue())
	// Output:
	// 1 law true
	// <nil>
	// [0=[rule=CN/domain-add/4 edition=2019-06-03 reason=domain-added severity=blocking certainty=law path=services[浙ICP备18001004号-1].domains[new.example.com] topic=domain-add remedy=new-service]]
}
