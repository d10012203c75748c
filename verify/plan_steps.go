package verify

import (
	"slices"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// Rules that the planner applies by itself; the book documents them. The first three are statute: they hold whatever rule set
// the caller brings, so that a step which the law itself demands always has a rule to cite.
const (
	ruleNotice    province.RuleID = "CN/timeline/1"      // Order 33 art. 14: a change goes to the filing body, thirty days in advance
	ruleReview    province.RuleID = "CN/bureau-review/1" // Order 33 art. 12: the body decides within twenty working days
	ruleEnd       province.RuleID = "CN/cancellation/1"  // Order 33 art. 15: what ends is cancelled with the filing body
	ruleCardFront province.RuleID = "CN/sms-input/3"     // holders of a Hong Kong or Macao permit type the number on its front
	ruleShell     province.RuleID = "CN/cancellation/6"  // a sponsor without services is cancelled with the bureau
)

// order lays out one order with its steps, in order of dependency.
func (b *builder) order(j *job) {
	b.plan.Orders = append(b.plan.Orders, Order{Kind: j.kind, Service: j.service, Steps: make([]PlanStep, 0, 10)})
	s := stepper{b: b, j: j, o: &b.plan.Orders[len(b.plan.Orders)-1], table: b.table, duty: b.law(dutyOf(j.kind))}
	if j.home != b.old.Province {
		s.table = province.Snapshot(b.basis.Rules, j.home, b.day)
	}
	s.gather()
	s.open()
	s.sheet()
	s.upload()
	s.review()
	s.sms()
	s.bureau()
	s.footer()
}

// stepper lays out the steps of one order.
type stepper struct {
	b *builder
	j *job
	o *Order
	// table holds the rules of the bureau that takes the order; only foreign rules have another one for another province.
	table *province.Table
	duty  province.Decision // the rule of law by which the order goes to the filing body at all
	// direct says that the order goes to the bureau itself, and not through a provider's console.
	direct bool
}

func (s *stepper) decide(t province.Topic) province.Decision {
	return s.table.Decide(s.b.query(s.j, t))
}

// step appends a step that the given decisions demand, the deciding one first.
func (s *stepper) step(p PlanStep, demands ...province.Decision) {
	if p.Because = s.b.because(demands); len(p.Because) == 0 {
		return
	}
	for i := range demands {
		if p.Certainty == 0 && demands[i].IsKnown() {
			p.Certainty = demands[i].Certainty()
		}
	}
	s.o.Steps = append(s.o.Steps, p)
}

// because lists the rules of decisions, each once.
func (b *builder) because(demands []province.Decision) []province.RuleID {
	if cap(b.ids)-len(b.ids) < len(demands) {
		b.ids = make([]province.RuleID, 0, max(64, len(demands)))
	}
	start := len(b.ids)
	for i := range demands {
		if id := demands[i].ID(); id != "" && !slices.Contains(b.ids[start:], id) {
			b.ids = append(b.ids, id)
		}
	}
	return b.ids[start:len(b.ids):len(b.ids)]
}

// law returns a rule of law that holds whatever the caller's rules say: as they have it, else as the built-in book has it.
func (b *builder) law(id province.RuleID) province.Decision {
	if d := b.table.Cite(id, b.day); d.IsKnown() {
		return d
	}
	return province.Builtin().Cite(id, b.day)
}

// dutyOf returns the rule of law by which an order goes to the filing body at all.
func dutyOf(k province.OrderKind) province.RuleID {
	switch k {
	case province.OrderCancelSponsor, province.OrderCancelService, province.OrderCancelAccess:
		return ruleEnd
	case province.OrderFirstFiling, province.OrderNewService:
		return ruleReview
	}
	return ruleNotice
}

// open begins the order: what forces it, what the rules say of such an order, and the duty to send it.
func (s *stepper) open() {
	kind, topic := opening(s.j.kind)
	demands := make([]province.Decision, 0, 6)
	if s.j.cause != "" {
		demands = append(demands, s.b.table.Cite(s.j.cause, s.b.day))
	}
	switch {
	case topic == province.TopicCancellation:
		demands = s.cancellation(demands)
	case topic != 0:
		demands = append(demands, s.decide(topic))
	}
	if s.j.kind == province.OrderMigrate { // what holds for the whole country holds besides
		q := s.b.query(s.j, topic)
		q.Province = 0
		demands = append(demands, s.table.Decide(q))
	}
	demands = append(demands, s.duty, s.decide(province.TopicOrderKind))
	if s.j.kind == province.OrderFull {
		demands = append(demands, s.refusal())
	}
	s.step(PlanStep{Kind: kind, Actor: Customer}, demands...)
}

// cancellation appends the rules on ending what the order ends: beside the law those of the bureau on the way that such an
// order takes, which may lead past the provider.
func (s *stepper) cancellation(demands []province.Decision) []province.Decision {
	var buffer [8]province.Decision
	for _, d := range s.table.AppendDecisions(buffer[:0], s.b.query(s.j, province.TopicCancellation)) {
		if d.ID() == ruleShell && len(s.j.from.Services) > 0 {
			continue
		}
		demands = append(demands, d)
		if d.Remedy() == province.RemedyAskBureau {
			s.direct = true
			s.b.note(NoteAskBureau)
		}
	}
	return demands
}

// opening returns the step that an order begins with, and the topic whose rules speak of such orders.
func opening(k province.OrderKind) (province.StepKind, province.Topic) {
	switch k {
	case province.OrderCancelSponsor, province.OrderCancelService, province.OrderCancelAccess:
		return province.StepCancelFiling, province.TopicCancellation
	case province.OrderFirstFiling:
		return province.StepNewFiling, 0
	case province.OrderTransferIn:
		return province.StepTransferIn, province.TopicTransferIn
	case province.OrderMigrate:
		return province.StepMigrate, province.TopicMigration
	case province.OrderAccess:
		return province.StepFillForm, province.TopicAccess
	}
	return province.StepFillForm, 0
}

// refusal returns the rule by which the bureau refuses an order for the touched part alone, where there is one.
func (s *stepper) refusal() province.Decision {
	part := province.OrderSponsor
	if touchesAny(s.j.changes, func(c *change.Change) bool { return !ofSponsor(c) }) {
		part = province.OrderService
	}
	if d := s.b.orderKind(s.j, part); d.Verdict() == province.Forbidden || d.Verdict() == province.Conditional {
		return d
	}
	return province.Decision{}
}

// isSubmission reports whether the order submits data that are verified, as cancellations and access data are not.
func (s *stepper) isSubmission() bool {
	switch s.j.kind {
	case province.OrderCancelSponsor, province.OrderCancelService, province.OrderCancelAccess, province.OrderAccess:
		return false
	}
	return true
}

// isAnew reports whether the order files data for the first time.
func (s *stepper) isAnew() bool {
	return s.j.kind == province.OrderFirstFiling || s.j.kind == province.OrderNewService
}

// sheet lays out the verification sheet, where one is required.
func (s *stepper) sheet() {
	if s.isSubmission() {
		s.check(province.TopicVerificationSheet, province.StepVerificationSheet)
	}
}

// check lays out a verification of each person who is checked by picture, where one is required or open, with all rules that
// stand side by side: a wish for a seal or a place comes on top of the rule that wants the check at all. A bureau's rule that
// only says how (one with a caveat and nothing to hand in) leaves the question whether to the rules of the whole country and
// the console.
func (s *stepper) check(t province.Topic, k province.StepKind) {
	q := s.b.query(s.j, t)
	d := s.table.Decide(q)
	how := province.Decision{}
	if d.HasCaveat() && d.Materials() == 0 {
		q.Province = 0
		if whether := s.table.Decide(q); whether.IsKnown() {
			d, how = whether, d
		}
	}
	if d.Effect() != province.Require && d.Effect() != province.Permit {
		return
	}
	demands := append(make([]province.Decision, 0, 8), d)
	if d.Effect() == province.Require {
		for _, r := range append(s.table.AppendDecisions(make([]province.Decision, 0, 8), q), how) {
			if r.Effect() == province.Require && r.ID() != d.ID() {
				demands = append(demands, r)
			}
		}
	}
	for _, at := range s.pictured() {
		actor := ByManager
		if at.Field == filing.FieldPrincipal {
			actor = ByPrincipal
		}
		s.step(PlanStep{
			Kind: k, Actor: actor, Path: at, Optional: d.Effect() == province.Permit, Materials: s.hand(at, demands...),
		}, demands...)
	}
}

// hand demands the materials that a step's rules want handed in, and returns them.
func (s *stepper) hand(at filing.Path, demands ...province.Decision) []province.Material {
	var all province.Set[province.Material]
	for _, d := range demands {
		all |= d.Materials()
		for m := range d.Materials().All() {
			s.demand(m, at, d.Effect() == province.Permit, d)
		}
	}
	if all == 0 {
		return nil
	}
	return slices.AppendSeq(make([]province.Material, 0, all.Len()), all.All())
}

// upload lays out how materials go in: through the provider's App where it is required, else on the page, with the App as
// another way where it is open.
func (s *stepper) upload() {
	app := s.decide(province.TopicAppUpload)
	materials, because := s.uploads(1)
	if len(materials) == 0 {
		return
	}
	if app.Verdict() == province.Required {
		because = append(because, app)
		s.step(PlanStep{Kind: province.StepAppUpload, Actor: Customer, Materials: materials}, because...)
		return
	}
	s.step(PlanStep{Kind: province.StepUploadMaterials, Actor: Customer, Materials: materials}, because...)
	if app.Effect() == province.Permit {
		extra := s.hand(filing.Path{}, app)
		extra = slices.DeleteFunc(extra, func(m province.Material) bool { return slices.Contains(materials, m) })
		s.step(PlanStep{
			Kind: province.StepAppUpload, Actor: Customer, Optional: true, Materials: slices.Concat(materials, extra),
		}, app)
	}
}

// uploads lists the materials that are uploaded and the rules that ask for them, with room for more.
func (s *stepper) uploads(room int) (materials []province.Material, because []province.Decision) {
	if len(s.o.Materials) == 0 {
		return nil, nil
	}
	materials = make([]province.Material, 0, len(s.o.Materials))
	because = make([]province.Decision, 0, len(s.o.Materials)+room)
	for i := range s.o.Materials {
		m := &s.o.Materials[i]
		if !slices.Contains(materials, m.Material) {
			materials = append(materials, m.Material)
		}
		for _, id := range m.Because {
			because = append(because, s.table.Cite(id, s.b.day))
		}
	}
	return materials, because
}

// review lays out the provider's review, the checks of the person, and the hand-over; nothing where the customer hands the
// order to the bureau.
func (s *stepper) review() {
	if s.direct {
		return
	}
	if d := s.decide(province.TopicFirstReview); d.Effect() == province.Require {
		s.step(PlanStep{Kind: province.StepFirstReview, Actor: ByProvider, Limits: s.limits(d)}, d)
	}
	if s.isSubmission() {
		s.check(province.TopicBureauApp, province.StepBureauApp)
		s.check(province.TopicBackdropPhoto, province.StepBackdropPhoto)
		s.check(province.TopicFaceCheck, province.StepFaceCheck)
	}
	d := s.decide(province.TopicSubmission)
	s.step(PlanStep{Kind: province.StepSubmitToBureau, Actor: ByProvider, Limits: s.limits(d)}, d, s.duty)
}

// limits returns the limits of decisions.
func (s *stepper) limits(ds ...province.Decision) []StepLimit {
	var ls []StepLimit
	for i := range ds {
		if l := ds[i].Limit(); l != (province.Limit{}) {
			ls = append(ls, StepLimit{Topic: ds[i].Topic(), Limit: l, Rule: ds[i].ID()})
		}
	}
	return ls
}

// pictured returns the paths of the persons who are checked by picture: who answer for the order's services, each once; for an
// order of the sponsor's data who answers for the filing's first service, and for the sponsor where the filing has none.
func (s *stepper) pictured() []filing.Path {
	services := s.j.services
	if len(services) == 0 {
		if services = s.b.servicesAfter(); len(services) == 0 {
			return []filing.Path{{Field: filing.FieldPrincipal}}
		}
		services = services[:1]
	}
	if len(services) == 1 {
		return []filing.Path{{Field: filing.FieldManager, Service: services[0].key}}
	}
	paths := make([]filing.Path, 0, len(services))
	seen := make(map[holder]bool, len(services))
	for i := range services {
		h := holderOf(&services[i].after.Manager)
		if h.number == "" || !seen[h] { // of whom nothing is known, nobody can say that it is one person
			paths = append(paths, filing.Path{Field: filing.FieldManager, Service: services[i].key})
		}
		seen[h] = true
	}
	return paths
}

// bureau lays out the bureau's review, with the law's limit and what is usual.
func (s *stepper) bureau() {
	law := s.decide(province.TopicBureauReview)
	if !law.IsKnown() {
		law = s.b.law(ruleReview)
	}
	usual := s.table.Practice(s.b.query(s.j, province.TopicBureauReview))
	if usual.ID() == law.ID() {
		usual = province.Decision{}
	}
	s.step(PlanStep{Kind: province.StepBureauReview, Actor: ByBureau, Limits: s.limits(law, usual)}, law, usual)
}

// footer lays out the number's way to the foot of the page, where the order gives another one.
func (s *stepper) footer() {
	switch s.j.kind {
	case province.OrderFirstFiling, province.OrderNewService:
	default:
		return
	}
	if d := s.decide(province.TopicFooter); d.Effect() == province.Require {
		s.step(PlanStep{Kind: province.StepUpdateFooter, Actor: Customer}, d)
	}
}
