package verify

import (
	"slices"
	"time"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// Calendar says which days are worked (工作日). Implementations answer the same for the same day for ever and are safe for
// concurrent use; a company that has a newer arrangement brings its own and asks [StateCouncil] for the rest.
//
// Known is false for a day that the calendar has no data for, whatever day of the week it is: the arrangement of a year is
// published a few weeks before it begins, and until then nobody knows which weekends are worked. Where known is false, work
// means nothing.
type Calendar interface {
	// Workday reports whether d is worked, and whether the calendar has data for d at all.
	Workday(d filing.Date) (work, known bool)
}

// OfficialCalendar is the calendar that the State Council's office arranges each year (国务院办公厅部分节假日安排), with its days
// off and make-up workdays (调休). The zero value is ready, comparable, and safe for concurrent use.
//
// Source: the State Council's yearly notices, checked against the open data set chinese-days 1.5.7; the papers of each
// year are listed by [OfficialCalendar.Sources].
type OfficialCalendar struct{}

// StateCouncil returns the built-in calendar. Functions of this package take nil for it.
func StateCouncil() OfficialCalendar { return OfficialCalendar{} }

// Covered returns the days that the calendar has data for, from 1 January 2017 until the end of the last year whose
// arrangement was published when the data were made.
func (OfficialCalendar) Covered() province.Period {
	return province.Period{From: filing.NewDate(firstYear, 1, 1), Until: filing.NewDate(endYear, 1, 1)}
}

// Workday reports whether d is worked. Known is false for a day outside [OfficialCalendar.Covered] and for a value that is
// no day.
func (OfficialCalendar) Workday(d filing.Date) (work, known bool) {
	if !d.IsValid() || d.Year() < firstYear || d.Year() >= endYear {
		return false, false
	}
	year := &calendarYears[d.Year()-firstYear]
	switch d.Weekday() {
	case time.Saturday, time.Sunday:
		return slices.Contains(year.work, d), true
	}
	return !slices.Contains(year.off, d), true
}

// Sources returns the papers that arranged the days of a year, in the order of their publication, or nil for a year without
// data. The slice is the caller's own.
func (OfficialCalendar) Sources(year int) []province.Source {
	if year < firstYear || year >= endYear {
		return nil
	}
	var out []province.Source
	for _, i := range calendarYears[year-firstYear].notices {
		n := &notices[i]
		out = append(out, province.Source{
			ID:        "state-council/国办发明电" + n.number,
			Publisher: "General Office of the State Council (国务院办公厅)",
			Title:     n.title + "（国办发明电" + n.number + "）",
			URL:       "https://www.gov.cn/zhengce/" + n.path,
			Published: n.published,
		})
	}
	return out
}

// maxDays bounds every walk over a calendar: forty years.
const maxDays = 40 * 366

// AddWorkdays returns the day n working days after d, before d where n is negative: the n-th working day that is not d
// itself, as periods are counted that begin on the day after an event. With n = 0 it returns d.
//
// It answers false, and no day, where d or a day on the way is not covered by the calendar, and where the walk would take
// more than forty years. A nil Calendar is the built-in one.
func AddWorkdays(c Calendar, d filing.Date, n int) (filing.Date, bool) {
	if n > maxDays || n < -maxDays {
		return 0, false
	}
	step := 1
	if n < 0 {
		step = -1
	}
	w := walk{orBuiltin(c), d}
	if _, known := w.workday(); !known {
		return 0, false
	}
	for left, walked := n*step, 0; left > 0; walked++ {
		work, known := w.next(step)
		if !known || walked == maxDays {
			return 0, false
		}
		if work {
			left--
		}
	}
	return w.day, true
}

// WorkdaysBetween returns the number of working days after from, up to and including until: from itself does not count, as
// in [AddWorkdays], whose inverse it is. Where until lies before from, the number is negative and counts until but not from.
//
// It answers false where one of the days, or a day between them, is not covered by the calendar, and where they lie more
// than forty years apart. A nil Calendar is the built-in one.
func WorkdaysBetween(c Calendar, from, until filing.Date) (int, bool) {
	step := 1
	if until < from {
		step = -1
	}
	w := walk{orBuiltin(c), from}
	if _, known := w.workday(); !known || !until.IsValid() {
		return 0, false
	}
	n := 0
	for walked := 0; w.day != until; walked++ {
		work, known := w.next(step)
		if !known || walked == maxDays {
			return 0, false
		}
		if work {
			n++
		}
	}
	return n * step, true
}

// NextWorkday returns d if it is worked, else the first working day after it: the day on which a period ends whose last day
// is off.
//
// It answers false, and no day, where d or a day on the way is not covered by the calendar, and where forty years have no
// working day. A nil Calendar is the built-in one.
func NextWorkday(c Calendar, d filing.Date) (filing.Date, bool) {
	w := walk{orBuiltin(c), d}
	work, known := w.workday()
	for walked := 0; known && walked < maxDays; walked++ {
		if work {
			return w.day, true
		}
		work, known = w.next(1)
	}
	return 0, false
}

// A walk goes over a calendar day by day.
type walk struct {
	calendar Calendar
	day      filing.Date
}

// workday asks for the day the walk has reached; a value that is no day is never known.
func (w *walk) workday() (work, known bool) {
	if !w.day.IsValid() {
		return false, false
	}
	return w.calendar.Workday(w.day)
}

// next goes one step on, to the day after or before.
func (w *walk) next(step int) (work, known bool) {
	w.day = w.day.AddDays(step)
	return w.workday()
}

func orBuiltin(c Calendar) Calendar {
	if c == nil {
		return StateCouncil()
	}
	return c
}
