package locale_test

import (
	"encoding"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/change/changetest"
	"github.com/gobeian/icp/change/locale"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/gobeian/icp/province"
	"github.com/gobeian/icp/verify"
)

// languages are all of them.
var languages = [...]locale.Language{locale.Chinese, locale.English}

// value is one member of a closed list with its texts.
type value struct {
	list, slug string
	texts      [2]string
}

// slugged is a closed list whose members are numbered without gaps from zero or one.
type slugged interface {
	~uint8
	locale.Word
	encoding.TextMarshaler
}

// members returns all members of a list but the zero value; the list ends where encoding fails or becomes empty.
func members[W slugged](list string) (vs []value) {
	for w := W(1); ; w++ {
		slug, err := w.MarshalText()
		if err != nil || len(slug) == 0 {
			return vs
		}
		vs = append(vs, value{list, string(slug), [2]string{locale.Term(locale.Chinese, w), locale.Term(locale.English, w)}})
	}
}

func everyValue() []value {
	var vs []value
	for _, more := range [][]value{
		members[change.Reason]("reason"), members[change.Severity]("severity"), members[change.Op]("op"),
		members[province.Topic]("topic"), members[province.Effect]("effect"), members[province.Verdict]("verdict"),
		members[province.Certainty]("certainty"), members[province.Authority]("authority"), members[province.Provider]("provider"),
		members[province.OrderKind]("order"), members[province.Remedy]("remedy"), members[province.Material]("material"),
		members[province.Fact]("fact"), members[province.Person]("person"), members[province.Party]("party"),
		members[province.StepKind]("step"), members[province.Unit]("unit"),
		members[change.Truth]("truth"), members[verify.Route]("route"), members[verify.Actor]("actor"), members[verify.Phone]("phone"),
		members[verify.Signer]("signer"), members[verify.Note]("note"), members[verify.State]("state"), members[verify.EventKind]("event"),
		members[verify.Cause]("cause"), members[verify.FindingKind]("finding"), members[verify.Fault]("fault"),
		members[filing.Field]("field"), members[filing.Problem]("problem"), members[filing.Province]("province"),
	} {
		vs = append(vs, more...)
	}
	for _, c := range []filing.Class{filing.Unit, filing.Individual} {
		vs = append(vs, value{"class", c.String(), [2]string{locale.Term(locale.Chinese, c), locale.Term(locale.English, c)}})
	}
	for k := filing.ServiceKind(1); k < 100; k++ {
		if k.Chinese() != "" {
			vs = append(vs, value{"service kind", k.String(), [2]string{locale.Term(locale.Chinese, k), locale.Term(locale.English, k)}})
		}
	}
	for c := filing.PreApprovalCategory(1); c < 100; c++ {
		if c.Chinese() != "" {
			vs = append(vs, value{"pre-approval", c.String(), [2]string{locale.Term(locale.Chinese, c), locale.Term(locale.English, c)}})
		}
	}
	return vs
}

// hasSlug reports words that only code uses: two or more lower-case ASCII words joined by hyphens.
func hasSlug(s string) bool {
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return !(r >= 'a' && r <= 'z' || r == '-') }) {
		if strings.Contains(strings.Trim(word, "-"), "-") {
			return true
		}
	}
	return false
}

// hasLatinWord reports lower-case ASCII words, apart from the App that Chinese readers call by that name.
func hasLatinWord(s string) bool {
	s = strings.ReplaceAll(s, "App", "")
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 'a' && r <= 'z' })
}

// hasChinese reports Chinese characters and full-width punctuation.
func hasChinese(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef
	})
}

