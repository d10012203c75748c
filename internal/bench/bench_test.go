package bench

import (
	"fmt"
	"math"
	"reflect"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/gobeian/icp/province"
)

// input is one pair of filings, which share no string bytes.
type input struct {
	name     string
	old, new filing.Filing
	basis    change.Basis
	findings int // of the floor
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func decoded(f filing.Filing) filing.Filing { return must(filing.Decode(must(f.MarshalJSON()))) }

// sized returns a filing of so many websites with so many domains each; one person answers for everything.
func sized(p filing.Province, services, domains int) filing.Filing {
	f := filingtest.Unit(p)
	f.Sponsor.Principal = f.Sponsor.LegalRepresentative
	site := f.Services[0]
	f.Services = nil
	for i := range services {
		s := site.Clone()
		s.Number = must(filing.ParseNumber(fmt.Sprintf("%s-%d", f.Number, i+1)))
		s.Manager = f.Sponsor.Principal
		s.Domains = nil
		for k := range domains {
			s.Domains = append(s.Domains, filing.Domain{Name: fmt.Sprintf("d%d.s%d.example.com", k, i), Holder: site.Domains[0].Holder, Expires: 20400501, FiledOn: 20170302})
		}
		f.Services = append(f.Services, s)
	}
	return f
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

// clean finds a province and a day on which an edit passes without a word.
func clean(name string, services, domains int, edit func(f *filing.Filing)) input {
	for on := filing.Date(20190603); on < 20230101; on = on.AddDays(40) {
		for p := range filing.Provinces() {
			old := sized(p, services, domains)
			new := old.Clone()
			edit(&new)
			new = decoded(new)
			if b := knowing(on); b.Validate(old, new) == nil {
				return input{name, old, new, b, 0}
			}
		}
	}
	panic("no province takes " + name)
}

func phone(f *filing.Filing) { f.Sponsor.Principal.Mobile = filingtest.Mobile(901) }

func middle(f *filing.Filing) {
	phone(f)
	f.Sponsor.Nature = filing.NatureSocialOrganisation
	f.Sponsor.Name, f.Sponsor.Certificate.Name = "改名样例有限公司", "改名样例有限公司"
	for i := range f.Services {
		for k := range f.Services[i].Domains {
			f.Services[i].Domains[k].Holder.Name = f.Sponsor.Name
		}
	}
}

func inputs() []input {
	l := clean("L", 50, 20, phone)
	for i := range 10 {
		s := &l.new.Services[5*i]
		s.Domains = append(s.Domains, filing.Domain{Name: "new.example.com", Holder: s.Domains[0].Holder, Expires: 20400501})
	}
	l.new, l.findings = decoded(l.new), 10
	return []input{clean("S", 1, 1, phone), clean("M", 5, 5, middle), l}
}

func everywhere(filing.Province, string) bool { return true }

func (in *input) floor() []Finding {
	return Floor(&in.old, &in.new, in.basis.On, 0, true, everywhere)
}

func TestFloorAgrees(t *testing.T) {
	for _, in := range inputs() {
		if got := len(in.floor()); got != in.findings {
			t.Errorf("%s: the floor finds %d, want %d", in.name, got, in.findings)
		}
		if got := len(in.basis.Validate(in.old, in.new).Blocking()); got != in.findings {
			t.Errorf("%s: Validate blocks %d, want %d", in.name, got, in.findings)
		}
	}
}

func Benchmark(b *testing.B) {
	for _, in := range inputs() {
		b.Run(in.name+"/floor", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				in.floor()
			}
		})
		b.Run(in.name+"/validate", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				in.basis.Validate(in.old, in.new)
			}
		})
		b.Run(in.name+"/append", func(b *testing.B) {
			b.ReportAllocs()
			var dst change.Violations
			for b.Loop() {
				dst = in.basis.Append(dst[:0], &in.old, &in.new)
			}
		})
	}
}

// nanoseconds returns the best time of one call in several rounds.
func nanoseconds(rounds int, f func()) float64 {
	best := math.Inf(1)
	for range rounds {
		n := 1
		for {
			start := time.Now()
			for range n {
				f()
			}
			if d := time.Since(start); d > 20*time.Millisecond {
				best = min(best, float64(d.Nanoseconds())/float64(n))
				break
			}
			n *= 2
		}
	}
	return best
}

// TestRatios prints Validate against the floor of the same run, interleaved; -v shows it. It gates only on what no machine excuses.
func TestRatios(t *testing.T) {
	for _, in := range inputs() {
		dst := make(change.Violations, 0, 256)
		floor, validate, appended := math.Inf(1), math.Inf(1), math.Inf(1)
		for range 5 {
			floor = min(floor, nanoseconds(1, func() { in.floor() }))
			validate = min(validate, nanoseconds(1, func() { in.basis.Validate(in.old, in.new) }))
			appended = min(appended, nanoseconds(1, func() { dst = in.basis.Append(dst[:0], &in.old, &in.new) }))
		}
		t.Logf("%s: floor %8.0f ns, validate %8.0f ns (× %.2f), append %8.0f ns (× %.2f)", in.name, floor, validate, validate/floor, appended, appended/floor)
		if validate > 20*floor {
			t.Errorf("%s: %.1f times the floor", in.name, validate/floor)
		}
	}
}

