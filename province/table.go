package province

import (
	"cmp"
	"crypto/sha256"
	"iter"
	"slices"
	"sort"
	"strconv"

	"github.com/gobeian/icp/filing"
)

// Table is a set of rules that do not contradict each other, indexed by province and topic. The built-in book is one
// table among others: [Builtin] has no privileges over what [New] builds from the caller's rules.
//
// A *Table never changes after it was built; all its methods are safe for concurrent use. A nil *Table and the zero value
// are empty tables.
type Table struct {
	edition string
	rules   []Rule // sorted by ID
	order   []uint32
	index   [filing.Xinjiang + 1][topicEnd]span // row 0 serves an unknown province: rules of the whole country only
	first   [filing.Xinjiang + 1]filing.Date    // what CoveredFrom returns
	digest  [sha256.Size]byte
}

// span is a run of Table.order, the rules of one province and topic in the order of precedence. Firm is what [Table.Firm]
// reports; contested says that one of them names others in Overrides.
type span struct {
	start, end      uint32
	firm, contested bool
}

// New builds a table from rules. It fails with an *[Invalid] for a rule that is not complete and for rules that override each
// other in a circle, and with a *[Conflict] for
// two rules of equal rank and scope that contradict each other on some day without one naming the other in Overrides.
// The rules are copied.
//
// The edition names the table in every violation; by custom it starts with the day of the data, 2026-11-22, which is
// then the day for which a check without a day of its own asks.
func New(edition string, rules ...Rule) (*Table, error) {
	t := &Table{edition: edition}
	if err := t.add(rules); err != nil {
		return nil, err
	}
	t.digest = digest([sha256.Size]byte{}, "new", edition, t.rules, nil)
	return t, nil
}

// Overlay returns a table with further rules on top of t, under the edition of t and the layer's name. A rule of a higher
// rank wins over t's rules by itself, one of equal rank must name the rules it beats in Overrides; a rule that names an
// unknown rule fails, and so do the errors of [New]. t itself does not change.
//
// The layer's name is for people who read an edition, as in 2026-11-22+our-notice; two layers of one name are told apart by
// [Table.Digest] only.
func (t *Table) Overlay(layer string, rules ...Rule) (*Table, error) {
	o := &Table{edition: t.Edition() + "+" + layer, rules: slices.Clone(t.all())}
	if err := o.add(rules); err != nil {
		return nil, err
	}
	added := slices.Clone(rules)
	slices.SortFunc(added, func(a, b Rule) int { return compareIDs(a.ID, b.ID) })
	o.digest = digest(t.Digest(), "overlay", layer, added, nil)
	return o, nil
}

// Without returns a table that lacks the rules with the given IDs, under the edition of t and the layer's name. An ID that
// t does not hold fails with an *[Invalid]. t itself does not change.
func (t *Table) Without(layer string, ids ...RuleID) (*Table, error) {
	for _, id := range ids {
		if _, ok := t.find(id); !ok {
			return nil, &Invalid{ID: id, Field: "id", Problem: "no such rule to leave out"}
		}
	}
	o := &Table{edition: t.Edition() + "-" + layer}
	for _, r := range t.all() {
		if !slices.Contains(ids, r.ID) {
			o.rules = append(o.rules, r)
		}
	}
	o.build()
	removed := slices.Clone(ids)
	slices.SortFunc(removed, compareIDs)
	o.digest = digest(t.Digest(), "without", layer, nil, slices.Compact(removed))
	return o, nil
}

// Snapshot builds a table from what foreign rules hold in force for one province on one day. Nothing is checked: whoever
// supplies the rules answers for them. A *Table is returned as it is, nil as [Builtin].
func Snapshot(r Rules, p filing.Province, on filing.Date) *Table {
	switch r := r.(type) {
	case nil:
		return Builtin()
	case *Table:
		if r == nil {
			return Builtin()
		}
		return r
	}
	t := &Table{edition: r.Edition()}
	for rule := range r.InForce(p, on) {
		t.rules = append(t.rules, rule.Clone())
	}
	t.build()
	return t
}

// all returns t's own rules; callers must not change them.
func (t *Table) all() []Rule {
	if t == nil {
		return nil
	}
	return t.rules
}

// add checks rules, adds copies of them and indexes the table anew.
func (t *Table) add(rules []Rule) error {
	for i := range rules {
		if err := rules[i].Check(); err != nil {
			return err
		}
		t.rules = append(t.rules, rules[i].Clone())
	}
	t.build()
	for i := 1; i < len(t.rules); i++ {
		if t.rules[i].ID == t.rules[i-1].ID {
			return &Invalid{ID: t.rules[i].ID, Field: "id", Problem: "given to two rules"}
		}
	}
	for i := range rules {
		if err := t.checkOverrides(&rules[i]); err != nil {
			return err
		}
	}
	return t.checkConflicts(rules)
}

