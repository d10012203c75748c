package filing_test

import (
	"encoding"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"testing"

	"github.com/gobeian/icp/filing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type coded interface {
	~uint16 | ~uint32 | ~uint64
	fmt.Stringer
	encoding.TextMarshaler
	encoding.TextAppender
	json.Marshaler
	Chinese() string
}

// testCodes checks the text and JSON forms of a code list: known code and slug, unknown code, zero, refused texts.
func testCodes[T coded, P interface {
	*T
	encoding.TextUnmarshaler
	json.Unmarshaler
}](t *testing.T, known T, slug, chinese string, limit uint64, asNumber bool) {
	t.Helper()
	t.Run(fmt.Sprintf("%T", known), func(t *testing.T) {
		assert.Equal(t, slug, known.String())
		assert.Equal(t, chinese, known.Chinese())
		decimal := strconv.FormatUint(uint64(known), 10)
		wantJSON := strconv.Quote(slug)
		if asNumber {
			wantJSON = decimal
		}
		text, err := known.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, slug, string(text))
		b, err := json.Marshal(known)
		require.NoError(t, err)
		assert.Equal(t, wantJSON, string(b))
		for _, in := range []string{slug, decimal} {
			var v T
			require.NoError(t, P(&v).UnmarshalText([]byte(in)))
			assert.Equal(t, known, v)
		}
		for _, in := range []string{strconv.Quote(slug), decimal, strconv.Quote(decimal), " " + decimal + "\n"} {
			var v T
			require.NoError(t, P(&v).UnmarshalJSON([]byte(in)))
			assert.Equal(t, known, v)
		}
		unknown := T(limit)
		assert.Equal(t, strconv.FormatUint(limit, 10), unknown.String())
		assert.Empty(t, unknown.Chinese())
		b, err = json.Marshal(unknown)
		require.NoError(t, err)
		var v T
		require.NoError(t, json.Unmarshal(b, &v))
		assert.Equal(t, unknown, v)
		text, _ = unknown.MarshalText()
		v = 0
		require.NoError(t, P(&v).UnmarshalText(text))
		assert.Equal(t, unknown, v)

		var zero T
		assert.Empty(t, zero.String())
		text, err = zero.AppendText(nil)
		require.NoError(t, err)
		assert.Empty(t, text)
		b, err = json.Marshal(zero)
		require.NoError(t, err)
		v = known
		require.NoError(t, json.Unmarshal(b, &v))
		assert.Zero(t, v)
		v = known
		require.NoError(t, P(&v).UnmarshalText(nil))
		assert.Zero(t, v)

		for _, in := range []string{`null`, `-1`, `1.5`, `1e2`, `true`, `[]`, `"nothing"`, `99999999999999999999`, `1 1`, ``} {
			v = known
			var e *filing.DecodeError
			require.ErrorAs(t, P(&v).UnmarshalJSON([]byte(in)), &e, in)
			assert.Equal(t, known, v)
		}
		var e *filing.ParseError
		require.ErrorAs(t, P(&v).UnmarshalText([]byte("nothing")), &e)
	})
}

func TestCodes(t *testing.T) {
	testCodes(t, filing.NatureEnterprise, "enterprise", "企业", math.MaxUint16, false)
	testCodes(t, filing.BusinessLicence, "business-licence", "营业执照(个人或企业)", math.MaxUint16, false)
	testCodes(t, filing.KindWebsite, "website", "网站", math.MaxUint16, false)
	testCodes(t, filing.PreApprovalNews, "news", "新闻", math.MaxUint16, false)
	testCodes(t, filing.ContentNonBankPayment, "non-bank-payment", "网上非银支付", math.MaxUint64, true)
	testCodes(t, filing.AccessCloud, "cloud", "云接入", math.MaxUint32, false)
	testCodes(t, filing.LanguageSimplifiedChinese, "zh-Hans", "中文简体", math.MaxUint16, false)
}

func TestCodeValues(t *testing.T) {
	assert.EqualValues(t, 4, filing.NatureEnterprise)
	assert.EqualValues(t, 5, filing.NatureIndividual)
	assert.EqualValues(t, 1, filing.KindWebsite)
	assert.EqualValues(t, 6, filing.KindApp)
	assert.EqualValues(t, 7, filing.KindMiniProgram)
	assert.EqualValues(t, 8, filing.KindQuickApp)
	assert.EqualValues(t, 42, filing.TaiwanResidencePermit)
	assert.EqualValues(t, 16, filing.AccessCloud)
	assert.EqualValues(t, 17, filing.LanguageArabic)
}

func TestClass(t *testing.T) {
	assert.Equal(t, filing.Individual, filing.NatureIndividual.Class())
	assert.Equal(t, filing.Unit, filing.NatureEnterprise.Class())
	assert.Equal(t, filing.Unit, filing.Nature(99).Class())
	assert.Zero(t, filing.Nature(0).Class())
	assert.Equal(t, "unit", filing.Unit.String())
	assert.Equal(t, "individual", filing.Individual.String())
	assert.Empty(t, filing.Class(0).String())
}

func TestCertificateNature(t *testing.T) {
	personal := 0
	for k := range filing.CertificateKind(60) {
		if k.IsPersonal() {
			personal++
			assert.Equal(t, filing.NatureIndividual, k.Nature())
		}
		if k.Chinese() == "" {
			assert.Zero(t, k.Nature())
		}
	}
	assert.Equal(t, 7, personal)
	assert.Equal(t, filing.NatureEnterprise, filing.ForeignRepresentativeOffice.Nature())
	assert.Equal(t, filing.NatureArbitrationBody, filing.ArbitrationRegistration.Nature())
	assert.Zero(t, filing.SocialCreditCode.Nature())
	assert.Zero(t, filing.CertificateKind(math.MaxUint16).Nature())
}

