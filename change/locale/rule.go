package locale

import (
	"strings"
	"unicode"

	"github.com/gobeian/icp/province"
)

// Rule tells a rule on its own: what it says, whose it is, from when to when, and the documents for it and against it. Titles
// and sections of documents stand as they are, in the documents' own language.
func (p Printer) Rule(r province.Rule) string {
	var b strings.Builder
	if says, ok := p.says(r.ID, &r, true); ok {
		b.WriteString(says)
	}
	parts := []string{p.whose(&r), p.period(&r)}
	if r.Disputed {
		parts = append(parts, Term(p.language, province.Disputed))
	}
	if r.Presumed {
		parts = append(parts, p.pick("原文泛指备案，推定适用于变更", "written for filings in general, presumed to bind changes"))
	}
	if caveat := p.pick(r.Caveat.Zh, r.Caveat.En); caveat != "" {
		parts = append(parts, p.pick("另有说明：", "but: ")+strings.TrimRight(quote(caveat), "。."))
	} else if r.Caveat != (province.Text{}) {
		parts = append(parts, p.pick("另有附加条件，见出处", "has further conditions, see the sources"))
	}
	if b.Len() > 0 {
		b.WriteString(p.pick("", " "))
	}
	b.WriteString(p.start(strings.Join(parts, p.pick("；", "; "))))
	b.WriteString(p.stop())
	p.cited(&b, r.Sources, false, p.pick("出处：", " Sources: "))
	p.cited(&b, r.Sources, true, p.pick("不同说法见：", " Otherwise: "))
	return b.String()
}

// period tells from when to when a rule holds.
func (p Printer) period(r *province.Rule) string {
	from := p.Date(r.Period.From)
	last := p.Date(r.Period.Until.AddDays(-1))
	switch open := r.Period.Until == 0; {
	case r.Stated && open:
		return p.pick("自"+from+"起", "since "+from)
	case r.Stated:
		return p.pick("自"+from+"起至"+last+"止", "from "+from+" to "+last)
	case open:
		return p.pick("最早见于"+from, "first seen "+from)
	}
	return p.pick("见于"+from+"至"+last, "seen from "+from+" to "+last)
}

// cited lists the sources that support a rule, or those that contradict it.
func (p Printer) cited(b *strings.Builder, sources []province.Source, dissent bool, label string) {
	n := 0
	for i := range sources {
		if sources[i].Dissent != dissent {
			continue
		}
		if n++; n == 1 {
			b.WriteString(label)
		} else {
			b.WriteString(p.pick("；", "; "))
		}
		b.WriteString(p.Source(sources[i]))
	}
	if n > 0 {
		b.WriteString(p.stop())
	}
}

// Source names a document, the section in it, and the days on which it was seen to say so.
func (p Printer) Source(s province.Source) string {
	var b strings.Builder
	b.WriteString(quote(p.document(p.publisher(s.Publisher))))
	b.WriteString(p.pick("《", ", “"))
	b.WriteString(quote(p.document(s.Title)))
	b.WriteString(p.pick("》", "”"))
	if s.Section != "" && s.Section != "-" { // a dash stands for the whole document
		b.WriteString(p.pick("", ", "))
		b.WriteString(quote(s.Section))
	}
	var days []string
	if s.Published != 0 {
		days = append(days, p.pick(p.Date(s.Published)+"发布", "published "+p.Date(s.Published)))
	}
	if s.Seen.From != 0 && s.Seen.Until != 0 {
		from, last := p.Date(s.Seen.From), p.Date(s.Seen.Until.AddDays(-1))
		window := p.pick(from+"至"+last+"可见", "seen "+from+" to "+last)
		if from == last {
			window = p.pick(from+"可见", "seen "+from)
		}
		if s.Inferred {
			window += p.pick("（推定）", " (inferred)")
		}
		days = append(days, window)
	}
	if len(days) == 0 {
		return b.String()
	}
	return p.bracketed(b.String(), strings.Join(days, p.pick("，", ", ")))
}

// publisher returns the half of a name such as Alibaba Cloud (阿里云) that is written in the language of p, or all of it.
func (p Printer) publisher(name string) string {
	foreign, rest, ok := strings.Cut(name, " (")
	chinese, closed := strings.CutSuffix(rest, ")")
	if !ok || !closed || foreign == "" || hasHan(foreign) || !hasHan(chinese) {
		return name
	}
	return p.pick(chinese, foreign)
}

func hasHan(s string) bool {
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			return true
		}
	}
	return false
}
