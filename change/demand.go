package change

import (
	"strings"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// touched says which data of a part of the filing the edit touches. A rule that is only presumed to bind changes blocks
// only there, and only there an unknown fact is worth a word.
type touched struct {
	replaced  bool // another sponsor
	sponsor   bool // another sponsor, name, number or certificate
	person    bool // another responsible person, or the same under another document
	document  bool // the person's document and its expiry
	phone     bool
	email     bool
	address   bool
	domains   bool // a domain added or replaced
	name      bool
	content   bool
	server    bool
	anything  bool
	ownership bool // who holds the domains, or who should
}

func (t *touched) note(c *Change) {
	t.anything = true
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
	case province.TopicServiceName:
		t.name = true
	case province.TopicServiceContent, province.TopicPreApproval:
		t.content = true
	case province.TopicServerRegion, province.TopicServerIP, province.TopicTransferIn:
		t.server = true
	}
}

// demands judges what bureaus require of a submission that carries the data in question. The part of the filing that the
// order does not carry is not judged.
func (j *judge) demands() {
	var sponsor touched
	next := 0
	for ; next < len(j.diff.changes) && j.diff.changes[next].Path.Service == ""; next++ {
		sponsor.note(&j.diff.changes[next])
	}
	full := j.order == province.OrderFull
	if full || j.sponsor {
		j.ofSponsor(&sponsor)
	}
	for i, k := range j.diff.partner[:len(j.old.Services)] {
		var t touched
		key := filing.ServiceKey(&j.old.Services[i])
		for ; next < len(j.diff.changes) && j.diff.changes[next].Path.Service == key; next++ {
			if c := &j.diff.changes[next]; c.Op != Mirrored {
				t.note(c)
			}
		}
		if k >= 0 && (full || t.anything) {
			t.ownership = t.ownership || sponsor.sponsor
			j.ofService(&j.new.Services[k], key, &t)
		}
	}
}

// ask is one demand topic asked of one place of the filing.
type ask struct {
	topic   province.Topic
	path    filing.Path
	on      subject
	touched bool
	role    province.Person // whom the question is about, zero if about nobody
}

func (j *judge) ofSponsor(t *touched) {
	s := &j.new.Sponsor
	principal := subject{person: &s.Principal}
	at := func(f filing.Field) filing.Path { return filing.Path{Field: f} }
	for _, a := range [...]ask{
		{province.TopicResponsiblePerson, at(filing.FieldPrincipal), principal, t.person || t.replaced, province.Principal},
		{province.TopicAuthorizationLetter, at(filing.FieldPrincipal), principal, t.person, province.Principal},
		{province.TopicAge, at(filing.FieldPrincipal), principal, t.person, province.Principal},
		{province.TopicResidence, at(filing.FieldSponsor), principal, t.person || t.replaced, province.Principal},
		{province.TopicIDValidity, at(filing.FieldPrincipalIDExpires), principal, t.document, province.Principal},
		{province.TopicPhone, at(filing.FieldPrincipalMobile), principal, t.phone, province.Principal},
		{province.TopicEmail, at(filing.FieldPrincipalEmail), principal, t.email, province.Principal},
		{province.TopicAddress, at(filing.FieldSponsorAddress), subject{}, t.address, 0},
		{province.TopicCertificate, at(filing.FieldSponsorCertificate), subject{}, t.sponsor, 0},
		{province.TopicCommitmentLetter, at(filing.FieldSponsor), subject{}, t.person || t.sponsor, 0},
	} {
		j.demand(&a)
	}
}

