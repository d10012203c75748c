package desk

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// entry is one field as the page shows it.
type entry struct {
	Name, Label, Value, Was string
	Lines                   bool
	Options                 []option // where there is a choice
	Changed                 bool
	Problem                 string
}

// entryGroup is fields under a heading.
type entryGroup struct {
	Text    string
	Entries []entry
}

type trialView struct {
	Text, URL string
	Chosen    bool
}

type editorView struct {
	page
	Kind                string // of the sample: unit or individual
	JSON                bool   // the raw mode
	Old, New            string
	OldProblem          string
	NewProblem          string
	Groups              []entryGroup
	Trials              []trialView
	Occurred            filing.Date
	OccurredProblem     string
	Orders              []option
	FullOrders, Holders bool
	Problems            int
	Result              *resultView

	order province.OrderKind
}

type resultView struct {
	Outcome    string // nothing, permitted or blocked
	Says       string
	Certainty  string
	Class      string
	Changes    []string
	Violations []violationView
	Route      string
	Orders     []orderView
	SubmitBy   string
	Earliest   string
	Latest     string
	Notes      []noteView
	Instead    []string // other routes to the same end
	JSON       string
}

type violationView struct {
	Class, Severity, Certainty, Message, Remedy string
	Rule                                        province.RuleID
	RuleURL                                     string
	Also                                        []string // other places of which the same is said
	Sources                                     []citation
	Dissents                                    int
}

// showEditor shows the sample, or one of the edits to try with its result.
func (d *desk) showEditor(_ http.ResponseWriter, r *http.Request) (view, error) {
	q, values, err := d.read(r)
	if err != nil {
		return view{}, err
	}
	v := d.newEditor(q)
	if slug := values.Get("try"); slug != "" {
		i := slices.IndexFunc(trials, func(t trial) bool { return t.slug == slug })
		if i < 0 {
			return view{}, bad("没有这个样例修改。", "There is no such edit to try.")
		}
		v.Kind, v.Trials[i].Chosen = trials[i].kind, true
		old := sample(v.q.province, v.Kind, v.q.provider.String())
		after := old.Clone()
		trials[i].edit(&after)
		hold(&after)
		v.entries(&old, &after)
		return v.finish(old, after, true)
	}
	if !v.readKind(values.Get("kind")) {
		return view{}, bad("样例只有单位与个人两种。", "A sample is of a unit or of an individual.")
	}
	old := sample(v.q.province, v.Kind, v.q.provider.String())
	v.entries(&old, &old)
	return v.finish(old, old, false)
}

func (d *desk) newEditor(q query) *editorView {
	if q.province == 0 {
		q.province = filing.Zhejiang
	}
	v := &editorView{page: d.newPage(q, "/edit"), Kind: "unit", Holders: true}
	v.Title = v.T("试改一份备案", "Try an edit")
	for i := range trials {
		v.Trials = append(v.Trials, trialView{Text: v.T(trials[i].zh, trials[i].en), URL: v.URL("/edit", "try", trials[i].slug)})
	}
	return v
}

func (v *editorView) readKind(s string) bool {
	if s != "" {
		v.Kind = s
	}
	return v.Kind == "unit" || v.Kind == "individual"
}

// submitEditor judges what was typed in.
func (d *desk) submitEditor(_ http.ResponseWriter, r *http.Request) (view, error) {
	if err := r.ParseForm(); err != nil {
		if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
			return view{}, &problem{status: http.StatusRequestEntityTooLarge, zh: "提交的内容过大。", en: "What was sent is too large."}
		}
		return view{}, bad("提交的内容无法读取。", "What was sent cannot be read.")
	}
	form := r.PostForm
	q := d.defaults(r)
	if s := form.Get("speak"); s != "" {
		form.Set("lang", s) // the language switch keeps what was typed in
	}
	q, err := d.parse(q, form)
	if err != nil {
		return view{}, err
	}
	v := d.newEditor(q)
	if err := v.readCommon(form); err != nil {
		return view{}, err
	}
	if form.Get("mode") == "json" {
		return v.submitJSON(form)
	}
	old := sample(v.q.province, v.Kind, v.q.provider.String())
	after := old.Clone()
	problems := v.readFields(form, &after)
	if v.Holders {
		hold(&after)
	}
	v.entries(&old, &after)
	v.mark(problems, form)
	if form.Get("do") == "json" && v.Problems == 0 {
		v.JSON = true
		v.Old, v.New = indent(old), indent(after)
		return v.finish(old, after, false)
	}
	return v.finish(old, after, form.Get("speak") == "" || form.Get("asked") == "1")
}

