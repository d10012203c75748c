package change_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/change/changetest"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/gobeian/icp/province"
)

// held asks what a permission that needs a fact says of an edit: yes is silent, no blocks, unknown is an advisory.
func held(t *testing.T, fact province.Fact, topic province.Topic, old, new filing.Filing, hand []province.Material) change.Truth {
	t.Helper()
	rule := permission(province.RuleID("CN/"+topic.String()+"/900"), topic, func(r *province.Rule) {
		r.Needs.All = province.SetOf(fact)
		if topic == province.TopicReplacement {
			r.When.From, r.When.To = old.Sponsor.Nature.Class(), new.Sponsor.Nature.Class()
		}
	})
	for _, v := range (change.Basis{On: 20220110, Rules: house(t, rule), Materials: hand, FullOrders: true}).Validate(old, new) {
		if v.Rule != rule.ID {
			continue
		}
		assert.Equal(t, province.SetOf(fact), v.Detail.Depends)
		if v.Severity == change.Blocking {
			return change.No
		}
		return change.NotKnown
	}
	return change.Yes
}

// asked does the same with a demand of the service, which the edit must touch.
func asked(t *testing.T, fact province.Fact, topic province.Topic, old, new filing.Filing, hand []province.Material) change.Truth {
	t.Helper()
	rule := demandRule(province.RuleID("CN/"+topic.String()+"/900"), topic, func(r *province.Rule) { r.Needs.All = province.SetOf(fact) })
	for _, v := range (change.Basis{On: 20220110, Rules: house(t, rule, permission("CN/domain-add/900", province.TopicDomainAdd)), Materials: hand, FullOrders: true}).Validate(old, new) {
		switch {
		case v.Rule != rule.ID:
		case v.Severity == change.Blocking:
			return change.No
		default:
			return change.NotKnown
		}
	}
	return change.Yes
}

// TestFactsOfThePersons decides from the filings who is whom.
func TestFactsOfThePersons(t *testing.T) {
	single := filingtest.Individual(filing.Jiangxi)
	self, other, blank := single.Sponsor.Principal, filingtest.Person(filing.Jiangxi, 9), filing.Person{}
	namesake := filing.Person{Name: self.Name}
	unit := filingtest.Unit(filing.Jiangxi)
	for _, c := range []struct {
		fact province.Fact
		old  filing.Filing
		edit []changetest.Edit
		want change.Truth
	}{
		{province.FactOwnUnit, single, []changetest.Edit{changetest.ToCompany(self)}, change.Yes},
		{province.FactOwnUnit, single, []changetest.Edit{changetest.ToCompany(other)}, change.No},
		{province.FactOwnUnit, single, []changetest.Edit{changetest.ToCompany(blank)}, change.NotKnown},
		{province.FactOwnUnit, single, []changetest.Edit{changetest.ToCompany(namesake)}, change.NotKnown},
		{province.FactOwnUnit, unit, []changetest.Edit{changetest.ToIndividual(unit.Sponsor.LegalRepresentative)}, change.Yes},
		{province.FactOwnUnit, unit, []changetest.Edit{changetest.ToIndividual(other)}, change.No},
		{province.FactOwnService, single, []changetest.Edit{changetest.ToCompany(other)}, change.Yes},
		{province.FactOwnService, single, []changetest.Edit{changetest.ToCompany(self), changetest.Manager(other)}, change.No},
		{province.FactOwnService, single, []changetest.Edit{changetest.ToCompany(self), changetest.Manager(namesake)}, change.NotKnown},
		{province.FactSameLegalRepresentative, unit, []changetest.Edit{changetest.ReplaceSponsor(5)}, change.No},
		{province.FactSameLegalRepresentative, unit, []changetest.Edit{changetest.ReplaceSponsor(5), changetest.LegalRepresentative(unit.Sponsor.LegalRepresentative)}, change.Yes},
		{province.FactSameLegalRepresentative, unit, []changetest.Edit{changetest.ReplaceSponsor(5), changetest.LegalRepresentative(filing.Person{Name: unit.Sponsor.LegalRepresentative.Name})}, change.NotKnown},
		{province.FactPrincipalKept, unit, []changetest.Edit{changetest.ReplaceSponsor(5)}, change.No},
		{province.FactPrincipalIsLegal, unit, []changetest.Edit{changetest.ReplaceSponsor(5)}, change.Yes},
		{province.FactManagerIsLegal, unit, []changetest.Edit{changetest.ReplaceSponsor(5)}, change.No},
		{province.FactManagerIsLegal, unit, []changetest.Edit{changetest.ReplaceSponsor(5), changetest.Manager(filingtest.Person(filing.Jiangxi, 5))}, change.Yes},
		{province.FactManagerIsLegal, unit, []changetest.Edit{changetest.ReplaceSponsor(5), func(f *filing.Filing) { f.Services = nil }}, change.NotKnown},
		{province.FactManagerIsLegal, unit, []changetest.Edit{changetest.ReplaceSponsor(5), changetest.Manager(blank)}, change.NotKnown},
		{province.FactPersonIsLegal, unit, []changetest.Edit{changetest.ReplaceSponsor(5)}, change.NotKnown},
		{province.FactAllServicesMove, unit, []changetest.Edit{changetest.ReplaceSponsor(5)}, change.Yes},
		{province.FactAllServicesMove, unit, []changetest.Edit{changetest.ReplaceSponsor(5), changetest.RemoveService(0)}, change.No},
		{province.FactDomainsHeld, unit, []changetest.Edit{changetest.ReplaceSponsor(5)}, change.No},
		{province.FactDomainsHeld, unit, []changetest.Edit{rename, changetest.ReplaceSponsor(5), func(f *filing.Filing) { f.Sponsor.Name = "改名样例有限公司" }}, change.Yes},
		{province.FactDomainsHeld, unit, []changetest.Edit{changetest.ReplaceSponsor(5), func(f *filing.Filing) {
			for k := range f.Services[0].Domains {
				f.Services[0].Domains[k].Holder.Name = "***公司"
			}
		}}, change.NotKnown},
		{province.FactSameName, unit, []changetest.Edit{changetest.ReplaceSponsor(5)}, change.NotKnown}, // is asked of a transfer-in only
	} {
		new := changetest.Apply(c.old, c.edit...)
		assert.Equal(t, c.want, held(t, c.fact, province.TopicReplacement, c.old, new, nil), "%s", c.fact)
	}
}

