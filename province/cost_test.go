package province_test

import (
	"fmt"
	"iter"
	"reflect"
	"strings"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// Asking costs no memory, whatever is asked: a gateway asks millions of times.
func TestDecideAllocatesNothing(t *testing.T) {
	book := province.Builtin()
	var known int
	ask := func(on filing.Date) func() {
		return func() {
			for p := filing.Province(0); p <= filing.Xinjiang; p++ {
				for topic := province.Topic(0); topic <= province.TopicEnd; topic++ {
					d := book.Decide(province.Query{Province: p, On: on, Topic: topic, From: filing.Individual, To: filing.Unit, Class: filing.Unit})
					if d.IsKnown() && d.Verdict() != province.Unknown && d.Certainty() != 0 && d.Since() != 0 && d.Sources() > 0 {
						known++
					}
					_, _, _, _, _ = d.Needs(), d.Materials(), d.Persons(), d.Limit(), d.Remedy()
				}
			}
		}
	}
	for _, on := range []filing.Date{20180701, 20190603, 20261101} {
		assert.Zero(t, testing.AllocsPerRun(3, ask(on)), "on %s", on)
	}
	assert.Positive(t, known)

	over, err := book.Overlay("l", sample("CN-ZJ/rename/90", bureau, forbid))
	require.NoError(t, err)
	q := province.Query{Province: filing.Zhejiang, On: 20261201, Topic: province.TopicRename}
	assert.Zero(t, testing.AllocsPerRun(10, func() { over.Decide(q) }))
	assert.Zero(t, testing.AllocsPerRun(10, func() { over.AttestedThrough(filing.Zhejiang, province.TopicRename) }))
	buffer := make([]province.Source, 0, 32)
	assert.Zero(t, testing.AllocsPerRun(10, func() { buffer = over.Decide(q).AppendSources(buffer[:0]) }))
	decisions := make([]province.Decision, 0, 64)
	demands := province.Query{Province: filing.Beijing, On: 20190603, Topic: province.TopicDomainHolder}
	assert.Zero(t, testing.AllocsPerRun(10, func() { decisions = book.AppendDecisions(decisions[:0], demands) }))
	assert.Zero(t, testing.AllocsPerRun(10, func() { book.Practice(q) }))
	assert.Zero(t, testing.AllocsPerRun(10, func() { book.Cite("CN-ZJ/replacement/1", 20190603) }))
}

// The answer of the small interfaces is one slice, which is the caller's.
func TestAnswersAllocateOneSlice(t *testing.T) {
	book := province.Builtin()
	assert.LessOrEqual(t, testing.AllocsPerRun(10, func() { book.SMSCheck(filing.Zhejiang, 20190603) }), 1.0)
	assert.LessOrEqual(t, testing.AllocsPerRun(10, func() { book.AppUpload(filing.Zhejiang, 20190603, 0) }), 1.0)
	assert.LessOrEqual(t, testing.AllocsPerRun(10, func() { book.Replacement(filing.Xinjiang, province.ThisUnit, province.OtherUnit, 20190603) }), 1.0)
}

// The whole book stays small enough to be linked into anything.
func TestBookSize(t *testing.T) {
	book := province.Builtin()
	size, strings := sizeOf(reflect.ValueOf(book).Elem())
	t.Logf("%d rules in %d bytes, of which %d are text", book.Len(), size, strings)
	assert.LessOrEqual(t, size, 2<<20)
}

// sizeOf walks a value and counts what it holds, shared text once, as the linker lays it out.
func sizeOf(v reflect.Value) (total, text int) {
	seen := map[unsafe.Pointer]int{}
	var walk func(reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			if p := unsafe.Pointer(unsafe.StringData(v.String())); v.Len() > seen[p] {
				text += v.Len() - seen[p]
				seen[p] = v.Len()
			}
		case reflect.Slice:
			total += v.Len() * int(v.Type().Elem().Size())
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Array:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			for _, field := range v.Fields() {
				walk(field)
			}
		}
	}
	total = int(v.Type().Size())
	walk(v)
	return total + text, text
}

// many returns a set with n times the rules of the book, most of them for topics and provinces that are not asked about, and a
// second one whose rules are all about what is asked.
func many(n int) (elsewhere, here *province.Table) {
	rules := bookRules()
	grow := func(keep func(*province.Rule) bool) *province.Table {
		grown := rules
		for k := 1; k < n; k++ {
			for _, r := range rules {
				if keep(&r) {
					topic := r.Topic.String()
					r.ID = province.RuleID(fmt.Sprintf("%s/%s/%d", strings.TrimSuffix(string(r.ID), "/"), topic, k))
					grown = append(grown, r)
				}
			}
		}
		return province.Snapshot(rows{grown}, 0, 0)
	}
	return grow(func(r *province.Rule) bool {
			return r.Topic != province.TopicReplacement && r.Topic != province.TopicSMSCheck
		}),
		grow(func(r *province.Rule) bool { return r.Topic == province.TopicReplacement })
}

// rows is a foreign set whose rules are taken as they are.
type rows struct{ rules []province.Rule }

func (r rows) Edition() string { return "2026-11-22" }

func (r rows) InForce(filing.Province, filing.Date) iter.Seq[province.Rule] {
	return func(yield func(province.Rule) bool) {
		for i := range r.rules {
			if !yield(r.rules[i]) {
				return
			}
		}
	}
}

func BenchmarkDecide(b *testing.B) {
	elsewhere, here := many(20)
	for _, q := range []struct {
		name  string
		query province.Query
	}{
		{"replacement", province.Query{Province: filing.Jiangxi, On: 20190915, Topic: province.TopicReplacement, From: filing.Individual, To: filing.Unit}},
		{"sms", province.Query{Province: filing.Beijing, On: 20190603, Topic: province.TopicSMSCheck}},
	} {
		for _, t := range []struct {
			name  string
			table *province.Table
		}{{"book", province.Builtin()}, {"twentyfold-elsewhere", elsewhere}, {"twentyfold-replacement", here}} {
			b.Run(q.name+"/"+t.name, func(b *testing.B) {
				b.ReportAllocs()
				b.ReportMetric(float64(t.table.Len()), "rules")
				for b.Loop() {
					t.table.Decide(q.query)
				}
			})
		}
	}
}

// BenchmarkBuiltin is the cold cost: there is none, next to what building the same table takes.
func BenchmarkBuiltin(b *testing.B) {
	b.Run("builtin", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			province.Builtin()
		}
	})
	rules := bookRules()
	b.Run("new", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := province.New("2026-11-22", rules...); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("overlay", func(b *testing.B) {
		b.ReportAllocs()
		notice := sample("CN-ZJ/rename/90", bureau, forbid)
		for b.Loop() {
			if _, err := province.Builtin().Overlay("l", notice); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("snapshot", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			province.Snapshot(foreign{province.Builtin()}, filing.Zhejiang, 20190603)
		}
	})
}

func BenchmarkSMSCheck(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		province.Builtin().SMSCheck(filing.Zhejiang, 20190603)
	}
}

func BenchmarkInForce(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		for r := range province.Builtin().InForce(filing.Zhejiang, 20190603) {
			_ = r.ID
		}
	}
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := province.Parse(strings.NewReader(minimal)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAttestedThrough(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		province.Builtin().AttestedThrough(filing.Zhejiang, province.TopicReplacement)
	}
}
