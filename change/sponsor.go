package change

import (
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// replacement judges a sponsor that is neither the old one by number nor by name. A unit that only changed its name and its
// number at once is the same unit after all where a change proof in hand says so, or where the province has a rule for that
// case whose conditions hold.
func (j *judge) replacement(vs Violations, c *edit) Violations {
	from, to := j.old.Sponsor.Nature.Class(), j.new.Sponsor.Nature.Class()
	if from == filing.Unit && to == filing.Unit && j.sameUnit() {
		vs = j.permission(vs, c, j.query(province.TopicNameAndNumber), ReasonSponsorReplaced)
		return vs
	}
	q := j.query(province.TopicReplacement)
	q.From, q.To, q.Class = from, to, 0
	if from == 0 || to == 0 {
		vs = j.add(vs, Violation{
			Reason: ReasonUndecided, Severity: Advisory, Certainty: province.Unattested, Path: c.Path,
			Topic: province.TopicReplacement, Remedy: province.RemedyAskBureau, Detail: Detail{From: from, To: to},
		})
		return vs
	}
	vs = j.permission(vs, c, q, ReasonSponsorReplaced)
	return vs
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

// renamed reports whether the sponsor is the same under a new name.
func (j *judge) renamed() bool { return sponsorEvent(&j.old.Sponsor, &j.new.Sponsor) == eventRename }

// renameReissued judges a new name together with a number that carries the old one on, as when certificates were merged: by
// the rule for name and number together where there is one, else as a rename.
func (j *judge) renameReissued(vs Violations, c *edit) Violations {
	if q := j.query(province.TopicNameAndNumber); j.table.Decide(q).Effect() == province.Permit {
		return j.permission(vs, c, q, ReasonSponsorRenamed)
	}
	return j.permission(vs, c, j.query(province.TopicRename), ReasonSponsorRenamed)
}

// numberAppears reports whether a number was absent before or is absent after the edit.
func (j *judge) numberAppears(c *edit) bool {
	if c.Path.Field == filing.FieldNumber {
		return j.old.Number.IsZero() || j.new.Number.IsZero()
	}
	after := j.serviceAfter(c)
	return after != nil && c.Path.Field == filing.FieldServiceNumber &&
		(after.Number.IsZero() || j.old.Services[c.service].Number.IsZero())
}

// leavesNone reports whether c leaves a service without a domain.
func (j *judge) leavesNone(c *edit) bool {
	s := j.serviceAfter(c)
	return s != nil && len(s.Domains) == 0
}

// lastDomain judges the removal of the last domain, which goes only with the service.
func (j *judge) lastDomain(vs Violations, c *edit) Violations {
	d := j.table.Decide(j.query(province.TopicDomainRemove))
	v := Violation{Reason: ReasonLastDomainRemoved, Severity: Advisory, Path: filing.Path{Field: filing.FieldDomains, Service: c.Path.Service}, Topic: c.Topic, Certainty: province.Unattested, Remedy: province.RemedyCancelService}
	if !d.IsKnown() {
		vs = j.add(vs, v)
		return vs
	}
	v.Severity = j.force(d)
	vs = j.cite(vs, d, v)
	return vs
}

// serviceAfter returns what the service that c is in became, nil if it is gone or c is in none.
func (j *judge) serviceAfter(c *edit) *filing.Service {
	if c.service < 0 {
		return nil
	}
	if k := j.diff.partners.OfOld(c.service); k >= 0 {
		return &j.new.Services[k]
	}
	return nil
}

// accessRemoved judges a provider that is dropped: that is an order of its own, and the last one cannot be dropped.
func (j *judge) accessRemoved(vs Violations, c *edit) Violations {
	q := j.query(province.TopicTransferIn)
	remedy := province.RemedyChangeAtProvider
	if s := j.serviceAfter(c); s != nil && len(s.Access) == 0 {
		q.Topic, q.Order, remedy = province.TopicCancellation, province.OrderCancelAccess, province.RemedyCancelService
	}
	d := j.table.Decide(q)
	if !d.IsKnown() {
		vs = j.add(vs, Violation{Reason: ReasonUndecided, Severity: Advisory, Certainty: province.Unattested, Path: c.Path, Topic: q.Topic, Remedy: province.RemedyAskBureau})
		return vs
	}
	vs = j.cite(vs, d, Violation{Reason: ReasonAccessProviderChanged, Severity: j.force(d), Path: c.Path, Remedy: remedy})
	return vs
}
