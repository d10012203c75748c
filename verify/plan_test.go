package verify_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"net/netip"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/gobeian/icp/province"
	"github.com/gobeian/icp/verify"
)

// edit changes a filing.
type edit func(f *filing.Filing)

func principalMobile(f *filing.Filing) { f.Sponsor.Principal.Mobile = filingtest.Mobile(901) }
func managerMobile(f *filing.Filing)   { f.Services[0].Manager.Mobile = filingtest.Mobile(902) }
func serviceName(f *filing.Filing)     { f.Services[0].Name = "样例新展示网" }
func newManager(f *filing.Filing)      { f.Services[0].Manager = filingtest.Person(f.Province, 7) }
func removeDomain(f *filing.Filing)    { f.Services[0].Domains = f.Services[0].Domains[1:] }
func removeDomains(f *filing.Filing)   { f.Services[0].Domains = nil }
func otherProvider(f *filing.Filing)   { f.Services[0].Access[0].Provider = "tencent-cloud" }

func otherIP(f *filing.Filing) {
	f.Services[0].Access[0].IPs = []netip.Addr{netip.MustParseAddr("192.0.2.99")}
}

func rename(f *filing.Filing) {
	f.Sponsor.Name += "（新）"
	f.Sponsor.Certificate.Name = f.Sponsor.Name
	for i := range f.Services {
		for k := range f.Services[i].Domains {
			f.Services[i].Domains[k].Holder.Name = f.Sponsor.Name
		}
	}
}

func addDomain(f *filing.Filing) {
	f.Services[0].Domains = append(f.Services[0].Domains, filing.Domain{
		Name: "new.example", Holder: f.Services[0].Domains[0].Holder, Expires: 20400501,
	})
}

func replaceDomain(f *filing.Filing) { f.Services[0].Domains[0].Name = "other.example" }

func moveTo(p filing.Province) edit { return func(f *filing.Filing) { f.Province = p } }

func otherUnit(f *filing.Filing) {
	f.Sponsor.Nature = filing.NatureEnterprise
	f.Sponsor.Name = "另一样例有限公司"
	f.Sponsor.Certificate = filing.Certificate{
		Kind: filing.BusinessLicence, Name: f.Sponsor.Name, Number: filingtest.USCC(77), Expires: filing.LongTerm,
	}
	for i := range f.Services[0].Domains {
		f.Services[0].Domains[i].Holder = filing.Holder{Name: f.Sponsor.Name, Number: f.Sponsor.Certificate.Number}
	}
}

func edited(f filing.Filing, edits ...edit) filing.Filing {
	g := f.Clone()
	for _, e := range edits {
		e(&g)
	}
	return g
}

func on(day filing.Date) change.Basis { return change.Basis{On: day} }

// planned plans edits of the invented unit of a province.
func planned(p filing.Province, b change.Basis, edits ...edit) (verify.Plan, error) {
	f := filingtest.Unit(p)
	return verify.For(f, edited(f, edits...), b)
}

func kinds(p *verify.Plan) (ks []province.OrderKind) {
	for _, o := range p.Orders {
		ks = append(ks, o.Kind)
	}
	return ks
}

// stepsOf returns the steps of a kind, of all orders.
func stepsOf(p *verify.Plan, k province.StepKind) (found []verify.PlanStep) {
	for _, o := range p.Orders {
		for _, s := range o.Steps {
			if s.Kind == k {
				found = append(found, s)
			}
		}
	}
	return found
}

func materialsOf(o *verify.Order) (ms []province.Material) {
	for _, m := range o.Materials {
		ms = append(ms, m.Material)
	}
	return ms
}

func TestPlanManagerPhone(t *testing.T) {
	sms := func(p filing.Province, day filing.Date) []verify.PlanStep {
		plan, err := planned(p, on(day), managerMobile)
		require.NoError(t, err)
		require.Equal(t, verify.RouteChange, plan.Route)
		return stepsOf(&plan, province.StepSMSCheck)
	}
	zj := sms(filing.Zhejiang, 20190603)
	require.Len(t, zj, 1)
	assert.Equal(t, verify.ByManager, zj[0].Actor)
	assert.Equal(t, verify.NewPhone, zj[0].Phone)
	assert.Equal(t, filing.FieldManager, zj[0].Path.Field)
	assert.Empty(t, sms(filing.Beijing, 20190603))
	assert.Empty(t, sms(filing.Beijing, 20200816))
	assert.Len(t, sms(filing.Beijing, 20200817), 1)
}

func TestPlanSMSLimits(t *testing.T) {
	hours := func(day filing.Date) int {
		plan, err := planned(filing.Tianjin, on(day), managerMobile)
		require.NoError(t, err)
		for _, l := range stepsOf(&plan, province.StepSMSCheck)[0].Limits {
			if l.Topic == province.TopicSMSValidity {
				return l.N
			}
		}
		return 0
	}
	assert.Equal(t, 48, hours(20180701))
	assert.Equal(t, 24, hours(20190603))
}

func TestPlanJiangsuFullOrder(t *testing.T) {
	plan, err := planned(filing.Jiangsu, on(20220110), principalMobile)
	require.NoError(t, err)
	require.Equal(t, verify.RouteChange, plan.Route)
	require.Equal(t, []province.OrderKind{province.OrderFull}, kinds(&plan))
	sms := stepsOf(&plan, province.StepSMSCheck)
	require.Len(t, sms, 1, "only the principal's data change")
	assert.Equal(t, verify.ByPrincipal, sms[0].Actor)
	assert.Equal(t, verify.NewPhone, sms[0].Phone)
	assert.Contains(t, plan.Timeline.Notes, verify.NoteReviewsAllServices)

	chosen := on(20220110)
	chosen.Order = province.OrderSponsor
	plan, err = planned(filing.Jiangsu, chosen, principalMobile)
	require.ErrorIs(t, err, change.ReasonOrderKindUnavailable)
	assert.Equal(t, []province.OrderKind{province.OrderFull}, kinds(&plan), "the way out")

	plan, err = planned(filing.Jiangsu, on(20220110), principalMobile, serviceName)
	require.NoError(t, err, "one order for both")
	assert.Equal(t, []province.OrderKind{province.OrderFull}, kinds(&plan))
	assert.Len(t, stepsOf(&plan, province.StepSMSCheck), 2)
}

func TestPlanFullOrderWhereAPartIsRefused(t *testing.T) {
	plan, err := planned(filing.Henan, on(20220110), serviceName)
	require.NoError(t, err)
	assert.Equal(t, []province.OrderKind{province.OrderFull}, kinds(&plan), "no order for a website alone")
	assert.Contains(t, plan.Orders[0].Steps[0].Because, province.RuleID("CN-HA/order-kind/1"))

	plan, err = planned(filing.Henan, on(20220110), principalMobile)
	require.NoError(t, err)
	assert.Equal(t, []province.OrderKind{province.OrderSponsor}, kinds(&plan))

	plan, _ = planned(filing.Hunan, on(20260715), principalMobile)
	assert.Equal(t, []province.OrderKind{province.OrderSponsor}, kinds(&plan))
	plan, _ = planned(filing.Hunan, on(20260715), func(f *filing.Filing) { f.Sponsor.Principal = f.Sponsor.LegalRepresentative })
	assert.Equal(t, []province.OrderKind{province.OrderFull}, kinds(&plan), "a new principal takes the full order")
}

