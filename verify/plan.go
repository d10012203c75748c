package verify

import (
	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/internal/enum"
	"github.com/gobeian/icp/province"
)

// Plan is what follows from an edit (办理方案): the route, the orders one after the other, each with its steps, and when it
// will be done. It is a plain value that a service can store, show and drive; it names places by keys and holds no value of
// the filing. The zero value is the plan of an edit that submits nothing.
type Plan struct {
	Edition  string      `json:"edition"` // of the rules
	On       filing.Date `json:"on,omitzero"`
	Route    Route       `json:"route"`
	Orders   []Order     `json:"orders"`
	Timeline Timeline    `json:"timeline"`
}

// Order is one order of a plan (订单). The next one starts when this one is approved.
type Order struct {
	Kind      province.OrderKind `json:"kind"`
	Service   string             `json:"service,omitempty"` // key of the service it concerns, empty for the sponsor or all
	Steps     []PlanStep         `json:"steps"`             // in order of dependency
	Materials []MaterialDemand   `json:"materials,omitempty"`
}

// PlanStep is one step of an order (步骤). Because names the rules that demand it and is never empty.
type PlanStep struct {
	Kind      province.StepKind   `json:"kind"`
	Actor     Actor               `json:"actor"`
	Path      filing.Path         `json:"path,omitzero"`   // the person concerned
	Phone     Phone               `json:"phone,omitempty"` // SMS check: which of the person's numbers
	Optional  bool                `json:"optional,omitempty"`
	Materials []province.Material `json:"materials,omitempty"`
	Limits    []province.Limit    `json:"limits,omitempty"` // how long it takes or holds, how often it may fail
	Because   []province.RuleID   `json:"because"`
}

// MaterialDemand is one material of an order (材料要求): who signs or seals it, for which place of the filing, and by which rules.
type MaterialDemand struct {
	Material province.Material `json:"material"`
	Signer   Signer            `json:"signer,omitempty"`
	Path     filing.Path       `json:"path,omitzero"`
	Either   bool              `json:"either,omitempty"` // one of several ways, or waived where the rule's fact holds
	Because  []province.RuleID `json:"because"`
}

// Timeline says when a plan will be done, in Chinese days. SubmitBy is the last day that the law's notice leaves, known where
// the basis says when the facts changed. Earliest and Latest bound the day of approval of the last order; they are zero where
// the day of submission is unknown or a calendar does not cover the days, which the notes say.
type Timeline struct {
	SubmitBy filing.Date `json:"submitBy,omitzero"`
	Earliest filing.Date `json:"earliest,omitzero"`
	Latest   filing.Date `json:"latest,omitzero"`
	Notes    []Note      `json:"notes,omitempty"`
}

// Route is the way that an edit takes (办理路径). The zero value is none: nothing is submitted.
type Route uint8

// The routes.
const (
	RouteNone             Route = iota
	RouteChange                 // 变更备案: one order
	RouteSplit                  // 分次变更: several orders, one after the other
	RouteNewFiling              // 首次备案
	RouteCancelAndRefile        // 注销后重新备案
	RouteNewService             // 新增网站（互联网信息服务）
	RouteCancelService          // 注销网站（互联网信息服务）
	RouteTransferIn             // 新增接入
	RouteChangeAtProvider       // 到原接入商变更
	RouteMigrate                // 迁移备案
)

var routeSlugs = [...]string{"none", "change", "split", "new-filing", "cancel-and-refile", "new-service", "cancel-service", "transfer-in", "change-at-provider", "migrate"} //nolint:gochecknoglobals // constant table

// String returns the slug.
func (r Route) String() string { return enum.String(r, "verify.Route", routeSlugs[:]) }

// AppendText appends the slug.
func (r Route) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, r, "verify.Route", routeSlugs[:])
}

// MarshalText is [Route.AppendText] on an empty buffer.
func (r Route) MarshalText() ([]byte, error) { return r.AppendText(nil) }

// UnmarshalText reads a slug.
func (r *Route) UnmarshalText(text []byte) error {
	return enum.Unmarshal(r, text, "verify.Route", routeSlugs[:])
}

// Actor is who takes a step (办理人). The zero value is nobody.
type Actor uint8

// The actors.
const (
	Customer    Actor = iota + 1 // 备案申请人
	ByPrincipal                  // 主体负责人本人
	ByManager                    // 网站（互联网信息服务）负责人本人
	ByProvider                   // 接入商
	ByBureau                     // 省通信管理局
)

var actorSlugs = [...]string{"", "customer", "principal", "manager", "provider", "bureau"} //nolint:gochecknoglobals // constant table

// String returns the slug.
func (a Actor) String() string { return enum.String(a, "verify.Actor", actorSlugs[:]) }

// AppendText appends the slug.
func (a Actor) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, a, "verify.Actor", actorSlugs[:])
}

// MarshalText is [Actor.AppendText] on an empty buffer.
func (a Actor) MarshalText() ([]byte, error) { return a.AppendText(nil) }

// UnmarshalText reads a slug.
func (a *Actor) UnmarshalText(text []byte) error {
	return enum.Unmarshal(a, text, "verify.Actor", actorSlugs[:])
}

// Phone says which number of a person the SMS check uses (核验号码). The zero value is none.
type Phone uint8

// The phones.
const (
	OldPhone Phone = iota + 1 // 原备案号码
	NewPhone                  // 变更后的号码
)

