package change_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/change/changetest"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
)

// TestHostileFilings gives what nobody files and somebody sends: everything ends, in the time of one test run.
func TestHostileFilings(t *testing.T) {
	const many = 5_000
	base := filingtest.Unit(filing.Zhejiang)
	domains := func(n int, format string) changetest.Edit {
		return func(f *filing.Filing) {
			for i := range n {
				name := strings.Replace(format, "#", strconv.Itoa(i), 1)
				f.Services[0].Domains = append(f.Services[0].Domains, filing.Domain{Name: name})
			}
		}
	}
	long := strings.Repeat("长", 1<<17)
	for name, c := range map[string]struct{ old, new changetest.Edit }{
		"many domains appear":   {domains(0, ""), domains(many, "d#.example.com")},
		"many domains go":       {domains(many, "d#.example.com"), domains(0, "")},
		"many domains replaced": {domains(many, "a#.example.com"), domains(many, "b#.example.com")},
		"many domains reversed": {domains(many, "d#.example.com"), func(f *filing.Filing) { domains(many, "d#.example.com")(f); slices.Reverse(f.Services[0].Domains) }},
		"one domain many times": {domains(many, "example.org"), domains(many/2, "example.org")},
		"domains that are none": {domains(2000, "\xff#"), domains(2000, "]\\[#")},
		"many pages and addresses": {domains(0, ""), func(f *filing.Filing) {
			s := &f.Services[0]
			for i := range many {
				s.HomePages = append(s.HomePages, fmt.Sprint(i))
				s.Contents = append(s.Contents, filing.Content(i))
				s.PreApprovals = append(s.PreApprovals, filing.PreApproval{Number: fmt.Sprint(i)})
				s.Access[0].IPs = append(s.Access[0].IPs, s.Access[0].IPs[0])
			}
		}},
		"long texts": {func(f *filing.Filing) { f.Sponsor.Name, f.Sponsor.Principal.Mobile = long, long }, func(f *filing.Filing) {
			f.Sponsor.Name, f.Sponsor.Principal.Mobile, f.Sponsor.Certificate.Number, f.Services[0].Name = long+"(", long+"1", long, long
			f.Services[0].Domains[0].Name = long
			f.Sponsor.Principal.ID.Number, f.Sponsor.Principal.Email = strings.Repeat("1", 1<<17), strings.Repeat("a@", 1<<16)
		}},
		"invalid UTF-8": {domains(0, ""), func(f *filing.Filing) {
			const bad = "\xff\xfe\xed\xa0\x80"
			f.Sponsor.Name, f.Sponsor.Address, f.Remark, f.Sponsor.Principal.Name, f.Sponsor.Principal.Mobile = bad, bad, bad, bad, bad
			f.Sponsor.Principal.ID.Number, f.Sponsor.Certificate.Number, f.Sponsor.Principal.Email = bad, bad, bad
			f.Services[0].Domains[0].Name, f.Services[0].Access[0].Provider, f.Services[0].Name = bad, bad, bad
		}},
		"codes out of range": {domains(0, ""), func(f *filing.Filing) {
			f.Province, f.Sponsor.Nature, f.Sponsor.Certificate.Kind, f.Sponsor.Certificate.Expires = 255, 65535, 65535, -5
			f.Services[0].Kind, f.Services[0].Access[0].Mode, f.Services[0].Access[0].Region, f.Services[0].Contents = 65535, 65535, 255, []filing.Content{1 << 63}
			f.Services[0].Domains[0].Expires, f.Services[0].Domains[0].FiledOn = -7, 99999999
		}},
		"one service many times": {domains(0, ""), func(f *filing.Filing) {
			for range 3000 {
				f.Services = append(f.Services, f.Services[0])
			}
		}},
		"services that share memory": {domains(0, ""), func(f *filing.Filing) {
			s := f.Services[0]
			s.Number, s.App = filing.Number{}, &filing.App{Package: "p"}
			for range 500 {
				f.Services = append(f.Services, s)
			}
		}},
		"many services without numbers": {domains(0, ""), func(f *filing.Filing) {
			for i := range 20_000 {
				f.Services = append(f.Services, filing.Service{Kind: filing.KindWebsite, Domains: []filing.Domain{{Name: fmt.Sprintf("w%d.example.com", i)}}})
			}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			old, new := changetest.Apply(base, c.old), changetest.Apply(base, c.new)
			for _, b := range []change.Basis{{}, {On: 20190401}, {On: 20220110, FullOrders: true, Occurred: 20220101, Order: 200, Provider: 200}} {
				vs := b.Validate(old, new)
				require.Equal(t, len(vs), len(b.Append(nil, &old, &new)))
				_ = vs.Err()
			}
			nothing := name == "many domains reversed" || name == "one domain many times"
			require.Equal(t, nothing, change.Diff(old, new) == nil)
		})
	}
}

func TestHundredThousandDomains(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	g := f.Clone()
	for i := range 100_000 {
		g.Services[0].Domains = append(g.Services[0].Domains, filing.Domain{Name: fmt.Sprintf("d%d.example.com", i)})
	}
	assert.Len(t, change.Diff(f, g), 100_000)
	assert.GreaterOrEqual(t, len(on(20220110).Validate(f, g).Blocking()), 100_000)
	assert.Len(t, change.Diff(g, f), 100_000)
	assert.Nil(t, on(20220110).Validate(g, g.Clone()))
}

// TestManyDomainsInAnyOrder requires that reordering costs no more memory than some maps, and changes nothing.
func TestManyDomainsInAnyOrder(t *testing.T) {
	f := sized(filing.Zhejiang, 2, 10_000)
	g := decoded(f)
	for i := range g.Services {
		slices.Reverse(g.Services[i].Domains)
	}
	slices.Reverse(g.Services)
	assert.Nil(t, on(20220110).Validate(f, g))
	assert.Nil(t, change.Diff(f, g))
}
