package province_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// The zero Answer is Unknown: nobody wrote about it, which is neither yes nor no.
func ExampleAnswer() {
	a := province.Builtin().SMSCheck(filing.Zhejiang, 20190603)
	fmt.Println(a.Verdict, a.Certainty, a.Rules)
	fmt.Println(province.Answer{}.Verdict)
	// Output:
	// required law [CN/sms-check/2]
	// unknown
}

// Code that asks one question takes the small interface, so that a test answers it without a table.
func ExampleAppUploader() {
	var rules province.AppUploader = province.Builtin()
	fmt.Println(rules.AppUpload(filing.Zhejiang, 20190915, province.AlibabaCloud).Verdict)
	// Output: required
}

func ExampleAuthority() {
	r, _ := province.Builtin().Rule("CN/domain-add/4")
	fmt.Println(r.Authority, r.IsLaw(), province.Statute < r.Authority) // the highest rank is the smallest value
	// Output: ministry true true
}

// The same rule is less certain on a day on which nobody looked any more.
func ExampleCertainty() {
	for _, on := range []filing.Date{20190915, 20261101} {
		fmt.Println(province.Builtin().Replacement(filing.Beijing, province.ThisIndividual, province.OtherUnit, on).Certainty)
	}
	weakest := max(province.Law, province.Extrapolated)
	fmt.Println(weakest)
	// Output:
	// attested
	// extrapolated
	// extrapolated
}

func ExampleConflict() {
	rule, _ := province.Builtin().Rule("CN-JX/replacement/4")
	other := rule.Clone()
	other.ID, other.Effect, other.Needs, other.Materials = "CN-JX/replacement/9001", province.Forbid, province.Needs{}, 0
	_, err := province.New("2026-12-01", rule, other)
	if e, ok := errors.AsType[*province.Conflict](err); ok {
		fmt.Println(e.A, e.B, e.Period)
	}
	// Output: CN-JX/replacement/4 CN-JX/replacement/9001 2018-09-17..2021-01-21
}

func ExampleDecision() {
	d := province.Builtin().Decide(province.Query{Province: filing.Zhejiang, On: 20190603, Topic: province.TopicDomainAdd})
	fmt.Println(d.ID(), d.Verdict(), d.Since(), d.Remedy())
	for _, s := range d.AppendSources(nil)[:1] {
		fmt.Println(s.Title)
	}
	fmt.Println(province.Decision{}.IsKnown(), province.Decision{}.Verdict())
	// Output:
	// CN/domain-add/4 forbidden 2019-04-22 new-service
	// 工信管函〔2019〕633号 (one domain, one filing number)
	// false unknown
}

func ExampleEffect() {
	n := map[province.Effect]bool{}
	for r := range province.Builtin().All() {
		n[r.Effect] = true
	}
	fmt.Println(len(n), province.Permit, province.Forbid, province.Require, province.Waive)
	// Output: 4 permit forbid require waive
}

func ExampleFact() {
	r, _ := province.Builtin().Rule("CN-JX/replacement/4")
	for f := range r.Needs.All.All() {
		fmt.Println(f, f == province.FactOwnUnit)
	}
	// Output: own-unit true
}

func ExampleInvalid() {
	_, err := province.New("2026-12-01", province.Rule{ID: "CN-ZJ/rename/9001", Topic: province.TopicRename})
	if e, ok := errors.AsType[*province.Invalid](err); ok {
		fmt.Println(e.ID, e.Field)
	}
	// Output: CN-ZJ/rename/9001 authority
}

func ExampleLimit() {
	text, err := json.Marshal(province.Limit{Min: 3, N: 20, Unit: province.WorkingDays})
	fmt.Println(string(text), err)
	// Output: {"min":3,"n":20,"unit":"working-days"} <nil>
}

func ExampleMaterial() {
	r, _ := province.Builtin().Rule("CN-JX/replacement/4")
	text, err := json.Marshal(r.Materials)
	fmt.Println(string(text), err)
	// Output: ["business-licence","legal-representative-id"] <nil>
}

// All of All and, where there are any, one of Any.
func ExampleNeeds() {
	needs := province.Needs{All: province.SetOf(province.FactSitesOpen), Any: province.SetOf(province.FactOwnUnit, province.FactOwnService)}
	fmt.Println(needs.IsZero(), needs.All.Len(), needs.Any.Has(province.FactOwnUnit))
	// Output: false 1 true
}

