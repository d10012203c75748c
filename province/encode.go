package province

import (
	"encoding/json"
	"slices"

	"github.com/gobeian/icp/filing"
)

// ruleJSON is the form of a rule in a sheet, with the sources spelt out.
type ruleJSON struct {
	ID        RuleID            `json:"id"`
	Topic     Topic             `json:"topic"`
	Provinces []filing.Province `json:"provinces,omitempty"`
	Authority Authority         `json:"authority"`
	Provider  Provider          `json:"provider,omitzero"`
	Effect    Effect            `json:"effect"`
	From      filing.Date       `json:"from"`
	Until     filing.Date       `json:"until,omitzero"`
	Stated    bool              `json:"stated,omitempty"`
	When      whenJSON          `json:"when,omitzero"`
	Needs     needsJSON         `json:"needs,omitzero"`
	Limit     Limit             `json:"limit,omitzero"`
	Values    []string          `json:"values,omitempty"`
	Materials []Material        `json:"materials,omitempty"`
	Persons   []Person          `json:"persons,omitempty"`
	Remedy    Remedy            `json:"remedy,omitzero"`
	Disputed  bool              `json:"disputed,omitempty"`
	Presumed  bool              `json:"presumed,omitempty"`
	Overrides []RuleID          `json:"overrides,omitempty"`
	Says      Text              `json:"says"`
	Caveat    Text              `json:"caveat,omitzero"`
	Sources   []sourceJSON      `json:"sources"`
}

type whenJSON struct {
	From    string      `json:"from,omitempty"`
	To      string      `json:"to,omitempty"`
	Class   string      `json:"class,omitempty"`
	Orders  []OrderKind `json:"orders,omitempty"`
	Natures []string    `json:"natures,omitempty"`
}

// IsZero keeps an empty selection out of the encoding.
func (w whenJSON) IsZero() bool {
	return w.From == "" && w.To == "" && w.Class == "" && w.Orders == nil && w.Natures == nil
}

type needsJSON struct {
	All []Fact `json:"all,omitempty"`
	Any []Fact `json:"any,omitempty"`
}

// IsZero keeps empty needs out of the encoding.
func (n needsJSON) IsZero() bool { return n.All == nil && n.Any == nil }

type sourceJSON struct {
	ID        string        `json:"id"`
	Publisher string        `json:"publisher"`
	Title     string        `json:"title"`
	Section   string        `json:"section,omitempty"`
	URL       string        `json:"url,omitempty"`
	Published filing.Date   `json:"published,omitzero"`
	Seen      []filing.Date `json:"seen,omitempty"`
	Inferred  bool          `json:"inferred,omitempty"`
	Dissent   bool          `json:"dissent,omitempty"`
	Note      string        `json:"note,omitempty"`
}

// MarshalJSON encodes the rule in the form of a sheet, with its sources spelt out, so that [Parse] reads it back.
func (r Rule) MarshalJSON() ([]byte, error) {
	j := ruleJSON{
		ID: r.ID, Topic: r.Topic, Provinces: members(r.Provinces), Authority: r.Authority, Provider: r.Provider,
		Effect: r.Effect, From: r.Period.From, Until: r.Period.Until, Stated: r.Stated,
		When: whenJSON{
			From: r.When.From.String(), To: r.When.To.String(), Class: r.When.Class.String(),
			Orders: members(r.When.Orders), Natures: natureNames(r.When.Natures),
		},
		Needs: needsJSON{All: members(r.Needs.All), Any: members(r.Needs.Any)},
		Limit: r.Limit, Values: r.Values, Materials: members(r.Materials), Persons: members(r.Persons), Remedy: r.Remedy,
		Disputed: r.Disputed, Presumed: r.Presumed, Overrides: r.Overrides, Says: r.Says, Caveat: r.Caveat,
	}
	for _, s := range r.Sources {
		sj := sourceJSON{
			ID: s.ID, Publisher: s.Publisher, Title: s.Title, Section: s.Section, URL: s.URL, Published: s.Published,
			Inferred: s.Inferred, Dissent: s.Dissent, Note: s.Note,
		}
		if s.Seen != (Period{}) {
			sj.Seen = []filing.Date{s.Seen.From, s.Seen.Until}
		}
		j.Sources = append(j.Sources, sj)
	}
	return json.Marshal(j)
}

// appendRule appends the canonical form of r, which the digest is computed over. [Rule.Check] has refused what cannot be
// encoded, a value beyond the closed lists.
func appendRule(b []byte, r *Rule) []byte {
	text, err := r.MarshalJSON()
	if err != nil {
		return append(b, err.Error()...)
	}
	return append(b, text...)
}

func members[E ~uint8 | ~uint16](s Set[E]) []E { return slices.Collect(s.All()) }

func natureNames(s Set[filing.Nature]) []string {
	var names []string
	for n := range s.All() {
		names = append(names, n.String())
	}
	return names
}
