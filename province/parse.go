package province

import (
	"encoding"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/internal/strictjson"
)

// Sheet is a rule sheet as it is reviewed and shipped: its rules, the documents they cite, and the topics on which nobody
// wrote anything. The zero value is an empty sheet.
type Sheet struct {
	Name    string    // an ISO code for a province's sheet: rules without provinces are then that province's
	Sources []Source  // documents, without sections and windows
	Silent  []Silence // named silences
	Rules   []Rule    // in the order of the sheet
}

// Silence is a topic on which a sheet's province has no rule, with the reason. When narrows it, as for one direction of
// replacement.
type Silence struct {
	Topic Topic // 规则主题
	When  When  // zero: all submissions
	Why   Text  // the reason
}

// A ParseError tells where a document is not a rule sheet. It never repeats what stands there, apart from unknown names.
type ParseError struct {
	Offset   int64  // bytes before the place
	Line     int    // from 1
	Column   int    // characters before the place in its line, plus 1
	Path     string // place in the document, as in rules[0].topic
	Expected string // what belongs there
}

// Error implements error.
func (e *ParseError) Error() string { return "province: " + (*strictjson.Error)(e).Error() }

// Parse reads a rule sheet, in the same JSON that the built-in sheets use (internal/rulebook/README.md describes it), and
// returns its rules for [New] or [Table.Overlay]. A citation may spell out its document or name one of the sheet's own or of
// the built-in book. Errors are *[ParseError] for what is not a sheet, or one of more than 4 MiB, *[Invalid] for a rule that is
// not complete, and what r returns where it cannot be read.
func Parse(r io.Reader) ([]Rule, error) {
	sheet, err := ParseSheet(r, Builtin().documents()...)
	if err != nil {
		return nil, err
	}
	return sheet.Rules, nil
}

// maxSheet bounds the size of a sheet.
const maxSheet = 4 << 20

// ParseSheet is [Parse] for all of a sheet, with the documents that its citations may name besides its own.
func ParseSheet(r io.Reader, known ...Source) (Sheet, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxSheet+1))
	if err != nil {
		return Sheet{}, err
	}
	d := sheetDecoder{Decoder: strictjson.NewDecoder(data, strictjson.Limits{Bytes: maxSheet}), known: make(map[string]Source)}
	for _, s := range known {
		d.known[s.ID] = s
	}
	if err := d.Document(d.read); err != nil {
		if e, ok := errors.AsType[*strictjson.Error](err); ok {
			return Sheet{}, (*ParseError)(e)
		}
		return Sheet{}, err
	}
	return d.sheet, d.finish()
}

// documents returns the documents that t's rules cite.
func (t *Table) documents() []Source {
	seen := make(map[string]bool)
	var docs []Source
	for i := range t.all() {
		for _, s := range t.rules[i].Sources {
			if !seen[s.ID] {
				seen[s.ID] = true
				docs = append(docs, Source{ID: s.ID, Publisher: s.Publisher, Title: s.Title, URL: s.URL, Published: s.Published})
			}
		}
	}
	return docs
}

type sheetDecoder struct {
	*strictjson.Decoder
	sheet Sheet
	known map[string]Source
}

// finish resolves the citations, which may stand before the documents, and checks the rules.
func (d *sheetDecoder) finish() error {
	own, err := filing.ParseProvince(d.sheet.Name)
	for i := range d.sheet.Rules {
		r := &d.sheet.Rules[i]
		if err == nil && r.Provinces == 0 {
			r.Provinces = SetOf(own)
		}
		for j := range r.Sources {
			if s := &r.Sources[j]; s.Publisher == "" && s.Title == "" {
				doc, ok := d.known[s.ID]
				if !ok {
					return &Invalid{ID: r.ID, Field: "sources", Problem: "cites a document that is not listed: " + strconv.Quote(s.ID)}
				}
				s.Publisher, s.Title, s.URL, s.Published = doc.Publisher, doc.Title, doc.URL, doc.Published
			}
		}
		if err := r.Check(); err != nil {
			return err
		}
		if !atHome(r) {
			return &Invalid{ID: r.ID, Field: "provinces", Problem: "a rule with the ID of a province speaks of that province"}
		}
	}
	return nil
}

