package desk

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

func number(n int) string { return strconv.Itoa(n) }

func topicAnchor(t province.Topic) string { return "topic-" + t.String() }

// citation is one source of a rule.
type citation struct {
	Publisher, Title, Section, Link, Note string
	Published, Seen                       string
	Inferred, Dissent                     bool
}

// condition is one thing that a rule names besides what it says.
type condition struct {
	Label, Text string
	ZhOnly      bool // the text is Chinese in either language, as are the words of a list
}

// card is one rule.
type card struct {
	ID         province.RuleID
	Anchor     string
	Says       string
	Mark       mark
	Certainty  string
	Class      string
	Whose      string
	Period     string
	Nation     bool // speaks for the whole country
	Yields     bool // the province's own rule goes first
	Law        bool
	Disputed   bool
	Presumed   bool
	Caveat     string
	Conditions []condition
	Sources    []citation
	Dissents   int
}

// topicView is the rules of one topic.
type topicView struct {
	Name, Anchor, MapURL string
	Asked                bool // it is the topic that the reader comes for
	Cards                []card
	Consoles             []card // how the consoles of other providers work
	Past, Later          []card
}

type provinceView struct {
	page
	Name, Character string
	Topics          []topicView
	Silent          []string
	Rules           int
	Disputes        int
	Before, After   *turn
}

// showProvince is the page of one province.
func (d *desk) showProvince(_ http.ResponseWriter, r *http.Request) (view, error) {
	q, _, err := d.read(r)
	if err != nil {
		return view{}, err
	}
	if q.province == 0 {
		return view{}, bad("请先选择一个省份。", "Choose a province first.")
	}
	v := &provinceView{page: d.newPage(q, "/province")}
	v.Name, v.Character = v.Province(q.province), q.province.Character()
	v.Title = v.T(v.Name+"的备案变更规则", "Filing-change rules of "+v.Name)
	v.topics(d.history[q.province])
	return view{name: "province.html", data: v}, nil
}

// histories lists the rules of each province, law first, the younger before the older.
func histories(t *province.Table) map[filing.Province][]province.Rule {
	h := map[filing.Province][]province.Rule{}
	for r := range t.All() {
		for p := range filing.Provinces() {
			if r.Provinces.Admits(p) {
				h[p] = append(h[p], r)
			}
		}
	}
	for _, rules := range h {
		slices.SortStableFunc(rules, func(a, b province.Rule) int {
			return cmp.Or(cmp.Compare(a.Topic, b.Topic), cmp.Compare(b.Period.From, a.Period.From))
		})
	}
	return h
}

func (v *provinceView) topics(history []province.Rule) {
	inForce, consoles, others := map[province.Topic][]card{}, map[province.Topic][]card{}, map[province.Topic][]*province.Rule{}
	for r := range v.table.InForce(v.q.province, v.q.day) {
		if r.Provider != 0 && r.Provider != v.q.provider {
			consoles[r.Topic] = append(consoles[r.Topic], v.card(&r))
		} else {
			inForce[r.Topic] = append(inForce[r.Topic], v.card(&r))
		}
	}
	for i := range history {
		r := &history[i]
		v.turn(r.Period.From)
		v.turn(r.Period.Until)
		if !r.Period.Contains(v.q.day) {
			others[r.Topic] = append(others[r.Topic], r)
		}
	}
	for topic := province.TopicProvince; topic <= province.TopicRemark; topic++ {
		t := topicView{Name: v.TopicName(topic), Anchor: topicAnchor(topic), Asked: topic == v.q.ask.ask.Topic}
		if q := questionOf(topic); q != nil {
			t.MapURL = v.URL("/", "topic", q.slug)
		}
		t.Cards, t.Consoles = inForce[topic], consoles[topic]
		v.others(&t, others[topic])
		switch {
		case len(t.Cards)+len(t.Consoles)+len(t.Past)+len(t.Later) > 0:
			v.Topics = append(v.Topics, t)
		default:
			v.Silent = append(v.Silent, t.Name)
		}
		v.Rules += len(t.Cards)
		for i := range t.Cards {
			if t.Cards[i].Disputed {
				v.Disputes++
			}
		}
	}
}

