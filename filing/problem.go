package filing

import "github.com/gobeian/icp/internal/enum"

// Problem says what is wrong with a number, an identifier or an address. The list is closed and stable; the zero value is no
// problem.
type Problem uint8

// The problems.
const (
	ProblemEmpty          Problem = iota + 1 // nothing there
	ProblemMasked                            // characters hidden by * or a like sign
	ProblemPlaceholder                       // a template such as XXXXXXXX or zeros, not a number
	ProblemLength                            // too few or too many characters
	ProblemCharacter                         // a character that cannot stand there
	ProblemCheckDigit                        // check digit does not fit the rest
	ProblemDate                              // no day of the calendar, or not a possible day of birth
	ProblemRegion                            // no such division, or none that issues this number
	ProblemDepartment                        // unknown registering department and category (登记管理部门、机构类别)
	ProblemConfusable                        // number of another family: a resident ID as a credit code and the like
	ProblemProvince                          // does not start with the character of a bureau, or starts with a wrong one
	ProblemYear                              // ten digits that do not begin with a year from 2020
	ProblemSuffix                            // service number after the hyphen is not 1 to 999999
	ProblemSuffixLetter                      // letter after the service number is not A, X or K
	ProblemLicence                           // a licence number alone, no filing number
	ProblemPublicSecurity                    // number of the public security filing (公安备案)
	ProblemTrailing                          // text after the end of the number
	ProblemPilotCode                         // code of the Fujian pilot, issued with a wrong check digit
	ProblemUnknownKind                       // kind of identifier for which no rule is known
	ProblemShapeOnly                         // kind of identifier that has no check; only its shape was looked at
	ProblemObsolete                          // valid form that is no longer issued
)

var problemSlugs = [...]string{ //nolint:gochecknoglobals // constant table
	"", "empty", "masked", "placeholder", "length", "character", "check-digit", "date", "region", "department", "confusable",
	"province", "year", "suffix", "suffix-letter", "licence", "public-security", "trailing", "pilot-code", "unknown-kind",
	"shape-only", "obsolete",
}

var problemTexts = [...]string{ //nolint:gochecknoglobals // constant table
	"", "nothing there", "masked characters", "placeholder, not a number", "wrong length", "character that cannot stand there",
	"wrong check digit", "no possible date", "no such region", "unknown department and category", "number of another family",
	"no character of a bureau", "no year from 2020", "service number not from 1 to 999999", "service letter not A, X or K",
	"licence number without a service number", "public security filing number", "text after the number",
	"pilot code with a wrong check digit", "kind without a known rule", "shape only, no check digit", "form no longer issued",
}

// String returns the slug, as in check-digit, and the empty string for no problem.
func (p Problem) String() string { return enum.String(p, "Problem", problemSlugs[:]) }

// text is a phrase for error messages.
func (p Problem) text() string {
	if int(p) < len(problemTexts) {
		return problemTexts[p]
	}
	return p.String()
}

// AppendText appends the slug; a value outside the list fails.
func (p Problem) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, p, "filing.Problem", problemSlugs[:])
}

// MarshalText is [Problem.AppendText] on an empty buffer.
func (p Problem) MarshalText() ([]byte, error) { return p.AppendText(nil) }

// UnmarshalText reads a slug; empty text is no problem.
func (p *Problem) UnmarshalText(text []byte) error {
	return enum.Unmarshal(p, text, "filing.Problem", problemSlugs[:])
}