// textValue is a value type with a text form, through a pointer.
type textValue interface {
	encoding.TextUnmarshaler
	encoding.TextMarshaler
	fmt.Stringer
}

func TestTextEnums(t *testing.T) {
	problem, verdict, match, platform := filing.ProblemCheckDigit, filing.Doubtful, filing.MatchReissued, filing.HarmonyOS
	province, expiry, date := filing.Zhejiang, filing.LongTerm, filing.Date(20190422)
	for want, v := range map[string]textValue{
		"check-digit": &problem, "doubtful": &verdict, "reissued": &match, "harmonyos": &platform, "CN-ZJ": &province,
		"long-term": &expiry, "2019-04-22": &date,
	} {
		assert.Equal(t, want, v.String())
		text, err := v.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, want, string(text))
		require.NoError(t, v.UnmarshalText(nil))
		assert.Empty(t, v.String())
		require.NoError(t, v.UnmarshalText(text))
		assert.Equal(t, want, v.String())
		require.Error(t, v.UnmarshalText([]byte("nothing")))
		assert.Equal(t, want, v.String())
	}
	for p := filing.Problem(1); p <= filing.ProblemObsolete; p++ {
		assert.NotEmpty(t, p.String())
		assert.NotContains(t, (&filing.NumberError{Problem: p}).Error(), "Problem(")
	}
	assert.Equal(t, "Problem(200)", filing.Problem(200).String())
	assert.Contains(t, (&filing.NumberError{Problem: 200, Want: "蜀"}).Error(), "Problem(200): want 蜀")
	for _, v := range []encoding.TextMarshaler{
		filing.Problem(200), filing.Verdict(200), filing.Match(200), filing.Platform(200), filing.Date(20190230), filing.Expiry(20190230),
	} {
		_, err := v.MarshalText()
		require.Error(t, err)
	}
}

func TestExpiry(t *testing.T) {
	e, err := filing.ParseExpiry("2040-01-01")
	require.NoError(t, err)
	d, ok := e.Date()
	assert.True(t, ok)
	assert.Equal(t, filing.Date(20400101), d)
	assert.True(t, e.Before(20400102))
	assert.False(t, e.Before(20400101))
	assert.True(t, e.IsValid())
	long, err := filing.ParseExpiry("长期")
	require.NoError(t, err)
	assert.Equal(t, filing.LongTerm, long)
	assert.True(t, long.IsValid())
	assert.False(t, long.Before(99991231))
	_, ok = long.Date()
	assert.False(t, ok)
	assert.True(t, filing.Expiry(0).IsZero())
	assert.False(t, filing.Expiry(0).IsValid())
	assert.False(t, filing.Expiry(0).Before(20400101))
	_, ok = filing.Expiry(0).Date()
	assert.False(t, ok)
	_, err = filing.ParseExpiry("")
	require.Error(t, err)
}

func TestDate(t *testing.T) {
	d, err := filing.ParseDate("2020-02-29")
	require.NoError(t, err)
	assert.Equal(t, filing.Date(20200229), d)
	assert.Equal(t, filing.Date(20200301), d.AddDays(1))
	assert.Equal(t, filing.Date(20210228), d.AddMonths(12))
	assert.Equal(t, filing.Date(20200430), filing.Date(20200131).AddMonths(3))
	assert.Equal(t, "Saturday", d.Weekday().String())
	assert.Equal(t, "Sunday", filing.Date(0).Weekday().String())
	assert.Zero(t, filing.Date(0).AddDays(1))
	assert.Zero(t, filing.Date(0).AddMonths(1))
	assert.Zero(t, filing.Date(10101).AddMonths(-1))
	assert.Zero(t, filing.Date(99991231).AddDays(1))
	assert.True(t, filing.Date(0).IsZero())
	assert.Equal(t, "Date(20190230)", filing.Date(20190230).String()+"")
	for _, s := range []string{"", "2019-2-03", "2019-02-30", "2019-13-01", "abcd-01-01", "2100-02-29"} {
		_, err := filing.ParseDate(s)
		require.Error(t, err, s)
		assert.NotContains(t, err.Error(), "abcd")
	}
	assert.Zero(t, filing.NewDate(0, 1, 1))
}

func TestProvince(t *testing.T) {
	n := 0
	for p := range filing.Provinces() {
		n++
		for _, s := range []string{
			p.String(), p.Character(), p.Chinese(), p.Pinyin(), strconv.Itoa(p.Code()), strconv.Itoa(p.Code() / 10000), " " + p.String(),
		} {
			got, err := filing.ParseProvince(s)
			require.NoError(t, err, s)
			assert.Equal(t, p, got)
		}
	}
	assert.Equal(t, 31, n)
	for range filing.Provinces() {
		break
	}
	for s, want := range map[string]filing.Province{"Inner Mongolia": filing.InnerMongolia, "tibet": filing.Tibet, "cn-zj": filing.Zhejiang} {
		got, err := filing.ParseProvince(s)
		require.NoError(t, err)
		assert.Equal(t, want, got)
	}
	for _, s := range []string{"", "川", "云", "贵", "甘", "CN-HK", "99", "330001"} {
		_, err := filing.ParseProvince(s)
		require.Error(t, err, s)
	}
	assert.Empty(t, filing.Province(99).String())
	assert.Zero(t, filing.Province(99).Code())
}