func TestPlanMixedOrder(t *testing.T) {
	plan, err := planned(filing.Zhejiang, on(20190603), principalMobile, serviceName)
	require.ErrorIs(t, err, change.ReasonMixedOrder)
	assert.Equal(t, verify.RouteSplit, plan.Route)
	assert.Equal(t, []province.OrderKind{province.OrderSponsor, province.OrderService}, kinds(&plan))
	sms := stepsOf(&plan, province.StepSMSCheck)
	require.Len(t, sms, 2)
	assert.Equal(t, []verify.Actor{verify.ByPrincipal, verify.ByManager}, []verify.Actor{sms[0].Actor, sms[1].Actor})
	assert.Equal(t, []verify.Phone{verify.NewPhone, verify.OldPhone}, []verify.Phone{sms[0].Phone, sms[1].Phone})

	whole := on(20190603)
	whole.FullOrders = true
	plan, err = planned(filing.Zhejiang, whole, principalMobile, serviceName)
	require.NoError(t, err)
	assert.Equal(t, verify.RouteChange, plan.Route)
	assert.Equal(t, []province.OrderKind{province.OrderFull}, kinds(&plan))

	wrong := on(20190603)
	wrong.Order = province.OrderSponsor
	plan, err = planned(filing.Zhejiang, wrong, serviceName)
	require.ErrorIs(t, err, change.ReasonMixedOrder)
	assert.Equal(t, verify.RouteChange, plan.Route, "one order of another kind carries it")
	assert.Equal(t, []province.OrderKind{province.OrderService}, kinds(&plan))

	wrong.Order = province.OrderNewService
	plan, err = planned(filing.Zhejiang, wrong, serviceName)
	require.Error(t, err)
	assert.Equal(t, []province.OrderKind{province.OrderService}, kinds(&plan))
}

// rule makes a bureau's rule on two responsible persons.
func rule(t province.Topic, who province.Person) province.Rule {
	return province.Rule{
		ID: province.RuleID("CN-ZJ/" + t.String() + "/901"), Topic: t, Provinces: province.SetOf(filing.Zhejiang),
		Authority: province.Bureau, Effect: province.Require, Period: province.Period{From: 20180101}, Stated: true,
		Needs: province.Needs{All: province.SetOf(province.FactPersonsSame)}, Persons: province.SetOf(who),
		Remedy: province.RemedyCorrectField, Says: province.Text{En: "One person.", Zh: "同一人。"},
		Sources: []province.Source{{ID: "test", Publisher: "test", Title: "test", Seen: province.Period{From: 20180101, Until: 20270101}}},
	}
}

func TestPlanSplitIsValidBetween(t *testing.T) {
	both := func(f *filing.Filing) {
		f.Sponsor.Principal = filingtest.Person(f.Province, 7)
		f.Services[0].Manager = f.Sponsor.Principal
	}
	bare, err := province.New("2026-01-01", mixed())
	require.NoError(t, err)
	b := on(20190603)

	b.Rules = bare
	plan, err := planned(filing.Zhejiang, b, both)
	require.ErrorIs(t, err, change.ReasonMixedOrder)
	assert.Equal(t, []province.OrderKind{province.OrderSponsor, province.OrderService}, kinds(&plan))

	b.Rules, err = bare.Overlay("one", rule(province.TopicResponsiblePerson, province.Principal))
	require.NoError(t, err)
	plan, err = planned(filing.Zhejiang, b, both)
	require.ErrorIs(t, err, change.ReasonMixedOrder)
	assert.NotErrorIs(t, err, change.ReasonPersonsMustMatch)
	assert.Equal(t, []province.OrderKind{province.OrderService, province.OrderSponsor}, kinds(&plan), "the only sequence that passes")
	assert.Equal(t, verify.RouteSplit, plan.Route)

	b.Rules, err = bare.Overlay("two", rule(province.TopicResponsiblePerson, province.Principal), rule(province.TopicServiceManager, province.Manager))
	require.NoError(t, err)
	plan, err = planned(filing.Zhejiang, b, both)
	require.ErrorIs(t, err, change.ReasonMixedOrder)
	require.ErrorIs(t, err, change.ReasonPersonsMustMatch, "what speaks against the filing in between")
	assert.Equal(t, []province.OrderKind{province.OrderSponsor, province.OrderService}, kinds(&plan))
	assert.Contains(t, plan.Timeline.Notes, verify.NoteCorrectFirst)
	var e *change.Error
	require.ErrorAs(t, err, &e)
	assert.Equal(t, len(e.Violations.Blocking()), len(e.Unwrap()))
	assert.False(t, slices.ContainsFunc(e.Violations[len(e.Unwrap()):], func(v change.Violation) bool { return v.Severity == change.Blocking }))
	f := filingtest.Unit(filing.Zhejiang)
	assert.NotErrorIs(t, b.Validate(f, edited(f, both)).Err(), change.ReasonPersonsMustMatch, "as one order it would pass")
}

func mixed() province.Rule {
	return province.Rule{
		ID: "alibaba-cloud/mixed-order/1", Topic: province.TopicMixedOrder, Authority: province.Console, Provider: province.AlibabaCloud,
		Effect: province.Forbid, Period: province.Period{From: 20180101}, Stated: true, Remedy: province.RemedySplit,
		Says:    province.Text{En: "One after the other.", Zh: "先后办理。"},
		Sources: []province.Source{{ID: "test", Publisher: "test", Title: "test", Seen: province.Period{From: 20180101, Until: 20270101}}},
	}
}

func TestPlanDomainAdded(t *testing.T) {
	plan, err := planned(filing.Zhejiang, on(20190603), addDomain)
	require.ErrorIs(t, err, change.ReasonDomainAdded)
	assert.Equal(t, verify.RouteNewService, plan.Route)
	require.Equal(t, []province.OrderKind{province.OrderNewService}, kinds(&plan))
	assert.Equal(t, "new.example", plan.Orders[0].Service)
	assert.Equal(t, province.StepFillForm, plan.Orders[0].Steps[0].Kind, "the sponsor's filing stays")
	assert.Equal(t, province.RuleID("CN/domain-add/4"), plan.Orders[0].Steps[0].Because[0])
	assert.Equal(t, province.StepUpdateFooter, plan.Orders[0].Steps[len(plan.Orders[0].Steps)-1].Kind)

	plan, err = planned(filing.Zhejiang, on(20190603), addDomain, serviceName)
	require.ErrorIs(t, err, change.ReasonDomainAdded)
	assert.Equal(t, []province.OrderKind{province.OrderService, province.OrderNewService}, kinds(&plan), "the rest is changed first")

	plan, err = planned(filing.Zhejiang, on(20190603), addDomain, serviceName, principalMobile)
	require.ErrorIs(t, err, change.ReasonMixedOrder)
	assert.Equal(t, []province.OrderKind{province.OrderSponsor, province.OrderService, province.OrderNewService}, kinds(&plan))

	plan, err = planned(filing.Zhejiang, on(20190401), addDomain)
	require.NoError(t, err)
	assert.Equal(t, verify.RouteChange, plan.Route, "a change order still could")
}

func TestPlanDomainReplaced(t *testing.T) {
	plan, err := planned(filing.Zhejiang, on(20210115), replaceDomain)
	require.ErrorIs(t, err, change.ReasonDomainReplaced)
	assert.Equal(t, verify.RouteNewService, plan.Route)
	assert.Equal(t, []province.OrderKind{province.OrderService, province.OrderNewService}, kinds(&plan), "the old one is removed by a change")
	assert.Contains(t, plan.Timeline.Notes, verify.NoteDomainGoesDark)

	f := edited(filingtest.Unit(filing.Zhejiang), removeDomain)
	plan, err = verify.For(f, edited(f, replaceDomain), on(20210115))
	require.ErrorIs(t, err, change.ReasonDomainReplaced)
	assert.Equal(t, []province.OrderKind{province.OrderNewService, province.OrderCancelService}, kinds(&plan), "never without a service")
	assert.NotContains(t, plan.Timeline.Notes, verify.NoteSponsorLeftEmpty)
}

