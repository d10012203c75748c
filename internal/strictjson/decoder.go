// Package strictjson reads and writes JSON the way this library's documents want it: no unknown, duplicate or differently
// cased member names, no trailing data, no null, no invalid UTF-8, bounded size and depth, and errors that tell the place and
// what belongs there without repeating what stands there, which may be personal.
//
// The decoder is driven by the caller, who knows the document's shape:
//
//	d := strictjson.NewDecoder(data, strictjson.Limits{})
//	err := d.Document(func() error {
//		return d.Object(func(key string) error {
//			switch key {
//			case "name":
//				name, err = d.String()
//				return err
//			}
//			return d.Unknown(key)
//		})
//	})
package strictjson

import (
	"slices"
	"strconv"
	"unicode/utf8"
)

// Limits bounds a document. A zero member means the default.
type Limits struct {
	Bytes int // size of the document, by default 4 MiB
	Depth int // nesting of objects and arrays, by default 32
}

const (
	defaultBytes = 4 << 20
	defaultDepth = 32
)

// Kind is the kind of a JSON value.
type Kind uint8

// The kinds. Invalid stands for the end of the document and for bytes that begin no value.
const (
	Invalid Kind = iota
	Null
	Bool
	Number
	String
	Array
	Object
)

// step is one step of the path from the document's root: a member name, or an index where name is empty and index is not -1.
type step struct {
	name  string
	index int
}

// A Decoder reads one JSON document. It is not safe for concurrent use. Every method that reads a value leaves the decoder
// after it, or returns a [*Error] and is then of no more use.
type Decoder struct {
	data   []byte
	pos    int
	last   int // where the last value or member name began
	depth  int
	limits Limits
	path   []step
	names  []string // member names seen in the objects that are open, the innermost last
}

// NewDecoder returns a decoder of data, which must not change while the decoder is in use.
func NewDecoder(data []byte, limits Limits) *Decoder {
	if limits.Bytes == 0 {
		limits.Bytes = defaultBytes
	}
	if limits.Depth == 0 {
		limits.Depth = defaultDepth
	}
	return &Decoder{data: data, limits: limits}
}

// Document checks the size, calls read for the document's one value, and requires that nothing but white space follows.
func (d *Decoder) Document(read func() error) error {
	if len(d.data) > d.limits.Bytes {
		return d.errorAt(d.limits.Bytes, "a document of at most "+strconv.Itoa(d.limits.Bytes)+" bytes")
	}
	if len(d.data) >= 3 && string(d.data[:3]) == "\ufeff" {
		return d.errorAt(0, "no byte order mark")
	}
	if err := read(); err != nil {
		return err
	}
	d.space()
	if d.pos < len(d.data) {
		return d.errorAt(d.pos, "the end of the document")
	}
	return nil
}

func (d *Decoder) space() {
	for d.pos < len(d.data) {
		switch d.data[d.pos] {
		case ' ', '\t', '\r', '\n':
			d.pos++
		default:
			return
		}
	}
}

// peek skips white space and returns the byte there, or zero at the end.
func (d *Decoder) peek() byte {
	d.space()
	if d.pos < len(d.data) {
		return d.data[d.pos]
	}
	return 0
}

// Kind returns the kind of the value that comes next, without reading it.
func (d *Decoder) Kind() Kind {
	switch c := d.peek(); {
	case c == '{':
		return Object
	case c == '[':
		return Array
	case c == '"':
		return String
	case c == 't' || c == 'f':
		return Bool
	case c == 'n':
		return Null
	case c == '-' || c >= '0' && c <= '9':
		return Number
	}
	return Invalid
}

// Object reads an object and calls f with each member's name, in the document's order; f reads the member's value. A value
// that f leaves unread is skipped. A name that comes twice is an error.
func (d *Decoder) Object(f func(name string) error) error {
	if err := d.open('{', "an object"); err != nil {
		return err
	}
	seen := len(d.names)
	for first := true; ; first = false {
		more, err := d.more('}', first)
		if err != nil {
			return err
		}
		if !more {
			d.names = d.names[:seen]
			return nil
		}
		name, err := d.member(seen)
		if err != nil {
			return err
		}
		if err := d.value(step{name, -1}, func() error { return f(name) }); err != nil {
			return err
		}
	}
}

