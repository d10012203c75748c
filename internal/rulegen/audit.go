package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// The audit holds the book against what the publishers wrote. Each statement that was read is a fact, condensed in
// internal/rulebook/facts to what can be compared: who, where, about what, which verdict, seen when. The files in
// internal/rulebook/audit account for each fact exactly once: covered by a rule, which is checked here, or explained.

// Fact is one statement of a publisher.
type Fact struct {
	ID        string
	Publisher string          // the facts file that holds it
	Province  filing.Province // zero: the whole country
	Sponsor   filing.Class    // zero: any
	Topic     string          // a key of factTopics
	Verdict   string          // a key of verdicts
	From, To  filing.Class    // the two sides of a replacement
	Source    string
	Seen      province.Period // zero: undated
	Inferred  bool            // Seen is concluded from circumstances
	Effective filing.Date     // zero: no day stated
}

// account is one line of an audit file.
type account struct {
	Fact string          `json:"fact"`
	Rule province.RuleID `json:"rule"` // covered
	Kind string          `json:"kind"` // explained
	Why  string          `json:"why"`  // explained; with covered, why a rule on one class answers a fact on any sponsor
	file string
	line int
}

// kinds are the reasons for which a fact may have no rule, in the order of the report.
var kinds = []string{"contradicted", "superseded", "first-filing", "not-expressible", "duplicate", "other-sheet", "info"}

// factTopics lists the book's topics in which a statement on a topic of the evidence may stand. The first is the usual
// one. Timeline stands with the sponsor's data because a check that finds them wrong sets a time to put them right; other is
// what the evidence has no topic for.
var factTopics = map[string][]province.Topic{
	"access":                     {province.TopicTransferIn, province.TopicAccess, province.TopicServerIP, province.TopicCancellation, province.TopicSiteOpen, province.TopicSMSPerson},
	"age":                        {province.TopicAge},
	"app-upload":                 {province.TopicAppUpload, province.TopicFaceCheck, province.TopicBureauApp, province.TopicCommitmentLetter, province.TopicResponsiblePerson},
	"authorization-letter":       {province.TopicAuthorizationLetter},
	"cancel":                     {province.TopicCancellation, province.TopicServiceAdd, province.TopicServiceRemove},
	"combination":                {province.TopicNameAndNumber, province.TopicOrderKind, province.TopicMixedOrder, province.TopicTransferIn, province.TopicOrderInProgress, province.TopicServiceAdd, province.TopicCancellation},
	"commitment-letter":          {province.TopicCommitmentLetter, province.TopicVerificationSheet, province.TopicAppUpload},
	"domain":                     {province.TopicDomainAdd, province.TopicDomainReplace, province.TopicDomainRemove, province.TopicDomainHolder, province.TopicDomainSuffix},
	"domain-certificate":         {province.TopicDomainCertificate, province.TopicReplacement},
	"domain-count":               {province.TopicDomainCount, province.TopicDomainAdd, province.TopicServiceAdd},
	"domain-holder":              {province.TopicDomainHolder},
	"domain-suffix":              {province.TopicDomainSuffix},
	"domain-validity":            {province.TopicDomainValidity},
	"id-validity":                {province.TopicIDValidity, province.TopicCertificate, province.TopicTimeline},
	"other":                      allTopics(),
	"other-material":             {province.TopicCertificate, province.TopicCommitmentLetter, province.TopicVerificationSheet, province.TopicDomainAdd, province.TopicDomainRemove, province.TopicPhoto},
	"phone":                      {province.TopicPhone, province.TopicBureauApp, province.TopicTimeline},
	"photo":                      {province.TopicPhoto, province.TopicBackdropPhoto, province.TopicFaceCheck, province.TopicBureauApp},
	"pre-approval":               {province.TopicPreApproval, province.TopicCommitmentLetter},
	"residence":                  {province.TopicResidence},
	"responsible-person":         {province.TopicResponsiblePerson, province.TopicOrderKind, province.TopicTimeline},
	"server-ip":                  {province.TopicServerIP, province.TopicServerRegion, province.TopicAccess, province.TopicTransferIn},
	"service-content":            {province.TopicServiceContent, province.TopicSiteOpen, province.TopicFooter, province.TopicRemark, province.TopicApp},
	"service-count":              {province.TopicServiceAdd, province.TopicDomainCount},
	"service-name":               {province.TopicServiceName},
	"service-responsible-person": {province.TopicServiceManager},
	"sms-check":                  {province.TopicSMSCheck, province.TopicSMSPerson, province.TopicSMSValidity, province.TopicSMSAttempts, province.TopicSMSResend, province.TopicSMSInput},
	"sponsor-address":            {province.TopicAddress, province.TopicCertificate, province.TopicTimeline, province.TopicProvince},
	"sponsor-contact":            {province.TopicPhone, province.TopicEmail, province.TopicTimeline},
	"sponsor-id-number":          {province.TopicCertificateNumber, province.TopicNameAndNumber, province.TopicCertificate, province.TopicTransferIn, province.TopicTimeline},
	"sponsor-name":               {province.TopicRename, province.TopicCertificate, province.TopicTransferIn, province.TopicTimeline},
	"sponsor-nature":             {province.TopicReplacement},
	"timeline":                   {province.TopicTimeline, province.TopicFirstReview, province.TopicSubmission, province.TopicBureauReview, province.TopicOrderInProgress},
	"transfer":                   {province.TopicMigration},
	"verification-sheet":         {province.TopicVerificationSheet},
}

