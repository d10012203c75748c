package province

import "github.com/gobeian/icp/internal/enum"

// RuleID names a rule for ever, as in CN-SH/replacement/2: the scope (a bureau's ISO code, CN for the whole country, or a
// provider), the topic, a number without meaning. An ID is never given to another rule; a rule that ended keeps its own.
type RuleID string

// Topic is what a rule speaks about (规则主题). The zero value is no topic.
type Topic uint8

// The topics, in the order in which reports list them.
const (
	TopicProvince            Topic = iota + 1 // 备案所在省份: the filing stays in its province
	TopicNumber                               // 备案号: the filing's own numbers
	TopicReplacement                          // 变更主办者: another sponsor takes the filing's place
	TopicRename                               // 主办单位更名: the same sponsor under a new name
	TopicCertificateNumber                    // 证件号码变更: the same sponsor under a new certificate number
	TopicNameAndNumber                        // 名称与证件号码同时变更: both at once
	TopicCertificate                          // 单位性质、证件类型、证件住所、有效期: what the certificate says besides name and number
	TopicSponsorDetail                        // 投资人或上级主管单位、经营性
	TopicAddress                              // 通信地址: the sponsor's mailing address
	TopicResponsiblePerson                    // 主体负责人: who answers for the sponsor
	TopicServiceManager                       // 网站（互联网信息服务）负责人: who answers for a service
	TopicPhone                                // 手机号码、应急电话
	TopicEmail                                // 电子邮箱
	TopicAge                                  // 负责人年龄
	TopicResidence                            // 居住证明
	TopicIDValidity                           // 证件有效期
	TopicDomainAdd                            // 新增域名
	TopicDomainReplace                        // 更换域名
	TopicDomainRemove                         // 删除域名
	TopicDomainHolder                         // 域名所有者
	TopicDomainCertificate                    // 域名证书
	TopicDomainValidity                       // 域名有效期
	TopicDomainSuffix                         // 域名后缀
	TopicDomainCount                          // 域名数量
	TopicServiceName                          // 网站（App）名称
	TopicServiceContent                       // 服务内容
	TopicPreApproval                          // 前置审批
	TopicServiceAdd                           // 新增网站（互联网信息服务）
	TopicServiceRemove                        // 注销网站（互联网信息服务）
	TopicApp                                  // App 信息
	TopicAccess                               // 接入信息
	TopicTransferIn                           // 新增接入（转接入）
	TopicServerRegion                         // 服务器放置地
	TopicServerIP                             // 服务器 IP 地址
	TopicMigration                            // 迁移备案
	TopicOrderKind                            // 变更订单类型
	TopicMixedOrder                           // 主体与网站同时变更
	TopicOrderInProgress                      // 同时进行的订单
	TopicSMSCheck                             // 短信核验
	TopicSMSPerson                            // 短信核验对象: who is checked
	TopicSMSValidity                          // 短信验证码有效期
	TopicSMSAttempts                          // 短信核验错误次数
	TopicSMSResend                            // 短信验证码重发
	TopicSMSInput                             // 短信核验填写内容: what is typed in
	TopicAppUpload                            // App 上传资料
	TopicFaceCheck                            // 人脸核验、人像采集
	TopicBackdropPhoto                        // 幕布照片
	TopicVerificationSheet                    // 真实性核验单
	TopicBureauApp                            // 管局 App
	TopicPhoto                                // 照片要求: how a photo must look where one is asked for
	TopicAuthorizationLetter                  // 授权书
	TopicCommitmentLetter                     // 承诺书、责任告知书
	TopicSiteOpen                             // 网站能否打开
	TopicFooter                               // 页脚备案号
	TopicFirstReview                          // 接入商初审时限
	TopicSubmission                           // 提交管局时限
	TopicBureauReview                         // 管局审核时限
	TopicTimeline                             // 期限
	TopicCancellation                         // 注销备案
	TopicIdentifier                           // 证件号码、电话号码等的格式
	TopicRemark                               // 备注
	topicEnd
)

