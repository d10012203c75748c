package filing

import (
	"strconv"
	"time"
)

// Date is a civil date (公历日期) without time of day or zone. Its integer value is the decimal number yyyymmdd, so dates
// order with < and == and can be written as constants: Date(20190422) is 22 April 2019.
//
// The zero value is no date: unknown for an expiry, open for an end of an interval. Dates are immutable
// values and safe for concurrent use.
type Date int32

// NewDate returns the date of year, month and day, or zero if there is no such day.
func NewDate(year, month, day int) Date {
	if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return 0
	}
	return Date(year*10000 + month*100 + day)
}

// DateOf returns the civil date of t in its own location. Filing rules speak of Chinese days: of an instant, such as
// what a clock shows, [DateInChina] returns the day that they mean.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return NewDate(y, int(m), d)
}

// DateInChina returns the civil date of t in China (北京时间), whatever the location of t: UTC+8, without summer time, as
// ever since there are filings. It needs no zone database. Of what a clock shows it is today as the rules count days.
func DateInChina(t time.Time) Date { return DateOf(t.UTC().Add(8 * time.Hour)) }

// ParseDate reads the form 2006-01-02. The empty string is not a date; it fails. Errors are *[ParseError].
func ParseDate(s string) (Date, error) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return 0, &ParseError{What: "date", Expected: "2006-01-02", At: 0}
	}
	y, ok1 := digits(s[0:4])
	m, ok2 := digits(s[5:7])
	d, ok3 := digits(s[8:10])
	if !ok1 || !ok2 || !ok3 {
		return 0, &ParseError{What: "date", Expected: "2006-01-02", At: 0}
	}
	date := NewDate(y, m, d)
	if date == 0 {
		return 0, &ParseError{What: "date", Expected: "a day of the calendar", At: 5}
	}
	return date, nil
}

// digits reads a string of ASCII digits.
func digits(s string) (n int, ok bool) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, len(s) > 0
}

// Year returns the year.
func (d Date) Year() int { return int(d) / 10000 }

// Month returns the month, 1 to 12.
func (d Date) Month() int { return int(d) / 100 % 100 }

// Day returns the day of the month, from 1.
func (d Date) Day() int { return int(d) % 100 }

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == 0 }

// IsValid reports whether d is a day of the calendar.
func (d Date) IsValid() bool { return d > 0 && NewDate(d.Year(), d.Month(), d.Day()) == d }

// AddDays returns the date n days after d, before it where n is negative. No date stays no date; a result outside the
// years 1 to 9999 is no date.
func (d Date) AddDays(n int) Date {
	if !d.IsValid() {
		return 0
	}
	if day := d.Day() + n; day >= 1 && day <= 28 { // every month has these
		return NewDate(d.Year(), d.Month(), day)
	}
	return DateOf(time.Date(d.Year(), time.Month(d.Month()), d.Day()+n, 0, 0, 0, 0, time.UTC))
}

// AddMonths returns the date n months after d, before it where n is negative; where that month is shorter, its last day.
// No date stays no date; a result outside the years 1 to 9999 is no date.
func (d Date) AddMonths(n int) Date {
	if !d.IsValid() {
		return 0
	}
	m := d.Year()*12 + d.Month() - 1 + n
	if m < 12 {
		return 0
	}
	y, mm := m/12, m%12+1
	return NewDate(y, mm, min(d.Day(), daysIn(y, mm)))
}

// Weekday returns the day of the week; of no date it is Sunday.
func (d Date) Weekday() time.Weekday {
	if !d.IsValid() {
		return time.Sunday
	}
	return time.Date(d.Year(), time.Month(d.Month()), d.Day(), 0, 0, 0, 0, time.UTC).Weekday()
}

// String returns the form 2006-01-02, and the empty string for no date.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return string(d.append(make([]byte, 0, 10)))
}

func (d Date) append(b []byte) []byte {
	if !d.IsValid() {
		return append(strconv.AppendInt(append(b, "Date("...), int64(d), 10), ')')
	}
	return append(b,
		byte('0'+d.Year()/1000), byte('0'+d.Year()/100%10), byte('0'+d.Year()/10%10), byte('0'+d.Year()%10), '-',
		byte('0'+d.Month()/10), byte('0'+d.Month()%10), '-',
		byte('0'+d.Day()/10), byte('0'+d.Day()%10))
}

// AppendText appends the form 2006-01-02, nothing for no date, and fails for a value that is no day of the calendar.
func (d Date) AppendText(b []byte) ([]byte, error) {
	if d == 0 {
		return b, nil
	}
	if !d.IsValid() {
		return b, &ParseError{What: "date", Expected: "a day of the calendar"}
	}
	return d.append(b), nil
}

// MarshalText is [Date.AppendText] on an empty buffer.
func (d Date) MarshalText() ([]byte, error) { return d.AppendText(nil) }

// UnmarshalText reads the form 2006-01-02; empty text is no date.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = 0
		return nil
	}
	v, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = v
	return nil
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}
