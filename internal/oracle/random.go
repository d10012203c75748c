package oracle

import (
	"fmt"
	"math/rand/v2"
	"net/netip"
	"reflect"
	"slices"
	"strings"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/gobeian/icp/province"
)

// Random makes filings, edits and bases that depend on nothing but its seed.
type Random struct {
	*rand.Rand
	// Wild lets lists name one thing twice and services go without anything to recognise them by.
	Wild bool
	// Mark, where set, stands in every text that may be personal, so that a test can look for it.
	Mark string
}

// New returns a Random for a seed.
func New(seed uint64) *Random { return &Random{Rand: rand.New(rand.NewPCG(seed, 0x1c9))} }

func pick[T any](r *Random, list ...T) T { return list[r.IntN(len(list))] }

// Filing returns a filing of an invented sponsor with up to four services, edited a few times, so that it may lack data or hold
// bad data.
func (r *Random) Filing() filing.Filing {
	p := filing.Province(r.IntN(32))
	f := filingtest.Nature(p, filing.Nature(r.IntN(21)))
	for range r.IntN(4) {
		make := pick(r, filingtest.Website, filingtest.App, filingtest.MiniProgram)
		f.Services = append(f.Services, make(f))
	}
	for i := range f.Services {
		r.fill(&f.Services[i], i)
	}
	if r.IntN(12) == 0 {
		f.Services = nil
	}
	for range r.IntN(4) {
		r.Edit(&f)
	}
	if r.Mark != "" {
		r.mark(&f)
	}
	r.repair(&f)
	return f
}

// fill gives a service domains, accesses and lists of different lengths.
func (r *Random) fill(s *filing.Service, i int) {
	s.Domains = nil
	for k := range r.IntN(5) {
		s.Domains = append(s.Domains, filing.Domain{Name: fmt.Sprintf("d%d-%d.example.com", i, k), Expires: r.date(), FiledOn: r.date()})
	}
	for range r.IntN(3) {
		s.Access = append(s.Access, r.value(reflect.TypeFor[filing.Access](), "").Interface().(filing.Access))
	}
	if r.IntN(4) == 0 {
		s.Number = filing.Number{}
	}
}

// Edit changes one thing about a filing, and reports what.
func (r *Random) Edit(f *filing.Filing) string {
	var targets []target
	collect(reflect.ValueOf(f).Elem(), "", &targets)
	t := targets[r.IntN(len(targets))]
	r.alter(t)
	if r.Mark != "" {
		r.mark(f)
	}
	if !r.Wild {
		r.repair(f)
	}
	return t.pattern
}

type target struct {
	value   reflect.Value
	pattern string
}

// collect lists everything in a filing that an edit can touch: values, and lists as such.
func collect(v reflect.Value, pattern string, out *[]target) {
	switch {
	case v.Kind() == reflect.Pointer:
		*out = append(*out, target{v, pattern})
		if !v.IsNil() {
			collect(v.Elem(), pattern, out)
		}
	case v.Kind() == reflect.Struct && isModel(v.Type()):
		for i := range v.NumField() {
			collect(v.Field(i), join(pattern, v.Type().Field(i).Tag.Get("json")), out)
		}
	case v.Kind() == reflect.Slice:
		*out = append(*out, target{v, pattern})
		for i := range v.Len() {
			collect(v.Index(i), pattern+"[]", out)
		}
	default:
		*out = append(*out, target{v, pattern})
	}
}

func (r *Random) alter(t target) {
	v := t.value
	if v.Kind() != reflect.Slice {
		v.Set(r.value(v.Type(), t.pattern))
		return
	}
	n := v.Len()
	switch op := r.IntN(5); {
	case op == 0:
		v.SetZero()
	case op == 1 && n > 0:
		i := r.IntN(n)
		v.Set(reflect.AppendSlice(v.Slice3(0, i, i), v.Slice(i+1, n)))
	case op == 2 && n > 0:
		v.Index(r.IntN(n)).Set(r.value(v.Type().Elem(), t.pattern+"[]"))
	case op == 3 && n > 1:
		swap := reflect.Swapper(v.Interface())
		r.Shuffle(n, swap)
	default:
		v.Set(reflect.Append(v.Slice3(0, n, n), r.value(v.Type().Elem(), t.pattern+"[]")))
	}
}

