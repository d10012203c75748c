// Quickstart asks the library's main question of one filing: may this change order (变更备案) go to the bureau as it is, and if
// not, what instead?
//
//	go run ./examples/quickstart           # in Chinese
//	go run ./examples/quickstart -lang en
//
// filed.json is the filing as it stands, wanted.json what the customer made of it, instead.json what can be sent at once.
// All people and companies are invented.
package main

import (
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/change/locale"
	"github.com/gobeian/icp/filing"
)

var (
	//go:embed filed.json
	filed []byte
	//go:embed wanted.json
	wanted []byte
	//go:embed instead.json
	instead []byte
)

func main() {
	lang := flag.String("lang", "zh", "language of the answer, zh or en")
	flag.Parse()
	if err := run(os.Stdout, locale.Match(*lang)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

func run(w io.Writer, lang locale.Language) error {
	// 1. Read the filings. Decode is strict and names the place of a mistake, never the value that stands there.
	old, err := filing.Decode(filed)
	if err != nil {
		return err
	}
	new1, err := filing.Decode(wanted)
	if err != nil {
		return err
	}
	new2, err := filing.Decode(instead)
	if err != nil {
		return err
	}

	// 2. Say what the edit is judged by. The zero Basis means: built-in rules, the console of Alibaba Cloud, nothing else known.
	// The library reads no clock, so the day of the submission is an argument. Facts are what no filing shows but we know.
	basis := change.Basis{
		On:    filing.Date(20261122),
		Facts: change.Facts{RegistrarApproved: change.Yes, RealNameVerified: change.Yes, SitesOpen: change.Yes},
	}

	// 3. Ask, and explain the answer.
	if err := explain(w, locale.New(lang), basis, old, new1); err != nil {
		return err
	}
	return explain(w, locale.New(lang), basis, old, new2)
}

func explain(w io.Writer, p locale.Printer, basis change.Basis, old, new filing.Filing) error {
	violations := basis.Validate(old, new)
	t := titles[p.Language()]

	fmt.Fprintf(w, t.changes, p.Date(basis.On))
	for _, c := range change.Diff(old, new) {
		fmt.Fprintf(w, "  %s\n", p.Change(c))
	}

	// Err is nil if nothing blocks. Reasons are errors, so a caller can branch on them.
	switch err := violations.Err(); {
	case err == nil:
		fmt.Fprintln(w, t.permitted)
	case errors.Is(err, change.ReasonDomainAdded):
		fmt.Fprintln(w, t.blockedByDomain)
	default:
		fmt.Fprintln(w, t.blocked)
	}

	// Each violation names the rule, how sure it is, the place, the way out and the documents; locale puts it into words.
	for i := range violations {
		v := &violations[i]
		fmt.Fprintf(w, "  [%s] %s\n", locale.Term(p.Language(), v.Severity), p.Violation(v))
		if len(v.Sources) > 0 {
			fmt.Fprintf(w, t.source, v.Rule, p.Source(v.Sources[0]), len(v.Sources))
		}
	}
	_, err := fmt.Fprintln(w)
	return err
}

// titles are the example's own words, by language.
var titles = [...]struct{ changes, permitted, blocked, blockedByDomain, source string }{
	locale.Chinese: {
		changes: "%s提交的变更：\n", permitted: "结论：可以提交。", blocked: "结论：不能提交。",
		blockedByDomain: "结论：不能提交（含新增域名）。", source: "      规则 %s，出处：%s，共 %d 处\n",
	},
	locale.English: {
		changes: "A change sent on %s:\n", permitted: "Verdict: it can be sent.", blocked: "Verdict: it cannot be sent.",
		blockedByDomain: "Verdict: it cannot be sent, for it adds a domain.", source: "      rule %s, source: %s, the first of %d\n",
	},
}