// readCommon reads what both modes have.
func (v *editorView) readCommon(form url.Values) error {
	if !v.readKind(form.Get("kind")) {
		return bad("样例只有单位与个人两种。", "A sample is of a unit or of an individual.")
	}
	if s := form.Get("occurred"); s != "" {
		day, err := filing.ParseDate(s)
		if err != nil {
			v.OccurredProblem = v.T("请填写有效日期，如 2026-11-01。", "Give a date like 2026-11-01.")
			v.Problems++
		}
		v.Occurred = day
	}
	if s := form.Get("order"); s != "" && (v.order.UnmarshalText([]byte(s)) != nil || !v.order.IsChange()) {
		return bad("没有这种订单。", "There is no such order.")
	}
	v.FullOrders, v.Holders = form.Get("full") == "1", form.Get("holders") == "1"
	return nil
}

// readFields applies the form to a filing and returns the names of the fields that it cannot read.
func (v *editorView) readFields(form url.Values, f *filing.Filing) map[string]bool {
	problems := map[string]bool{}
	for i := range fields {
		field := &fields[i]
		value, ok := form["f."+field.name]
		if !ok {
			continue // keeps what the sample has
		}
		s := strings.TrimSpace(value[0])
		limit := maxText
		if field.kind == "lines" {
			limit = maxText * maxLines
		}
		if len(value) > 1 || !utf8.ValidString(s) || utf8.RuneCountInString(s) > limit || !field.set(f, s) {
			problems[field.name] = true
		}
	}
	return problems
}

// mark puts problems at their fields, with what was typed in.
func (v *editorView) mark(problems map[string]bool, form url.Values) {
	for i := range v.Groups {
		for k := range v.Groups[i].Entries {
			e := &v.Groups[i].Entries[k]
			if !problems[e.Name] {
				continue
			}
			v.Problems++
			e.Value = strings.ToValidUTF8(form.Get("f."+e.Name), "�")
			e.Problem = v.T("无法读取，请更正。", "This cannot be read; please correct it.")
			if e.Name == "ips" {
				e.Problem = v.T("每行须为一个 IP 地址，如 192.0.2.10。", "Each line is an IP address such as 192.0.2.10.")
			}
		}
	}
}

// entries fills the form.
func (v *editorView) entries(old, after *filing.Filing) {
	for i := range fields {
		f := &fields[i]
		if f.group[0] != "" {
			v.Groups = append(v.Groups, entryGroup{Text: v.T(f.group[0], f.group[1])})
		}
		g := &v.Groups[len(v.Groups)-1]
		e := entry{Name: f.name, Label: v.T(f.zh, f.en), Value: f.get(after), Was: f.get(old), Lines: f.kind == "lines"}
		e.Changed = e.Value != e.Was
		e.Options = v.options(f.kind, e.Value)
		for _, o := range v.options(f.kind, e.Was) {
			if o.Chosen {
				e.Was = o.Text
			}
		}
		g.Entries = append(g.Entries, e)
	}
}

// options returns what a list offers.
func (v *editorView) options(kind, value string) []option {
	var os []option
	add := func(s, text string) { os = append(os, option{s, text, s == value}) }
	switch kind {
	case "province":
		for p := range filing.Provinces() {
			add(p.String(), v.Province(p))
		}
	case "nature":
		for _, n := range natures {
			add(n.String(), v.Nature(n))
		}
	case "certificate":
		for _, k := range certificates {
			add(k.String(), v.CertificateKind(k))
		}
	}
	return os
}

// submitJSON judges two documents.
func (v *editorView) submitJSON(form url.Values) (view, error) {
	v.JSON = true
	v.Old, v.New = strings.ToValidUTF8(form.Get("old"), "�"), strings.ToValidUTF8(form.Get("new"), "�")
	old, err := filing.Decode([]byte(form.Get("old")))
	v.OldProblem = v.decodeProblem(err)
	after, err := filing.Decode([]byte(form.Get("new")))
	v.NewProblem = v.decodeProblem(err)
	if v.OldProblem != "" {
		v.Problems++
	}
	if v.NewProblem != "" {
		v.Problems++
	}
	return v.finish(old, after, form.Get("speak") == "" || form.Get("asked") == "1")
}

