package province

import (
	"slices"
	"strconv"
	"strings"

	"github.com/gobeian/icp/filing"
)

// Period is a half-open interval of days, [From, Until). A zero From is the beginning of time, a zero Until is open. The
// zero value is all of time.
type Period struct {
	From  filing.Date `json:"from"`           // first day, zero: the beginning of time
	Until filing.Date `json:"until,omitzero"` // first day that no longer belongs, zero: open
}

// Contains reports whether d lies in p.
func (p Period) Contains(d filing.Date) bool { return d >= p.From && (p.Until == 0 || d < p.Until) }

// Overlaps reports whether p and q have a day in common.
func (p Period) Overlaps(q Period) bool {
	return (q.Until == 0 || p.From < q.Until) && (p.Until == 0 || q.From < p.Until)
}

// Intersect returns the days that p and q have in common; it is meaningful only where they overlap.
func (p Period) Intersect(q Period) Period {
	r := Period{From: max(p.From, q.From), Until: p.Until}
	if r.Until == 0 || q.Until != 0 && q.Until < r.Until {
		r.Until = q.Until
	}
	return r
}

// String returns the form 2018-09-10..2019-04-22, where the second day is the first that no longer belongs to p.
func (p Period) String() string { return p.From.String() + ".." + p.Until.String() }

// Source is one place where a rule was read (出处): a document, the section in it, and the days on which it was seen to
// say so. Published is the date of the document, Seen the window of observation; both may be unknown (zero). Three dates
// are kept apart everywhere: when a source was published, since when its rule applies ([Rule].Period), when it was seen.
type Source struct {
	ID        string      `json:"id"`                 // names the document, as in aliyun/rules/CN-JX
	Publisher string      `json:"publisher"`          // 发布者
	Title     string      `json:"title"`              // 标题
	Section   string      `json:"section,omitempty"`  // 章节
	URL       string      `json:"url,omitempty"`      // 网址
	Published filing.Date `json:"published,omitzero"` // 发布日期
	Seen      Period      `json:"seen,omitzero"`      // days on which it was seen to say so
	Note      string      `json:"note,omitempty"`     // what a reader should know, in English
	// Inferred says that the window was concluded from circumstances, since the document bears no date.
	Inferred bool `json:"inferred,omitempty"`
	// Dissent says that this source contradicts the rule it is cited on.
	Dissent bool `json:"dissent,omitempty"`
}

// Text is one sentence in the library's two languages.
type Text struct {
	En string `json:"en"` // English
	Zh string `json:"zh"` // 简体中文
}

// When selects the submissions that a rule speaks of. The zero value selects all.
type When struct {
	From    filing.Class       // the sponsor before a replacement
	To      filing.Class       // the sponsor after a replacement
	Class   filing.Class       // the sponsor, where nobody is replaced
	Orders  Set[OrderKind]     // the kinds of order
	Natures Set[filing.Nature] // the sponsor's nature after the change; a question that names none is not meant
}

// Needs are the facts under which a rule permits, or which it requires: all of All and, where Any is not empty, at least
// one of Any. The zero value needs nothing.
type Needs struct {
	All Set[Fact] // every one must hold
	Any Set[Fact] // at least one must, where there are any
}

// IsZero reports whether n needs nothing.
func (n Needs) IsZero() bool { return n == Needs{} }

// Rule is one row of the rule book: who says what about which edit, in which provinces, on which days, how sure, and what
// to do instead. Rules are plain data without functions, so that they can be printed, compared, encoded and checked
// against each other. A Rule handed out by a [Table] is a copy; its owner may change it freely.
//
// The zero value is not a valid rule: ID, Topic, Authority, Effect, Period.From, Says and a source are mandatory.
type Rule struct {
	ID        RuleID               // 规则编号
	Topic     Topic                // 规则主题
	Provinces Set[filing.Province] // empty: the whole country
	Authority Authority            // 效力层级: the rank of the document
	Provider  Provider             // only with Console: whose console
	Effect    Effect               // 规则效力
	Period    Period               // 施行期间: the days on which the rule holds
	Stated    bool                 // a source states Period.From as the day from which the rule applies
	When      When                 // the submissions it speaks of
	Needs     Needs                // 规则条件: the facts it depends on
	Limit     Limit                // the number it sets, with its unit
	Values    []string             // the list it speaks of, such as suffixes
	Materials Set[Material]        // 备案材料: what it asks for
	Persons   Set[Person]          // whom it concerns; empty: no one in particular
	Remedy    Remedy               // 补救办法: what to do instead
	Disputed  bool                 // documents of equal rank contradict each other; Effect is the stricter side
	Presumed  bool                 // the document speaks of filings in general and is only presumed to bind changes
	Overrides []RuleID             // rules of equal rank that it beats
	Says      Text                 // the rule in one sentence
	Caveat    Text                 // what this vocabulary cannot express; makes the rule advisory
	Sources   []Source             // 出处, dissent included
}

