package change

import (
	"slices"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// subject is whom or what a rule's facts are asked about besides the filing as a whole: a service, one of its domains, a
// responsible person. Unset parts are not asked about.
type subject struct {
	service *filing.Service
	domain  *filing.Domain
	person  *filing.Person
	added   int // domains that the edit adds to the service
}

// weigh evaluates a rule's needs. Where they do not hold, or nobody can tell, it names the facts that this hangs on.
func (j *judge) weigh(n province.Needs, on subject) (Truth, province.Set[province.Fact]) {
	var failed, open province.Set[province.Fact]
	for f := range n.All.All() {
		switch j.fact(f, on) {
		case No:
			failed = failed.With(f)
		case NotKnown:
			open = open.With(f)
		}
	}
	if n.Any != 0 {
		switch met, unknown := j.any(n.Any, on); {
		case met:
		case unknown == 0:
			failed |= n.Any
		default:
			open |= unknown
		}
	}
	switch {
	case failed != 0:
		return No, failed
	case open != 0:
		return NotKnown, open
	}
	return Yes, 0
}

// any reports whether one of the facts holds, and which are unknown.
func (j *judge) any(fs province.Set[province.Fact], on subject) (met bool, unknown province.Set[province.Fact]) {
	for f := range fs.All() {
		switch j.fact(f, on) {
		case Yes:
			return true, 0
		case NotKnown:
			unknown = unknown.With(f)
		}
	}
	return false, unknown
}

// fact returns the truth of f, from the materials in hand, the filings, or the caller.
func (j *judge) fact(f province.Fact, on subject) Truth {
	if m, ok := factMaterial(f); ok {
		return j.inHand(m)
	}
	if t, ok := j.filedFact(f, on); ok {
		return t
	}
	return j.basis.Facts.of(f)
}

// factMaterial returns the material whose possession f is.
func factMaterial(f province.Fact) (province.Material, bool) {
	switch f {
	case province.FactChangeProof:
		return province.ChangeProof, true
	case province.FactAuthorised:
		return province.AuthorizationLetter, true
	case province.FactOwnershipStated:
		return province.OwnershipStatement, true
	case province.FactResidenceProof:
		return province.ResidenceProof, true
	case province.FactEmploymentProof:
		return province.EmploymentProof, true
	case province.FactCrossProvinceStated:
		return province.CrossProvinceStatement, true
	case province.FactCommitted:
		return province.CommitmentLetter, true
	}
	return 0, false
}

// materialFacts are the facts that are the possession of a material.
const materialFacts = province.Set[province.Fact](
	1<<province.FactChangeProof | 1<<province.FactAuthorised | 1<<province.FactOwnershipStated | 1<<province.FactResidenceProof |
		1<<province.FactEmploymentProof | 1<<province.FactCrossProvinceStated | 1<<province.FactCommitted)

// inHand reports whether a material is in hand; nobody knows where nobody was asked.
func (j *judge) inHand(m province.Material) Truth {
	if j.basis.Materials == nil {
		return NotKnown
	}
	return truth(slices.Contains(j.basis.Materials, m))
}

// filedFact answers facts that the filings show.
func (j *judge) filedFact(f province.Fact, on subject) (Truth, bool) {
	from, to := &j.old.Sponsor, &j.new.Sponsor
	switch f {
	case province.FactOwnUnit:
		return j.ownUnit(), true
	case province.FactOwnService:
		return j.ownService(), true
	case province.FactSameLegalRepresentative:
		return kept(&from.LegalRepresentative, &to.LegalRepresentative), true
	case province.FactPrincipalIsLegal:
		return identical(&to.Principal, &to.LegalRepresentative), true
	case province.FactPersonIsLegal:
		if withoutLegal(to) {
			return No, true
		}
		return personFact(on, &to.LegalRepresentative), true
	case province.FactPrincipalKept:
		return kept(&from.Principal, &to.Principal), true
	case province.FactCertificatesMerged:
		return merged(&from.Certificate, &to.Certificate), true
	case province.FactDomainsHeld:
		return heldBy(j.new), true
	case province.FactAllServicesMove:
		return truth(j.diff.partners.KeepsAll()), true
	case province.FactPreApproved:
		return j.preApproved(on), true
	case province.FactNotCommercial:
		return No, to.Commercial && j.basis.Facts.NotCommercial == NotKnown
	}
	return j.serviceFact(f, on)
}

// serviceFact answers facts about one service, its manager or a domain.
func (j *judge) serviceFact(f province.Fact, on subject) (Truth, bool) {
	to := &j.new.Sponsor
	switch f {
	case province.FactManagerIsLegal, province.FactPersonsSame, province.FactPersonsDifferent, province.FactPhoneNotShared,
		province.FactHolderIsManager:
		return j.managers(f, on), true
	case province.FactHolderIsSponsor:
		return holderIs(on, to.Name, to.Certificate.Number), true
	case province.FactHolderIsLegal:
		if withoutLegal(to) {
			return No, true
		}
		return holderIs(on, to.LegalRepresentative.Name, to.LegalRepresentative.ID.Number), true
	case province.FactHolderIsPrincipal:
		return holderIs(on, to.Principal.Name, to.Principal.ID.Number), true
	case province.FactServerLocal:
		return serverLocal(on, j.new.Province), true
	}
	return 0, false
}

// managers answers a fact about the manager of the service in question, or of all services where none is.
func (j *judge) managers(f province.Fact, on subject) Truth {
	if on.service != nil {
		return j.manager(f, on, &on.service.Manager)
	}
	result := Yes
	for i := range j.new.Services {
		switch j.manager(f, on, &j.new.Services[i].Manager) {
		case No:
			return No
		case NotKnown:
			result = NotKnown
		}
	}
	if len(j.new.Services) == 0 {
		return NotKnown
	}
	return result
}

// manager answers a fact about one manager.
func (j *judge) manager(f province.Fact, on subject, m *filing.Person) Truth {
	to := &j.new.Sponsor
	switch f {
	case province.FactManagerIsLegal:
		return identical(m, &to.LegalRepresentative)
	case province.FactPersonsSame:
		return identical(m, &to.Principal)
	case province.FactPersonsDifferent:
		return not(identical(m, &to.Principal))
	case province.FactPhoneNotShared:
		return notShared(m, &to.Principal)
	}
	return holderIs(on, m.Name, m.ID.Number)
}

// ownUnit answers whether the individual on one side is the legal representative of the unit on the other.
func (j *judge) ownUnit() Truth {
	from, to := &j.old.Sponsor, &j.new.Sponsor
	if from.Nature.Class() == filing.Individual {
		return identicalTo(from, &to.LegalRepresentative)
	}
	return identicalTo(to, &from.LegalRepresentative)
}

// ownService answers whether the filed individual is responsible for a service of the new sponsor.
func (j *judge) ownService() Truth {
	result := No
	for i := range j.new.Services {
		switch identicalTo(&j.old.Sponsor, &j.new.Services[i].Manager) {
		case Yes:
			return Yes
		case NotKnown:
			result = NotKnown
		}
	}
	return result
}

// identicalTo compares an individual sponsor with a person.
func identicalTo(s *filing.Sponsor, p *filing.Person) Truth {
	individual := filing.Person{
		Name: s.Name,
		ID:   filing.Document{Kind: s.Certificate.Kind, Number: s.Certificate.Number},
	}
	return identical(&individual, p)
}

// kept compares a person with whom stood in the same place before: by their documents where these tell, else different names
// are different persons, and equal names alone prove nothing. Equal masks in one place mean that nothing changed there.
func kept(a, b *filing.Person) Truth {
	switch filing.SameIdentity(a.ID.Identity(), b.ID.Identity()) {
	case filing.MatchSame, filing.MatchReissued:
		return Yes
	case filing.MatchDifferent:
		return No
	}
	if filing.MatchName(a.Name, b.Name) == filing.MatchDifferent {
		return No
	}
	return NotKnown
}

// identical is kept for persons in two places, of whom equal masks prove nothing: a console that hides all but the last
// characters, or all of them, shows the same of many.
func identical(a, b *filing.Person) Truth {
	if a.ID.Identity().Check().Problem == filing.ProblemMasked && filing.SameIdentity(a.ID.Identity(), b.ID.Identity()) == filing.MatchSame {
		return kept(&filing.Person{Name: a.Name}, &filing.Person{Name: b.Name})
	}
	return kept(a, b)
}

// merged answers whether a social credit code replaced an older number (三证合一).
func merged(old, new *filing.Certificate) Truth {
	if filing.Absent(old.Number) || filing.Absent(new.Number) {
		return NotKnown
	}
	was, is := filing.CheckSocialCreditCode(old.Number), filing.CheckSocialCreditCode(new.Number)
	if was.Verdict == filing.Undetermined || is.Verdict == filing.Undetermined {
		return NotKnown
	}
	return truth(was.Verdict == filing.Invalid && is.Verdict != filing.Invalid)
}

// heldBy answers whether the sponsor holds all domains of its filing.
func heldBy(f *filing.Filing) Truth {
	result := Yes
	for i := range f.Services {
		for k := range f.Services[i].Domains {
			switch holderIs(subject{domain: &f.Services[i].Domains[k]}, f.Sponsor.Name, f.Sponsor.Certificate.Number) {
			case No:
				return No
			case NotKnown:
				result = NotKnown
			}
		}
	}
	return result
}

// holderIs compares a domain's holder with somebody: by name, and two people of one name by their identity numbers. That both
// names are hidden behind equal masks tells nothing.
func holderIs(on subject, name, number string) Truth {
	if on.domain == nil {
		return NotKnown
	}
	switch filing.MatchName(on.domain.Holder.Name, name) {
	case filing.MatchSame:
		switch {
		case filing.Masked(name):
			return NotKnown
		case namesakes(on.domain.Holder.Number, number):
			return No
		}
		return Yes
	case filing.MatchDifferent:
		return No
	}
	return NotKnown
}

// namesakes reports whether two numbers are identity numbers of two people. Other numbers tell nothing: a registrar may have an
// older certificate or another document on record.
func namesakes(a, b string) bool {
	return isResidentID(a) && isResidentID(b) &&
		filing.SameIdentity(filing.Identity{Kind: filing.ResidentID, Number: a}, filing.Identity{Kind: filing.ResidentID, Number: b}) == filing.MatchDifferent
}

func isResidentID(number string) bool {
	v := filing.CheckResidentID(number).Verdict
	return v == filing.Valid || v == filing.Doubtful
}

func personFact(on subject, legal *filing.Person) Truth {
	if on.person == nil {
		return NotKnown
	}
	return identical(on.person, legal)
}

// withoutLegal reports whether a sponsor is an individual, who has no legal representative.
func withoutLegal(s *filing.Sponsor) bool {
	return s.Nature.Class() == filing.Individual && filing.Absent(s.LegalRepresentative.Name) && filing.Absent(s.LegalRepresentative.ID.Number)
}

func not(t Truth) Truth {
	switch t {
	case Yes:
		return No
	case No:
		return Yes
	}
	return NotKnown
}

// notShared answers whether two different persons have different mobiles.
func notShared(a, b *filing.Person) Truth {
	if filing.Absent(a.Mobile) || filing.Absent(b.Mobile) {
		return NotKnown
	}
	hidden := filing.Masked(a.Mobile) || filing.Masked(b.Mobile)
	if !hidden && !filing.SamePhone(a.Mobile, b.Mobile) {
		return Yes
	}
	if t := identical(a, b); t == Yes || !hidden {
		return t
	}
	return NotKnown
}

// serverLocal answers whether all servers of the service stand in the province.
func serverLocal(on subject, p filing.Province) Truth {
	if on.service == nil || len(on.service.Access) == 0 || !p.IsValid() {
		return NotKnown
	}
	result := Yes
	for i := range on.service.Access {
		switch r := on.service.Access[i].Region; {
		case !r.IsValid():
			result = NotKnown
		case r != p:
			return No
		}
	}
	return result
}

// preApproved answers whether the service has a pre-approval on record or the document is in hand.
func (j *judge) preApproved(on subject) Truth {
	if on.service != nil && len(on.service.PreApprovals) > 0 {
		return Yes
	}
	return j.inHand(province.PreApprovalDocument)
}
