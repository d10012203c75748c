package filing

import (
	"strconv"
	"strings"
)

// A ParseError reports text that could not be read as a value of this package. It never holds the text itself, which may
// be personal: it says what was being read, where reading stopped, and what was expected there.
type ParseError struct {
	What     string // the kind of value, as in "filing number"
	Expected string // what a valid text has at that place
	At       int    // byte offset into the text where reading stopped
}

// Error implements error.
func (e *ParseError) Error() string {
	var b strings.Builder
	b.WriteString("filing: invalid ")
	b.WriteString(e.What)
	b.WriteString(" at byte ")
	b.WriteString(strconv.Itoa(e.At))
	b.WriteString(": want ")
	b.WriteString(e.Expected)
	return b.String()
}
