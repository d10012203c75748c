package filing_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/netip"
	"os"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
)

// An access is compared as a whole; a log shows how many addresses there are, not which.
func ExampleAccess() {
	a := filing.Access{
		Provider: "alibaba-cloud", Mode: filing.AccessCloud, Region: filing.Zhejiang,
		IPs: []netip.Addr{netip.MustParseAddr("192.0.2.1")},
	}
	b := a.Clone()
	b.IPs[0] = netip.MustParseAddr("192.0.2.2")
	fmt.Println(a.Equal(b))
	fmt.Println(a.LogValue())
	// Output:
	// false
	// [provider=alibaba-cloud mode=cloud region=CN-ZJ ips=1]
}

// The ministry's codes are the values: both forms are read, the slug is written.
func ExampleAccessMode() {
	var m filing.AccessMode
	fmt.Println(json.Unmarshal([]byte(`16`), &m), m, m.Chinese())
	fmt.Println(filing.AccessVirtualHosting)
	// Output:
	// <nil> cloud 云接入
	// virtual-hosting
}

func ExampleApp() {
	f := filingtest.Unit(filing.Zhejiang)
	s := filingtest.App(f)
	fmt.Println(s.Kind, s.Number.Kind(), s.App != nil)
	text, err := json.Marshal(filing.App{Package: "com.example.app", Platform: filing.HarmonyOS})
	fmt.Println(string(text), err)
	// Output:
	// app app true
	// {"package":"com.example.app","platform":"harmonyos"} <nil>
}

func ExampleCertificate() {
	c := filing.Certificate{Kind: filing.BusinessLicence, Number: filingtest.USCC(7), Expires: filing.LongTerm}
	fmt.Println(c.Identity().Check().Verdict, c.Kind.Nature())
	fmt.Println(c) // masked
	// Output:
	// valid enterprise
	// [kind=business-licence number=*** expires=long-term]
}

func ExampleCheck() {
	var unknown filing.Check // the zero value says nothing
	for _, c := range []filing.Check{unknown, filing.CheckMobile("13800000001"), filing.CheckMobile("1380000000")} {
		fmt.Printf("%q %q %v\n", c.Verdict, c.Problem, c.Err())
	}
	// Output:
	// "" "" <nil>
	// "valid" "" <nil>
	// "invalid" "length" filing: invalid mobile number at byte 0: wrong length
}

func ExampleClass() {
	fmt.Println(filing.NatureEnterprise.Class(), filing.NatureIndividual.Class(), filing.Nature(0).Class() == 0)
	// Output: unit individual true
}

// A content is written as its code, because mini-programs give the small codes another meaning.
func ExampleContent() {
	var c filing.Content
	fmt.Println(json.Unmarshal([]byte(`"shopping"`), &c), c.Chinese())
	text, err := json.Marshal(c)
	fmt.Println(string(text), err)
	// Output:
	// <nil> 网络购物
	// 256 <nil>
}

// The error names the place and what belongs there, never what stands there.
func ExampleDecodeError() {
	_, err := filing.Decode([]byte("{\n \"sponsor\": {\"principal\": {\"mobil\": \"13800000001\"}}\n}"))
	if e, ok := errors.AsType[*filing.DecodeError](err); ok {
		fmt.Println(e.Line, e.Column, e.Path)
	}
	fmt.Println(err)
	// Output:
	// 2 28 sponsor.principal
	// filing: line 2, column 28, at sponsor.principal: want no member "mobil" (names are case-sensitive)
}

func ExampleDocument() {
	d := filing.Document{Kind: filing.ResidentID, Number: filingtest.ResidentID(filing.Zhejiang, 19900101, 1), Expires: 20300630}
	fmt.Println(d.Identity().Check().Verdict, d.Expires.Before(20300701))
	fmt.Println(d) // masked
	// Output:
	// valid true
	// [kind=resident-id number=*** expires=2030-06-30]
}

func ExampleDomain() {
	d := filing.Domain{Name: "例子.中国", Holder: filing.Holder{Name: "李样例"}, Expires: 20270101}
	fmt.Println(filing.DomainKey(d.Name))
	fmt.Println(d) // the holder is masked
	// Output:
	// xn--fsqu00a.xn--fiqs8s
	// [name=例子.中国 holder=[name=***] expires=2027-01-01]
}

func ExampleField() {
	fmt.Println(filing.FieldPrincipalMobile, filing.FieldDomainExpires)
	// Output: sponsor.principal.mobile services[].domains[].expires
}

func ExampleHolder() {
	h := filing.Holder{Name: "某某（北京）有限公司"}
	fmt.Println(filing.MatchName(h.Name, "某某(北京)有限公司"), h)
	// Output: same [name=***]
}

