package change

import (
	"slices"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// touched says which data of a part of the filing the edit touches. A rule that is only presumed to bind changes binds only
// there, and only there an unknown fact is worth a word.
type touched struct {
	replaced  bool // another sponsor
	sponsor   bool // another sponsor, name, number or certificate
	person    bool // another responsible person, or the same under another document
	document  bool // the person's document and its expiry
	legal     bool // another legal representative, or the same under another document
	card      bool // who is responsible, or under which document: the legal representative is another matter
	phone     bool
	email     bool
	address   bool
	domains   bool // a domain added or replaced
	added     int  // how many of them
	name      bool
	content   bool
	server    bool
	anything  bool
	ownership bool // who holds the domains, or who should
}

func (t *touched) note(c *edit) {
	t.anything = true
	t.card = t.card || isPrincipalsOwn(c.Path.Field) || isManagersOwn(c.Path.Field)
	t.legal = t.legal || isLegalRepresentativesOwn(c.Path.Field)
	switch c.Topic {
	case province.TopicReplacement, province.TopicRename, province.TopicCertificateNumber, province.TopicCertificate:
		t.sponsor, t.ownership = true, true
		t.replaced = t.replaced || c.Topic == province.TopicReplacement
		t.document = t.document || c.Path.Field == filing.FieldSponsorCertificateExpires
	case province.TopicResponsiblePerson, province.TopicServiceManager:
		t.person = true
		t.document = true
		t.phone = t.phone || c.Op == Replaced || c.Op == Added
	case province.TopicIDValidity:
		t.document = true
	case province.TopicPhone:
		t.phone = true
	case province.TopicEmail:
		t.email = true
	case province.TopicAddress:
		t.address = true
	case province.TopicDomainAdd, province.TopicDomainReplace:
		t.domains, t.ownership = true, true
		t.added++
	case province.TopicServiceName:
		t.name = true
	case province.TopicServiceContent, province.TopicPreApproval:
		t.content = true
	case province.TopicServerRegion, province.TopicServerIP, province.TopicTransferIn:
		t.server = true
	}
}

func isPrincipalsOwn(f filing.Field) bool {
	return f >= filing.FieldPrincipal && f <= filing.FieldPrincipalIDExpires
}

func isLegalRepresentativesOwn(f filing.Field) bool {
	return f >= filing.FieldLegalRepresentative && f <= filing.FieldLegalRepresentativeIDExpires
}

func isManagersOwn(f filing.Field) bool {
	return f >= filing.FieldManager && f <= filing.FieldManagerIDExpires
}

// demands judges what bureaus require of a submission that carries the data in question. The part of the filing that the
// order does not carry is not judged, and neither is what no datum of a filing, no fact and no material can show: such rules
// are for reading, see [province.Table.InForce].
func (j *judge) demands(vs Violations) Violations {
	var sponsor touched
	next := 0
	for ; next < j.diff.n && j.diff.at(next).service < 0 && j.diff.at(next).Path.Field < filing.FieldServices; next++ {
		sponsor.note(j.diff.at(next))
	}
	full := j.order == province.OrderFull
	if full || j.sponsor {
		vs = j.ofSponsor(vs, &sponsor)
	}
	for i := range j.old.Services {
		var t touched
		k := j.diff.partners.OfOld(i)
		key := filing.ServiceKey(&j.old.Services[i])
		for ; next < j.diff.n && j.diff.at(next).service == i; next++ {
			if c := j.diff.at(next); c.Op != Mirrored {
				t.note(c)
			}
		}
		if k >= 0 && (full || t.anything) {
			t.ownership, t.replaced = t.ownership || sponsor.sponsor, sponsor.replaced
			vs = j.ofService(vs, &j.new.Services[k], key, &t)
		} else if k >= 0 && j.order == province.OrderSponsor {
			vs = j.ofSponsorsDomains(vs, &j.new.Services[k], key)
		}
	}
	return vs
}

// ask is one demand topic asked of one place of the filing.
type ask struct {
	topic   province.Topic
	field   filing.Field
	touched bool
	role    province.Person // whom the question is about, zero if about nobody
}

func (j *judge) ofSponsor(vs Violations, t *touched) Violations {
	principal := subject{person: &j.new.Sponsor.Principal}
	for _, a := range [...]ask{
		{province.TopicResponsiblePerson, filing.FieldPrincipal, t.person || t.replaced, province.Principal},
		{province.TopicAuthorizationLetter, filing.FieldPrincipal, t.person, province.Principal},
		{province.TopicAge, filing.FieldPrincipal, t.person, province.Principal},
		{province.TopicResidence, filing.FieldSponsor, t.person || t.replaced, province.Principal},
		{province.TopicIDValidity, filing.FieldPrincipalIDExpires, t.document, province.Principal},
		{province.TopicPhone, filing.FieldPrincipalMobile, t.phone, province.Principal},
		{province.TopicEmail, filing.FieldPrincipalEmail, t.email, province.Principal},
		{province.TopicAddress, filing.FieldSponsorAddress, t.address, 0},
		{province.TopicCertificate, filing.FieldSponsorCertificate, t.sponsor, 0},
		{province.TopicCommitmentLetter, filing.FieldSponsor, t.person || t.sponsor, 0},
	} {
		vs = j.demand(vs, a, "", principal)
	}
	vs = j.demand(vs, ask{province.TopicResponsiblePerson, filing.FieldLegalRepresentative, t.legal || t.replaced, province.LegalRepresentative},
		"", subject{person: &j.new.Sponsor.LegalRepresentative})
	return j.ofPerson(vs, filing.FieldPrincipal, "", t.card || t.replaced, province.Principal)
}

func (j *judge) ofService(vs Violations, s *filing.Service, key string, t *touched) Violations {
	manager := subject{service: s, person: &s.Manager}
	vs = j.demand(vs, ask{province.TopicServerRegion, filing.FieldAccessList, t.server, 0}, key, manager)
	vs = j.demand(vs, ask{province.TopicServerIP, filing.FieldAccessList, t.server, 0}, key, manager)
	if j.order == province.OrderAccess {
		return vs // carries nothing else
	}
	for _, a := range [...]ask{
		{province.TopicServiceManager, filing.FieldManager, t.person, province.Manager},
		{province.TopicAuthorizationLetter, filing.FieldManager, t.person, province.Manager},
		{province.TopicAge, filing.FieldManager, t.person, province.Manager},
		{province.TopicResidence, filing.FieldManager, t.person || t.replaced, province.Manager},
		{province.TopicIDValidity, filing.FieldManagerIDExpires, t.document, province.Manager},
		{province.TopicPhone, filing.FieldManagerMobile, t.phone, province.Manager},
		{province.TopicEmail, filing.FieldManagerEmail, t.email, province.Manager},
		{province.TopicDomainCertificate, filing.FieldDomains, t.domains, 0},
		{province.TopicServiceName, filing.FieldServiceName, t.name, 0},
		{province.TopicServiceContent, filing.FieldServiceContents, t.content, 0},
		{province.TopicPreApproval, filing.FieldServicePreApprovals, t.content, 0},
		{province.TopicSiteOpen, filing.FieldService, false, 0},
	} {
		vs = j.demand(vs, a, key, manager)
	}
	if t.domains {
		manager.added = t.added
		vs = j.demand(vs, ask{province.TopicDomainCount, filing.FieldDomains, true, 0}, key, manager)
	}
	vs = j.ofDomains(vs, [...]ask{
		{province.TopicDomainHolder, filing.FieldDomainHolder, t.ownership, 0},
		{province.TopicDomainValidity, filing.FieldDomainExpires, t.domains, 0},
		{province.TopicDomainSuffix, filing.FieldDomain, t.domains, 0},
	}, key, s)
	return j.ofPerson(vs, filing.FieldManager, key, t.card || t.replaced, province.Manager)
}

// ofDomains judges topics for each domain of a service. Of domains that are registered alike, as those of a service usually are,
// there is as little to say as of the one before, unless a rule looks at their names.
func (j *judge) ofDomains(vs Violations, asks [3]ask, key string, s *filing.Service) Violations {
	var buffers [len(asks)][12]province.Decision
	var binding [len(asks)][]province.Decision
	rules, byName := 0, false
	for k, a := range asks {
		if j.concernsEdit(a) {
			binding[k] = j.binding(buffers[k][:0], a)
			rules += len(binding[k])
			byName = byName || slices.ContainsFunc(binding[k], province.Decision.HasValues)
		}
	}
	if rules == 0 {
		return vs
	}
	quiet := false
	for i := range s.Domains {
		on := subject{service: s, domain: &s.Domains[i]}
		if quiet && !byName && registeredAlike(on.domain, &s.Domains[i-1]) {
			continue
		}
		told := len(vs)
		for k, a := range asks {
			for _, d := range binding[k] {
				if !j.exempt(d, a, on) {
					vs = j.weighDemand(vs, d, a, key, on)
				}
			}
		}
		quiet = len(vs) == told && j.owed == nil
	}
	return vs
}

// ofSponsorsDomains judges who holds the domains of a service that an order of the sponsor's data leaves alone, by the rules that
// name such orders.
func (j *judge) ofSponsorsDomains(vs Violations, s *filing.Service, key string) Violations {
	a := ask{province.TopicDomainHolder, filing.FieldDomainHolder, false, 0}
	if !j.concernsEdit(a) {
		return vs
	}
	var buffer [12]province.Decision
	for _, d := range j.binding(buffer[:0], a) {
		if !d.Names(j.order) {
			continue
		}
		for i := range s.Domains {
			if on := (subject{service: s, domain: &s.Domains[i]}); !j.exempt(d, a, on) {
				vs = j.weighDemand(vs, d, a, key, on)
			}
		}
	}
	return vs
}

// registeredAlike reports whether two domains have the same record but for their names.
func registeredAlike(a, b *filing.Domain) bool {
	return a.Expires == b.Expires && a.FiledOn == b.FiledOn && a.Holder == b.Holder
}

// demand judges every rule of a topic that stands side by side with the others.
func (j *judge) demand(vs Violations, a ask, key string, on subject) Violations {
	if !j.concernsEdit(a) {
		return vs
	}
	var buffer [12]province.Decision
	for _, d := range j.binding(buffer[:0], a) {
		vs = j.weighDemand(vs, d, a, key, on)
	}
	return vs
}

// concernsEdit reports whether a topic is worth asking: the edit touches its data, or some rule binds whatever is touched.
func (j *judge) concernsEdit(a ask) bool { return a.touched || j.table.Firm(j.old.Province, a.topic) }

// binding appends the rules of a topic that bind this edit: those that are only presumed to bind changes bind where their
// data are touched.
func (j *judge) binding(dst []province.Decision, a ask) []province.Decision {
	q := j.query(a.topic)
	q.Firm = !a.touched // what does not bind takes no other rule's place either
	all := j.table.AppendDecisions(dst, q)
	n := 0
	for _, d := range all {
		if d.Effect() != province.Waive && concerns(d, a) {
			all[n] = d
			n++
		}
	}
	return all[:n]
}

// concerns reports whether a rule about persons is about the one in question: rules name the roles they concern, or speak of
// one by the facts they need.
func concerns(d province.Decision, a ask) bool {
	if a.role == 0 {
		return true
	}
	if d.Persons() != 0 {
		return d.Persons().Has(a.role)
	}
	switch {
	case a.role == province.LegalRepresentative, a.topic == province.TopicResidence && a.role == province.Manager:
		return false // of whom a rule speaks by name only
	case a.topic != province.TopicAuthorizationLetter:
		return true
	}
	facts := d.Needs().All | d.Needs().Any
	ofPrincipal := facts.Has(province.FactPrincipalIsLegal) || facts.Has(province.FactPrincipalKept)
	if a.role == province.Manager {
		return !ofPrincipal
	}
	return !facts.Has(province.FactManagerIsLegal)
}

// domainNotice is the day from which the domain notice (工信部信管〔2017〕264号) applies; what was filed before is exempt.
const domainNotice filing.Date = 20180101

// exempt reports whether a domain was filed before the notice and a rule speaks of the check that the notice brought: who holds
// the domain by law, and what is checked of every change in the whole country. Of older filings a change has checked only the
// domains that it adds. A rule that names orders of the sponsor's data asks who holds the domain before these change, so that
// a renamed sponsor holds it under either name.
func (j *judge) exempt(d province.Decision, a ask, on subject) bool {
	if d.Names(province.OrderSponsor) {
		return holderIs(on, j.old.Sponsor.Name, j.old.Sponsor.Certificate.Number) == Yes
	}
	if filed := on.domain.FiledOn; filed == 0 || filed >= domainNotice {
		return false
	}
	if a.topic == province.TopicDomainHolder {
		return d.IsLaw()
	}
	return d.IsNational() && !d.IsLaw() && !d.IsPresumed() && d.Provider() == 0
}

// weighDemand judges one rule. Of most data it has nothing to say, so the place is named only where there is a finding.
func (j *judge) weighDemand(vs Violations, d province.Decision, a ask, key string, on subject) Violations {
	held, plain, facts := j.holds(d, a, on)
	if plain == Yes {
		return vs // whoever is old enough, or does not offer what takes an approval, owes no paper
	}
	wanted := j.papers(d, a)
	if (held == Yes || held == NotKnown && !a.touched) && j.missing(wanted) == 0 && j.owed == nil {
		return vs
	}
	at := filing.Path{Field: a.field, Service: key}
	if on.domain != nil {
		at.Key = filing.DomainKey(on.domain.Name)
	}
	j.oweFacts(d, at, on)
	if held == No {
		j.oweMaterials(d, wanted, at)
		return j.unmet(vs, d, a, at, facts)
	}
	if held == NotKnown && a.touched {
		vs = j.cite(vs, d, Violation{
			Reason: ReasonUndecided, Severity: Advisory, Path: at, Remedy: province.RemedyAskBureau,
			Detail: Detail{Limit: d.Limit(), Depends: facts},
		})
	}
	return j.bring(vs, d, wanted, at)
}

// unmet appends a violation of a demand that does not hold.
func (j *judge) unmet(vs Violations, d province.Decision, a ask, at filing.Path, facts province.Set[province.Fact]) Violations {
	v := Violation{
		Reason: demandReason(a.topic, d.Needs()), Severity: j.force(d), Path: at, Remedy: d.Remedy(),
		Detail: Detail{Limit: d.Limit(), Depends: facts},
	}
	switch {
	case v.Remedy != province.RemedyNone:
	case (d.Needs().All|d.Needs().Any)&materialFacts != 0:
		v.Remedy = province.RemedyAttachMaterial
	default:
		v.Remedy = province.RemedyCorrectField
	}
	return j.cite(vs, d, v)
}

// demandReason names what is wrong where a demand is not met.
func demandReason(t province.Topic, n province.Needs) Reason {
	facts := n.All | n.Any
	switch t {
	case province.TopicResponsiblePerson, province.TopicServiceManager, province.TopicAuthorizationLetter:
		switch {
		case n.All.Has(province.FactPersonsSame):
			return ReasonPersonsMustMatch
		case n.All.Has(province.FactPersonsDifferent):
			return ReasonPersonsMustDiffer
		case facts.Has(province.FactPrincipalIsLegal), facts.Has(province.FactManagerIsLegal), facts.Has(province.FactPersonIsLegal):
			return ReasonPrincipalNotLegalRepresentative
		case facts.Has(province.FactResidenceProof):
			return ReasonResidenceProofMissing
		}
	case province.TopicPhone:
		switch {
		case facts.Has(province.FactPhoneLocal):
			return ReasonPhoneNotLocal
		case facts.Has(province.FactPhoneNotShared):
			return ReasonPhoneShared
		}
		return ReasonPhoneNotOwn
	}
	return topicReason(t)
}

func topicReason(t province.Topic) Reason {
	switch t {
	case province.TopicAge:
		return ReasonUnderAge
	case province.TopicResidence:
		return ReasonResidenceProofMissing
	case province.TopicIDValidity, province.TopicCertificate:
		return ReasonIDExpiring
	case province.TopicAddress:
		return ReasonAddressMismatch
	case province.TopicDomainHolder:
		return ReasonDomainHolderMismatch
	case province.TopicDomainValidity:
		return ReasonDomainExpiring
	case province.TopicDomainSuffix:
		return ReasonDomainSuffix
	case province.TopicDomainCount:
		return ReasonDomainLimit
	case province.TopicServiceName:
		return ReasonServiceName
	case province.TopicServiceContent:
		return ReasonServiceContent
	case province.TopicPreApproval:
		return ReasonPreApprovalMissing
	case province.TopicServerRegion:
		return ReasonServerRegionMismatch
	case province.TopicSiteOpen:
		return ReasonSiteNotOpen
	}
	return ReasonRequirement
}
