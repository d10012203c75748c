package province_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// replacementDays are a day before anybody but one provider was seen, one before and one after the great revision of
// 2019-09-12, one in the days of the separate pages, and one after all that is known.
var replacementDays = []filing.Date{20180701, 20190603, 20190915, 20210601, 20261101}

var directions = [][2]filing.Class{
	{filing.Unit, filing.Unit}, {filing.Unit, filing.Individual}, {filing.Individual, filing.Individual}, {filing.Individual, filing.Unit},
}

const replacementHeader = `# Who may take a filing's place: 31 bureaus, four directions, five days. Reviewed against a second, independent derivation from
# the collected evidence (620 answers); a difference to this file is a changed answer, not a detail.
# answer/certainty/deciding rule, then the documents seen on that day: + supports, - dissents.
# columns: 2018-07-01 | 2019-06-03 | 2019-09-15 | 2021-06-01 | 2026-11-01
`

func TestReplacementMatrix(t *testing.T) {
	var b strings.Builder
	b.WriteString(replacementHeader)
	for _, p := range provinces() {
		for _, dir := range directions {
			fmt.Fprintf(&b, "%s %s>%s", p, dir[0], dir[1])
			for _, on := range replacementDays {
				fmt.Fprintf(&b, " | %s", replacementCell(p, dir, on))
			}
			b.WriteByte('\n')
		}
	}
	golden(t, "replacement.txt", b.String())
}

func replacementCell(p filing.Province, dir [2]filing.Class, on filing.Date) string {
	d := province.Builtin().Decide(province.Query{Province: p, On: on, Topic: province.TopicReplacement, From: dir[0], To: dir[1]})
	if !d.IsKnown() {
		return "unknown"
	}
	parts := []string{fmt.Sprintf("%s/%s/%s", d.Verdict(), d.Certainty(), d.ID())}
	var sources []string
	for _, s := range d.AppendSources(nil) {
		if s.Seen.From == 0 || !s.Seen.Contains(on) {
			continue
		}
		sign := "+"
		if s.Dissent {
			sign = "-"
		}
		sources = append(sources, sign+s.ID)
	}
	slices.Sort(sources)
	return strings.Join(append(parts, slices.Compact(sources)...), " ")
}

// Double entry: the same questions answered from the evidence, without looking at the sheets. Where the two differ, one of them is
// wrong or has a reason that is written down.
func TestReplacementDoubleEntry(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "replacement_evidence.txt"))
	require.NoError(t, err)
	waived := readLines(t, "replacement_differences.txt")
	answers := 0
	for line := range strings.Lines(string(data)) {
		if line[0] == '#' {
			continue
		}
		cells := strings.Split(strings.TrimSpace(line), " | ")
		require.Len(t, cells, 1+len(replacementDays), line)
		name, dirs, _ := strings.Cut(cells[0], " ")
		p, err := filing.ParseProvince(name)
		require.NoError(t, err)
		i := slices.IndexFunc(directions, func(d [2]filing.Class) bool { return d[0].String()+">"+d[1].String() == dirs })
		require.GreaterOrEqual(t, i, 0, line)
		for k, on := range replacementDays {
			answers++
			d := province.Builtin().Decide(province.Query{
				Province: p, On: on, Topic: province.TopicReplacement, From: directions[i][0], To: directions[i][1],
			})
			got := "unknown"
			if d.IsKnown() {
				scope, _, _ := strings.Cut(string(d.ID()), "/")
				got = fmt.Sprintf("%s/%s/%s", d.Verdict(), d.Certainty(), scope)
			}
			key := fmt.Sprintf("%s %s", cells[0], on)
			_, known := waived[key]
			if same := got == cells[k+1]; same == known {
				t.Errorf("%s: the book says %s (%s), the evidence %s; listed as different: %v", key, got, d.ID(), cells[k+1], known)
			}
			delete(waived, key)
		}
	}
	assert.Equal(t, 620, answers)
	assert.Empty(t, waived, "no such question")
}

// The small interface gives what Decide gives.
func TestReplacementInterface(t *testing.T) {
	parties := map[filing.Class][2]province.Party{
		filing.Unit:       {province.ThisUnit, province.OtherUnit},
		filing.Individual: {province.ThisIndividual, province.OtherIndividual},
	}
	for _, p := range provinces() {
		for _, dir := range directions {
			for _, on := range replacementDays {
				d := province.Builtin().Decide(province.Query{Province: p, On: on, Topic: province.TopicReplacement, From: dir[0], To: dir[1]})
				a := province.Builtin().Replacement(p, parties[dir[0]][0], parties[dir[1]][1], on)
				assert.Equal(t, d.Answer(), a)
			}
		}
	}
}

// The answers that the design names.
func TestReplacementWorkedAnswers(t *testing.T) {
	ask := func(p filing.Province, from, to filing.Class, on string) province.Decision {
		return province.Builtin().Decide(province.Query{Province: p, On: day(t, on), Topic: province.TopicReplacement, From: from, To: to})
	}
	u, i := filing.Unit, filing.Individual

	beijing := ask(filing.Beijing, i, u, "2019-09-15")
	assert.Equal(t, province.Forbidden, beijing.Verdict())

	jiangxi := ask(filing.Jiangxi, i, u, "2019-09-15")
	require.Equal(t, province.Conditional, jiangxi.Verdict())
	assert.True(t, jiangxi.Needs().All.Has(province.FactOwnUnit), "only to the unit whose legal representative the individual is")
	assert.True(t, jiangxi.Materials().Has(province.BusinessLicence) && jiangxi.Materials().Has(province.LegalRepresentativeID))

	xinjiang := ask(filing.Xinjiang, u, i, "2019-06-03")
	assert.Equal(t, province.Allowed, xinjiang.Verdict())
	assert.Equal(t, province.Attested, xinjiang.Certainty())

	yunnan := ask(filing.Yunnan, i, i, "2019-09-15")
	assert.Equal(t, province.Disputed, yunnan.Certainty())
	assert.True(t, slices.ContainsFunc(yunnan.AppendSources(nil), func(s province.Source) bool { return s.Dissent }), "the other side stays cited")

	guangdong := ask(filing.Guangdong, u, u, "2018-06-08")
	assert.Equal(t, province.Unknown, guangdong.Verdict(), "nobody was seen before; silence is neither yes nor no")
}