func TestEveryValueHasATextInEveryLanguage(t *testing.T) {
	t.Parallel()
	taken := make(map[string]string)
	count := make(map[string]int)
	for _, v := range everyValue() {
		count[v.list]++
		for _, l := range languages {
			s := v.texts[l]
			name := fmt.Sprint(v.list, " ", v.slug, " in ", l)
			require.NotEmpty(t, s, name)
			assert.NotContains(t, []string{"未知", "unknown", "未指明", "unspecified"}, s, name)
			assert.Equal(t, strings.TrimSpace(s), s, name)
			key := v.list + "/" + l.String() + "/" + s
			assert.Empty(t, taken[key], "%s has the text of another value", name)
			taken[key] = v.slug
		}
		assert.False(t, hasLatinWord(v.texts[locale.Chinese]), "%s %s: %s", v.list, v.slug, v.texts[locale.Chinese])
		assert.True(t, hasChinese(v.texts[locale.Chinese]) || v.texts[locale.Chinese] == "App", "%s %s", v.list, v.slug)
		assert.False(t, hasChinese(v.texts[locale.English]), "%s %s: %s", v.list, v.slug, v.texts[locale.English])
	}
	assert.Len(t, count, 34)
	assert.Equal(t, int(verify.RouteMigrate), count["route"])
	assert.Equal(t, int(verify.NoteReviewUnknown), count["note"])
	assert.Equal(t, int(verify.StateAbandoned), count["state"])
	assert.Equal(t, int(verify.EventBureauReturned), count["event"])
	assert.Equal(t, int(verify.CauseOther), count["cause"])
	assert.Equal(t, int(verify.FaultSiteEnded), count["fault"])
	assert.Equal(t, int(change.ReasonUndecided), count["reason"])
	assert.Equal(t, int(province.TopicRemark), count["topic"])
	assert.Equal(t, int(filing.FieldAppSDKs), count["field"])
	assert.Equal(t, int(filing.ProblemObsolete), count["problem"])
	assert.Equal(t, 31, count["province"])
}

func TestValuesWithoutAText(t *testing.T) {
	t.Parallel()
	assert.Equal(t, "未知", locale.Term(locale.Chinese, change.Reason(250)))
	assert.Equal(t, "unknown", locale.Term(locale.English, province.Topic(250)))
	assert.Equal(t, "unspecified", locale.Term(locale.English, province.OrderKind(0)))
	assert.Equal(t, "无规定可查", locale.Term(locale.Chinese, province.Unknown))
	assert.Equal(t, "无", locale.Term(locale.Chinese, province.RemedyNone))
	assert.Equal(t, "整个备案", locale.Term(locale.Chinese, filing.Field(0)))
	assert.Equal(t, "无需提交订单", locale.Term(locale.Chinese, verify.RouteNone))
	assert.Equal(t, "not known", locale.Term(locale.English, change.NotKnown))
	assert.Equal(t, "unspecified", locale.Term(locale.English, verify.State(0)))
	assert.Equal(t, "未指明", locale.Term(locale.Chinese, verify.Cause(0)))
	assert.Equal(t, "未知", locale.Term(locale.Chinese, verify.Fault(250)))
	assert.Equal(t, "unknown", locale.Term(locale.English, verify.Note(250)))
	assert.Equal(t, "阻断", locale.Term(locale.Language(9), change.Blocking), "a language outside the list is Chinese")
}

