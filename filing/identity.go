package filing

import (
	"bytes"

	"github.com/gobeian/icp/internal/enum"
)

// Identity is what tells who a sponsor or person is: the kind and number of the certificate or document. The zero value is
// unknown.
type Identity struct {
	Kind   CertificateKind // 证件类型
	Number string          // 证件号码
}

// Identity returns the kind and number of c.
func (c Certificate) Identity() Identity { return Identity{c.Kind, c.Number} }

// Identity returns the kind and number of d.
func (d Document) Identity() Identity { return Identity{d.Kind, d.Number} }

// Check checks the number by the rule of its kind. Kinds without a rule are undetermined with [ProblemUnknownKind], unless the
// number is a good social credit code, which such certificates bear today.
func (v Identity) Check() Check {
	switch v.Kind {
	case ResidentID:
		return CheckResidentID(v.Number)
	case Passport:
		return CheckPassport(v.Number)
	case TaiwanTravelPermit:
		return CheckTaiwanTravelPermit(v.Number)
	case HKMacaoTravelPermit:
		return CheckHKMacaoTravelPermit(v.Number)
	case ForeignPermanentResidentID:
		return CheckForeignPermanentResidentID(v.Number)
	case SocialCreditCode, SocialCreditCodeGovernment, SocialCreditCodeInstitution, SocialCreditCodeMassOrganisation:
		return CheckSocialCreditCode(v.Number)
	}
	return v.checkOther()
}

// checkOther checks the kinds that have no exported check of their own.
func (v Identity) checkOther() Check {
	id := normalise(v.Number)
	kind := "certificate"
	switch {
	case v.Kind == HKMacaoResidencePermit:
		kind = "Hong Kong and Macao residence permit"
	case v.Kind == TaiwanResidencePermit:
		kind = "Taiwan residence permit"
	case v.Kind == BusinessLicence:
		kind = "business licence"
	case v.Kind.isOrganisationCode():
		kind = "organisation code certificate"
	case id.bad != 0 && !id.masked: // such certificates may have text for a number
		return Check{Kind: kind, Problem: ProblemUnknownKind}
	}
	return id.check(kind, judge(&id, v.Kind))
}

// judge applies the rule of a kind to what is fit for it.
func judge(id *ident, kind CertificateKind) finding {
	switch b := id.text(); {
	case !id.fit():
		return finding{}
	case kind == HKMacaoResidencePermit:
		return hkMacaoResidencePermit(b)
	case kind == TaiwanResidencePermit:
		return taiwanResidencePermit(b)
	case kind == BusinessLicence:
		return businessLicence(b)
	case kind.isOrganisationCode():
		return organisationCertificate(b)
	default:
		return otherCertificate(b)
	}
}

// isOrganisationCode reports the kinds that are organisation code certificates (组织机构代码证), one for each nature.
func (v CertificateKind) isOrganisationCode() bool {
	switch v {
	case OrganisationCode, OrganisationCodeInstitution, OrganisationCodeGovernment, OrganisationCodeSocialOrganisation,
		OrganisationCodePrivateNonEnterprise, OrganisationCodeFoundation, OrganisationCodeLawPractice:
		return true
	}
	return false
}

// businessLicence accepts a social credit code and, as obsolete, the 15 digits of the registration number before 2015.
func businessLicence(b []byte) finding {
	if len(b) == 15 && firstNonDigit(b) < 0 {
		return doubtful(ProblemObsolete, 0)
	}
	return creditCode(b)
}

// organisationCertificate accepts an organisation code and the social credit code that replaced it.
func organisationCertificate(b []byte) finding {
	if len(b) == 18 {
		return creditCode(b)
	}
	return organisationCode(b)
}

func otherCertificate(b []byte) finding {
	if f := creditCode(b); f.verdict == Valid {
		return f
	}
	return finding{problem: ProblemUnknownKind}
}

// Match is what two identities are to each other. The zero value is unknown.
type Match uint8

// The matches.
const (
	MatchUnknown   Match = iota // one is absent, or masks hide the answer
	MatchSame                   // same number but for spelling; equal masks count as unchanged
	MatchReissued               // same body or person under a new form of number (换证)
	MatchDifferent              // another body or person, as far as the numbers tell
)

var matchSlugs = [...]string{"", "same", "reissued", "different"} //nolint:gochecknoglobals // constant table

