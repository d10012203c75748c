package desk

import (
	"slices"
	"strings"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
	"github.com/gobeian/icp/verify"
)

type orderView struct {
	Number           int
	Kind, Service    string
	Steps            []stepView
	Materials        []materialView
	Earliest, Latest string
}

type stepView struct {
	ID, Kind, Actor, Person, Phone string
	Optional                       bool
	Materials                      string
	Limits                         string
	Days                           string
	Because                        []ruleLink
}

type noteView struct {
	Text    string
	Because []ruleLink
	Sources []citation
}

type materialView struct {
	Name, Signer, Place string
	Unless              string
	Either              bool
	Because             []ruleLink
}

type ruleLink struct {
	ID   province.RuleID
	URL  string
	Says string
}

// plan puts a plan into words.
func (v *editorView) plan(r *resultView, p *verify.Plan) {
	dates := windows(p)
	for i := range p.Orders {
		o := &p.Orders[i]
		w := orderView{Number: i + 1, Kind: v.OrderKind(o.Kind), Service: o.Service}
		for k := range o.Steps {
			w.Steps = append(w.Steps, v.step(&o.Steps[k], dates[i][k], "step-"+number(i+1)+"-"+number(k+1)))
		}
		for _, m := range o.Materials {
			mv := materialView{Name: capital(v.Material(m.Material)), Either: m.Either, Because: v.because(m.Because)}
			if m.Signer != 0 {
				mv.Signer = v.Signer(m.Signer)
			}
			mv.Unless = join(v.words, slices.Values(m.Unless), v.Fact)
			if m.Path != (filing.Path{}) {
				mv.Place = join(v.words, slices.Values(append([]filing.Path{m.Path}, m.Also...)), v.words.Path)
			}
			w.Materials = append(w.Materials, mv)
		}
		r.Orders = append(r.Orders, w)
	}
	t := &p.Timeline
	for _, d := range [...]struct {
		day filing.Date
		to  *string
	}{{t.SubmitBy, &r.SubmitBy}, {t.Earliest, &r.Earliest}, {t.Latest, &r.Latest}} {
		if d.day != 0 {
			*d.to = v.Date(d.day)
		}
	}
	for _, n := range t.Notes {
		nv := noteView{Text: v.Note(n), Sources: v.citations(n.Sources())}
		if id := n.Rule(); id != "" {
			nv.Because = v.because([]province.RuleID{id})
		}
		r.Notes = append(r.Notes, nv)
	}
	for i := range p.Instead {
		r.Instead = append(r.Instead, v.Route(p.Instead[i].Route))
	}
}

func (v *editorView) step(s *verify.PlanStep, w window, id string) stepView {
	t := stepView{ID: id, Kind: v.StepKind(s.Kind), Actor: v.Actor(s.Actor), Optional: s.Optional, Because: v.because(s.Because)}
	switch {
	case s.Path == (filing.Path{}):
	case s.Actor == verify.ByManager || s.Actor == verify.ByPrincipal: // who acts is the person concerned
		t.Actor = v.words.Path(s.Path) + v.T("本人", "")
	default:
		t.Person = v.words.Path(s.Path)
	}
	if s.Phone != 0 {
		t.Phone = v.Phone(s.Phone)
	}
	t.Limits = v.StepLimits(s)
	var materials []string
	for _, m := range s.Materials {
		materials = append(materials, v.Material(m))
	}
	t.Materials = strings.Join(materials, v.T("、", ", "))
	switch {
	case w.Earliest != 0 && w.Earliest == w.Latest:
		t.Days = v.Date(w.Earliest)
	case w.Earliest != 0 && w.Latest != 0:
		t.Days = v.Date(w.Earliest) + v.T("至", " to ") + v.Date(w.Latest)
	case w.Earliest != 0:
		t.Days = v.T("最早", "from ") + v.Date(w.Earliest)
	}
	return t
}

func (v *editorView) because(ids []province.RuleID) []ruleLink {
	var links []ruleLink
	for _, id := range ids {
		l := ruleLink{ID: id}
		if r, ok := v.table.Rule(id); ok {
			l.URL, l.Says = v.RuleURL(id), v.T(r.Says.Zh, r.Says.En)
		}
		links = append(links, l)
	}
	return links
}
