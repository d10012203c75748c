package filing

import "math"

// Expiry is the last day a certificate is valid (证件有效期). Like [Date] its integer value is the decimal number yyyymmdd, so
// expiries order with <, and [LongTerm] is later than every day. The zero value is unknown. Expiries are immutable values and
// safe for concurrent use.
type Expiry int32

// LongTerm is the expiry of a certificate without end (长期). Its text form is long-term.
const LongTerm Expiry = math.MaxInt32

const longTerm = "long-term"

// ParseExpiry reads the form 2006-01-02 or long-term; 长期 is accepted too. The empty string fails. Errors are [*ParseError].
func ParseExpiry(s string) (Expiry, error) {
	if s == longTerm || s == "长期" {
		return LongTerm, nil
	}
	d, err := ParseDate(s)
	if err != nil {
		return 0, &ParseError{What: "expiry", Expected: "2006-01-02, a day of the calendar, or long-term"}
	}
	return Expiry(d), nil
}

// IsZero reports whether the expiry is unknown.
func (e Expiry) IsZero() bool { return e == 0 }

// IsValid reports whether e is a day of the calendar or long-term.
func (e Expiry) IsValid() bool { return e == LongTerm || Date(e).IsValid() }

// Date returns the last day of validity, and false where it is unknown or long-term.
func (e Expiry) Date() (Date, bool) {
	if e == 0 || e == LongTerm {
		return 0, false
	}
	return Date(e), true
}

// Before reports whether the expiry is known and earlier than d, so that on day d the certificate has expired.
func (e Expiry) Before(d Date) bool { return e != 0 && int32(e) < int32(d) }

// String returns the form 2006-01-02 or long-term, and the empty string where the expiry is unknown.
func (e Expiry) String() string {
	if e == LongTerm {
		return longTerm
	}
	return Date(e).String()
}

// AppendText appends what String returns, and fails for a value that is no day of the calendar.
func (e Expiry) AppendText(b []byte) ([]byte, error) {
	if e == LongTerm {
		return append(b, longTerm...), nil
	}
	return Date(e).AppendText(b)
}

// MarshalText is [Expiry.AppendText] on an empty buffer.
func (e Expiry) MarshalText() ([]byte, error) { return e.AppendText(nil) }

// UnmarshalText reads what [ParseExpiry] reads; empty text is unknown.
func (e *Expiry) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*e = 0
		return nil
	}
	v, err := ParseExpiry(string(text))
	if err != nil {
		return err
	}
	*e = v
	return nil
}
