package filing_test

import (
	"strings"
	"testing"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type checkCase struct {
	in      string
	verdict filing.Verdict
	problem filing.Problem
	at      int
}

func runChecks(t *testing.T, check func(string) filing.Check, cases []checkCase) {
	t.Helper()
	for _, tt := range cases {
		t.Run(tt.in, func(t *testing.T) {
			c := check(tt.in)
			assert.NotEmpty(t, c.Kind)
			c.Kind = ""
			assert.Equal(t, filing.Check{Verdict: tt.verdict, Problem: tt.problem, At: tt.at}, c)
			if tt.verdict != filing.Invalid {
				assert.NoError(t, c.Err())
				return
			}
			var e *filing.IdentifierError
			require.ErrorAs(t, c.Err(), &e)
			assert.Equal(t, tt.problem, e.Problem)
			assert.NotContains(t, e.Error(), tt.in)
		})
	}
}

func good(list ...string) (cases []checkCase) {
	for _, s := range list {
		cases = append(cases, checkCase{in: s, verdict: filing.Valid})
	}
	return cases
}

func TestCheckResidentID(t *testing.T) {
	runChecks(t, filing.CheckResidentID, good(
		"11010519491231002X", "360426199101010071", "44011320141005001X", "321083197812162119", "500154199301135886",
		"81000019980902013X", "820000200009100032", "830000200209060065",
		"11010519491231002x", "１１０１０５１９４９１２３１００２Ｘ", "110105 19491231 002X",
	))
	runChecks(t, filing.CheckResidentID, []checkCase{
		{"36042619910102009X", filing.Invalid, filing.ProblemCheckDigit, 17},
		{"235407195106112742", filing.Invalid, filing.ProblemCheckDigit, 17},
		{"360426199113010079", filing.Invalid, filing.ProblemDate, 6},
		{"110105000012310020", filing.Invalid, filing.ProblemDate, 6},
		{"990105194912310020", filing.Invalid, filing.ProblemRegion, 0},
		{"810001199809020135", filing.Invalid, filing.ProblemRegion, 0},
		{"1101051949123100Z0", filing.Invalid, filing.ProblemCharacter, 16},
		{"11010519491231002Z", filing.Invalid, filing.ProblemCharacter, 17},
		{"1101051949123100", filing.Invalid, filing.ProblemLength, 0},
		{"110105194912310张20", filing.Invalid, filing.ProblemCharacter, 15},
		{strings.Repeat("1", 50), filing.Invalid, filing.ProblemLength, 40},
		{"110105491231002", filing.Doubtful, filing.ProblemObsolete, 0},
		{"110105491331002", filing.Invalid, filing.ProblemDate, 6},
		{"11010549123100A", filing.Invalid, filing.ProblemCharacter, 14},
		{"110105********002X", filing.Undetermined, filing.ProblemMasked, 0},
		{"110105XXXXXXXX002X", filing.Undetermined, filing.ProblemMasked, 0},
		{"张三1101***", filing.Undetermined, filing.ProblemMasked, 0},
		{"", filing.Undetermined, filing.ProblemEmpty, 0},
		{" ", filing.Undetermined, filing.ProblemEmpty, 0},
	})
}

func TestCheckSocialCreditCode(t *testing.T) {
	runChecks(t, filing.CheckSocialCreditCode, good(
		"91350100M000100Y43", "91110000600037341L", "914403001922038216", "121200004013590816", "12441400456763110Y",
		"12440600MB2C07549J", "91620105L015101280", "9135020026015919XW", "91110000600037341l", "91110000-60003734-1L",
	))
	pilot := []string{
		"91350100M0001TGQXM", "91350211M0000XUF46", "91350203M0001FUE2P", "91350211M00013FA1N", "91350203M0001QKT19",
	}
	for _, s := range pilot {
		runChecks(t, filing.CheckSocialCreditCode, []checkCase{{s, filing.Doubtful, filing.ProblemPilotCode, 17}})
	}
	runChecks(t, filing.CheckSocialCreditCode, []checkCase{
		{"362322198709086409", filing.Invalid, filing.ProblemConfusable, 0},
		{"430407199312020025", filing.Invalid, filing.ProblemConfusable, 0},
		{"91110000600037341M", filing.Invalid, filing.ProblemCheckDigit, 17},
		{"91110000600037342L", filing.Invalid, filing.ProblemCheckDigit, 16},
		{"9111000060003734IL", filing.Invalid, filing.ProblemCharacter, 16},
		{"91A10000600037341L", filing.Invalid, filing.ProblemRegion, 2},
		{"9111000060003734L", filing.Invalid, filing.ProblemLength, 0},
		{"91110000********1L", filing.Undetermined, filing.ProblemMasked, 0},
		{"", filing.Undetermined, filing.ProblemEmpty, 0},
	})
	// Every department's first category is known; the same code under an unknown pair is doubtful at most.
	for _, department := range "12345678A9NY" {
		code := withDepartment(string(department) + "1")
		assert.Equal(t, filing.Valid, filing.CheckSocialCreditCode(code).Verdict, code)
	}
	for _, pair := range []string{"B1", "36", "54", "55", "Y9"} {
		c := filing.CheckSocialCreditCode(withDepartment(pair))
		assert.Equal(t, filing.Doubtful, c.Verdict)
		assert.Equal(t, filing.ProblemDepartment, c.Problem)
	}
}

// withDepartment returns a code with the pair of department and category and right check characters.
func withDepartment(pair string) string {
	for _, last := range "0123456789ABCDEFGHJKLMNPQRTUWXY" {
		code := pair + "110000" + filingtest.OrgCode(7)[0:9] + string(last)
		if filing.CheckSocialCreditCode(code).Problem != filing.ProblemCheckDigit &&
			filing.CheckSocialCreditCode(code).Problem != filing.ProblemPilotCode {
			return code
		}
	}
	return ""
}

func TestCheckOrganisationCode(t *testing.T) {
	runChecks(t, filing.CheckOrganisationCode, good("D2143569X", "D2143569-X", "MA1FL0LY9", "600037341", "192203821"))
	runChecks(t, filing.CheckOrganisationCode, []checkCase{
		{"D21435691", filing.Invalid, filing.ProblemCheckDigit, 8},
		{"D214356", filing.Invalid, filing.ProblemLength, 0},
		{"D214****X", filing.Undetermined, filing.ProblemMasked, 0},
	})
}

func TestCheckPermits(t *testing.T) {
	runChecks(t, filing.CheckHKMacaoTravelPermit, good("H12345678", "M12345678", "H1234567801", "h12345678", "H12345678(01)"))
	runChecks(t, filing.CheckHKMacaoTravelPermit, []checkCase{
		{"CA1234567", filing.Invalid, filing.ProblemConfusable, 0},
		{"T12345678", filing.Invalid, filing.ProblemCharacter, 0},
		{"H1234567", filing.Invalid, filing.ProblemLength, 0},
		{"H1234567A", filing.Invalid, filing.ProblemCharacter, 8},
		{"H1234***8", filing.Undetermined, filing.ProblemMasked, 0},
	})
	runChecks(t, filing.CheckTaiwanTravelPermit, good("12345678"))
	runChecks(t, filing.CheckTaiwanTravelPermit, []checkCase{
		{"1234567801", filing.Doubtful, filing.ProblemObsolete, 8},
		{"123456789", filing.Invalid, filing.ProblemLength, 0},
		{"1234567A", filing.Invalid, filing.ProblemCharacter, 7},
	})
	runChecks(t, filing.CheckResidencePermit, good("81000019980902013X", "820000200009100032", "830000200209060065"))
	runChecks(t, filing.CheckResidencePermit, []checkCase{
		{"11010519491231002X", filing.Invalid, filing.ProblemRegion, 0},
		{"810000199809020", filing.Invalid, filing.ProblemLength, 0},
		{"810000199809020130", filing.Invalid, filing.ProblemCheckDigit, 17},
	})
	runChecks(t, filing.CheckForeignPermanentResidentID, good("932682198501010017", "911124198108030024", "USA110080010112"))
	runChecks(t, filing.CheckForeignPermanentResidentID, []checkCase{
		{"911124198108030028", filing.Invalid, filing.ProblemCheckDigit, 17},
		{"999124198108030024", filing.Invalid, filing.ProblemRegion, 1},
		{"911124198113030024", filing.Invalid, filing.ProblemDate, 6},
		{"11010519491231002X", filing.Invalid, filing.ProblemConfusable, 0},
		{"91112419810803A024", filing.Invalid, filing.ProblemCharacter, 14},
		{"US1110080010112", filing.Invalid, filing.ProblemCharacter, 2},
		{"USA1100800101A2", filing.Invalid, filing.ProblemCharacter, 13},
		{"USA11008001011", filing.Invalid, filing.ProblemLength, 0},
	})
	runChecks(t, filing.CheckPassport, []checkCase{
		{"E12345678", filing.Undetermined, filing.ProblemShapeOnly, 0},
		{"E123", filing.Invalid, filing.ProblemLength, 0},
		{"E1234567890123456", filing.Invalid, filing.ProblemLength, 0},
		{"E1234_678", filing.Invalid, filing.ProblemCharacter, 5},
	})
}

func TestIdentityCheck(t *testing.T) {
	tests := []struct {
		kind    filing.CertificateKind
		number  string
		verdict filing.Verdict
	}{
		{filing.ResidentID, "11010519491231002X", filing.Valid},
		{filing.Passport, "E12345678", filing.Undetermined},
		{filing.TaiwanTravelPermit, "12345678", filing.Valid},
		{filing.HKMacaoTravelPermit, "H12345678", filing.Valid},
		{filing.ForeignPermanentResidentID, "932682198501010017", filing.Valid},
		{filing.HKMacaoResidencePermit, "820000200009100032", filing.Valid},
		{filing.HKMacaoResidencePermit, "830000200209060065", filing.Invalid},
		{filing.HKMacaoResidencePermit, "11010519491231002X", filing.Invalid},
		{filing.TaiwanResidencePermit, "830000200209060065", filing.Valid},
		{filing.TaiwanResidencePermit, "820000200009100032", filing.Invalid},
		{filing.TaiwanResidencePermit, "1", filing.Invalid},
		{filing.BusinessLicence, "91110000600037341L", filing.Valid},
		{filing.BusinessLicence, "110105001234567", filing.Doubtful},
		{filing.BusinessLicence, "11010500123456A", filing.Invalid},
		{filing.OrganisationCode, "D2143569-X", filing.Valid},
		{filing.OrganisationCodeFoundation, "91110000600037341L", filing.Valid},
		{filing.SocialCreditCode, "91110000600037341L", filing.Valid},
		{filing.FoundationRegistration, "91110000600037341L", filing.Valid},
		{filing.FoundationRegistration, "国基证字第0001号", filing.Undetermined},
		{filing.MilitaryDesignation, "12345", filing.Undetermined},
		{0, "12345", filing.Undetermined},
		{999, "", filing.Undetermined},
	}
	for _, tt := range tests {
		c := filing.Identity{Kind: tt.kind, Number: tt.number}.Check()
		assert.Equal(t, tt.verdict, c.Verdict, "%s %s: %s", tt.kind, tt.number, c.Problem)
	}
}

func TestBirthDate(t *testing.T) {
	tests := []struct {
		in   string
		want filing.Date
	}{
		{"11010519491231002X", 19491231},
		{"110105491231002", 19491231},
		{"830000200209060065", 20020906},
		{"932682198501010017", 19850101},
		{"11010519491231002", 0},
		{"110105194912310021", 0},
		{"110105491331002", 0},
		{"110105********002X", 0},
		{"张三", 0},
		{"91110000600037341L", 0},
	}
	for _, tt := range tests {
		d, ok := filing.BirthDate(tt.in)
		assert.Equal(t, tt.want, d, tt.in)
		assert.Equal(t, tt.want != 0, ok, tt.in)
	}
}

func TestSameIdentity(t *testing.T) {
	const id18, id15 = "11010519491231002X", "110105491231002"
	const uscc, org = "91110000600037341L", "60003734-1"
	tests := []struct {
		name    string
		kind1   filing.CertificateKind
		number1 string
		kind2   filing.CertificateKind
		number2 string
		want    filing.Match
	}{
		{"same", filing.ResidentID, id18, filing.ResidentID, id18, filing.MatchSame},
		{"case and space", filing.ResidentID, id18, filing.ResidentID, " 110105 19491231002x", filing.MatchSame},
		{"re-issued resident ID", filing.ResidentID, id15, filing.ResidentID, id18, filing.MatchReissued},
		{"15 digits of another person", filing.ResidentID, "110105491231003", filing.ResidentID, id18, filing.MatchDifferent},
		{"15 digits of a company", filing.BusinessLicence, id15, filing.ResidentID, id18, filing.MatchDifferent},
		{"organisation code", filing.OrganisationCode, org, filing.BusinessLicence, uscc, filing.MatchReissued},
		{"organisation code, unknown kinds", 0, org, 0, uscc, filing.MatchReissued},
		{"other organisation code", filing.OrganisationCode, "192203821", filing.BusinessLicence, uscc, filing.MatchDifferent},
		{"passport is no organisation code", filing.Passport, "600037341", filing.BusinessLicence, uscc, filing.MatchDifferent},
		{"permit renewed", filing.HKMacaoTravelPermit, "H1234567801", filing.HKMacaoTravelPermit, "H1234567802", filing.MatchReissued},
		{"permit without the count of issues", filing.HKMacaoTravelPermit, "h12345678(01)", filing.HKMacaoTravelPermit, "H12345678", filing.MatchReissued},
		{"permit of another person", filing.HKMacaoTravelPermit, "H1234567801", filing.HKMacaoTravelPermit, "H12345679", filing.MatchDifferent},
		{"permit of the other place", filing.HKMacaoTravelPermit, "H1234567801", filing.HKMacaoTravelPermit, "M12345678", filing.MatchDifferent},
		{"permit and white space", filing.HKMacaoTravelPermit, "\u3000", filing.HKMacaoTravelPermit, "H12345678", filing.MatchUnknown},
		{"permit and dash", filing.HKMacaoTravelPermit, "-", filing.HKMacaoTravelPermit, "H12345678", filing.MatchDifferent},
		{"no permit", filing.Passport, "H1234567801", filing.HKMacaoTravelPermit, "H12345678", filing.MatchDifferent},
		{"different", filing.ResidentID, id18, filing.ResidentID, "360426199101010071", filing.MatchDifferent},
		{"both absent", 0, "", 0, "", filing.MatchUnknown},
		{"one absent", filing.ResidentID, id18, filing.ResidentID, "", filing.MatchUnknown},
		{"equal masks", filing.ResidentID, "1101**********002X", filing.ResidentID, "1101**********002X", filing.MatchSame},
		{"equal masks, other signs", filing.ResidentID, "1101**********002X", filing.ResidentID, "1101●●●●●●●●●●002x", filing.MatchSame},
		{"mask fits", filing.ResidentID, "1101**********002X", filing.ResidentID, id18, filing.MatchUnknown},
		{"mask does not fit", filing.ResidentID, "1102**********002X", filing.ResidentID, id18, filing.MatchDifferent},
		{"mask of another length", filing.ResidentID, "1101***002X", filing.ResidentID, id18, filing.MatchUnknown},
		{"same digits, other personal kind", filing.Passport, "12345678", filing.TaiwanTravelPermit, "12345678", filing.MatchDifferent},
		{"equal masks, other personal kind", filing.ResidentID, "***", filing.Passport, "***", filing.MatchUnknown},
		{"equal masks, other kind of 18 characters", filing.ResidentID, "**0017", filing.TaiwanResidencePermit, "**0017", filing.MatchUnknown},
		{"same code, other kind of body", filing.OrganisationCode, org, filing.OrganisationCodeFoundation, "600037341", filing.MatchSame},
		{"same number, other kind", filing.ResidentID, id18, 0, id18, filing.MatchSame},
		{"text", filing.MilitaryDesignation, "样例（1）", filing.MilitaryDesignation, "样例(1)", filing.MatchSame},
		{"other text", filing.MilitaryDesignation, "样例1", filing.MilitaryDesignation, "样例2", filing.MatchDifferent},
		{"masked text", filing.MilitaryDesignation, "样例1", filing.MilitaryDesignation, "样**", filing.MatchUnknown},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := filing.Identity{Kind: tt.kind1, Number: tt.number1}
			b := filing.Identity{Kind: tt.kind2, Number: tt.number2}
			assert.Equal(t, tt.want, filing.SameIdentity(a, b))
			assert.Equal(t, tt.want, filing.SameIdentity(b, a))
		})
	}
	assert.Equal(t, filing.Identity{Kind: filing.Passport, Number: "x"}, filing.Certificate{Kind: filing.Passport, Number: "x"}.Identity())
	assert.Equal(t, filing.Identity{Kind: filing.Passport, Number: "x"}, filing.Document{Kind: filing.Passport, Number: "x"}.Identity())
}

