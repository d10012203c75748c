package filing_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/gobeian/icp/filing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestParseNumberForms(t *testing.T) {
	const website = "浙ICP备2021000001号-1"
	tests := []struct{ name, in, want string }{
		{"canonical", website, website},
		{"sponsor", "浙ICP备2021000001号", "浙ICP备2021000001号"},
		{"eight digits", "京ICP备05000001号-1", "京ICP备05000001号-1"},
		{"eight digits of 2020", "鄂ICP备20001814号-1", "鄂ICP备20001814号-1"},
		{"Sichuan", "蜀ICP备2026007879号-1", "蜀ICP备2026007879号-1"},
		{"App", "沪ICP备2025152989号-1A", "沪ICP备2025152989号-1A"},
		{"mini-program", "京ICP备2026059598号-1X", "京ICP备2026059598号-1X"},
		{"quick app", "京ICP备2026059598号-4K", "京ICP备2026059598号-4K"},
		{"licence and mini-program", "粤B2-20090059-1626X", "粤B2-20090059-1626X"},
		{"licence and website", "粤B2-20090059-5", "粤B2-20090059-5"},
		{"licence of the ministry", "合字B2-20250310-3", "合字B2-20250310-3"},
		{"licence without province", "b2-20090059-5", "B2-20090059-5"},
		{"licence of several classes", "京A2.B1.B2-20100001-12A", "京A2.B1.B2-20100001-12A"},
		{"licence with sign", "粤B2-20090059号-5", "粤B2-20090059-5"},
		{"old licence", "京ICP证030173号-1", "京ICP证030173号-1"},
		{"old licence with class", "京icp证b2-20171701号-1", "京ICP证B2-20171701号-1"},
		{"spaces", " 浙 ICP备 2021000001 号 - 1 ", website},
		{"ideographic and zero-width space", "\u3000浙ICP备\u200b2021000001号-1\ufeff", website},
		{"lower case", "浙icp备2021000001号-1", website},
		{"lower-case letter", "浙icp备2021000001号-1a", website + "A"},
		{"full-width digits", "浙ICP备２０２１０００００１号-１", website},
		{"full-width letters", "浙ＩＣＰ备2021000001号-1", website},
		{"full-width small letters", "浙ｉｃｐ备2021000001号-1ａ", website + "A"},
		{"full-width hyphen", "浙ICP备2021000001号－1", website},
		{"dash", "浙ICP备2021000001号—1", website},
		{"brackets", "(浙ICP备2021000001号-1)", website},
		{"full-width brackets", "（浙ICP备2021000001号-1）", website},
		{"full-width brackets and stop inside", "（浙ICP备2021000001号-1。）", website},
		{"square brackets", "[浙ICP备2021000001号-1].", website},
		{"lenticular brackets", "【浙ICP备2021000001号-1】", website},
		{"tortoise brackets", "〔浙ICP备2021000001号-1〕", website},
		{"no sign", "浙ICP备2021000001", "浙ICP备2021000001号"},
		{"no sign, service", "浙ICP备2021000001-1", website},
		{"legacy order", "浙ICP备05000001-5号", "浙ICP备05000001号-5"},
		{"legacy order with letter", "浙ICP备05000001-5A号", "浙ICP备05000001号-5A"},
		{"full stop", "浙ICP备2021000001号-1.", website},
		{"Chinese full stop", "浙ICP备2021000001号-1。", website},
		{"six digits of service", "浙ICP备2021000001号-999999", "浙ICP备2021000001号-999999"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			n, err := filing.ParseNumber(tt.in)
			require.NoError(t, err)
			assert.Equal(t, tt.want, n.String())
			again, err := filing.ParseNumber(n.String())
			require.NoError(t, err)
			assert.Equal(t, n, again)
		})
	}
}

