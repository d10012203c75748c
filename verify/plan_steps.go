package verify

import (
	"slices"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// Rules that the planner applies by itself; the book documents them.
const (
	ruleNotice province.RuleID = "CN/timeline/1"      // a change goes to the filing body, in advance
	ruleReview province.RuleID = "CN/bureau-review/1" // the bureau decides
)

// order appends one order with its steps, in order of dependency.
func (b *builder) order(k province.OrderKind, service string) {
	o := Order{Kind: k, Service: service, Steps: make([]PlanStep, 0, 10)}
	s := stepper{b: b, o: &o, kind: k}
	s.gather()
	s.prepare()
	s.review()
	b.plan.Orders = append(b.plan.Orders, o)
}

// stepper lays out the steps of one order.
type stepper struct {
	b    *builder
	o    *Order
	kind province.OrderKind
}

func (s *stepper) add(p PlanStep) { s.o.Steps = append(s.o.Steps, p) }

func (s *stepper) decide(t province.Topic) province.Decision { return s.b.decide(t, s.kind) }

// carries reports whether the order carries what a path names.
func (s *stepper) carries(p filing.Path) bool {
	switch s.kind {
	case province.OrderSponsor:
		return p.Field < filing.FieldServices
	case province.OrderService, province.OrderNewService:
		return p.Field >= filing.FieldServices && (s.o.Service == "" || p.Service == s.o.Service)
	case province.OrderAccess, province.OrderTransferIn:
		return ofAccess(&change.Change{Path: p})
	case province.OrderFull, province.OrderFirstFiling, province.OrderMigrate:
		return true
	}
	return false
}

// gather collects the materials that the order owes, with all the rules that ask for each.
func (s *stepper) gather() {
	for _, w := range s.b.owed {
		if s.carries(w.Path) {
			s.demand(w.Material, w.Path, w.Either, w.Rule)
		}
	}
}

func (s *stepper) demand(m province.Material, at filing.Path, either bool, because province.RuleID) {
	for i := range s.o.Materials {
		if d := &s.o.Materials[i]; d.Material == m && d.Path == at {
			d.Either = d.Either && either
			if !slices.Contains(d.Because, because) {
				d.Because = append(d.Because, because)
			}
			return
		}
	}
	s.o.Materials = append(s.o.Materials, MaterialDemand{
		Material: m, Signer: signerOf(m), Path: at, Either: either, Because: []province.RuleID{because},
	})
}

// signerOf returns who signs, seals or issues a material.
func signerOf(m province.Material) Signer {
	switch m {
	case province.VerificationSheet, province.CommitmentLetter, province.LiabilityNotice, province.CommitmentVideo:
		return SignedByManager
	case province.AuthorizationLetter, province.OwnershipStatement, province.RelationStatement,
		province.CrossProvinceStatement, province.InformationSecurityAgreement:
		return SealedBySponsor
	case province.ChangeProof, province.BusinessLicence, province.SponsorCertificate, province.PreApprovalDocument,
		province.EstablishmentProof, province.PartyBuildingLetter, province.ResidenceProof, province.EmploymentProof:
		return IssuedByAuthority
	case province.DomainCertificate:
		return IssuedByRegistrar
	}
	return 0
}

// prepare lays out what the customer does before the first review.
func (s *stepper) prepare() {
	s.add(PlanStep{Kind: s.opening(), Actor: Customer, Because: s.openingRules()})
	sheet := s.decide(province.TopicVerificationSheet)
	if sheet.Verdict() == province.Required && s.isSubmission() {
		s.add(PlanStep{
			Kind: province.StepVerificationSheet, Actor: ByManager, Path: s.manager(),
			Materials: []province.Material{province.VerificationSheet}, Because: []province.RuleID{sheet.ID()},
		})
		s.demand(province.VerificationSheet, s.manager(), false, sheet.ID())
	}
	s.upload()
}

// opening returns the step that an order begins with.
func (s *stepper) opening() province.StepKind {
	switch s.kind {
	case province.OrderCancelSponsor, province.OrderCancelService, province.OrderCancelAccess:
		return province.StepCancelFiling
	case province.OrderFirstFiling, province.OrderNewService:
		return province.StepNewFiling
	case province.OrderTransferIn:
		return province.StepTransferIn
	case province.OrderMigrate:
		return province.StepMigrate
	}
	return province.StepFillForm
}

// openingRules returns why the order is opened: the rule that forced the route, or that a change is owed at all, and the
// rule on the kind of order.
func (s *stepper) openingRules() []province.RuleID {
	var because []province.RuleID
	if s.b.cause != "" {
		because = append(because, s.b.cause)
	} else {
		because = append(because, ruleNotice)
	}
	if d := s.decide(province.TopicOrderKind); d.IsKnown() && d.ID() != because[0] {
		because = append(because, d.ID())
	}
	if s.kind == province.OrderFull && s.b.onlyFull() {
		because = append(because, s.b.decide(province.TopicOrderKind, province.OrderSponsor).ID())
	}
	return because
}

// isSubmission reports whether the order submits filing data, as cancellations do not.
func (s *stepper) isSubmission() bool {
	switch s.kind {
	case province.OrderCancelSponsor, province.OrderCancelService, province.OrderCancelAccess, province.OrderAccess:
		return false
	}
	return true
}

// upload lays out how materials go in: through the provider's App where it is required, else on the page, with the App as
// another way where it is open.
func (s *stepper) upload() {
	materials, because := s.uploads()
	if len(materials) == 0 {
		return
	}
	app := s.decide(province.TopicAppUpload)
	if app.Verdict() == province.Required {
		s.add(PlanStep{Kind: province.StepAppUpload, Actor: Customer, Materials: materials, Because: append(because, app.ID())})
		return
	}
	s.add(PlanStep{Kind: province.StepUploadMaterials, Actor: Customer, Materials: materials, Because: because})
	if app.Effect() == province.Permit {
		s.add(PlanStep{Kind: province.StepAppUpload, Actor: Customer, Optional: true, Materials: materials, Because: []province.RuleID{app.ID()}})
	}
}

// uploads lists the materials that are uploaded and the rules that ask for them.
func (s *stepper) uploads() (materials []province.Material, because []province.RuleID) {
	for i := range s.o.Materials {
		d := &s.o.Materials[i]
		if !slices.Contains(materials, d.Material) {
			materials = append(materials, d.Material)
		}
		for _, id := range d.Because {
			if !slices.Contains(because, id) {
				because = append(because, id)
			}
		}
	}
	return materials, because
}

// review lays out the reviews and verifications, from the provider to the bureau.
func (s *stepper) review() {
	if d := s.decide(province.TopicFirstReview); d.IsKnown() {
		s.add(PlanStep{Kind: province.StepFirstReview, Actor: ByProvider, Limits: limits(d), Because: []province.RuleID{d.ID()}})
	}
	if s.isSubmission() {
		s.photo(province.TopicBureauApp, province.StepBureauApp)
		s.photo(province.TopicBackdropPhoto, province.StepBackdropPhoto)
		s.photo(province.TopicFaceCheck, province.StepFaceCheck)
	}
	if d := s.decide(province.TopicSubmission); d.IsKnown() {
		s.add(PlanStep{Kind: province.StepSubmitToBureau, Actor: ByProvider, Limits: limits(d), Because: []province.RuleID{d.ID()}})
	}
	s.sms()
	s.bureau()
	if s.namesAnew() {
		if d := s.decide(province.TopicFooter); d.IsKnown() {
			s.add(PlanStep{Kind: province.StepUpdateFooter, Actor: Customer, Because: []province.RuleID{d.ID()}})
		}
	}
}

// namesAnew reports whether the order puts another sponsor or another number on the page.
func (s *stepper) namesAnew() bool {
	switch s.kind {
	case province.OrderFirstFiling, province.OrderNewService, province.OrderMigrate:
		return true
	case province.OrderSponsor, province.OrderFull:
		return s.b.touches(func(c *change.Change) bool { return c.Topic == province.TopicReplacement })
	}
	return false
}

func limits(ds ...province.Decision) []province.Limit {
	var ls []province.Limit
	for _, d := range ds {
		if l := d.Limit(); l != (province.Limit{}) {
			ls = append(ls, l)
		}
	}
	return ls
}

// photo lays out a check of the responsible person by picture, where one is required or open.
func (s *stepper) photo(t province.Topic, k province.StepKind) {
	d := s.decide(t)
	if d.Effect() != province.Require && d.Effect() != province.Permit {
		return
	}
	s.add(PlanStep{
		Kind: k, Actor: ByManager, Path: s.manager(), Optional: d.Effect() == province.Permit,
		Materials: slices.Collect(d.Materials().All()), Because: []province.RuleID{d.ID()},
	})
}

// manager returns the path of the person who answers for the order's service, the first touched one where it has several.
func (s *stepper) manager() filing.Path {
	return filing.Path{Field: filing.FieldManager, Service: s.serviceKey()}
}

func (s *stepper) serviceKey() string {
	if s.o.Service != "" {
		return s.o.Service
	}
	for i := range s.b.changes {
		if c := &s.b.changes[i]; !ofSponsor(c) && c.Op != change.Mirrored {
			return c.Path.Service
		}
	}
	if len(s.b.new.Services) > 0 {
		return filing.ServiceKey(&s.b.new.Services[0])
	}
	return ""
}

// bureau lays out the bureau's review, with the law's limit and what is usual.
func (s *stepper) bureau() {
	d := s.decide(province.TopicBureauReview)
	if !d.IsKnown() {
		d = province.Builtin().Cite(ruleReview, s.b.day)
	}
	step := PlanStep{Kind: province.StepBureauReview, Actor: ByBureau, Limits: limits(d), Because: []province.RuleID{d.ID()}}
	if p := s.b.table.Practice(s.b.query(province.TopicBureauReview, s.kind)); p.IsKnown() && p.ID() != d.ID() {
		step.Limits = append(step.Limits, limits(p)...)
		step.Because = append(step.Because, p.ID())
	}
	s.add(step)
}

// sms lays out the ministry's SMS check: who is checked depends on the order, and one number gets one code.
func (s *stepper) sms() {
	d := s.decide(province.TopicSMSCheck)
	if d.Verdict() != province.Required {
		return
	}
	who := s.decide(province.TopicSMSPerson)
	if who.Certainty() == province.Disputed {
		s.b.note(NoteSMSUndecided)
	}
	if who.Verdict() != province.Required {
		return
	}
	step := PlanStep{Kind: province.StepSMSCheck, Because: []province.RuleID{d.ID(), who.ID()}}
	for _, t := range [...]province.Topic{province.TopicSMSValidity, province.TopicSMSAttempts, province.TopicSMSResend, province.TopicSMSInput} {
		if l := s.decide(t); l.IsKnown() {
			step.Limits = append(step.Limits, limits(l)...)
			step.Because = append(step.Because, l.ID())
		}
	}
	var numbers []string
	for _, p := range s.checked(who.Persons()) {
		if p.mobile != "" && slices.Contains(numbers, p.mobile) {
			continue
		}
		numbers = append(numbers, p.mobile)
		step.Actor, step.Path, step.Phone = p.actor, p.path, p.phone
		s.add(step)
	}
}

// checkedPerson is somebody whose phone gets a code.
type checkedPerson struct {
	actor  Actor
	path   filing.Path
	phone  Phone
	mobile string
}

// checked lists the persons who are checked: the principal, and the managers of the services that the order carries.
func (s *stepper) checked(roles province.Set[province.Person]) []checkedPerson {
	var ps []checkedPerson
	if roles.Has(province.Principal) {
		ps = append(ps, check(ByPrincipal, filing.Path{Field: filing.FieldPrincipal}, &s.b.old.Sponsor.Principal, &s.b.new.Sponsor.Principal))
	}
	if roles.Has(province.Manager) {
		ps = append(ps, s.managers()...)
	}
	return ps
}

func (s *stepper) managers() []checkedPerson {
	var ps []checkedPerson
	for i := range s.b.new.Services {
		after := &s.b.new.Services[i]
		key := filing.ServiceKey(after)
		at := filing.Path{Field: filing.FieldManager, Service: key}
		if !s.includes(key) {
			continue
		}
		before := &filing.Person{}
		for k := range s.b.old.Services {
			if filing.ServiceKey(&s.b.old.Services[k]) == key {
				before = &s.b.old.Services[k].Manager
			}
		}
		ps = append(ps, check(ByManager, at, before, &after.Manager))
	}
	return ps
}

// includes reports whether the order is about a service: the one it names, every one it touches, or all.
func (s *stepper) includes(key string) bool {
	switch {
	case s.o.Service != "":
		return key == s.o.Service
	case s.kind == province.OrderFirstFiling, s.kind == province.OrderMigrate:
		return true
	}
	touched := s.b.touches(func(c *change.Change) bool { return !ofSponsor(c) && c.Path.Service == key })
	return touched || s.kind == province.OrderFull && !s.b.touches(func(c *change.Change) bool { return !ofSponsor(c) })
}

// check chooses the number that gets the code: the new one where the edit changes it.
func check(a Actor, at filing.Path, before, after *filing.Person) checkedPerson {
	p := checkedPerson{actor: a, path: at, phone: OldPhone, mobile: before.Mobile}
	if after.Mobile != "" && !filing.SamePhone(before.Mobile, after.Mobile) {
		p.phone, p.mobile = NewPhone, after.Mobile
	}
	return p
}