// allTopics lists every topic of the book.
func allTopics() (topics []province.Topic) {
	for t := province.Topic(1); ; t++ {
		if _, err := t.MarshalText(); err != nil {
			return topics
		}
		topics = append(topics, t)
	}
}

// verdicts tells for each verdict of the evidence whether a rule says as much.
var verdicts = map[string]func(r *province.Rule) bool{
	"forbidden": func(r *province.Rule) bool { // or the complement: what must hold or go in, without which nothing is allowed
		return r.Effect == province.Forbid || r.Effect == province.Require && (bounded(r) || r.Materials != 0)
	},
	"allowed": func(r *province.Rule) bool { return r.Effect == province.Permit },
	"conditional": func(r *province.Rule) bool {
		return (r.Effect == province.Permit || r.Effect == province.Require) && (bounded(r) || r.Materials != 0 || r.Caveat.En != "")
	},
	"required": func(r *province.Rule) bool {
		return r.Effect == province.Require || r.Effect == province.Permit && (!r.Needs.IsZero() || r.Materials != 0 || r.Caveat.En != "")
	},
	"not-required": func(r *province.Rule) bool {
		return r.Effect == province.Waive || r.Effect == province.Permit && r.Materials == 0
	},
	"info": func(*province.Rule) bool { return true },
}

// bounded reports whether r names facts, a limit or a list.
func bounded(r *province.Rule) bool {
	return !r.Needs.IsZero() || r.Limit.N != 0 || len(r.Values) > 0
}

// Finding is a fact that is not accounted for, or an account that does not hold.
type Finding struct {
	File    string
	Line    int // zero for a fact that no file names
	Fact    string
	Problem string
}

// String returns the form file:line: fact: problem.
func (f Finding) String() string {
	if f.Line == 0 {
		return fmt.Sprintf("%s: %s: %s", f.File, f.Fact, f.Problem)
	}
	return fmt.Sprintf("%s:%d: %s: %s", f.File, f.Line, f.Fact, f.Problem)
}

// tally counts the facts of one publisher.
type tally struct {
	publisher                                string
	facts, covered, explained, open, mistake int
	byKind                                   map[string]int
}

// Report is what an audit found.
type Report struct {
	tallies  []*tally
	Findings []Finding // the open facts and the wrong accounts, in the order of the files
}

// auditBook reads facts and accounts beside the sheets and checks them against the table.
func auditBook(dir fs.FS, table *province.Table) (*Report, error) {
	facts, err := loadFacts(dir)
	if err != nil {
		return nil, err
	}
	covered, explained, err := loadAccounts(dir)
	if err != nil {
		return nil, err
	}
	seeds, err := loadSeeds(dir)
	if err != nil {
		return nil, err
	}
	report := newAuditor(table, facts).run(covered, explained)
	report.Findings = append(report.Findings, auditSeeds(seeds, table)...)
	return report, nil
}