// TestFactsOfTheService decides about the manager, the domains and the servers of a service whose data change.
func TestFactsOfTheService(t *testing.T) {
	unit := filingtest.Unit(filing.Zhejiang)
	principal, legal := unit.Sponsor.Principal, unit.Sponsor.LegalRepresentative
	other := filingtest.Person(filing.Zhejiang, 9)
	shared := other
	shared.Mobile = principal.Mobile
	holder := func(name string) changetest.Edit {
		return func(f *filing.Filing) {
			changetest.AddDomain("new.example.com")(f)
			for k := range f.Services[0].Domains {
				f.Services[0].Domains[k].Holder.Name = name
			}
		}
	}
	manager, hold := province.TopicServiceManager, province.TopicDomainHolder
	for _, c := range []struct {
		fact  province.Fact
		topic province.Topic
		edit  changetest.Edit
		want  change.Truth
	}{
		{province.FactManagerIsLegal, manager, changetest.Manager(legal), change.Yes},
		{province.FactManagerIsLegal, manager, changetest.Manager(other), change.No},
		{province.FactPersonIsLegal, manager, changetest.Manager(legal), change.Yes},
		{province.FactPersonIsLegal, manager, changetest.Manager(other), change.No},
		{province.FactPersonsSame, manager, changetest.Manager(principal), change.Yes},
		{province.FactPersonsSame, manager, changetest.Manager(other), change.No},
		{province.FactPersonsDifferent, manager, changetest.Manager(principal), change.No},
		{province.FactPersonsDifferent, manager, changetest.Manager(other), change.Yes},
		{province.FactPersonsDifferent, manager, changetest.Manager(filing.Person{Name: principal.Name}), change.NotKnown},
		{province.FactPhoneNotShared, manager, changetest.Manager(shared), change.No},
		{province.FactPhoneNotShared, manager, changetest.Manager(principal), change.Yes},
		{province.FactPhoneNotShared, manager, changetest.Manager(other), change.Yes},
		{province.FactPhoneNotShared, manager, changetest.Manager(filing.Person{Name: "某"}), change.NotKnown},
		{province.FactHolderIsSponsor, hold, holder(unit.Sponsor.Name), change.Yes},
		{province.FactHolderIsSponsor, hold, holder("别人"), change.No},
		{province.FactHolderIsSponsor, hold, holder(""), change.NotKnown},
		{province.FactHolderIsSponsor, hold, holder("浙**"), change.NotKnown},
		{province.FactHolderIsLegal, hold, holder(legal.Name), change.Yes},
		{province.FactHolderIsLegal, hold, holder("别人"), change.No},
		{province.FactHolderIsPrincipal, hold, holder(principal.Name), change.Yes},
		{province.FactHolderIsManager, hold, holder(unit.Services[0].Manager.Name), change.Yes},
		{province.FactHolderIsManager, hold, holder("别人"), change.No},
		{province.FactServerLocal, province.TopicServerRegion, changetest.Region(filing.Beijing), change.No},
		{province.FactServerLocal, province.TopicServerRegion, changetest.Region(0), change.NotKnown},
		{province.FactServerLocal, province.TopicServerRegion, changetest.IPs("192.0.2.99"), change.Yes},
		{province.FactPreApproved, province.TopicPreApproval, changetest.PreApproval(filing.PreApprovalRideHailing, "1"), change.Yes},
		{province.FactPreApproved, province.TopicPreApproval, changetest.Contents(1), change.NotKnown},
	} {
		assert.Equal(t, c.want, asked(t, c.fact, c.topic, unit, changetest.Apply(unit, c.edit), nil), "%s", c.fact)
	}
	assert.Equal(t, change.No, asked(t, province.FactPreApproved, province.TopicPreApproval, unit, changetest.Apply(unit, changetest.Contents(1)), []province.Material{}))
}

// TestNamesakes: of two people with one name who have identity numbers, the one is not the other's domain holder.
func TestNamesakes(t *testing.T) {
	single := filingtest.Individual(filing.Zhejiang)
	unit := filingtest.Unit(filing.Zhejiang)
	for _, c := range []struct {
		fact province.Fact
		f    filing.Filing
		who  filing.Person
	}{
		{province.FactHolderIsSponsor, single, single.Sponsor.Principal},
		{province.FactHolderIsLegal, unit, unit.Sponsor.LegalRepresentative},
		{province.FactHolderIsPrincipal, unit, unit.Sponsor.Principal},
		{province.FactHolderIsManager, unit, unit.Services[0].Manager},
	} {
		for number, want := range map[string]change.Truth{
			c.who.ID.Number: change.Yes, "": change.Yes, c.who.ID.Number[:6] + "********" + c.who.ID.Number[14:]: change.Yes,
			filingtest.ResidentID(filing.Hunan, 19700101, 77): change.No, filingtest.ResidentID15(filing.Hunan, 19700101, 77): change.No, "G12345678": change.Yes,
		} {
			g := changetest.Apply(c.f, changetest.AddDomain("new.example.com"), func(f *filing.Filing) {
				for k := range f.Services[0].Domains {
					f.Services[0].Domains[k].Holder = filing.Holder{Name: c.who.Name, Number: number}
				}
			})
			assert.Equal(t, want, asked(t, c.fact, province.TopicDomainHolder, c.f, g, nil), "%s %s", c.fact, number)
		}
	}
}

