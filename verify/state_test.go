package verify_test

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/province"
	"github.com/gobeian/icp/verify"
)

const (
	states = verify.StateAbandoned
	events = verify.EventBureauReturned
	causes = verify.CauseOther
)

// lifeCycle is the whole table, written a second time: what follows from each state and event. A row with three states is
// for an order that still owes a photo, an SMS check but no photo, and neither; zero is refused.
var lifeCycle = map[verify.State]map[verify.EventKind][]verify.State{
	verify.StateDrafted: {
		verify.EventSubmitted: {verify.StateInFirstReview},
		verify.EventAbandoned: {verify.StateAbandoned},
		verify.EventExpired:   {verify.StateAbandoned},
	},
	verify.StateInFirstReview: {
		verify.EventFirstReviewPassed:   {verify.StateAwaitingPhoto, verify.StateAwaitingSMS, verify.StateInBureauReview},
		verify.EventFirstReviewRejected: {verify.StateRejected},
		verify.EventWithdrawn:           {verify.StateDrafted},
		verify.EventAbandoned:           {verify.StateAbandoned},
	},
	verify.StateRejected: {
		verify.EventResubmitted: {verify.StateInFirstReview},
		verify.EventIdled:       {verify.StateDrafted},
		verify.EventAbandoned:   {verify.StateAbandoned},
		verify.EventExpired:     {verify.StateAbandoned},
	},
	verify.StateAwaitingPhoto: {
		verify.EventPhotoPassed:   {verify.StateAwaitingPhoto, verify.StateAwaitingSMS, verify.StateInBureauReview},
		verify.EventPhotoRejected: {verify.StateAwaitingPhoto},
		verify.EventWithdrawn:     {verify.StateDrafted},
		verify.EventIdled:         {verify.StateDrafted},
		verify.EventAbandoned:     {verify.StateAbandoned},
	},
	verify.StateAwaitingSMS: {
		verify.EventSMSPassed:     {0, verify.StateAwaitingSMS, verify.StateInBureauReview},
		verify.EventSMSLapsed:     {verify.StateSMSLapsed},
		verify.EventSMSFailed:     {verify.StateSMSLapsed},
		verify.EventSystemRefused: {verify.StateReturned},
	},
	verify.StateSMSLapsed: {
		verify.EventResent:      {verify.StateAwaitingSMS},
		verify.EventResubmitted: {verify.StateInFirstReview},
		verify.EventIdled:       {verify.StateDrafted},
		verify.EventAbandoned:   {verify.StateAbandoned},
	},
	verify.StateInBureauReview: {
		verify.EventApproved:       {verify.StateApproved},
		verify.EventBureauReturned: {verify.StateReturned},
		verify.EventSystemRefused:  {verify.StateReturned},
	},
	verify.StateReturned: {
		verify.EventResubmitted: {verify.StateInFirstReview},
		verify.EventIdled:       {verify.StateDrafted},
		verify.EventAbandoned:   {verify.StateAbandoned},
		verify.EventExpired:     {verify.StateAbandoned},
	},
}

// expect reads lifeCycle.
func expect(s verify.State, e verify.Event) verify.State {
	row := lifeCycle[s][e.Kind]
	switch {
	case len(row) == 0:
		return 0
	case len(row) == 1 || e.NeedsPhoto:
		return row[0]
	case e.NeedsSMS:
		return row[1]
	}
	return row[2]
}

// TestNextExhaustively asks for every state, event and debt, those that do not exist included.
func TestNextExhaustively(t *testing.T) {
	asked := 0
	for s := verify.State(0); s <= states+2; s++ {
		for k := verify.EventKind(0); k <= events+2; k++ {
			for _, owes := range [][2]bool{{}, {false, true}, {true, false}, {true, true}} {
				e := verify.Event{Kind: k, Cause: verify.CauseOther, NeedsPhoto: owes[0], NeedsSMS: owes[1]}
				checkNext(t, s, e)
				asked++
			}
			if got, want := s.Accepts(k), len(lifeCycle[s][k]) > 0; got != want {
				t.Errorf("%v accepts %v = %v", s, k, got)
			}
		}
	}
	t.Logf("%d combinations", asked)
}

