// Precheck judges one edit of an ICP filing (变更备案预检) from two JSON files, before anybody uploads anything, and says what is to
// be done then, or instead.
//
//	precheck -old F -new F [-on D] [-occurred D] [-provider P] [-order full|sponsor|service|access] [-materials a,b]
//	         [-open-order] [-full-orders] [-rules SHEET.json]… [-lang zh|en] [-format text|json]
//
// It exits with 0 if nothing blocks the edit, 1 if something does, 2 if the input is wrong. In the last case stdout is empty and
// stderr has one line that names the file, the position, the field and what was expected, and never what stands there.
//
// One of the files may be -, which is stdin. Without -on the day is today in China. Without -materials nobody was asked for
// any; -materials "" says that there are none. A rule sheet goes on top of the built-in rules, and the next one on top of that.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	"unicode"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/change/locale"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, time.Now())) }

// Exit codes.
const (
	exitPermitted = 0
	exitBlocked   = 1
	exitBadInput  = 2
)

const usage = `usage: precheck -old F -new F [flags]
  -old F -new F    the filing before and after the edit, as JSON; - is stdin
  -on D            day of the submission, 2006-01-02 (default: today in China)
  -occurred D      day on which the reported facts changed
  -provider P      console: alibaba-cloud, tencent-cloud, huawei-cloud, ucloud or other (default: alibaba-cloud)
  -order K         kind of order: full, sponsor, service or access (default: what carries the edit)
  -materials a,b   materials in hand; "" for none (default: nobody was asked)
  -open-order      another order of the sponsor is still running
  -full-orders     the console takes orders that change sponsor and services at once
  -rules F         rule sheet to lay over the built-in rules; may be given several times
  -lang L          zh or en (default: zh)
  -format F        text or json (default: text)
exit: 0 permitted, 1 blocked, 2 bad input
`

// run is main with everything it touches as an argument.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer, now time.Time) int {
	var out bytes.Buffer // all or nothing: bad input prints nothing
	code, err := precheck(args, stdin, &out, now)
	if err == nil {
		_, err = stdout.Write(out.Bytes())
	}
	if err != nil {
		fmt.Fprintln(stderr, "precheck: "+oneLine(err.Error()))
		return exitBadInput
	}
	return code
}

func precheck(args []string, stdin io.Reader, out *bytes.Buffer, now time.Time) (int, error) {
	o, err := parse(args, now)
	if errors.Is(err, flag.ErrHelp) {
		out.WriteString(usage)
		return exitPermitted, nil
	}
	if err != nil {
		return 0, err
	}
	files := reader{stdin: stdin}
	old, err := files.filing(o.old)
	if err != nil {
		return 0, err
	}
	edited, err := files.filing(o.new)
	if err != nil {
		return 0, err
	}
	book, err := files.rules(o.sheets)
	if err != nil {
		return 0, err
	}
	o.basis.Rules = book
	r := answer{
		basis: o.basis, book: book, words: locale.New(o.lang).WithBook(book),
		old: old, new: edited,
	}
	r.judge()
	if o.json {
		err = r.writeJSON(out)
	} else {
		r.writeText(out)
	}
	if r.violations.Err() != nil {
		return exitBlocked, err
	}
	return exitPermitted, err
}

// options are the parsed flags.
type options struct {
	old, new string
	sheets   []string
	basis    change.Basis
	lang     locale.Language
	json     bool
}

// flags are the flags as they stand on the command line. They are read as text and judged later, since package flag repeats a
// bad value in its errors.
type flags struct {
	old, new, on, occurred, provider, order, materials, lang, format string
	openOrder, fullOrders                                            bool
	sheets                                                           []string
}

func parse(args []string, now time.Time) (options, error) {
	var f flags
	fs := flag.NewFlagSet("precheck", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.Usage = func() {}
	fs.StringVar(&f.old, "old", "", "")
	fs.StringVar(&f.new, "new", "", "")
	fs.StringVar(&f.on, "on", filing.DateInChina(now).String(), "")
	fs.StringVar(&f.occurred, "occurred", "", "")
	fs.StringVar(&f.provider, "provider", "alibaba-cloud", "")
	fs.StringVar(&f.order, "order", "", "")
	fs.StringVar(&f.materials, "materials", "", "")
	fs.StringVar(&f.lang, "lang", "zh", "")
	fs.StringVar(&f.format, "format", "text", "")
	fs.BoolVar(&f.openOrder, "open-order", false, "")
	fs.BoolVar(&f.fullOrders, "full-orders", false, "")
	fs.Func("rules", "", func(s string) error { f.sheets = append(f.sheets, s); return nil })
	switch err := fs.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return options{}, err
	case err != nil:
		return options{}, errors.New("flags: unknown flag, or a flag without its value; precheck -h lists them")
	case fs.NArg() > 0:
		return options{}, errors.New("flags: want no arguments besides flags; precheck -h lists them")
	}
	given := make(map[string]bool)
	fs.Visit(func(f *flag.Flag) { given[f.Name] = true })
	return f.options(given)
}

// options judges the flags' values.
func (f *flags) options(given map[string]bool) (o options, err error) {
	o = options{old: f.old, new: f.new, sheets: f.sheets}
	o.basis.FullOrders = f.fullOrders
	if f.openOrder {
		o.basis.OpenOrders = []change.OpenOrder{{}}
	}
	bad := func(name, want string) (options, error) {
		return options{}, fmt.Errorf("flag -%s: want %s", name, want)
	}
	switch {
	case f.old == "":
		return bad("old", "a file")
	case f.new == "":
		return bad("new", "a file")
	case f.format != "text" && f.format != "json":
		return bad("format", "text or json")
	case f.lang != "zh" && f.lang != "en":
		return bad("lang", "zh or en")
	}
	o.json = f.format == "json"
	o.lang = locale.Match(f.lang)
	if o.basis.On, err = filing.ParseDate(f.on); err != nil {
		return bad("on", "a day of the calendar such as 2006-01-02")
	}
	if given["occurred"] {
		if o.basis.Occurred, err = filing.ParseDate(f.occurred); err != nil {
			return bad("occurred", "a day of the calendar such as 2006-01-02")
		}
	}
	if o.basis.Provider.UnmarshalText([]byte(f.provider)) != nil || o.basis.Provider == 0 {
		return bad("provider", "alibaba-cloud, tencent-cloud, huawei-cloud, ucloud or other")
	}
	if given["order"] && (o.basis.Order.UnmarshalText([]byte(f.order)) != nil || !o.basis.Order.IsChange()) {
		return bad("order", "full, sponsor, service or access")
	}
	if given["materials"] {
		if o.basis.Materials, err = materials(f.materials); err != nil {
			return bad("materials", err.Error())
		}
	}
	return o, nil
}

// materials reads a list of slugs; an empty list is not nil.
func materials(list string) ([]province.Material, error) {
	ms := []province.Material{}
	if strings.TrimSpace(list) == "" {
		return ms, nil
	}
	for slug := range strings.SplitSeq(list, ",") {
		var m province.Material
		if m.UnmarshalText([]byte(strings.TrimSpace(slug))) != nil || m == 0 {
			return nil, errors.New("a list such as business-licence,id-card, of: " + strings.Join(materialSlugs(), " "))
		}
		ms = append(ms, m)
	}
	return ms, nil
}

func materialSlugs() (slugs []string) {
	for m := province.Material(1); ; m++ {
		s, err := m.MarshalText()
		if err != nil {
			return slugs
		}
		slugs = append(slugs, string(s))
	}
}

// oneLine keeps an error on one line and off the controls of a terminal, whatever a file is named.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsGraphic(r) {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}
