package change_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/change/changetest"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/gobeian/icp/province"
)

func on(day filing.Date) change.Basis { return change.Basis{On: day} }

// blocked requires that exactly the given reasons block, and returns the first of them.
func blocked(t *testing.T, vs change.Violations, reasons ...change.Reason) change.Violation {
	t.Helper()
	var got []change.Reason
	for _, v := range vs.Blocking() {
		got = append(got, v.Reason)
		assert.NotEmpty(t, v.Rule, "a blocking violation names its rule")
		assert.NotEmpty(t, v.Sources, "a blocking violation cites its sources")
		assert.NotEqual(t, province.RemedyNone, v.Remedy, "a blocking violation says what to do instead")
	}
	require.Equal(t, reasons, got)
	require.Error(t, vs.Err())
	for _, r := range reasons {
		assert.True(t, errors.Is(vs.Err(), r))
	}
	return vs[0]
}

func permitted(t *testing.T, vs change.Violations) {
	t.Helper()
	require.NoError(t, vs.Err())
}

func TestWorkedDomainAdded(t *testing.T) {
	for p := range filing.Provinces() {
		f := filingtest.Unit(p)
		v := blocked(t, on(20190603).Validate(f, changetest.Apply(f, changetest.AddDomain("new.example.com"))), change.ReasonDomainAdded)
		assert.Equal(t, province.RemedyNewService, v.Remedy)
		assert.Equal(t, filing.Date(20190422), v.Detail.Since)
		assert.Equal(t, "new.example.com", v.Path.Key)
	}
	f := filingtest.Unit(filing.Zhejiang)
	permitted(t, on(20190401).Validate(f, changetest.Apply(f, changetest.AddDomain("new.example.com"))))
	permitted(t, on(20190421).Validate(f, changetest.Apply(f, changetest.AddDomain("new.example.com"))))
	blocked(t, on(20190422).Validate(f, changetest.Apply(f, changetest.AddDomain("new.example.com"))), change.ReasonDomainAdded)
}

func TestWorkedDomainRemoved(t *testing.T) {
	for p := range filing.Provinces() {
		f := filingtest.Unit(p)
		permitted(t, on(20190603).Validate(f, changetest.Apply(f, changetest.RemoveDomain("example.com"))))
	}
}

func TestWorkedProvinceChanged(t *testing.T) {
	for p := range filing.Provinces() {
		target := filing.Shanghai
		if p == target {
			target = filing.Beijing
		}
		f := filingtest.Unit(p)
		g := changetest.Apply(f, changetest.MoveTo(target))
		for _, day := range []filing.Date{20180701, 20190603, 20210601, 20261101} {
			v := blocked(t, on(day).Validate(f, g), change.ReasonProvinceChanged)
			assert.Equal(t, province.RemedyNewFiling, v.Remedy)
			assert.Equal(t, province.Law, v.Certainty)
			assert.True(t, slices.ContainsFunc(v.Sources, func(s province.Source) bool { return s.Dissent }), "the dissenting digest stays cited")
		}
	}
}

func TestWorkedPhones(t *testing.T) {
	for p := range filing.Provinces() {
		f := filingtest.Unit(p)
		permitted(t, on(20190603).Validate(f, changetest.Apply(f, changetest.ManagerPhone(filingtest.Mobile(901)))))
	}
}

func TestWorkedMixedOrder(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	g := changetest.Apply(f, changetest.Phone(filingtest.Mobile(901)), changetest.ServiceName("另一样例网站"))
	v := blocked(t, on(20190603).Validate(f, g), change.ReasonMixedOrder)
	assert.Equal(t, province.RemedySplit, v.Remedy)
	permitted(t, change.Basis{On: 20190603, FullOrders: true}.Validate(f, g))
	permitted(t, change.Basis{On: 20220110, Provider: province.UCloud}.Validate(f, g))
	js := filingtest.Unit(filing.Jiangsu)
	permitted(t, on(20220110).Validate(js, changetest.Apply(js, changetest.Phone(filingtest.Mobile(901)), changetest.ServiceName("另一样例网站"))))
}

