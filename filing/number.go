package filing

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Number is a filing number (备案号) in canonical form: 浙ICP备2021000001号 for a sponsor, 浙ICP备2021000001号-1 for a website,
// with A after an App's, X after a mini-program's and K after a quick app's. Licence holders number their services on the
// licence: 京ICP证030173号-1, 粤B2-20090059-5.
//
// Only [ParseNumber] and [ParseBase] make a Number, so it is always well-formed. Numbers are comparable with ==, immutable and
// safe for concurrent use. The zero value is no number. Filing numbers are public and not personal data. In a test with go-cmp,
// structs that hold a Number take cmpopts.EquateComparable(filing.Number{}).
//
// Sources: 非经营性互联网信息服务备案管理办法 and the numbers of the ministry's public register; 工信部信管〔2023〕105号 for Apps.
type Number struct{ s string }

// A NumberError reports text that is not a filing number. It never holds the text itself.
type NumberError struct {
	Problem Problem // what is wrong
	At      int     // byte offset into the text
	Want    string  // character the number should have there, where one is known: 蜀 where the text has 川
}

// Error implements error.
func (e *NumberError) Error() string {
	s := "filing: invalid filing number at byte " + strconv.Itoa(e.At) + ": " + e.Problem.text()
	if e.Want != "" {
		s += ": want " + e.Want
	}
	return s
}

// ParseNumber reads a filing number. Besides the canonical form it reads what real pages show: white space, full-width and
// lower-case letters, full-width digits and hyphens, brackets around the number, a missing 号, a full stop at the end, and the
// legacy order 浙ICP备05000001-5号. A licence number without a service number is not a filing number and fails with
// [ProblemLicence]; [ParseBase] reads it. Errors are [*NumberError].
//
// ParseNumber does not allocate for text that is already canonical; the Number then shares the text's memory.
func ParseNumber(s string) (Number, error) { return parseNumber(s, false) }

// ParseBase reads what ParseNumber reads, and in addition the number of a telecommunications licence (电信业务经营许可证) on which
// its holder's services are numbered: 京ICP证030173号, 粤B2-20090059. Such a number stands in [Filing].Number for sponsors that
// hold a licence, and is what [Number.Base] returns for their services. Errors are [*NumberError].
func ParseBase(s string) (Number, error) { return parseNumber(s, true) }

func parseNumber(s string, licence bool) (Number, error) {
	p := numberParser{s: s}
	isLicence, suffixed := p.number()
	if p.err == (NumberError{}) && isLicence && !suffixed && !licence {
		p.fail(ProblemLicence, 0)
	}
	if p.err != (NumberError{}) {
		err := p.err
		return Number{}, &err
	}
	if string(p.buf[:p.n]) == s {
		return Number{s}, nil
	}
	return Number{string(p.buf[:p.n])}, nil
}

// numberParser reads one number and writes its canonical form. The first error stops it: from then on it sees no more text.
type numberParser struct {
	s   string
	pos int
	buf [64]byte // canonical form; the longest takes fewer than 60 bytes
	n   int      // length of the canonical form
	err NumberError
}

// put appends a character to the canonical form.
func (p *numberParser) put(r rune) { p.n += utf8.EncodeRune(p.buf[p.n:], r) }

// putString appends text to the canonical form.
func (p *numberParser) putString(s string) { p.n += copy(p.buf[p.n:], s) }

func (p *numberParser) fail(problem Problem, at int) {
	if p.err == (NumberError{}) {
		p.err = NumberError{Problem: problem, At: at}
	}
	p.pos = len(p.s)
}

// peek returns the next character that is not white space, folded to narrow upper case, with its offset. At the end of the
// text it returns zero.
func (p *numberParser) peek() (r rune, at int) {
	for p.pos < len(p.s) {
		r, n := utf8.DecodeRuneInString(p.s[p.pos:])
		if !isBlank(r) {
			return foldRune(r), p.pos
		}
		p.pos += n
	}
	return 0, len(p.s)
}

// next consumes the character that peek showed.
func (p *numberParser) next() {
	if p.pos < len(p.s) {
		_, n := utf8.DecodeRuneInString(p.s[p.pos:])
		p.pos += n
	}
}

