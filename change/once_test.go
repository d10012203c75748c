package change_test

import (
	"net/netip"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/change/changetest"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/gobeian/icp/province"
)

// Each test in this file is a counter-example that was found once. Its comment says what was wrong then.

// TestOnceTwoAccessesOfOneProvider: findAccess compares every access of a provider with the first: equal filings differ.
func TestOnceTwoAccessesOfOneProvider(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	f.Services[0].Access = append(f.Services[0].Access, filing.Access{Provider: "alibaba-cloud", Mode: filing.AccessVirtualHosting, Region: filing.Beijing})
	assert.Nil(t, change.Diff(f, f))
	assert.Nil(t, change.Validate(f, f))
	g := f.Clone()
	slices.Reverse(g.Services[0].Access)
	assert.Nil(t, change.Diff(f, g), "the order of accesses does not matter")
}

// TestOnceServicesWithoutMarks: services without number, domain and package are removed and added anew where nothing changed.
func TestOnceServicesWithoutMarks(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	f.Services = append(f.Services, filing.Service{Kind: filing.KindMiniProgram, Name: "样例小程序"})
	assert.Nil(t, change.Diff(f, f))
	assert.Nil(t, change.Diff(filing.Filing{Services: make([]filing.Service, 1)}, filing.Filing{Services: make([]filing.Service, 1)}))
}

// TestOnceServicesThatShareADomain: two services without numbers that share a domain are removed and added anew where nothing changed.
func TestOnceServicesThatShareADomain(t *testing.T) {
	s := filing.Service{Kind: filing.KindWebsite, Domains: []filing.Domain{{Name: "a.example.com"}}}
	f := filing.Filing{Province: filing.Zhejiang, Services: []filing.Service{s, s}}
	assert.Nil(t, change.Diff(f, f))
}

// TestOnceReissueWithRename: a number re-issued together with a new name is not told: Diff is not total.
func TestOnceReissueWithRename(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	code := f.Sponsor.Certificate.Number
	f.Sponsor.Certificate.Number = code[8:17]
	g := changetest.Apply(f, changetest.CertificateNumber(code), changetest.Rename("改名样例有限公司"))
	assert.True(t, slices.ContainsFunc(change.Diff(f, g), func(c change.Change) bool {
		return c.Path.Field == filing.FieldSponsorCertificateNumber && c.Op == change.Reissued
	}), "%v", lines(change.Diff(f, g)))
}

// TestOnceKeyOfServiceWithoutNumber: filing.ServiceKey of a service without number is its first domain: the order of domains shows in paths.
func TestOnceKeyOfServiceWithoutNumber(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	f.Services[0].Number = filing.Number{}
	g := changetest.Apply(f, changetest.ServiceName("另一样例网站"))
	h := f.Clone()
	slices.Reverse(h.Services[0].Domains)
	assert.Equal(t, change.Diff(f, g), change.Diff(h, g))
}

// TestOnceTwoKeysOfOneService: format rules name a service by its key after the edit, all others by its key before.
func TestOnceTwoKeysOfOneService(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	g := changetest.Apply(f, changetest.Renumber("浙ICP备18007777号"), changetest.ManagerPhone("12345"))
	keys := map[string]bool{}
	for _, v := range on(20210601).Validate(f, g) {
		if v.Path.Service != "" {
			keys[v.Path.Service] = true
		}
	}
	assert.Len(t, keys, 1, "%v", keys)
}

// TestOnceServiceWithEmptyKey: edits of a service whose key is empty count as edits of the sponsor in demands.
func TestOnceServiceWithEmptyKey(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	f.Services[0] = filing.Service{App: &filing.App{}, Access: f.Services[0].Access, Manager: f.Services[0].Manager, Domains: []filing.Domain{{Name: ""}}}
	g := changetest.Apply(f, changetest.ManagerPhone(filingtest.Mobile(901)))
	facts := change.Facts{PhoneLocal: change.No}
	vs := change.Basis{On: 20220110, Facts: facts, Order: province.OrderFull, Rules: house(t, demandRule("CN/phone/900", province.TopicPhone, func(r *province.Rule) {
		r.Needs.All, r.Presumed = province.SetOf(province.FactPhoneLocal), true
	}))}.Validate(f, g)
	for _, v := range vs {
		assert.False(t, v.Path.Field == filing.FieldPrincipalMobile && v.Severity == change.Blocking, "the principal's phone is untouched: %s", v.Error())
	}
}

