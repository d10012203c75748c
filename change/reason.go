package change

import (
	"log/slog"

	"github.com/gobeian/icp/internal/enum"
)

// Reason says what is wrong with an edit (不合规原因). The list is closed, the slugs are stable, and a Reason is an error, so
// that callers write errors.Is(err, change.ReasonDomainAdded). The zero value is no reason.
type Reason uint8

// The reasons.
const (
	ReasonProvinceChanged                 Reason = iota + 1 // 变更了备案所在省份
	ReasonNumberChanged                                     // 变更了备案号
	ReasonNumberProvinceMismatch                            // 备案号省份简称与备案省份不符
	ReasonSponsorReplaced                                   // 更换了主办者
	ReasonSponsorRenamed                                    // 变更了主办者名称
	ReasonCertificateNumberChanged                          // 变更了主办者证件号码
	ReasonCertificateNameMismatch                           // 主办者名称与证件名称不一致
	ReasonDomainAdded                                       // 新增了域名
	ReasonDomainReplaced                                    // 更换了域名
	ReasonDomainRemoved                                     // 删除了域名
	ReasonLastDomainRemoved                                 // 删除了唯一的域名
	ReasonServiceAdded                                      // 新增了网站（互联网信息服务）
	ReasonServiceRemoved                                    // 删除了网站（互联网信息服务）
	ReasonAccessProviderChanged                             // 变更了接入商
	ReasonServerRegionMismatch                              // 服务器放置地与备案省份不一致
	ReasonMixedOrder                                        // 主体与网站同时变更
	ReasonOrderInProgress                                   // 有进行中的订单
	ReasonOrderKindUnavailable                              // 管局不受理该订单类型
	ReasonDomainHolderMismatch                              // 域名所有者与主办者不一致
	ReasonDomainExpiring                                    // 域名即将到期
	ReasonDomainSuffix                                      // 域名后缀不符合要求
	ReasonDomainLimit                                       // 域名数量超限
	ReasonPreApprovalMissing                                // 缺少前置审批
	ReasonIDExpiring                                        // 证件即将到期或已过期
	ReasonIDInvalid                                         // 个人证件号码有误
	ReasonCertificateInvalid                                // 主办者证件号码有误
	ReasonMobileInvalid                                     // 手机号码有误
	ReasonEmailInvalid                                      // 电子邮箱有误
	ReasonFieldMissing                                      // 缺少必填信息
	ReasonUnderAge                                          // 负责人年龄不足
	ReasonPhoneNotLocal                                     // 手机号码非本省号码
	ReasonResidenceProofMissing                             // 缺少居住证明
	ReasonPrincipalNotLegalRepresentative                   // 负责人不是法定代表人
	ReasonPersonsMustMatch                                  // 两位负责人须为同一人
	ReasonPersonsMustDiffer                                 // 两位负责人不得为同一人
	ReasonPhoneShared                                       // 号码被多人共用
	ReasonPhoneNotOwn                                       // 号码未登记在本人名下
	ReasonAddressMismatch                                   // 通信地址不符合要求
	ReasonServiceName                                       // 网站（App）名称不符合要求
	ReasonServiceContent                                    // 服务内容不符合要求
	ReasonRequirement                                       // 不符合其他要求: a demand without a reason of its own
	ReasonSiteNotOpen                                       // 网站无法打开
	ReasonMaterialMissing                                   // 缺少材料
	ReasonLate                                              // 未按期办理
	ReasonNotCovered                                        // 数据未覆盖该日
	ReasonUndecided                                         // 无法判定
	reasonEnd
)

