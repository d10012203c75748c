package verify

import (
	"slices"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/internal/enum"
	"github.com/gobeian/icp/province"
)

// Note is something to know while a plan runs (提示). What supports one, [Note.Rule] and [Note.Sources] tell. The zero value is
// no note.
type Note uint8

// The notes.
const (
	NoteSiteStaysOnline    Note = iota + 1 // 办理期间不影响已备案网站访问
	NoteDomainGoesDark                     // 删除的域名在审核通过后不能再访问
	NoteOfflineMeanwhile                   // 注销后至重新备案成功前网站不能访问
	NoteNumberLost                         // 注销后原备案号不再保留
	NoteSuffixTrap                         // 后缀未经批准的域名注销后不能重新备案
	NoteDNSMeanwhile                       // 审核期间可设置域名解析
	NoteSecurityScan                       // 审核期间可进行安全检查
	NoteResultBySMS                        // 审核结果以短信和邮件通知
	NoteConsoleLags                        // 审核结果同步到接入商系统需要时间
	NoteNoSecondOrder                      // 在途期间不能提交其他订单
	NoteSMSUndecided                       // 是否需要短信核验、由谁核验，来源说法不一或无来源
	NoteNoticeDisputed                     // 法规要求提前三十日，常见说法为变更后三十日内
	NoteLate                               // 已晚于法定期限，可能被责令改正并罚款
	NoteNotCovered                         // 工作日数据未覆盖
	NoteUndated                            // 未给出提交日期
	NoteCorrectFirst                       // 先更正或补齐再提交
	NoteWaitForOrder                       // 先等待在途订单结束
	NoteUpdateFooter                       // 更新页脚备案号及链接
	NoteReviewsAllServices                 // 主体及其全部服务一并提交审核
	NoteAskBureau                          // 须向管局咨询或线下办理
	NoteSponsorLeftEmpty                   // 没有服务的主体成为空壳主体，须先注销
	NoteDomainConflict                     // 域名仍在原备案下，须先从原备案移出
	NoteOrderNotRequired                   // 同一接入商内变更 IP 地址，无须变更备案
	NoteReviewUnknown                      // 接入商初审时长未见说明，未计入估算
	noteEnd
)

var noteSlugs = [...]string{ //nolint:gochecknoglobals // constant table
	"", "site-stays-online", "domain-goes-dark", "offline-meanwhile", "number-lost", "suffix-trap", "dns-meanwhile",
	"security-scan", "result-by-sms-and-email", "console-lags", "no-second-order", "sms-undecided", "notice-disputed",
	"late", "not-covered", "undated", "correct-first", "wait-for-order", "update-footer", "reviews-all-services",
	"ask-bureau", "sponsor-left-empty", "domain-conflict", "order-not-required", "first-review-unknown",
}

// String returns the slug, the empty string for zero, and the type's name with the number for a value outside the list.
func (n Note) String() string { return enum.String(n, "verify.Note", noteSlugs[:]) }

// AppendText appends the slug; a value outside the list fails.
func (n Note) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, n, "verify.Note", noteSlugs[:])
}

// MarshalText is [Note.AppendText] on an empty buffer.
func (n Note) MarshalText() ([]byte, error) { return n.AppendText(nil) }

// UnmarshalText reads a slug; empty text is the zero value. Any other text is an error that names it and leaves the target
// as it is.
func (n *Note) UnmarshalText(text []byte) error {
	return enum.Unmarshal(n, text, "verify.Note", noteSlugs[:])
}

// support is what a note rests on: a rule of the book, or places in documents that no rule repeats.
type support struct {
	rule    province.RuleID
	sources []province.Source
}

// Documents that notes rest on; IDs, titles and addresses are those of internal/rulebook/sources.json, which a test holds
// against them.
var changePage = province.Source{ //nolint:gochecknoglobals // constant table, laid out by the linker
	ID: "aliyun/变更备案", Publisher: alibaba, Title: "变更备案", Section: "变更须知; 下一步",
	URL:  "github:alipannu12121/icp@4755ecf:cn.zh-CN/管理查看ICP备案信息/变更备案.md",
	Seen: province.Period{From: 20180609, Until: 20190921},
}

var webArticlePage = province.Source{ //nolint:gochecknoglobals // constant table, laid out by the linker
	ID: "seed/web-article", Publisher: "Unnamed web author (佚名)",
	Title: "Undated web article on changing a filing at Alibaba Cloud (founding document, text kept with the evidence)",
}