func (r *Random) date() filing.Date {
	return pick(r, 0, 20171231, 20180302, 20190422, 20191130, filing.NewDate(2015+r.IntN(20), 1+r.IntN(12), 1+r.IntN(28)))
}

// value makes a value of a type of the model.
func (r *Random) value(t reflect.Type, pattern string) reflect.Value {
	v := reflect.New(t).Elem()
	switch t {
	case reflect.TypeFor[filing.Number]():
		n, err := filing.ParseNumber(fmt.Sprintf("%sICP备18%06d号%s", filing.Province(1+r.IntN(31)).Character(), 1+r.IntN(3), pick(r, "", "-1", "-2", "-3A", "-4X", "-5")))
		if err == nil && r.IntN(4) > 0 {
			v.Set(reflect.ValueOf(n))
		}
	case reflect.TypeFor[filing.Province]():
		v.SetUint(uint64(r.IntN(33)))
	case reflect.TypeFor[filing.Date]():
		v.SetInt(int64(r.date()))
	case reflect.TypeFor[filing.Expiry]():
		v.SetInt(int64(pick(r, filing.LongTerm, filing.Expiry(r.date()))))
	case reflect.TypeFor[filing.Nature]():
		v.SetUint(uint64(pick(r, 0, 4, 5, 99, r.IntN(21))))
	case reflect.TypeFor[filing.CertificateKind]():
		v.SetUint(uint64(pick(r, 0, 1, 2, 10, 99, r.IntN(50))))
	case reflect.TypeFor[netip.Addr]():
		v.Set(reflect.ValueOf(pick(r, netip.Addr{}, netip.AddrFrom4([4]byte{192, 0, 2, byte(r.IntN(256))}), netip.MustParseAddr("2001:db8::1"))))
	default:
		r.plain(v, pattern)
	}
	return v
}

func (r *Random) plain(v reflect.Value, pattern string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(r.text(pattern))
	case reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	case reflect.Uint8:
		v.SetUint(uint64(r.IntN(5)))
	case reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(pick(r, uint64(0), 1, 2, 4, 8, 16, 99, 8388608))
	case reflect.Pointer:
		if r.IntN(2) == 0 {
			v.Set(reflect.New(v.Type().Elem()))
			v.Elem().Set(r.value(v.Type().Elem(), pattern))
		}
	case reflect.Slice:
		for range r.IntN(3) {
			v.Set(reflect.Append(v, r.value(v.Type().Elem(), pattern+"[]")))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				v.Field(i).Set(r.value(v.Field(i).Type(), join(pattern, v.Type().Field(i).Tag.Get("json"))))
			}
		}
	}
}

// text makes a text that is likely at a place: good, bad, masked, absent, or another spelling of a good one.
func (r *Random) text(pattern string) string {
	if r.IntN(6) == 0 {
		return ""
	}
	seq := r.IntN(40)
	switch has := func(end string) bool { return strings.HasSuffix(pattern, end) }; {
	case has("mobile"), has("emergencyPhone"):
		return pick(r, filingtest.Mobile(seq), "+86 "+filingtest.Mobile(seq), "138****0000", "12345", "１３８００００００１１")
	case has("email"):
		return pick(r, fmt.Sprintf("p%d@example.com", seq), "no address", "a***@example.com", "x@y")
	case has("id.number"):
		p := filing.Province(1 + r.IntN(31))
		return pick(r, filingtest.ResidentID(p, 19800101, seq), filingtest.ResidentID(p, 20100101, seq), filingtest.ResidentID15(p, 19800101, seq), "3301**********0017", "123456")
	case has("certificate.number"), has("holder.number"):
		return pick(r, filingtest.USCC(seq), filingtest.OrgCode(seq), filingtest.OrgCode(904), "91**************12", "330000123456789", "M")
	case has("domains[].name"):
		return pick(r, fmt.Sprintf("n%d.example.org", seq), fmt.Sprintf("N%d.Example.org.", seq), "例子.中国", "XN--FSQU00A.xn--fiqs8s", "not a domain", fmt.Sprintf("d%d-0.example.com", seq%4))
	case has("provider"):
		return pick(r, "alibaba-cloud", "tencent-cloud", "huawei-cloud", "ucloud", "other")
	case has("homePages[]"), has("package"), has("sdks[]"), has("md5"), has("publicKey"):
		return fmt.Sprintf("value%d.example.com", seq)
	}
	return pick(r, fmt.Sprintf("样例（第%d）公司", seq), fmt.Sprintf("样例(第%d)公司", seq), fmt.Sprintf("张测试%d", seq), " 某某 ", "李*", fmt.Sprintf("Example %d", seq))
}

