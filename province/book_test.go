package province_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

func bookRules() []province.Rule { return slices.Collect(province.Builtin().All()) }

func TestBookRulesAreComplete(t *testing.T) {
	seen := map[province.RuleID]bool{}
	for _, r := range bookRules() {
		assert.NoError(t, r.Check())
		assert.False(t, seen[r.ID], "%s twice", r.ID)
		seen[r.ID] = true
		supported := 0
		for _, s := range r.Sources {
			if !s.Dissent {
				supported++
			}
			assert.NotEmpty(t, s.Publisher, "%s cites %s", r.ID, s.ID)
			assert.NotEmpty(t, s.Title, "%s cites %s", r.ID, s.ID)
			if s.Seen != (province.Period{}) {
				assert.True(t, s.Seen.From.IsValid() && s.Seen.Until.IsValid() && s.Seen.From < s.Seen.Until, "%s cites %s", r.ID, s.ID)
			}
			assert.True(t, s.Published == 0 || s.Published.IsValid(), "%s cites %s", r.ID, s.ID)
		}
		assert.Positive(t, supported, "%s has no support", r.ID)
		assert.True(t, r.Period.From.IsValid(), "%s", r.ID)
		assert.True(t, r.Period.Until == 0 || r.Period.Until.IsValid() && r.Period.From < r.Period.Until, "%s", r.ID)
		if r.Disputed && !r.IsLaw() {
			assert.True(t, slices.ContainsFunc(r.Sources, func(s province.Source) bool { return s.Dissent }), "%s is disputed by nobody", r.ID)
		}
		for _, id := range r.Overrides {
			_, ok := province.Builtin().Rule(id)
			assert.True(t, ok, "%s overrides %s, which is not there", r.ID, id)
		}
	}
	assert.Len(t, seen, province.Builtin().Len())
}

// The book could be built by anybody from its rules: it has no privileges.
func TestBookIsATableAmongOthers(t *testing.T) {
	book := province.Builtin()
	built, err := province.New(book.Edition(), bookRules()...)
	require.NoError(t, err)
	assert.Equal(t, book.Digest(), built.Digest())
	wantOrder, wantIndex := built.Layout()
	order, index := book.Layout()
	assert.Equal(t, wantOrder, order)
	assert.Equal(t, wantIndex, index)
	assert.Same(t, book, province.Builtin())
}

// IDs count from 1 in each scope and topic; a gap would be a rule that somebody deleted instead of closing it. Numbers given
// up before the first release are listed with the reason.
func TestBookIDs(t *testing.T) {
	numbers := map[string][]int{}
	for _, r := range bookRules() {
		scope, rest, ok := strings.Cut(string(r.ID), "/")
		require.True(t, ok, "%s", r.ID)
		topic, number, ok := strings.Cut(rest, "/")
		require.True(t, ok, "%s", r.ID)
		assert.Equal(t, r.Topic.String(), topic, "%s", r.ID)
		n, err := strconv.Atoi(number)
		require.NoError(t, err, "%s", r.ID)
		numbers[scope+"/"+topic] = append(numbers[scope+"/"+topic], n)
		switch p, err := filing.ParseProvince(scope); {
		case err == nil:
			assert.Equal(t, province.SetOf(p), r.Provinces, "%s binds its own province only", r.ID)
			assert.Equal(t, scope, p.String(), "%s", r.ID)
		case r.Authority == province.Console:
			assert.Equal(t, r.Provider.String(), scope, "%s", r.ID)
		default:
			assert.Equal(t, "CN", scope, "%s", r.ID)
		}
	}
	gaps := readLines(t, "id_gaps.txt")
	for _, key := range sortedKeys(numbers) {
		ns := numbers[key]
		slices.Sort(ns)
		for n := 1; n <= ns[len(ns)-1]; n++ {
			if id := fmt.Sprintf("%s/%d", key, n); !slices.Contains(ns, n) {
				_, known := gaps[id]
				assert.True(t, known, "%s is missing; past rules are closed, not deleted", id)
				delete(gaps, id)
			}
		}
	}
	assert.Empty(t, gaps, "these are no gaps")
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// readLines reads a waiver file: what is waived, two spaces, the reason. Lines that begin with # are comment.
func readLines(t *testing.T, name string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	require.NoError(t, err)
	waived := map[string]string{}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		what, why, _ := strings.Cut(line, "  ")
		require.NotEmpty(t, strings.TrimSpace(why), "%s: %q has no reason", name, what)
		_, dup := waived[what]
		require.False(t, dup, "%s: %q twice", name, what)
		waived[what] = strings.TrimSpace(why)
	}
	return waived
}

