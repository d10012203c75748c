package filing

import (
	"math"
	"strconv"
)

// Class is the distinction that every bureau's rules use (主体类别): a unit or an individual. The zero value is unknown.
type Class uint8

// The classes.
const (
	Unit       Class = iota + 1 // 单位, any body that is not a natural person
	Individual                  // 个人, a natural person
)

// String returns unit or individual, and the empty string for an unknown class.
func (c Class) String() string {
	switch c {
	case Unit:
		return "unit"
	case Individual:
		return "individual"
	}
	return ""
}

// AppendText appends what String returns; it never fails.
func (c Class) AppendText(b []byte) ([]byte, error) { return append(b, c.String()...), nil }

// MarshalText is [Class.AppendText] on an empty buffer.
func (c Class) MarshalText() ([]byte, error) { return c.AppendText(nil) }

// UnmarshalText reads unit or individual; empty text is unknown.
func (c *Class) UnmarshalText(text []byte) error {
	switch string(text) {
	case "":
		*c = 0
	case Unit.String():
		*c = Unit
	case Individual.String():
		*c = Individual
	default:
		return &ParseError{What: "class", Expected: "unit or individual"}
	}
	return nil
}

// codeRow is one entry of a code list of the ministry.
type codeRow struct {
	code     uint64
	slug, zh string
}

func codeFind(rows []codeRow, code uint64) *codeRow {
	for i := range rows {
		if rows[i].code == code {
			return &rows[i]
		}
	}
	return nil
}

// codeString returns the slug of code, the decimal code where the list has none, and the empty string for zero.
func codeString(rows []codeRow, code uint64) string {
	if row := codeFind(rows, code); row != nil {
		return row.slug
	}
	if code == 0 {
		return ""
	}
	return strconv.FormatUint(code, 10)
}

// codeAppend appends what codeString returns.
func codeAppend(b []byte, rows []codeRow, code uint64) []byte {
	if row := codeFind(rows, code); row != nil {
		return append(b, row.slug...)
	}
	if code == 0 {
		return b
	}
	return strconv.AppendUint(b, code, 10)
}

func codeChinese(rows []codeRow, code uint64) string {
	if row := codeFind(rows, code); row != nil {
		return row.zh
	}
	return ""
}

// A codeList is a code list of the ministry with what its errors say.
type codeList struct {
	rows           []codeRow
	what, expected string
	limit          uint64 // the greatest code the type can hold
}

// parse reads a slug or a decimal code. Empty text is zero.
func (l codeList) parse(text string) (uint64, error) {
	if text == "" {
		return 0, nil
	}
	for i := range l.rows {
		if l.rows[i].slug == text {
			return l.rows[i].code, nil
		}
	}
	code, err := strconv.ParseUint(text, 10, 64)
	if err != nil || code > l.limit {
		return 0, &ParseError{What: l.what, Expected: l.expected}
	}
	return code, nil
}

// Nature is what kind of body the sponsor is (主办单位性质). Its value is the code of the ministry's filing system; zero is
// unknown. Codes that are not in this list stay what they are and are never invalid, for the ministry changes its lists.
//
// Source: option list of the ministry's provider-side filing form.
type Nature uint16

// The natures of a sponsor (主办单位性质) with their MIIT codes; the gaps are codes the ministry no longer offers.
const (
	NatureDefence               Nature = 1  // 国防机构
	NatureGovernment            Nature = 2  // 政府机关
	NaturePublicInstitution     Nature = 3  // 事业单位
	NatureEnterprise            Nature = 4  // 企业
	NatureIndividual            Nature = 5  // 个人
	NatureSocialOrganisation    Nature = 6  // 社会团体
	NaturePrivateNonEnterprise  Nature = 9  // 民办非企业单位
	NatureFoundation            Nature = 10 // 基金会
	NatureLawPractice           Nature = 11 // 律师执业机构
	NatureForeignCulturalCentre Nature = 12 // 外国在华文化中心
	NatureMassOrganisation      Nature = 13 // 群众性团体组织
	NatureForensicAppraisal     Nature = 14 // 司法鉴定机构
	NatureReligiousBody         Nature = 15 // 宗教团体
	NatureOverseasBody          Nature = 16 // 境外机构
	NatureMedicalInstitution    Nature = 17 // 医疗机构
	NatureNotaryOffice          Nature = 18 // 公证机构
	NatureRuralCollective       Nature = 19 // 集体经济
	NatureArbitrationBody       Nature = 20 // 仲裁机构
)

