package filing

import "strings"

// CheckEmail checks the shape of an e-mail address (电子邮件地址): a local part of at most 64 characters, @, and a domain name of two
// or more labels, all in ASCII. Several addresses may stand there with semicolons between, as the ministry's interface has them;
// the first that is not valid decides. A masked address is undetermined. Whether mail arrives is not known.
//
// Source: RFC 5321 for the form, the ministry's provider interface for several addresses in one text.
func CheckEmail(s string) Check {
	if isPlainText(s) && email(s).verdict == Valid {
		return Check{Kind: "e-mail address", Verdict: Valid}
	}
	return checkEach("e-mail address", s, checkEmail)
}

// isPlainText reports whether s is one part of visible ASCII without signs that hide or separate.
func isPlainText(s string) bool {
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7f || c == '*' || c == ';' {
			return false
		}
	}
	return s != ""
}

func checkEmail(s string) Check {
	trimmed := strings.TrimFunc(s, isBlank)
	offset := strings.Index(s, trimmed)
	if trimmed == "" {
		return Check{Problem: ProblemEmpty}
	}
	if hasMask(trimmed) {
		return Check{Problem: ProblemMasked}
	}
	f := email(trimmed)
	return Check{Verdict: f.verdict, Problem: f.problem, At: offset + f.index}
}

func email(s string) finding {
	at := strings.LastIndexByte(s, '@')
	switch {
	case at < 0:
		return invalid(ProblemCharacter, len(s))
	case at == 0 || at > 64 || len(s) > 254:
		return invalid(ProblemLength, 0)
	}
	if i := badLocalPart(s[:at]); i >= 0 {
		return invalid(ProblemCharacter, i)
	}
	if i := badMailDomain(s[at+1:]); i >= 0 {
		return invalid(ProblemCharacter, at+1+i)
	}
	return valid()
}

// badLocalPart returns the index of the first character that cannot stand in the part before the @, or -1.
func badLocalPart(s string) int {
	previous := byte('.')
	for i := range len(s) {
		c := s[i]
		if c == '.' && (previous == '.' || i == len(s)-1) {
			return i
		}
		if !isLetterOrDigit(c) && strings.IndexByte(".!#$%&'+/=?^_`{|}~-", c) < 0 {
			return i
		}
		previous = c
	}
	return -1
}

// badMailDomain returns the index of the first character that cannot stand in the domain of an address, or -1. The domain has
// two labels or more, and the last is not a number.
func badMailDomain(s string) int {
	if !isPlainDomain(s) {
		if i := badLDH(s); i >= 0 {
			return i
		}
	}
	dot := strings.LastIndexByte(s, '.')
	if dot < 0 || len(s)-dot < 3 {
		return len(s)
	}
	if _, ok := digits(s[dot+1:]); ok {
		return dot + 1
	}
	return -1
}

func isLetterOrDigit(c byte) bool { return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'z' }

// badLDH returns the index of the first character of s that makes it no name of letters, digits and hyphens in labels of 1 to
// 63, or -1.
func badLDH(s string) int {
	start := 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) && s[i] != '.' {
			if !isLetterOrDigit(s[i]) && s[i] != '-' {
				return i
			}
			continue
		}
		if i == start || i-start > 63 || s[start] == '-' || s[i-1] == '-' {
			return start
		}
		start = i + 1
	}
	return -1
}
