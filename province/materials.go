package province

import "github.com/gobeian/icp/internal/enum"

// Fact is a named circumstance that a rule may depend on (规则条件). Some can be read from the two filings, some only the
// caller knows; which is said beside each. The zero value is no fact.
type Fact uint8

// The facts.
const (
	FactOwnUnit                 Fact = iota + 1 // 本人为该单位法定代表人: the individual on one side is the legal representative of the unit on the other (from the filings)
	FactOwnService                              // 本人为该单位网站负责人: the filed individual is responsible for a service of the new unit (from the filings)
	FactSameLegalRepresentative                 // 变更前后法定代表人相同 (from the filings)
	FactPrincipalIsLegal                        // 主体负责人为法定代表人 (from the filings)
	FactNamesRelated                            // 变更前后单位名称有关联 (caller)
	FactUnitsRelated                            // 变更前后单位有关联 (caller)
	FactCertificatesMerged                      // 因三证合一变更 (from the filings: a social credit code replaces an older number)
	FactSoleProprietor                          // 个体工商户 (caller)
	FactDomainsHeld                             // 域名所有者已为新主办者 (from the filings, where the holders are given)
	FactDataConsistent                          // 备案信息一致 (caller)
	FactSitesOpen                               // 网站可正常打开 (caller)
	FactNotCommercial                           // 网站内容不涉及经营性或论坛 (caller)
	FactNeverFiled                              // 新主办者未备案过 (caller)
	FactSameProvince                            // 双方注册地同省 (caller)
	FactAllServicesMove                         // 全部网站一并变更 (from the filings)
	FactChangeProof                             // 持有变更证明 (from the materials in hand)
	FactSameName                                // 接入时主办者名称一致 (of a transfer-in: never decided of a change)
	FactSameNumber                              // 接入时证件号码一致 (of a transfer-in: never decided of a change)
	FactSameCertificateAddress                  // 接入时证件住所一致 (of a transfer-in: never decided of a change)
	FactSamePrincipal                           // 接入时主体负责人信息一致 (of a transfer-in: never decided of a change)
	FactSameManager                             // 接入时网站负责人信息一致 (of a transfer-in: never decided of a change)
	FactSameData                                // 接入时全部备案信息一致 (of a transfer-in: never decided of a change)
	FactManagerIsLegal                          // 网站负责人为法定代表人 (from the filings)
	FactPersonIsLegal                           // 该负责人为法定代表人 (from the filings)
	FactPersonsSame                             // 两位负责人为同一人 (from the filings)
	FactPersonsDifferent                        // 两位负责人不是同一人 (from the filings)
	FactPrincipalKept                           // 本次不变更主体负责人 (from the filings)
	FactEmployed                                // 负责人为单位在职人员 (caller)
	FactNotResponsibleElsewhere                 // 负责人未在其他单位备案中任职 (caller)
	FactNotStudent                              // 负责人不是学生 (caller)
	FactAuthorised                              // 持有授权书 (from the materials in hand)
	FactHolderIsSponsor                         // 域名所有者为主办者 (from the filings, where the holders are given)
	FactHolderIsLegal                           // 域名所有者为法定代表人 (from the filings)
	FactHolderIsPrincipal                       // 域名所有者为主体负责人 (from the filings)
	FactHolderIsManager                         // 域名所有者为网站负责人 (from the filings)
	FactHolderIsShareholder                     // 域名所有者为股东 (caller)
	FactHolderIsSeniorManager                   // 域名所有者为高级管理人员 (caller)
	FactOwnershipStated                         // 持有域名权属说明 (from the materials in hand)
	FactRegistrarApproved                       // 域名注册机构经批准 (caller)
	FactRealNameVerified                        // 域名已实名认证 (caller)
	FactWhoisPublic                             // 已关闭域名隐私保护 (caller)
	FactPhoneLocal                              // 手机号码为本省号码 (caller)
	FactPhoneOwn                                // 号码登记在本人名下 (caller)
	FactPhoneNotShared                          // 号码未被多人共用 (from the filings)
	FactIDLocal                                 // 证件地址在本省 (caller)
	FactResidenceProof                          // 持有居住证明 (from the materials in hand)
	FactEmploymentProof                         // 持有就业或收入证明 (from the materials in hand)
	FactAddressLocal                            // 通信地址在本省 (caller)
	FactAddressMatches                          // 通信地址与证件住所一致 (caller)
	FactServerLocal                             // 服务器放置在本省 (from the filings)
	FactCrossProvinceStated                     // 持有服务器异地放置说明 (from the materials in hand)
	FactPreApproved                             // 持有前置审批文件 (from the filings or the materials in hand)
	FactMovingOut                               // 迁出 (caller)
	FactCommitted                               // 持有承诺书 (from the materials in hand)
)

