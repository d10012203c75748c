package change

import (
	"slices"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/internal/pairing"
	"github.com/gobeian/icp/province"
)

// Change is one edit (变更项): a place of the filing, the topic whose rules it falls under, and what happens there. It names
// places by keys and holds no value of the filing, so it may be logged and stored. The zero value is no edit.
type Change struct {
	Path  filing.Path    `json:"path"`           // place, by the keys that it had before the edit, if there was one
	Topic province.Topic `json:"topic"`          // 规则主题
	Op    Op             `json:"op"`             // 变更动作
	With  string         `json:"with,omitempty"` // the domain that takes the place of the replaced one
}

// Changes is the difference of two filings, in a total order that does not depend on the order of services, domains and
// other lists. Nil means no difference.
type Changes []Change

// Diff returns what distinguishes new from old. It is total: every difference of the two filings appears, except in how a
// name, number, phone or domain is written, and where one side is masked and could be the other.
//
// Who the sponsor is decides how its edits are told. The same certificate number, also where 15 digits became 18 or an
// organisation code became the social credit code that embeds it, is the same sponsor: a new name is then a rename. The same
// name under an unrelated number is a changed number. Both different is a replacement, which stands for all edits of
// nature, name and certificate at once. Services match by number, else by kind and a shared domain or package; persons by
// their document, else by name; accesses by provider, all of one provider together. Within a service one domain removed and
// one added are one domain replaced. A domain's holder and expiry mirror the registrar and belong to no order, which
// [Mirrored] says.
func Diff(old, new filing.Filing) Changes {
	d := differ{records: true}
	d.run(&old, &new)
	if d.n == 0 {
		return nil
	}
	changes := make(Changes, d.n)
	for i := range changes {
		changes[i] = d.at(i).Change
	}
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

// differ finds the edits between two filings. The edits of usual orders are kept in place, so that finding them costs no
// allocation; nothing in it points to itself, so it may live on the caller's stack.
type differ struct {
	partners pairing.Services
	records  bool // also tell what only mirrors a registrar's record
	n        int
	first    [24]edit
	rest     []edit
}

// edit is a change with the index of the old service it is in, -1 where it is in none. An access that came or went is unnamed
// where it may be another one whose provider is absent, and so unknown.
type edit struct {
	Change
	service int
	unnamed bool
}

// run finds all edits, in the order of the places: the filing and its sponsor, then service by service.
func (d *differ) run(old, new *filing.Filing) {
	d.partners.Pair(old.Services, new.Services)
	d.filing(old, new)
}

// at returns the edit at i.
func (d *differ) at(i int) *edit {
	if i < len(d.first) {
		return &d.first[i]
	}
	return &d.rest[i-len(d.first)]
}

func (d *differ) push(e entry, c Change) {
	if d.n < len(d.first) {
		d.first[d.n] = edit{c, e.index - 1, e.unnamed}
	} else {
		d.rest = append(d.rest, edit{c, e.index - 1, e.unnamed})
	}
	d.n++
}

// entry names the service that is being compared, by its key and its index plus 1, and the domain or access within it. The
// zero entry is outside all services. Unnamed is that of the edit.
type entry struct {
	service, key string
	index        int
	unnamed      bool
}

func (e entry) path(f filing.Field) filing.Path {
	return filing.Path{Field: f, Service: e.service, Key: e.key}
}

func (d *differ) add(e entry, f filing.Field, t province.Topic, op Op) {
	d.push(e, Change{Path: e.path(f), Topic: t, Op: op})
}

// replaced adds a domain that another one takes the place of.
func (d *differ) replaced(e entry, with string) {
	d.push(e, Change{Path: e.path(filing.FieldDomain), Topic: province.TopicDomainReplace, Op: Replaced, With: with})
}

// place adds a changed place if it differs.
func (d *differ) place(e entry, f filing.Field, t province.Topic, differs bool) {
	if differs {
		d.add(e, f, t, Changed)
	}
}

func (d *differ) filing(old, new *filing.Filing) {
	d.place(entry{}, filing.FieldNumber, province.TopicNumber, old.Number != new.Number)
	d.place(entry{}, filing.FieldProvince, province.TopicProvince, old.Province != new.Province)
	d.place(entry{}, filing.FieldRemark, province.TopicRemark, !filing.SameName(old.Remark, new.Remark))
	d.sponsor(&old.Sponsor, &new.Sponsor)
	d.services(old.Services, new.Services)
}

// sponsor tells the sponsor's identity as one event and the rest place by place.
func (d *differ) sponsor(old, new *filing.Sponsor) {
	if old.Nature != new.Nature || old.Name != new.Name || old.Certificate != new.Certificate {
		d.identity(old, new)
	}
	d.place(entry{}, filing.FieldSponsorAddress, province.TopicAddress, textDiffers(old.Address, new.Address))
	d.place(entry{}, filing.FieldSponsorSuperior, province.TopicSponsorDetail, textDiffers(old.Superior, new.Superior))
	d.place(entry{}, filing.FieldSponsorCommercial, province.TopicSponsorDetail, old.Commercial != new.Commercial)
	d.person(entry{}, &old.LegalRepresentative, &new.LegalRepresentative, filing.FieldLegalRepresentative, province.TopicResponsiblePerson)
	d.person(entry{}, &old.Principal, &new.Principal, filing.FieldPrincipal, province.TopicResponsiblePerson)
}

// identity tells who the sponsor is now.
func (d *differ) identity(old, new *filing.Sponsor) {
	event := sponsorEvent(old, new)
	if f, op, ok := event.place(); ok {
		d.add(entry{}, f, event.topic(), op)
	}
	if event == eventRename && reissued(old, new) {
		d.add(entry{}, filing.FieldSponsorCertificateNumber, province.TopicCertificateNumber, Reissued)
	}
	if event != eventReplacement {
		d.place(entry{}, filing.FieldSponsorName, province.TopicRename, event != eventRename && appears(old.Name, new.Name))
		d.place(entry{}, filing.FieldSponsorNature, province.TopicCertificate, old.Nature != new.Nature)
		d.certificate(&old.Certificate, &new.Certificate)
	}
}

func (d *differ) certificate(old, new *filing.Certificate) {
	d.place(entry{}, filing.FieldSponsorCertificateKind, province.TopicCertificate, old.Kind != new.Kind && filing.SameIdentity(old.Identity(), new.Identity()) != filing.MatchReissued)
	d.place(entry{}, filing.FieldSponsorCertificateNumber, province.TopicCertificate, appears(old.Number, new.Number))
	d.place(entry{}, filing.FieldSponsorCertificateName, province.TopicCertificate, nameDiffers(old.Name, new.Name))
	d.place(entry{}, filing.FieldSponsorCertificateAddress, province.TopicCertificate, textDiffers(old.Address, new.Address))
	d.place(entry{}, filing.FieldSponsorCertificateExpires, province.TopicCertificate, old.Expires != new.Expires)
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
func (d *differ) person(e entry, old, new *filing.Person, whole filing.Field, topic province.Topic) {
	if *old == *new {
		return
	}
	if old.Name != new.Name || old.ID != new.ID {
		d.whoIs(e, old, new, whole, topic)
	}
	d.place(e, whole+offMobile, province.TopicPhone, phoneDiffers(old.Mobile, new.Mobile))
	d.place(e, whole+offEmergency, province.TopicPhone, phoneDiffers(old.EmergencyPhone, new.EmergencyPhone))
	d.place(e, whole+offEmail, province.TopicEmail, old.Email != new.Email && !hides(old.Email, new.Email))
}

// whoIs tells who a person is now, or under which name and document.
func (d *differ) whoIs(e entry, old, new *filing.Person, whole filing.Field, topic province.Topic) {
	if was, is := anonymous(old), anonymous(new); was != is || !samePerson(old, new) {
		d.add(e, whole, topic, replacedOp(was, is))
		return
	}
	d.place(e, whole+offName, topic, nameDiffers(old.Name, new.Name))
	d.document(e, &old.ID, &new.ID, whole, topic)
}

func (d *differ) document(e entry, old, new *filing.Document, whole filing.Field, topic province.Topic) {
	match := filing.SameIdentity(old.Identity(), new.Identity())
	switch {
	case match == filing.MatchReissued:
		d.add(e, whole+offIDNumber, topic, Reissued)
	case match == filing.MatchDifferent, appears(old.Number, new.Number):
		d.add(e, whole+offIDNumber, topic, Changed)
	}
	d.place(e, whole+offIDKind, topic, old.Kind != new.Kind)
	d.place(e, whole+offIDExpires, province.TopicIDValidity, old.Expires != new.Expires)
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

// anonymous reports whether nothing tells who a person is.
func anonymous(p *filing.Person) bool { return filing.Absent(p.Name) && filing.Absent(p.ID.Number) }

// samePerson matches by document where both are known, else by name. Where both tell nothing, nothing changed hands.
func samePerson(a, b *filing.Person) bool {
	switch filing.SameIdentity(a.ID.Identity(), b.ID.Identity()) {
	case filing.MatchSame, filing.MatchReissued:
		return true
	case filing.MatchDifferent:
		return false
	}
	return filing.MatchName(a.Name, b.Name) != filing.MatchDifferent
}

// nameDiffers reports whether a name appeared, vanished or became another one; a hidden name that could be the other is none.
func nameDiffers(old, new string) bool {
	return appears(old, new) || filing.MatchName(old, new) == filing.MatchDifferent
}

// phoneDiffers is nameDiffers for phone numbers.
func phoneDiffers(old, new string) bool {
	return old != new && (filing.MatchPhone(old, new) == filing.MatchDifferent || appears(old, new))
}

// textDiffers reports whether a text that is shown masked, such as an address, became another one.
func textDiffers(old, new string) bool {
	return old != new && !filing.SameName(old, new) && !hides(old, new)
}

// hides reports whether one of two texts hides characters and could be the other.
func hides(old, new string) bool {
	return (filing.Masked(old) || filing.Masked(new)) && !nameDiffers(old, new)
}

// appears reports whether one of two texts is absent.
func appears(old, new string) bool { return filing.Absent(old) != filing.Absent(new) }

func (d *differ) services(old, new []filing.Service) {
	for i := range old {
		e := entry{service: filing.ServiceKey(&old[i]), index: i + 1}
		if k := d.partners.OfOld(i); k >= 0 {
			d.pair(e, &old[i], &new[k])
		} else {
			d.add(e, filing.FieldService, province.TopicServiceRemove, Removed)
		}
	}
	for k := range new {
		if d.partners.OfNew(k) < 0 {
			d.add(entry{service: filing.ServiceKey(&new[k])}, filing.FieldService, province.TopicServiceAdd, Added)
		}
	}
}

// pair compares a service with itself after the edit.
func (d *differ) pair(e entry, old, new *filing.Service) {
	d.place(e, filing.FieldServiceNumber, province.TopicNumber, old.Number != new.Number)
	d.place(e, filing.FieldServiceKind, province.TopicNumber, old.Kind != new.Kind)
	d.place(e, filing.FieldServiceName, province.TopicServiceName, !filing.SameName(old.Name, new.Name))
	d.place(e, filing.FieldServiceHomePages, province.TopicServiceContent, !samePages(old.HomePages, new.HomePages))
	d.place(e, filing.FieldServiceLanguages, province.TopicServiceContent, !sameSet(old.Languages, new.Languages))
	d.place(e, filing.FieldServiceContents, province.TopicServiceContent, !sameSet(old.Contents, new.Contents))
	d.place(e, filing.FieldServiceRemark, province.TopicRemark, !filing.SameName(old.Remark, new.Remark))
	d.place(e, filing.FieldServicePreApprovals, province.TopicPreApproval, !sameApprovals(old.PreApprovals, new.PreApprovals))
	d.person(e, &old.Manager, &new.Manager, filing.FieldManager, province.TopicServiceManager)
	d.domains(e, old.Domains, new.Domains)
	d.accesses(e, old.Access, new.Access)
	d.app(e, old.App, new.App)
}

func (d *differ) app(e entry, old, new *filing.App) {
	if old == nil || new == nil {
		if old != new {
			d.add(e, filing.FieldApp, province.TopicApp, replacedOp(old == nil, new == nil))
		}
		return
	}
	d.place(e, filing.FieldAppPackage, province.TopicApp, old.Package != new.Package)
	d.place(e, filing.FieldAppPlatform, province.TopicApp, old.Platform != new.Platform)
	d.place(e, filing.FieldAppPublicKey, province.TopicApp, old.PublicKey != new.PublicKey)
	d.place(e, filing.FieldAppMD5, province.TopicApp, !sameFingerprint(old.MD5, new.MD5))
	d.place(e, filing.FieldAppSDKs, province.TopicApp, !sameSet(old.SDKs, new.SDKs))
}