func (j *judge) ofService(s *filing.Service, key string, t *touched) {
	manager := subject{service: s, person: &s.Manager}
	whole := subject{service: s}
	at := func(f filing.Field) filing.Path { return filing.Path{Field: f, Service: key} }
	for _, a := range [...]ask{
		{province.TopicServiceManager, at(filing.FieldManager), manager, t.person, province.Manager},
		{province.TopicAuthorizationLetter, at(filing.FieldManager), manager, t.person, province.Manager},
		{province.TopicAge, at(filing.FieldManager), manager, t.person, province.Manager},
		{province.TopicIDValidity, at(filing.FieldManagerIDExpires), manager, t.document, province.Manager},
		{province.TopicPhone, at(filing.FieldManagerMobile), manager, t.phone, province.Manager},
		{province.TopicEmail, at(filing.FieldManagerEmail), manager, t.email, province.Manager},
		{province.TopicDomainCertificate, at(filing.FieldDomains), whole, t.domains, 0},
		{province.TopicServiceName, at(filing.FieldServiceName), whole, t.name, 0},
		{province.TopicServiceContent, at(filing.FieldServiceContents), whole, t.content, 0},
		{province.TopicPreApproval, at(filing.FieldServicePreApprovals), whole, t.content, 0},
		{province.TopicServerRegion, at(filing.FieldAccessList), whole, t.server, 0},
		{province.TopicServerIP, at(filing.FieldAccessList), whole, t.server, 0},
		{province.TopicSiteOpen, at(filing.FieldService), whole, false, 0},
	} {
		j.demand(&a)
	}
	if t.domains {
		j.demand(&ask{province.TopicDomainCount, at(filing.FieldDomains), whole, true, 0})
	}
	for i := range s.Domains {
		d := &s.Domains[i]
		on := subject{service: s, domain: d}
		for _, a := range [...]ask{
			{province.TopicDomainHolder, at(filing.FieldDomainHolder), on, t.ownership, 0},
			{province.TopicDomainValidity, at(filing.FieldDomainExpires), on, t.domains, 0},
			{province.TopicDomainSuffix, at(filing.FieldDomain), on, t.domains, 0},
		} {
			j.demand(&a)
		}
	}
}

// demand judges every rule of a topic that stands side by side with the others.
func (j *judge) demand(a *ask) {
	var buffer [12]province.Decision
	for _, d := range j.table.AppendDecisions(buffer[:0], j.query(a.topic)) {
		if d.Effect() != province.Waive && concerns(d, a) && !j.exempt(d, a) {
			j.weighDemand(d, a)
		}
	}
}