func TestPlanServices(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	two := edited(f, func(g *filing.Filing) { g.Services = append(g.Services, filingtest.Website(*g)) })
	plan, err := verify.For(f, two, on(20210115))
	require.ErrorIs(t, err, change.ReasonServiceAdded)
	assert.Equal(t, verify.RouteNewService, plan.Route)
	assert.Equal(t, []province.OrderKind{province.OrderNewService}, kinds(&plan))

	plan, err = verify.For(two, edited(f, serviceName), on(20210115))
	require.ErrorIs(t, err, change.ReasonServiceRemoved)
	assert.Equal(t, verify.RouteCancelService, plan.Route)
	assert.Equal(t, []province.OrderKind{province.OrderService, province.OrderCancelService}, kinds(&plan))
	sms := stepsOf(&plan, province.StepSMSCheck)
	require.Len(t, sms, 2, "from 2020-08-18 to 2021-08-17 the cancelled service's manager is checked")
	assert.Equal(t, filing.ServiceKey(&two.Services[1]), sms[1].Path.Service)
	assert.Equal(t, verify.OldPhone, sms[1].Phone)
	plan, _ = verify.For(two, f, on(20220110))
	assert.Empty(t, stepsOf(&plan, province.StepSMSCheck))

	plan, err = verify.For(f, edited(f, removeDomains, serviceName, principalMobile), on(20210115))
	require.ErrorIs(t, err, change.ReasonLastDomainRemoved)
	assert.Equal(t, verify.RouteCancelService, plan.Route)
	assert.Equal(t, []province.OrderKind{province.OrderSponsor, province.OrderCancelService}, kinds(&plan), "nothing of a service that ends is changed")
	assert.Contains(t, plan.Timeline.Notes, verify.NoteSponsorLeftEmpty)
	assert.Contains(t, plan.Timeline.Notes, verify.NoteDomainGoesDark)

	both := edited(two, func(g *filing.Filing) { g.Services = append(g.Services, filingtest.Website(*g), filingtest.App(*g)) })
	plan, err = verify.For(two, both, on(20260715))
	require.Error(t, err)
	require.Equal(t, []province.OrderKind{province.OrderNewService}, kinds(&plan), "one order for all new services")
	assert.Empty(t, plan.Orders[0].Service)
}

func TestPlanProvinceMoved(t *testing.T) {
	plan, err := planned(filing.Zhejiang, on(20190603), moveTo(filing.Shanghai), serviceName)
	require.ErrorIs(t, err, change.ReasonProvinceChanged)
	assert.Equal(t, verify.RouteNewFiling, plan.Route)
	assert.Equal(t, []province.OrderKind{province.OrderFirstFiling}, kinds(&plan))
	assert.NotEmpty(t, stepsOf(&plan, province.StepBureauApp), "Shanghai's rules, not Zhejiang's")
	assert.Empty(t, stepsOf(&plan, province.StepSMSCheck), "Shanghai has no SMS check yet")
	assert.Contains(t, materialsOf(&plan.Orders[0]), province.BusinessLicence)
	assert.NotContains(t, materialsOf(&plan.Orders[0]), province.SponsorCertificate, "which is the licence")
	assert.Contains(t, materialsOf(&plan.Orders[0]), province.IDCard)
	assert.Contains(t, plan.Timeline.Notes, verify.NoteDomainConflict)

	away := rule(province.TopicResidence, province.Principal)
	away.Needs, away.Remedy = province.Needs{All: province.SetOf(province.FactIDLocal)}, province.RemedyNewFiling
	b := on(20210115)
	b.Facts.IDLocal = change.No
	b.Rules, _ = province.Builtin().Overlay("away", away)
	plan, err = planned(filing.Zhejiang, b, principalMobile)
	require.Error(t, err)
	require.Equal(t, verify.RouteNewFiling, plan.Route)
	for _, s := range plan.Orders[0].Steps[1:] {
		for _, id := range s.Because {
			assert.NotContains(t, id, "CN-ZJ", "nobody said which province it goes to")
		}
	}
}

func TestPlanSponsorReplaced(t *testing.T) {
	plan, err := planned(filing.Zhejiang, on(20260715), otherUnit)
	require.ErrorIs(t, err, change.ReasonSponsorReplaced)
	assert.Equal(t, verify.RouteCancelAndRefile, plan.Route)
	require.Equal(t, []province.OrderKind{province.OrderCancelSponsor, province.OrderFirstFiling}, kinds(&plan))
	for _, n := range []verify.Note{verify.NoteOfflineMeanwhile, verify.NoteNumberLost, verify.NoteSuffixTrap} {
		assert.Contains(t, plan.Timeline.Notes, n)
	}
	assert.NotContains(t, plan.Timeline.Notes, verify.NoteSiteStaysOnline)
	assert.Contains(t, materialsOf(&plan.Orders[1]), province.SponsorCertificate)
	require.Len(t, plan.Instead, 1)
	m := plan.Instead[0]
	assert.Equal(t, verify.RouteMigrate, m.Route)
	assert.Equal(t, []province.OrderKind{province.OrderMigrate}, kinds(&m))
	assert.Contains(t, m.Orders[0].Steps[0].Because, province.RuleID("CN-ZJ/migration/3"))
	assert.Contains(t, m.Timeline.Notes, verify.NoteSiteStaysOnline)
	assert.Contains(t, m.Timeline.Notes, verify.NoteSMSUndecided)

	for name, p := range map[string]filing.Province{"refused": filing.Beijing, "not listed": filing.Gansu} {
		plan, err = planned(p, on(20260715), otherUnit)
		require.Error(t, err, name)
		assert.Empty(t, plan.Instead, name)
	}
	plan, err = planned(filing.Zhejiang, on(20260715), otherUnit, func(f *filing.Filing) {
		f.Services[0].Kind = filing.KindApp
	})
	require.Error(t, err)
	assert.Empty(t, plan.Instead, "no App migrates")
	plan, err = planned(filing.Zhejiang, on(20190915), otherUnit)
	if err != nil {
		assert.Empty(t, plan.Instead, "nobody migrates yet")
	}
	f := filingtest.Unit(filing.Zhejiang)
	who := filingtest.Individual(filing.Zhejiang)
	plan, err = verify.For(f, edited(f, func(g *filing.Filing) { g.Sponsor = who.Sponsor }), on(20260715))
	require.ErrorIs(t, err, change.ReasonSponsorReplaced)
	assert.Empty(t, plan.Instead, "never to an individual")
}

func TestPlanReplacementPermitted(t *testing.T) {
	f := filingtest.Individual(filing.Jiangxi)
	g := edited(f, otherUnit)
	g.Sponsor.LegalRepresentative = f.Sponsor.Principal
	plan, err := verify.For(f, g, on(20190915))
	require.NoError(t, err)
	assert.Equal(t, verify.RouteChange, plan.Route)
	assert.Subset(t, materialsOf(&plan.Orders[0]), []province.Material{province.BusinessLicence, province.LegalRepresentativeID})
	assert.Contains(t, plan.Timeline.Notes, verify.NoteUpdateFooter)
}

func TestPlanAccess(t *testing.T) {
	plan, err := planned(filing.Zhejiang, on(20210115), otherProvider)
	require.ErrorIs(t, err, change.ReasonAccessProviderChanged)
	assert.Equal(t, verify.RouteTransferIn, plan.Route)
	assert.Equal(t, []province.OrderKind{province.OrderTransferIn, province.OrderCancelAccess}, kinds(&plan))

	plan, err = planned(filing.Zhejiang, on(20210115), otherProvider, managerMobile)
	require.Error(t, err)
	assert.Equal(t, []province.OrderKind{province.OrderTransferIn, province.OrderService, province.OrderCancelAccess}, kinds(&plan), "transfer-in first")
	sms := stepsOf(&plan, province.StepSMSCheck)
	require.Len(t, sms, 2)
	assert.Equal(t, verify.OldPhone, sms[0].Phone, "the transfer-in knows the number on file")
	assert.Equal(t, verify.NewPhone, sms[1].Phone)

	f := edited(filingtest.Unit(filing.Zhejiang), func(g *filing.Filing) {
		g.Services[0].Access = append(g.Services[0].Access, filing.Access{Provider: "other"})
	})
	plan, err = verify.For(f, edited(f, func(g *filing.Filing) { g.Services[0].Access = g.Services[0].Access[:1] }), on(20210115))
	require.ErrorIs(t, err, change.ReasonAccessProviderChanged)
	assert.Equal(t, verify.RouteChangeAtProvider, plan.Route)
	assert.Equal(t, []province.OrderKind{province.OrderCancelAccess}, kinds(&plan))
	assert.NotContains(t, plan.Timeline.Notes, verify.NoteDomainGoesDark)
}

