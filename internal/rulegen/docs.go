package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/gobeian/icp/change/locale"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// The reference in docs/rules shows the book to people who read neither Go nor JSON: one page per province, one per topic
// with a matrix of all provinces, one for the rules of the whole country, one for the providers' consoles, one with the
// documents; each in English (page.md) and in Chinese (page.zh-CN.md). Nothing on the pages comes from elsewhere than the sheets.

// runDocs writes the reference, or fails if what is there is something else.
func runDocs(check bool) error {
	dir := os.DirFS(sheetsDir)
	book, err := Load(dir)
	if err != nil {
		return err
	}
	pages, err := renderDocs(book, dir)
	if err != nil {
		return err
	}
	if check {
		return checkDocs(os.DirFS(docsDir), pages)
	}
	return writeDocs(docsDir, pages)
}

// checkDocs fails if the pages in dir are not these and only these.
func checkDocs(dir fs.FS, pages map[string][]byte) error {
	var errs []error
	differs := func(name, how string) { errs = append(errs, fmt.Errorf("%s/%s %s", docsDir, name, how)) }
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		switch have, err := fs.ReadFile(dir, name); {
		case errors.Is(err, fs.ErrNotExist):
			differs(name, "is missing")
		case err != nil:
			errs = append(errs, err)
		case !bytes.Equal(have, pages[name]):
			differs(name, "is not what the sheets give")
		}
	}
	stale, err := stalePages(dir, pages)
	for _, name := range stale {
		differs(name, "belongs to no page")
	}
	if len(errs) > 0 {
		err = errors.Join(err, errors.Join(errs[:min(len(errs), 5)]...), fmt.Errorf("%d pages differ; run go run ./internal/rulegen docs", len(errs)))
	}
	return err
}

// stalePages lists the files in dir that are none of the pages.
func stalePages(dir fs.FS, pages map[string][]byte) (stale []string, err error) {
	err = fs.WalkDir(dir, ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && pages[name] == nil {
			stale = append(stale, name)
		}
		return err
	})
	return stale, err
}

func writeDocs(dir string, pages map[string][]byte) error {
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, pages[name], 0o644); err != nil {
			return err
		}
	}
	stale, err := stalePages(os.DirFS(dir), pages)
	if err != nil {
		return err
	}
	for _, name := range stale {
		if err := os.Remove(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			return err
		}
	}
	return nil
}

// library is the book as the pages need it.
type library struct {
	*Book
	day     filing.Date // of the edition
	topics  []province.Topic
	rules   map[province.Topic][]*province.Rule // by ID
	silent  map[string][]province.Silence       // by the name of the sheet
	sources []province.Source
	seeds   *seeds // nil: not there yet
}

// renderDocs returns all pages by their path in docs/rules.
func renderDocs(book *Book, dir fs.FS) (map[string][]byte, error) {
	lib := &library{Book: book, day: book.Table.Day(), rules: make(map[province.Topic][]*province.Rule), silent: make(map[string][]province.Silence)}
	documents := make(map[string]province.Source)
	for r := range book.Table.All() {
		lib.rules[r.Topic] = append(lib.rules[r.Topic], &r)
		for _, s := range r.Sources {
			documents[s.ID] = s
		}
	}
	lib.topics = slices.Sorted(maps.Keys(lib.rules))
	lib.sources = slices.SortedFunc(maps.Values(documents), func(a, b province.Source) int { return cmp.Compare(a.ID, b.ID) })
	for i := range book.Sheets {
		lib.silent[book.Sheets[i].Name] = book.Sheets[i].Silent
	}
	var err error
	if lib.seeds, err = loadSeeds(dir); err != nil {
		return nil, err
	}
	pages := make(map[string][]byte)
	for _, lang := range [...]locale.Language{locale.English, locale.Chinese} {
		add := func(name string, render func(p *page)) {
			p := &page{library: lib, lang: lang, name: name, notes: make(map[province.RuleID]int)}
			render(p)
			p.references()
			pages[name+suffix(lang)] = append(bytes.TrimRight(p.Bytes(), "\n"), '\n')
		}
		add("README", (*page).index)
		add("national", (*page).national)
		add("providers", (*page).providers)
		add("sources", (*page).documents)
		if lib.seeds != nil {
			add("seeds", (*page).seedTable)
		}
		for pr := range filing.Provinces() {
			add("provinces/"+pr.String(), func(p *page) { p.province(pr) })
		}
		for _, t := range lib.topics {
			add("topics/"+t.String(), func(p *page) { p.topic(t) })
		}
	}
	return pages, nil
}

func suffix(lang locale.Language) string {
	if lang == locale.English {
		return ".md"
	}
	return ".zh-CN.md"
}

// page is one page in one language while it is written.
type page struct {
	*library
	bytes.Buffer
	lang  locale.Language
	name  string // path without the suffix
	notes map[province.RuleID]int
	order []*province.Rule // the footnotes
	links []string         // targets of the links by reference
}

// say returns the text in the language of the page.
func (p *page) say(en, zh string) string {
	if p.lang == locale.English {
		return en
	}
	return zh
}

// line writes a formatted line.
func (p *page) line(format string, args ...any) {
	fmt.Fprintf(p, format, args...)
	p.WriteByte('\n')
}

// says returns a text of the book in the language of the page, in English where it has no Chinese yet.
func (p *page) says(t province.Text) string {
	if p.lang == locale.English || t.Zh == "" {
		return t.En
	}
	return t.Zh
}

