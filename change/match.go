package change

import (
	"cmp"
	"slices"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// pairServices appends to buffer, for each old service, the index of the new one it became, -1 if it is gone; then, for each
// new service, the index of the old one, -1 if it is new. It is linear in the number of services and domains.
func pairServices(old, new []filing.Service, buffer []int32) []int32 {
	p := pairing{old: old, new: new}
	for range len(old) + len(new) {
		buffer = append(buffer, -1)
	}
	p.partner, p.origin = buffer[:len(old)], buffer[len(old):]
	p.inPlace()
	if p.open() {
		p.byNumber()
	}
	if p.open() {
		p.byContent()
	}
	return buffer
}

type pairing struct {
	old, new        []filing.Service
	partner, origin []int32
}

func (p *pairing) join(i, j int) { p.partner[i], p.origin[j] = int32(j), int32(i) }

// open reports whether services are left on both sides.
func (p *pairing) open() bool {
	return slices.Contains(p.partner, -1) && slices.Contains(p.origin, -1)
}

// inPlace joins services that have the same number at the same index, as they do unless somebody reordered them.
func (p *pairing) inPlace() {
	for i := range min(len(p.old), len(p.new)) {
		if !p.old[i].Number.IsZero() && p.old[i].Number == p.new[i].Number {
			p.join(i, i)
		}
	}
}

func (p *pairing) byNumber() {
	at := make(map[filing.Number]int, len(p.old))
	for i := range p.old {
		if n := p.old[i].Number; !n.IsZero() && p.partner[i] < 0 {
			if _, twice := at[n]; !twice {
				at[n] = i
			}
		}
	}
	for j := range p.new {
		if i, ok := at[p.new[j].Number]; ok && p.origin[j] < 0 && p.partner[i] < 0 {
			p.join(i, j)
		}
	}
}

// contentKey is what recognises a service without a number: its kind and one of its domains or its package.
type contentKey struct {
	kind filing.ServiceKind
	name string
}

// byContent joins the rest by kind and a shared domain or package. Candidates are taken in the order of their names, so that
// the order of services does not matter.
func (p *pairing) byContent() {
	at := make(map[contentKey]int)
	for i := range p.old {
		if p.partner[i] < 0 {
			for k := range contentKeys(&p.old[i]) {
				at[k] = i
			}
		}
	}
	type candidate struct {
		key  contentKey
		i, j int
	}
	var found []candidate
	for j := range p.new {
		if p.origin[j] < 0 {
			for k := range contentKeys(&p.new[j]) {
				if i, ok := at[k]; ok {
					found = append(found, candidate{k, i, j})
				}
			}
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.key.kind, b.key.kind), cmp.Compare(a.key.name, b.key.name))
	})
	for _, c := range found {
		if p.partner[c.i] < 0 && p.origin[c.j] < 0 {
			p.join(c.i, c.j)
		}
	}
}

func contentKeys(s *filing.Service) func(yield func(contentKey) bool) {
	return func(yield func(contentKey) bool) {
		for i := range s.Domains {
			if !yield(contentKey{s.Kind, filing.DomainKey(s.Domains[i].Name)}) {
				return
			}
		}
		if s.App != nil && s.App.Package != "" {
			yield(contentKey{s.Kind, "package " + s.App.Package})
		}
	}
}

// domains tells which domains were removed, added or replaced, and what the registrar's record says anew of the others.
func (d *differ) domains(old, new []filing.Domain) {
	if d.domainsInPlace(old, new) {
		return
	}
	was, is := indexDomains(old), indexDomains(new)
	var removed, added []string
	for name, i := range was {
		if j, ok := is[name]; ok {
			d.mirror(name, &old[i], &new[j])
		} else {
			removed = append(removed, name)
		}
	}
	for name := range is {
		if _, ok := was[name]; !ok {
			added = append(added, name)
		}
	}
	slices.Sort(removed)
	slices.Sort(added)
	d.exchange(removed, added)
}

// domainsInPlace compares lists that name the same domains in the same order, and reports whether they did.
func (d *differ) domainsInPlace(old, new []filing.Domain) bool {
	if len(old) != len(new) {
		return false
	}
	for i := range old {
		if !filing.SameDomain(old[i].Name, new[i].Name) {
			return false
		}
	}
	for i := range old {
		if old[i] != new[i] {
			d.mirror(filing.DomainKey(old[i].Name), &old[i], &new[i])
		}
	}
	return true
}

func indexDomains(ds []filing.Domain) map[string]int {
	m := make(map[string]int, len(ds))
	for i := range ds {
		m[filing.DomainKey(ds[i].Name)] = i
	}
	return m
}

// mirror tells a holder, expiry or filing day that the record shows differently now.
func (d *differ) mirror(name string, old, new *filing.Domain) {
	d.key = name
	tell := func(f filing.Field, t province.Topic, differs bool) {
		if differs {
			d.add(f, t, Mirrored)
		}
	}
	tell(filing.FieldDomainHolderName, province.TopicDomainHolder, !filing.SameName(old.Holder.Name, new.Holder.Name))
	tell(filing.FieldDomainHolderNumber, province.TopicDomainHolder, old.Holder.Number != new.Holder.Number)
	tell(filing.FieldDomainExpires, province.TopicDomainValidity, old.Expires != new.Expires)
	tell(filing.FieldDomainFiledOn, province.TopicDomainValidity, old.FiledOn != new.FiledOn)
	d.key = ""
}

// exchange pairs removed and added domains in the order of their names.
func (d *differ) exchange(removed, added []string) {
	n := min(len(removed), len(added))
	for i := range n {
		d.key = removed[i]
		d.add(filing.FieldDomain, province.TopicDomainReplace, Replaced)
		d.changes[len(d.changes)-1].With = added[i]
	}
	for _, name := range removed[n:] {
		d.key = name
		d.add(filing.FieldDomain, province.TopicDomainRemove, Removed)
	}
	for _, name := range added[n:] {
		d.key = name
		d.add(filing.FieldDomain, province.TopicDomainAdd, Added)
	}
	d.key = ""
}
