package verify

import (
	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/internal/enum"
	"github.com/gobeian/icp/province"
)

// Cause says why an order came back (驳回原因): from the first review, the photo, the SMS check, the ministry's system or the
// bureau. The zero value is unknown.
type Cause uint8

// The causes. The first group is about what was handed in, the second about the edit as such, the third about other orders
// and records.
const (
	CauseMaterialUnreadable Cause = iota + 1 // 材料不清晰: not an original, cut off, or too blurred to read
	CauseMaterialMissing                     // 缺少材料
	CauseDataInconsistent                    // 信息与证件不一致
	CauseCertificateExpired                  // 证件过期或有效期不足
	CauseNature                              // 单位性质或证件类型有误
	CausePerson                              // 负责人不符合要求
	CauseContact                             // 联系方式不符合要求
	CausePhoto                               // 照片不符合要求
	CauseSMSTimeout                          // 短信核验超时
	CauseSMSMismatch                         // 短信核验信息不匹配

	CauseContent           // 网站内容不合格
	CauseSiteNotOpen       // 网站无法打开或页脚无备案号
	CauseServiceName       // 网站名称不合格
	CausePreApproval       // 缺少前置审批
	CauseDomain            // 域名核验不合格
	CauseDomainBlacklisted // 域名在黑名单
	CauseServerIP          // IP 地址与 IP 地址库不符
	CauseProvinceChanged   // 变更了备案所在省份
	CauseNotPermitted      // 管局规则不允许此变更

	CauseOrderInProgress     // 变更申请正在进行
	CauseTooManyRequests     // 变更申请过多
	CauseSponsorConflict     // 主办者冲突
	CauseDomainConflict      // 域名冲突
	CauseServiceNameConflict // 网站名称冲突
	CauseNotOnRecord         // 未备案
	CauseSponsorCancelled    // 主体已注销
	CauseServiceCancelled    // 网站已注销
	CauseOtherProvider       // 由其他接入商接入
	CauseSponsorBlacklisted  // 主办者在黑名单
	CauseOther               // 其他
	causeEnd
)

var causeSlugs = [...]string{ //nolint:gochecknoglobals // constant table
	"", "material-unreadable", "material-missing", "data-inconsistent", "certificate-expired", "nature", "person",
	"contact", "photo", "sms-timeout", "sms-mismatch", "content", "site-not-open", "service-name", "pre-approval",
	"domain", "domain-blacklisted", "server-ip", "province-changed", "not-permitted", "order-in-progress",
	"too-many-requests", "sponsor-conflict", "domain-conflict", "service-name-conflict", "not-on-record",
	"sponsor-cancelled", "service-cancelled", "other-provider", "sponsor-blacklisted", "other",
}

// causeRow is what is known of one cause.
type causeRow struct {
	zh     string
	remedy province.Remedy
	reason change.Reason
	says   province.Text
}

