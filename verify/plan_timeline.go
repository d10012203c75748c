package verify

import "github.com/gobeian/icp/province"

// notice applies the law's notice: the change is due before the facts change (Order 292 art. 11, Order 33 art. 14). The
// widespread reading "within thirty days after" stands beside it as a note with its own last day.
func (b *builder) notice(jobs []job) {
	if b.basis.Occurred == 0 {
		return
	}
	d := b.ask(jobs, province.TopicTimeline)
	if !d.IsKnown() {
		d = b.law(ruleNotice)
	}
	notice := d.Limit()
	if notice.Unit != province.Days {
		return
	}
	due := b.basis.Occurred.AddDays(-notice.N)
	if due == 0 {
		return
	}
	b.plan.Timeline.SubmitBy = due
	if b.basis.On > due {
		b.note(NoteLate)
	}
	b.note(NoteNoticeDisputed)
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
			least, most := b.plan.Orders[i].Steps[k].workdays()
			shortest, longest = shortest+least, longest+most
		}
	}
	t := &b.plan.Timeline
	ok := false
	if t.Earliest, ok = AddWorkdays(b.calendar, b.basis.On, shortest); ok {
		t.Latest, ok = AddWorkdays(b.calendar, t.Earliest, longest-shortest)
	}
	if !ok {
		b.note(NoteNotCovered)
	}
}

// workdays returns the fewest and the most working days of a step: the widest range that its sources give. A limit without a
// least number bounds from above only; the law's twenty days are such a one, and practice tells the least.
func (s *PlanStep) workdays() (least, most int) {
	if s.Optional {
		return 0, 0
	}
	for _, l := range s.Limits {
		if l.Unit != province.WorkingDays {
			continue
		}
		if l.Min > 0 && (least == 0 || l.Min < least) {
			least = l.Min
		}
		most = max(most, l.N)
	}
	return least, most
}