// concerns reports whether a rule about persons is about the one in question: rules name the roles they concern, or speak of
// one by the facts they need.
func concerns(d province.Decision, a *ask) bool {
	if a.role == 0 {
		return true
	}
	if d.Persons() != 0 {
		return d.Persons().Has(a.role)
	}
	if a.topic != province.TopicAuthorizationLetter {
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

// exempt reports whether a domain was filed before the law asked who holds it.
func (j *judge) exempt(d province.Decision, a *ask) bool {
	return a.topic == province.TopicDomainHolder && d.IsLaw() && a.on.domain != nil &&
		a.on.domain.FiledOn != 0 && a.on.domain.FiledOn < domainNotice
}

// weighDemand judges one rule.
func (j *judge) weighDemand(d province.Decision, a *ask) {
	v := Violation{Reason: demandReason(a.topic, d.Needs()), Path: a.path, Remedy: d.Remedy(), Detail: Detail{Limit: d.Limit()}}
	if v.Remedy == province.RemedyNone {
		v.Remedy = province.RemedyCorrectField
	}
	if a.on.domain != nil {
		v.Path.Key = filing.DomainKey(a.on.domain.Name)
	}
	held, facts := j.holds(d, a)
	v.Detail.Depends = facts
	if a.touched || !d.IsPresumed() {
		j.owe(d, v.Path, a.on)
	}
	switch {
	case held == No:
		v.Severity = Advisory
		if a.touched || !d.IsPresumed() {
			v.Severity = force(d)
		}
		j.cite(d, v)
	case held == NotKnown && a.touched:
		v.Reason, v.Severity, v.Remedy = ReasonUndecided, Advisory, province.RemedyAskBureau
		j.cite(d, v)
	}
	if missing := j.missing(d.Materials()); missing != 0 && held != No && (a.touched || !d.IsPresumed()) {
		v.Reason, v.Severity, v.Remedy = ReasonMaterialMissing, force(d), province.RemedyAttachMaterial
		v.Detail = Detail{Materials: missing}
		j.cite(d, v)
	}
}

// holds reports whether a demand is met: by its limit or list, or by the facts it accepts instead.
func (j *judge) holds(d province.Decision, a *ask) (Truth, province.Set[province.Fact]) {
	plain, decidable := j.measure(d, a)
	if plain == Yes {
		return Yes, 0
	}
	if d.Needs().IsZero() {
		if !decidable {
			return undecidable(d), 0
		}
		return plain, 0
	}
	held, facts := j.weigh(d.Needs(), a.on)
	if decidable && plain == NotKnown && held == No {
		return NotKnown, facts
	}
	return held, facts
}

// undecidable answers for a rule that no datum of the filing decides: one that only asks for material is met as far as data
// go; one that only has a caveat is for the customer to know.
func undecidable(d province.Decision) Truth {
	if d.HasCaveat() && d.Materials() == 0 {
		return NotKnown
	}
	return Yes
}

// measure holds a limit or list of the rule against the data, and reports whether the rule has one that data decide.
func (j *judge) measure(d province.Decision, a *ask) (t Truth, decidable bool) {
	n := d.Limit()
	switch a.topic {
	case province.TopicAge:
		return j.oldEnough(n, a.on.person), n.Unit == province.Years
	case province.TopicIDValidity:
		return j.validFor(n, a.on.person.ID.Expires), true
	case province.TopicCertificate:
		if n.Unit == 0 {
			return NotKnown, false
		}
		return j.validFor(n, j.new.Sponsor.Certificate.Expires), true
	case province.TopicDomainValidity:
		return j.validFor(n, filing.Expiry(a.on.domain.Expires)), true
	case province.TopicDomainSuffix:
		return suffixIn(d, a.on.domain.Name), d.HasValues()
	case province.TopicDomainCount:
		return truth(j.domainsAdded(a.path.Service) <= n.N), n.Unit == province.Domains
	case province.TopicServiceName:
		return nameFree(d, a.on.service.Name), d.Effect() == province.Forbid && d.HasValues()
	case province.TopicServiceContent:
		return contentFree(d, a.on.service), d.Effect() == province.Forbid && d.HasValues()
	case province.TopicPreApproval:
		return approved(d, a.on.service), d.HasValues()
	case province.TopicServerIP:
		return fewIPs(n, a.on.service), n.N > 0
	}
	return NotKnown, false
}

// oldEnough compares a person's age today with a limit in years.
func (j *judge) oldEnough(n province.Limit, p *filing.Person) Truth {
	birth, ok := filing.BirthDate(p.ID.Number)
	if n.Unit != province.Years || !ok {
		return NotKnown
	}
	today, ok := j.today()
	if !ok {
		return Yes // the judge says once that it could not tell
	}
	return truth(birth.AddMonths(12*n.N) <= today)
}

// validFor reports whether something lasts longer than a limit from today; without a limit, whether it has not expired.
func (j *judge) validFor(n province.Limit, until filing.Expiry) Truth {
	if until == 0 {
		return NotKnown
	}
	if until == filing.LongTerm {
		return Yes
	}
	today, ok := j.today()
	if !ok {
		return Yes
	}
	end := today
	switch n.Unit {
	case province.Days:
		end = today.AddDays(n.N)
	case province.Months:
		end = today.AddMonths(n.N)
	case province.Years:
		end = today.AddMonths(12 * n.N)
	}
	if n.N == 0 {
		return truth(!until.Before(today))
	}
	return truth(!until.Before(end) && int32(until) != int32(end))
}

// suffixIn reports whether a domain ends in one of the rule's suffixes.
func suffixIn(d province.Decision, name string) Truth {
	ascii := filing.DomainKey(name)
	for v := range d.Values() {
		suffix := filing.DomainKey(strings.TrimPrefix(v, "."))
		if ascii == suffix || strings.HasSuffix(ascii, "."+suffix) {
			return Yes
		}
	}
	return No
}

func (j *judge) domainsAdded(service string) int {
	n := 0
	for i := range j.diff.changes {
		c := &j.diff.changes[i]
		if c.Path.Service == service && (c.Topic == province.TopicDomainAdd || c.Topic == province.TopicDomainReplace) {
			n++
		}
	}
	return n
}

// nameFree reports whether a name has none of the words that the rule bars.
func nameFree(d province.Decision, name string) Truth {
	for v := range d.Values() {
		if v != "" && strings.Contains(name, v) {
			return No
		}
	}
	return Yes
}

// contentFree reports whether a service has none of the contents that the rule bars.
func contentFree(d province.Decision, s *filing.Service) Truth {
	if len(s.Contents) == 0 {
		return NotKnown
	}
	for v := range d.Values() {
		if hasContent(s, v) {
			return No
		}
	}
	return Yes
}

func hasContent(s *filing.Service, slug string) bool {
	for _, c := range s.Contents {
		if c.String() == slug {
			return true
		}
	}
	return false
}

// approved reports whether a service with one of the rule's contents has a pre-approval on record.
func approved(d province.Decision, s *filing.Service) Truth {
	needed := false
	for v := range d.Values() {
		needed = needed || hasContent(s, v)
	}
	return truth(!needed || len(s.PreApprovals) > 0)
}

func fewIPs(n province.Limit, s *filing.Service) Truth {
	total := 0
	for i := range s.Access {
		total += len(s.Access[i].IPs)
	}
	return truth(total <= n.N)
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