var topicSlugs = [...]string{ //nolint:gochecknoglobals // constant table
	"", "province", "number", "replacement", "rename", "certificate-number", "name-and-number", "certificate", "sponsor-detail", "address",
	"responsible-person", "service-manager", "phone", "email", "age", "residence", "id-validity", "domain-add",
	"domain-replace", "domain-remove", "domain-holder", "domain-certificate", "domain-validity", "domain-suffix",
	"domain-count", "service-name", "service-content", "pre-approval", "service-add", "service-remove", "app", "access",
	"transfer-in", "server-region", "server-ip", "migration", "order-kind", "mixed-order", "order-in-progress",
	"sms-check", "sms-person", "sms-validity", "sms-attempts", "sms-resend", "sms-input", "app-upload", "face-check", "backdrop-photo", "verification-sheet", "bureau-app", "photo",
	"authorization-letter", "commitment-letter", "site-open", "footer", "first-review", "submission", "bureau-review", "timeline", "cancellation", "identifier", "remark",
}

// String returns the slug, the empty string for zero, and the type's name with the number for a value outside the list.
func (t Topic) String() string { return enum.String(t, "province.Topic", topicSlugs[:]) }

// AppendText appends the slug; a value outside the list fails.
func (t Topic) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, t, "province.Topic", topicSlugs[:])
}

// MarshalText is [Topic.AppendText] on an empty buffer.
func (t Topic) MarshalText() ([]byte, error) { return t.AppendText(nil) }

// UnmarshalText reads a slug; empty text is the zero value. Any other text is an error that names it and leaves the target
// as it is.
func (t *Topic) UnmarshalText(text []byte) error {
	return enum.Unmarshal(t, text, "province.Topic", topicSlugs[:])
}

// Effect is what a rule does with what it speaks about (规则效力). The zero value is no effect and never valid in a rule.
type Effect uint8

// The effects.
const (
	Permit  Effect = iota + 1 // 允许, under the rule's Needs and Materials where it has any
	Forbid                    // 不允许
	Require                   // 必须
	Waive                     // 无需: stated not to be required
)

var effectSlugs = [...]string{"", "permit", "forbid", "require", "waive"} //nolint:gochecknoglobals // constant table

// String returns the slug, the empty string for zero, and the type's name with the number for a value outside the list.
func (e Effect) String() string { return enum.String(e, "province.Effect", effectSlugs[:]) }

// AppendText appends the slug; a value outside the list fails.
func (e Effect) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, e, "province.Effect", effectSlugs[:])
}

// MarshalText is [Effect.AppendText] on an empty buffer.
func (e Effect) MarshalText() ([]byte, error) { return e.AppendText(nil) }

// UnmarshalText reads a slug; empty text is the zero value. Any other text is an error that names it and leaves the target
// as it is.
func (e *Effect) UnmarshalText(text []byte) error {
	return enum.Unmarshal(e, text, "province.Effect", effectSlugs[:])
}

// Verdict is what the rules answer to a question (结论). The zero value is Unknown: nobody wrote about it, which is
// neither yes nor no.
type Verdict uint8

// The verdicts.
const (
	Unknown     Verdict = iota // 无规定可查
	Allowed                    // 允许
	Conditional                // 有条件允许
	Required                   // 必须
	NotRequired                // 无需
	Forbidden                  // 不允许
)

var verdictSlugs = [...]string{"unknown", "allowed", "conditional", "required", "not-required", "forbidden"} //nolint:gochecknoglobals // constant table

// String returns the slug, unknown for zero, and the type's name with the number for a value outside the list.
func (v Verdict) String() string { return enum.String(v, "province.Verdict", verdictSlugs[:]) }

// AppendText appends the slug; a value outside the list fails.
func (v Verdict) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, v, "province.Verdict", verdictSlugs[:])
}

