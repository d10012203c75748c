// Package enum gives the library's closed enumerations one way to be text.
//
// An enumeration is an unsigned integer whose value indexes a table of slugs. Entry zero is the empty string and stands
// for "unknown", which encodes to and decodes from empty text. A value outside the table never panics: it prints as its
// type's name with the number, and it refuses to be encoded.
package enum

import (
	"fmt"
	"strconv"
)

// A ParseError reports text that is not a member of a closed enumeration. It repeats the text, because slugs are
// vocabulary and never personal data; callers that read free text must not use this package for it.
type ParseError struct {
	Type string // the enumeration, as in "province.Topic"
	Text string // what was found, shortened to 64 bytes
}

// Error implements error.
func (e *ParseError) Error() string {
	return fmt.Sprintf("%s: unknown value %q", e.Type, e.Text)
}

// String returns the slug of v, or the type name with the number where the table has none.
func String[E ~uint8](v E, typ string, slugs []string) string {
	if int(v) < len(slugs) {
		return slugs[v]
	}
	return typ + "(" + strconv.Itoa(int(v)) + ")"
}

// Append appends the slug of v to b, or fails where the table has none.
func Append[E ~uint8](b []byte, v E, typ string, slugs []string) ([]byte, error) {
	if int(v) < len(slugs) {
		return append(b, slugs[v]...), nil
	}
	return b, &ParseError{Type: typ, Text: strconv.Itoa(int(v))}
}

// Parse finds the value whose slug is text. Empty text is the zero value.
func Parse[E ~uint8](text, typ string, slugs []string) (E, error) {
	for i, s := range slugs {
		if s == text {
			return E(i), nil
		}
	}
	if len(text) > 64 {
		text = text[:64]
	}
	return 0, &ParseError{Type: typ, Text: text}
}

// Unmarshal stores into dst the value whose slug is text.
func Unmarshal[E ~uint8](dst *E, text []byte, typ string, slugs []string) error {
	v, err := Parse[E](string(text), typ, slugs)
	if err != nil {
		return err
	}
	*dst = v
	return nil
}
