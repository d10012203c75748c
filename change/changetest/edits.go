// Package changetest helps to test code that uses package change: edits for the invented filings of package filingtest, and a
// matcher that compares violations by what a test states about them and shows a readable difference.
//
//	f := filingtest.Unit(filing.Zhejiang)
//	g := changetest.Apply(f, changetest.AddDomain("new.example.com"))
//	vs := change.Basis{On: 20190603}.Validate(f, g)
//	changetest.MatchBlocking(t, vs, changetest.Blocking(change.ReasonDomainAdded).At("services[*].domains[new.example.com]"))
//
// Nothing here needs more than package testing on the side of the test.
package changetest

import (
	"net/netip"
	"slices"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
)

// Edit changes a filing in place. Edits are made by the functions of this package or by hand; [Apply] applies them to a copy.
type Edit func(f *filing.Filing)

// Apply returns a copy of f with the edits applied one after the other; f stays as it is.
func Apply(f filing.Filing, edits ...Edit) filing.Filing {
	g := f.Clone()
	for _, e := range edits {
		e(&g)
	}
	return g
}

// MoveTo moves the filing to another province, under the numbers it has. See [Renumber].
func MoveTo(p filing.Province) Edit { return func(f *filing.Filing) { f.Province = p } }

// Renumber gives the filing and all its services the numbers that belong to base, the services keep what follows the hyphen. It
// panics if base is no filing number.
func Renumber(base string) Edit {
	n := must(filing.ParseNumber(base))
	return func(f *filing.Filing) {
		for i := range f.Services {
			if s := &f.Services[i]; !s.Number.IsZero() {
				s.Number = must(filing.ParseNumber(n.String() + s.Number.String()[len(s.Number.Base().String()):]))
			}
		}
		f.Number = n
	}
}

func must(n filing.Number, err error) filing.Number {
	if err != nil {
		panic("changetest: " + err.Error())
	}
	return n
}

// Rename gives the sponsor and its certificate another name.
func Rename(name string) Edit {
	return func(f *filing.Filing) { f.Sponsor.Name, f.Sponsor.Certificate.Name = name, name }
}

// CertificateNumber gives the sponsor's certificate another number.
func CertificateNumber(number string) Edit {
	return func(f *filing.Filing) { f.Sponsor.Certificate.Number = number }
}

// Certificate gives the sponsor another certificate.
func Certificate(c filing.Certificate) Edit {
	return func(f *filing.Filing) { f.Sponsor.Certificate = c }
}

// Nature changes what kind of body the sponsor is.
func Nature(n filing.Nature) Edit { return func(f *filing.Filing) { f.Sponsor.Nature = n } }

// ReplaceSponsor puts another sponsor of the same nature in the place of the sponsor: another name, another certificate, other
// persons. Sponsors with different seq, 0 to 899, are different.
func ReplaceSponsor(seq int) Edit {
	return func(f *filing.Filing) {
		who := filingtest.Person(f.Province, seq)
		if f.Sponsor.Nature.Class() == filing.Individual {
			ToIndividual(who)(f)
			return
		}
		name := who.Name + "样例有限公司"
		f.Sponsor.Name = name
		f.Sponsor.Certificate.Name, f.Sponsor.Certificate.Number = name, filingtest.USCC(100_000+seq)
		f.Sponsor.LegalRepresentative, f.Sponsor.Principal = who, who
	}
}

// ToCompany puts a company in the place of the sponsor, with the given legal representative. The person responsible for the
// sponsor stays.
func ToCompany(legal filing.Person) Edit {
	return func(f *filing.Filing) {
		const name = "转企样例科技有限公司"
		f.Sponsor.Nature = filing.NatureEnterprise
		f.Sponsor.Name = name
		f.Sponsor.Certificate = filing.Certificate{Kind: filing.BusinessLicence, Name: name, Number: filingtest.USCC(77), Expires: filing.LongTerm}
		f.Sponsor.LegalRepresentative = legal
	}
}

// ToIndividual puts an individual in the place of the sponsor. The person responsible for the sponsor stays.
func ToIndividual(who filing.Person) Edit {
	return func(f *filing.Filing) {
		f.Sponsor.Nature = filing.NatureIndividual
		f.Sponsor.Name = who.Name
		f.Sponsor.Certificate = filing.Certificate{Kind: who.ID.Kind, Name: who.Name, Number: who.ID.Number, Expires: who.ID.Expires}
		f.Sponsor.LegalRepresentative = filing.Person{}
	}
}

// LegalRepresentative names another legal representative.
func LegalRepresentative(p filing.Person) Edit {
	return func(f *filing.Filing) { f.Sponsor.LegalRepresentative = p }
}

// Principal names another person responsible for the sponsor.
func Principal(p filing.Person) Edit { return func(f *filing.Filing) { f.Sponsor.Principal = p } }

