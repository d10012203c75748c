package locale

import (
	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
	"github.com/gobeian/icp/verify"
)

// text is one text in both languages, by [Language].
type text [2]string

func (t *text) in(l Language) string {
	if l == English {
		return t[English]
	}
	return t[Chinese]
}

var (
	unknownText     = text{"未知", "unknown"}      //nolint:gochecknoglobals // constant table
	unspecifiedText = text{"未指明", "unspecified"} //nolint:gochecknoglobals // constant table
)

// of returns the text of a value from its table. The zero value has a text only where it means something.
func of(table []text, v int, l Language) string {
	switch {
	case v < len(table) && table[v] != text{}:
		return table[v].in(l)
	case v == 0:
		return unspecifiedText.in(l)
	}
	return unknownText.in(l)
}

// paired is of for a list whose Chinese terms another package has.
func paired(chinese string, english []string, v int, l Language) string {
	t := text{Chinese: chinese}
	if v < len(english) {
		t[English] = english[v]
	}
	switch s := t.in(l); {
	case s != "":
		return s
	case v == 0:
		return unspecifiedText.in(l)
	}
	return unknownText.in(l)
}

// Word is any value of one of the library's closed lists.
type Word interface {
	change.Reason | change.Severity | change.Op | change.Truth |
		province.Topic | province.Effect | province.Verdict | province.Certainty | province.Authority |
		province.Provider | province.OrderKind | province.Remedy | province.Material | province.Fact |
		province.Person | province.Party | province.StepKind | province.Unit |
		filing.Field | filing.Problem | filing.Province | filing.Class | filing.ServiceKind | filing.PreApprovalCategory |
		verify.Route | verify.Actor | verify.Phone | verify.Signer | verify.Note | verify.State | verify.EventKind |
		verify.Cause | verify.FindingKind | verify.Fault
}

// Term returns the name of w, without an article and without a full stop: 短信核验, SMS check. The zero value reads as
// unspecified unless its list gives it a meaning, a value outside its list as unknown.
func Term[W Word](l Language, w W) string {
	switch w := any(w).(type) {
	case change.Reason:
		return of(reasonTexts[:], int(w), l)
	case change.Severity:
		return of(severityTexts[:], int(w), l)
	case change.Op:
		return of(opTexts[:], int(w), l)
	case change.Truth:
		return of(truthTexts[:], int(w), l)
	case filing.Field:
		return of(fieldTexts[:], int(w), l)
	case filing.Problem:
		return of(problemTexts[:], int(w), l)
	case filing.Province:
		return of(provinceTexts[:], int(w), l)
	case filing.Class:
		return of(classTexts[:], int(w), l)
	case filing.ServiceKind:
		return of(serviceKindTexts[:], int(w), l)
	case filing.PreApprovalCategory:
		return of(preApprovalTexts[:], int(w), l)
	}
	return ruleTerm(l, w)
}

// ruleTerm names the values of package province.
func ruleTerm(l Language, w any) string {
	switch w := w.(type) {
	case province.Topic:
		return of(topicTexts[:], int(w), l)
	case province.Effect:
		return of(effectTexts[:], int(w), l)
	case province.Verdict:
		return of(verdictTexts[:], int(w), l)
	case province.Certainty:
		return of(certaintyTexts[:], int(w), l)
	case province.Authority:
		return of(authorityTexts[:], int(w), l)
	case province.Provider:
		return of(providerTexts[:], int(w), l)
	case province.OrderKind:
		return of(orderTexts[:], int(w), l)
	case province.Remedy:
		return of(remedyTexts[:], int(w), l)
	case province.Material:
		return of(materialTexts[:], int(w), l)
	case province.Fact:
		return of(factTexts[:], int(w), l)
	case province.Person:
		return of(personTexts[:], int(w), l)
	case province.Party:
		return of(partyTexts[:], int(w), l)
	case province.StepKind:
		return of(stepTexts[:], int(w), l)
	case province.Unit:
		return of(unitTexts[:], int(w), l)
	}
	return planTerm(l, w)
}

// planTerm names the values of package verify.
func planTerm(l Language, w any) string {
	switch w := w.(type) {
	case verify.Route:
		return of(routeTexts[:], int(w), l)
	case verify.Actor:
		return of(actorTexts[:], int(w), l)
	case verify.Phone:
		return of(phoneTexts[:], int(w), l)
	case verify.Signer:
		return of(signerTexts[:], int(w), l)
	case verify.Note:
		return of(noteTexts[:], int(w), l)
	case verify.State:
		return paired(w.Chinese(), stateEnglish[:], int(w), l)
	case verify.EventKind:
		return paired(w.Chinese(), eventEnglish[:], int(w), l)
	case verify.Cause:
		return paired(w.Chinese(), causeEnglish[:], int(w), l)
	case verify.FindingKind:
		return paired(w.Chinese(), findingEnglish[:], int(w), l)
	case verify.Fault:
		return paired(w.Chinese(), faultEnglish[:], int(w), l)
	}
	return unknownText.in(l)
}
