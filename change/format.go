package change

import (
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// Rules that the code below applies by itself; the book documents them.
const (
	ruleResidentID      province.RuleID = "CN/identifier/1"
	ruleCreditCode      province.RuleID = "CN/identifier/2"
	ruleOrganisation    province.RuleID = "CN/identifier/3"
	ruleResidencePermit province.RuleID = "CN/identifier/4"
	ruleTravelDocument  province.RuleID = "CN/identifier/5"
	ruleMobile          province.RuleID = "CN/identifier/6"
	ruleEmail           province.RuleID = "CN/identifier/7"
	ruleNumber          province.RuleID = "CN/identifier/8"
	ruleFields          province.RuleID = "CN/identifier/9"
	ruleCertificateName province.RuleID = "CN/certificate/1"
	ruleOrderAccess     province.RuleID = "ucloud/order-kind/2"
	ruleOrderSponsor    province.RuleID = "ucloud/order-kind/3"
	ruleOrderService    province.RuleID = "ucloud/order-kind/4"
	ruleServiceAdd      province.RuleID = "CN/service-add/1"
	ruleServiceRemove   province.RuleID = "CN/service-remove/1"
)

// document returns a rule that the code applies, from the table or, where a caller's table lacks it, from the book.
func (j *judge) document(id province.RuleID) province.Decision {
	if d := j.table.Cite(id, j.day); d.IsKnown() {
		return d
	}
	return province.Builtin().Cite(id, j.day)
}

// formats judges numbers, phones and addresses by their form, as far as the order carries them. Rules of form ratchet: what
// was broken before and is left alone is told, what this edit brings in blocks.
func (j *judge) formats(vs Violations) Violations {
	full := j.order == province.OrderFull
	if full || j.sponsor {
		vs = j.sponsorForms(vs)
	}
	var sound *filing.Person // of whom nothing is to be told: one person often manages all services
	for k := range j.new.Services {
		after := &j.new.Services[k]
		switch i := j.diff.partners.OfNew(k); {
		case i < 0:
			vs = j.person(vs, &filing.Person{}, &after.Manager, filing.FieldManager, filing.ServiceKey(after))
		case full || j.service:
			if sound == nil || *sound != after.Manager {
				if sound = &after.Manager; !clean(sound) {
					sound = nil
				}
			}
			vs = j.serviceForms(vs, &j.old.Services[i], after, sound != nil)
		}
	}
	return vs
}

func (j *judge) sponsorForms(vs Violations) Violations {
	old, new := &j.old.Sponsor, &j.new.Sponsor
	vs = j.number(vs, j.new.Number, filing.Path{Field: filing.FieldNumber})
	vs = j.certificate(vs, &old.Certificate, &new.Certificate, new)
	told := len(vs)
	vs = j.person(vs, &old.Principal, &new.Principal, filing.FieldPrincipal, "")
	legal := new.LegalRepresentative
	if len(vs) == told {
		legal = apartFrom(legal, &new.Principal)
	}
	vs = j.person(vs, &old.LegalRepresentative, &legal, filing.FieldLegalRepresentative, "")
	vs = j.requireAt(vs, filing.Path{Field: filing.FieldSponsorName}, old.Name, new.Name)
	vs = j.requireAt(vs, filing.Path{Field: filing.FieldSponsorCertificateNumber}, old.Certificate.Number, new.Certificate.Number)
	return vs
}

// apartFrom returns what p has that other has not: one person often stands in two places, and what is in order there is here.
func apartFrom(p filing.Person, other *filing.Person) filing.Person {
	if p.ID == other.ID {
		p.ID = filing.Document{}
	}
	if p.Mobile == other.Mobile {
		p.Mobile = ""
	}
	if p.Email == other.Email {
		p.Email = ""
	}
	return p
}

func (j *judge) serviceForms(vs Violations, old, new *filing.Service, sound bool) Violations {
	key := filing.ServiceKey(old)
	vs = j.number(vs, new.Number, filing.Path{Field: filing.FieldServiceNumber, Service: key})
	vs = j.requireAt(vs, filing.Path{Field: filing.FieldServiceName, Service: key}, old.Name, new.Name)
	if old.Manager != new.Manager || !sound {
		vs = j.person(vs, &old.Manager, &new.Manager, filing.FieldManager, key)
	}
	return vs
}

// clean reports whether nothing about the forms of a person needs telling.
func clean(p *filing.Person) bool {
	return !fails(p.ID.Identity().Check()) && !fails(filing.CheckMobile(p.Mobile)) && !fails(filing.CheckEmail(p.Email))
}

func (j *judge) certificate(vs Violations, old, new *filing.Certificate, sponsor *filing.Sponsor) Violations {
	path := filing.Path{Field: filing.FieldSponsorCertificateNumber}
	if c := new.Identity().Check(); fails(c) {
		vs = j.broken(vs, c, same(old.Identity(), new.Identity()), ReasonCertificateInvalid, identityRule(new.Kind), path)
	}
	if filing.MatchName(new.Name, sponsor.Name) != filing.MatchDifferent {
		return vs
	}
	v := Violation{Reason: ReasonCertificateNameMismatch, Severity: Blocking, Path: filing.Path{Field: filing.FieldSponsorCertificateName}, Remedy: province.RemedyCorrectField}
	if filing.SameName(old.Name, new.Name) && filing.SameName(j.old.Sponsor.Name, sponsor.Name) {
		v.Severity = Advisory
	}
	vs = j.cite(vs, j.document(ruleCertificateName), v)
	return vs
}

// person judges the forms of a person's document, mobile and e-mail address.
func (j *judge) person(vs Violations, old, new *filing.Person, whole filing.Field, service string) Violations {
	at := func(offset filing.Field) filing.Path { return filing.Path{Field: whole + offset, Service: service} }
	if c := new.ID.Identity().Check(); fails(c) {
		vs = j.broken(vs, c, same(old.ID.Identity(), new.ID.Identity()), ReasonIDInvalid, identityRule(new.ID.Kind), at(offIDNumber))
	}
	if c := filing.CheckMobile(new.Mobile); fails(c) {
		vs = j.broken(vs, c, filing.SamePhone(old.Mobile, new.Mobile), ReasonMobileInvalid, ruleMobile, at(offMobile))
	}
	if c := filing.CheckEmail(new.Email); fails(c) {
		vs = j.broken(vs, c, old.Email == new.Email, ReasonEmailInvalid, ruleEmail, at(offEmail))
	}
	if whole == filing.FieldLegalRepresentative {
		return vs // optional in the filing form's JSON, and an individual has none
	}
	vs = j.requireAt(vs, at(offName), old.Name, new.Name)
	vs = j.requireAt(vs, at(offMobile), old.Mobile, new.Mobile)
	vs = j.requireAt(vs, at(offIDNumber), old.ID.Number, new.ID.Number)
	return vs
}

// fails reports whether a check found something to tell.
func fails(c filing.Check) bool { return c.Verdict > filing.Valid }

// broken turns a failed check into a violation; what the edit left as it was is only told.
func (j *judge) broken(vs Violations, c filing.Check, untouched bool, reason Reason, rule province.RuleID, at filing.Path) Violations {
	v := Violation{Reason: reason, Severity: Blocking, Path: at, Remedy: province.RemedyCorrectField, Detail: Detail{Problem: c.Problem}}
	if untouched || c.Verdict == filing.Doubtful {
		v.Severity = Advisory
	}
	vs = j.cite(vs, j.document(rule), v)
	return vs
}

// identityRule returns the rule that documents the form of a kind of certificate.
func identityRule(k filing.CertificateKind) province.RuleID {
	switch k {
	case filing.ResidentID, filing.ForeignPermanentResidentID:
		return ruleResidentID
	case filing.HKMacaoResidencePermit, filing.TaiwanResidencePermit:
		return ruleResidencePermit
	case filing.HKMacaoTravelPermit, filing.TaiwanTravelPermit, filing.Passport:
		return ruleTravelDocument
	case filing.OrganisationCode, filing.OrganisationCodeInstitution, filing.OrganisationCodeGovernment,
		filing.OrganisationCodeSocialOrganisation, filing.OrganisationCodePrivateNonEnterprise,
		filing.OrganisationCodeFoundation, filing.OrganisationCodeLawPractice:
		return ruleOrganisation
	}
	return ruleCreditCode
}

// requireAt judges mandatory data that the edit takes away. What was absent before is unknown, not missing.
func (j *judge) requireAt(vs Violations, at filing.Path, was, is string) Violations {
	if filing.Absent(is) && !filing.Absent(was) {
		vs = j.cite(vs, j.document(ruleFields), Violation{Reason: ReasonFieldMissing, Severity: Blocking, Path: at, Remedy: province.RemedyCorrectField})
	}
	return vs
}

// same reports whether two identities are one, however they are written.
func same(a, b filing.Identity) bool {
	return a == b || filing.SameIdentity(a, b) == filing.MatchSame
}

// number judges a filing number whose character names another province than the filing's.
func (j *judge) number(vs Violations, n filing.Number, at filing.Path) Violations {
	if p := n.Province(); j.moved || p == 0 || !j.new.Province.IsValid() || p == j.new.Province {
		return vs
	}
	return j.cite(vs, j.document(ruleNumber), Violation{
		Reason: ReasonNumberProvinceMismatch, Severity: Advisory, Path: at, Remedy: province.RemedyCorrectField,
	})
}