var natureRows = [...]codeRow{ //nolint:gochecknoglobals // constant table, laid out by the linker
	{1, "defence", "国防机构"},
	{2, "government", "政府机关"},
	{3, "public-institution", "事业单位"},
	{4, "enterprise", "企业"},
	{5, "individual", "个人"},
	{6, "social-organisation", "社会团体"},
	{9, "private-non-enterprise", "民办非企业单位"},
	{10, "foundation", "基金会"},
	{11, "law-practice", "律师执业机构"},
	{12, "foreign-cultural-centre", "外国在华文化中心"},
	{13, "mass-organisation", "群众性团体组织"},
	{14, "forensic-appraisal", "司法鉴定机构"},
	{15, "religious-body", "宗教团体"},
	{16, "overseas-body", "境外机构"},
	{17, "medical-institution", "医疗机构"},
	{18, "notary-office", "公证机构"},
	{19, "rural-collective", "集体经济"},
	{20, "arbitration-body", "仲裁机构"},
}

func natureList() codeList {
	return codeList{natureRows[:], "nature", "a slug such as enterprise, or an MIIT code", math.MaxUint16}
}

// String returns the slug, the decimal code where this package has no slug, and the empty string for zero.
func (v Nature) String() string { return codeString(natureRows[:], uint64(v)) }

// Chinese returns the ministry's Chinese name, and the empty string for a code that is not in the list.
func (v Nature) Chinese() string { return codeChinese(natureRows[:], uint64(v)) }

// AppendText appends what String returns; it never fails.
func (v Nature) AppendText(b []byte) ([]byte, error) {
	return codeAppend(b, natureRows[:], uint64(v)), nil
}

// MarshalText is AppendText on an empty buffer.
func (v Nature) MarshalText() ([]byte, error) { return v.AppendText(nil) }

// UnmarshalText reads a slug or a decimal code; empty text is zero. It fails with a [*ParseError].
func (v *Nature) UnmarshalText(text []byte) error {
	code, err := natureList().parse(string(text))
	if err != nil {
		return err
	}
	*v = Nature(code)
	return nil
}

// Class returns whether the nature is that of a unit or of an individual; of the unknown nature it is unknown. A code that is
// not in the list is a unit, because only one code is individual.
func (v Nature) Class() Class {
	switch v {
	case 0:
		return 0
	case NatureIndividual:
		return Individual
	}
	return Unit
}

// CertificateKind is the kind of a certificate or identity document (证件类型). Its value is the code of the ministry's filing
// system; zero is unknown. Codes that are not in this list stay what they are and are never invalid.
//
// Source: option list of the ministry's provider-side filing form, checked against Huawei's list of attachment types.
type CertificateKind uint16

