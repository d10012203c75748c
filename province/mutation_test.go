package province

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/filing"
)

// The answers of the book, condensed: one hash per province and topic over every question that its rules tell apart, on
// every day on which something of them begins or ends, and on the day before. The golden file shows which answers a change
// of the sheets touched; the mutation test below shows that it would notice.

// grid is every question that the rules of one topic tell apart in one province.
type grid struct {
	topic   Topic
	days    []filing.Date
	queries []Query // without province and day
}

func gridOf(topic Topic, p filing.Province, rules []Rule, today filing.Date) grid {
	g := grid{topic: topic}
	classes, orders := []filing.Class{0}, []OrderKind{0}
	natures, providers := []filing.Nature{0}, []Provider{OtherProvider}
	var usedOrders Set[OrderKind]
	var usedNatures Set[filing.Nature]
	day := func(d filing.Date) {
		if d != 0 {
			g.days = append(g.days, d.AddDays(-1), d)
		}
	}
	day(today)
	for i := range rules {
		r := &rules[i]
		if !r.Provinces.Admits(p) {
			continue
		}
		day(r.Period.From)
		day(r.Period.Until)
		day(r.SeenUntil())
		usedOrders |= r.When.Orders
		usedNatures |= r.When.Natures
		if r.When.Class != 0 && len(classes) == 1 {
			classes = []filing.Class{filing.Unit, filing.Individual}
		}
		if r.Provider != 0 && !slices.Contains(providers, r.Provider) {
			providers = append(providers, r.Provider)
		}
	}
	slices.Sort(g.days)
	g.days = slices.Compact(g.days)
	slices.Sort(providers)
	if usedOrders != 0 {
		orders = slices.AppendSeq(orders, usedOrders.All())
		for o := OrderFull; o <= OrderMigrate; o++ {
			if !usedOrders.Has(o) { // one that no rule names
				orders = append(orders, o)
				break
			}
		}
	}
	if usedNatures != 0 {
		natures = slices.AppendSeq(natures, usedNatures.All())
		for n := range filing.Nature(64) {
			if n != 0 && !usedNatures.Has(n) {
				natures = append(natures, n)
				break
			}
		}
	}
	if topic == TopicReplacement {
		for _, from := range []filing.Class{filing.Unit, filing.Individual} {
			for _, to := range []filing.Class{filing.Unit, filing.Individual} {
				g.queries = append(g.queries, Query{Topic: topic, From: from, To: to})
			}
		}
		return g
	}
	for _, c := range classes {
		for _, o := range orders {
			for _, n := range natures {
				for _, p := range providers {
					g.queries = append(g.queries, Query{Topic: topic, Class: c, Order: o, Nature: n, Provider: p})
				}
			}
		}
	}
	return g
}

// writeAnswer writes what the rules among candidates, in the order of precedence, answer to q: the deciding one first, then
// those that stand beside it.
func writeAnswer(b []byte, t *Table, q *Query) []byte {
	d := t.Decide(*q)
	b = append(append(b, d.ID()...), '=', byte('0'+d.Verdict()), byte('0'+d.Certainty()))
	for _, i := range t.span(q.Province, q.Topic) {
		if r := &t.rules[i]; r.Period.Contains(q.On) && r.applies(q) {
			b = append(append(append(b, ' '), r.ID...), byte('0'+r.Verdict()), byte('0'+r.CertaintyOn(q.On)))
			b = writeTerms(b, r)
		}
	}
	return append(b, '\n')
}

// writeTerms writes what a rule asks for.
func writeTerms(b []byte, r *Rule) []byte {
	if r.Presumed {
		b = append(b, 'p')
	}
	if r.Caveat.En != "" {
		b = append(b, 'c')
	}
	for _, n := range [...]uint64{
		uint64(r.Needs.All), uint64(r.Needs.Any), uint64(r.Materials), uint64(r.Persons), uint64(r.Remedy),
		uint64(r.Limit.Min), uint64(r.Limit.N), uint64(r.Limit.Unit),
	} {
		b = strconv.AppendUint(append(b, ','), n, 36)
	}
	for _, v := range r.Values {
		b = append(append(b, ','), v...)
	}
	return b
}

func (g *grid) hash(t *Table, p filing.Province, h hash.Hash) []byte {
	h.Reset()
	var b []byte
	for _, on := range g.days {
		for i := range g.queries {
			q := g.queries[i]
			q.Province, q.On = p, on
			b = writeAnswer(b[:0], t, &q)
			h.Write(b)
		}
	}
	return h.Sum(nil)
}

func rulesByTopic() map[Topic][]Rule {
	m := map[Topic][]Rule{}
	for _, r := range Builtin().all() {
		m[r.Topic] = append(m[r.Topic], r)
	}
	return m
}

const decisionsHeader = `# What the book answers, condensed: for each topic and each group of provinces that get the same answers, a hash of verdict,
# certainty, rule and what it asks for, over every question the topic's rules tell apart, on each day on which one of its rules or windows begins or ends, and the day before. Provinces that have no
# rule for a topic stand under "-". A changed hash is a changed answer: look for it in the sheet before writing this file anew.
`