// TestGrowth prints the exponents with which time grows in services and domains, in order and shuffled.
func TestGrowth(t *testing.T) {
	for _, c := range []struct {
		name             string
		services, double int // how many services of how many domains at the small end
		domains          int
		shuffle          bool
	}{
		{"services", 16, 8, 4, false}, {"services, reversed", 16, 8, 4, true},
	} {
		cost := func(n int) float64 {
			in := pairOf(n, c.domains, c.shuffle)
			return nanoseconds(5, func() { in.basis.Validate(in.old, in.new) })
		}
		exponent(t, c.name, c.double, cost(c.services), cost(c.services*c.double))
	}
	for _, shuffle := range []bool{false, true} {
		cost := func(n int) float64 {
			in := pairOf(1, n, shuffle)
			return nanoseconds(5, func() { in.basis.Validate(in.old, in.new) })
		}
		exponent(t, fmt.Sprintf("domains, reversed %v", shuffle), 8, cost(128), cost(1024))
	}
	for name, edit := range map[string]func(s *filing.Service){
		"a domain removed from each service": func(s *filing.Service) { s.Domains = s.Domains[1:] },
		"a domain added to each service":     func(s *filing.Service) { s.Domains = append(s.Domains, filing.Domain{Name: "x.example.net"}) },
		"an access removed of each service":  func(s *filing.Service) { s.Access = s.Access[1:] },
		"an access added to each service":    func(s *filing.Service) { s.Access = append(s.Access, filing.Access{Provider: "ucloud"}) },
	} {
		cost := func(n int) float64 {
			in := pairOf(n, 2, false)
			for i := range in.new.Services {
				edit(&in.new.Services[i])
			}
			return nanoseconds(3, func() { in.basis.Validate(in.old, in.new) })
		}
		exponent(t, name, 8, cost(64), cost(512))
	}
	accesses := func(n int) float64 {
		in := pairOf(1, 1, false)
		for i := range n {
			in.old.Services[0].Access = append(in.old.Services[0].Access, filing.Access{Provider: fmt.Sprintf("provider-%d", i)})
		}
		in.new.Services[0].Access = slices.Clone(in.old.Services[0].Access)
		slices.Reverse(in.new.Services[0].Access)
		return nanoseconds(3, func() { in.basis.Validate(in.old, in.new) })
	}
	exponent(t, "accesses of one service, reversed", 8, accesses(128), accesses(1024))
	full := pairOf(64, 20, false)
	perService := nanoseconds(5, func() { full.basis.Validate(full.old, full.new) }) / 64
	t.Logf("%.0f ns for each service of 20 domains", perService)
}

func exponent(t *testing.T, name string, factor int, few, many float64) {
	t.Helper()
	e := math.Log(many/few) / math.Log(float64(factor))
	t.Logf("%s: %.0f ns, %d times as many %.0f ns, exponent %.2f", name, few, factor, many, e)
	if e > 1.5 {
		t.Errorf("%s: exponent %.2f", name, e)
	}
}

func pairOf(services, domains int, shuffle bool) input {
	in := clean("growth", 1, 1, phone)
	p := in.old.Province
	in.old = sized(p, services, domains)
	in.new = decoded(in.old)
	phone(&in.new)
	if shuffle {
		slices.Reverse(in.new.Services)
		for i := range in.new.Services {
			slices.Reverse(in.new.Services[i].Domains)
		}
	}
	return in
}

// TestParallel prints how two goroutines fare against one, with a control that shares nothing.
func TestParallel(t *testing.T) {
	if runtime.GOMAXPROCS(0) < 2 {
		t.Skip("one processor")
	}
	in := inputs()[1]
	speedup := func(work func(n int)) float64 {
		const n = 4000
		best := 0.0
		for range 5 {
			start := time.Now()
			work(n)
			one := time.Since(start)
			var wg sync.WaitGroup
			start = time.Now()
			for range 2 {
				wg.Go(func() { work(n) })
			}
			wg.Wait()
			best = max(best, 2*one.Seconds()/time.Since(start).Seconds())
		}
		return best
	}
	control := speedup(func(n int) {
		x := uint64(n)
		for range n * 4000 {
			x = x*6364136223846793005 + 1442695040888963407
		}
		runtime.KeepAlive(x)
	})
	validate := speedup(func(n int) {
		for range n {
			in.basis.Validate(in.old, in.new)
		}
	})
	t.Logf("two goroutines: control × %.2f, validate × %.2f", control, validate)
}

func BenchmarkParallel(b *testing.B) {
	in := inputs()[1]
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			in.basis.Validate(in.old, in.new)
		}
	})
}
