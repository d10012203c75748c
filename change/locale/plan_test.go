package locale_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/change/locale"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/gobeian/icp/province"
	"github.com/gobeian/icp/verify"
)

// TestPlansOfAllProvinces writes the plans of many edits and looks for what must never show.
func TestPlansOfAllProvinces(t *testing.T) {
	t.Parallel()
	zh, en := locale.New(locale.Chinese), locale.New(locale.English)
	routes := make(map[verify.Route]int)
	for p := range filing.Provinces() {
		for _, old := range []filing.Filing{filingtest.Unit(p), filingtest.Individual(p)} {
			for _, edit := range edits {
				edited := old.Clone()
				edit(&edited)
				for _, b := range []change.Basis{
					{On: 20180701, Occurred: 20180701}, {On: 20190915, Occurred: 20191231}, {On: 20261122, Provider: province.TencentCloud},
					{Order: province.OrderSponsor}, {On: 20300101},
				} {
					plan, _ := verify.For(old, edited, b)
					routes[plan.Route]++
					checkPlan(t, &plan, zh.Plan(plan), en.Plan(plan), &old, &edited)
				}
			}
		}
	}
	assert.Greater(t, len(routes), 6, "%v", routes)
}

func checkPlan(t *testing.T, plan *verify.Plan, zh, en []string, filings ...*filing.Filing) {
	t.Helper()
	require.Len(t, en, len(zh))
	keys := []string{"our-cloud", "new.example.com", "other.example.com", "cn.example.app", "mini-program"}
	for i := range plan.Orders {
		keys = append(keys, plan.Orders[i].Service)
		for _, s := range plan.Orders[i].Steps {
			keys = append(keys, s.Path.Service, s.Path.Key)
			for _, id := range s.Because {
				assert.NotContains(t, strings.Join(zh, "\n"), string(id))
			}
		}
		for _, d := range plan.Orders[i].Materials {
			for _, at := range append([]filing.Path{d.Path}, d.Also...) {
				keys = append(keys, at.Service, at.Key)
			}
		}
	}
	for i := range zh {
		for _, f := range filings {
			for _, s := range f.Services {
				keys = append(keys, s.Number.String())
			}
		}
		chinese, english := zh[i], en[i]
		for _, k := range keys {
			if k != "" {
				chinese, english = strings.ReplaceAll(chinese, k, "KEY"), strings.ReplaceAll(english, k, "KEY")
			}
		}
		checkChinese(t, chinese, filings...)
		assert.False(t, hasLatinWord(chinese), chinese)
		assert.False(t, hasChinese(english), english)
		for _, bad := range []string{"unknown", "unspecified", "..", "()", ": .", ": ,", " ,", ",,"} {
			assert.NotContains(t, english, bad)
		}
		assert.NotContains(t, strings.TrimLeft(english, " "), "  ")
		assert.Equal(t, indent(chinese), indent(english))
		assert.False(t, strings.HasSuffix(english, " ") || strings.HasSuffix(chinese, "："), english)
	}
}

func indent(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }

