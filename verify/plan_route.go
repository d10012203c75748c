package verify

import (
	"slices"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// builder makes one plan.
type builder struct {
	basis    *change.Basis
	calendar Calendar
	table    *province.Table
	day      filing.Date // the day whose rules apply
	old, new *filing.Filing
	changes  change.Changes
	owed     []change.Owed
	cause    province.RuleID // the rule that forced the route, empty where nothing blocks
	plan     Plan
}

func newBuilder(p *Planner, old, new *filing.Filing) *builder {
	b := &builder{basis: &p.Basis, calendar: p.Calendar, old: old, new: new}
	if b.calendar == nil {
		b.calendar = StateCouncil()
	}
	b.day = p.Basis.On
	if b.day == 0 {
		b.day = ruleDay(p.Basis.Rules)
	}
	b.table = province.Snapshot(p.Basis.Rules, old.Province, b.day)
	b.changes = change.Diff(*old, *new)
	b.plan = Plan{Edition: b.table.Edition(), On: p.Basis.On}
	return b
}

// ruleDay returns the day of the rules' edition, that of the built-in book where the rules name none.
func ruleDay(r province.Rules) filing.Date {
	if r != nil {
		if d := province.DayOf(r.Edition()); d != 0 {
			return d
		}
	}
	return province.Builtin().Day()
}

// submits reports whether anything of the edit goes into an order.
func (b *builder) submits() bool {
	return slices.ContainsFunc(b.changes, func(c change.Change) bool { return c.Op != change.Mirrored })
}

// touches reports whether the edit has a change that f accepts.
func (b *builder) touches(f func(c *change.Change) bool) bool {
	for i := range b.changes {
		if c := &b.changes[i]; c.Op != change.Mirrored && f(c) {
			return true
		}
	}
	return false
}

func ofSponsor(c *change.Change) bool { return c.Path.Field < filing.FieldServices }

func ofService(c *change.Change) bool { return !ofSponsor(c) && !ofAccess(c) }

func ofAccess(c *change.Change) bool {
	return c.Path.Field >= filing.FieldAccessList && c.Path.Field <= filing.FieldAccessIPs
}

// route chooses the way: that of the gravest remedy among what blocks, else one order or several.
func (b *builder) route(vs change.Violations) {
	b.owed = b.basis.Owed(*b.old, *b.new)
	b.plan.Route = RouteChange
	rank := 0
	for i := range vs.Blocking() {
		v := &vs[i]
		if r, n := remedyRoute(v.Remedy); n > rank {
			rank, b.plan.Route, b.cause = n, r, v.Rule
		}
		b.noteRemedy(v.Remedy)
	}
	if b.plan.Route == RouteChange && len(b.changeOrders()) > 1 {
		b.plan.Route = RouteSplit
	}
}

// remedyRoute returns the route of a remedy and its weight: a route that loses the filing outweighs one that keeps it.
func remedyRoute(r province.Remedy) (Route, int) {
	switch r {
	case province.RemedyNewFiling:
		return RouteNewFiling, 9
	case province.RemedyCancelAndRefile:
		return RouteCancelAndRefile, 8
	case province.RemedyMigrate:
		return RouteMigrate, 7
	case province.RemedyTransferIn:
		return RouteTransferIn, 6
	case province.RemedyChangeAtProvider:
		return RouteChangeAtProvider, 5
	case province.RemedyCancelService:
		return RouteCancelService, 4
	case province.RemedyNewService:
		return RouteNewService, 3
	case province.RemedySplit:
		return RouteSplit, 2
	}
	return RouteChange, 1
}

func (b *builder) noteRemedy(r province.Remedy) {
	switch r {
	case province.RemedyCorrectField, province.RemedyAttachMaterial:
		b.note(NoteCorrectFirst)
	case province.RemedyWait:
		b.note(NoteWaitForOrder)
	}
}

// note adds a note once.
func (b *builder) note(n Note) {
	if !slices.Contains(b.plan.Timeline.Notes, n) {
		b.plan.Timeline.Notes = append(b.plan.Timeline.Notes, n)
	}
}

// orders lays out the orders of the route.
func (b *builder) orders() {
	switch b.plan.Route {
	case RouteNewFiling:
		b.order(province.OrderFirstFiling, "")
	case RouteCancelAndRefile:
		b.order(province.OrderCancelSponsor, "")
		b.order(province.OrderFirstFiling, "")
		b.note(NoteOfflineMeanwhile)
		b.note(NoteNumberLost)
		b.note(NoteSuffixTrap)
	case RouteMigrate:
		b.order(province.OrderMigrate, "")
	case RouteTransferIn:
		b.order(province.OrderTransferIn, "")
		b.rest(isNewAccess)
	case RouteCancelService:
		b.rest(isRemoval)
		b.order(province.OrderCancelService, b.serviceOf(isRemoval))
	case RouteNewService:
		b.rest(isAddition)
		b.order(province.OrderNewService, b.serviceOf(isAddition))
	default:
		for _, o := range b.changeOrders() {
			b.order(o.Kind, o.Service)
		}
	}
}

func isNewAccess(c *change.Change) bool {
	return c.Topic == province.TopicTransferIn || c.Path.Field == filing.FieldAccess
}

func isAddition(c *change.Change) bool {
	return c.Topic == province.TopicDomainAdd || c.Topic == province.TopicDomainReplace || c.Topic == province.TopicServiceAdd
}

func isRemoval(c *change.Change) bool {
	return c.Topic == province.TopicServiceRemove || c.Topic == province.TopicDomainRemove
}

// rest plans the change orders for what the route's own order does not carry.
func (b *builder) rest(carried func(c *change.Change) bool) {
	all := b.changes
	b.changes = slices.DeleteFunc(slices.Clone(all), func(c change.Change) bool { return carried(&c) })
	if b.submits() {
		for _, o := range b.changeOrders() {
			b.order(o.Kind, o.Service)
		}
	}
	b.changes = all
}

// serviceOf returns the key of the first service with a change that f accepts.
func (b *builder) serviceOf(f func(c *change.Change) bool) string {
	for i := range b.changes {
		if f(&b.changes[i]) {
			return b.changes[i].Path.Service
		}
	}
	return ""
}

// changeOrders returns the change orders that carry the edit, the sponsor's first: one where the bureau or the console takes
// all at once, else one for the sponsor and one for the services, or one for each where the console takes one at a time.
func (b *builder) changeOrders() []Order {
	sponsor, service, access := b.touches(ofSponsor), b.touches(ofService), b.touches(ofAccess)
	switch {
	case b.basis.Order.IsChange() && !(sponsor && (service || access)):
		return []Order{{Kind: b.basis.Order}}
	case b.onlyFull(), sponsor && (service || access) && b.takesBoth():
		return []Order{{Kind: province.OrderFull}}
	}
	var orders []Order
	if sponsor {
		orders = append(orders, Order{Kind: province.OrderSponsor})
	}
	if access && !service && b.offers(province.OrderAccess) {
		return append(orders, Order{Kind: province.OrderAccess})
	}
	if service || access {
		orders = append(orders, b.serviceOrders()...)
	}
	return orders
}

// onlyFull reports whether the bureau refuses orders for a part of the filing, as Jiangsu does.
func (b *builder) onlyFull() bool {
	return b.decide(province.TopicOrderKind, province.OrderSponsor).Verdict() == province.Forbidden &&
		b.decide(province.TopicOrderKind, province.OrderService).Verdict() == province.Forbidden
}

// takesBoth reports whether sponsor and services may go in one order.
func (b *builder) takesBoth() bool {
	return b.basis.FullOrders || b.basis.Order == province.OrderFull ||
		b.decide(province.TopicMixedOrder, province.OrderFull).Effect() == province.Permit
}

// offers reports whether the console is known to offer a kind of order.
func (b *builder) offers(k province.OrderKind) bool {
	return b.decide(province.TopicOrderKind, k).Effect() == province.Permit
}

// serviceOrders returns one order for all touched services, or one for each where the console's order covers a single one.
func (b *builder) serviceOrders() []Order {
	if b.decide(province.TopicOrderKind, province.OrderService).Limit() != (province.Limit{N: 1, Unit: province.Services}) {
		return []Order{{Kind: province.OrderService}}
	}
	var orders []Order
	for i := range b.changes {
		c := &b.changes[i]
		if ofSponsor(c) || c.Op == change.Mirrored {
			continue
		}
		if n := len(orders); n == 0 || orders[n-1].Service != c.Path.Service {
			orders = append(orders, Order{Kind: province.OrderService, Service: c.Path.Service})
		}
	}
	return orders
}

// decide asks the table about a topic for an order of a kind.
func (b *builder) decide(t province.Topic, k province.OrderKind) province.Decision {
	return b.table.Decide(b.query(t, k))
}

func (b *builder) query(t province.Topic, k province.OrderKind) province.Query {
	q := province.Query{
		Province: b.old.Province, On: b.day, Topic: t, Order: k, Provider: b.basis.Provider, Class: b.new.Sponsor.Nature.Class(),
	}
	if b.plan.Route == RouteNewFiling {
		q.Province = b.new.Province
	}
	return q
}
