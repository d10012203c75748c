package verify

import "github.com/gobeian/icp/internal/enum"

// State is where an order stands between its first draft and its end (订单状态). The zero value is no order.
type State uint8

// The states, in the order in which an order meets them.
const (
	StateDrafted        State = iota + 1 // 草稿: being filled in; nobody has looked at it
	StateInFirstReview                   // 初审中: the access provider reviews it
	StateRejected                        // 初审驳回: the access provider sent it back
	StateAwaitingPhoto                   // 待拍照或人脸核验: passed the first review; the backdrop photo or face check is owed
	StateAwaitingSMS                     // 待短信核验: handed over; the bureau sees it once the codes are entered
	StateSMSLapsed                       // 短信核验未通过: out of time or five wrong entries; back with the provider
	StateInBureauReview                  // 管局审核中: with the bureau, or on its last steps there
	StateApproved                        // 审核通过: the filing is changed
	StateReturned                        // 管局驳回: the bureau, or the ministry's system, sent it back
	StateAbandoned                       // 已放弃: given up or cleared away
	stateEnd
)

var stateSlugs = [...]string{ //nolint:gochecknoglobals // constant table
	"", "drafted", "in-first-review", "rejected", "awaiting-photo", "awaiting-sms", "sms-lapsed", "in-bureau-review",
	"approved", "returned", "abandoned",
}

var stateChinese = [stateEnd]string{ //nolint:gochecknoglobals // constant table
	"", "草稿", "初审中", "初审驳回", "待拍照或人脸核验", "待短信核验", "短信核验未通过", "管局审核中", "审核通过", "管局驳回", "已放弃",
}

// String returns the slug, the empty string for zero, and the type's name with the number for a value outside the list.
func (s State) String() string { return enum.String(s, "verify.State", stateSlugs[:]) }

// AppendText appends the slug; a value outside the list fails.
func (s State) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, s, "verify.State", stateSlugs[:])
}

// MarshalText is [State.AppendText] on an empty buffer.
func (s State) MarshalText() ([]byte, error) { return s.AppendText(nil) }

// UnmarshalText reads a slug; empty text is the zero value. Any other text is an error that names it and leaves the target
// as it is.
func (s *State) UnmarshalText(text []byte) error {
	return enum.Unmarshal(s, text, "verify.State", stateSlugs[:])
}

// Chinese returns the Chinese term, and the empty string for no state.
func (s State) Chinese() string { return term(stateChinese[:], s) }

// Open reports whether an order in this state runs, so that no second order of the same sponsor can be sent: every state
// but [StateApproved] and [StateAbandoned]. A draft, too, has to be finished or given up first.
//
// Source: aliyun/变更备案 (2018-06-09..2019-09-20), miit/interface-3.0 code 1017, huawei/ICPfilingrulesontology (2026-07-10).
func (s State) Open() bool {
	return s > 0 && s < stateEnd && s != StateApproved && s != StateAbandoned
}

// Locked reports whether an order in this state can be neither edited nor withdrawn nor given up, because it was handed over:
// [StateAwaitingSMS] and [StateInBureauReview].
//
// Source: aliyun/备案审核FAQ (2018-06-09..2019-09-20), huawei/备案进度查询 (2026-05-27..2026-07-10).
func (s State) Locked() bool { return s == StateAwaitingSMS || s == StateInBureauReview }

// EventKind is what happens to an order (订单事件). The zero value is no event.
type EventKind uint8

// The events. The customer causes the first group, the provider and the ministry's system the second, the bureau the third.
const (
	EventSubmitted   EventKind = iota + 1 // 提交备案: the draft goes to the first review
	EventResubmitted                      // 修改后重新提交: corrected, it goes to the first review again
	EventResent                           // 重新发起短信核验: unchanged after a lapsed SMS check, it is handed over again
	EventWithdrawn                        // 撤回: back to a draft, before it was handed over
	EventAbandoned                        // 放弃订单: given up, before it was handed over or after it came back

	EventFirstReviewPassed   // 初审通过: goes on to what is still owed: photo, SMS check, or the bureau
	EventFirstReviewRejected // 初审驳回
	EventPhotoPassed         // 拍照或人脸核验通过: the provider accepts the photo or the face check
	EventPhotoRejected       // 拍照核验不通过: another photo is needed
	EventSMSPassed           // 短信核验通过: one person entered the code; the others may still owe theirs
	EventSMSLapsed           // 短信核验超时: the code ran out
	EventSMSFailed           // 短信核验失败: too many wrong entries
	EventSystemRefused       // 系统校验不通过: the ministry's system refused it with a result code
	EventIdled               // 超期转为草稿: the provider turned an order that nobody touched into a draft
	EventExpired             // 超期清理: the provider deleted an order that nobody touched

	EventApproved       // 管局审核通过
	EventBureauReturned // 管局驳回
	eventEnd
)

var eventSlugs = [...]string{ //nolint:gochecknoglobals // constant table
	"", "submitted", "resubmitted", "resent", "withdrawn", "abandoned", "first-review-passed", "first-review-rejected",
	"photo-passed", "photo-rejected", "sms-passed", "sms-lapsed", "sms-failed", "system-refused", "idled", "expired",
	"approved", "bureau-returned",
}

var eventChinese = [eventEnd]string{ //nolint:gochecknoglobals // constant table
	"", "提交备案", "修改后重新提交", "重新发起短信核验", "撤回", "放弃订单", "初审通过", "初审驳回", "拍照或人脸核验通过", "拍照或人脸核验不通过",
	"短信核验通过", "短信核验超时", "短信核验失败", "系统校验不通过", "超期转为草稿", "超期清理", "管局审核通过", "管局驳回",
}

// String returns the slug, the empty string for zero, and the type's name with the number for a value outside the list.
func (k EventKind) String() string { return enum.String(k, "verify.EventKind", eventSlugs[:]) }

// AppendText appends the slug; a value outside the list fails.
func (k EventKind) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, k, "verify.EventKind", eventSlugs[:])
}

// MarshalText is [EventKind.AppendText] on an empty buffer.
func (k EventKind) MarshalText() ([]byte, error) { return k.AppendText(nil) }

// UnmarshalText reads a slug; empty text is the zero value. Any other text is an error that names it and leaves the target
// as it is.
func (k *EventKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(k, text, "verify.EventKind", eventSlugs[:])
}

// Chinese returns the Chinese term, and the empty string for no event.
func (k EventKind) Chinese() string { return term(eventChinese[:], k) }

// term looks up the Chinese term of an enumeration's value.
func term[E ~uint8](terms []string, e E) string {
	if int(e) < len(terms) {
		return terms[e]
	}
	return ""
}