func TestWorkedJiangsuFullOrder(t *testing.T) {
	f := filingtest.Unit(filing.Jiangsu)
	g := changetest.Apply(f, changetest.Phone(filingtest.Mobile(901)))
	permitted(t, on(20220110).Validate(f, g))
	v := blocked(t, change.Basis{On: 20220110, Order: province.OrderSponsor}.Validate(f, g), change.ReasonOrderKindUnavailable)
	assert.Equal(t, province.RemedyFullOrder, v.Remedy)
}

func TestWorkedIndividualToCompany(t *testing.T) {
	bj := filingtest.Individual(filing.Beijing)
	blocked(t, on(20190915).Validate(bj, changetest.Apply(bj, changetest.ToCompany(bj.Sponsor.Principal))), change.ReasonSponsorReplaced)

	jx := filingtest.Individual(filing.Jiangxi)
	own := changetest.Apply(jx, changetest.ToCompany(jx.Sponsor.Principal))
	permitted(t, on(20190915).Validate(jx, own))
	d := province.Builtin().Decide(province.Query{Province: filing.Jiangxi, On: 20190915, Topic: province.TopicReplacement, From: filing.Individual, To: filing.Unit})
	assert.Equal(t, province.SetOf(province.BusinessLicence, province.LegalRepresentativeID), d.Materials())
	missing := change.Basis{On: 20190915, Materials: []province.Material{province.BusinessLicence}}.Validate(jx, own)
	v := blocked(t, missing, change.ReasonMaterialMissing)
	assert.Equal(t, province.SetOf(province.LegalRepresentativeID), v.Detail.Materials)
	other := changetest.Apply(jx, changetest.ToCompany(filingtest.Person(filing.Jiangxi, 555)))
	v = blocked(t, on(20190915).Validate(jx, other), change.ReasonSponsorReplaced)
	assert.Equal(t, province.SetOf(province.FactOwnUnit), v.Detail.Depends)
}

func TestWorkedHenanCertificateNumber(t *testing.T) {
	f := filingtest.Unit(filing.Henan)
	g := changetest.Apply(f, changetest.CertificateNumber(filingtest.USCC(4242)))
	blocked(t, on(20190911).Validate(f, g), change.ReasonCertificateNumberChanged)
	permitted(t, on(20190912).Validate(f, g))
	none := change.Basis{On: 20190912, Materials: []province.Material{}}
	permitted(t, none.Validate(f, g))
	d := province.Builtin().Decide(province.Query{Province: filing.Henan, On: 20190912, Topic: province.TopicCertificateNumber, Class: filing.Unit})
	assert.True(t, slices.ContainsFunc(d.Rule().Sources, func(s province.Source) bool { return s.Dissent }))
}

func TestWorkedXinjiangUnitToIndividual(t *testing.T) {
	f := filingtest.Unit(filing.Xinjiang)
	g := changetest.Apply(f, changetest.ToIndividual(filingtest.Person(filing.Xinjiang, 555)))
	permitted(t, on(20190603).Validate(f, g))
	a := province.Builtin().Replacement(filing.Xinjiang, province.ThisUnit, province.OtherIndividual, 20190603)
	assert.Equal(t, province.Allowed, a.Verdict)
	assert.Equal(t, province.Attested, a.Certainty)
}

func TestWorkedYunnanDisputed(t *testing.T) {
	f := filingtest.Individual(filing.Yunnan)
	g := changetest.Apply(f, changetest.ToIndividual(filingtest.Person(filing.Yunnan, 555)))
	vs := on(20190915).Validate(f, g)
	permitted(t, vs)
	require.NotEmpty(t, vs)
	i := slices.IndexFunc(vs, func(v change.Violation) bool { return v.Reason == change.ReasonSponsorReplaced })
	require.GreaterOrEqual(t, i, 0)
	assert.Equal(t, change.Advisory, vs[i].Severity)
	assert.Equal(t, province.Disputed, vs[i].Certainty)
}

