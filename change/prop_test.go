package change_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/gobeian/icp/internal/oracle"
	"github.com/gobeian/icp/province"
)

// rounds is the number of random cases of each property.
func rounds() uint64 {
	if testing.Short() {
		return 200
	}
	return 600
}

// edits returns a random filing and the same after one to four edits.
func edits(r *oracle.Random) (old, new filing.Filing) {
	old = r.Filing()
	new = old.Clone()
	for range 1 + r.IntN(4) {
		r.Edit(&new)
	}
	return old, new
}

// each runs a property on random filings and edits.
func each(t *testing.T, property func(t *testing.T, r *oracle.Random, old, new filing.Filing)) {
	t.Helper()
	for seed := range rounds() {
		r := oracle.New(seed)
		old, new := edits(r)
		property(t, r, old, new)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// text is what tests compare: everything about a violation or change.
func text(v any) string {
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		return err.Error()
	}
	return string(b)
}

// foreign is somebody else's implementation of province.Rules.
type foreign struct{ table *province.Table }

func (f foreign) InForce(p filing.Province, on filing.Date) iter.Seq[province.Rule] {
	return f.table.InForce(p, on)
}
func (f foreign) Edition() string { return f.table.Edition() }

func TestNothingChangesNothingIsWrong(t *testing.T) {
	var empty province.Table
	custom, err := province.New("house rules")
	require.NoError(t, err)
	for seed := range rounds() {
		r := oracle.New(seed)
		r.Wild = seed%3 == 0
		x := r.Filing()
		require.Nil(t, change.Diff(x, x), "seed %d", seed)
		require.Nil(t, change.Diff(x, x.Clone()))
		require.Nil(t, change.Validate(x, x.Clone()))
		b := r.Basis()
		rules := []province.Rules{nil, &empty, (*province.Table)(nil), custom, foreign{province.Builtin()}}
		b.Rules = rules[r.IntN(len(rules))]
		b.OpenOrders = append(b.OpenOrders, change.OpenOrder{})
		b.Order = province.OrderKind(r.IntN(14))
		b.Occurred = 20180101
		b.Materials = []province.Material{}
		require.Nil(t, b.Validate(x, x.Clone()), "seed %d", seed)
	}
}

func TestOrderOfListsIsIrrelevant(t *testing.T) {
	each(t, func(t *testing.T, r *oracle.Random, old, new filing.Filing) {
		b := r.Basis()
		x, y := r.Shuffled(old), r.Shuffled(new)
		require.Equal(t, change.Diff(old, new), change.Diff(x, y))
		require.Nil(t, change.Diff(old, x))
		require.Equal(t, text(b.Validate(old, new)), text(b.Validate(x, y)))
	})
}

// TestDiffEqualsItsTwin holds Diff against a slow implementation by other means.
func TestDiffEqualsItsTwin(t *testing.T) {
	each(t, func(t *testing.T, r *oracle.Random, old, new filing.Filing) {
		if d := cmp.Diff(lines(oracle.Diff(old, new)), lines(change.Diff(old, new))); d != "" {
			t.Errorf("twin -, Diff +:\n%s", d)
		}
	})
}

func lines(cs change.Changes) []string {
	var out []string
	for _, c := range cs {
		out = append(out, fmt.Sprintf("%s %s %s %s", c.Path, c.Topic, c.Op, c.With))
	}
	return out
}

// TestDiffIsTotal finds what differs by walking the model and asks whether a change stands for it; and the other way round.
func TestDiffIsTotal(t *testing.T) {
	each(t, func(t *testing.T, r *oracle.Random, old, new filing.Filing) {
		changes := change.Diff(old, new)
		differences := oracle.Differences(&old, &new)
		for _, d := range differences {
			covered := slices.ContainsFunc(changes, func(c change.Change) bool { return oracle.Covers(c, d.Path) })
			assert.True(t, covered || oracle.Spelling(d, &old, &new), "%s: %q → %q is not in\n%s", d.Path, d.Old, d.New, lines(changes))
		}
		for _, c := range changes {
			real := slices.ContainsFunc(differences, func(d oracle.Difference) bool { return oracle.Covers(c, d.Path) })
			assert.True(t, real, "nothing differs at %s %s in\n%v", c.Path, c.Op, differences)
		}
	})
}

// TestDiffMirrors requires that the way back tells the same places with added and removed swapped.
func TestDiffMirrors(t *testing.T) {
	each(t, func(t *testing.T, r *oracle.Random, old, new filing.Filing) {
		keys := map[string]string{} // of a service in new, in old
		for _, p := range oracle.Pairs(old.Services, new.Services) {
			if p.Old >= 0 && p.New >= 0 {
				keys[filing.ServiceKey(&new.Services[p.New])] = filing.ServiceKey(&old.Services[p.Old])
			}
		}
		var back change.Changes
		for _, c := range change.Diff(new, old) {
			if k, ok := keys[c.Path.Service]; ok && c.Topic != province.TopicServiceRemove {
				c.Path.Service = k
			}
			switch c.Topic {
			case province.TopicDomainAdd:
				c.Topic = province.TopicDomainRemove
			case province.TopicDomainRemove:
				c.Topic = province.TopicDomainAdd
			case province.TopicServiceAdd:
				c.Topic = province.TopicServiceRemove
			case province.TopicServiceRemove:
				c.Topic = province.TopicServiceAdd
			}
			switch c.Op {
			case change.Added:
				c.Op = change.Removed
			case change.Removed:
				c.Op = change.Added
			}
			if c.Path.Field == filing.FieldAccess {
				c.Topic = map[change.Op]province.Topic{change.Added: province.TopicTransferIn, change.Removed: province.TopicAccess}[c.Op]
			}
			if c.With != "" {
				c.Path.Key, c.With = c.With, c.Path.Key
			}
			back = append(back, c)
		}
		slices.SortFunc(back, oracle.Compare)
		require.Equal(t, lines(change.Diff(old, new)), lines(back))
	})
}

func TestChangesAreSorted(t *testing.T) {
	each(t, func(t *testing.T, r *oracle.Random, old, new filing.Filing) {
		changes := change.Diff(old, new)
		for i := 1; i < len(changes); i++ {
			require.Negative(t, oracle.Compare(changes[i-1], changes[i]), "sorted, no change twice")
		}
		b, err := json.Marshal(changes)
		require.NoError(t, err)
		var back change.Changes
		require.NoError(t, json.Unmarshal(b, &back))
		require.Equal(t, changes, back)
	})
}

func TestViolationsAreInOrder(t *testing.T) {
	each(t, func(t *testing.T, r *oracle.Random, old, new filing.Filing) {
		vs := r.Basis().Validate(old, new)
		for i := 1; i < len(vs); i++ {
			a, b := &vs[i-1], &vs[i]
			require.LessOrEqual(t, a.Severity, b.Severity, "blocking first")
			if a.Severity == b.Severity {
				require.LessOrEqual(t, a.Path.Compare(b.Path), 0, "then by place")
				require.NotEqual(t, text(a), text(b), "no violation twice")
			}
		}
		for i := range vs {
			v := &vs[i]
			require.NotZero(t, v.Reason)
			require.NotZero(t, v.Severity)
			require.NotZero(t, v.Certainty)
			require.Equal(t, province.Builtin().Edition(), v.Edition)
			require.False(t, v.Severity == change.Blocking && v.Certainty == province.Disputed, "what is disputed does not block")
			require.False(t, v.Severity == change.Blocking && v.Certainty == province.Unattested, "what nobody wrote does not block")
			if v.Rule == "" {
				require.Equal(t, change.Advisory, v.Severity, "%s", v.Reason)
				continue
			}
			require.NotEmpty(t, v.Sources, "%s", v.Rule)
			_, ok := province.Builtin().Rule(v.Rule)
			require.True(t, ok)
		}
	})
}

func TestErrorForm(t *testing.T) {
	each(t, func(t *testing.T, r *oracle.Random, old, new filing.Filing) {
		vs := r.Basis().Validate(old, new)
		err := vs.Err()
		blocking := vs.Blocking()
		require.Equal(t, len(blocking) > 0, err != nil)
		for i := range vs {
			require.Equal(t, i < len(blocking), vs[i].Severity == change.Blocking)
		}
		if err == nil {
			return
		}
		wrapped := fmt.Errorf("order 7: %w", err)
		var e *change.Error
		require.True(t, errors.As(wrapped, &e))
		require.Len(t, e.Violations, len(vs))
		first, ok := errors.AsType[*change.Violation](wrapped)
		require.True(t, ok)
		require.Same(t, &blocking[0], first)
		for reason := change.Reason(1); reason.String() != "" && !strings.Contains(reason.String(), "("); reason++ {
			blocks := slices.ContainsFunc(blocking, func(v change.Violation) bool { return v.Reason == reason })
			require.Equal(t, blocks, errors.Is(wrapped, reason), "%s", reason)
		}
		require.NotErrorIs(t, wrapped, errors.ErrUnsupported)
	})
}

func TestViolationsRoundTrip(t *testing.T) {
	each(t, func(t *testing.T, r *oracle.Random, old, new filing.Filing) {
		vs := r.Basis().Validate(old, new)
		b, err := json.Marshal(vs)
		require.NoError(t, err)
		var back change.Violations
		require.NoError(t, json.Unmarshal(b, &back))
		require.Empty(t, cmp.Diff(text(vs), text(back)))
		require.Equal(t, len(vs), len(back))
		for i := range vs {
			require.Equal(t, vs[i].Path, back[i].Path)
			require.Equal(t, vs[i].Detail, back[i].Detail)
		}
	})
}

// TestNoPersonalValue plants a mark in every text that may be personal and looks for it in all that comes out.
func TestNoPersonalValue(t *testing.T) {
	const mark = "秘密SECRET"
	for seed := range rounds() {
		r := oracle.New(seed)
		r.Mark = mark
		old, new := edits(r)
		b := r.Basis()
		// Half of the cases keep the forms of numbers and phones valid, so that other rules are reached.
		secrets := []string{mark}
		if seed%2 == 0 {
			for _, p := range []*filing.Person{&old.Sponsor.Principal, &new.Sponsor.Principal, &old.Sponsor.LegalRepresentative, &new.Sponsor.LegalRepresentative} {
				*p = filingtest.Person(filing.Zhejiang, r.IntN(800))
				p.Name += mark
				secrets = append(secrets, p.ID.Number, p.Mobile, p.EmergencyPhone, p.Email)
			}
		}
		changes, vs := change.Diff(old, new), b.Validate(old, new)
		var log bytes.Buffer
		logger := slog.New(slog.NewJSONHandler(&log, nil))
		out := []string{text(changes), text(vs), text(b.Owed(old, new)), fmt.Sprintf("%+v %#v", changes, changes), fmt.Sprintf("%+v %#v", vs, vs), fmt.Sprint(vs.Err())}
		logger.Info("all", "violations", vs, "changes", changes, "err", vs.Err())
		for i := range vs {
			logger.Info("one", "violation", vs[i])
			out = append(out, vs[i].Error(), fmt.Sprintf("%+v", vs[i]), vs[i].LogValue().String())
		}
		out = append(out, log.String())
		for _, s := range out {
			for _, secret := range secrets {
				require.NotContains(t, s, secret, "seed %d", seed)
			}
		}
	}
}

// TestMoreTroubleBlocksNoLess requires that open orders and fewer materials never make an edit pass that was blocked.
func TestMoreTroubleBlocksNoLess(t *testing.T) {
	each(t, func(t *testing.T, r *oracle.Random, old, new filing.Filing) {
		b := r.Basis()
		blocked := b.Validate(old, new).Blocking()
		more := b
		more.OpenOrders = append(slices.Clone(b.OpenOrders), change.OpenOrder{Kind: province.OrderSponsor})
		worse := more.Validate(old, new).Blocking()
		for _, v := range blocked {
			require.True(t, slices.ContainsFunc(worse, func(w change.Violation) bool {
				return w.Rule == v.Rule && w.Reason == v.Reason && w.Path == v.Path
			}), "%s", v.Error())
		}
		if len(b.Materials) == 0 {
			return
		}
		fewer := b
		i := r.IntN(len(b.Materials))
		fewer.Materials = append(append([]province.Material{}, b.Materials[:i]...), b.Materials[i+1:]...)
		worse = fewer.Validate(old, new).Blocking()
		for _, v := range blocked {
			if v.Path.Field == filing.FieldSponsor || v.Reason == change.ReasonMaterialMissing {
				// A change proof in hand decides which of two topics a new name and number fall under, and a fact that
				// fails takes the place of the material: the edit stays blocked all the same.
				require.NotEmpty(t, worse)
				continue
			}
			require.True(t, slices.ContainsFunc(worse, func(w change.Violation) bool {
				return w.Rule == v.Rule && w.Path == v.Path
			}), "%s", v.Error())
		}
	})
}

func TestBasisIsReadOnly(t *testing.T) {
	each(t, func(t *testing.T, r *oracle.Random, old, new filing.Filing) {
		b := r.Basis()
		before, x, y := text(b), old.Clone(), new.Clone()
		copied := b
		copied.OpenOrders, copied.Materials = slices.Clone(b.OpenOrders), slices.Clone(b.Materials)
		first := b.Validate(old, new)
		require.Equal(t, before, text(b))
		require.Equal(t, copied, b)
		require.True(t, old.Equal(x) && new.Equal(y), "the filings are read only")
		require.Equal(t, text(first), text(b.Validate(old, new)), "the same answer again")
		for i := range first { // what is handed out is the caller's own
			for k := range first[i].Sources {
				first[i].Sources[k].Title = "spoilt"
			}
		}
		require.NotContains(t, text(b.Validate(old, new)), "spoilt")
	})
}

func TestZeroBasisIsValidate(t *testing.T) {
	each(t, func(t *testing.T, r *oracle.Random, old, new filing.Filing) {
		want := text(change.Validate(old, new))
		require.Equal(t, want, text(change.Basis{}.Validate(old, new)))
		require.Equal(t, want, text(change.Basis{Rules: province.Builtin()}.Validate(old, new)))
		require.Equal(t, want, text(change.Basis{Provider: province.AlibabaCloud}.Validate(old, new)))
		require.Equal(t, want, text(change.Basis{}.Append(nil, &old, &new)))
	})
}

func TestAppendKeepsWhatWasThere(t *testing.T) {
	each(t, func(t *testing.T, r *oracle.Random, old, new filing.Filing) {
		b := r.Basis()
		want := b.Validate(old, new)
		before := change.Violations{{Reason: change.ReasonUndecided, Severity: change.Advisory}, {Reason: change.ReasonLate, Severity: change.Blocking}}
		for _, room := range []int{0, 1, 64} {
			dst := append(make(change.Violations, 0, 2+room), before...)
			got := b.Append(dst, &old, &new)
			require.Equal(t, text(before), text(got[:2]))
			require.Equal(t, text(before), text(dst))
			require.Equal(t, len(want), len(got)-2)
			if len(want) > 0 {
				require.Equal(t, text(want), text(got[2:]))
			}
		}
	})
}

func TestForeignRulesGiveTheSameAnswer(t *testing.T) {
	for seed := range rounds() / 10 { // every call copies some hundred rules
		r := oracle.New(seed)
		old, new := edits(r)
		b := r.Basis()
		want := text(b.Validate(old, new))
		b.Rules = foreign{province.Builtin()}
		require.Equal(t, want, text(b.Validate(old, new)), "seed %d", seed)
		b.Rules = &foreign{province.Builtin()}
		require.Equal(t, want, text(b.Validate(old, new)), "seed %d", seed)
	}
}

// TestWildFilings gives filings that name things twice or not at all: nothing panics, the answers stay in order.
func TestWildFilings(t *testing.T) {
	for seed := range rounds() {
		r := oracle.New(seed)
		r.Wild = true
		old := r.Filing()
		new := old.Clone()
		for range 6 {
			r.Edit(&old)
			r.Edit(&new)
		}
		for range 2 {
			if len(new.Services) > 0 {
				new.Services = append(new.Services, new.Services[r.IntN(len(new.Services))])
			}
		}
		b := r.Basis()
		vs := b.Validate(old, new)
		require.Equal(t, text(vs), text(b.Validate(old, new)), "the same answer again, seed %d", seed)
		require.Equal(t, change.Diff(old, new), change.Diff(old, new))
		require.True(t, slices.IsSortedFunc(vs, func(a, b change.Violation) int { return int(a.Severity) - int(b.Severity) }))
		_ = vs.Err()
	}
}
