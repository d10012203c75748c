// Package filingtest makes invented filings that are valid in every respect this module checks, for tests.
//
// Persons and bodies do not exist: identity numbers have right check digits but belong to a serial range chosen by the caller,
// names are 李样例 and the like, domains are those reserved for examples, and addresses of servers are those reserved for
// documentation. Everything is deterministic, and each call returns fresh memory that the test may change.
package filingtest

import (
	"fmt"
	"net/netip"

	"github.com/gobeian/icp/filing"
)

// Unit returns the filing of an invented enterprise (企业) in p: one website with two domains, and another person for the website
// than for the sponsor.
func Unit(p filing.Province) filing.Filing { return Nature(p, filing.NatureEnterprise) }

// Individual returns the filing of an invented individual (个人) in p: one website with two domains, of which the individual is the
// responsible person too.
func Individual(p filing.Province) filing.Filing { return Nature(p, filing.NatureIndividual) }

// Nature returns the filing of an invented sponsor of nature n in p. Of an unknown province it is a filing of the unknown
// province with numbers of Beijing; of an unknown nature, a unit with a certificate of unknown kind.
func Nature(p filing.Province, n filing.Nature) filing.Filing {
	home := p
	if !home.IsValid() {
		home = filing.Beijing
	}
	number := fmt.Sprintf("%sICP备18%06d号", home.Character(), 1000+int(n))
	f := filing.Filing{Number: mustNumber(number), Province: p}
	if n == filing.NatureIndividual {
		f.Sponsor = individual(home)
	} else {
		f.Sponsor = unit(home, n)
	}
	manager := f.Sponsor.Principal
	if n != filing.NatureIndividual {
		manager = person(home, "王演示", 3)
	}
	f.Services = []filing.Service{website(number+"-1", home, &f.Sponsor, manager)}
	return f
}

func unit(p filing.Province, n filing.Nature) filing.Sponsor {
	name := p.Chinese() + "样例科技有限公司"
	if n != filing.NatureEnterprise {
		name = p.Chinese() + "样例" + n.Chinese()
	}
	kind, number := CertificateOf(n)
	return filing.Sponsor{
		Nature:              n,
		Name:                name,
		Certificate:         filing.Certificate{Kind: kind, Name: name, Number: number, Address: address(p), Expires: filing.LongTerm},
		Address:             address(p),
		LegalRepresentative: person(p, "李样例", 1),
		Principal:           person(p, "张测试", 2),
	}
}

func individual(p filing.Province) filing.Sponsor {
	who := person(p, "李样例", 1)
	return filing.Sponsor{
		Nature: filing.NatureIndividual,
		Name:   who.Name,
		Certificate: filing.Certificate{
			Kind: who.ID.Kind, Name: who.Name, Number: who.ID.Number, Address: address(p), Expires: who.ID.Expires,
		},
		Address:   address(p),
		Principal: who,
	}
}

func address(p filing.Province) string { return p.Chinese() + "样例路1号" }

// person returns an invented adult of p.
func person(p filing.Province, name string, seq int) filing.Person {
	return filing.Person{
		Name: name,
		ID: filing.Document{
			Kind:    filing.ResidentID,
			Number:  ResidentID(p, filing.NewDate(1980+seq, 1+seq, 10+seq), seq),
			Expires: 20400101,
		},
		Mobile:         Mobile(seq),
		EmergencyPhone: Mobile(100 + seq),
		Email:          fmt.Sprintf("person%d@example.com", seq),
	}
}

// Person returns an invented adult of p with a name, identity number, phones and address of their own for each seq from 0 to 899.
func Person(p filing.Province, seq int) filing.Person {
	const given = "甲乙丙丁戊己庚辛壬癸"
	r := []rune(given)
	name := "陈" + string(r[seq/10%10]) + string(r[seq%10])
	return filing.Person{
		Name:           name,
		ID:             filing.Document{Kind: filing.ResidentID, Number: ResidentID(p, 19850315, 100+seq), Expires: 20410315},
		Mobile:         Mobile(1000 + seq),
		EmergencyPhone: Mobile(5000 + seq),
		Email:          fmt.Sprintf("someone%d@example.org", seq),
	}
}

func website(number string, p filing.Province, s *filing.Sponsor, manager filing.Person) filing.Service {
	name := "样例展示网"
	if s.Nature == filing.NatureIndividual {
		name = "样例的学习笔记"
	}
	holder := filing.Holder{Name: s.Name, Number: s.Certificate.Number}
	return filing.Service{
		Number:    mustNumber(number),
		Kind:      filing.KindWebsite,
		Name:      name,
		HomePages: []string{"www.example.com"},
		Domains: []filing.Domain{
			{Name: "example.com", Holder: holder, Expires: 20400501, FiledOn: 20180302},
			{Name: "example.net", Holder: holder, Expires: 20400601, FiledOn: 20180302},
		},
		Manager:   manager,
		Contents:  []filing.Content{filing.ContentOther},
		Languages: []filing.Language{filing.LanguageSimplifiedChinese},
		Access: []filing.Access{{
			Provider: "alibaba-cloud",
			Mode:     filing.AccessCloud,
			Region:   p,
			IPs:      []netip.Addr{netip.MustParseAddr("192.0.2.10"), netip.MustParseAddr("2001:db8::10")},
		}},
	}
}

// App returns an invented App (App) as the service of f after those it has, with number, manager and access like theirs.
func App(f filing.Filing) filing.Service {
	s := service(f, filing.KindApp, "A")
	s.App = &filing.App{
		Package:   fmt.Sprintf("com.example.app%d", len(f.Services)+1),
		Platform:  filing.Android,
		PublicKey: "00",
		MD5:       "00000000000000000000000000000000",
		SDKs:      []string{"example-sdk"},
	}
	return s
}

// Website returns an invented website (网站) as the service of f after those it has, with one domain of its own.
func Website(f filing.Filing) filing.Service { return service(f, filing.KindWebsite, "") }

// MiniProgram returns an invented mini-program (小程序) as the service of f after those it has.
func MiniProgram(f filing.Filing) filing.Service { return service(f, filing.KindMiniProgram, "X") }

// service copies what the first service of f has and numbers it after the last one.
func service(f filing.Filing, kind filing.ServiceKind, letter string) filing.Service {
	n := 1
	for i := range f.Services {
		n = max(n, f.Services[i].Number.Service()+1)
	}
	var s filing.Service
	if len(f.Services) > 0 {
		s = f.Services[0].Clone()
	}
	s.Number = mustNumber(fmt.Sprintf("%s-%d%s", f.Number, n, letter))
	s.Kind = kind
	s.Name = fmt.Sprintf("样例服务%d", n)
	s.HomePages = nil
	holder := filing.Holder{Name: f.Sponsor.Name, Number: f.Sponsor.Certificate.Number}
	s.Domains = []filing.Domain{{
		Name: fmt.Sprintf("service%d.example", n), Holder: holder, Expires: 20400701, FiledOn: 20190601,
	}}
	return s
}

func mustNumber(s string) filing.Number {
	n, err := filing.ParseNumber(s)
	if err != nil {
		panic(err) // the callers write the number themselves
	}
	return n
}
