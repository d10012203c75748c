// Package oracle answers the questions of packages change and province again, slowly and by other means, so that tests can hold
// the fast answers against it. Nothing but tests imports it.
//
// [Diff] is a twin of change.Diff, [Differences] lists what differs by walking the model with reflection, and [Covers] says which
// of these a change stands for. [Decide], [Practice] and [Demands] are twins of the methods of province.Table that look at every
// rule. [Random] makes filings and edits.
package oracle

import (
	"cmp"
	"slices"
	"strings"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// Pair is an old and a new service that are the same one. An index is -1 where there is none on that side.
type Pair struct{ Old, New int }

// Pairs matches services: by number, else by kind and a shared domain or package, or by kind and name where neither is there, the
// first in the order of names; the rest are gone or new.
func Pairs(old, new []filing.Service) []Pair {
	var pairs []Pair
	was, is := map[int]bool{}, map[int]bool{}
	join := func(i, j int) {
		if !was[i] && !is[j] {
			pairs, was[i], is[j] = append(pairs, Pair{i, j}), true, true
		}
	}
	for i := range old {
		for j := range new {
			if !old[i].Number.IsZero() && old[i].Number == new[j].Number {
				join(i, j)
			}
		}
	}
	type share struct {
		kind filing.ServiceKind
		name string
		i, j int
	}
	var shares []share
	for i := range old {
		for j := range new {
			for _, name := range marks(&old[i]) {
				if old[i].Kind == new[j].Kind && slices.Contains(marks(&new[j]), name) {
					shares = append(shares, share{old[i].Kind, name, i, j})
				}
			}
		}
	}
	slices.SortFunc(shares, func(a, b share) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.name, b.name), a.i-b.i, a.j-b.j)
	})
	for _, s := range shares {
		join(s.i, s.j)
	}
	for i := range old {
		if !was[i] {
			pairs = append(pairs, Pair{i, -1})
		}
	}
	for j := range new {
		if !is[j] {
			pairs = append(pairs, Pair{-1, j})
		}
	}
	return pairs
}

// marks returns what recognises a service that has no number: domains and package, or else its name.
func marks(s *filing.Service) []string {
	var m []string
	for _, d := range s.Domains {
		m = append(m, "domain\x00"+filing.DomainKey(d.Name))
	}
	if s.App != nil && s.App.Package != "" {
		m = append(m, "package\x00"+s.App.Package)
	}
	if m == nil {
		m = append(m, "name\x00"+filing.FoldName(s.Name))
	}
	return m
}

// Diff is the twin of change.Diff. It expects that no list names one thing twice.
func Diff(old, new filing.Filing) change.Changes {
	d := &diff{}
	d.unless(old.Number == new.Number, filing.FieldNumber, province.TopicNumber)
	d.unless(old.Province == new.Province, filing.FieldProvince, province.TopicProvince)
	d.unless(filing.SameName(old.Remark, new.Remark), filing.FieldRemark, province.TopicRemark)
	d.sponsor(old.Sponsor, new.Sponsor)
	for _, p := range Pairs(old.Services, new.Services) {
		d.key = ""
		switch {
		case p.New < 0:
			d.service = filing.ServiceKey(&old.Services[p.Old])
			d.add(filing.FieldService, province.TopicServiceRemove, change.Removed)
		case p.Old < 0:
			d.service = filing.ServiceKey(&new.Services[p.New])
			d.add(filing.FieldService, province.TopicServiceAdd, change.Added)
		default:
			d.service = filing.ServiceKey(&old.Services[p.Old])
			d.services(old.Services[p.Old], new.Services[p.New])
		}
	}
	slices.SortFunc(d.out, Compare)
	return slices.Compact(d.out)
}

// Compare orders changes by place, topic, operation and partner.
func Compare(a, b change.Change) int {
	return cmp.Or(a.Path.Compare(b.Path), cmp.Compare(a.Topic, b.Topic), cmp.Compare(a.Op, b.Op), cmp.Compare(a.With, b.With))
}

type diff struct {
	out          change.Changes
	service, key string
}

