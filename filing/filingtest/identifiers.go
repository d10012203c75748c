package filingtest

import (
	"fmt"
	"strings"

	"github.com/gobeian/icp/filing"
)

// ResidentID returns an identity number (公民身份号码) with a right check digit, of a person of region who was born on birth. The
// serial seq, 0 to 999, tells persons of one day apart; an odd one is a man's. The region is a province; an unknown one counts as
// Beijing, and no date as 1 January 1990.
func ResidentID(region filing.Province, birth filing.Date, seq int) string {
	code := region.Code()
	if code == 0 {
		code = filing.Beijing.Code()
	}
	if !birth.IsValid() {
		birth = 19900101
	}
	return withCheckDigit(fmt.Sprintf("%06d%08d%03d", code+101, int(birth), abs(seq)%1000))
}

// ResidentID15 returns the 15 digits that a person of [ResidentID] born in the 1900s had before 1999.
func ResidentID15(region filing.Province, birth filing.Date, seq int) string {
	id := ResidentID(region, birth, seq)
	return id[:6] + id[8:17]
}

// withCheckDigit appends the check digit of GB 11643-1999 to 17 digits, by the recursive method of ISO 7064 MOD 11-2.
func withCheckDigit(s string) string {
	p := 0
	for i := range len(s) {
		p = (p + int(s[i]-'0')) * 2 % 11
	}
	return s + string("0123456789X"[(12-p)%11])
}

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// OrgCode returns an organisation code (组织机构代码) with a right check character (GB 11714-1997), without a hyphen; seq is from 0
// to 999999.
func OrgCode(seq int) string {
	s := fmt.Sprintf("MA%06d", abs(seq)%1_000_000)
	sum := 0
	for i, weight := range [...]int{3, 7, 9, 10, 5, 8, 4, 2} {
		v := int(s[i] - '0')
		if s[i] >= 'A' {
			v = int(s[i]-'A') + 10
		}
		sum += v * weight
	}
	return s + string("0123456789X"[(11-sum%11)%11])
}

// USCC returns the unified social credit code (统一社会信用代码) of an enterprise with right check characters (GB 32100-2015); seq is
// from 0 to 999999. It embeds OrgCode(seq).
func USCC(seq int) string { return uscc("91", seq) }

func uscc(department string, seq int) string {
	s := department + "110000" + OrgCode(seq)
	sum, weight := 0, 1
	for i := range len(s) {
		sum += strings.IndexByte(alphabet, s[i]) * weight
		weight = weight * 3 % 31
	}
	return s + string(alphabet[(31-sum%31)%31])
}

// Mobile returns a mobile number (手机号码) of right form; seq is from 0 to 9999. The numbers follow 13800000000 and are not
// reserved for examples, for China reserves none: do not call them.
func Mobile(seq int) string { return fmt.Sprintf("1380000%04d", abs(seq)%10_000) }

// CertificateOf returns a kind of certificate that sponsors of nature n have, with a number of right form.
func CertificateOf(n filing.Nature) (filing.CertificateKind, string) {
	seq := 900 + int(n)
	switch n {
	case filing.NatureIndividual:
		return filing.ResidentID, ResidentID(filing.Beijing, 19900101, seq)
	case filing.NatureEnterprise:
		return filing.BusinessLicence, uscc("91", seq)
	case filing.NatureGovernment:
		return filing.SocialCreditCodeGovernment, uscc("11", seq)
	case filing.NaturePublicInstitution:
		return filing.SocialCreditCodeInstitution, uscc("12", seq)
	case filing.NatureMassOrganisation:
		return filing.SocialCreditCodeMassOrganisation, uscc("13", seq)
	case filing.NatureSocialOrganisation:
		return filing.SocialOrganisationRegistration, uscc("51", seq)
	case filing.NaturePrivateNonEnterprise:
		return filing.PrivateNonEnterpriseRegistration, uscc("52", seq)
	case filing.NatureFoundation:
		return filing.FoundationRegistration, uscc("53", seq)
	case filing.NatureLawPractice:
		return filing.LawPracticeLicence, uscc("31", seq)
	case filing.NatureForensicAppraisal:
		return filing.ForensicAppraisalLicence, uscc("33", seq)
	case filing.NatureNotaryOffice:
		return filing.NotaryLicence, uscc("32", seq)
	case filing.NatureArbitrationBody:
		return filing.ArbitrationRegistration, uscc("34", seq)
	case filing.NatureRuralCollective:
		return filing.RuralCollectiveRegistration, uscc("N1", seq)
	case filing.NatureMedicalInstitution:
		return filing.MedicalPracticeLicence, uscc("12", seq)
	}
	return otherCertificate(n)
}

// otherCertificate serves the natures whose certificates have numbers of their own.
func otherCertificate(n filing.Nature) (filing.CertificateKind, string) {
	switch n {
	case filing.NatureDefence:
		return filing.MilitaryDesignation, "样例部队00001"
	case filing.NatureForeignCulturalCentre:
		return filing.ForeignCulturalCentreRegistration, "EXAMPLE00001"
	case filing.NatureReligiousBody:
		return filing.ReligiousVenueRegistration, uscc("71", 900)
	case filing.NatureOverseasBody:
		return filing.OverseasBodyCertificate, "EXAMPLE00002"
	}
	return 0, "EXAMPLE00003"
}

// abs returns a number that is not negative for every n.
func abs(n int) int {
	if n < 0 {
		return -(n + 1)
	}
	return n
}