// TestFactsInHand decides by the materials.
func TestFactsInHand(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	g := changetest.Apply(f, changetest.Rename("改名样例有限公司"))
	for fact, m := range map[province.Fact]province.Material{
		province.FactChangeProof: province.ChangeProof, province.FactAuthorised: province.AuthorizationLetter, province.FactOwnershipStated: province.OwnershipStatement,
		province.FactResidenceProof: province.ResidenceProof, province.FactEmploymentProof: province.EmploymentProof,
		province.FactCrossProvinceStated: province.CrossProvinceStatement, province.FactCommitted: province.CommitmentLetter,
	} {
		assert.Equal(t, change.NotKnown, held(t, fact, province.TopicRename, f, g, nil), "%s", fact)
		assert.Equal(t, change.No, held(t, fact, province.TopicRename, f, g, []province.Material{}), "%s", fact)
		assert.Equal(t, change.Yes, held(t, fact, province.TopicRename, f, g, []province.Material{m}), "%s", fact)
	}
}

// TestCertificatesMerged decides whether a social credit code took the place of an older number.
func TestCertificatesMerged(t *testing.T) {
	code := filingtest.USCC(7)
	for _, c := range []struct {
		was, is string
		want    change.Truth
	}{
		{"330000123456789", code, change.Yes}, {filingtest.OrgCode(8), code, change.Yes}, {filingtest.USCC(8), code, change.No},
	} {
		f := changetest.Apply(filingtest.Unit(filing.Zhejiang), changetest.CertificateNumber(c.was))
		g := changetest.Apply(f, changetest.CertificateNumber(c.is))
		assert.Equal(t, c.want, held(t, province.FactCertificatesMerged, province.TopicCertificateNumber, f, g, nil), "%s", c.was)
	}
	f := changetest.Apply(filingtest.Unit(filing.Zhejiang), changetest.CertificateNumber("91****************"))
	g := changetest.Apply(f, changetest.CertificateNumber(code), changetest.Rename("改名样例有限公司"))
	assert.Equal(t, change.NotKnown, held(t, province.FactCertificatesMerged, province.TopicRename, f, g, nil), "masked")
	f = changetest.Apply(filingtest.Unit(filing.Zhejiang), changetest.CertificateNumber(""))
	g = changetest.Apply(f, changetest.Rename("改名样例有限公司"))
	assert.Equal(t, change.NotKnown, held(t, province.FactCertificatesMerged, province.TopicRename, f, g, nil))
}

// TestMeasures holds limits and lists against the data, on both sides of each.
func TestMeasures(t *testing.T) {
	born := func(d filing.Date) changetest.Edit {
		return func(f *filing.Filing) {
			f.Sponsor.Principal = filingtest.Person(filing.Zhejiang, 3)
			f.Sponsor.Principal.ID.Number = filingtest.ResidentID(filing.Zhejiang, d, 3)
		}
	}
	expires := func(e filing.Expiry) changetest.Edit {
		return func(f *filing.Filing) { f.Sponsor.Principal.ID.Expires = e }
	}
	certificate := func(e filing.Expiry) changetest.Edit {
		return func(f *filing.Filing) { f.Sponsor.Certificate.Expires = e }
	}
	domain := func(e filing.Date) changetest.Edit {
		return func(f *filing.Filing) {
			changetest.AddDomain("new.example.com")(f)
			f.Services[0].Domains[2].Expires = e
		}
	}
	added := func(n int) changetest.Edit {
		return func(f *filing.Filing) {
			for i := range n {
				changetest.AddDomain(string(rune('a'+i)) + ".example.org")(f)
			}
		}
	}
	limit := func(n int, u province.Unit) func(r *province.Rule) {
		return func(r *province.Rule) { r.Limit = province.Limit{N: n, Unit: u} }
	}
	values := func(e province.Effect, vs ...string) func(r *province.Rule) {
		return func(r *province.Rule) {
			if r.Effect, r.Values = e, vs; e == province.Forbid {
				r.Remedy = province.RemedyCorrectField
			}
		}
	}
	for _, c := range []struct {
		name   string
		topic  province.Topic
		rule   func(r *province.Rule)
		edit   changetest.Edit
		reason change.Reason // zero: met
	}{
		{"18 today", province.TopicAge, limit(18, province.Years), born(20040110), 0},
		{"18 tomorrow", province.TopicAge, limit(18, province.Years), born(20040111), change.ReasonUnderAge},
		{"no day of birth", province.TopicAge, limit(18, province.Years), func(f *filing.Filing) {
			f.Sponsor.Principal = filing.Person{Name: "某", ID: filing.Document{Kind: filing.Passport, Number: "G12345678"}}
		}, change.ReasonUndecided},
		{"expires today", province.TopicIDValidity, nil, expires(20220110), 0},
		{"expired yesterday", province.TopicIDValidity, nil, expires(20220109), change.ReasonIDExpiring},
		{"long term", province.TopicIDValidity, limit(3, province.Months), expires(filing.LongTerm), 0},
		{"three months to the day", province.TopicIDValidity, limit(3, province.Months), expires(20220410), change.ReasonIDExpiring},
		{"three months and a day", province.TopicIDValidity, limit(3, province.Months), expires(20220411), 0},
		{"ninety days", province.TopicIDValidity, limit(90, province.Days), expires(20220410), change.ReasonIDExpiring},
		{"ninety-one days", province.TopicIDValidity, limit(90, province.Days), expires(20220411), 0},
		{"a year", province.TopicIDValidity, limit(1, province.Years), expires(20230110), change.ReasonIDExpiring},
		{"more than a year", province.TopicIDValidity, limit(1, province.Years), expires(20230111), 0},
		{"unknown expiry", province.TopicIDValidity, nil, expires(0), change.ReasonUndecided},
		{"certificate", province.TopicCertificate, limit(3, province.Months), certificate(20220301), change.ReasonIDExpiring},
		{"certificate good", province.TopicCertificate, limit(3, province.Months), certificate(20230301), 0},
		{"certificate without limit", province.TopicCertificate, nil, certificate(20220301), 0},
		{"domain", province.TopicDomainValidity, limit(3, province.Months), domain(20220301), change.ReasonDomainExpiring},
		{"domain good", province.TopicDomainValidity, limit(3, province.Months), domain(20230301), 0},
		{"suffix", province.TopicDomainSuffix, values(province.Require, ".cn", "com"), added(1), change.ReasonDomainSuffix},
		{"suffix good", province.TopicDomainSuffix, values(province.Require, ".net", "com", "EXAMPLE.org"), added(1), 0},
		{"count", province.TopicDomainCount, limit(2, province.Domains), added(3), change.ReasonDomainLimit},
		{"count good", province.TopicDomainCount, limit(2, province.Domains), added(2), 0},
		{"word in the name", province.TopicServiceName, values(province.Forbid, "", "官网"), changetest.ServiceName("某官网"), change.ReasonServiceName},
		{"no such word", province.TopicServiceName, values(province.Forbid, "", "官网"), changetest.ServiceName("某网"), 0},
		{"word in another width", province.TopicServiceName, values(province.Forbid, "APP（官方）"), changetest.ServiceName("某 ＡＰＰ(官方)"), change.ReasonServiceName},
		{"none of the names", province.TopicServiceName, values(province.Require, "个人博客", "个人主页"), changetest.ServiceName("某网"), change.ReasonServiceName},
		{"one of the names", province.TopicServiceName, values(province.Require, "个人博客", "个人主页"), changetest.ServiceName("张样例的个人主页"), 0},
		{"content", province.TopicServiceContent, values(province.Forbid, "other"), changetest.Contents(filing.ContentOther, 4), change.ReasonServiceContent},
		{"no such content", province.TopicServiceContent, values(province.Forbid, "16384"), changetest.Contents(filing.ContentOther, 4), 0},
		{"content that is wanted", province.TopicServiceContent, values(province.Require, "other"), changetest.Contents(filing.ContentOther, 4), 0},
		{"another content than wanted", province.TopicServiceContent, values(province.Require, "other"), changetest.Contents(filing.ContentGames), change.ReasonServiceContent},
		{"content unknown", province.TopicServiceContent, values(province.Forbid, "other"), changetest.Contents(), change.ReasonUndecided},
		{"approval", province.TopicPreApproval, values(province.Require, "other"), changetest.Contents(filing.ContentOther, 4), change.ReasonPreApprovalMissing},
		{"approval not needed", province.TopicPreApproval, values(province.Require, "16384"), changetest.Contents(filing.ContentOther, 4), 0},
		{"approval, content unknown", province.TopicPreApproval, values(province.Require, "other"), changetest.Contents(), change.ReasonUndecided},
		{"addresses", province.TopicServerIP, limit(1, province.Times), changetest.IPs("192.0.2.1", "192.0.2.2"), change.ReasonRequirement},
		{"addresses good", province.TopicServerIP, limit(2, province.Times), changetest.IPs("192.0.2.1", "192.0.2.2"), 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			edits := []func(r *province.Rule){}
			if c.rule != nil {
				edits = append(edits, c.rule)
			}
			id := province.RuleID("CN/" + c.topic.String() + "/900")
			table := house(t, demandRule(id, c.topic, edits...), permission("CN/domain-add/900", province.TopicDomainAdd))
			f := filingtest.Unit(filing.Zhejiang)
			vs := change.Basis{On: 20220110, Rules: table}.Validate(f, changetest.Apply(f, c.edit))
			vs = slices.DeleteFunc(vs, func(v change.Violation) bool { return v.Rule != id })
			if c.reason == 0 {
				assert.Empty(t, vs)
				return
			}
			require.NotEmpty(t, vs)
			assert.Equal(t, c.reason, vs[0].Reason)
			want := change.Blocking
			if c.reason == change.ReasonUndecided {
				want = change.Advisory
			}
			assert.Equal(t, want, vs[0].Severity)
		})
	}
}

