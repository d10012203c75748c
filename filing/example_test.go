package filing_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
)

func ExampleParseNumber() {
	n, err := filing.ParseNumber("浙icp备２０２１０００００１-2a号。")
	fmt.Println(n, n.Base(), n.Service(), n.Kind(), n.Province(), err)

	_, err = filing.ParseNumber("川ICP备12345678号")
	fmt.Println(err)
	// Output:
	// 浙ICP备2021000001号-2A 浙ICP备2021000001号 2 app CN-ZJ <nil>
	// filing: invalid filing number at byte 0: no character of a bureau: want 蜀
}

func ExampleParseBase() {
	n, err := filing.ParseBase("京icp证030173号")
	fmt.Println(n, n.IsLicence(), err)
	// Output: 京ICP证030173号 true <nil>
}

func ExampleFiling() {
	f := filingtest.Unit(filing.Zhejiang)
	g := f.Clone()
	g.Services[0].Manager.Mobile = "13800000099"
	fmt.Println(f.Equal(g))
	fmt.Println(f.Sponsor.Principal)
	// Output:
	// false
	// [name=*** id=[kind=resident-id number=*** expires=2040-01-01] mobile=*** emergencyPhone=*** email=***]
}

func ExampleDecode() {
	f, err := filing.Decode([]byte(`{"number":"浙ICP备2021000001号","province":"CN-ZJ"}`))
	fmt.Println(f.Number, f.Province, err)

	_, err = filing.Decode([]byte(`{"services":[{"domains":[{"expires":"next year"}]}]}`))
	var e *filing.DecodeError
	fmt.Println(errors.As(err, &e), e.Path, e.Line, e.Column)
	// Output:
	// 浙ICP备2021000001号 CN-ZJ <nil>
	// true services[0].domains[0].expires 1 37
}

func ExamplePath() {
	f := filingtest.Unit(filing.Zhejiang)
	s := &f.Services[0]
	p := filing.Path{
		Field:   filing.FieldDomainExpires,
		Service: filing.ServiceKey(s),
		Key:     filing.DomainKey(s.Domains[0].Name),
	}
	fmt.Println(p)
	back, err := filing.ParsePath(p.String())
	fmt.Println(back == p, err)
	// Output:
	// services[浙ICP备18001004号-1].domains[example.com].expires
	// true <nil>
}

func ExampleField_Personal() {
	fmt.Println(filing.FieldPrincipalMobile.Personal(), filing.FieldDomainName.Personal())
	// Output: true false
}

func ExampleCheckSocialCreditCode() {
	for _, code := range []string{"91110000600037341L", "91350100M0001TGQXM", "91110000********1L", "91110000600037341M"} {
		c := filing.CheckSocialCreditCode(code)
		fmt.Printf("%q %q %v\n", c.Verdict, c.Problem, c.Err())
	}
	// Output:
	// "valid" "" <nil>
	// "doubtful" "pilot-code" <nil>
	// "" "masked" <nil>
	// "invalid" "check-digit" filing: invalid social credit code at byte 17: wrong check digit
}

func ExampleCheckResidentID() {
	c := filing.CheckResidentID("36042619910102009X")
	fmt.Println(c.Verdict, c.Problem, c.At)
	born, _ := filing.BirthDate("11010519491231002X")
	fmt.Println(born)
	// Output:
	// invalid check-digit 17
	// 1949-12-31
}

func ExampleSameIdentity() {
	old := filing.Identity{Kind: filing.OrganisationCode, Number: "60003734-1"}
	now := filing.Identity{Kind: filing.BusinessLicence, Number: "91110000600037341L"}
	fmt.Println(filing.SameIdentity(old, now))
	// Output: reissued
}

func ExampleSameName() {
	fmt.Println(filing.SameName("某某（北京）有限公司", "某某(北京)有限公司"))
	// Output: true
}

func ExampleASCIIDomain() {
	ascii, err := filing.ASCIIDomain("例子.中国")
	fmt.Println(ascii, err)
	fmt.Println(filing.SameDomain("例子.中国", "XN--FSQU00A.xn--fiqs8s."))
	// Output:
	// xn--fsqu00a.xn--fiqs8s <nil>
	// true
}

func ExampleNature() {
	var n filing.Nature
	_ = json.Unmarshal([]byte("4"), &n)
	fmt.Println(n, n.Chinese(), n.Class())
	fmt.Println(filing.Nature(77), filing.Nature(77).Class())
	// Output:
	// enterprise 企业 unit
	// 77 unit
}

func ExampleCertificateKind() {
	k := filing.OrganisationCodeFoundation
	fmt.Println(k, k.Chinese(), k.Nature(), k.IsPersonal())
	// Output: organisation-code-foundation 组织机构代码证 foundation false
}

func ExampleExpiry() {
	e, _ := filing.ParseExpiry("2030-06-30")
	fmt.Println(e, e.Before(20300630), e.Before(20300701))
	fmt.Println(filing.LongTerm, filing.LongTerm.Before(99991231))
	// Output:
	// 2030-06-30 false true
	// long-term false
}

func ExampleDate() {
	d, _ := filing.ParseDate("2019-04-22")
	fmt.Println(d, d.AddDays(-30), d.Weekday(), d < 20190501)
	// Output: 2019-04-22 2019-03-23 Monday true
}

// Late in the evening of London it is the next morning in China.
func ExampleDateInChina() {
	t := time.Date(2019, time.April, 21, 23, 30, 0, 0, time.UTC)
	fmt.Println(filing.DateOf(t), filing.DateInChina(t))
	// Output: 2019-04-21 2019-04-22
}

// A path holds no personal value; the filing does.
func ExampleFiling_PersonAt() {
	f := filingtest.Unit(filing.Zhejiang)
	p, err := filing.ParsePath("services[浙ICP备18001004号-1].manager")
	if err != nil {
		fmt.Println(err)
		return
	}
	who, ok := f.PersonAt(p)
	fmt.Println(who.Mobile == f.Services[0].Manager.Mobile, ok)
	fmt.Println(who) // masked
	// Output:
	// true true
	// [name=*** id=[kind=resident-id number=*** expires=2040-01-01] mobile=*** emergencyPhone=*** email=***]
}

func ExampleProvince() {
	p, _ := filing.ParseProvince("四川")
	fmt.Println(p, p.Character(), p.Code())
	// Output: CN-SC 蜀 510000
}