func checkNext(t *testing.T, s verify.State, e verify.Event) {
	t.Helper()
	want := expect(s, e)
	got, err := verify.Next(s, e)
	if want != 0 {
		if got != want || err != nil {
			t.Errorf("Next(%v, %+v) = %v, %v, want %v", s, e, got, err, want)
		}
		return
	}
	var refused *verify.RefusedError
	if got != s || !errors.As(err, &refused) || refused.State != s || refused.Event != e {
		t.Errorf("Next(%v, %+v) = %v, %v, want a refusal", s, e, got, err)
	}
	if msg := err.Error(); !strings.HasPrefix(msg, "verify: event ") || strings.Contains(msg, "event  ") || strings.HasSuffix(msg, " ") {
		t.Errorf("error text %q", msg)
	}
}

func TestEveryStateIsReachedAndLeft(t *testing.T) {
	reached := map[verify.State]bool{verify.StateDrafted: true}
	for range states {
		for s := range reached {
			for _, row := range lifeCycle[s] {
				for _, to := range row {
					reached[to] = true
				}
			}
		}
	}
	for s := verify.State(1); s <= states; s++ {
		if !reached[s] {
			t.Errorf("%v is never reached", s)
		}
		if s.Open() != (len(lifeCycle[s]) > 0) {
			t.Errorf("%v: open = %v with %d events", s, s.Open(), len(lifeCycle[s]))
		}
		if s.Locked() && (s.Accepts(verify.EventAbandoned) || s.Accepts(verify.EventWithdrawn) || s.Accepts(verify.EventResubmitted)) {
			t.Errorf("%v is locked and can be touched", s)
		}
	}
	for _, s := range []verify.State{0, states + 1, 255} {
		if s.Open() || s.Locked() || s.Chinese() != "" {
			t.Errorf("state %d is taken for one", s)
		}
	}
}

// TestRandomOrders drives orders with random events and looks at the way they came.
func TestRandomOrders(t *testing.T) {
	ends := map[verify.State]int{}
	for seed := range uint64(2000) {
		r := rand.New(rand.NewPCG(seed, 33))
		way := []verify.State{verify.StateDrafted}
		for range 200 {
			e := verify.Event{
				Kind: verify.EventKind(r.IntN(int(events) + 2)), Cause: verify.Cause(r.IntN(int(causes) + 1)),
				NeedsPhoto: r.IntN(3) == 0, NeedsSMS: r.IntN(2) == 0,
			}
			if (e.Kind == verify.EventAbandoned || e.Kind == verify.EventExpired) && r.IntN(20) > 0 {
				continue // most customers want their order
			}
			s := way[len(way)-1]
			next, err := verify.Next(s, e)
			if err != nil {
				if next != s {
					t.Fatalf("seed %d: a refusal moved %v to %v", seed, s, next)
				}
				continue
			}
			if next == 0 || next > states {
				t.Fatalf("seed %d: %v after %v in %v", seed, next, e, s)
			}
			way = append(way, next)
		}
		checkWay(t, seed, way)
		ends[way[len(way)-1]]++
	}
	if ends[verify.StateApproved] < 50 || ends[verify.StateAbandoned] < 50 {
		t.Errorf("the orders end too uniformly: %v", ends)
	}
}