func TestDecisionsGolden(t *testing.T) {
	var w strings.Builder
	w.WriteString(decisionsHeader)
	rules := rulesByTopic()
	h := sha256.New()
	for topic := Topic(1); topic < topicEnd; topic++ {
		groups := map[string][]string{}
		var order []string
		for p := range filing.Provinces() {
			key := "-"
			if n := len(Builtin().span(p, topic)); n > 0 {
				g := gridOf(topic, p, rules[topic], Builtin().Day())
				key = fmt.Sprintf("%s %d rules, %d days, %d questions:", hex.EncodeToString(g.hash(Builtin(), p, h)[:6]), n, len(g.days), len(g.queries))
			}
			if groups[key] == nil {
				order = append(order, key)
			}
			groups[key] = append(groups[key], p.String()[3:])
		}
		fmt.Fprintf(&w, "%s\n", topic)
		for _, key := range order {
			ps := strings.Join(groups[key], " ")
			if len(groups[key]) == 31 {
				ps = "all"
			}
			fmt.Fprintf(&w, "  %s %s\n", key, ps)
		}
	}
	file := filepath.Join("testdata", "decisions.txt")
	if *Update {
		require.NoError(t, os.WriteFile(file, []byte(w.String()), 0o644))
		return
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	topic := ""
	wantLines := map[string]bool{}
	for line := range strings.Lines(string(want)) {
		if line[0] != ' ' {
			topic = strings.TrimSpace(line)
		}
		wantLines[topic+line] = true
	}
	for line := range strings.Lines(w.String()) {
		if line[0] != ' ' {
			topic = strings.TrimSpace(line)
		}
		if !wantLines[topic+line] {
			t.Errorf("%s: %s", topic, strings.TrimSpace(line))
		}
	}
	assert.True(t, w.String() == string(want), "%s: other answers; find them in the sheets, then run go test ./province -update", file)
}

// topicTable indexes the rules of one topic. It is what Table.build does, for one topic and without the rest, so that some
// thousands of tables can be built in a test.
func topicTable(topic Topic, rules []Rule) *Table {
	t := &Table{rules: rules}
	ranked := make([]uint32, len(rules))
	for i := range ranked {
		ranked[i] = uint32(i)
	}
	slices.SortStableFunc(ranked, func(a, b uint32) int { return precedence(&rules[a], &rules[b]) })
	for p := range t.index {
		start := uint32(len(t.order))
		for _, i := range ranked {
			if r := &rules[i]; r.Provinces.Admits(filing.Province(p)) && (p != 0 || r.IsNational()) {
				t.order = append(t.order, i)
			}
		}
		t.index[p][topic] = span{start: start, end: uint32(len(t.order))}
	}
	return t
}

type mutation struct {
	name string
	edit func(*Rule) bool // false: not possible for this rule
}

var mutations = []mutation{
	{"flip the effect", func(r *Rule) bool {
		switch r.Effect {
		case Permit:
			r.Effect, r.Needs = Forbid, Needs{}
			if r.Remedy == RemedyNone {
				r.Remedy = RemedyAskBureau
			}
		case Forbid:
			r.Effect = Permit
		case Require:
			r.Effect, r.Needs = Waive, Needs{}
		case Waive:
			r.Effect = Require
		}
		return true
	}},
	{"begin a day later", func(r *Rule) bool {
		r.Period.From = r.Period.From.AddDays(1)
		return true
	}},
	{"begin a day earlier", func(r *Rule) bool {
		r.Period.From = r.Period.From.AddDays(-1)
		return true
	}},
	{"end a day later", func(r *Rule) bool {
		if r.Period.Until == 0 {
			return false
		}
		r.Period.Until = r.Period.Until.AddDays(1)
		return true
	}},
	{"end a day earlier", func(r *Rule) bool {
		if r.Period.Until == 0 {
			return false
		}
		r.Period.Until = r.Period.Until.AddDays(-1)
		return true
	}},
	{"never end", func(r *Rule) bool {
		if r.Period.Until == 0 {
			return false
		}
		r.Period.Until = 0
		return true
	}},
	{"drop a province", func(r *Rule) bool {
		all := r.Provinces
		if all == 0 {
			for p := range filing.Provinces() {
				all = all.With(p)
			}
		}
		if all.Len() == 1 {
			return false // its only one: that is a rule less, see below
		}
		for p := range all.All() {
			r.Provinces = all.Without(p)
			break
		}
		return true
	}},
	{"need a fact less", func(r *Rule) bool {
		for f := range r.Needs.All.All() {
			r.Needs.All = r.Needs.All.Without(f)
			return true
		}
		for f := range r.Needs.Any.All() {
			r.Needs.Any = r.Needs.Any.Without(f)
			return true
		}
		return false
	}},
	{"ask for a document less", func(r *Rule) bool {
		for m := range r.Materials.All() {
			r.Materials = r.Materials.Without(m)
			return true
		}
		return false
	}},
	{"name a person less", func(r *Rule) bool {
		for p := range r.Persons.All() {
			r.Persons = r.Persons.Without(p)
			return true
		}
		return false
	}},
	{"raise the limit by one", func(r *Rule) bool {
		r.Limit.N++
		return r.Limit.Unit != 0
	}},
	{"name a value less", func(r *Rule) bool {
		if len(r.Values) == 0 {
			return false
		}
		r.Values = r.Values[1:]
		return true
	}},
	{"another way out", func(r *Rule) bool {
		if r.Remedy == RemedyNone {
			return false
		}
		r.Remedy = 1 + r.Remedy%RemedyAskBureau
		return true
	}},
	{"bind everybody", func(r *Rule) bool {
		if r.When == (When{}) || r.Topic == TopicReplacement {
			return false
		}
		r.When = When{}
		return true
	}},
	{"turn the direction round", func(r *Rule) bool {
		if r.When.From == r.When.To {
			return false
		}
		r.When.From, r.When.To = r.When.To, r.When.From
		return true
	}},
	{"settle or open a dispute", func(r *Rule) bool {
		r.Disputed = !r.Disputed
		return !r.IsLaw() // nobody disputes the law
	}},
	{"presume or stop presuming", func(r *Rule) bool {
		r.Presumed = !r.Presumed
		return true
	}},
	{"lower the rank", func(r *Rule) bool {
		if r.Authority >= Reported {
			return false
		}
		r.Authority = Reported
		return true
	}},
	{"lose the caveat", func(r *Rule) bool {
		had := r.Caveat.En != ""
		r.Caveat = Text{}
		return had
	}},
	{"be seen a year longer", func(r *Rule) bool {
		if r.IsLaw() || r.Disputed || r.Period.Until != 0 && r.SeenUntil() >= r.Period.Until {
			return false // decides nothing on any day of the rule
		}
		r.Sources = slices.Clone(r.Sources)
		for i := range r.Sources {
			if s := &r.Sources[i]; !s.Dissent && s.Seen.Until == r.SeenUntil() {
				s.Seen.Until = s.Seen.Until.AddDays(365)
				return true
			}
		}
		return false
	}},
	{"be left out", nil},
}

// TestMutations spoils each rule of the book in each way and asks whether anybody would notice: the reader refuses the rule, the
// table refuses to be built, or the answers on the days of the golden file are others. What nobody notices stands in
// testdata/mutants.txt with the reason.
func TestMutations(t *testing.T) {
	waived := mutantWaivers(t)
	mutants, refused, noticed := 0, 0, 0
	for topic, rules := range rulesByTopic() {
		var grids [filing.Xinjiang + 1]grid
		for p := range filing.Provinces() {
			grids[p] = gridOf(topic, p, rules, Builtin().Day())
		}
		base := topicTable(topic, rules)
		for i := range rules {
			for _, m := range mutations {
				changed := slices.Clone(rules)
				r := &changed[i]
				if m.edit == nil {
					changed = slices.Delete(changed, i, i+1)
				} else if !m.edit(r) {
					continue
				}
				mutants++
				if m.edit != nil && (r.Check() != nil || slices.ContainsFunc(changed, func(o Rule) bool { return o.ID != r.ID && contradict(r, &o) })) {
					refused++
					continue
				}
				key := string(rules[i].ID) + ": " + m.name
				if differIn(&grids, base, topicTable(topic, changed), &rules[i]) {
					noticed++
					assert.NotContains(t, waived, key, "is noticed")
					continue
				}
				if _, ok := waived[key]; !ok {
					t.Errorf("nobody notices %s", key)
				}
				delete(waived, key)
			}
		}
	}
	for key := range waived {
		t.Errorf("waived, but there is no such mutant: %s", key)
	}
	t.Logf("%d mutants: %d refused, %d change answers", mutants, refused, noticed)
}

// differIn reports whether two tables answer differently in the provinces of r, the rule in which they differ.
func differIn(grids *[filing.Xinjiang + 1]grid, a, b *Table, r *Rule) bool {
	var x, y []byte
	for p := range filing.Provinces() {
		if !r.Provinces.Admits(p) {
			continue
		}
		g := &grids[p]
		for _, on := range g.days {
			if on < r.Period.From.AddDays(-1) || r.Period.Until != 0 && on > r.Period.Until.AddDays(1) {
				continue
			}
			for i := range g.queries {
				q := g.queries[i]
				q.Province, q.On = p, on
				x, y = writeAnswer(x[:0], a, &q), writeAnswer(y[:0], b, &q)
				if string(x) != string(y) {
					return true
				}
			}
		}
	}
	return false
}

func mutantWaivers(t *testing.T) map[string]string {
	data, err := os.ReadFile(filepath.Join("testdata", "mutants.txt"))
	require.NoError(t, err)
	waived := map[string]string{}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		key, why, ok := strings.Cut(line, "  ")
		require.True(t, ok && why != "", "%q has no reason", line)
		waived[key] = why
	}
	return waived
}
