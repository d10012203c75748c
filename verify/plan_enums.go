package verify

import "github.com/gobeian/icp/internal/enum"

// Route is the way that an edit takes (办理路径). The zero value is none: nothing is submitted.
type Route uint8

// The routes.
const (
	RouteNone             Route = iota // nothing is submitted
	RouteChange                        // 变更备案: one order
	RouteSplit                         // 分次变更: several orders, one after the other
	RouteNewFiling                     // 首次备案
	RouteCancelAndRefile               // 注销后重新备案
	RouteNewService                    // 新增网站（互联网信息服务）
	RouteCancelService                 // 注销网站（互联网信息服务）
	RouteTransferIn                    // 新增接入
	RouteChangeAtProvider              // 到原接入商变更
	RouteMigrate                       // 迁移备案
)

var routeSlugs = [...]string{"none", "change", "split", "new-filing", "cancel-and-refile", "new-service", "cancel-service", "transfer-in", "change-at-provider", "migrate"} //nolint:gochecknoglobals // constant table

// String returns the slug, none for zero, and the type's name with the number for a value outside the list.
func (r Route) String() string { return enum.String(r, "verify.Route", routeSlugs[:]) }

// AppendText appends the slug; a value outside the list fails.
func (r Route) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, r, "verify.Route", routeSlugs[:])
}

// MarshalText is [Route.AppendText] on an empty buffer.
func (r Route) MarshalText() ([]byte, error) { return r.AppendText(nil) }

// UnmarshalText reads a slug. Any other text, the empty one too, is an error that names it and leaves the target as it is.
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

// String returns the slug, the empty string for zero, and the type's name with the number for a value outside the list.
func (a Actor) String() string { return enum.String(a, "verify.Actor", actorSlugs[:]) }

// AppendText appends the slug; a value outside the list fails.
func (a Actor) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, a, "verify.Actor", actorSlugs[:])
}

// MarshalText is [Actor.AppendText] on an empty buffer.
func (a Actor) MarshalText() ([]byte, error) { return a.AppendText(nil) }

// UnmarshalText reads a slug; empty text is the zero value. Any other text is an error that names it and leaves the target
// as it is.
func (a *Actor) UnmarshalText(text []byte) error {
	return enum.Unmarshal(a, text, "verify.Actor", actorSlugs[:])
}

// Phone says which number of a person the SMS check uses (核验号码). The zero value is none.
type Phone uint8

// The phones.
const (
	OldPhone Phone = iota + 1 // 原备案号码: the number on record before the order
	NewPhone                  // 变更后的号码: the number in the order
)

var phoneSlugs = [...]string{"", "old", "new"} //nolint:gochecknoglobals // constant table

// String returns the slug, the empty string for zero, and the type's name with the number for a value outside the list.
func (p Phone) String() string { return enum.String(p, "verify.Phone", phoneSlugs[:]) }

// AppendText appends the slug; a value outside the list fails.
func (p Phone) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, p, "verify.Phone", phoneSlugs[:])
}

// MarshalText is [Phone.AppendText] on an empty buffer.
func (p Phone) MarshalText() ([]byte, error) { return p.AppendText(nil) }

// UnmarshalText reads a slug; empty text is the zero value. Any other text is an error that names it and leaves the target
// as it is.
func (p *Phone) UnmarshalText(text []byte) error {
	return enum.Unmarshal(p, text, "verify.Phone", phoneSlugs[:])
}

// Signer is who signs, seals or issues a material (签章人). The zero value is nobody.
type Signer uint8

// The signers.
const (
	SignedByManager   Signer = iota + 1 // 网站负责人签字
	SignedByPrincipal                   // 主体负责人签字
	SealedBySponsor                     // 加盖主办单位公章
	IssuedByAuthority                   // 发证机关出具
	IssuedByRegistrar                   // 域名注册机构出具
	SignedAndSealed                     // 网站负责人签字并加盖主办单位公章
)

var signerSlugs = [...]string{"", "manager", "principal", "sponsor-seal", "authority", "registrar", "manager-and-sponsor-seal"} //nolint:gochecknoglobals // constant table

// String returns the slug, the empty string for zero, and the type's name with the number for a value outside the list.
func (s Signer) String() string { return enum.String(s, "verify.Signer", signerSlugs[:]) }

// AppendText appends the slug; a value outside the list fails.
func (s Signer) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, s, "verify.Signer", signerSlugs[:])
}

// MarshalText is [Signer.AppendText] on an empty buffer.
func (s Signer) MarshalText() ([]byte, error) { return s.AppendText(nil) }

// UnmarshalText reads a slug; empty text is the zero value. Any other text is an error that names it and leaves the target
// as it is.
func (s *Signer) UnmarshalText(text []byte) error {
	return enum.Unmarshal(s, text, "verify.Signer", signerSlugs[:])
}
