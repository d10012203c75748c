package verify

import (
	"cmp"
	"slices"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// changeOrders plans the change orders that carry an edit: one where the bureau or the console takes all at once, else one
// for the sponsor and one for the services, or one for each service where the console takes one at a time.
func (b *builder) changeOrders(from, to *filing.Filing, changes change.Changes) []job {
	whole := job{home: b.old.Province, from: from, to: to, changes: changes}
	sponsor, service := touchesAny(changes, ofSponsor), touchesAny(changes, ofService)
	access := touchesAny(changes, ofAccess)
	switch {
	case !sponsor && !service && !access:
		return nil
	case sponsor && (service || access):
		if cause, ok := b.splits(&whole); ok {
			whole.cause = cause
			return b.split(&whole, service)
		}
		whole.kind = province.OrderFull
	case sponsor:
		whole.kind = b.available(&whole, province.OrderSponsor)
	default:
		whole.kind = b.available(&whole, b.serviceKind(&whole, service))
	}
	return b.perService(whole)
}

// splits reports whether sponsor and services take one order each, and the console's rule that says so: the console takes one
// or the other, or the caller chose an order for one of them, and the bureau takes such orders.
func (b *builder) splits(whole *job) (province.RuleID, bool) {
	if b.basis.FullOrders || b.basis.Order == province.OrderFull ||
		b.refuses(whole, province.OrderSponsor) && b.refuses(whole, province.OrderService) {
		return "", false
	}
	j := *whole
	j.kind = province.OrderFull
	d := b.table.Decide(b.query(&j, province.TopicMixedOrder))
	return d.ID(), b.basis.Order.IsChange() || d.Verdict() == province.Forbidden
}

// serviceKind returns the order for edits of services: for access data alone an order of its own where the console is known
// to have one or the caller chose it.
func (b *builder) serviceKind(j *job, service bool) province.OrderKind {
	if !service && (b.orderKind(j, province.OrderAccess).Effect() == province.Permit || b.basis.Order == province.OrderAccess) {
		return province.OrderAccess
	}
	return province.OrderService
}

// available returns the kind of order to send for j: the caller's choice if it can carry the edit, else k, and the full order
// where the bureau does not take that.
func (b *builder) available(j *job, k province.OrderKind) province.OrderKind {
	if c := b.basis.Order; c == province.OrderFull || c == province.OrderService && k == province.OrderAccess {
		k = c
	}
	switch {
	case !b.refuses(j, k):
		return k
	case k == province.OrderAccess: // what the access order may not carry, the service order may
		return b.available(j, province.OrderService)
	}
	return province.OrderFull
}

// refuses reports whether the bureau does not take an order of a kind for an edit: not at all, or not where the edit breaks
// the condition.
func (b *builder) refuses(j *job, k province.OrderKind) bool {
	switch b.orderKind(j, k).Verdict() {
	case province.Forbidden:
		return true
	case province.Conditional:
		return blockedBy(b.judge(j.from, j.to, k), change.ReasonOrderKindUnavailable)
	}
	return false
}

// orderKind asks whether an order of a kind is taken.
func (b *builder) orderKind(j *job, k province.OrderKind) province.Decision {
	asked := *j
	asked.kind = k
	return b.table.Decide(b.query(&asked, province.TopicOrderKind))
}

// judge validates a step of the edit as an order of a kind.
func (b *builder) judge(from, to *filing.Filing, k province.OrderKind) change.Violations {
	basis := *b.basis
	basis.Order = k
	return basis.Append(nil, from, to)
}

// split plans one order for the sponsor and one for the services. The filing between the two has to stand on its own: the
// sponsor goes first unless only the other sequence passes, and where neither does, what speaks against the filing in
// between joins the violations.
func (b *builder) split(whole *job, service bool) []job {
	chosen := b.sequence(whole, true, service)
	if against := b.against(chosen); len(against) > 0 {
		if other := b.sequence(whole, false, service); len(b.against(other)) == 0 {
			chosen = other
		} else {
			b.merge(against)
		}
	}
	return append(b.perService(chosen[0]), b.perService(chosen[1])...)
}

// sequence is a split in two, with the sponsor first or last.
func (b *builder) sequence(whole *job, sponsorFirst, service bool) [2]job {
	between := *whole.from
	if sponsorFirst {
		between = *whole.to
		between.Services = whole.from.Services
	} else {
		between.Services = whole.to.Services
	}
	return [2]job{
		b.part(whole, whole.from, &between, sponsorFirst, service),
		b.part(whole, &between, whole.to, !sponsorFirst, service),
	}
}

// part is one half of a split.
func (b *builder) part(whole *job, from, to *filing.Filing, sponsor, service bool) job {
	j := job{home: b.old.Province, from: from, to: to, cause: whole.cause}
	services := slices.IndexFunc(whole.changes, func(c change.Change) bool { return !ofSponsor(&c) })
	if j.changes = whole.changes[services:]; sponsor {
		j.changes = whole.changes[:services]
	}
	if sponsor {
		j.kind = b.available(&j, province.OrderSponsor)
	} else {
		j.kind = b.available(&j, b.serviceKind(&j, service))
	}
	return j
}

// against returns what blocks a sequence of orders and does not block the edit as a whole.
func (b *builder) against(sequence [2]job) (found change.Violations) {
	for i := range sequence {
		j := &sequence[i]
		for _, v := range b.judge(j.from, j.to, j.kind).Blocking() {
			known := func(w change.Violation) bool {
				return w.Rule == v.Rule && w.Reason == v.Reason && w.Path == v.Path
			}
			if !slices.ContainsFunc(b.violations.Blocking(), known) && !slices.ContainsFunc(found, known) {
				found = append(found, v)
			}
		}
	}
	return found
}

// merge adds blocking violations, in the order that package change gives them.
func (b *builder) merge(found change.Violations) {
	if len(found) == 0 {
		return
	}
	blocking := b.violations.Blocking()
	merged := slices.Concat(blocking, found, b.violations[len(blocking):])
	slices.SortStableFunc(merged, func(v, w change.Violation) int {
		return cmp.Or(
			cmp.Compare(v.Severity, w.Severity), v.Path.Compare(w.Path), cmp.Compare(v.Topic, w.Topic),
			cmp.Compare(v.Reason, w.Reason), cmp.Compare(v.Rule, w.Rule),
		)
	})
	b.violations = merged
	for i := range found {
		if r := found[i].Remedy; r == province.RemedyCorrectField || r == province.RemedyAttachMaterial {
			b.note(NoteCorrectFirst)
		}
	}
}

// perService finds the services that a change order concerns, and divides it where the console takes one service at a time.
func (b *builder) perService(j job) []job {
	j.services = b.touched(j.changes)
	if len(j.services) == 1 && !touchesAny(j.changes, ofSponsor) {
		j.service = j.services[0].key
	}
	one := province.Limit{N: 1, Unit: province.Services}
	if len(j.services) < 2 || j.kind != province.OrderService || b.orderKind(&j, j.kind).Limit() != one {
		return []job{j}
	}
	var jobs []job
	for _, s := range j.services {
		from, to := *j.from, *j.to
		from.Services, to.Services = []filing.Service{*s.before}, []filing.Service{*s.after}
		single := j
		single.service, single.services, single.from, single.to = s.key, []pair{s}, &from, &to
		first, _ := slices.BinarySearchFunc(j.changes, s.key, byService)
		after, _ := slices.BinarySearchFunc(j.changes, s.key+"\x00", byService)
		single.changes = j.changes[first:after:after]
		jobs = append(jobs, single)
	}
	return jobs
}

// touched returns the services that changes touch and that live on.
func (b *builder) touched(cs change.Changes) (found []pair) {
	last := ""
	for i := range cs {
		c := &cs[i]
		if ofSponsor(c) || !carried(c) || c.Path.Service == last && len(found) > 0 {
			continue
		}
		last = c.Path.Service
		at, ok := slices.BinarySearchFunc(b.services(), last, func(s pair, key string) int { return cmp.Compare(s.key, key) })
		if ok && b.services()[at].before != nil && b.services()[at].after != nil {
			found = append(found, b.services()[at])
		}
	}
	return found
}

// byService compares a change with a service's key; changes of services are in the order of the keys.
func byService(c change.Change, key string) int { return cmp.Compare(c.Path.Service, key) }
