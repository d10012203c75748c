package main

import (
	"errors"
	"fmt"
	"mime"
	"net/http"
	"os"
	"slices"
	"strings"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
	"github.com/gobeian/icp/verify"
)

// What one request may ask for. An outcome names every domain that a rule speaks of, with the rule's documents each time, so that
// without these bounds a megabyte of domains would be answered with a gigabyte.
const (
	maxItems      = 1000 // services, domains, pre-approvals and accesses of one filing
	maxKey        = 512  // bytes of a name that paths repeat
	maxViolations = 200  // in one answer; the blocking ones come first
)

// outcome is what this service says of a change: all of the answer to a permitted one, extension members of the problem that a
// blocked one is answered with.
type outcome struct {
	Edition    string             `json:"edition"`   // of the rules
	On         filing.Date        `json:"on"`        // the day that was judged by
	Outcome    string             `json:"outcome"`   // permitted or blocked
	Certainty  province.Certainty `json:"certainty"` // the weakest among the rules that block or permit, empty if none does
	Changes    change.Changes     `json:"changes"`
	Violations []violation        `json:"violations"`
	Omitted    int                `json:"omittedViolations,omitempty"`
	Plan       plan               `json:"plan"`
}

const (
	permitted = "permitted"
	blocked   = "blocked"
)

// violation is a change.Violation in the form of this API: with a message in the reader's language, and with the particulars as
// slugs.
type violation struct {
	Rule      province.RuleID    `json:"rule"` // empty where the finding is that no rule decides
	Reason    change.Reason      `json:"reason"`
	Severity  change.Severity    `json:"severity"`
	Certainty province.Certainty `json:"certainty"`
	Path      filing.Path        `json:"path"`
	Topic     province.Topic     `json:"topic,omitzero"`
	Remedy    province.Remedy    `json:"remedy"`
	Message   string             `json:"message"`
	Detail    detail             `json:"detail,omitzero"`
	Sources   []source           `json:"sources"`
}

// detail has the particulars of a violation.
type detail struct {
	Since     filing.Date         `json:"since,omitzero"`
	With      string              `json:"with,omitempty"`
	From      string              `json:"from,omitempty"`
	To        string              `json:"to,omitempty"`
	Order     province.OrderKind  `json:"order,omitzero"`
	Depends   []province.Fact     `json:"depends,omitempty"`
	Materials []province.Material `json:"materials,omitempty"`
	Limit     province.Limit      `json:"limit,omitzero"`
	Problem   filing.Problem      `json:"problem,omitzero"`
	Due       filing.Date         `json:"due,omitzero"`
}

// IsZero keeps an empty detail out of the encoding.
func (d detail) IsZero() bool {
	return d.Since == 0 && d.With == "" && d.From == "" && d.To == "" && d.Order == 0 && d.Depends == nil && d.Materials == nil &&
		d.Limit == province.Limit{} && d.Problem == 0 && d.Due == 0
}

// source is a document that a violation rests on, or one that says otherwise.
type source struct {
	Publisher string `json:"publisher"`
	Title     string `json:"title"`
	Section   string `json:"section"`
	URL       string `json:"url"`
	Dissent   bool   `json:"dissent,omitempty"`
}

// changes answers POST /v1/changes.
func (s *service) changes(r *http.Request) response {
	l := s.speaker.choose(r, "")
	body, refused := s.readBody(r, l)
	if refused != nil {
		return *refused
	}
	// Reading is bounded by connections and time, judging by the processors: a slow sender keeps nobody else from being judged.
	if !s.gate.enter(r.Context()) {
		return s.overloaded(l)
	}
	defer s.gate.leave()

	req, err := decodeChange(body)
	if e, ok := errors.AsType[*bodyError](err); ok {
		return s.bodyProblem(l, e)
	}
	l = s.speaker.choose(r, req.lang)
	if refused := s.checkSize(l, "old", &req.old); refused != nil {
		return *refused
	}
	if refused := s.checkSize(l, "new", &req.new); refused != nil {
		return *refused
	}
	o, blocking := s.judge(l, &req)
	resp := response{status: http.StatusOK, body: o, language: l}
	if blocking > 0 {
		first := o.Violations[0].Message
		resp = s.problem(l, &problemBlocked, text{
			fmt.Sprintf("共 %d 项阻断，首项：%s", blocking, first), fmt.Sprintf("%d blocking, the first: %s", blocking, first),
		}, func(p *problem) { p.outcome = o })
	}
	resp.outcome, resp.reasons = o.Outcome, reasons(o.Violations)
	return resp
}

