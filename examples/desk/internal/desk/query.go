package desk

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// firstDay is where the slider begins: the oldest rules of the bureaus that the book saw are of that month.
const firstDay filing.Date = 20170601

// yearsAhead bounds the days after the edition that a page answers for.
const yearsAhead = 5

// query is what every page is asked by: the parameters lang, day, topic, province and provider.
type query struct {
	lang     string // zh or en
	day      filing.Date
	ask      *question
	province filing.Province // zero: none chosen
	provider province.Provider
}

// A problem is an answer that is no page: a parameter that cannot be, a page that does not exist. It repeats nothing that
// was asked.
type problem struct {
	status int
	zh, en string
}

func (p *problem) Error() string { return p.en }

func bad(zh, en string) error { return &problem{status: http.StatusBadRequest, zh: zh, en: en} }

// read reads the parameters of a GET request.
func (d *desk) read(r *http.Request) (query, url.Values, error) {
	q := d.defaults(r)
	if len(r.URL.RawQuery) > maxQuery {
		return q, nil, &problem{status: http.StatusRequestURITooLong, zh: "地址过长。", en: "The address is too long."}
	}
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return q, nil, bad("地址中的参数无法读取。", "The parameters of the address cannot be read.")
	}
	q, err = d.parse(q, values)
	return q, values, err
}

// defaults returns what a page shows when it is asked for nothing, in the browser's language.
func (d *desk) defaults(r *http.Request) query {
	return query{lang: d.words.negotiate(r.Header.Get("Accept-Language")), day: d.rules.Day(), ask: &questions[0], provider: province.AlibabaCloud}
}

// parse reads the common parameters. Absent and empty ones keep what q has.
func (d *desk) parse(q query, values url.Values) (query, error) {
	// The language comes first: it is the one that complaints are made in.
	for _, p := range [...]struct {
		name   string
		zh, en string
		read   func(string) bool
	}{
		{"lang", "语言只能是 zh 或 en。", "The language must be zh or en.", func(s string) bool {
			if s == "zh" || s == "en" {
				q.lang = s
				return true
			}
			return false
		}},
		{"day", "日期须为 2017-06-01 之后的有效日期，格式如 2019-06-03。", "The day must be a date like 2019-06-03, not before 2017-06-01 and not years ahead.", func(s string) bool {
			v, err := filing.ParseDate(s)
			q.day = v
			return err == nil && v >= firstDay && v <= d.rules.Day().AddMonths(12*yearsAhead)
		}},
		{"topic", "没有这个主题。", "There is no such topic.", func(s string) bool {
			q.ask = findQuestion(s)
			return q.ask != nil
		}},
		{"province", "没有这个省份，请使用 CN-ZJ 这样的代码。", "There is no such province; use a code like CN-ZJ.", func(s string) bool {
			v, err := filing.ParseProvince(s)
			q.province = v
			return err == nil
		}},
		{"provider", "没有这个接入商。", "There is no such provider.", func(s string) bool {
			return q.provider.UnmarshalText([]byte(s)) == nil && q.provider != 0
		}},
	} {
		v := values[p.name]
		if len(v) == 0 || len(v) == 1 && v[0] == "" {
			continue
		}
		if kept := q; len(v) > 1 || len(v[0]) > 64 || !utf8.ValidString(v[0]) || !p.read(v[0]) {
			return kept, bad(p.zh, p.en)
		}
	}
	return q, nil
}

// problemView is the page that tells of a problem. It shows what q could be read to, and nothing of what could not.
func (d *desk) problemView(r *http.Request, err error) view {
	q := d.defaults(r)
	if lang := r.URL.Query().Get("lang"); lang == "zh" || lang == "en" {
		q.lang = lang
	}
	p, ok := errors.AsType[*problem](err)
	if !ok {
		p = &problem{status: http.StatusInternalServerError, zh: "出了一点问题。", en: "Something went wrong."}
	}
	data := struct {
		page
		Says string
	}{page: d.newPage(q, "")}
	data.Title = data.T("无法显示", "Cannot be shown")
	data.Says = data.T(p.zh, p.en)
	return view{name: "problem.html", status: p.status, data: data}
}

// page is what every template gets.
type page struct {
	words
	Title string
	Path  string // of this page, without parameters
	q     query
	table *province.Table
}

func (d *desk) newPage(q query, path string) page {
	return page{words: d.words.in(q.lang), Path: path, q: q, table: d.rules}
}

// URL returns the address of a page that shows the same day, topic, province and provider, but for the given names and values.
func (p page) URL(path string, change ...string) string {
	v := url.Values{"lang": {p.q.lang}, "day": {p.q.day.String()}, "topic": {p.q.ask.slug}}
	if p.q.province != 0 {
		v.Set("province", p.q.province.String())
	}
	if p.q.provider != province.AlibabaCloud {
		v.Set("provider", p.q.provider.String())
	}
	for i := 0; i+1 < len(change); i += 2 {
		if change[i+1] == "" {
			v.Del(change[i])
		} else {
			v.Set(change[i], change[i+1])
		}
	}
	return path + "?" + v.Encode()
}

// RuleURL returns the address at which a rule is shown, for a rule ID; it is the page of the province that was asked for, or of
// the rule's own.
func (p page) RuleURL(id province.RuleID) string {
	change := []string{}
	if r, ok := p.table.Rule(id); ok {
		for first := range r.Provinces.All() {
			if !r.Provinces.Has(p.q.province) {
				change = append(change, "province", first.String())
			}
			break
		}
	}
	if len(change) == 0 && p.q.province == 0 {
		change = append(change, "province", filing.Beijing.String())
	}
	return p.URL("/province", change...) + "#" + anchor(id)
}

// anchor is the name of a rule in its page.
func anchor(id province.RuleID) string { return strings.ReplaceAll(string(id), "/", "-") }

// Lang, Day and the like are what forms are filled with.
func (p page) Lang() string         { return p.q.lang }
func (p page) Day() filing.Date     { return p.q.day }
func (p page) Topic() string        { return p.q.ask.slug }
func (p page) Sample() string       { return p.q.province.String() }
func (p page) ProviderCode() string { return p.q.provider.String() }
func (p page) Edition() string      { return p.table.Edition() }
func (p page) FirstDay() string     { return firstDay.String() }
func (p page) LastDay() string      { return p.table.Day().String() }
func (p page) FarDay() string       { return p.table.Day().AddMonths(12 * yearsAhead).String() }

// option is one entry of a list to choose from.
type option struct {
	Value, Text string
	Chosen      bool
}

// optgroup is a group of options under a heading.
type optgroup struct {
	Text    string
	Options []option
}

// Provinces lists the provinces to choose from.
func (p page) Provinces() []option {
	var os []option
	for v := range filing.Provinces() {
		os = append(os, option{v.String(), p.Province(v), v == p.q.province})
	}
	return os
}

// Providers lists the providers to choose from.
func (p page) Providers() []option {
	var os []option
	for v := province.AlibabaCloud; v <= province.OtherProvider; v++ {
		os = append(os, option{v.String(), p.Provider(v), v == p.q.provider})
	}
	return os
}

// Topics lists the topics to choose from.
func (p page) Topics() []optgroup {
	var gs []optgroup
	for i := range questions {
		a := &questions[i]
		if a.group[0] != "" {
			gs = append(gs, optgroup{Text: p.T(a.group[0], a.group[1])})
		}
		g := &gs[len(gs)-1]
		g.Options = append(g.Options, option{a.slug, p.Question(a), a == p.q.ask})
	}
	return gs
}