// Verdict returns what the rule answers: a permission with needs, materials or a caveat is Conditional.
func (r *Rule) Verdict() Verdict {
	switch r.Effect {
	case Permit:
		if r.Needs.IsZero() && r.Materials == 0 && r.Caveat == (Text{}) {
			return Allowed
		}
		return Conditional
	case Forbid:
		return Forbidden
	case Require:
		return Required
	case Waive:
		return NotRequired
	}
	return Unknown
}

// IsLaw reports whether the rule rests on a statute or on the ministry's notice or system, which no lower source can
// dispute and which does not age with its last observation.
func (r *Rule) IsLaw() bool { return r.Authority == Statute || r.Authority == Ministry }

// IsNational reports whether the rule speaks for the whole country.
func (r *Rule) IsNational() bool { return r.Provinces == 0 }

// CertaintyOn returns how sure the rule is on a day of its period.
func (r *Rule) CertaintyOn(on filing.Date) Certainty {
	switch {
	case r.IsLaw():
		return Law
	case r.Disputed:
		return Disputed
	case on >= r.SeenUntil():
		return Extrapolated
	case r.Stated:
		return Stated
	}
	return Attested
}

// SeenUntil returns the first day on which no supporting source was seen any more, zero if none was ever dated.
func (r *Rule) SeenUntil() filing.Date {
	var last filing.Date
	for i := range r.Sources {
		if s := &r.Sources[i]; !s.Dissent {
			last = max(last, s.Seen.Until)
		}
	}
	return last
}

// seenFrom returns the first day on which a supporting source was seen, zero if none was ever dated.
func (r *Rule) seenFrom() filing.Date {
	var first filing.Date
	for i := range r.Sources {
		s := &r.Sources[i]
		if !s.Dissent && s.Seen.From != 0 && (first == 0 || s.Seen.From < first) {
			first = s.Seen.From
		}
	}
	return first
}

// Clone returns a copy that shares no memory with r.
func (r *Rule) Clone() Rule {
	c := *r
	c.Values = slices.Clone(r.Values)
	c.Overrides = slices.Clone(r.Overrides)
	c.Sources = slices.Clone(r.Sources)
	return c
}

// isFirm reports whether r asks something of every submission, and not only, by presumption, of those that touch its data. What
// has neither facts nor materials, number nor list is for reading; but that a document has not expired needs no number.
func (r *Rule) isFirm() bool {
	asks := !r.isWhole() || r.Topic == TopicIDValidity || r.Topic == TopicDomainValidity
	return asks && !r.Presumed && r.Effect != Waive
}

// covers reports whether r, a province's own rule, stands in the place of n, one of the whole country on the same topic: where
// either speaks of the topic as a whole, or both of the same thing. An approval for health care says nothing of games, and a
// number of the province nothing of a number that two persons share; nor does a rule whose caveat alone tells what it is about.
func (r *Rule) covers(n *Rule) bool {
	switch {
	case n.isWhole():
		return true
	case r.isWhole():
		return r.Caveat == (Text{})
	case r.Persons != 0 && n.Persons != 0 && r.Persons&n.Persons == 0:
		return false
	case len(r.Values) > 0 && len(n.Values) > 0:
		return slices.ContainsFunc(r.Values, func(v string) bool { return slices.Contains(n.Values, v) })
	}
	facts := (r.Needs.All | r.Needs.Any) & (n.Needs.All | n.Needs.Any)
	return facts != 0 || r.Materials&n.Materials != 0 || r.Limit.Unit.counts(n.Limit.Unit)
}

// isWhole reports whether r speaks of its topic as a whole: no fact, material, number or list singles out what it is about.
func (r *Rule) isWhole() bool {
	return r.Needs.IsZero() && r.Materials == 0 && r.Limit.Unit == 0 && len(r.Values) == 0
}

// applies reports whether r speaks of q's topic matter, apart from the day and the place.
func (r *Rule) applies(q *Query) bool {
	w := &r.When
	return (r.Provider == 0 || r.Provider == q.Provider) && (!q.Firm || !r.Presumed) &&
		(w.From == 0 || w.From == q.From) && (w.To == 0 || w.To == q.To) &&
		(w.Class == 0 || q.Class == 0 || w.Class == q.Class) &&
		(q.Order == 0 || w.Orders.Admits(q.Order)) &&
		w.Natures.Admits(q.Nature)
}

// An Invalid reports a rule that cannot stand in a book: a mandatory part is missing, or two parts do not fit together.
type Invalid struct {
	ID      RuleID // the rule; empty where it has none
	Field   string // the part, in the names of the sheets
	Problem string // what is wrong with it
}