func TestCheckMobile(t *testing.T) {
	runChecks(t, filing.CheckMobile, good(
		"13800000001", "+8613800000001", "+86 138-0000-0001", "8613800000001", "008613800000001", "１３８００００００01", "19900000000",
		"13800000001;13800000002", "13800000001；13800000002", "(+86)13800000001", "（+86） 138-0000-0001", "(86)13800000001", "(0086)13800000001",
	))
	runChecks(t, filing.CheckMobile, []checkCase{
		{"12800000001", filing.Invalid, filing.ProblemCharacter, 1},
		{"23800000001", filing.Invalid, filing.ProblemCharacter, 0},
		{"+8623800000001", filing.Invalid, filing.ProblemCharacter, 3},
		{"8612800000001", filing.Invalid, filing.ProblemCharacter, 3},
		{"(+86)23800000001", filing.Invalid, filing.ProblemCharacter, 5},
		{"1380000000", filing.Invalid, filing.ProblemLength, 0},
		{"138000000011", filing.Invalid, filing.ProblemLength, 0},
		{"1380000000a", filing.Invalid, filing.ProblemCharacter, 10},
		{"138****0001", filing.Undetermined, filing.ProblemMasked, 0},
		{"13800000001;", filing.Invalid, filing.ProblemEmpty, 12},
		{"13800000001;1", filing.Invalid, filing.ProblemLength, 12},
		{"1;13800000001", filing.Invalid, filing.ProblemLength, 0},
		{"", filing.Undetermined, filing.ProblemEmpty, 0},
	})
}