// The kinds of certificate (证件类型) with their MIIT codes. Several kinds share a Chinese name: the code, not the name, carries
// the nature.
const (
	BusinessLicence                      CertificateKind = 1  // 营业执照(个人或企业)
	ResidentID                           CertificateKind = 2  // 居民身份证
	OrganisationCodeInstitution          CertificateKind = 3  // 组织机构代码证
	InstitutionLegalPerson               CertificateKind = 4  // 事业单位法人证书
	MilitaryDesignation                  CertificateKind = 5  // 部队代号
	SocialOrganisationRegistration       CertificateKind = 6  // 社会团体法人登记证书
	Passport                             CertificateKind = 7  // 护照
	OrganisationCodeGovernment           CertificateKind = 9  // 组织机构代码证
	OrganisationCodeSocialOrganisation   CertificateKind = 10 // 组织机构代码证
	TaiwanTravelPermit                   CertificateKind = 11 // 台湾居民来往大陆通行证
	OrganisationCode                     CertificateKind = 12 // 组织机构代码证
	SocialCreditCodeGovernment           CertificateKind = 13 // 统一社会信用代码证书
	HKMacaoTravelPermit                  CertificateKind = 14 // 港澳居民来往内地通行证
	SocialCreditCodeInstitution          CertificateKind = 15 // 统一社会信用代码证书
	OrganisationCodePrivateNonEnterprise CertificateKind = 16 // 组织机构代码证
	PrivateNonEnterpriseRegistration     CertificateKind = 17 // 民办非企业单位登记证书
	OrganisationCodeFoundation           CertificateKind = 18 // 组织机构代码证
	FoundationRegistration               CertificateKind = 19 // 基金会法人登记证书
	OrganisationCodeLawPractice          CertificateKind = 20 // 组织机构代码证
	LawPracticeLicence                   CertificateKind = 21 // 律师事务所执业许可证
	ForeignCulturalCentreRegistration    CertificateKind = 22 // 外国在华文化中心登记证
	MilitaryPaidServiceLicence           CertificateKind = 23 // 军队单位对外有偿服务许可证
	SocialCreditCodeMassOrganisation     CertificateKind = 24 // 统一社会信用代码证书
	ReligiousVenueRegistration           CertificateKind = 25 // 宗教活动场所登记证
	ForeignRepresentativeOffice          CertificateKind = 27 // 外国企业常驻代表机构登记证
	ForensicAppraisalLicence             CertificateKind = 28 // 司法鉴定许可证
	ForeignPermanentResidentID           CertificateKind = 30 // 外国人永久居留身份证
	ForeignTourismOffice                 CertificateKind = 34 // 外国政府旅游部门常驻代表机构批准登记证
	OverseasBodyCertificate              CertificateKind = 35 // 境外机构证件
	SocialServiceRegistration            CertificateKind = 36 // 社会服务机构登记证书
	PrivateSchoolLicence                 CertificateKind = 37 // 民办学校办学许可证
	MedicalPracticeLicence               CertificateKind = 38 // 医疗机构执业许可证
	NotaryLicence                        CertificateKind = 39 // 公证机构执业证
	EmbassySchoolLicence                 CertificateKind = 40 // 北京市外国驻华使馆人员子女学校办学许可证
	HKMacaoResidencePermit               CertificateKind = 41 // 港澳居民居住证
	TaiwanResidencePermit                CertificateKind = 42 // 台湾居民居住证
	RuralCollectiveRegistration          CertificateKind = 43 // 农村集体经济组织登记证
	ArbitrationRegistration              CertificateKind = 44 // 仲裁委员会登记证
	OverseasNGOOffice                    CertificateKind = 46 // 境外非政府组织代表机构登记证书
	ForeignNewsBureau                    CertificateKind = 47 // 外国驻华新闻机构证
	HKMacaoTaiwanTourismOffice           CertificateKind = 48 // 港澳台地区旅游部门常驻代表机构批准登记证
	SocialCreditCode                     CertificateKind = 49 // 中华人民共和国社会信用代码证书
)

var certificateRows = [...]codeRow{ //nolint:gochecknoglobals // constant table, laid out by the linker
	{1, "business-licence", "营业执照(个人或企业)"},
	{2, "resident-id", "居民身份证"},
	{3, "organisation-code-institution", "组织机构代码证"},
	{4, "institution-legal-person", "事业单位法人证书"},
	{5, "military-designation", "部队代号"},
	{6, "social-organisation-registration", "社会团体法人登记证书"},
	{7, "passport", "护照"},
	{9, "organisation-code-government", "组织机构代码证"},
	{10, "organisation-code-social-organisation", "组织机构代码证"},
	{11, "taiwan-travel-permit", "台湾居民来往大陆通行证"},
	{12, "organisation-code", "组织机构代码证"},
	{13, "social-credit-code-government", "统一社会信用代码证书"},
	{14, "hk-macao-travel-permit", "港澳居民来往内地通行证"},
	{15, "social-credit-code-institution", "统一社会信用代码证书"},
	{16, "organisation-code-private-non-enterprise", "组织机构代码证"},
	{17, "private-non-enterprise-registration", "民办非企业单位登记证书"},
	{18, "organisation-code-foundation", "组织机构代码证"},
	{19, "foundation-registration", "基金会法人登记证书"},
	{20, "organisation-code-law-practice", "组织机构代码证"},
	{21, "law-practice-licence", "律师事务所执业许可证"},
	{22, "foreign-cultural-centre-registration", "外国在华文化中心登记证"},
	{23, "military-paid-service-licence", "军队单位对外有偿服务许可证"},
	{24, "social-credit-code-mass-organisation", "统一社会信用代码证书"},
	{25, "religious-venue-registration", "宗教活动场所登记证"},
	{27, "foreign-representative-office", "外国企业常驻代表机构登记证"},
	{28, "forensic-appraisal-licence", "司法鉴定许可证"},
	{30, "foreign-permanent-resident-id", "外国人永久居留身份证"},
	{34, "foreign-tourism-office", "外国政府旅游部门常驻代表机构批准登记证"},
	{35, "overseas-body-certificate", "境外机构证件"},
	{36, "social-service-registration", "社会服务机构登记证书"},
	{37, "private-school-licence", "民办学校办学许可证"},
	{38, "medical-practice-licence", "医疗机构执业许可证"},
	{39, "notary-licence", "公证机构执业证"},
	{40, "embassy-school-licence", "北京市外国驻华使馆人员子女学校办学许可证"},
	{41, "hk-macao-residence-permit", "港澳居民居住证"},
	{42, "taiwan-residence-permit", "台湾居民居住证"},
	{43, "rural-collective-registration", "农村集体经济组织登记证"},
	{44, "arbitration-registration", "仲裁委员会登记证"},
	{46, "overseas-ngo-office", "境外非政府组织代表机构登记证书"},
	{47, "foreign-news-bureau", "外国驻华新闻机构证"},
	{48, "hk-macao-taiwan-tourism-office", "港澳台地区旅游部门常驻代表机构批准登记证"},
	{49, "social-credit-code", "中华人民共和国社会信用代码证书"},
}