func (d *diff) add(f filing.Field, t province.Topic, op change.Op) {
	d.out = append(d.out, change.Change{Path: filing.Path{Field: f, Service: d.service, Key: d.key}, Topic: t, Op: op})
}

func (d *diff) unless(same bool, f filing.Field, t province.Topic) {
	if !same {
		d.add(f, t, change.Changed)
	}
}

// An identity decides who the sponsor is: the classes, then the numbers, then the names.
func (d *diff) sponsor(old, new filing.Sponsor) {
	a, b := old.Nature.Class(), new.Nature.Class()
	otherClass := a != 0 && b != 0 && a != b
	match := filing.SameIdentity(old.Certificate.Identity(), new.Certificate.Identity())
	sameName := filing.MatchName(old.Name, new.Name) != filing.MatchDifferent
	replaced := otherClass || match == filing.MatchDifferent && !sameName
	numberGone := absent(old.Certificate.Number) != absent(new.Certificate.Number)
	switch {
	case replaced:
		d.add(filing.FieldSponsor, province.TopicReplacement, change.Replaced)
	default:
		d.unless(sameOrHidden(old.Name, new.Name), filing.FieldSponsorName, province.TopicRename)
		switch {
		case match == filing.MatchDifferent:
			d.add(filing.FieldSponsorCertificateNumber, province.TopicCertificateNumber, change.Changed)
		case match == filing.MatchReissued:
			d.add(filing.FieldSponsorCertificateNumber, province.TopicCertificateNumber, change.Reissued)
		case numberGone:
			d.add(filing.FieldSponsorCertificateNumber, province.TopicCertificate, change.Changed)
		}
		// A number that was re-issued comes with the kind of certificate that bears it.
		d.unless(old.Certificate.Kind == new.Certificate.Kind || match == filing.MatchReissued && sameName, filing.FieldSponsorCertificateKind, province.TopicCertificate)
		d.unless(old.Nature == new.Nature, filing.FieldSponsorNature, province.TopicCertificate)
		d.unless(sameOrHidden(old.Certificate.Name, new.Certificate.Name), filing.FieldSponsorCertificateName, province.TopicCertificate)
		d.unless(filing.SameName(old.Certificate.Address, new.Certificate.Address) || hidden(old.Certificate.Address, new.Certificate.Address), filing.FieldSponsorCertificateAddress, province.TopicCertificate)
		d.unless(old.Certificate.Expires == new.Certificate.Expires, filing.FieldSponsorCertificateExpires, province.TopicCertificate)
	}
	d.unless(filing.SameName(old.Address, new.Address) || hidden(old.Address, new.Address), filing.FieldSponsorAddress, province.TopicAddress)
	d.unless(filing.SameName(old.Superior, new.Superior) || hidden(old.Superior, new.Superior), filing.FieldSponsorSuperior, province.TopicSponsorDetail)
	d.unless(old.Commercial == new.Commercial, filing.FieldSponsorCommercial, province.TopicSponsorDetail)
	d.person(old.LegalRepresentative, new.LegalRepresentative, province.TopicResponsiblePerson, [...]filing.Field{
		filing.FieldLegalRepresentative, filing.FieldLegalRepresentativeName, filing.FieldLegalRepresentativeIDKind,
		filing.FieldLegalRepresentativeIDNumber, filing.FieldLegalRepresentativeIDExpires, filing.FieldLegalRepresentativeMobile,
		filing.FieldLegalRepresentativeEmergencyPhone, filing.FieldLegalRepresentativeEmail,
	})
	d.person(old.Principal, new.Principal, province.TopicResponsiblePerson, [...]filing.Field{
		filing.FieldPrincipal, filing.FieldPrincipalName, filing.FieldPrincipalIDKind, filing.FieldPrincipalIDNumber,
		filing.FieldPrincipalIDExpires, filing.FieldPrincipalMobile, filing.FieldPrincipalEmergencyPhone, filing.FieldPrincipalEmail,
	})
}

