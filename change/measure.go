package change

import (
	"strings"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// holds reports whether a demand is met: by its limit or list, which plain tells, or by the facts it accepts instead.
func (j *judge) holds(d province.Decision, a ask, on subject) (held, plain Truth, facts province.Set[province.Fact]) {
	plain, decidable := j.measure(d, a, on)
	if plain == Yes {
		return Yes, Yes, 0
	}
	if d.Needs().IsZero() {
		if !decidable {
			return Yes, NotKnown, 0 // asks for material only, or for what no datum of a filing shows
		}
		return plain, plain, 0
	}
	held, facts = j.weigh(d.Needs(), on)
	if decidable && plain == NotKnown && held == No {
		held = NotKnown
	}
	return held, plain, facts
}

// measure holds a limit or list of the rule against the data, and reports whether the rule has one that data decide.
func (j *judge) measure(d province.Decision, a ask, on subject) (t Truth, decidable bool) {
	n := d.Limit()
	switch a.topic {
	case province.TopicAge:
		return j.oldEnough(n, on.person), n.Unit == province.Years
	case province.TopicIDValidity:
		return j.validFor(n, on.person.ID.Expires), true
	case province.TopicCertificate:
		if n.Unit == 0 {
			return NotKnown, false
		}
		return j.validFor(n, j.new.Sponsor.Certificate.Expires), true
	case province.TopicDomainValidity:
		return j.validFor(n, filing.Expiry(on.domain.Expires)), true
	case province.TopicDomainCount:
		return truth(on.added <= n.N), n.Unit == province.Domains
	case province.TopicServerIP:
		return fewIPs(n, on.service), n.N > 0
	}
	if !d.HasValues() {
		return NotKnown, false
	}
	switch a.topic {
	case province.TopicDomainSuffix:
		in := suffixIn(d, on.domain.Name)
		if d.Effect() == province.Forbid {
			in = not(in)
		}
		return in, true
	case province.TopicServiceName:
		has := nameHas(d, on.service.Name)
		if d.Effect() == province.Forbid {
			has = not(has)
		}
		return has, true
	case province.TopicServiceContent:
		has := contentHas(d, on.service)
		if d.Effect() == province.Forbid {
			has = not(has)
		}
		return has, true
	case province.TopicPreApproval:
		return approved(d, on.service), true
	}
	return NotKnown, false
}

// oldEnough compares a person's age today with a limit in years.
func (j *judge) oldEnough(n province.Limit, p *filing.Person) Truth {
	birth, ok := filing.BirthDate(p.ID.Number)
	if n.Unit != province.Years || !ok {
		return NotKnown
	}
	today, ok := j.today()
	if !ok {
		return Yes // the judge says once that it could not tell
	}
	return truth(birth.AddMonths(12*n.N) <= today)
}

// validFor reports whether something lasts longer than a limit from today; without a limit, whether it has not expired.
func (j *judge) validFor(n province.Limit, until filing.Expiry) Truth {
	if until == 0 {
		return NotKnown
	}
	if until == filing.LongTerm {
		return Yes
	}
	today, ok := j.today()
	if !ok {
		return Yes
	}
	end := today
	switch n.Unit {
	case province.Days:
		end = today.AddDays(n.N)
	case province.Months:
		end = today.AddMonths(n.N)
	case province.Years:
		end = today.AddMonths(12 * n.N)
	}
	if n.N == 0 {
		return truth(!until.Before(today))
	}
	return truth(!until.Before(end) && int32(until) != int32(end))
}

// suffixIn reports whether a domain ends in one of the rule's suffixes.
func suffixIn(d province.Decision, name string) Truth {
	ascii := filing.DomainKey(name)
	for v := range d.Values() {
		suffix := filing.DomainKey(strings.TrimPrefix(v, "."))
		if ascii == suffix || strings.HasSuffix(ascii, "."+suffix) {
			return Yes
		}
	}
	return No
}

// nameHas reports whether a name has one of the rule's words.
func nameHas(d province.Decision, name string) Truth {
	folded := filing.FoldName(name)
	for v := range d.Values() {
		if v != "" && (strings.Contains(name, v) || strings.Contains(folded, filing.FoldName(v))) {
			return Yes
		}
	}
	return No
}

// contentHas reports whether a service has one of the rule's contents.
func contentHas(d province.Decision, s *filing.Service) Truth {
	if len(s.Contents) == 0 || ownContents(s) {
		return NotKnown
	}
	for v := range d.Values() {
		if hasContent(s, v) {
			return Yes
		}
	}
	return No
}

// ownContents reports whether the contents of a service are numbered in a list of its kind's own: rules name contents of
// websites, and the same number means something else there.
func ownContents(s *filing.Service) bool {
	return s.Kind == filing.KindMiniProgram && len(s.Contents) > 0
}

func hasContent(s *filing.Service, slug string) bool {
	for _, c := range s.Contents {
		if c.String() == slug {
			return true
		}
	}
	return false
}

// approved reports whether a service with one of the rule's contents has a pre-approval on record.
func approved(d province.Decision, s *filing.Service) Truth {
	if len(s.PreApprovals) > 0 {
		return Yes
	}
	if len(s.Contents) == 0 || ownContents(s) {
		return NotKnown
	}
	for v := range d.Values() {
		if hasContent(s, v) {
			return No
		}
	}
	return Yes
}

func fewIPs(n province.Limit, s *filing.Service) Truth {
	total := 0
	for i := range s.Access {
		total += len(s.Access[i].IPs)
	}
	return truth(total <= n.N)
}