// atHome reports whether a rule whose ID names a province speaks of that province and no other.
func atHome(r *Rule) bool {
	scope, _, _ := strings.Cut(string(r.ID), "/")
	if len(scope) != len("CN-XX") || scope[:3] != "CN-" {
		return true
	}
	p, err := filing.ParseProvince(scope)
	return err != nil || r.Provinces == SetOf(p)
}

func (d *sheetDecoder) read() error {
	return d.Object(func(key string) error {
		switch key {
		case "sheet":
			return d.str(&d.sheet.Name)
		case "sources":
			return d.Array(func(int) error {
				s, err := d.document()
				if err == nil && slices.ContainsFunc(d.sheet.Sources, func(o Source) bool { return o.ID == s.ID }) {
					return d.Fail("a document with an ID of its own")
				}
				d.sheet.Sources = append(d.sheet.Sources, s)
				d.known[s.ID] = s
				return err
			})
		case "silent":
			return d.Array(func(int) error {
				s, err := d.silence()
				d.sheet.Silent = append(d.sheet.Silent, s)
				return err
			})
		case "rules":
			return d.Array(func(int) error {
				r, err := d.rule()
				d.sheet.Rules = append(d.sheet.Rules, r)
				return err
			})
		}
		return d.Unknown(key)
	})
}

func (d *sheetDecoder) document() (s Source, err error) {
	err = d.Object(func(key string) error { return d.documentKey(&s, key) })
	return s, err
}

func (d *sheetDecoder) documentKey(s *Source, key string) error {
	switch key {
	case "id":
		return d.str(&s.ID)
	case "publisher":
		return d.str(&s.Publisher)
	case "title":
		return d.str(&s.Title)
	case "url":
		return d.str(&s.URL)
	case "published":
		return d.date(&s.Published)
	}
	return d.Unknown(key)
}

func (d *sheetDecoder) silence() (s Silence, err error) {
	err = d.Object(func(key string) error {
		switch key {
		case "topic":
			return d.text(&s.Topic, "a topic")
		case "when":
			return d.when(&s.When)
		case "why":
			return d.says(&s.Why)
		}
		return d.Unknown(key)
	})
	return s, err
}

func (d *sheetDecoder) rule() (r Rule, err error) {
	err = d.Object(func(key string) error { return d.ruleKey(&r, key) })
	return r, err
}

func (d *sheetDecoder) ruleKey(r *Rule, key string) error {
	switch key {
	case "id":
		return d.id(&r.ID)
	case "topic":
		return d.text(&r.Topic, "a topic")
	case "provinces":
		return set(d, &r.Provinces, "a province as in CN-ZJ")
	case "authority":
		return d.text(&r.Authority, "an authority")
	case "provider":
		return d.text(&r.Provider, "a provider")
	case "effect":
		return d.text(&r.Effect, "an effect")
	case "from":
		return d.date(&r.Period.From)
	case "until":
		return d.date(&r.Period.Until)
	case "stated":
		return d.boolean(&r.Stated)
	case "when":
		return d.when(&r.When)
	case "needs":
		return d.needs(&r.Needs)
	case "limit":
		return d.limit(&r.Limit)
	case "values":
		return d.Array(func(int) error {
			s, err := d.String()
			r.Values = append(r.Values, s)
			return err
		})
	}
	return d.ruleKeyOf(r, key)
}

// ruleKeyOf reads the second half of a rule's members.
func (d *sheetDecoder) ruleKeyOf(r *Rule, key string) error {
	switch key {
	case "materials":
		return set(d, &r.Materials, "a material")
	case "persons":
		return set(d, &r.Persons, "a person's role")
	case "remedy":
		return d.text(&r.Remedy, "a remedy")
	case "disputed":
		return d.boolean(&r.Disputed)
	case "presumed":
		return d.boolean(&r.Presumed)
	case "overrides":
		return d.Array(func(int) error {
			var id RuleID
			err := d.id(&id)
			r.Overrides = append(r.Overrides, id)
			return err
		})
	case "says":
		return d.says(&r.Says)
	case "caveat":
		return d.says(&r.Caveat)
	case "sources":
		return d.Array(func(int) error {
			s, err := d.source()
			r.Sources = append(r.Sources, s)
			return err
		})
	}
	return d.Unknown(key)
}

