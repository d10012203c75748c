package verify_test

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
	"github.com/gobeian/icp/verify"
)

// Who signs a commitment letter is what the province's rule says: in Jiangsu the person responsible for the service, in
// Guangdong the sponsor.
func TestPlanSignerOfTheCommitment(t *testing.T) {
	signers := func(f filing.Filing) (found []verify.Signer) {
		plan, err := verify.For(f, edited(f, serviceName), on(20220110))
		require.NoError(t, err)
		for _, m := range demands(&plan.Orders[0], province.CommitmentLetter) {
			found = append(found, m.Signer)
		}
		return found
	}
	assert.Equal(t, []verify.Signer{verify.SignedByManager}, signers(filingtest.Unit(filing.Jiangsu)))
	assert.Equal(t, []verify.Signer{verify.SignedByManager}, signers(filingtest.Individual(filing.Jiangsu)))
	assert.Equal(t, []verify.Signer{verify.SealedBySponsor}, signers(filingtest.Unit(filing.Guangdong)))
	assert.Equal(t, []verify.Signer{verify.SignedByPrincipal}, signers(filingtest.Individual(filing.Guangdong)))
}

// The pages that say that another address needs no order say it of filings that are not commercial.
func TestPlanAddressOfACommercialFiling(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	f.Sponsor.Commercial = true
	plan, err := verify.For(f, edited(f, otherIP), on(20190705))
	require.NoError(t, err)
	assert.NotContains(t, plan.Timeline.Notes, verify.NoteOrderNotRequired)

	f = filingtest.Unit(filing.Zhejiang)
	f.Services[0].Number, err = filing.ParseNumber("浙B2-20090059-1")
	require.NoError(t, err)
	plan, _ = verify.For(f, edited(f, otherIP), on(20190705))
	assert.NotContains(t, plan.Timeline.Notes, verify.NoteOrderNotRequired, "numbered on a telecom licence")
}

// In Guizhou nothing but the full order is left where a new person answers for the sponsor and a service changes too.
func TestPlanOneFullOrderWherePartsAreRefused(t *testing.T) {
	f := filingtest.Unit(filing.Guizhou)
	g := changetest.Apply(f, changetest.Principal(filingtest.Person(filing.Guizhou, 90)), changetest.ServiceName("样例新展示网"))
	plan, err := verify.For(f, g, on(20260606))
	require.NotErrorIs(t, err, change.ReasonMixedOrder)
	assert.Equal(t, []province.OrderKind{province.OrderFull}, kinds(&plan))
	assert.Len(t, stepsOf(&plan, province.StepSMSCheck), 2)

	g = changetest.Apply(f, changetest.Phone(filingtest.Mobile(90)), changetest.ServiceName("样例新展示网"))
	_, err = verify.For(f, g, on(20260606))
	require.ErrorIs(t, err, change.ReasonMixedOrder, "the sponsor's order is still taken")
}

// Since 2021-12-13 Jiangsu takes the cancellation of a single service by e-mail only.
func TestPlanCancelledWithTheBureau(t *testing.T) {
	f := filingtest.Unit(filing.Jiangsu)
	f.Services = append(f.Services, filingtest.Website(f))
	g := changetest.Apply(f, changetest.RemoveService(1))
	var steps []province.StepKind
	cancelled := func(day filing.Date) verify.Plan {
		plan, err := verify.For(f, g, on(day))
		require.ErrorIs(t, err, change.ReasonServiceRemoved)
		sound(t, &plan, day)
		steps = nil
		for _, s := range plan.Orders[0].Steps {
			steps = append(steps, s.Kind)
		}
		return plan
	}
	plan := cancelled(20211212)
	assert.Contains(t, steps, province.StepSubmitToBureau)
	assert.NotContains(t, plan.Timeline.Notes, verify.NoteAskBureau)
	for _, day := range []filing.Date{20211213, 20260601} {
		plan = cancelled(day)
		assert.Equal(t, []province.StepKind{province.StepCancelFiling, province.StepBureauReview}, steps)
		assert.Contains(t, plan.Orders[0].Steps[0].Because, province.RuleID("CN-JS/cancellation/1"))
		assert.Contains(t, plan.Timeline.Notes, verify.NoteAskBureau)
	}

	f = filingtest.Unit(filing.Beijing)
	f.Services = nil
	plan, err := verify.For(f, changetest.Apply(f, changetest.ReplaceSponsor(9)), on(20230606))
	require.ErrorIs(t, err, change.ReasonSponsorReplaced)
	require.Equal(t, province.OrderCancelSponsor, plan.Orders[0].Kind)
	assert.Contains(t, plan.Orders[0].Steps[0].Because, province.RuleID("CN/cancellation/6"), "a sponsor without services")
	assert.Contains(t, plan.Timeline.Notes, verify.NoteAskBureau)
}

// What bureaus and providers say of a cancellation stands beside the law.
func TestPlanRulesOnCancellations(t *testing.T) {
	f := filingtest.Unit(filing.Guizhou)
	f.Services = append(f.Services, filingtest.Website(f))
	plan, _ := verify.For(f, changetest.Apply(f, changetest.RemoveService(1)), on(20190603))
	assert.Contains(t, plan.Orders[0].Steps[0].Because, province.RuleID("CN-GZ/cancellation/1"), "the form for the bureau")
	f.Province = filing.Zhejiang
	plan, _ = verify.For(f, changetest.Apply(f, changetest.RemoveService(1)), on(20190603))
	assert.Contains(t, plan.Orders[0].Steps[0].Because, province.RuleID("CN/cancellation/5"), "the password")
	plan, _ = planned(filing.Beijing, on(20190915), otherUnit)
	assert.NotContains(t, plan.Orders[0].Steps[0].Because, province.RuleID("CN/cancellation/6"), "services are left")
}

