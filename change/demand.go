package change

import (
	"slices"
	"strings"

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
				if !exempt(d, a, on) {
					vs = j.weighDemand(vs, d, a, key, on)
				}
			}
		}
		quiet = len(vs) == told && j.owed == nil
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
	all := j.table.AppendDecisions(dst, j.query(a.topic))
	n := 0
	for _, d := range all {
		if d.Effect() != province.Waive && (a.touched || !d.IsPresumed()) && concerns(d, a) {
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
func exempt(d province.Decision, a ask, on subject) bool {
	filed := on.domain.FiledOn
	return a.topic == province.TopicDomainHolder && d.IsLaw() && filed != 0 && filed < domainNotice
}

// weighDemand judges one rule. Of most data it has nothing to say, so the place is named only where there is a finding.
func (j *judge) weighDemand(vs Violations, d province.Decision, a ask, key string, on subject) Violations {
	held, facts := j.holds(d, a, on)
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
	if v.Remedy == province.RemedyNone {
		v.Remedy = province.RemedyCorrectField
	}
	return j.cite(vs, d, v)
}

// holds reports whether a demand is met: by its limit or list, or by the facts it accepts instead.
func (j *judge) holds(d province.Decision, a ask, on subject) (Truth, province.Set[province.Fact]) {
	plain, decidable := j.measure(d, a, on)
	if plain == Yes {
		return Yes, 0
	}
	if d.Needs().IsZero() {
		if !decidable {
			return Yes, 0 // asks for material only, or for what no datum of a filing shows
		}
		return plain, 0
	}
	held, facts := j.weigh(d.Needs(), on)
	if decidable && plain == NotKnown && held == No {
		return NotKnown, facts
	}
	return held, facts
}

// measure holds a limit or list of the rule against the data, and reports whether the rule has one that data decide.
func (j *judge) measure(d province.Decision, a ask, on subject) (t Truth, decidable bool) {
	n := d.Limit()
	switch a.topic {
	case province.TopicAge:
		return j.oldEnough(n, on.person), n.Unit == province.Years
	case province.TopicIDValidity:
		return j.validFor(n, on.person.ID.Expires), true
	case province.TopicCertificate:
		if n.Unit == 0 {
			return NotKnown, false
		}
		return j.validFor(n, j.new.Sponsor.Certificate.Expires), true
	case province.TopicDomainValidity:
		return j.validFor(n, filing.Expiry(on.domain.Expires)), true
	case province.TopicDomainCount:
		return truth(on.added <= n.N), n.Unit == province.Domains
	case province.TopicServerIP:
		return fewIPs(n, on.service), n.N > 0
	}
	if !d.HasValues() {
		return NotKnown, false
	}
	switch a.topic {
	case province.TopicDomainSuffix:
		in := suffixIn(d, on.domain.Name)
		if d.Effect() == province.Forbid {
			in = not(in)
		}
		return in, true
	case province.TopicServiceName:
		has := nameHas(d, on.service.Name)
		if d.Effect() == province.Forbid {
			has = not(has)
		}
		return has, true
	case province.TopicServiceContent:
		return contentFree(d, on.service), d.Effect() == province.Forbid
	case province.TopicPreApproval:
		return approved(d, on.service), true
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

// nameHas reports whether a name has one of the rule's words.
func nameHas(d province.Decision, name string) Truth {
	folded := filing.FoldName(name)
	for v := range d.Values() {
		if v != "" && (strings.Contains(name, v) || strings.Contains(folded, filing.FoldName(v))) {
			return Yes
		}
	}
	return No
}

// contentFree reports whether a service has none of the contents that the rule bars.
func contentFree(d province.Decision, s *filing.Service) Truth {
	if len(s.Contents) == 0 || ownContents(s) {
		return NotKnown
	}
	for v := range d.Values() {
		if hasContent(s, v) {
			return No
		}
	}
	return Yes
}

// ownContents reports whether the contents of a service are numbered in a list of its kind's own: rules name contents of
// websites, and the same number means something else there.
func ownContents(s *filing.Service) bool {
	return s.Kind == filing.KindMiniProgram && len(s.Contents) > 0
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
	if len(s.PreApprovals) > 0 {
		return Yes
	}
	if len(s.Contents) == 0 || ownContents(s) {
		return NotKnown
	}
	for v := range d.Values() {
		if hasContent(s, v) {
			return No
		}
	}
	return Yes
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