type auditor struct {
	table *province.Table
	facts []Fact
	byID  map[string]*Fact
	named map[string]account // the account that names a fact
	*Report
	tallyOf map[string]*tally
}

func newAuditor(table *province.Table, facts []Fact) *auditor {
	a := &auditor{table: table, facts: facts, byID: make(map[string]*Fact), named: make(map[string]account), Report: &Report{}, tallyOf: make(map[string]*tally)}
	for i := range facts {
		f := &facts[i]
		a.byID[f.ID] = f
		t := a.tallyOf[f.Publisher]
		if t == nil {
			t = &tally{publisher: f.Publisher, byKind: make(map[string]int)}
			a.tallyOf[f.Publisher] = t
			a.tallies = append(a.tallies, t)
		}
		t.facts++
	}
	return a
}

func (a *auditor) run(covered, explained []account) *Report {
	for _, c := range covered {
		if f, ok := a.claim(c); ok && a.verify(c, a.checkCovered(f, c)) {
			a.tallyOf[f.Publisher].covered++
		}
	}
	for _, e := range explained {
		if f, ok := a.claim(e); ok && a.verify(e, a.checkExplained(f, e)) {
			t := a.tallyOf[f.Publisher]
			t.explained++
			t.byKind[e.Kind]++
		}
	}
	for i := range a.facts {
		if f := &a.facts[i]; a.named[f.ID].Fact == "" {
			a.tallyOf[f.Publisher].open++
			a.find(account{Fact: f.ID, file: "facts/" + f.Publisher + ".json"}, "open: in no audit file")
		}
	}
	slices.SortStableFunc(a.Findings, func(x, y Finding) int {
		return cmp.Or(cmp.Compare(x.File, y.File), cmp.Compare(x.Line, y.Line))
	})
	return a.Report
}

// claim finds the fact that an account speaks of, which no other account may.
func (a *auditor) claim(c account) (*Fact, bool) {
	f, ok := a.byID[c.Fact]
	if !ok {
		a.find(c, "no such fact")
		return nil, false
	}
	if other, twice := a.named[c.Fact]; twice {
		a.find(c, fmt.Sprintf("accounted for twice, first at %s:%d", other.file, other.line))
		return nil, false
	}
	a.named[c.Fact] = c
	return f, true
}

func (a *auditor) verify(c account, problem string) bool {
	if problem == "" {
		return true
	}
	a.tallyOf[a.byID[c.Fact].Publisher].mistake++
	a.find(c, problem)
	return false
}

func (a *auditor) find(c account, problem string) {
	a.Findings = append(a.Findings, Finding{File: c.file, Line: c.line, Fact: c.Fact, Problem: problem})
}

// checkCovered returns why the rule does not say what the fact says, or nothing.
func (a *auditor) checkCovered(f *Fact, c account) string {
	id := c.Rule
	r, ok := a.table.Rule(id)
	if !ok {
		return fmt.Sprintf("no rule %q", id)
	}
	for _, c := range []struct {
		bad     bool
		problem string
	}{
		{!slices.Contains(factTopics[f.Topic], r.Topic), "topic " + f.Topic + " does not answer to " + r.Topic.String()},
		{!verdicts[f.Verdict](&r), "the fact says " + f.Verdict + ", the rule says " + r.Verdict().String()},
		{!inScope(f, &r), "the rule does not speak of the fact's province or sponsor"},
		{f.Sponsor == 0 && c.Why == "" && !a.hasTwin(f, &r), "the fact speaks of any sponsor, the rule and its like only of one class, and no why is given"},
		{!cites(&r, f), "the rule does not cite " + f.Source + " for days on which the fact was seen"},
	} {
		if c.bad {
			return string(id) + ": " + c.problem
		}
	}
	days := daysInForce(f, &r)
	if len(days) == 0 {
		return string(id) + ": not in force on any day of the fact"
	}
	for _, day := range days {
		if a.reproduces(f, &r, day) {
			return ""
		}
	}
	return string(id) + ": in force, but always beaten by other rules on the days of the fact"
}

