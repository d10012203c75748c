package province

import (
	"iter"

	"github.com/gobeian/icp/filing"
)

// Query is a question to a [Table]: what do the rules say of a topic, in a province, on a day. Fields beyond Province, On
// and Topic narrow the submission. A zero Class, Order or Nature leaves it open, but then rules for single natures are not
// meant; a replacement needs From and To.
type Query struct {
	Province filing.Province // zero: the rules of the whole country only
	On       filing.Date     // Chinese day; zero is before all rules, so the answer is Unknown
	Topic    Topic           // 规则主题
	From, To filing.Class    // replacement: the sponsor before and after
	Class    filing.Class    // otherwise: the sponsor
	Nature   filing.Nature   // the sponsor's nature after the change
	Order    OrderKind       // 订单类型
	Provider Provider        // zero: Alibaba Cloud
	Firm     bool            // leave out rules that are only presumed to bind changes
}

// Decision is the rule that decides a [Query], seen on its day. It is a small value that costs no allocation; the zero
// value is the decision Unknown, which no rule supports.
type Decision struct {
	rule *Rule
	on   filing.Date
}

// Decide returns the decision of q: the rule that comes first in the order law, province, country, rank, age, unless
// another one names it in Overrides. It allocates nothing, and its cost grows only with the rules of that province and topic.
func (t *Table) Decide(q Query) Decision {
	if q.Provider == 0 {
		q.Provider = AlibabaCloud
	}
	for _, i := range t.span(q.Province, q.Topic) {
		r := &t.rules[i]
		if r.Period.Contains(q.On) && r.applies(&q) {
			return Decision{rule: t.unbeaten(r, &q), on: q.On}
		}
	}
	return Decision{}
}

// unbeaten follows Overrides from r to the rule that no other beats.
func (t *Table) unbeaten(r *Rule, q *Query) *Rule {
	for range maxOverrides {
		next := t.beater(r, q)
		if next == nil {
			break
		}
		r = next
	}
	return r
}

// maxOverrides bounds a chain of overrides, so that rules naming each other in a circle cannot hold a caller up.
const maxOverrides = 8

func (t *Table) beater(r *Rule, q *Query) *Rule {
	if !t.index[row(q.Province)][r.Topic].contested {
		return nil
	}
	for _, i := range t.span(q.Province, q.Topic) {
		b := &t.rules[i]
		if len(b.Overrides) > 0 && overrides(b, r.ID) && b.Period.Contains(q.On) && b.applies(q) {
			return b
		}
	}
	return nil
}

// AppendDecisions appends, for topics on which demands stand side by side, every rule that speaks to q on its day, in the
// order of precedence: law, then the rules of the province, then those of the whole country in whose place the province has
// none, and what the console wants besides. A rule of the province stands in the place of those that speak of the same thing:
// of the same facts, materials or values, of a number of the same kind, or of the topic as a whole. What only a caveat tells is
// no topic as a whole, and stands beside what data decide. Rules that another one names in Overrides are left out. With room in
// dst it allocates nothing.
func (t *Table) AppendDecisions(dst []Decision, q Query) []Decision {
	if q.Provider == 0 {
		q.Provider = AlibabaCloud
	}
	start := len(dst)
	for _, i := range t.span(q.Province, q.Topic) {
		r := &t.rules[i]
		if !r.Period.Contains(q.On) || !r.applies(&q) || covered(dst[start:], r) || t.beater(r, &q) != nil {
			continue
		}
		dst = append(dst, Decision{rule: r, on: q.On})
	}
	return dst
}

// covered reports whether a province's own rule among those found stands in the place of n.
func covered(found []Decision, n *Rule) bool {
	if !n.IsNational() || n.IsLaw() || n.Provider != 0 {
		return false
	}
	for i := range found {
		if r := found[i].rule; !r.IsNational() && !r.IsLaw() && r.covers(n) {
			return true
		}
	}
	return false
}

// Practice returns the decision of q below the law: what bureaus and providers say, where law decides the question itself.
func (t *Table) Practice(q Query) Decision {
	if q.Provider == 0 {
		q.Provider = AlibabaCloud
	}
	for _, i := range t.span(q.Province, q.Topic) {
		if r := &t.rules[i]; !r.IsLaw() && r.Period.Contains(q.On) && r.applies(&q) {
			if u := t.unbeaten(r, &q); !u.IsLaw() {
				r = u
			}
			return Decision{rule: r, on: q.On}
		}
	}
	return Decision{}
}