func TestMatch(t *testing.T) {
	t.Parallel()
	m := locale.NewMatcher()
	for _, c := range []struct {
		tags string
		want locale.Language
	}{
		{"zh", locale.Chinese},
		{"zh-CN", locale.Chinese},
		{"zh-Hans", locale.Chinese},
		{"zh-Hans-CN", locale.Chinese},
		{"zh-Hant", locale.Chinese},
		{"zh-TW", locale.Chinese},
		{"zh-HK", locale.Chinese},
		{"zh-SG", locale.Chinese},
		{"cmn", locale.Chinese},
		{"en", locale.English},
		{"en-GB", locale.English},
		{"en-US-u-ca-buddhist", locale.English},
		{"fr", locale.Chinese},
		{"und", locale.Chinese},
		{"xx", locale.Chinese},
		{"*", locale.Chinese},
		{"", locale.Chinese},
		{"not a tag", locale.Chinese},
		{"zh-TW,zh;q=0.9,en-US;q=0.8,en;q=0.7", locale.Chinese},
		{"zh-TW, en;q=0.9", locale.Chinese},
		{"en-US,en;q=0.9,zh-CN;q=0.8", locale.English},
		{"zh-CN;q=0.5, en-GB", locale.English},
		{"fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", locale.English},
		{"zh;q=0, en;q=0.8", locale.English},
		{"ja, ko;q=0.9", locale.Chinese},
		{"en;q=nonsense, zh", locale.Chinese},
		{"waytoolongforasubtag, en", locale.English},
	} {
		assert.Equal(t, c.want, m.Match(c.tags), "%q", c.tags)
		assert.Equal(t, c.want, locale.Match(c.tags), "%q", c.tags)
	}
	assert.Equal(t, locale.Chinese, locale.Match())
	assert.Equal(t, locale.English, locale.Match("fr", "en", "zh"), "the arguments are in the order of preference")
	assert.Equal(t, locale.English, locale.Match("", "en-AU"))
	assert.Equal(t, locale.Chinese, new(locale.Matcher).Match("en"))
}

func TestMatchIsBounded(t *testing.T) {
	t.Parallel()
	m := locale.NewMatcher()
	for _, hostile := range []string{
		strings.Repeat("a", 1<<20), strings.Repeat("zh-", 1<<18), strings.Repeat(",", 1<<20), strings.Repeat("x-a,", 1<<18),
		strings.Repeat("fr;q=0.1,", 1<<16) + "en", "\xff\xfe,\x00", strings.Repeat("-", 1<<20),
	} {
		assert.Equal(t, locale.Chinese, m.Match(hostile))
	}
	many := make([]string, 1<<16)
	many[len(many)-1] = "en"
	assert.Equal(t, locale.Chinese, m.Match(many...))
}

func TestLanguageText(t *testing.T) {
	t.Parallel()
	for _, l := range languages {
		text, err := l.MarshalText()
		require.NoError(t, err)
		var back locale.Language
		require.NoError(t, back.UnmarshalText(text))
		assert.Equal(t, l, back)
	}
	var l locale.Language
	require.NoError(t, l.UnmarshalText([]byte("zh")))
	var unknown *locale.UnknownError
	require.ErrorAs(t, l.UnmarshalText([]byte("fr")), &unknown)
	assert.NotContains(t, unknown.Error(), "fr")
}