func TestPlanParts(t *testing.T) {
	t.Parallel()
	zh, en := locale.New(locale.Chinese), locale.New(locale.English)
	const site = "浙ICP备18001004号-1"
	manager := filing.Path{Field: filing.FieldManager, Service: site}
	for _, c := range []struct {
		step   verify.PlanStep
		zh, en string
	}{
		{verify.PlanStep{}, "未指明：未指明", "Unspecified: unspecified"},
		{verify.PlanStep{Kind: province.StepFillForm, Actor: verify.Customer}, "备案申请人：填写备案信息", "Applicant: fill in the form"},
		{
			verify.PlanStep{Kind: province.StepAppUpload, Actor: verify.Customer, Optional: true, Materials: []province.Material{province.IDCard, province.ChangeProof}},
			"（可选）备案申请人：用接入商的 App 上传材料（身份证件正反面、变更证明（工商更名函等））",
			"(optional) Applicant: upload the material through the provider's App (both sides of the identity document; proof of the change, such as a registry's letter)",
		},
		{
			verify.PlanStep{Kind: province.StepVerificationSheet, Actor: verify.ByManager, Path: manager, Materials: []province.Material{province.VerificationSheet}},
			"网站 " + site + " 的负责人本人：填写真实性核验单", "Person responsible for website " + site + ": fill in the verification sheet",
		},
		{verify.PlanStep{Kind: province.StepFaceCheck, Actor: verify.ByManager, Certainty: province.Disputed},
			"网站（互联网信息服务）负责人本人：完成人脸核验（是否需要，来源说法不一）",
			"Person responsible for the service: pass the face check (sources differ on whether it is needed)"},
		{
			verify.PlanStep{Kind: province.StepSMSCheck, Actor: verify.ByPrincipal, Path: filing.Path{Field: filing.FieldPrincipal}, Phone: verify.OldPhone, Limits: []verify.StepLimit{
				{Topic: province.TopicSMSValidity, Limit: province.Limit{N: 48, Unit: province.Hours}},
				{Topic: province.TopicSMSAttempts, Limit: province.Limit{N: 5, Unit: province.Times}},
				{Topic: province.TopicSMSResend, Limit: province.Limit{N: 1, Unit: province.Times}},
			}},
			"主体负责人本人：完成短信核验；验证码发至原号码（已备案的手机号码），48小时内有效，输错以5次为限，最多可重发1次",
			"Person responsible for the sponsor: pass the SMS check; the code goes to the old number (the one on record), is valid for 48 hours, " +
				"wrong entries are limited to 5, may be sent again up to 1 time",
		},
		{
			verify.PlanStep{Kind: province.StepBureauReview, Actor: verify.ByBureau, Limits: []verify.StepLimit{
				{Topic: province.TopicBureauReview, Limit: province.Limit{N: 20, Unit: province.WorkingDays}, Rule: "CN/bureau-review/1"},
				{Topic: province.TopicBureauReview, Limit: province.Limit{Min: 3, N: 20, Unit: province.WorkingDays}, Rule: "CN/bureau-review/2"},
				{Topic: province.TopicBureauReview, Limit: province.Limit{Min: 3, N: 20, Unit: province.WorkingDays}, Rule: "our-house/bureau-review/1"},
			}},
			"省通信管理局：审核，法定20个工作日内，通常3至20个工作日", "Bureau: review, within 20 working days by law, usually 3 to 20 working days",
		},
		{
			verify.PlanStep{Kind: province.StepSubmitToBureau, Actor: verify.ByProvider, Limits: []verify.StepLimit{
				{Topic: province.TopicSubmission, Limit: province.Limit{N: 1, Unit: province.WorkingDays}, Rule: "alibaba-cloud/submission/1"},
				{Topic: province.TopicPhoto, Limit: province.Limit{N: 2, Unit: province.Days}},
			}},
			"接入商：将订单提交管局，1个工作日内，照片要求：2天内", "Access provider: hand the order to the bureau, within 1 working day, requirements for photos: within 2 days",
		},
	} {
		assert.Equal(t, c.zh, zh.Step(c.step))
		assert.Equal(t, c.en, en.Step(c.step))
	}
	for _, c := range []struct {
		demand verify.MaterialDemand
		zh, en string
	}{
		{verify.MaterialDemand{Material: province.IDCard}, "身份证件正反面", "both sides of the identity document"},
		{verify.MaterialDemand{Material: province.IDCard, Either: true}, "身份证件正反面：视情形提交", "both sides of the identity document: may not be owed"},
		{
			verify.MaterialDemand{
				Material: province.AuthorizationLetter, Signer: verify.SealedBySponsor, Path: manager, Either: true,
				Unless: []province.Fact{province.FactPersonIsLegal, province.FactEmployed},
			},
			"授权书（网站 " + site + " 的负责人）：加盖主办单位公章；该负责人为法定代表人，或负责人为单位在职人员的，可免交",
			"letter of authority (person responsible for website " + site + "): sealed by the sponsor; " +
				"not owed if the responsible person is the legal representative, or if the responsible person works for the unit",
		},
		{
			verify.MaterialDemand{
				Material: province.PreApprovalDocument, Signer: verify.IssuedByAuthority, Path: filing.Path{Field: filing.FieldServicePreApprovals, Service: site},
				Either: true, Because: []province.RuleID{"CN-ZJ/pre-approval/2"},
			},
			"前置审批文件（网站 " + site + "）：发证机关或主管部门出具；视情形提交（该说明须在该行业原本所需材料之外另行提交）",
			"pre-approval document (website " + site + "): issued by the authority; may not be owed (the rule adds: The statement comes on top of what the trade needs anyway)",
		},
		{verify.MaterialDemand{Material: province.CommitmentLetter, Path: filing.Path{Field: filing.FieldService}}, "承诺书", "commitment letter"},
	} {
		assert.Equal(t, c.zh, zh.Demand(c.demand))
		assert.Equal(t, c.en, en.Demand(c.demand))
	}
	assert.Empty(t, zh.Timeline(verify.Timeline{}))
	assert.Equal(t, []string{"最迟提交日：2026年10月31日（法规要求提前办理变更）", "预计审核通过：2026年12月2日至2026年12月23日"},
		zh.Timeline(verify.Timeline{SubmitBy: 20261031, Earliest: 20261202, Latest: 20261223}))
	assert.Equal(t, []string{"Approval expected: 2026-12-02 at the earliest"}, en.Timeline(verify.Timeline{Earliest: 20261202}))
	assert.Equal(t, []string{"预计审核通过：2026年12月2日"}, zh.Timeline(verify.Timeline{Earliest: 20261202, Latest: 20261202}))
	assert.Equal(t, "After the cancellation the sites are offline until the new filing is approved.", en.Note(verify.NoteOfflineMeanwhile))
	assert.Equal(t, []string{"办理路径：无需提交订单"}, zh.Plan(verify.Plan{}))
	assert.Equal(t, []string{"Law: The administration decides within twenty working days if the material is complete."},
		en.Because([]province.RuleID{"our-house/x/1", "CN/bureau-review/1"}))
	own := zh.WithTexts(func(id province.RuleID) (province.Text, bool) {
		return province.Text{Zh: "请致电客服"}, id == "our-house/x/1"
	})
	assert.Equal(t, []string{"请致电客服。"}, own.Because([]province.RuleID{"our-house/x/1"}))
}

