package verify

import (
	"cmp"
	"slices"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// gather collects the materials that the order owes, with all the rules that ask for each.
func (s *stepper) gather() {
	switch s.j.kind {
	case province.OrderCancelSponsor, province.OrderCancelService, province.OrderCancelAccess:
		s.ofTopic(province.TopicCancellation)
		return
	case province.OrderFirstFiling, province.OrderNewService:
		s.anew()
		s.ofTopic(province.TopicServiceAdd)
	default:
		s.owed(s.j.from, s.j.to, "")
	}
	if s.j.kind == province.OrderMigrate {
		s.ofTopic(province.TopicMigration)
	}
	if !s.isSubmission() {
		return
	}
	if s.j.kind == province.OrderService || s.j.kind == province.OrderNewService {
		s.ofTopic(province.TopicCommitmentLetter)
	}
	s.approval()
}

// owed demands what an edit owes as this order, under the key of the service where that is not the edit's own.
func (s *stepper) owed(from, to *filing.Filing, key string) {
	basis := *s.b.basis
	basis.Order, basis.Provider = s.j.kind, cmp.Or(s.j.console, basis.Provider)
	for _, w := range basis.Owed(*from, *to) {
		d := s.table.Cite(w.Rule, s.b.day)
		at := w.Path
		if key != "" && at.Service != "" {
			at.Service = key
		}
		either := w.Either || s.leavesOpen(d)
		s.demand(w.Material, at, either, d)
	}
}

// anew demands what filing the order's services, and for a first filing the sponsor, owes from nothing: an edit in which
// everything is new.
func (s *stepper) anew() {
	blank := filing.Filing{Province: s.j.home, Sponsor: s.j.to.Sponsor}
	filed := filing.Filing{Province: s.j.home, Sponsor: s.j.to.Sponsor}
	if s.j.kind == province.OrderFirstFiling {
		blank.Sponsor = filing.Sponsor{Name: filed.Sponsor.Name} // a name alone is no replacement and no rename
		if len(s.j.services) == 0 {
			s.owed(&blank, &filed, "")
		}
	}
	for _, p := range s.j.services {
		after := *p.after
		if after.Number.IsZero() {
			after.Number, _ = filing.ParseNumber("京ICP备2021000001号-1") // any number will do to say that it is one service
		}
		before := filing.Service{Number: after.Number, Kind: after.Kind}
		for i := range after.Access {
			before.Access = append(before.Access, filing.Access{Provider: after.Access[i].Provider})
		}
		blank.Services, filed.Services = []filing.Service{before}, []filing.Service{after}
		s.owed(&blank, &filed, p.key)
		blank.Sponsor = filed.Sponsor // it is filed once
	}
}

// ofTopic demands the materials of the rules that speak of the order itself.
func (s *stepper) ofTopic(t province.Topic) {
	var buffer [8]province.Decision
	for _, d := range s.table.AppendDecisions(buffer[:0], s.b.query(s.j, t)) {
		if d.Materials() == 0 || d.Effect() != province.Require && d.Effect() != province.Permit || d.IsPresumed() && !s.isAnew() {
			continue
		}
		at := filing.Path{Field: filing.FieldService, Service: s.j.service}
		if s.j.service == "" { // one for the whole order
			at.Field = filing.FieldSponsor
		}
		for m := range d.Materials().All() {
			s.demand(m, at, d.HasCaveat(), d)
		}
	}
}

// approval demands the document of a pre-approval that the order puts on record.
func (s *stepper) approval() {
	for i := range s.j.changes {
		c := &s.j.changes[i]
		if c.Topic != province.TopicPreApproval || c.Op == change.Removed {
			continue
		}
		if d := s.decide(province.TopicPreApproval); d.Effect() == province.Require {
			s.demand(province.PreApprovalDocument, c.Path, d.HasCaveat(), d)
		}
	}
}

// leavesOpen reports whether a rule's caveat leaves open whether its material is owed. A list of what filings in general take,
// with the cards of persons, leaves open only what of it a change needs: where data are filed anew, all of it is owed.
func (s *stepper) leavesOpen(d province.Decision) bool {
	general := d.Topic() == province.TopicCertificate && d.IsPresumed() && d.Materials().Has(province.IDCard)
	return d.HasCaveat() && (!general || !s.isAnew())
}

// demand adds a material, or another rule to one that is demanded already.
func (s *stepper) demand(m province.Material, at filing.Path, either bool, d province.Decision) {
	if had := s.demanded(m, at); had != nil {
		if !either || !had.Either {
			had.Either, had.Unless = false, nil
		}
		if !slices.Contains(had.Because, d.ID()) {
			had.Because = append(had.Because, d.ID())
		}
		return
	}
	var unless []province.Fact
	if either {
		unless = waivers(d)
	}
	s.o.Materials = append(s.o.Materials, MaterialDemand{
		Material: m, Signer: signerOf(m, s.j.to.Sponsor.Nature.Class(), d.Persons()), Path: at, Either: either, Unless: unless, Because: s.b.because([]province.Decision{d}),
	})
}

// demanded returns the demand that a copy for another place serves as well, nil if there is none: for the same place, a paper
// of the sponsor, or one of a person who stands at several places.
func (s *stepper) demanded(m province.Material, at filing.Path) *MaterialDemand {
	for i := range s.o.Materials {
		had := &s.o.Materials[i]
		switch {
		case had.Material != m && !s.onePaper(had.Material, m):
		case had.Material != m && had.Path.Service == at.Service:
			had.Material = province.BusinessLicence
			return had
		case had.Path == at, isSponsors(m) && had.Path.Service == at.Service, slices.Contains(had.Also, at):
			return had
		case isPersons(m):
			if h := s.holder(at); h.number != "" && h == s.holder(had.Path) {
				had.Also = append(had.Also, at)
				return had
			}
		}
	}
	return nil
}

// onePaper reports whether two materials are the sponsor's business licence under two names.
func (s *stepper) onePaper(a, b province.Material) bool {
	return s.j.to.Sponsor.Certificate.Kind == filing.BusinessLicence &&
		(a == province.BusinessLicence && b == province.SponsorCertificate || a == province.SponsorCertificate && b == province.BusinessLicence)
}

// holder is a person as an identity document tells: who has it and which it is. An unknown person has no number.
type holder struct{ name, number string }

func holderOf(p *filing.Person) holder { return holder{filing.FoldName(p.Name), p.ID.Number} }

// holder returns whose identity document a place of the order's filing names; that of an individual is the sponsor's own
// certificate as well.
func (s *stepper) holder(at filing.Path) holder {
	sponsor := &s.j.to.Sponsor
	switch subjectOf(at.Field) {
	case filing.FieldSponsorCertificate:
		if sponsor.Nature.Class() == filing.Individual {
			return holder{filing.FoldName(sponsor.Name), sponsor.Certificate.Number}
		}
	case filing.FieldPrincipal:
		return holderOf(&sponsor.Principal)
	case filing.FieldManager:
		for i := range s.j.services {
			if p := &s.j.services[i]; p.key == at.Service && p.after != nil {
				return holderOf(&p.after.Manager)
			}
		}
	}
	return holder{}
}

// isPersons reports whether a material is a person's own, of which one copy serves wherever that person stands in the order.
// A letter that gives authority for one place is not.
func isPersons(m province.Material) bool {
	switch m {
	case province.IDCard, province.IDPhotoInHand, province.ResidenceProof, province.EmploymentProof:
		return true
	}
	return false
}

// isSponsors reports whether a material is a paper of the sponsor itself, of which one serves all rules that ask for it.
func isSponsors(m province.Material) bool {
	switch m {
	case province.SponsorCertificate, province.BusinessLicence, province.ChangeProof, province.EstablishmentProof, province.PartyBuildingLetter:
		return true
	}
	return false
}

// waivers returns the facts that a rule accepts instead of materials.
func waivers(d province.Decision) []province.Fact {
	var facts []province.Fact
	for f := range d.Needs().Any.All() {
		switch f {
		case province.FactChangeProof, province.FactAuthorised, province.FactOwnershipStated, province.FactResidenceProof,
			province.FactEmploymentProof, province.FactCrossProvinceStated, province.FactCommitted:
			// these are the materials themselves
		default:
			facts = append(facts, f)
		}
	}
	return facts
}

// signerOf returns who signs, seals or issues a material that a rule asks for. A unit seals what an individual signs; a
// commitment is the sponsor's unless the rule names who answers for the service.
//
// Sources: the sheet alibaba-cloud/verification-sheet/3, 4 and 6; the letters CN-JS/commitment-letter/1, whose documents name
// the person responsible for the service and no seal, and CN-GD/commitment-letter/1, whose documents agree on the unit's seal
// and differ on who signs for it; CN-JS/authorization-letter; for the rest, what the document is.
func signerOf(m province.Material, class filing.Class, persons province.Set[province.Person]) Signer {
	switch m {
	case province.VerificationSheet:
		if class != filing.Individual {
			return SignedAndSealed
		}
		return SignedByManager
	case province.LiabilityNotice, province.CommitmentVideo:
		return SignedByManager
	case province.CommitmentLetter:
		switch {
		case persons.Has(province.Manager):
			return SignedByManager
		case class != filing.Individual:
			return SealedBySponsor
		}
		return SignedByPrincipal
	case province.AuthorizationLetter, province.OwnershipStatement, province.RelationStatement, province.EmploymentProof,
		province.CrossProvinceStatement, province.InformationSecurityAgreement:
		if class != filing.Individual {
			return SealedBySponsor
		}
		return SignedByPrincipal
	case province.ChangeProof, province.BusinessLicence, province.SponsorCertificate, province.PreApprovalDocument,
		province.EstablishmentProof, province.PartyBuildingLetter, province.ResidenceProof:
		return IssuedByAuthority
	case province.DomainCertificate:
		return IssuedByRegistrar
	}
	return 0
}

// subjectOf returns the whole that a place belongs to: a person, the certificate, the domains, the access.
func subjectOf(f filing.Field) filing.Field {
	for _, run := range [...][2]filing.Field{
		{filing.FieldSponsorCertificate, filing.FieldSponsorCertificateExpires},
		{filing.FieldLegalRepresentative, filing.FieldLegalRepresentativeEmail},
		{filing.FieldPrincipal, filing.FieldPrincipalEmail},
		{filing.FieldManager, filing.FieldManagerEmail},
		{filing.FieldServicePreApprovals, filing.FieldPreApprovalNumber},
		{filing.FieldDomains, filing.FieldDomainFiledOn},
		{filing.FieldAccessList, filing.FieldAccessIPs},
		{filing.FieldApp, filing.FieldAppSDKs},
	} {
		if f >= run[0] && f <= run[1] {
			return run[0]
		}
	}
	return f
}
