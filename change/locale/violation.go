package locale

import (
	"strings"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// Violation tells what v found and where, which rule says so, whose it is, since when and how sure, and what to do instead:
//
//	网站 浙ICP备2021000001号-1 的域名 new.example.cn：新增了域名，变更订单不会通过。规则（工信部规定；自2019年4月22日起）：变更备案不可新增域名……办法：……
//
// The rule's sentence is that of the printer's book, see [Printer.WithBook]; for a rule that is nowhere to be found it is
// left out. It never names the rule's ID, which is v.Rule.
func (p Printer) Violation(v *change.Violation) string {
	var b strings.Builder
	if v.Path.Field != 0 {
		b.WriteString(p.start(p.Path(v.Path)))
		b.WriteString(p.pick("：", ": "))
	}
	finding := p.finding(v)
	if b.Len() == 0 {
		finding = p.start(finding)
	}
	b.WriteString(finding)
	b.WriteString(p.stop())
	rule, found := p.rule(v.Rule)
	if s := p.basis(v, &rule, found); s != "" {
		b.WriteString(s)
	}
	if v.Remedy != province.RemedyNone {
		b.WriteString(p.pick("办法：", " What to do: "))
		b.WriteString(p.Remedy(v.Remedy))
		b.WriteString(p.stop())
	}
	return b.String()
}

// finding is the first sentence, without place and full stop.
func (p Printer) finding(v *change.Violation) string {
	reason := p.Reason(v.Reason)
	if v.Reason == change.ReasonUndecided && v.Rule == "" && v.Topic == province.TopicTimeline {
		return p.pick("没有给出提交日期，取决于当日的事项（到期、年龄、是否按期）未作判定",
			"without the day of submission, what depends on it is not decided: expiry, age, lateness")
	}
	switch unstated(v) {
	case filing.FieldProvince:
		return p.pick("没有给出备案所在省份，只按全国规则判定，当地管局的规则未计入",
			"without the province of the filing, only the rules of the whole country are applied, not those of its bureau")
	case filing.FieldAccess:
		return p.pick("有一项接入没有给出接入服务商，无法判定是否更换了接入服务商",
			"an access names no provider, so whether the provider changes cannot be told")
	case filing.FieldSponsorNature:
		return p.pick("没有给出单位性质，只适用于单位或只适用于个人的规则无法区分",
			"without the nature of the sponsor, rules for units alone and for individuals alone cannot be told apart")
	}
	if d := p.detail(v); d != "" {
		reason = p.bracketed(reason, d)
	}
	switch {
	case v.Severity == change.Blocking:
		reason += p.pick("，变更订单不会通过", "; the change order will not pass")
	case v.Remedy == province.RemedyNone && v.Detail.Depends == 0 && v.Reason != change.ReasonLate && v.Reason != change.ReasonUndecided:
		reason += p.pick("，请留意", "; take note")
	}
	return reason
}

// unstated returns the place that v says lacks what the answer hangs on, zero for all other findings.
func unstated(v *change.Violation) filing.Field {
	if v.Reason == change.ReasonUndecided && v.Rule == "" && v.Remedy == province.RemedyCorrectField {
		return v.Path.Field
	}
	return 0
}

// detail lists the particulars of v.
func (p Printer) detail(v *change.Violation) string {
	d := &v.Detail
	parts := make([]string, 0, 4)
	add := func(present bool, zh, en, value string) {
		if present {
			parts = append(parts, p.pick(zh, en)+value)
		}
	}
	add((v.Reason == change.ReasonUndecided || v.Reason == change.ReasonRequirement) && v.Topic != 0, "事项：", "topic: ", Term(p.language, v.Topic))
	add(d.With != "", "改为 ", "by ", quote(d.With))
	if d.From != 0 && d.To != 0 {
		add(true, "由"+Term(Chinese, d.From)+"变更为"+Term(Chinese, d.To), "from "+Term(English, d.From)+" to "+Term(English, d.To), "")
	}
	add(d.Order != 0, "订单：", "order: ", Term(p.language, d.Order))
	add(d.Depends != 0 && v.Reason == change.ReasonUndecided, "须核实：", "to be verified: ", p.Facts(d.Depends))
	add(d.Depends != 0 && v.Reason != change.ReasonUndecided, "未满足：", "not met: ", p.Facts(d.Depends))
	add(d.Materials != 0, "缺少：", "missing: ", p.Materials(d.Materials))
	add(d.Limit != province.Limit{}, "限值：", "limit: ", p.limitOn(v.Topic, d.Limit))
	add(d.Problem != 0, "", "", Term(p.language, d.Problem))
	add(d.Due != 0, "最迟应于", "due by ", p.Date(d.Due))
	if d.Due != 0 && p.language != English {
		parts[len(parts)-1] += "提交"
	}
	return strings.Join(parts, p.pick("；", "; "))
}

// limitOn is Limit, but years of age are 周岁.
func (p Printer) limitOn(t province.Topic, l province.Limit) string {
	s := p.Limit(l)
	if t == province.TopicAge && l.Unit == province.Years && p.language != English {
		return strings.TrimSuffix(s, "年") + "周岁"
	}
	return s
}

// basis is the sentence on the rule: whose, since when, how sure, and what it says.
func (p Printer) basis(v *change.Violation, r *province.Rule, found bool) string {
	if v.Rule == "" && len(v.Sources) == 0 {
		if v.Certainty == province.Unattested && v.Topic != 0 && v.Topic != province.TopicTimeline && unstated(v) == 0 {
			return p.pick("规则库中没有适用的规则。", " No rule is known for it.")
		}
		return ""
	}
	parts := make([]string, 0, 4)
	if found {
		parts = append(parts, p.whose(r))
	}
	if v.Detail.Since != 0 {
		parts = append(parts, p.since(v, r, found))
	}
	if v.Certainty != 0 && (v.Certainty != province.Law || !found) {
		parts = append(parts, Term(p.language, v.Certainty))
	}
	if v.Certainty != province.Disputed && dissents(v.Sources) {
		parts = append(parts, p.pick("另有来源说法不同", "a source says otherwise"))
	}
	says, ok := p.says(v.Rule, r, found)
	if !ok {
		return p.pick("依据：", " Basis: ") + strings.Join(parts, p.pick("；", "; ")) + p.stop()
	}
	return p.bracketed(p.pick("规则", " Rule"), strings.Join(parts, p.pick("；", "; "))) + p.pick("：", ": ") + says
}

// since tells the first day of the rule, and whether a document states it or it is only the first day the rule was seen.
func (p Printer) since(v *change.Violation, r *province.Rule, found bool) string {
	day := p.Date(v.Detail.Since)
	if stated := v.Certainty == province.Stated || found && r.Stated; stated {
		return p.pick("自"+day+"起", "since "+day)
	}
	return p.pick("最早见于"+day, "first seen "+day)
}

func dissents(sources []province.Source) bool {
	for i := range sources {
		if sources[i].Dissent {
			return true
		}
	}
	return false
}

// rule looks up a rule.
func (p Printer) rule(id province.RuleID) (province.Rule, bool) {
	switch {
	case id == "":
		return province.Rule{}, false
	case p.book == nil:
		return province.Builtin().Rule(id)
	}
	return p.book.Rule(id)
}

// says returns what a rule says, with its full stop.
func (p Printer) says(id province.RuleID, r *province.Rule, found bool) (string, bool) {
	if p.texts != nil {
		if t, ok := p.texts(id); ok {
			if s := p.pick(t.Zh, t.En); s != "" {
				return p.sentence(s), true
			}
		}
	}
	if found {
		if s := p.pick(r.Says.Zh, r.Says.En); s != "" {
			return p.sentence(s), true
		}
	}
	return "", false
}

// maxSentence bounds a rule's sentence, in characters.
const maxSentence = 1000

func (p Printer) sentence(s string) string {
	return strings.TrimRight(plain(s, maxSentence), "。.；; ") + p.stop()
}

func (p Printer) stop() string { return p.pick("。", ".") }

// start begins a sentence: in English with a capital, unless the first word is a name.
func (p Printer) start(s string) string {
	if p.language == English && s != "" && s[0] >= 'a' && s[0] <= 'z' {
		return string(s[0]-'a'+'A') + s[1:]
	}
	return s
}

// whose names whose rule it is and where it holds.
func (p Printer) whose(r *province.Rule) string {
	switch r.Authority {
	case province.Bureau:
		return p.pick(p.bureaus(r)+"规定", "rule of "+p.bureaus(r))
	case province.Reported:
		return p.pick("接入商转述的"+p.bureaus(r)+"要求", "requirement of "+p.bureaus(r)+" as a provider reports it")
	case province.Console:
		if r.Provider != 0 {
			return p.pick(Term(Chinese, r.Provider)+"系统的要求", "requirement of "+Term(English, r.Provider)+"'s console")
		}
	}
	return Term(p.language, r.Authority)
}

// bureaus names the bureaus that a rule speaks for.
func (p Printer) bureaus(r *province.Rule) string {
	switch n := r.Provinces.Len(); {
	case n == 0:
		return p.pick("各地管局", "all bureaus")
	case n > 3:
		return p.pick("多省管局", "several bureaus")
	}
	var names []string
	for q := range r.Provinces.All() {
		names = append(names, Term(p.language, q))
	}
	if p.language != English {
		return strings.Join(names, "、") + "管局"
	}
	if len(names) == 1 {
		return "the " + names[0] + " bureau"
	}
	return "the bureaus of " + strings.Join(names, ", ")
}