// MarshalText is [Verdict.AppendText] on an empty buffer.
func (v Verdict) MarshalText() ([]byte, error) { return v.AppendText(nil) }

// UnmarshalText reads a slug. Any other text, the empty one too, is an error that names it and leaves the target as it is.
func (v *Verdict) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, "province.Verdict", verdictSlugs[:])
}

// Certainty says how sure an answer is (确定程度). Larger values are less sure, so the weakest of several is their maximum.
// The zero value is no certainty.
type Certainty uint8

// The certainties, surest first.
const (
	Law          Certainty = iota + 1 // 法律法规或工信部规定
	Stated                            // 来源写明生效日期
	Attested                          // 当日处于来源的观察期内
	Extrapolated                      // 此后未见新的来源，推定沿用
	Disputed                          // 来源相互矛盾
	Unattested                        // 无来源: the certainty of the verdict Unknown; its text is unknown too
)

var certaintySlugs = [...]string{"", "law", "stated", "attested", "extrapolated", "disputed", "unknown"} //nolint:gochecknoglobals // constant table

// String returns the slug, the empty string for zero, and the type's name with the number for a value outside the list.
func (c Certainty) String() string { return enum.String(c, "province.Certainty", certaintySlugs[:]) }

// AppendText appends the slug; a value outside the list fails.
func (c Certainty) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, c, "province.Certainty", certaintySlugs[:])
}

// MarshalText is [Certainty.AppendText] on an empty buffer.
func (c Certainty) MarshalText() ([]byte, error) { return c.AppendText(nil) }

// UnmarshalText reads a slug; empty text is the zero value. Any other text is an error that names it and leaves the target
// as it is.
func (c *Certainty) UnmarshalText(text []byte) error {
	return enum.Unmarshal(c, text, "province.Certainty", certaintySlugs[:])
}

// Authority ranks the document that a rule rests on (效力层级), the highest first. It is the rank of the document, not of
// the copy that was read. The zero value is none and never valid in a rule.
type Authority uint8

// The authorities.
const (
	Statute  Authority = iota + 1 // 法律、行政法规、部门规章
	Ministry                      // 工信部通知或系统: a notice, or a code of the ministry's system
	Bureau                        // 省通信管理局 itself
	Reported                      // 接入商转述管局要求: a provider reporting a bureau; binds everybody
	Console                       // 接入商系统: how one provider's console works; binds only there
)

var authoritySlugs = [...]string{"", "statute", "ministry", "bureau", "reported", "console"} //nolint:gochecknoglobals // constant table

// String returns the slug, the empty string for zero, and the type's name with the number for a value outside the list.
func (a Authority) String() string { return enum.String(a, "province.Authority", authoritySlugs[:]) }

// AppendText appends the slug; a value outside the list fails.
func (a Authority) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, a, "province.Authority", authoritySlugs[:])
}

// MarshalText is [Authority.AppendText] on an empty buffer.
func (a Authority) MarshalText() ([]byte, error) { return a.AppendText(nil) }

// UnmarshalText reads a slug; empty text is the zero value. Any other text is an error that names it and leaves the target
// as it is.
func (a *Authority) UnmarshalText(text []byte) error {
	return enum.Unmarshal(a, text, "province.Authority", authoritySlugs[:])
}

// Provider is an access provider whose console the library knows (接入服务商). The zero value in a rule is "everybody", in a
// question it is Alibaba Cloud, the console of the founding documents.
type Provider uint8

// The providers.
const (
	AlibabaCloud  Provider = iota + 1 // 阿里云
	TencentCloud                      // 腾讯云
	HuaweiCloud                       // 华为云
	UCloud                            // 优刻得
	OtherProvider                     // 其他: no console rule of the book is known for it
)

var providerSlugs = [...]string{"", "alibaba-cloud", "tencent-cloud", "huawei-cloud", "ucloud", "other"} //nolint:gochecknoglobals // constant table

