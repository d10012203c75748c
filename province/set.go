package province

import (
	"encoding"
	"encoding/json"
	"iter"
	"math/bits"
	"strconv"
)

// Set is a set of values of a closed enumeration with fewer than 64 members, as a bit set: a comparable value without
// pointers. The zero value is the empty set. Where a rule holds a set, empty means "no restriction".
type Set[E ~uint8 | ~uint16] uint64

// SetOf returns the set of the given values. Zero values and values beyond 63 are left out.
func SetOf[E ~uint8 | ~uint16](es ...E) Set[E] {
	var s Set[E]
	for _, e := range es {
		s = s.With(e)
	}
	return s
}

// With returns s with e added.
func (s Set[E]) With(e E) Set[E] {
	if e == 0 || e > 63 {
		return s
	}
	return s | 1<<e
}

// Has reports whether e is in s.
func (s Set[E]) Has(e E) bool { return e < 64 && s&(1<<e) != 0 }

// Admits reports whether s restricts nothing or holds e.
func (s Set[E]) Admits(e E) bool { return s == 0 || s.Has(e) }

// Meets reports whether s and t have a member in common.
func (s Set[E]) Meets(t Set[E]) bool { return s&t != 0 }

// Len returns the number of members.
func (s Set[E]) Len() int { return bits.OnesCount64(uint64(s)) }

// String returns the members' texts between brackets, in ascending order, as a slice of them prints: [phone-local employed].
func (s Set[E]) String() string {
	b := []byte{'['}
	for e := range s.All() {
		if len(b) > 1 {
			b = append(b, ' ')
		}
		if t, ok := any(e).(interface{ String() string }); ok {
			b = append(b, t.String()...)
		} else {
			b = strconv.AppendUint(b, uint64(e), 10)
		}
	}
	return string(append(b, ']'))
}

// All yields the members in ascending order.
func (s Set[E]) All() iter.Seq[E] {
	return func(yield func(E) bool) {
		for rest := uint64(s); rest != 0; rest &= rest - 1 {
			if !yield(E(bits.TrailingZeros64(rest))) {
				return
			}
		}
	}
}

// Without returns s with e removed.
func (s Set[E]) Without(e E) Set[E] {
	if e > 63 {
		return s
	}
	return s &^ (1 << e)
}

// MarshalJSON encodes the set as a list of its members' texts, in ascending order. It fails for a member without a text.
func (s Set[E]) MarshalJSON() ([]byte, error) {
	list := []string{}
	for e := range s.All() {
		m, ok := any(e).(encoding.TextMarshaler)
		if !ok {
			return nil, &ParseError{Expected: "members that have a text form"}
		}
		text, err := m.MarshalText()
		if err != nil {
			return nil, err
		}
		list = append(list, string(text))
	}
	return json.Marshal(list)
}

// UnmarshalJSON reads what MarshalJSON writes. It fails for a text that is no member's, and then leaves s as it is.
func (s *Set[E]) UnmarshalJSON(data []byte) error {
	var list []string
	if err := json.Unmarshal(data, &list); err != nil {
		return err
	}
	var set Set[E]
	for _, text := range list {
		var e E
		u, ok := any(&e).(encoding.TextUnmarshaler)
		if !ok {
			return &ParseError{Expected: "members that have a text form"}
		}
		if err := u.UnmarshalText([]byte(text)); err != nil {
			return err
		}
		if e == 0 || e > 63 {
			return &ParseError{Expected: "members of the closed list"}
		}
		set = set.With(e)
	}
	*s = set
	return nil
}
