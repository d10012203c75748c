package verify

import (
	"cmp"
	"slices"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// builder makes one plan.
type builder struct {
	basis      *change.Basis
	calendar   Calendar
	table      *province.Table
	day        filing.Date // the day whose rules apply
	old, new   *filing.Filing
	changes    change.Changes
	pairs      []pair // the services, in the order of their keys
	violations change.Violations
	cause      province.RuleID // the rule that forced the route, empty where nothing blocks
	ways       map[string]ways // the services that need more than a change order, by key
	ids        []province.RuleID
	plan       Plan
}

func newBuilder(p *Planner, old, new *filing.Filing) *builder {
	b := &builder{basis: &p.Basis, calendar: orBuiltin(p.Calendar), day: p.Basis.On, old: old, new: new}
	if b.day == 0 {
		b.day = ruleDay(p.Basis.Rules)
	}
	b.table = province.Snapshot(p.Basis.Rules, old.Province, b.day)
	b.changes = change.Diff(*old, *new)
	b.plan = Plan{Edition: b.table.Edition(), On: p.Basis.On, Orders: []Order{}}
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

// touchesAny reports whether cs has a change that f accepts and an order carries.
func touchesAny(cs change.Changes, f func(c *change.Change) bool) bool {
	for i := range cs {
		if c := &cs[i]; carried(c) && f(c) {
			return true
		}
	}
	return false
}

// carried reports whether an order carries a change: not what only mirrors a registrar's record, and not a filing number,
// which the bureau gives and nobody edits.
func carried(c *change.Change) bool {
	return c.Op != change.Mirrored && c.Path.Field != filing.FieldNumber && c.Path.Field != filing.FieldServiceNumber
}

func ofSponsor(c *change.Change) bool { return c.Path.Field < filing.FieldServices }

func ofService(c *change.Change) bool { return !ofSponsor(c) && !ofAccess(c) }

func ofAccess(c *change.Change) bool {
	return c.Path.Field >= filing.FieldAccessList && c.Path.Field <= filing.FieldAccessIPs
}

// choose takes the route of the gravest remedy among what blocks. It notes which services need an order of their own.
func (b *builder) choose() {
	b.plan.Route = RouteChange
	weight := 0
	for i := range b.violations.Blocking() {
		v := &b.violations[i]
		route, n := routeOf(v.Remedy)
		if n > weight {
			weight, b.plan.Route, b.cause = n, route, v.Rule
		}
		switch v.Remedy {
		case province.RemedyNewService, province.RemedyCancelService, province.RemedyTransferIn, province.RemedyChangeAtProvider:
			b.way(v)
		case province.RemedyCorrectField, province.RemedyAttachMaterial:
			b.note(NoteCorrectFirst)
		case province.RemedyWait:
			b.note(NoteWaitForOrder)
		case province.RemedyAskBureau:
			b.note(NoteAskBureau)
		}
	}
}

// way notes that a service needs an order of another kind.
func (b *builder) way(v *change.Violation) {
	if b.ways == nil {
		b.ways = make(map[string]ways)
	}
	w := b.ways[v.Path.Service]
	switch v.Remedy {
	case province.RemedyNewService:
		w.begin = cmp.Or(w.begin, v.Rule)
	case province.RemedyCancelService:
		w.end = cmp.Or(w.end, v.Rule)
	case province.RemedyTransferIn:
		w.take = cmp.Or(w.take, v.Rule)
	case province.RemedyChangeAtProvider:
		w.leave = cmp.Or(w.leave, v.Rule)
	}
	b.ways[v.Path.Service] = w
}

// routeOf returns the route of a remedy and its weight: what loses the filing outweighs what keeps it.
func routeOf(r province.Remedy) (Route, int) {
	switch r {
	case province.RemedyNewFiling:
		return RouteNewFiling, 8
	case province.RemedyCancelAndRefile:
		return RouteCancelAndRefile, 7
	case province.RemedyMigrate:
		return RouteMigrate, 6
	case province.RemedyTransferIn:
		return RouteTransferIn, 5
	case province.RemedyChangeAtProvider:
		return RouteChangeAtProvider, 4
	case province.RemedyCancelService:
		return RouteCancelService, 3
	case province.RemedyNewService:
		return RouteNewService, 2
	case province.RemedySplit, province.RemedyFullOrder:
		return RouteChange, 1 // which of the two routes it is the number of orders tells
	}
	return RouteChange, 0
}

// job is one order before its steps are laid out: what it is, and the filing before and after it. The filings share memory
// with the caller's and are only read.
type job struct {
	kind     province.OrderKind
	service  string // the key of the one service it concerns, if it is one
	home     filing.Province
	console  province.Provider // whose console takes it, zero for that of the basis
	from, to *filing.Filing
	changes  change.Changes
	services []pair          // the services it concerns, in the order of their keys
	cause    province.RuleID // the rule that makes it necessary, empty for the duty to change
}

// drops reports whether a domain goes dark when the order is approved.
func (j *job) drops() bool {
	return touchesAny(j.changes, func(c *change.Change) bool {
		return c.Path.Field == filing.FieldDomain && c.Op != change.Added
	})
}

// layOut lays out the orders of the route, adds them up and tells what to know.
func (b *builder) layOut() {
	jobs := b.jobs()
	switch {
	case len(jobs) == 0: // a filing number alone
		b.plan.Route = RouteNone
		return
	case b.plan.Route == RouteChange && len(jobs) > 1:
		b.plan.Route = RouteSplit
	}
	b.plan.Orders = slices.Grow(b.plan.Orders, len(jobs))
	for i := range jobs {
		b.order(&jobs[i])
	}
	b.notice(jobs)
	b.estimate()
	b.meanwhile(jobs)
}

func (b *builder) jobs() []job {
	switch b.plan.Route {
	case RouteNewFiling:
		return []job{b.firstFiling(b.target())}
	case RouteCancelAndRefile:
		return []job{b.cancelSponsor(), b.firstFiling(b.old.Province)}
	case RouteMigrate:
		return []job{{
			kind: province.OrderMigrate, home: b.old.Province, from: b.old, to: b.new, changes: b.changes,
			services: b.servicesAfter(), cause: b.cause,
		}}
	}
	return b.changeAndMore()
}

// target returns the province of a new filing: the one the edit names. Where the filing is to leave its province and the edit
// names no other, nobody knows, and the rules of the whole country apply.
func (b *builder) target() filing.Province {
	if b.new.Province == b.old.Province {
		return 0
	}
	return b.new.Province
}

func (b *builder) firstFiling(home filing.Province) job {
	j := job{
		kind: province.OrderFirstFiling, home: home, from: &filing.Filing{}, to: b.new, services: afresh(b.servicesAfter()), cause: b.cause,
	}
	if b.takesOneDomain(&j) {
		j.services = oneDomainEach(j.services)
	}
	return j
}

// takesOneDomain reports whether a website is filed with one domain and no more, whatever else the province wants of domains.
func (b *builder) takesOneDomain(j *job) bool {
	table := b.table
	if j.home != b.old.Province {
		table = province.Snapshot(b.basis.Rules, j.home, b.day)
	}
	var buffer [8]province.Decision
	one := province.Limit{N: 1, Unit: province.Domains}
	return slices.ContainsFunc(table.AppendDecisions(buffer[:0], b.query(j, province.TopicDomainCount)), func(d province.Decision) bool {
		return d.Effect() == province.Require && d.Limit() == one
	})
}

func (b *builder) cancelSponsor() job {
	return job{
		kind: province.OrderCancelSponsor, home: b.old.Province, from: b.old, to: b.old, services: b.servicesBefore(), cause: b.cause,
	}
}

// changeAndMore plans an edit whose filing lives on: first the access that the change needs, then what a change order
// carries, then what ends and what begins. Where nothing stays of what the filing had, the new services begin first, so that
// the sponsor is never left without any.
func (b *builder) changeAndMore() []job {
	if len(b.ways) == 0 {
		return b.changeOrders(b.old, b.new, b.changes)
	}
	r := b.sort()
	var jobs, begin, end []job
	if len(r.taken) > 0 {
		jobs = append(jobs, b.transferIn(r.taken))
	}
	jobs = append(jobs, b.changeOrders(&r.from, &r.to, change.Diff(r.from, r.to))...)
	for _, s := range r.left {
		j := b.ending(province.OrderCancelAccess, s)
		j.console = consoleOf(gained(s.after.Access, s.before.Access)) // what it had and loses
		end = append(end, j)
	}
	for _, s := range r.cancelled {
		end = append(end, b.ending(province.OrderCancelService, s))
	}
	if len(r.added) > 0 {
		begin = append(begin, b.newService(r.added))
	}
	if !r.ends() {
		return slices.Concat(jobs, end, begin)
	}
	if len(begin) == 0 {
		b.note(NoteSponsorLeftEmpty)
	}
	return slices.Concat(jobs, begin, end)
}

// transferIn takes services in as they are filed, at the console of the provider that takes them; data that change follow in
// a change order.
func (b *builder) transferIn(ts []task) job {
	from, to := *b.old, *b.old
	from.Services, to.Services = nil, nil
	j := job{kind: province.OrderTransferIn, service: only(ts), home: b.old.Province, from: &from, to: &to, cause: ts[0].cause}
	var taken []filing.Access
	for _, t := range ts {
		served := *t.before
		by := gained(t.before.Access, t.after.Access)
		taken = append(taken, by...)
		served.Access = append(slices.Clone(t.before.Access), by...)
		from.Services, to.Services = append(from.Services, *t.before), append(to.Services, served)
		j.services = append(j.services, pair{t.key, t.before, &served})
	}
	j.console = consoleOf(taken)
	j.changes = change.Diff(from, to)
	return j
}

// consoleOf returns whose console takes an order about accesses: their provider's, where they name one of those that the rules
// know; zero where nobody can tell, or they are of several.
func consoleOf(as []filing.Access) (known province.Provider) {
	for i := range as {
		var p province.Provider
		if p.UnmarshalText([]byte(as[i].Provider)) != nil || known != 0 && p != known {
			return 0
		}
		known = p
	}
	return known
}

// newService is one order for all services that begin.
func (b *builder) newService(ts []task) job {
	j := job{kind: province.OrderNewService, service: only(ts), home: b.old.Province, from: b.old, to: b.new, cause: ts[0].cause}
	for _, t := range ts {
		j.services = append(j.services, t.pair)
	}
	return j
}

// ending ends a service, or its access, as it was filed.
func (b *builder) ending(k province.OrderKind, t task) job {
	return job{
		kind: k, service: t.key, home: b.old.Province, from: b.old, to: b.old, services: []pair{{t.key, t.before, t.before}}, cause: t.cause,
	}
}

// only returns the key of the one service, empty if there are several.
func only(ts []task) string {
	if len(ts) != 1 {
		return ""
	}
	return ts[0].key
}

// offerMigration adds the migration as another way where the bureau itself is known to take it on that day: a filing that
// another sponsor takes over keeps its number and stays online then. It is for units and for websites only (CN/migration).
func (b *builder) offerMigration() {
	if b.plan.Route != RouteCancelAndRefile || !blockedBy(b.violations, change.ReasonSponsorReplaced) || b.hasApp() {
		return
	}
	q := b.query(&job{kind: province.OrderMigrate, home: b.old.Province, to: b.new}, province.TopicMigration)
	own := b.table.Decide(q)
	if own.Effect() != province.Permit || b.fails(own.Needs()) {
		return
	}
	for r := range b.table.Each(q) {
		if r.Effect == province.Forbid || r.ID == own.ID() && r.IsNational() {
			return // "in some provinces only" is no statement about this one
		}
	}
	other := &builder{
		basis: b.basis, calendar: b.calendar, table: b.table, day: b.day, old: b.old, new: b.new, changes: b.changes,
		cause: own.ID(), plan: Plan{Edition: b.plan.Edition, On: b.plan.On, Route: RouteMigrate, Orders: []Order{}},
	}
	other.layOut()
	b.plan.Instead = []Plan{other.plan}
}

// fails reports whether the caller knows of facts that a condition is not met.
func (b *builder) fails(n province.Needs) bool {
	no := func(f province.Fact) bool {
		facts := b.basis.Facts
		return facts.Set(f, change.No) && facts == b.basis.Facts // it said so already
	}
	for f := range n.All.All() {
		if no(f) {
			return true
		}
	}
	for f := range n.Any.All() {
		if !no(f) {
			return false
		}
	}
	return n.Any != 0
}

func (b *builder) hasApp() bool {
	return slices.ContainsFunc(b.new.Services, func(s filing.Service) bool { return s.Kind == filing.KindApp })
}

func blockedBy(vs change.Violations, r change.Reason) bool {
	return slices.ContainsFunc(vs.Blocking(), func(v change.Violation) bool { return v.Reason == r })
}

// query asks about a topic for the order of a job.
func (b *builder) query(j *job, t province.Topic) province.Query {
	q := province.Query{
		Province: j.home, On: b.day, Topic: t, Order: j.kind, Provider: cmp.Or(j.console, b.basis.Provider), Class: j.to.Sponsor.Nature.Class(),
	}
	if n := j.to.Sponsor.Nature; n < 64 {
		q.Nature = n // what no rule can name is left open
	}
	return q
}

// ask asks about a topic for the first of several orders.
func (b *builder) ask(jobs []job, t province.Topic) province.Decision {
	if len(jobs) == 0 {
		return province.Decision{}
	}
	return b.table.Decide(b.query(&jobs[0], t))
}