var certificateNatures = [...]Nature{ //nolint:gochecknoglobals // constant table, laid out by the linker
	BusinessLicence:                      NatureEnterprise,
	ResidentID:                           NatureIndividual,
	OrganisationCodeInstitution:          NaturePublicInstitution,
	InstitutionLegalPerson:               NaturePublicInstitution,
	MilitaryDesignation:                  NatureDefence,
	SocialOrganisationRegistration:       NatureSocialOrganisation,
	Passport:                             NatureIndividual,
	OrganisationCodeGovernment:           NatureGovernment,
	OrganisationCodeSocialOrganisation:   NatureSocialOrganisation,
	TaiwanTravelPermit:                   NatureIndividual,
	OrganisationCode:                     NatureEnterprise,
	SocialCreditCodeGovernment:           NatureGovernment,
	HKMacaoTravelPermit:                  NatureIndividual,
	SocialCreditCodeInstitution:          NaturePublicInstitution,
	OrganisationCodePrivateNonEnterprise: NaturePrivateNonEnterprise,
	PrivateNonEnterpriseRegistration:     NaturePrivateNonEnterprise,
	OrganisationCodeFoundation:           NatureFoundation,
	FoundationRegistration:               NatureFoundation,
	OrganisationCodeLawPractice:          NatureLawPractice,
	LawPracticeLicence:                   NatureLawPractice,
	ForeignCulturalCentreRegistration:    NatureForeignCulturalCentre,
	MilitaryPaidServiceLicence:           NatureDefence,
	SocialCreditCodeMassOrganisation:     NatureMassOrganisation,
	ReligiousVenueRegistration:           NatureReligiousBody,
	ForeignRepresentativeOffice:          NatureEnterprise,
	ForensicAppraisalLicence:             NatureForensicAppraisal,
	ForeignPermanentResidentID:           NatureIndividual,
	ForeignTourismOffice:                 NatureForeignCulturalCentre,
	OverseasBodyCertificate:              NatureOverseasBody,
	SocialServiceRegistration:            NaturePrivateNonEnterprise,
	PrivateSchoolLicence:                 NaturePrivateNonEnterprise,
	MedicalPracticeLicence:               NatureMedicalInstitution,
	NotaryLicence:                        NatureNotaryOffice,
	EmbassySchoolLicence:                 NatureForeignCulturalCentre,
	HKMacaoResidencePermit:               NatureIndividual,
	TaiwanResidencePermit:                NatureIndividual,
	RuralCollectiveRegistration:          NatureRuralCollective,
	ArbitrationRegistration:              NatureArbitrationBody,
}

func certificateKindList() codeList {
	return codeList{certificateRows[:], "certificate kind", "a slug such as business-licence, or an MIIT code", math.MaxUint16}
}

// String returns the slug, the decimal code where this package has no slug, and the empty string for zero.
func (v CertificateKind) String() string { return codeString(certificateRows[:], uint64(v)) }

