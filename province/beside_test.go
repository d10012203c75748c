package province_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// A province's rule takes the place of a national one that speaks of the same thing, and of no other.
func TestNationalDemandsBesideTheProvinces(t *testing.T) {
	require1 := func(edit func(r *province.Rule)) func(*province.Rule) {
		return func(r *province.Rule) {
			r.Effect = province.Require
			edit(r)
		}
	}
	facts := func(all province.Set[province.Fact]) func(*province.Rule) {
		return require1(func(r *province.Rule) { r.Needs.All = all })
	}
	limit := func(n int, u province.Unit) func(*province.Rule) {
		return require1(func(r *province.Rule) { r.Limit = province.Limit{N: n, Unit: u} })
	}
	list := func(values ...string) func(*province.Rule) {
		return require1(func(r *province.Rule) {
			r.Values, r.Needs.All = values, province.SetOf(province.FactPreApproved)
		})
	}
	materials := func(m province.Material) func(*province.Rule) {
		return require1(func(r *province.Rule) { r.Materials = province.SetOf(m) })
	}
	of := func(edit func(*province.Rule), p province.Person) func(*province.Rule) {
		return func(r *province.Rule) {
			edit(r)
			r.Persons = province.SetOf(p)
		}
	}
	local, shared := province.SetOf(province.FactPhoneLocal), province.SetOf(province.FactPhoneNotShared)
	for name, c := range map[string]struct {
		own, country func(*province.Rule)
		beside       bool
	}{
		"another fact":          {facts(local), facts(shared), true},
		"the same fact":         {facts(local), facts(local | shared), false},
		"another list":          {list("health-care"), list("games"), true},
		"a list that overlaps":  {list("health-care", "games"), list("games"), false},
		"days and months":       {limit(3, province.Months), limit(90, province.Days), false},
		"days and domains":      {limit(3, province.Domains), limit(90, province.Days), true},
		"the same material":     {materials(province.ChangeProof), materials(province.ChangeProof), false},
		"another material":      {materials(province.ChangeProof), materials(province.IDCard), true},
		"the topic as a whole":  {require1(func(*province.Rule) {}), facts(local), false},
		"nothing in particular": {facts(local), require1(func(*province.Rule) {}), false},
		"another person":        {of(facts(local), province.Principal), of(facts(local), province.Manager), true},
		"a console": {facts(local), func(r *province.Rule) {
			facts(local)(r)
			r.Authority, r.Provider = province.Console, province.AlibabaCloud
		}, true},
		"law": {facts(local), func(r *province.Rule) {
			facts(local)(r)
			r.Authority = province.Statute
		}, true},
	} {
		table := mustNew(t, sample("CN-ZJ/rename/1", c.own), sample("CN/rename/1", national, c.country))
		q := province.Query{Province: filing.Zhejiang, On: 20261225, Topic: province.TopicRename}
		var ids []province.RuleID
		for _, d := range table.AppendDecisions(nil, q) {
			ids = append(ids, d.ID())
		}
		assert.Contains(t, ids, province.RuleID("CN-ZJ/rename/1"), name)
		assert.Equal(t, c.beside, len(ids) == 2, "%s: %v", name, ids)
		q.Province = filing.Beijing
		assert.Len(t, table.AppendDecisions(nil, q), 1, "%s: elsewhere", name)
	}
}

func TestCoveredFrom(t *testing.T) {
	table := mustNew(t,
		sample("CN-ZJ/rename/1", from(20200101), until(20210101)), sample("CN-ZJ/rename/2", from(20210101)),
		sample("CN/footer/1", national, from(20190101), func(r *province.Rule) { r.Topic = province.TopicFooter }),
		sample("CN/timeline/1", national, from(20000925), by(province.Statute), func(r *province.Rule) { r.Topic = province.TopicTimeline }),
	)
	assert.Equal(t, filing.Date(20200101), table.CoveredFrom(filing.Zhejiang))
	assert.Equal(t, filing.Date(20190101), table.CoveredFrom(filing.Beijing), "the country's")
	assert.Equal(t, filing.Date(20190101), table.CoveredFrom(0))
	assert.Equal(t, filing.Date(20190101), table.CoveredFrom(200))
	assert.Zero(t, (*province.Table)(nil).CoveredFrom(filing.Zhejiang))
	older, err := table.Overlay("older", sample("CN-ZJ/rename/3", from(20180101), until(20200101)))
	require.NoError(t, err)
	assert.Equal(t, filing.Date(20180101), older.CoveredFrom(filing.Zhejiang))
}

func TestSetJSON(t *testing.T) {
	for _, s := range []province.Set[province.Material]{0, province.SetOf(province.IDCard), province.SetOf(province.ChangeProof, province.IDCard)} {
		text, err := json.Marshal(s)
		require.NoError(t, err)
		var back province.Set[province.Material]
		require.NoError(t, json.Unmarshal(text, &back))
		assert.Equal(t, s, back, "%s", text)
	}
	for _, bad := range []string{`["nonsense"]`, `"id-card"`, `[1]`, `[""]`} {
		s := province.SetOf(province.IDCard)
		require.Error(t, json.Unmarshal([]byte(bad), &s), bad)
		assert.Equal(t, province.SetOf(province.IDCard), s, "%s leaves the target as it is", bad)
	}
}
