package changetest_test

import (
	"fmt"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/change/changetest"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/gobeian/icp/province"
)

// An Edit of one's own is a function.
func ExampleEdit() {
	f := filingtest.Unit(filing.Zhejiang)
	remark := changetest.Edit(func(f *filing.Filing) { f.Remark = "样例" })
	for _, c := range change.Diff(f, changetest.Apply(f, remark, changetest.Phone(filingtest.Mobile(901)))) {
		fmt.Println(c.Path)
	}
	// Output:
	// remark
	// sponsor.principal.mobile
}

// counter is a test that counts its errors: two methods are all that the matcher needs.
type counter struct{ errors int }

func (*counter) Helper()                 {}
func (c *counter) Errorf(string, ...any) { c.errors++ }

func ExampleT() {
	var c counter
	f := filingtest.Unit(filing.Zhejiang)
	g := changetest.Apply(f, changetest.AddDomain("new.example.com"))
	changetest.MatchBlocking(&c, change.Basis{On: 20190603}.Validate(f, g)) // nothing may block, but something does
	fmt.Println(c.errors)
	// Output: 1
}

// What a Want does not state may be anything; each method narrows it.
func ExampleWant() {
	f := filingtest.Unit(filing.Zhejiang)
	vs := change.Basis{On: 20190603}.Validate(f, changetest.Apply(f, changetest.AddDomain("new.example.com")))
	wide := changetest.Blocking(change.ReasonDomainAdded)
	changetest.Contains(t, vs, wide)
	changetest.Contains(t, vs, wide.By("CN/domain-add/4").Mend(province.RemedyNewService).As(province.Law))
	fmt.Println("done")
	// Output: done
}