// No two rules of the book contradict each other. This looks at each boundary day with a comparison of its own, written from
// the description of the book and not from the table's code.
func TestBookHasNoContradictions(t *testing.T) {
	type key struct {
		topic     province.Topic
		authority province.Authority
		provider  province.Provider
	}
	groups := map[key][]province.Rule{}
	for _, r := range bookRules() {
		k := key{r.Topic, r.Authority, r.Provider}
		groups[k] = append(groups[k], r)
	}
	holds := func(r *province.Rule, on filing.Date) bool {
		return on >= r.Period.From && (r.Period.Until.IsZero() || on < r.Period.Until)
	}
	meet := func(a, b filing.Class) bool { return a == 0 || b == 0 || a == b }
	for _, rules := range groups {
		days := boundaries(rules)
		for i := range rules {
			for j := range i {
				a, b := &rules[i], &rules[j]
				if slices.Contains(a.Overrides, b.ID) || slices.Contains(b.Overrides, a.ID) || (a.Provinces == 0) != (b.Provinces == 0) {
					continue
				}
				if a.Provinces != 0 && a.Provinces&b.Provinces == 0 {
					continue
				}
				v, w := a.When, b.When
				if !meet(v.From, w.From) || !meet(v.To, w.To) || !meet(v.Class, w.Class) ||
					v.Orders != 0 && w.Orders != 0 && v.Orders&w.Orders == 0 || v.Natures != 0 && w.Natures != 0 && v.Natures&w.Natures == 0 {
					continue
				}
				same := a.Effect == b.Effect && (a.Effect != province.Permit || a.Needs == b.Needs) && (a.Limit.Unit != b.Limit.Unit || a.Limit == b.Limit)
				if same {
					continue
				}
				for _, on := range days {
					assert.False(t, holds(a, on) && holds(b, on), "%s and %s contradict each other on %s", a.ID, b.ID, on)
				}
			}
		}
	}
}

// boundaries returns the days on which something begins or ends in one of the rules, and the days before them.
func boundaries(rules []province.Rule) []filing.Date {
	var days []filing.Date
	add := func(d filing.Date) {
		if d != 0 {
			days = append(days, d.AddDays(-1), d)
		}
	}
	for i := range rules {
		add(rules[i].Period.From)
		add(rules[i].Period.Until)
		for _, s := range rules[i].Sources {
			add(s.Seen.From)
			add(s.Seen.Until)
		}
	}
	add(province.Builtin().Day())
	slices.Sort(days)
	return slices.Compact(days)
}

// Every rule is in force exactly on the days of its period, in exactly its provinces, for exactly whom it speaks of.
func TestBookDates(t *testing.T) {
	book := province.Builtin()
	type at struct {
		p  filing.Province
		on filing.Date
	}
	inForce := map[at]map[province.RuleID]bool{}
	holds := func(p filing.Province, on filing.Date, id province.RuleID) bool {
		k := at{p, on}
		if inForce[k] == nil {
			inForce[k] = map[province.RuleID]bool{}
			for r := range book.InForce(p, on) {
				inForce[k][r.ID] = true
			}
		}
		return inForce[k][id]
	}
	dates := 0
	for _, r := range bookRules() {
		q := province.Query{
			Topic: r.Topic, From: r.When.From, To: r.When.To, Class: r.When.Class, Provider: r.Provider,
			Order: first(r.When.Orders), Nature: first(r.When.Natures),
		}
		// One province suffices for the dates of a rule of the whole country; the scope is tested in full below.
		for _, p := range provinces() {
			if bound := r.Provinces == 0 || r.Provinces.Has(p); !bound {
				assert.False(t, holds(p, r.Period.From, r.ID), "%s in %s", r.ID, p)
				continue
			}
			days := []struct {
				on   filing.Date
				want bool
			}{{r.Period.From.AddDays(-1), false}, {r.Period.From, true}}
			if u := r.Period.Until; u != 0 {
				days = append(days, []struct {
					on   filing.Date
					want bool
				}{{u.AddDays(-1), true}, {u, false}}...)
			}
			for _, d := range days {
				dates++
				q.Province, q.On = p, d.on
				speaks := false
				for s := range book.Each(q) {
					speaks = speaks || s.ID == r.ID
				}
				if got := holds(p, d.on, r.ID); got != d.want || speaks != d.want {
					t.Errorf("%s in %s on %s: in force %v, speaks %v, want %v", r.ID, p, d.on, got, speaks, d.want)
				}
			}
		}
	}
	t.Logf("%d days looked at", dates)
}