// checkWay checks that an order was approved by the bureau only, reached it past the first review only, and stayed where it
// ended.
func checkWay(t *testing.T, seed uint64, way []verify.State) {
	t.Helper()
	reviewed := false // since the order was last in the customer's hands
	for i, s := range way {
		switch s {
		case verify.StateDrafted, verify.StateRejected, verify.StateReturned:
			reviewed = false
		case verify.StateInFirstReview:
			reviewed = true
		case verify.StateAwaitingSMS, verify.StateInBureauReview:
			if !reviewed {
				t.Fatalf("seed %d: the bureau without a first review: %v", seed, way[:i+1])
			}
		case verify.StateApproved:
			if way[i-1] != verify.StateInBureauReview {
				t.Fatalf("seed %d: approved without the bureau: %v", seed, way[:i+1])
			}
		}
		if i > 0 && !way[i-1].Open() {
			t.Fatalf("seed %d: an end was left: %v", seed, way[:i+1])
		}
	}
}

// text is what the enumerations of this package have in common.
type text interface {
	comparable
	String() string
	Chinese() string
	MarshalText() ([]byte, error)
}

// checkEnum writes and reads every value of an enumeration as JSON, and the values beyond it.
func checkEnum[E interface {
	text
	~uint8
}](t *testing.T, last E) {
	t.Helper()
	seen := map[string]bool{}
	for e := E(0); e <= last; e++ {
		out, err := json.Marshal(e)
		if err != nil || string(out) != `"`+e.String()+`"` {
			t.Fatalf("%T %d: %s, %v", e, e, out, err)
		}
		var back E
		if err := json.Unmarshal(out, &back); err != nil || back != e {
			t.Errorf("%s comes back as %v, %v", out, back, err)
		}
		if seen[e.String()] || (e == 0) != (e.String() == "") || (e == 0) != (e.Chinese() == "") {
			t.Errorf("%T %d: slug %q, term %q", e, e, e.String(), e.Chinese())
		}
		seen[e.String()] = true
	}
	beyond := last + 1
	if _, err := json.Marshal(beyond); err == nil || beyond.Chinese() != "" || !strings.HasSuffix(beyond.String(), ")") {
		t.Errorf("%T %d is taken for a member", beyond, beyond)
	}
	var back E
	if err := json.Unmarshal([]byte(`"no-such"`), &back); err == nil {
		t.Errorf("%T takes any text", back)
	}
}

func TestText(t *testing.T) {
	checkEnum(t, states)
	checkEnum(t, events)
	checkEnum(t, causes)
	checkEnum(t, verify.FindingSiteClosed)
	checkEnum(t, verify.FaultSiteEnded)
}

func TestEventJSON(t *testing.T) {
	for _, want := range []string{
		`{"kind":"first-review-passed","needsPhoto":true,"needsSMS":true}`,
		`{"kind":"bureau-returned","cause":"site-not-open"}`,
		`{"kind":"approved"}`,
	} {
		var e verify.Event
		if err := json.Unmarshal([]byte(want), &e); err != nil {
			t.Fatal(err)
		}
		if got, err := json.Marshal(e); err != nil || string(got) != want {
			t.Errorf("%s comes back as %s, %v", want, got, err)
		}
	}
}

func TestCauses(t *testing.T) {
	for c := verify.Cause(1); c <= causes; c++ {
		if says := c.Says(); says.En == "" || says.Zh == "" {
			t.Errorf("%v does not say what to do", c)
		}
		if c.Remedy() == province.RemedyNone && c != verify.CauseSMSTimeout {
			t.Errorf("%v has no remedy", c)
		}
	}
	for _, c := range []verify.Cause{0, causes + 1, 255} {
		if c.Remedy() != province.RemedyNone || c.Reason() != 0 || c.Says() != (province.Text{}) {
			t.Errorf("cause %d is taken for one", c)
		}
	}
}

