package main

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// problemType is one kind of problem that this service answers with, in the sense of RFC 9457. Its slug is the last part of
// the type URI, under which the service describes it.
type problemType struct {
	slug   string
	status int
	title  text
	about  text
}

// The closed list of problems.
var (
	problemBlocked = problemType{"blocked", http.StatusUnprocessableEntity,
		text{"变更备案不能提交该修改", "A change order cannot carry this edit"},
		text{
			"请求本身没有问题，但按照规则该修改不能通过变更备案完成。violations 逐条说明原因、依据和办法，plan 给出可行的办理方案。",
			"The request was understood and judged: by the rules, a change order cannot carry the edit. The violations say why, by which rule and what to do; the plan is the way out.",
		}}
	problemBody = problemType{"malformed-body", http.StatusBadRequest,
		text{"请求内容有误", "The body is not what it should be"},
		text{
			"请求内容不是合法的 JSON，或与接口描述不符。position 和 field 指出位置，expected 说明此处应有的内容；从不重复请求中的数据。",
			"The body is not JSON, or not as this API describes it. Position and field tell the place, expected what belongs there; what stands there is never repeated.",
		}}
	problemParameter = problemType{"invalid-parameter", http.StatusBadRequest,
		text{"查询参数有误", "A query parameter is wrong"},
		text{"缺少参数、参数未知、重复或取值有误。", "A query parameter is missing, unknown, repeated, or has a value outside its list."}}
	problemNotFound = problemType{"not-found", http.StatusNotFound,
		text{"没有此资源", "There is no such resource"},
		text{"该地址没有资源，参见 /openapi.json。", "Nothing is served under this address; see /openapi.json."}}
	problemMethod = problemType{"method-not-allowed", http.StatusMethodNotAllowed,
		text{"不支持该方法", "The resource does not have this method"},
		text{"Allow 标头列出支持的方法。", "The Allow header lists the methods of the resource."}}
	problemTimeout = problemType{"request-timeout", http.StatusRequestTimeout,
		text{"请求内容没有及时到达", "The body did not arrive in time"},
		text{"请在时限内发送完整的请求内容。", "Send the whole body within the server's time limit."}}
	problemTooLarge = problemType{"content-too-large", http.StatusRequestEntityTooLarge,
		text{"请求内容过大", "The request is too large"},
		text{"请求内容的字节数，或一份备案中的服务、域名、前置审批和接入的总数，超过限制 limit。", "The bytes of the body, or the services, domains, pre-approvals and accesses of one filing, are more than the limit."}}
	problemMediaType = problemType{"unsupported-media-type", http.StatusUnsupportedMediaType,
		text{"不支持该内容类型", "The media type is not supported"},
		text{"请发送未压缩的 UTF-8 编码 application/json。", "Send application/json in UTF-8, without a content coding."}}
	problemInternal = problemType{"internal-error", http.StatusInternalServerError,
		text{"服务内部错误", "Something went wrong in the service"},
		text{"错误已记录，可凭 instance 查询。", "The error was logged; quote the instance when you report it."}}
	problemOverloaded = problemType{"overloaded", http.StatusServiceUnavailable,
		text{"服务繁忙", "The service is busy"},
		text{"同时处理的请求过多，请在 Retry-After 秒后重试。", "Too many requests at once; try again after Retry-After seconds."}}
	problemDraining = problemType{"draining", http.StatusServiceUnavailable,
		text{"服务正在停止", "The service is stopping"},
		text{"该实例正在停止，不再接收新的请求。", "This instance is stopping and takes no more requests."}}

	problemTypes = []*problemType{
		&problemBlocked, &problemBody, &problemParameter, &problemNotFound, &problemMethod, &problemTimeout, &problemTooLarge,
		&problemMediaType, &problemInternal, &problemOverloaded, &problemDraining,
	}
)

// problem is a problem document (application/problem+json, RFC 9457) with the extension members of this service.
type problem struct {
	Type     string `json:"type"`
	Title    string `json:"title"`
	Status   int    `json:"status"`
	Detail   string `json:"detail"`
	Instance string `json:"instance"` // names the request, as the log does

	Position  *position `json:"position,omitempty"`
	Field     string    `json:"field,omitempty"`     // place in the body
	Parameter string    `json:"parameter,omitempty"` // place in the query
	Expected  string    `json:"expected,omitempty"`
	Limit     int64     `json:"limit,omitempty"`

	*outcome // of a blocked change: the same members that a permitted one has
}

// position is a place in the body.
type position struct {
	Offset int64 `json:"offset"` // bytes before the place
	Line   int   `json:"line"`   // from 1
	Column int   `json:"column"` // from 1, in characters
}

// problem makes the answer with a problem of a type. The detail defaults to what the type is about.
func (s *service) problem(l language, t *problemType, detail text, extend ...func(*problem)) response {
	if detail == (text{}) {
		detail = t.about
	}
	p := &problem{Type: s.config.public + "/problems/" + t.slug, Title: t.title.in(l), Status: t.status, Detail: detail.in(l)}
	for _, f := range extend {
		f(p)
	}
	return response{status: t.status, body: p, language: l, slug: t.slug}
}

// bodyProblem tells where a body is wrong, and never what stands there.
func (s *service) bodyProblem(l language, e *bodyError) response {
	place := text{
		fmt.Sprintf("第 %d 行第 %d 列", e.Line, e.Column),
		fmt.Sprintf("line %d, column %d", e.Line, e.Column),
	}
	if e.Field != "" {
		place.zh += "，" + e.Field
		place.en += ", at " + e.Field
	}
	return s.problem(l, &problemBody, text{place.zh + "：应为 " + e.Expected, place.en + ": want " + e.Expected}, func(p *problem) {
		p.Position, p.Field, p.Expected = &e.position, e.Field, e.Expected
	})
}

func (s *service) parameterProblem(l language, name, expected string) response {
	detail := text{"参数 " + name + "：应为 " + expected, "parameter " + name + ": want " + expected}
	if name == "" {
		detail = text{"查询参数：应为 " + expected, "query: want " + expected}
	}
	return s.problem(l, &problemParameter, detail, func(p *problem) { p.Parameter, p.Expected = name, expected })
}

// notFound answers for addresses that no route has.
func (s *service) notFound(r *http.Request) response {
	return s.problem(s.speaker.choose(r, ""), &problemNotFound, text{})
}

// methodNotAllowed answers for a route that has only other methods.
func (s *service) methodNotAllowed(allow string) handler {
	return func(r *http.Request) response {
		resp := s.problem(s.speaker.choose(r, ""), &problemMethod, text{})
		resp.header = http.Header{"Allow": {allow}}
		return resp
	}
}

// problemPage describes a problem type under its URI.
func (s *service) problemPage(r *http.Request) response {
	l := s.speaker.choose(r, "")
	i := slices.IndexFunc(problemTypes, func(t *problemType) bool { return t.slug == r.PathValue("slug") })
	if i < 0 {
		return s.notFound(r)
	}
	t := problemTypes[i]
	return response{status: http.StatusOK, language: l, body: map[string]any{
		"type": s.config.public + "/problems/" + t.slug, "title": t.title.in(l), "status": t.status, "description": t.about.in(l),
	}}
}

// oneOf says what belongs where a slug of a list does.
func oneOf(slugs ...string) string { return "one of " + strings.Join(slugs, ", ") }