// inScope reports whether the fact's province and sponsor lie in the scope of the rule.
func inScope(f *Fact, r *province.Rule) bool {
	if f.Province == 0 && !r.IsNational() && !strings.HasPrefix(string(r.ID), "CN/") && r.Provider == 0 {
		return false // a statement on the whole country is more than one bureau's rule
	}
	if f.Province != 0 && !r.Provinces.Admits(f.Province) {
		return false
	}
	w := &r.When
	if r.Topic == province.TopicReplacement && f.From != 0 {
		return w.From == f.From && w.To == f.To
	}
	return w.Class == 0 || f.Sponsor == 0 || w.Class == f.Sponsor
}

// hasTwin reports whether r, or another rule that says the same from the same source, speaks of the class that r leaves out.
func (a *auditor) hasTwin(f *Fact, r *province.Rule) bool {
	if r.When.Class == 0 {
		return true
	}
	for twin := range a.table.All() {
		if twin.Topic == r.Topic && twin.When.Class != r.When.Class && verdicts[f.Verdict](&twin) && inScope(f, &twin) && cites(&twin, f) {
			return true
		}
	}
	return false
}

// cites reports whether the rule rests on the fact's source, for days on which the fact was seen. Where the fact is undated,
// or its days only inferred, a citation without days is enough: it lets the source speak without deciding.
func cites(r *province.Rule, f *Fact) bool {
	undated := f.Seen == province.Period{}
	return slices.ContainsFunc(r.Sources, func(s province.Source) bool {
		switch {
		case s.ID != f.Source || s.Dissent:
			return false
		case s.Seen == province.Period{}:
			return undated || f.Inferred
		}
		return undated || s.Seen.Overlaps(f.Seen)
	})
}

// daysInForce returns the days of the fact on which to ask the book: of those on which the rule holds, the first in the
// fact's window and the one from which the fact is said to apply. An undated fact has all the days of the rule.
func daysInForce(f *Fact, r *province.Rule) (days []filing.Date) {
	if f.Effective != 0 && r.Period.Contains(f.Effective) {
		days = append(days, f.Effective)
	}
	switch {
	case f.Seen == province.Period{}:
		days = append(days, r.Period.From)
	case r.Period.Overlaps(f.Seen):
		both := r.Period.Intersect(f.Seen)
		days = append(days, both.From)
		if both.Until != 0 {
			days = append(days, both.Until.AddDays(-1))
		}
	}
	return days
}

// reproduces reports whether the book, asked what the fact speaks of, answers with the rule: as a decision, or as the
// practice below a law that decides.
func (a *auditor) reproduces(f *Fact, r *province.Rule, day filing.Date) bool {
	q := province.Query{On: day, Topic: r.Topic, From: r.When.From, To: r.When.To, Provider: r.Provider, Province: f.Province}
	for p := range r.Provinces.All() {
		if q.Province == 0 {
			q.Province = p
		}
	}
	for n := range r.When.Natures.All() {
		q.Nature = n
		break
	}
	for k := range r.When.Orders.All() {
		q.Order = k
		break
	}
	isRule := func(d province.Decision) bool { return d.ID() == r.ID }
	for _, q.Class = range [...]filing.Class{filing.Unit, filing.Individual} {
		if f.Sponsor != 0 && q.Class != f.Sponsor {
			continue
		}
		if isRule(a.table.Practice(q)) || slices.ContainsFunc(a.table.AppendDecisions(nil, q), isRule) {
			return true
		}
	}
	return false
}

// mention finds the IDs of rules in a reason.
var mention = regexp.MustCompile(`\b(?:CN(?:-[A-Z]{2})?|alibaba-cloud|tencent-cloud|huawei-cloud|ucloud)/[a-z-]+/[0-9]+`)

