package filing_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/netip"
	"reflect"
	"strings"
	"testing"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// full returns a filing in which no member is zero.
func full(t testing.TB) filing.Filing {
	f := filingtest.Unit(filing.Zhejiang)
	f.Remark, f.Sponsor.Superior, f.Sponsor.Commercial = "remark", "superior", true
	s := filingtest.App(f)
	s.PreApprovals = []filing.PreApproval{{Category: filing.PreApprovalNews, Number: "approval"}}
	s.Remark = "remark"
	s.HomePages = []string{"www.example.com"}
	f.Services = append(f.Services, s)
	for _, leaf := range leaves(reflect.ValueOf(&f.Services[1]).Elem(), "") {
		require.False(t, leaf.value.IsZero(), leaf.path)
	}
	return f
}

type leaf struct {
	path  string
	value reflect.Value
}

// leaves lists the leaves of a value by their JSON names, with [] for the elements of lists of structs.
func leaves(v reflect.Value, path string) (list []leaf) {
	switch v.Interface().(type) {
	case filing.Number, netip.Addr:
		return []leaf{{path, v}}
	}
	switch v.Kind() {
	case reflect.Pointer:
		return leaves(v.Elem(), path)
	case reflect.Slice:
		if kind := v.Type().Elem().Kind(); kind != reflect.Struct || v.Type().Elem() == reflect.TypeFor[netip.Addr]() {
			return []leaf{{path, v}}
		}
		return leaves(v.Index(0), path+"[]")
	case reflect.Struct:
		for i := range v.NumField() {
			name := strings.TrimPrefix(path+"."+v.Type().Field(i).Tag.Get("json"), ".")
			list = append(list, leaves(v.Field(i), name)...)
		}
		return list
	}
	return []leaf{{path, v}}
}

// mutate changes a leaf.
func mutate(t *testing.T, v reflect.Value) {
	t.Helper()
	switch v.Interface().(type) {
	case filing.Number:
		v.Set(reflect.ValueOf(number(t, "京ICP备99999999号-9")))
		return
	case []netip.Addr:
		v.Index(0).Set(reflect.ValueOf(netip.MustParseAddr("198.51.100.1")))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(v.String() + "x")
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.Int32:
		v.SetInt(20300101)
	case reflect.Uint8:
		v.SetUint(2)
	case reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(v.Uint() + 1)
	case reflect.Slice:
		mutate(t, v.Index(0))
	default:
		t.Fatalf("a leaf of kind %s", v.Kind())
	}
}

// TestEveryLeaf proves that whatever is added to the model has a field and is noticed by Equal, copied by Clone and carried by
// JSON.
func TestEveryLeaf(t *testing.T) {
	f := full(t)
	f.Services = f.Services[1:]
	all := leaves(reflect.ValueOf(&f).Elem(), "")
	require.Greater(t, len(all), 50)
	seen := map[string]bool{}
	for i, l := range all {
		t.Run(l.path, func(t *testing.T) {
			var field filing.Field
			require.NoError(t, field.UnmarshalText([]byte(l.path)))
			seen[l.path] = true

			changed := f.Clone()
			require.True(t, f.Equal(changed))
			mutate(t, leaves(reflect.ValueOf(&changed).Elem(), "")[i].value)
			assert.False(t, f.Equal(changed), "Equal misses it, or Clone shares it")
			assert.False(t, changed.Equal(f))

			b, err := changed.MarshalJSON()
			require.NoError(t, err)
			back, err := filing.Decode(b)
			require.NoError(t, err)
			assert.True(t, changed.Equal(back))
		})
	}
	// Every field that has no field below it is a leaf of the model.
	for field := filing.Field(1); field <= lastField; field++ {
		isLeaf := true
		for other := filing.Field(1); other <= lastField; other++ {
			rest, below := strings.CutPrefix(other.String(), field.String())
			isLeaf = isLeaf && (!below || rest == "" || rest[0] != '.' && rest[0] != '[')
		}
		assert.Equal(t, isLeaf, seen[field.String()], field)
	}
}

func TestEqual(t *testing.T) {
	f := full(t)
	g := f.Clone()
	assert.True(t, f.Equal(g))
	assert.Empty(t, cmp.Diff(f, g))
	g.Services[0].Contents, g.Services[0].PreApprovals = []filing.Content{}, []filing.PreApproval{}
	f.Services[0].Contents = nil
	assert.True(t, f.Equal(g), "nil and empty")
	g.Services[0], g.Services[1] = g.Services[1], g.Services[0]
	assert.False(t, f.Equal(g), "order")
	g.Services = g.Services[:1]
	assert.False(t, f.Equal(g))
	g = f.Clone()
	g.Services[1].App = nil
	assert.False(t, f.Equal(g))
	assert.False(t, g.Equal(f))
	assert.True(t, f.Services[1].Equal(f.Services[1].Clone()))
	assert.True(t, f.Sponsor.Equal(f.Sponsor))
	a := f.Services[0].Access[0]
	assert.True(t, a.Equal(a.Clone()))
	assert.True(t, filing.Filing{}.Clone().Equal(filing.Filing{}))
	assert.Nil(t, filing.Filing{}.Clone().Services)

	g = f.Clone()
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		if !f.Equal(g) {
			t.Fatal("not equal")
		}
	}))
}

