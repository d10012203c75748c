package main

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// maxDepth bounds the nesting of a body. What the schema describes is nested eight deep.
const maxDepth = 32

// changeRequest is the body of POST /v1/changes.
type changeRequest struct {
	old, new filing.Filing
	basis    change.Basis
	lang     string
}

// bodyError tells where a body is not what it should be and what belongs there. Like a filing.DecodeError it never holds what
// stands there, which may be personal.
type bodyError struct {
	position
	Field    string
	Expected string
}

func (e *bodyError) Error() string {
	return fmt.Sprintf("line %d, column %d, at %q: want %s", e.Line, e.Column, e.Field, e.Expected)
}

// decodeChange reads the body of POST /v1/changes as strictly as package filing reads the two filings in it: encoding/json alone
// would accept members that come twice, differ in case, or are null. Errors are *bodyError.
func decodeChange(data []byte) (changeRequest, error) {
	var req changeRequest
	d := decoder{data: data, dec: json.NewDecoder(bytes.NewReader(data))}
	d.dec.UseNumber() // a number of any size is a wrong type, not a broken document
	if err := d.check(); err != nil {
		return req, err
	}
	var seen struct{ old, new bool }
	err := d.object("", requestMembers, func(name string) error {
		switch name {
		case "old":
			seen.old = true
			return d.filing(name, &req.old)
		case "new":
			seen.new = true
			return d.filing(name, &req.new)
		case "basis":
			return d.basis(name, &req.basis)
		}
		return d.lang(name, &req.lang)
	})
	switch {
	case err != nil:
		return changeRequest{}, err
	case !seen.old || !seen.new:
		return changeRequest{}, d.fail(0, "", "an object with the members old and new")
	case d.next() < len(data):
		return changeRequest{}, d.fail(d.next(), "", "nothing after the object")
	}
	return req, nil
}

// decoder walks the envelope with the tokens of encoding/json and leaves the filings to package filing.
type decoder struct {
	data []byte
	dec  *json.Decoder
}

