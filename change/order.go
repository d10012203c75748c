package change

import (
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// openOrders judges an order that is to run beside another one of the same sponsor.
func (j *judge) openOrders(vs Violations) Violations {
	if len(j.basis.OpenOrders) == 0 {
		return vs
	}
	d := j.table.Decide(j.query(province.TopicOrderInProgress))
	v := Violation{Reason: ReasonOrderInProgress, Remedy: province.RemedyWait, Detail: Detail{Order: j.basis.OpenOrders[0].Kind}}
	if !d.IsKnown() {
		v.Reason, v.Severity, v.Topic, v.Certainty = ReasonUndecided, Advisory, province.TopicOrderInProgress, province.Unattested
		vs = j.add(vs, v)
		return vs
	}
	v.Severity = j.force(d)
	vs = j.cite(vs, d, v)
	return vs
}

// orderKind judges whether one order can carry the edit: whether the bureau takes orders of the chosen kind, whether the
// kind fits the edit, and whether the console takes sponsor and services at once.
func (j *judge) orderKind(vs Violations) Violations {
	if j.basis.Order != 0 {
		return j.chosenOrder(vs)
	}
	if !j.sponsor || !j.service && !j.access || j.takesFullOrders() {
		return vs
	}
	d := j.table.Decide(j.query(province.TopicMixedOrder))
	if d.Verdict() == province.Forbidden {
		vs = j.cite(vs, d, Violation{Reason: ReasonMixedOrder, Severity: j.force(d), Remedy: province.RemedySplit, Detail: Detail{Order: j.order}})
	}
	return vs
}

// chosenOrder judges the kind of order that the caller means to send.
func (j *judge) chosenOrder(vs Violations) Violations {
	d := j.table.Decide(j.query(province.TopicOrderKind))
	v := Violation{Reason: ReasonOrderKindUnavailable, Remedy: d.Remedy(), Detail: Detail{Order: j.order}}
	switch d.Verdict() {
	case province.Forbidden:
		v.Severity = j.force(d)
		vs = j.cite(vs, d, v)
	case province.Conditional:
		vs = j.conditions(vs, d, v, subject{})
	}
	if !j.basis.Order.IsChange() || j.order == province.OrderSponsor && (j.service || j.access) ||
		j.order == province.OrderService && j.sponsor || j.order == province.OrderAccess && (j.sponsor || j.service) {
		remedy := province.RemedySplit
		if !j.basis.Order.IsChange() {
			remedy = province.RemedyFullOrder
		}
		vs = j.misfit(vs, remedy)
	}
	return vs
}

// misfit reports an order of a kind that cannot carry the edit. Which kind carries what is the meaning of the kinds, which
// the page that introduced them documents, whosever console takes the order.
func (j *judge) misfit(vs Violations, remedy province.Remedy) Violations {
	id := ruleOrderSponsor
	switch j.order {
	case province.OrderService:
		id = ruleOrderService
	case province.OrderAccess:
		id = ruleOrderAccess
	}
	vs = j.cite(vs, j.document(id), Violation{Reason: ReasonMixedOrder, Severity: Blocking, Remedy: remedy, Detail: Detail{Order: j.order}})
	return vs
}

// takesFullOrders reports whether sponsor and services may go in one order: the caller says so, chose that kind, or the
// bureau takes nothing else.
func (j *judge) takesFullOrders() bool {
	return j.basis.FullOrders || j.basis.Order == province.OrderFull || j.onlyFullOrders()
}

// onlyFullOrders reports whether the bureau refuses both orders for a part of the filing.
func (j *judge) onlyFullOrders() bool {
	return j.refuses(province.OrderSponsor) && j.refuses(province.OrderService)
}

// refuses reports whether the bureau does not take an order of a kind for this edit: not at all, or not where the edit itself
// is known to break the condition, such as that the responsible person stays.
func (j *judge) refuses(k province.OrderKind) bool {
	q := j.query(province.TopicOrderKind)
	q.Order = k
	d := j.table.Decide(q)
	switch d.Verdict() {
	case province.Forbidden:
		return true
	case province.Conditional:
		held, _ := j.weigh(d.Needs(), subject{})
		return held == No && j.force(d) == Blocking
	}
	return false
}

// lateness tells an edit that comes later than the law wants it: thirty days before the change (Order 33 art. 14, Order 292
// art. 11). Nothing makes a late change void, so it is told, not refused.
func (j *judge) lateness(vs Violations) Violations {
	if j.basis.Occurred == 0 {
		return vs
	}
	today, ok := j.today()
	if !ok {
		return vs
	}
	d := j.table.Decide(j.query(province.TopicTimeline))
	notice := d.Limit()
	if notice.Unit != province.Days {
		return vs
	}
	due := j.basis.Occurred.AddDays(-notice.N)
	if due != 0 && today > due {
		vs = j.cite(vs, d, Violation{Reason: ReasonLate, Severity: Advisory, Detail: Detail{Due: due, Limit: notice}})
	}
	return vs
}

// today returns the day of the submission; where it is not known, the judge will say that something hung on it.
func (j *judge) today() (filing.Date, bool) {
	if j.basis.On == 0 {
		j.undated = true
		return 0, false
	}
	return j.basis.On, true
}