// Array reads an array and calls f with each element's index, from 0; f reads the element. An element that f leaves unread is
// skipped.
func (d *Decoder) Array(f func(i int) error) error {
	if err := d.open('[', "an array"); err != nil {
		return err
	}
	for i := 0; ; i++ {
		more, err := d.more(']', i == 0)
		if err != nil {
			return err
		}
		if !more {
			return nil
		}
		if err := d.value(step{"", i}, func() error { return f(i) }); err != nil {
			return err
		}
	}
}

// open reads the bracket that begins an object or array.
func (d *Decoder) open(bracket byte, expected string) error {
	c := d.peek()
	d.last = d.pos
	if c != bracket {
		return d.Fail(expected)
	}
	if d.depth == d.limits.Depth {
		return d.Fail("no nesting deeper than " + strconv.Itoa(d.limits.Depth))
	}
	d.depth++
	d.pos++
	return nil
}

// more reads the comma before the next element, or the bracket that ends the object or array.
func (d *Decoder) more(bracket byte, first bool) (bool, error) {
	c := d.peek()
	if c == bracket {
		d.pos++
		d.depth--
		return false, nil
	}
	if first {
		return true, nil
	}
	if c != ',' {
		return false, d.errorAt(d.pos, "a comma or "+string(rune(bracket)))
	}
	d.pos++
	return true, nil
}

// member reads a member's name and the colon after it. The names from seen on are those the object had before.
func (d *Decoder) member(seen int) (string, error) {
	if d.peek() != '"' {
		return "", d.errorAt(d.pos, "a member name in quotes")
	}
	name, err := d.String()
	if err != nil {
		return "", err
	}
	if slices.Contains(d.names[seen:], name) {
		return "", d.errorAt(d.last, "no second member "+quoteName(name))
	}
	if len(d.names)-seen == maxMembers {
		return "", d.errorAt(d.last, "at most "+strconv.Itoa(maxMembers)+" members")
	}
	d.names = append(d.names, name)
	if d.peek() != ':' {
		return "", d.errorAt(d.pos, "a colon")
	}
	d.pos++
	return name, nil
}

// maxMembers bounds the members of one object, so that looking for duplicates stays cheap.
const maxMembers = 1024

// value calls read for one element, skips the element if read did not read it, and keeps the path while it does.
func (d *Decoder) value(s step, read func() error) error {
	d.path = append(d.path, s)
	d.space()
	start := d.pos
	if err := read(); err != nil {
		return err
	}
	if d.pos == start {
		if err := d.Skip(); err != nil {
			return err
		}
	}
	d.path = d.path[:len(d.path)-1]
	return nil
}

// Skip reads a value of any kind, with the same strictness, and drops it.
func (d *Decoder) Skip() error {
	switch d.Kind() {
	case Object:
		return d.Object(func(string) error { return nil })
	case Array:
		return d.Array(func(int) error { return nil })
	case String:
		_, err := d.String()
		return err
	case Number:
		_, err := d.number()
		return err
	case Bool:
		_, err := d.Bool()
		return err
	case Null:
		return d.literal("null", "a value")
	}
	d.last = d.pos
	return d.Fail("a value")
}

// literal reads a word such as true.
func (d *Decoder) literal(word, expected string) error {
	d.space()
	d.last = d.pos
	if len(d.data)-d.pos < len(word) || string(d.data[d.pos:d.pos+len(word)]) != word {
		return d.Fail(expected)
	}
	d.pos += len(word)
	return nil
}

// Bool reads true or false.
func (d *Decoder) Bool() (bool, error) {
	if d.peek() == 't' {
		return true, d.literal("true", "true or false")
	}
	return false, d.literal("false", "true or false")
}

// number reads a number and returns its text.
func (d *Decoder) number() ([]byte, error) {
	d.space()
	start := d.pos
	d.last = start
	d.accept('-')
	if !d.accept('0') && d.digits() == 0 {
		return nil, d.Fail("a number")
	}
	if d.accept('.') && d.digits() == 0 {
		return nil, d.Fail("digits after the point of a number")
	}
	if d.accept('e') || d.accept('E') {
		if !d.accept('+') {
			d.accept('-')
		}
		if d.digits() == 0 {
			return nil, d.Fail("digits in the exponent of a number")
		}
	}
	return d.data[start:d.pos], nil
}