// Sources of the rows: the reasons that tencent/常见驳回原因及其处理, tencent/备案驳回 and tencent/备案审核 (undated), aliyun/备案驳回FAQ
// (2018-06-09..2019-09-20), huawei/备案驳回咨询 (2025-12-31..2026-07-10) and seed/web-article list, and the result codes of
// miit/interface-3.0.
var causeRows = [causeEnd]causeRow{ //nolint:gochecknoglobals // constant table, laid out by the linker
	CauseMaterialUnreadable: {"材料不清晰", province.RemedyAttachMaterial, 0, province.Text{
		En: "Photograph or scan the original again, whole and legible.",
		Zh: "对原件重新拍照或扫描，保证完整清晰后重新上传。"}},
	CauseMaterialMissing: {"缺少材料", province.RemedyAttachMaterial, change.ReasonMaterialMissing, province.Text{
		En: "Add the material that is named and send the order again.",
		Zh: "补充驳回提示所列材料后重新提交。"}},
	CauseDataInconsistent: {"信息与证件不一致", province.RemedyCorrectField, 0, province.Text{
		En: "Make every field say what its document says.",
		Zh: "按证件更正信息，使填写内容与证件完全一致。"}},
	CauseCertificateExpired: {"证件过期或有效期不足", province.RemedyAttachMaterial, change.ReasonIDExpiring, province.Text{
		En: "Renew the document and hand in the new one.",
		Zh: "换领新证件后更新信息并重新上传。"}},
	CauseNature: {"单位性质或证件类型有误", province.RemedyCorrectField, 0, province.Text{
		En: "Choose the nature and the kind of certificate that the sponsor really has.",
		Zh: "按主办者实际情况更正单位性质与证件类型。"}},
	CausePerson: {"负责人不符合要求", province.RemedyCorrectField, 0, province.Text{
		En: "Name a person the province accepts, usually the legal representative, or add the letter it asks for.",
		Zh: "改为当地管局认可的负责人（通常为法定代表人），或补充授权书。"}},
	CauseContact: {"联系方式不符合要求", province.RemedyCorrectField, 0, province.Text{
		En: "Give a phone that is the person's own, reachable, not on record for another sponsor, and local where the province wants that.",
		Zh: "更换为本人使用、可接通、未被其他主体备案的号码；部分省份须为本省号码。"}},
	CausePhoto: {"照片不符合要求", province.RemedyAttachMaterial, 0, province.Text{
		En: "Take a new photo in the way the province asks for it.",
		Zh: "按当地要求重新拍照核验。"}},
	CauseSMSTimeout: {"短信核验超时", province.RemedyNone, 0, province.Text{
		En: "Send the unchanged order again and enter the new code in time; correct the phone number first if it is not in use.",
		Zh: "信息无误的重新发起，并在有效期内完成短信核验；号码停用的先更正号码。"}},
	CauseSMSMismatch: {"短信核验信息不匹配", province.RemedyCorrectField, 0, province.Text{
		En: "Compare code, phone and the last six characters of the document with the order; correct the order if it is wrong, else send it again.",
		Zh: "核对验证码、手机号码与证件号码后六位；订单信息有误的更正，无误的重新发起。"}},

	CauseContent: {"网站内容不合格", province.RemedyCorrectField, 0, province.Text{
		En: "Make the content of the site fit the sponsor, or file the site as what it is.",
		Zh: "整改网站内容使之与主办者相符，或按实际情况变更备案信息。"}},
	CauseSiteNotOpen: {"网站无法打开或页脚无备案号", province.RemedyCorrectField, change.ReasonSiteNotOpen, province.Text{
		En: "Open every filed site and show its number with the link at the foot, then send the order again.",
		Zh: "确保全部已备案网站可以打开，并在页脚标明备案号及链接后重新提交。"}},
	CauseServiceName: {"网站名称不合格", province.RemedyCorrectField, 0, province.Text{
		En: "Choose a name that follows the naming rules.",
		Zh: "按命名要求更换网站名称。"}},
	CausePreApproval: {"缺少前置审批", province.RemedyAttachMaterial, change.ReasonPreApprovalMissing, province.Text{
		En: "Obtain the approval of the competent body and add it, or drop the content that needs it.",
		Zh: "取得主管部门前置审批文件后补充，或去除相关内容。"}},
	CauseDomain: {"域名核验不合格", province.RemedyCorrectField, 0, province.Text{
		En: "Correct the domain's registration, or the sponsor's data, until both agree; see the finding domain-check.",
		Zh: "更正域名注册信息或主办者信息使两者一致，详见域名核验。"}},
	CauseDomainBlacklisted: {"域名被列入黑名单", province.RemedyAskBureau, 0, province.Text{
		En: "The domain is on the ministry's blacklist; only the bureau can say more.",
		Zh: "域名已列入黑名单，须咨询管局。"}},
	CauseServerIP: {"IP 地址与 IP 地址库不符", province.RemedyCorrectField, 0, province.Text{
		En: "Give addresses that the provider has reported to the ministry's library as its own.",
		Zh: "更正为接入商已报备的 IP 地址。"}},
	CauseProvinceChanged: {"变更了备案所在省份", province.RemedyCancelAndRefile, change.ReasonProvinceChanged, province.Text{
		En: "A change cannot move a filing: cancel it and file anew in the other province.",
		Zh: "变更备案不能变更省份，须注销后在目标省份重新备案。"}},
	CauseNotPermitted: {"管局规则不允许此变更", province.RemedyCancelAndRefile, 0, province.Text{
		En: "The province does not take this edit as a change: cancel and file anew.",
		Zh: "当地管局不允许此类变更，须注销后重新备案。"}},

	CauseOrderInProgress: {"变更申请正在进行", province.RemedyWait, change.ReasonOrderInProgress, province.Text{
		En: "Another change of this sponsor is under way; send this one after its approval.",
		Zh: "该主体有变更申请正在审核，待其通过后再提交。"}},
	CauseTooManyRequests: {"变更申请过多", province.RemedyWait, 0, province.Text{
		En: "The provider has sent too many changes of this sponsor; wait before the next one.",
		Zh: "接入商对该主体提交的变更申请过多，稍后再提交。"}},
	CauseSponsorConflict: {"主办者冲突", province.RemedyWait, 0, province.Text{
		En: "The sponsor is on record already or has an order with another provider: let that one end, and check the kind of order.",
		Zh: "该主办者已有备案，或在其他接入商有在途订单：待其结束，并核对订单类型。"}},
	CauseDomainConflict: {"域名冲突", province.RemedyAskBureau, 0, province.Text{
		En: "The domain is on record or under way elsewhere: end that order, or have the other sponsor's filing cancelled with the bureau.",
		Zh: "该域名已备案或正在其他订单中：结束该订单；属于其他主体备案的，须向管局申请线下注销。"}},
	CauseServiceNameConflict: {"网站名称冲突", province.RemedyCorrectField, 0, province.Text{
		En: "Choose a name that no other service bears.",
		Zh: "更换为未被使用的网站名称。"}},
	CauseNotOnRecord: {"未备案", province.RemedyNewFiling, 0, province.Text{
		En: "There is no such record to change: compare the number, and file for the first time if there is none.",
		Zh: "系统中无该备案，核对备案号；确未备案的办理首次备案。"}},
	CauseSponsorCancelled: {"主体已注销", province.RemedyNewFiling, 0, province.Text{
		En: "The sponsor's filing was cancelled: file for the first time.",
		Zh: "主体备案已注销，须办理首次备案。"}},
	CauseServiceCancelled: {"网站已注销", province.RemedyNewService, 0, province.Text{
		En: "The service's filing was cancelled: add it as a new service.",
		Zh: "网站备案已注销，须新增网站。"}},
	CauseOtherProvider: {"由其他接入商接入", province.RemedyChangeAtProvider, 0, province.Text{
		En: "Another provider gives access: change the filing there, or transfer it in first.",
		Zh: "该备案由其他接入商接入：到原接入商变更，或先新增接入。"}},
	CauseSponsorBlacklisted: {"主办者被列入黑名单", province.RemedyAskBureau, 0, province.Text{
		En: "The sponsor is on the ministry's blacklist; only the bureau can say more.",
		Zh: "主办者已列入黑名单，须咨询管局。"}},
	CauseOther: {"其他", province.RemedyAskBureau, 0, province.Text{
		En: "Ask the provider, and through it the bureau, what is missing.",
		Zh: "咨询接入商或管局。"}},
}