func TestPlanAccessData(t *testing.T) {
	for _, c := range []struct {
		by    province.Provider
		day   filing.Date
		order province.OrderKind
		sms   int
		note  bool
	}{
		{province.UCloud, 20191101, province.OrderService, 1, false}, // counts as an edit of the service
		{province.UCloud, 20200501, province.OrderAccess, 0, true},   // nobody wrote who is checked
		{province.UCloud, 20220110, province.OrderAccess, 0, false},  // nobody is
		{province.UCloud, 20260201, province.OrderAccess, 0, true},   // another provider says otherwise
		{province.UCloud, 20260715, province.OrderAccess, 0, true},   // by then only that one is seen, and it does not say who
		{province.AlibabaCloud, 20190603, province.OrderService, 1, false},
		{province.AlibabaCloud, 20220110, province.OrderService, 0, false},
	} {
		b := on(c.day)
		b.Provider = c.by
		plan, err := planned(filing.Zhejiang, b, otherIP)
		require.NoError(t, err)
		assert.Equal(t, []province.OrderKind{c.order}, kinds(&plan), "%v %v", c.by, c.day)
		assert.Len(t, stepsOf(&plan, province.StepSMSCheck), c.sms, "%v %v", c.by, c.day)
		assert.Equal(t, c.note, slices.Contains(plan.Timeline.Notes, verify.NoteSMSUndecided), "%v %v", c.by, c.day)
		if c.order == province.OrderAccess {
			assert.Empty(t, plan.Orders[0].Materials)
			assert.Empty(t, stepsOf(&plan, province.StepFaceCheck))
		}
	}
	plan, err := planned(filing.Zhejiang, on(20220110), otherIP)
	require.NoError(t, err)
	assert.Contains(t, plan.Timeline.Notes, verify.NoteOrderNotRequired)
	chosen := on(20220110)
	chosen.Order = province.OrderAccess
	plan, _ = planned(filing.Zhejiang, chosen, otherIP)
	assert.Equal(t, []province.OrderKind{province.OrderAccess}, kinds(&plan), "the caller knows the console")
	chosen = change.Basis{On: 20200501, Provider: province.UCloud}
	plan, _ = planned(filing.Jiangsu, chosen, otherIP)
	assert.NotEqual(t, province.OrderAccess, plan.Orders[0].Kind, "Jiangsu refuses it")
	chosen.Order = province.OrderAccess
	plan, err = planned(filing.Jiangsu, chosen, otherIP)
	require.ErrorIs(t, err, change.ReasonOrderKindUnavailable)
	assert.NotEqual(t, province.OrderAccess, plan.Orders[0].Kind)
}

func TestPlanOneOrderForEachService(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	for range 3 {
		f.Services = append(f.Services, filingtest.Website(f))
	}
	g := edited(f, func(g *filing.Filing) {
		for _, i := range []int{0, 2, 3} {
			g.Services[i].Name += "新"
		}
		g.Services[2].Manager = filingtest.Person(g.Province, 7)
	})
	b := on(20220110)
	b.Provider = province.UCloud
	plan, err := verify.For(f, g, b)
	require.NoError(t, err)
	assert.Equal(t, verify.RouteSplit, plan.Route)
	require.Len(t, plan.Orders, 3)
	for i, at := range []int{0, 2, 3} {
		o := &plan.Orders[i]
		assert.Equal(t, filing.ServiceKey(&f.Services[at]), o.Service)
		for _, s := range o.Steps {
			if s.Path.Service != "" {
				assert.Equal(t, o.Service, s.Path.Service)
			}
		}
	}
	sms := stepsOf(&plan, province.StepSMSCheck)
	require.Len(t, sms, 3)
	assert.Equal(t, verify.NewPhone, sms[1].Phone)

	plan, err = verify.For(f, g, on(20220110))
	require.NoError(t, err)
	require.Len(t, plan.Orders, 1)
	assert.Empty(t, plan.Orders[0].Service)
	assert.Len(t, stepsOf(&plan, province.StepSMSCheck), 2, "two numbers for three services")
}

func TestPlanOnePhoneOneCode(t *testing.T) {
	f := filingtest.Individual(filing.Zhejiang)
	g := edited(f, serviceName, func(g *filing.Filing) {
		g.Sponsor.Address = "浙江样例路二号"
		g.Services[0].Manager.Mobile = "+86 " + g.Sponsor.Principal.Mobile
	})
	b := on(20220110)
	b.FullOrders = true
	plan, _ := verify.For(f, g, b)
	require.Equal(t, []province.OrderKind{province.OrderFull}, kinds(&plan))
	assert.Len(t, stepsOf(&plan, province.StepSMSCheck), 1)

	hidden := func(f *filing.Filing) {
		f.Sponsor.Principal.Mobile, f.Services[0].Manager.Mobile = "138****0001", "138****0001"
	}
	f = edited(filingtest.Unit(filing.Zhejiang), hidden)
	plan, _ = verify.For(f, edited(f, serviceName, func(g *filing.Filing) { g.Sponsor.Address = "浙江样例路二号" }), b)
	assert.Len(t, stepsOf(&plan, province.StepSMSCheck), 2, "what is hidden may differ")

	wide := func(f *filing.Filing) {
		f.Sponsor.Principal.Mobile, f.Services[0].Manager.Mobile = "13800000001", "１３８０００００００１"
	}
	f = edited(filingtest.Unit(filing.Zhejiang), wide)
	plan, _ = verify.For(f, edited(f, serviceName, func(g *filing.Filing) { g.Sponsor.Address = "浙江样例路二号" }), b)
	assert.Len(t, stepsOf(&plan, province.StepSMSCheck), 1)
}

func TestPlanPermitHolder(t *testing.T) {
	because := func(p filing.Province, kind filing.CertificateKind) []province.RuleID {
		f := filingtest.Unit(p)
		f.Services[0].Manager.ID = filing.Document{Kind: kind, Number: "H12345678", Expires: 20400101}
		plan, _ := verify.For(f, edited(f, serviceName), on(20190603))
		sms := stepsOf(&plan, province.StepSMSCheck)
		require.Len(t, sms, 1)
		return sms[0].Because
	}
	back, front := province.RuleID("CN/sms-input/4"), province.RuleID("CN/sms-input/3")
	assert.Contains(t, because(filing.Zhejiang, filing.HKMacaoTravelPermit), back)
	assert.NotContains(t, because(filing.Zhejiang, filing.ResidentID), back)
	assert.Contains(t, because(filing.Fujian, filing.HKMacaoTravelPermit), front)
	assert.NotContains(t, because(filing.Fujian, filing.ResidentID), front)
}

