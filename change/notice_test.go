package change_test

import (
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

// notice is a bureau's notice that forbids edits of a topic from 2026-11-01.
func notice(topic province.Topic) province.Rule {
	return province.Rule{
		ID: province.RuleID("CN-ZJ/" + topic.String() + "/900"), Topic: topic, Provinces: province.SetOf(filing.Zhejiang),
		Authority: province.Bureau, Effect: province.Forbid, Remedy: province.RemedyAskBureau,
		Period: province.Period{From: 20261101}, Stated: true, Says: province.Text{En: "Not by a change order.", Zh: "不得通过变更办理。"},
		Sources: []province.Source{{ID: "test/notice", Publisher: "A bureau", Title: "A notice"}},
	}
}

// A notice that forbids an edit is heard, whatever the edit, from its first day. Where the law itself permits the edit, it is
// told and does not block.
func TestEveryEditCanBeForbidden(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	f.Services = append(f.Services, filingtest.App(f))
	for topic, edit := range map[province.Topic]changetest.Edit{
		province.TopicReplacement:       changetest.ReplaceSponsor(7),
		province.TopicRename:            changetest.Rename("改名样例有限公司"),
		province.TopicCertificateNumber: changetest.CertificateNumber(filingtest.USCC(888)),
		province.TopicCertificate:       func(f *filing.Filing) { f.Sponsor.Certificate.Expires = 20350101 },
		province.TopicAddress:           changetest.Address("样例路2号"),
		province.TopicSponsorDetail:     func(f *filing.Filing) { f.Sponsor.Superior = "样例上级单位" },
		province.TopicResponsiblePerson: changetest.Principal(filingtest.Person(filing.Zhejiang, 55)),
		province.TopicServiceManager:    changetest.Manager(filingtest.Person(filing.Zhejiang, 56)),
		province.TopicPhone:             changetest.Phone(filingtest.Mobile(99)),
		province.TopicEmail:             changetest.Email("new@example.com"),
		province.TopicIDValidity:        func(f *filing.Filing) { f.Sponsor.Principal.ID.Expires = 20350101 },
		province.TopicDomainRemove:      changetest.RemoveDomain(f.Services[0].Domains[1].Name),
		province.TopicServiceName:       changetest.ServiceName("样例站"),
		province.TopicServiceContent:    changetest.Contents(1),
		province.TopicPreApproval:       changetest.PreApproval(1, "样例许可1号"),
		province.TopicApp:               func(f *filing.Filing) { f.Services[1].App.Platform = filing.OtherPlatform },
		province.TopicAccess:            func(f *filing.Filing) { f.Services[0].Access[0].Mode = filing.AccessCoLocation },
		province.TopicServerRegion:      changetest.Region(filing.Beijing),
		province.TopicServerIP:          changetest.IPs("192.0.2.9"),
		province.TopicRemark:            func(f *filing.Filing) { f.Remark = "样例备注" },
	} {
		r := notice(topic)
		if topic == province.TopicReplacement {
			r.When.From, r.When.To = filing.Unit, filing.Unit
		}
		table, err := province.Builtin().Overlay("notice", r)
		require.NoError(t, err)
		wanted := changetest.Apply(f, edit)
		heard := func(on filing.Date) (severities []change.Severity) {
			for _, v := range (change.Basis{On: on, Rules: table}).Validate(f, wanted) {
				if v.Rule == r.ID {
					severities = append(severities, v.Severity)
				}
			}
			return severities
		}
		assert.Empty(t, heard(20261031), "%s, the day before", topic)
		if assert.NotEmpty(t, heard(20261101), "%s", topic) {
			law := table.Decide(province.Query{Province: filing.Zhejiang, On: 20261101, Topic: topic, From: filing.Unit, To: filing.Unit, Class: filing.Unit})
			permits := law.IsLaw() && law.Effect() == province.Permit
			assert.Equal(t, permits, heard(20261101)[0] == change.Advisory, "%s: the law permits it: %v", topic, permits)
		}
	}
}

// A notice about one person leaves the others alone.
func TestForbiddenForOnePerson(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	r := notice(province.TopicPhone)
	r.Persons = province.SetOf(province.Manager)
	table, err := province.Builtin().Overlay("notice", r)
	require.NoError(t, err)
	basis := change.Basis{On: 20261101, Rules: table}
	changetest.MatchBlocking(t, basis.Validate(f, changetest.Apply(f, changetest.Phone(filingtest.Mobile(99)))))
	changetest.MatchBlocking(t, basis.Validate(f, changetest.Apply(f, changetest.ManagerPhone(filingtest.Mobile(99)))),
		changetest.Blocking(change.ReasonRequirement).At("services[*].manager.mobile").By(r.ID).Mend(province.RemedyAskBureau))
}

// Of days before anybody wrote about a province, that nothing speaks against an edit says nothing; the law holds all the same.
func TestDaysThatAreNotCovered(t *testing.T) {
	notCovered := changetest.Advisory(change.ReasonNotCovered).Mend(province.RemedyAskBureau)
	for p, first := range map[filing.Province]filing.Date{filing.Zhejiang: 20170605, filing.Tibet: 20180609} {
		f := filingtest.Unit(p)
		phone := changetest.Apply(f, changetest.Phone(filingtest.Mobile(99)))
		changetest.Contains(t, change.Basis{On: first.AddDays(-1)}.Validate(f, phone), notCovered)
		for _, v := range (change.Basis{On: first}).Validate(f, phone) {
			assert.NotEqual(t, change.ReasonNotCovered, v.Reason, "%s", p)
		}
		assert.Equal(t, first, province.Builtin().CoveredFrom(p))
		changetest.MatchBlocking(t, change.Basis{On: 20160401}.Validate(f, changetest.Apply(f, changetest.MoveTo(filing.Beijing))),
			changetest.Blocking(change.ReasonProvinceChanged))
	}
	f := filingtest.Unit(filing.Zhejiang)
	for _, rules := range []province.Rules{&province.Table{}, house(t)} {
		vs := change.Basis{On: 20220110, Rules: rules}.Validate(f, changetest.Apply(f, changetest.Phone(filingtest.Mobile(99))))
		assert.Equal(t, rules.Edition() == "", slices.ContainsFunc(vs, func(v change.Violation) bool { return v.Reason == change.ReasonNotCovered }))
	}
	assert.Nil(t, change.Basis{On: 20160101}.Validate(f, f), "nothing changes")
}
