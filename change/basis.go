// Package change answers the library's first question: may a change order (变更备案) carry this edit, in this province, on this
// day, and if not, what instead.
//
//	vs := change.Validate(old, new)
//	if err := vs.Err(); err != nil { … }
//
// [Diff] says what an edit changes, [Validate] and [Basis.Validate] hold it against the rules and return [Violations]: typed
// findings, each with the rule, how sure it is, where in the filing it applies, the way out and the documents. Blocking
// violations are what the order will fail on; advisories are what to know before sending it.
//
// Everything here is a pure function of its arguments: no clock, no I/O, no state. All functions are safe for concurrent use.
package change

import (
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// Basis is what an edit is judged by besides the two filings. The zero Basis uses the built-in rules, on the day of their
// edition, at the console of Alibaba Cloud, and knows nothing else; its Validate equals the package's [Validate].
//
// A Basis is read only; one value may serve many goroutines.
type Basis struct {
	// Rules are the rules to judge by. Nil means the built-in table. A *province.Table takes a compiled path, any other
	// implementation pays for iterating over its rules at each call.
	Rules province.Rules
	// On is the day of the submission, in Chinese time. Zero means: rules as on the day of the table's edition, and what
	// depends on today (expiry, age, lateness) is not decided, which one advisory says.
	On filing.Date
	// Occurred is the day on which the facts that the edit reports changed, for judging lateness. Zero means not known.
	Occurred filing.Date
	// Provider is whose console takes the order. Zero means Alibaba Cloud.
	Provider province.Provider
	// Order is the kind of order to be sent. Zero means: whichever carries the edit.
	Order province.OrderKind
	// FullOrders says that the console takes orders that change sponsor and services at once.
	FullOrders bool
	// OpenOrders are the orders of this sponsor that are still running, at any provider.
	OpenOrders []OpenOrder
	// Materials are the materials in hand. Nil means not asked: what is owed then shows in the plan. A list, even an empty
	// one, means that this is all there is, and what is missing is a violation.
	Materials []province.Material
	// Facts are what the caller knows and the filings do not show.
	Facts Facts
}

// OpenOrder is an order of the sponsor that has not ended (在途订单). The zero value is an order of unknown kind.
type OpenOrder struct {
	Kind    province.OrderKind `json:"kind"`
	Service filing.Number      `json:"service,omitzero"` // the service it concerns, zero if it concerns the sponsor
}

// Truth is the value of a fact: unknown, yes or no. The zero value is unknown.
type Truth uint8

// The truth values.
const (
	NotKnown Truth = iota
	Yes
	No
)

// truth returns Yes or No.
func truth(b bool) Truth {
	if b {
		return Yes
	}
	return No
}

// Facts are the circumstances on which rules depend and which only the caller can know. The field X answers for the fact
// province.FactX. The zero value knows nothing; a violation then says what it depends on.
type Facts struct {
	NamesRelated            Truth // 变更前后单位名称有关联
	UnitsRelated            Truth // 变更前后单位有关联
	SoleProprietor          Truth // 个体工商户
	DataConsistent          Truth // 备案信息一致
	SitesOpen               Truth // 网站可正常打开
	NotCommercial           Truth // 网站内容不涉及经营性或论坛
	NeverFiled              Truth // 新主办者未备案过
	SameProvince            Truth // 双方注册地同省
	Employed                Truth // 负责人为单位在职人员
	NotResponsibleElsewhere Truth // 负责人未在其他单位备案中任职
	NotStudent              Truth // 负责人不是学生
	HolderIsShareholder     Truth // 域名所有者为股东
	HolderIsSeniorManager   Truth // 域名所有者为高级管理人员
	RegistrarApproved       Truth // 域名注册机构经批准
	RealNameVerified        Truth // 域名已实名认证
	WhoisPublic             Truth // 已关闭域名隐私保护
	PhoneLocal              Truth // 手机号码为本省号码
	PhoneOwn                Truth // 号码登记在本人名下
	IDLocal                 Truth // 证件地址在本省
	AddressLocal            Truth // 通信地址在本省
	AddressMatches          Truth // 通信地址与证件住所一致
	MovingOut               Truth // 迁出
}

// Validate judges an edit by the built-in rules on the day of their edition, at the console of Alibaba Cloud. It returns nil
// where nothing speaks against the edit, and always where old and new do not differ.
func Validate(old, new filing.Filing) Violations { return Basis{}.Append(nil, &old, &new) }

// Validate judges an edit by b. It returns nil where nothing speaks against the edit, and always where old and new do not
// differ, whatever the basis. The cost is linear in services and domains; an edit that nothing speaks against costs no
// allocation.
func (b Basis) Validate(old, new filing.Filing) Violations { return b.Append(nil, &old, &new) }

// Append is [Basis.Validate] for callers who check millions: it appends the violations to dst and returns it. It keeps
// neither filing; the appended violations are in order among themselves.
func (b Basis) Append(dst Violations, old, new *filing.Filing) Violations {
	var d differ
	j := judge{basis: &b, old: old, new: new, diff: &d}
	if !j.submits() {
		return dst
	}
	return j.run(dst)
}
