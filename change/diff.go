package change

import (
	"slices"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// Change is one edit (变更项): a place of the filing, the topic whose rules it falls under, and what happens there. It names
// places by keys and holds no value of the filing, so it may be logged and stored. The zero value is no edit.
type Change struct {
	Path  filing.Path    `json:"path"`
	Topic province.Topic `json:"topic"`
	Op    Op             `json:"op"`
	With  string         `json:"with,omitempty"` // the domain that takes the place of the replaced one
}

// Changes is the difference of two filings, in a total order that does not depend on the order of services, domains and
// other lists. Nil means no difference.
type Changes []Change

// Diff returns what distinguishes new from old. It is total: every difference of the two filings appears, except in how a
// name, number, phone or domain is written.
//
// Who the sponsor is decides how its edits are told. The same certificate number, also where 15 digits became 18 or an
// organisation code became the social credit code that embeds it, is the same sponsor: a new name is then a rename. The same
// name under an unrelated number is a changed number. Both different is a replacement, which stands for all edits of
// nature, name and certificate at once. Services match by number, else by kind and a shared domain or package; persons by
// their document, else by name; accesses by provider. Within a service one domain removed and one added are one domain
// replaced. A domain's holder and expiry mirror the registrar and belong to no order, which [Mirrored] says.
func Diff(old, new filing.Filing) Changes {
	changes := appendChanges(nil, &old, &new)
	slices.SortStableFunc(changes, func(a, b Change) int { return a.compare(&b) })
	return slices.CompactFunc(changes, func(a, b Change) bool { return a == b })
}

func (c *Change) compare(d *Change) int {
	if n := c.Path.Compare(d.Path); n != 0 {
		return n
	}
	if c.Topic != d.Topic {
		return int(c.Topic) - int(d.Topic)
	}
	if c.Op != d.Op {
		return int(c.Op) - int(d.Op)
	}
	switch {
	case c.With < d.With:
		return -1
	case c.With > d.With:
		return 1
	}
	return 0
}

// appendChanges appends the edits in the order in which they are found. It allocates only where changes outgrows its
// capacity or lists are long and in another order.
func appendChanges(changes Changes, old, new *filing.Filing) Changes {
	var buffer [64]int32
	d := differ{changes: changes, partner: pairServices(old.Services, new.Services, buffer[:0])}
	d.filing(old, new)
	return d.changes
}

// differ collects edits; service and key name the entry that is being compared, partner is what pairServices returned.
type differ struct {
	changes      Changes
	partner      []int32
	service, key string
}

func (d *differ) filing(old, new *filing.Filing) {
	d.place(filing.FieldNumber, province.TopicNumber, old.Number != new.Number)
	d.place(filing.FieldProvince, province.TopicProvince, old.Province != new.Province)
	d.place(filing.FieldRemark, province.TopicRemark, !filing.SameName(old.Remark, new.Remark))
	d.sponsor(&old.Sponsor, &new.Sponsor)
	d.services(old.Services, new.Services)
}

func (d *differ) add(f filing.Field, t province.Topic, op Op) {
	d.changes = append(d.changes, Change{Path: filing.Path{Field: f, Service: d.service, Key: d.key}, Topic: t, Op: op})
}

// place adds a changed place if it differs.
func (d *differ) place(f filing.Field, t province.Topic, differs bool) {
	if differs {
		d.add(f, t, Changed)
	}
}

// sponsor tells the sponsor's identity as one event and the rest place by place.
func (d *differ) sponsor(old, new *filing.Sponsor) {
	event := sponsorEvent(old, new)
	if f, op, ok := event.place(); ok {
		d.add(f, event.topic(), op)
	}
	if event != eventReplacement {
		d.place(filing.FieldSponsorNature, province.TopicCertificate, old.Nature != new.Nature)
		d.certificate(&old.Certificate, &new.Certificate, event)
	}
	d.place(filing.FieldSponsorAddress, province.TopicAddress, !filing.SameName(old.Address, new.Address))
	d.place(filing.FieldSponsorSuperior, province.TopicSponsorDetail, !filing.SameName(old.Superior, new.Superior))
	d.place(filing.FieldSponsorCommercial, province.TopicSponsorDetail, old.Commercial != new.Commercial)
	d.person(&old.LegalRepresentative, &new.LegalRepresentative, filing.FieldLegalRepresentative, province.TopicResponsiblePerson)
	d.person(&old.Principal, &new.Principal, filing.FieldPrincipal, province.TopicResponsiblePerson)
}

func (d *differ) certificate(old, new *filing.Certificate, event event) {
	d.place(filing.FieldSponsorCertificateKind, province.TopicCertificate, old.Kind != new.Kind && event != eventReissued)
	d.place(filing.FieldSponsorCertificateNumber, province.TopicCertificate, (old.Number == "") != (new.Number == ""))
	d.place(filing.FieldSponsorCertificateName, province.TopicCertificate, !filing.SameName(old.Name, new.Name))
	d.place(filing.FieldSponsorCertificateAddress, province.TopicCertificate, !filing.SameName(old.Address, new.Address))
	d.place(filing.FieldSponsorCertificateExpires, province.TopicCertificate, old.Expires != new.Expires)
}

// Offsets of a person's places from the field of the whole person; the three persons of a filing share one layout, which a
// test proves.
const (
	offName      = filing.FieldPrincipalName - filing.FieldPrincipal
	offID        = filing.FieldPrincipalID - filing.FieldPrincipal
	offIDKind    = filing.FieldPrincipalIDKind - filing.FieldPrincipal
	offIDNumber  = filing.FieldPrincipalIDNumber - filing.FieldPrincipal
	offIDExpires = filing.FieldPrincipalIDExpires - filing.FieldPrincipal
	offMobile    = filing.FieldPrincipalMobile - filing.FieldPrincipal
	offEmergency = filing.FieldPrincipalEmergencyPhone - filing.FieldPrincipal
	offEmail     = filing.FieldPrincipalEmail - filing.FieldPrincipal
)

// person tells another person as one edit with its phones and address, and the same person place by place.
func (d *differ) person(old, new *filing.Person, whole filing.Field, topic province.Topic) {
	if *old == *new {
		return
	}
	if !samePerson(old, new) {
		d.add(whole, topic, replacedOp(*old == filing.Person{}, *new == filing.Person{}))
	} else {
		d.place(whole+offName, topic, !filing.SameName(old.Name, new.Name))
		d.document(&old.ID, &new.ID, whole, topic)
	}
	d.place(whole+offMobile, province.TopicPhone, !filing.SamePhone(old.Mobile, new.Mobile))
	d.place(whole+offEmergency, province.TopicPhone, !filing.SamePhone(old.EmergencyPhone, new.EmergencyPhone))
	d.place(whole+offEmail, province.TopicEmail, old.Email != new.Email)
}

func (d *differ) document(old, new *filing.Document, whole filing.Field, topic province.Topic) {
	match := filing.SameIdentity(old.Identity(), new.Identity())
	switch {
	case match == filing.MatchReissued:
		d.add(whole+offIDNumber, topic, Reissued)
	case match == filing.MatchDifferent, (old.Number == "") != (new.Number == ""):
		d.add(whole+offIDNumber, topic, Changed)
	}
	d.place(whole+offIDKind, topic, old.Kind != new.Kind)
	d.place(whole+offIDExpires, province.TopicIDValidity, old.Expires != new.Expires)
}

// replacedOp names an entry that was there before, is there after, or both.
func replacedOp(wasEmpty, isEmpty bool) Op {
	switch {
	case wasEmpty:
		return Added
	case isEmpty:
		return Removed
	}
	return Replaced
}

// samePerson matches by document where both are known, else by name. Where both tell nothing, nothing changed hands.
func samePerson(a, b *filing.Person) bool {
	switch filing.SameIdentity(a.ID.Identity(), b.ID.Identity()) {
	case filing.MatchSame, filing.MatchReissued:
		return true
	case filing.MatchDifferent:
		return false
	}
	return filing.SameName(a.Name, b.Name)
}

func (d *differ) services(old, new []filing.Service) {
	for i, j := range d.partner[:len(old)] {
		s := &old[i]
		d.service, d.key = filing.ServiceKey(s), ""
		if j < 0 {
			d.add(filing.FieldService, province.TopicServiceRemove, Removed)
			continue
		}
		d.pair(s, &new[j])
	}
	for j, taken := range d.partner[len(old):] {
		if taken < 0 {
			d.service, d.key = filing.ServiceKey(&new[j]), ""
			d.add(filing.FieldService, province.TopicServiceAdd, Added)
		}
	}
	d.service, d.key = "", ""
}

// pair compares a service with itself after the edit.
func (d *differ) pair(old, new *filing.Service) {
	d.place(filing.FieldServiceNumber, province.TopicNumber, old.Number != new.Number)
	d.place(filing.FieldServiceKind, province.TopicNumber, old.Kind != new.Kind)
	d.place(filing.FieldServiceName, province.TopicServiceName, !filing.SameName(old.Name, new.Name))
	d.place(filing.FieldServiceHomePages, province.TopicServiceContent, !sameSet(old.HomePages, new.HomePages))
	d.place(filing.FieldServiceLanguages, province.TopicServiceContent, !sameSet(old.Languages, new.Languages))
	d.place(filing.FieldServiceContents, province.TopicServiceContent, !sameSet(old.Contents, new.Contents))
	d.place(filing.FieldServiceRemark, province.TopicRemark, !filing.SameName(old.Remark, new.Remark))
	d.place(filing.FieldServicePreApprovals, province.TopicPreApproval, !sameSet(old.PreApprovals, new.PreApprovals))
	d.person(&old.Manager, &new.Manager, filing.FieldManager, province.TopicServiceManager)
	d.domains(old.Domains, new.Domains)
	d.accesses(old.Access, new.Access)
	d.app(old.App, new.App)
}

func (d *differ) app(old, new *filing.App) {
	if old == nil || new == nil {
		if old != new {
			d.add(filing.FieldApp, province.TopicApp, replacedOp(old == nil, new == nil))
		}
		return
	}
	d.place(filing.FieldAppPackage, province.TopicApp, old.Package != new.Package)
	d.place(filing.FieldAppPlatform, province.TopicApp, old.Platform != new.Platform)
	d.place(filing.FieldAppPublicKey, province.TopicApp, old.PublicKey != new.PublicKey)
	d.place(filing.FieldAppMD5, province.TopicApp, old.MD5 != new.MD5)
	d.place(filing.FieldAppSDKs, province.TopicApp, !sameSet(old.SDKs, new.SDKs))
}

func (d *differ) accesses(old, new []filing.Access) {
	for i := range old {
		d.key = old[i].Provider
		if j := findAccess(new, old[i].Provider); j >= 0 {
			d.access(&old[i], &new[j])
		} else {
			d.add(filing.FieldAccess, province.TopicAccess, Removed)
		}
	}
	for j := range new {
		if findAccess(old, new[j].Provider) < 0 {
			d.key = new[j].Provider
			d.add(filing.FieldAccess, province.TopicTransferIn, Added)
		}
	}
	d.key = ""
}

func (d *differ) access(old, new *filing.Access) {
	d.place(filing.FieldAccessMode, province.TopicAccess, old.Mode != new.Mode)
	d.place(filing.FieldAccessRegion, province.TopicServerRegion, old.Region != new.Region)
	d.place(filing.FieldAccessIPs, province.TopicServerIP, !sameSet(old.IPs, new.IPs))
}

// findAccess returns the index of the first access of a provider, -1 if there is none.
func findAccess(as []filing.Access, provider string) int {
	for i := range as {
		if as[i].Provider == provider {
			return i
		}
	}
	return -1
}

// sameSet reports whether two lists hold the same members, in any order and however often.
func sameSet[E comparable](a, b []E) bool {
	if slices.Equal(a, b) {
		return true
	}
	if len(a) > shortList || len(b) > shortList {
		return subset(a, setOf(b)) && subset(b, setOf(a))
	}
	return within(a, b) && within(b, a)
}

// shortList is the length up to which lists are compared without building a set.
const shortList = 16

func within[E comparable](a, b []E) bool {
	for _, e := range a {
		if !slices.Contains(b, e) {
			return false
		}
	}
	return true
}

func setOf[E comparable](s []E) map[E]struct{} {
	m := make(map[E]struct{}, len(s))
	for _, e := range s {
		m[e] = struct{}{}
	}
	return m
}

func subset[E comparable](a []E, of map[E]struct{}) bool {
	for _, e := range a {
		if _, ok := of[e]; !ok {
			return false
		}
	}
	return true
}