// accept consumes the next character if it is r.
func (p *numberParser) accept(r rune) bool {
	if c, _ := p.peek(); c != r {
		return false
	}
	p.next()
	return true
}

// isBlank reports white space and the invisible characters that come with copied text.
func isBlank(r rune) bool {
	switch {
	case r > '\u3000': // beyond the last of Unicode's white space; most names are
		return r == '\ufeff'
	case r < utf8.RuneSelf:
		return r == ' ' || r >= '\t' && r <= '\r'
	}
	return unicode.IsSpace(r) || r == '\u200b' || r == '\u200c' || r == '\u200d' || r == '\u2060'
}

// foldRune folds full-width forms, hyphens and stops to ASCII, and ASCII letters to upper case.
func foldRune(r rune) rune {
	if r >= 'a' && r <= 'z' {
		return r - 'a' + 'A'
	}
	if r < utf8.RuneSelf {
		return r
	}
	switch r {
	case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212', '\ufe63', '\uff0d', '\u2500':
		return '-'
	case '。', '｡':
		return '.'
	}
	if r > 0xff00 && r < 0xff5f {
		return foldRune(r - 0xfee0)
	}
	return r
}

// number reads the whole text.
func (p *numberParser) number() (isLicence, suffixed bool) {
	closing := p.openBracket()
	p.province()
	isLicence = p.base()
	suffixed = p.suffix()
	p.stops()
	if r, at := p.peek(); closing != 0 && r == closing {
		p.next()
		p.stops()
	} else if closing != 0 {
		p.failAt(r, at, ProblemTrailing)
	}
	if r, at := p.peek(); at < len(p.s) {
		p.failAt(r, at, ProblemTrailing)
	}
	return isLicence, suffixed
}

// stops consumes full stops.
func (p *numberParser) stops() {
	for p.accept('.') {
	}
}

// openBracket consumes a bracket before the number and returns the one that must close it, or zero.
func (p *numberParser) openBracket() rune {
	r, at := p.peek()
	closing := rune(0)
	switch r {
	case 0:
		p.fail(ProblemEmpty, at)
	case '(':
		closing = ')'
	case '[':
		closing = ']'
	case '【':
		closing = '】'
	case '〔':
		closing = '〕'
	}
	if closing != 0 {
		p.next()
	}
	return closing
}

// province reads the character of the bureau. Licences of the ministry have 合字 there, and some have nothing.
func (p *numberParser) province() {
	r, at := p.peek()
	switch {
	case r == '合':
		p.next()
		if c, at := p.peek(); c != '字' {
			p.failAt(c, at, ProblemProvince)
		}
		p.next()
		p.putString("合字")
	case r == 'A' || r == 'B':
	case provinceOf(r) != 0:
		p.next()
		p.put(r)
	case wrongCharacter(r) != 0:
		p.fail(ProblemProvince, at)
		p.err.Want = wrongCharacter(r).Character()
	default:
		p.failAt(r, at, ProblemProvince)
	}
}

// provinceOf returns the bureau whose numbers begin with r, or zero.
func provinceOf(r rune) Province {
	if r < utf8.RuneSelf {
		return 0
	}
	for p := Beijing; p <= Xinjiang; p++ {
		if c, _ := utf8.DecodeRuneInString(provinceRows[p].char); c == r {
			return p
		}
	}
	return 0
}

// wrongCharacter returns the bureau that pages mean when they begin a number with r, another short name of the province.
func wrongCharacter(r rune) Province {
	switch r {
	case '川':
		return Sichuan
	case '贵':
		return Guizhou
	case '云':
		return Yunnan
	case '甘':
		return Gansu
	case '内':
		return InnerMongolia
	}
	return 0
}

// failAt reports problem at a character, or masking or a placeholder if the character shows that.
func (p *numberParser) failAt(r rune, at int, problem Problem) {
	switch {
	case isMask(r):
		problem = ProblemMasked
	case isPlaceholder(r):
		problem = ProblemPlaceholder
	}
	p.fail(problem, at)
}

// isMask reports the signs that hide characters.
func isMask(r rune) bool {
	switch r {
	case '*', '×', '●', '•', '■', '█', '∗', '﹡', '＊', '※':
		return true
	}
	return false
}

