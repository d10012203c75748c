package verify

import (
	"cmp"
	"slices"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/internal/pairing"
	"github.com/gobeian/icp/province"
)

// pair is one service before and after an edit; before is nil for a new one, after for one that is gone. The key is that of
// the edit's paths: of the service before, else after.
type pair struct {
	key           string
	before, after *filing.Service
}

// services pairs the services of the two filings as change.Diff does, in the order of their keys.
func (b *builder) services() []pair {
	if b.pairs == nil {
		b.pairs = pairUp(b.old.Services, b.new.Services)
	}
	return b.pairs
}

func pairUp(old, new []filing.Service) []pair {
	var matched pairing.Services
	matched.Pair(old, new)
	pairs := make([]pair, 0, len(old)+1)
	for i := range old {
		s := pair{key: filing.ServiceKey(&old[i]), before: &old[i]}
		if k := matched.OfOld(i); k >= 0 {
			s.after = &new[k]
		}
		pairs = append(pairs, s)
	}
	for k := range new {
		if matched.OfNew(k) < 0 {
			pairs = append(pairs, pair{key: filing.ServiceKey(&new[k]), after: &new[k]})
		}
	}
	if len(pairs) > 1 {
		slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(a.key, b.key) })
	}
	return pairs
}

// servicesAfter returns the services that the filing has after the edit.
func (b *builder) servicesAfter() []pair {
	return slices.DeleteFunc(slices.Clone(b.services()), func(s pair) bool { return s.after == nil })
}

// servicesBefore returns the services that the filing had, as they were.
func (b *builder) servicesBefore() []pair {
	var was []pair
	for _, s := range b.services() {
		if s.before != nil {
			was = append(was, pair{s.key, s.before, s.before})
		}
	}
	return was
}

// afresh forgets what the services were before: they are filed as new ones.
func afresh(services []pair) []pair {
	for i := range services {
		services[i].before = nil
	}
	return services
}

// oneDomainEach makes a website of each further domain, after the one that it was a domain of.
func oneDomainEach(services []pair) []pair {
	parted := make([]pair, 0, len(services)+1)
	for _, s := range services {
		if s.after.Kind != filing.KindWebsite || len(s.after.Domains) < 2 {
			parted = append(parted, s)
			continue
		}
		domains := slices.SortedFunc(slices.Values(s.after.Domains), func(a, b filing.Domain) int {
			return cmp.Compare(filing.DomainKey(a.Name), filing.DomainKey(b.Name))
		})
		for i := range domains {
			site := *s.after
			site.Domains = domains[i : i+1 : i+1]
			if i > 0 {
				site.Number = filing.Number{}
				s.key = filing.ServiceKey(&site)
			}
			parted = append(parted, pair{key: s.key, after: &site})
		}
	}
	return parted
}

// task is a service that needs an order besides the change orders, and the rule that says so.
type task struct {
	pair
	cause province.RuleID
}

// sorted is an edit taken apart into what a change order carries, from one filing to the other, and what takes other orders.
type sorted struct {
	from, to  filing.Filing
	taken     []task // services that get another access
	left      []task // services that lose one
	cancelled []task // services that end
	added     []task // services that begin
}

// ends reports whether no service stays that the filing had.
func (r *sorted) ends() bool { return len(r.cancelled) > 0 && len(r.from.Services) == 0 }

// sort takes the edit apart by what blocks it.
func (b *builder) sort() *sorted {
	r := &sorted{from: *b.old, to: *b.new}
	r.from.Services, r.to.Services = nil, nil
	for _, s := range b.services() {
		r.place(s, b.ways[s.key])
	}
	return r
}

// ways says by which rules something about a service is blocked that takes another order.
type ways struct{ begin, end, take, leave province.RuleID }

// place sorts one service in.
func (r *sorted) place(s pair, w ways) {
	switch {
	case s.before == nil:
		r.added = append(r.added, task{s, w.begin})
		return
	case s.after == nil, w.end != "":
		r.cancelled = append(r.cancelled, task{s, w.end})
		return
	}
	from, to := *s.before, *s.after
	if w.begin != "" {
		to.Domains = r.divide(&s, w.begin)
		if len(to.Domains) == 0 {
			r.cancelled = append(r.cancelled, task{s, w.begin}) // its only domain is replaced: one site ends, another begins
			return
		}
	}
	if w.take != "" {
		r.taken = append(r.taken, task{s, w.take})
	}
	if w.leave != "" && lacks(to.Access, from.Access) {
		r.left = append(r.left, task{s, w.leave})
	}
	if w.take != "" || w.leave != "" {
		from.Access, to.Access = common(from.Access, to.Access), common(to.Access, from.Access)
	}
	r.from.Services, r.to.Services = append(r.from.Services, from), append(r.to.Services, to)
}

// divide returns the domains that a service keeps, and makes each new one a service of its own: since 2019-04-22 a service
// is filed with one domain.
func (r *sorted) divide(s *pair, cause province.RuleID) (kept []filing.Domain) {
	filed := make(map[string]bool, len(s.before.Domains))
	for i := range s.before.Domains {
		filed[filing.DomainKey(s.before.Domains[i].Name)] = true
	}
	for i := range s.after.Domains {
		d := s.after.Domains[i]
		if filed[filing.DomainKey(d.Name)] {
			kept = append(kept, d)
			continue
		}
		begun := *s.after
		begun.Number, begun.Domains = filing.Number{}, []filing.Domain{d}
		r.added = append(r.added, task{pair{key: filing.ServiceKey(&begun), after: &begun}, cause})
	}
	return kept
}

// common returns the accesses of a whose providers b has too.
func common(a, b []filing.Access) []filing.Access {
	known := providers(b)
	return slices.DeleteFunc(slices.Clone(a), func(x filing.Access) bool { return !known[x.Provider] })
}

// gained returns the accesses of b whose providers a lacks.
func gained(a, b []filing.Access) []filing.Access {
	known := providers(a)
	return slices.DeleteFunc(slices.Clone(b), func(x filing.Access) bool { return known[x.Provider] })
}

// lacks reports whether a lacks a provider that b has.
func lacks(a, b []filing.Access) bool { return len(gained(a, b)) > 0 }

func providers(accesses []filing.Access) map[string]bool {
	known := make(map[string]bool, len(accesses))
	for i := range accesses {
		known[accesses[i].Provider] = true
	}
	return known
}