// checkExplained returns why an explanation does not hold, or nothing.
func (a *auditor) checkExplained(f *Fact, e account) string {
	switch {
	case !slices.Contains(kinds, e.Kind):
		return fmt.Sprintf("unknown kind %q", e.Kind)
	case strings.TrimSpace(e.Why) == "":
		return e.Kind + ": no reason given"
	case strings.ContainsRune(e.Why, '\n'):
		return e.Kind + ": the reason is longer than a line"
	case e.Kind == "info" && f.Verdict != "info":
		return "info: the fact's verdict is " + f.Verdict
	case e.Kind == "contradicted" && !a.isDissent(f):
		return "contradicted: no rule of the province on this topic cites " + f.Source + " with dissent"
	}
	rules := mention.FindAllString(e.Why, -1)
	for _, id := range rules {
		if _, ok := a.table.Rule(province.RuleID(id)); !ok {
			return fmt.Sprintf("%s: the reason names %s, which is no rule", e.Kind, id)
		}
	}
	switch {
	case e.Kind == "other-sheet" && len(rules) == 0:
		return "other-sheet: the reason names no rule that decides"
	case e.Kind == "duplicate" && !a.namesFact(e):
		return "duplicate: the reason names no other fact"
	}
	return ""
}

// namesFact reports whether a reason names a fact other than its own.
func (a *auditor) namesFact(e account) bool {
	for word := range strings.FieldsSeq(e.Why) {
		if word = strings.Trim(word, ".,;:()"); word != e.Fact && a.byID[word] != nil {
			return true
		}
	}
	return false
}

// isDissent reports whether some rule on the fact's matter cites its source as saying otherwise, or is disputed and cites it.
func (a *auditor) isDissent(f *Fact) bool {
	for r := range a.table.All() {
		if !slices.Contains(factTopics[f.Topic], r.Topic) || f.Province != 0 && !r.Provinces.Admits(f.Province) {
			continue
		}
		if slices.ContainsFunc(r.Sources, func(s province.Source) bool { return s.ID == f.Source && (s.Dissent || r.Disputed) }) {
			return true
		}
	}
	return false
}

// Print writes the table of publishers and then each finding in a line.
func (r *Report) Print(out io.Writer) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "publisher\tfacts\tcovered\texplained\t"+strings.Join(kinds, "\t")+"\topen\twrong\t")
	sum := &tally{publisher: "total", byKind: make(map[string]int)}
	for _, t := range r.tallies {
		t.print(w)
		sum.facts += t.facts
		sum.covered += t.covered
		sum.explained += t.explained
		sum.open += t.open
		sum.mistake += t.mistake
		for k, n := range t.byKind {
			sum.byKind[k] += n
		}
	}
	sum.print(w)
	if err := w.Flush(); err != nil {
		return err
	}
	for _, f := range r.Findings {
		if _, err := fmt.Fprintln(out, f); err != nil {
			return err
		}
	}
	return nil
}

func (t *tally) print(w io.Writer) {
	fmt.Fprintf(w, "%s\t%d\t%d\t%d\t", t.publisher, t.facts, t.covered, t.explained)
	for _, k := range kinds {
		fmt.Fprintf(w, "%d\t", t.byKind[k])
	}
	fmt.Fprintf(w, "%d\t%d\t\n", t.open, t.mistake)
}

// Err returns nil if every fact is accounted for and every account holds.
func (r *Report) Err() error {
	if len(r.Findings) == 0 {
		return nil
	}
	return fmt.Errorf("%d facts or accounts do not stand", len(r.Findings))
}

// factJSON is a fact as it stands in a facts file.
type factJSON struct {
	ID        string        `json:"id"`
	Province  string        `json:"province"` // an ISO code, CN for the whole country
	Sponsor   string        `json:"sponsor"`  // unit, individual, any
	Topic     string        `json:"topic"`
	Verdict   string        `json:"verdict"`
	From      string        `json:"from"` // unit, individual
	To        string        `json:"to"`   // individual, other-unit, …
	Source    string        `json:"source"`
	Seen      []filing.Date `json:"seen"`
	Inferred  bool          `json:"inferred"`
	Effective filing.Date   `json:"effective"`
}

