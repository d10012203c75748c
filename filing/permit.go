package filing

// CheckResidencePermit checks the number of a residence permit for Hong Kong, Macao and Taiwan residents (港澳台居民居住证): 810000,
// 820000 or 830000, a day of birth and the check digit of GB 11643-1999. Source: State Council measure of 2018 (港澳台居民居住证
// 申领发放办法). A masked number is undetermined.
func CheckResidencePermit(s string) Check {
	id := normalise(s)
	if !id.fit() {
		return id.check("residence permit", finding{})
	}
	return id.check("residence permit", residencePermit(id.text()))
}

func residencePermit(b []byte) finding {
	if len(b) != 18 {
		return invalid(ProblemLength, 0)
	}
	if b[0] != '8' {
		return invalid(ProblemRegion, 0)
	}
	return residentID18(b)
}

func hkMacaoResidencePermit(b []byte) finding {
	if f := residencePermit(b); f.verdict != Valid || b[1] != '3' {
		return f
	}
	return invalid(ProblemRegion, 1)
}

func taiwanResidencePermit(b []byte) finding {
	if f := residencePermit(b); f.verdict != Valid || b[1] == '3' {
		return f
	}
	return invalid(ProblemRegion, 1)
}

// CheckHKMacaoTravelPermit checks the number of a mainland travel permit for Hong Kong and Macao residents
// (港澳居民来往内地通行证): H or M and eight digits, on older cards with two more digits that count the issues. It has no check
// digit. A number of the permit for the opposite direction (往来港澳通行证) is confusable. A masked number is undetermined.
//
// Source: the numbers printed on the cards; no standard was found.
func CheckHKMacaoTravelPermit(s string) Check {
	id := normalise(s)
	if !id.fit() {
		return id.check("Hong Kong and Macao travel permit", finding{})
	}
	return id.check("Hong Kong and Macao travel permit", hkMacaoTravelPermit(id.text()))
}

func hkMacaoTravelPermit(b []byte) finding {
	if len(b) == 9 && (b[0] == 'C' || b[0] == 'W') {
		return invalid(ProblemConfusable, 0)
	}
	if b[0] != 'H' && b[0] != 'M' {
		return invalid(ProblemCharacter, 0)
	}
	if len(b) != 9 && len(b) != 11 {
		return invalid(ProblemLength, 0)
	}
	if i := firstNonDigit(b[1:]); i >= 0 {
		return invalid(ProblemCharacter, i+1)
	}
	return valid()
}

// CheckTaiwanTravelPermit checks the number of a mainland travel permit for Taiwan residents (台湾居民来往大陆通行证): eight
// digits. The ten digits of the old booklet are doubtful with [ProblemObsolete]. It has no check digit. A masked number is
// undetermined.
//
// Source: the numbers printed on the cards; that of the old booklet was not seen in a primary source.
func CheckTaiwanTravelPermit(s string) Check {
	id := normalise(s)
	if !id.fit() {
		return id.check("Taiwan travel permit", finding{})
	}
	return id.check("Taiwan travel permit", taiwanTravelPermit(id.text()))
}

func taiwanTravelPermit(b []byte) finding {
	if i := firstNonDigit(b); i >= 0 {
		return invalid(ProblemCharacter, i)
	}
	switch len(b) {
	case 8:
		return valid()
	case 10:
		return doubtful(ProblemObsolete, 8)
	}
	return invalid(ProblemLength, 0)
}

// CheckForeignPermanentResidentID checks the number of a foreigner's permanent resident card (外国人永久居留身份证): three letters
// and twelve digits on the card of 2017, or 18 characters that begin with 9, a province and a country on that of 2023, with a day
// of birth and the check digit of GB 11643-1999. A masked number is undetermined.
//
// Source: the layouts of the cards of 2017 and 2023; GB 11643-1999 and ISO 3166-1 for their parts.
func CheckForeignPermanentResidentID(s string) Check {
	id := normalise(s)
	if !id.fit() {
		return id.check("permanent resident card", finding{})
	}
	return id.check("permanent resident card", foreignCard(id.text()))
}

func foreignCard(b []byte) finding {
	switch len(b) {
	case 15:
		return foreignCard15(b)
	case 18:
		return foreignCard18(b)
	}
	return invalid(ProblemLength, 0)
}

func foreignCard15(b []byte) finding {
	for i := range 3 {
		if isDigit(b[i]) {
			return invalid(ProblemCharacter, i)
		}
	}
	if i := firstNonDigit(b[3:]); i >= 0 {
		return invalid(ProblemCharacter, i+3)
	}
	return valid()
}

func foreignCard18(b []byte) finding {
	if i := firstNonDigit(b[:17]); i >= 0 {
		return invalid(ProblemCharacter, i)
	}
	if b[0] != '9' {
		return invalid(ProblemConfusable, 0)
	}
	if !isMainlandRegion(number(b[1:3])) {
		return invalid(ProblemRegion, 1)
	}
	if birthDate(b) == 0 {
		return invalid(ProblemDate, 6)
	}
	if b[17] != checkDigit11643(b) {
		return invalid(ProblemCheckDigit, 17)
	}
	return valid()
}

// CheckPassport looks at the shape of a passport number (护照号码), 5 to 15 letters and digits. There is nothing else to check, so
// a number of that shape is undetermined with [ProblemShapeOnly].
func CheckPassport(s string) Check {
	id := normalise(s)
	if !id.fit() {
		return id.check("passport", finding{})
	}
	return id.check("passport", passport(id.text()))
}

func passport(b []byte) finding {
	if len(b) < 5 || len(b) > 15 {
		return invalid(ProblemLength, 0)
	}
	return finding{problem: ProblemShapeOnly}
}