func first[E ~uint8 | ~uint16](s province.Set[E]) E {
	for e := range s.All() {
		return e
	}
	return 0
}

// Decide against an oracle that sorts the whole book for each question.
func TestDecideAgainstOracle(t *testing.T) {
	rules := bookRules()
	book := province.Builtin()
	for _, on := range []filing.Date{20170605, 20180701, 20190101, 20190603, 20190915, 20200817, 20210601, 20221001, 20250314, 20261101} {
		for _, p := range []filing.Province{0, filing.Beijing, filing.Shanghai, filing.Jiangsu, filing.Zhejiang, filing.Henan, filing.Guangdong, filing.Yunnan, filing.Xinjiang} {
			held := slices.DeleteFunc(slices.Clone(rules), func(r province.Rule) bool {
				return r.Period.From > on || r.Period.Until != 0 && r.Period.Until <= on || r.Provinces != 0 && !r.Provinces.Has(p)
			})
			byTopic := map[province.Topic][]province.Rule{}
			for _, r := range held {
				byTopic[r.Topic] = append(byTopic[r.Topic], r)
			}
			for q := range queries(p, on) {
				if want, got := oracle(byTopic[q.Topic], q), book.Decide(q).ID(); want != got {
					t.Fatalf("%+v: the table says %q, the oracle %q", q, got, want)
				}
			}
		}
	}
}

// oracle is the order of precedence as the documentation words it.
func oracle(held []province.Rule, q province.Query) province.RuleID {
	if q.Provider == 0 {
		q.Provider = province.AlibabaCloud
	}
	var speaks []province.Rule
	for _, r := range held {
		w := r.When
		if (r.Provider == 0 || r.Provider == q.Provider) && (w.From == 0 || w.From == q.From) && (w.To == 0 || w.To == q.To) &&
			(w.Class == 0 || q.Class == 0 || w.Class == q.Class) && (w.Orders == 0 || q.Order == 0 || w.Orders.Has(q.Order)) &&
			(w.Natures == 0 || w.Natures.Has(q.Nature)) {
			speaks = append(speaks, r)
		}
	}
	rank := func(r province.Rule) []int {
		lawRank, country, hedged := 3, 0, 0
		if r.Authority == province.Statute || r.Authority == province.Ministry {
			lawRank = int(r.Authority)
		}
		if r.Provinces == 0 {
			country = 1
		}
		if r.Caveat.En != "" {
			hedged = 1
		}
		return []int{lawRank, country, int(r.Authority), hedged, -int(r.Period.From)}
	}
	slices.SortStableFunc(speaks, func(a, b province.Rule) int { return slices.Compare(rank(a), rank(b)) })
	if len(speaks) == 0 {
		return ""
	}
	best := speaks[0]
	for range len(speaks) {
		i := slices.IndexFunc(speaks, func(r province.Rule) bool { return slices.Contains(r.Overrides, best.ID) })
		if i < 0 {
			break
		}
		best = speaks[i]
	}
	return best.ID
}

