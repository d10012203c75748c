package filing

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// SameName reports whether two names of persons, bodies or services are the same but for width, Unicode form and redundant white
// space: 某某（北京）有限公司 and 某某(北京)有限公司 are. It is FoldName(a) == FoldName(b), without allocation for
// the names that are usual.
func SameName(a, b string) bool {
	if a == b {
		return true
	}
	if same, ok := sameSimple(a, b); ok {
		return same
	}
	return FoldName(a) == FoldName(b)
}

// MatchName compares two names of which one may be absent or masked: the same, different, or unknown where one is absent or
// the signs that hide characters could stand for the other. Equal masks are the same.
func MatchName(a, b string) Match {
	switch {
	case a == b && !Absent(a):
		return MatchSame
	case Absent(a) || Absent(b):
		return MatchUnknown
	case SameName(a, b):
		return MatchSame
	case Masked(a) || Masked(b):
		return maskedNames(foldMasked(a), foldMasked(b))
	}
	return MatchDifferent
}

// Absent reports whether a text is empty or holds nothing but white space and characters that do not show: such a value is
// unknown, as one that is not there.
func Absent(s string) bool {
	for _, r := range s {
		if !isBlank(r) {
			return false
		}
	}
	return true
}

// foldMasked folds a name of which nobody can tell whether its bullets are middle dots or hide characters.
func foldMasked(s string) []rune { return []rune(FoldName(strings.ReplaceAll(s, "•", "*"))) }

// maskedNames compares names with signs that hide characters, each of which stands for any run of them: what stands before
// the first sign and behind the last must fit.
func maskedNames(a, b []rune) Match {
	for range 2 {
		for i := 0; i < len(a) && i < len(b); i++ {
			if isMask(a[i]) || isMask(b[i]) {
				break
			}
			if a[i] != b[i] {
				return MatchDifferent
			}
		}
		slices.Reverse(a)
		slices.Reverse(b)
	}
	return MatchUnknown
}

// Masked reports whether a text has a sign that hides characters (脱敏), as in 张**: such a value is unknown, never invalid.
func Masked(s string) bool { return hasMask(s) }

// sameSimple compares names of visible ASCII, its wide forms and common ideographs, which fold rune by rune; ok is false where
// a name has anything else before the first difference.
func sameSimple(a, b string) (same, ok bool) {
	for a != "" && b != "" {
		x, n := utf8.DecodeRuneInString(a)
		y, m := utf8.DecodeRuneInString(b)
		fx, okX := foldSimple(x)
		fy, okY := foldSimple(y)
		if !okX || !okY {
			return false, false
		}
		if fx != fy {
			// What follows cannot make one ideograph of another; of other characters, such as letters, accents may.
			return false, isIdeograph(x) && isIdeograph(y) || isSimple(a[n:]) && isSimple(b[m:])
		}
		a, b = a[n:], b[m:]
	}
	return a == b, isSimple(a) && isSimple(b)
}

// foldSimple folds a rune that stands for itself whatever follows, unless a mark does.
func foldSimple(r rune) (rune, bool) {
	switch {
	case r > ' ' && r < utf8.RuneSelf-1, isIdeograph(r):
		return r, true
	case r >= '！' && r <= '～':
		return r - '！' + '!', true
	}
	return 0, false
}

// isIdeograph reports whether r is one of the common Chinese characters.
func isIdeograph(r rune) bool { return r >= '\u4e00' && r <= '\u9fff' }

// isSimple reports whether a name has only runes that fold one by one.
func isSimple(s string) bool {
	for _, r := range s {
		if _, ok := foldSimple(r); !ok {
			return false
		}
	}
	return true
}

// FoldName returns the form of a name that [SameName] compares: Unicode's NFKC with narrow Latin letters, digits and
// brackets, one sign for the middle dot of transliterated names, no white space at the ends or beside a Chinese character
// or bracket, one space elsewhere, and no invisible characters. Case is kept. FoldName is idempotent; invalid UTF-8
// becomes U+FFFD.
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