func ExampleOrderKind() {
	fmt.Println(province.OrderSponsor, province.OrderSponsor.IsChange(), province.OrderNewService.IsChange())
	// Output: sponsor true false
}

func ExampleParseError() {
	_, err := province.Parse(strings.NewReader("{\n \"sheet\": \"CN-ZJ\",\n \"rule\": []\n}"))
	if e, ok := errors.AsType[*province.ParseError](err); ok {
		fmt.Println(e.Line, e.Column, e.Path)
	}
	// Output: 3 2
}

func ExampleParty() {
	fmt.Println(province.ThisIndividual.Class(), province.OtherUnit.Class())
	// Output: individual unit
}

// A Period is half-open: the second day is the first that no longer belongs to it.
func ExamplePeriod() {
	p := province.Period{From: 20190422, Until: 20200817}
	fmt.Println(p, p.Contains(20190422), p.Contains(20200817))
	fmt.Println(p.Overlaps(province.Period{From: 20200817}), province.Period{}.Contains(20190422))
	// Output:
	// 2019-04-22..2020-08-17 true false
	// false true
}

func ExamplePerson() {
	who := province.SetOf(province.Principal, province.Manager)
	fmt.Println(who.Has(province.Manager), who.Has(province.LegalRepresentative), province.Manager)
	// Output: true false manager
}

// What a console asks for binds its own customers only. The zero provider of a question is Alibaba Cloud.
func ExampleProvider() {
	for _, by := range []province.Provider{0, province.AlibabaCloud, province.TencentCloud} {
		fmt.Println(province.Builtin().AppUpload(filing.Beijing, 20190915, by).Rules)
	}
	// Output:
	// [alibaba-cloud/app-upload/10]
	// [alibaba-cloud/app-upload/10]
	// [tencent-cloud/app-upload/1]
}

func ExampleQuery() {
	q := province.Query{Province: filing.Beijing, On: 20190603, Topic: province.TopicSMSCheck}
	before := province.Builtin().Decide(q)
	q.On = 20200817
	fmt.Println(before.Verdict(), province.Builtin().Decide(q).Verdict())
	// Output: not-required required
}

func ExampleRemedy() {
	var r province.Remedy
	fmt.Println(r, r.UnmarshalText([]byte("cancel-and-refile")), r == province.RemedyCancelAndRefile)
	// Output: cancel-and-refile <nil> true
}

// closed answers for a test: nobody may pass a filing on.
type closed struct{}

func (closed) Replacement(filing.Province, province.Party, province.Party, filing.Date) province.Answer {
	return province.Answer{Verdict: province.Forbidden, Certainty: province.Stated}
}

func ExampleReplacementRuler() {
	for _, rules := range []province.ReplacementRuler{province.Builtin(), closed{}} {
		fmt.Println(rules.Replacement(filing.Xinjiang, province.ThisUnit, province.OtherIndividual, 20190603).Verdict)
	}
	// Output:
	// allowed
	// forbidden
}

func ExampleRule() {
	r, ok := province.Builtin().Rule("CN-JX/replacement/4")
	fmt.Println(ok, r.Topic, r.Authority, r.Effect, r.Period.From, r.Verdict(), len(r.Sources) > 0)
	fmt.Println(r.Says.Zh)
	fmt.Println(new(province.Rule).Check() != nil) // the zero value is no valid rule
	// Output:
	// true replacement reported permit 2018-09-17 conditional true
	// 个人备案仅在备案本人为该单位法定代表人时可换成该单位。
	// true
}

func ExampleRuleID() {
	_, ok := province.Builtin().Rule(province.RuleID("CN-SH/replacement/9001"))
	fmt.Println(ok)
	// Output: false
}

// own is a rule set that a company keeps elsewhere, as in a database.
type own []province.Rule

func (own) Edition() string { return "2026-12-01+own" }

func (o own) InForce(p filing.Province, on filing.Date) iter.Seq[province.Rule] {
	return func(yield func(province.Rule) bool) {
		for _, r := range o {
			if (r.Provinces == 0 || r.Provinces.Has(p)) && r.Period.Contains(on) && !yield(r) {
				return
			}
		}
	}
}