// isPlaceholder reports the signs that stand for characters not filled in yet.
func isPlaceholder(r rune) bool {
	switch r {
	case 'X', 'N', 'Y', '?', '#', '_', '某', '○', '〇', '□', '…':
		return true
	}
	return false
}

// base reads what stands between the province and the service number.
func (p *numberParser) base() (isLicence bool) {
	r, at := p.peek()
	switch {
	case r == 'I' && !p.isMinistryLicence():
		return p.icp()
	case r == 'A' || r == 'B':
		p.licenceNumber(true)
		p.accept('号')
		return true
	case r == '公':
		p.fail(ProblemPublicSecurity, at)
	default:
		p.failAt(r, at, ProblemCharacter)
	}
	return false
}

// isMinistryLicence reports whether the number began with 合字, after which no ICP can follow.
func (p *numberParser) isMinistryLicence() bool { return string(p.buf[:p.n]) == "合字" }

// icp reads ICP备 with its digits, or ICP证 with its.
func (p *numberParser) icp() (isLicence bool) {
	for _, want := range "ICP" {
		if r, at := p.peek(); r != want {
			p.failAt(r, at, ProblemCharacter)
		}
		p.next()
	}
	r, at := p.peek()
	switch r {
	case '备':
		p.next()
		p.putString("ICP备")
		p.filingDigits()
	case '证':
		p.next()
		p.putString("ICP证")
		if c, _ := p.peek(); c == 'B' {
			p.licenceNumber(false)
		} else {
			p.digits(6, 6)
		}
		isLicence = true
	default:
		p.failAt(r, at, ProblemCharacter)
	}
	p.accept('号')
	p.putString("号")
	return isLicence
}

// filingDigits reads the eight or ten digits of a filing.
func (p *numberParser) filingDigits() {
	_, at := p.peek()
	from := p.n
	p.digits(8, 10)
	d := p.buf[from:p.n]
	switch {
	case p.err != (NumberError{}):
	case strings.Trim(string(d), "0") == "":
		p.fail(ProblemPlaceholder, at)
	case len(d) == 10 && (d[0] != '2' || d[1] != '0' || d[2] < '2'):
		p.fail(ProblemYear, at)
	}
}

// digits reads a run of digits that must be short or long characters long.
func (p *numberParser) digits(short, long int) {
	n, first := 0, len(p.s)
	for {
		r, at := p.peek()
		if n == 0 {
			first = at
		}
		if r < '0' || r > '9' {
			if n != short && n != long && (isMask(r) || isPlaceholder(r)) || n == 0 && r != 0 {
				p.failAt(r, at, ProblemCharacter)
			}
			break
		}
		if n++; n <= long {
			p.put(r)
		}
		p.next()
	}
	if n != short && n != long {
		p.fail(ProblemLength, first)
	}
}

// licenceNumber reads the number of a licence, B2-20090059; with several classes, A2.B1.B2-20100001, where those may stand.
func (p *numberParser) licenceNumber(several bool) {
	for {
		r, at := p.peek()
		if r != 'B' && (r != 'A' || !several) {
			p.failAt(r, at, ProblemCharacter)
			return
		}
		p.next()
		class, at := p.peek()
		if class != '1' && class != '2' || !several && class != '2' {
			p.failAt(class, at, ProblemCharacter)
			return
		}
		p.next()
		p.put(r)
		p.put(class)
		if !several || p.n > 20 || !p.accept('.') {
			break
		}
		p.put('.')
	}
	if r, at := p.peek(); r != '-' {
		p.failAt(r, at, ProblemCharacter)
	}
	p.next()
	p.put('-')
	p.digits(8, 8)
}

// suffix reads the number of a service and the letter of its kind, if there is one.
func (p *numberParser) suffix() bool {
	if !p.accept('-') {
		return false
	}
	p.put('-')
	_, first := p.peek()
	from := p.n
	for {
		r, at := p.peek()
		if r < '0' || r > '9' {
			if p.n == from {
				p.failAt(r, at, ProblemSuffix)
			}
			break
		}
		if p.n-from == 6 || r == '0' && p.n == from {
			p.fail(ProblemSuffix, first)
			break
		}
		p.put(r)
		p.next()
	}
	p.suffixLetter()
	// The legacy order has 号 at the end; without it an absent 号 has been supplied already.
	if r, _ := p.peek(); r == '号' && !p.hasSign() {
		p.next()
	}
	return true
}

