package filing

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gobeian/icp/internal/enum"
)

// Verdict is the outcome of a check of an identifier or address. The zero value is undetermined: nothing can be said, which is
// neither good nor bad.
type Verdict uint8

// The verdicts.
const (
	Undetermined Verdict = iota // empty, masked, or of a kind that has no check
	Valid                       // everything that can be checked is right
	Doubtful                    // a warning: unusual but in use
	Invalid                     // cannot be right
)

var verdictSlugs = [...]string{"", "valid", "doubtful", "invalid"} //nolint:gochecknoglobals // constant table

// String returns the slug, and the empty string for undetermined.
func (v Verdict) String() string { return enum.String(v, "Verdict", verdictSlugs[:]) }

// AppendText appends the slug; a value outside the list fails.
func (v Verdict) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, v, "filing.Verdict", verdictSlugs[:])
}

// MarshalText is [Verdict.AppendText] on an empty buffer.
func (v Verdict) MarshalText() ([]byte, error) { return v.AppendText(nil) }

// UnmarshalText reads a slug; empty text is undetermined.
func (v *Verdict) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, "filing.Verdict", verdictSlugs[:])
}

// Check is the result of checking an identifier or address. It never holds the checked text. The zero value is undetermined.
type Check struct {
	Kind    string  // what was checked, as in "resident ID"
	Verdict Verdict // the outcome
	Problem Problem // why the verdict is not valid
	At      int     // byte offset of the problem in the checked text
}

// Err returns an [*IdentifierError] if the verdict is invalid, else nil.
func (c Check) Err() error {
	if c.Verdict != Invalid {
		return nil
	}
	return &IdentifierError{Kind: c.Kind, Problem: c.Problem, At: c.At}
}

// An IdentifierError reports an identifier or address that cannot be right. It never holds the text itself, which is personal.
type IdentifierError struct {
	Kind    string  // what was checked, as in "resident ID"
	Problem Problem // what is wrong
	At      int     // byte offset of the problem in the checked text
}

// Error implements error.
func (e *IdentifierError) Error() string {
	return "filing: invalid " + e.Kind + " at byte " + strconv.Itoa(e.At) + ": " + e.Problem.text()
}

// maxIdentifier bounds the characters of an identifier.
const maxIdentifier = 40

// ident is an identifier in normal form: ASCII letters in upper case and digits, with * for hidden characters, without the
// white space, hyphens and round brackets that people write between them.
type ident struct {
	b      [maxIdentifier]byte
	at     [maxIdentifier]uint16 // where each character stands in the text
	n      int
	masked bool
	bad    Problem // character or length
	badAt  int
}

// normalise reads an identifier. A run of four or more X hides characters, as * does.
func normalise(s string) (id ident) {
	if id.copyPlain(s) {
		return id
	}
	return normaliseSlowly(s)
}

// copyPlain takes over a text that is in normal form already, as nearly all are, and reports whether it was.
func (id *ident) copyPlain(s string) bool {
	if len(s) > maxIdentifier {
		return false
	}
	xs := 0
	for i := range len(s) {
		if !isAlnum(s[i]) {
			return false
		}
		if s[i] == 'X' {
			xs++
		}
		id.b[i], id.at[i] = s[i], uint16(i)
	}
	id.n = len(s)
	return xs < 4
}

func normaliseSlowly(s string) ident {
	var id ident
	run := 0
	for i, r := range s {
		c := foldRune(r)
		switch {
		case isBlank(r), c == '-', c == '(', c == ')':
			continue
		case isMask(c):
			c, id.masked = '*', true
		case c >= utf8.RuneSelf, !isAlnum(byte(c)):
			id.fail(ProblemCharacter, s, i)
			return id
		}
		if id.n == maxIdentifier || i > 1<<16-1 {
			id.fail(ProblemLength, s, i)
			return id
		}
		id.b[id.n], id.at[id.n] = byte(c), uint16(i)
		id.n++
		if c != 'X' {
			run = 0
			continue
		}
		if run++; run >= 4 {
			id.hide(run)
		}
	}
	return id
}

// fail records what is wrong with the text at a place, unless a mask follows.
func (id *ident) fail(p Problem, text string, at int) {
	id.bad, id.badAt = p, at
	id.masked = id.masked || hasMask(text[at:])
}

// hasMask reports whether s has a sign that hides characters.
func hasMask(s string) bool {
	if isPlainASCII(s) && strings.IndexByte(s, '*') < 0 {
		return false
	}
	for _, r := range s {
		if !isIdeograph(r) && isMask(foldRune(r)) {
			return true
		}
	}
	return false
}

// hide masks the last n characters.
func (id *ident) hide(n int) {
	id.masked = true
	for i := id.n - n; i < id.n; i++ {
		id.b[i] = '*'
	}
}

// text returns the characters in normal form.
func (id *ident) text() []byte { return id.b[:id.n] }

func isAlnum(c byte) bool { return isDigit(c) || c >= 'A' && c <= 'Z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// finding is a verdict about an identifier in normal form; index is that of the character.
type finding struct {
	verdict Verdict
	problem Problem
	index   int
}

func invalid(p Problem, index int) finding { return finding{Invalid, p, index} }

func doubtful(p Problem, index int) finding { return finding{Doubtful, p, index} }

func valid() finding { return finding{verdict: Valid} }

// fit reports whether there is something that a rule can judge.
func (id *ident) fit() bool { return !id.masked && id.bad == 0 && id.n > 0 }

// check makes the result of the finding of a rule, or of what kept the rule from being asked. Rules are called directly and not
// through a function value, which would move the identifier to the heap.
func (id *ident) check(kind string, f finding) Check {
	switch {
	case id.masked:
		return Check{Kind: kind, Problem: ProblemMasked}
	case id.bad != 0:
		return Check{kind, Invalid, id.bad, id.badAt}
	case id.n == 0:
		return Check{Kind: kind, Problem: ProblemEmpty}
	}
	c := Check{Kind: kind, Verdict: f.verdict, Problem: f.problem}
	if f.verdict >= Doubtful && f.index < id.n {
		c.At = int(id.at[f.index])
	}
	return c
}

// firstNonDigit returns the index of the first character of b that is no digit, or -1.
func firstNonDigit(b []byte) int {
	for i, c := range b {
		if !isDigit(c) {
			return i
		}
	}
	return -1
}

// number returns the value of a run of digits.
func number(b []byte) (n int) {
	for _, c := range b {
		n = n*10 + int(c-'0')
	}
	return n
}
