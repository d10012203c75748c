package change

import (
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// event is what an edit does to the identity of the sponsor (主体变更情形).
type event uint8

const (
	eventNone          event = iota
	eventReissued            // 换证: the same sponsor under a number that carries the old one on
	eventRename              // 更名: the same number, another name
	eventNumberChanged       // 证件号码变更: the same name, an unrelated number
	eventReplacement         // 变更主办者: another sponsor
)

// sponsorEvent tells what the edit does to the sponsor's identity. A unit is never an individual, whatever their names and
// numbers. Where a number is absent or hidden, nothing speaks for another sponsor but the name, and that is a rename; a
// name that is absent or hidden speaks for nothing.
func sponsorEvent(old, new *filing.Sponsor) event {
	from, to := old.Nature.Class(), new.Nature.Class()
	if from != 0 && to != 0 && from != to {
		return eventReplacement
	}
	sameName := filing.MatchName(old.Name, new.Name) != filing.MatchDifferent
	switch filing.SameIdentity(old.Certificate.Identity(), new.Certificate.Identity()) {
	case filing.MatchDifferent:
		if sameName {
			return eventNumberChanged
		}
		return eventReplacement
	case filing.MatchReissued:
		if sameName {
			return eventReissued
		}
	}
	if sameName {
		return eventNone
	}
	return eventRename
}

// reissued reports whether the sponsor's number carries the old one on.
func reissued(old, new *filing.Sponsor) bool {
	return filing.SameIdentity(old.Certificate.Identity(), new.Certificate.Identity()) == filing.MatchReissued
}

// topic returns the topic whose rules decide.
func (e event) topic() province.Topic {
	switch e {
	case eventReissued, eventNumberChanged:
		return province.TopicCertificateNumber
	case eventRename:
		return province.TopicRename
	case eventReplacement:
		return province.TopicReplacement
	}
	return 0
}

// place returns where in the filing the event shows.
func (e event) place() (filing.Field, Op, bool) {
	switch e {
	case eventReissued:
		return filing.FieldSponsorCertificateNumber, Reissued, true
	case eventNumberChanged:
		return filing.FieldSponsorCertificateNumber, Changed, true
	case eventRename:
		return filing.FieldSponsorName, Changed, true
	case eventReplacement:
		return filing.FieldSponsor, Replaced, true
	}
	return 0, 0, false
}