func TestPath(t *testing.T) {
	t.Parallel()
	const site = "浙ICP备2021000001号-1"
	for _, c := range []struct {
		path   filing.Path
		zh, en string
	}{
		{filing.Path{}, "整个备案", "filing as a whole"},
		{filing.Path{Field: filing.FieldPrincipalMobile}, "主体负责人手机号码", "mobile number of the person responsible for the sponsor"},
		{filing.Path{Field: filing.FieldService, Service: site}, "网站 " + site, "website " + site},
		{filing.Path{Field: filing.FieldService, Service: site + "0A"}, "App " + site + "0A", "App " + site + "0A"},
		{filing.Path{Field: filing.FieldServiceName, Service: site}, "网站 " + site + " 的名称", "name of website " + site},
		{filing.Path{Field: filing.FieldManagerMobile, Service: site}, "网站 " + site + " 的负责人手机号码", "mobile number of the person responsible for website " + site},
		{filing.Path{Field: filing.FieldDomain, Service: site, Key: "example.cn"}, "网站 " + site + " 的域名 example.cn", "domain example.cn of website " + site},
		{filing.Path{Field: filing.FieldDomainExpires, Service: site, Key: "example.cn"}, "网站 " + site + " 的域名 example.cn 的到期日", "expiry date of domain example.cn of website " + site},
		{filing.Path{Field: filing.FieldDomains, Service: site}, "网站 " + site + " 的域名列表", "domains of website " + site},
		{filing.Path{Field: filing.FieldAccessIPs, Service: site, Key: "alibaba-cloud"}, "网站 " + site + " 的服务器IP地址（阿里云）", "IP addresses of the servers (Alibaba Cloud) of website " + site},
		{filing.Path{Field: filing.FieldAccess, Service: site, Key: "our-cloud"}, "网站 " + site + " 的接入（our-cloud）", "access (our-cloud) of website " + site},
		{filing.Path{Field: filing.FieldPreApprovalNumber, Service: site, Key: "drugs-and-devices"}, "网站 " + site + " 的前置审批号（药品和医疗器械）", "number of the pre-approval (drugs and medical devices) of website " + site},
		{filing.Path{Field: filing.FieldPreApproval, Service: site, Key: "4711"}, "网站 " + site + " 的前置审批（4711）", "pre-approval (4711) of website " + site},
		{filing.Path{Field: filing.FieldAppPackage, Service: "cn.example.app"}, "网站 cn.example.app 的包名", "package name of website cn.example.app"},
		{filing.Path{Field: filing.FieldServiceContents, Service: "mini-program"}, "小程序 的内容", "contents of the mini-program"},
		{filing.Path{Field: filing.FieldServiceName}, "服务名称", "name of the service"},
		{filing.Path{Field: filing.FieldDomain, Service: "website", Key: "\x1b[31mred\u202e"}, "网站 的域名 �[31mred�", "domain �[31mred� of the website"},
	} {
		assert.Equal(t, c.zh, locale.New(locale.Chinese).Path(c.path), "%v", c.path)
		assert.Equal(t, c.en, locale.New(locale.English).Path(c.path), "%v", c.path)
	}
	long := locale.New(locale.Chinese).Path(filing.Path{Field: filing.FieldDomain, Service: strings.Repeat("长", 1<<16), Key: strings.Repeat("x", 1<<16)})
	assert.Less(t, len(long), 1000)
}

func TestNumbersAndDates(t *testing.T) {
	t.Parallel()
	zh, en := locale.New(locale.Chinese), locale.New(locale.English)
	assert.Equal(t, "2019年4月22日", zh.Date(20190422))
	assert.Equal(t, "2019-04-22", en.Date(20190422))
	assert.Equal(t, "未指明", zh.Date(0))
	for _, c := range []struct {
		limit  province.Limit
		zh, en string
	}{
		{province.Limit{N: 90, Unit: province.Days}, "90天", "90 days"},
		{province.Limit{N: 1, Unit: province.Domains}, "1个域名", "1 domain"},
		{province.Limit{Min: 3, N: 20, Unit: province.WorkingDays}, "3至20个工作日", "3 to 20 working days"},
		{province.Limit{N: 2024, Unit: province.Hours}, "2024小时", "2024 hours"},
		{province.Limit{}, "", ""},
	} {
		assert.Equal(t, c.zh, zh.Limit(c.limit))
		assert.Equal(t, c.en, en.Limit(c.limit))
	}
	v := change.Violation{Reason: change.ReasonUnderAge, Topic: province.TopicAge, Severity: change.Blocking, Detail: change.Detail{Limit: province.Limit{N: 18, Unit: province.Years}}}
	assert.Contains(t, zh.Violation(&v), "18周岁")
}