// Cite returns the rule with the given ID as a decision on a day, whether or not the rule holds on it; Unknown if t has no
// such rule. It is for rules that code applies by itself and the book only documents.
func (t *Table) Cite(id RuleID, on filing.Date) Decision {
	r, ok := t.find(id)
	if !ok {
		return Decision{}
	}
	return Decision{rule: r, on: on}
}

// Each yields copies of all rules that speak to q on its day, in the order of precedence, and those that another one names
// in Overrides last.
func (t *Table) Each(q Query) iter.Seq[Rule] {
	if q.Provider == 0 {
		q.Provider = AlibabaCloud
	}
	return func(yield func(Rule) bool) {
		for _, beaten := range [...]bool{false, true} {
			for _, i := range t.span(q.Province, q.Topic) {
				r := &t.rules[i]
				if r.Period.Contains(q.On) && r.applies(&q) && (t.beater(r, &q) != nil) == beaten && !yield(r.Clone()) {
					return
				}
			}
		}
	}
}

// Authority returns the rank of the deciding rule's document, zero if none decides.
func (d Decision) Authority() Authority {
	if d.rule == nil {
		return 0
	}
	return d.rule.Authority
}

// Provider returns whose console the deciding rule speaks of, zero where it binds everybody.
func (d Decision) Provider() Provider {
	if d.rule == nil {
		return 0
	}
	return d.rule.Provider
}

// Since returns the first day of the deciding rule.
func (d Decision) Since() filing.Date {
	if d.rule == nil {
		return 0
	}
	return d.rule.Period.From
}

// IsKnown reports whether a rule decides.
func (d Decision) IsKnown() bool { return d.rule != nil }

// ID returns the deciding rule's ID, empty if none decides.
func (d Decision) ID() RuleID {
	if d.rule == nil {
		return ""
	}
	return d.rule.ID
}

// Rule returns a copy of the deciding rule, the zero Rule if none decides.
func (d Decision) Rule() Rule {
	if d.rule == nil {
		return Rule{}
	}
	return d.rule.Clone()
}

// Verdict returns what the rule answers, Unknown if none decides.
func (d Decision) Verdict() Verdict {
	if d.rule == nil {
		return Unknown
	}
	return d.rule.Verdict()
}

// Certainty returns how sure the answer is.
func (d Decision) Certainty() Certainty {
	if d.rule == nil {
		return Unattested
	}
	return d.rule.CertaintyOn(d.on)
}

// IsLaw reports whether law decides.
func (d Decision) IsLaw() bool { return d.rule != nil && d.rule.IsLaw() }

// IsNational reports whether the rule speaks for the whole country; false if none decides.
func (d Decision) IsNational() bool { return d.rule != nil && d.rule.IsNational() }

// Names reports whether the rule names orders of a kind, where others leave the kind open.
func (d Decision) Names(k OrderKind) bool { return d.rule != nil && d.rule.When.Orders.Has(k) }

// IsPresumed reports whether the rule is only presumed to bind changes.
func (d Decision) IsPresumed() bool { return d.rule != nil && d.rule.Presumed }

// HasCaveat reports whether the rule says something that its data cannot express.
func (d Decision) HasCaveat() bool { return d.rule != nil && d.rule.Caveat.En != "" }

// Needs returns the facts under which the rule permits.
func (d Decision) Needs() Needs {
	if d.rule == nil {
		return Needs{}
	}
	return d.rule.Needs
}

// Effect returns what the rule does, zero if none decides.
func (d Decision) Effect() Effect {
	if d.rule == nil {
		return 0
	}
	return d.rule.Effect
}

// Values yields the list that the rule speaks of, such as suffixes.
func (d Decision) Values() iter.Seq[string] {
	return func(yield func(string) bool) {
		if d.rule == nil {
			return
		}
		for _, v := range d.rule.Values {
			if !yield(v) {
				return
			}
		}
	}
}

// HasValues reports whether the rule speaks of a list.
func (d Decision) HasValues() bool { return d.rule != nil && len(d.rule.Values) > 0 }

// Materials returns what the rule asks for.
func (d Decision) Materials() Set[Material] {
	if d.rule == nil {
		return 0
	}
	return d.rule.Materials
}

// Persons returns whom the rule concerns.
func (d Decision) Persons() Set[Person] {
	if d.rule == nil {
		return 0
	}
	return d.rule.Persons
}

