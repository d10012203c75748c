package verify_test

import (
	"crypto/sha256"
	"encoding/hex"
	"math"
	"strings"
	"testing"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/verify"
)

// always knows every day; none of them is worked unless work says so.
type always struct{ work bool }

func (c always) Workday(filing.Date) (bool, bool) { return c.work, true }

// days yields the days of a year.
func days(year int) func(func(filing.Date) bool) {
	return func(yield func(filing.Date) bool) {
		for d := filing.NewDate(year, 1, 1); d.Year() == year && yield(d); d = d.AddDays(1) {
			continue
		}
	}
}

// TestIndependentCalendar compares every covered day with the npm package chinese-days 1.5.7 (MIT). Its isWorkday was asked
// for each day of a year; the figures are the number of days it calls worked and the first 16 hexadecimal digits of the
// SHA-256 of the year written as one character a day, 1 worked and 0 off.
func TestIndependentCalendar(t *testing.T) {
	for _, want := range []struct {
		year, days, workdays int
		hash                 string
	}{
		{2017, 365, 249, "2c9849219c1888e1"},
		{2018, 365, 250, "d12b2fc7483894d0"},
		{2019, 365, 250, "dc95086d91477dcc"},
		{2020, 366, 249, "2a7ad4272999783d"},
		{2021, 365, 250, "e7d978b7882f6202"},
		{2022, 365, 249, "d83b30bae42e9bf8"},
		{2023, 365, 249, "e8868c7f857df965"},
		{2024, 366, 251, "661a1167f8576d79"},
		{2025, 365, 248, "b6b20d69dbbf0872"},
		{2026, 365, 248, "1c2604d6fff32a56"},
	} {
		var text strings.Builder
		workdays := 0
		for d := range days(want.year) {
			work, known := verify.StateCouncil().Workday(d)
			if !known {
				t.Fatalf("%v is not known", d)
			}
			if work {
				workdays++
				text.WriteByte('1')
				continue
			}
			text.WriteByte('0')
		}
		sum := sha256.Sum256([]byte(text.String()))
		if text.Len() != want.days || workdays != want.workdays || hex.EncodeToString(sum[:8]) != want.hash {
			t.Errorf("%d: %d days, %d worked, hash %x; the independent set has %d, %d, %s",
				want.year, text.Len(), workdays, sum[:8], want.days, want.workdays, want.hash)
		}
	}
}

// TestNotices compares every covered day with what the yearly papers say: spans of days off and single days worked, read from
// the papers and not from the rows.
func TestNotices(t *testing.T) {
	type span struct{ from, to filing.Date }
	off := []span{
		{20170101, 20170102}, {20170127, 20170202}, {20170402, 20170404}, {20170429, 20170501}, {20170528, 20170530}, {20171001, 20171008},
		{20171230, 20180101}, {20180215, 20180221}, {20180405, 20180407}, {20180429, 20180501}, {20180616, 20180618}, {20180922, 20180924}, {20181001, 20181007},
		{20181230, 20190101}, {20190204, 20190210}, {20190405, 20190407}, {20190501, 20190504}, {20190607, 20190609}, {20190913, 20190915}, {20191001, 20191007},
		{20200101, 20200101}, {20200124, 20200202}, {20200404, 20200406}, {20200501, 20200505}, {20200625, 20200627}, {20201001, 20201008},
		{20210101, 20210103}, {20210211, 20210217}, {20210403, 20210405}, {20210501, 20210505}, {20210612, 20210614}, {20210919, 20210921}, {20211001, 20211007},
		{20220101, 20220103}, {20220131, 20220206}, {20220403, 20220405}, {20220430, 20220504}, {20220603, 20220605}, {20220910, 20220912}, {20221001, 20221007},
		{20221231, 20230102}, {20230121, 20230127}, {20230405, 20230405}, {20230429, 20230503}, {20230622, 20230624}, {20230929, 20231006},
		{20231230, 20240101}, {20240210, 20240217}, {20240404, 20240406}, {20240501, 20240505}, {20240608, 20240610}, {20240915, 20240917}, {20241001, 20241007},
		{20250101, 20250101}, {20250128, 20250204}, {20250404, 20250406}, {20250501, 20250505}, {20250531, 20250602}, {20251001, 20251008},
		{20260101, 20260103}, {20260215, 20260223}, {20260404, 20260406}, {20260501, 20260505}, {20260619, 20260621}, {20260925, 20260927}, {20261001, 20261007},
	}
	worked := map[filing.Date]bool{}
	for _, d := range []filing.Date{
		20170122, 20170204, 20170401, 20170527, 20170930,
		20180211, 20180224, 20180408, 20180428, 20180929, 20180930, 20181229,
		20190202, 20190203, 20190428, 20190505, 20190929, 20191012,
		20200119, 20200426, 20200509, 20200628, 20200927, 20201010,
		20210207, 20210220, 20210425, 20210508, 20210918, 20210926, 20211009,
		20220129, 20220130, 20220402, 20220424, 20220507, 20221008, 20221009,
		20230128, 20230129, 20230423, 20230506, 20230625, 20231007, 20231008,
		20240204, 20240218, 20240407, 20240428, 20240511, 20240914, 20240929, 20241012,
		20250126, 20250208, 20250427, 20250928, 20251011,
		20260104, 20260214, 20260228, 20260509, 20260920, 20261010,
	} {
		worked[d] = true
	}
	for year := 2017; year <= 2026; year++ {
		for d := range days(year) {
			want := worked[d] || d.Weekday() != 0 && d.Weekday() != 6
			for _, s := range off {
				if d >= s.from && d <= s.to {
					want = false
				}
			}
			if got, _ := verify.StateCouncil().Workday(d); got != want {
				t.Errorf("%v: worked = %v, the papers say %v", d, got, want)
			}
		}
	}
}