func (t *Table) checkOverrides(r *Rule) error {
	for _, id := range r.Overrides {
		switch beaten, ok := t.find(id); {
		case !ok:
			return &Invalid{ID: r.ID, Field: "overrides", Problem: "no rule " + strconv.Quote(string(id))}
		case beaten.Authority < r.Authority && beaten.IsLaw():
			return &Invalid{ID: r.ID, Field: "overrides", Problem: "a lower source cannot override " + strconv.Quote(string(id))}
		}
	}
	if t.overriddenBy(r, r.ID, make(map[RuleID]bool)) {
		return &Invalid{ID: r.ID, Field: "overrides", Problem: "rules override each other in a circle"}
	}
	return nil
}

// overriddenBy reports whether a chain of overrides leads from r to id: of rules that beat each other none would be left. It
// looks at each rule once, for a sheet may name many.
func (t *Table) overriddenBy(r *Rule, id RuleID, seen map[RuleID]bool) bool {
	for _, next := range r.Overrides {
		if next == id {
			return true
		}
		if seen[next] {
			continue
		}
		seen[next] = true
		if beaten, ok := t.find(next); ok && t.overriddenBy(beaten, id, seen) {
			return true
		}
	}
	return false
}

// build sorts the rules by ID and indexes them.
func (t *Table) build() {
	slices.SortFunc(t.rules, func(a, b Rule) int { return compareIDs(a.ID, b.ID) })
	t.order, t.index = index(t.rules)
	for p := range t.first {
		t.first[p] = firstDay(t.rules, filing.Province(p))
	}
}

// firstDay returns the first day of any rule below the law that is p's own or, where it has none, the whole country's.
func firstDay(rules []Rule, p filing.Province) filing.Date {
	var own, country filing.Date
	earlier := func(d *filing.Date, from filing.Date) {
		if *d == 0 || from < *d {
			*d = from
		}
	}
	for i := range rules {
		switch r := &rules[i]; {
		case r.IsLaw():
		case r.IsNational():
			earlier(&country, r.Period.From)
		case r.Provinces.Has(p):
			earlier(&own, r.Period.From)
		}
	}
	if own != 0 {
		return own
	}
	return country
}

// index lists, for each province and topic, the rules that may decide it, in the order of precedence.
func index(rules []Rule) (order []uint32, idx [filing.Xinjiang + 1][topicEnd]span) {
	ranked := make([]uint32, len(rules))
	for i := range ranked {
		ranked[i] = uint32(i)
	}
	slices.SortStableFunc(ranked, func(a, b uint32) int { return precedence(&rules[a], &rules[b]) })
	for p := range idx {
		var byTopic [topicEnd][]uint32
		for _, i := range ranked {
			if r := &rules[i]; r.Topic < topicEnd && r.Provinces.Admits(filing.Province(p)) && (p != 0 || r.IsNational()) {
				byTopic[r.Topic] = append(byTopic[r.Topic], i)
			}
		}
		for topic, is := range byTopic {
			s := span{start: uint32(len(order))}
			for _, i := range is {
				s.firm = s.firm || rules[i].isFirm()
				s.contested = s.contested || len(rules[i].Overrides) > 0
			}
			order = append(order, is...)
			s.end = uint32(len(order))
			idx[p][topic] = s
		}
	}
	return order, idx
}

// precedence orders the rules that decide first to the front: law before all, then the province's own before the whole
// country's, then by rank, then what is said outright before what has a caveat, then the younger.
func precedence(a, b *Rule) int {
	law := func(r *Rule) int {
		if r.IsLaw() {
			return int(r.Authority)
		}
		return int(Ministry) + 1
	}
	national := func(r *Rule) int {
		if r.IsNational() {
			return 1
		}
		return 0
	}
	return cmp.Or(
		cmp.Compare(law(a), law(b)),
		cmp.Compare(national(a), national(b)),
		cmp.Compare(a.Authority, b.Authority),
		cmp.Compare(len(a.Caveat.En), 0)-cmp.Compare(len(b.Caveat.En), 0),
		cmp.Compare(b.Period.From, a.Period.From),
	)
}

// compareIDs orders IDs by scope and topic as text and by number as a number.
func compareIDs(a, b RuleID) int {
	as, an := splitID(a)
	bs, bn := splitID(b)
	return cmp.Or(cmp.Compare(as, bs), cmp.Compare(an, bn), cmp.Compare(a, b))
}

func splitID(id RuleID) (string, int) {
	for i := len(id) - 1; i >= 0; i-- {
		if id[i] == '/' {
			if n, err := strconv.Atoi(string(id[i+1:])); err == nil {
				return string(id[:i]), n
			}
			break
		}
	}
	return string(id), 0
}

func (t *Table) find(id RuleID) (*Rule, bool) {
	rules := t.all()
	scope, n := splitID(id)
	i, ok := sort.Find(len(rules), func(i int) int { // by index: a rule is too large to be handed over
		other, k := splitID(rules[i].ID)
		return cmp.Or(cmp.Compare(scope, other), cmp.Compare(n, k), cmp.Compare(id, rules[i].ID))
	})
	if !ok {
		return nil, false
	}
	return &rules[i], true
}