// TestNothingPersonalIsPrinted plants a marker in every place that may hold personal data and looks for it.
func TestNothingPersonalIsPrinted(t *testing.T) {
	const secret = "SECRET"
	f := full(t)
	f.Services = f.Services[1:]
	planted := 0
	for _, l := range leaves(reflect.ValueOf(&f).Elem(), "") {
		var field filing.Field
		require.NoError(t, field.UnmarshalText([]byte(l.path)))
		if field.Personal() {
			l.value.SetString(secret)
			planted++
		}
	}
	require.Greater(t, planted, 20)
	s := f.Services[0]
	values := []any{
		f, &f, f.Sponsor, &f.Sponsor, f.Sponsor.Certificate, f.Sponsor.Principal, &f.Sponsor.Principal, f.Sponsor.Principal.ID, s, &s,
		s.Manager, s.Domains, s.Domains[0], &s.Domains[0], s.Domains[0].Holder, f.Services, []any{f}, map[string]any{"k": s},
		f.Sponsor.Certificate.Identity(), struct{ P filing.Person }{s.Manager}, s.Access[0],
	}
	for _, v := range values {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%d", "%x"} {
			assert.NotContains(t, fmt.Sprintf(verb, v), secret, "%s of %T", verb, v)
		}
		var b bytes.Buffer
		slog.New(slog.NewTextHandler(&b, nil)).Info("m", "v", v)
		assert.NotContains(t, b.String(), secret, "log of %T", v)
	}
	var b bytes.Buffer
	log := slog.New(slog.NewJSONHandler(&b, nil))
	log.Info("m", "f", f, "s", f.Sponsor, "p", s.Manager, "d", s.Manager.ID, "h", s.Domains[0].Holder, "i", s.Manager.ID.Identity(),
		"a", s.Access[0], "c", f.Sponsor.Certificate, "v", s, "n", s.Domains[0])
	assert.NotContains(t, b.String(), secret)
	assert.Contains(t, b.String(), f.Number.String())
	assert.Contains(t, b.String(), `"mobile":"***"`)
	assert.Contains(t, fmt.Sprint(f), f.Number.String())
}

func TestSmallTypesAlone(t *testing.T) {
	f := full(t)
	s := f.Services[1]
	roundTrip(t, f)
	roundTrip(t, f.Sponsor)
	roundTrip(t, f.Sponsor.Certificate)
	roundTrip(t, f.Sponsor.Principal)
	roundTrip(t, f.Sponsor.Principal.ID)
	roundTrip(t, s)
	roundTrip(t, s.Domains[0])
	roundTrip(t, s.Domains[0].Holder)
	roundTrip(t, s.PreApprovals[0])
	roundTrip(t, s.Access[0])
	roundTrip(t, *s.App)
	roundTrip(t, f.Number)
	roundTrip(t, filing.Filing{})
	roundTrip(t, filing.Service{})
	roundTrip(t, filing.Filing{Services: []filing.Service{{
		App: &filing.App{}, Domains: []filing.Domain{{}}, Access: []filing.Access{{IPs: []netip.Addr{{}}}}, Contents: []filing.Content{0},
		Languages: []filing.Language{0}, PreApprovals: []filing.PreApproval{{}}, HomePages: []string{""},
	}, {}}})
	type wrapper struct {
		Old, New *filing.Filing
		Kinds    map[filing.Nature]filing.Path
	}
	roundTrip(t, wrapper{Old: &f, Kinds: map[filing.Nature]filing.Path{filing.NatureEnterprise: {Field: filing.FieldNumber}}})
}

func roundTrip[T any](t *testing.T, v T) {
	t.Helper()
	b, err := json.Marshal(v)
	require.NoError(t, err)
	var back T
	require.NoError(t, json.Unmarshal(b, &back), string(b))
	again, err := json.Marshal(back)
	require.NoError(t, err)
	assert.Equal(t, string(b), string(again))
	assert.Empty(t, cmp.Diff(v, back, cmp.Comparer(func(a, b netip.Addr) bool { return a == b }),
		cmp.Comparer(func(a, b filing.Number) bool { return a == b })))
}