// Chinese returns the ministry's Chinese name, and the empty string for a code that is not in the list.
func (v CertificateKind) Chinese() string { return codeChinese(certificateRows[:], uint64(v)) }

// AppendText appends what String returns; it never fails.
func (v CertificateKind) AppendText(b []byte) ([]byte, error) {
	return codeAppend(b, certificateRows[:], uint64(v)), nil
}

// MarshalText is AppendText on an empty buffer.
func (v CertificateKind) MarshalText() ([]byte, error) { return v.AppendText(nil) }

// UnmarshalText reads a slug or a decimal code; empty text is zero. It fails with a [*ParseError].
func (v *CertificateKind) UnmarshalText(text []byte) error {
	code, err := certificateKindList().parse(string(text))
	if err != nil {
		return err
	}
	*v = CertificateKind(code)
	return nil
}

// Nature returns the nature of sponsor that holds certificates of this kind, and zero where it is not known. Most of the
// assignment is inferred from the order of the ministry's option list.
func (v CertificateKind) Nature() Nature {
	if int(v) < len(certificateNatures) {
		return certificateNatures[v]
	}
	return 0
}

// IsPersonal reports whether the kind is a natural person's identity document (个人证件).
func (v CertificateKind) IsPersonal() bool { return v.Nature() == NatureIndividual }

// ServiceKind is the kind of a filed service (服务类型). Its value is the code of the ministry's public query service; zero is
// unknown. Codes that are not in this list stay what they are and are never invalid.
//
// Source: the ministry's public query service (ICP/IP地址/域名信息备案管理系统), checked against its provider-side filing form.
type ServiceKind uint16

// The kinds of service (服务类型) with their MIIT codes.
const (
	KindWebsite     ServiceKind = 1 // 网站
	KindApp         ServiceKind = 6 // APP
	KindMiniProgram ServiceKind = 7 // 小程序
	KindQuickApp    ServiceKind = 8 // 快应用
)

var serviceKindRows = [...]codeRow{ //nolint:gochecknoglobals // constant table, laid out by the linker
	{1, "website", "网站"},
	{6, "app", "APP"},
	{7, "mini-program", "小程序"},
	{8, "quick-app", "快应用"},
}

func serviceKindList() codeList {
	return codeList{serviceKindRows[:], "service kind", "a slug such as website, or an MIIT code", math.MaxUint16}
}

// String returns the slug, the decimal code where this package has no slug, and the empty string for zero.
func (v ServiceKind) String() string { return codeString(serviceKindRows[:], uint64(v)) }

// Chinese returns the ministry's Chinese name, and the empty string for a code that is not in the list.
func (v ServiceKind) Chinese() string { return codeChinese(serviceKindRows[:], uint64(v)) }

// AppendText appends what String returns; it never fails.
func (v ServiceKind) AppendText(b []byte) ([]byte, error) {
	return codeAppend(b, serviceKindRows[:], uint64(v)), nil
}

// MarshalText is AppendText on an empty buffer.
func (v ServiceKind) MarshalText() ([]byte, error) { return v.AppendText(nil) }

// UnmarshalText reads a slug or a decimal code; empty text is zero. It fails with a [*ParseError].
func (v *ServiceKind) UnmarshalText(text []byte) error {
	code, err := serviceKindList().parse(string(text))
	if err != nil {
		return err
	}
	*v = ServiceKind(code)
	return nil
}

// PreApprovalCategory is a field whose services another authority approves before they are filed (前置审批类型). Its value is
// the code of the ministry's filing system; zero is unknown. Codes that are not in this list stay what they are.
//
// Source: the answers of a provider's interface that passes the ministry's list on; it stops after the last code below.
type PreApprovalCategory uint16