func (d *Decoder) accept(c byte) bool {
	if d.pos < len(d.data) && d.data[d.pos] == c {
		d.pos++
		return true
	}
	return false
}

func (d *Decoder) digits() (n int) {
	for d.pos < len(d.data) && d.data[d.pos] >= '0' && d.data[d.pos] <= '9' {
		d.pos++
		n++
	}
	return n
}

// Int reads an integer from low to high. Fractions and exponents are errors, even where the value is integral.
func (d *Decoder) Int(low, high int64) (int64, error) {
	text, err := d.number()
	if err == nil {
		n, perr := strconv.ParseInt(string(text), 10, 64)
		if perr == nil && n >= low && n <= high {
			return n, nil
		}
	}
	return 0, d.Fail("an integer from " + strconv.FormatInt(low, 10) + " to " + strconv.FormatInt(high, 10))
}

// Uint reads an integer from 0 to high.
func (d *Decoder) Uint(high uint64) (uint64, error) {
	text, err := d.number()
	if err == nil {
		n, perr := strconv.ParseUint(string(text), 10, 64)
		if perr == nil && n <= high {
			return n, nil
		}
	}
	return 0, d.Fail("an integer from 0 to " + strconv.FormatUint(high, 10))
}

// String reads a string.
func (d *Decoder) String() (string, error) {
	c := d.peek()
	d.last = d.pos
	if c != '"' {
		return "", d.Fail("a string")
	}
	d.pos++
	start := d.pos
	var out []byte // what has been read, once an escape has been seen
	for d.pos < len(d.data) {
		c := d.data[d.pos]
		switch {
		case c == '"':
			out = appendFrom(out, d.data[start:d.pos])
			d.pos++
			return string(out), nil
		case c == '\\':
			out = append(out, d.data[start:d.pos]...)
			r, err := d.escape()
			if err != nil {
				return "", err
			}
			out = utf8.AppendRune(out, r)
			start = d.pos
		case c < ' ':
			return "", d.errorAt(d.pos, "no control character in a string")
		case c < utf8.RuneSelf:
			d.pos++
		default:
			r, n := utf8.DecodeRune(d.data[d.pos:])
			if r == utf8.RuneError && n == 1 {
				return "", d.errorAt(d.pos, "UTF-8")
			}
			d.pos += n
		}
	}
	return "", d.errorAt(d.pos, "the end of a string")
}

// appendFrom returns tail itself where there is nothing to append it to.
func appendFrom(out, tail []byte) []byte {
	if out == nil {
		return tail
	}
	return append(out, tail...)
}

// escape reads an escape sequence.
func (d *Decoder) escape() (rune, error) {
	at := d.pos
	d.pos++
	if d.pos == len(d.data) {
		return 0, d.errorAt(at, "an escape sequence")
	}
	c := d.data[d.pos]
	d.pos++
	switch c {
	case '"', '\\', '/':
		return rune(c), nil
	case 'b':
		return '\b', nil
	case 'f':
		return '\f', nil
	case 'n':
		return '\n', nil
	case 'r':
		return '\r', nil
	case 't':
		return '\t', nil
	case 'u':
		return d.unicode(at)
	}
	return 0, d.errorAt(at, "an escape sequence")
}

// unicode reads the rest of an escape \uXXXX, and a second one where the first is half of a pair.
func (d *Decoder) unicode(at int) (rune, error) {
	r, ok := d.hex4()
	if !ok {
		return 0, d.errorAt(at, "four hexadecimal digits after \\u")
	}
	if r < 0xd800 || r > 0xdfff {
		return r, nil
	}
	if r < 0xdc00 && d.accept('\\') && d.accept('u') {
		if low, ok := d.hex4(); ok && low >= 0xdc00 && low <= 0xdfff {
			return (r-0xd800)<<10 + (low - 0xdc00) + 0x10000, nil
		}
	}
	return 0, d.errorAt(at, "a pair of surrogates")
}

func (d *Decoder) hex4() (r rune, ok bool) {
	if len(d.data)-d.pos < 4 {
		return 0, false
	}
	for _, c := range d.data[d.pos : d.pos+4] {
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c >= 'a' && c <= 'f':
			c -= 'a' - 10
		case c >= 'A' && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	d.pos += 4
	return r, true
}
