package verify_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/gobeian/icp/province"
	"github.com/gobeian/icp/verify"
)

func TestWorkedManagerPhone(t *testing.T) {
	steps := func(p filing.Province, day filing.Date) (found []verify.PlanStep) {
		f := filingtest.Unit(p)
		g := f.Clone()
		g.Services[0].Manager.Mobile = filingtest.Mobile(901)
		plan, err := verify.For(f, g, change.Basis{On: day})
		require.NoError(t, err)
		require.Equal(t, verify.RouteChange, plan.Route)
		for _, o := range plan.Orders {
			for _, s := range o.Steps {
				assert.NotEmpty(t, s.Because, "no step without a rule: %s", s.Kind)
				if s.Kind == province.StepSMSCheck {
					found = append(found, s)
				}
			}
		}
		return found
	}
	zj := steps(filing.Zhejiang, 20190603)
	require.Len(t, zj, 1)
	assert.Equal(t, verify.NewPhone, zj[0].Phone)
	assert.Equal(t, filing.FieldManager, zj[0].Path.Field)
	assert.Empty(t, steps(filing.Beijing, 20190603))
	assert.Empty(t, steps(filing.Beijing, 20200816))
	assert.Len(t, steps(filing.Beijing, 20200817), 1)
}

func TestWorkedJiangsuFullOrder(t *testing.T) {
	f := filingtest.Unit(filing.Jiangsu)
	g := f.Clone()
	g.Sponsor.Principal.Mobile = filingtest.Mobile(901)
	plan, err := verify.For(f, g, change.Basis{On: 20220110})
	require.NoError(t, err)
	require.Len(t, plan.Orders, 1)
	assert.Equal(t, province.OrderFull, plan.Orders[0].Kind)
	text, err := json.Marshal(plan)
	require.NoError(t, err)
	var back verify.Plan
	require.NoError(t, json.Unmarshal(text, &back))
	assert.Equal(t, plan, back)
}
