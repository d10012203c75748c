// Package pairing finds which service of a filing became which, for all that compare two filings.
package pairing

import (
	"cmp"
	"slices"

	"github.com/gobeian/icp/filing"
)

// Services tells which service became which: for each old one the index of the new one, for each new one that of the old
// one, -1 where there is none. Filings whose services all stayed where they were need no indexes, and those of a filing of
// usual size are kept in place, so that pairing rarely costs an allocation. The zero value has paired two filings without
// services.
type Services struct {
	olds, news int
	inPlace    bool
	small      [64]int32
	large      []int32
}

func (p *Services) get(i int) int {
	if p.inPlace {
		return i
	}
	if p.large != nil {
		return int(p.large[i])
	}
	return int(p.small[i])
}

func (p *Services) set(i, value int) {
	if p.large != nil {
		p.large[i] = int32(value)
		return
	}
	p.small[i] = int32(value)
}

// OfOld returns the index of the new service that the old one at i became, -1 if it is gone.
func (p *Services) OfOld(i int) int { return p.get(i) }

// OfNew returns the index of the old service that the new one at k was, -1 if it is new.
func (p *Services) OfNew(k int) int {
	if p.inPlace {
		return k
	}
	return p.get(p.olds + k)
}

func (p *Services) join(i, k int) {
	p.set(i, k)
	p.set(p.olds+k, i)
}

// KeepsAll reports whether no old service is gone.
func (p *Services) KeepsAll() bool {
	for i := range p.olds {
		if p.OfOld(i) < 0 {
			return false
		}
	}
	return true
}

// open reports whether services are left on both sides.
func (p *Services) open() bool {
	for k := range p.news {
		if p.OfNew(k) < 0 {
			return !p.KeepsAll()
		}
	}
	return false
}

// Pair matches services by number, else by kind and a shared domain or package. It is linear in services and domains.
func (p *Services) Pair(old, new []filing.Service) {
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

func (p *Services) byNumber(old, new []filing.Service) {
	at := make(map[filing.Number]int, len(old))
	for i := range old {
		if n := old[i].Number; !n.IsZero() && p.OfOld(i) < 0 {
			if _, twice := at[n]; !twice {
				at[n] = i
			}
		}
	}
	for k := range new {
		if i, ok := at[new[k].Number]; ok && p.OfNew(k) < 0 && p.OfOld(i) < 0 {
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
func (p *Services) byContent(old, new []filing.Service) {
	was, is := make(map[contentKey][]int), make(map[contentKey][]int)
	for i := range old {
		if p.OfOld(i) < 0 {
			addKeys(was, &old[i], i)
		}
	}
	for k := range new {
		if p.OfNew(k) < 0 {
			addKeys(is, &new[k], k)
		}
	}
	for _, key := range sharedKeys(was, is) {
		olds, news := was[key], is[key]
		for len(olds) > 0 && len(news) > 0 {
			switch {
			case p.OfOld(olds[0]) >= 0:
				olds = olds[1:]
			case p.OfNew(news[0]) >= 0:
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
