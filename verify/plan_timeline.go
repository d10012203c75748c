package verify

import (
	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// timeline adds up the steps in working days and says what to know meanwhile.
func (b *builder) timeline() {
	b.notice()
	b.estimate()
	b.meanwhile()
}

// notice applies the law's notice: the change is due before the facts change (Order 292 art. 11, Order 33 art. 14). The
// widespread reading "within thirty days after" stays a note beside it.
func (b *builder) notice() {
	if b.basis.Occurred == 0 {
		return
	}
	d := b.decide(province.TopicTimeline, 0)
	if l := d.Limit(); l.Unit == province.Days {
		b.plan.Timeline.SubmitBy = b.basis.Occurred.AddDays(-l.N)
		b.note(NoteNoticeDisputed)
		if b.basis.On > b.plan.Timeline.SubmitBy {
			b.note(NoteLate)
		}
	}
}

// estimate counts the working days of all steps, orders one after the other.
func (b *builder) estimate() {
	if b.basis.On == 0 {
		b.note(NoteUndated)
		return
	}
	shortest, longest := 0, 0
	for i := range b.plan.Orders {
		for k := range b.plan.Orders[i].Steps {
			lo, hi := workdays(&b.plan.Orders[i].Steps[k])
			shortest, longest = shortest+lo, longest+hi
		}
	}
	earliest, ok1 := AddWorkdays(b.calendar, b.basis.On, shortest)
	latest, ok2 := AddWorkdays(b.calendar, b.basis.On, longest)
	if ok1 {
		b.plan.Timeline.Earliest = earliest
	}
	if ok2 {
		b.plan.Timeline.Latest = latest
	}
	if !ok1 || !ok2 {
		b.note(NoteNotCovered)
	}
}

// workdays returns the fewest and the most working days of a step: the widest of what the sources say.
func workdays(s *PlanStep) (shortest, longest int) {
	found := false
	for _, l := range s.Limits {
		if l.Unit != province.WorkingDays {
			continue
		}
		if !found || l.Min < shortest {
			shortest = l.Min
		}
		longest = max(longest, l.N)
		found = true
	}
	return shortest, longest
}

// meanwhile adds what the customer may do or should know while the plan runs.
func (b *builder) meanwhile() {
	switch b.plan.Route {
	case RouteCancelAndRefile, RouteNewFiling, RouteCancelService:
	default:
		b.note(NoteSiteStaysOnline)
	}
	if b.touches(func(c *change.Change) bool { return c.Path.Field == filing.FieldDomain && c.Op != change.Added }) {
		b.note(NoteDomainGoesDark)
	}
	for _, n := range [...]Note{NoteDNSMeanwhile, NoteSecurityScan, NoteResultBySMS, NoteConsoleLags, NoteNoSecondOrder} {
		b.note(n)
	}
	if b.touches(ofSponsor) {
		b.note(NoteUpdateFooter)
	}
}