func TestResultCodes(t *testing.T) {
	want := []int{1003, 1005, 1014, 1016, 1017, 1020, 1046, 1048, 1049, 1050, 1051, 1063, 1064, 1065}
	var got []int
	for c := range verify.ResultCodes() {
		got = append(got, c.Code)
		same, ok := verify.ResultCodeOf(c.Code)
		if !ok || same != c {
			t.Errorf("%d: lookup says %+v", c.Code, same)
		}
		if c.Cause == 0 || c.Reason != c.Cause.Reason() || c.Says.En == "" || c.Says.Zh == "" || c.Source.ID != "miit/interface-3.0" {
			t.Errorf("%+v", c)
		}
	}
	if len(got) != len(want) {
		t.Fatalf("codes %v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("codes %v", got)
		}
	}
	for range verify.ResultCodes() {
		break
	}
	for _, code := range []int{0, -1, 1, 1004, 1046 + 1<<16} {
		if c, ok := verify.ResultCodeOf(code); ok || c != (verify.ResultCode{}) {
			t.Errorf("ResultCodeOf(%d) = %+v", code, c)
		}
	}
	if c, _ := verify.ResultCodeOf(1046); c.Reason != change.ReasonProvinceChanged {
		t.Errorf("1046: %v", c.Reason)
	}
	if c, _ := verify.ResultCodeOf(1017); c.Reason != change.ReasonOrderInProgress || c.Cause.Remedy() != province.RemedyWait {
		t.Errorf("1017: %v", c)
	}
}

// TestOrderStates compares docs/order-states.md with what the tables say.
func TestOrderStates(t *testing.T) {
	if _, err := os.Stat("../docs"); err != nil {
		t.Fatal(err)
	}
	golden(t, "../docs/order-states.md", orderStates())
}

// orderStates writes the page.
func orderStates() string {
	var b strings.Builder
	b.WriteString("<!-- Generated by go test ./verify -update; do not edit. -->\n\n# The life cycle of an order (订单状态)\n\n")
	b.WriteString("`verify.Next(state, event)` takes an order from one state to the next and refuses what cannot happen.\n")
	b.WriteString("Arrows that depend on what the order still owes read `Event.NeedsPhoto` and `Event.NeedsSMS`.\n\n```mermaid\n")
	b.WriteString(verify.Diagram())
	b.WriteString("```\n\n## States\n\n| state | 中文 | open: blocks a second order of the sponsor | locked: cannot be edited, withdrawn or given up |\n|---|---|---|---|\n")
	for s := verify.State(1); s <= states; s++ {
		b.WriteString("| `" + s.String() + "` | " + s.Chinese() + " | " + yes(s.Open()) + " | " + yes(s.Locked()) + " |\n")
	}
	b.WriteString("\n## Events\n\n| event | 中文 | can happen in |\n|---|---|---|\n")
	for k := verify.EventKind(1); k <= events; k++ {
		var in []string
		for s := verify.State(1); s <= states; s++ {
			if s.Accepts(k) {
				in = append(in, "`"+s.String()+"`")
			}
		}
		b.WriteString("| `" + k.String() + "` | " + k.Chinese() + " | " + strings.Join(in, " ") + " |\n")
	}
	b.WriteString("\n## Why an order comes back\n\n| cause | 中文 | remedy | what to do | 办法 |\n|---|---|---|---|---|\n")
	for c := verify.Cause(1); c <= causes; c++ {
		b.WriteString("| `" + c.String() + "` | " + c.Chinese() + " | `" + c.Remedy().String() + "` | " + c.Says().En + " | " + c.Says().Zh + " |\n")
	}
	b.WriteString("\n## Result codes of the ministry's system\n\n| code | cause | reason of a check beforehand | meaning | 含义 |\n|---|---|---|---|---|\n")
	for c := range verify.ResultCodes() {
		reason := ""
		if c.Reason != 0 {
			reason = "`" + c.Reason.String() + "`"
		}
		code, _ := json.Marshal(c.Code)
		b.WriteString("| " + string(code) + " | `" + c.Cause.String() + "` | " + reason + " | " + c.Says.En + " | " + c.Says.Zh + " |\n")
	}
	return b.String()
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