// The SMS check came to the provinces in four waves; the day before each, nobody there was checked.
func TestSMSWaves(t *testing.T) {
	waves := []struct {
		on filing.Date
		ps []filing.Province
	}{
		{20171218, []filing.Province{filing.Tianjin, filing.Gansu, filing.Tibet, filing.Ningxia, filing.Hainan, filing.Xinjiang, filing.Qinghai}},
		{20180910, []filing.Province{filing.Zhejiang, filing.Sichuan, filing.Fujian, filing.Shaanxi, filing.Chongqing, filing.Guangxi, filing.Yunnan}},
		{20180924, []filing.Province{filing.Shandong, filing.Henan, filing.Anhui, filing.Hunan, filing.Shanxi, filing.Heilongjiang, filing.InnerMongolia, filing.Hubei}},
		{20200817, []filing.Province{filing.Beijing, filing.Hebei, filing.Liaoning, filing.Jilin, filing.Shanghai, filing.Jiangsu, filing.Jiangxi, filing.Guangdong, filing.Guizhou}},
	}
	n := 0
	for _, w := range waves {
		for _, p := range w.ps {
			n++
			assert.NotEqual(t, province.Required, province.Builtin().SMSCheck(p, w.on.AddDays(-1)).Verdict, "%s the day before", p)
			a := province.Builtin().SMSCheck(p, w.on)
			assert.Equal(t, province.Required, a.Verdict, "%s on the day", p)
			assert.Contains(t, []province.Certainty{province.Law, province.Stated}, a.Certainty, "%s: the day is stated", p)
			assert.Equal(t, province.Required, province.Builtin().SMSCheck(p, 20261101).Verdict, "%s for ever", p)
		}
	}
	assert.Equal(t, 31, n)
	// Known not to be asked, which is more than not known to be asked.
	for _, p := range waves[3].ps {
		assert.Equal(t, province.NotRequired, province.Builtin().SMSCheck(p, 20190603).Verdict, "%s in 2019", p)
	}
}

// The certainty of each rule on the days on which it may change, with the classes worked out here again.
func TestBookCertainties(t *testing.T) {
	count := map[province.Certainty]int{}
	for _, r := range bookRules() {
		var lastSeen filing.Date
		for _, s := range r.Sources {
			if !s.Dissent && s.Seen.Until > lastSeen {
				lastSeen = s.Seen.Until
			}
		}
		days := []filing.Date{r.Period.From, 20261122}
		if lastSeen != 0 {
			days = append(days, lastSeen.AddDays(-1), lastSeen)
		}
		if r.Period.Until != 0 {
			days = append(days, r.Period.Until.AddDays(-1))
		}
		for _, on := range days {
			if !r.Period.Contains(on) {
				continue
			}
			var want province.Certainty
			switch {
			case r.Authority <= province.Ministry:
				want = province.Law
			case r.Disputed:
				want = province.Disputed
			case on >= lastSeen:
				want = province.Extrapolated
			case r.Stated:
				want = province.Stated
			default:
				want = province.Attested
			}
			assert.Equal(t, want, r.CertaintyOn(on), "%s on %s", r.ID, on)
			count[want]++
		}
		if !r.IsLaw() && !r.Stated && !r.Disputed {
			// A rule that is left over when another one ends may begin on a day on which nobody was seen to say it.
			left := slices.ContainsFunc(bookRulesOf(r.Topic), func(o province.Rule) bool { return o.Period.Until == r.Period.From && o.Provinces == r.Provinces })
			if r.CertaintyOn(r.Period.From) != province.Attested && !left {
				t.Errorf("%s begins on %s, when nobody was seen to say it", r.ID, r.Period.From)
			}
		}
	}
	for c := province.Law; c < province.Unattested; c++ {
		assert.Positive(t, count[c], "no rule of the book is ever %s", c)
	}
}

// A dispute lasts only while both sides were seen; afterwards the document that was seen last goes on.
func TestBookDisputesAreInWindow(t *testing.T) {
	waived := readLines(t, "disputes.txt")
	for _, r := range bookRules() {
		if !r.Disputed || r.IsLaw() {
			continue
		}
		seen := func(on filing.Date, dissent bool) bool {
			return slices.ContainsFunc(r.Sources, func(s province.Source) bool {
				return s.Dissent == dissent && s.Seen.From != 0 && s.Seen.Contains(on)
			})
		}
		both := func(on filing.Date) bool { return seen(on, true) && seen(on, false) }
		ok := both(r.Period.From)
		if u := r.Period.Until; u != 0 {
			ok = ok && both(u.AddDays(-1))
		} else { // still open: neither side outlived the other
			ok = ok && both(r.SeenUntil().AddDays(-1))
		}
		if _, known := waived[string(r.ID)]; known {
			assert.False(t, ok, "%s needs no waiver", r.ID)
			delete(waived, string(r.ID))
			continue
		}
		assert.True(t, ok, "%s (%s): nobody is seen to dissent on its first or last day", r.ID, r.Period)
	}
	assert.Empty(t, waived, "these are not disputed, or not in the book")
}