// Error implements error.
func (e *Invalid) Error() string {
	return "province: rule " + strconv.Quote(string(e.ID)) + ": " + e.Field + ": " + e.Problem
}

// Check reports the first thing that keeps r from being a valid rule, as an *[Invalid], or nil.
func (r *Rule) Check() error {
	for _, c := range [...]struct {
		bad            bool
		field, problem string
	}{
		{r.Topic == 0 || r.Topic >= topicEnd, "topic", "unknown"},
		{!validID(r), "id", "want scope/topic/number with the rule's own topic, as in CN-SH/replacement/2"},
		{r.Authority == 0 || r.Authority > Console, "authority", "unknown"},
		{(r.Authority == Console) != (r.Provider != 0), "provider", "goes with authority console, and only with it"},
		{r.Effect == 0 || r.Effect > Waive, "effect", "unknown"},
		{!r.inVocabulary(), "vocabulary", "a value beyond the closed lists"},
		{!r.Period.From.IsValid(), "from", "want a date"},
		{r.Period.Until != 0 && (r.Period.Until <= r.Period.From || !r.Period.Until.IsValid()), "until", "want a date after from"},
		{r.Topic == TopicReplacement && (r.When.From == 0 || r.When.To == 0), "when", "a replacement names from and to"},
		{!r.Needs.IsZero() && r.Effect != Permit && r.Effect != Require, "needs", "go with permit and require only"},
		{(r.Limit.N != 0) != (r.Limit.Unit != 0), "limit", "want a number and its unit"},
		{r.Limit.Min > r.Limit.N, "limit", "a range begins before it ends"},
		{r.Effect == Forbid && r.Remedy == RemedyNone, "remedy", "a rule that forbids says what to do instead"},
		{r.Says.En == "" || r.Says.Zh == "", "says", "want a sentence in English and in Chinese"},
		{(r.Caveat.En == "") != (r.Caveat.Zh == ""), "caveat", "want it in English and in Chinese"},
		{slices.Contains(r.Overrides, r.ID), "overrides", "a rule does not override itself"},
	} {
		if c.bad {
			return &Invalid{ID: r.ID, Field: c.field, Problem: c.problem}
		}
	}
	return r.checkSources()
}

// inVocabulary reports whether every value and every member of a set is one of the closed lists.
func (r *Rule) inVocabulary() bool {
	within := func(set uint64, count int) bool { return set&1 == 0 && set>>count == 0 }
	return int(r.Remedy) < len(remedySlugs) && int(r.Limit.Unit) < len(unitSlugs) && int(r.Provider) < len(providerSlugs) &&
		r.When.From <= filing.Individual && r.When.To <= filing.Individual && r.When.Class <= filing.Individual &&
		within(uint64(r.Provinces), int(filing.Xinjiang)+1) && within(uint64(r.When.Orders), len(orderKindSlugs)) &&
		within(uint64(r.When.Natures), 64) && within(uint64(r.Materials), len(materialSlugs)) &&
		within(uint64(r.Persons), len(personSlugs)) && within(uint64(r.Needs.All|r.Needs.Any), len(factSlugs))
}

func (r *Rule) checkSources() error {
	bad := func(problem string) error { return &Invalid{ID: r.ID, Field: "sources", Problem: problem} }
	supported := false
	for i := range r.Sources {
		s := &r.Sources[i]
		switch {
		case s.ID == "" || s.Publisher == "" || s.Title == "":
			return bad("each names a document with its publisher and title")
		case !dated(s.Published) || !dated(s.Seen.From) || !dated(s.Seen.Until):
			return bad("want days of the calendar")
		case s.Seen.Until != 0 && s.Seen.Until <= s.Seen.From:
			return bad("want the end of a window after its beginning: it is the first day on which the text was not seen any more")
		case (s.Seen.Until == 0) != (s.Seen.From == 0):
			return bad("a window has both ends or is left out")
		}
		supported = supported || !s.Dissent
	}
	switch first := r.seenFrom(); {
	case !supported:
		return bad("want at least one that supports the rule")
	case r.IsLaw() || r.Stated:
		return nil
	case first == 0:
		return bad("want at least one that supports the rule and was seen on known days")
	case r.Period.From < first:
		return bad("the rule begins before it was first seen, and no source states that day")
	}
	return nil
}

// dated reports whether a date is a day or absent.
func dated(d filing.Date) bool { return d == 0 || d.IsValid() }

// validID reports whether r's ID has the form scope/topic/number.
func validID(r *Rule) bool {
	scope, rest, ok := strings.Cut(string(r.ID), "/")
	topic, number, ok2 := strings.Cut(rest, "/")
	n, err := strconv.Atoi(number)
	return ok && ok2 && scope != "" && len(r.ID) <= 80 && topic == r.Topic.String() && err == nil && n > 0 && strconv.Itoa(n) == number
}
