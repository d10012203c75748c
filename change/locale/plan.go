package locale

import (
	"strconv"
	"strings"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
	"github.com/gobeian/icp/verify"
)

// Plan writes a plan as a checklist, one line each, indented by two spaces where a line belongs to the one before: the route,
// the orders one after the other with their materials and numbered steps, the days, the notes, and other ways to the same end.
//
//	办理路径：新增网站（互联网信息服务）
//	订单：新增网站（互联网信息服务），网站 shop.example.org
//	  材料
//	    [ ] 授权书（网站 shop.example.org 的负责人）：加盖主办单位公章；该负责人为法定代表人的，可免交
//	  步骤
//	    1. 备案申请人：填写备案信息
//	…
//
// For another layout the parts have methods of their own: [Printer.Order], [Printer.Demand], [Printer.Step],
// [Printer.Timeline], [Printer.Note], and [Printer.Because] for the rules behind a part.
func (p Printer) Plan(plan verify.Plan) []string { return p.plan(nil, &plan, "") }

// plan appends the lines of a plan, each after a margin.
func (p Printer) plan(lines []string, plan *verify.Plan, margin string) []string {
	add := func(s string) { lines = append(lines, margin+s) }
	add(p.pick("办理路径：", "Route: ") + Term(p.language, plan.Route))
	for i := range plan.Orders {
		o := &plan.Orders[i]
		add(p.orderHead(i, len(plan.Orders)) + p.Order(*o))
		if len(o.Materials) > 0 {
			add(p.pick("  材料", "  Material"))
		}
		for _, d := range o.Materials {
			add("    [ ] " + p.start(p.Demand(d)))
		}
		if len(o.Steps) > 0 {
			add(p.pick("  步骤", "  Steps"))
		}
		for k := range o.Steps {
			add("    " + strconv.Itoa(k+1) + ". " + p.step(&o.Steps[k], o.Kind))
		}
	}
	for _, s := range p.Timeline(plan.Timeline) {
		add(s)
	}
	if len(plan.Timeline.Notes) > 0 {
		add(p.pick("须知", "Good to know"))
	}
	for _, n := range plan.Timeline.Notes {
		add("  - " + p.Note(n))
	}
	for i := range plan.Instead {
		add(p.pick("另一种办法", "Another way"))
		lines = p.plan(lines, &plan.Instead[i], margin+"  ")
	}
	return lines
}

// orderHead begins the line of the i-th of n orders.
func (p Printer) orderHead(i, n int) string {
	if n == 1 {
		return p.pick("订单：", "Order: ")
	}
	number, of := strconv.Itoa(i+1), strconv.Itoa(n)
	if i == 0 {
		return p.pick("订单"+number+"（共"+of+"个）：", "Order "+number+" of "+of+": ")
	}
	return p.pick("订单"+number+"（共"+of+"个，在订单"+strconv.Itoa(i)+"审核通过后提交）：",
		"Order "+number+" of "+of+", when order "+strconv.Itoa(i)+" has been approved: ")
}

// Order names an order, and the service where it concerns a single one: 变更网站（互联网信息服务），网站 浙ICP备2021000001号-1.
func (p Printer) Order(o verify.Order) string {
	name := Term(p.language, o.Kind)
	if o.Service == "" {
		return name
	}
	return name + p.pick("，", ", ") + p.service(o.Service)
}

// Step tells one step: who does what, with which material, which number gets the code, and how long it takes or how often it
// may fail. It ends without a full stop.
//
//	网站 浙ICP备2021000001号-1 的负责人本人：完成短信核验；验证码发至新号码（本次订单所填的手机号码），24小时内有效，输错以5次为限
func (p Printer) Step(s verify.PlanStep) string { return p.step(&s, 0) }

