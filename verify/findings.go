package verify

import (
	"iter"
	"slices"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/internal/enum"
	"github.com/gobeian/icp/province"
)

// FindingKind is a check of filings on record whose failure forces the sponsor to act (核查类型). The zero value is none.
type FindingKind uint8

// The checks.
const (
	FindingDomainCheck FindingKind = iota + 1 // 域名核验: the domains of what is submitted, since 2018-01-01
	FindingDataCheck                          // 备案信息专项核查: whether the filed data are still true
	FindingEmptyShell                         // 空壳网站核查: whether the filing is still used where it was filed
	FindingSiteClosed                         // 网站暂停或关闭
	findingEnd
)

var findingSlugs = [...]string{"", "domain-check", "data-check", "empty-shell", "site-closed"} //nolint:gochecknoglobals // constant table

var findingChinese = [findingEnd]string{"", "域名核验", "备案信息专项核查", "空壳网站核查", "网站暂停或关闭"} //nolint:gochecknoglobals // constant table

// String returns the slug, the empty string for zero, and the type's name with the number for a value outside the list.
func (k FindingKind) String() string { return enum.String(k, "verify.FindingKind", findingSlugs[:]) }

// AppendText appends the slug; a value outside the list fails.
func (k FindingKind) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, k, "verify.FindingKind", findingSlugs[:])
}

// MarshalText is [FindingKind.AppendText] on an empty buffer.
func (k FindingKind) MarshalText() ([]byte, error) { return k.AppendText(nil) }

// UnmarshalText reads a slug; empty text is the zero value. Any other text is an error that names it and leaves the target
// as it is.
func (k *FindingKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(k, text, "verify.FindingKind", findingSlugs[:])
}

// Chinese returns the Chinese term, and the empty string for no check.
func (k FindingKind) Chinese() string { return term(findingChinese[:], k) }

// Fault is what makes a filing fail a check (不合格原因). The zero value is none.
type Fault uint8

// The faults, in the groups of the checks.
const (
	FaultDomainSuffix        Fault = iota + 1 // 域名后缀未获批复
	FaultDomainRegistrar                      // 域名注册商未获批复
	FaultDomainExpired                        // 域名过期
	FaultDomainUnverified                     // 域名不存在注册商验证库中
	FaultHolderName                           // 域名注册人名称比对不一致
	FaultHolderCertificate                    // 域名注册人证件类型比对不一致
	FaultHolderNumber                         // 域名注册人证件号码比对不一致
	FaultSponsorName                          // 主办单位名称不合格
	FaultSponsorNumber                        // 主办单位证件号码不合格
	FaultSponsorAddress                       // 主办单位证件住所不一致
	FaultPrincipal                            // 主体负责人非法定代表人
	FaultPersonDocument                       // 负责人证件过期
	FaultContact                              // 联系电话不合格
	FaultContactShared                        // 不同负责人共用联系方式
	FaultContentMismatch                      // 网站内容与主体不符
	FaultCommercialContent                    // 网站内容涉及经营性
	FaultServerIP                             // 域名解析与备案 IP 不一致
	FaultNotResolving                         // 域名未解析到接入商
	FaultDomainLost                           // 域名已失效
	FaultSponsorWithoutSites                  // 空壳主体
	FaultSitePaused                           // 网站暂停访问
	FaultSiteEnded                            // 网站关闭
	faultEnd
)

var faultSlugs = [...]string{ //nolint:gochecknoglobals // constant table
	"", "domain-suffix", "domain-registrar", "domain-expired", "domain-unverified", "holder-name", "holder-certificate-kind",
	"holder-certificate-number", "sponsor-name", "sponsor-certificate-number", "sponsor-certificate-address",
	"principal-not-legal-representative", "person-document-expired", "contact", "contact-shared", "content-mismatch",
	"commercial-content", "server-ip", "not-resolving", "domain-lost", "sponsor-without-services", "site-paused", "site-ended",
}

var faultChinese = [faultEnd]string{ //nolint:gochecknoglobals // constant table
	"", "域名后缀未获批复", "域名注册商未获批复", "域名过期", "域名不在注册商验证库中", "域名注册人名称比对不一致",
	"域名注册人证件类型比对不一致", "域名注册人证件号码比对不一致", "主办单位名称不合格", "主办单位证件号码不合格", "主办单位证件住所不一致",
	"主体负责人非法定代表人", "负责人证件过期", "联系电话不合格", "不同负责人共用联系方式", "网站内容与主体不符", "网站内容涉及经营性",
	"域名解析与备案 IP 不一致", "域名未解析到接入商", "域名已失效", "空壳主体", "网站暂停访问", "网站关闭",
}

// String returns the slug, the empty string for zero, and the type's name with the number for a value outside the list.
func (f Fault) String() string { return enum.String(f, "verify.Fault", faultSlugs[:]) }