// row returns what is known of c, and an empty row for a value that is no cause.
func (c Cause) row() *causeRow {
	if c < causeEnd {
		return &causeRows[c]
	}
	return &causeRows[0]
}

// String returns the slug, the empty string for zero, and the type's name with the number for a value outside the list.
func (c Cause) String() string { return enum.String(c, "verify.Cause", causeSlugs[:]) }

// AppendText appends the slug; a value outside the list fails.
func (c Cause) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, c, "verify.Cause", causeSlugs[:])
}

// MarshalText is [Cause.AppendText] on an empty buffer.
func (c Cause) MarshalText() ([]byte, error) { return c.AppendText(nil) }

// UnmarshalText reads a slug; empty text is the zero value. Any other text is an error that names it and leaves the target
// as it is.
func (c *Cause) UnmarshalText(text []byte) error {
	return enum.Unmarshal(c, text, "verify.Cause", causeSlugs[:])
}

// Chinese returns the Chinese term, and the empty string for an unknown cause.
func (c Cause) Chinese() string { return c.row().zh }

// Remedy returns what mends the order; none where sending it again is all it takes, and for an unknown cause.
func (c Cause) Remedy() province.Remedy { return c.row().remedy }

// Reason returns the reason under which a check of the edit would have found the cause beforehand, and zero where there is
// no single one.
func (c Cause) Reason() change.Reason { return c.row().reason }

// Says returns what to do, in one sentence of each language; empty for an unknown cause.
func (c Cause) Says() province.Text { return c.row().says }