// TestReasonsOfDemands names what is wrong by topic and fact.
func TestReasonsOfDemands(t *testing.T) {
	for _, c := range []struct {
		topic province.Topic
		fact  province.Fact
		want  change.Reason
	}{
		{province.TopicResponsiblePerson, province.FactPersonsSame, change.ReasonPersonsMustMatch},
		{province.TopicServiceManager, province.FactPersonsDifferent, change.ReasonPersonsMustDiffer},
		{province.TopicServiceManager, province.FactManagerIsLegal, change.ReasonPrincipalNotLegalRepresentative},
		{province.TopicResponsiblePerson, province.FactPrincipalIsLegal, change.ReasonPrincipalNotLegalRepresentative},
		{province.TopicAuthorizationLetter, province.FactPersonIsLegal, change.ReasonPrincipalNotLegalRepresentative},
		{province.TopicServiceManager, province.FactEmployed, change.ReasonRequirement},
		{province.TopicPhone, province.FactPhoneLocal, change.ReasonPhoneNotLocal},
		{province.TopicPhone, province.FactPhoneOwn, change.ReasonPhoneNotOwn},
		{province.TopicPhone, province.FactPhoneNotShared, change.ReasonPhoneShared},
		{province.TopicResidence, province.FactIDLocal, change.ReasonResidenceProofMissing},
		{province.TopicAddress, province.FactAddressLocal, change.ReasonAddressMismatch},
		{province.TopicServerRegion, province.FactServerLocal, change.ReasonServerRegionMismatch},
		{province.TopicSiteOpen, province.FactSitesOpen, change.ReasonSiteNotOpen},
		{province.TopicDomainHolder, province.FactHolderIsSponsor, change.ReasonDomainHolderMismatch},
		{province.TopicEmail, province.FactNotStudent, change.ReasonRequirement},
		{province.TopicCommitmentLetter, province.FactMovingOut, change.ReasonRequirement},
	} {
		f := filingtest.Unit(filing.Zhejiang)
		f.Services[0].Access[0].Region = filing.Beijing
		who := filingtest.Person(filing.Zhejiang, 8)
		site := who
		if c.want == change.ReasonPersonsMustMatch || c.want == change.ReasonPhoneShared {
			site = filingtest.Person(filing.Zhejiang, 9)
			site.Mobile = who.Mobile
		}
		g := changetest.Apply(f, changetest.Principal(who), changetest.Manager(site), changetest.Address("样例路2号"), changetest.Email("new@example.com"), changetest.AddDomain("new.example.com"))
		for k := range g.Services[0].Domains {
			g.Services[0].Domains[k].Holder.Name = "别人"
		}
		rule := demandRule(province.RuleID("CN/"+c.topic.String()+"/900"), c.topic, func(r *province.Rule) { r.Needs.All = province.SetOf(c.fact) })
		no := change.Facts{Employed: change.No, PhoneLocal: change.No, PhoneOwn: change.No, IDLocal: change.No, AddressLocal: change.No, SitesOpen: change.No, NotStudent: change.No, MovingOut: change.No}
		vs := change.Basis{On: 20220110, Rules: house(t, rule), Facts: no, FullOrders: true}.Validate(f, g)
		got := slices.DeleteFunc(vs, func(v change.Violation) bool { return v.Rule != rule.ID })
		if assert.NotEmpty(t, got, "%s %s", c.topic, c.fact) {
			assert.Equal(t, c.want, got[0].Reason, "%s %s", c.topic, c.fact)
			assert.Equal(t, province.RemedyCorrectField, got[0].Remedy)
		}
	}
}

