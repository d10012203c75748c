package change

import (
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// replacement judges a sponsor that is neither the old one by number nor by name. A unit that only changed its name and its
// number at once is the same unit after all where a change proof in hand says so, or where the province has a rule for that
// case whose conditions hold.
func (j *judge) replacement(c *Change) {
	from, to := j.old.Sponsor.Nature.Class(), j.new.Sponsor.Nature.Class()
	if from == filing.Unit && to == filing.Unit && j.sameUnit() {
		j.permission(c, j.query(province.TopicNameAndNumber), ReasonSponsorReplaced)
		return
	}
	q := j.query(province.TopicReplacement)
	q.From, q.To, q.Class = from, to, 0
	if from == 0 || to == 0 {
		j.add(Violation{
			Reason: ReasonUndecided, Severity: Advisory, Certainty: province.Unattested, Path: c.Path,
			Topic: province.TopicReplacement, Remedy: province.RemedyAskBureau, Detail: Detail{From: from, To: to},
		})
		return
	}
	j.permission(c, q, ReasonSponsorReplaced)
}

// sameUnit reports whether something says that the unit with another name and number is the old one.
func (j *judge) sameUnit() bool {
	if j.inHand(province.ChangeProof) == Yes {
		return true
	}
	d := j.table.Decide(j.query(province.TopicNameAndNumber))
	if d.Verdict() != province.Conditional || d.Needs().IsZero() {
		return false
	}
	held, _ := j.weigh(d.Needs(), subject{})
	return held == Yes
}

// lastDomain reports whether c leaves a website without a domain, and judges it if so.
func (j *judge) lastDomain(c *Change) bool {
	s := j.serviceOf(c)
	if s == nil || len(s.Domains) > 0 {
		return false
	}
	d := j.table.Decide(j.query(province.TopicDomainRemove))
	v := Violation{Reason: ReasonLastDomainRemoved, Severity: Advisory, Path: c.Path, Topic: c.Topic, Certainty: province.Unattested, Remedy: province.RemedyCancelService}
	if !d.IsKnown() {
		j.add(v)
		return true
	}
	v.Severity = force(d)
	j.cite(d, v)
	return true
}

// serviceOf returns the service after the edit that c's path names by its key before it.
func (j *judge) serviceOf(c *Change) *filing.Service {
	for i := range j.old.Services {
		if k := j.diff.partner[i]; k >= 0 && filing.ServiceKey(&j.old.Services[i]) == c.Path.Service {
			return &j.new.Services[k]
		}
	}
	return nil
}

// accessRemoved judges a provider that is dropped: that is an order of its own, and the last one cannot be dropped.
func (j *judge) accessRemoved(c *Change) {
	q := j.query(province.TopicTransferIn)
	remedy := province.RemedyChangeAtProvider
	if s := j.serviceOf(c); s != nil && len(s.Access) == 0 {
		q.Topic, q.Order, remedy = province.TopicCancellation, province.OrderCancelAccess, province.RemedyCancelService
	}
	d := j.table.Decide(q)
	if !d.IsKnown() {
		j.add(Violation{Reason: ReasonUndecided, Severity: Advisory, Certainty: province.Unattested, Path: c.Path, Topic: q.Topic, Remedy: province.RemedyAskBureau})
		return
	}
	j.cite(d, Violation{Reason: ReasonAccessProviderChanged, Severity: force(d), Path: c.Path, Remedy: remedy})
}
