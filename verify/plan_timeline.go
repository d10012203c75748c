package verify

import (
	"slices"

	"github.com/gobeian/icp/province"
)

// notice applies the law's notice to plans that change filed data: the change is due before the facts change (Order 292
// art. 11, Order 33 art. 14), whichever order goes first. A note tells of the widespread reading "within thirty days after".
func (b *builder) notice(jobs []job) {
	at := slices.IndexFunc(jobs, func(j job) bool { return dutyOf(j.kind) == ruleNotice })
	if b.basis.Occurred == 0 || at < 0 {
		return
	}
	d := b.ask(jobs[at:], province.TopicTimeline)
	if !d.IsKnown() || !jobs[at].kind.IsChange() { // the rules on the notice speak of change orders
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
		reviewed := 0 // days that the provider's first review takes at most
		for k := range b.plan.Orders[i].Steps {
			s := &b.plan.Orders[i].Steps[k]
			least, most := s.Workdays()
			shortest, longest = shortest+least, longest+most
			if s.Kind == province.StepFirstReview {
				reviewed = most
			}
		}
		if reviewed == 0 {
			b.note(NoteReviewUnknown)
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

// Workdays returns the fewest and the most working days that the step takes: the widest range that its sources give. A limit
// without a least number bounds from above only; the law's twenty days are such a one, and practice tells the least. Steps of
// the customer's take none, nor does one that is another way for the step before it. The sums over all steps up to this one,
// counted with [AddWorkdays] from the day of the submission, bound the day on which it is done.
func (s *PlanStep) Workdays() (least, most int) {
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