// para writes a paragraph in the language of the page.
func (p *page) para(en, zh string) { p.line("%s\n", p.say(en, zh)) }

// head writes the title, the edition and the links that every page has.
func (p *page) head(en, zh string) {
	other := suffix(locale.English)
	if p.lang == locale.English {
		other = suffix(locale.Chinese)
	}
	base := p.name[strings.LastIndexByte(p.name, '/')+1:]
	p.line("<!-- %s -->", "Code generated by internal/rulegen from internal/rulebook; DO NOT EDIT.")
	p.line("# %s\n", p.say(en, zh))
	p.line("%s · [%s](%s) · [%s](%s) · [%s](%s#how-to-read)\n", p.say("Edition ", "版本 ")+p.Edition, p.say("中文", "English"), base+other,
		p.say("All pages", "全部页面"), p.to("README"), p.say("How to read", "阅读说明"), p.to("README"))
}

// to returns the relative link to another page.
func (p *page) to(name string) string {
	return strings.Repeat("../", strings.Count(p.name, "/")) + name + suffix(p.lang)
}

// byRef returns a link to a target that the page names often, which stands once at its end.
func (p *page) byRef(text, target string) string {
	i := slices.Index(p.links, target)
	if i < 0 {
		i = len(p.links)
		p.links = append(p.links, target)
	}
	return fmt.Sprintf("[%s][l%d]", text, i+1)
}

// references writes the targets of the links by reference.
func (p *page) references() {
	if len(p.links) > 0 {
		p.line("")
	}
	for i, target := range p.links {
		p.line("[l%d]: %s", i+1, target)
	}
}

// toRule returns the link to where a rule stands in full.
func (p *page) toRule(r *province.Rule) string {
	home := homeOf(r)
	if p.name == home {
		return "#" + anchor(string(r.ID))
	}
	return p.to(home) + "#" + anchor(string(r.ID))
}

// homeOf names the page on which a rule stands in full.
func homeOf(r *province.Rule) string {
	scope, _, _ := strings.Cut(string(r.ID), "/")
	switch {
	case r.Authority == province.Console:
		return "providers"
	case scope == "CN":
		return "national"
	}
	return "provinces/" + scope
}

// anchor returns the fragment that renderers of Markdown give to a heading which is a rule's ID.
func anchor(heading string) string {
	return strings.NewReplacer("/", "", " ", "-").Replace(strings.ToLower(heading))
}

// days writes a half-open period as people do, from the first to the last day.
func (p *page) days(d province.Period) string {
	switch {
	case d.Until == 0:
		return p.say("since ", "自 ") + d.From.String() + p.say("", " 起")
	case d.From.AddDays(1) == d.Until:
		return d.From.String()
	}
	return d.From.String() + " – " + d.Until.AddDays(-1).String()
}

// list joins texts in the language of the page.
func (p *page) list(texts []string) string { return strings.Join(texts, p.say(", ", "、")) }

// terms names the members of a set.
func terms[E interface {
	~uint8 | ~uint16
	locale.Word
}](p *page, s province.Set[E]) string {
	var names []string
	for e := range s.All() {
		names = append(names, locale.Term(p.lang, e))
	}
	return p.list(names)
}

func (p *page) natures(s province.Set[filing.Nature]) string {
	var names []string
	for n := range s.All() {
		names = append(names, p.say(strings.ReplaceAll(n.String(), "-", " "), n.Chinese()))
	}
	return p.list(names)
}

// upper capitalises a term that begins a line.
func upper(s string) string {
	if s != "" && s[0] >= 'a' && s[0] <= 'z' {
		return string(s[0]-'a'+'A') + s[1:]
	}
	return s
}

func (p *page) topicName(t province.Topic) string { return upper(locale.Term(p.lang, t)) }

func (p *page) provinceName(pr filing.Province) string {
	return p.say(locale.Term(p.lang, pr)+" "+pr.Chinese(), pr.Chinese())
}

// verdict says what the rule answers, in a word.
func (p *page) verdict(r *province.Rule) string {
	if v := r.Verdict(); v != province.Conditional {
		return locale.Term(p.lang, v)
	}
	return p.say("conditional", "有条件")
}

func (p *page) limit(r *province.Rule) string {
	l, unit := r.Limit, locale.Term(p.lang, r.Limit.Unit)
	if r.Topic == province.TopicAge && l.Unit == province.Years {
		unit = p.say(unit, "周岁")
	}
	if p.lang == locale.English {
		if l.N == 1 && l.Min == 0 {
			unit = strings.TrimSuffix(unit, "s")
		}
		unit = " " + unit
	}
	if l.Min != 0 {
		return fmt.Sprintf("%d–%d%s", l.Min, l.N, unit)
	}
	return fmt.Sprintf("%d%s", l.N, unit)
}

// sureness says in a word how sure the rule is on the first day of a period, and from which day of it on less so.
func (p *page) sureness(r *province.Rule, d province.Period) string {
	short := func(c province.Certainty) string {
		switch c {
		case province.Law:
			return p.say("law", "法定")
		case province.Stated:
			return p.say("stated", "明示")
		case province.Attested:
			return p.say("attested", "有据")
		case province.Extrapolated:
			return p.say("carried on", "沿用")
		case province.Disputed:
			return p.say("disputed", "有争议")
		}
		return locale.Term(p.lang, c)
	}
	now := short(r.CertaintyOn(d.From))
	last := r.SeenUntil()
	if last > d.From && (d.Until == 0 || last < d.Until) && r.CertaintyOn(last) == province.Extrapolated {
		return now + p.say(", carried on from ", "，自 ") + last.String() + p.say("", " 起沿用")
	}
	return now
}