// String returns the slug, and the empty string for unknown.
func (m Match) String() string { return enum.String(m, "Match", matchSlugs[:]) }

// AppendText appends the slug; a value outside the list fails.
func (m Match) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, m, "filing.Match", matchSlugs[:])
}

// MarshalText is [Match.AppendText] on an empty buffer.
func (m Match) MarshalText() ([]byte, error) { return m.AppendText(nil) }

// UnmarshalText reads a slug; empty text is unknown.
func (m *Match) UnmarshalText(text []byte) error {
	return enum.Unmarshal(m, text, "filing.Match", matchSlugs[:])
}

// SameIdentity compares two identities. Numbers are compared without regard to white space, hyphens, width and case. A number is
// re-issued where the 15 digits of a resident ID became the 18 of the same person (GB 11643-1999), or an organisation code became
// the social credit code that embeds it in places 9 to 17 (GB 32100-2015), in either direction, or a Hong Kong and Macao travel
// permit counts another issue. Equal numbers of different kinds of personal document are different persons, unless they are of
// the 18-character family. A masked number that could be the other one is unknown. The relation is symmetric.
func SameIdentity(a, b Identity) Match {
	if Absent(a.Number) || Absent(b.Number) {
		return MatchUnknown
	}
	if a == b {
		return MatchSame
	}
	x, y := normalise(a.Number), normalise(b.Number)
	switch {
	case x.bad != 0 || y.bad != 0:
		return sameText(a, b, x.masked || y.masked)
	case bytes.Equal(x.text(), y.text()):
		return sameNumber(a.Kind, b.Kind, x.n, x.masked)
	case x.masked || y.masked:
		return maskedMatch(x.text(), y.text())
	case isReissue(a.Kind, x.text(), b.Kind, y.text()), isReissue(b.Kind, y.text(), a.Kind, x.text()):
		return MatchReissued
	case a.Kind == HKMacaoTravelPermit && b.Kind == HKMacaoTravelPermit && isRenewed(x.text(), y.text()):
		return MatchReissued
	}
	return MatchDifferent
}

// isRenewed reports whether two travel permits are one person's: the first nine characters stay, and what may follow counts the
// issues.
func isRenewed(a, b []byte) bool {
	return len(a) >= 9 && len(b) >= 9 && bytes.Equal(a[:9], b[:9]) &&
		hkMacaoTravelPermit(a).verdict == Valid && hkMacaoTravelPermit(b).verdict == Valid
}

// sameText compares numbers of which one has characters that no identifier has.
func sameText(a, b Identity, masked bool) Match {
	switch {
	case FoldName(a.Number) == FoldName(b.Number):
		return sameNumber(a.Kind, b.Kind, len(a.Number), masked)
	case masked:
		return MatchUnknown
	}
	return MatchDifferent
}

// sameNumber judges equal numbers of n characters by their kinds. Equal masks of two kinds may hide anything.
func sameNumber(a, b CertificateKind, n int, masked bool) Match {
	switch {
	case a == b || !a.IsPersonal() || !b.IsPersonal() || n >= 15:
		return MatchSame
	case masked:
		return MatchUnknown
	}
	return MatchDifferent
}

// maskedMatch compares numbers of which one has hidden characters. Those that differ in length may hide a different number of
// characters than they show, so nothing follows.
func maskedMatch(a, b []byte) Match {
	if len(a) != len(b) {
		return MatchUnknown
	}
	for i := range a {
		if a[i] != b[i] && a[i] != '*' && b[i] != '*' {
			return MatchDifferent
		}
	}
	return MatchUnknown
}

// isReissue reports whether the longer number was given to the holder of the shorter one.
func isReissue(shortKind CertificateKind, short []byte, longKind CertificateKind, long []byte) bool {
	switch {
	case len(long) != 18:
	case len(short) == 15 && isPersonalOrUnknown(shortKind) && isPersonalOrUnknown(longKind):
		full := expandResidentID(short)
		return string(full[:]) == string(long) && residentID18(long).verdict == Valid
	case len(short) == 9 && !shortKind.IsPersonal() && !longKind.IsPersonal():
		return string(long[8:17]) == string(short) && organisationCode(short).verdict == Valid &&
			creditCode(long).verdict != Invalid
	}
	return false
}

func isPersonalOrUnknown(k CertificateKind) bool { return k == 0 || k.IsPersonal() }