func TestMatchPhone(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want filing.Match
	}{
		{"", "13800000001", filing.MatchUnknown},
		{"+86 138-0000-0001", "13800000001", filing.MatchSame},
		{"138****0001", "138****0001", filing.MatchSame},
		{"138****0001", "+86 138-0000-0001", filing.MatchUnknown},
		{"+86 138●●●●0001", "8613800000001", filing.MatchUnknown},
		{"138•••0001", "13800000001", filing.MatchUnknown},
		{"138****0001", "138****0002", filing.MatchDifferent},
		{"138****0001", "13800000002", filing.MatchDifferent},
		{"138****0001", "12345", filing.MatchDifferent},
		{"13800000001", "13800000002", filing.MatchDifferent},
		{"138****0001;13800000002", "13800000001；13800000002", filing.MatchUnknown},
		{"138****0001;13800000002", "13800000001;13800000003", filing.MatchDifferent},
		{"0571-8888****", "(0571)88880000", filing.MatchUnknown},
	} {
		assert.Equal(t, c.want, filing.MatchPhone(c.a, c.b), "%s %s", c.a, c.b)
		assert.Equal(t, c.want, filing.MatchPhone(c.b, c.a), "%s %s", c.b, c.a)
	}
}

func TestSamePhone(t *testing.T) {
	assert.True(t, filing.SamePhone("13800000001", "13800000001"))
	assert.True(t, filing.SamePhone("+86 138-0000-0001", "13800000001"))
	assert.True(t, filing.SamePhone("8613800000001", "１３８００００００01"))
	assert.True(t, filing.SamePhone("0571-88880000", "(0571)88880000"))
	assert.True(t, filing.SamePhone("138****0001", "138****0001"))
	assert.True(t, filing.SamePhone("(+86)13800000001", "13800000001"))
	assert.False(t, filing.SamePhone("13800000001", "13800000002"))
	assert.False(t, filing.SamePhone("13800000001", "手机"))
}