// key explains the words that the pages use.
func (p *page) key() {
	p.line("<a id=\"how-to-read\"></a>\n\n## %s\n", p.say("How to read the pages", "阅读说明"))
	for _, item := range [...][2]string{
		{"**Conditional**: allowed on conditions, which stand with the rule.", "**有条件**：有条件允许，条件见规则全文。"},
		{"**law**: law or a rule of the ministry. It comes before practice and does not age.", "**法定**：法律法规或工信部规定，优先于实务，不因时间推移而减弱。"},
		{"**stated**: a source states the day on which the rule took effect.", "**明示**：来源写明生效日期。"},
		{"**attested**: on that day a source was seen to say so.", "**有据**：当日有来源为证。"},
		{"**carried on**: last seen before that day, presumed to hold still.", "**沿用**：最后一次见载早于该日，推定沿用。"},
		{"**disputed**: sources of equal rank contradict each other; the stricter side is shown, the other is cited as saying otherwise.", "**有争议**：同级来源相互矛盾，显示较严的一方，另一方注明“说法不同”。"},
		{"**presumed**: written for filings in general, and only presumed to bind changes.", "**推定**：原文针对一般备案，推定同样适用于变更。"},
		{"**Caveat**: what the data cannot express; the rule is then only advice.", "**保留**：数据无法表达的内容；该规则仅作提示。"},
		{"**—**: nobody wrote about it, which is neither yes nor no.", "**—**：无人写明，既非允许也非不允许。"},
		{"**″** repeats the cell to the left; **↑** says that the row for every province answers too. A mark leads to the sources of the rule, and from there to the rule in full.", "**″** 与左格相同；**↑** “各省一律”一行同样适用。脚注给出规则的出处，并可由此跳转到规则全文。"},
		{"Days are inclusive. **Seen** are the days on which a document was seen to say so; **inferred** where it bears no date and its days were concluded from circumstances.", "日期包含首尾两日。**见于**为见到来源如此表述的日期；**推定**指文件未注明日期，由旁证推断。"},
		{"Unless a rule says that it is law or the bureau's own, it is the requirement of a bureau as a provider reports it.", "未注明为法规或管局自行发布的，均为接入商转述的管局要求。"},
		{"What decides: law, then the province's own rule, then the rule of the whole country, then the rank of the document. A rule holds from the day its source states, else from the first day it was seen, until the first day its replacement holds.",
			"优先次序：法规、本省规则、全国规则、文件效力层级。规则自来源写明的日期起生效；未写明的，自首次见到之日起，至替代规则生效之日止。"},
	} {
		p.line("- %s", p.say(item[0], item[1]))
	}
	p.line("")
}

// whom says which submissions a rule speaks of; empty for all.
func (p *page) whom(w *province.When) string {
	var parts []string
	class := func(c filing.Class) string { return locale.Term(p.lang, c) }
	if w.From != 0 {
		parts = append(parts, p.direction(w.From, w.To))
	}
	if w.Class != 0 {
		parts = append(parts, p.say(class(w.Class)+"s only", "仅限"+class(w.Class)))
	}
	if w.Orders != 0 {
		parts = append(parts, p.say("orders: ", "订单：")+terms(p, w.Orders))
	}
	if w.Natures != 0 {
		parts = append(parts, p.say("sponsors that are: ", "主办单位性质：")+p.natures(w.Natures))
	}
	return strings.Join(parts, p.say("; ", "；"))
}

func (p *page) direction(from, to filing.Class) string {
	other := p.say("another ", "另一")
	if from != to {
		other = p.say(map[filing.Class]string{filing.Unit: "a ", filing.Individual: "an "}[to], "")
	}
	return upper(locale.Term(p.lang, from)) + " → " + other + locale.Term(p.lang, to)
}

// rule writes a rule in full.
func (p *page) rule(r *province.Rule) {
	p.line("#### %s\n", r.ID)
	head := []string{"**" + upper(p.verdict(r)) + "**", p.days(r.Period), p.sureness(r, r.Period)}
	if r.Authority != province.Reported && r.Authority != province.Console {
		head = append(head, locale.Term(p.lang, r.Authority))
	}
	if w := p.whom(&r.When); w != "" {
		head = append(head, w)
	}
	if r.Presumed {
		head = append(head, p.presumed())
	}
	p.line("%s\n", strings.Join(head, " · "))
	p.line("> %s\n", p.say(r.Says.En, r.Says.Zh))
	for _, item := range p.details(r) {
		p.line("- %s%s", item[0], item[1])
	}
	p.line("- %s", p.say("Sources:", "出处："))
	for i := range r.Sources {
		p.line("  - %s", p.source(&r.Sources[i]))
	}
	p.line("")
}

// compact writes a rule in one item, with its sources as a footnote.
func (p *page) compact(r *province.Rule) {
	head := p.verdict(r) + p.say(", ", "，") + p.days(r.Period)
	if w := p.whom(&r.When); w != "" {
		head += p.say("; ", "；") + w
	}
	if r.Presumed {
		head += p.say("; ", "；") + p.presumed()
	}
	texts := []string{p.say(r.Says.En, r.Says.Zh)}
	for _, item := range p.details(r) { // how sure it is stands in the matrix
		texts = append(texts, item[0]+strings.TrimRight(item[1], ".。")+p.say(".", "。"))
	}
	p.line("- **%s** (%s)%s%s%s", r.ID, head, p.note(r), p.say(": ", "："), strings.Join(texts, p.say(" — ", "——")))
}