// TestRolesOfLetters: a letter for one role is not asked of the other.
func TestRolesOfLetters(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	g := changetest.Apply(f, changetest.Principal(filingtest.Person(filing.Zhejiang, 8)), changetest.Manager(filingtest.Person(filing.Zhejiang, 9)))
	for fact, want := range map[province.Fact][]string{
		province.FactPrincipalIsLegal: {"sponsor.principal"},
		province.FactManagerIsLegal:   {siteZJ + ".manager"},
		province.FactPersonIsLegal:    {"sponsor.principal", siteZJ + ".manager"},
	} {
		table := house(t, demandRule("CN/authorization-letter/900", province.TopicAuthorizationLetter, func(r *province.Rule) {
			r.Needs.Any = province.SetOf(fact, province.FactAuthorised)
		}))
		var got []string
		for _, v := range (change.Basis{On: 20220110, Rules: table, Materials: []province.Material{}, FullOrders: true}).Validate(f, g) {
			got = append(got, v.Path.String())
		}
		assert.Equal(t, want, got, "%s", fact)
	}
	for role, want := range map[province.Person]string{province.Principal: "sponsor.principal.mobile", province.Manager: siteZJ + ".manager.mobile"} {
		table := house(t, demandRule("CN/phone/900", province.TopicPhone, func(r *province.Rule) {
			r.Needs.All, r.Persons = province.SetOf(province.FactPhoneOwn), province.SetOf(role)
		}))
		vs := change.Basis{On: 20220110, Rules: table, FullOrders: true}.Validate(f, g)
		changetest.Match(t, vs, changetest.Advisory(change.ReasonUndecided).At(want))
	}
}

// TestOldDomainsAreExempt: the law on holders binds domains filed since 2018.
func TestOldDomainsAreExempt(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	for filed, want := range map[filing.Date]int{20171231: 0, 20180101: 1, 0: 1} {
		law := demandRule("CN/domain-holder/900", province.TopicDomainHolder, func(r *province.Rule) {
			r.Authority, r.Needs.All = province.Ministry, province.SetOf(province.FactHolderIsSponsor)
		})
		old := changetest.Apply(f, changetest.RemoveDomain("example.net"), func(f *filing.Filing) {
			f.Services[0].Domains[0].FiledOn, f.Services[0].Domains[0].Holder.Name = filed, "别人"
		})
		vs := change.Basis{On: 20220110, Rules: house(t, law)}.Validate(old, changetest.Apply(old, changetest.ServiceName("另一样例网站")))
		assert.Len(t, vs.Blocking(), want, "filed on %s", filed)
	}
}

// TestFirmRuleBesidePresumed: a bureau's rule that is only presumed to bind changes does not silence, where it binds nothing
// itself, a rule of the whole country that binds every change.
func TestFirmRuleBesidePresumed(t *testing.T) {
	firm := demandRule("CN/domain-validity/900", province.TopicDomainValidity)
	presumed := demandRule("CN-ZJ/domain-validity/900", province.TopicDomainValidity, func(r *province.Rule) {
		r.Provinces, r.Presumed, r.Limit = province.SetOf(filing.Zhejiang), true, province.Limit{N: 3, Unit: province.Months}
	})
	basis := change.Basis{On: 20190101, Rules: house(t, firm, presumed)}
	f := changetest.Apply(filingtest.Unit(filing.Zhejiang), func(f *filing.Filing) { f.Services[0].Domains = f.Services[0].Domains[:1] })
	for expires, want := range map[filing.Date][2]province.RuleID{
		20181231: {"CN/domain-validity/900", "CN-ZJ/domain-validity/900"}, 20190301: {"", "CN-ZJ/domain-validity/900"}, 20190501: {},
	} {
		old := changetest.Apply(f, func(f *filing.Filing) { f.Services[0].Domains[0].Expires = expires })
		for i, g := range []filing.Filing{
			changetest.Apply(old, changetest.ServiceName("另一样例网站")), changetest.Apply(old, changetest.AddDomain("new.example.com")),
		} {
			var found province.RuleID
			for _, v := range basis.Validate(old, g).Blocking() {
				if v.Reason == change.ReasonDomainExpiring && v.Path.Key == "example.com" {
					assert.Empty(t, found, "one rule is enough")
					found = v.Rule
				}
			}
			assert.Equal(t, want[i], found, "expires %s, edit %d", expires, i)
		}
	}
}

// TestDomainCheck: the check of 2018 of what a change carries goes for domains that were filed since, in every province.
func TestDomainCheck(t *testing.T) {
	for p := range filing.Provinces() {
		for filed, want := range map[filing.Date]change.Severity{20180302: change.Blocking, 20170302: 0} {
			old := changetest.Apply(filingtest.Unit(p), changetest.RemoveDomain("example.net"), func(f *filing.Filing) {
				f.Services[0].Domains[0].FiledOn, f.Services[0].Domains[0].Expires = filed, 20220101
			})
			basis := change.Basis{On: 20220110, Order: province.OrderFull, Facts: change.Facts{RegistrarApproved: change.No, SitesOpen: change.No}}
			var expired, suffix change.Severity
			closed := false
			for _, v := range basis.Validate(old, changetest.Apply(old, changetest.ServiceName("另一样例网站"))) {
				switch v.Reason {
				case change.ReasonDomainExpiring:
					expired = v.Severity
				case change.ReasonDomainSuffix:
					suffix = v.Severity
				case change.ReasonSiteNotOpen:
					closed = v.Severity == change.Blocking
				}
			}
			assert.Equal(t, want, expired, "%s, filed %s: expired", p, filed)
			assert.Equal(t, want != 0, suffix == change.Advisory, "%s, filed %s: registrar", p, filed)
			assert.True(t, closed, "%s: site does not open", p)
		}
	}
}