// edits of a filing that meet many kinds of rule.
var edits = [...]func(f *filing.Filing){
	func(f *filing.Filing) {
		f.Services[0].Domains = append(f.Services[0].Domains, filing.Domain{Name: "new.example.com"})
	},
	func(f *filing.Filing) { f.Services[0].Domains = f.Services[0].Domains[:1] },
	func(f *filing.Filing) { f.Services[0].Domains = nil },
	func(f *filing.Filing) { f.Services[0].Domains[0].Name = "other.example.com" },
	func(f *filing.Filing) { f.Province = filing.Tibet },
	func(f *filing.Filing) {
		f.Sponsor.Name, f.Sponsor.Certificate.Name = "另一样例公司", "另一样例公司"
	},
	func(f *filing.Filing) { f.Sponsor.Certificate.Number = filingtest.USCC(4242) },
	func(f *filing.Filing) {
		f.Sponsor.Name, f.Sponsor.Certificate.Number = "另一样例公司", filingtest.USCC(4242)
		f.Sponsor.Nature, f.Sponsor.Certificate.Kind = filing.NatureEnterprise, filing.BusinessLicence
	},
	func(f *filing.Filing) {
		p := filingtest.Person(f.Province, 77)
		f.Sponsor.Name, f.Sponsor.Nature = p.Name, filing.NatureIndividual
		f.Sponsor.Certificate = filing.Certificate{Kind: p.ID.Kind, Number: p.ID.Number}
		f.Sponsor.Principal = p
	},
	func(f *filing.Filing) {
		f.Sponsor.Principal.Mobile, f.Services[0].Name, f.Sponsor.Principal.Email = "1380000", "x", "@"
	},
	func(f *filing.Filing) { f.Services = append(f.Services, filingtest.App(*f)) },
	func(f *filing.Filing) { f.Services = nil },
	func(f *filing.Filing) { f.Services[0].Access = nil },
	func(f *filing.Filing) { f.Services[0].Access[0].Provider = "tencent-cloud" },
	func(f *filing.Filing) { f.Services[0].Manager = filingtest.Person(f.Province, 78) },
	func(f *filing.Filing) { f.Sponsor.Principal.Name = "" },
	func(f *filing.Filing) {
		f.Services[0].PreApprovals = []filing.PreApproval{{Category: filing.PreApprovalNews, Number: "x"}}
	},
}

// TestViolationsOfAllProvinces writes the findings of many edits and looks for what must never show.
func TestViolationsOfAllProvinces(t *testing.T) {
	t.Parallel()
	constant := func(province.RuleID) (province.Text, bool) {
		return province.Text{Zh: "规则原句。", En: "The rule's sentence."}, true
	}
	zh, en := locale.New(locale.Chinese), locale.New(locale.English)
	seen := make(map[change.Reason]int)
	for p := range filing.Provinces() {
		for _, old := range []filing.Filing{filingtest.Unit(p), filingtest.Individual(p)} {
			for _, edit := range edits {
				edited := old.Clone()
				edit(&edited)
				for _, b := range []change.Basis{
					{On: 20180701, Occurred: 20180701}, {On: 20190915, Materials: []province.Material{}}, {On: 20261122, Provider: province.TencentCloud},
					{Order: province.OrderSponsor, OpenOrders: []change.OpenOrder{{Kind: province.OrderService}}},
				} {
					for _, v := range b.Validate(old, edited) {
						seen[v.Reason]++
						checkChinese(t, zh.Violation(&v), &old, &edited)
						checkEnglish(t, en.WithTexts(constant).Violation(&v), &v)
						if v.Rule != "" {
							assert.Contains(t, zh.WithTexts(constant).Violation(&v), "规则原句。")
							assert.NotContains(t, zh.Violation(&v), string(v.Rule))
						}
					}
				}
				for _, c := range change.Diff(old, edited) {
					checkChinese(t, zh.Change(c), &old, &edited)
					assert.NotContains(t, en.Change(c), "unknown")
				}
			}
		}
	}
	assert.Greater(t, len(seen), 15, "%v", seen)
}

