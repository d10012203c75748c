package locale

import "strings"

// titleTexts are the titles of documents that the library cites under an English name.
var titleTexts = [...]text{ //nolint:gochecknoglobals // constant table
	{"App 备案通知（工信部信管〔2023〕105号，2023年7月21日）", "App filing notice (工信部信管〔2023〕105号, dated 2023-07-21)"},
	{"ICP 备案规则本体", "ICP filing rules ontology"},
	{"知识库整体", "knowledge base as a whole"},
	{"一家主机商转述工信管函〔2019〕633号的通知", "Notice of a hosting company reporting 工信管函〔2019〕633号"},
	{"国务院2018年关于港澳台居民居住证的办法", "State Council measure of 2018 on residence permits for residents of Hong Kong, Macao and Taiwan (港澳台居民居住证)"},
	{"国务院办公厅2018年关于政府网站域名的文件", "State Council office paper on government domains, 2018"},
	{"短信核验试点通知的第三方副本（四十八小时的版本）", "Third-party copy of the SMS pilot notice (48 h wording)"},
	{"在阿里云变更备案的网络文章，未注明日期（最初依据的文档，文本随证据保存）", "Undated web article on changing a filing at Alibaba Cloud (founding document, text kept with the evidence)"},
}

// glossTexts are the remarks that stand in brackets behind the title or the publisher of a document.
var glossTexts = [...]text{ //nolint:gochecknoglobals // constant table
	{"来源未证实的副本", "a copy whose origin is not proven"},
	{"主机商的通知", "a host's notice"},
	{"App 备案通知附件", "annex of the App filing notice"},
	{"幕布和核验单时期", "backdrop and sheet era"},
	{"变更常见问题，较新版本", "change FAQ, later version"},
	{"变更常见问题，中期版本", "change FAQ, middle version"},
	{"系统操作指引，幕布时期", "console guide, backdrop era"},
	{"系统操作指引，电子化核验时期", "console guide, electronic-verification era"},
	{"互联网信息服务使用的域名", "domain names used in internet information services"},
	{"较早版本", "earlier version"},
	{"最初依据的文档：2019年6月的页面，文本随证据保存", "founding document: the page as of June 2019, text kept with the evidence"},
	{"知识库摘要", "knowledge base digest"},
	{"较新版本", "later version"},
	{"一域名一备案号", "one domain, one filing number"},
	{"国务院令第292号，2011年1月8日修订文本", "Order 292; text as revised 2011-01-08"},
	{"信息产业部令第33号，2005年", "Order 33, 2005"},
	{"工业和信息化部令第42号，2017年", "Order 42 of 2017"},
	{"2017年清单的前身", "predecessor of the 2017 list"},
	{"省份列表版本", "province list version"},
	{"已停用的常见问题", "retired FAQ"},
	{"已停用的指引", "retired guide"},
	{"修订33号令；仅见序言", "revises Order 33; only the preamble was reachable"},
	{"短信核验，扩展至十五省", "SMS check, extension to fifteen provinces"},
	{"短信核验，七省试点", "SMS check, pilot in seven provinces"},
	{"腾讯云页面的第三方副本", "third-party copy of the Tencent page"},
	{"243/103521，第三方镜像", "243/103521, third-party mirror"},
	{"网站变更指引", "website-change guide"},
}

// document returns the title or publisher of a document with what is English in it in the language of p, as far as the
// library itself wrote it; names that others bring stay as they are.
func (p Printer) document(name string) string {
	if p.language == English {
		return name
	}
	for i := range titleTexts {
		if name == titleTexts[i][English] {
			return titleTexts[i][Chinese]
		}
	}
	at := strings.LastIndex(name, " (")
	gloss, closed := strings.CutSuffix(name[max(at, 0):], ")")
	if at < 0 || !closed {
		return name
	}
	for i := range glossTexts {
		if gloss[len(" ("):] == glossTexts[i][English] {
			return name[:at] + "（" + glossTexts[i][Chinese] + "）"
		}
	}
	return name
}