// The categories that need a pre-approval (前置审批). The ministry's list goes on after these; religion and "none of the above"
// exist, but their codes have not been published.
const (
	PreApprovalNews                PreApprovalCategory = 1  // 新闻
	PreApprovalPublishing          PreApprovalCategory = 2  // 出版
	PreApprovalEducation           PreApprovalCategory = 3  // 教育
	PreApprovalHealthCare          PreApprovalCategory = 4  // 医疗保健
	PreApprovalDrugsAndDevices     PreApprovalCategory = 5  // 药品和医疗器械
	PreApprovalBulletinBoard       PreApprovalCategory = 6  // 电子公告服务
	PreApprovalCulture             PreApprovalCategory = 9  // 文化
	PreApprovalBroadcasting        PreApprovalCategory = 10 // 广播电影电视节目
	PreApprovalRideHailing         PreApprovalCategory = 11 // 网络预约车
	PreApprovalInternetFinance     PreApprovalCategory = 13 // 互联网金融
	PreApprovalOutOfSchoolTutoring PreApprovalCategory = 14 // 校外培训
)

var preApprovalRows = [...]codeRow{ //nolint:gochecknoglobals // constant table, laid out by the linker
	{1, "news", "新闻"},
	{2, "publishing", "出版"},
	{3, "education", "教育"},
	{4, "health-care", "医疗保健"},
	{5, "drugs-and-devices", "药品和医疗器械"},
	{6, "bulletin-board", "电子公告服务"},
	{9, "culture", "文化"},
	{10, "broadcasting", "广播电影电视节目"},
	{11, "ride-hailing", "网络预约车"},
	{13, "internet-finance", "互联网金融"},
	{14, "out-of-school-tutoring", "校外培训"},
}

func preApprovalCategoryList() codeList {
	return codeList{preApprovalRows[:], "pre-approval category", "a slug such as news, or an MIIT code", math.MaxUint16}
}

// String returns the slug, the decimal code where this package has no slug, and the empty string for zero.
func (v PreApprovalCategory) String() string { return codeString(preApprovalRows[:], uint64(v)) }

// Chinese returns the ministry's Chinese name, and the empty string for a code that is not in the list.
func (v PreApprovalCategory) Chinese() string { return codeChinese(preApprovalRows[:], uint64(v)) }

// AppendText appends what String returns; it never fails.
func (v PreApprovalCategory) AppendText(b []byte) ([]byte, error) {
	return codeAppend(b, preApprovalRows[:], uint64(v)), nil
}

// MarshalText is AppendText on an empty buffer.
func (v PreApprovalCategory) MarshalText() ([]byte, error) { return v.AppendText(nil) }

// UnmarshalText reads a slug or a decimal code; empty text is zero. It fails with a [*ParseError].
func (v *PreApprovalCategory) UnmarshalText(text []byte) error {
	code, err := preApprovalCategoryList().parse(string(text))
	if err != nil {
		return err
	}
	*v = PreApprovalCategory(code)
	return nil
}

// Content is one content of a service (服务内容). Its value is the code of the ministry's filing system; zero is unknown. For
// websites the codes are single bits, and the slugs are those of websites; mini-programs number their contents anew, so a
// Content is written to JSON as its number.
//
// Source: option list of the ministry's provider-side filing form.
type Content uint64

// The contents of a website (网站服务内容) with their MIIT codes, one bit each. Mini-programs use another, two-level list whose
// small codes mean something else.
const (
	ContentInstantMessaging   Content = 1          // 即时通信
	ContentSearchEngine       Content = 2          // 搜索引擎
	ContentGeneralPortal      Content = 4          // 综合门户
	ContentWebMail            Content = 8          // 网上邮局
	ContentNews               Content = 16         // 网络新闻
	ContentBlog               Content = 32         // 博客/个人空间
	ContentAdvertising        Content = 64         // 网络广告/信息
	ContentOrganisationPortal Content = 128        // 单位门户网站
	ContentShopping           Content = 256        // 网络购物
	ContentPayment            Content = 512        // 网上支付
	ContentBanking            Content = 1024       // 网上银行
	ContentSecurities         Content = 2048       // 网上炒股/股票基金
	ContentGames              Content = 4096       // 网络游戏
	ContentMusic              Content = 8192       // 网络音乐
	ContentVideo              Content = 16384      // 网络影视
	ContentPictures           Content = 32768      // 网络图片
	ContentSoftwareDownloads  Content = 65536      // 网络软件/下载
	ContentRecruitment        Content = 131072     // 网上求职
	ContentDating             Content = 262144     // 网上交友/婚介
	ContentRealEstate         Content = 524288     // 网上房产
	ContentEducation          Content = 1048576    // 网络教育
	ContentWebsiteBuilding    Content = 2097152    // 网站建设
	ContentWAP                Content = 4194304    // WAP
	ContentOther              Content = 8388608    // 其他
	ContentApp                Content = 134217728  // APP
	ContentP2pLending         Content = 268435456  // 网络借贷信息中介
	ContentEquityCrowdfunding Content = 536870912  // 互联网股权融资
	ContentInsurance          Content = 1073741824 // 互联网保险
	ContentCrossSectorFinance Content = 2147483648 // 互联网跨界金融及资产管理
	ContentNonBankPayment     Content = 4294967296 // 网上非银支付
)