// An order goes through the console of the provider that gives the access it is about.
func TestPlanConsoleOfTheOrder(t *testing.T) {
	foreign := func(o *verify.Order, other string) {
		for _, s := range o.Steps {
			for _, id := range s.Because {
				assert.NotContains(t, string(id), other+"/", "%s %s", o.Kind, s.Kind)
			}
		}
	}
	plan, err := planned(filing.Zhejiang, on(20230606), otherProvider, managerMobile)
	require.Error(t, err)
	require.Equal(t, []province.OrderKind{province.OrderTransferIn, province.OrderService, province.OrderCancelAccess}, kinds(&plan))
	foreign(&plan.Orders[0], "alibaba-cloud") // to Tencent Cloud
	assert.NotEmpty(t, stepsOf(&plan, province.StepFaceCheck), "the change and the cancellation stay where they are")

	there := on(20230606)
	there.Provider = province.UCloud
	plan, err = planned(filing.Zhejiang, there, func(f *filing.Filing) { f.Services[0].Access[0].Provider = "ucloud" })
	require.Error(t, err)
	assert.Contains(t, plan.Orders[0].Steps[1].Because, province.RuleID("CN-ZJ/transfer-in/4"))
	foreign(&plan.Orders[0], "alibaba-cloud")
	foreign(&plan.Orders[1], "ucloud") // the old access is cancelled at Alibaba Cloud
	assert.True(t, slices.ContainsFunc(plan.Orders[1].Steps, func(s verify.PlanStep) bool {
		return slices.Contains(s.Because, province.RuleID("alibaba-cloud/first-review/1"))
	}))

	plan, _ = planned(filing.Zhejiang, there, func(f *filing.Filing) { f.Services[0].Access[0].Provider = "样例云" })
	assert.True(t, slices.ContainsFunc(plan.Orders[0].Steps, func(s verify.PlanStep) bool {
		return slices.Contains(s.Because, province.RuleID("ucloud/first-review/1"))
	}), "a name that is no slug may be the console's own")
}

// The notice of thirty days is due for what changes, whichever order goes first.
func TestPlanNoticeOfALaterOrder(t *testing.T) {
	b := change.Basis{On: 20230603, Occurred: 20230620}
	plan, err := planned(filing.Zhejiang, b, otherProvider, managerMobile)
	require.Error(t, err)
	assert.Equal(t, filing.Date(20230521), plan.Timeline.SubmitBy)
	assert.Contains(t, plan.Timeline.Notes, verify.NoteLate)
	plan, _ = planned(filing.Zhejiang, b, addDomain)
	assert.Zero(t, plan.Timeline.SubmitBy, "what begins is no change of filed data")
}

// A migration whose conditions are known to fail is no way.
func TestPlanMigrationThatFails(t *testing.T) {
	b := on(20250606)
	plan, err := planned(filing.Tianjin, b, otherUnit)
	require.ErrorIs(t, err, change.ReasonSponsorReplaced)
	assert.Len(t, plan.Instead, 1, "nobody said whether the units are related")
	b.Facts = change.Facts{UnitsRelated: change.No, MovingOut: change.No}
	plan, _ = planned(filing.Tianjin, b, otherUnit)
	assert.Empty(t, plan.Instead)
	b.Facts = change.Facts{UnitsRelated: change.Yes, MovingOut: change.No}
	plan, _ = planned(filing.Tianjin, b, otherUnit)
	assert.Len(t, plan.Instead, 1)
}

// A number on record that is shown masked and could be the one in the order is no new number.
func TestMaskedNumberIsNoNewOne(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	number := f.Services[0].Manager.Mobile
	phoneOf := func(masked string) verify.Phone {
		old, wanted := f.Clone(), changetest.Apply(f, changetest.ServiceName("样例站"))
		old.Services[0].Manager.Mobile = masked
		plan, err := verify.For(old, wanted, change.Basis{On: 20261101})
		require.NoError(t, err)
		for _, s := range plan.Orders[0].Steps {
			if s.Kind == province.StepSMSCheck {
				return s.Phone
			}
		}
		return 0
	}
	assert.Equal(t, verify.OldPhone, phoneOf(number[:3]+"****"+number[7:]))
	assert.Equal(t, verify.NewPhone, phoneOf("199****"+number[7:]))
	assert.Equal(t, verify.NewPhone, phoneOf(""))
}

// An estimate without the provider's own review says so.
func TestReviewOfUnknownLength(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	wanted := changetest.Apply(f, changetest.ServiceName("样例站"))
	for provider, unknown := range map[province.Provider]bool{province.AlibabaCloud: false, province.OtherProvider: true} {
		plan, err := verify.For(f, wanted, change.Basis{On: 20261101, Provider: provider})
		require.NoError(t, err)
		assert.Equal(t, unknown, slices.Contains(plan.Timeline.Notes, verify.NoteReviewUnknown), "%s", provider)
	}
}
