package verify

import (
	"crypto/subtle"

	"github.com/gobeian/icp/filing"
)

// cardBackFrom is the first day on which Zhejiang was seen to ask for the number on the back of the card.
const cardBackFrom filing.Date = 20181218

// AsksCardBack reports whether the SMS check of a province asks a holder of that document for the identity number on the back
// of the card instead of the number of the document: in Zhejiang, of holders of a mainland travel permit for Hong Kong and
// Macao residents (港澳居民来往内地通行证), whose back bears the Hong Kong or Macao identity number. A zero day is the latest known.
//
// Source: aliyun/短信核验FAQ § 短信核验操作步骤, seen 2018-12-18..2019-09-20, which sends holders of other provinces to the number on
// the front. Nobody has written about it since; the exception is taken to go on.
func AsksCardBack(kind filing.CertificateKind, p filing.Province, on filing.Date) bool {
	return kind == filing.HKMacaoTravelPermit && p == filing.Zhejiang && (on == 0 || on >= cardBackFrom)
}

// MatchLastSix reports whether typed is what the SMS check (短信核验) wants of the holder of doc: the last six characters of the
// document's number, or of back, the identity number on the back of the card, where [AsksCardBack] says so; back is not looked
// at elsewhere. A zero day is the latest known.
//
// Letters match in either case, full-width digits, letters and brackets match narrow ones, white space, hyphens and
// invisible characters are skipped. The number on the back ends in a check digit in brackets, which count among the six,
// as in 345(6); they may be missing in back, not in typed.
//
// It answers false where typed has more or fewer than six characters or one that no number has, where the number is absent or
// shorter than six, and where one of its last six characters is hidden by a mask: unknown never matches. The time it takes
// depends on the lengths of the texts, not on where they differ.
func MatchLastSix(typed string, doc filing.Document, back string, p filing.Province, on filing.Date) bool {
	got, want := lastSix(typed), tail{}
	if AsksCardBack(doc.Kind, p, on) {
		want = cardTail(back)
	} else {
		want = lastSix(doc.Number)
	}
	ok := subtle.ConstantTimeCompare(got.chars[:], want.chars[:])
	ok &= subtle.ConstantTimeEq(got.n, int32(len(got.chars)))
	ok &= subtle.ConstantTimeLessOrEq(len(want.chars), int(want.n))
	ok &= subtle.ConstantTimeEq(got.bad|want.tooLong, 0)
	ok &= subtle.ConstantTimeLessOrEq(want.count('X'), maxX)
	return ok == 1
}

const (
	maxText = 128 // bytes that are looked at: more than any number has, even in full width
	maxX    = 3   // a number that ends in more X than this is masked, as package filing reads it
	noChar  = 0   // stands for a character that no number has; never equal to a typed one that counts
)

// A tail is the end of a text: its last six characters folded, and how many it has.
type tail struct {
	chars   [6]byte
	n       int32 // characters, without white space
	bad     int32 // not zero: one of them, wherever it stands, is none that a number has
	tooLong int32 // not zero: the text went on
}

// count returns how often c stands among the last six.
func (t *tail) count(c byte) (n int) {
	for _, b := range t.chars {
		n += subtle.ConstantTimeByteEq(b, c)
	}
	return n
}

// push appends a character, or counts one that no number has.
func (t *tail) push(c byte) {
	copy(t.chars[:], t.chars[1:])
	t.chars[len(t.chars)-1] = c
	t.n++
	t.bad |= int32(subtle.ConstantTimeByteEq(c, noChar))
}

// lastSix reads the end of a text as it stands.
func lastSix(s string) (t tail) {
	if len(s) > maxText {
		return tail{bad: 1, tooLong: 1}
	}
	for _, r := range s {
		if !isSkipped(r) {
			t.push(foldChar(r))
		}
	}
	return t
}

// cardTail reads the end of a Hong Kong or Macao identity number, whose last character stands in brackets, written or not.
func cardTail(s string) (t tail) {
	if len(s) > maxText {
		return tail{tooLong: 1}
	}
	for _, r := range s {
		if c := foldChar(r); c != '(' && c != ')' && !isSkipped(r) {
			t.push(c)
		}
	}
	c := t.chars
	t.chars = [6]byte{c[2], c[3], c[4], '(', c[5], ')'}
	t.n += 2
	return t
}

// foldChar returns the narrow capital form of a character that numbers have, and noChar for any other.
func foldChar(r rune) byte {
	switch r {
	case '﹙':
		r = '('
	case '﹚':
		r = ')'
	}
	if r >= '！' && r <= '～' { // the full-width forms of ASCII
		r -= '！' - '!'
	}
	if r >= 'a' && r <= 'z' {
		r -= 'a' - 'A'
	}
	if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r == '(' || r == ')' {
		return byte(r)
	}
	return noChar
}

// isSkipped reports hyphens, white space and the invisible characters that come along when a number is pasted.
func isSkipped(r rune) bool {
	switch {
	case r == ' ', r == '-', r == '－', r >= '\t' && r <= '\r', r == '\u00a0', r == '\u3000', r == '\u2060', r == '\ufeff',
		r >= '\u2000' && r <= '\u200f', r >= '\u2028' && r <= '\u202f', r >= '\u2066' && r <= '\u2069':
		return true
	}
	return false
}
