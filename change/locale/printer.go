package locale

import (
	"iter"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// Book is where a [Printer] looks up the rule that a violation names, to say whose rule it is and what it says. Every
// *[province.Table] is one; whoever brings other rules implements the one method.
type Book interface {
	// Rule returns the rule with the given ID, false where the book has none.
	Rule(id province.RuleID) (province.Rule, bool)
}

// Printer writes sentences in one language (文字). The zero value writes Chinese and looks rules up in the built-in book.
// A Printer is an immutable value, costs nothing to make, and is safe for concurrent use.
type Printer struct {
	language Language
	book     Book
	texts    func(province.RuleID) (province.Text, bool)
}

// New returns a printer that looks rules up in the built-in book.
func New(l Language) Printer { return Printer{language: l} }

// WithBook returns a printer like p that looks rules up in book, as for a table with an overlay. Nil is the built-in book.
func (p Printer) WithBook(book Book) Printer {
	p.book = book
	return p
}

// WithTexts returns a printer like p that asks texts first what a rule says, so that a company can put any rule in words of its
// own, or give words to rules that are in no book. Where texts knows none, or has an empty text in the language of p, the rule's
// own sentence stands.
func (p Printer) WithTexts(texts func(province.RuleID) (province.Text, bool)) Printer {
	p.texts = texts
	return p
}

// Language returns the language that p writes.
func (p Printer) Language() Language {
	if p.language == English {
		return English
	}
	return Chinese
}

// pick returns the text in the language of p.
func (p Printer) pick(zh, en string) string {
	if p.language == English {
		return en
	}
	return zh
}

// Reason returns what r found, as in 新增了域名.
func (p Printer) Reason(r change.Reason) string { return Term(p.language, r) }

// Remedy returns what to do, as in 先注销原备案，再重新备案. [Term] has the short name.
func (p Printer) Remedy(r province.Remedy) string { return of(adviceTexts[:], int(r), p.language) }

// Materials lists materials by name.
func (p Printer) Materials(ms province.Set[province.Material]) string {
	return list(p, ms.All())
}

// Facts lists facts by name.
func (p Printer) Facts(fs province.Set[province.Fact]) string { return list(p, fs.All()) }

func list[W Word](p Printer, words iter.Seq[W]) string {
	var b strings.Builder
	for w := range words {
		if b.Len() > 0 {
			b.WriteString(p.pick("、", "; "))
		}
		b.WriteString(Term(p.language, w))
	}
	return b.String()
}

// Date returns a day as 2019年4月22日 or 2019-04-22, and unspecified for no date.
func (p Printer) Date(d filing.Date) string {
	switch {
	case d == 0:
		return unspecifiedText.in(p.language)
	case p.language == English:
		return d.String()
	}
	return strconv.Itoa(d.Year()) + "年" + strconv.Itoa(d.Month()) + "月" + strconv.Itoa(d.Day()) + "日"
}

// Limit returns a number with its unit: 3至20个工作日, 3 to 20 working days. It is empty for no limit.
func (p Printer) Limit(l province.Limit) string {
	if l == (province.Limit{}) {
		return ""
	}
	number, unit := strconv.Itoa(l.N), Term(p.language, l.Unit)
	if l.Min != 0 && l.Min != l.N {
		number = strconv.Itoa(l.Min) + p.pick("至", " to ") + number
	}
	if p.language != English {
		return number + unit
	}
	if number == "1" {
		unit = strings.TrimSuffix(unit, "s")
	}
	return number + " " + unit
}

// Path names a place of a filing: 网站 浙ICP备2021000001号-1 的域名 example.cn. It holds keys of the filing, never a personal value.
func (p Printer) Path(at filing.Path) string {
	name := Term(p.language, at.Field)
	if at.Field <= filing.FieldServices {
		return name
	}
	switch f := at.Field; {
	case f >= filing.FieldPreApproval && f <= filing.FieldPreApprovalNumber:
		name = p.bracketed(name, p.preApproval(at.Key))
	case f >= filing.FieldAccess && f <= filing.FieldAccessIPs:
		name = p.bracketed(name, p.provider(at.Key))
	case f >= filing.FieldDomain && f <= filing.FieldDomainFiledOn && at.Key != "":
		name = p.ofDomain(name, quote(at.Key))
	}
	return p.ofService(name, p.service(at.Service))
}

// ofDomain puts a domain into the name of a place of a domain.
func (p Printer) ofDomain(name, key string) string {
	if p.language == English {
		return strings.TrimSuffix(strings.TrimSuffix(name, "the domain"), "domain") + "domain " + key
	}
	rest := strings.TrimPrefix(name, "域名")
	if rest != "" {
		rest = " 的" + rest
	}
	return "域名 " + key + rest
}

// ofService puts a service into the name of a place of a service.
func (p Printer) ofService(name, service string) string {
	switch {
	case service == "":
		return name
	case name == Term(p.language, filing.FieldService):
		return service
	case p.language == English:
		for _, whole := range [...]string{"the service", "the App"} {
			if head, ok := strings.CutSuffix(name, whole); ok {
				return head + service
			}
		}
		return name + " of " + service
	}
	for _, whole := range [...]string{"网站（互联网信息服务）", "网站", "App ", "服务"} {
		if rest, ok := strings.CutPrefix(name, whole); ok && !strings.HasPrefix(rest, "器") {
			name = rest
			break
		}
	}
	return service + " 的" + name
}

func (p Printer) bracketed(name, key string) string {
	if key == "" {
		return name
	}
	return name + p.pick("（"+key+"）", " ("+key+")")
}

// service names a service by its key.
func (p Printer) service(key string) string {
	if key == "" {
		return ""
	}
	kind := filing.ServiceKind(0)
	if n, err := filing.ParseNumber(key); err == nil {
		kind = n.Kind()
	} else if kind.UnmarshalText([]byte(key)) == nil {
		return p.pick("", "the ") + Term(p.language, kind) // a service with nothing else to its name
	} else if _, err := filing.ASCIIDomain(key); err == nil {
		kind = filing.KindWebsite
	}
	if kind == 0 {
		return p.pick("服务 ", "service ") + quote(key)
	}
	return Term(p.language, kind) + " " + quote(key)
}

// preApproval names a pre-approval by its key.
func (p Printer) preApproval(key string) string {
	var c filing.PreApprovalCategory
	if key == "" || c.UnmarshalText([]byte(key)) != nil || int(c) >= len(preApprovalTexts) {
		return quote(key)
	}
	return Term(p.language, c)
}

// provider names an access provider by its key, the slug where the library knows the provider.
func (p Printer) provider(key string) string {
	var known province.Provider
	if key == "" || known.UnmarshalText([]byte(key)) != nil {
		return quote(key)
	}
	return Term(p.language, known)
}

// Change tells one edit: 修改主体负责人手机号码; Changed the mobile number of the person responsible for the sponsor.
func (p Printer) Change(c change.Change) string {
	place := p.Path(c.Path)
	if p.language != English {
		if place != "" && place[0] < utf8.RuneSelf {
			place = " " + place
		}
		switch c.Op {
		case change.Reissued:
			return "换发" + place + "（主办者或人员不变）"
		case change.Mirrored:
			return strings.TrimSpace(place) + "：" + Term(p.language, c.Op)
		case change.Replaced:
			if c.With != "" {
				return "更换" + place + "，改为 " + quote(c.With)
			}
		}
		return Term(p.language, c.Op) + place
	}
	if c.Op == change.Mirrored {
		return p.start(place) + ": " + Term(p.language, c.Op)
	}
	s := p.start(Term(p.language, c.Op)) + " the " + strings.TrimPrefix(place, "the ")
	switch {
	case c.Op == change.Reissued:
		s += " (same holder)"
	case c.Op == change.Replaced && c.With != "":
		s += " by " + quote(c.With)
	}
	return s
}

// maxQuote bounds what is quoted from outside, in characters.
const maxQuote = 120

// quote returns a key as it may stand in a text that goes to a terminal.
func quote(s string) string { return plain(s, maxQuote) }

// plain returns at most limit characters of s, without characters that steer a terminal or the direction of writing.
func plain(s string, limit int) string {
	n, clean := 0, true
	for _, r := range s {
		n++
		clean = clean && r != unicode.ReplacementChar && unicode.IsGraphic(r)
	}
	if clean && n <= limit {
		return s
	}
	var b strings.Builder
	n = 0
	for _, r := range s {
		if n++; n > limit {
			b.WriteString("…")
			break
		}
		if !unicode.IsGraphic(r) {
			r = unicode.ReplacementChar
		}
		b.WriteRune(r)
	}
	return b.String()
}