// sameOrHidden is what tells no change of a name: the same one, or a mask that could be it. Nothing hides an absent name.
func sameOrHidden(a, b string) bool {
	return absent(a) == absent(b) && filing.MatchName(a, b) != filing.MatchDifferent
}

func absent(s string) bool { return filing.FoldName(s) == "" }

// samePhoneOrHidden is sameOrHidden for phone numbers.
func samePhoneOrHidden(a, b string) bool {
	return filing.SamePhone(a, b) || !absent(a) && !absent(b) && filing.MatchPhone(a, b) != filing.MatchDifferent
}

// hidden reports whether a mask hides whether two texts are one.
func hidden(a, b string) bool {
	return filing.Masked(a+b) && sameOrHidden(a, b)
}

// person takes the places of a person in the order whole, name, kind, number, expiry, mobile, emergency phone, e-mail.
func (d *diff) person(old, new filing.Person, t province.Topic, at [8]filing.Field) {
	match := filing.SameIdentity(old.ID.Identity(), new.ID.Identity())
	other := match == filing.MatchDifferent || match == filing.MatchUnknown && filing.MatchName(old.Name, new.Name) == filing.MatchDifferent ||
		absent(old.Name+old.ID.Number) != absent(new.Name+new.ID.Number)
	switch {
	case other && absent(old.Name+old.ID.Number):
		d.add(at[0], t, change.Added)
	case other && absent(new.Name+new.ID.Number):
		d.add(at[0], t, change.Removed)
	case other:
		d.add(at[0], t, change.Replaced)
	default:
		d.unless(sameOrHidden(old.Name, new.Name), at[1], t)
		d.unless(old.ID.Kind == new.ID.Kind, at[2], t)
		if match == filing.MatchReissued {
			d.add(at[3], t, change.Reissued)
		}
		d.unless(absent(old.ID.Number) == absent(new.ID.Number), at[3], t)
		d.unless(old.ID.Expires == new.ID.Expires, at[4], province.TopicIDValidity)
	}
	d.unless(samePhoneOrHidden(old.Mobile, new.Mobile), at[5], province.TopicPhone)
	d.unless(samePhoneOrHidden(old.EmergencyPhone, new.EmergencyPhone), at[6], province.TopicPhone)
	d.unless(old.Email == new.Email || hidden(old.Email, new.Email), at[7], province.TopicEmail)
}

func (d *diff) services(old, new filing.Service) {
	d.unless(old.Number == new.Number, filing.FieldServiceNumber, province.TopicNumber)
	d.unless(old.Kind == new.Kind, filing.FieldServiceKind, province.TopicNumber)
	d.unless(filing.SameName(old.Name, new.Name), filing.FieldServiceName, province.TopicServiceName)
	d.unless(filing.SameName(old.Remark, new.Remark), filing.FieldServiceRemark, province.TopicRemark)
	d.unless(SameMembers(old.HomePages, new.HomePages), filing.FieldServiceHomePages, province.TopicServiceContent)
	d.unless(SameMembers(old.Languages, new.Languages), filing.FieldServiceLanguages, province.TopicServiceContent)
	d.unless(SameMembers(old.Contents, new.Contents), filing.FieldServiceContents, province.TopicServiceContent)
	d.unless(SameMembers(folded(old.PreApprovals), folded(new.PreApprovals)), filing.FieldServicePreApprovals, province.TopicPreApproval)
	d.person(old.Manager, new.Manager, province.TopicServiceManager, [...]filing.Field{
		filing.FieldManager, filing.FieldManagerName, filing.FieldManagerIDKind, filing.FieldManagerIDNumber,
		filing.FieldManagerIDExpires, filing.FieldManagerMobile, filing.FieldManagerEmergencyPhone, filing.FieldManagerEmail,
	})
	switch a, b := old.App, new.App; {
	case a == nil && b == nil:
	case a == nil:
		d.add(filing.FieldApp, province.TopicApp, change.Added)
	case b == nil:
		d.add(filing.FieldApp, province.TopicApp, change.Removed)
	default:
		d.unless(a.Package == b.Package, filing.FieldAppPackage, province.TopicApp)
		d.unless(a.Platform == b.Platform, filing.FieldAppPlatform, province.TopicApp)
		d.unless(a.PublicKey == b.PublicKey, filing.FieldAppPublicKey, province.TopicApp)
		d.unless(plainHex(a.MD5) == plainHex(b.MD5), filing.FieldAppMD5, province.TopicApp)
		d.unless(SameMembers(a.SDKs, b.SDKs), filing.FieldAppSDKs, province.TopicApp)
	}
	d.domains(old.Domains, new.Domains)
	d.accesses(old.Access, new.Access)
	d.key = ""
}

