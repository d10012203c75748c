package strictjson

import (
	"strconv"
	"unicode/utf8"
)

// A Writer appends one JSON document to a buffer, without white space. The zero value is ready for use. It puts the commas;
// the caller sees to it that brackets match and that members have names. It is not safe for concurrent use.
type Writer struct {
	b   []byte
	bad bool
}

// Bytes returns what has been written, and false if a string was not UTF-8.
func (w *Writer) Bytes() ([]byte, bool) { return w.b, !w.bad }

// comma puts a comma where a value or name follows another.
func (w *Writer) comma() {
	if n := len(w.b); n > 0 && w.b[n-1] != '{' && w.b[n-1] != '[' && w.b[n-1] != ':' {
		w.b = append(w.b, ',')
	}
}

// Open writes the bracket that begins an object or array.
func (w *Writer) Open(bracket byte) {
	w.comma()
	w.b = append(w.b, bracket)
}

// Close writes the bracket that ends an object or array.
func (w *Writer) Close(bracket byte) { w.b = append(w.b, bracket) }

// Name writes a member's name and its colon. The name must need no escaping.
func (w *Writer) Name(name string) {
	w.comma()
	w.b = append(w.b, '"')
	w.b = append(w.b, name...)
	w.b = append(w.b, '"', ':')
}

// Bool writes true or false.
func (w *Writer) Bool(v bool) {
	w.comma()
	w.b = strconv.AppendBool(w.b, v)
}

// Uint writes an integer.
func (w *Writer) Uint(v uint64) {
	w.comma()
	w.b = strconv.AppendUint(w.b, v, 10)
}

// String writes a string.
func (w *Writer) String(s string) {
	w.comma()
	w.b = append(w.b, '"')
	start := 0
	for i := range len(s) {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		w.b = append(w.b, s[start:i]...)
		start = i + 1
		switch c {
		case '"', '\\':
			w.b = append(w.b, '\\', c)
		case '\n':
			w.b = append(w.b, '\\', 'n')
		case '\r':
			w.b = append(w.b, '\\', 'r')
		case '\t':
			w.b = append(w.b, '\\', 't')
		default:
			w.b = append(w.b, '\\', 'u', '0', '0', "0123456789abcdef"[c>>4], "0123456789abcdef"[c&15])
		}
	}
	w.b = append(w.b, s[start:]...)
	w.b = append(w.b, '"')
	w.bad = w.bad || !utf8.ValidString(s)
}