// judge asks the library. It returns the answer and how many violations block.
func (s *service) judge(l language, req *changeRequest) (*outcome, int) {
	b := req.basis
	b.Rules = s.table
	if b.On == 0 {
		b.On = s.today()
	}
	judged := b.Judge(req.old, req.new)
	violations, certainty := judged.Violations, judged.Certainty
	// Where the change is blocked, the plan is the way out, and the error may know more than the violations: what the filing
	// between two orders would violate.
	way, err := verify.For(req.old, req.new, b)
	if e, ok := errors.AsType[*change.Error](err); ok {
		violations, certainty = e.Violations, e.Violations.Certainty()
	}
	blocking := len(violations.Blocking())
	o := &outcome{
		Edition: s.table.Edition(), On: b.On, Outcome: permitted, Certainty: certainty,
		Changes: change.Diff(req.old, req.new), Violations: []violation{}, Plan: planOf(&way),
	}
	if blocking > 0 {
		o.Outcome = blocked
	}
	if o.Changes == nil {
		o.Changes = change.Changes{}
	}
	for i := range violations[:min(len(violations), maxViolations)] {
		o.Violations = append(o.Violations, s.violation(l, &violations[i]))
	}
	o.Omitted = len(violations) - len(o.Violations)
	return o, blocking
}

func (s *service) violation(l language, v *change.Violation) violation {
	d := &v.Detail
	out := violation{
		Rule: v.Rule, Reason: v.Reason, Severity: v.Severity, Certainty: v.Certainty, Path: v.Path, Topic: v.Topic,
		Remedy: v.Remedy, Message: s.speaker.violation(l, v),
		Detail: detail{
			Since: d.Since, With: d.With, From: d.From.String(), To: d.To.String(), Order: d.Order,
			Depends: slices.Collect(d.Depends.All()), Materials: slices.Collect(d.Materials.All()),
			Limit: d.Limit, Problem: d.Problem, Due: d.Due,
		},
		Sources: make([]source, 0, len(v.Sources)),
	}
	for i := range v.Sources {
		c := &v.Sources[i]
		out.Sources = append(out.Sources, source{c.Publisher, c.Title, c.Section, c.URL, c.Dissent})
	}
	return out
}

// reasons lists the reasons of violations for the log, each once.
func reasons(vs []violation) []string {
	var all []string
	for i := range vs {
		if r := vs[i].Reason.String(); !slices.Contains(all, r) {
			all = append(all, r)
		}
	}
	return all
}

// readBody reads a JSON body, or says why not.
func (s *service) readBody(r *http.Request, l language) ([]byte, *response) {
	refuse := func(t *problemType, extend ...func(*problem)) ([]byte, *response) {
		resp := s.problem(l, t, text{}, extend...)
		return nil, &resp
	}
	media, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	charset := params["charset"]
	if err != nil || media != "application/json" || charset != "" && !strings.EqualFold(charset, "utf-8") ||
		r.Header.Get("Content-Encoding") != "" {
		_, resp := refuse(&problemMediaType)
		resp.header = http.Header{"Accept-Post": {"application/json"}, "Accept-Encoding": {"identity"}}
		return nil, resp
	}
	limit := func(p *problem) { p.Limit = s.config.maxBody }
	if r.ContentLength > s.config.maxBody {
		return refuse(&problemTooLarge, limit)
	}
	body, err := readAll(r.Body, r.ContentLength) // bounded by http.MaxBytesReader
	if err == nil {
		return body, nil
	}
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return refuse(&problemTooLarge, limit)
	}
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return refuse(&problemTimeout)
	}
	// The sender broke off or sent what is no chunked body. It may still be listening.
	d := decoder{data: body}
	e, _ := errors.AsType[*bodyError](d.fail(len(body), "", "the whole body"))
	resp := s.bodyProblem(l, e)
	return nil, &resp
}

// checkSize refuses a filing that is beyond what an answer can name.
func (s *service) checkSize(l language, field string, f *filing.Filing) *response {
	items := len(f.Services)
	long := ""
	key := func(at, k string) {
		if len(k) > maxKey && long == "" {
			long = field + "." + at
		}
	}
	for i := range f.Services {
		v := &f.Services[i]
		items += len(v.Domains) + len(v.PreApprovals) + len(v.Access)
		at := fmt.Sprintf("services[%d].", i)
		for j := range v.Domains {
			key(fmt.Sprintf("%sdomains[%d].name", at, j), v.Domains[j].Name)
		}
		for j := range v.Access {
			key(fmt.Sprintf("%saccess[%d].provider", at, j), v.Access[j].Provider)
		}
		if v.App != nil {
			key(at+"app.package", v.App.Package)
		}
	}
	var resp response
	switch {
	case items > maxItems:
		resp = s.problem(l, &problemTooLarge, text{}, func(p *problem) { p.Field, p.Limit = field, maxItems })
	case long != "":
		resp = s.problem(l, &problemTooLarge, text{}, func(p *problem) { p.Field, p.Limit = long, maxKey })
	default:
		return nil
	}
	return &resp
}