func TestSpringFestivals(t *testing.T) {
	for _, want := range []struct {
		name  string
		first filing.Date
		days  string // one character a day: 1 worked, 0 off
	}{
		// 2020: Sunday 19 January worked for the Friday before the festival; off from Friday 24 January, at first to the
		// 30th, by the second paper to Sunday 2 February, so that the Saturday meant to be worked was off.
		{"2020", 20200118, "01" + "1111" + "0000000000" + "11111" + "00"},
		// 2024: Sunday 4 February worked; New Year's Eve, Friday 9 February, worked; off from the 10th to the 17th;
		// Sunday the 18th worked.
		{"2024", 20240203, "01" + "11111" + "00000000" + "1" + "11111" + "00"},
	} {
		d := want.first
		for i, c := range want.days {
			work, known := verify.StateCouncil().Workday(d)
			if !known || work != (c == '1') {
				t.Errorf("%s, day %d, %v: worked %v known %v", want.name, i, d, work, known)
			}
			d = d.AddDays(1)
		}
	}
}

func TestNotCovered(t *testing.T) {
	c := verify.StateCouncil()
	for _, d := range []filing.Date{0, -1, 1, 20161231, 20270101, 20270104, 20190229, 20191301, 99991231} {
		if work, known := c.Workday(d); work || known {
			t.Errorf("Workday(%d) = %v, %v", d, work, known)
		}
		if got, ok := verify.AddWorkdays(nil, d, 0); ok || got != 0 {
			t.Errorf("AddWorkdays(%d, 0) = %v, %v", d, got, ok)
		}
		if got, ok := verify.NextWorkday(nil, d); ok || got != 0 {
			t.Errorf("NextWorkday(%d) = %v, %v", d, got, ok)
		}
		if n, ok := verify.WorkdaysBetween(nil, d, 20200101); ok || n != 0 {
			t.Errorf("WorkdaysBetween(%d) = %v, %v", d, n, ok)
		}
		if n, ok := verify.WorkdaysBetween(nil, 20200101, d); ok || n != 0 {
			t.Errorf("WorkdaysBetween(…, %d) = %v, %v", d, n, ok)
		}
	}
	covered := c.Covered()
	if covered.From != 20170101 || covered.Until != 20270101 {
		t.Errorf("covered %v", covered)
	}
	if c.Sources(2016) != nil || c.Sources(2027) != nil {
		t.Error("sources of a year without data")
	}
	for year := covered.From.Year(); year < covered.Until.Year(); year++ {
		for _, s := range c.Sources(year) {
			if s.ID == "" || s.Publisher == "" || s.Title == "" || s.URL == "" || !s.Published.IsValid() || s.Published.Year() > year {
				t.Errorf("%d: %+v", year, s)
			}
		}
		if len(c.Sources(year)) == 0 {
			t.Errorf("no source for %d", year)
		}
	}
}

