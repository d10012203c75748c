package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/gobeian/icp/province"
)

// seeds accounts for the statements of the documents with which the project began: who carries each, a rule of the book or a
// part of the library, and what the evidence says instead.
type seeds struct {
	Sheet      string      `json:"sheet"`
	Statements []statement `json:"statements"`
}

type statement struct {
	Seed      string   `json:"seed"` // the document, a source of the book
	N         int      `json:"n"`
	Says      string   `json:"says"`
	CarriedBy []string `json:"carriedBy"` // IDs of rules, names such as change.Diff, or a package
	Now       string   `json:"now"`       // what the evidence says instead
	Why       string   `json:"why"`       // why nobody carries it
}

// isRule reports whether a carrier is a rule's ID and not a name of the library.
func isRule(carrier string) bool { return strings.Contains(carrier, "/") }

// loadSeeds reads the statements; there need not be any.
func loadSeeds(dir fs.FS) (*seeds, error) {
	var s seeds
	switch err := readStrict(dir, seedsFile, &s); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	}
	return &s, nil
}

// auditSeeds finds statements that nobody carries without a reason, that name unknown rules, or that are not numbered in
// their order.
func auditSeeds(s *seeds, table *province.Table) (findings []Finding) {
	if s == nil {
		return nil
	}
	last := make(map[string]int)
	for i := range s.Statements {
		st := &s.Statements[i]
		find := func(problem string) {
			findings = append(findings, Finding{File: seedsFile, Fact: fmt.Sprintf("%s, statement %d", st.Seed, st.N), Problem: problem})
		}
		if last[st.Seed]++; st.N != last[st.Seed] {
			find(fmt.Sprintf("want number %d", last[st.Seed]))
		}
		if strings.TrimSpace(st.Says) == "" {
			find("says nothing")
		}
		if len(st.CarriedBy) == 0 && strings.TrimSpace(st.Why) == "" {
			find("nobody carries it, and no why is given")
		}
		named := slices.Concat(slices.DeleteFunc(slices.Clone(st.CarriedBy), func(c string) bool { return !isRule(c) }),
			mention.FindAllString(st.Now+" "+st.Why, -1))
		for _, id := range named {
			if _, ok := table.Rule(province.RuleID(id)); !ok {
				find("names " + id + ", which is no rule")
			}
		}
	}
	return findings
}

// seedTable writes the page of the founding documents.
func (p *page) seedTable() {
	p.head("Statements of the founding documents", "最初依据文档的各项表述")
	p.para("The project began with these documents. Each of their statements is carried by a rule or by a part of the library, or it says why not; where later evidence says otherwise, the last column tells what holds now and since when.",
		"本项目最初以下列文档为依据。其中每一条表述都对应某条规则或库的某一部分，没有对应的说明原因；后来的证据与之不同的，末列写明现行规定及其起始日期。表述与说明为英文。")
	seed := ""
	for i := range p.seeds.Statements {
		st := &p.seeds.Statements[i]
		if st.Seed != seed {
			seed = st.Seed
			p.line("\n## %s\n", p.seedTitle(seed))
			p.line("| %s | %s | %s | %s |\n|---|---|---|---|", p.say("No.", "序号"), p.say("Statement", "表述"), p.say("Carried by", "对应内容"), p.say("What the evidence says, or why nobody carries it", "现有证据，或未予对应的原因"))
		}
		var carriers []string
		for _, c := range st.CarriedBy {
			if isRule(c) {
				carriers = append(carriers, p.ref(province.RuleID(c)))
			} else {
				carriers = append(carriers, "`"+c+"`")
			}
		}
		p.line("| %d | %s | %s | %s |", st.N, cell(st.Says), cmp.Or(p.list(carriers), "—"), p.linked(cell(strings.TrimSpace(st.Now+" "+st.Why))))
	}
}

// seedTitle names a founding document.
func (p *page) seedTitle(id string) string {
	for _, s := range p.Sources {
		if s.ID == id {
			return p.publisher(s.Publisher) + p.say(": ", "：") + s.Title
		}
	}
	return id
}

// linked links the rules that a text names.
func (p *page) linked(text string) string {
	return mention.ReplaceAllStringFunc(text, func(id string) string { return p.ref(province.RuleID(id)) })
}