func checkChinese(t *testing.T, s string, filings ...*filing.Filing) {
	t.Helper()
	require.NotEmpty(t, s)
	assert.False(t, hasSlug(strings.ReplaceAll(s, "our-cloud", "")), s)
	for _, bad := range []string{"未知", "未指明", "。。", "；；", "（）", "：。"} {
		assert.NotContains(t, s, bad)
	}
	for _, f := range filings {
		for _, personal := range []string{f.Sponsor.Name, f.Sponsor.Certificate.Number, f.Sponsor.Principal.Mobile, f.Sponsor.Principal.ID.Number, f.Sponsor.Address} {
			if personal != "" {
				assert.NotContains(t, s, personal)
			}
		}
	}
}

func checkEnglish(t *testing.T, s string, v *change.Violation) {
	t.Helper()
	for _, key := range []string{v.Path.Service, v.Path.Key, v.Detail.With} {
		if key != "" {
			s = strings.ReplaceAll(s, key, "KEY")
		}
	}
	assert.False(t, hasChinese(s), s)
	assert.True(t, strings.HasSuffix(s, "."), s)
	assert.False(t, s[0] >= 'a' && s[0] <= 'z', s)
	for _, bad := range []string{"unknown", "unspecified", "  ", "..", "()", ": .", v.Reason.String() + ":"} {
		assert.NotContains(t, s, bad)
	}
}

// TestEveryViolation writes violations of every reason with every remedy and full or empty particulars.
func TestEveryViolation(t *testing.T) {
	t.Parallel()
	full := change.Detail{
		Since: 20190422, With: "b.example", From: filing.Individual, To: filing.Unit, Order: province.OrderSponsor,
		Depends: province.SetOf(province.FactOwnUnit, province.FactSitesOpen), Materials: province.SetOf(province.BusinessLicence),
		Limit: province.Limit{N: 5, Unit: province.Domains}, Problem: filing.ProblemLength, Due: 20190501,
	}
	for r := change.ReasonProvinceChanged; r <= change.ReasonUndecided; r++ {
		for remedy := province.RemedyNone; remedy <= province.RemedyAskBureau; remedy++ {
			for _, v := range []change.Violation{
				{Reason: r, Remedy: remedy},
				{Reason: r, Severity: change.Advisory, Certainty: province.Unattested, Topic: province.TopicAge, Remedy: remedy},
				{
					Reason: r, Severity: change.Blocking, Certainty: province.Law, Topic: province.TopicRename, Remedy: remedy, Detail: full,
					Rule: "our-house/rename/1", Sources: []province.Source{{Dissent: true}}, Path: filing.Path{Field: filing.FieldSponsorName},
				},
			} {
				s := locale.New(locale.Chinese).Violation(&v)
				checkChinese(t, s)
				assert.NotContains(t, s, "our-house")
				checkEnglish(t, locale.New(locale.English).Violation(&v), &v)
			}
		}
	}
}

// TestUnstated: a filing that names no province, or no nature, is told that and not that no rule is known.
func TestUnstated(t *testing.T) {
	t.Parallel()
	for want, f := range map[string]filing.Filing{
		"备案所在省份：没有给出备案所在省份，只按全国规则判定，当地管局的规则未计入。办法：更正该项信息后提交。": filingtest.Unit(0),
		"主办者单位性质：没有给出单位性质，只适用于单位或只适用于个人的规则无法区分。办法：更正该项信息后提交。": filingtest.Nature(filing.Zhejiang, 0),
	} {
		vs := change.Basis{On: 20220110}.Validate(f, changetest.Apply(f, changetest.RemoveDomain("example.net")))
		require.Len(t, vs, 1)
		assert.Equal(t, want, locale.New(locale.Chinese).Violation(&vs[0]))
		en := locale.New(locale.English).Violation(&vs[0])
		assert.Contains(t, en, ": without the ")
		assert.NotContains(t, en, "No rule")
	}
	f := filingtest.Unit(filing.Zhejiang)
	vs := change.Basis{On: 20220110}.Validate(f, changetest.Apply(f, func(f *filing.Filing) { f.Services[0].Access[0].Provider = "" }))
	require.NotEmpty(t, vs)
	for i := range vs {
		assert.Contains(t, locale.New(locale.Chinese).Violation(&vs[i]), "没有给出接入服务商")
		assert.Contains(t, locale.New(locale.English).Violation(&vs[i]), "an access names no provider")
	}
}