// TestWhoIsAsked: a demand on one person is made of that person, where that person is touched: the residence of who answers for
// a unit's website in Jiangxi, and that of a legal representative in Inner Mongolia.
func TestWhoIsAsked(t *testing.T) {
	for _, c := range []struct {
		in   filing.Province
		on   filing.Date
		edit func(filing.Person) changetest.Edit
		at   string
		rule province.RuleID
	}{
		{filing.Jiangxi, 20190101, changetest.Manager, ".manager", "CN-JX/residence/5"},
		{filing.InnerMongolia, 20200301, changetest.LegalRepresentative, "sponsor.legalRepresentative", "CN-NM/responsible-person/2"},
	} {
		f, who := filingtest.Unit(c.in), filingtest.Person(c.in, 9)
		if c.at[0] == '.' {
			c.at = "services[" + f.Services[0].Number.String() + "]" + c.at
		}
		asked := func(b change.Basis, edits ...changetest.Edit) (found change.Violations) {
			b.On = c.on
			for _, v := range b.Validate(f, changetest.Apply(f, edits...)) {
				if v.Rule == c.rule {
					found = append(found, v)
				}
			}
			return found
		}
		none, local := []province.Material{}, change.Facts{IDLocal: change.No}
		changetest.Match(t, asked(change.Basis{}, c.edit(who)), changetest.Advisory(change.ReasonUndecided).At(c.at))
		changetest.Match(t, asked(change.Basis{Materials: none, Facts: local}, c.edit(who)),
			changetest.Blocking(change.ReasonResidenceProofMissing).At(c.at).Mend(province.RemedyAttachMaterial))
		changetest.Match(t, asked(change.Basis{Materials: none, Facts: change.Facts{IDLocal: change.Yes}}, c.edit(who)))
		changetest.Match(t, asked(change.Basis{Materials: []province.Material{province.ResidenceProof}, Facts: local}, c.edit(who)))
		changetest.Match(t, asked(change.Basis{Materials: none, Facts: local}, changetest.Principal(who)))
		changetest.Match(t, asked(change.Basis{Materials: none, Facts: local}, changetest.ManagerPhone(filingtest.Mobile(90))))
	}
}

// TestRulesForSponsorOrders: a rule on domains that names orders of the sponsor speaks of domains that such an order leaves alone.
func TestRulesForSponsorOrders(t *testing.T) {
	for _, other := range []bool{true, false} {
		f := filingtest.Unit(filing.Ningxia)
		if other {
			f.Services[0].Domains[1].Holder.Name = "别人"
		}
		want := changetest.Blocking(change.ReasonDomainHolderMismatch).At("services[宁ICP备18001004号-1].domains[example.net].holder").By("CN-NX/domain-holder/4")
		for day, edit := range map[filing.Date]changetest.Edit{
			20220110: changetest.Phone(filingtest.Mobile(90)), 20220111: changetest.Address("样例路2号"), 20220112: changetest.Rename("改名样例有限公司"),
		} {
			vs := on(day).Validate(f, changetest.Apply(f, edit)).Blocking()
			if other {
				changetest.MatchBlocking(t, vs, want)
			} else {
				changetest.MatchBlocking(t, vs)
			}
		}
		changetest.MatchBlocking(t, on(20220110).Validate(f, changetest.Apply(f, changetest.ServiceName("另一样例网站"))))
		changetest.MatchBlocking(t, on(20200110).Validate(f, changetest.Apply(f, changetest.Phone(filingtest.Mobile(90)))))
	}
}

// TestApprovalsOfContents: an approval is owed for the contents that a rule lists and for no others, the document in hand is
// one, and what is said of Apps only does not keep a website back.
func TestApprovalsOfContents(t *testing.T) {
	for _, c := range []struct {
		in      filing.Province
		on      filing.Date
		content filing.Content
		want    province.RuleID // what blocks without the document, and owes it
	}{
		{filing.Tibet, 20190720, filing.ContentBlog, ""},
		{filing.Tibet, 20190720, filing.ContentEducation, "CN-XZ/pre-approval/1"},
		{filing.Qinghai, 20190720, filing.ContentBlog, ""},
		{filing.Qinghai, 20190720, filing.ContentEducation, "CN-QH/pre-approval/1"},
		{filing.Zhejiang, 20190720, filing.ContentBlog, ""},
		{filing.Zhejiang, 20190720, filing.ContentEducation, "CN-ZJ/pre-approval/1"},
		{filing.Beijing, 20240720, filing.ContentNews, "CN/pre-approval/1"},
		{filing.Beijing, 20240720, filing.ContentEducation, ""}, // CN/pre-approval/5 speaks of Apps
	} {
		f := filingtest.Unit(c.in)
		g := changetest.Apply(f, changetest.Contents(c.content))
		owes := func(rule province.RuleID) func(change.Owed) bool {
			return func(o change.Owed) bool {
				return o.Material == province.PreApprovalDocument && (rule == "" || o.Rule == rule)
			}
		}
		basis := change.Basis{On: c.on, Materials: []province.Material{}}
		var told change.Violations
		for _, v := range basis.Validate(f, g) {
			if v.Topic == province.TopicPreApproval {
				told = append(told, v)
			}
		}
		if c.want == "" {
			changetest.MatchBlocking(t, told)
			if c.content == filing.ContentBlog {
				assert.Empty(t, told, "%s %s", c.in, c.content)
				assert.False(t, slices.ContainsFunc(basis.Owed(f, g), owes("")), "%s %s", c.in, c.content)
			}
			continue
		}
		changetest.MatchBlocking(t, told, changetest.Blocking(change.ReasonPreApprovalMissing).By(c.want).Mend(province.RemedyAttachMaterial))
		assert.True(t, slices.ContainsFunc(basis.Owed(f, g), owes(c.want)), "%s %s", c.in, c.content)
		basis.Materials = []province.Material{province.PreApprovalDocument}
		changetest.MatchBlocking(t, basis.Validate(f, g))
	}
}

