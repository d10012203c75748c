package verify

import (
	"iter"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/province"
)

// ResultCode is an answer of the ministry's system to a change that a provider uploads (企业系统接口结果码), as far as it bears
// on the change. The zero value is no code.
type ResultCode struct {
	Code   int             `json:"code"`            // 结果码
	Cause  Cause           `json:"cause"`           // 驳回原因
	Reason change.Reason   `json:"reason,omitzero"` // where a check of the edit has the same reason
	Says   province.Text   `json:"says"`            // what the code means
	Source province.Source `json:"source"`          // 出处
}

type codeRow struct {
	code  uint16
	cause Cause
	says  province.Text
}

// Codes ascend. Source: the ministry's interface specification, version 3.0 (miit/interface-3.0).
var codeRows = [...]codeRow{ //nolint:gochecknoglobals // constant table, laid out by the linker
	{1003, CauseSponsorConflict, province.Text{En: "The sponsor conflicts with another record.", Zh: "主办者与其他记录冲突。"}},
	{1005, CauseDomainConflict, province.Text{En: "A domain conflicts with another record.", Zh: "域名与其他记录冲突。"}},
	{1014, CauseNature, province.Text{En: "The sponsor's nature is not valid.", Zh: "单位性质无效。"}},
	{1016, CauseNotOnRecord, province.Text{En: "What is to be changed is not on record.", Zh: "待变更的信息未备案。"}},
	{1017, CauseOrderInProgress, province.Text{En: "A change of this sponsor is running; apply again after its approval.", Zh: "该主体正在变更，通过后方可再次申请。"}},
	{1020, CauseServiceNameConflict, province.Text{En: "The name of the site conflicts with another record.", Zh: "网站名称与其他记录冲突。"}},
	{1046, CauseProvinceChanged, province.Text{En: "A change cannot alter the sponsor's province; cancel and file again.", Zh: "变更不得修改主体所在省份，须注销后重新备案。"}},
	{1048, CauseOtherProvider, province.Text{En: "The provider does not give access to this filing.", Zh: "该备案不由本接入商接入。"}},
	{1049, CauseSponsorCancelled, province.Text{En: "The sponsor's filing is cancelled already.", Zh: "主体备案已注销。"}},
	{1050, CauseServiceCancelled, province.Text{En: "The site's filing is cancelled already.", Zh: "网站备案已注销。"}},
	{1051, CauseTooManyRequests, province.Text{En: "One provider has sent too many changes of one sponsor.", Zh: "同一接入商对同一主体的变更申请过多。"}},
	{1063, CauseServerIP, province.Text{En: "An IP address differs from the ministry's library of addresses.", Zh: "IP 地址与 IP 地址库不符。"}},
	{1064, CauseDomainBlacklisted, province.Text{En: "A domain is on the blacklist.", Zh: "域名已被列入黑名单。"}},
	{1065, CauseSponsorBlacklisted, province.Text{En: "The sponsor is on the blacklist.", Zh: "主办者已被列入黑名单。"}},
}

// value returns a row as callers see it.
func (r *codeRow) value() ResultCode {
	c := cite{doc: interface3, section: "result codes (结果码)", from: 20160329, until: 20160714}
	return ResultCode{Code: int(r.code), Cause: r.cause, Reason: r.cause.Reason(), Says: r.says, Source: c.source()}
}

// ResultCodeOf returns what is known of a code of the ministry's system; false for a code that does not bear on a change or
// that is newer than the published interface.
func ResultCodeOf(code int) (ResultCode, bool) {
	for i := range codeRows {
		if int(codeRows[i].code) == code {
			return codeRows[i].value(), true
		}
	}
	return ResultCode{}, false
}

// ResultCodes yields the known codes in ascending order.
func ResultCodes() iter.Seq[ResultCode] {
	return func(yield func(ResultCode) bool) {
		for i := range codeRows {
			if !yield(codeRows[i].value()) {
				return
			}
		}
	}
}