// A row that another one always beats answers nobody. Demands stand side by side and are read with Each; of the others each
// must decide some question on some day.
func TestBookHasNoDeadRows(t *testing.T) {
	book := province.Builtin()
	waived := readLines(t, "dead_rows.txt")
	for _, r := range bookRules() {
		if r.Effect == province.Require || decidesSomewhere(book, &r) {
			_, known := waived[string(r.ID)]
			assert.False(t, known, "%s decides; it needs no waiver", r.ID)
			continue
		}
		_, known := waived[string(r.ID)]
		assert.True(t, known, "%s (%s) never decides anything", r.ID, r.Period)
		delete(waived, string(r.ID))
	}
	for id := range waived {
		_, ok := book.Rule(province.RuleID(id))
		assert.True(t, ok, "%s is waived but not in the book", id)
	}
}

func decidesSomewhere(book *province.Table, r *province.Rule) bool {
	days := boundaries(bookRulesOf(r.Topic))
	q := province.Query{Topic: r.Topic, From: r.When.From, To: r.When.To, Provider: r.Provider}
	for _, p := range provinces() {
		if !r.Provinces.Admits(p) {
			continue
		}
		q.Province = p
		for _, q.On = range days {
			if !r.Period.Contains(q.On) {
				continue
			}
			for _, q.Class = range []filing.Class{0, filing.Unit, filing.Individual} {
				for q.Order = range province.OrderMigrate + 1 {
					for _, q.Nature = range append(slices.Collect(r.When.Natures.All()), 0) {
						if book.Decide(q).ID() == r.ID {
							return true
						}
					}
				}
			}
		}
	}
	return false
}

var byTopic map[province.Topic][]province.Rule

func bookRulesOf(topic province.Topic) []province.Rule {
	if byTopic == nil {
		byTopic = map[province.Topic][]province.Rule{}
		for _, r := range bookRules() {
			byTopic[r.Topic] = append(byTopic[r.Topic], r)
		}
	}
	return byTopic[topic]
}

// sheets reads the built-in sheets with the reader that everybody uses.
func sheets(t testing.TB) map[string]province.Sheet {
	t.Helper()
	dir := os.DirFS(filepath.Join("..", "internal", "rulebook"))
	names, err := fs.Glob(dir, "*.json")
	require.NoError(t, err)
	read := func(name string, known ...province.Source) province.Sheet {
		f, err := dir.Open(name)
		require.NoError(t, err)
		defer f.Close()
		sheet, err := province.ParseSheet(f, known...)
		require.NoError(t, err, name)
		return sheet
	}
	documents := read("sources.json").Sources
	all := map[string]province.Sheet{}
	for _, name := range names {
		if name != "sources.json" {
			sheet := read(name, documents...)
			all[sheet.Name] = sheet
		}
	}
	return all
}

// Every topic has a rule in every province, its own or one for the country, or is named as a silence in the province's sheet.
// What is neither stands in testdata/uncovered.txt.
func TestBookCoverage(t *testing.T) {
	all := sheets(t)
	var missing strings.Builder
	missing.WriteString("# Topics without a rule and without a named silence, with the provinces. The goal is an empty list.\n")
	for topic := province.Topic(1); topic < province.TopicEnd; topic++ {
		var ps []string
		for _, p := range provinces() {
			sheet, ok := all[p.String()]
			require.True(t, ok, "%s has no sheet", p)
			ruled := slices.ContainsFunc(bookRulesOf(topic), func(r province.Rule) bool { return r.Provinces.Admits(p) })
			silent := slices.ContainsFunc(sheet.Silent, func(s province.Silence) bool { return s.Topic == topic })
			if !ruled && !silent {
				ps = append(ps, p.String())
			}
		}
		if len(ps) > 0 {
			fmt.Fprintf(&missing, "%s: %s\n", topic, strings.Join(ps, " "))
		}
	}
	golden(t, "uncovered.txt", missing.String())
}

// A silence has a reason, and the sheet that names it has no rule of its own that breaks it.
func TestBookSilences(t *testing.T) {
	for name, sheet := range sheets(t) {
		for _, s := range sheet.Silent {
			assert.NotEmpty(t, s.Why.En, "%s is silent on %s", name, s.Topic)
			for _, r := range sheet.Rules {
				broken := r.Topic == s.Topic && r.Provider == 0 && r.Provinces.Len() <= 1 &&
					(s.When.From == 0 || s.When.From == r.When.From) && (s.When.To == 0 || s.When.To == r.When.To) &&
					(s.When.Class == 0 || r.When.Class == 0 || s.When.Class == r.When.Class) &&
					(s.When.Orders == 0 || r.When.Orders == 0 || s.When.Orders.Meets(r.When.Orders))
				if broken && name != "national" {
					t.Errorf("%s is silent on %s %+v, but has %s", name, s.Topic, s.When, r.ID)
				}
			}
		}
	}
}