// others lists the rules of a topic that have ended, and those that have yet to begin, the next one first.
func (v *provinceView) others(t *topicView, rules []*province.Rule) {
	for _, r := range rules {
		if r.Period.From > v.q.day {
			t.Later = append(t.Later, v.card(r))
		} else {
			t.Past = append(t.Past, v.card(r))
		}
	}
	slices.Reverse(t.Later)
}

// turn remembers a day on which a rule begins or ends, if none is nearer.
func (v *provinceView) turn(d filing.Date) {
	switch {
	case d < firstDay || d > v.table.Day():
	case d < v.q.day && (v.Before == nil || d > v.Before.Day):
		v.Before = &turn{Day: d, URL: v.URL("/province", "day", d.String())}
	case d > v.q.day && (v.After == nil || d < v.After.Day):
		v.After = &turn{Day: d, URL: v.URL("/province", "day", d.String())}
	}
}

// yields reports whether the province's own rule answers before the country's practice.
func (v *provinceView) yields(r *province.Rule) bool {
	if r.IsLaw() || !r.IsNational() || !r.Period.Contains(v.q.day) {
		return false
	}
	q := province.Query{Province: v.q.province, On: v.q.day, Topic: r.Topic, From: r.When.From, To: r.When.To, Class: r.When.Class, Provider: cmp.Or(r.Provider, v.q.provider)}
	for k := range r.When.Orders.All() {
		q.Order = k
		break
	}
	first := v.table.Decide(q).Rule()
	return first.Topic != 0 && !first.IsNational() && !first.IsLaw()
}

func (p page) card(r *province.Rule) card {
	on := p.q.day
	if !r.Period.Contains(on) {
		on = r.Period.From
	}
	certainty := r.CertaintyOn(on)
	c := card{
		ID: r.ID, Anchor: anchor(r.ID), Says: p.T(r.Says.Zh, r.Says.En), Mark: p.Mark(r.Verdict()), Certainty: capital(p.Certainty(certainty)),
		Class: "c-" + certainty.String(), Whose: p.whose(r), Period: p.period(r), Nation: r.IsNational(), Law: r.IsLaw(), Disputed: r.Disputed,
		Presumed: r.Presumed, Caveat: p.T(r.Caveat.Zh, r.Caveat.En), Conditions: p.conditions(r), Sources: p.citations(r.Sources),
	}
	if v := (&provinceView{page: p}); v.yields(r) {
		c.Yields = true
	}
	for i := range c.Sources {
		if c.Sources[i].Dissent {
			c.Dissents++
		}
	}
	return c
}

// period tells from when to when a rule holds.
func (p page) period(r *province.Rule) string {
	from := p.T("最早见于", "first seen ")
	if r.Stated || r.IsLaw() {
		from = p.T("自", "since ")
	}
	s := from + p.Date(r.Period.From)
	if r.Stated || r.IsLaw() {
		s += p.T("起", "")
	}
	if r.Period.Until != 0 {
		s += p.T("，至", ", until ") + p.Date(r.Period.Until.AddDays(-1)) + p.T("止", "")
	}
	return capital(s)
}

