package change

import (
	"cmp"
	"slices"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// partners tells which service became which: for each old one the index of the new one, for each new one that of the old
// one, -1 where there is none. Filings whose services all stayed where they were need no indexes, and those of a filing of
// usual size are kept in place, so that pairing rarely costs an allocation.
type partners struct {
	olds, news int
	inPlace    bool
	small      [64]int32
	large      []int32
}

func (p *partners) get(i int) int {
	if p.inPlace {
		return i
	}
	if p.large != nil {
		return int(p.large[i])
	}
	return int(p.small[i])
}

func (p *partners) set(i, value int) {
	if p.large != nil {
		p.large[i] = int32(value)
		return
	}
	p.small[i] = int32(value)
}

// ofOld returns the index of the new service that the old one at i became, -1 if it is gone.
func (p *partners) ofOld(i int) int { return p.get(i) }

// ofNew returns the index of the old service that the new one at k was, -1 if it is new.
func (p *partners) ofNew(k int) int {
	if p.inPlace {
		return k
	}
	return p.get(p.olds + k)
}

func (p *partners) join(i, k int) {
	p.set(i, k)
	p.set(p.olds+k, i)
}

// keepsAll reports whether no old service is gone.
func (p *partners) keepsAll() bool {
	for i := range p.olds {
		if p.ofOld(i) < 0 {
			return false
		}
	}
	return true
}

// open reports whether services are left on both sides.
func (p *partners) open() bool {
	for k := range p.news {
		if p.ofNew(k) < 0 {
			return !p.keepsAll()
		}
	}
	return false
}

// pair matches services by number, else by kind and a shared domain or package. It is linear in services and domains.
func (p *partners) pair(old, new []filing.Service) {
	p.olds, p.news = len(old), len(new)
	if p.inPlace = allInPlace(old, new); p.inPlace {
		return
	}
	if p.olds+p.news > len(p.small) {
		p.large = make([]int32, p.olds+p.news)
	}
	for i := range p.olds + p.news {
		p.set(i, -1)
	}
	for i := range min(p.olds, p.news) { // in place, as they are unless somebody reordered them
		if sameNumber(&old[i], &new[i]) {
			p.join(i, i)
		}
	}
	if p.open() {
		p.byNumber(old, new)
	}
	if p.open() {
		p.byContent(old, new)
	}
}

// allInPlace reports whether every service is where it was.
func allInPlace(old, new []filing.Service) bool {
	if len(old) != len(new) {
		return false
	}
	for i := range old {
		if !sameNumber(&old[i], &new[i]) {
			return false
		}
	}
	return true
}

func sameNumber(old, new *filing.Service) bool {
	return !old.Number.IsZero() && old.Number == new.Number
}

func (p *partners) byNumber(old, new []filing.Service) {
	at := make(map[filing.Number]int, len(old))
	for i := range old {
		if n := old[i].Number; !n.IsZero() && p.ofOld(i) < 0 {
			if _, twice := at[n]; !twice {
				at[n] = i
			}
		}
	}
	for k := range new {
		if i, ok := at[new[k].Number]; ok && p.ofNew(k) < 0 && p.ofOld(i) < 0 {
			p.join(i, k)
		}
	}
}

// contentKey is what recognises a service without a number: its kind, and one of its domains, its package or its name.
type contentKey struct {
	kind filing.ServiceKind
	what string
	name string
}

// byContent joins the rest by kind and a shared domain or package, and what has neither by its name. Candidates are taken in
// the order of their keys, so that the order of services does not matter.
func (p *partners) byContent(old, new []filing.Service) {
	was, is := make(map[contentKey][]int), make(map[contentKey][]int)
	for i := range old {
		if p.ofOld(i) < 0 {
			addKeys(was, &old[i], i)
		}
	}
	for k := range new {
		if p.ofNew(k) < 0 {
			addKeys(is, &new[k], k)
		}
	}
	for _, key := range sharedKeys(was, is) {
		olds, news := was[key], is[key]
		for len(olds) > 0 && len(news) > 0 {
			switch {
			case p.ofOld(olds[0]) >= 0:
				olds = olds[1:]
			case p.ofNew(news[0]) >= 0:
				news = news[1:]
			default:
				p.join(olds[0], news[0])
			}
		}
	}
}

func sharedKeys(was, is map[contentKey][]int) []contentKey {
	var keys []contentKey
	for key := range was {
		if _, ok := is[key]; ok {
			keys = append(keys, key)
		}
	}
	slices.SortFunc(keys, func(a, b contentKey) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.what, b.what), cmp.Compare(a.name, b.name))
	})
	return keys
}

// addKeys enters a service under everything that recognises it.
func addKeys(at map[contentKey][]int, s *filing.Service, i int) {
	enter := func(what, name string) {
		key := contentKey{s.Kind, what, name}
		if of := at[key]; len(of) == 0 || of[len(of)-1] != i {
			at[key] = append(of, i)
		}
	}
	for k := range s.Domains {
		enter("domain", filing.DomainKey(s.Domains[k].Name))
	}
	if s.App != nil && s.App.Package != "" {
		enter("package", s.App.Package)
	}
	if len(s.Domains) == 0 && (s.App == nil || s.App.Package == "") {
		enter("name", filing.FoldName(s.Name))
	}
}

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