// decodeProblem tells where a document is not a filing. The error repeats nothing personal.
func (v *editorView) decodeProblem(err error) string {
	if err == nil {
		return ""
	}
	e, ok := errors.AsType[*filing.DecodeError](err)
	if !ok {
		return v.T("不是一份备案。", "This is not a filing.")
	}
	s := v.T("第 ", "Line ") + number(e.Line) + v.T(" 行第 ", ", column ") + number(e.Column) + v.T(" 列", "")
	if e.Path != "" {
		s += v.T("（", " (") + e.Path + v.T("）", ")")
	}
	return s + v.T("，应为：", ": want ") + e.Expected
}

func indent(f filing.Filing) string {
	b, err := f.MarshalJSON()
	if err != nil {
		return ""
	}
	return indentJSON(b)
}

// finish judges the edit and lays out the page.
func (v *editorView) finish(old, after filing.Filing, ask bool) (view, error) {
	v.Orders = append(v.Orders, option{"", v.T("由系统选择", "Whichever carries the edit"), v.order == 0})
	for k := province.OrderFull; k <= province.OrderAccess; k++ {
		v.Orders = append(v.Orders, option{k.String(), v.OrderKind(k), v.order == k})
	}
	if v.Problems > 0 {
		return view{name: "edit.html", status: http.StatusBadRequest, data: v}, nil
	}
	if ask {
		o, err := judge(old, after, change.Basis{
			Rules: v.table, On: v.q.day, Occurred: v.Occurred, Provider: v.q.provider, Order: v.order, FullOrders: v.FullOrders,
		})
		if err != nil {
			return view{}, err
		}
		if v.Result, err = v.result(&o); err != nil {
			return view{}, err
		}
	}
	return view{name: "edit.html", data: v}, nil
}

// result puts an outcome into words.
func (v *editorView) result(o *outcome) (*resultView, error) {
	json, err := o.encode(v.page)
	if err != nil {
		return nil, err
	}
	r := &resultView{Outcome: "permitted", JSON: json, Route: v.Route(o.plan.Route)}
	switch n := len(o.violations.Blocking()); {
	case o.blocked && v.english() && n == 1:
		r.Outcome, r.Says = "blocked", "A change order will not carry this: 1 thing blocks it."
	case o.blocked:
		r.Outcome, r.Says = "blocked", v.T("变更备案不能这样改："+number(n)+" 处阻断。", "A change order will not carry this: "+number(n)+" things block it.")
	case len(o.plan.Orders) == 0:
		r.Outcome, r.Says = "nothing", v.T("没有需要提交的变更。", "There is nothing to submit.")
	case len(o.violations) > 0:
		r.Says = v.T("可以变更，有 "+number(len(o.violations))+" 条提示。", "Permitted, with "+number(len(o.violations))+" to take note of.")
	default:
		r.Says = v.T("可以变更，没有发现问题。", "Permitted; nothing speaks against it.")
	}
	if c := o.certainty; c != 0 {
		r.Certainty, r.Class = capital(v.Certainty(c)), "c-"+c.String()
	}
	for _, c := range o.changes {
		r.Changes = append(r.Changes, v.Change(c))
	}
	var shown change.Violations
	for i := range o.violations {
		x := &o.violations[i]
		if k := slices.IndexFunc(shown, func(y change.Violation) bool { return sameFinding(&y, x) }); k >= 0 {
			r.Violations[k].Also = append(r.Violations[k].Also, capital(v.words.Path(x.Path)))
			continue
		}
		shown = append(shown, *x)
		r.Violations = append(r.Violations, v.violation(x))
	}
	v.plan(r, &o.plan)
	return r, nil
}

// sameFinding reports whether two violations say the same of two places, so that one text will do.
func sameFinding(a, b *change.Violation) bool {
	return a.Rule == b.Rule && a.Reason == b.Reason && a.Severity == b.Severity && a.Topic == b.Topic && a.Remedy == b.Remedy && a.Detail == b.Detail
}

func (v *editorView) violation(x *change.Violation) violationView {
	w := violationView{
		Class: "s-" + x.Severity.String(), Severity: capital(v.Severity(x.Severity)), Message: v.Message(x, v.table), Rule: x.Rule,
		Sources: v.citations(x.Sources),
	}
	if x.Certainty != 0 {
		w.Certainty = capital(v.Certainty(x.Certainty))
	}
	if x.Remedy != province.RemedyNone {
		w.Remedy = v.RemedyName(x.Remedy)
	}
	if _, ok := v.table.Rule(x.Rule); ok {
		w.RuleURL = v.RuleURL(x.Rule)
	}
	for i := range w.Sources {
		if w.Sources[i].Dissent {
			w.Dissents++
		}
	}
	return w
}
