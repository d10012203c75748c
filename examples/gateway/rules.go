package main

import (
	"encoding"
	"errors"
	"net/http"
	"net/url"
	"slices"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// ruleList is the answer to GET /v1/rules.
type ruleList struct {
	Edition  string          `json:"edition"`
	On       filing.Date     `json:"on"`
	Province filing.Province `json:"province"`
	Topic    province.Topic  `json:"topic,omitzero"`
	Rules    []province.Rule `json:"rules"` // in the form of a rule sheet
}

// rules answers GET /v1/rules: the rules that bind a province on a day.
func (s *service) rules(r *http.Request) response {
	list := ruleList{Edition: s.table.Edition(), Rules: []province.Rule{}}
	l, refused := s.parameters(r, map[string]parameter{
		"province": {into(&list.Province, parseProvince), "a province such as CN-ZJ"},
		"on":       {into(&list.On, filing.ParseDate), wantDate},
		"topic":    {slug(&list.Topic), wantTopic},
	}, "province")
	if refused != nil {
		return *refused
	}
	if !s.gate.enter(r.Context()) {
		return s.overloaded(l)
	}
	defer s.gate.leave()
	if list.On == 0 {
		list.On = s.today()
	}
	for rule := range s.table.InForce(list.Province, list.On) {
		if list.Topic == 0 || rule.Topic == list.Topic {
			list.Rules = append(list.Rules, rule)
		}
	}
	return response{status: http.StatusOK, body: list, language: l}
}

// provinceList is the answer to GET /v1/provinces.
type provinceList struct {
	Edition   string            `json:"edition"`
	On        filing.Date       `json:"on"`
	Provider  province.Provider `json:"provider"`
	Provinces []provinceAnswers `json:"provinces"`
}

// provinceAnswers is what one bureau wants on a day.
type provinceAnswers struct {
	Province     filing.Province `json:"province"`
	Character    string          `json:"character"` // of its filing numbers
	Name         string          `json:"name"`      // in Chinese
	SMSCheck     province.Answer `json:"smsCheck"`
	AppUpload    province.Answer `json:"appUpload"` // by the App of the provider
	Replacements []replacement   `json:"replacements"`
}

// replacement answers whether a change may put another sponsor in the place of the filing's own.
type replacement struct {
	From province.Party `json:"from"`
	To   province.Party `json:"to"`
	province.Answer
}

// provinces answers GET /v1/provinces: whether the SMS check applies and who may take a sponsor's place, bureau by bureau.
func (s *service) provinces(r *http.Request) response {
	list := provinceList{Edition: s.table.Edition(), Provider: province.AlibabaCloud}
	l, refused := s.parameters(r, map[string]parameter{
		"on":       {into(&list.On, filing.ParseDate), wantDate},
		"provider": {slug(&list.Provider), wantProvider},
	})
	if refused != nil {
		return *refused
	}
	if !s.gate.enter(r.Context()) {
		return s.overloaded(l)
	}
	defer s.gate.leave()
	if list.On == 0 {
		list.On = s.today()
	}
	for p := range filing.Provinces() {
		answers := provinceAnswers{
			Province: p, Character: p.Character(), Name: p.Chinese(),
			SMSCheck: s.table.SMSCheck(p, list.On), AppUpload: s.table.AppUpload(p, list.On, list.Provider),
		}
		for _, from := range []province.Party{province.ThisUnit, province.ThisIndividual} {
			for _, to := range []province.Party{province.OtherUnit, province.OtherIndividual} {
				answers.Replacements = append(answers.Replacements, replacement{from, to, s.table.Replacement(p, from, to, list.On)})
			}
		}
		list.Provinces = append(list.Provinces, answers)
	}
	return response{status: http.StatusOK, body: list, language: l}
}

// parameter is one query parameter: how its value is read, and what belongs there.
type parameter struct {
	set      func(value string) bool
	expected string
}

func into[T any](dst *T, parse func(string) (T, error)) func(string) bool {
	return func(value string) bool {
		v, err := parse(value)
		*dst = v
		return err == nil
	}
}

func slug[T comparable, P interface {
	*T
	encoding.TextUnmarshaler
}](dst P) func(string) bool {
	return func(value string) bool {
		var zero T
		return dst.UnmarshalText([]byte(value)) == nil && *dst != zero
	}
}

// parseProvince takes the ISO code only, as the schema says; filing.ParseProvince would take any usual name.
func parseProvince(value string) (filing.Province, error) {
	p, err := filing.ParseProvince(value)
	if err == nil && p.String() != value {
		err = errNotISO
	}
	return p, err
}

var errNotISO = errors.New("not an ISO 3166-2 code")

// parameters reads the query strictly: names that are unknown or come twice, and values outside their lists, are refused. Every
// operation has the parameter lang.
func (s *service) parameters(r *http.Request, known map[string]parameter, required ...string) (language, *response) {
	l := s.speaker.choose(r, r.URL.Query().Get("lang"))
	refuse := func(name, expected string) (language, *response) {
		resp := s.parameterProblem(l, name, expected)
		return l, &resp
	}
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return refuse("", "name=value pairs")
	}
	known["lang"] = parameter{func(tag string) bool { _, ok := parseLanguage(tag); return ok }, wantLanguage}
	names := make([]string, 0, len(known))
	for name := range known {
		names = append(names, name)
	}
	slices.Sort(names)
	for name := range query {
		if _, ok := known[name]; !ok {
			return refuse("", oneOf(names...)) // the name is not repeated: it may be data that went astray
		}
	}
	for _, name := range names {
		values, p := query[name], known[name]
		switch {
		case len(values) == 0 && !slices.Contains(required, name):
		case len(values) != 1 || !p.set(values[0]):
			return refuse(name, p.expected+", once")
		}
	}
	return l, nil
}
