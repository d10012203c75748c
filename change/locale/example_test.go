package locale_test

import (
	"fmt"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/change/locale"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/gobeian/icp/province"
	"github.com/gobeian/icp/verify"
)

func ExamplePrinter_Violation() {
	old := filingtest.Unit(filing.Zhejiang)
	edited := old.Clone()
	edited.Services[0].Domains = append(edited.Services[0].Domains, filing.Domain{Name: "shop.example.cn"})

	p := locale.New(locale.Match("zh-CN,zh;q=0.9,en;q=0.8"))
	for _, v := range (change.Basis{On: 20190603}).Validate(old, edited).Blocking() {
		fmt.Println(p.Violation(&v))
	}
	// Output:
	// 网站 浙ICP备18001004号-1 的域名 shop.example.cn：新增了域名，变更订单不会通过。规则（工信部规定；自2019年4月22日起；另有来源说法不同）：变更备案不可新增域名；新域名须另行新增网站备案。办法：另行提交“新增网站（互联网信息服务）”订单。
}

func ExamplePrinter_Change() {
	old := filingtest.Unit(filing.Zhejiang)
	edited := old.Clone()
	edited.Sponsor.Principal.Mobile = filingtest.Mobile(901)

	for _, c := range change.Diff(old, edited) {
		fmt.Println(locale.New(locale.Chinese).Change(c))
		fmt.Println(locale.New(locale.English).Change(c))
	}
	// Output:
	// 修改主体负责人手机号码
	// Changed the mobile number of the person responsible for the sponsor
}

func ExamplePrinter_Plan() {
	old := filingtest.Unit(filing.Beijing)
	edited := old.Clone()
	edited.Sponsor.Principal.Mobile = filingtest.Mobile(901)

	plan, err := verify.For(old, edited, change.Basis{On: 20200817})
	if err != nil {
		fmt.Println(err)
	}
	plan.Timeline.Notes = nil // they are sentences such as 办理期间，已备案的网站可照常访问。
	for _, line := range locale.New(locale.Chinese).Plan(plan) {
		fmt.Println(line)
	}
	// Output:
	// 办理路径：变更备案
	// 订单：变更主体
	//   材料
	//     [ ] 真实性核验单（网站 京ICP备18001004号-1 的负责人）：网站（互联网信息服务）负责人签字并加盖主办单位公章
	//   步骤
	//     1. 备案申请人：填写备案信息
	//     2. 网站 京ICP备18001004号-1 的负责人本人：填写真实性核验单
	//     3. 备案申请人：用接入商的 App 上传材料（真实性核验单）
	//     4. 接入商：初审，1至2个工作日
	//     5. 网站 京ICP备18001004号-1 的负责人本人：完成人脸核验
	//     6. 接入商：将订单提交管局，1个工作日内
	//     7. 主体负责人本人：完成短信核验；验证码发至新号码（本次订单所填的手机号码），24小时内有效，输错以5次为限
	//     8. 省通信管理局：审核，法定20个工作日内，通常3至20个工作日
	// 预计审核通过：2020年8月21日至2020年9月17日
}

func ExamplePrinter_Because() {
	step := verify.PlanStep{Kind: province.StepSMSCheck, Because: []province.RuleID{"CN/sms-check/2"}}
	for _, line := range locale.New(locale.English).Because(step.Because) {
		fmt.Println(line)
	}
	// Output:
	// Rule of the ministry (MIIT): Submissions pass the ministry's SMS check before they reach the bureau.
}

// A company's own words take the place of a rule's sentence.
func ExamplePrinter_WithTexts() {
	own := map[province.RuleID]province.Text{"CN/domain-add/4": {Zh: "新域名请在控制台点击“新增网站”。", En: "Use “New website” in the console for a new domain."}}
	p := locale.New(locale.English).WithTexts(func(id province.RuleID) (province.Text, bool) {
		t, ok := own[id]
		return t, ok
	})
	v := change.Violation{
		Rule: "CN/domain-add/4", Reason: change.ReasonDomainAdded, Severity: change.Blocking, Certainty: province.Law,
		Path: filing.Path{Field: filing.FieldDomain, Service: "www.example.cn", Key: "shop.example.cn"}, Remedy: province.RemedyNewService,
	}
	fmt.Println(p.Violation(&v))
	// Output:
	// Domain shop.example.cn of website www.example.cn: a domain is added; the change order will not pass. Rule (rule of the ministry (MIIT)): Use “New website” in the console for a new domain. What to do: file it as a new service by an order of its own.
}

func ExampleTerm() {
	fmt.Println(locale.Term(locale.Chinese, province.StepSMSCheck))
	fmt.Println(locale.Term(locale.English, province.StepSMSCheck))
	// Output:
	// 短信核验
	// SMS check
}

func ExampleMatch() {
	fmt.Println(locale.Match("zh-TW, zh;q=0.9, en;q=0.8"))
	fmt.Println(locale.Match("en-GB"))
	fmt.Println(locale.Match("fr"))
	// Output:
	// zh-Hans
	// en
	// zh-Hans
}