var factSlugs = [...]string{ //nolint:gochecknoglobals // constant table
	"", "own-unit", "own-service", "same-legal-representative", "principal-is-legal-representative", "names-related",
	"units-related", "certificates-merged", "sole-proprietor", "domains-held", "data-consistent", "sites-open",
	"not-commercial", "never-filed", "same-province", "all-services-move", "change-proof", "same-name", "same-number",
	"same-certificate-address", "same-principal", "same-manager", "same-data", "manager-is-legal-representative",
	"person-is-legal-representative", "persons-same", "persons-different", "principal-kept", "employed",
	"not-responsible-elsewhere", "not-student", "authorised", "holder-is-sponsor", "holder-is-legal-representative",
	"holder-is-principal", "holder-is-manager", "holder-is-shareholder", "holder-is-senior-manager",
	"ownership-stated", "registrar-approved", "real-name-verified", "whois-public", "phone-local", "phone-own",
	"phone-not-shared", "id-local", "residence-proof", "employment-proof", "address-local", "address-matches",
	"server-local", "cross-province-stated", "pre-approved", "moving-out", "committed",
}

// String returns the slug, the empty string for zero, and the type's name with the number for a value outside the list.
func (f Fact) String() string { return enum.String(f, "province.Fact", factSlugs[:]) }

// AppendText appends the slug; a value outside the list fails.
func (f Fact) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, f, "province.Fact", factSlugs[:])
}

// MarshalText is [Fact.AppendText] on an empty buffer.
func (f Fact) MarshalText() ([]byte, error) { return f.AppendText(nil) }

// UnmarshalText reads a slug; empty text is the zero value. Any other text is an error that names it and leaves the target
// as it is.
func (f *Fact) UnmarshalText(text []byte) error {
	return enum.Unmarshal(f, text, "province.Fact", factSlugs[:])
}

// Material is a document or recording that goes in with an order (备案材料). The zero value is none.
type Material uint8

// The materials.
const (
	BusinessLicence              Material = iota + 1 // 营业执照
	IDCard                                           // 身份证件正反面
	IDPhotoInHand                                    // 手持证件照片
	SponsorCertificate                               // 主办单位有效证件
	ChangeProof                                      // 变更证明（工商更名函等）
	PreApprovalDocument                              // 前置审批文件
	AuthorizationLetter                              // 授权书
	CommitmentLetter                                 // 承诺书
	DomainCertificate                                // 域名证书
	VerificationSheet                                // 真实性核验单
	BackdropPhoto                                    // 幕布照片
	ResidenceProof                                   // 居住证或暂住证
	EmploymentProof                                  // 劳动就业或收入证明
	InformationSecurityAgreement                     // 信息安全协议
	CrossProvinceStatement                           // 服务器异地放置说明
	LegalRepresentativeID                            // 法定代表人证件
	LiabilityNotice                                  // 真实性责任告知书
	CommitmentVideo                                  // 承诺视频
	PartyBuildingLetter                              // 党建承诺书（党建确认函）
	EstablishmentProof                               // 编办证明
	OwnershipStatement                               // 域名权属说明
	RelationStatement                                // 单位关系说明
)

var materialSlugs = [...]string{ //nolint:gochecknoglobals // constant table
	"", "business-licence", "id-card", "id-photo-in-hand", "sponsor-certificate", "change-proof",
	"pre-approval-document", "authorization-letter", "commitment-letter", "domain-certificate", "verification-sheet",
	"backdrop-photo", "residence-proof", "employment-proof", "information-security-agreement",
	"cross-province-statement", "legal-representative-id", "liability-notice", "commitment-video",
	"party-building-letter", "establishment-proof", "ownership-statement", "relation-statement",
}