// Phone changes the mobile number of the person responsible for the sponsor.
func Phone(mobile string) Edit { return func(f *filing.Filing) { f.Sponsor.Principal.Mobile = mobile } }

// Email changes the e-mail address of the person responsible for the sponsor.
func Email(address string) Edit {
	return func(f *filing.Filing) { f.Sponsor.Principal.Email = address }
}

// Address changes the sponsor's mailing address.
func Address(a string) Edit { return func(f *filing.Filing) { f.Sponsor.Address = a } }

// AddService adds a service, such as filingtest.App(f).
func AddService(s filing.Service) Edit {
	return func(f *filing.Filing) { f.Services = append(f.Services, s) }
}

// RemoveService removes a service by its index. It panics if there is none.
func RemoveService(i int) Edit {
	return func(f *filing.Filing) { f.Services = slices.Delete(f.Services, i, i+1) }
}

// At applies edits of a service to the service with index i. Without At they apply to the first one. It panics if there is no
// such service.
func At(i int, edits ...Edit) Edit {
	return func(f *filing.Filing) {
		f.Services[0], f.Services[i] = f.Services[i], f.Services[0]
		for _, e := range edits {
			e(f)
		}
		f.Services[0], f.Services[i] = f.Services[i], f.Services[0]
	}
}

// service makes an edit of the first service.
func service(edit func(s *filing.Service)) Edit {
	return func(f *filing.Filing) { edit(&f.Services[0]) }
}

// ServiceName renames the service.
func ServiceName(name string) Edit { return service(func(s *filing.Service) { s.Name = name }) }

// Manager names another person responsible for the service.
func Manager(p filing.Person) Edit { return service(func(s *filing.Service) { s.Manager = p }) }

// ManagerPhone changes the mobile number of the person responsible for the service.
func ManagerPhone(mobile string) Edit {
	return service(func(s *filing.Service) { s.Manager.Mobile = mobile })
}

// Contents changes what the service is about.
func Contents(cs ...filing.Content) Edit { return service(func(s *filing.Service) { s.Contents = cs }) }

// PreApproval adds a pre-approval to the service.
func PreApproval(c filing.PreApprovalCategory, number string) Edit {
	return service(func(s *filing.Service) {
		s.PreApprovals = append(s.PreApprovals, filing.PreApproval{Category: c, Number: number})
	})
}

// AddDomain adds a domain to the service, held by the sponsor for many years to come.
func AddDomain(name string) Edit {
	return func(f *filing.Filing) {
		holder := filing.Holder{Name: f.Sponsor.Name, Number: f.Sponsor.Certificate.Number}
		s := &f.Services[0]
		s.Domains = append(s.Domains, filing.Domain{Name: name, Holder: holder, Expires: 20400901})
	}
}

// RemoveDomain removes a domain from the service. It panics if the service does not have it.
func RemoveDomain(name string) Edit {
	return service(func(s *filing.Service) {
		i := domain(s, name)
		s.Domains = slices.Delete(s.Domains, i, i+1)
	})
}

// ReplaceDomain puts one domain in the place of another. It panics if the service does not have the old one.
func ReplaceDomain(old, new string) Edit {
	return func(f *filing.Filing) {
		RemoveDomain(old)(f)
		AddDomain(new)(f)
	}
}

func domain(s *filing.Service, name string) int {
	i := slices.IndexFunc(s.Domains, func(d filing.Domain) bool { return filing.SameDomain(d.Name, name) })
	if i < 0 {
		panic("changetest: the service does not have the domain " + name)
	}
	return i
}

// AddAccess connects the service through one more provider, as the first one does.
func AddAccess(provider string) Edit {
	return service(func(s *filing.Service) {
		a := filing.Access{Mode: filing.AccessCloud}
		if len(s.Access) > 0 {
			a = s.Access[0].Clone()
		}
		a.Provider = provider
		s.Access = append(s.Access, a)
	})
}

// RemoveAccess disconnects the service from a provider. It panics if the service is not connected there.
func RemoveAccess(provider string) Edit {
	return service(func(s *filing.Service) {
		i := access(s, provider)
		s.Access = slices.Delete(s.Access, i, i+1)
	})
}

// Region moves the servers of the first access to a province.
func Region(p filing.Province) Edit {
	return service(func(s *filing.Service) { s.Access[0].Region = p })
}

// IPs changes the addresses of the first access. It panics at a text that is no address.
func IPs(addresses ...string) Edit {
	var ips []netip.Addr
	for _, a := range addresses {
		ips = append(ips, netip.MustParseAddr(a))
	}
	return service(func(s *filing.Service) { s.Access[0].IPs = slices.Clone(ips) })
}

func access(s *filing.Service, provider string) int {
	i := slices.IndexFunc(s.Access, func(a filing.Access) bool { return a.Provider == provider })
	if i < 0 {
		panic("changetest: the service has no access through " + provider)
	}
	return i
}
