package verify

import (
	"slices"
	"strings"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// sms lays out the ministry's SMS check: who is checked depends on the data that the order changes, and one number gets one
// code. Where nobody wrote whether the check is made, or the sources disagree on it, a note says so.
func (s *stepper) sms() {
	check := s.decide(province.TopicSMSCheck)
	if v := check.Verdict(); v == province.NotRequired || v == province.Forbidden {
		return
	}
	q := s.b.query(s.j, province.TopicSMSPerson)
	q.Order = s.checkedAs()
	who := s.table.Decide(q)
	switch {
	case who.Verdict() == province.NotRequired:
		return
	case !check.IsKnown(), !who.IsKnown(), s.direct: // of what does not go through the ministry's system nobody wrote
		s.b.note(NoteSMSUndecided)
		return
	case who.Certainty() == province.Disputed, who.Persons() == 0: // a check of nobody in particular is no step, but is told
		s.b.note(NoteSMSUndecided)
	}
	persons := s.checked(who.Persons())
	if len(persons) == 0 {
		return
	}
	validity, attempts := s.decide(province.TopicSMSValidity), s.decide(province.TopicSMSAttempts)
	resend := s.decide(province.TopicSMSResend)
	limits := s.limits(validity, attempts, resend)
	seen := make(map[string]bool, len(persons))
	for i := range persons {
		p := &persons[i]
		key := phoneKey(p.mobile)
		if key != "" && seen[key] {
			continue
		}
		seen[key] = true
		s.step(PlanStep{
			Kind: province.StepSMSCheck, Actor: p.actor, Path: p.path, Phone: p.phone, Limits: slices.Clone(limits),
			Certainty: max(check.Certainty(), who.Certainty()),
		}, check, who, validity, attempts, resend, s.input(p.document))
	}
}

// checkedAs returns the order whose persons are checked: of a change order, what it carries counts, not what it might. Where
// it carries access data alone, the rule on those decides; before there was one, such an edit counted as one of the service.
func (s *stepper) checkedAs() province.OrderKind {
	if !s.j.kind.IsChange() {
		return s.j.kind
	}
	sponsor, service := touchesAny(s.j.changes, ofSponsor), touchesAny(s.j.changes, ofService)
	access := touchesAny(s.j.changes, ofAccess)
	switch {
	case sponsor && (service || access):
		return province.OrderFull
	case sponsor:
		return province.OrderSponsor
	case service, s.j.kind != province.OrderAccess && !s.onAccess().IsKnown():
		return province.OrderService
	}
	return province.OrderAccess
}

// onAccess returns the rule on who is checked where access data alone change.
func (s *stepper) onAccess() province.Decision {
	q := s.b.query(s.j, province.TopicSMSPerson)
	q.Order = province.OrderAccess
	return s.table.Decide(q)
}

// checkedPerson is somebody whose phone gets a code.
type checkedPerson struct {
	actor    Actor
	path     filing.Path
	phone    Phone
	mobile   string
	document filing.CertificateKind
}

// checked lists the persons who are checked: the principal, and the managers of the services that the order concerns.
func (s *stepper) checked(roles province.Set[province.Person]) []checkedPerson {
	ps := make([]checkedPerson, 0, 2)
	if roles.Has(province.Principal) {
		ps = append(ps, check(ByPrincipal, filing.Path{Field: filing.FieldPrincipal}, &s.j.from.Sponsor.Principal, &s.j.to.Sponsor.Principal))
	}
	if !roles.Has(province.Manager) {
		return ps
	}
	for i := range s.j.services {
		p := &s.j.services[i]
		before := &filing.Person{}
		if p.before != nil {
			before = &p.before.Manager
		}
		ps = append(ps, check(ByManager, filing.Path{Field: filing.FieldManager, Service: p.key}, before, &p.after.Manager))
	}
	return ps
}

// check chooses the number that gets the code: the new one where the edit changes it.
func check(a Actor, at filing.Path, before, after *filing.Person) checkedPerson {
	p := checkedPerson{actor: a, path: at, phone: OldPhone, mobile: before.Mobile, document: after.ID.Kind}
	if after.Mobile != "" && (before.Mobile == "" || filing.MatchPhone(before.Mobile, after.Mobile) == filing.MatchDifferent) {
		p.phone, p.mobile = NewPhone, after.Mobile
	}
	return p
}

// phoneKey returns what two ways of writing one mobile number have in common: its last eleven digits. A number that is hidden
// in part has none, since two that look alike may differ.
func phoneKey(mobile string) string {
	if len(mobile) == 11 && strings.Trim(mobile, "0123456789") == "" {
		return mobile
	}
	digits := make([]byte, 0, 16)
	for _, r := range mobile {
		switch {
		case r >= '０' && r <= '９':
			digits = append(digits, byte(r-'０'+'0'))
		case r >= '0' && r <= '9':
			digits = append(digits, byte(r))
		case r == '*' || r == '＊':
			return ""
		}
	}
	return string(digits[max(0, len(digits)-11):])
}

// input returns the rule on what the person types. Those for permits of Hong Kong and Macao residents, of which Zhejiang has
// one of its own, concern their holders only; see [AsksCardBack].
func (s *stepper) input(k filing.CertificateKind) province.Decision {
	q := s.b.query(s.j, province.TopicSMSInput)
	if AsksCardBack(k, s.j.home, s.b.day) {
		return s.table.Decide(q)
	}
	if k == filing.HKMacaoTravelPermit {
		if front := s.table.Cite(ruleCardFront, s.b.day); front.IsKnown() && s.b.day >= front.Since() {
			return front
		}
	}
	q.Province = 0
	return s.table.Decide(q)
}
