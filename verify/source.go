package verify

import (
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// document names one document that this package cites. The zero value is none.
type document uint8

// The documents; IDs, titles and addresses are those of internal/rulebook/sources.json.
const (
	aliyunDataCheck document = iota + 1
	aliyunDomainCheck
	aliyunDomainScope
	aliyunDomainFailed
	aliyunDomainPrepare
	aliyunEmptyShell
	aliyunCancel
	tencentDataCheck
	tencentCancelFAQ
	tencentCancelSite
	tencentSiteInfo
	huaweiAfterwards
	huaweiCancel
	huaweiChange
	huaweiErrors
	huaweiMaterials
	huaweiDomain
	huaweiRejected
	ucloudDomain
	ucloudChange
	order33
	domainNotice
	interface3
	webArticle
	documentEnd
)

const (
	alibaba = "Alibaba Cloud (阿里云)"
	tencent = "Tencent Cloud (腾讯云)"
	huawei  = "Huawei Cloud (华为云)"
	ucloud  = "UCloud (优刻得)"
)

var documents = [documentEnd]province.Source{ //nolint:gochecknoglobals // constant table, laid out by the linker
	aliyunDataCheck:     {ID: "aliyun/备案信息专项核查", Publisher: alibaba, Title: "备案信息专项核查", URL: "github:alipannu12121/icp@4755ecf:cn.zh-CN/管理查看ICP备案信息/备案信息核查/备案信息专项核查.md"},
	aliyunDomainCheck:   {ID: "aliyun/域名核验", Publisher: alibaba, Title: "域名核验", URL: "github:alipannu12121/icp@4755ecf:cn.zh-CN/管理查看ICP备案信息/备案信息核查/域名核验.md"},
	aliyunDomainScope:   {ID: "aliyun/网站备案域名核验+域名核验", Publisher: alibaba, Title: "网站备案域名核验 / 域名核验", URL: "github:alipannu12121/icp@4755ecf:cn.zh-CN/管理查看ICP备案信息/备案信息核查/域名核验.md"},
	aliyunDomainFailed:  {ID: "aliyun/未通过域名核验的原因和解决方法", Publisher: alibaba, Title: "未通过域名核验的原因和解决方法", URL: "github:alipannu12121/icp@4755ecf:cn.zh-CN/常见问题/备案审核与核查FAQ/未通过域名核验的原因和解决方法.md"},
	aliyunDomainPrepare: {ID: "aliyun/网站域名准备与检查", Publisher: alibaba, Title: "网站域名准备与检查", URL: "github:alipannu12121/icp@4755ecf:cn.zh-CN/ICP备案前准备/网站域名准备与检查.md"},
	aliyunEmptyShell:    {ID: "aliyun/空壳网站核查", Publisher: alibaba, Title: "空壳网站核查", URL: "github:alipannu12121/icp@4755ecf:cn.zh-CN/管理查看ICP备案信息/备案信息核查/空壳网站核查.md"},
	aliyunCancel:        {ID: "aliyun/注销备案", Publisher: alibaba, Title: "注销备案", URL: "github:alipannu12121/icp@4755ecf:cn.zh-CN/管理查看ICP备案信息/注销备案/注销备案.md"},
	tencentDataCheck:    {ID: "tencent/备案信息专项核查", Publisher: tencent, Title: "备案信息专项核查", URL: "github:tencentyun/qcloud-documents/product/域名与网站/网站备案/条款与公告/备案相关通知/备案信息专项核查.md@0319635abfedffd0ba780068751d29d6a0c228f3"},
	tencentCancelFAQ:    {ID: "tencent/注销备案", Publisher: tencent, Title: "注销备案", URL: "github:tencentyun/qcloud-documents/product/域名与网站/网站备案/常见问题/注销备案.md@f453d0197905a55e9b6b793031f342fe729b63a9"},
	tencentCancelSite:   {ID: "tencent/注销网站", Publisher: tencent, Title: "注销网站", URL: "github:tencentyun/qcloud-documents/product/域名与网站/网站备案/快速备案/注销网站.md@f25419aa28985158f878dac40a785da620f011c5"},
	tencentSiteInfo:     {ID: "tencent/网站信息", Publisher: tencent, Title: "网站信息", URL: "github:tencentyun/qcloud-documents/product/域名与网站/网站备案/常见问题/备案流程/网站信息/网站信息.md@3e2f7be8f218f816dd0c3631c38d05ea8bd6c51f"},
	huaweiAfterwards:    {ID: "huawei/备案成功后咨询", Publisher: huawei, Title: "备案成功后咨询", URL: "github:huaweicloud/huaweicloud-skills:skills/cdi/assist/huawei-cloud-icp-process-guidance/kb/procedures/备案成功后咨询.md"},
	huaweiCancel:        {ID: "huawei/备案注销咨询", Publisher: huawei, Title: "备案注销咨询", URL: "github:huaweicloud/huaweicloud-skills:skills/cdi/assist/huawei-cloud-icp-process-guidance/kb/procedures/备案注销咨询.md"},
	huaweiChange:        {ID: "huawei/备案变更咨询", Publisher: huawei, Title: "备案变更咨询", URL: "github:huaweicloud/huaweicloud-skills:skills/cdi/assist/huawei-cloud-icp-process-guidance/kb/procedures/备案变更咨询.md"},
	huaweiErrors:        {ID: "huawei/错误提示FAQ", Publisher: huawei, Title: "错误提示FAQ", URL: "github:huaweicloud/huaweicloud-skills:skills/cdi/assist/huawei-cloud-icp-process-guidance/kb/faq/错误提示FAQ.md"},
	huaweiMaterials:     {ID: "huawei/备案材料咨询", Publisher: huawei, Title: "备案材料咨询", URL: "github:huaweicloud/huaweicloud-skills:skills/cdi/assist/huawei-cloud-icp-process-guidance/kb/procedures/备案材料咨询.md"},
	huaweiDomain:        {ID: "huawei/备案域名咨询", Publisher: huawei, Title: "备案域名咨询", URL: "github:huaweicloud/huaweicloud-skills:skills/cdi/assist/huawei-cloud-icp-process-guidance/kb/procedures/备案域名咨询.md"},
	huaweiRejected:      {ID: "huawei/备案驳回咨询", Publisher: huawei, Title: "备案驳回咨询", URL: "github:huaweicloud/huaweicloud-skills:skills/cdi/assist/huawei-cloud-icp-process-guidance/kb/faq/备案驳回咨询.md"},
	ucloudDomain:        {ID: "ucloud/网站备案域名核验的规则", Publisher: ucloud, Title: "网站备案域名核验的规则", URL: "github:UCloudDoc-Team/beian1:notice/notice9.md"},
	ucloudChange:        {ID: "ucloud/变更备案", Publisher: ucloud, Title: "变更备案", URL: "github:UCloudDoc-Team/beian1:guidance/guidance7.md"},
	order33:             {ID: "mii/order-33", Publisher: "Ministry of Information Industry (信息产业部)", Title: "非经营性互联网信息服务备案管理办法 (Order 33, 2005)", URL: "github:UCloudDoc-Team/beian1:regulations/regulations1.md", Published: 20050208},
	domainNotice:        {ID: "miit/2017-264", Publisher: "Ministry of Industry and Information Technology (工信部)", Title: "工信部信管〔2017〕264号 (domain names used in internet information services)", URL: "mkcs.cn/557"},
	interface3:          {ID: "miit/interface-3.0", Publisher: "Ministry of Industry and Information Technology (工信部)", Title: "ICP/IP地址/域名信息备案管理系统企业系统接口规范 V3.0", URL: "github:ensorrow/easynode-ipc:docs/wsdl/ICPIP地址域名信息备案管理系统企业系统接口规范V3.0.doc"},
	webArticle:          {ID: "seed/web-article", Publisher: "Unnamed web author (佚名)", Title: "Undated web article on changing a filing at Alibaba Cloud (founding document, text kept with the evidence)"},
}

// cite is one citation: a section of a document and the days on which it was seen to say so, half-open. Without days the
// document bears none: it is cited and decides nothing.
type cite struct {
	doc         document
	section     string
	from, until filing.Date
	note        string
	dissent     bool
}

// source returns the citation as the value that callers see.
func (c *cite) source() province.Source {
	s := documents[c.doc]
	s.Section = c.section
	s.Seen = province.Period{From: c.from, Until: c.until}
	s.Note = c.note
	s.Dissent = c.dissent
	return s
}

// sources returns citations as values of the caller's own.
func sources(cites []cite) []province.Source {
	out := make([]province.Source, len(cites))
	for i := range cites {
		out[i] = cites[i].source()
	}
	return out
}