// TestLimitsThatHold: who meets a limit owes nothing of what the rule accepts in its place, or asks for beyond it.
func TestLimitsThatHold(t *testing.T) {
	owed := func(b change.Basis, old filing.Filing, edit changetest.Edit, m province.Material) bool {
		return slices.ContainsFunc(b.Owed(old, changetest.Apply(old, edit)), func(o change.Owed) bool { return o.Material == m })
	}
	js := filingtest.Unit(filing.Jiangsu)
	grown, young := filingtest.Person(filing.Jiangsu, 9), filingtest.Person(filing.Jiangsu, 9)
	young.ID.Number = filingtest.ResidentID(filing.Jiangsu, 20030101, 66)
	assert.False(t, owed(on(20190720), js, changetest.Manager(grown), province.EmploymentProof))
	assert.True(t, owed(on(20190720), js, changetest.Manager(young), province.EmploymentProof))

	table := house(t, demandRule("CN/domain-count/900", province.TopicDomainCount, func(r *province.Rule) {
		r.Effect, r.Limit, r.Materials = province.Permit, province.Limit{N: 1, Unit: province.Domains}, province.SetOf(province.DomainCertificate)
	}), permission("CN/domain-add/900", province.TopicDomainAdd))
	basis, zj := change.Basis{On: 20220110, Rules: table, Materials: []province.Material{}}, filingtest.Unit(filing.Zhejiang)
	one := changetest.Apply(zj, changetest.AddDomain("one.example.com"))
	changetest.MatchBlocking(t, basis.Validate(zj, one))
	changetest.MatchBlocking(t, basis.Validate(zj, changetest.Apply(one, changetest.AddDomain("two.example.com"))), changetest.Blocking(change.ReasonDomainLimit))
}

// TestReadingRuleBesideDecidable: a bureau's rule that only a reader can apply does not silence one of the whole country that
// data decide.
func TestReadingRuleBesideDecidable(t *testing.T) {
	for p := range filing.Provinces() {
		f := filingtest.Unit(p)
		vs := on(20260110).Validate(f, changetest.Apply(f, changetest.ManagerPhone(f.Sponsor.Principal.Mobile)))
		assert.True(t, slices.ContainsFunc(vs, func(v change.Violation) bool { return v.Reason == change.ReasonPhoneShared }), "%s", p)
	}
	for _, p := range []filing.Province{filing.Hubei, filing.Beijing} {
		f := filingtest.Unit(p)
		basis := change.Basis{On: 20220110, Materials: []province.Material{}}
		changetest.MatchBlocking(t, basis.Validate(f, changetest.Apply(f, changetest.Contents(filing.ContentGames))),
			changetest.Blocking(change.ReasonPreApprovalMissing).By("CN/pre-approval/4"))
	}
	tj := filingtest.Individual(filing.Tianjin)
	basis := change.Basis{On: 20220110, Facts: change.Facts{NotCommercial: change.No}}
	changetest.Contains(t, basis.Validate(tj, changetest.Apply(tj, changetest.Contents(filing.ContentShopping))),
		changetest.Blocking(change.ReasonServiceContent).By("CN/service-content/1"))
}

// TestIndividualsHaveNoLegalRepresentative: what bureaus accept of legal representatives helps no individual.
func TestIndividualsHaveNoLegalRepresentative(t *testing.T) {
	f, young := filingtest.Individual(filing.Jiangsu), filingtest.Person(filing.Jiangsu, 9)
	young.ID.Number = filingtest.ResidentID(filing.Jiangsu, 20030101, 66)
	g := changetest.Apply(f, changetest.Manager(young))
	minor := func(b change.Basis) (found change.Violations) {
		for _, v := range b.Validate(f, g) {
			if v.Topic == province.TopicAge {
				found = append(found, v)
			}
		}
		return found
	}
	changetest.Match(t, minor(change.Basis{On: 20180701, Materials: []province.Material{}}),
		changetest.Blocking(change.ReasonUnderAge).By("CN-JS/age/1").Mend(province.RemedyAttachMaterial))
	changetest.Match(t, minor(change.Basis{On: 20180701, Materials: []province.Material{province.EmploymentProof}}))
}

// TestOwed asks what an edit owes, whatever is in hand.
func TestOwed(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	g := changetest.Apply(f, changetest.Rename("改名样例有限公司"), changetest.Manager(filingtest.Person(filing.Zhejiang, 9)))
	table := house(t,
		permission("CN/rename/900", province.TopicRename, func(r *province.Rule) {
			r.Materials, r.Needs.All = province.SetOf(province.BusinessLicence), province.SetOf(province.FactChangeProof)
		}),
		demandRule("CN/authorization-letter/900", province.TopicAuthorizationLetter, func(r *province.Rule) {
			r.Needs.Any, r.Persons = province.SetOf(province.FactManagerIsLegal, province.FactAuthorised), province.SetOf(province.Manager)
		}))
	manager := filing.Path{Field: filing.FieldManager, Service: f.Services[0].Number.String()}
	want := []change.Owed{
		{Material: province.BusinessLicence, Rule: "CN/rename/900", Path: filing.Path{Field: filing.FieldSponsorName}},
		{Material: province.ChangeProof, Rule: "CN/rename/900", Path: filing.Path{Field: filing.FieldSponsorName}},
		{Material: province.AuthorizationLetter, Rule: "CN/authorization-letter/900", Path: manager, Either: true},
	}
	for _, hand := range [][]province.Material{nil, {}, {province.BusinessLicence, province.ChangeProof}} {
		assert.Equal(t, want, change.Basis{On: 20220110, Rules: table, Materials: hand}.Owed(f, g))
	}
	g = changetest.Apply(g, changetest.Manager(f.Sponsor.LegalRepresentative))
	assert.Equal(t, want[:2], change.Basis{On: 20220110, Rules: table}.Owed(f, g), "a letter is not owed by the legal representative")
	assert.Nil(t, change.Basis{On: 20220110, Rules: table}.Owed(f, f))
}