func TestPlanOfSeveralOrders(t *testing.T) {
	t.Parallel()
	plan := verify.Plan{
		Route: verify.RouteSplit, Orders: []verify.Order{{Kind: province.OrderSponsor}, {Kind: province.OrderService, Service: "www.example.cn"}},
		Timeline: verify.Timeline{Notes: []verify.Note{verify.NoteUndated}}, Instead: []verify.Plan{{Route: verify.RouteMigrate}},
	}
	assert.Equal(t, []string{
		"办理路径：分次变更", "订单1（共2个）：变更主体", "订单2（共2个，在订单1审核通过后提交）：变更网站（互联网信息服务），网站 www.example.cn",
		"须知", "  - 没有给出提交日期，无法估算日期。", "另一种办法", "  办理路径：迁移备案",
	}, locale.New(locale.Chinese).Plan(plan))
	assert.Equal(t, []string{
		"Route: change orders one after the other", "Order 1 of 2: change of the sponsor",
		"Order 2 of 2, when order 1 has been approved: change of a service, website www.example.cn",
		"Good to know", "  - Without the day of submission the days are not estimated.", "Another way", "  Route: migration",
	}, locale.New(locale.English).Plan(plan))
}

// TestPlanCancels checks that the customer is told to apply for what the order cancels: a filing is not to be cancelled where
// only an access ends.
func TestPlanCancels(t *testing.T) {
	t.Parallel()
	step := verify.PlanStep{Kind: province.StepCancelFiling, Actor: verify.Customer}
	zh, en := locale.New(locale.Chinese), locale.New(locale.English)
	for kind, want := range map[province.OrderKind]string{
		province.OrderCancelSponsor: "提交注销主体申请",
		province.OrderCancelService: "提交注销网站（互联网信息服务）申请",
		province.OrderCancelAccess:  "提交取消接入申请",
	} {
		plan := verify.Plan{Route: verify.RouteTransferIn, Orders: []verify.Order{{Kind: kind, Steps: []verify.PlanStep{step}}}}
		assert.Equal(t, "    1. 备案申请人："+want, zh.Plan(plan)[3])
		assert.Equal(t, "    1. Applicant: apply for the cancellation", en.Plan(plan)[3])
	}
	assert.Equal(t, "备案申请人：提交注销或取消接入申请", zh.Step(step))
}

// TestHostilePlan writes a plan that came from elsewhere: values outside their lists, keys that steer a terminal.
func TestHostilePlan(t *testing.T) {
	t.Parallel()
	key := "\x1b[2J\u202e\n" + strings.Repeat("x", 1<<16)
	at := filing.Path{Field: filing.FieldManager, Service: key, Key: key}
	plan := verify.Plan{Route: 250, Orders: []verify.Order{{
		Kind: 250, Service: key,
		Steps: []verify.PlanStep{{
			Kind: 250, Actor: verify.ByManager, Path: at, Phone: 250, Certainty: 250, Materials: []province.Material{250},
			Limits: []verify.StepLimit{{Topic: 250, Limit: province.Limit{N: -1, Unit: 250}, Rule: province.RuleID(key)}},
		}},
		Materials: []verify.MaterialDemand{{Material: 250, Signer: 250, Path: at, Either: true, Unless: []province.Fact{250}, Because: []province.RuleID{province.RuleID(key)}}},
	}}, Timeline: verify.Timeline{SubmitBy: -1, Earliest: 99999999, Notes: []verify.Note{250}}}
	for _, l := range languages {
		for _, s := range locale.New(l).Plan(plan) {
			assert.False(t, strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) || r == '\u202e' }), "%q", s)
			assert.Less(t, len(s), 2000)
		}
	}
}