var phoneSlugs = [...]string{"", "old", "new"} //nolint:gochecknoglobals // constant table

// String returns the slug.
func (p Phone) String() string { return enum.String(p, "verify.Phone", phoneSlugs[:]) }

// AppendText appends the slug.
func (p Phone) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, p, "verify.Phone", phoneSlugs[:])
}

// MarshalText is [Phone.AppendText] on an empty buffer.
func (p Phone) MarshalText() ([]byte, error) { return p.AppendText(nil) }

// UnmarshalText reads a slug.
func (p *Phone) UnmarshalText(text []byte) error {
	return enum.Unmarshal(p, text, "verify.Phone", phoneSlugs[:])
}

// Signer is who signs or seals a material (签章人). The zero value is nobody: a copy or photo will do.
type Signer uint8

// The signers.
const (
	SignedByManager   Signer = iota + 1 // 网站负责人签字
	SignedByPrincipal                   // 主体负责人签字
	SealedBySponsor                     // 主办单位盖章
	IssuedByAuthority                   // 发证机关出具
	IssuedByRegistrar                   // 域名注册机构出具
)

var signerSlugs = [...]string{"", "manager", "principal", "sponsor-seal", "authority", "registrar"} //nolint:gochecknoglobals // constant table

// String returns the slug.
func (s Signer) String() string { return enum.String(s, "verify.Signer", signerSlugs[:]) }

// AppendText appends the slug.
func (s Signer) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, s, "verify.Signer", signerSlugs[:])
}

// MarshalText is [Signer.AppendText] on an empty buffer.
func (s Signer) MarshalText() ([]byte, error) { return s.AppendText(nil) }

// UnmarshalText reads a slug.
func (s *Signer) UnmarshalText(text []byte) error {
	return enum.Unmarshal(s, text, "verify.Signer", signerSlugs[:])
}

// Note is something to know while a plan runs (提示). The zero value is no note.
type Note uint8

// The notes.
const (
	NoteSiteStaysOnline    Note = iota + 1 // 变更期间不影响已备案网站访问
	NoteDomainGoesDark                     // 删除的域名在审核通过后不能再访问
	NoteOfflineMeanwhile                   // 注销后至重新备案成功前网站不能访问
	NoteNumberLost                         // 注销后原备案号不再保留
	NoteSuffixTrap                         // 后缀未经批准的域名注销后不能重新备案
	NoteDNSMeanwhile                       // 审核期间可设置域名解析
	NoteSecurityScan                       // 审核期间可进行安全检查
	NoteResultBySMS                        // 审核结果以短信和邮件通知
	NoteConsoleLags                        // 审核结果同步到接入商系统需要时间
	NoteNoSecondOrder                      // 在途期间不能提交其他订单
	NoteSMSUndecided                       // 是否需要短信核验，来源说法不一
	NoteNoticeDisputed                     // 法规要求提前三十日，常见说法为变更后三十日内
	NoteLate                               // 已晚于法定期限，可能被责令改正并罚款
	NoteNotCovered                         // 工作日数据未覆盖
	NoteUndated                            // 未给出提交日期
	NoteCorrectFirst                       // 先更正或补齐再提交
	NoteWaitForOrder                       // 先等待在途订单结束
	NoteUpdateFooter                       // 更新页脚备案号及链接
	NoteReviewsAllServices                 // 管局会一并复查主体下的全部网站
)

var noteSlugs = [...]string{ //nolint:gochecknoglobals // constant table
	"", "site-stays-online", "domain-goes-dark", "offline-meanwhile", "number-lost", "suffix-trap", "dns-meanwhile",
	"security-scan", "result-by-sms-and-email", "console-lags", "no-second-order", "sms-undecided", "notice-disputed",
	"late", "not-covered", "undated", "correct-first", "wait-for-order", "update-footer", "reviews-all-services",
}

// String returns the slug.
func (n Note) String() string { return enum.String(n, "verify.Note", noteSlugs[:]) }

// AppendText appends the slug.
func (n Note) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, n, "verify.Note", noteSlugs[:])
}

// MarshalText is [Note.AppendText] on an empty buffer.
func (n Note) MarshalText() ([]byte, error) { return n.AppendText(nil) }

// UnmarshalText reads a slug.
func (n *Note) UnmarshalText(text []byte) error {
	return enum.Unmarshal(n, text, "verify.Note", noteSlugs[:])
}

// Planner plans with a calendar of the caller's. The zero Planner plans by the zero [change.Basis] and the built-in calendar.
// It is read only and safe for concurrent use.
type Planner struct {
	Basis    change.Basis
	Calendar Calendar // nil means StateCouncil()
}

// For plans an edit by b and the built-in calendar. See [Planner.For].
func For(old, new filing.Filing, b change.Basis) (Plan, error) {
	return Planner{Basis: b}.For(old, new)
}

// For returns the plan of an edit. Where the edit is blocked it returns the plan of the way out, as far as one is known, and
// the *[change.Error] that says what blocks; where it is permitted, the error is nil. An edit that submits nothing has the
// zero plan but for edition and day.
func (p Planner) For(old, new filing.Filing) (Plan, error) {
	b := newBuilder(&p, &old, &new)
	if !b.submits() {
		return Plan{Edition: b.table.Edition(), On: p.Basis.On}, nil
	}
	violations := p.Basis.Validate(old, new)
	b.route(violations)
	b.orders()
	b.timeline()
	return b.plan, violations.Err()
}
