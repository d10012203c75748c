package change

import (
	"slices"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// domains tells which domains were removed, added or replaced, and what the registrar's record says anew of the others.
func (d *differ) domains(e entry, old, new []filing.Domain) {
	if d.domainsInPlace(e, old, new) || d.domainsAtEnd(e, old, new) {
		return
	}
	was, is := indexDomains(old), indexDomains(new)
	var removed, added []string
	for name, i := range was {
		switch j, ok := is[name]; {
		case ok && d.records:
			d.mirror(entry{service: e.service, key: filing.DomainKey(name), index: e.index}, &old[i], &new[j])
		case !ok:
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
	d.exchange(e, removed, added)
}

// domainsInPlace compares lists that name the same domains in the same order, and reports whether they did.
func (d *differ) domainsInPlace(e entry, old, new []filing.Domain) bool {
	if len(old) != len(new) {
		return false
	}
	for i := range old {
		if !filing.SameDomain(old[i].Name, new[i].Name) {
			return false
		}
	}
	for i := range old {
		if d.records && old[i] != new[i] {
			d.mirror(entry{service: e.service, key: filing.DomainKey(old[i].Name), index: e.index}, &old[i], &new[i])
		}
	}
	return true
}

// domainsAtEnd compares lists of which one continues the other, and reports whether they do: the usual edit.
func (d *differ) domainsAtEnd(e entry, old, new []filing.Domain) bool {
	n := min(len(old), len(new))
	surplus := new[n:]
	if len(old) > n {
		surplus = old[n:]
	}
	if len(surplus) > shortList {
		return false
	}
	for i := range surplus {
		name := surplus[i].Name
		repeated := slices.ContainsFunc(surplus[:i], func(o filing.Domain) bool { return filing.SameDomain(o.Name, name) })
		if repeated || slices.ContainsFunc(old[:n], func(o filing.Domain) bool { return filing.SameDomain(o.Name, name) }) {
			return false
		}
	}
	if !d.domainsInPlace(e, old[:n], new[:n]) {
		return false
	}
	topic, op := province.TopicDomainAdd, Added
	if len(old) > n {
		topic, op = province.TopicDomainRemove, Removed
	}
	for i := range surplus {
		e.key = filing.DomainKey(surplus[i].Name)
		d.add(e, filing.FieldDomain, topic, op)
	}
	return true
}

func indexDomains(ds []filing.Domain) map[string]int {
	m := make(map[string]int, len(ds))
	for i := range ds {
		m[wholeName(ds[i].Name)] = i
	}
	return m
}

// wholeName returns what tells a domain from others: its ASCII form, or all of a name that has none.
func wholeName(name string) string {
	if ascii, err := filing.ASCIIDomain(name); err == nil {
		return ascii
	}
	return name
}

// mirror tells a holder, expiry or filing day that the record shows differently now.
func (d *differ) mirror(e entry, old, new *filing.Domain) {
	tell := func(f filing.Field, t province.Topic, differs bool) {
		if differs {
			d.add(e, f, t, Mirrored)
		}
	}
	tell(filing.FieldDomainHolderName, province.TopicDomainHolder, !filing.SameName(old.Holder.Name, new.Holder.Name))
	tell(filing.FieldDomainHolderNumber, province.TopicDomainHolder, old.Holder.Number != new.Holder.Number)
	tell(filing.FieldDomainExpires, province.TopicDomainValidity, old.Expires != new.Expires)
	tell(filing.FieldDomainFiledOn, province.TopicDomainValidity, old.FiledOn != new.FiledOn)
}

// exchange pairs removed and added domains in the order of their names.
func (d *differ) exchange(e entry, removed, added []string) {
	n := min(len(removed), len(added))
	for i := range n {
		e.key = filing.DomainKey(removed[i])
		d.replaced(e, filing.DomainKey(added[i]))
	}
	for _, name := range removed[n:] {
		e.key = filing.DomainKey(name)
		d.add(e, filing.FieldDomain, province.TopicDomainRemove, Removed)
	}
	for _, name := range added[n:] {
		e.key = filing.DomainKey(name)
		d.add(e, filing.FieldDomain, province.TopicDomainAdd, Added)
	}
}