func TestWorkedNoChange(t *testing.T) {
	for p := range filing.Provinces() {
		f := filingtest.Unit(p)
		f.Sponsor.Name = "某某（北京）有限公司"
		g := changetest.Apply(f, func(f *filing.Filing) { f.Sponsor.Name = "某某(北京)有限公司" })
		assert.Empty(t, change.Diff(f, g))
		assert.Nil(t, change.Validate(f, g))
		assert.Nil(t, change.Validate(f, f))
	}
}

func TestWorkedReissue(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	code := f.Sponsor.Certificate.Number
	f.Sponsor.Certificate.Kind = filing.OrganisationCode
	f.Sponsor.Certificate.Number = code[8:17]
	g := changetest.Apply(f, func(f *filing.Filing) {
		f.Sponsor.Certificate.Kind, f.Sponsor.Certificate.Number = filing.BusinessLicence, code
	})
	want := change.Changes{{Path: filing.Path{Field: filing.FieldSponsorCertificateNumber}, Topic: province.TopicCertificateNumber, Op: change.Reissued}}
	assert.Equal(t, want, change.Diff(f, g))

	p := filingtest.Unit(filing.Zhejiang)
	birth := filing.Date(19800101)
	p.Sponsor.Principal.ID.Number = filingtest.ResidentID15(filing.Zhejiang, birth, 7)
	q := changetest.Apply(p, func(f *filing.Filing) {
		f.Sponsor.Principal.ID.Number = filingtest.ResidentID(filing.Zhejiang, birth, 7)
	})
	changes := change.Diff(p, q)
	require.Len(t, changes, 1)
	assert.Equal(t, change.Reissued, changes[0].Op)
	assert.Equal(t, filing.FieldPrincipalIDNumber, changes[0].Path.Field)
}

func TestWorkedCertaintyOfPermission(t *testing.T) {
	f := filingtest.Unit(filing.Xinjiang)
	o := on(20190603).Judge(f, changetest.Apply(f, changetest.ToIndividual(filingtest.Person(filing.Xinjiang, 555))))
	permitted(t, o.Violations)
	assert.Equal(t, province.Attested, o.Certainty)

	o = on(20190603).Judge(f, changetest.Apply(f, changetest.AddDomain("new.example.com")))
	assert.Equal(t, province.Law, o.Certainty)
	assert.Zero(t, on(20190603).Judge(f, f))
	assert.Zero(t, on(20190603).Judge(f, changetest.Apply(f, changetest.Phone(filingtest.Mobile(901)))).Certainty)
}

// The rule of one domain for each number speaks of websites: of the domains of an App nobody wrote whether a change may add one.
func TestDomainsOfApps(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	for _, s := range []filing.Service{filingtest.App(f), filingtest.MiniProgram(f)} {
		s.Domains = []filing.Domain{{Name: "app.example.com", FiledOn: 20240101, Expires: 20400101}}
		g := f.Clone()
		g.Services = append(g.Services, s)
		for name, c := range map[string]struct {
			edit  changetest.Edit
			field string
		}{
			"added":    {changetest.AddDomain("new.example.com"), "services[*].domains[new.example.com]"},
			"replaced": {changetest.ReplaceDomain("app.example.com", "new.example.com"), "services[*].domains[app.example.com]"},
		} {
			vs := change.Basis{On: 20240801}.Validate(g, changetest.Apply(g, changetest.At(1, c.edit)))
			changetest.MatchBlocking(t, vs)
			changetest.Contains(t, vs, changetest.Advisory(change.ReasonUndecided).At(c.field).Mend(province.RemedyAskBureau))
			assert.NoError(t, vs.Err(), name)
		}
	}
}