func (p *page) presumed() string { return p.say("presumed", "推定") }

// details lists what a rule holds besides its sentence, as pairs of a heading and a text.
func (p *page) details(r *province.Rule) (items [][2]string) {
	add := func(en, zh, text string) {
		if text != "" {
			items = append(items, [2]string{p.say(en+": ", zh+"："), text})
		}
	}
	add("Must hold", "须满足", terms(p, r.Needs.All))
	add("One must hold", "须满足其一", terms(p, r.Needs.Any))
	if r.Limit.N != 0 {
		add("Number", "数值", p.limit(r))
	}
	add("List", "列表", p.list(r.Values))
	add("To hand in", "须提交", terms(p, r.Materials))
	add("Persons", "相关人员", terms(p, r.Persons))
	if r.Remedy != province.RemedyNone {
		if r.Effect == province.Forbid {
			add("Do instead", "替代办法", locale.Term(p.lang, r.Remedy))
		} else {
			add("Where that fails", "不满足时", locale.Term(p.lang, r.Remedy))
		}
	}
	var beaten []string
	for _, id := range r.Overrides {
		beaten = append(beaten, p.ref(id))
	}
	add("Comes before", "优先于", p.list(beaten))
	add("Caveat", "保留", cell(p.says(r.Caveat)))
	return items
}

// ref names a rule and links to it.
func (p *page) ref(id province.RuleID) string {
	r, ok := p.Table.Rule(id)
	if !ok {
		return string(id)
	}
	return "[" + string(id) + "](" + p.toRule(&r) + ")"
}

// source writes one citation.
func (p *page) source(s *province.Source) string {
	var b strings.Builder
	if s.Dissent {
		b.WriteString("**" + p.say("Says otherwise", "说法不同") + "** ")
	}
	title := cell(s.Title)
	footnote := strings.HasPrefix(p.name, "topics/") // which stays short, since the rule in full is one step away
	if !footnote {
		title = p.byRef(title, p.to("sources")+"#"+sourceAnchor(s.ID))
	}
	b.WriteString(cell(p.publisher(s.Publisher)) + p.say(", “", "《") + title + p.say("”", "》"))
	if s.Section != "" && s.Section != "-" {
		b.WriteString(" § " + cell(s.Section))
	}
	switch {
	case s.Seen == province.Period{}:
		b.WriteString(p.say("; undated", "；未注明日期"))
	case s.Inferred:
		b.WriteString(p.say("; seen (inferred) ", "；见于（推定）") + p.days(s.Seen))
	default:
		b.WriteString(p.say("; seen ", "；见于 ") + p.days(s.Seen))
	}
	if s.Note != "" && !footnote {
		b.WriteString(p.say(". Note: ", "。附注（英文）：") + cell(s.Note))
	}
	return b.String()
}

// publisher returns the half of a name such as Alibaba Cloud (阿里云) that is in the language of the page.
func (p *page) publisher(name string) string {
	en, zh, ok := strings.Cut(strings.TrimSuffix(name, ")"), " (")
	if !ok {
		return name
	}
	return p.say(en, zh)
}

// sourceAnchor returns the fragment of a document on the page of sources.
func sourceAnchor(id string) string {
	return strings.NewReplacer("/", "-", " ", "-", "(", "", ")", "", "@", "-", "+", "-").Replace(id)
}

// cell frees a text of what would break a table or a link text.
func cell(s string) string {
	return strings.NewReplacer("|", "\\|", "\n", " ", "[", "\\[", "]", "\\]", "<", "&lt;", "*", "\\*").Replace(s)
}

// note returns the mark of the footnote with a rule's sources.
func (p *page) note(r *province.Rule) string {
	n := p.notes[r.ID]
	if n == 0 {
		p.order = append(p.order, r)
		n = len(p.order)
		p.notes[r.ID] = n
	}
	return fmt.Sprintf("[^%d]", n)
}

// footnotes writes the footnotes of the page.
func (p *page) footnotes() {
	for i, r := range p.order {
		texts := make([]string, len(r.Sources))
		for j := range r.Sources {
			texts[j] = p.source(&r.Sources[j])
		}
		p.line("[^%d]: [%s](%s): %s", i+1, r.ID, p.toRule(r), strings.Join(texts, " — "))
	}
}

// question is one matrix: what is asked of every province.
type question struct {
	title string
	query province.Query
}

// questions lists the matrices of a topic: the four directions of a replacement; otherwise units and individuals, for each
// console that has rules of its own.
func (p *page) questions(t province.Topic) (qs []question) {
	if t == province.TopicReplacement {
		for _, from := range [...]filing.Class{filing.Unit, filing.Individual} {
			for _, to := range [...]filing.Class{filing.Unit, filing.Individual} {
				qs = append(qs, question{p.direction(from, to), province.Query{Topic: t, From: from, To: to}})
			}
		}
		return qs
	}
	for _, by := range p.consoles(t) {
		title := func(class string) string { return class }
		if by != province.OtherProvider {
			title = func(class string) string {
				return p.say("Console of ", "控制台：") + locale.Term(p.lang, by) + p.say(": ", "，") + class
			}
		} else if len(p.consoles(t)) > 1 {
			title = func(class string) string {
				return p.say("Law and bureaus: ", "法规与管局：") + class
			}
		}
		unit := question{title(p.say("units", "单位")), province.Query{Topic: t, Class: filing.Unit, Provider: by}}
		individual := question{title(p.say("individuals", "个人")), province.Query{Topic: t, Class: filing.Individual, Provider: by}}
		if p.same(&unit.query, &individual.query) {
			unit.title = title(p.say("units and individuals", "单位与个人"))
			qs = append(qs, unit)
			continue
		}
		qs = append(qs, unit, individual)
	}
	return qs
}

