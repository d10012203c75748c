package main

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
)

var update = flag.Bool("update", false, "write the filings and golden files anew")

// edited returns a copy of f after edits.
func edited(f filing.Filing, edits ...func(f *filing.Filing)) filing.Filing {
	f = f.Clone()
	for _, e := range edits {
		e(&f)
	}
	return f
}

func addDomain(f *filing.Filing) {
	d := f.Services[0].Domains[0]
	d.Name, d.FiledOn = "shop.example.org", 0
	f.Services[0].Domains = append(f.Services[0].Domains, d)
}

func removeDomain(f *filing.Filing) {
	f.Services[0].Domains = slices.Delete(f.Services[0].Domains, 1, 2)
}

func replaceDomain(f *filing.Filing) { f.Services[0].Domains[1].Name = "shop.example.org" }

func principalMobile(f *filing.Filing) { f.Sponsor.Principal.Mobile = filingtest.Mobile(901) }

func managerMobile(f *filing.Filing) { f.Services[0].Manager.Mobile = filingtest.Mobile(902) }

func serviceName(f *filing.Filing) { f.Services[0].Name = "另一样例网站" }

func certificateNumber(f *filing.Filing) { f.Sponsor.Certificate.Number = filingtest.USCC(4242) }

func renamed(f *filing.Filing) {
	f.Sponsor.Name, f.Sponsor.Certificate.Name = "浙江新样例科技有限公司", "浙江新样例科技有限公司"
}

func moved(f *filing.Filing) { f.Province = filing.Shanghai }

// company turns the sponsor into a unit with the given legal representative, which holds the domains.
func company(legal filing.Person) func(f *filing.Filing) {
	return func(f *filing.Filing) {
		s := &f.Sponsor
		s.Nature, s.Name, s.LegalRepresentative = filing.NatureEnterprise, "样例科技有限公司", legal
		s.Certificate = filing.Certificate{Kind: filing.BusinessLicence, Name: s.Name, Number: filingtest.USCC(77), Expires: filing.LongTerm}
		for i := range f.Services[0].Domains {
			f.Services[0].Domains[i].Holder = filing.Holder{Name: s.Name, Number: s.Certificate.Number}
		}
	}
}

// individual gives the filing to another individual.
func individual(p filing.Person) func(f *filing.Filing) {
	return func(f *filing.Filing) {
		f.Sponsor.Name = p.Name
		f.Sponsor.Certificate = filing.Certificate{Kind: p.ID.Kind, Name: p.Name, Number: p.ID.Number, Expires: p.ID.Expires}
		f.Sponsor.Principal = p
	}
}

// filings are the files of testdata/filings. They are frozen, so that they can be tried out by hand.
func filings() map[string]filing.Filing {
	zj, bj, js, ha := filingtest.Unit(filing.Zhejiang), filingtest.Unit(filing.Beijing), filingtest.Unit(filing.Jiangsu), filingtest.Unit(filing.Henan)
	jx, bji, yn := filingtest.Individual(filing.Jiangxi), filingtest.Individual(filing.Beijing), filingtest.Individual(filing.Yunnan)
	wide := edited(bj, func(f *filing.Filing) {
		f.Sponsor.Name, f.Sponsor.Certificate.Name = "某某（北京）有限公司", "某某（北京）有限公司"
	})
	narrow := edited(bj, func(f *filing.Filing) {
		f.Sponsor.Name, f.Sponsor.Certificate.Name = "某某(北京)有限公司", "某某(北京)有限公司"
	})
	return map[string]filing.Filing{
		"zj": zj, "zj-domain-added": edited(zj, addDomain), "zj-domain-removed": edited(zj, removeDomain), "zj-domain-replaced": edited(zj, replaceDomain), "zj-moved": edited(zj, moved),
		"zj-renamed": edited(zj, renamed), "zj-phone": edited(zj, managerMobile), "zj-mixed": edited(zj, principalMobile, serviceName),
		"js": js, "js-phone": edited(js, principalMobile),
		"bj-individual": bji, "bj-company": edited(bji, company(bji.Sponsor.Principal)),
		"jx-individual": jx, "jx-company": edited(jx, company(jx.Sponsor.Principal)), "jx-other-company": edited(jx, company(filingtest.Person(filing.Jiangxi, 555))),
		"ha": ha, "ha-number": edited(ha, certificateNumber),
		"yn-individual": yn, "yn-other": edited(yn, individual(filingtest.Person(filing.Yunnan, 555))),
		"bj-wide": wide, "bj-narrow": narrow,
	}
}

// file returns the path of a frozen filing.
func file(name string) string { return filepath.Join("testdata", "filings", name+".json") }

func TestMain(m *testing.M) {
	flag.Parse()
	if *update {
		if err := freeze(); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

func freeze() error {
	if err := os.MkdirAll(filepath.Dir(file("")), 0o755); err != nil {
		return err
	}
	for name, f := range filings() {
		data, err := json.MarshalIndent(f, "", "  ")
		if err != nil {
			return err
		}
		if err := os.WriteFile(file(name), append(data, '\n'), 0o644); err != nil {
			return err
		}
	}
	return nil
}

func TestFilingsAreFrozen(t *testing.T) {
	want := filings()
	entries, err := os.ReadDir(filepath.Dir(file("")))
	require.NoError(t, err)
	require.Len(t, entries, len(want))
	for name, f := range want {
		data, err := os.ReadFile(file(name))
		require.NoError(t, err)
		got, err := filing.Decode(data)
		require.NoError(t, err)
		require.True(t, f.Equal(got), name)
	}
}
