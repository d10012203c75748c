package change

import (
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// personal are the materials that a responsible person brings: the identity document and the photo with it in hand.
const personal = province.Set[province.Material](1<<province.IDCard | 1<<province.IDPhotoInHand)

// papers returns what a rule asks for at one place. Lists of a unit's certificates name those of the sponsor and those of the
// responsible persons together: each is owed where its owner is, for a unit under another name needs no other person's card.
func (j *judge) papers(d province.Decision, a ask) province.Set[province.Material] {
	switch {
	case a.topic != province.TopicCertificate && a.topic != province.TopicPhoto:
		return d.Materials()
	case a.role != 0:
		return d.Materials() & personal
	case j.new.Sponsor.Nature.Class() == filing.Individual:
		return d.Materials() // of whom the sponsor's certificate is the person's own
	}
	return d.Materials() &^ personal
}

// ofPerson judges what a responsible person has to bring. A rule that names no role speaks of all responsible persons where it
// lists certificates, and of who answers for the service where it wants a photo.
func (j *judge) ofPerson(vs Violations, at filing.Field, key string, touched bool, role province.Person) Violations {
	for _, topic := range [...]province.Topic{province.TopicCertificate, province.TopicPhoto} {
		a := ask{topic, at, touched, role}
		if !j.concernsEdit(a) {
			continue
		}
		var buffer [12]province.Decision
		for _, d := range j.binding(buffer[:0], a) {
			named := d.Persons().Has(role) || d.Persons() == 0 && (role == province.Manager || topic == province.TopicCertificate)
			if d.Effect() == province.Require && named {
				vs = j.bring(vs, d, j.papers(d, a), filing.Path{Field: at, Service: key})
			}
		}
	}
	return vs
}

// bring judges materials that a rule asks for at a place.
func (j *judge) bring(vs Violations, d province.Decision, ms province.Set[province.Material], at filing.Path) Violations {
	j.oweMaterials(d, ms, at)
	missing := j.missing(ms)
	if missing == 0 {
		return vs
	}
	return j.cite(vs, d, Violation{
		Reason: ReasonMaterialMissing, Severity: j.force(d), Path: at, Remedy: province.RemedyAttachMaterial, Detail: Detail{Materials: missing},
	})
}

// missing returns the materials that are not in hand; none where nobody was asked.
func (j *judge) missing(owed province.Set[province.Material]) province.Set[province.Material] {
	if j.basis.Materials == nil {
		return 0
	}
	for _, m := range j.basis.Materials {
		owed = owed.Without(m).Without(j.also(m))
	}
	return owed
}

// also returns under which other name a material serves, zero if under none: a business licence is the certificate of a sponsor
// that has one, and the card of a principal who is the legal representative is that of both.
func (j *judge) also(m province.Material) province.Material {
	sponsor := &j.new.Sponsor
	switch m {
	case province.BusinessLicence, province.SponsorCertificate:
		if sponsor.Certificate.Kind == filing.BusinessLicence {
			return province.BusinessLicence + province.SponsorCertificate - m
		}
	case province.IDCard:
		if identical(&sponsor.Principal, &sponsor.LegalRepresentative) == Yes {
			return province.LegalRepresentativeID
		}
	}
	return 0
}
