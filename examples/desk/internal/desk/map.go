package desk

import (
	"net/http"
	"slices"
	"time"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// mark is how a verdict shows: a colour by class, and a letter for who does not see the colour.
type mark struct {
	Class  string
	Letter string
	Text   string
}

// Mark returns the mark of a verdict.
func (w words) Mark(v province.Verdict) mark {
	letters := map[province.Verdict][2]string{
		province.Allowed:     {"可", "A"},
		province.Conditional: {"条", "C"},
		province.Required:    {"须", "R"},
		province.NotRequired: {"免", "N"},
		province.Forbidden:   {"禁", "F"},
		province.Unknown:     {"?", "?"},
	}
	return mark{"v-" + v.String(), w.T(letters[v][0], letters[v][1]), capital(w.Verdict(v))}
}

// answer is what the rules say to a question in one province, or in the whole country.
type answer struct {
	Mark      mark
	Certainty string
	Class     string // how sure, for the eye
	Label     string // all of it, for the ear
	Since     filing.Date
	Says      string
	ID        province.RuleID
	Whose     string
}

// tile is one province of the map.
type tile struct {
	answer
	Province filing.Province
	Name     string
	Short    string
	URL      string
	Chosen   bool
	Place    int // row and column
}

// count is one line of the legend.
type count struct {
	Mark mark
	N    int
}

// turn is a day on which an answer changes somewhere.
type turn struct {
	Day       filing.Date
	At        int // days after the first one
	Provinces int
	URL       string
	Now       bool
}

type mapView struct {
	page
	bounds      map[province.Topic][]filing.Date
	Asks        string
	Tiles       []tile
	Legend      []count
	Nation      answer
	Chosen      *tile
	Turns       []turn
	Before      *turn
	After       *turn
	SliderMax   int
	SliderValue int
	Summary     string
}

// showMap is the first page.
func (d *desk) showMap(_ http.ResponseWriter, r *http.Request) (view, error) {
	q, _, err := d.read(r)
	if err != nil {
		return view{}, err
	}
	v := &mapView{page: d.newPage(q, "/"), bounds: d.bounds}
	v.Title = v.T("备案变更规则地图", "Map of filing-change rules")
	v.Asks = v.Question(q.ask)
	v.tiles()
	v.turns()
	v.SliderMax = daysBetween(firstDay, d.rules.Day())
	v.SliderValue = min(daysBetween(firstDay, q.day), v.SliderMax)
	return view{name: "map.html", data: v}, nil
}

// tiles asks the question of every province.
func (v *mapView) tiles() {
	counts := map[province.Verdict]int{}
	v.Nation = v.answer(v.decide(0, v.q.day))
	for p := range filing.Provinces() {
		dec := v.decide(p, v.q.day)
		counts[dec.Verdict()]++
		t := tile{answer: v.answer(dec), Province: p, Name: v.Province(p), Short: p.Character(), Chosen: p == v.q.province, Place: places[p]}
		if v.english() {
			t.Short = p.String()[len("CN-"):]
		}
		t.Label = t.Name + v.T("：", ": ") + t.Label
		t.URL = v.page.URL("/province", "province", p.String()) + "#" + topicAnchor(v.q.ask.ask.Topic)
		v.Tiles = append(v.Tiles, t)
	}
	slices.SortStableFunc(v.Tiles, func(a, b tile) int { return a.Place - b.Place })
	for i := range v.Tiles {
		if v.Tiles[i].Chosen {
			v.Chosen = &v.Tiles[i]
		}
	}
	for _, verdict := range [...]province.Verdict{province.Allowed, province.Conditional, province.Required, province.NotRequired, province.Forbidden, province.Unknown} {
		v.Legend = append(v.Legend, count{v.Mark(verdict), counts[verdict]})
		if n := counts[verdict]; n > 0 {
			if v.Summary != "" {
				v.Summary += v.T("，", ", ")
			}
			v.Summary += v.Verdict(verdict) + " " + number(n)
		}
	}
	v.Summary = v.Date(v.q.day) + v.T("：", ": ") + v.Summary
}

// decide asks the page's question of a province on a day; of none, it asks for the whole country.
func (v *mapView) decide(p filing.Province, on filing.Date) province.Decision {
	q := v.q.ask.ask
	q.Province, q.On, q.Provider = p, on, v.q.provider
	return v.table.Decide(q)
}

// answer tells a decision.
func (p page) answer(dec province.Decision) answer {
	a := answer{Mark: p.Mark(dec.Verdict()), Certainty: p.Certainty(dec.Certainty()), Class: "c-" + dec.Certainty().String(), Since: dec.Since(), ID: dec.ID()}
	a.Label = p.Verdict(dec.Verdict())
	if dec.IsKnown() {
		r := dec.Rule()
		a.Label += p.T("（", " (") + a.Certainty + p.T("）", ")")
		a.Says = p.T(r.Says.Zh, r.Says.En)
		a.Whose = p.whose(&r)
	}
	return a
}

// whose names whose rule it is.
func (p page) whose(r *province.Rule) string {
	s := capital(p.Authority(r.Authority))
	if r.Provider != 0 {
		s = p.Provider(r.Provider) + p.T("：", ": ") + p.Authority(r.Authority)
	}
	return s
}

// turns finds the days on which another rule or verdict begins to answer the question somewhere.
func (v *mapView) turns() {
	last := v.table.Day()
	var days []filing.Date
	for _, d := range v.bounds[v.q.ask.ask.Topic] {
		if d > firstDay && d <= last {
			days = append(days, d)
		}
	}
	before := v.column(firstDay)
	for _, d := range days {
		now := v.column(d)
		n := 0
		for p := range now {
			if now[p] != before[p] {
				n++
			}
		}
		before = now
		if n > 0 {
			v.Turns = append(v.Turns, turn{d, daysBetween(firstDay, d), n, v.page.URL("/", "day", d.String()), d == v.q.day})
		}
	}
	for i := range v.Turns {
		switch t := &v.Turns[i]; {
		case t.Day < v.q.day:
			v.Before = t
		case t.Day > v.q.day && v.After == nil:
			v.After = t
		}
	}
}

// column is what decides in each province on a day.
func (v *mapView) column(on filing.Date) (c [filing.Xinjiang + 1]province.RuleID) {
	for p := range filing.Provinces() {
		c[p] = v.decide(p, on).ID()
	}
	return c
}

// boundaries returns the days on which rules of each topic begin or end, in order.
func boundaries(t *province.Table) map[province.Topic][]filing.Date {
	days := map[province.Topic][]filing.Date{}
	for r := range t.All() {
		days[r.Topic] = append(days[r.Topic], r.Period.From)
		if r.Period.Until != 0 {
			days[r.Topic] = append(days[r.Topic], r.Period.Until)
		}
	}
	for topic := range days {
		slices.Sort(days[topic])
		days[topic] = slices.Compact(days[topic])
	}
	return days
}

// daysBetween counts the days from one to another.
func daysBetween(from, to filing.Date) int {
	t := func(d filing.Date) time.Time {
		return time.Date(d.Year(), time.Month(d.Month()), d.Day(), 0, 0, 0, 0, time.UTC)
	}
	return int(t(to).Sub(t(from)) / (24 * time.Hour))
}

// places is where each province stands in the map, as row and column in one number; the style sheet has the same. The map is our
// own: seven columns, so that a phone shows tiles wide enough for a finger, with neighbours kept side by side where that goes.
var places = map[filing.Province]int{
	filing.Heilongjiang:  17,
	filing.InnerMongolia: 24, filing.Jilin: 27,
	filing.Xinjiang: 31, filing.Gansu: 32, filing.Ningxia: 33, filing.Shanxi: 34, filing.Hebei: 35, filing.Beijing: 36, filing.Liaoning: 37,
	filing.Qinghai: 42, filing.Shaanxi: 43, filing.Henan: 44, filing.Shandong: 45, filing.Tianjin: 46,
	filing.Tibet: 51, filing.Sichuan: 52, filing.Chongqing: 53, filing.Hubei: 54, filing.Anhui: 55, filing.Jiangsu: 56, filing.Shanghai: 57,
	filing.Yunnan: 62, filing.Guizhou: 63, filing.Hunan: 64, filing.Jiangxi: 65, filing.Zhejiang: 66,
	filing.Guangxi: 73, filing.Guangdong: 74, filing.Fujian: 75,
	filing.Hainan: 84,
}
