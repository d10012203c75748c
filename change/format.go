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

// formats judges numbers, phones and addresses by their form. Rules of form ratchet: what was broken before and is left
// alone is told, what this edit brings in blocks.
func (j *judge) formats() {
	old, new := &j.old.Sponsor, &j.new.Sponsor
	j.certificate(&old.Certificate, &new.Certificate, new)
	j.person(&old.LegalRepresentative, &new.LegalRepresentative, filing.FieldLegalRepresentative, "")
	j.person(&old.Principal, &new.Principal, filing.FieldPrincipal, "")
	for k, i := range j.diff.partner[len(j.old.Services):] {
		var before filing.Person
		after := &j.new.Services[k]
		if i >= 0 {
			before = j.old.Services[i].Manager
			j.requireText(filing.FieldServiceName, after, j.old.Services[i].Name, after.Name)
		}
		if before != after.Manager || !clean(&after.Manager) {
			j.person(&before, &after.Manager, filing.FieldManager, filing.ServiceKey(after))
		}
	}
	j.requireText(filing.FieldSponsorName, nil, old.Name, new.Name)
	j.requireText(filing.FieldSponsorCertificateNumber, nil, old.Certificate.Number, new.Certificate.Number)
	j.numbers()
}

// clean reports whether nothing about an unchanged person needs telling.
func clean(p *filing.Person) bool {
	return p.ID.Identity().Check().Verdict <= filing.Valid &&
		filing.CheckMobile(p.Mobile).Verdict <= filing.Valid && filing.CheckEmail(p.Email).Verdict <= filing.Valid
}

func (j *judge) certificate(old, new *filing.Certificate, sponsor *filing.Sponsor) {
	path := filing.Path{Field: filing.FieldSponsorCertificateNumber}
	j.form(new.Identity().Check(), old.Identity() == new.Identity(), ReasonCertificateInvalid, identityRule(new.Kind), path)
	if new.Name == "" || masked(new.Name) || masked(sponsor.Name) || sponsor.Name == "" || filing.SameName(new.Name, sponsor.Name) {
		return
	}
	v := Violation{Reason: ReasonCertificateNameMismatch, Severity: Blocking, Path: filing.Path{Field: filing.FieldSponsorCertificateName}, Remedy: province.RemedyCorrectField}
	if filing.SameName(old.Name, new.Name) && filing.SameName(j.old.Sponsor.Name, sponsor.Name) {
		v.Severity = Advisory
	}
	j.cite(j.document(ruleCertificateName), v)
}

// person judges the forms of a person's document, mobile and e-mail address.
func (j *judge) person(old, new *filing.Person, whole filing.Field, service string) {
	at := func(offset filing.Field) filing.Path { return filing.Path{Field: whole + offset, Service: service} }
	j.form(new.ID.Identity().Check(), old.ID.Identity() == new.ID.Identity(), ReasonIDInvalid, identityRule(new.ID.Kind), at(offIDNumber))
	j.form(filing.CheckMobile(new.Mobile), old.Mobile == new.Mobile, ReasonMobileInvalid, ruleMobile, at(offMobile))
	j.form(filing.CheckEmail(new.Email), old.Email == new.Email, ReasonEmailInvalid, ruleEmail, at(offEmail))
	if whole == filing.FieldLegalRepresentative {
		return // optional in the filing form's JSON, and an individual has none
	}
	j.requireAt(at(offName), old.Name, new.Name)
	j.requireAt(at(offMobile), old.Mobile, new.Mobile)
	j.requireAt(at(offIDNumber), old.ID.Number, new.ID.Number)
}

// form turns a failed check into a violation.
func (j *judge) form(c filing.Check, untouched bool, reason Reason, rule province.RuleID, at filing.Path) {
	if c.Verdict <= filing.Valid {
		return
	}
	v := Violation{Reason: reason, Severity: Blocking, Path: at, Remedy: province.RemedyCorrectField, Detail: Detail{Problem: c.Problem}}
	if untouched || c.Verdict == filing.Doubtful {
		v.Severity = Advisory
	}
	j.cite(j.document(rule), v)
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

func (j *judge) requireText(f filing.Field, s *filing.Service, was, is string) {
	if was != "" && is == "" {
		path := filing.Path{Field: f}
		if s != nil {
			path.Service = filing.ServiceKey(s)
		}
		j.requireAt(path, was, is)
	}
}

// requireAt judges mandatory data that the edit takes away. What was absent before is unknown, not missing.
func (j *judge) requireAt(at filing.Path, was, is string) {
	if was != "" && is == "" {
		j.cite(j.document(ruleFields), Violation{Reason: ReasonFieldMissing, Severity: Blocking, Path: at, Remedy: province.RemedyCorrectField})
	}
}

// numbers judges filing numbers whose character names another province than the filing's.
func (j *judge) numbers() {
	if n := j.new.Number; !n.IsZero() && n.Province() != 0 && j.new.Province != 0 && n.Province() != j.new.Province {
		v := Violation{Reason: ReasonNumberProvinceMismatch, Severity: Advisory, Path: filing.Path{Field: filing.FieldNumber}, Remedy: province.RemedyCorrectField}
		j.cite(j.document(ruleNumber), v)
	}
}
