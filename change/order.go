package change

import (
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// openOrders judges an order that is to run beside another one of the same sponsor.
func (j *judge) openOrders() {
	if len(j.basis.OpenOrders) == 0 {
		return
	}
	d := j.table.Decide(j.query(province.TopicOrderInProgress))
	v := Violation{Reason: ReasonOrderInProgress, Remedy: province.RemedyWait, Detail: Detail{Order: j.basis.OpenOrders[0].Kind}}
	if !d.IsKnown() {
		v.Reason, v.Severity, v.Topic, v.Certainty = ReasonUndecided, Advisory, province.TopicOrderInProgress, province.Unattested
		j.add(v)
		return
	}
	v.Severity = force(d)
	j.cite(d, v)
}

// orderKind judges whether one order can carry the edit: whether the bureau takes orders of the chosen kind, whether the
// kind fits the edit, and whether the console takes sponsor and services at once.
func (j *judge) orderKind() {
	if j.basis.Order != 0 {
		j.chosenOrder()
	}
	if !j.sponsor || !j.service && !j.access || j.takesFullOrders() {
		return
	}
	d := j.table.Decide(j.query(province.TopicMixedOrder))
	if d.Verdict() == province.Forbidden {
		j.cite(d, Violation{Reason: ReasonMixedOrder, Severity: force(d), Remedy: province.RemedySplit, Detail: Detail{Order: j.order}})
	}
}

// chosenOrder judges the kind of order that the caller means to send.
func (j *judge) chosenOrder() {
	d := j.table.Decide(j.query(province.TopicOrderKind))
	v := Violation{Reason: ReasonOrderKindUnavailable, Remedy: d.Remedy(), Detail: Detail{Order: j.order}}
	switch d.Verdict() {
	case province.Forbidden:
		v.Severity = force(d)
		j.cite(d, v)
	case province.Conditional:
		j.conditions(d, v, subject{})
	}
	if !j.basis.Order.IsChange() || j.order == province.OrderSponsor && (j.service || j.access) ||
		j.order == province.OrderService && j.sponsor || j.order == province.OrderAccess && (j.sponsor || j.service) {
		remedy := province.RemedySplit
		if !j.basis.Order.IsChange() {
			remedy = province.RemedyFullOrder
		}
		j.misfit(remedy)
	}
}

// misfit reports an order of a kind that cannot carry the edit. Which kind carries what is the meaning of the kinds; the
// console's rule is cited where there is one.
func (j *judge) misfit(remedy province.Remedy) {
	d := j.table.Decide(province.Query{
		Province: j.old.Province, On: j.day, Topic: province.TopicOrderKind, Order: j.order, Provider: j.basis.Provider,
	})
	v := Violation{
		Reason: ReasonMixedOrder, Severity: Blocking, Topic: province.TopicMixedOrder, Certainty: province.Stated,
		Remedy: remedy, Detail: Detail{Order: j.order},
	}
	if d.IsKnown() {
		v.Sources = d.AppendSources(nil)
		v.Rule, v.Certainty = d.ID(), d.Certainty()
	}
	j.add(v)
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

func (j *judge) refuses(k province.OrderKind) bool {
	q := j.query(province.TopicOrderKind)
	q.Order = k
	return j.table.Decide(q).Verdict() == province.Forbidden
}

// lateness tells an edit that comes later than the law wants it: thirty days before the change (Order 33 art. 14, Order 292
// art. 11). Nothing makes a late change void, so it is told, not refused.
func (j *judge) lateness() {
	if j.basis.Occurred == 0 {
		return
	}
	today, ok := j.today()
	if !ok {
		return
	}
	d := j.table.Decide(j.query(province.TopicTimeline))
	notice := d.Limit()
	if notice.Unit != province.Days {
		return
	}
	due := j.basis.Occurred.AddDays(-notice.N)
	if due != 0 && today > due {
		j.cite(d, Violation{Reason: ReasonLate, Severity: Advisory, Detail: Detail{Due: due, Limit: notice}})
	}
}

// today returns the day of the submission; where it is not known, the judge will say that something hung on it.
func (j *judge) today() (filing.Date, bool) {
	if j.basis.On == 0 {
		j.undated = true
		return 0, false
	}
	return j.basis.On, true
}
