package filingtest_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// checkFiling requires that everything in f that can be checked is right.
func checkFiling(t *testing.T, f filing.Filing, p filing.Province, n filing.Nature) {
	t.Helper()
	assert.Equal(t, p, f.Province)
	assert.Equal(t, p, f.Number.Province())
	assert.Zero(t, f.Number.Service())
	assert.Equal(t, n, f.Sponsor.Nature)
	c := f.Sponsor.Certificate.Identity().Check()
	assert.NotEqual(t, filing.Invalid, c.Verdict, c.Problem)
	if k := f.Sponsor.Certificate.Kind.Nature(); k != 0 {
		assert.Equal(t, n, k)
	}
	checkPerson(t, f.Sponsor.Principal)
	for i := range f.Services {
		s := &f.Services[i]
		assert.Equal(t, f.Number, s.Number.Base())
		assert.Equal(t, i+1, s.Number.Service())
		assert.Equal(t, s.Kind, s.Number.Kind())
		checkPerson(t, s.Manager)
		for _, d := range s.Domains {
			ascii, err := filing.ASCIIDomain(d.Name)
			require.NoError(t, err)
			assert.Equal(t, d.Name, ascii)
			assert.Equal(t, f.Sponsor.Name, d.Holder.Name)
			assert.Equal(t, f.Sponsor.Certificate.Number, d.Holder.Number)
		}
	}
	b, err := f.MarshalJSON()
	require.NoError(t, err)
	g, err := filing.Decode(b)
	require.NoError(t, err)
	assert.True(t, f.Equal(g))
}

func checkPerson(t *testing.T, p filing.Person) {
	t.Helper()
	for _, c := range []filing.Check{p.ID.Identity().Check(), filing.CheckMobile(p.Mobile), filing.CheckMobile(p.EmergencyPhone), filing.CheckEmail(p.Email)} {
		assert.Equal(t, filing.Valid, c.Verdict, "%s: %s", c.Kind, c.Problem)
	}
}

func TestEveryProvinceAndNature(t *testing.T) {
	for p := range filing.Provinces() {
		for n := filing.Nature(1); n <= 20; n++ {
			if n.Chinese() == "" {
				continue
			}
			f := filingtest.Nature(p, n)
			f.Services = append(f.Services, filingtest.App(f))
			f.Services = append(f.Services, filingtest.MiniProgram(f))
			f.Services = append(f.Services, filingtest.Website(f))
			checkFiling(t, f, p, n)
			assert.True(t, filingtest.Nature(p, n).Equal(filingtest.Nature(p, n)), "deterministic")
		}
		u, i := filingtest.Unit(p), filingtest.Individual(p)
		checkFiling(t, u, p, filing.NatureEnterprise)
		checkFiling(t, i, p, filing.NatureIndividual)
		assert.NotEqual(t, u.Sponsor.Principal, u.Services[0].Manager)
		assert.Equal(t, i.Sponsor.Principal, i.Services[0].Manager)
		assert.Len(t, u.Services[0].Domains, 2)
	}
}

func TestUnknown(t *testing.T) {
	f := filingtest.Nature(0, 0)
	assert.Zero(t, f.Province)
	assert.Zero(t, f.Sponsor.Nature)
	assert.Zero(t, f.Sponsor.Certificate.Kind)
	assert.Equal(t, 1, filingtest.Website(filing.Filing{Number: f.Number}).Number.Service())
	assert.Panics(t, func() { filingtest.Website(filing.Filing{}) })
}

func TestIdentifiers(t *testing.T) {
	seen := map[string]bool{}
	for seq := range 300 {
		org, uscc := filingtest.OrgCode(seq), filingtest.USCC(seq)
		assert.Equal(t, filing.Valid, filing.CheckOrganisationCode(org).Verdict, org)
		assert.Equal(t, filing.Valid, filing.CheckSocialCreditCode(uscc).Verdict, uscc)
		assert.Equal(t, filing.MatchReissued, filing.SameIdentity(filing.Identity{Number: org}, filing.Identity{Number: uscc}))
		id, id15 := filingtest.ResidentID(filing.Yunnan, 19700615, seq), filingtest.ResidentID15(filing.Yunnan, 19700615, seq)
		assert.Equal(t, filing.Valid, filing.CheckResidentID(id).Verdict, id)
		assert.Equal(t, filing.MatchReissued, filing.SameIdentity(filing.Identity{Number: id15}, filing.Identity{Number: id}))
		d, _ := filing.BirthDate(id)
		assert.Equal(t, filing.Date(19700615), d)
		person := filingtest.Person(filing.Yunnan, seq)
		checkPerson(t, person)
		for _, s := range []string{org, uscc, id, person.ID.Number, person.Mobile} {
			assert.False(t, seen[s], s)
			seen[s] = true
		}
	}
	for _, seq := range []int{-1, math.MinInt, math.MaxInt} {
		assert.Equal(t, filing.Valid, filing.CheckSocialCreditCode(filingtest.USCC(seq)).Verdict)
		assert.Equal(t, filing.Valid, filing.CheckMobile(filingtest.Mobile(seq)).Verdict)
		assert.Equal(t, filing.Valid, filing.CheckResidentID(filingtest.ResidentID(0, 0, seq)).Verdict)
	}
}

func ExampleUnit() {
	f := filingtest.Unit(filing.Zhejiang)
	fmt.Println(f.Number, f.Sponsor.Nature, len(f.Services[0].Domains))
	// Output: 浙ICP备18001004号 enterprise 2
}