// TestOnceRespelledPhoneBlocks: the ratchet compares texts: a broken number written another way, which Diff calls no change, blocks.
func TestOnceRespelledPhoneBlocks(t *testing.T) {
	f := changetest.Apply(filingtest.Unit(filing.Zhejiang), changetest.Phone("12345"))
	f.Sponsor.Principal.ID.Number = "11010119800101001x" // a wrong check digit in any case
	g := changetest.Apply(f, changetest.Phone("123 45"), changetest.Address("样例路2号"))
	g.Sponsor.Principal.ID.Number = "11010119800101001X"
	require.Len(t, change.Diff(f, g), 1)
	changetest.MatchBlocking(t, on(20210601).Validate(f, g))
}

// TestOnceForbiddenSuffix: suffixIn ignores the effect: a rule that forbids suffixes blocks all others and passes the forbidden ones.
func TestOnceForbiddenSuffix(t *testing.T) {
	table := house(t, demandRule("CN/domain-suffix/900", province.TopicDomainSuffix, func(r *province.Rule) {
		r.Effect, r.Values, r.Remedy = province.Forbid, []string{".tk"}, province.RemedyCorrectField
	}), permission("CN/domain-add/900", province.TopicDomainAdd))
	f := filingtest.Unit(filing.Zhejiang)
	b := change.Basis{On: 20220110, Rules: table}
	changetest.MatchBlocking(t, b.Validate(f, changetest.Apply(f, changetest.AddDomain("new.example.com"))))
	changetest.MatchBlocking(t, b.Validate(f, changetest.Apply(f, changetest.AddDomain("new.example.tk"))),
		changetest.Blocking(change.ReasonDomainSuffix).At("services[*].domains[new.example.tk]"))
}

// TestOnceBlankIsNotCleared: a mandatory name overwritten with white space counts as filled in.
func TestOnceBlankIsNotCleared(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	g := changetest.Apply(f, changetest.ServiceName("　 "))
	changetest.MatchBlocking(t, on(20210601).Validate(f, g), changetest.Blocking(change.ReasonFieldMissing).At("services[浙ICP备18001004号-1].name"))
}

// TestOnceServiceNumberOfOtherProvince: number-province-mismatch looks at the sponsor's number only.
func TestOnceServiceNumberOfOtherProvince(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	f.Services = append(f.Services, filingtest.Website(f))
	f.Services[1].Number = must(filing.ParseNumber("京ICP备18001004号-2"))
	g := changetest.Apply(f, changetest.ServiceName("另一样例网站"))
	changetest.Contains(t, on(20210601).Validate(f, g), changetest.Advisory(change.ReasonNumberProvinceMismatch).At("services[京ICP备18001004号-2].number"))
}

// TestOnceLastDomainsTogether: removing both domains of a website is one finding, not one for each domain.
func TestOnceLastDomainsTogether(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	g := changetest.Apply(f, changetest.RemoveDomain("example.com"), changetest.RemoveDomain("example.net"))
	changetest.MatchBlocking(t, on(20210601).Validate(f, g), changetest.Blocking(change.ReasonLastDomainRemoved))
}

// TestOnceMixedOrderTwice: a sponsor order for sponsor and service data gives mixed-order twice.
func TestOnceMixedOrderTwice(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	g := changetest.Apply(f, changetest.Phone(filingtest.Mobile(901)), changetest.ServiceName("另一样例网站"))
	changetest.MatchBlocking(t, change.Basis{On: 20210601, Order: province.OrderSponsor}.Validate(f, g), changetest.Blocking(change.ReasonMixedOrder))
}

// TestOnceModernCodesAreNoPilotCodes: filing: every credit code given since October 2015 has MA in places 9 and 10, so that a wrong check character of any of them counts as the Fujian pilot and never blocks; pilot codes are 91350…M0….
func TestOnceModernCodesAreNoPilotCodes(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	code := []byte(filingtest.USCC(5))
	code[17] = "01"[(code[17]^1)&1]
	require.NotEqual(t, filingtest.USCC(5), string(code))
	g := changetest.Apply(f, changetest.CertificateNumber(string(code)))
	changetest.Contains(t, on(20220110).Validate(f, g), changetest.Blocking(change.ReasonCertificateInvalid))
}