var contentRows = [...]codeRow{ //nolint:gochecknoglobals // constant table, laid out by the linker
	{1, "instant-messaging", "即时通信"},
	{2, "search-engine", "搜索引擎"},
	{4, "general-portal", "综合门户"},
	{8, "web-mail", "网上邮局"},
	{16, "news", "网络新闻"},
	{32, "blog", "博客/个人空间"},
	{64, "advertising", "网络广告/信息"},
	{128, "organisation-portal", "单位门户网站"},
	{256, "shopping", "网络购物"},
	{512, "payment", "网上支付"},
	{1024, "banking", "网上银行"},
	{2048, "securities", "网上炒股/股票基金"},
	{4096, "games", "网络游戏"},
	{8192, "music", "网络音乐"},
	{16384, "video", "网络影视"},
	{32768, "pictures", "网络图片"},
	{65536, "software-downloads", "网络软件/下载"},
	{131072, "recruitment", "网上求职"},
	{262144, "dating", "网上交友/婚介"},
	{524288, "real-estate", "网上房产"},
	{1048576, "education", "网络教育"},
	{2097152, "website-building", "网站建设"},
	{4194304, "wap", "WAP"},
	{8388608, "other", "其他"},
	{134217728, "app", "APP"},
	{268435456, "p2p-lending", "网络借贷信息中介"},
	{536870912, "equity-crowdfunding", "互联网股权融资"},
	{1073741824, "insurance", "互联网保险"},
	{2147483648, "cross-sector-finance", "互联网跨界金融及资产管理"},
	{4294967296, "non-bank-payment", "网上非银支付"},
}

func contentList() codeList {
	return codeList{contentRows[:], "content", "a slug such as shopping, or an MIIT code", math.MaxUint64}
}

// String returns the slug, the decimal code where this package has no slug, and the empty string for zero.
func (v Content) String() string { return codeString(contentRows[:], uint64(v)) }

// Chinese returns the ministry's Chinese name, and the empty string for a code that is not in the list.
func (v Content) Chinese() string { return codeChinese(contentRows[:], uint64(v)) }

// AppendText appends what String returns; it never fails.
func (v Content) AppendText(b []byte) ([]byte, error) {
	return codeAppend(b, contentRows[:], uint64(v)), nil
}

// MarshalText is AppendText on an empty buffer.
func (v Content) MarshalText() ([]byte, error) { return v.AppendText(nil) }

// UnmarshalText reads a slug or a decimal code; empty text is zero. It fails with a [*ParseError].
func (v *Content) UnmarshalText(text []byte) error {
	code, err := contentList().parse(string(text))
	if err != nil {
		return err
	}
	*v = Content(code)
	return nil
}

// AccessMode is how a service reaches the network (接入方式). Its value is the code of the ministry's filing system, one bit
// each; zero is unknown. Codes that are not in this list stay what they are.
//
// Source: option list of the ministry's provider-side filing form.
type AccessMode uint32

// The ways to reach the network (接入方式) with their MIIT codes, one bit each.
const (
	AccessLeasedLine     AccessMode = 1  // 专线
	AccessCoLocation     AccessMode = 2  // 主机托管
	AccessVirtualHosting AccessMode = 4  // 虚拟主机
	AccessOther          AccessMode = 8  // 其他方式
	AccessCloud          AccessMode = 16 // 云接入
)

var accessModeRows = [...]codeRow{ //nolint:gochecknoglobals // constant table, laid out by the linker
	{1, "leased-line", "专线"},
	{2, "co-location", "主机托管"},
	{4, "virtual-hosting", "虚拟主机"},
	{8, "other", "其他方式"},
	{16, "cloud", "云接入"},
}

func accessModeList() codeList {
	return codeList{accessModeRows[:], "access mode", "a slug such as cloud, or an MIIT code", math.MaxUint32}
}

