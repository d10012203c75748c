package filing

import "net/netip"

// Filing is one filing (备案) as the ministry's system holds it: the sponsor, and the services filed under its number.
//
// The zero value is an empty filing. A Filing is plain data; sharing one between goroutines is safe while nobody writes to
// it, and no function of this module does. Absent data, zero or empty, is unknown.
type Filing struct {
	Number   Number    `json:"number"`   // sponsor's filing number, 主体备案号
	Province Province  `json:"province"` // bureau that keeps the filing, 省
	Sponsor  Sponsor   `json:"sponsor"`  // 主办者
	Services []Service `json:"services"` // 网站、App、小程序、快应用
	Remark   string    `json:"remark"`   // 备注
}

// Sponsor is who answers for the services of a filing (主办者, 主体). The zero value is an unknown sponsor.
type Sponsor struct {
	Nature              Nature      `json:"nature"`              // 单位性质
	Name                string      `json:"name"`                // 主办单位名称, a person's name for an individual
	Certificate         Certificate `json:"certificate"`         // 主办单位证件
	Address             string      `json:"address"`             // 通信地址
	LegalRepresentative Person      `json:"legalRepresentative"` // 法定代表人
	Principal           Person      `json:"principal"`           // 主体负责人
	Superior            string      `json:"superior"`            // 投资人或上级主管单位
	Commercial          bool        `json:"commercial"`          // 经营性, holds a licence for commercial services
}

// Certificate is what proves the sponsor's identity (主办单位证件). The zero value is an unknown certificate.
type Certificate struct {
	Kind    CertificateKind `json:"kind"`    // 证件类型
	Name    string          `json:"name"`    // name the certificate bears
	Number  string          `json:"number"`  // 证件号码
	Address string          `json:"address"` // 证件住所
	Expires Expiry          `json:"expires"` // 有效期
}

// Person is a responsible person (负责人). The zero value is an unknown person.
type Person struct {
	Name           string   `json:"name"`           // 姓名
	ID             Document `json:"id"`             // 证件
	Mobile         string   `json:"mobile"`         // 手机号码
	EmergencyPhone string   `json:"emergencyPhone"` // 应急联系电话
	Email          string   `json:"email"`          // 电子邮件地址
}

// Document is a person's identity document (个人证件). The zero value is an unknown document.
type Document struct {
	Kind    CertificateKind `json:"kind"`    // 证件类型
	Number  string          `json:"number"`  // 证件号码
	Expires Expiry          `json:"expires"` // 有效期
}

// Service is one filed service (服务): a website, an App, a mini-program or a quick app. The zero value is an unknown service.
type Service struct {
	Number       Number        `json:"number"`       // 服务备案号
	Kind         ServiceKind   `json:"kind"`         // 服务类型
	Name         string        `json:"name"`         // 服务名称
	HomePages    []string      `json:"homePages"`    // 首页网址
	Domains      []Domain      `json:"domains"`      // 域名
	Manager      Person        `json:"manager"`      // 服务负责人
	Contents     []Content     `json:"contents"`     // 服务内容
	PreApprovals []PreApproval `json:"preApprovals"` // 前置审批
	Languages    []Language    `json:"languages"`    // 语种
	Access       []Access      `json:"access"`       // 接入
	App          *App          `json:"app"`          // what an App files in addition; nil for other kinds
	Remark       string        `json:"remark"`       // 备注
}

// Domain is a domain name of a service (域名). Holder and Expires mirror the registrar and belong to no filing order. The zero
// value is an unknown domain.
type Domain struct {
	Name    string `json:"name"`    // 域名, in ASCII or Unicode form
	Holder  Holder `json:"holder"`  // 域名持有者
	Expires Date   `json:"expires"` // 域名到期日
	FiledOn Date   `json:"filedOn"` // day the domain was filed, 备案日期
}

// Holder is who a domain is registered to (域名持有者). The zero value is an unknown holder.
type Holder struct {
	Name   string `json:"name"`   // 名称
	Number string `json:"number"` // 证件号码
}

// PreApproval is another authority's approval (前置审批) that a service had to obtain before it was filed. The zero value is an
// unknown approval.
type PreApproval struct {
	Category PreApprovalCategory `json:"category"` // 前置审批类型
	Number   string              `json:"number"`   // 审批号
}

// Access is how a service reaches the network through one provider (接入). The zero value is an unknown access.
type Access struct {
	Provider string       `json:"provider"` // 接入服务商, a slug such as alibaba-cloud
	Mode     AccessMode   `json:"mode"`     // 接入方式
	Region   Province     `json:"region"`   // province of the servers, 服务器放置地
	IPs      []netip.Addr `json:"ips"`      // IP地址
}

// App is what an App files in addition to other services (App备案). The zero value is an unknown App.
//
// Source: 工信部信管〔2023〕105号, annex 互联网信息服务备案登记表.
type App struct {
	Package   string   `json:"package"`   // 包名 or bundle id
	Platform  Platform `json:"platform"`  // 运行平台
	PublicKey string   `json:"publicKey"` // 公钥
	MD5       string   `json:"md5"`       // 证书MD5指纹
	SDKs      []string `json:"sdks"`      // SDK服务
}