// String returns the slug, the empty string for zero, and the type's name with the number for a value outside the list.
func (m Material) String() string { return enum.String(m, "province.Material", materialSlugs[:]) }

// AppendText appends the slug; a value outside the list fails.
func (m Material) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, m, "province.Material", materialSlugs[:])
}

// MarshalText is [Material.AppendText] on an empty buffer.
func (m Material) MarshalText() ([]byte, error) { return m.AppendText(nil) }

// UnmarshalText reads a slug; empty text is the zero value. Any other text is an error that names it and leaves the target
// as it is.
func (m *Material) UnmarshalText(text []byte) error {
	return enum.Unmarshal(m, text, "province.Material", materialSlugs[:])
}

// Person is a role in a filing that a rule speaks of (负责人角色). The zero value is nobody.
type Person uint8

// The persons.
const (
	Principal           Person = iota + 1 // 主体负责人
	Manager                               // 网站（互联网信息服务）负责人
	LegalRepresentative                   // 法定代表人
)

var personSlugs = [...]string{"", "principal", "manager", "legal-representative"} //nolint:gochecknoglobals // constant table

// String returns the slug, the empty string for zero, and the type's name with the number for a value outside the list.
func (p Person) String() string { return enum.String(p, "province.Person", personSlugs[:]) }

// AppendText appends the slug; a value outside the list fails.
func (p Person) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, p, "province.Person", personSlugs[:])
}

// MarshalText is [Person.AppendText] on an empty buffer.
func (p Person) MarshalText() ([]byte, error) { return p.AppendText(nil) }

// UnmarshalText reads a slug; empty text is the zero value. Any other text is an error that names it and leaves the target
// as it is.
func (p *Person) UnmarshalText(text []byte) error {
	return enum.Unmarshal(p, text, "province.Person", personSlugs[:])
}

// StepKind is a step on the way from an edit to an approved change (办理步骤). The zero value is none.
type StepKind uint8

// The steps.
const (
	StepFillForm          StepKind = iota + 1 // 填写信息
	StepUploadMaterials                       // 上传资料
	StepAppUpload                             // App 上传资料
	StepVerificationSheet                     // 填写核验单
	StepFirstReview                           // 接入商初审
	StepBackdropPhoto                         // 幕布拍照
	StepFaceCheck                             // 人脸核验
	StepBureauApp                             // 管局 App 核验
	StepSubmitToBureau                        // 提交管局
	StepSMSCheck                              // 短信核验
	StepBureauReview                          // 管局审核
	StepSync                                  // 结果同步
	StepUpdateFooter                          // 更新页脚备案号
	StepCancelFiling                          // 注销备案
	StepNewFiling                             // 首次备案
	StepTransferIn                            // 新增接入
	StepMigrate                               // 迁移备案
)

var stepKindSlugs = [...]string{ //nolint:gochecknoglobals // constant table
	"", "fill-form", "upload-materials", "app-upload", "verification-sheet", "first-review", "backdrop-photo",
	"face-check", "bureau-app", "submit-to-bureau", "sms-check", "bureau-review", "sync", "update-footer",
	"cancel-filing", "new-filing", "transfer-in", "migrate",
}

// String returns the slug, the empty string for zero, and the type's name with the number for a value outside the list.
func (k StepKind) String() string { return enum.String(k, "province.StepKind", stepKindSlugs[:]) }

// AppendText appends the slug; a value outside the list fails.
func (k StepKind) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, k, "province.StepKind", stepKindSlugs[:])
}

// MarshalText is [StepKind.AppendText] on an empty buffer.
func (k StepKind) MarshalText() ([]byte, error) { return k.AppendText(nil) }

// UnmarshalText reads a slug; empty text is the zero value. Any other text is an error that names it and leaves the target
// as it is.
func (k *StepKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(k, text, "province.StepKind", stepKindSlugs[:])
}
