package main

import (
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
	"github.com/gobeian/icp/verify"
)

// plan is a verify.Plan in the form of this API, which has its own version: what package verify adds shows here when the
// description of the API says so.
type plan struct {
	Route    verify.Route `json:"route"`
	Orders   []order      `json:"orders"`
	Timeline timeline     `json:"timeline"`
	Instead  []plan       `json:"instead,omitempty"`
}

type order struct {
	Kind      province.OrderKind `json:"kind"`
	Service   string             `json:"service,omitempty"`
	Steps     []step             `json:"steps"`
	Materials []demand           `json:"materials,omitempty"`
}

type step struct {
	Kind      province.StepKind   `json:"kind"`
	Actor     verify.Actor        `json:"actor"`
	Path      filing.Path         `json:"path,omitzero"`
	Phone     verify.Phone        `json:"phone,omitempty"`
	Optional  bool                `json:"optional,omitempty"`
	Materials []province.Material `json:"materials,omitempty"`
	Limits    []province.Limit    `json:"limits,omitempty"`
	Because   []province.RuleID   `json:"because"`
}

type demand struct {
	Material province.Material `json:"material"`
	Path     filing.Path       `json:"path,omitzero"`
	Also     []filing.Path     `json:"also,omitempty"`
	Either   bool              `json:"either,omitempty"`
	Because  []province.RuleID `json:"because"`
}

type timeline struct {
	SubmitBy filing.Date   `json:"submitBy,omitzero"`
	Earliest filing.Date   `json:"earliest,omitzero"`
	Latest   filing.Date   `json:"latest,omitzero"`
	Notes    []verify.Note `json:"notes,omitempty"`
}

func planOf(p *verify.Plan) plan {
	t := &p.Timeline
	out := plan{Route: p.Route, Orders: []order{}, Timeline: timeline{t.SubmitBy, t.Earliest, t.Latest, t.Notes}}
	for i := range p.Orders {
		o := &p.Orders[i]
		w := order{Kind: o.Kind, Service: o.Service, Steps: []step{}}
		for j := range o.Steps {
			s := &o.Steps[j]
			u := step{
				Kind: s.Kind, Actor: s.Actor, Path: s.Path, Phone: s.Phone, Optional: s.Optional,
				Materials: s.Materials, Because: s.Because,
			}
			for _, l := range s.Limits {
				u.Limits = append(u.Limits, l.Limit)
			}
			w.Steps = append(w.Steps, u)
		}
		for _, m := range o.Materials {
			w.Materials = append(w.Materials, demand{m.Material, m.Path, m.Also, m.Either, m.Because})
		}
		out.Orders = append(out.Orders, w)
	}
	for i := range p.Instead {
		out.Instead = append(out.Instead, planOf(&p.Instead[i]))
	}
	return out
}