func TestPlanMaterials(t *testing.T) {
	plan, err := planned(filing.Zhejiang, on(20210115), managerMobile)
	require.NoError(t, err)
	assert.Empty(t, plan.Orders[0].Materials, "a new phone number needs no licence")

	plan, err = planned(filing.Zhejiang, on(20210115), rename)
	require.NoError(t, err)
	proof := slices.IndexFunc(plan.Orders[0].Materials, func(m verify.MaterialDemand) bool { return m.Material == province.ChangeProof })
	require.GreaterOrEqual(t, proof, 0)
	assert.Equal(t, verify.IssuedByAuthority, plan.Orders[0].Materials[proof].Signer)

	plan, _ = planned(filing.Zhejiang, on(20210115), func(f *filing.Filing) { f.Sponsor.Name += "（新）" })
	assert.Contains(t, materialsOf(&plan.Orders[0]), province.ChangeProof)
	plan, _ = planned(filing.Sichuan, on(20190603), serviceName)
	assert.Contains(t, materialsOf(&plan.Orders[0]), province.VerificationSheet, "Sichuan only says how to fill it in")

	sheet := func(f filing.Filing) verify.Signer {
		p, _ := verify.For(f, edited(f, serviceName), on(20190603))
		for _, m := range p.Orders[0].Materials {
			if m.Material == province.VerificationSheet {
				return m.Signer
			}
		}
		return 0
	}
	assert.Equal(t, verify.SignedAndSealed, sheet(filingtest.Unit(filing.Zhejiang)))
	assert.Equal(t, verify.SignedByManager, sheet(filingtest.Individual(filing.Zhejiang)))

	plan, _ = planned(filing.Zhejiang, on(20190603), addDomain)
	for _, m := range plan.Orders[0].Materials {
		if m.Material == province.AuthorizationLetter {
			assert.True(t, m.Either)
			assert.NotEmpty(t, m.Unless, "waived where the manager is the legal representative")
			assert.Equal(t, verify.SealedBySponsor, m.Signer)
		}
	}
	cards := func(p *verify.Plan) (at []filing.Field) {
		for _, m := range p.Orders[0].Materials {
			if m.Material == province.IDCard {
				at = append(at, m.Path.Field)
			}
		}
		return at
	}
	plan, _ = planned(filing.Zhejiang, on(20210115), newManager)
	assert.Equal(t, []filing.Field{filing.FieldManager}, cards(&plan), "the card of the new person")
	plan, _ = planned(filing.Zhejiang, on(20210115), func(f *filing.Filing) { f.Sponsor.Principal.ID.Expires = 20450101 })
	assert.Equal(t, []filing.Field{filing.FieldPrincipal}, cards(&plan), "the new card")
	plan, _ = planned(filing.Zhejiang, on(20210115), rename)
	assert.Empty(t, cards(&plan), "nobody new")
	plan, _ = planned(filing.Beijing, on(20210115), moveTo(filing.Zhejiang))
	assert.Equal(t, []filing.Field{filing.FieldPrincipal, filing.FieldManager}, cards(&plan))

	approved := func(f *filing.Filing) {
		f.Services[0].Contents = append(f.Services[0].Contents, filing.ContentNews)
		f.Services[0].PreApprovals = []filing.PreApproval{{Category: 1, Number: "样例1号"}}
	}
	plan, _ = planned(filing.Zhejiang, on(20210115), approved)
	assert.Contains(t, materialsOf(&plan.Orders[0]), province.PreApprovalDocument)
	plan, _ = planned(filing.Guangdong, on(20220110), serviceName)
	assert.Contains(t, materialsOf(&plan.Orders[0]), province.CommitmentLetter, "with every submission to Guangdong")
	plan, _ = planned(filing.Beijing, on(20210115), newManager)
	assert.Contains(t, materialsOf(&plan.Orders[0]), province.IDPhotoInHand)
	plan, _ = planned(filing.Beijing, on(20210115), managerMobile)
	assert.NotContains(t, materialsOf(&plan.Orders[0]), province.IDPhotoInHand, "nobody new")
}

// demands returns what an order demands of a material.
func demands(o *verify.Order, m province.Material) []verify.MaterialDemand {
	return slices.DeleteFunc(slices.Clone(o.Materials), func(d verify.MaterialDemand) bool { return d.Material != m })
}

// TestPlanOneCopyForOnePerson wants the card of a person who stands at several places once, with all the places.
func TestPlanOneCopyForOnePerson(t *testing.T) {
	f := filingtest.Individual(filing.Zhejiang)
	plan, err := verify.For(f, edited(f, moveTo(filing.Guangdong)), on(20210601))
	require.ErrorIs(t, err, change.ReasonProvinceChanged)
	cards := demands(&plan.Orders[0], province.IDCard)
	require.Len(t, cards, 1)
	assert.Equal(t, filing.Path{Field: filing.FieldSponsorCertificate}, cards[0].Path)
	assert.Equal(t, []filing.Path{
		{Field: filing.FieldPrincipal}, {Field: filing.FieldManager, Service: filing.ServiceKey(&f.Services[0])},
		{Field: filing.FieldManager, Service: "example.net"},
	}, cards[0].Also)

	f = filingtest.Unit(filing.Beijing)
	f.Services = append(f.Services, filingtest.Website(f))
	both := func(g *filing.Filing) {
		g.Services[0].Manager = filingtest.Person(g.Province, 7)
		g.Services[1].Manager = g.Services[0].Manager
	}
	plan, err = verify.For(f, edited(f, both), on(20261101))
	require.NoError(t, err)
	for _, m := range []province.Material{province.IDCard, province.IDPhotoInHand} {
		once := demands(&plan.Orders[0], m)
		require.Len(t, once, 1, "%s", m)
		assert.Len(t, once[0].Also, 1)
	}
	assert.Len(t, demands(&plan.Orders[0], province.AuthorizationLetter), 2, "a letter is for one place")

	jx := filingtest.Unit(filing.Jiangxi)
	jx.Services = append(jx.Services, filingtest.Website(jx))
	plan, err = verify.For(jx, edited(jx, both), on(20190915))
	require.NoError(t, err)
	if proofs := demands(&plan.Orders[0], province.ResidenceProof); assert.Len(t, proofs, 1) {
		assert.Len(t, proofs[0].Also, 1, "somebody lives in one place")
	}

	others := func(g *filing.Filing) { g.Services[1].Manager = filingtest.Person(g.Province, 8) }
	plan, err = verify.For(f, edited(f, both, others), on(20261101))
	require.NoError(t, err)
	assert.Len(t, demands(&plan.Orders[0], province.IDCard), 2, "two persons have two cards")
	unknown := func(g *filing.Filing) {
		g.Services[0].Manager.ID, g.Services[1].Manager.ID = filing.Document{}, filing.Document{}
	}
	plan, _ = verify.For(f, edited(f, both, unknown), on(20261101))
	assert.Len(t, demands(&plan.Orders[0], province.IDCard), 2, "nobody can say that it is one person")
}

// TestPlanRefiledByDomain files a site of two domains again as two sites, since a new one takes one domain.
func TestPlanRefiledByDomain(t *testing.T) {
	sites := func(day filing.Date) []filing.Path {
		plan, err := planned(filing.Zhejiang, on(day), moveTo(filing.Shanghai))
		require.ErrorIs(t, err, change.ReasonProvinceChanged)
		sound(t, &plan, day)
		assert.LessOrEqual(t, len(stepsOf(&plan, province.StepFaceCheck)), 1, "one person answers for both")
		var at []filing.Path
		for _, d := range demands(&plan.Orders[0], province.IDCard) {
			at = append(append(at, d.Path), d.Also...)
		}
		return at
	}
	assert.Len(t, sites(20190421), 2, "the principal and one manager")
	assert.Len(t, sites(20190422), 3)

	f := filingtest.Unit(filing.Zhejiang)
	g := edited(f, moveTo(filing.Shanghai))
	plan, _ := verify.For(f, g, on(20210115))
	slices.Reverse(g.Services[0].Domains)
	again, _ := verify.For(f, g, on(20210115))
	assert.Equal(t, plan, again, "whatever the order of domains")
}

// TestPlanPicturesOfEachPerson wants every person who answers for a service of the order checked, and each once.
func TestPlanPicturesOfEachPerson(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	f.Services = append(f.Services, filingtest.Website(f))
	names := func(g *filing.Filing) { g.Services[0].Name, g.Services[1].Name = "样例甲网", "样例乙网" }
	plan, err := verify.For(f, edited(f, names), on(20210601))
	require.NoError(t, err)
	assert.Len(t, stepsOf(&plan, province.StepFaceCheck), 1, "one person answers for both")

	f.Services[1].Manager = filingtest.Person(f.Province, 8)
	plan, err = verify.For(f, edited(f, names), on(20210601))
	require.NoError(t, err)
	faces := stepsOf(&plan, province.StepFaceCheck)
	require.Len(t, faces, 2)
	assert.Equal(t, filing.ServiceKey(&f.Services[1]), faces[1].Path.Service)
	plan, err = verify.For(f, edited(f, names), on(20190603))
	require.NoError(t, err)
	sound(t, &plan, 20190603)
	assert.Len(t, demands(&plan.Orders[0], province.BackdropPhoto), 2, "each before the backdrop")

	plan, err = verify.For(f, edited(f, principalMobile), on(20210601))
	require.NoError(t, err)
	assert.Len(t, stepsOf(&plan, province.StepFaceCheck), 1, "an order of the sponsor's data takes one")
}