var noteSupport = [noteEnd]support{ //nolint:gochecknoglobals // constant table, laid out by the linker
	NoteSiteStaysOnline: {sources: []province.Source{changePage, {
		ID: "huawei/迁移备案咨询", Publisher: huawei, Title: "迁移备案咨询",
		URL:  "github:huaweicloud/huaweicloud-skills:skills/cdi/assist/huawei-cloud-icp-process-guidance/kb/procedures/迁移备案咨询.md",
		Seen: province.Period{From: 20251231, Until: 20260711},
	}}},
	NoteDomainGoesDark: {sources: []province.Source{{
		ID: "aliyun/备案期间对网站访问的影响", Publisher: alibaba, Title: "备案期间对网站访问的影响",
		URL:  "github:alipannu12121/icp@4755ecf:cn.zh-CN/常见问题/备案场景及基本概念FAQ/备案期间对网站访问的影响.md",
		Seen: province.Period{From: 20190903, Until: 20190921},
	}, {
		ID: "huawei/备案变更咨询", Publisher: huawei, Title: "备案变更咨询", Section: "审核期间影响",
		URL:  "github:huaweicloud/huaweicloud-skills:skills/cdi/assist/huawei-cloud-icp-process-guidance/kb/procedures/备案变更咨询.md",
		Seen: province.Period{From: 20260527, Until: 20260711},
	}}},
	NoteOfflineMeanwhile: {sources: []province.Source{webArticlePage}},
	NoteNumberLost: {sources: []province.Source{{
		ID: "aliyun/注销备案", Publisher: alibaba, Title: "注销备案",
		URL:  "github:alipannu12121/icp@4755ecf:cn.zh-CN/管理查看ICP备案信息/注销备案/注销备案.md",
		Seen: province.Period{From: 20180609, Until: 20190921},
	}}},
	NoteSuffixTrap:     {rule: "CN/cancellation/3"},
	NoteDNSMeanwhile:   {sources: []province.Source{changePage}},
	NoteSecurityScan:   {sources: []province.Source{changePage}},
	NoteResultBySMS:    {sources: []province.Source{changePage}},
	NoteConsoleLags:    {sources: []province.Source{changePage}},
	NoteNoSecondOrder:  {rule: "CN/order-in-progress/1"},
	NoteNoticeDisputed: {rule: ruleNotice, sources: []province.Source{webArticlePage}},
	NoteLate:           {rule: ruleNotice},
	NoteUpdateFooter:   {sources: []province.Source{webArticlePage}},
	NoteReviewsAllServices: {sources: []province.Source{{
		ID: "ucloud/变更备案", Publisher: ucloud, Title: "变更备案", URL: "github:UCloudDoc-Team/beian1:guidance/guidance7.md",
		Seen: province.Period{From: 20190717, Until: 20260228},
	}}},
	NoteSponsorLeftEmpty: {rule: "CN/cancellation/6"},
	NoteDomainConflict: {sources: []province.Source{{
		ID: "tencent/备案审核", Publisher: tencent, Title: "备案审核",
		URL: "github:tencentyun/qcloud-documents/product/域名与网站/网站备案/常见问题/备案流程/备案审核.md@d3973542854f25e6c81b4d98a676f3add9218d77",
	}}},
	NoteOrderNotRequired: {rule: "CN/server-ip/2"},
}

// Rule returns the rule of the built-in book that says what the note says, empty where none does.
func (n Note) Rule() province.RuleID {
	if n >= noteEnd {
		return ""
	}
	return noteSupport[n].rule
}

// Sources returns the documents that say what the note says, with the days on which they were seen, where no rule says it all.
// The slice is the caller's own. Notes that rest on the plan itself have neither rule nor sources: [NoteUndated] and
// [NoteNotCovered] on the basis and the calendar, [NoteCorrectFirst], [NoteWaitForOrder] and [NoteAskBureau] on the violations
// that the error holds, [NoteSMSUndecided] and [NoteReviewUnknown] on the rules about the check and the review, or their absence.
func (n Note) Sources() []province.Source {
	if n >= noteEnd {
		return nil
	}
	return slices.Clone(noteSupport[n].sources)
}

// note adds notes, each once.
func (b *builder) note(notes ...Note) {
	for _, n := range notes {
		if !slices.Contains(b.plan.Timeline.Notes, n) {
			b.plan.Timeline.Notes = append(b.plan.Timeline.Notes, n)
		}
	}
}

// meanwhile adds what the customer may do or should know while the orders run.
func (b *builder) meanwhile(jobs []job) {
	dark, offline := false, false
	for i := range jobs {
		switch jobs[i].kind {
		case province.OrderCancelSponsor:
			offline = true
		case province.OrderCancelService:
			dark = true
		case province.OrderFull:
			b.note(NoteReviewsAllServices)
		}
		dark = dark || jobs[i].drops()
	}
	switch {
	case offline:
		b.note(NoteOfflineMeanwhile, NoteNumberLost, NoteSuffixTrap)
	case b.plan.Route == RouteNewFiling:
		b.note(NoteDomainConflict)
	default:
		b.note(NoteSiteStaysOnline)
	}
	if b.isFree(jobs) {
		b.note(NoteOrderNotRequired)
	}
	if dark {
		b.note(NoteDomainGoesDark)
	}
	b.note(NoteDNSMeanwhile, NoteSecurityScan, NoteResultBySMS, NoteConsoleLags, NoteNoSecondOrder)
	if !offline && b.plan.Route != RouteNewFiling && slices.ContainsFunc(b.changes, replacesPerson) {
		b.note(NoteUpdateFooter)
	}
}

// isFree reports whether a rule says that the edit needs no order: other addresses at the same provider. The documents of
// that rule except commercial filings, whose addresses are changed.
func (b *builder) isFree(jobs []job) bool {
	return b.ask(jobs, province.TopicServerIP).Verdict() == province.NotRequired && !b.isCommercial() &&
		!touchesAny(b.changes, func(c *change.Change) bool { return c.Topic != province.TopicServerIP })
}

// isCommercial reports whether the filing says that a service is commercial (经营性), by its flag or by a number on a telecom
// licence.
func (b *builder) isCommercial() bool {
	return b.old.Sponsor.Commercial || b.new.Sponsor.Commercial || b.old.Number.IsLicence() ||
		slices.ContainsFunc(b.old.Services, func(s filing.Service) bool { return s.Number.IsLicence() })
}

// replacesPerson reports whether another sponsor or responsible person takes the old one's place.
func replacesPerson(c change.Change) bool {
	switch c.Path.Field {
	case filing.FieldSponsor, filing.FieldPrincipal, filing.FieldManager:
		return c.Op == change.Replaced
	}
	return false
}
