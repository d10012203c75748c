package filing_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const lastField = filing.FieldAppSDKs

func TestPathText(t *testing.T) {
	const service = "浙ICP备2021000001号-1"
	tests := []struct {
		path filing.Path
		want string
	}{
		{filing.Path{}, ""},
		{filing.Path{Field: filing.FieldNumber}, "number"},
		{filing.Path{Field: filing.FieldPrincipalMobile}, "sponsor.principal.mobile"},
		{filing.Path{Field: filing.FieldLegalRepresentativeIDNumber}, "sponsor.legalRepresentative.id.number"},
		{filing.Path{Field: filing.FieldServices}, "services"},
		{filing.Path{Field: filing.FieldService, Service: service}, "services[" + service + "]"},
		{filing.Path{Field: filing.FieldManagerName, Service: service}, "services[" + service + "].manager.name"},
		{
			filing.Path{Field: filing.FieldDomainExpires, Service: service, Key: "example.cn"},
			"services[" + service + "].domains[example.cn].expires",
		},
		{
			filing.Path{Field: filing.FieldAccessIPs, Service: service, Key: "alibaba-cloud"},
			"services[" + service + "].access[alibaba-cloud].ips",
		},
		{filing.Path{Field: filing.FieldDomain, Service: `a[b]\`, Key: `]\[`}, `services[a\[b\]\\].domains[\]\\\[]`},
		{filing.Path{Field: filing.FieldDomain}, "services[].domains[]"},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, tt.path.String())
		text, err := tt.path.MarshalText()
		require.NoError(t, err)
		appended, err := tt.path.AppendText([]byte("x"))
		require.NoError(t, err)
		assert.Equal(t, "x"+string(text), string(appended))
		var back filing.Path
		require.NoError(t, back.UnmarshalText(text))
		assert.Equal(t, tt.path, back)
	}
	for _, s := range []string{
		"sponsor.nothing", "services[", "services[a", "services[a]]", "services[a[b]]", `services[a\`, `services[\a]`, `services[a\]`,
		"services[a].domains[b].x[c]", "services[a].domains[b][c]", "number[a]", "Number", "services.domains",
		"sponsor.legalRepresentative.emergencyPhone.sponsor.legalRepresentative", "services[a]b]",
	} {
		p, err := filing.ParsePath(s)
		var e *filing.ParseError
		require.ErrorAs(t, err, &e, s)
		assert.Zero(t, p)
	}
	p := filing.Path{Field: filing.FieldNumber}
	require.Error(t, p.UnmarshalText([]byte("x")))
	assert.Equal(t, filing.FieldNumber, p.Field)
}

func TestFields(t *testing.T) {
	seen := map[string]bool{}
	for f := filing.Field(1); f <= lastField; f++ {
		assert.True(t, f.IsValid())
		assert.False(t, seen[f.String()], f)
		seen[f.String()] = true
		text, err := f.MarshalText()
		require.NoError(t, err)
		var back filing.Field
		require.NoError(t, back.UnmarshalText(text))
		assert.Equal(t, f, back)
		require.Error(t, back.UnmarshalText([]byte("nothing")))
	}
	assert.False(t, filing.Field(0).IsValid())
	assert.False(t, (lastField + 1).IsValid())
	assert.Empty(t, (lastField + 1).String())
	assert.Equal(t, "services[].domains[].holder.name", filing.FieldDomainHolderName.String())
	for _, f := range []filing.Field{
		filing.FieldSponsorName, filing.FieldPrincipal, filing.FieldPrincipalIDNumber, filing.FieldManagerMobile,
		filing.FieldLegalRepresentativeEmail, filing.FieldDomainHolderName, filing.FieldSponsorCertificateAddress,
	} {
		assert.True(t, f.Personal(), f)
	}
	for _, f := range []filing.Field{0, filing.FieldNumber, filing.FieldDomainName, filing.FieldAccessIPs, filing.FieldPrincipalIDKind} {
		assert.False(t, f.Personal(), f)
	}
}

func TestPathCompare(t *testing.T) {
	sorted := []filing.Path{
		{},
		{Field: filing.FieldNumber},
		{Field: filing.FieldSponsor},
		{Field: filing.FieldPrincipalMobile},
		{Field: filing.FieldServices},
		{Field: filing.FieldService, Service: "a"},
		{Field: filing.FieldServiceName, Service: "a"},
		{Field: filing.FieldManagerMobile, Service: "a"},
		{Field: filing.FieldPreApprovalNumber, Service: "a", Key: "news"},
		{Field: filing.FieldDomains, Service: "a"},
		{Field: filing.FieldDomainExpires, Service: "a", Key: "x.example"},
		{Field: filing.FieldDomain, Service: "a", Key: "y.example"},
		{Field: filing.FieldDomainName, Service: "a", Key: "y.example"},
		{Field: filing.FieldAccessIPs, Service: "a", Key: "p"},
		{Field: filing.FieldAccess, Service: "a", Key: "q"},
		{Field: filing.FieldApp, Service: "a"},
		{Field: filing.FieldService, Service: "b"},
	}
	for i, p := range sorted {
		for j, q := range sorted {
			assert.Equal(t, min(1, max(-1, i-j)), p.Compare(q), "%v %v", p, q)
		}
	}
	shuffled := slices.Clone(sorted)
	slices.Reverse(shuffled)
	slices.SortFunc(shuffled, filing.Path.Compare)
	assert.Equal(t, sorted, shuffled)
}

func TestServiceKey(t *testing.T) {
	s := filing.Service{Kind: filing.KindApp}
	assert.Equal(t, "app", filing.ServiceKey(&s))
	s.App = &filing.App{}
	assert.Equal(t, "app", filing.ServiceKey(&s))
	s.App.Package = "com.example.app"
	assert.Equal(t, "com.example.app", filing.ServiceKey(&s))
	s.Domains = []filing.Domain{{Name: "例子.中国"}}
	assert.Equal(t, "xn--fsqu00a.xn--fiqs8s", filing.ServiceKey(&s))
	s.Domains[0].Name = "a_b"
	assert.Equal(t, "a_b", filing.ServiceKey(&s))
	s.Domains[0].Name = "example.com"
	assert.Zero(t, testing.AllocsPerRun(100, func() { filing.ServiceKey(&s) }))
	s.Number = number(t, "浙ICP备2021000001号-1A")
	assert.Equal(t, "浙ICP备2021000001号-1A", filing.ServiceKey(&s))
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		p := filing.Path{Field: filing.FieldDomain, Service: filing.ServiceKey(&s), Key: "example.com"}
		q := filing.Path{Field: filing.FieldDomain, Service: filing.ServiceKey(&s), Key: "example.net"}
		if p.Compare(q) >= 0 {
			t.Fatal("order")
		}
	}))
}

func FuzzParsePath(f *testing.F) {
	for _, s := range []string{"sponsor.principal.mobile", `services[a\[].domains[b]`, "services[]", "[", `services[\`, ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := filing.ParsePath(s)
		if err != nil {
			return
		}
		if p.String() != s {
			t.Fatalf("%q became %q", s, p)
		}
		again, err := filing.ParsePath(p.String())
		if err != nil || again != p || p.Compare(again) != 0 {
			t.Fatalf("%q: %v %v", s, again, err)
		}
	})
}

// TestPersonAt finds every person by every path to one, and nobody elsewhere.
func TestPersonAt(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	f.Services = append(f.Services, filingtest.Website(f))
	f.Services[1].Number = filing.Number{}
	f.Services[1].Manager = filingtest.Person(filing.Zhejiang, 9)
	second := filing.ServiceKey(&f.Services[1])
	for field := filing.FieldNumber; field.IsValid(); field++ {
		var want filing.Person
		switch name := field.String(); {
		case strings.HasPrefix(name, "sponsor.legalRepresentative"):
			want = f.Sponsor.LegalRepresentative
		case strings.HasPrefix(name, "sponsor.principal"):
			want = f.Sponsor.Principal
		case strings.HasPrefix(name, "services[].manager"):
			want = f.Services[1].Manager
			_, ok := f.PersonAt(filing.Path{Field: field, Service: "another"})
			assert.False(t, ok, "%s", field)
		}
		who, ok := f.PersonAt(filing.Path{Field: field, Service: second})
		assert.Equal(t, want != filing.Person{}, ok, "%s", field)
		assert.True(t, want == who, "%s", field)
	}
	_, ok := f.PersonAt(filing.Path{})
	assert.False(t, ok)
}

// TestDateInChina counts days by the clock of China, wherever the time was taken.
func TestDateInChina(t *testing.T) {
	for _, c := range []struct {
		at   string
		want filing.Date
	}{
		{"2026-12-31T15:59:59Z", 20261231},
		{"2026-12-31T16:00:00Z", 20270101},
		{"2026-12-31T23:59:59+08:00", 20261231},
		{"2027-01-01T00:00:00+08:00", 20270101},
		{"2026-12-31T11:00:00-05:00", 20270101},
	} {
		at, err := time.Parse(time.RFC3339, c.at)
		require.NoError(t, err)
		assert.Equal(t, c.want, filing.DateInChina(at), c.at)
	}
}