func folded(list []filing.PreApproval) []filing.PreApproval {
	var out []filing.PreApproval
	for _, p := range list {
		out = append(out, filing.PreApproval{Category: p.Category, Number: filing.FoldName(p.Number)})
	}
	return out
}

func plainHex(s string) string { return strings.ToLower(strings.ReplaceAll(s, ":", "")) }

// SameMembers reports whether two lists have the same members.
func SameMembers[E comparable](a, b []E) bool {
	return !slices.ContainsFunc(a, func(e E) bool { return !slices.Contains(b, e) }) &&
		!slices.ContainsFunc(b, func(e E) bool { return !slices.Contains(a, e) })
}

func (d *diff) domains(old, new []filing.Domain) {
	var removed, added []string
	for _, a := range old {
		i := slices.IndexFunc(new, func(b filing.Domain) bool { return filing.DomainKey(a.Name) == filing.DomainKey(b.Name) })
		if i < 0 {
			removed = append(removed, filing.DomainKey(a.Name))
			continue
		}
		d.key = filing.DomainKey(a.Name)
		mirrored := func(same bool, f filing.Field, t province.Topic) {
			if !same {
				d.add(f, t, change.Mirrored)
			}
		}
		mirrored(filing.SameName(a.Holder.Name, new[i].Holder.Name), filing.FieldDomainHolderName, province.TopicDomainHolder)
		mirrored(a.Holder.Number == new[i].Holder.Number, filing.FieldDomainHolderNumber, province.TopicDomainHolder)
		mirrored(a.Expires == new[i].Expires, filing.FieldDomainExpires, province.TopicDomainValidity)
		mirrored(a.FiledOn == new[i].FiledOn, filing.FieldDomainFiledOn, province.TopicDomainValidity)
	}
	for _, b := range new {
		if !slices.ContainsFunc(old, func(a filing.Domain) bool { return filing.DomainKey(a.Name) == filing.DomainKey(b.Name) }) {
			added = append(added, filing.DomainKey(b.Name))
		}
	}
	slices.Sort(removed)
	slices.Sort(added)
	for len(removed) > 0 && len(added) > 0 {
		d.key = removed[0]
		d.add(filing.FieldDomain, province.TopicDomainReplace, change.Replaced)
		d.out[len(d.out)-1].With = added[0]
		removed, added = removed[1:], added[1:]
	}
	for _, d.key = range removed {
		d.add(filing.FieldDomain, province.TopicDomainRemove, change.Removed)
	}
	for _, d.key = range added {
		d.add(filing.FieldDomain, province.TopicDomainAdd, change.Added)
	}
}

func (d *diff) accesses(old, new []filing.Access) {
	for _, a := range old {
		d.key = a.Provider
		i := slices.IndexFunc(new, func(b filing.Access) bool { return a.Provider == b.Provider })
		if i < 0 {
			d.add(filing.FieldAccess, province.TopicAccess, change.Removed)
			continue
		}
		d.unless(a.Mode == new[i].Mode, filing.FieldAccessMode, province.TopicAccess)
		d.unless(a.Region == new[i].Region, filing.FieldAccessRegion, province.TopicServerRegion)
		d.unless(SameMembers(a.IPs, new[i].IPs), filing.FieldAccessIPs, province.TopicServerIP)
	}
	for _, b := range new {
		d.key = b.Provider
		if !slices.ContainsFunc(old, func(a filing.Access) bool { return a.Provider == b.Provider }) {
			d.add(filing.FieldAccess, province.TopicTransferIn, change.Added)
		}
	}
}