func ExampleIdentifierError() {
	err := filing.CheckSocialCreditCode("91110000600037341M").Err()
	if e, ok := errors.AsType[*filing.IdentifierError](err); ok {
		fmt.Println(e.Kind, e.Problem, e.At)
	}
	// Output: social credit code check-digit 17
}

func ExampleIdentity() {
	id := filing.Identity{Kind: filing.OrganisationCode, Number: "60003734-1"}
	fmt.Println(id.Check().Verdict)
	fmt.Println(id) // masked
	// Output:
	// valid
	// [kind=organisation-code number=***]
}

func ExampleLanguage() {
	var l filing.Language
	fmt.Println(json.Unmarshal([]byte(`1`), &l), l, l.Chinese())
	// Output: <nil> zh-Hans 中文简体
}

func ExampleMatch() {
	fmt.Println(filing.MatchName("张样例", "张**") == filing.MatchUnknown, filing.MatchName("张样例", "李样例"))
	// Output: true different
}

// A Number is comparable, sorts by sponsor and service, and tells whose it is.
func ExampleNumber() {
	second, _ := filing.ParseNumber("浙ICP备2021000001号-2")
	tenth, _ := filing.ParseNumber("浙ICP备2021000001号-10")
	fmt.Println(second.Compare(tenth), second.Base() == tenth.Base(), second.Province())
	fmt.Println(filing.Number{}.IsZero())
	// Output:
	// -1 true CN-ZJ
	// true
}

func ExampleNumberError() {
	_, err := filing.ParseNumber("川ICP备12345678号")
	if e, ok := errors.AsType[*filing.NumberError](err); ok {
		fmt.Println(e.Problem, e.At, e.Want)
	}
	// Output: province 0 蜀
}

func ExampleParseError() {
	_, err := filing.ParseDate("22.04.2019")
	if e, ok := errors.AsType[*filing.ParseError](err); ok {
		fmt.Println(e.What, "|", e.Expected, "|", e.At)
	}
	// Output: date | 2006-01-02 | 0
}

func ExamplePerson() {
	p := filingtest.Person(filing.Zhejiang, 1)
	fmt.Println(filing.CheckMobile(p.Mobile).Verdict, p.ID.Identity().Check().Verdict)
	log := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}}))
	log.Info("manager", "mobile", p.Mobile != "", "id", p.ID)
	// Output:
	// valid valid
	// level=INFO msg=manager mobile=true id.kind=resident-id id.number=*** id.expires=2041-03-15
}

func ExamplePlatform() {
	var p filing.Platform
	fmt.Println(p.UnmarshalText([]byte("harmonyos")), p == filing.HarmonyOS)
	fmt.Println(p.UnmarshalText([]byte("symbian")))
	// Output:
	// <nil> true
	// filing: invalid platform at byte 0: want android, ios, harmonyos or other
}

func ExamplePreApproval() {
	var p filing.PreApproval
	err := json.Unmarshal([]byte(`{"category": "news", "number": "10120200001"}`), &p)
	fmt.Println(p.Category, p.Category.Chinese(), err)
	// Output: news 新闻 <nil>
}

func ExamplePreApprovalCategory() {
	fmt.Println(filing.PreApprovalOutOfSchoolTutoring, filing.PreApprovalCategory(99)) // a code without a name stays what it is
	// Output: out-of-school-tutoring 99
}

func ExampleProblem() {
	for _, s := range []string{"", "138****0001", "23800000001"} {
		fmt.Println(filing.CheckMobile(s).Problem)
	}
	// Output:
	// empty
	// masked
	// character
}

func ExampleService() {
	f := filingtest.Unit(filing.Zhejiang)
	s := f.Services[0].Clone()
	fmt.Println(filing.ServiceKey(&s), s.Equal(f.Services[0]))
	s.Number = filing.Number{} // a service without a number yet goes by its first domain
	fmt.Println(filing.ServiceKey(&s))
	// Output:
	// 浙ICP备18001004号-1 true
	// example.com
}

func ExampleServiceKind() {
	fmt.Println(filing.KindMiniProgram, filing.KindMiniProgram.Chinese(), uint16(filing.KindMiniProgram))
	// Output: mini-program 小程序 7
}

func ExampleSponsor() {
	s := filingtest.Individual(filing.Beijing).Sponsor
	fmt.Println(s.Nature, s.Nature.Class(), s.Certificate.Kind, s.Equal(s))
	// Output: individual individual resident-id true
}

func ExampleVerdict() {
	for _, s := range []string{"H12345678", "H1234567", "H*******8"} {
		fmt.Printf("%q\n", filing.CheckHKMacaoTravelPermit(s).Verdict)
	}
	// Output:
	// "valid"
	// "invalid"
	// ""
}