// AppendText appends the slug; a value outside the list fails.
func (f Fault) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, f, "verify.Fault", faultSlugs[:])
}

// MarshalText is [Fault.AppendText] on an empty buffer.
func (f Fault) MarshalText() ([]byte, error) { return f.AppendText(nil) }

// UnmarshalText reads a slug; empty text is the zero value. Any other text is an error that names it and leaves the target
// as it is.
func (f *Fault) UnmarshalText(text []byte) error {
	return enum.Unmarshal(f, text, "verify.Fault", faultSlugs[:])
}

// Chinese returns the Chinese term, and the empty string for no fault.
func (f Fault) Chinese() string { return term(faultChinese[:], f) }

// Finding is a check that forces a change (核查): what it looks at, what fails it and what mends that, until when, and what
// happens to a sponsor who does nothing. The zero value is no check. A Finding handed out is a copy; its owner may change it.
type Finding struct {
	Kind      FindingKind       `json:"kind"`      // 核查类型
	Says      province.Text     `json:"says"`      // what is checked, and on which filings
	Failures  []Failure         `json:"failures"`  // what fails it
	Deadlines []Deadline        `json:"deadlines"` // until when to mend it; empty: no document says, which is unknown and not "never"
	Inaction  province.Text     `json:"inaction"`  // what happens when nobody acts
	Sources   []province.Source `json:"sources"`   // for Says and Inaction
}

// Failure is one way to fail a check, and what mends it (整改办法). The zero value is none.
type Failure struct {
	Fault    Fault                `json:"fault"`             // 不合格原因
	Says     province.Text        `json:"says"`              // what is wrong, and what mends it
	Orders   []province.OrderKind `json:"orders,omitempty"`  // the orders that mend it, one of them or each for its fields; none where it is mended outside the filing
	Remedy   province.Remedy      `json:"remedy"`            // none where such an order, or what Says tells, is all
	Topic    province.Topic       `json:"topic,omitzero"`    // whose rules in the province decide whether the order is possible
	Fields   []filing.Field       `json:"fields,omitempty"`  // the places concerned
	Material province.Material    `json:"material,omitzero"` // what is handed in besides
	Sources  []province.Source    `json:"sources"`           // 出处
}

// Deadline is until when a failure is to be mended (整改期限), as one document states it. Documents may differ; none is left out.
// The zero value is none.
type Deadline struct {
	Limit  province.Limit  `json:"limit,omitzero"` // zero where the document states no number: see Says
	Says   province.Text   `json:"says"`           // what the document states
	Source province.Source `json:"source"`         // 出处
}

type findingRow struct {
	kind      FindingKind
	says      province.Text
	inaction  province.Text
	failures  []failureRow
	deadlines []deadlineRow
	cites     []cite
}

type failureRow struct {
	fault    Fault
	says     province.Text
	orders   []province.OrderKind
	remedy   province.Remedy
	topic    province.Topic
	fields   []filing.Field
	material province.Material
	cites    []cite
}

type deadlineRow struct {
	limit province.Limit
	says  province.Text
	cite  cite
}

// value returns a row as callers see it, sharing nothing with the table.
func (r *findingRow) value() Finding {
	f := Finding{Kind: r.kind, Says: r.says, Inaction: r.inaction, Sources: sources(r.cites)}
	for i := range r.failures {
		p := &r.failures[i]
		f.Failures = append(f.Failures, Failure{
			Fault: p.fault, Says: p.says, Orders: slices.Clone(p.orders), Remedy: p.remedy, Topic: p.topic,
			Fields: slices.Clone(p.fields), Material: p.material, Sources: sources(p.cites),
		})
	}
	for i := range r.deadlines {
		d := &r.deadlines[i]
		f.Deadlines = append(f.Deadlines, Deadline{Limit: d.limit, Says: d.says, Source: d.cite.source()})
	}
	return f
}

// Findings yields the checks that force a change, in the order of their kinds. Each is a copy.
func Findings() iter.Seq[Finding] {
	return func(yield func(Finding) bool) {
		for i := range findingRows {
			if !yield(findingRows[i].value()) {
				return
			}
		}
	}
}

// FindingOf returns the check of that kind, and false for a value that is none. The Finding is a copy.
func FindingOf(k FindingKind) (Finding, bool) {
	for i := range findingRows {
		if findingRows[i].kind == k {
			return findingRows[i].value(), true
		}
	}
	return Finding{}, false
}

// Failure returns what f says of a fault, and false where that fault does not belong to the check.
func (f *Finding) Failure(fault Fault) (Failure, bool) {
	for i := range f.Failures {
		if f.Failures[i].Fault == fault {
			return f.Failures[i], true
		}
	}
	return Failure{}, false
}