func TestAddWorkdays(t *testing.T) {
	for _, test := range []struct {
		from filing.Date
		n    int
		want filing.Date // zero: not covered
	}{
		{20190603, 20, 20190702}, // the Dragon Boat Festival on the 7th does not count
		{20190927, 1, 20190929},  // a Sunday worked before the National Day
		{20190930, 1, 20191008},
		{20200123, 1, 20200203}, // the festival of 2020, extended
		{20240208, 2, 20240218}, // the 9th, then the Sunday after the festival
		{20240218, -1, 20240209},
		{20190601, 0, 20190601}, // a Saturday stays
		{20190601, 1, 20190603},
		{20190603, -1, 20190531},
		{20261231, 0, 20261231},
		{20261231, 1, 0},
		{20261210, 20, 0},
		{20170101, -1, 0},
		{20190603, math.MaxInt, 0},
		{20190603, -math.MaxInt, 0},
		{20190603, math.MinInt, 0},
	} {
		got, ok := verify.AddWorkdays(nil, test.from, test.n)
		if got != test.want || ok != (test.want != 0) {
			t.Errorf("AddWorkdays(%v, %d) = %v, %v, want %v", test.from, test.n, got, ok, test.want)
		}
	}
}

func TestWorkdaysBetweenInverts(t *testing.T) {
	for _, d := range []filing.Date{20180930, 20190603, 20190601, 20200123, 20211008} {
		for n := -200; n <= 200; n++ {
			end, ok := verify.AddWorkdays(nil, d, n)
			if !ok {
				t.Fatalf("%v, %d", d, n)
			}
			if got, ok := verify.WorkdaysBetween(nil, d, end); got != n || !ok {
				t.Errorf("WorkdaysBetween(%v, %v) = %d, %v, want %d", d, end, got, ok, n)
			}
		}
	}
	if n, ok := verify.WorkdaysBetween(nil, 20261230, 20270105); ok || n != 0 {
		t.Errorf("over the end of the data: %d, %v", n, ok)
	}
}

func TestNextWorkday(t *testing.T) {
	for from, want := range map[filing.Date]filing.Date{
		20200124: 20200203, 20190603: 20190603, 20190601: 20190603, 20190929: 20190929, 20261001: 20261008, 20261231: 20261231,
	} {
		if got, ok := verify.NextWorkday(verify.StateCouncil(), from); got != want || !ok {
			t.Errorf("NextWorkday(%v) = %v, %v, want %v", from, got, ok, want)
		}
	}
}

// TestBounded runs the arithmetic on calendars that would never let it end.
func TestBounded(t *testing.T) {
	if d, ok := verify.AddWorkdays(always{}, 20200101, 1); ok || d != 0 {
		t.Errorf("AddWorkdays = %v, %v", d, ok)
	}
	if d, ok := verify.NextWorkday(always{}, 20200101); ok || d != 0 {
		t.Errorf("NextWorkday = %v, %v", d, ok)
	}
	if n, ok := verify.WorkdaysBetween(always{true}, 10101, 99991231); ok || n != 0 {
		t.Errorf("WorkdaysBetween = %v, %v", n, ok)
	}
	if d, ok := verify.AddWorkdays(always{true}, 99991230, 5); ok || d != 0 {
		t.Errorf("beyond the last year: %v, %v", d, ok)
	}
	if d, ok := verify.AddWorkdays(always{true}, 20200101, 10000); !ok || d != filing.Date(20200101).AddDays(10000) {
		t.Errorf("ten thousand days: %v, %v", d, ok)
	}
}

func BenchmarkAddWorkdays(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		verify.AddWorkdays(nil, 20190603, 20)
	}
}