func TestParseNumberErrors(t *testing.T) {
	tests := []struct {
		in      string
		problem filing.Problem
		at      int
		want    string
	}{
		{"", filing.ProblemEmpty, 0, ""},
		{"  ", filing.ProblemEmpty, 2, ""},
		{"川ICP备12345678号", filing.ProblemProvince, 0, "蜀"},
		{"贵ICP备12345678号", filing.ProblemProvince, 0, "黔"},
		{"云ICP备12345678号", filing.ProblemProvince, 0, "滇"},
		{"甘ICP备12345678号", filing.ProblemProvince, 0, "陇"},
		{"内蒙ICP备12345678号", filing.ProblemProvince, 0, "蒙"},
		{"港ICP备12345678号", filing.ProblemProvince, 0, ""},
		{"ICP备12345678号", filing.ProblemProvince, 0, ""},
		{"合格B2-20250310-1", filing.ProblemProvince, 3, ""},
		{"合字ICP备12345678号", filing.ProblemCharacter, 6, ""},
		{"京ICP备1234567号", filing.ProblemLength, 9, ""},
		{"京ICP备123456789号", filing.ProblemLength, 9, ""},
		{"京ICP备12345678901号", filing.ProblemLength, 9, ""},
		{"京ICP备", filing.ProblemLength, 9, ""},
		{"京ICP备号", filing.ProblemCharacter, 9, ""},
		{"京ICP备1234567O号", filing.ProblemLength, 9, ""},
		{"京ICP备2019000001号", filing.ProblemYear, 9, ""},
		{"京ICP备1221000001号", filing.ProblemYear, 9, ""},
		{"京ICP备12345678号-0", filing.ProblemSuffix, 21, ""},
		{"京ICP备12345678号-", filing.ProblemSuffix, 21, ""},
		{"京ICP备12345678号-1234567", filing.ProblemSuffix, 21, ""},
		{"京ICP备12345678号-1B", filing.ProblemSuffixLetter, 22, ""},
		{"京ICP备12345678号-1-2", filing.ProblemTrailing, 22, ""},
		{"京ICP备12345678号-1号", filing.ProblemTrailing, 22, ""},
		{"京ICP备12345678号 京ICP备12345678号", filing.ProblemTrailing, 21, ""},
		{"(京ICP备12345678号", filing.ProblemTrailing, 21, ""},
		{"京ICP备12345678号)", filing.ProblemTrailing, 20, ""},
		{"京ICP备********号", filing.ProblemMasked, 9, ""},
		{"京ICP备1234****号", filing.ProblemMasked, 13, ""},
		{"京ICP备2021＊＊＊＊＊＊号", filing.ProblemMasked, 13, ""},
		{"*ICP备12345678号", filing.ProblemMasked, 0, ""},
		{"京ICP备12345678号-*", filing.ProblemMasked, 21, ""},
		{"京ICP备XXXXXXXX号", filing.ProblemPlaceholder, 9, ""},
		{"京ICP备xxxxxxxx号-x", filing.ProblemPlaceholder, 9, ""},
		{"京ICP备2021xxxxxx号", filing.ProblemPlaceholder, 13, ""},
		{"某ICP备12345678号", filing.ProblemPlaceholder, 0, ""},
		{"京ICP备00000000号", filing.ProblemPlaceholder, 9, ""},
		{"京公网安备11010502030123号", filing.ProblemPublicSecurity, 3, ""},
		{"京ICP证030173号", filing.ProblemLicence, 0, ""},
		{"合字B2-20250310", filing.ProblemLicence, 0, ""},
		{"京ICP证03017号-1", filing.ProblemLength, 9, ""},
		{"京ICP证A2-20171701号-1", filing.ProblemCharacter, 9, ""},
		{"京ICP证B1-20171701号-1", filing.ProblemCharacter, 10, ""},
		{"京ICP证B220171701号-1", filing.ProblemCharacter, 11, ""},
		{"京B3-20171701-1", filing.ProblemCharacter, 4, ""},
		{"京ICQ备12345678号", filing.ProblemCharacter, 5, ""},
		{"京ICP號12345678号", filing.ProblemCharacter, 6, ""},
		{"京12345678号", filing.ProblemCharacter, 3, ""},
		{"\x00", filing.ProblemEmpty, 0, ""},
		{"京ICP备12345678号\x00", filing.ProblemTrailing, 20, ""},
		{"\xff", filing.ProblemProvince, 0, ""},
		{"京A2.B1.B2.A2.B1.B2.A1.A2.B1.B2-20100001-1", filing.ProblemCharacter, 23, ""},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			n, err := filing.ParseNumber(tt.in)
			var e *filing.NumberError
			require.ErrorAs(t, err, &e)
			assert.True(t, n.IsZero())
			assert.Equal(t, filing.NumberError{Problem: tt.problem, At: tt.at, Want: tt.want}, *e)
			if len(tt.in) > 2 {
				assert.NotContains(t, err.Error(), tt.in)
			}
		})
	}
}

func TestParseBase(t *testing.T) {
	for _, s := range []string{"京ICP证030173号", "合字B2-20250310", "粤B2-20090059", "京ICP证B2-20171701号", "京ICP备05000001号"} {
		n, err := filing.ParseBase(s)
		require.NoError(t, err)
		assert.Equal(t, s, n.String())
		assert.Equal(t, n, n.Base())
		assert.Zero(t, n.Service())
		assert.Zero(t, n.Kind())
		assert.Equal(t, !strings.Contains(s, "备"), n.IsLicence())
	}
}