// TestOnceMovedNumbers: the numbers of the services that a move brings along count as service data: mixed-order besides province-changed.
func TestOnceMovedNumbers(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	g := changetest.Apply(f, changetest.MoveTo(filing.Shanghai), changetest.Renumber("沪ICP备2021000001号"))
	changetest.MatchBlocking(t, on(20210601).Validate(f, g), changetest.Blocking(change.ReasonProvinceChanged))
}

// TestOnceMaskedNames: a masked name is another name: a person as consoles show one, 李** with 3301**********0017, is replaced by himself, and identical says no where it cannot know.
func TestOnceMaskedNames(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	id := f.Sponsor.Principal.ID.Number
	shown := changetest.Apply(f, func(f *filing.Filing) {
		f.Sponsor.Principal.Name, f.Sponsor.Principal.ID.Number = "张**", id[:4]+"**********"+id[14:]
	})
	for _, c := range change.Diff(shown, f) {
		assert.NotEqual(t, change.Replaced, c.Op, "%s", c.Path)
	}
	g := changetest.Apply(f, changetest.ReplaceSponsor(5), changetest.LegalRepresentative(filing.Person{Name: "李**"}))
	assert.Equal(t, change.NotKnown, held(t, province.FactSameLegalRepresentative, province.TopicReplacement, f, g, nil))
}

// TestOnceOtherMasks: masked in facts.go knows * only, filing knows ＊ × ● • ■ █ ∗ ﹡ ※ too: a holder 张＊＊ is somebody else, a certificate of 浙江×××公司 a mismatch.
func TestOnceOtherMasks(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	for _, mask := range []string{"＊＊＊", "×××", "●●"} {
		holder := changetest.Apply(f, changetest.AddDomain("new.example.com"), func(f *filing.Filing) {
			for k := range f.Services[0].Domains {
				f.Services[0].Domains[k].Holder.Name = "浙" + mask
			}
		})
		assert.Equal(t, change.NotKnown, asked(t, province.FactHolderIsSponsor, province.TopicDomainHolder, f, holder, nil), mask)
		name := changetest.Apply(f, func(f *filing.Filing) { f.Sponsor.Certificate.Name = "浙江" + mask + "公司" })
		assert.False(t, slices.ContainsFunc(on(20220110).Validate(f, name), func(v change.Violation) bool { return v.Reason == change.ReasonCertificateNameMismatch }), mask)
	}
}

// TestOnceAccessesInOrder: accesses of one provider that changed are paired in the order they stand in, so that two new addresses
// are two other regions as well if the list is turned round; and each is compared with every other.
func TestOnceAccessesInOrder(t *testing.T) {
	access := func(p filing.Province, ips ...string) filing.Access {
		a := filing.Access{Provider: "ucloud", Mode: filing.AccessCloud, Region: p}
		for _, ip := range ips {
			a.IPs = append(a.IPs, netip.MustParseAddr(ip))
		}
		return a
	}
	north, south := access(filing.Beijing, "192.0.2.1"), access(filing.Guangdong, "192.0.2.2")
	const region, ips = ".access[ucloud].region", ".access[ucloud].ips"
	for name, c := range map[string]struct {
		old, new []filing.Access
		want     []string
	}{
		"nothing":         {[]filing.Access{north, south}, []filing.Access{north, south}, nil},
		"twice the same":  {[]filing.Access{north, south}, []filing.Access{north, south, north}, nil},
		"addresses":       {[]filing.Access{north, south}, []filing.Access{access(filing.Beijing, "192.0.2.11"), access(filing.Guangdong, "192.0.2.12")}, []string{ips}},
		"one moves":       {[]filing.Access{north, south}, []filing.Access{north, access(filing.Zhejiang, "192.0.2.2")}, []string{region}},
		"swapped":         {[]filing.Access{north, south}, []filing.Access{access(filing.Beijing, "192.0.2.2"), access(filing.Guangdong, "192.0.2.1")}, []string{ips}},
		"a second server": {[]filing.Access{north}, []filing.Access{north, access(filing.Beijing, "192.0.2.3")}, []string{ips}},
		"a second region": {[]filing.Access{north}, []filing.Access{north, south}, []string{region, ips}},
		"one server less": {[]filing.Access{north, south}, []filing.Access{south}, []string{region, ips}},
	} {
		t.Run(name, func(t *testing.T) {
			f := filingtest.Unit(filing.Zhejiang)
			g := f.Clone()
			f.Services[0].Access, g.Services[0].Access = c.old, c.new
			var want []string
			for _, w := range c.want {
				want = append(want, siteZJ+w)
			}
			for range 2 {
				var got []string
				for _, c := range change.Diff(f, g) {
					assert.Equal(t, change.Changed, c.Op)
					got = append(got, c.Path.String())
				}
				assert.Equal(t, want, got)
				changetest.MatchBlocking(t, change.Basis{On: 20220110}.Validate(f, g))
				slices.Reverse(g.Services[0].Access)
			}
		})
	}
}