// step tells a step of an order, whose kind may be unknown.
func (p Printer) step(s *verify.PlanStep, order province.OrderKind) string {
	var b strings.Builder
	if s.Optional {
		b.WriteString(p.pick("（可选）", "(optional) "))
	}
	b.WriteString(p.start(p.actor(s)))
	b.WriteString(p.pick("：", ": "))
	do := of(doTexts[:], int(s.Kind), p.language)
	if s.Kind == province.StepCancelFiling && p.language != English {
		do = cancellation(order, do)
	}
	b.WriteString(p.bracketed(do, p.handed(s)))
	comma := p.pick("，", ", ")
	if s.Phone != 0 {
		b.WriteString(p.pick("；验证码发至", "; the code goes to the "))
		b.WriteString(Term(p.language, s.Phone))
	}
	for _, l := range p.StepLimits(*s) {
		b.WriteString(comma)
		b.WriteString(l)
	}
	if s.Certainty == province.Disputed {
		b.WriteString(p.pick("（是否需要，来源说法不一）", " (sources differ on whether it is needed)"))
	}
	return b.String()
}

// cancellation tells the application for a cancellation: whoever applies for another one than that of the order loses the filing.
func cancellation(order province.OrderKind, otherwise string) string {
	switch order {
	case province.OrderCancelSponsor:
		return "提交注销主体申请"
	case province.OrderCancelService:
		return "提交注销网站（互联网信息服务）申请"
	case province.OrderCancelAccess:
		return "提交取消接入申请"
	}
	return otherwise
}

// actor names who takes a step: the person of the filing if it is one.
func (p Printer) actor(s *verify.PlanStep) string {
	switch s.Actor {
	case verify.ByPrincipal, verify.ByManager:
		if s.Path.Field != 0 {
			return p.Path(s.Path) + p.pick("本人", "")
		}
	}
	return Term(p.language, s.Actor)
}

// handed lists the materials of a step but the one that the step itself is about.
func (p Printer) handed(s *verify.PlanStep) string {
	names := make([]string, 0, len(s.Materials))
	for _, m := range s.Materials {
		if s.Kind == province.StepVerificationSheet && m == province.VerificationSheet ||
			s.Kind == province.StepBackdropPhoto && m == province.BackdropPhoto {
			continue
		}
		names = append(names, Term(p.language, m))
	}
	return strings.Join(names, p.pick("、", "; "))
}

// StepLimits tells the bounds of a step one by one, each once: 24小时内有效, is valid for 24 hours. They are the ends of what
// [Printer.Step] says, for a page that shows the parts of a step in places of their own.
func (p Printer) StepLimits(s verify.PlanStep) []string {
	told := make([]string, 0, len(s.Limits))
	for i := range s.Limits {
		if t := p.stepLimit(s.Limits, i); t != "" {
			told = append(told, t)
		}
	}
	return told
}

func (p Printer) stepLimit(limits []verify.StepLimit, i int) string {
	l := &limits[i]
	bound := p.within(l.Limit)
	switch l.Topic {
	case province.TopicSMSValidity:
		return p.pick(p.Limit(l.Limit)+"内有效", "is valid for "+p.Limit(l.Limit))
	case province.TopicSMSAttempts:
		return p.pick("输错以"+p.Limit(l.Limit)+"为限", "wrong entries are limited to "+strconv.Itoa(l.N))
	case province.TopicSMSResend:
		return p.pick("最多可重发"+p.Limit(l.Limit), "may be sent again up to "+p.Limit(l.Limit))
	case province.TopicFirstReview, province.TopicSubmission, province.TopicBureauReview:
	default:
		return Term(p.language, l.Topic) + p.pick("：", ": ") + bound
	}
	law, beside := p.isLaw(l.Rule), false
	for k := range limits {
		if k == i || limits[k].Topic != l.Topic {
			continue
		}
		if k < i && limits[k].Limit == l.Limit {
			return "" // told already
		}
		beside = beside || p.isLaw(limits[k].Rule)
	}
	switch {
	case law:
		return p.pick("法定"+bound, bound+" by law")
	case beside:
		return p.pick("通常"+bound, "usually "+bound)
	}
	return bound
}

// within is Limit as a span of time: 20个工作日内, within 20 working days, but 3至20个工作日, 3 to 20 working days.
func (p Printer) within(l province.Limit) string {
	s := p.Limit(l)
	if s == "" || l.Min != 0 {
		return s
	}
	return p.pick(s+"内", "within "+s)
}

