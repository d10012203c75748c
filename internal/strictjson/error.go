package strictjson

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// An Error tells where a document is not what it should be and what belongs there. It never holds what stands there.
type Error struct {
	Offset   int64  // bytes before the place
	Line     int    // from 1
	Column   int    // characters before the place in its line, plus 1
	Path     string // place in the document, as in services[0].name; empty at the root
	Expected string // what belongs there
}

// Error implements error.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString("line ")
	b.WriteString(strconv.Itoa(e.Line))
	b.WriteString(", column ")
	b.WriteString(strconv.Itoa(e.Column))
	if e.Path != "" {
		b.WriteString(", at ")
		b.WriteString(e.Path)
	}
	b.WriteString(": want ")
	b.WriteString(e.Expected)
	return b.String()
}

// Fail returns the error that the last value or member name read is not what the document should have there.
func (d *Decoder) Fail(expected string) error { return d.errorAt(d.last, expected) }

// Unknown returns the error that the member whose name Object has just passed should not be there.
func (d *Decoder) Unknown(name string) error {
	if len(d.path) > 0 {
		d.path = d.path[:len(d.path)-1]
	}
	return d.errorAt(d.last, "no member "+quoteName(name)+" (names are case-sensitive)")
}

// quoteName quotes a member name if it is short and looks like one; other names may be data that went astray.
func quoteName(name string) string {
	if len(name) == 0 || len(name) > 32 {
		return "of this name"
	}
	for i := range len(name) {
		c := name[i] | 0x20
		if (c < 'a' || c > 'z') && name[i] != '_' && (i == 0 || name[i] < '0' || name[i] > '9') {
			return "of this name"
		}
	}
	return strconv.Quote(name)
}

func (d *Decoder) errorAt(offset int, expected string) error {
	before := d.data[:min(offset, len(d.data))]
	line, column := 1, 1
	for len(before) > 0 {
		r, n := utf8.DecodeRune(before)
		before = before[n:]
		column++
		if r == '\n' {
			line, column = line+1, 1
		}
	}
	return &Error{Offset: int64(offset), Line: line, Column: column, Path: d.Path(), Expected: expected}
}

// Path returns the path of the value being read, as in services[0].name. A member name that is no plain word shows as ?.
func (d *Decoder) Path() string {
	var b []byte
	for _, s := range d.path {
		switch {
		case s.index >= 0:
			b = append(b, '[')
			b = strconv.AppendInt(b, int64(s.index), 10)
			b = append(b, ']')
			continue
		case len(b) > 0:
			b = append(b, '.')
		}
		if strings.HasPrefix(quoteName(s.name), `"`) {
			b = append(b, s.name...)
		} else {
			b = append(b, '?')
		}
	}
	return string(b)
}