// String returns the slug, the decimal code where this package has no slug, and the empty string for zero.
func (v AccessMode) String() string { return codeString(accessModeRows[:], uint64(v)) }

// Chinese returns the ministry's Chinese name, and the empty string for a code that is not in the list.
func (v AccessMode) Chinese() string { return codeChinese(accessModeRows[:], uint64(v)) }

// AppendText appends what String returns; it never fails.
func (v AccessMode) AppendText(b []byte) ([]byte, error) {
	return codeAppend(b, accessModeRows[:], uint64(v)), nil
}

// MarshalText is AppendText on an empty buffer.
func (v AccessMode) MarshalText() ([]byte, error) { return v.AppendText(nil) }

// UnmarshalText reads a slug or a decimal code; empty text is zero. It fails with a [*ParseError].
func (v *AccessMode) UnmarshalText(text []byte) error {
	code, err := accessModeList().parse(string(text))
	if err != nil {
		return err
	}
	*v = AccessMode(code)
	return nil
}

// Language is a language a service is offered in (语种). Its value is the code of the ministry's filing system; zero is
// unknown. Its text form is a BCP 47 tag. Codes that are not in this list stay what they are.
//
// Source: option list of the ministry's provider-side filing form.
type Language uint16

// The languages of a service (网站语种) with their MIIT codes and BCP 47 tags.
const (
	LanguageSimplifiedChinese  Language = 1  // 中文简体
	LanguageTraditionalChinese Language = 2  // 中文繁体
	LanguageUyghur             Language = 3  // 维吾尔语
	LanguageKazakh             Language = 4  // 哈萨克语
	LanguageKyrgyz             Language = 5  // 柯尔克孜语
	LanguageMongolian          Language = 6  // 蒙古语
	LanguageTibetan            Language = 7  // 藏语
	LanguageZhuang             Language = 8  // 壮语
	LanguageKorean             Language = 9  // 朝鲜语
	LanguageYi                 Language = 10 // 彝文
	LanguageMiao               Language = 11 // 苗语
	LanguageEnglish            Language = 12 // 英语
	LanguageJapanese           Language = 13 // 日语
	LanguageFrench             Language = 14 // 法语
	LanguageRussian            Language = 15 // 俄罗斯语
	LanguageSpanish            Language = 16 // 西班牙语
	LanguageArabic             Language = 17 // 阿拉伯语
)

var languageRows = [...]codeRow{ //nolint:gochecknoglobals // constant table, laid out by the linker
	{1, "zh-Hans", "中文简体"},
	{2, "zh-Hant", "中文繁体"},
	{3, "ug", "维吾尔语"},
	{4, "kk", "哈萨克语"},
	{5, "ky", "柯尔克孜语"},
	{6, "mn", "蒙古语"},
	{7, "bo", "藏语"},
	{8, "za", "壮语"},
	{9, "ko", "朝鲜语"},
	{10, "ii", "彝文"},
	{11, "hmn", "苗语"},
	{12, "en", "英语"},
	{13, "ja", "日语"},
	{14, "fr", "法语"},
	{15, "ru", "俄罗斯语"},
	{16, "es", "西班牙语"},
	{17, "ar", "阿拉伯语"},
}

func languageList() codeList {
	return codeList{languageRows[:], "language", "a BCP 47 tag such as zh-Hans, or an MIIT code", math.MaxUint16}
}

// String returns the slug, the decimal code where this package has no slug, and the empty string for zero.
func (v Language) String() string { return codeString(languageRows[:], uint64(v)) }

// Chinese returns the ministry's Chinese name, and the empty string for a code that is not in the list.
func (v Language) Chinese() string { return codeChinese(languageRows[:], uint64(v)) }

// AppendText appends what String returns; it never fails.
func (v Language) AppendText(b []byte) ([]byte, error) {
	return codeAppend(b, languageRows[:], uint64(v)), nil
}

// MarshalText is AppendText on an empty buffer.
func (v Language) MarshalText() ([]byte, error) { return v.AppendText(nil) }

// UnmarshalText reads a slug or a decimal code; empty text is zero. It fails with a [*ParseError].
func (v *Language) UnmarshalText(text []byte) error {
	code, err := languageList().parse(string(text))
	if err != nil {
		return err
	}
	*v = Language(code)
	return nil
}
