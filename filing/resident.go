package filing

// CheckResidentID checks a resident identity number (居民身份证号码, 公民身份号码): 18 characters with a region, a day of birth and
// the check digit of GB 11643-1999. The residence permits of Hong Kong, Macao and Taiwan residents (810000, 820000, 830000) are
// built alike and valid too. The 15 digits of the first generation are doubtful with [ProblemObsolete]. A masked number is
// undetermined. Regions are checked by province only, because the codes of divisions come and go.
func CheckResidentID(s string) Check {
	id := normalise(s)
	if !id.fit() {
		return id.check("resident ID", finding{})
	}
	return id.check("resident ID", residentID(id.text()))
}

func residentID(b []byte) finding {
	switch len(b) {
	case 18:
		return residentID18(b)
	case 15:
		return residentID15(b)
	}
	return invalid(ProblemLength, 0)
}

func residentID18(b []byte) finding {
	if i := firstNonDigit(b[:17]); i >= 0 {
		return invalid(ProblemCharacter, i)
	}
	if !isDigit(b[17]) && b[17] != 'X' {
		return invalid(ProblemCharacter, 17)
	}
	if !isResidentRegion(b) {
		return invalid(ProblemRegion, 0)
	}
	if birthDate(b) == 0 {
		return invalid(ProblemDate, 6)
	}
	if b[17] != checkDigit11643(b) {
		return invalid(ProblemCheckDigit, 17)
	}
	return valid()
}

func residentID15(b []byte) finding {
	full := expandResidentID(b)
	f := residentID18(full[:])
	switch {
	case f.verdict == Valid:
		return doubtful(ProblemObsolete, 0)
	case f.index > 7: // the two digits of the century are not in the text
		f.index -= 2
	}
	return f
}

// expandResidentID returns the 18 characters of a 15-digit number; all of those were given to people born in the 1900s.
func expandResidentID(b []byte) (full [18]byte) {
	copy(full[:], b[:6])
	full[6], full[7] = '1', '9'
	copy(full[8:], b[6:15])
	if firstNonDigit(full[:17]) < 0 {
		full[17] = checkDigit11643(full[:])
	} else {
		full[17] = '0'
	}
	return full
}

// isResidentRegion reports whether identity numbers may begin with the region of b.
func isResidentRegion(b []byte) bool {
	switch province := number(b[:2]); province {
	case 81, 82, 83: // 港澳台居民居住证 have no division below the province
		return string(b[2:6]) == "0000"
	default:
		return province == 71 || isMainlandRegion(province)
	}
}

// isMainlandRegion reports whether code is the first two digits of a province's GB/T 2260 code: 11-15, 21-23, 31-37, 41-46, 50-54
// or 61-65.
func isMainlandRegion(code int) bool {
	const regions = 0b1_1111<<11 | 0b111<<21 | 0b111_1111<<31 | 0b11_1111<<41 | 0b1_1111<<50 | 0b111<<61 // 64 and 65 are beyond
	return code == 64 || code == 65 || code > 0 && code < 64 && uint64(regions)>>code&1 == 1
}

// birthDate returns the day of birth in places 7 to 14, or zero.
func birthDate(b []byte) Date {
	d := NewDate(number(b[6:10]), number(b[10:12]), number(b[12:14]))
	if d.Year() < 1800 {
		return 0
	}
	return d
}

// checkDigit11643 returns the check digit of GB 11643-1999 (ISO 7064 MOD 11-2) for the first 17 digits of b. A digit's weight is
// 2 to the power of its distance from the check digit, modulo 11.
func checkDigit11643(b []byte) byte {
	const weights = "\x07\x09\x0a\x05\x08\x04\x02\x01\x06\x03\x07\x09\x0a\x05\x08\x04\x02"
	sum := 0
	for i := range len(weights) {
		sum += int(b[i]-'0') * int(weights[i])
	}
	return "10X98765432"[sum%11]
}

// BirthDate returns the day of birth (出生日期) in a resident identity number, a residence permit's number or that of a permanent
// resident card of 2023. It returns false where the number is masked, has none, or is not valid.
func BirthDate(number string) (Date, bool) {
	id := normalise(number)
	if id.masked || id.bad != 0 {
		return 0, false
	}
	b := id.text()
	switch {
	case len(b) == 18 && (residentID18(b).verdict == Valid || foreignCard18(b).verdict == Valid):
		return birthDate(b), true
	case len(b) == 15 && residentID15(b).verdict == Doubtful:
		full := expandResidentID(b)
		return birthDate(full[:]), true
	}
	return 0, false
}
