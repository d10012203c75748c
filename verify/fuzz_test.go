package verify_test

import (
	"cmp"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/change/changetest"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/gobeian/icp/internal/oracle"
	"github.com/gobeian/icp/province"
	"github.com/gobeian/icp/verify"
)

// FuzzPlan plans edits between any two filings that can be read: a plan is sound, agrees with Validate on what passes, and
// survives JSON.
func FuzzPlan(f *testing.F) {
	unit, individual := filingtest.Unit(filing.Zhejiang), filingtest.Individual(filing.Jiangxi)
	text := func(g filing.Filing) []byte {
		b, err := g.MarshalJSON()
		require.NoError(f, err)
		return b
	}
	for i, g := range []filing.Filing{
		changetest.Apply(unit, changetest.AddDomain("new.example.com")), changetest.Apply(unit, changetest.Phone(filingtest.Mobile(9))),
		changetest.Apply(unit, changetest.MoveTo(filing.Shanghai)), changetest.Apply(unit, changetest.ReplaceSponsor(3)), individual, {},
	} {
		f.Add(text(unit), text(g), uint64(i))
		f.Add(text(g), text(unit), uint64(i+10))
	}
	f.Fuzz(func(t *testing.T, a, b []byte, edits uint64) {
		old, errOld := filing.Decode(a)
		wanted, errNew := filing.Decode(b)
		r := oracle.New(edits)
		if errOld != nil {
			return
		}
		if errNew != nil {
			wanted = old.Clone()
			for range 1 + edits%4 {
				r.Edit(&wanted)
			}
		}
		basis := r.Basis()
		plan, err := verify.For(old, wanted, basis)
		if blocked := basis.Validate(old, wanted).Err() != nil; blocked && err == nil {
			t.Error("blocked, and yet planned without an error")
		}
		assert.Equal(t, len(plan.Orders) == 0, plan.Route == verify.RouteNone)
		sound(t, &plan, cmp.Or(basis.On, province.Builtin().Day()))
		encoded, err := json.Marshal(plan)
		require.NoError(t, err)
		var back verify.Plan
		require.NoError(t, json.Unmarshal(encoded, &back))
		assert.Equal(t, plan, back)
	})
}
