// Quickstart asks the library's main questions of one filing: may this change order (变更备案) go to the bureau as it is, if not,
// what instead, and what is to be done then?
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
	"github.com/gobeian/icp/verify"
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

	// 3. Ask, and explain the answer: first for all that the customer wants, then for what can be sent at once.
	p, t := locale.New(lang), titles[lang]
	fmt.Fprintf(w, t.wanted, locale.Term(lang, old.Province), p.Date(basis.On))
	explain(w, p, basis, old, new1)
	fmt.Fprintln(w, t.instead)
	explain(w, p, basis, old, new2)

	// 4. Ask what is to be done now.
	return tellPlan(w, p, basis, old, new2)
}

func explain(w io.Writer, p locale.Printer, basis change.Basis, old, new filing.Filing) {
	violations := basis.Validate(old, new)
	t := titles[p.Language()]

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
}

// tellPlan lists the orders to send, with the materials and steps of each, and says when it will be done. For a blocked edit
// verify.For returns its error and the way out.
func tellPlan(w io.Writer, p locale.Printer, basis change.Basis, old, new filing.Filing) error {
	plan, err := verify.For(old, new, basis)
	if err != nil {
		return err
	}
	for _, order := range plan.Orders {
		fmt.Fprintf(w, titles[p.Language()].plan, p.Order(order))
		for _, material := range order.Materials {
			fmt.Fprintf(w, "  [ ] %s\n", p.Demand(material))
		}
		for i, step := range order.Steps {
			fmt.Fprintf(w, "  %d. %s\n", i+1, p.Step(step))
		}
	}
	for _, days := range p.Timeline(plan.Timeline) {
		fmt.Fprintln(w, days)
	}
	return nil
}

// titles are the example's own words, by language.
var titles = [...]struct{ wanted, instead, permitted, blocked, blockedByDomain, source, plan string }{
	locale.Chinese: {
		wanted: "客户要做的变更（%s，%s提交）：\n", instead: "\n去掉新增的域名，其余变更先提交：",
		permitted: "结论：可以提交。", blocked: "结论：不能提交。",
		blockedByDomain: "结论：不能提交（含新增域名）。", source: "      规则 %s，出处：%s，共 %d 处\n",
		plan: "接下来：%s\n",
	},
	locale.English: {
		wanted: "What the customer wants (%s, sent on %s):\n", instead: "\nThe same without the new domain:",
		permitted: "Verdict: it can be sent.", blocked: "Verdict: it cannot be sent.",
		blockedByDomain: "Verdict: it cannot be sent, for it adds a domain.", source: "      rule %s, source: %s, the first of %d\n",
		plan: "What to do now: %s\n",
	},
}