// consoles lists the providers that need a matrix of their own on a topic, the neutral one first.
func (p *page) consoles(t province.Topic) []province.Provider {
	var set province.Set[province.Provider]
	neutral := false
	for _, r := range p.rules[t] {
		set = set.With(r.Provider)
		neutral = neutral || r.Provider == 0
	}
	if neutral || set == 0 {
		return append([]province.Provider{province.OtherProvider}, slices.Collect(set.All())...)
	}
	return slices.Collect(set.All())
}

// same reports whether two queries have the same answers everywhere and always.
func (p *page) same(a, b *province.Query) bool {
	for pr := range filing.Provinces() {
		for _, day := range p.turns(a.Topic) {
			if !slices.Equal(p.answer(*a, pr, day), p.answer(*b, pr, day)) {
				return false
			}
		}
	}
	return true
}

// turns lists all days on which a rule of a topic begins or ends.
func (p *page) turns(t province.Topic) (days []filing.Date) {
	for _, r := range p.rules[t] {
		days = append(days, r.Period.From)
		if r.Period.Until != 0 {
			days = append(days, r.Period.Until)
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}

// answer lists the rules that answer a query in a province on a day, the deciding one first; where the query names a
// console, only the rules of that console.
func (p *page) answer(q province.Query, pr filing.Province, day filing.Date) (ids []province.RuleID) {
	q.Province, q.On = pr, day
	for _, d := range p.Table.AppendDecisions(nil, q) {
		if ofConsole := strings.HasPrefix(string(d.ID()), q.Provider.String()+"/"); ofConsole || q.Provider == 0 || q.Provider == province.OtherProvider {
			ids = append(ids, d.ID())
		}
	}
	return ids
}

// columns returns the periods between the days on which the answer of some province changes.
func (p *page) columns(q province.Query) (periods []province.Period) {
	provinces := slices.Collect(filing.Provinces())
	before := make([][]province.RuleID, len(provinces))
	for _, day := range p.turns(q.Topic) {
		changed := false
		for i, pr := range provinces {
			now := p.answer(q, pr, day)
			changed = changed || !slices.Equal(now, before[i])
			before[i] = now
		}
		if !changed {
			continue
		}
		if n := len(periods); n > 0 {
			periods[n-1].Until = day
		}
		periods = append(periods, province.Period{From: day})
	}
	return periods
}

// matrix writes the answers of all provinces, the periods as columns.
func (p *page) matrix(q province.Query) {
	periods := p.columns(q)
	p.WriteString("| " + p.say("Province", "省份") + " |")
	for _, d := range periods {
		p.WriteString(" " + p.days(d) + " |")
	}
	p.line("\n|%s", strings.Repeat("---|", len(periods)+1))
	everywhere := p.everywhere(q)
	if len(everywhere) > 0 {
		fmt.Fprintf(p, "| **%s** |", p.say("Every province", "各省一律"))
		p.row(periods, func(d province.Period) (own []province.RuleID, all bool) {
			for _, id := range p.answer(q, filing.Beijing, d.From) {
				if slices.Contains(everywhere, id) {
					own = append(own, id)
				}
			}
			return own, false
		})
	}
	for pr := range filing.Provinces() {
		fmt.Fprintf(p, "| %s |", p.byRef(p.provinceName(pr), p.to("provinces/"+pr.String())))
		p.row(periods, func(d province.Period) (own []province.RuleID, all bool) {
			for _, id := range p.answer(q, pr, d.From) {
				if slices.Contains(everywhere, id) {
					all = true
				} else {
					own = append(own, id)
				}
			}
			return own, all
		})
	}
	p.line("")
}

// row writes the cells of a province. A rule shows its mark where it begins to answer; where a rule for every province
// answers as well, an arrow points up to its row.
func (p *page) row(periods []province.Period, answer func(province.Period) (own []province.RuleID, all bool)) {
	var before []province.RuleID
	shown := ""
	for _, d := range periods {
		own, all := answer(d)
		text := "—"
		if len(own) > 0 {
			text = p.answers(own, d, func(*page, *province.Rule) string { return "" })
		}
		if all && len(own) > 0 {
			text += " ↑"
		} else if all {
			text = "↑"
		}
		switch {
		case text == shown && slices.Equal(own, before) && len(own) > 0:
			p.WriteString(" ″ |")
		case len(own) > 0 && !slices.Equal(own, before):
			p.WriteString(" " + p.answers(own, d, (*page).note) + strings.TrimPrefix(text, strings.TrimSuffix(text, " ↑")) + " |")
		default:
			p.WriteString(" " + text + " |")
		}
		before, shown = own, text
	}
	p.line("")
}

// everywhere lists the rules that answer a query in every province on all days on which they answer it in one.
func (p *page) everywhere(q province.Query) (ids []province.RuleID) {
	places := make(map[province.RuleID]int)
	for _, day := range p.turns(q.Topic) {
		for pr := range filing.Provinces() {
			for _, id := range p.answer(q, pr, day) {
				places[id]++
			}
		}
	}
	days := p.turns(q.Topic)
	provinces := len(slices.Collect(filing.Provinces()))
	for _, r := range p.rules[q.Topic] {
		held := 0
		for _, day := range days {
			if r.Period.Contains(day) {
				held++
			}
		}
		if places[r.ID] == held*provinces {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// answers writes what rules say in a period, each with a mark; those that say the same stand together.
func (p *page) answers(ids []province.RuleID, d province.Period, mark func(*page, *province.Rule) string) string {
	var words []string
	marks := make(map[string]string)
	for _, id := range ids {
		r, ok := p.Table.Rule(id)
		if !ok {
			continue
		}
		word := p.inShort(&r) + p.say(", ", "，") + p.sureness(&r, d)
		if !slices.Contains(words, word) {
			words = append(words, word)
		}
		marks[word] += mark(p, &r)
	}
	for i, word := range words {
		words[i] = word + marks[word]
	}
	if len(words) == 0 {
		return "—"
	}
	return strings.Join(words, "<br>")
}

// inShort says what a rule answers, its number, and which orders and natures it is confined to.
func (p *page) inShort(r *province.Rule) string {
	word := p.verdict(r)
	var parts []string
	if r.Limit.N != 0 {
		parts = append(parts, p.limit(r))
	}
	if r.When.Orders != 0 && r.Topic != province.TopicMigration {
		parts = append(parts, terms(p, r.When.Orders))
	}
	if n := r.When.Natures.Len(); n > 3 {
		parts = append(parts, p.say("certain sponsors", "特定性质单位"))
	} else if n > 0 {
		parts = append(parts, p.natures(r.When.Natures))
	}
	if len(parts) > 0 {
		word += p.say(" (", "（") + p.list(parts) + p.say(")", "）")
	}
	return word
}

// topic writes the page of a topic: the matrices, the rules, the silences.
func (p *page) topic(t province.Topic) {
	p.head(upper(locale.Term(locale.English, t)), locale.Term(locale.Chinese, t))
	p.line("## %s\n", p.say("What holds where and when", "各省各期规定"))
	if len(p.consoles(t)) > 1 {
		p.para("The first tables are what law and bureaus ask for. The table of a console shows only what that console adds for its own customers; where a bureau's rule decides the matter, it adds nothing.",
			"前面的表格为法规与管局要求；各控制台的表格仅列该接入商对自身客户的额外要求，管局规则已作规定的不再列出。")
	}
	for _, q := range p.questions(t) {
		p.line("### %s\n", upper(q.title))
		p.matrix(q.query)
	}
	p.line("## %s\n", p.say("The rules", "规则全文"))
	part := ""
	for _, r := range sortedForReading(p.rules[t]) {
		if title := p.partOf(r); title != part {
			p.line("%s### %s\n", map[bool]string{true: "\n"}[part != ""], title)
			part = title
		}
		p.compact(r)
	}
	p.line("")
	p.silences(t)
	p.footnotes()
}

// partOf names the part of a topic's page in which a rule stands.
func (p *page) partOf(r *province.Rule) string {
	switch {
	case r.IsLaw():
		return p.say("Law and rules of the ministry", "法律法规与工信部规定")
	case r.Authority == province.Console:
		return p.say("Console of ", "控制台：") + locale.Term(p.lang, r.Provider)
	case homeOf(r) == "national":
		return p.say("Practice in many provinces", "多省通行做法")
	}
	for pr := range r.Provinces.All() {
		return p.provinceName(pr)
	}
	return ""
}

// sortedForReading puts law first, then what many provinces share, then the provinces, then the consoles; within each the
// questions and then the days in their order.
func sortedForReading(rules []*province.Rule) []*province.Rule {
	rank := func(r *province.Rule) int {
		switch {
		case r.IsLaw():
			return 0
		case homeOf(r) == "national":
			return 1
		case r.Authority == province.Console:
			return 64 + int(r.Provider)
		}
		for pr := range r.Provinces.All() {
			return 1 + int(pr)
		}
		return 2
	}
	return slices.SortedStableFunc(slices.Values(rules), func(a, b *province.Rule) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.Topic, b.Topic),
			cmp.Compare(a.When.From, b.When.From), cmp.Compare(a.When.To, b.When.To), cmp.Compare(a.When.Class, b.When.Class),
			cmp.Compare(a.Period.From, b.Period.From))
	})
}

// silences lists the provinces in which nobody wrote about a topic.
func (p *page) silences(t province.Topic) {
	titled := false
	for i := range p.Sheets {
		sheet := &p.Sheets[i]
		for _, s := range sheet.Silent {
			if s.Topic != t {
				continue
			}
			if !titled {
				titled = true
				p.line("## %s\n", p.say("Silence", "无规定可查"))
				p.para("No document that was read says anything of these provinces' own; what holds for the whole country still holds.", "已读文件中没有这些省份的专门规定；全国性规定仍然适用。")
			}
			name := sheet.Name
			if pr, err := filing.ParseProvince(name); err == nil {
				name = p.provinceName(pr)
			}
			p.line("- %s%s%s", name, p.silentWhom(&s), cell(p.says(s.Why)))
		}
	}
	if titled {
		p.line("")
	}
}

func (p *page) silentWhom(s *province.Silence) string {
	if w := p.whom(&s.When); w != "" {
		return p.say(" (", "（") + w + p.say("): ", "）：")
	}
	return p.say(": ", "：")
}

// province writes the page of a province: its answers today, then everything topic by topic, law before practice.
func (p *page) province(pr filing.Province) {
	p.head(locale.Term(locale.English, pr)+" "+pr.Chinese()+" ("+pr.String()+")", pr.Chinese()+"（"+pr.String()+"）")
	p.line("## %s\n", p.say("What holds on "+p.day.String(), p.day.String()+" 的规定"))
	p.para("Without what only one provider's console asks for. Answers marked national are those of the whole country, on the page of the topic.", "不含仅属某一接入商系统的要求。标注“全国”的为全国性规定，见主题页面。")
	p.line("| %s | %s | %s |\n|---|---|---|", p.say("Topic", "主题"), p.say("Units", "单位"), p.say("Individuals", "个人"))
	for _, t := range p.topics {
		p.today(pr, t)
	}
	p.line("")
	for _, t := range p.topics {
		p.provinceTopic(pr, t)
	}
	p.provinceConsoles(pr)
}

// today writes the row of one topic in the table of what holds on the day of the edition.
func (p *page) today(pr filing.Province, t province.Topic) {
	name := "[" + p.topicName(t) + "](" + p.to("topics/"+t.String()) + ")"
	row := func(name string, a, b province.Query) {
		unit, individual := p.todayCell(pr, t, a), p.todayCell(pr, t, b)
		if unit == individual && unit != "—" {
			individual = p.say("the same", "同左")
		}
		p.line("| %s | %s | %s |", name, unit, individual)
	}
	if t != province.TopicReplacement {
		row(name, province.Query{Class: filing.Unit}, province.Query{Class: filing.Individual})
		return
	}
	for _, to := range [...]filing.Class{filing.Unit, filing.Individual} {
		row(name+" → "+locale.Term(p.lang, to), province.Query{From: filing.Unit, To: to}, province.Query{From: filing.Individual, To: to})
	}
}

// todayCell writes the province's own answers with a link to each rule, and what the whole country's rules say in a word.
func (p *page) todayCell(pr filing.Province, t province.Topic, q province.Query) string {
	q.Topic, q.Provider = t, province.OtherProvider
	day := province.Period{From: p.day, Until: p.day.AddDays(1)}
	var own []province.RuleID
	var shared, words []string
	for _, id := range p.answer(q, pr, p.day) {
		r, ok := p.Table.Rule(id)
		if !ok {
			continue
		}
		if homeOf(&r) != "national" {
			own = append(own, id)
			continue
		}
		word := p.verdict(&r) + p.say(", ", "，") + p.sureness(&r, day)
		if !slices.Contains(shared, word) {
			shared = append(shared, word)
		}
	}
	if len(shared) > 0 {
		words = append(words, strings.Join(shared, "<br>")+p.say(" (national)", "（全国）"))
	}
	if len(own) > 0 {
		words = append(words, p.answers(own, day, func(p *page, r *province.Rule) string {
			return " [" + strings.TrimPrefix(string(r.ID), pr.String()+"/") + "](" + p.toRule(r) + ")"
		}))
	}
	return cmp.Or(strings.Join(words, "<br>"), "—")
}

// provinceTopic writes one topic on the page of a province.
func (p *page) provinceTopic(pr filing.Province, t province.Topic) {
	var law, shared, own []*province.Rule
	for _, r := range sortedForReading(p.rules[t]) {
		switch {
		case r.Authority == province.Console || !r.Provinces.Admits(pr):
		case homeOf(r) != "national":
			own = append(own, r)
		case r.IsLaw():
			law = append(law, r)
		default:
			shared = append(shared, r)
		}
	}
	var silent []province.Silence
	for _, s := range p.silent[pr.String()] {
		if s.Topic == t {
			silent = append(silent, s)
		}
	}
	if len(own)+len(silent) == 0 {
		return // what holds for the whole country stands on its page
	}
	p.line("## %s\n", p.topicName(t))
	p.brief(p.say("Law", "法规"), law)
	part := ""
	for _, r := range own {
		if title := p.ownPart(r); title != part {
			part = title
			p.line("### %s\n", title)
		}
		p.rule(r)
	}
	for _, s := range silent {
		p.line("%s%s%s\n", p.say("Silence", "无规定可查"), p.silentWhom(&s), cell(p.says(s.Why)))
	}
	if len(shared) > 0 {
		p.line("%s[%s](%s#%s)%s\n", p.say("Where this says nothing: ", "以上未涉及的："), p.say("national practice", "全国通行做法"), p.to("national"), t, p.say(".", "。"))
	}
}

// ownPart names the part of a topic in which a province's own rule stands: its direction, or whom it speaks of.
func (p *page) ownPart(r *province.Rule) string {
	switch {
	case r.When.From != 0:
		return p.direction(r.When.From, r.When.To)
	case r.When.Class != 0:
		return upper(p.say(locale.Term(p.lang, r.When.Class)+"s", locale.Term(p.lang, r.When.Class)))
	}
	return p.say("Units and individuals", "单位与个人")
}

// brief lists rules that stand in full on another page.
func (p *page) brief(title string, rules []*province.Rule) {
	if len(rules) == 0 {
		return
	}
	p.line("%s%s\n", title, p.say(":", "："))
	for _, r := range rules {
		p.line("- [%s](%s), %s%s%s", r.ID, p.toRule(r), p.days(r.Period), p.say(": ", "："), p.say(r.Says.En, r.Says.Zh))
	}
	p.line("")
}

// provinceConsoles lists the console rules that name the province.
func (p *page) provinceConsoles(pr filing.Province) {
	var rules []*province.Rule
	for _, t := range p.topics {
		for _, r := range p.rules[t] {
			if r.Authority == province.Console && r.Provinces.Has(pr) {
				rules = append(rules, r)
			}
		}
	}
	if len(rules) > 0 {
		p.line("## %s\n", p.say("Consoles", "接入商系统"))
		p.brief(p.say("What a provider's own console asks for in this province", "接入商自身系统在本省的要求"), rules)
	}
}

// national writes the page of the rules of the whole country and of those that many bureaus share.
func (p *page) national() {
	p.head("The whole country", "全国")
	p.byTopic(func(r *province.Rule) bool { return homeOf(r) == "national" }, "##")
	p.sheetSilences("national")
}

// providers writes the page of the consoles.
func (p *page) providers() {
	p.head("Consoles of the providers", "接入商系统")
	p.para("How one provider's console works binds only its own customers. What a provider reports of a bureau binds everybody and stands on the province's page.",
		"接入商系统的要求只约束其自身客户；接入商转述的管局要求约束所有人，见各省页面。")
	for _, by := range [...]province.Provider{province.AlibabaCloud, province.TencentCloud, province.HuaweiCloud, province.UCloud} {
		p.line("## %s\n", locale.Term(p.lang, by))
		p.byTopic(func(r *province.Rule) bool { return r.Provider == by }, "###")
	}
	p.sheetSilences("providers")
}

// byTopic writes the chosen rules in full, under a heading for each topic, law first.
func (p *page) byTopic(choose func(*province.Rule) bool, level string) {
	for _, t := range p.topics {
		titled := false
		for _, r := range sortedForReading(p.rules[t]) {
			if !choose(r) {
				continue
			}
			if !titled {
				titled = true
				if level == "##" {
					p.line("<a id=%q></a>\n", t.String())
				}
				p.line("%s %s\n", level, p.topicName(t))
			}
			p.rule(r)
			if r.Provinces != 0 {
				p.provinceList(r)
			}
		}
	}
}

// provinceList says where a rule holds that is not one of the whole country.
func (p *page) provinceList(r *province.Rule) {
	var names []string
	for pr := range r.Provinces.All() {
		names = append(names, p.say(locale.Term(p.lang, pr), pr.Chinese()))
	}
	p.line("%s%s\n", p.say("Holds in: ", "适用省份："), p.list(names))
}

func (p *page) sheetSilences(sheet string) {
	if len(p.silent[sheet]) == 0 {
		return
	}
	p.line("## %s\n", p.say("Silence", "无规定可查"))
	for _, s := range p.silent[sheet] {
		p.line("- %s%s%s", p.topicName(s.Topic), p.silentWhom(&s), cell(p.says(s.Why)))
	}
}

// documents writes the page of the documents that rules cite.
func (p *page) documents() {
	p.head("Documents", "文件来源")
	p.para("Every document that a rule cites. On which days it was seen, and which section says what, stands with each rule.", "规则所引用的全部文件。每条规则下列明所引章节及见到的日期。")
	p.line("| %s | %s | %s | %s |\n|---|---|---|---|", p.say("Publisher", "发布者"), p.say("Title", "标题"), p.say("Published", "发布日期"), p.say("Address", "地址"))
	for i := range p.sources {
		s := &p.sources[i]
		p.line("| <a id=%q></a>%s | %s | %s | %s |", sourceAnchor(s.ID), cell(s.Publisher), cell(s.Title), s.Published, address(s.URL))
	}
}

// address writes where a document lies: a link where it is one, else as it stands.
func address(url string) string {
	switch {
	case url == "":
		return ""
	case strings.HasPrefix(url, "http://") || strings.HasPrefix(url, "https://"):
		return "<" + strings.ReplaceAll(url, "|", "%7C") + ">"
	}
	return "`" + strings.ReplaceAll(url, "|", "\\|") + "`"
}

// index writes the page that leads to the others.
func (p *page) index() {
	p.head("The rule book", "规则手册")
	p.para("What China's communications administrations let a change order (变更备案) of an ICP filing carry, what they ask for, since when, and who says so. These pages are generated from the reviewed sheets in `internal/rulebook`; nothing on them comes from elsewhere.",
		"各省通信管理局对 ICP 变更备案的规定：可以变更什么、需要什么、自何时起、出处为何。本页由 `internal/rulebook` 中经审阅的规则表生成，没有其他来源。")
	p.line("- [%s](%s)", p.say("The whole country", "全国"), p.to("national"))
	p.line("- [%s](%s)", p.say("Consoles of the providers", "接入商系统"), p.to("providers"))
	p.line("- [%s](%s)", p.say("Documents", "文件来源"), p.to("sources"))
	if p.seeds != nil {
		p.line("- [%s](%s)", p.say("Statements of the founding documents", "最初依据文档的各项表述"), p.to("seeds"))
	}
	p.line("")
	p.key()
	p.line("## %s\n", p.say("Provinces", "省份"))
	for pr := range filing.Provinces() {
		p.line("- [%s](%s)", p.provinceName(pr), p.to("provinces/"+pr.String()))
	}
	p.line("\n## %s\n", p.say("Topics", "主题"))
	for _, t := range p.topics {
		p.line("- [%s](%s)%s", p.topicName(t), p.to("topics/"+t.String()), p.say(fmt.Sprintf(" (%d rules)", len(p.rules[t])), fmt.Sprintf("（%d 条）", len(p.rules[t]))))
	}
}
