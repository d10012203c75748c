package pairing_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/internal/pairing"
)

// service makes a website, or with a package an App, from its number, its domains and its name.
func service(t *testing.T, number, name string, domains ...string) filing.Service {
	t.Helper()
	s := filing.Service{Kind: filing.KindWebsite, Name: name}
	if number != "" {
		n, err := filing.ParseNumber("浙ICP备2021000001号-" + number)
		require.NoError(t, err)
		s.Number = n
	}
	for _, d := range domains {
		s.Domains = append(s.Domains, filing.Domain{Name: d})
	}
	return s
}

func app(name, pkg string) filing.Service {
	return filing.Service{Kind: filing.KindApp, Name: name, App: &filing.App{Package: pkg}}
}

func TestPair(t *testing.T) {
	one, two, three := service(t, "1", "甲", "a.example.com"), service(t, "2", "乙", "b.example.com"), service(t, "3", "丙", "c.example.com")
	bare := service(t, "", "甲", "a.example.com")
	for name, c := range map[string]struct {
		old, new []filing.Service
		olds     []int // what each old one became
	}{
		"nothing":                         {nil, nil, nil},
		"in place":                        {[]filing.Service{one, two}, []filing.Service{one, two}, []int{0, 1}},
		"reordered":                       {[]filing.Service{one, two, three}, []filing.Service{three, one, two}, []int{1, 2, 0}},
		"one gone, one new":               {[]filing.Service{one, two}, []filing.Service{two, three}, []int{-1, 0}},
		"number before domain":            {[]filing.Service{one}, []filing.Service{service(t, "", "", "a.example.com"), one}, []int{1}},
		"by domain":                       {[]filing.Service{one}, []filing.Service{bare}, []int{0}},
		"by domain, however written":      {[]filing.Service{service(t, "", "", "例子.中国")}, []filing.Service{service(t, "", "", "XN--FSQU00A.xn--fiqs8s")}, []int{0}},
		"another number, the same domain": {[]filing.Service{one}, []filing.Service{service(t, "9", "甲", "a.example.com")}, []int{0}},
		"a domain of another kind":        {[]filing.Service{bare}, []filing.Service{{Kind: filing.KindApp, Domains: bare.Domains}}, []int{-1}},
		"by package":                      {[]filing.Service{app("a", "x"), app("a", "y")}, []filing.Service{app("b", "y"), app("b", "x")}, []int{1, 0}},
		"by name where nothing else is":   {[]filing.Service{service(t, "", "某某（北京）")}, []filing.Service{service(t, "", "某某(北京)")}, []int{0}},
		"twins":                           {[]filing.Service{bare, bare}, []filing.Service{bare}, []int{0, -1}},
	} {
		t.Run(name, func(t *testing.T) {
			var p pairing.Services
			p.Pair(c.old, c.new)
			all := true
			for i, want := range c.olds {
				assert.Equal(t, want, p.OfOld(i), "old %d", i)
				if want >= 0 {
					assert.Equal(t, i, p.OfNew(want), "new %d", want)
				}
				all = all && want >= 0
			}
			for k := range c.new {
				if !slices.Contains(c.olds, k) {
					assert.Equal(t, -1, p.OfNew(k), "new %d", k)
				}
			}
			assert.Equal(t, all, p.KeepsAll())
		})
	}
}

// Filings of usual size are paired without memory, whatever the order; those beyond it too, if nothing moved.
func TestPairAllocatesNothing(t *testing.T) {
	sized := func(n int) (services []filing.Service) {
		for i := range n {
			services = append(services, service(t, fmt.Sprint(i+1), "", "a.example.com"))
		}
		return services
	}
	few, many := sized(30), sized(500)
	var p pairing.Services
	assert.Zero(t, testing.AllocsPerRun(10, func() { p.Pair(few, few) }))
	assert.Zero(t, testing.AllocsPerRun(10, func() { p.Pair(few, few[:29]) }))
	assert.Zero(t, testing.AllocsPerRun(10, func() { p.Pair(many, many) }))
}