// Limit returns the rule's limit.
func (d Decision) Limit() Limit {
	if d.rule == nil {
		return Limit{}
	}
	return d.rule.Limit
}

// Remedy returns what to do instead.
func (d Decision) Remedy() Remedy {
	if d.rule == nil {
		return RemedyNone
	}
	return d.rule.Remedy
}

// Topic returns the deciding rule's topic.
func (d Decision) Topic() Topic {
	if d.rule == nil {
		return 0
	}
	return d.rule.Topic
}

// Sources returns the number of the rule's sources, for callers that want to size a buffer for [Decision.AppendSources].
func (d Decision) Sources() int {
	if d.rule == nil {
		return 0
	}
	return len(d.rule.Sources)
}

// AppendSources appends copies of the rule's sources to dst, dissent included.
func (d Decision) AppendSources(dst []Source) []Source {
	if d.rule == nil {
		return dst
	}
	return append(dst, d.rule.Sources...)
}

// Answer is what the small interfaces return. The zero value is Unknown with no certainty at all.
type Answer struct {
	Verdict   Verdict   `json:"verdict"`         // 结论
	Certainty Certainty `json:"certainty"`       // 确定程度
	Rules     []RuleID  `json:"rules,omitempty"` // the deciding rule; a fresh slice, the caller's own
}

// Answer returns d as the value of the small interfaces.
func (d Decision) Answer() Answer {
	a := Answer{Verdict: d.Verdict(), Certainty: d.Certainty()}
	if d.rule != nil {
		a.Rules = []RuleID{d.rule.ID}
	}
	return a
}

// SMSChecker answers whether a submission to p goes through the ministry's SMS check (短信核验) on a day: Required,
// NotRequired or Unknown.
type SMSChecker interface {
	// SMSCheck answers for a submission to p on a day.
	SMSCheck(p filing.Province, on filing.Date) Answer
}

// AppUploader answers whether certificates go in through the provider's App (App 上传资料) on a day: Required, Allowed,
// Conditional, NotRequired, Forbidden or Unknown. The zero provider is Alibaba Cloud.
type AppUploader interface {
	// AppUpload answers for a submission to p on a day at the console of a provider.
	AppUpload(p filing.Province, on filing.Date, by Provider) Answer
}

// ReplacementRuler answers whether a change order may put another sponsor in the place of the filing's own (变更主办者).
// Only the classes of the parties decide: from is the filing's sponsor, to the new one; [ThisUnit] as a target is a unit
// related to the filed individual and answered like [OtherUnit], since what relates them is the rule's condition.
type ReplacementRuler interface {
	// Replacement answers for a change order to p on a day that puts to in the place of from.
	Replacement(p filing.Province, from, to Party, on filing.Date) Answer
}

// Rules is what a check needs of any rule set: the rules in force and the name of the edition. *[Table] has them all; a
// service may bring its own. Only a foreign Rules pays for iteration.
type Rules interface {
	// InForce yields the rules that bind p on a day, national ones included.
	InForce(p filing.Province, on filing.Date) iter.Seq[Rule]
	// Edition names the rule set in every violation and plan.
	Edition() string
}

var (
	_ SMSChecker       = (*Table)(nil)
	_ AppUploader      = (*Table)(nil)
	_ ReplacementRuler = (*Table)(nil)
	_ Rules            = (*Table)(nil)
)

// SMSCheck implements [SMSChecker].
func (t *Table) SMSCheck(p filing.Province, on filing.Date) Answer {
	return t.Decide(Query{Province: p, On: on, Topic: TopicSMSCheck}).Answer()
}

// AppUpload implements [AppUploader].
func (t *Table) AppUpload(p filing.Province, on filing.Date, by Provider) Answer {
	return t.Decide(Query{Province: p, On: on, Topic: TopicAppUpload, Provider: by}).Answer()
}

// Replacement implements [ReplacementRuler]. The same party on both sides is no replacement and answers Unknown.
func (t *Table) Replacement(p filing.Province, from, to Party, on filing.Date) Answer {
	if from == to || from.Class() == 0 || to.Class() == 0 {
		return Answer{Certainty: Unattested}
	}
	return t.Decide(Query{Province: p, On: on, Topic: TopicReplacement, From: from.Class(), To: to.Class()}).Answer()
}

// Class returns whether the party is a unit or an individual.
func (p Party) Class() filing.Class {
	switch p {
	case ThisUnit, OtherUnit:
		return filing.Unit
	case ThisIndividual, OtherIndividual:
		return filing.Individual
	}
	return 0
}