func TestRulesOfTheBook(t *testing.T) {
	t.Parallel()
	zh, en := locale.New(locale.Chinese), locale.New(locale.English)
	for r := range province.Builtin().All() {
		s := zh.Rule(r)
		assert.True(t, strings.HasPrefix(s, r.Says.Zh), s)
		assert.Contains(t, s, "出处：")
		assert.NotContains(t, s, string(r.ID))
		assert.True(t, strings.HasPrefix(en.Rule(r), strings.TrimSuffix(r.Says.En, ".")))
		for _, src := range r.Sources {
			if src.Dissent {
				assert.Contains(t, s, "不同说法见：")
				assert.Contains(t, en.Rule(r), " Otherwise: ")
			}
		}
	}
}

// house is a rule of a company of its own.
func house() province.Rule {
	return province.Rule{
		ID: "our-house/rename/1", Topic: province.TopicRename, Authority: province.Bureau, Effect: province.Forbid,
		Provinces: province.SetOf(filing.Zhejiang, filing.Hainan), Period: province.Period{From: 20200101, Until: 20210101}, Stated: true,
		Remedy: province.RemedyAskBureau, Says: province.Text{Zh: "更名须先咨询。", En: "Ask before renaming."},
		Caveat: province.Text{En: "Only on Mondays.", Zh: "仅限周一。"}, Presumed: true, Disputed: true,
		Sources: []province.Source{
			{ID: "x", Publisher: "Example Host (样例主机)", Title: "通知\x1b", Published: 20191231, Seen: province.Period{From: 20200101, Until: 20200102}, Inferred: true},
			{ID: "y", Publisher: "Somebody", Title: "Elsewhere", Section: "2", Dissent: true},
		},
	}
}

func TestOwnRules(t *testing.T) {
	t.Parallel()
	zh, en := locale.New(locale.Chinese), locale.New(locale.English)
	assert.Equal(t, "更名须先咨询。浙江、海南管局规定；自2020年1月1日起至2020年12月31日止；来源相互矛盾；原文泛指备案，推定适用于变更；另有说明：仅限周一。"+
		"出处：样例主机《通知�》（2019年12月31日发布，2020年1月1日可见（推定））。不同说法见：Somebody《Elsewhere》2。", zh.Rule(house()))
	assert.Equal(t, "Ask before renaming. Rule of the bureaus of Zhejiang, Hainan; from 2020-01-01 to 2020-12-31; sources contradict each other; "+
		"written for filings in general, presumed to bind changes; but: Only on Mondays. "+
		"Sources: Example Host, “通知�” (published 2019-12-31, seen 2020-01-01 (inferred)). Otherwise: Somebody, “Elsewhere”, 2.", en.Rule(house()))

	v := change.Violation{
		Rule: "our-house/rename/1", Reason: change.ReasonSponsorRenamed, Severity: change.Blocking, Certainty: province.Stated, Topic: province.TopicRename,
		Path: filing.Path{Field: filing.FieldSponsorName}, Remedy: province.RemedyAskBureau, Detail: change.Detail{Since: 20200101},
	}
	assert.Equal(t, "主办者名称：变更了主办者名称，变更订单不会通过。依据：自2020年1月1日起；来源写明生效日期。办法：提交前先向管局或接入商核实。", zh.Violation(&v))

	table, err := province.New("2026-11-22-house", house())
	require.NoError(t, err)
	assert.Equal(t, "Name of the sponsor: the sponsor is renamed; the change order will not pass. "+
		"Rule (rule of the bureaus of Zhejiang, Hainan; since 2020-01-01; a source states the day it took effect): Ask before renaming. "+
		"What to do: ask the bureau or the provider before sending the order.", en.WithBook(table).Violation(&v))

	own := zh.WithTexts(func(id province.RuleID) (province.Text, bool) {
		return province.Text{Zh: "请致电客服"}, id == "our-house/rename/1"
	})
	assert.Contains(t, own.Violation(&v), "：请致电客服。办法：")
	assert.Contains(t, own.Rule(house()), "请致电客服。")
	assert.Contains(t, en.WithTexts(func(province.RuleID) (province.Text, bool) { return province.Text{}, true }).WithBook(table).Violation(&v), "Ask before renaming.")
}

