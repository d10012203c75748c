package changetest_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/change/changetest"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/gobeian/icp/province"
)

// recorder is a test that keeps its errors.
type recorder struct{ errors []string }

func (*recorder) Helper() {}
func (r *recorder) Errorf(format string, args ...any) {
	r.errors = append(r.errors, fmt.Sprintf(format, args...))
}

func violation(s change.Severity, r change.Reason, f filing.Field, service, key string) change.Violation {
	return change.Violation{Severity: s, Reason: r, Path: filing.Path{Field: f, Service: service, Key: key}, Rule: "CN/test/1", Certainty: province.Law, Remedy: province.RemedySplit}
}

func sample() change.Violations {
	return change.Violations{
		violation(change.Blocking, change.ReasonDomainAdded, filing.FieldDomain, "s1", "a.example.com"),
		violation(change.Blocking, change.ReasonDomainAdded, filing.FieldDomain, "s1", "b.example.com"),
		violation(change.Advisory, change.ReasonLate, 0, "", ""),
	}
}

func TestMatch(t *testing.T) {
	added, late := changetest.Blocking(change.ReasonDomainAdded), changetest.Advisory(change.ReasonLate)
	for name, c := range map[string]struct {
		wants []changetest.Want
		ok    bool
	}{
		"all":                {[]changetest.Want{added, added, late}, true},
		"any order":          {[]changetest.Want{late, added, added.At("services[s1].domains[a.example.com]")}, true},
		"best assignment":    {[]changetest.Want{added, added.At("services[s1].domains[*]"), late.At("")}, true},
		"whole statement":    {[]changetest.Want{added.By("CN/test/1").As(province.Law).Mend(province.RemedySplit), added, late}, true},
		"too few":            {[]changetest.Want{added, added}, false},
		"too many":           {[]changetest.Want{added, added, added, late}, false},
		"other rule":         {[]changetest.Want{added.By("CN/test/2"), added, late}, false},
		"other place":        {[]changetest.Want{added.At("services[s2].domains[*]"), added, late}, false},
		"other certainty":    {[]changetest.Want{added.As(province.Stated), added, late}, false},
		"other remedy":       {[]changetest.Want{added.Mend(province.RemedyNone), added, late}, false},
		"other severity":     {[]changetest.Want{added, added, changetest.Blocking(change.ReasonLate)}, false},
		"no place":           {[]changetest.Want{added.At("nowhere[x]"), added, late}, false},
		"nothing":            {nil, false},
		"the same one twice": {[]changetest.Want{added.At("services[*].domains[a.example.com]"), added.At("services[s1].domains[a.example.com]"), late}, false},
	} {
		var r recorder
		changetest.Match(&r, sample(), c.wants...)
		assert.Equal(t, c.ok, len(r.errors) == 0, "%s: %s", name, r.errors)
	}
	var r recorder
	changetest.MatchBlocking(&r, sample(), added, added)
	changetest.MatchBlocking(&r, nil)
	changetest.MatchBlocking(&r, sample()[2:])
	changetest.Contains(&r, sample(), late)
	changetest.Contains(&r, sample())
	assert.Empty(t, r.errors)
	changetest.MatchBlocking(&r, sample())
	changetest.Contains(&r, sample(), changetest.Blocking(change.ReasonUnderAge).At("sponsor"))
	require.Len(t, r.errors, 2)
}

func TestMatchShowsTheDifference(t *testing.T) {
	var r recorder
	changetest.Match(&r, sample()[:2], changetest.Blocking(change.ReasonDomainAdded), changetest.Blocking(change.ReasonUnderAge).At("sponsor.principal").By("CN/age/1"))
	require.Len(t, r.errors, 1)
	for _, want := range []string{
		"blocking under-age  at sponsor.principal  by CN/age/1  as *  mend *",
		"blocking domain-added  at services[s1].domains[b.example.com]  by CN/test/1  as law  mend split",
	} {
		assert.Contains(t, r.errors[0], want)
	}
	minus, plus := 0, 0
	for line := range strings.Lines(r.errors[0]) {
		if strings.HasPrefix(line, "-") {
			minus++
		}
		if strings.HasPrefix(line, "+") {
			plus++
		}
	}
	assert.Equal(t, []int{1, 1}, []int{minus, plus}, r.errors[0])
	r.errors = nil
	changetest.Match(&r, change.Violations{{}}, changetest.Want{}.At("").Mend(province.RemedyNone))
	assert.Empty(t, r.errors, "the zero values are a statement too")
}

