package filing

import (
	"strings"
	"unicode/utf8"
)

// CheckMobile checks a mobile number of the mainland (手机号码): 1, a digit from 3 to 9 and nine more digits, after an optional
// +86, with white space, hyphens and brackets anywhere. Ranges within that are not checked, because they age. Several numbers may
// stand there with semicolons between, as the ministry's interface has them; the first that is not valid decides. A masked number
// is undetermined.
//
// Source: the ministry's numbering plan (电信网编号计划) for the form, its provider interface for several numbers in one text.
func CheckMobile(s string) Check {
	if isPlainMobile(s) {
		return Check{Kind: "mobile number", Verdict: Valid}
	}
	return checkEach("mobile number", s, checkMobile)
}

// isPlainMobile recognises the eleven digits that nearly every number is written as.
func isPlainMobile(s string) bool {
	if len(s) != 11 || s[0] != '1' || s[1] < '3' {
		return false
	}
	_, ok := digits(s)
	return ok
}

// checkEach applies one to each part of a list with semicolons.
func checkEach(kind, s string, one func(string) Check) Check {
	if s == "" {
		return Check{Kind: kind, Problem: ProblemEmpty}
	}
	start := 0
	for i, r := range s {
		if r != ';' && r != '；' {
			continue
		}
		if c := one(s[start:i]); c.Verdict != Valid {
			return partOf(c, kind, start)
		}
		start = i + utf8.RuneLen(r)
	}
	return partOf(one(s[start:]), kind, start)
}

func partOf(c Check, kind string, start int) Check {
	if c.Problem == ProblemEmpty && start > 0 {
		c.Verdict = Invalid
	}
	c.Kind = kind
	c.At += start
	if c.Verdict < Doubtful {
		c.At = 0
	}
	return c
}

func checkMobile(s string) Check {
	local, offset := cutCountry(s)
	id := normalise(local)
	c := Check{}
	if id.fit() {
		c = id.check("", mobile(id.text()))
	} else {
		c = id.check("", finding{})
	}
	c.At += offset
	return c
}

// cutCountry removes white space and +86 or 0086, also in brackets, from the front of a phone number, and tells how many bytes
// that were.
func cutCountry(s string) (local string, offset int) {
	local = strings.TrimLeftFunc(s, isBlank)
	for _, prefix := range [...]string{"+86", "＋86", "＋８６", "0086", "(+86)", "（+86）", "(0086)"} {
		if rest, ok := strings.CutPrefix(local, prefix); ok {
			local = rest
			break
		}
	}
	return local, len(s) - len(local)
}

func mobile(b []byte) finding {
	if i := firstNonDigit(b); i >= 0 {
		return invalid(ProblemCharacter, i)
	}
	offset := 0
	if len(b) == 13 && b[0] == '8' && b[1] == '6' {
		b, offset = b[2:], 2
	}
	switch {
	case len(b) != 11:
		return invalid(ProblemLength, 0)
	case b[0] != '1':
		return invalid(ProblemCharacter, offset)
	case b[1] < '3':
		return invalid(ProblemCharacter, offset+1)
	}
	return valid()
}

// SamePhone reports whether two phone numbers are the same but for white space, hyphens, brackets, width and +86. Equal masks are
// the same.
func SamePhone(a, b string) bool {
	if a == b {
		return true
	}
	if isPlainMobile(a) && isPlainMobile(b) {
		return false
	}
	a, _ = cutCountry(a)
	b, _ = cutCountry(b)
	x, y := normalise(a), normalise(b)
	if x.bad != 0 || y.bad != 0 {
		return a == b
	}
	return string(localNumber(x.text())) == string(localNumber(y.text()))
}

// MatchPhone compares two phone numbers of which one may be absent or masked, as [MatchName] does names: the same, different, or
// unknown where one is absent or the signs that hide characters could stand for the other.
func MatchPhone(a, b string) Match {
	switch {
	case a != b && isPlainMobile(a) && isPlainMobile(b):
		return MatchDifferent
	case Absent(a) || Absent(b):
		return MatchUnknown
	case SamePhone(a, b):
		return MatchSame
	case Masked(a) || Masked(b):
		return maskedNames(foldPhone(a), foldPhone(b))
	}
	return MatchDifferent
}

// foldPhone returns what [SamePhone] compares, or the text itself where it is no one number.
func foldPhone(s string) []rune {
	s, _ = cutCountry(s)
	id := normalise(s)
	if id.bad != 0 {
		return foldMasked(s)
	}
	return []rune(string(localNumber(id.text())))
}

// localNumber removes 86 from the front of a mobile number.
func localNumber(b []byte) []byte {
	if len(b) == 13 && b[0] == '8' && b[1] == '6' {
		return b[2:]
	}
	return b
}
