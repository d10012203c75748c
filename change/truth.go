package change

import (
	"github.com/gobeian/icp/internal/enum"
	"github.com/gobeian/icp/province"
)

// Truth is the value of a fact: unknown, yes or no. The zero value is unknown; its text is empty.
type Truth uint8

// The truth values.
const (
	NotKnown Truth = iota // 不清楚
	Yes                   // 是
	No                    // 否
)

var truthSlugs = [...]string{"", "yes", "no"} //nolint:gochecknoglobals // constant table

// truth returns Yes or No.
func truth(b bool) Truth {
	if b {
		return Yes
	}
	return No
}

// String returns yes or no, and the empty string where nobody knows.
func (t Truth) String() string { return enum.String(t, "change.Truth", truthSlugs[:]) }

// AppendText appends what String returns.
func (t Truth) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, t, "change.Truth", truthSlugs[:])
}

// MarshalText is [Truth.AppendText] on an empty buffer.
func (t Truth) MarshalText() ([]byte, error) { return t.AppendText(nil) }

// UnmarshalText reads yes, no or nothing.
func (t *Truth) UnmarshalText(text []byte) error {
	return enum.Unmarshal(t, text, "change.Truth", truthSlugs[:])
}

// Facts are the circumstances on which rules depend and which only the caller can know. The field X answers for the fact
// province.FactX. The zero value knows nothing; a violation then says what it depends on.
type Facts struct {
	NamesRelated            Truth `json:"namesRelated,omitzero"`            // 变更前后单位名称有关联
	UnitsRelated            Truth `json:"unitsRelated,omitzero"`            // 变更前后单位有关联
	SoleProprietor          Truth `json:"soleProprietor,omitzero"`          // 个体工商户
	DataConsistent          Truth `json:"dataConsistent,omitzero"`          // 备案信息一致
	SitesOpen               Truth `json:"sitesOpen,omitzero"`               // 网站可正常打开
	NotCommercial           Truth `json:"notCommercial,omitzero"`           // 网站内容不涉及经营性或论坛
	NeverFiled              Truth `json:"neverFiled,omitzero"`              // 新主办者未备案过
	SameProvince            Truth `json:"sameProvince,omitzero"`            // 双方注册地同省
	Employed                Truth `json:"employed,omitzero"`                // 负责人为单位在职人员
	NotResponsibleElsewhere Truth `json:"notResponsibleElsewhere,omitzero"` // 负责人未在其他单位备案中任职
	NotStudent              Truth `json:"notStudent,omitzero"`              // 负责人不是学生
	HolderIsShareholder     Truth `json:"holderIsShareholder,omitzero"`     // 域名所有者为股东
	HolderIsSeniorManager   Truth `json:"holderIsSeniorManager,omitzero"`   // 域名所有者为高级管理人员
	RegistrarApproved       Truth `json:"registrarApproved,omitzero"`       // 域名注册机构经批准
	RealNameVerified        Truth `json:"realNameVerified,omitzero"`        // 域名已实名认证
	WhoisPublic             Truth `json:"whoisPublic,omitzero"`             // 已关闭域名隐私保护
	PhoneLocal              Truth `json:"phoneLocal,omitzero"`              // 手机号码为本省号码
	PhoneOwn                Truth `json:"phoneOwn,omitzero"`                // 号码登记在本人名下
	IDLocal                 Truth `json:"idLocal,omitzero"`                 // 证件地址在本省
	AddressLocal            Truth `json:"addressLocal,omitzero"`            // 通信地址在本省
	AddressMatches          Truth `json:"addressMatches,omitzero"`          // 通信地址与证件住所一致
	MovingOut               Truth `json:"movingOut,omitzero"`               // 迁出
}

// Set states a fact, and reports whether it is one that callers state; the others are read from the filings and the
// materials in hand.
func (fs *Facts) Set(f province.Fact, t Truth) bool {
	p := fs.field(f)
	if p != nil {
		*p = t
	}
	return p != nil
}

// of returns what the caller says of f; facts that the caller is not asked for are unknown.
func (fs *Facts) of(f province.Fact) Truth {
	if p := fs.field(f); p != nil {
		return *p
	}
	return NotKnown
}

// field returns the field that answers for f, nil if f is none of the caller's.
func (fs *Facts) field(f province.Fact) *Truth {
	switch f {
	case province.FactNamesRelated:
		return &fs.NamesRelated
	case province.FactUnitsRelated:
		return &fs.UnitsRelated
	case province.FactSoleProprietor:
		return &fs.SoleProprietor
	case province.FactDataConsistent:
		return &fs.DataConsistent
	case province.FactSitesOpen:
		return &fs.SitesOpen
	case province.FactNotCommercial:
		return &fs.NotCommercial
	case province.FactNeverFiled:
		return &fs.NeverFiled
	case province.FactSameProvince:
		return &fs.SameProvince
	case province.FactEmployed:
		return &fs.Employed
	case province.FactNotResponsibleElsewhere:
		return &fs.NotResponsibleElsewhere
	case province.FactNotStudent:
		return &fs.NotStudent
	case province.FactHolderIsShareholder:
		return &fs.HolderIsShareholder
	case province.FactHolderIsSeniorManager:
		return &fs.HolderIsSeniorManager
	case province.FactRegistrarApproved:
		return &fs.RegistrarApproved
	case province.FactRealNameVerified:
		return &fs.RealNameVerified
	case province.FactWhoisPublic:
		return &fs.WhoisPublic
	case province.FactPhoneLocal:
		return &fs.PhoneLocal
	case province.FactPhoneOwn:
		return &fs.PhoneOwn
	case province.FactIDLocal:
		return &fs.IDLocal
	case province.FactAddressLocal:
		return &fs.AddressLocal
	case province.FactAddressMatches:
		return &fs.AddressMatches
	case province.FactMovingOut:
		return &fs.MovingOut
	}
	return nil
}