// conditions lists what narrows a rule and what it asks for.
func (p page) conditions(r *province.Rule) []condition {
	var cs []condition
	add := func(present bool, zh, en, text string) {
		if present {
			cs = append(cs, condition{Label: p.T(zh, en), Text: text})
		}
	}
	w := &r.When
	add(w.From != 0 || w.To != 0, "变更方向", "Direction", p.Class(w.From)+" → "+p.Class(w.To))
	add(w.Class != 0, "适用主体", "Sponsor", p.Class(w.Class))
	add(w.Orders != 0, "适用订单", "Orders", p.Orders(w.Orders))
	add(w.Natures != 0, "适用单位性质", "Natures", join(p.words, w.Natures.All(), p.Nature))
	add(r.Needs.All != 0, "须满足", "All of", p.Facts(r.Needs.All))
	add(r.Needs.Any != 0, "至少满足其一", "At least one of", p.Facts(r.Needs.Any))
	add(r.Limit != province.Limit{}, "限值", "Limit", p.Limit(r.Limit))
	if len(r.Values) > 0 {
		text := join(p.words, slices.Values(r.Values), p.value)
		add(true, "列表", "List", text)
		cs[len(cs)-1].ZhOnly = p.english() && strings.ContainsFunc(text, isHan)
	}
	add(r.Materials != 0, "材料", "Material", p.Materials(r.Materials))
	add(r.Persons != 0, "相关人员", "Persons", p.Persons(r.Persons))
	if r.Effect == province.Forbid {
		add(r.Remedy != province.RemedyNone, "办法", "What to do", p.Remedy(r.Remedy))
	} else {
		add(r.Remedy != province.RemedyNone, "不满足时", "Otherwise", p.Remedy(r.Remedy))
	}
	return cs
}

// value shows one entry of a rule's list: a certificate by its name, a word or a suffix as it is.
func (p page) value(s string) string {
	var k filing.CertificateKind
	if k.UnmarshalText([]byte(s)) == nil && k.Chinese() != "" {
		return p.CertificateKind(k)
	}
	return s
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

func (p page) citations(sources []province.Source) []citation {
	cs := make([]citation, 0, len(sources))
	for i := range sources {
		s := &sources[i]
		c := citation{
			Publisher: p.publisher(s.Publisher), Title: s.Title, Section: s.Section, Link: link(s.URL), Note: s.Note,
			Inferred: s.Inferred, Dissent: s.Dissent,
		}
		if s.Published != 0 {
			c.Published = p.Date(s.Published)
		}
		if s.Seen.From != 0 && s.Seen.Until != 0 {
			c.Seen = p.Date(s.Seen.From)
			if last := s.Seen.Until.AddDays(-1); last != s.Seen.From {
				c.Seen += p.T("至", " to ") + p.Date(last)
			}
		}
		if c.Note == "Undated." { // said by the missing days
			c.Note = ""
		}
		cs = append(cs, c)
	}
	slices.SortStableFunc(cs, func(a, b citation) int {
		if a.Dissent != b.Dissent {
			if b.Dissent {
				return -1
			}
			return 1
		}
		return 0
	})
	return cs
}

// publisher picks the page's language from a name such as Alibaba Cloud (阿里云).
func (p page) publisher(s string) string {
	en, rest, ok := strings.Cut(s, " (")
	zh, ok2 := strings.CutSuffix(rest, ")")
	if !ok || !ok2 || !strings.ContainsFunc(zh, isHan) {
		return s
	}
	return p.T(zh, en)
}

// link turns the address of a source into one that a browser knows, or nothing. Addresses of files in repositories are written
// github:owner/repository@version:path, with the version and the path in either order or without a version.
func link(s string) string {
	if rest, ok := strings.CutPrefix(s, "github:"); ok {
		return github(rest)
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil {
		return ""
	}
	return u.String()
}

func github(s string) string {
	owner, rest, ok := strings.Cut(s, "/")
	if !ok {
		return ""
	}
	version := "HEAD"
	cut := strings.IndexAny(rest, "@:/")
	if cut < 0 {
		return (&url.URL{Scheme: "https", Host: "github.com", Path: "/" + owner + "/" + rest}).String()
	}
	repository, file := rest[:cut], rest[cut+1:]
	switch rest[cut] {
	case '@':
		version, file, ok = strings.Cut(file, ":")
	case '/':
		if i := strings.LastIndexByte(file, '@'); i >= 0 {
			file, version = file[:i], file[i+1:]
		}
	}
	if !ok || file == "" || version == "" {
		return (&url.URL{Scheme: "https", Host: "github.com", Path: "/" + owner + "/" + repository}).String()
	}
	return (&url.URL{Scheme: "https", Host: "github.com", Path: "/" + owner + "/" + repository + "/blob/" + version + "/" + file}).String()
}
