package change

import (
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// change judges one edit by the rules of its topic.
func (j *judge) change(vs Violations, c *edit) Violations {
	switch {
	case c.Op == Mirrored:
	case c.Topic == province.TopicNumber && (j.moved || j.numberAppears(c)):
		// Another province numbers anew, and the move itself is the violation; an absent number is unknown.
	case c.Topic == province.TopicProvince && !j.moved:
		// An absent province is unknown.
	case c.Topic == province.TopicRename && reissued(&j.old.Sponsor, &j.new.Sponsor):
		vs = j.renameReissued(vs, c)
	case c.Op == Reissued && c.Path.Field == filing.FieldSponsorCertificateNumber && j.renamed():
		// The rename speaks for both.
	case c.Topic == province.TopicReplacement:
		vs = j.replacement(vs, c)
	case c.Topic == province.TopicDomainAdd && !j.ofWebsite(c), c.Topic == province.TopicDomainReplace && !j.ofWebsite(c):
		vs = j.unanswered(vs, c)
	case c.Topic == province.TopicDomainRemove && j.ofWebsite(c) && j.leavesNone(c):
		vs = j.lastDomain(vs, c)
	case c.Path.Field == filing.FieldAccess && c.unnamed:
		vs = j.unstated(vs, c.Path, c.Topic)
	case c.Topic == province.TopicAccess && c.Op == Removed:
		vs = j.accessRemoved(vs, c)
	case c.Topic == province.TopicServiceAdd:
		vs = j.structural(vs, c, ruleServiceAdd, ReasonServiceAdded)
	case c.Topic == province.TopicServiceRemove:
		vs = j.structural(vs, c, ruleServiceRemove, ReasonServiceRemoved)
	default:
		if r := permitReason(c.Topic); r != 0 {
			return j.permission(vs, c, j.query(c.Topic), r)
		}
		vs = j.barred(vs, c)
	}
	return vs
}

// ofWebsite reports whether an edit is one of a website, or of a service of unknown kind. The letter on one domain for each
// number (工信管函〔2019〕633号) speaks of websites; of the domains that the form of 2023 asks of Apps no document says whether
// a change may add any.
func (j *judge) ofWebsite(c *edit) bool {
	if c.service < 0 {
		return true
	}
	k := j.old.Services[c.service].Kind
	return k == filing.KindWebsite || k == 0
}

// unanswered tells that nobody wrote whether an edit is possible.
func (j *judge) unanswered(vs Violations, c *edit) Violations {
	j.weakest = province.Unattested
	return j.add(vs, Violation{
		Reason: ReasonUndecided, Severity: Advisory, Certainty: province.Unattested, Path: c.Path, Topic: c.Topic,
		Remedy: province.RemedyAskBureau, Detail: Detail{With: c.With},
	})
}

// barred judges an edit that takes no permission by the rules that forbid it outright, as a bureau's notice may. Those that
// forbid single words, suffixes or numbers only are judged with the data, see [judge.demands].
func (j *judge) barred(vs Violations, c *edit) Violations {
	var buffer [12]province.Decision
	permitted := false // by law, which comes first
	for _, d := range j.table.AppendDecisions(buffer[:0], j.query(c.Topic)) {
		permitted = permitted || d.IsLaw() && d.Effect() == province.Permit
		if d.Effect() != province.Forbid || d.HasValues() || d.Limit().Unit != 0 || d.Persons() != 0 && !d.Persons().Has(roleAt(c.Path.Field)) {
			continue
		}
		v := Violation{Reason: ReasonRequirement, Severity: j.force(d), Path: c.Path, Remedy: d.Remedy()}
		if permitted {
			v.Severity = Advisory
		}
		vs = j.cite(vs, d, v)
	}
	return vs
}

// roleAt returns whose place a field is, zero if it is nobody's.
func roleAt(f filing.Field) province.Person {
	switch {
	case f >= filing.FieldLegalRepresentative && f <= filing.FieldLegalRepresentativeEmail:
		return province.LegalRepresentative
	case f >= filing.FieldPrincipal && f <= filing.FieldPrincipalEmail:
		return province.Principal
	case f >= filing.FieldManager && f <= filing.FieldManagerEmail:
		return province.Manager
	}
	return 0
}

// structural judges an edit that no change order can carry, whatever a bureau allows.
func (j *judge) structural(vs Violations, c *edit, id province.RuleID, reason Reason) Violations {
	d := j.document(id)
	vs = j.cite(vs, d, Violation{Reason: reason, Severity: Blocking, Path: c.Path, Remedy: d.Remedy()})
	return vs
}

// permitReason returns the reason that an edit of a topic gives where no rule permits it; zero for topics whose edits are
// free and only owe something.
func permitReason(t province.Topic) Reason {
	switch t {
	case province.TopicProvince:
		return ReasonProvinceChanged
	case province.TopicNumber:
		return ReasonNumberChanged
	case province.TopicRename:
		return ReasonSponsorRenamed
	case province.TopicCertificateNumber:
		return ReasonCertificateNumberChanged
	case province.TopicDomainAdd:
		return ReasonDomainAdded
	case province.TopicDomainReplace:
		return ReasonDomainReplaced
	case province.TopicDomainRemove:
		return ReasonDomainRemoved
	case province.TopicTransferIn:
		return ReasonAccessProviderChanged
	}
	return 0
}

// permission judges an edit that takes a rule's permission.
func (j *judge) permission(vs Violations, c *edit, q province.Query, reason Reason) Violations {
	d := j.table.Decide(q)
	j.weakest = max(j.weakest, d.Certainty())
	v := Violation{Reason: reason, Path: c.Path, Remedy: d.Remedy(), Detail: Detail{With: c.With, From: q.From, To: q.To}}
	switch d.Verdict() {
	case province.Unknown:
		v.Reason, v.Severity, v.Certainty, v.Topic = ReasonUndecided, Advisory, province.Unattested, q.Topic
		v.Remedy = province.RemedyAskBureau
		vs = j.add(vs, v)
	case province.Forbidden:
		v.Severity = j.force(d)
		vs = j.cite(vs, d, v)
	default:
		vs = j.conditions(vs, d, v, subject{})
		if p := j.table.Practice(q); d.IsLaw() && p.IsKnown() {
			vs = j.practice(vs, p, v)
		}
	}
	return vs
}

// practice judges what bureaus and providers make of an edit that the law permits: they may set conditions, but a refusal of
// theirs is told and does not block.
func (j *judge) practice(vs Violations, p province.Decision, v Violation) Violations {
	v.Remedy = p.Remedy()
	if p.Verdict() == province.Forbidden {
		v.Severity = Advisory
		return j.cite(vs, p, v)
	}
	return j.conditions(vs, p, v, subject{})
}

// conditions judges what a permission hangs on: its facts, its materials, and how sure it is itself.
func (j *judge) conditions(vs Violations, d province.Decision, v Violation, on subject) Violations {
	held, facts := j.weigh(d.Needs(), on)
	missing := j.missing(d.Materials())
	j.owe(d, v.Path, on)
	switch {
	case held == No:
		v.Severity, v.Detail.Depends = j.force(d), facts
		vs = j.cite(vs, d, v)
	case held == NotKnown:
		v.Reason, v.Severity, v.Detail.Depends, v.Remedy = ReasonUndecided, Advisory, facts, province.RemedyAskBureau
		vs = j.cite(vs, d, v)
	case missing == 0 && j.doubtful(d):
		v.Severity, v.Remedy = Advisory, province.RemedyNone
		vs = j.cite(vs, d, v)
	}
	if missing != 0 && held != No {
		v.Reason, v.Severity, v.Remedy = ReasonMaterialMissing, j.force(d), province.RemedyAttachMaterial
		v.Detail.Materials, v.Detail.Depends = missing, 0
		vs = j.cite(vs, d, v)
	}
	return vs
}

// doubtful reports whether a permission deserves a word of warning: nobody confirmed it lately, somebody denies it, or it
// has a caveat.
func (j *judge) doubtful(d province.Decision) bool {
	return d.Certainty() >= province.Extrapolated || d.HasCaveat()
}