// check looks at the body as a whole: UTF-8, and not nested without end.
func (d *decoder) check() error {
	if !utf8.Valid(d.data) {
		at := 0
		for at < len(d.data) {
			r, n := utf8.DecodeRune(d.data[at:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			at += n
		}
		return d.fail(at, "", "UTF-8")
	}
	depth, quoted := 0, false
	for i := 0; i < len(d.data); i++ {
		switch c := d.data[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			if depth++; depth > maxDepth {
				return d.fail(i, "", fmt.Sprintf("at most %d levels of nesting", maxDepth))
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	return nil
}

// next returns where the next token begins.
func (d *decoder) next() int {
	at := int(d.dec.InputOffset())
	for at < len(d.data) && strings.IndexByte(" \t\r\n:,", d.data[at]) >= 0 {
		at++
	}
	return at
}

func (d *decoder) fail(at int, field, expected string) error {
	before := d.data[:min(at, len(d.data))]
	line := bytes.LastIndexByte(before, '\n') + 1
	return &bodyError{
		position: position{
			Offset: int64(len(before)),
			Line:   bytes.Count(before, []byte("\n")) + 1,
			Column: utf8.RuneCount(before[line:]) + 1,
		},
		Field: field, Expected: expected,
	}
}

// syntax returns the error for a body that is no JSON. Only json.Unmarshal tells exactly where that begins.
func (d *decoder) syntax(field string) error {
	at := d.next()
	var raw json.RawMessage
	if e, ok := errors.AsType[*json.SyntaxError](json.Unmarshal(d.data, &raw)); ok {
		at = int(e.Offset)
		if at > 0 && e.Error() != "unexpected end of JSON input" {
			at-- // it counts the byte that is wrong
		}
	}
	return d.fail(at, field, "well-formed JSON")
}

// object reads an object whose members have the given names, each at most once.
func (d *decoder) object(field string, names []string, member func(name string) error) error {
	if err := d.open('{', field, "an object"); err != nil {
		return err
	}
	seen := make(map[string]bool, len(names))
	for d.dec.More() {
		at := d.next()
		token, err := d.dec.Token()
		if err != nil {
			return d.syntax(field)
		}
		name, _ := token.(string)
		known := ""
		for _, n := range names {
			if n == name {
				known = n
			}
		}
		switch {
		case known == "":
			return d.fail(at, field, "a member that is "+oneOf(names...))
		case seen[known]:
			return d.fail(at, field, "each member once")
		}
		seen[known] = true
		if err := member(known); err != nil {
			return err
		}
	}
	return d.close(field)
}

// array reads an array.
func (d *decoder) array(field string, element func(field string) error) error {
	if err := d.open('[', field, "an array"); err != nil {
		return err
	}
	for i := 0; d.dec.More(); i++ {
		if err := element(fmt.Sprintf("%s[%d]", field, i)); err != nil {
			return err
		}
	}
	return d.close(field)
}

func (d *decoder) open(delim json.Delim, field, expected string) error {
	at := d.next()
	token, err := d.dec.Token()
	if err != nil {
		return d.syntax(field)
	}
	if token != delim {
		return d.fail(at, field, expected)
	}
	return nil
}

func (d *decoder) close(field string) error {
	if _, err := d.dec.Token(); err != nil {
		return d.syntax(field)
	}
	return nil
}

// filing reads a filing.
func (d *decoder) filing(field string, f *filing.Filing) error {
	at := d.next()
	var raw json.RawMessage
	broken := d.dec.Decode(&raw) != nil
	if broken {
		raw = d.data[min(at, len(d.data)):] // package filing says in which member it breaks off
	}
	v, err := filing.Decode(raw)
	if e, ok := errors.AsType[*filing.DecodeError](err); ok {
		return d.fail(at+int(e.Offset), strings.TrimSuffix(field+"."+e.Path, "."), e.Expected)
	}
	if broken || err != nil {
		return d.syntax(field)
	}
	*f = v
	return nil
}

// textual reads a string that is the text form of a value other than its zero.
func textual[T comparable, P interface {
	*T
	encoding.TextUnmarshaler
}](d *decoder, field string, dst P, expected string) error {
	at := d.next()
	token, err := d.dec.Token()
	if err != nil {
		return d.syntax(field)
	}
	var zero T
	s, ok := token.(string)
	if !ok || dst.UnmarshalText([]byte(s)) != nil || *dst == zero { // the error is not shown: it may quote s
		return d.fail(at, field, expected)
	}
	return nil
}

func (d *decoder) boolean(field string, dst *bool) error {
	at := d.next()
	token, err := d.dec.Token()
	if err != nil {
		return d.syntax(field)
	}
	b, ok := token.(bool)
	if !ok {
		return d.fail(at, field, "true or false")
	}
	*dst = b
	return nil
}

func (d *decoder) lang(field string, dst *string) error {
	at := d.next()
	token, err := d.dec.Token()
	if err != nil {
		return d.syntax(field)
	}
	s, _ := token.(string)
	if _, ok := parseLanguage(s); !ok {
		return d.fail(at, field, wantLanguage)
	}
	*dst = s
	return nil
}

// What belongs in the places of an envelope.
var (
	requestMembers   = []string{"old", "new", "basis", "lang"}
	basisMembers     = []string{"on", "occurred", "provider", "order", "fullOrders", "materials", "openOrders", "facts"}
	openOrderMembers = []string{"kind", "service"}
	factSlugs        = callerFacts()
	languages        = []string{"zh", "zh-Hans", "en"}

	wantDate      = "a date such as 2006-01-02"
	wantLanguage  = oneOf(languages...)
	wantProvider  = oneOf(slugs[province.Provider]()...)
	wantOrder     = oneOf(orderKinds()...)
	wantOrderKind = oneOf(slugs[province.OrderKind]()...)
	wantMaterial  = oneOf(slugs[province.Material]()...)
	wantTopic     = oneOf(slugs[province.Topic]()...)
)

func (d *decoder) basis(field string, b *change.Basis) error {
	return d.object(field, basisMembers, func(name string) error {
		field := field + "." + name
		switch name {
		case "on":
			return textual(d, field, &b.On, wantDate)
		case "occurred":
			return textual(d, field, &b.Occurred, wantDate)
		case "provider":
			return textual(d, field, &b.Provider, wantProvider)
		case "order":
			at := d.next()
			if err := textual(d, field, &b.Order, wantOrder); err != nil {
				return err
			}
			if !b.Order.IsChange() {
				return d.fail(at, field, wantOrder)
			}
			return nil
		case "fullOrders":
			return d.boolean(field, &b.FullOrders)
		case "materials":
			b.Materials = []province.Material{} // an empty list says that there are none; an absent one, that nobody asked
			return d.array(field, func(field string) error {
				var m province.Material
				err := textual(d, field, &m, wantMaterial)
				b.Materials = append(b.Materials, m)
				return err
			})
		case "openOrders":
			return d.array(field, func(field string) error {
				var o change.OpenOrder
				err := d.openOrder(field, &o)
				b.OpenOrders = append(b.OpenOrders, o)
				return err
			})
		}
		return d.facts(field, &b.Facts)
	})
}

func (d *decoder) openOrder(field string, o *change.OpenOrder) error {
	at := d.next()
	err := d.object(field, openOrderMembers, func(name string) error {
		if name == "kind" {
			return textual(d, field+".kind", &o.Kind, wantOrderKind)
		}
		return textual(d, field+".service", &o.Service, "a filing number such as 京ICP备2021000001号-1")
	})
	if err == nil && o.Kind == 0 {
		return d.fail(at, field, "an object with the member kind")
	}
	return err
}

// facts reads what the caller knows: true or false under the slug of each fact.
func (d *decoder) facts(field string, f *change.Facts) error {
	return d.object(field, factSlugs, func(name string) error {
		var fact province.Fact
		if err := fact.UnmarshalText([]byte(name)); err != nil {
			return err // callerFacts has slugs only
		}
		var b bool
		err := d.boolean(field+"."+name, &b)
		if *factOf(f, fact) = change.No; b {
			*factOf(f, fact) = change.Yes
		}
		return err
	})
}

// factOf returns the place of a fact that only a caller can know, nil for any other.
func factOf(f *change.Facts, fact province.Fact) *change.Truth {
	switch fact {
	case province.FactNamesRelated:
		return &f.NamesRelated
	case province.FactUnitsRelated:
		return &f.UnitsRelated
	case province.FactSoleProprietor:
		return &f.SoleProprietor
	case province.FactDataConsistent:
		return &f.DataConsistent
	case province.FactSitesOpen:
		return &f.SitesOpen
	case province.FactNotCommercial:
		return &f.NotCommercial
	case province.FactNeverFiled:
		return &f.NeverFiled
	case province.FactSameProvince:
		return &f.SameProvince
	case province.FactEmployed:
		return &f.Employed
	case province.FactNotResponsibleElsewhere:
		return &f.NotResponsibleElsewhere
	case province.FactNotStudent:
		return &f.NotStudent
	case province.FactHolderIsShareholder:
		return &f.HolderIsShareholder
	case province.FactHolderIsSeniorManager:
		return &f.HolderIsSeniorManager
	case province.FactRegistrarApproved:
		return &f.RegistrarApproved
	case province.FactRealNameVerified:
		return &f.RealNameVerified
	case province.FactWhoisPublic:
		return &f.WhoisPublic
	case province.FactPhoneLocal:
		return &f.PhoneLocal
	case province.FactPhoneOwn:
		return &f.PhoneOwn
	case province.FactIDLocal:
		return &f.IDLocal
	case province.FactAddressLocal:
		return &f.AddressLocal
	case province.FactAddressMatches:
		return &f.AddressMatches
	case province.FactMovingOut:
		return &f.MovingOut
	}
	return nil
}

// callerFacts lists the facts that factOf has a place for.
func callerFacts() []string {
	var names []string
	for fact := province.Fact(1); ; fact++ {
		name, err := fact.MarshalText()
		if err != nil {
			return names
		}
		if factOf(new(change.Facts), fact) != nil {
			names = append(names, string(name))
		}
	}
}

// slugs lists the text forms of a closed list, the zero value left out.
func slugs[E interface {
	~uint8
	encoding.TextMarshaler
}]() []string {
	var all []string
	for e := E(1); ; e++ {
		slug, err := e.MarshalText()
		if err != nil {
			return all
		}
		all = append(all, string(slug))
	}
}

// orderKinds lists the orders that change a filing.
func orderKinds() []string {
	var all []string
	for k := province.OrderKind(1); k.IsChange(); k++ {
		all = append(all, k.String())
	}
	return all
}

// readAll reads a body whose size is bounded elsewhere. It trusts a Content-Length only as far as it costs nothing.
func readAll(body io.Reader, length int64) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(int(min(max(length, 0)+bytes.MinRead, 64<<10)))
	_, err := b.ReadFrom(body)
	return b.Bytes(), err
}