// TestOnceManyAccessesOfOneProvider: the cost grows with the square of the number of accesses of one provider.
func TestOnceManyAccessesOfOneProvider(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	f.Services[0].Access = nil
	for i := range 100_000 {
		ip := netip.AddrFrom4([4]byte{198, 18 | byte(i>>16), byte(i >> 8), byte(i)})
		f.Services[0].Access = append(f.Services[0].Access, filing.Access{Provider: "ucloud", IPs: []netip.Addr{ip}})
	}
	g := f.Clone()
	slices.Reverse(g.Services[0].Access)
	assert.Nil(t, change.Diff(f, g))
	g.Services[0].Access = g.Services[0].Access[1:]
	assert.Len(t, change.Diff(f, g), 1)
}

// TestOnceMaskedContacts: a phone, an e-mail address or an address as consoles show them are other ones than the same in full: a
// service's order touches the sponsor and is a mixed order, and the SMS check goes to a new number.
func TestOnceMaskedContacts(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	shown := changetest.Apply(f, func(f *filing.Filing) {
		for _, p := range []*filing.Person{&f.Sponsor.LegalRepresentative, &f.Sponsor.Principal, &f.Services[0].Manager} {
			p.Mobile = "+86 " + p.Mobile[:3] + "****" + p.Mobile[7:]
			p.EmergencyPhone = p.EmergencyPhone[:3] + "●●●●" + p.EmergencyPhone[7:]
			p.Email = p.Email[:1] + "***" + p.Email[3:]
		}
		f.Sponsor.Address, f.Sponsor.Certificate.Address = "浙江****", "浙江****1号"
	})
	assert.Nil(t, change.Diff(shown, f))
	assert.Nil(t, change.Diff(f, shown))
	name := changetest.ServiceName("另一样例网站")
	changetest.MatchBlocking(t, on(20190603).Validate(shown, changetest.Apply(f, name)))
	for _, e := range []changetest.Edit{
		changetest.Phone("13900000002"), changetest.Phone("138****0009"), changetest.Phone(""), changetest.Email("q***@example.com"), changetest.Email(""), changetest.Address("浙江****2号"), changetest.Address(""),
	} {
		assert.Len(t, change.Diff(f, changetest.Apply(f, e)), 1, "a mask that does not fit, or nothing, is a change")
		assert.Len(t, change.Diff(changetest.Apply(f, e), f), 1)
	}
}

// TestOnceRespelledHomePage: a home page in capitals, with the dot of the root or in Punycode is another page.
func TestOnceRespelledHomePage(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	f.Services[0].HomePages = []string{"www.example.com", "例子.中国", "http://www.example.com/A"}
	respelled := changetest.Apply(f, func(f *filing.Filing) {
		f.Services[0].HomePages = []string{"XN--FSQU00A.xn--fiqs8s", "http://www.example.com/A", "WWW.Example.COM."}
	})
	assert.Nil(t, change.Diff(f, respelled))
	for _, page := range []string{"http://www.example.com/a", "www.example.net"} {
		other := changetest.Apply(f, func(f *filing.Filing) { f.Services[0].HomePages[2] = page })
		assert.Len(t, change.Diff(f, other), 1)
	}
}

// TestOnceUnnamedProvider: an access whose provider is absent, and so unknown, is another provider's: the law blocks who names it.
func TestOnceUnnamedProvider(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	unnamed := changetest.Apply(f, func(f *filing.Filing) { f.Services[0].Access[0].Provider = "" })
	for _, p := range [][2]filing.Filing{{f, unnamed}, {unnamed, f}} {
		vs := on(20220110).Validate(p[0], p[1])
		changetest.MatchBlocking(t, vs)
		changetest.Contains(t, vs, changetest.Advisory(change.ReasonUndecided).At(siteZJ+".access[alibaba-cloud]").Mend(province.RemedyCorrectField))
	}
	assert.Nil(t, on(20220110).Validate(unnamed, unnamed.Clone()))
	f.Services[0].Access = append(f.Services[0].Access, filing.Access{Provider: "ucloud"})
	dropped := changetest.Apply(f, changetest.RemoveAccess("ucloud"))
	changetest.MatchBlocking(t, on(20220110).Validate(f, dropped), changetest.Blocking(change.ReasonAccessProviderChanged))
}