// String returns the slug, the empty string for zero, and the type's name with the number for a value outside the list.
func (p Provider) String() string { return enum.String(p, "province.Provider", providerSlugs[:]) }

// AppendText appends the slug; a value outside the list fails.
func (p Provider) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, p, "province.Provider", providerSlugs[:])
}

// MarshalText is [Provider.AppendText] on an empty buffer.
func (p Provider) MarshalText() ([]byte, error) { return p.AppendText(nil) }

// UnmarshalText reads a slug; empty text is the zero value. Any other text is an error that names it and leaves the target
// as it is.
func (p *Provider) UnmarshalText(text []byte) error {
	return enum.Unmarshal(p, text, "province.Provider", providerSlugs[:])
}

// OrderKind is a kind of order that a provider sends to a bureau (订单类型). The first four change a filing; the others are
// what a change is not, named because rules and remedies speak of them. The zero value is unspecified.
type OrderKind uint8

// The order kinds.
const (
	OrderFull          OrderKind = iota + 1 // 变更备案: sponsor and services together
	OrderSponsor                            // 变更主体
	OrderService                            // 变更网站（互联网信息服务）
	OrderAccess                             // 变更接入
	OrderFirstFiling                        // 首次备案
	OrderNewService                         // 新增网站（互联网信息服务）
	OrderTransferIn                         // 新增接入
	OrderCancelSponsor                      // 注销主体
	OrderCancelService                      // 注销网站（互联网信息服务）
	OrderCancelAccess                       // 取消接入
	OrderMigrate                            // 迁移备案
)

var orderKindSlugs = [...]string{"", "full", "sponsor", "service", "access", "first-filing", "new-service", "transfer-in", "cancel-sponsor", "cancel-service", "cancel-access", "migrate"} //nolint:gochecknoglobals // constant table

// String returns the slug, the empty string for zero, and the type's name with the number for a value outside the list.
func (k OrderKind) String() string { return enum.String(k, "province.OrderKind", orderKindSlugs[:]) }

// AppendText appends the slug; a value outside the list fails.
func (k OrderKind) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, k, "province.OrderKind", orderKindSlugs[:])
}

// MarshalText is [OrderKind.AppendText] on an empty buffer.
func (k OrderKind) MarshalText() ([]byte, error) { return k.AppendText(nil) }

// UnmarshalText reads a slug; empty text is the zero value. Any other text is an error that names it and leaves the target
// as it is.
func (k *OrderKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(k, text, "province.OrderKind", orderKindSlugs[:])
}

// IsChange reports whether k is one of the four orders that change a filing.
func (k OrderKind) IsChange() bool { return k >= OrderFull && k <= OrderAccess }

// Remedy is what a customer does instead of what a rule forbids (补救办法). The zero value is none.
type Remedy uint8

// The remedies.
const (
	RemedyNone             Remedy = iota // nothing to do
	RemedySplit                          // 分次变更: one order, then the other
	RemedyWait                           // 等待在途订单结束
	RemedyFullOrder                      // 改用变更备案（主体网站一并）
	RemedyNewFiling                      // 首次备案
	RemedyCancelAndRefile                // 先注销再重新备案
	RemedyNewService                     // 新增网站（互联网信息服务）
	RemedyCancelService                  // 注销网站（互联网信息服务）
	RemedyTransferIn                     // 新增接入
	RemedyChangeAtProvider               // 到原接入商变更
	RemedyMigrate                        // 迁移备案
	RemedyAttachMaterial                 // 补充材料
	RemedyCorrectField                   // 更正信息
	RemedyAskBureau                      // 咨询管局
)

var remedySlugs = [...]string{"none", "split", "wait-for-open-order", "full-order", "new-filing", "cancel-and-refile", "new-service", "cancel-service", "transfer-in", "change-at-provider", "migrate", "attach-material", "correct-field", "ask-bureau"} //nolint:gochecknoglobals // constant table