var reasonSlugs = [...]string{ //nolint:gochecknoglobals // constant table
	"", "province-changed", "number-changed", "number-province-mismatch", "sponsor-replaced", "sponsor-renamed",
	"certificate-number-changed", "certificate-name-mismatch", "domain-added", "domain-replaced", "domain-removed",
	"last-domain-removed", "service-added", "service-removed", "access-provider-changed",
	"server-region-mismatch", "mixed-order", "order-in-progress", "order-kind-unavailable", "domain-holder-mismatch",
	"domain-expiring", "domain-suffix", "domain-limit", "pre-approval-missing", "id-expiring", "id-invalid",
	"certificate-invalid", "mobile-invalid", "email-invalid", "field-missing", "under-age", "phone-not-local",
	"residence-proof-missing", "principal-not-legal-representative", "persons-must-match", "persons-must-differ",
	"phone-shared", "phone-not-own", "address-mismatch", "service-name", "service-content", "requirement",
	"site-not-open", "material-missing", "late", "not-covered", "undecided",
}

// String returns the slug, the empty string for zero, and the type's name with the number for a value outside the list.
func (r Reason) String() string { return enum.String(r, "change.Reason", reasonSlugs[:]) }

// Error implements error, so that a Reason can be the target of errors.Is. It is the slug after "change: ", which is also how
// package fmt prints a Reason; String returns the slug alone.
func (r Reason) Error() string { return "change: " + r.String() }

// LogValue returns the slug, so that every handler of log/slog writes a Reason alike. It implements slog.LogValuer.
func (r Reason) LogValue() slog.Value { return slog.StringValue(r.String()) }

// AppendText appends the slug; a value outside the list fails.
func (r Reason) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, r, "change.Reason", reasonSlugs[:])
}

// MarshalText is [Reason.AppendText] on an empty buffer.
func (r Reason) MarshalText() ([]byte, error) { return r.AppendText(nil) }

// UnmarshalText reads a slug; empty text is the zero value. Any other text is an error that names it and leaves the target
// as it is.
func (r *Reason) UnmarshalText(text []byte) error {
	return enum.Unmarshal(r, text, "change.Reason", reasonSlugs[:])
}

// Severity says what a violation does to an order (严重程度). The zero value is none.
type Severity uint8

// The severities.
const (
	Blocking Severity = iota + 1 // 阻断: the order will not pass
	Advisory                     // 提示: the order may pass; know this before you send it
)

var severitySlugs = [...]string{"", "blocking", "advisory"} //nolint:gochecknoglobals // constant table

// String returns the slug, the empty string for zero, and the type's name with the number for a value outside the list.
func (s Severity) String() string { return enum.String(s, "change.Severity", severitySlugs[:]) }

// AppendText appends the slug; a value outside the list fails.
func (s Severity) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, s, "change.Severity", severitySlugs[:])
}

// MarshalText is [Severity.AppendText] on an empty buffer.
func (s Severity) MarshalText() ([]byte, error) { return s.AppendText(nil) }

// UnmarshalText reads a slug; empty text is the zero value. Any other text is an error that names it and leaves the target
// as it is.
func (s *Severity) UnmarshalText(text []byte) error {
	return enum.Unmarshal(s, text, "change.Severity", severitySlugs[:])
}

// Op is what an edit does to its place (变更动作). The zero value is none.
type Op uint8

// The operations.
const (
	Added    Op = iota + 1 // 新增
	Removed                // 删除
	Replaced               // 更换: another one stands in its place
	Changed                // 修改: the same one, with other content
	Reissued               // 换发: the same identity under a number that carries it on
	Mirrored               // 登记信息: follows a registrar's record and belongs to no order
)

var opSlugs = [...]string{"", "added", "removed", "replaced", "changed", "reissued", "mirrored"} //nolint:gochecknoglobals // constant table

// String returns the slug, the empty string for zero, and the type's name with the number for a value outside the list.
func (o Op) String() string { return enum.String(o, "change.Op", opSlugs[:]) }

// AppendText appends the slug; a value outside the list fails.
func (o Op) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, o, "change.Op", opSlugs[:])
}

// MarshalText is [Op.AppendText] on an empty buffer.
func (o Op) MarshalText() ([]byte, error) { return o.AppendText(nil) }

// UnmarshalText reads a slug; empty text is the zero value. Any other text is an error that names it and leaves the target
// as it is.
func (o *Op) UnmarshalText(text []byte) error {
	return enum.Unmarshal(o, text, "change.Op", opSlugs[:])
}