// TestPlanOfANumber plans no order that carries a filing number: the bureau gives it.
func TestPlanOfANumber(t *testing.T) {
	other := func(g *filing.Filing) {
		g.Number, _ = filing.ParseNumber("浙ICP备2021000001号")
		g.Services[0].Number, _ = filing.ParseNumber("浙ICP备2021000001号-1")
	}
	plan, err := planned(filing.Zhejiang, on(20210115), other)
	require.ErrorIs(t, err, change.ReasonNumberChanged)
	assert.Equal(t, verify.RouteNone, plan.Route)
	assert.Empty(t, plan.Orders)
	assert.Equal(t, []verify.Note{verify.NoteCorrectFirst}, plan.Timeline.Notes)
	assert.Zero(t, plan.Timeline.Earliest)

	plan, err = planned(filing.Zhejiang, on(20210115), other, principalMobile)
	require.ErrorIs(t, err, change.ReasonNumberChanged)
	assert.Equal(t, []province.OrderKind{province.OrderSponsor}, kinds(&plan), "the rest, once the number is put right")
}

// TestPlanGeneralList takes a list of what filings in general take at its word where data are filed anew, and leaves open what
// of it a change needs.
func TestPlanGeneralList(t *testing.T) {
	plan, _ := planned(filing.Zhejiang, on(20190915), moveTo(filing.Jiangxi))
	require.Len(t, demands(&plan.Orders[0], province.BusinessLicence), 1)
	for _, m := range []province.Material{province.IDCard, province.BusinessLicence} {
		for _, d := range demands(&plan.Orders[0], m) {
			assert.False(t, d.Either, "%s: %s", m, d.Path)
		}
	}
	body := filingtest.Nature(filing.Zhejiang, filing.NatureGovernment)
	moved := body.Clone()
	moved.Province = filing.Jiangxi
	plan, _ = verify.For(body, moved, on(20190915))
	require.Len(t, demands(&plan.Orders[0], province.SponsorCertificate), 1)
	assert.False(t, demands(&plan.Orders[0], province.SponsorCertificate)[0].Either)
	require.Len(t, demands(&plan.Orders[0], province.BusinessLicence), 1)
	assert.True(t, demands(&plan.Orders[0], province.BusinessLicence)[0].Either, "a body that has none cannot bring one")
	plan, err := planned(filing.Jiangxi, on(20190915), newManager)
	require.NoError(t, err)
	require.Len(t, demands(&plan.Orders[0], province.IDCard), 1)
	assert.True(t, demands(&plan.Orders[0], province.IDCard)[0].Either)
}

// TestPlanPaperOfTheOrder wants a paper that goes in once with an order of several services under the sponsor, and each paper
// once in an upload.
func TestPlanPaperOfTheOrder(t *testing.T) {
	f := filingtest.Unit(filing.Guangdong)
	f.Services = append(f.Services, filingtest.Website(f))
	plan, err := verify.For(f, edited(f, func(g *filing.Filing) { g.Services[0].Name, g.Services[1].Name = "样例甲网", "样例乙网" }), on(20261101))
	require.NoError(t, err)
	letters := demands(&plan.Orders[0], province.CommitmentLetter)
	require.Len(t, letters, 1)
	assert.Equal(t, filing.Path{Field: filing.FieldSponsor}, letters[0].Path)
	sound(t, &plan, 20261101)

	plan, err = planned(filing.Guangdong, on(20180701), rename)
	require.NoError(t, err)
	sound(t, &plan, 20180701)
}

// TestPlanStepWorkdays adds up the steps' days to the plan's.
func TestPlanStepWorkdays(t *testing.T) {
	plan, _ := planned(filing.Zhejiang, on(20210115), principalMobile, serviceName)
	require.Len(t, plan.Orders, 2)
	least, most := 0, 0
	for _, o := range plan.Orders {
		for _, s := range o.Steps {
			l, m := s.Workdays()
			least, most = least+l, most+m
		}
	}
	earliest, _ := verify.AddWorkdays(nil, 20210115, least)
	latest, _ := verify.AddWorkdays(nil, 20210115, most)
	assert.Equal(t, plan.Timeline.Earliest, earliest)
	assert.Equal(t, plan.Timeline.Latest, latest)
}

func TestPlanTimeline(t *testing.T) {
	b := change.Basis{On: 20210115, Occurred: 20210101}
	plan, err := planned(filing.Zhejiang, b, managerMobile)
	require.NoError(t, err)
	assert.Equal(t, filing.Date(20201202), plan.Timeline.SubmitBy)
	assert.Contains(t, plan.Timeline.Notes, verify.NoteLate)
	assert.Contains(t, plan.Timeline.Notes, verify.NoteNoticeDisputed)
	earliest, _ := verify.AddWorkdays(nil, 20210115, 1+3)
	latest, _ := verify.AddWorkdays(nil, 20210115, 2+1+20)
	assert.Equal(t, earliest, plan.Timeline.Earliest, "first review and what is usual at the bureau")
	assert.Equal(t, latest, plan.Timeline.Latest)

	b.Occurred = 20210301
	plan, _ = planned(filing.Zhejiang, b, managerMobile)
	assert.NotContains(t, plan.Timeline.Notes, verify.NoteLate)
	b.Occurred = 99999999
	plan, _ = planned(filing.Zhejiang, b, managerMobile)
	assert.Zero(t, plan.Timeline.SubmitBy)

	plan, err = planned(filing.Zhejiang, on(20261225), managerMobile)
	require.NoError(t, err)
	assert.Zero(t, plan.Timeline.Latest)
	assert.Contains(t, plan.Timeline.Notes, verify.NoteNotCovered)
	plan, err = planned(filing.Zhejiang, on(20291225), managerMobile)
	require.NoError(t, err)
	assert.Zero(t, plan.Timeline.Earliest)
	assert.Contains(t, plan.Timeline.Notes, verify.NoteNotCovered)

	f := filingtest.Unit(filing.Zhejiang)
	own, err := verify.Planner{Basis: on(20270101), Calendar: everyDay{}}.For(f, edited(f, managerMobile))
	require.NoError(t, err)
	assert.Equal(t, filing.Date(20270101).AddDays(23), own.Timeline.Latest)
	assert.NotContains(t, own.Timeline.Notes, verify.NoteNotCovered)
}

// everyDay is a calendar without a day off.
type everyDay struct{}

func (everyDay) Workday(d filing.Date) (work, known bool) { return true, d.IsValid() }

func TestPlanOfNothing(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	g := f.Clone()
	g.Services[0].Domains[0].Expires = 20410101
	for _, h := range []filing.Filing{f, g} {
		plan, err := verify.For(f, h, change.Basis{On: 20210115, OpenOrders: []change.OpenOrder{{}}})
		require.NoError(t, err)
		assert.Equal(t, verify.Plan{Edition: province.Builtin().Edition(), On: 20210115, Orders: []verify.Order{}}, plan)
	}
}

func TestPlanWithoutADay(t *testing.T) {
	plan, err := planned(filing.Zhejiang, change.Basis{}, managerMobile)
	require.NoError(t, err)
	assert.Zero(t, plan.On)
	assert.Zero(t, plan.Timeline.Earliest)
	assert.Contains(t, plan.Timeline.Notes, verify.NoteUndated)
	dated, err := planned(filing.Zhejiang, on(province.Builtin().Day()), managerMobile)
	require.NoError(t, err)
	assert.Equal(t, dated.Orders, plan.Orders, "the rules of the edition's day")
	own, err := province.New("of our own")
	require.NoError(t, err)
	plan, err = planned(filing.Zhejiang, change.Basis{Rules: own}, managerMobile)
	require.NoError(t, err)
	assert.NotEmpty(t, plan.Orders)
}

func TestPlanOpenOrder(t *testing.T) {
	b := on(20210115)
	b.OpenOrders = []change.OpenOrder{{Kind: province.OrderService}}
	plan, err := planned(filing.Zhejiang, b, managerMobile)
	require.ErrorIs(t, err, change.ReasonOrderInProgress)
	assert.Contains(t, plan.Timeline.Notes, verify.NoteWaitForOrder)
	assert.Equal(t, verify.RouteChange, plan.Route)
}