// TestEditsDoWhatTheySay holds each edit against the difference it makes.
func TestEditsDoWhatTheySay(t *testing.T) {
	unit := filingtest.Unit(filing.Zhejiang)
	unit.Services = append(unit.Services, filingtest.Website(unit))
	single := filingtest.Individual(filing.Jiangxi)
	who := filingtest.Person(filing.Zhejiang, 40)
	const s1 = "services[浙ICP备18001004号-1]"
	for _, c := range []struct {
		f    filing.Filing
		edit changetest.Edit
		want string
	}{
		{unit, changetest.MoveTo(filing.Shanghai), "province changed"},
		{unit, changetest.Renumber("浙ICP备18007777号"), "number changed; " + s1 + ".number changed; services[浙ICP备18001004号-2].number changed"},
		{unit, changetest.Rename("改名样例有限公司"), "sponsor.name changed; sponsor.certificate.name changed"},
		{unit, changetest.CertificateNumber(filingtest.USCC(5)), "sponsor.certificate.number changed"},
		{unit, changetest.Certificate(filing.Certificate{}), "sponsor.certificate.kind changed; sponsor.certificate.name changed; sponsor.certificate.number changed; sponsor.certificate.address changed; sponsor.certificate.expires changed"},
		{unit, changetest.Nature(filing.NatureGovernment), "sponsor.nature changed"},
		{unit, changetest.ReplaceSponsor(7), "sponsor replaced; sponsor.legalRepresentative replaced; sponsor.legalRepresentative.mobile changed; sponsor.legalRepresentative.emergencyPhone changed; sponsor.legalRepresentative.email changed; sponsor.principal replaced; sponsor.principal.mobile changed; sponsor.principal.emergencyPhone changed; sponsor.principal.email changed"},
		{single, changetest.ReplaceSponsor(7), "sponsor replaced"},
		{single, changetest.ToCompany(single.Sponsor.Principal), "sponsor replaced; sponsor.legalRepresentative added; sponsor.legalRepresentative.mobile changed; sponsor.legalRepresentative.emergencyPhone changed; sponsor.legalRepresentative.email changed"},
		{single, changetest.ToIndividual(who), "sponsor replaced"},
		{single, changetest.LegalRepresentative(who), "sponsor.legalRepresentative added; sponsor.legalRepresentative.mobile changed; sponsor.legalRepresentative.emergencyPhone changed; sponsor.legalRepresentative.email changed"},
		{unit, changetest.Principal(who), "sponsor.principal replaced; sponsor.principal.mobile changed; sponsor.principal.emergencyPhone changed; sponsor.principal.email changed"},
		{unit, changetest.Phone(filingtest.Mobile(77)), "sponsor.principal.mobile changed"},
		{unit, changetest.Email("new@example.com"), "sponsor.principal.email changed"},
		{unit, changetest.Address("样例路2号"), "sponsor.address changed"},
		{unit, changetest.AddService(filingtest.App(unit)), "services[浙ICP备18001004号-3A] added"},
		{unit, changetest.RemoveService(1), "services[浙ICP备18001004号-2] removed"},
		{unit, changetest.ServiceName("新名称"), s1 + ".name changed"},
		{unit, changetest.At(1, changetest.ServiceName("新名称")), "services[浙ICP备18001004号-2].name changed"},
		{unit, changetest.Manager(who), s1 + ".manager replaced; " + s1 + ".manager.mobile changed; " + s1 + ".manager.emergencyPhone changed; " + s1 + ".manager.email changed"},
		{unit, changetest.ManagerPhone(filingtest.Mobile(77)), s1 + ".manager.mobile changed"},
		{unit, changetest.Contents(filing.ContentOther, 4), s1 + ".contents changed"},
		{unit, changetest.PreApproval(filing.PreApprovalRideHailing, "1"), s1 + ".preApprovals changed"},
		{unit, changetest.AddDomain("new.example.com"), s1 + ".domains[new.example.com] added"},
		{unit, changetest.RemoveDomain("EXAMPLE.net"), s1 + ".domains[example.net] removed"},
		{unit, changetest.ReplaceDomain("example.net", "new.example.com"), s1 + ".domains[example.net] replaced"},
		{unit, changetest.AddAccess("ucloud"), s1 + ".access[ucloud] added"},
		{unit, changetest.RemoveAccess("alibaba-cloud"), s1 + ".access[alibaba-cloud] removed"},
		{unit, changetest.Region(filing.Beijing), s1 + ".access[alibaba-cloud].region changed"},
		{unit, changetest.IPs("192.0.2.99"), s1 + ".access[alibaba-cloud].ips changed"},
	} {
		before := c.f.Clone()
		var got []string
		for _, ch := range change.Diff(c.f, changetest.Apply(c.f, c.edit)) {
			got = append(got, ch.Path.String()+" "+ch.Op.String())
		}
		assert.Equal(t, c.want, strings.Join(got, "; "))
		assert.True(t, before.Equal(c.f), "the filing itself stays as it is")
	}
	bare := changetest.Apply(unit, changetest.RemoveAccess("alibaba-cloud"), changetest.AddAccess("ucloud"))
	assert.Equal(t, "ucloud", bare.Services[0].Access[0].Provider)
}

func TestEditsThatCannotBe(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	for _, e := range []func(){
		func() { changetest.Apply(f, changetest.RemoveDomain("nowhere.example")) },
		func() { changetest.Apply(f, changetest.ReplaceDomain("nowhere.example", "a.example")) },
		func() { changetest.Apply(f, changetest.RemoveAccess("ucloud")) },
		func() { changetest.Apply(f, changetest.RemoveService(3)) },
		func() { changetest.Apply(f, changetest.At(3, changetest.ServiceName("x"))) },
		func() { changetest.Renumber("no number") },
		func() { changetest.IPs("no address") },
	} {
		assert.Panics(t, e)
	}
}