// Rule returns a copy of the rule with the given ID.
func (t *Table) Rule(id RuleID) (Rule, bool) {
	r, ok := t.find(id)
	if !ok {
		return Rule{}, false
	}
	return r.Clone(), true
}

// Len returns the number of rules.
func (t *Table) Len() int { return len(t.all()) }

// All yields copies of all rules in the order of their IDs.
func (t *Table) All() iter.Seq[Rule] {
	return func(yield func(Rule) bool) {
		for i := range t.all() {
			if !yield(t.rules[i].Clone()) {
				return
			}
		}
	}
}

// InForce yields copies of the rules that bind p on a day, whatever the topic, console or sponsor, in the order of topics
// and precedence. An unknown province is bound by the rules of the whole country only.
func (t *Table) InForce(p filing.Province, on filing.Date) iter.Seq[Rule] {
	return func(yield func(Rule) bool) {
		if t == nil {
			return
		}
		for topic := range t.index[0] {
			for _, i := range t.span(p, Topic(topic)) {
				if r := &t.rules[i]; r.Period.Contains(on) && !yield(r.Clone()) {
					return
				}
			}
		}
	}
}

// span returns the rules that may decide a topic in p.
func (t *Table) span(p filing.Province, topic Topic) []uint32 {
	if t == nil || topic >= topicEnd {
		return nil
	}
	s := t.index[row(p)][topic]
	return t.order[s.start:s.end]
}

// Firm reports whether any rule of the table on a topic asks something of changes in p for certain, and not only by
// presumption: where none does, the topic is of no concern to an edit that leaves its data alone.
func (t *Table) Firm(p filing.Province, topic Topic) bool {
	if t == nil || topic >= topicEnd {
		return false
	}
	return t.index[row(p)][topic].firm
}

// row returns the row of the index that serves a province.
func row(p filing.Province) filing.Province {
	if !p.IsValid() {
		return 0
	}
	return p
}

// Edition names the table and every layer on it, as in 2026-11-22+our-notice.
func (t *Table) Edition() string {
	if t == nil {
		return ""
	}
	return t.edition
}

// Day returns the day of the data, which the edition starts with; zero if it starts with something else.
func (t *Table) Day() filing.Date { return DayOf(t.Edition()) }

// DayOf returns the day that an edition starts with, zero if it starts with something else.
func DayOf(edition string) filing.Date {
	if len(edition) < 10 {
		return 0
	}
	d, err := filing.ParseDate(edition[:10])
	if err != nil {
		return 0
	}
	return d
}

// Digest returns a SHA-256 over every rule and layer: two tables with the same digest give the same answers.
func (t *Table) Digest() [32]byte {
	if t == nil {
		return [32]byte{}
	}
	return t.digest
}

// CoveredFrom returns the first day of which the table knows more than the law for p: that of its oldest rule for p, or where it
// has none of the oldest for the whole country; zero if there is none. Earlier days are not covered: that nothing speaks against
// an edit says nothing there.
func (t *Table) CoveredFrom(p filing.Province) filing.Date {
	if t == nil {
		return 0
	}
	return t.first[row(p)]
}

// AttestedThrough returns the last day on which any source was seen to support a rule of the topic in p that is not law:
// one of p's own, or where it has none one of the whole country. Zero if there is none. It shows the age of what the table
// knows.
func (t *Table) AttestedThrough(p filing.Province, topic Topic) filing.Date {
	var own, country filing.Date
	for _, i := range t.span(p, topic) {
		switch r := &t.rules[i]; {
		case r.IsLaw():
		case r.IsNational():
			country = max(country, r.SeenUntil())
		default:
			own = max(own, r.SeenUntil())
		}
	}
	if own != 0 {
		country = own
	}
	return country.AddDays(-1)
}

// digest chains what a layer does to the digest of what it lies on.
func digest(base [sha256.Size]byte, verb, layer string, rules []Rule, ids []RuleID) [sha256.Size]byte {
	h := sha256.New()
	h.Write(base[:])
	h.Write([]byte(verb + "\x00" + layer + "\x00"))
	for i := range rules {
		h.Write(appendRule(nil, &rules[i]))
		h.Write([]byte{'\n'})
	}
	for _, id := range ids {
		h.Write([]byte(string(id) + "\n"))
	}
	return [sha256.Size]byte(h.Sum(nil))
}

// Layout returns how t is laid out, for the generator that writes the built-in book: the numbers of the rules in the order
// of their IDs, and for each province (0 is the whole country) and topic the half-open run of that list which decides it,
// with 1 added to the third number where one of its rules binds changes for certain, and 2 where one names others in
// Overrides. It is of no use to others.
func (t *Table) Layout() (order []uint32, index [][][3]uint32) {
	if t == nil {
		return nil, nil
	}
	index = make([][][3]uint32, len(t.index))
	for p := range t.index {
		for _, s := range t.index[p] {
			row := [3]uint32{s.start, s.end}
			if s.firm {
				row[2] |= 1
			}
			if s.contested {
				row[2] |= 2
			}
			index[p] = append(index[p], row)
		}
	}
	return slices.Clone(t.order), index
}