// hasSign reports whether the text read so far has 号.
func (p *numberParser) hasSign() bool { return strings.Contains(p.s[:p.pos], "号") }

// suffixLetter reads the letter of a service's kind.
func (p *numberParser) suffixLetter() {
	r, at := p.peek()
	switch {
	case r == 'A' || r == 'X' || r == 'K':
		p.put(r)
		p.next()
	case r >= 'A' && r <= 'Z':
		p.fail(ProblemSuffixLetter, at)
	}
}

// IsZero reports whether n is no number.
func (n Number) IsZero() bool { return n.s == "" }

// String returns the canonical form, and the empty string for no number.
func (n Number) String() string { return n.s }

// split returns the number of the sponsor, that of the service or zero, and the letter of the service's kind or zero.
func (n Number) split() (base string, service int, letter byte) {
	end := len(n.s)
	if end > 0 && n.s[end-1] >= 'A' && n.s[end-1] <= 'Z' {
		end--
		letter = n.s[end]
	}
	hyphen := strings.LastIndexByte(n.s[:end], '-')
	if hyphen < 0 || endsInClass(n.s[:hyphen]) {
		return n.s, 0, 0
	}
	service, _ = digits(n.s[hyphen+1 : end])
	return n.s[:hyphen], service, letter
}

// endsInClass reports whether s ends in a licence class such as B2, so that a hyphen after it is part of the licence number.
func endsInClass(s string) bool {
	n := len(s)
	return n >= 2 && (s[n-1] == '1' || s[n-1] == '2') && (s[n-2] == 'A' || s[n-2] == 'B')
}

// Base returns the number of the sponsor (主体备案号), n without its service number. Of no number it is no number.
func (n Number) Base() Number {
	base, _, _ := n.split()
	return Number{base}
}

// Service returns the number of the service among those of its sponsor, from 1, or 0 where n names a sponsor.
func (n Number) Service() int {
	_, service, _ := n.split()
	return service
}

// Kind returns the kind of service that the suffix tells: website for -1, App for -1A, mini-program for -1X, quick app for -1K.
// Where n names a sponsor it is zero.
func (n Number) Kind() ServiceKind {
	_, service, letter := n.split()
	switch letter {
	case 'A':
		return KindApp
	case 'X':
		return KindMiniProgram
	case 'K':
		return KindQuickApp
	}
	if service == 0 {
		return 0
	}
	return KindWebsite
}

// Province returns the bureau whose character the number begins with, and zero for licences of the ministry (合字).
func (n Number) Province() Province {
	r, _ := utf8.DecodeRuneInString(n.s)
	return provinceOf(r)
}

// IsLicence reports whether the number stands on a telecommunications licence and not on a filing.
func (n Number) IsLicence() bool { return n.s != "" && !strings.Contains(n.s, "备") }

// Compare orders numbers by sponsor and then by service, so that -2 comes before -10. It returns -1, 0 or +1, and 0 only for
// equal numbers.
func (n Number) Compare(m Number) int {
	nb, ns, nl := n.split()
	mb, ms, ml := m.split()
	return cmp.Or(strings.Compare(nb, mb), cmp.Compare(ns, ms), cmp.Compare(nl, ml))
}

// AppendText appends the canonical form, nothing for no number; it never fails.
func (n Number) AppendText(b []byte) ([]byte, error) { return append(b, n.s...), nil }

// MarshalText is [Number.AppendText] on an empty buffer.
func (n Number) MarshalText() ([]byte, error) { return n.AppendText(nil) }

// UnmarshalText reads what [ParseBase] reads, and thereby everything MarshalText writes; empty text is no number.
func (n *Number) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*n = Number{}
		return nil
	}
	v, err := ParseBase(string(text))
	if err != nil {
		return err
	}
	*n = v
	return nil
}