func TestNumberParts(t *testing.T) {
	tests := []struct {
		in, base string
		service  int
		kind     filing.ServiceKind
		province filing.Province
	}{
		{"浙ICP备2021000001号-12", "浙ICP备2021000001号", 12, filing.KindWebsite, filing.Zhejiang},
		{"蜀ICP备2021000001号-2A", "蜀ICP备2021000001号", 2, filing.KindApp, filing.Sichuan},
		{"粤B2-20090059-1626X", "粤B2-20090059", 1626, filing.KindMiniProgram, filing.Guangdong},
		{"京ICP证B2-20171701号-4K", "京ICP证B2-20171701号", 4, filing.KindQuickApp, filing.Beijing},
		{"合字B1.B2-20250310-1", "合字B1.B2-20250310", 1, filing.KindWebsite, 0},
		{"B2-20250310-1", "B2-20250310", 1, filing.KindWebsite, 0},
	}
	for _, tt := range tests {
		n, err := filing.ParseNumber(tt.in)
		require.NoError(t, err)
		assert.Equal(t, tt.base, n.Base().String())
		assert.Equal(t, tt.service, n.Service())
		assert.Equal(t, tt.kind, n.Kind())
		assert.Equal(t, tt.province, n.Province())

		base, err := filing.ParseBase(tt.base)
		require.NoError(t, err)
		assert.Equal(t, base, n.Base())
	}
	var zero filing.Number
	assert.True(t, zero.IsZero())
	assert.True(t, zero.Base().IsZero())
	assert.Zero(t, zero.Service())
	assert.Zero(t, zero.Kind())
	assert.Zero(t, zero.Province())
	assert.False(t, zero.IsLicence())
	assert.Empty(t, zero.String())
}

func TestEveryProvinceHasNumbers(t *testing.T) {
	for p := range filing.Provinces() {
		n, err := filing.ParseNumber(p.Character() + "ICP备05000001号-1")
		require.NoError(t, err)
		assert.Equal(t, p, n.Province())
	}
}

func TestNumberOrder(t *testing.T) {
	in := []string{
		"京ICP备05000001号", "京ICP备05000001号-2", "京ICP备05000001号-2A", "京ICP备05000001号-10", "京ICP备05000002号-1",
	}
	for i := range in {
		for j := range in {
			a, b := number(t, in[i]), number(t, in[j])
			want := min(1, max(-1, i-j))
			assert.Equal(t, want, a.Compare(b), "%s %s", in[i], in[j])
		}
	}
}

func TestNumberText(t *testing.T) {
	n := number(t, "京ICP备05000001号-2")
	text, err := n.MarshalText()
	require.NoError(t, err)
	var m filing.Number
	require.NoError(t, m.UnmarshalText(text))
	assert.Equal(t, n, m)
	require.NoError(t, m.UnmarshalText(nil))
	assert.True(t, m.IsZero())
	m = n
	require.Error(t, m.UnmarshalText([]byte("京")))
	assert.Equal(t, n, m)
	require.NoError(t, m.UnmarshalText([]byte("粤B2-20090059")))
	assert.True(t, m.IsLicence())
}

func TestParseNumberDoesNotAllocate(t *testing.T) {
	for _, s := range []string{"浙ICP备2021000001号-1", "粤B2-20090059-1626X"} {
		assert.Zero(t, testing.AllocsPerRun(100, func() { _, _ = filing.ParseNumber(s) }))
	}
	n := number(t, "浙ICP备2021000001号-1A")
	assert.Zero(t, testing.AllocsPerRun(100, func() { _, _, _ = n.Base(), n.Service(), n.Kind() }))
}

func number(t testing.TB, s string) filing.Number {
	t.Helper()
	n, err := filing.ParseNumber(s)
	require.NoError(t, err)
	return n
}

func FuzzParseNumber(f *testing.F) {
	for _, s := range []string{
		"浙ICP备2021000001号-1", "粤B2-20090059-1626X", "（京icp证030173号－１Ａ）。", "川ICP备12345678号", "合字B1.B2-20250310-1",
		"京ICP备xxxxxxxx号", "浙ICP备05000001-5号", "", "\x00\xff",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := filing.ParseBase(s)
		_, strict := filing.ParseNumber(s)
		if err != nil {
			var e *filing.NumberError
			if !errors.As(err, &e) || e.At < 0 || e.At > len(s) || e.Problem == 0 || strict == nil {
				t.Fatalf("%q: %#v", s, err)
			}
			if len(s) > 8 && strings.Contains(err.Error(), s) {
				t.Fatalf("error repeats its input: %v", err)
			}
			return
		}
		again, err := filing.ParseBase(n.String())
		if err != nil || again != n {
			t.Fatalf("%q: %q is not canonical: %v", s, n, err)
		}
		base, err := filing.ParseBase(n.Base().String())
		if err != nil || base != n.Base() || base.Service() != 0 || base.Base() != base {
			t.Fatalf("%q: bad base %q", s, n.Base())
		}
		if (strict == nil) != (n.Service() > 0 || !n.IsLicence()) {
			t.Fatalf("%q: %v", s, strict)
		}
	})
}
