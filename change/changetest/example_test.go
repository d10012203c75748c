package changetest_test

import (
	"fmt"
	"testing"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/change/changetest"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/gobeian/icp/province"
)

// t stands for the *testing.T of a test.
var t printer

// printer is a test that prints its errors.
type printer struct{}

func (printer) Helper()                           {}
func (printer) Errorf(format string, args ...any) { fmt.Printf(format+"\n", args...) }

var _ changetest.T = (*testing.T)(nil)

func ExampleMatch() {
	f := filingtest.Unit(filing.Zhejiang)
	changetest.Match(t, change.Validate(f, f)) // nothing changes, nothing is wrong
	fmt.Println("done")
	// Output: done
}

func Example() {
	f := filingtest.Unit(filing.Zhejiang)
	g := changetest.Apply(f, changetest.AddDomain("new.example.com"))
	vs := change.Basis{On: 20190603}.Validate(f, g)
	changetest.MatchBlocking(t, vs, changetest.Blocking(change.ReasonDomainAdded).At("services[*].domains[new.example.com]"))
	fmt.Println("done")
	// Output: done
}

func ExampleApply() {
	f := filingtest.Unit(filing.Zhejiang)
	g := changetest.Apply(f, changetest.Rename("改名样例有限公司"), changetest.RemoveDomain("example.net"))
	for _, c := range change.Diff(f, g) {
		fmt.Println(c.Path, c.Op)
	}
	// Output:
	// sponsor.name changed
	// sponsor.certificate.name changed
	// services[浙ICP备18001004号-1].domains[example.net] removed
}

func ExampleMatchBlocking() {
	f := filingtest.Unit(filing.Zhejiang)
	g := changetest.Apply(f, changetest.MoveTo(filing.Shanghai))
	vs := change.Basis{On: 20210601}.Validate(f, g)
	changetest.MatchBlocking(t, vs, changetest.Blocking(change.ReasonProvinceChanged).At("province").As(province.Law).Mend(province.RemedyNewFiling))
	changetest.MatchBlocking(t, vs, changetest.Blocking(change.ReasonDomainAdded).At("services[*].domains[new.example.com]"))
	// Output:
	// violations differ (-want +got):
	// - blocking domain-added  at services[*].domains[new.example.com]  by *  as *  mend *
	// + blocking province-changed  at province  by CN/province/1  as law  mend new-filing
}

func ExampleContains() {
	f := filingtest.Unit(filing.Zhejiang)
	g := changetest.Apply(f, changetest.Phone("12345"))
	changetest.Contains(t, change.Basis{On: 20210601}.Validate(f, g), changetest.Blocking(change.ReasonMobileInvalid).At("sponsor.principal.mobile"))
	fmt.Println("done")
	// Output: done
}

func ExampleAt() {
	f := filingtest.Unit(filing.Zhejiang)
	f.Services = append(f.Services, filingtest.Website(f))
	g := changetest.Apply(f, changetest.At(1, changetest.AddDomain("new.example.com")))
	fmt.Println(change.Diff(f, g)[0].Path)
	// Output: services[浙ICP备18001004号-2].domains[new.example.com]
}