func TestCheckEmail(t *testing.T) {
	runChecks(t, filing.CheckEmail, good("a@example.com", "a.b+c_d@mail.example.com", " a@example.com ", "a@example.com;b@example.org",
		"a@xn--fsqu00a.xn--fiqs8s"))
	runChecks(t, filing.CheckEmail, []checkCase{
		{"a.example.com", filing.Invalid, filing.ProblemCharacter, 13},
		{"@example.com", filing.Invalid, filing.ProblemLength, 0},
		{strings.Repeat("a", 65) + "@example.com", filing.Invalid, filing.ProblemLength, 0},
		{"a..b@example.com", filing.Invalid, filing.ProblemCharacter, 2},
		{".a@example.com", filing.Invalid, filing.ProblemCharacter, 0},
		{"a.@example.com", filing.Invalid, filing.ProblemCharacter, 1},
		{"a b@example.com", filing.Invalid, filing.ProblemCharacter, 1},
		{"张@example.com", filing.Invalid, filing.ProblemCharacter, 0},
		{"a@b@example.com", filing.Invalid, filing.ProblemCharacter, 1},
		{"a@example", filing.Invalid, filing.ProblemCharacter, 9},
		{"a@example.c", filing.Invalid, filing.ProblemCharacter, 11},
		{"a@192.0.2.10", filing.Invalid, filing.ProblemCharacter, 10},
		{"a@exa_mple.com", filing.Invalid, filing.ProblemCharacter, 5},
		{"a@-example.com", filing.Invalid, filing.ProblemCharacter, 2},
		{"a@example..com", filing.Invalid, filing.ProblemCharacter, 10},
		{"a@" + strings.Repeat("b", 64) + ".com", filing.Invalid, filing.ProblemCharacter, 2},
		{"a@example.com;", filing.Invalid, filing.ProblemEmpty, 14},
		{"a***@example.com", filing.Undetermined, filing.ProblemMasked, 0},
		{"", filing.Undetermined, filing.ProblemEmpty, 0},
	})
}