// String returns the slug, none for zero, and the type's name with the number for a value outside the list.
func (r Remedy) String() string { return enum.String(r, "province.Remedy", remedySlugs[:]) }

// AppendText appends the slug; a value outside the list fails.
func (r Remedy) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, r, "province.Remedy", remedySlugs[:])
}

// MarshalText is [Remedy.AppendText] on an empty buffer.
func (r Remedy) MarshalText() ([]byte, error) { return r.AppendText(nil) }

// UnmarshalText reads a slug; empty text is none. Any other text is an error that names it and leaves the target as it is.
func (r *Remedy) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*r = RemedyNone
		return nil
	}
	return enum.Unmarshal(r, text, "province.Remedy", remedySlugs[:])
}

// Party is one side of a replaced sponsor (主办者一方): the sponsor of the filing, or somebody else. The zero value is unknown.
type Party uint8

// The parties.
const (
	ThisUnit        Party = iota + 1 // 本单位
	OtherUnit                        // 其他单位
	ThisIndividual                   // 本人
	OtherIndividual                  // 其他个人
)

var partySlugs = [...]string{"", "this-unit", "other-unit", "this-individual", "other-individual"} //nolint:gochecknoglobals // constant table

// String returns the slug, the empty string for zero, and the type's name with the number for a value outside the list.
func (p Party) String() string { return enum.String(p, "province.Party", partySlugs[:]) }

// AppendText appends the slug; a value outside the list fails.
func (p Party) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, p, "province.Party", partySlugs[:])
}

// MarshalText is [Party.AppendText] on an empty buffer.
func (p Party) MarshalText() ([]byte, error) { return p.AppendText(nil) }

// UnmarshalText reads a slug; empty text is the zero value. Any other text is an error that names it and leaves the target
// as it is.
func (p *Party) UnmarshalText(text []byte) error {
	return enum.Unmarshal(p, text, "province.Party", partySlugs[:])
}

// Unit is the unit of a [Limit] (单位). The zero value is none.
type Unit uint8

// The units.
const (
	Days        Unit = iota + 1 // calendar days
	WorkingDays                 // 工作日
	Months                      // 月
	Years                       // 周年
	Hours                       // 小时
	Domains                     // 域名数
	Services                    // 网站（互联网信息服务）数
	Orders                      // 订单数
	Times                       // attempts, resends
)

var unitSlugs = [...]string{"", "days", "working-days", "months", "years", "hours", "domains", "services", "orders", "times"} //nolint:gochecknoglobals // constant table

// String returns the slug, the empty string for zero, and the type's name with the number for a value outside the list.
func (u Unit) String() string { return enum.String(u, "province.Unit", unitSlugs[:]) }

// AppendText appends the slug; a value outside the list fails.
func (u Unit) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, u, "province.Unit", unitSlugs[:])
}

// MarshalText is [Unit.AppendText] on an empty buffer.
func (u Unit) MarshalText() ([]byte, error) { return u.AppendText(nil) }

// UnmarshalText reads a slug; empty text is the zero value. Any other text is an error that names it and leaves the target
// as it is.
func (u *Unit) UnmarshalText(text []byte) error {
	return enum.Unmarshal(u, text, "province.Unit", unitSlugs[:])
}

// counts reports whether two units count the same kind of thing: all units of time do.
func (u Unit) counts(v Unit) bool {
	return u != 0 && (u == v || u.isTime() && v.isTime())
}

func (u Unit) isTime() bool { return u >= Days && u <= Hours }

// Limit is a number with its unit: 90 days, 18 years, 5 domains; with Min the range from Min to N, 3 to 20 working days. The
// zero value is no limit.
type Limit struct {
	Min  int  `json:"min,omitempty"` // lower end of a range, zero: none
	N    int  `json:"n"`             // the number, or the upper end
	Unit Unit `json:"unit"`          // what is counted
}
