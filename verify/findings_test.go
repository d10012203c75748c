package verify_test

import (
	"encoding/json"
	"os"
	"reflect"
	"testing"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
	"github.com/gobeian/icp/verify"
)

func TestFindings(t *testing.T) {
	next := verify.FindingKind(1)
	faults := map[verify.Fault]bool{}
	for f := range verify.Findings() {
		if f.Kind != next {
			t.Errorf("%v in the place of %v", f.Kind, next)
		}
		next++
		checkText(t, f.Kind.String(), f.Says, f.Inaction)
		checkSources(t, f.Kind.String(), f.Sources)
		for _, p := range f.Failures {
			checkFailure(t, &f, p)
			faults[p.Fault] = true
		}
		for _, d := range f.Deadlines {
			checkText(t, f.Kind.String(), d.Says)
			checkSources(t, f.Kind.String(), []province.Source{d.Source})
			if (d.Limit.N == 0) != (d.Limit.Unit == 0) {
				t.Errorf("%v: limit %v", f.Kind, d.Limit)
			}
		}
		if same, ok := verify.FindingOf(f.Kind); !ok || !reflect.DeepEqual(same, f) {
			t.Errorf("%v: lookup differs", f.Kind)
		}
	}
	if next != verify.FindingSiteClosed+1 {
		t.Errorf("%d findings", next-1)
	}
	for f := verify.Fault(1); f <= verify.FaultSiteEnded; f++ {
		if !faults[f] {
			t.Errorf("%v fails no check", f)
		}
	}
	for _, k := range []verify.FindingKind{0, verify.FindingSiteClosed + 1} {
		if f, ok := verify.FindingOf(k); ok || !reflect.DeepEqual(f, verify.Finding{}) {
			t.Errorf("FindingOf(%d) = %v", k, f)
		}
	}
}

func checkFailure(t *testing.T, f *verify.Finding, p verify.Failure) {
	t.Helper()
	name := f.Kind.String() + "/" + p.Fault.String()
	checkText(t, name, p.Says)
	checkSources(t, name, p.Sources)
	for _, k := range p.Orders {
		if k == 0 {
			t.Errorf("%s: no order kind", name)
		}
	}
	for _, field := range p.Fields {
		if !field.IsValid() {
			t.Errorf("%s: field %d", name, field)
		}
	}
	if same, ok := f.Failure(p.Fault); !ok || !reflect.DeepEqual(same, p) {
		t.Errorf("%s: named twice", name)
	}
}

func checkText(t *testing.T, name string, texts ...province.Text) {
	t.Helper()
	for _, x := range texts {
		if x.En == "" || x.Zh == "" {
			t.Errorf("%s: a text is missing", name)
		}
	}
}

// checkSources wants at least one citation that agrees, and days or a note on each: what bears no date is marked so.
func checkSources(t *testing.T, name string, sources []province.Source) {
	t.Helper()
	agreeing := 0
	for _, s := range sources {
		if s.ID == "" || s.Publisher == "" || s.Title == "" {
			t.Errorf("%s: %+v", name, s)
		}
		dated := s.Seen.From.IsValid() && s.Seen.Until > s.Seen.From
		if !dated && (s.Seen != province.Period{} || s.Note == "") {
			t.Errorf("%s: %s has no days", name, s.ID)
		}
		if !s.Dissent {
			agreeing++
		}
	}
	if agreeing == 0 {
		t.Errorf("%s has no source", name)
	}
}

// TestSourcesOfTheBook compares the documents with the rule book's list of them.
func TestSourcesOfTheBook(t *testing.T) {
	text, err := os.ReadFile("../internal/rulebook/sources.json")
	if err != nil {
		t.Fatal(err)
	}
	var book struct{ Sources []province.Source }
	if err := json.Unmarshal(text, &book); err != nil {
		t.Fatal(err)
	}
	listed := map[string]province.Source{}
	for _, s := range book.Sources {
		listed[s.ID] = s
	}
	check := func(s province.Source) {
		want, ok := listed[s.ID]
		if !ok || s.Publisher != want.Publisher || s.Title != want.Title || s.URL != want.URL || s.Published != want.Published {
			t.Errorf("%+v, the book has %+v", s, want)
		}
	}
	for f := range verify.Findings() {
		for _, s := range f.Sources {
			check(s)
		}
		for _, p := range f.Failures {
			for _, s := range p.Sources {
				check(s)
			}
		}
		for _, d := range f.Deadlines {
			check(d.Source)
		}
	}
	for c := range verify.ResultCodes() {
		check(c.Source)
	}
}

func TestFindingsAreCopies(t *testing.T) {
	f, _ := verify.FindingOf(verify.FindingDataCheck)
	f.Sources[0].ID = "x"
	f.Deadlines[0].Says.En = "x"
	f.Failures[0].Fields[0] = filing.FieldNumber
	f.Failures[0].Orders[0] = province.OrderMigrate
	f.Failures[0].Sources[0].ID = "x"
	f.Failures[0].Fault = 0
	again, _ := verify.FindingOf(verify.FindingDataCheck)
	p := again.Failures[0]
	if again.Sources[0].ID == "x" || again.Deadlines[0].Says.En == "x" || p.Fields[0] == filing.FieldNumber ||
		p.Orders[0] == province.OrderMigrate || p.Sources[0].ID == "x" || p.Fault == 0 {
		t.Error("a caller can write to the table")
	}
	for range verify.Findings() {
		break
	}
	if _, ok := again.Failure(verify.FaultSiteEnded); ok {
		t.Error("a fault of another check")
	}
}

// TestUnknownDeadlines keeps silence from becoming a figure.
func TestUnknownDeadlines(t *testing.T) {
	for _, k := range []verify.FindingKind{verify.FindingDomainCheck, verify.FindingEmptyShell} {
		if f, _ := verify.FindingOf(k); len(f.Deadlines) != 0 {
			t.Errorf("%v: %v, but no document states a deadline", k, f.Deadlines)
		}
	}
}
