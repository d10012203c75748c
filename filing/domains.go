package filing

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// maxDomain bounds the text of a domain name before it is converted. A name has at most 253 ASCII characters, and each may have
// been written in up to four bytes.
const maxDomain = 1024

// ASCIIDomain returns the ASCII form of a domain name (域名): lower case, each label in Punycode where it is not ASCII, without
// white space around and without the dot of the root. 例子.中国 becomes xn--fsqu00a.xn--fiqs8s. Mapping and validity are those of
// UTS #46 for lookup, non-transitional, with labels of letters, digits and hyphens. It fails with a [*ParseError].
//
// A name that is in that form already is returned as it is, without allocation.
func ASCIIDomain(s string) (string, error) {
	if isPlainDomain(s) {
		return checkLength(s)
	}
	name := strings.TrimFunc(s, isBlank)
	if len(name) > maxDomain {
		return "", domainError("a name of at most 253 characters", maxDomain)
	}
	name = strings.TrimSuffix(name, ".")
	if isPlainDomain(name) {
		return checkLength(name)
	}
	if !utf8.ValidString(name) {
		return "", domainError("UTF-8", 0)
	}
	ascii, err := idna.Lookup.ToASCII(name)
	if err != nil {
		return "", domainError("a name that IDNA allows", 0)
	}
	ascii = strings.ToLower(strings.TrimSuffix(ascii, "."))
	if i := badLDH(ascii); i >= 0 {
		return "", domainError("letters, digits and hyphens in labels of 1 to 63", 0)
	}
	return checkLength(ascii)
}

func domainError(expected string, at int) error {
	return &ParseError{What: "domain name", Expected: expected, At: at}
}

func checkLength(name string) (string, error) {
	if len(name) > 253 {
		return "", domainError("a name of at most 253 characters", 253)
	}
	return name, nil
}

// isPlainDomain reports whether s is a valid name in lower-case ASCII that IDNA has nothing to say about. Nearly all names are,
// and every comparison asks, so it looks at each byte once.
func isPlainDomain(s string) bool {
	start, last := 0, byte('.')
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
		case c == '-' && last != '.' && last != '-':
		case c == '.' && last != '.' && last != '-' && i-start <= 63:
			start = i + 1
		default:
			return false
		}
		last = s[i]
	}
	return last != '.' && last != '-' && len(s)-start <= 63
}

// SameDomain reports whether two domain names have the same ASCII form. Names without one are the same if they are equal text.
func SameDomain(a, b string) bool {
	switch {
	case a == b:
		return true
	case isPlainDomain(a) && isPlainDomain(b):
		return false
	}
	x, errX := ASCIIDomain(a)
	y, errY := ASCIIDomain(b)
	return errX == nil && errY == nil && x == y
}
