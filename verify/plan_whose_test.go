package verify_test

import (
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