func TestPlanUnknownProvince(t *testing.T) {
	f := filingtest.Unit(0)
	plan, err := verify.For(f, edited(f, managerMobile), on(20210115))
	require.NoError(t, err)
	assert.Contains(t, plan.Timeline.Notes, verify.NoteSMSUndecided)
	assert.Empty(t, stepsOf(&plan, province.StepSMSCheck))
	assert.NotEmpty(t, stepsOf(&plan, province.StepBureauReview))
}

// foreign is a rule set that is no table.
type foreign struct{ *province.Table }

func (f foreign) InForce(p filing.Province, on filing.Date) iter.Seq[province.Rule] {
	return f.Table.InForce(p, on)
}

// silent is a rule set without rules.
type silent struct{}

func (silent) InForce(filing.Province, filing.Date) iter.Seq[province.Rule] {
	return func(func(province.Rule) bool) {}
}
func (silent) Edition() string { return "silent" }

func TestPlanForeignRules(t *testing.T) {
	for _, edits := range [][]edit{{serviceName}, {principalMobile, serviceName}, {moveTo(filing.Shanghai)}, {otherUnit}, {addDomain, rename}} {
		b := on(20210115)
		want, wantErr := planned(filing.Zhejiang, b, edits...)
		b.Rules = foreign{province.Builtin()}
		got, err := planned(filing.Zhejiang, b, edits...)
		assert.Equal(t, wantErr == nil, err == nil)
		assert.Equal(t, want, got)
	}
	b := on(20210115)
	b.Rules = silent{}
	plan, err := planned(filing.Zhejiang, b, managerMobile)
	require.NoError(t, err)
	assert.Equal(t, "silent", plan.Edition)
	for _, s := range plan.Orders[0].Steps {
		r, ok := province.Builtin().Rule(s.Because[0])
		require.True(t, ok)
		assert.True(t, r.IsLaw(), "only the law is left to demand %s", s.Kind)
	}
	assert.NotEmpty(t, stepsOf(&plan, province.StepSubmitToBureau))
	assert.NotEmpty(t, stepsOf(&plan, province.StepBureauReview))
}

// TestPlanLawIsInTheBook holds the rules that the planner names by itself against the built-in book.
func TestPlanLawIsInTheBook(t *testing.T) {
	for _, id := range []province.RuleID{"CN/timeline/1", "CN/bureau-review/1", "CN/cancellation/1"} {
		r, ok := province.Builtin().Rule(id)
		require.True(t, ok, id)
		assert.Equal(t, province.Statute, r.Authority, id)
		assert.Zero(t, r.Period.Until)
	}
	r, ok := province.Builtin().Rule("CN/sms-input/3")
	require.True(t, ok)
	assert.Equal(t, province.TopicSMSInput, r.Topic)
	assert.Contains(t, r.Says.Zh, "港澳")
}

// TestPlanServicesWithoutNumbers pairs services by what they serve.
func TestPlanServicesWithoutNumbers(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	f.Services = append(f.Services, filingtest.App(f), filingtest.Website(f))
	for i := range f.Services {
		f.Services[i].Number = filing.Number{}
	}
	f.Services[1].Domains = nil
	g := edited(f, func(g *filing.Filing) {
		for i := range g.Services {
			g.Services[i].Manager.Mobile = filingtest.Mobile(700 + i)
		}
		slices.Reverse(g.Services)
		slices.Reverse(g.Services[2].Domains)
	})
	plan, _ := verify.For(f, g, on(20220110))
	sms := stepsOf(&plan, province.StepSMSCheck)
	require.Len(t, sms, 3)
	for _, s := range sms {
		assert.Equal(t, verify.NewPhone, s.Phone)
	}
}

// matrixEdits are the edits of the golden matrix and of the random ones.
var matrixEdits = []struct {
	name string
	do   edit
}{
	{"sponsor contact", principalMobile}, {"service name", serviceName}, {"manager replaced", newManager},
	{"manager's phone", managerMobile}, {"IP address", otherIP}, {"rename", rename}, {"domain removed", removeDomain},
	{"domain added", addDomain}, {"domain replaced", replaceDomain}, {"last domain", removeDomains}, {"provider", otherProvider},
	{"other unit", otherUnit}, {"moved", moveTo(filing.Hainan)},
	{"service added", func(f *filing.Filing) { f.Services = append(f.Services, filingtest.Website(*f)) }},
	{"service removed", func(f *filing.Filing) { f.Services = f.Services[:len(f.Services)-1] }},
	{"address", func(f *filing.Filing) { f.Sponsor.Address += "2号楼" }},
	{"new principal", func(f *filing.Filing) { f.Sponsor.Principal = filingtest.Person(f.Province, 8) }},
	{"last service's name", func(f *filing.Filing) { f.Services[len(f.Services)-1].Name += "改" }},
	{"access mode", func(f *filing.Filing) { f.Services[0].Access[0].Mode++ }},
	{"access dropped", func(f *filing.Filing) { f.Services[0].Access = nil }},
}

// rank is the order of dependency of the steps within an order.
var rank = map[province.StepKind]int{
	province.StepFillForm: 0, province.StepCancelFiling: 0, province.StepNewFiling: 0, province.StepTransferIn: 0, province.StepMigrate: 0,
	province.StepVerificationSheet: 1, province.StepUploadMaterials: 2, province.StepAppUpload: 3, province.StepFirstReview: 4,
	province.StepBureauApp: 5, province.StepBackdropPhoto: 6, province.StepFaceCheck: 7, province.StepSubmitToBureau: 8,
	province.StepSMSCheck: 9, province.StepBureauReview: 10, province.StepUpdateFooter: 11,
}

// sound checks what every plan has to be.
func sound(t *testing.T, p *verify.Plan, day filing.Date) {
	t.Helper()
	book := province.Builtin()
	inForce := func(id province.RuleID) {
		r, ok := book.Rule(id)
		assert.True(t, ok && r.Period.Contains(day), "%s on %s", id, day)
	}
	for _, o := range p.Orders {
		reviews, last := 0, -1
		seen := make(map[string]bool)
		for _, s := range o.Steps {
			assert.NotEmpty(t, s.Because, "no step without a rule")
			assert.NotZero(t, s.Certainty)
			assert.NotZero(t, s.Actor)
			r, ok := rank[s.Kind]
			assert.True(t, ok && r >= last, "%s comes too late", s.Kind)
			last = r
			if s.Kind == province.StepBureauReview {
				reviews++
			}
			key := fmt.Sprint(s.Kind, s.Path)
			assert.False(t, seen[key], "twice: %s", key)
			seen[key] = true
			for _, id := range s.Because {
				inForce(id)
			}
			for _, l := range s.Limits {
				assert.Contains(t, s.Because, l.Rule)
			}
			for i, m := range s.Materials {
				assert.Contains(t, materialsOf(&o), m, "handed in and not demanded")
				assert.NotContains(t, s.Materials[:i], m, "handed in twice")
			}
			assert.Equal(t, s.Kind == province.StepSMSCheck, s.Phone != 0)
		}
		assert.Equal(t, 1, reviews, "the bureau decides once")
		for i, m := range o.Materials {
			assert.NotEmpty(t, m.Because, "no material without a reason")
			for _, id := range m.Because {
				inForce(id)
			}
			assert.False(t, m.Path.Field == filing.FieldService && m.Path.Service == "", "%s for a service that has no key", m.Material)
			for _, n := range o.Materials[:i] {
				assert.False(t, n.Material == m.Material && n.Path == m.Path, "twice: %s", m.Material)
			}
			used := slices.ContainsFunc(o.Steps, func(s verify.PlanStep) bool { return slices.Contains(s.Materials, m.Material) })
			assert.True(t, used, "%s is handed in nowhere", m.Material)
		}
	}
	for i, n := range p.Timeline.Notes {
		assert.NotContains(t, p.Timeline.Notes[:i], n)
		if id := n.Rule(); id != "" {
			_, ok := book.Rule(id)
			assert.True(t, ok, id)
		}
	}
	for i := range p.Instead {
		sound(t, &p.Instead[i], day)
	}
}

func TestPlanProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	provinces := slices.Collect(filing.Provinces())
	days := []filing.Date{20180615, 20180701, 20181001, 20190301, 20190603, 20190820, 20191201, 20200901, 20210115, 20220110, 20221001, 20240801, 20260715, 20261101}
	for range 4000 {
		p := provinces[r.IntN(len(provinces))]
		f := filingtest.Unit(p)
		if r.IntN(4) == 0 {
			f = filingtest.Individual(p)
		}
		for range r.IntN(3) {
			f.Services = append(f.Services, filingtest.Website(f))
		}
		g := f.Clone()
		for range 1 + r.IntN(3) {
			e := matrixEdits[r.IntN(len(matrixEdits))]
			if len(g.Services) == 0 || len(g.Services[0].Domains) == 0 || len(g.Services[0].Access) == 0 {
				break
			}
			e.do(&g)
		}
		b := change.Basis{
			On: days[r.IntN(len(days))], Provider: province.Provider(r.IntN(6)), Order: province.OrderKind(max(0, r.IntN(20)-8)), FullOrders: r.IntN(5) == 0,
		}
		plan, err := verify.For(f, g, b)
		vs := b.Validate(f, g)
		assert.Equal(t, vs.Err() == nil, err == nil)
		if len(plan.Orders) == 0 {
			assert.Equal(t, verify.RouteNone, plan.Route)
			continue
		}
		assert.NotEqual(t, verify.RouteNone, plan.Route)
		assert.Equal(t, plan.Route == verify.RouteSplit, len(plan.Orders) > 1 && (plan.Route == verify.RouteSplit || plan.Route == verify.RouteChange))
		sound(t, &plan, b.On)

		again, _ := verify.For(f, g, b)
		assert.Equal(t, plan, again, "deterministic")
		slices.Reverse(f.Services)
		r.Shuffle(len(g.Services), func(i, j int) { g.Services[i], g.Services[j] = g.Services[j], g.Services[i] })
		shuffled, _ := verify.For(f, g, b)
		assert.Equal(t, plan, shuffled, "whatever the order of services")

		text, err := json.Marshal(plan)
		require.NoError(t, err)
		var back verify.Plan
		require.NoError(t, json.Unmarshal(text, &back))
		assert.Equal(t, plan, back)
		if t.Failed() {
			t.Fatalf("%s %+v", p, b)
		}
	}
}

// TestPlanHostile plans garbage.
func TestPlanHostile(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	word := func() string {
		return []string{"", "甲", "a", "example.com", "*", "13800000001", "\xff", strings.Repeat("x", 300)}[r.IntN(8)]
	}
	person := func() filing.Person {
		return filing.Person{
			Name: word(), Mobile: word(), Email: word(),
			ID: filing.Document{Kind: filing.CertificateKind(r.IntN(70)), Number: word(), Expires: filing.Expiry(r.Int32())},
		}
	}
	garbage := func() filing.Filing {
		f := filing.Filing{Province: filing.Province(r.IntN(40)), Remark: word()}
		f.Sponsor = filing.Sponsor{
			Nature: filing.Nature(r.IntN(90)), Name: word(), Principal: person(), LegalRepresentative: person(),
			Certificate: filing.Certificate{Number: word(), Name: word()},
		}
		for range r.IntN(4) {
			s := filing.Service{Kind: filing.ServiceKind(r.IntN(10)), Name: word(), Manager: person()}
			for range r.IntN(3) {
				s.Domains = append(s.Domains, filing.Domain{Name: word(), Expires: filing.Date(r.Int32())})
				s.Access = append(s.Access, filing.Access{Provider: word(), Region: filing.Province(r.IntN(40))})
			}
			if r.IntN(2) == 0 {
				s.App = &filing.App{Package: word()}
			}
			f.Services = append(f.Services, s)
		}
		return f
	}
	for range 3000 {
		b := change.Basis{
			On: filing.Date(r.Int32()), Occurred: filing.Date(r.Int32()), Provider: province.Provider(r.IntN(256)),
			Order: province.OrderKind(r.IntN(256)), FullOrders: r.IntN(2) == 0,
		}
		if r.IntN(2) == 0 {
			b.On = 20210115
		}
		f, g := garbage(), garbage()
		plan, err := verify.For(f, g, b)
		assert.Equal(t, b.Validate(f, g).Err() == nil, err == nil)
		for _, o := range plan.Orders {
			for _, s := range o.Steps {
				require.NotEmpty(t, s.Because)
			}
		}
	}
}

// TestPlanGrowsWithTheFiling plans a filing of very many services, one order each.
func TestPlanGrowsWithTheFiling(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	one := f.Services[0]
	f.Services = f.Services[:0]
	for i := range 2000 {
		s := one.Clone()
		n, err := filing.ParseNumber(fmt.Sprintf("%s-%d", f.Number, i+1))
		require.NoError(t, err)
		s.Number, s.Domains[0].Name, s.Domains[1].Name = n, fmt.Sprintf("a%d.example", i), fmt.Sprintf("b%d.example", i)
		f.Services = append(f.Services, s)
	}
	g := edited(f, func(g *filing.Filing) {
		for i := range g.Services {
			g.Services[i].Name += "新"
		}
		slices.Reverse(g.Services)
	})
	b := on(20220110)
	b.Provider = province.UCloud
	plan, err := verify.For(f, g, b)
	require.NoError(t, err)
	assert.Len(t, plan.Orders, 2000)
}

func TestPlanEnums(t *testing.T) {
	roundTrip[verify.Route](t, 10)
	roundTrip[verify.Actor](t, 6)
	roundTrip[verify.Phone](t, 3)
	roundTrip[verify.Signer](t, 7)
	roundTrip[verify.Note](t, 25)
	assert.Empty(t, verify.Note(200).Rule())
	assert.Nil(t, verify.Note(200).Sources())
}

// roundTrip writes and reads all n values of an enumeration.
func roundTrip[E interface {
	~uint8
	fmt.Stringer
	MarshalText() ([]byte, error)
}](t *testing.T, n int) {
	t.Helper()
	for i := range n {
		e := E(i)
		text, err := e.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, e.String(), string(text))
		var back E
		require.NoError(t, any(&back).(interface{ UnmarshalText([]byte) error }).UnmarshalText(text))
		assert.Equal(t, e, back)
	}
	_, err := E(n).MarshalText()
	require.Error(t, err, "no value beyond")
	var back E
	require.Error(t, any(&back).(interface{ UnmarshalText([]byte) error }).UnmarshalText([]byte("nonsense")))
}

// TestPlanNotes wants a rule or a document behind every note but those on the plan itself.
func TestPlanNotes(t *testing.T) {
	own := []verify.Note{
		verify.NoteSMSUndecided, verify.NoteReviewUnknown, verify.NoteNotCovered, verify.NoteUndated, verify.NoteCorrectFirst, verify.NoteWaitForOrder, verify.NoteAskBureau,
	}
	known := documents(t)
	for n := verify.NoteSiteStaysOnline; n <= verify.NoteReviewUnknown; n++ {
		sources := n.Sources()
		if slices.Contains(own, n) {
			assert.Empty(t, n.Rule())
			assert.Empty(t, sources)
			continue
		}
		assert.True(t, n.Rule() != "" || len(sources) > 0, "%s rests on nothing", n)
		if n.Rule() != "" {
			_, ok := province.Builtin().Rule(n.Rule())
			assert.True(t, ok, n)
		}
		for _, s := range sources {
			d, ok := known[s.ID]
			require.True(t, ok, s.ID)
			assert.Equal(t, d.Publisher, s.Publisher)
			assert.Equal(t, d.Title, s.Title)
			assert.Equal(t, d.URL, s.URL)
			assert.Less(t, s.Seen.From, max(s.Seen.Until, 1))
		}
	}
	s := verify.NoteDNSMeanwhile.Sources()
	s[0].ID = "changed"
	assert.NotEqual(t, "changed", verify.NoteDNSMeanwhile.Sources()[0].ID)
}

func TestPlanErrorIsTyped(t *testing.T) {
	_, err := planned(filing.Zhejiang, on(20190603), addDomain)
	var e *change.Error
	require.True(t, errors.As(err, &e))
	var v *change.Violation
	require.True(t, errors.As(err, &v))
	assert.Equal(t, change.ReasonDomainAdded, v.Reason)
}