// TestOnceLongNames: names that are no domains are told apart by their first 256 bytes, which is what paths show of them: one that
// changes behind that is no change.
func TestOnceLongNames(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	f.Services[0].Domains = append(f.Services[0].Domains, filing.Domain{Name: strings.Repeat("x", 300)})
	g := changetest.Apply(f, func(f *filing.Filing) { f.Services[0].Domains[2].Name += "y" })
	changes := change.Diff(f, g)
	require.Len(t, changes, 1)
	assert.Equal(t, change.Replaced, changes[0].Op)
	assert.Len(t, changes[0].Path.Key, 256)
	assert.Len(t, changes[0].With, 256)
}

// TestOnceBlankIsAbsent: white space is a name, a number or a phone of its own, not an absent one: a number filled in is a changed
// number, a person somebody else.
func TestOnceBlankIsAbsent(t *testing.T) {
	f := filingtest.Unit(filing.Henan)
	for name, set := range map[string]func(f *filing.Filing, s string){
		"name":               func(f *filing.Filing, s string) { f.Sponsor.Name = s },
		"certificate number": func(f *filing.Filing, s string) { f.Sponsor.Certificate.Number = s },
		"certificate name":   func(f *filing.Filing, s string) { f.Sponsor.Certificate.Name = s },
		"principal's name":   func(f *filing.Filing, s string) { f.Sponsor.Principal.Name = s },
		"principal's number": func(f *filing.Filing, s string) { f.Sponsor.Principal.ID.Number = s },
		"whole principal": func(f *filing.Filing, s string) {
			f.Sponsor.Principal = filing.Person{Name: s, ID: filing.Document{Number: s}}
		},
		"mobile":  func(f *filing.Filing, s string) { f.Sponsor.Principal.Mobile = s },
		"address": func(f *filing.Filing, s string) { f.Sponsor.Address = s },
		"e-mail":  func(f *filing.Filing, s string) { f.Sponsor.Principal.Email = s },
	} {
		absent, blank := changetest.Apply(f, func(f *filing.Filing) { set(f, "") }), changetest.Apply(f, func(f *filing.Filing) { set(f, " \u3000\u200b") })
		assert.Equal(t, lines(change.Diff(absent, f)), lines(change.Diff(blank, f)), name)
		assert.Equal(t, lines(change.Diff(f, absent)), lines(change.Diff(f, blank)), name)
		assert.Equal(t, text(on(20190911).Validate(absent, f)), text(on(20190911).Validate(blank, f)), name)
		assert.Equal(t, text(on(20190911).Validate(f, absent)), text(on(20190911).Validate(f, blank)), name)
		if name != "e-mail" {
			assert.Nil(t, change.Diff(absent, blank), name)
		}
	}
}

// TestOnceRespelledNumbers: the number of a pre-approval in another width and the fingerprint of an App in capitals, as consoles
// show it, are other ones.
func TestOnceRespelledNumbers(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	f.Services = append(f.Services, filingtest.App(f))
	f.Services[0].PreApprovals = []filing.PreApproval{{Category: filing.PreApprovalNews, Number: "样例（2020）第1号"}}
	f.Services[1].App.MD5 = "0123456789abcdef0123456789abcdef"
	g := changetest.Apply(f, func(f *filing.Filing) {
		f.Services[0].PreApprovals[0].Number = "样例(2020) 第１号"
		f.Services[1].App.MD5 = "01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF"
	})
	assert.Nil(t, change.Diff(f, g))
	g.Services[0].PreApprovals[0].Number = "样例(2020)第2号"
	g.Services[1].App.MD5 = "1123456789abcdef0123456789abcdef"
	assert.Len(t, change.Diff(f, g), 2)
	g.Services[0].PreApprovals[0] = filing.PreApproval{Category: filing.PreApprovalEducation, Number: "样例（2020）第1号"}
	assert.Len(t, change.Diff(f, g), 2)
}