func (d *sheetDecoder) when(w *When) error {
	return d.Object(func(key string) error {
		switch key {
		case "from":
			return d.class(&w.From)
		case "to":
			return d.class(&w.To)
		case "class":
			return d.class(&w.Class)
		case "orders":
			return set(d, &w.Orders, "an order kind")
		case "natures":
			return set(d, &w.Natures, "a nature")
		}
		return d.Unknown(key)
	})
}

func (d *sheetDecoder) needs(n *Needs) error {
	return d.Object(func(key string) error {
		switch key {
		case "all":
			return set(d, &n.All, "a fact")
		case "any":
			return set(d, &n.Any, "a fact")
		}
		return d.Unknown(key)
	})
}

func (d *sheetDecoder) limit(l *Limit) error {
	return d.Object(func(key string) error {
		switch key {
		case "min":
			n, err := d.Int(0, 1_000_000)
			l.Min = int(n)
			return err
		case "n":
			n, err := d.Int(0, 1_000_000)
			l.N = int(n)
			return err
		case "unit":
			return d.text(&l.Unit, "a unit")
		}
		return d.Unknown(key)
	})
}

func (d *sheetDecoder) says(t *Text) error {
	return d.Object(func(key string) error {
		switch key {
		case "en":
			return d.str(&t.En)
		case "zh":
			return d.str(&t.Zh)
		}
		return d.Unknown(key)
	})
}

func (d *sheetDecoder) source() (s Source, err error) {
	err = d.Object(func(key string) error {
		switch key {
		case "section":
			return d.str(&s.Section)
		case "seen":
			return d.seen(&s.Seen)
		case "inferred":
			return d.boolean(&s.Inferred)
		case "dissent":
			return d.boolean(&s.Dissent)
		case "note":
			return d.str(&s.Note)
		}
		return d.documentKey(&s, key)
	})
	return s, err
}

// seen reads a window, [first day, first day no longer].
func (d *sheetDecoder) seen(p *Period) error {
	n := 0
	err := d.Array(func(i int) error {
		n = i + 1
		switch i {
		case 0:
			return d.date(&p.From)
		case 1:
			return d.date(&p.Until)
		}
		return d.Fail("two dates")
	})
	if err == nil && n != 2 {
		return d.Fail("two dates")
	}
	return err
}

func (d *sheetDecoder) str(dst *string) (err error) {
	*dst, err = d.String()
	return err
}

func (d *sheetDecoder) boolean(dst *bool) (err error) {
	*dst, err = d.Bool()
	return err
}

func (d *sheetDecoder) id(dst *RuleID) error {
	s, err := d.String()
	*dst = RuleID(s)
	return err
}

func (d *sheetDecoder) date(dst *filing.Date) error {
	return d.text(dst, "a date, 2006-01-02")
}

func (d *sheetDecoder) class(dst *filing.Class) error {
	s, err := d.String()
	switch {
	case err != nil:
		return err
	case s == filing.Unit.String():
		*dst = filing.Unit
	case s == filing.Individual.String():
		*dst = filing.Individual
	default:
		return d.Fail("unit or individual")
	}
	return nil
}

// text reads a string in the text form of dst, which must not be empty.
func (d *sheetDecoder) text(dst encoding.TextUnmarshaler, expected string) error {
	s, err := d.String()
	if err != nil {
		return err
	}
	if s == "" || dst.UnmarshalText([]byte(s)) != nil {
		return d.Fail(expected)
	}
	return nil
}

// set reads an array of slugs.
func set[E ~uint8 | ~uint16, P interface {
	*E
	encoding.TextUnmarshaler
}](d *sheetDecoder, dst *Set[E], expected string) error {
	return d.Array(func(int) error {
		var e E
		if err := d.text(P(&e), expected); err != nil {
			return err
		}
		if e == 0 || e > 63 {
			return d.Fail(expected)
		}
		*dst = dst.With(e)
		return nil
	})
}