func ExampleRules() {
	r, _ := province.Builtin().Rule("CN/domain-add/4")
	t := province.Snapshot(own{r}, filing.Zhejiang, 20190603)
	fmt.Println(t.Edition(), t.Len())
	// Output: 2026-12-01+own 1
}

func ExampleSMSChecker() {
	var sms province.SMSChecker = province.Builtin()
	fmt.Println(sms.SMSCheck(filing.Beijing, 20200816).Verdict, sms.SMSCheck(filing.Beijing, 20200817).Verdict)
	// Output: not-required required
}

// The empty set of a rule restricts nothing.
func ExampleSet() {
	s := province.SetOf(filing.Beijing, filing.Zhejiang)
	for p := range s.With(filing.Shanghai).Without(filing.Beijing).All() {
		fmt.Println(p)
	}
	fmt.Println(s.Admits(filing.Guangdong), province.Set[filing.Province](0).Admits(filing.Guangdong))
	fmt.Println(s, province.Set[filing.Province](0))
	// Output:
	// CN-SH
	// CN-ZJ
	// false true
	// [CN-BJ CN-ZJ] []
}

const sheet = `{
 "sheet": "CN-ZJ",
 "silent": [{"topic": "footer", "why": {"en": "No document of the bureau speaks of it.", "zh": "管局没有文件提到。"}}],
 "rules": [{
  "id": "CN-ZJ/replacement/9001", "topic": "replacement", "authority": "bureau", "effect": "forbid", "from": "2026-12-01",
  "when": {"from": "individual", "to": "individual"}, "remedy": "cancel-and-refile",
  "says": {"en": "An individual's filing passes to nobody else.", "zh": "个人备案不可变更为他人。"},
  "sources": [{"id": "zj/2026-12", "publisher": "Zhejiang bureau", "title": "A notice", "seen": ["2026-12-01", "2026-12-02"]}]
 }]
}`

func ExampleSheet() {
	s, err := province.ParseSheet(strings.NewReader(sheet))
	fmt.Println(s.Name, len(s.Rules), len(s.Silent), err)
	// Output: CN-ZJ 1 1 <nil>
}

func ExampleSilence() {
	s, err := province.ParseSheet(strings.NewReader(sheet))
	for _, silence := range s.Silent {
		fmt.Println(silence.Topic, silence.Why.En, err)
	}
	// Output: footer No document of the bureau speaks of it. <nil>
}

// Three dates are kept apart: published, in force, seen.
func ExampleSource() {
	r, _ := province.Builtin().Rule("CN-JX/replacement/4")
	for _, s := range r.Sources {
		fmt.Println(s.ID, s.Seen, s.Dissent)
	}
	// Output:
	// aliyun/rules/CN-JX 2018-09-17..2019-09-21 false
	// aliyun/rules/CN-JX 2018-09-17..2019-09-21 false
	// aliyun/rules/CN-JX 2018-09-17..2019-09-21 false
	// tencent/combined 2018-10-01..2021-01-01 false
}

func ExampleStepKind() {
	fmt.Println(province.StepSMSCheck, province.StepBureauReview)
	// Output: sms-check bureau-review
}

func ExampleText() {
	text, err := json.Marshal(province.Text{En: "A unit may be renamed.", Zh: "单位可更名。"})
	fmt.Println(string(text), err)
	// Output: {"en":"A unit may be renamed.","zh":"单位可更名。"} <nil>
}

func ExampleTopic() {
	var t province.Topic
	fmt.Println(t.UnmarshalText([]byte("domain-add")), t == province.TopicDomainAdd)
	fmt.Println(t.UnmarshalText([]byte("domain-adding")))
	// Output:
	// <nil> true
	// province.Topic: unknown value "domain-adding"
}

func ExampleUnit() {
	limit := province.Limit{N: 24, Unit: province.Hours}
	fmt.Println(limit.N, limit.Unit)
	// Output: 24 hours
}

func ExampleVerdict() {
	a := province.Builtin().Replacement(filing.Jiangxi, province.ThisIndividual, province.OtherUnit, 20190915)
	fmt.Println(a.Verdict == province.Conditional, a.Verdict)
	// Output: true conditional
}

// The zero When selects every submission.
func ExampleWhen() {
	r, _ := province.Builtin().Rule("CN-JX/replacement/4")
	fmt.Println(r.When.From, r.When.To, r.When == province.When{})
	// Output: individual unit false
}
