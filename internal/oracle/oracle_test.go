package oracle_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/gobeian/icp/internal/oracle"
	"github.com/gobeian/icp/province"
)

// TestLeavesWalkTheWholeModel requires that the walk reaches every leaf that package filing names.
func TestLeavesWalkTheWholeModel(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	f.Services = append(f.Services, filingtest.App(f))
	seen := map[filing.Field]bool{}
	for _, l := range oracle.Leaves(&f, func(i int) string { return fmt.Sprint(i) }) {
		seen[l.Path.Field] = true
	}
	wholes := map[filing.Field]bool{
		filing.FieldSponsor: true, filing.FieldSponsorCertificate: true, filing.FieldLegalRepresentative: true,
		filing.FieldLegalRepresentativeID: true, filing.FieldPrincipal: true, filing.FieldPrincipalID: true, filing.FieldServices: true,
		filing.FieldManager: true, filing.FieldManagerID: true, filing.FieldDomains: true, filing.FieldDomainHolder: true,
		filing.FieldAccessList: true, filing.FieldPreApproval: true, filing.FieldPreApprovalCategory: true, filing.FieldPreApprovalNumber: true,
	}
	for field := filing.Field(1); field.IsValid(); field++ {
		assert.NotEqual(t, wholes[field], seen[field], field.String())
	}
}

func TestDifferencesOfEqualFilings(t *testing.T) {
	for seed := range uint64(300) {
		r := oracle.New(seed)
		f := r.Filing()
		g := f.Clone()
		require.Empty(t, oracle.Differences(&f, &g))
		require.Empty(t, oracle.Diff(f, g))
		h := r.Shuffled(f)
		require.Empty(t, oracle.Diff(f, h), "seed %d", seed)
	}
}

// TestDecisions holds the table's index against a search of all rules.
func TestDecisions(t *testing.T) {
	table := province.Builtin()
	byTopic := map[province.Topic][]province.Rule{}
	for r := range table.All() {
		byTopic[r.Topic] = append(byTopic[r.Topic], r)
	}
	classes := []filing.Class{0, filing.Unit, filing.Individual}
	var buffer [64]province.Decision
	for topic, rules := range byTopic {
		days := map[filing.Date]bool{20190603: true, 20220110: true, 20261122: true}
		for i := range rules {
			days[rules[i].Period.From] = true
			days[rules[i].Period.From.AddDays(-1)] = true
		}
		for p := filing.Province(0); p <= filing.Xinjiang; p++ {
			for on := range days {
				for k := range 9 {
					q := province.Query{
						Province: p, On: on, Topic: topic, Class: classes[k%3], Order: province.OrderKind(k % 5),
						Provider: province.Provider(k % 4), Nature: filing.Nature(k % 6), Firm: k%2 == 1,
					}
					if topic == province.TopicReplacement {
						q.Class, q.From, q.To = 0, classes[k%3], classes[k/3]
					}
					require.Equal(t, oracle.Decide(rules, q), table.Decide(q).ID(), "%+v", q)
					require.Equal(t, oracle.Practice(rules, q), table.Practice(q).ID(), "%+v", q)
					var got []province.RuleID
					for _, d := range table.AppendDecisions(buffer[:0], q) {
						got = append(got, d.ID())
					}
					require.Equal(t, oracle.Demands(rules, q), got, "%+v", q)
				}
			}
		}
	}
}
