package province_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// day reads a date that the test's author wrote down.
func day(t testing.TB, s string) filing.Date {
	t.Helper()
	d, err := filing.ParseDate(s)
	require.NoError(t, err)
	return d
}

// sample returns a complete rule that binds Zhejiang from 2026-12-01, changed by the given edits.
func sample(id province.RuleID, edits ...func(*province.Rule)) province.Rule {
	r := province.Rule{
		ID:        id,
		Topic:     province.TopicRename,
		Provinces: province.SetOf(filing.Zhejiang),
		Authority: province.Reported,
		Effect:    province.Permit,
		Period:    province.Period{From: 20261201},
		Says:      province.Text{En: "A renamed unit may change its filing.", Zh: "单位更名可办理变更备案。"},
		Sources: []province.Source{{
			ID: "test/notice", Publisher: "A publisher", Title: "A notice", Section: "1",
			Seen: province.Period{From: 20261201, Until: 20261202},
		}},
	}
	for _, edit := range edits {
		edit(&r)
	}
	return r
}

// The edits that tests combine.
func forbid(r *province.Rule)   { r.Effect, r.Remedy = province.Forbid, province.RemedyCancelAndRefile }
func bureau(r *province.Rule)   { r.Authority = province.Bureau }
func national(r *province.Rule) { r.Provinces = 0 }

func from(d filing.Date) func(*province.Rule) {
	return func(r *province.Rule) {
		r.Period.From = d
		r.Sources[0].Seen.From = d
		r.Sources[0].Seen.Until = d.AddDays(1)
	}
}

func until(d filing.Date) func(*province.Rule) {
	return func(r *province.Rule) { r.Period.Until = d }
}

func by(a province.Authority) func(*province.Rule) {
	return func(r *province.Rule) { r.Authority = a }
}

func over(ids ...province.RuleID) func(*province.Rule) {
	return func(r *province.Rule) { r.Overrides = ids }
}

func mustNew(t testing.TB, rules ...province.Rule) *province.Table {
	t.Helper()
	table, err := province.New("2026-12-01", rules...)
	require.NoError(t, err)
	return table
}

func provinces() []filing.Province { return slices.Collect(filing.Provinces()) }

// golden compares text with a file under testdata, or writes it with -update.
func golden(t *testing.T, name, text string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *province.Update {
		require.NoError(t, os.WriteFile(file, []byte(text), 0o644))
		return
	}
	data, err := os.ReadFile(file)
	require.NoError(t, err, "run go test ./province -update, then review the file")
	want, got := strings.Split(string(data), "\n"), strings.Split(text, "\n")
	if slices.Equal(want, got) {
		return
	}
	shown := 0
	report := func(sign string, lines, others []string) {
		for _, l := range lines {
			if !slices.Contains(others, l) && shown < 20 {
				shown++
				t.Errorf("%s: %s %s", file, sign, l)
			}
		}
	}
	report("-", want, got)
	shown = 0
	report("+", got, want)
	t.Errorf("%s: %d lines, want %d; review the difference, then run go test ./province -update", file, len(got), len(want))
}
