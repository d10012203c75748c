package change_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/change/changetest"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/gobeian/icp/internal/oracle"
)

// seed adds pairs of filings, as JSON, and the seeds of edits.
func seed(f *testing.F) {
	f.Helper()
	unit, individual := zhejiang(), filingtest.Individual(filing.Jiangxi)
	for i, g := range []filing.Filing{
		unit, changetest.Apply(unit, changetest.AddDomain("例子.中国")), changetest.Apply(unit, changetest.Phone("138****0002")),
		changetest.Apply(unit, changetest.ReplaceSponsor(3), changetest.MoveTo(filing.Shanghai)), individual,
		changetest.Apply(individual, changetest.ToCompany(individual.Sponsor.Principal)), changetest.Apply(unit, changetest.AddService(filingtest.App(unit))), {},
	} {
		f.Add(must(unit.MarshalJSON()), must(g.MarshalJSON()), uint64(i))
		f.Add(must(g.MarshalJSON()), []byte(`{"services":[{}]}`), uint64(i))
		f.Add([]byte(`not JSON`), must(g.MarshalJSON()), uint64(i))
	}
}

// pair reads two filings; bytes that are no filing make an edit of the other one.
func pair(a, b []byte, edits uint64) (old, new filing.Filing, r *oracle.Random) {
	r = oracle.New(edits)
	r.Wild = edits%2 == 0
	var errOld, errNew error
	old, errOld = filing.Decode(a)
	new, errNew = filing.Decode(b)
	if errOld != nil {
		old = new.Clone()
		r.Edit(&old)
	}
	if errNew != nil {
		new = old.Clone()
		for range edits % 5 {
			r.Edit(&new)
		}
	}
	return old, new, r
}

func FuzzDiff(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, a, b []byte, edits uint64) {
		old, new, _ := pair(a, b, edits)
		changes := change.Diff(old, new)
		for i := range changes {
			if i > 0 && oracle.Compare(changes[i-1], changes[i]) >= 0 {
				t.Errorf("%v is not before %v", changes[i-1], changes[i])
			}
			if changes[i].Path.Field == 0 || changes[i].Topic == 0 || changes[i].Op == 0 {
				t.Errorf("incomplete change %+v", changes[i])
			}
		}
		if d := cmp.Diff(changes, change.Diff(old, new)); d != "" {
			t.Errorf("another answer: %s", d)
		}
		if back := change.Diff(new, old); (back == nil) != (changes == nil) {
			t.Errorf("there %v, back %v", lines(changes), lines(back))
		}
	})
}

func FuzzValidate(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, a, b []byte, edits uint64) {
		old, new, r := pair(a, b, edits)
		x, y := old.Clone(), new.Clone()
		basis := r.Basis()
		vs := basis.Validate(old, new)
		if !old.Equal(x) || !new.Equal(y) {
			t.Fatal("the filings were written to")
		}
		for i := range vs {
			if i > 0 && vs[i-1].Severity > vs[i].Severity {
				t.Error("blocking violations come first")
			}
			if v := &vs[i]; v.Reason == 0 || v.Severity == 0 || v.Certainty == 0 || v.Severity == change.Blocking && v.Rule == "" {
				t.Errorf("incomplete violation %+v", v)
			}
		}
		if (vs.Err() == nil) != (len(vs.Blocking()) == 0) {
			t.Error("Err and Blocking contradict each other")
		}
		if len(change.Diff(old, new)) == 0 && vs != nil {
			t.Errorf("nothing changes and %v is wrong", vs)
		}
	})
}