func TestChecksDoNotAllocate(t *testing.T) {
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		filing.CheckResidentID("11010519491231002X")
		filing.CheckSocialCreditCode("91110000600037341L")
		filing.CheckMobile("+86 13800000001")
		filing.CheckEmail("a.b@mail.example.com")
		filing.SameIdentity(filing.Identity{Number: "110105491231002"}, filing.Identity{Number: "11010519491231002X"})
	}))
}

func FuzzIdentifiers(f *testing.F) {
	for _, s := range []string{
		"11010519491231002X", "110105491231002", "91350100M0001TGQXM", "D2143569-X", "H12345678", "932682198501010017",
		"+86 138****0001", "a@example.com;b", "１１０１０５１９４９１２３１００２Ｘ", "\xff", "", " ",
	} {
		f.Add(s, uint16(2))
	}
	f.Fuzz(func(t *testing.T, s string, kind uint16) {
		v := filing.Identity{Kind: filing.CertificateKind(kind), Number: s}
		for _, c := range []filing.Check{
			v.Check(), filing.CheckResidentID(s), filing.CheckSocialCreditCode(s), filing.CheckOrganisationCode(s),
			filing.CheckHKMacaoTravelPermit(s), filing.CheckTaiwanTravelPermit(s), filing.CheckResidencePermit(s),
			filing.CheckForeignPermanentResidentID(s), filing.CheckPassport(s), filing.CheckMobile(s), filing.CheckEmail(s),
		} {
			if c.At < 0 || c.At > len(s) || (c.Verdict == filing.Valid) != (c.Problem == 0) {
				t.Fatalf("%q: %+v", s, c)
			}
			if err := c.Err(); err != nil && len(s) > 6 && strings.Contains(err.Error(), s) {
				t.Fatalf("error repeats its input: %v", err)
			}
		}
		if strings.Contains(s, "*") && filing.CheckResidentID(s).Verdict != filing.Undetermined {
			t.Fatalf("%q: masked and yet judged", s)
		}
		if d, ok := filing.BirthDate(s); ok != d.IsValid() {
			t.Fatalf("%q: born %v", s, d)
		}
		if m := filing.SameIdentity(v, v); !filing.Absent(s) && m != filing.MatchSame {
			t.Fatalf("%q is %v to itself", s, m)
		}
		w := filing.Identity{Kind: filing.ResidentID, Number: "11010519491231002X"}
		if filing.SameIdentity(v, w) != filing.SameIdentity(w, v) {
			t.Fatalf("%q: not symmetric", s)
		}
		if !filing.SamePhone(s, s) {
			t.Fatalf("%q is another phone than itself", s)
		}
	})
}