// Each direction of a replacement is ruled or silent by name.
func TestBookReplacementCoverage(t *testing.T) {
	all := sheets(t)
	for _, p := range provinces() {
		for _, dir := range directions {
			ruled := slices.ContainsFunc(bookRulesOf(province.TopicReplacement), func(r province.Rule) bool {
				return r.Provinces.Has(p) && r.When.From == dir[0] && r.When.To == dir[1]
			})
			silent := slices.ContainsFunc(all[p.String()].Silent, func(s province.Silence) bool {
				return s.Topic == province.TopicReplacement && (s.When.From == 0 || s.When.From == dir[0]) && (s.When.To == 0 || s.When.To == dir[1])
			})
			assert.True(t, ruled || silent, "%s, %s to %s: neither a rule nor a named silence", p, dir[0], dir[1])
		}
	}
}

var sentenceEnd = regexp.MustCompile(`[.!)]$`)

// What a rule says, in both languages: the right script, a sentence, and never the same words for opposite effects.
func TestBookSentences(t *testing.T) {
	cjk := func(s string) bool {
		return strings.ContainsFunc(s, func(r rune) bool {
			return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef
		})
	}
	effects := map[string]province.Rule{}
	// Names that are Chinese in every language: two suffixes, the marks of a filing number, a form of business, a document.
	// A caveat is held to the same, and so is a silence's reason.
	names := strings.NewReplacer(" (网站建设方案书)", "", ".公益", "", ".政务", "", "ICP备", "", " and 号", "", "个体工商户", "")
	for _, r := range bookRules() {
		assert.False(t, cjk(names.Replace(r.Says.En)), "%s: %q", r.ID, r.Says.En)
		assert.True(t, cjk(r.Says.Zh), "%s: %q", r.ID, r.Says.Zh)
		assert.Regexp(t, sentenceEnd, r.Says.En, "%s", r.ID)
		assert.True(t, strings.HasSuffix(r.Says.Zh, "。") || strings.HasSuffix(r.Says.Zh, "）"), "%s: %q", r.ID, r.Says.Zh)
		assert.Equal(t, strings.TrimSpace(r.Says.En), r.Says.En, "%s", r.ID)
		assert.Equal(t, strings.TrimSpace(r.Says.Zh), r.Says.Zh, "%s", r.ID)
		assert.NotContains(t, r.Says.En, "  ", "%s", r.ID)
		if r.Caveat != (province.Text{}) {
			assert.False(t, cjk(names.Replace(r.Caveat.En)) || r.Caveat.En == "", "%s: %q", r.ID, r.Caveat.En)
			assert.True(t, cjk(r.Caveat.Zh) || r.Caveat.Zh == "", "%s: %q", r.ID, r.Caveat.Zh)
		}
		for _, text := range []string{r.Says.En, r.Says.Zh} {
			other, ok := effects[text]
			if ok && other.Topic == r.Topic {
				assert.Equal(t, other.Effect, r.Effect, "%s and %s say the same and mean the opposite: %q", other.ID, r.ID, text)
			}
			effects[text] = r
		}
	}
}

// What is said in English only, by sheet. The goal is an empty list.
func TestBookTranslations(t *testing.T) {
	var w strings.Builder
	w.WriteString("# Caveats of rules and reasons of silences that have no Chinese yet, by sheet. The goal is an empty list.\n")
	all := sheets(t)
	for _, name := range sortedKeys(all) {
		caveats, silences := 0, 0
		for _, r := range all[name].Rules {
			if r.Caveat.En != "" && r.Caveat.Zh == "" {
				caveats++
			}
		}
		for _, s := range all[name].Silent {
			if s.Why.Zh == "" {
				silences++
			}
		}
		if caveats+silences > 0 {
			fmt.Fprintf(&w, "%s: %d caveats, %d silences\n", name, caveats, silences)
		}
	}
	golden(t, "untranslated.txt", w.String())
}
