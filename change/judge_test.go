package change_test

import (
	"bytes"
	"errors"
	"io"
	"log/slog"
	"reflect"
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

const siteZJ = "services[浙ICP备18001004号-1]"

// zhejiang is a filing with two websites.
func zhejiang() filing.Filing {
	f := filingtest.Unit(filing.Zhejiang)
	f.Services = append(f.Services, filingtest.Website(f))
	return f
}

// TestStructure holds rules of structure, which are the same everywhere, against edits of one kind each.
func TestStructure(t *testing.T) {
	block := changetest.Blocking
	app := filingtest.App(zhejiang())
	number := must(filing.ParseNumber("浙ICP备18009999号"))
	for name, c := range map[string]struct {
		edit changetest.Edit
		want []changetest.Want
	}{
		"province": {changetest.MoveTo(filing.Beijing), []changetest.Want{block(change.ReasonProvinceChanged).At("province").By("CN/province/1").As(province.Law).Mend(province.RemedyNewFiling)}},
		"number of the sponsor": {func(f *filing.Filing) { f.Number = number }, []changetest.Want{
			block(change.ReasonNumberChanged).At("number").By("CN/number/1"),
		}},
		"number of a service": {func(f *filing.Filing) { f.Services[1].Number = must(filing.ParseNumber("浙ICP备18001004号-9")) }, []changetest.Want{
			block(change.ReasonNumberChanged).At("services[浙ICP备18001004号-2].number"),
		}},
		"kind of a service": {func(f *filing.Filing) { f.Services[1].Kind = filing.KindQuickApp }, []changetest.Want{
			block(change.ReasonNumberChanged).At("services[浙ICP备18001004号-2].kind"),
		}},
		"service added":     {changetest.AddService(app), []changetest.Want{block(change.ReasonServiceAdded).At("services[浙ICP备18001004号-3A]").By("CN/service-add/1").Mend(province.RemedyNewService)}},
		"service removed":   {changetest.RemoveService(1), []changetest.Want{block(change.ReasonServiceRemoved).At("services[浙ICP备18001004号-2]").By("CN/service-remove/1").Mend(province.RemedyCancelService)}},
		"services removed":  {func(f *filing.Filing) { f.Services = nil }, []changetest.Want{block(change.ReasonServiceRemoved).At(siteZJ), block(change.ReasonServiceRemoved).At("services[浙ICP备18001004号-2]")}},
		"service exchanged": {func(f *filing.Filing) { f.Services[1] = app }, []changetest.Want{block(change.ReasonServiceRemoved), block(change.ReasonServiceAdded)}},
		"domain removed":    {changetest.RemoveDomain("example.net"), nil},
		"last domain":       {changetest.At(1, changetest.RemoveDomain("service2.example")), []changetest.Want{block(change.ReasonLastDomainRemoved).At("services[浙ICP备18001004号-2].domains").Mend(province.RemedyCancelService)}},
		"domain replaced": {changetest.ReplaceDomain("example.net", "new.example.com"), []changetest.Want{
			block(change.ReasonDomainReplaced).At(siteZJ + ".domains[example.net]").By("CN/domain-replace/2").Mend(province.RemedyNewService),
		}},
		"one replaced, one added": {func(f *filing.Filing) {
			changetest.ReplaceDomain("example.net", "new.example.com")(f)
			changetest.AddDomain("zzz.example.com")(f)
		}, []changetest.Want{
			block(change.ReasonDomainReplaced).At(siteZJ + ".domains[example.net]"), block(change.ReasonDomainAdded).At(siteZJ + ".domains[zzz.example.com]"),
		}},
		"only domain replaced": {changetest.At(1, changetest.ReplaceDomain("service2.example", "new.example.com")), []changetest.Want{block(change.ReasonDomainReplaced)}},
		"access added":         {changetest.AddAccess("ucloud"), []changetest.Want{block(change.ReasonAccessProviderChanged).At(siteZJ + ".access[ucloud]").As(province.Law).Mend(province.RemedyTransferIn)}},
		"last access removed":  {changetest.RemoveAccess("alibaba-cloud"), []changetest.Want{block(change.ReasonAccessProviderChanged).At(siteZJ + ".access[alibaba-cloud]").As(province.Law).Mend(province.RemedyCancelService)}},
		"holder and expiry": {func(f *filing.Filing) {
			f.Services[0].Domains[0].Holder.Name, f.Services[0].Domains[0].Expires = "别人", 20190101
		}, nil},
		"spelling": {changetest.Phone("+86 138-0000-0002"), nil},
	} {
		t.Run(name, func(t *testing.T) {
			f := zhejiang()
			vs := on(20220110).Validate(f, changetest.Apply(f, c.edit))
			changetest.MatchBlocking(t, vs, c.want...)
		})
	}
}

func TestProviderExchanged(t *testing.T) {
	f := zhejiang()
	f.Services[0].Access = append(f.Services[0].Access, filing.Access{Provider: "ucloud", Region: filing.Zhejiang})
	dropped := changetest.Apply(f, changetest.RemoveAccess("alibaba-cloud"))
	changetest.MatchBlocking(t, on(20220110).Validate(f, dropped),
		changetest.Blocking(change.ReasonAccessProviderChanged).At(siteZJ+".access[alibaba-cloud]").Mend(province.RemedyChangeAtProvider))
	exchanged := changetest.Apply(dropped, changetest.AddAccess("tencent-cloud"))
	changetest.MatchBlocking(t, on(20220110).Validate(f, exchanged),
		changetest.Blocking(change.ReasonAccessProviderChanged).At(siteZJ+".access[alibaba-cloud]"),
		changetest.Blocking(change.ReasonAccessProviderChanged).At(siteZJ+".access[tencent-cloud]"))
	regional := changetest.Apply(f, changetest.Region(filing.Beijing))
	changetest.MatchBlocking(t, on(20220110).Validate(f, regional))
}

// TestOrderKinds holds every kind of order against every combination of parts.
func TestOrderKinds(t *testing.T) {
	f := zhejiang()
	parts := map[string]changetest.Edit{
		"sponsor": changetest.Phone(filingtest.Mobile(901)),
		"service": changetest.ServiceName("另一样例网站"),
		"access":  changetest.IPs("192.0.2.99"),
	}
	carries := map[province.OrderKind]string{
		province.OrderFull: "sponsor service access", province.OrderSponsor: "sponsor", province.OrderService: "service access", province.OrderAccess: "access",
	}
	for kind := province.OrderKind(0); kind <= province.OrderMigrate+1; kind++ {
		for set := 1; set < 8; set++ {
			var edits []changetest.Edit
			fits, touched := true, []string{}
			for i, part := range []string{"sponsor", "service", "access"} {
				if set>>i&1 == 1 {
					edits, touched = append(edits, parts[part]), append(touched, part)
					fits = fits && strings.Contains(carries[kind], part)
				}
			}
			mixed := slices.Contains(touched, "sponsor") && len(touched) > 1
			if kind == 0 {
				fits = !mixed
			}
			b := change.Basis{On: 20220110, Order: kind}
			vs := b.Validate(f, changetest.Apply(f, edits...))
			got := slices.ContainsFunc(vs.Blocking(), func(v change.Violation) bool { return v.Reason == change.ReasonMixedOrder })
			assert.Equal(t, !fits, got, "a %s order for %s", kind, touched)
			if got && kind != 0 {
				want := province.RemedySplit
				if !kind.IsChange() {
					want = province.RemedyFullOrder
				}
				assert.True(t, slices.ContainsFunc(vs, func(v change.Violation) bool { return v.Remedy == want && v.Detail.Order == kind }), "%s for %s", kind, touched)
			}
			b.FullOrders = true
			if kind == 0 {
				changetest.MatchBlocking(t, b.Validate(f, changetest.Apply(f, edits...)))
			}
		}
	}
}

// TestOnlyFullOrders walks the windows in which Jiangsu and Anhui took no other order.
// Guizhou takes no order for a service alone, and since 2026-05-27 none for the sponsor alone where its responsible person
// changes: then nothing but the full order is left, and there is nothing to split.
func TestOnlyFullOrderForThisEdit(t *testing.T) {
	mixed := changetest.Blocking(change.ReasonMixedOrder).Mend(province.RemedySplit)
	name := changetest.ServiceName("另一样例网站")
	f := filingtest.Unit(filing.Guizhou)
	person, phone := changetest.Principal(filingtest.Person(filing.Guizhou, 90)), changetest.Phone(filingtest.Mobile(901))
	changetest.MatchBlocking(t, on(20260606).Validate(f, changetest.Apply(f, person, name)))
	changetest.MatchBlocking(t, on(20260606).Validate(f, changetest.Apply(f, phone, name)), mixed)
	changetest.MatchBlocking(t, on(20260526).Validate(f, changetest.Apply(f, person, name)), mixed)
}

func TestOnlyFullOrders(t *testing.T) {
	for _, c := range []struct {
		p      filing.Province
		day    filing.Date
		refuse bool
	}{
		{filing.Jiangsu, 20211020, false}, // but for service orders, refused since January
		{filing.Jiangsu, 20211021, true},
		{filing.Jiangsu, 20230829, true},
		{filing.Jiangsu, 20230830, true},
		{filing.Anhui, 20211020, false},
		{filing.Anhui, 20211021, true},
		{filing.Anhui, 20230829, true},
		{filing.Anhui, 20230830, false},
		{filing.Zhejiang, 20220110, false},
	} {
		f := filingtest.Unit(c.p)
		both := changetest.Apply(f, changetest.Phone(filingtest.Mobile(901)), changetest.ServiceName("另一样例网站"))
		mixed := slices.ContainsFunc(on(c.day).Validate(f, both).Blocking(), func(v change.Violation) bool { return v.Reason == change.ReasonMixedOrder })
		assert.Equal(t, !c.refuse, mixed, "%s %s: both at once", c.p, c.day)
		for kind, edit := range map[province.OrderKind]changetest.Edit{
			province.OrderSponsor: changetest.Phone(filingtest.Mobile(901)),
			province.OrderService: changetest.ServiceName("另一样例网站"),
		} {
			b := change.Basis{On: c.day, Order: kind}
			vs := b.Validate(f, changetest.Apply(f, edit))
			refused := slices.ContainsFunc(vs.Blocking(), func(v change.Violation) bool {
				return v.Reason == change.ReasonOrderKindUnavailable && v.Remedy == province.RemedyFullOrder && v.Detail.Order == kind
			})
			if c.p == filing.Jiangsu && c.day == 20211020 && kind == province.OrderService {
				continue
			}
			assert.Equal(t, c.refuse, refused, "%s %s: %s order", c.p, c.day, kind)
			b.Order = 0
			assert.False(t, slices.ContainsFunc(b.Validate(f, changetest.Apply(f, edit)), func(v change.Violation) bool {
				return v.Reason == change.ReasonOrderKindUnavailable
			}), "who does not choose is not refused")
		}
	}
}

func TestOpenOrders(t *testing.T) {
	f := zhejiang()
	g := changetest.Apply(f, changetest.Phone(filingtest.Mobile(901)))
	open := []change.OpenOrder{{Kind: province.OrderService, Service: f.Services[0].Number}, {Kind: province.OrderAccess}}
	vs := change.Basis{On: 20220110, OpenOrders: open}.Validate(f, g)
	changetest.MatchBlocking(t, vs, changetest.Blocking(change.ReasonOrderInProgress).At("").Mend(province.RemedyWait).As(province.Law))
	assert.Equal(t, province.OrderService, vs[0].Detail.Order)
	changetest.MatchBlocking(t, change.Basis{On: 20220110, OpenOrders: []change.OpenOrder{}}.Validate(f, g))
	changetest.MatchBlocking(t, change.Basis{On: 20220110, OpenOrders: open}.Validate(f, f))
}

// TestFormats walks what is wrong with numbers, phones and addresses through the ratchet: broken by this edit, broken before,
// mended, masked, absent.
func TestFormats(t *testing.T) {
	const pilot = "91350100M0001TGQXM" // of the Fujian pilot: the last character does not fit, the organisation code inside does
	type place struct {
		path   string
		reason change.Reason
		set    func(f *filing.Filing, v string)
	}
	principal := func(f *filing.Filing) *filing.Person { return &f.Sponsor.Principal }
	legal := func(f *filing.Filing) *filing.Person { return &f.Sponsor.LegalRepresentative }
	manager := func(f *filing.Filing) *filing.Person { return &f.Services[0].Manager }
	at := map[string]func(f *filing.Filing) *filing.Person{"sponsor.principal": principal, "sponsor.legalRepresentative": legal, siteZJ + ".manager": manager}
	var places []place
	for path, who := range at {
		places = append(places,
			place{path + ".mobile", change.ReasonMobileInvalid, func(f *filing.Filing, v string) { who(f).Mobile = v }},
			place{path + ".email", change.ReasonEmailInvalid, func(f *filing.Filing, v string) { who(f).Email = v }},
			place{path + ".id.number", change.ReasonIDInvalid, func(f *filing.Filing, v string) { who(f).ID.Number = v }})
	}
	places = append(places, place{"sponsor.certificate.number", change.ReasonCertificateInvalid, func(f *filing.Filing, v string) { f.Sponsor.Certificate.Number = v }})
	bad := map[change.Reason]string{
		change.ReasonMobileInvalid: "12345", change.ReasonEmailInvalid: "no address", change.ReasonIDInvalid: "330102198001010011", change.ReasonCertificateInvalid: "91110000!!",
	}
	masked := map[change.Reason]string{
		change.ReasonMobileInvalid: "138****0002", change.ReasonEmailInvalid: "p***@example.com", change.ReasonIDInvalid: "3301**********001X", change.ReasonCertificateInvalid: "91**************12",
	}
	touch := func(f *filing.Filing) { // something else changes, in an order that carries everything
		changetest.ServiceName("另一样例网站")(f)
		changetest.Address("样例路2号")(f)
	}
	has := func(vs change.Violations, p place, s change.Severity) bool {
		return slices.ContainsFunc(vs, func(v change.Violation) bool {
			return v.Reason == p.reason && v.Severity == s && v.Path.String() == p.path && v.Detail.Problem != 0 && v.Remedy == province.RemedyCorrectField
		})
	}
	for _, p := range places {
		good := zhejiang()
		broken := changetest.Apply(good, func(f *filing.Filing) { p.set(f, bad[p.reason]) })
		hidden := changetest.Apply(good, func(f *filing.Filing) { p.set(f, masked[p.reason]) })
		absent := changetest.Apply(good, func(f *filing.Filing) { p.set(f, "") })
		b := change.Basis{On: 20220110, FullOrders: true}
		assert.True(t, has(b.Validate(good, broken), p, change.Blocking), "%s: broken by the edit", p.path)
		vs := b.Validate(broken, changetest.Apply(broken, touch))
		assert.True(t, has(vs, p, change.Advisory) && !has(vs, p, change.Blocking), "%s: broken before", p.path)
		for name, vs := range map[string]change.Violations{
			"mended": b.Validate(broken, good), "masked": b.Validate(good, hidden), "masked before": b.Validate(hidden, changetest.Apply(hidden, touch)),
			"masked after it was broken": b.Validate(broken, hidden), "unmasked": b.Validate(hidden, good), "cleared": b.Validate(good, absent), "absent": b.Validate(absent, changetest.Apply(absent, touch)),
		} {
			assert.False(t, has(vs, p, change.Blocking) || has(vs, p, change.Advisory), "%s: %s", p.path, name)
		}
	}
	t.Run("pilot code", func(t *testing.T) {
		f := zhejiang()
		vs := on(20220110).Validate(f, changetest.Apply(f, changetest.CertificateNumber(pilot)))
		changetest.Contains(t, vs, changetest.Advisory(change.ReasonCertificateInvalid).At("sponsor.certificate.number"))
		i := slices.IndexFunc(vs, func(v change.Violation) bool { return v.Reason == change.ReasonCertificateInvalid })
		assert.Equal(t, filing.ProblemPilotCode, vs[i].Detail.Problem)
	})
	t.Run("number before 2015", func(t *testing.T) {
		f := zhejiang()
		vs := on(20220110).Validate(f, changetest.Apply(f, changetest.CertificateNumber("330000123456789")))
		changetest.Contains(t, vs, changetest.Advisory(change.ReasonCertificateInvalid))
	})
}

// TestKindsOfDocument requires that a wrong number cites the rule of its kind.
func TestKindsOfDocument(t *testing.T) {
	for kind, want := range map[filing.CertificateKind]province.RuleID{
		filing.ResidentID: "CN/identifier/1", filing.ForeignPermanentResidentID: "CN/identifier/1", filing.BusinessLicence: "CN/identifier/2",
		filing.SocialCreditCode: "CN/identifier/2", filing.OrganisationCode: "CN/identifier/3", filing.OrganisationCodeFoundation: "CN/identifier/3",
		filing.HKMacaoResidencePermit: "CN/identifier/4", filing.TaiwanResidencePermit: "CN/identifier/4",
		filing.Passport: "CN/identifier/5", filing.TaiwanTravelPermit: "CN/identifier/5", filing.HKMacaoTravelPermit: "CN/identifier/5",
	} {
		f := zhejiang()
		g := changetest.Apply(f, func(f *filing.Filing) {
			f.Sponsor.Certificate.Kind, f.Sponsor.Certificate.Number = kind, "!"
			f.Sponsor.Principal.ID = filing.Document{Kind: kind, Number: "!"}
		})
		changetest.Contains(t, on(20220110).Validate(f, g),
			changetest.Blocking(change.ReasonCertificateInvalid).By(want), changetest.Blocking(change.ReasonIDInvalid).By(want))
	}
}

// TestMandatory clears what a filing must hold; what was never there is unknown and not missing.
func TestMandatory(t *testing.T) {
	for path, clear := range map[string]changetest.Edit{
		"sponsor.certificate.number":   changetest.CertificateNumber(""),
		"sponsor.principal.name":       func(f *filing.Filing) { f.Sponsor.Principal.Name = "" },
		"sponsor.principal.mobile":     changetest.Phone(""),
		"sponsor.principal.id.number":  func(f *filing.Filing) { f.Sponsor.Principal.ID.Number = "" },
		siteZJ + ".name":               changetest.ServiceName(""),
		siteZJ + ".manager.name":       func(f *filing.Filing) { f.Services[0].Manager.Name = "" },
		siteZJ + ".manager.mobile":     changetest.ManagerPhone(""),
		siteZJ + ".manager.id.number":  func(f *filing.Filing) { f.Services[0].Manager.ID.Number = "" },
		"sponsor.name":                 func(f *filing.Filing) { f.Sponsor.Name = "" },
		"sponsor.principal.email":      nil,
		"sponsor.address":              nil,
		"sponsor.certificate.address":  nil,
		siteZJ + ".contents":           nil,
		"sponsor.legalRepresentative":  nil,
		siteZJ + ".manager.email":      nil,
		siteZJ + ".homePages":          nil,
		"sponsor.certificate.expires":  nil,
		"sponsor.principal.id.expires": nil,
	} {
		if clear == nil {
			continue // may be left out of a filing's record, so nothing says that it is missing
		}
		f := zhejiang()
		g := changetest.Apply(f, clear)
		vs := on(20220110).Validate(f, g)
		missing := slices.DeleteFunc(slices.Clone(vs.Blocking()), func(v change.Violation) bool { return v.Reason != change.ReasonFieldMissing })
		changetest.Match(t, missing, changetest.Blocking(change.ReasonFieldMissing).At(path).Mend(province.RemedyCorrectField))
		again := change.Basis{On: 20220110, FullOrders: true}.Validate(g, changetest.Apply(g, changetest.Email("new@example.com"), changetest.At(1, changetest.ServiceName("另一样例网站"))))
		assert.False(t, slices.ContainsFunc(again, func(v change.Violation) bool { return v.Reason == change.ReasonFieldMissing }), "%s was absent before", path)
	}
}

func TestCertificateName(t *testing.T) {
	f := zhejiang()
	other := func(f *filing.Filing) { f.Sponsor.Certificate.Name = "别家样例有限公司" }
	want := changetest.Blocking(change.ReasonCertificateNameMismatch).At("sponsor.certificate.name")
	changetest.Contains(t, on(20220110).Validate(f, changetest.Apply(f, other)), want)
	changetest.Contains(t, on(20220110).Validate(f, changetest.Apply(f, func(f *filing.Filing) { f.Sponsor.Name = "改名样例有限公司" })), want)
	bad := changetest.Apply(f, other)
	vs := on(20220110).Validate(bad, changetest.Apply(bad, changetest.Email("new@example.com")))
	changetest.Contains(t, vs, changetest.Advisory(change.ReasonCertificateNameMismatch))
	changetest.MatchBlocking(t, vs)
	for _, name := range []string{"", "浙江样例***公司", "浙江样例科技有限公司 "} {
		g := changetest.Apply(f, func(f *filing.Filing) { f.Sponsor.Certificate.Name = name }, changetest.Email("new@example.com"))
		for _, v := range on(20220110).Validate(f, g) {
			assert.NotEqual(t, change.ReasonCertificateNameMismatch, v.Reason, name)
		}
	}
}

func TestNumberOfAnotherProvince(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	f.Number = must(filing.ParseNumber("京ICP备18001004号"))
	vs := on(20220110).Validate(f, changetest.Apply(f, changetest.Email("new@example.com")))
	changetest.Contains(t, vs, changetest.Advisory(change.ReasonNumberProvinceMismatch).At("number"))
	changetest.MatchBlocking(t, vs)
}

func TestLateness(t *testing.T) {
	f := zhejiang()
	g := changetest.Apply(f, changetest.Email("new@example.com"))
	late := func(b change.Basis) *change.Violation {
		vs := b.Validate(f, g)
		i := slices.IndexFunc(vs, func(v change.Violation) bool { return v.Reason == change.ReasonLate })
		if i < 0 {
			return nil
		}
		return &vs[i]
	}
	// Thirty days before the change is the last day in time.
	require.Nil(t, late(change.Basis{On: 20220531, Occurred: 20220630}))
	v := late(change.Basis{On: 20220601, Occurred: 20220630})
	require.NotNil(t, v)
	assert.Equal(t, change.Advisory, v.Severity)
	assert.Equal(t, province.Law, v.Certainty)
	assert.Equal(t, filing.Date(20220531), v.Detail.Due)
	assert.Equal(t, province.Limit{N: 30, Unit: province.Days}, v.Detail.Limit)
	require.NotNil(t, late(change.Basis{On: 20220801, Occurred: 20220630}))
	require.Nil(t, late(change.Basis{On: 20220801}))
	require.Nil(t, late(change.Basis{Occurred: 20220630}), "the day is not known")
	require.Nil(t, late(change.Basis{On: 20220801, Occurred: 20220801, Rules: house(t)}), "nobody sets a term")
	for _, nonsense := range []filing.Date{-1, 1, 99999999, 10101} {
		require.NotPanics(t, func() {
			late(change.Basis{On: 20220801, Occurred: nonsense})
			late(change.Basis{On: nonsense, Occurred: nonsense})
		})
	}
}

// TestUndated requires one advisory where something hangs on today and nobody said which day it is, and none otherwise.
func TestUndated(t *testing.T) {
	f := zhejiang()
	table := house(t, demandRule("CN/id-validity/900", province.TopicIDValidity), demandRule("CN/domain-validity/900", province.TopicDomainValidity),
		demandRule("CN/age/900", province.TopicAge, func(r *province.Rule) { r.Limit = province.Limit{N: 18, Unit: province.Years} }),
		demandRule("CN/timeline/900", province.TopicTimeline, func(r *province.Rule) { r.Limit = province.Limit{N: 30, Unit: province.Days} }))
	undated := func(b change.Basis) (n int) {
		for _, v := range b.Validate(f, changetest.Apply(f, changetest.Email("new@example.com"))) {
			if v.Reason == change.ReasonUndecided && v.Topic == province.TopicTimeline {
				assert.Equal(t, change.Advisory, v.Severity)
				n++
			}
		}
		return n
	}
	assert.Equal(t, 1, undated(change.Basis{Rules: table, Occurred: 20210101, FullOrders: true, Order: province.OrderFull}))
	assert.Equal(t, 0, undated(change.Basis{Rules: table, Occurred: 20210101, On: 20220110}))
	assert.Equal(t, 0, undated(change.Basis{Rules: house(t)}), "nothing hangs on today")
	assert.Equal(t, 1, undated(change.Basis{Rules: house(t), Occurred: 20210101}))
}

// TestDayOfEdition requires that without a day the rules of the edition's day hold.
func TestDayOfEdition(t *testing.T) {
	f := zhejiang()
	g := changetest.Apply(f, changetest.AddDomain("new.example.com"))
	forbid := houseRule("CN/domain-add/900", province.TopicDomainAdd, province.Forbid, func(r *province.Rule) { r.Period.From = 20220110 })
	for edition, blocks := range map[string]bool{"2022-01-09 house": false, "2022-01-10 house": true, "house": true, "2022-13-10 house": true} {
		table, err := province.New(edition, forbid)
		require.NoError(t, err)
		for _, rules := range []province.Rules{table, foreign{table}} {
			vs := change.Basis{Rules: rules}.Validate(f, g)
			assert.Equal(t, blocks, errors.Is(vs.Err(), change.ReasonDomainAdded), edition)
			assert.Equal(t, edition, vs[0].Edition)
		}
	}
}

// TestMaterials walks the three states of what is in hand.
func TestMaterials(t *testing.T) {
	proofs := []province.Material{province.ChangeProof, province.BusinessLicence}
	table := house(t, permission("CN/rename/900", province.TopicRename, func(r *province.Rule) { r.Materials = province.SetOf(proofs...) }))
	f := filingtest.Unit(filing.Zhejiang)
	g := changetest.Apply(f, changetest.Rename("改名样例有限公司"))
	for name, c := range map[string]struct {
		hand    []province.Material
		missing province.Set[province.Material]
	}{
		"not asked": {nil, 0},
		"none":      {[]province.Material{}, province.SetOf(proofs...)},
		"one":       {proofs[:1], province.SetOf(province.BusinessLicence)},
		"both":      {proofs, 0},
		"others":    {[]province.Material{province.IDCard, province.BusinessLicence, province.BusinessLicence}, province.SetOf(province.ChangeProof)},
	} {
		vs := change.Basis{On: 20220110, Rules: table, Materials: c.hand}.Validate(f, g)
		if c.missing == 0 {
			changetest.MatchBlocking(t, vs)
			continue
		}
		changetest.MatchBlocking(t, vs, changetest.Blocking(change.ReasonMaterialMissing).At("sponsor.name").By("CN/rename/900").Mend(province.RemedyAttachMaterial))
		assert.Equal(t, c.missing, vs[0].Detail.Materials, name)
	}
}

// A list of a unit's certificates names the sponsor's and those of the responsible persons together; each is owed where its
// owner is touched.
func TestPapersOfTheirOwners(t *testing.T) {
	list := permission("CN/certificate/900", province.TopicCertificate, func(r *province.Rule) {
		r.Effect, r.Presumed, r.When.Class = province.Require, true, filing.Unit
		r.Materials, r.Persons = province.SetOf(province.SponsorCertificate, province.IDCard), province.SetOf(province.Principal, province.Manager)
	})
	photo := permission("CN/photo/900", province.TopicPhoto, func(r *province.Rule) {
		r.Effect, r.Presumed, r.Materials = province.Require, true, province.SetOf(province.IDPhotoInHand)
	})
	basis := change.Basis{On: 20220110, Rules: house(t, list, photo), Materials: []province.Material{}, FullOrders: true}
	unit, other := filingtest.Unit(filing.Zhejiang), filingtest.Person(filing.Zhejiang, 90)
	missing := func(at string, rule province.RuleID) changetest.Want {
		return changetest.Blocking(change.ReasonMaterialMissing).At(at).By(rule)
	}
	manager := "services[" + unit.Services[0].Number.String() + "].manager"
	changed := func(edits ...changetest.Edit) change.Violations {
		return basis.Validate(unit, changetest.Apply(unit, edits...)).Blocking()
	}
	certificate := unit.Sponsor.Certificate
	certificate.Expires = filing.Expiry(20400101)

	changetest.MatchBlocking(t, changed(changetest.Phone(filingtest.Mobile(90))))
	vs := changed(changetest.Certificate(certificate))
	changetest.MatchBlocking(t, vs, missing("sponsor.certificate", "CN/certificate/900"))
	assert.Equal(t, province.SetOf(province.SponsorCertificate), vs[0].Detail.Materials, "nobody else's card")
	vs = changed(changetest.Principal(other))
	changetest.MatchBlocking(t, vs, missing("sponsor.principal", "CN/certificate/900"))
	assert.Equal(t, province.SetOf(province.IDCard), vs[0].Detail.Materials)
	changetest.MatchBlocking(t, changed(changetest.Manager(other)), missing(manager, "CN/certificate/900"), missing(manager, "CN/photo/900"))
}

// A business licence is the certificate of a sponsor that has one, and one card serves a principal who is the legal
// representative.
func TestPapersUnderTwoNames(t *testing.T) {
	asks := func(m province.Material) *province.Table {
		return house(t, permission("CN/rename/900", province.TopicRename, func(r *province.Rule) { r.Materials = province.SetOf(m) }))
	}
	company, body := filingtest.Unit(filing.Zhejiang), filingtest.Nature(filing.Zhejiang, filing.NatureGovernment)
	alone := company.Clone()
	alone.Sponsor.Principal = alone.Sponsor.LegalRepresentative
	deputy := company.Clone()
	deputy.Sponsor.Principal = filingtest.Person(filing.Zhejiang, 91)
	for name, c := range map[string]struct {
		filing       filing.Filing
		wanted, hand province.Material
		ok           bool
	}{
		"licence for certificate":          {company, province.SponsorCertificate, province.BusinessLicence, true},
		"certificate for licence":          {company, province.BusinessLicence, province.SponsorCertificate, true},
		"a body has no licence":            {body, province.BusinessLicence, province.SponsorCertificate, false},
		"card of the legal representative": {alone, province.LegalRepresentativeID, province.IDCard, true},
		"card of somebody else":            {deputy, province.LegalRepresentativeID, province.IDCard, false},
		"no card for the other's, unnamed": {alone, province.IDCard, province.LegalRepresentativeID, false},
		"another paper altogether":         {company, province.SponsorCertificate, province.ChangeProof, false},
	} {
		vs := change.Basis{On: 20220110, Rules: asks(c.wanted), Materials: []province.Material{c.hand}}.Validate(c.filing, changetest.Apply(c.filing, changetest.Rename("改名样例有限公司")))
		assert.Equal(t, c.ok, len(vs.Blocking()) == 0, "%s: %v", name, vs.Blocking())
	}
}

// factFields pairs each fact that the caller states with its field.
func factFields(t *testing.T) map[province.Fact]int {
	t.Helper()
	fields := map[province.Fact]int{}
	facts := reflect.TypeFor[change.Facts]()
	for i := range facts.NumField() {
		var slug strings.Builder
		for k, r := range strings.ReplaceAll(facts.Field(i).Name, "ID", "Id") {
			if r >= 'A' && r <= 'Z' {
				if k > 0 {
					slug.WriteByte('-')
				}
				r += 'a' - 'A'
			}
			slug.WriteRune(r)
		}
		var f province.Fact
		require.NoError(t, f.UnmarshalText([]byte(slug.String())), "the field %s answers for a fact of its name", facts.Field(i).Name)
		fields[f] = i
	}
	return fields
}

// TestFacts holds every fact that a caller may state against a permission and a demand that need it.
func TestFacts(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	g := changetest.Apply(f, changetest.Rename("改名样例有限公司"), changetest.Phone(filingtest.Mobile(901)))
	fields := factFields(t)
	require.Len(t, fields, reflect.TypeFor[change.Facts]().NumField())
	for fact, field := range fields {
		for k, needs := range []province.Needs{{All: province.SetOf(fact)}, {Any: province.SetOf(fact)}} {
			for _, presumed := range []bool{false, true} {
				table := house(t,
					permission("CN/rename/900", province.TopicRename, func(r *province.Rule) { r.Needs = needs }),
					demandRule("CN/phone/900", province.TopicPhone, func(r *province.Rule) { r.Needs, r.Presumed = needs, presumed }))
				for _, truth := range []change.Truth{change.NotKnown, change.Yes, change.No} {
					b := change.Basis{On: 20220110, Rules: table}
					reflect.ValueOf(&b.Facts).Elem().Field(field).SetUint(uint64(truth))
					vs := b.Validate(f, g)
					switch truth {
					case change.Yes:
						changetest.Match(t, vs)
					case change.No:
						changetest.Contains(t, vs, changetest.Blocking(change.ReasonSponsorRenamed).At("sponsor.name"))
						i := slices.IndexFunc(vs, func(v change.Violation) bool { return v.Topic == province.TopicPhone })
						require.GreaterOrEqual(t, i, 0, "%s %d", fact, k)
						assert.Equal(t, change.Blocking, vs[i].Severity)
						assert.Equal(t, province.SetOf(fact), vs[i].Detail.Depends)
					case change.NotKnown:
						changetest.Match(t, vs, changetest.Advisory(change.ReasonUndecided).At("sponsor.name"), changetest.Advisory(change.ReasonUndecided).At("sponsor.principal.mobile"))
						assert.Equal(t, province.SetOf(fact), vs[0].Detail.Depends)
					}
				}
			}
		}
	}
}

// TestPresumedRulesBlockOnlyWhereTouched is the ratchet of bureaus' rules.
func TestPresumedRulesBlockOnlyWhereTouched(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	elsewhere := changetest.Apply(f, changetest.Address("样例路2号"))
	here := changetest.Apply(f, changetest.Phone(filingtest.Mobile(901)))
	for _, c := range []struct {
		presumed bool
		g        filing.Filing
		want     changetest.Want
	}{
		{false, elsewhere, changetest.Blocking(change.ReasonPhoneNotLocal)},
		{false, here, changetest.Blocking(change.ReasonPhoneNotLocal)},
		{true, here, changetest.Blocking(change.ReasonPhoneNotLocal)},
	} {
		table := house(t, demandRule("CN/phone/900", province.TopicPhone, func(r *province.Rule) {
			r.Needs.All, r.Presumed = province.SetOf(province.FactPhoneLocal), c.presumed
		}))
		b := change.Basis{On: 20220110, Rules: table, Facts: change.Facts{PhoneLocal: change.No}}
		changetest.Match(t, b.Validate(f, c.g), c.want.At("sponsor.principal.mobile"))
		b.Facts = change.Facts{}
		unknown := b.Validate(f, c.g)
		if c.g.Equal(here) {
			changetest.Match(t, unknown, changetest.Advisory(change.ReasonUndecided))
		} else {
			changetest.Match(t, unknown)
		}
		b.Facts.PhoneLocal = change.No
		if c.presumed {
			changetest.Match(t, b.Validate(f, elsewhere))
		}
		service := changetest.Apply(f, changetest.ServiceName("另一样例网站"))
		for _, v := range b.Validate(f, service) {
			assert.Equal(t, siteZJ, v.Path.String()[:len(siteZJ)], "an order for the service does not carry the sponsor")
		}
	}
}

// TestForce holds severity against authority, dispute, caveat and age.
func TestForce(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	g := changetest.Apply(f, changetest.AddDomain("new.example.com"))
	dissent := province.Source{ID: "d", Publisher: "p", Title: "t", Seen: province.Period{From: 20180101, Until: 20300101}, Dissent: true}
	for name, c := range map[string]struct {
		edit      func(r *province.Rule)
		on        filing.Date
		severity  change.Severity
		certainty province.Certainty
	}{
		"attested":         {func(*province.Rule) {}, 20220110, change.Blocking, province.Attested},
		"stated":           {func(r *province.Rule) { r.Stated = true }, 20220110, change.Blocking, province.Stated},
		"extrapolated":     {func(*province.Rule) {}, 20300101, change.Blocking, province.Extrapolated},
		"disputed":         {func(r *province.Rule) { r.Disputed = true }, 20220110, change.Advisory, province.Disputed},
		"caveat":           {func(r *province.Rule) { r.Caveat = province.Text{En: "Only on Sundays.", Zh: "仅限周日。"} }, 20220110, change.Advisory, province.Attested},
		"law":              {func(r *province.Rule) { r.Authority = province.Statute }, 20220110, change.Blocking, province.Law},
		"law with dissent": {func(r *province.Rule) { r.Authority, r.Sources = province.Ministry, append(r.Sources, dissent) }, 20220110, change.Blocking, province.Law},
		"disputed law":     {func(r *province.Rule) { r.Authority, r.Disputed = province.Ministry, true }, 20220110, change.Blocking, province.Law},
		"law with caveat": {func(r *province.Rule) {
			r.Authority, r.Caveat = province.Ministry, province.Text{En: "Only on Sundays.", Zh: "仅限周日。"}
		}, 20220110, change.Advisory, province.Law},
		"dissent cited": {func(r *province.Rule) { r.Sources = append(r.Sources, dissent) }, 20220110, change.Blocking, province.Attested},
	} {
		t.Run(name, func(t *testing.T) {
			r := houseRule("CN/domain-add/900", province.TopicDomainAdd, province.Forbid, c.edit)
			vs := change.Basis{On: c.on, Rules: house(t, r)}.Validate(f, g)
			require.Len(t, vs, 1)
			assert.Equal(t, change.ReasonDomainAdded, vs[0].Reason)
			assert.Equal(t, c.severity, vs[0].Severity)
			assert.Equal(t, c.certainty, vs[0].Certainty)
			assert.Equal(t, r.Sources, vs[0].Sources)
			assert.Equal(t, c.certainty, vs.Certainty())
		})
	}
}

// TestPermissions holds what a permission says of itself: sure ones are silent, others give a word of warning.
func TestPermissions(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	g := changetest.Apply(f, changetest.AddDomain("new.example.com"))
	advisory := changetest.Advisory(change.ReasonDomainAdded).At(siteZJ + ".domains[new.example.com]").Mend(province.RemedyNone)
	for name, c := range map[string]struct {
		edit func(r *province.Rule)
		on   filing.Date
		want []changetest.Want
	}{
		"attested":        {func(*province.Rule) {}, 20220110, nil},
		"stated":          {func(r *province.Rule) { r.Stated = true }, 20220110, nil},
		"law":             {func(r *province.Rule) { r.Authority = province.Ministry }, 20350101, nil},
		"extrapolated":    {func(*province.Rule) {}, 20300101, []changetest.Want{advisory.As(province.Extrapolated)}},
		"stated long ago": {func(r *province.Rule) { r.Stated = true }, 20350101, []changetest.Want{advisory.As(province.Extrapolated)}},
		"disputed":        {func(r *province.Rule) { r.Disputed = true }, 20220110, []changetest.Want{advisory.As(province.Disputed)}},
		"caveat":          {func(r *province.Rule) { r.Caveat = province.Text{En: "Only on Sundays.", Zh: "仅限周日。"} }, 20220110, []changetest.Want{advisory}},
		"ended":           {func(r *province.Rule) { r.Period.Until = 20220110 }, 20220110, []changetest.Want{changetest.Advisory(change.ReasonUndecided).As(province.Unattested).Mend(province.RemedyAskBureau)}},
		"disputed needs":  {func(r *province.Rule) { r.Disputed, r.Needs.All = true, province.SetOf(province.FactChangeProof) }, 20220110, []changetest.Want{changetest.Advisory(change.ReasonDomainAdded).As(province.Disputed)}},
		"failed needs": {func(r *province.Rule) {
			r.Needs.Any = province.SetOf(province.FactChangeProof, province.FactAuthorised)
		}, 20220110, []changetest.Want{changetest.Blocking(change.ReasonDomainAdded)}},
	} {
		t.Run(name, func(t *testing.T) {
			b := change.Basis{On: c.on, Rules: house(t, permission("CN/domain-add/900", province.TopicDomainAdd, c.edit)), Materials: []province.Material{}}
			changetest.Match(t, b.Validate(f, g), c.want...)
		})
	}
}

// TestPracticeBelowLaw: where law permits, what bureaus ask for on top is asked for, and what they forbid is told.
func TestPracticeBelowLaw(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	g := changetest.Apply(f, changetest.Rename("改名样例有限公司"))
	law := permission("CN/rename/1", province.TopicRename, func(r *province.Rule) { r.Authority = province.Ministry })
	bureau := permission("CN/rename/2", province.TopicRename, func(r *province.Rule) { r.Materials = province.SetOf(province.ChangeProof) })
	b := change.Basis{On: 20220110, Rules: house(t, law, bureau), Materials: []province.Material{}}
	changetest.Match(t, b.Validate(f, g), changetest.Blocking(change.ReasonMaterialMissing).By("CN/rename/2"))
	denial := houseRule("CN/rename/2", province.TopicRename, province.Forbid)
	b.Rules = house(t, law, denial)
	changetest.MatchBlocking(t, b.Validate(f, g))
}

// TestCustomTableLacksTheBooksRules: rules that the code applies are cited from the book where a table has none of its own.
func TestCustomTableLacksTheBooksRules(t *testing.T) {
	f := zhejiang()
	g := changetest.Apply(f, changetest.Phone("12345"), changetest.RemoveService(1))
	for _, rules := range []province.Rules{house(t), &province.Table{}, foreign{house(t)}} {
		vs := change.Basis{On: 20220110, Rules: rules, FullOrders: true}.Validate(f, g)
		changetest.MatchBlocking(t, vs, changetest.Blocking(change.ReasonMobileInvalid).By("CN/identifier/6"), changetest.Blocking(change.ReasonServiceRemoved).By("CN/service-remove/1"))
		for _, v := range vs {
			assert.Equal(t, rules.Edition(), v.Edition)
			if v.Severity == change.Blocking {
				assert.NotEmpty(t, v.Sources)
			}
		}
	}
	own := demandRule("CN/identifier/6", province.TopicIdentifier, func(r *province.Rule) { r.Sources[0].Title = "our own" })
	vs := change.Basis{On: 20220110, Rules: house(t, own), FullOrders: true}.Validate(f, g)
	assert.Equal(t, "our own", vs[0].Sources[0].Title)
}

// TestSilentTable: a table without rules decides nothing and blocks nothing that only rules forbid.
func TestSilentTable(t *testing.T) {
	f := zhejiang()
	for name, e := range map[string]changetest.Edit{
		"province": changetest.MoveTo(filing.Beijing), "number": changetest.At(1, func(f *filing.Filing) { f.Number = must(filing.ParseNumber("浙ICP备18009999号")) }),
		"rename": changetest.Rename("改名样例有限公司"), "replacement": changetest.ReplaceSponsor(5), "domain": changetest.AddDomain("new.example.com"),
		"domain removed": changetest.RemoveDomain("example.net"), "last domain": changetest.At(1, changetest.RemoveDomain("service2.example")),
		"access": changetest.AddAccess("ucloud"), "access removed": changetest.RemoveAccess("alibaba-cloud"), "certificate number": changetest.CertificateNumber(filingtest.USCC(9)),
	} {
		b := change.Basis{On: 20220110, Rules: house(t), OpenOrders: make([]change.OpenOrder, 1)}
		vs := b.Validate(f, changetest.Apply(f, e))
		changetest.MatchBlocking(t, vs)
		changetest.Contains(t, vs, changetest.Advisory(change.ReasonUndecided).At("")) // the open order
		assert.GreaterOrEqual(t, len(vs), 2, name)
		for _, v := range vs {
			if v.Reason == change.ReasonNumberProvinceMismatch {
				continue // a rule of form, which the code applies by itself
			}
			assert.Equal(t, province.Unattested, v.Certainty, name)
			assert.Empty(t, v.Rule)
			assert.Empty(t, v.Sources)
		}
	}
}

func TestUnknownProvinceAndNature(t *testing.T) {
	for _, f := range []filing.Filing{filingtest.Nature(0, filing.NatureEnterprise), filingtest.Nature(filing.Zhejiang, 0), filingtest.Nature(filing.Zhejiang, 99), filingtest.Nature(99, 99)} {
		for _, e := range []changetest.Edit{changetest.Phone(filingtest.Mobile(901)), changetest.Rename("改名样例有限公司")} {
			changetest.MatchBlocking(t, on(20220110).Validate(f, changetest.Apply(f, e)))
		}
		vs := on(20220110).Validate(f, changetest.Apply(f, changetest.AddDomain("new.example.com")))
		changetest.MatchBlocking(t, vs, changetest.Blocking(change.ReasonDomainAdded))
	}
	// What the rules of the whole country permit, a bureau that nobody named may refuse.
	for p, told := range map[filing.Province]bool{0: true, 200: true, filing.Zhejiang: false} {
		f := filingtest.Nature(p, filing.NatureEnterprise)
		for _, e := range []changetest.Edit{changetest.CertificateNumber(filingtest.USCC(4242)), changetest.ServiceName("另一样例网站"), changetest.RemoveDomain("example.net")} {
			g := changetest.Apply(f, e)
			o := on(20220110).Judge(f, g)
			found := slices.ContainsFunc(o.Violations, func(v change.Violation) bool {
				return v.Reason == change.ReasonUndecided && v.Path.Field == filing.FieldProvince && v.Severity == change.Advisory && v.Remedy == province.RemedyCorrectField
			})
			assert.Equal(t, told, found, "%d", p)
			moved := changetest.Apply(g, changetest.MoveTo(filing.Henan))
			assert.Equal(t, !told, errors.Is(on(20220110).Validate(f, moved).Err(), change.ReasonProvinceChanged), "%d", p)
		}
		assert.Nil(t, on(20220110).Validate(f, f.Clone()))
	}
	f := filingtest.Nature(filing.Zhejiang, 0)
	vs := on(20220110).Validate(f, changetest.Apply(f, changetest.ReplaceSponsor(5)))
	changetest.Contains(t, vs, changetest.Advisory(change.ReasonUndecided).At("sponsor").As(province.Unattested))
	assert.False(t, errors.Is(vs.Err(), change.ReasonSponsorReplaced))
}

func TestEmptyFilings(t *testing.T) {
	var empty filing.Filing
	full := zhejiang()
	assert.Nil(t, change.Validate(empty, empty))
	for _, b := range []change.Basis{{}, on(20220110), {On: 20220110, Order: province.OrderAccess, Materials: []province.Material{}}} {
		assert.NotEmpty(t, b.Validate(empty, full))
		assert.NotEmpty(t, b.Validate(full, empty))
		assert.Nil(t, b.Validate(empty, empty.Clone()))
	}
}

// TestNameAndNumber tells a unit with a new name and number from another unit.
func TestNameAndNumber(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	g := changetest.Apply(f, changetest.Rename("改名样例有限公司"), changetest.CertificateNumber(filingtest.USCC(4242)))
	replacement := houseRule("CN/replacement/1", province.TopicReplacement, province.Forbid, func(r *province.Rule) {
		r.When.From, r.When.To = filing.Unit, filing.Unit
	})
	both := permission("CN/name-and-number/1", province.TopicNameAndNumber, func(r *province.Rule) {
		r.Needs.All = province.SetOf(province.FactUnitsRelated)
	})
	proof := []province.Material{province.ChangeProof}
	for name, c := range map[string]struct {
		rules []province.Rule
		facts change.Facts
		hand  []province.Material
		want  []changetest.Want
	}{
		"another unit":              {[]province.Rule{replacement}, change.Facts{}, nil, []changetest.Want{changetest.Blocking(change.ReasonSponsorReplaced).By("CN/replacement/1").At("sponsor")}},
		"proof, no rule":            {[]province.Rule{replacement}, change.Facts{}, proof, []changetest.Want{changetest.Advisory(change.ReasonUndecided).At("sponsor")}},
		"conditions hold":           {[]province.Rule{replacement, both}, change.Facts{UnitsRelated: change.Yes}, nil, nil},
		"conditions unknown":        {[]province.Rule{replacement, both}, change.Facts{}, nil, []changetest.Want{changetest.Blocking(change.ReasonSponsorReplaced).By("CN/replacement/1")}},
		"conditions fail":           {[]province.Rule{replacement, both}, change.Facts{UnitsRelated: change.No}, nil, []changetest.Want{changetest.Blocking(change.ReasonSponsorReplaced).By("CN/replacement/1")}},
		"proof, conditions fail":    {[]province.Rule{replacement, both}, change.Facts{UnitsRelated: change.No}, proof, []changetest.Want{changetest.Blocking(change.ReasonSponsorReplaced).By("CN/name-and-number/1")}},
		"proof, conditions unknown": {[]province.Rule{replacement, both}, change.Facts{}, proof, []changetest.Want{changetest.Advisory(change.ReasonUndecided).By("CN/name-and-number/1")}},
	} {
		t.Run(name, func(t *testing.T) {
			b := change.Basis{On: 20220110, Rules: house(t, c.rules...), Facts: c.facts, Materials: c.hand}
			changetest.Match(t, b.Validate(f, g), c.want...)
		})
	}
	changes := change.Diff(f, g)
	require.Len(t, changes, 1)
	assert.Equal(t, change.Replaced, changes[0].Op)
}

// TestUnknownClass requires that rules for units alone, or individuals alone, block nobody who may be the other.
func TestUnknownClass(t *testing.T) {
	of := func(c filing.Class) func(*province.Rule) { return func(r *province.Rule) { r.When.Class = c } }
	table := house(t,
		houseRule("CN/certificate-number/900", province.TopicCertificateNumber, province.Forbid, of(filing.Unit)),
		permission("CN/certificate-number/901", province.TopicCertificateNumber, of(filing.Individual), func(r *province.Rule) { r.Materials = province.SetOf(province.ChangeProof) }),
		demandRule("CN/domain-suffix/900", province.TopicDomainSuffix, of(filing.Individual), func(r *province.Rule) { r.Values = []string{".cn"} }),
		permission("CN/domain-add/900", province.TopicDomainAdd),
	)
	for n, blocks := range map[filing.Nature]int{0: 0, filing.NatureEnterprise: 1, 99: 1, filing.NatureIndividual: 2} {
		f := filingtest.Nature(filing.Zhejiang, n)
		number := filingtest.USCC(4242)
		if n == filing.NatureIndividual {
			number = filingtest.ResidentID(filing.Zhejiang, 19850315, 42)
		}
		g := changetest.Apply(f, changetest.CertificateNumber(number), changetest.AddDomain("new.example.com"), func(f *filing.Filing) { f.Services[0].Domains = f.Services[0].Domains[2:] })
		f.Services[0].Domains = nil
		b := change.Basis{On: 20220110, Rules: table, Materials: []province.Material{}, FullOrders: true}
		vs := b.Validate(f, g)
		assert.Len(t, vs.Blocking(), blocks, "nature %d", n)
		told := slices.ContainsFunc(vs, func(v change.Violation) bool {
			return v.Reason == change.ReasonUndecided && v.Path.Field == filing.FieldSponsorNature && v.Remedy == province.RemedyCorrectField
		})
		assert.Equal(t, n == 0, told, "nature %d", n)
		assert.Nil(t, b.Validate(f, f.Clone()))
	}
}

// TestUnknownNatureIsNoNature requires that rules for one nature block nobody whose nature is unknown or not in the list.
func TestUnknownNatureIsNoNature(t *testing.T) {
	table := house(t, permission("CN/domain-add/900", province.TopicDomainAdd), demandRule("CN/domain-suffix/900", province.TopicDomainSuffix, func(r *province.Rule) {
		r.When.Natures, r.Values = province.SetOf(filing.NatureGovernment), []string{".gov.cn"}
	}))
	for _, n := range []filing.Nature{0, 64, 99} {
		f := filingtest.Nature(filing.Zhejiang, n)
		vs := change.Basis{On: 20220110, Rules: table}.Validate(f, changetest.Apply(f, changetest.AddDomain("new.example.com")))
		changetest.MatchBlocking(t, vs)
	}
}

// TestRenameWithReissue: a new name with a number that carries the old one on is one event, judged by the rule for both at once
// where that permits, else as a rename.
func TestRenameWithReissue(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	code := f.Sponsor.Certificate.Number
	f.Sponsor.Certificate.Number, f.Sponsor.Certificate.Kind = code[8:17], filing.OrganisationCode
	g := changetest.Apply(f, changetest.CertificateNumber(code), changetest.Rename("改名样例有限公司"))
	deny := houseRule("CN/rename/900", province.TopicRename, province.Forbid)
	number := houseRule("CN/certificate-number/900", province.TopicCertificateNumber, province.Forbid)
	both := permission("CN/name-and-number/900", province.TopicNameAndNumber)
	never := houseRule("CN/name-and-number/900", province.TopicNameAndNumber, province.Forbid)
	blocked := changetest.Blocking(change.ReasonSponsorRenamed).At("sponsor.name").By("CN/rename/900")
	for name, c := range map[string]struct {
		rules []province.Rule
		want  []changetest.Want
	}{
		"as a rename":         {[]province.Rule{deny, number}, []changetest.Want{blocked}},
		"both permitted":      {[]province.Rule{deny, number, both}, nil},
		"both never together": {[]province.Rule{deny, number, never}, []changetest.Want{blocked}},
	} {
		t.Run(name, func(t *testing.T) {
			changetest.MatchBlocking(t, change.Basis{On: 20220110, Rules: house(t, c.rules...)}.Validate(f, g), c.want...)
		})
	}
}

// TestConditionalOrders holds an order that a bureau takes under a condition.
func TestConditionalOrders(t *testing.T) {
	f := zhejiang()
	g := changetest.Apply(f, changetest.Email("new@example.com"))
	table := house(t, permission("CN/order-kind/900", province.TopicOrderKind, func(r *province.Rule) {
		r.When.Orders, r.Needs.All = province.SetOf(province.OrderSponsor), province.SetOf(province.FactDataConsistent)
	}))
	b := change.Basis{On: 20220110, Rules: table, Order: province.OrderSponsor}
	changetest.Match(t, b.Validate(f, g), changetest.Advisory(change.ReasonUndecided).At("").By("CN/order-kind/900"))
	b.Facts.DataConsistent = change.No
	changetest.Match(t, b.Validate(f, g), changetest.Blocking(change.ReasonOrderKindUnavailable).At("").By("CN/order-kind/900"))
	b.Facts.DataConsistent = change.Yes
	changetest.Match(t, b.Validate(f, g))
}

// TestLogsSayWhatIsMissing holds the lines that a log shows of findings whose reason alone does not say what they are about,
// and that every handler writes a reason alike.
func TestLogsSayWhatIsMissing(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	renamed := changetest.Apply(f, changetest.Rename("样例更名科技有限公司"))
	vs := change.Basis{On: 20261101, Materials: []province.Material{province.SponsorCertificate}}.Validate(f, renamed)
	require.NotEmpty(t, vs.Blocking())
	assert.Contains(t, vs[0].Error(), "(extrapolated), materials [change-proof]")
	assert.Contains(t, vs[0].LogValue().String(), "materials=[change-proof]")

	added := changetest.Apply(f, changetest.AddDomain("new.example.com"))
	var lines, values []string
	for _, v := range change.Validate(f, added) {
		lines, values = append(lines, v.Error()), append(values, v.LogValue().String())
	}
	assert.Contains(t, lines, "change: advisory undecided about timeline (unknown)")
	assert.Contains(t, strings.Join(lines, "\n"), "(extrapolated), depends on [registrar-approved]")
	assert.Contains(t, strings.Join(values, "\n"), "depends=[registrar-approved]")

	for name, handler := range map[string]func(io.Writer) slog.Handler{
		"reason=domain-added":     func(w io.Writer) slog.Handler { return slog.NewTextHandler(w, nil) },
		`"reason":"domain-added"`: func(w io.Writer) slog.Handler { return slog.NewJSONHandler(w, nil) },
	} {
		var b bytes.Buffer
		slog.New(handler(&b)).Info("refused", "reason", change.ReasonDomainAdded)
		assert.Contains(t, b.String(), name)
	}
}
