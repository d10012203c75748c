package change_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/province"
)

// house returns a table of one's own rules, and one that covers the days since 2018 and says nothing about changes.
func house(t testing.TB, rules ...province.Rule) *province.Table {
	t.Helper()
	table, err := province.New("2022-01-10 house", append(slices.Clone(rules), houseRule("CN/footer/999", province.TopicFooter, province.Require, func(r *province.Rule) {
		r.Authority, r.Provider = province.Console, province.OtherProvider
	}))...)
	require.NoError(t, err)
	return table
}

// houseRule returns a bureau's rule for the whole country that was seen from 2018 to 2030.
func houseRule(id province.RuleID, topic province.Topic, effect province.Effect, edits ...func(r *province.Rule)) province.Rule {
	r := province.Rule{
		ID: id, Topic: topic, Authority: province.Bureau, Effect: effect, Period: province.Period{From: 20180101},
		Says:    province.Text{En: "So it is.", Zh: "如此。"},
		Sources: []province.Source{{ID: "s", Publisher: "p", Title: "t", Seen: province.Period{From: 20180101, Until: 20300101}}},
	}
	if effect == province.Forbid {
		r.Remedy = province.RemedyAskBureau
	}
	for _, e := range edits {
		e(&r)
	}
	return r
}

func permission(id province.RuleID, topic province.Topic, edits ...func(r *province.Rule)) province.Rule {
	return houseRule(id, topic, province.Permit, edits...)
}

func demandRule(id province.RuleID, topic province.Topic, edits ...func(r *province.Rule)) province.Rule {
	return houseRule(id, topic, province.Require, edits...)
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