// mark puts the mark into every text that may be personal.
func (r *Random) mark(f *filing.Filing) {
	var targets []target
	collect(reflect.ValueOf(f).Elem(), "", &targets)
	for _, t := range targets {
		if t.value.Kind() != reflect.String || t.value.String() == "" || strings.HasSuffix(t.pattern, "[]") {
			continue
		}
		if field(t.pattern).Personal() && !strings.Contains(t.value.String(), r.Mark) {
			t.value.SetString(r.Mark + t.value.String())
		}
	}
}

// repair makes sure that no list names one thing twice, and that every service has something to recognise it by.
func (r *Random) repair(f *filing.Filing) {
	if r.Wild {
		return
	}
	numbers, domains := map[filing.Number]bool{}, map[string]bool{}
	for i := range f.Services {
		s := &f.Services[i]
		if numbers[s.Number] {
			s.Number = filing.Number{}
		}
		s.Domains = slices.DeleteFunc(slices.Clone(s.Domains), func(d filing.Domain) bool {
			key := filing.DomainKey(d.Name)
			seen := domains[key] || key == ""
			domains[key] = true
			return seen
		})
		providers := map[string]bool{}
		s.Access = slices.DeleteFunc(slices.Clone(s.Access), func(a filing.Access) bool {
			seen := providers[a.Provider]
			providers[a.Provider] = true
			return seen
		})
		if s.App != nil && domains["package "+s.App.Package] {
			s.App.Package = ""
		} else if s.App != nil {
			domains["package "+s.App.Package] = true
		}
		for n := i + 1; s.Number.IsZero() && len(s.Domains) == 0; n++ {
			if number, err := filing.ParseNumber(fmt.Sprintf("京ICP备18999999号-%d", n)); err == nil && !numbers[number] {
				s.Number = number
			}
		}
		if !s.Number.IsZero() {
			numbers[s.Number] = true
		}
	}
}

// Shuffled returns a copy of a filing with every list in another order.
func (r *Random) Shuffled(f filing.Filing) filing.Filing {
	g := f.Clone()
	shuffle(r, g.Services)
	for i := range g.Services {
		s := &g.Services[i]
		shuffle(r, s.HomePages)
		shuffle(r, s.Domains)
		shuffle(r, s.Contents)
		shuffle(r, s.PreApprovals)
		shuffle(r, s.Languages)
		shuffle(r, s.Access)
		for k := range s.Access {
			shuffle(r, s.Access[k].IPs)
		}
		if s.App != nil {
			shuffle(r, s.App.SDKs)
		}
	}
	return g
}

func shuffle[T any](r *Random, list []T) {
	r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
}

// Days are days on which rules begin and end, and some around.
func Days() []filing.Date {
	return []filing.Date{
		0, 20180609, 20180701, 20180930, 20181001, 20190421, 20190422, 20190603, 20190912, 20200101, 20200817, 20210121, 20211020,
		20211021, 20220110, 20230829, 20230830, 20240401, 20251231, 20260519, 20261122, 20300101,
	}
}

// Basis returns a basis to judge by, of the built-in rules.
func (r *Random) Basis() change.Basis {
	b := change.Basis{On: pick(r, Days()...), Provider: province.Provider(r.IntN(6)), FullOrders: r.IntN(4) == 0}
	if r.IntN(3) == 0 {
		b.Order = province.OrderKind(r.IntN(12))
	}
	if r.IntN(3) == 0 {
		b.Occurred = r.date()
	}
	for range r.IntN(3) {
		b.OpenOrders = append(b.OpenOrders, change.OpenOrder{Kind: province.OrderKind(r.IntN(12))})
	}
	if r.IntN(2) == 0 {
		b.Materials = []province.Material{}
		for range r.IntN(8) {
			b.Materials = append(b.Materials, province.Material(1+r.IntN(22)))
		}
	}
	facts := reflect.ValueOf(&b.Facts).Elem()
	for _, fact := range facts.Fields() {
		fact.SetUint(uint64(r.IntN(3)))
	}
	return b
}
