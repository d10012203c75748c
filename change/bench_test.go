package change_test

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/change/changetest"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/gobeian/icp/province"
)

// sized returns a filing of so many websites with so many domains each.
func sized(p filing.Province, services, domains int) filing.Filing {
	f := filingtest.Unit(p)
	f.Services = nil
	for i := range services {
		s := filingtest.Unit(p).Services[0]
		s.Number = must(filing.ParseNumber(fmt.Sprintf("%s-%d", f.Number, i+1)))
		s.Domains = nil
		for k := range domains {
			s.Domains = append(s.Domains, filing.Domain{
				Name: fmt.Sprintf("d%d.s%d.example.com", k, i), Holder: filing.Holder{Name: f.Sponsor.Name, Number: f.Sponsor.Certificate.Number},
				Expires: 20400501, FiledOn: 20170302,
			})
		}
		f.Services = append(f.Services, s)
	}
	return f
}

// decoded returns a filing that shares no memory with f, as one that was read anew.
func decoded(f filing.Filing) filing.Filing {
	return must(filing.Decode(must(f.MarshalJSON())))
}

// size is one of the three inputs on which this library and its peers are compared: S one service with one domain, a phone changed;
// M five by five, nature, name with its proof and phone changed; L fifty by twenty, ten violations.
type size struct {
	name     string
	old, new filing.Filing
	basis    change.Basis
}

// knowing returns a basis that knows every fact and has every material.
func knowing(on filing.Date) change.Basis {
	b := change.Basis{On: on, FullOrders: true, Materials: []province.Material{}}
	facts := reflect.ValueOf(&b.Facts).Elem()
	for _, fact := range facts.Fields() {
		fact.SetUint(uint64(change.Yes))
	}
	for m := province.BusinessLicence; m <= province.RelationStatement; m++ {
		b.Materials = append(b.Materials, m)
	}
	return b
}

// cleanly finds a province and a day on which an edit passes without a word. Which they are is up to the rule book.
func cleanly(tb testing.TB, name string, services, domains int, edits ...changetest.Edit) size {
	tb.Helper()
	for on := filing.Date(20190603); on < 20230101; on = on.AddDays(40) {
		for p := range filing.Provinces() {
			old := sized(p, services, domains)
			old.Sponsor.Principal = old.Sponsor.LegalRepresentative // as many bureaus ask
			for i := range old.Services {
				old.Services[i].Manager = old.Sponsor.Principal
			}
			new := decoded(changetest.Apply(old, edits...))
			if b := knowing(on); b.Validate(old, new) == nil {
				return size{name, old, new, b}
			}
		}
	}
	tb.Fatalf("no province takes edit %s without a word on any day", name)
	return size{}
}

func small(tb testing.TB) size {
	tb.Helper()
	return cleanly(tb, "S", 1, 1, changetest.Phone(filingtest.Mobile(901)))
}

func middle(tb testing.TB) size {
	tb.Helper()
	return cleanly(tb, "M", 5, 5, changetest.Nature(filing.NatureSocialOrganisation), rename, changetest.Phone(filingtest.Mobile(901)))
}

// rename renames a sponsor and with it the holder of its domains.
func rename(f *filing.Filing) {
	changetest.Rename("改名样例有限公司")(f)
	for i := range f.Services {
		for k := range f.Services[i].Domains {
			f.Services[i].Domains[k].Holder.Name = f.Sponsor.Name
		}
	}
}

func large(tb testing.TB) size {
	tb.Helper()
	s := cleanly(tb, "L", 50, 20, changetest.Phone(filingtest.Mobile(901)))
	for i := range 10 {
		s.new = changetest.Apply(s.new, changetest.At(5*i, changetest.AddDomain("new.example.com")))
	}
	s.new = decoded(s.new)
	if n := len(s.basis.Validate(s.old, s.new).Blocking()); n != 10 {
		tb.Fatalf("ten domains added give %d blocking violations", n)
	}
	return s
}

func TestCleanChangesDoNotAllocate(t *testing.T) {
	if underRace {
		t.Skip("allocations are counted without the race detector")
	}
	for _, s := range []size{small(t), middle(t)} {
		require.Nil(t, s.basis.Validate(s.old, s.new))
		require.NotEmpty(t, change.Diff(s.old, s.new))
		assert.Zero(t, testing.AllocsPerRun(100, func() { s.basis.Validate(s.old, s.new) }), "%s", s.name)
		assert.Zero(t, testing.AllocsPerRun(100, func() { s.basis.Validate(s.old, s.old) }), "%s, nothing changed", s.name)
		dst := make(change.Violations, 0, 16)
		assert.Zero(t, testing.AllocsPerRun(100, func() { dst = s.basis.Append(dst[:0], &s.old, &s.new) }), "%s, appending", s.name)
	}
	l := large(t)
	assert.Zero(t, testing.AllocsPerRun(20, func() { l.basis.Validate(l.old, l.old) }), "L, nothing changed")
	dst := make(change.Violations, 0, 256)
	assert.LessOrEqual(t, testing.AllocsPerRun(20, func() { l.basis.Validate(l.old, l.new) }), 2.0, "L, ten violations: their list and their sources")
	assert.LessOrEqual(t, testing.AllocsPerRun(20, func() { dst = l.basis.Append(dst[:0], &l.old, &l.new) }), 1.0, "L, appending: their sources")
}

// TestAllocationsGrowWithTheAnswerOnly requires that what is not found costs no memory, however large the filings.
func TestAllocationsGrowWithTheAnswerOnly(t *testing.T) {
	edit := func(n int) float64 {
		old := sized(filing.Zhejiang, n, 4)
		new := decoded(changetest.Apply(old, changetest.AddDomain("new.example.com")))
		b := knowing(20220110)
		return testing.AllocsPerRun(10, func() { b.Validate(old, new) })
	}
	few, many := edit(4), edit(64)
	assert.LessOrEqual(t, many, few+4, "one domain added to 4 services and to 64")
}

func BenchmarkValidate(b *testing.B) {
	for _, s := range []size{small(b), middle(b), large(b)} {
		b.Run(s.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				s.basis.Validate(s.old, s.new)
			}
		})
		b.Run(s.name+"/append", func(b *testing.B) {
			b.ReportAllocs()
			var dst change.Violations
			for b.Loop() {
				dst = s.basis.Append(dst[:0], &s.old, &s.new)
			}
		})
		b.Run(s.name+"/same", func(b *testing.B) {
			b.ReportAllocs()
			same := decoded(s.old)
			for b.Loop() {
				s.basis.Validate(s.old, same)
			}
		})
	}
}

func BenchmarkValidateParallel(b *testing.B) {
	s := middle(b)
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			s.basis.Validate(s.old, s.new)
		}
	})
}

func BenchmarkDiff(b *testing.B) {
	for _, s := range []size{small(b), middle(b), large(b)} {
		b.Run(s.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				change.Diff(s.old, s.new)
			}
		})
	}
}
