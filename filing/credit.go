package filing

import "strings"

// charset32100 is the alphabet of GB 32100-2015: no I, O, S, V, Z.
const charset32100 = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// value32100 returns the place of a character in the alphabet, or -1. Each character of a code is looked up twice.
func value32100(c byte) int {
	const places = "\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x00\x00\x00\x00\x00\x00\x00\x0b\x0c\x0d\x0e" + // plus 1, from the digit 0 to the letter Z
		"\x0f\x10\x11\x12\x00\x13\x14\x15\x16\x17\x00\x18\x19\x1a\x00\x1b\x1c\x00\x1d\x1e\x1f\x00"
	if c < '0' || c > 'Z' {
		return -1
	}
	return int(places[c-'0']) - 1
}

// CheckSocialCreditCode checks a unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters with the registering
// department, the category of body, a region, the organisation code of GB 11714-1997 with its own check character, and a check
// character.
//
// Two deviations are doubtful, not invalid: an unknown pair of department and category ([ProblemDepartment]), and the codes that
// the Fujian pilot of 2015-16 issued with a wrong last character ([ProblemPilotCode]: place 9 is M, the organisation code is
// right). A resident ID that happens to pass the last check is invalid with [ProblemConfusable]. A masked code is undetermined.
func CheckSocialCreditCode(s string) Check {
	id := normalise(s)
	if !id.fit() {
		return id.check("social credit code", finding{})
	}
	return id.check("social credit code", creditCode(id.text()))
}

func creditCode(b []byte) finding {
	if len(b) != 18 {
		return invalid(ProblemLength, 0)
	}
	for i, c := range b {
		if value32100(c) < 0 {
			return invalid(ProblemCharacter, i)
		}
	}
	if residentID18(b).verdict == Valid && !isCreditCode(b) {
		return invalid(ProblemConfusable, 0)
	}
	if i := firstNonDigit(b[2:8]); i >= 0 {
		return invalid(ProblemRegion, i+2)
	}
	if b[16] != checkDigit11714(b[8:16]) {
		return invalid(ProblemCheckDigit, 16)
	}
	if b[17] != checkDigit32100(b) {
		if isPilotCode(b) {
			return doubtful(ProblemPilotCode, 17)
		}
		return invalid(ProblemCheckDigit, 17)
	}
	if !isDepartment(b[0], b[1]) {
		return doubtful(ProblemDepartment, 0)
	}
	return valid()
}

// isPilotCode reports whether b looks like the codes that Fujian issued before the standard was final: of that province, with
// M0 where the organisation code begins. Codes since October 2015 begin it with MA.
func isPilotCode(b []byte) bool { return b[2] == '3' && b[3] == '5' && b[8] == 'M' && b[9] == '0' }

// isCreditCode reports whether everything about b is as a credit code has it.
func isCreditCode(b []byte) bool {
	return isDepartment(b[0], b[1]) && b[16] == checkDigit11714(b[8:16]) && b[17] == checkDigit32100(b)
}

// isDepartment reports whether GB 32100-2015 and its amendment know the pair of registering department and category.
func isDepartment(department, category byte) bool {
	categories := ""
	switch department {
	case '1', '5', 'N':
		categories = "1239"
	case '2', '4', '8', 'A':
		categories = "19"
	case '3':
		categories = "123459"
	case '6', '7':
		categories = "129"
	case '9':
		categories = "123"
	case 'Y':
		categories = "1"
	}
	return strings.IndexByte(categories, category) >= 0
}

// checkDigit32100 returns the check character of GB 32100-2015 for the first 17 characters of b: weights are the powers of 3
// modulo 31.
func checkDigit32100(b []byte) byte {
	sum, weight := 0, 1
	for _, c := range b[:17] {
		sum += value32100(c) * weight
		weight = weight * 3 % 31
	}
	return charset32100[(31-sum%31)%31]
}

// CheckOrganisationCode checks an organisation code (组织机构代码, GB 11714-1997): eight letters or digits and a check character,
// with or without a hyphen before it. A masked code is undetermined.
func CheckOrganisationCode(s string) Check {
	id := normalise(s)
	if !id.fit() {
		return id.check("organisation code", finding{})
	}
	return id.check("organisation code", organisationCode(id.text()))
}

func organisationCode(b []byte) finding {
	if len(b) != 9 {
		return invalid(ProblemLength, 0)
	}
	if b[8] != checkDigit11714(b) {
		return invalid(ProblemCheckDigit, 8)
	}
	return valid()
}

// checkDigit11714 returns the check character of GB 11714-1997 for the first eight characters of b.
func checkDigit11714(b []byte) byte {
	const weights = "\x03\x07\x09\x0a\x05\x08\x04\x02"
	sum := 0
	for i := range len(weights) {
		v := int(b[i] - '0')
		if !isDigit(b[i]) {
			v = int(b[i]-'A') + 10
		}
		sum += v * int(weights[i])
	}
	return "0X987654321"[sum%11]
}