// loadFacts reads the condensed facts of all publishers, sorted by file and ID.
func loadFacts(dir fs.FS) ([]Fact, error) {
	names, err := fs.Glob(dir, "facts/*.json")
	if err != nil {
		return nil, err
	}
	var facts []Fact
	ids := make(map[string]bool)
	for _, name := range names {
		var file struct {
			Publisher string     `json:"publisher"`
			Facts     []factJSON `json:"facts"`
		}
		if err := readStrict(dir, name, &file); err != nil {
			return nil, err
		}
		for _, j := range file.Facts {
			f, err := j.fact()
			if err == nil && ids[j.ID] {
				err = errors.New("stands twice")
			}
			if err != nil {
				return nil, fmt.Errorf("%s: fact %q: %w", name, j.ID, err)
			}
			ids[j.ID] = true
			f.Publisher = strings.TrimSuffix(path.Base(name), ".json")
			facts = append(facts, f)
		}
	}
	return facts, nil
}

func (j *factJSON) fact() (Fact, error) {
	f := Fact{ID: j.ID, Topic: j.Topic, Verdict: j.Verdict, Source: j.Source, Inferred: j.Inferred, Effective: j.Effective}
	var errs []error
	class := func(text string) filing.Class {
		switch strings.TrimPrefix(text, "other-") {
		case "unit":
			return filing.Unit
		case "individual":
			return filing.Individual
		case "any", "":
		default:
			errs = append(errs, fmt.Errorf("unknown sponsor %q", text))
		}
		return 0
	}
	f.Sponsor, f.From, f.To = class(j.Sponsor), class(j.From), class(j.To)
	if j.Province != "CN" {
		p, err := filing.ParseProvince(j.Province)
		f.Province = p
		errs = append(errs, err)
	}
	if j.ID == "" || j.Source == "" || factTopics[j.Topic] == nil || verdicts[j.Verdict] == nil {
		errs = append(errs, errors.New("want an id, a source, a known topic and a known verdict"))
	}
	switch {
	case len(j.Seen) == 2 && j.Seen[0] < j.Seen[1]:
		f.Seen = province.Period{From: j.Seen[0], Until: j.Seen[1]}
	case len(j.Seen) != 0:
		errs = append(errs, errors.New("seen: want two days in their order"))
	}
	return f, errors.Join(errs...)
}

// loadAccounts reads the audit files, which account for the facts.
func loadAccounts(dir fs.FS) (covered, explained []account, err error) {
	names, err := fs.Glob(dir, "audit/*.json")
	if err != nil {
		return nil, nil, err
	}
	for _, name := range names {
		if name == seedsFile {
			continue
		}
		var file struct {
			Sheet     string    `json:"sheet"`
			Covered   []account `json:"covered"`
			Explained []account `json:"explained"`
		}
		if err := readStrict(dir, name, &file); err != nil {
			return nil, nil, err
		}
		if want := strings.TrimSuffix(path.Base(name), ".json"); file.Sheet != want {
			return nil, nil, fmt.Errorf("%s: the sheet is called %q", name, file.Sheet)
		}
		text, err := fs.ReadFile(dir, name)
		if err != nil {
			return nil, nil, err
		}
		for _, list := range [...][]account{file.Covered, file.Explained} {
			for i := range list {
				list[i].file = name
				list[i].line = lineOf(text, list, i)
			}
		}
		covered = append(covered, file.Covered...)
		explained = append(explained, file.Explained...)
	}
	return covered, explained, nil
}

// seedsFile accounts for the statements of the founding documents and not for facts.
const seedsFile = "audit/seeds.json"

// lineOf returns the line on which the i-th account of a list names its fact.
func lineOf(text []byte, list []account, i int) int {
	quoted, err := json.Marshal(list[i].Fact)
	if err != nil {
		return 0
	}
	at := bytes.Index(text, quoted)
	for _, before := range list[:i] { // a fact that stands twice: the last place
		if before.Fact == list[i].Fact {
			at = bytes.LastIndex(text, quoted)
		}
	}
	if at < 0 {
		return 0
	}
	return 1 + bytes.Count(text[:at], []byte{'\n'})
}

// readStrict decodes one JSON file without unknown names or anything behind the document.
func readStrict(dir fs.FS, name string, v any) error {
	text, err := fs.ReadFile(dir, name)
	if err != nil {
		return err
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("%s: something follows the document", name)
	}
	return nil
}