// TestErrorTexts fixes the English lines for logs.
func TestErrorTexts(t *testing.T) {
	v := change.Violation{
		Rule: "CN/domain-add/4", Reason: change.ReasonDomainAdded, Severity: change.Blocking, Certainty: province.Law,
		Path: filing.Path{Field: filing.FieldDomain, Service: "s", Key: "a.example"}, Detail: change.Detail{Since: 20190422},
	}
	assert.Equal(t, "change: blocking domain-added at services[s].domains[a.example] by CN/domain-add/4 since 2019-04-22 (law)", v.Error())
	assert.Equal(t, "change: advisory undecided (unknown)", (&change.Violation{Reason: change.ReasonUndecided, Severity: change.Advisory, Certainty: province.Unattested}).Error())
	assert.Equal(t, "change: nothing blocks", (&change.Error{}).Error())
	assert.Equal(t, v.Error(), change.Violations{v}.Err().Error())
	assert.Equal(t, v.Error()+" and 2 more", change.Violations{v, v, v}.Err().Error())
	assert.Zero(t, change.Violations{}.Certainty())
	assert.Equal(t, province.Disputed, change.Violations{{Certainty: province.Disputed, Severity: change.Advisory}}.Certainty())
	assert.Equal(t, province.Law, change.Violations{v, {Certainty: province.Disputed, Severity: change.Advisory}}.Certainty())
	assert.False(t, v.Is(nil))
}

// TestFactsBehindMasks: equal masks in one place mean unchanged, but of two places they prove nothing: a console that hides
// all but the last characters shows the same of many.
func TestFactsBehindMasks(t *testing.T) {
	f := filingtest.Unit(filing.Jiangxi)
	new := changetest.AddDomain("new.example.com")
	for _, mask := range []string{"******************", "36****************", "360101199001XXXXXX"} {
		g := changetest.Apply(f, new, func(f *filing.Filing) {
			f.Sponsor.Principal.ID.Number, f.Services[0].Manager.ID.Number = mask, mask
		})
		old := changetest.Apply(g, changetest.RemoveDomain("new.example.com"))
		assert.Equal(t, change.No, asked(t, province.FactPersonsSame, province.TopicServiceManager, old, g, nil), "their names differ")
		namesakes := changetest.Apply(g, func(f *filing.Filing) { f.Services[0].Manager.Name = f.Sponsor.Principal.Name })
		for _, fact := range []province.Fact{province.FactPersonsSame, province.FactPersonsDifferent} {
			assert.Equal(t, change.NotKnown, asked(t, fact, province.TopicServiceManager, old, namesakes, nil), "%s %s", fact, mask)
		}
		kept := changetest.Apply(old, changetest.Rename("江西样例新名有限公司"))
		assert.Equal(t, change.Yes, held(t, province.FactPrincipalKept, province.TopicRename, old, kept, nil), "one place")
	}

	single := filingtest.Individual(filing.Jiangxi)
	company := changetest.Apply(single, changetest.ToCompany(filingtest.Person(filing.Jiangxi, 555)))
	for _, g := range []*filing.Filing{&single, &company} {
		g.Sponsor.Principal.ID.Number, g.Sponsor.LegalRepresentative.ID.Number = "**", "**"
	}
	single.Sponsor.Certificate.Number = "**"
	assert.Equal(t, change.No, held(t, province.FactOwnUnit, province.TopicReplacement, single, company, nil), "somebody else's company")

	phones := changetest.Apply(f, new, changetest.ManagerPhone("138****0001"), changetest.Phone("138****0001"))
	assert.Equal(t, change.NotKnown, asked(t, province.FactPhoneNotShared, province.TopicPhone, f, phones, nil))
	phones.Sponsor.Principal.Mobile = "13800000001"
	assert.Equal(t, change.NotKnown, asked(t, province.FactPhoneNotShared, province.TopicPhone, f, phones, nil))

	holder := changetest.Apply(f, new, func(f *filing.Filing) {
		f.Sponsor.Name = "***"
		for k := range f.Services[0].Domains {
			f.Services[0].Domains[k].Holder.Name = "***"
		}
	})
	assert.Equal(t, change.NotKnown, asked(t, province.FactHolderIsSponsor, province.TopicDomainHolder, f, holder, nil))
}

// TestContentsOfMiniPrograms: mini-programs number their contents anew, so what rules say of a website's contents decides
// nothing there: 16 is no news.
func TestContentsOfMiniPrograms(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	f.Services = append(f.Services, filingtest.MiniProgram(f))
	b := change.Basis{On: 20220110, Rules: house(t,
		demandRule("CN/pre-approval/900", province.TopicPreApproval, func(r *province.Rule) { r.Values = []string{"news"} }),
		demandRule("CN/service-content/900", province.TopicServiceContent, func(r *province.Rule) {
			r.Effect, r.Remedy, r.Values = province.Forbid, province.RemedyCorrectField, []string{"news"}
		}))}
	for i, severity := range []change.Severity{change.Blocking, change.Advisory} {
		vs := b.Validate(f, changetest.Apply(f, changetest.At(i, changetest.Contents(filing.ContentNews))))
		found := 0
		for _, v := range vs {
			if v.Rule == "CN/pre-approval/900" || v.Rule == "CN/service-content/900" {
				found++
				assert.Equal(t, severity, v.Severity, "%s", v.Error())
				assert.Equal(t, i == 1, v.Reason == change.ReasonUndecided)
			}
		}
		assert.Equal(t, 2, found)
	}
	g := changetest.Apply(f, changetest.At(1, changetest.Contents(filing.ContentNews), changetest.PreApproval(filing.PreApprovalNews, "1")))
	assert.False(t, slices.ContainsFunc(b.Validate(f, g), func(v change.Violation) bool { return v.Rule == "CN/pre-approval/900" }))
}
