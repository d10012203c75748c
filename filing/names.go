package filing

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// SameName reports whether two names of persons, bodies or services are the same but for width, Unicode form and redundant white
// space: 某某（北京）有限公司 and 某某(北京)有限公司 are. It is FoldName(a) == FoldName(b), without allocation where a == b or both
// are ASCII without white space.
func SameName(a, b string) bool {
	if a == b {
		return true
	}
	if isPlainASCII(a) && isPlainASCII(b) {
		return false
	}
	return FoldName(a) == FoldName(b)
}

// FoldName returns the form of a name that [SameName] compares: Unicode's NFKC with narrow Latin letters, digits and brackets, one
// sign for the middle dot of transliterated names, no white space at the ends or beside a Chinese character or bracket, one space
// elsewhere, and no invisible characters. Case is kept. FoldName is idempotent; invalid UTF-8 becomes U+FFFD.
func FoldName(s string) string {
	if isPlainASCII(s) {
		return s
	}
	// NFKC folds widths as well. Invisible characters go first, for without them marks can join their letters.
	text := norm.NFKC.AppendString(nil, strings.Map(dropInvisible, s))
	out := text[:0]
	previous, gap := rune(0), false
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		if isBlank(r) {
			gap = true
			text = text[n:]
			continue
		}
		if gap && isWordRune(previous) && isWordRune(r) {
			out = append(out, ' ')
		}
		gap = false
		out = appendNameRune(out, r, text[:n])
		previous = r
		text = text[n:]
	}
	return string(out)
}

func dropInvisible(r rune) rune {
	if isBlank(r) && !unicode.IsSpace(r) {
		return -1
	}
	return r
}

// appendNameRune appends a character as it stands, and the middle dots as U+00B7.
func appendNameRune(out []byte, r rune, raw []byte) []byte {
	switch r {
	case '•', '‧', '∙', '・', '·':
		return append(out, "·"...)
	}
	return append(out, raw...)
}

// isWordRune reports the characters between which white space tells words apart: everything but ideographs and brackets.
func isWordRune(r rune) bool {
	switch r {
	case 0, '(', ')', '[', ']', '《', '》', '【', '】', '·', '•', '‧', '∙', '・':
		return false
	}
	return !unicode.Is(unicode.Han, r)
}

// isPlainASCII reports whether s has only visible ASCII characters.
func isPlainASCII(s string) bool {
	for i := range len(s) {
		if s[i] <= ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}