func (p Printer) isLaw(id province.RuleID) bool {
	r, ok := p.rule(id)
	return ok && r.Authority == province.Statute
}

// Demand tells one material: for which place of the filing, who signs, seals or issues it, and when it is not owed. It ends
// without a full stop.
func (p Printer) Demand(d verify.MaterialDemand) string {
	name := Term(p.language, d.Material)
	if d.Path.Field != 0 && (d.Path.Field != filing.FieldService || d.Path.Service != "") {
		places := []string{p.Path(subject(d.Path))}
		for _, at := range d.Also {
			places = append(places, p.Path(subject(at)))
		}
		name = p.bracketed(name, strings.Join(places, p.pick("、", "; ")))
	}
	var parts []string
	if d.Signer != 0 {
		parts = append(parts, Term(p.language, d.Signer))
	}
	if len(d.Unless) > 0 {
		facts := make([]string, len(d.Unless))
		for i, f := range d.Unless {
			facts[i] = Term(p.language, f)
		}
		parts = append(parts, p.pick("", "not owed if ")+strings.Join(facts, p.pick("，或", ", or if "))+p.pick("的，可免交", ""))
	}
	if d.Either {
		if s := p.circumstances(&d); s != "" || len(d.Unless) == 0 {
			parts = append(parts, p.bracketed(p.pick("视情形提交", "may not be owed"), s))
		}
	}
	if len(parts) == 0 {
		return name
	}
	return name + p.pick("：", ": ") + strings.Join(parts, p.pick("；", "; "))
}

// circumstances returns what the deciding rule of a demand says of the cases in which it holds.
func (p Printer) circumstances(d *verify.MaterialDemand) string {
	if len(d.Because) == 0 {
		return ""
	}
	r, _ := p.rule(d.Because[0])
	s := strings.TrimRight(plain(p.pick(r.Caveat.Zh, r.Caveat.En), maxSentence), "。. ")
	if s == "" {
		return ""
	}
	return p.pick("", "the rule adds: ") + s
}

// subject returns the service where a place is one of its lists, which say nothing more about a material.
func subject(at filing.Path) filing.Path {
	switch at.Field {
	case filing.FieldServicePreApprovals, filing.FieldDomains, filing.FieldAccessList:
		at.Field = filing.FieldService
	}
	return at
}

// Timeline tells the last day to submit and the days between which the last order is approved, as far as they are known. What
// else there is to know tells [Printer.Note].
func (p Printer) Timeline(t verify.Timeline) []string {
	var lines []string
	if t.SubmitBy != 0 {
		lines = append(lines, p.pick("最迟提交日："+p.Date(t.SubmitBy)+"（法规要求提前办理变更）", "Submit by: "+p.Date(t.SubmitBy)+" (by the law's period of notice)"))
	}
	if t.Earliest == 0 {
		return lines
	}
	days := p.Date(t.Earliest)
	switch {
	case t.Latest == 0:
		days = p.pick("最早"+days, days+" at the earliest")
	case t.Latest != t.Earliest:
		days += p.pick("至", " to ") + p.Date(t.Latest)
	}
	return append(lines, p.pick("预计审核通过：", "Approval expected: ")+days)
}

// Note tells a note as a sentence.
func (p Printer) Note(n verify.Note) string { return p.start(Term(p.language, n)) + p.stop() }

// Because tells the rules behind a part of a plan, each as whose rule it is and what it says. Rules that are nowhere to be
// found, see [Printer.WithBook] and [Printer.WithTexts], are left out.
func (p Printer) Because(ids []province.RuleID) []string {
	lines := make([]string, 0, len(ids))
	for _, id := range ids {
		r, found := p.rule(id)
		says, ok := p.says(id, &r, found)
		switch {
		case ok && found:
			lines = append(lines, p.start(p.whose(&r))+p.pick("：", ": ")+says)
		case ok:
			lines = append(lines, says)
		}
	}
	return lines
}