func TestPrinterIsAValue(t *testing.T) {
	t.Parallel()
	var zero locale.Printer
	assert.Equal(t, locale.Chinese, zero.Language())
	assert.Equal(t, locale.English, locale.New(locale.English).Language())
	assert.Equal(t, locale.New(locale.Chinese).Reason(change.ReasonLate), zero.Reason(change.ReasonLate))
	assert.Equal(t, "营业执照、法定代表人证件", zero.Materials(province.SetOf(province.BusinessLicence, province.LegalRepresentativeID)))
	assert.Empty(t, zero.Facts(0))
	assert.NotEmpty(t, zero.Violation(&change.Violation{}))
}

// TestSourcesInChinese checks that no English remark is left in how a Chinese text cites a document of the built-in book.
func TestSourcesInChinese(t *testing.T) {
	english := regexp.MustCompile(`[a-z]{2,} [a-z]{2,}`)
	seen := map[string]bool{}
	for r := range province.Builtin().All() {
		for _, s := range r.Sources {
			if cited := locale.New(locale.Chinese).Source(s); !seen[cited] {
				seen[cited] = true
				assert.NotRegexp(t, english, cited)
			}
		}
	}
	assert.NotEmpty(t, seen)
	own := province.Source{Publisher: "Our desk (a desk)", Title: "Memo (first draft)", Section: "-"}
	assert.Equal(t, "Our desk (a desk)《Memo (first draft)》", locale.New(locale.Chinese).Source(own), "what others bring stays, a dash is no section")
}

func FuzzMatch(f *testing.F) {
	for _, s := range []string{"zh-TW,zh;q=0.9", "en;q=0", "*", "und-u-co-phonebk", ",,,;q=", "i-klingon"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if l := locale.Match(s); l > locale.English {
			t.Error(l)
		}
	})
}

func FuzzPath(f *testing.F) {
	f.Add(uint8(filing.FieldDomain), "浙ICP备2021000001号-1", "example.cn")
	f.Add(uint8(filing.FieldAccessIPs), "\xff", "\x1b[0m")
	f.Fuzz(func(t *testing.T, field uint8, service, key string) {
		for _, l := range languages {
			s := locale.New(l).Path(filing.Path{Field: filing.Field(field), Service: service, Key: key})
			if s == "" || strings.ContainsFunc(s, unicode.IsControl) || len(s) > 2000 {
				t.Errorf("%q", s)
			}
		}
	})
}

func BenchmarkMatch(b *testing.B) {
	b.Run("function", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			locale.Match("zh-TW,zh;q=0.9,en-US;q=0.8")
		}
	})
	b.Run("matcher", func(b *testing.B) {
		b.ReportAllocs()
		m := locale.NewMatcher()
		for b.Loop() {
			m.Match("zh-TW,zh;q=0.9,en-US;q=0.8")
		}
	})
}

func BenchmarkViolation(b *testing.B) {
	f := filingtest.Unit(filing.Zhejiang)
	g := f.Clone()
	edits[0](&g)
	vs := change.Basis{On: 20190603}.Validate(f, g)
	p := locale.New(locale.Chinese)
	b.ReportAllocs()
	for b.Loop() {
		p.Violation(&vs[0])
	}
}
