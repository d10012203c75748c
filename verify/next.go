package verify

// Event is what happens to one order. The zero value is no event and refused everywhere.
//
// NeedsPhoto and NeedsSMS say what the order still owes after this event; they decide where [EventFirstReviewPassed],
// [EventPhotoPassed] and [EventSMSPassed] lead and are not looked at elsewhere. Read them off the plan of the order, whose
// steps depend on the province, the day and what is changed: backdrop-photo and face-check count as photos, sms-check as a
// code. Where a photo or a code is owed by two persons, the event of the first one needs the same again.
//
// Cause says why an order came back. It never decides about the transition; zero is unknown.
type Event struct {
	Kind       EventKind `json:"kind"`                 // 订单事件
	Cause      Cause     `json:"cause,omitzero"`       // 驳回原因
	NeedsPhoto bool      `json:"needsPhoto,omitempty"` // 还需拍照核验
	NeedsSMS   bool      `json:"needsSMS,omitempty"`   // 还需短信核验
}

// A RefusedError reports an event that cannot happen to an order in that state.
type RefusedError struct {
	State State // where the order stands and stays
	Event Event // what cannot happen to it
}

// Error implements error.
func (e *RefusedError) Error() string {
	state := e.State.String()
	if e.State == 0 {
		state = "none"
	}
	kind := e.Event.Kind.String()
	if e.Event.Kind == 0 {
		kind = "none"
	}
	return "verify: event " + kind + " cannot happen to an order in state " + state
}

// owed is what an event says is still owed, as far as a transition depends on it.
type owed uint8

const (
	whatever   owed = iota // does not matter
	owesPhoto              // a photo, perhaps an SMS check after it
	owesSMS                // an SMS check and no photo
	owesNoMore             // neither
)

// transition is one arrow of the life cycle.
type transition struct {
	from State
	on   EventKind
	owed owed
	to   State
}

// transitions are all arrows. What is not here is refused.
//
// Sources: aliyun/变更备案 for the flow of a change (first review, photo, SMS check, bureau; 2018-06-09..2019-09-20) and for
// giving up a running order; aliyun/备案审核FAQ for withdrawing before the hand-over and not after; aliyun/备案短信核验+短信核验 (from
// 2018-09-07), tencent/常见问题+备案流程+短信核验 and huawei/备案短信核验 for sending an unchanged order again straight to the SMS check;
// tencent/备案限制说明@later for orders turned into drafts; ucloud/关于定期清理无效备案订单的公告 (from 2023-06-01) for orders cleared away;
// miit/interface-3.0 for the refusals of the ministry's system.
var transitions = [...]transition{ //nolint:gochecknoglobals // constant table, laid out by the linker
	{StateDrafted, EventSubmitted, whatever, StateInFirstReview},
	{StateDrafted, EventAbandoned, whatever, StateAbandoned},
	{StateDrafted, EventExpired, whatever, StateAbandoned},

	{StateInFirstReview, EventFirstReviewPassed, owesPhoto, StateAwaitingPhoto},
	{StateInFirstReview, EventFirstReviewPassed, owesSMS, StateAwaitingSMS},
	{StateInFirstReview, EventFirstReviewPassed, owesNoMore, StateInBureauReview},
	{StateInFirstReview, EventFirstReviewRejected, whatever, StateRejected},
	{StateInFirstReview, EventWithdrawn, whatever, StateDrafted},
	{StateInFirstReview, EventAbandoned, whatever, StateAbandoned},

	{StateRejected, EventResubmitted, whatever, StateInFirstReview},
	{StateRejected, EventIdled, whatever, StateDrafted},
	{StateRejected, EventAbandoned, whatever, StateAbandoned},
	{StateRejected, EventExpired, whatever, StateAbandoned},

	{StateAwaitingPhoto, EventPhotoPassed, owesPhoto, StateAwaitingPhoto},
	{StateAwaitingPhoto, EventPhotoPassed, owesSMS, StateAwaitingSMS},
	{StateAwaitingPhoto, EventPhotoPassed, owesNoMore, StateInBureauReview},
	{StateAwaitingPhoto, EventPhotoRejected, whatever, StateAwaitingPhoto},
	{StateAwaitingPhoto, EventWithdrawn, whatever, StateDrafted},
	{StateAwaitingPhoto, EventIdled, whatever, StateDrafted},
	{StateAwaitingPhoto, EventAbandoned, whatever, StateAbandoned},

	{StateAwaitingSMS, EventSMSPassed, owesSMS, StateAwaitingSMS},
	{StateAwaitingSMS, EventSMSPassed, owesNoMore, StateInBureauReview},
	{StateAwaitingSMS, EventSMSLapsed, whatever, StateSMSLapsed},
	{StateAwaitingSMS, EventSMSFailed, whatever, StateSMSLapsed},
	{StateAwaitingSMS, EventSystemRefused, whatever, StateReturned},

	{StateSMSLapsed, EventResent, whatever, StateAwaitingSMS},
	{StateSMSLapsed, EventResubmitted, whatever, StateInFirstReview},
	{StateSMSLapsed, EventIdled, whatever, StateDrafted},
	{StateSMSLapsed, EventAbandoned, whatever, StateAbandoned},

	{StateInBureauReview, EventApproved, whatever, StateApproved},
	{StateInBureauReview, EventBureauReturned, whatever, StateReturned},
	{StateInBureauReview, EventSystemRefused, whatever, StateReturned},

	{StateReturned, EventResubmitted, whatever, StateInFirstReview},
	{StateReturned, EventIdled, whatever, StateDrafted},
	{StateReturned, EventAbandoned, whatever, StateAbandoned},
	{StateReturned, EventExpired, whatever, StateAbandoned},
}

// owed says which of the arrows that depend on what is owed e takes.
func (e Event) owed() owed {
	switch {
	case e.NeedsPhoto:
		return owesPhoto
	case e.NeedsSMS:
		return owesSMS
	}
	return owesNoMore
}

// Next returns the state of an order after an event. An order begins as [StateDrafted]; [StateApproved] and [StateAbandoned]
// are ends. Every state and event has an answer: a transition, or a *[RefusedError] and the state as it was.
//
// There is no way to [StateApproved] but through [StateInBureauReview], and none from a draft or a corrected order to the
// bureau but through the first review. Next is a pure function; the caller keeps the state and decides what an event means
// for other orders of the sponsor (see [State.Open]).
func Next(s State, e Event) (State, error) {
	for i := range transitions {
		t := &transitions[i]
		if t.from == s && t.on == e.Kind && (t.owed == whatever || t.owed == e.owed()) {
			return t.to, nil
		}
	}
	return s, &RefusedError{State: s, Event: e}
}

// Accepts reports whether an event of that kind can happen to an order in this state, whatever is still owed.
func (s State) Accepts(k EventKind) bool {
	for i := range transitions {
		if transitions[i].from == s && transitions[i].on == k {
			return true
		}
	}
	return false
}
