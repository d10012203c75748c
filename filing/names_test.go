package filing_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/gobeian/icp/filing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSameName(t *testing.T) {
	same := [][2]string{
		{"某某（北京）有限公司", "某某(北京)有限公司"},
		{"某某（北京）有限公司", " 某某 （北京） 有限公司 "},
		{"ＡＢＣ科技", "ABC科技"},
		{"ABC 科技", "ABC科技"},
		{"Example  Trading Ltd", "Example Trading Ltd"},
		{" Example Ltd", "Example Ltd"},
		{"Example\u3000Ltd", "Example Ltd"},
		{"Exam\u200bple", "Example"},
		{"阿里木·买买提", "阿里木•买买提"},
		{"阿里木·买买提", "阿里木・买买提"},
		{"Jose\u0301", "Jos\u00e9"},
		{"\uf900", "\u8c48"},
		{"张 三", "张三"},
		{"", "\u3000"},
	}
	for _, p := range same {
		assert.True(t, filing.SameName(p[0], p[1]), "%q %q", p[0], p[1])
		assert.True(t, filing.SameName(p[1], p[0]), "%q %q", p[0], p[1])
	}
	different := [][2]string{
		{"某某（北京）有限公司", "某某（上海）有限公司"}, {"ABC", "abc"}, {"ABC", "ABD"}, {"AB C", "ABC"}, {"张三", ""},
	}
	for _, p := range different {
		assert.False(t, filing.SameName(p[0], p[1]), "%q %q", p[0], p[1])
	}
	for _, p := range [][2]string{{"某某（北京）有限公司", "某某（北京）有限公司"}, {"ABC", "ABD"}} {
		assert.Zero(t, testing.AllocsPerRun(100, func() { filing.SameName(p[0], p[1]) }))
	}
}

// TestMatchName compares names that consoles mask. The bullet is a middle dot in a transliterated name and hides a character in
// others: where nobody can tell, it hides one.
func TestMatchName(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want filing.Match
	}{
		{"", "张三", filing.MatchUnknown},
		{"张三", "张三", filing.MatchSame},
		{"张三", "张四", filing.MatchDifferent},
		{"张**", "张**", filing.MatchSame},
		{"张*", "张三", filing.MatchUnknown},
		{"张*", "李三", filing.MatchDifferent},
		{"*三", "张三", filing.MatchUnknown},
		{"张●●", "张小三", filing.MatchUnknown},
		{"张•", "张三", filing.MatchUnknown},
		{"张••", "张小三", filing.MatchUnknown},
		{"•三", "张三", filing.MatchUnknown},
		{"李•", "张三", filing.MatchDifferent},
		{"阿里木•买买提", "阿里木·买买提", filing.MatchSame},
		{"阿里木•买买提", "阿里木·艾力", filing.MatchDifferent},
		{"阿里木•买买提", "张三", filing.MatchDifferent},
	} {
		assert.Equal(t, c.want, filing.MatchName(c.a, c.b), "%s %s", c.a, c.b)
		assert.Equal(t, c.want, filing.MatchName(c.b, c.a), "%s %s", c.b, c.a)
	}
}

func FuzzFoldName(f *testing.F) {
	for _, s := range []string{"某某（北京） 有限公司", "e\u200b\u0301 \u00b4x", "ＡＢＣ・Ｄ", "\xff a", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded := filing.FoldName(s)
		if again := filing.FoldName(folded); again != folded {
			t.Fatalf("%q: %q, again %q", s, folded, again)
		}
		if !filing.SameName(s, folded) {
			t.Fatalf("%q is not the same name as %q", s, folded)
		}
	})
}

func TestASCIIDomain(t *testing.T) {
	tests := []struct{ in, want string }{
		{"example.com", "example.com"},
		{"EXAMPLE.com.", "example.com"},
		{" example.com ", "example.com"},
		{"例子.中国", "xn--fsqu00a.xn--fiqs8s"},
		{"例子。中国", "xn--fsqu00a.xn--fiqs8s"},
		{"xn--fsqu00a.xn--fiqs8s", "xn--fsqu00a.xn--fiqs8s"},
		{"XN--FSQU00A.XN--FIQS8S", "xn--fsqu00a.xn--fiqs8s"},
		{"ｅｘａｍｐｌｅ．com", "example.com"},
		{"a--b.example.com", "a--b.example.com"},
		{"faß.example", "xn--fa-hia.example"},
	}
	for _, tt := range tests {
		got, err := filing.ASCIIDomain(tt.in)
		require.NoError(t, err, tt.in)
		assert.Equal(t, tt.want, got)
		assert.True(t, filing.SameDomain(tt.in, tt.want))
	}
	for _, in := range []string{
		"", ".", "-a.example", "a-.example", "a..example", "a_b.example", "*.example.com", "http://example.com", "xn--\u4e2d.example",
		"ab--cd.example", "xn--zzzzzzz9.example", "例 子.中国", strings.Repeat("a", 64) + ".com", strings.Repeat("a.", 127) + "com",
		strings.Repeat("a", 2000), strings.Repeat("例子.", 40) + "com",
	} {
		got, err := filing.ASCIIDomain(in)
		var e *filing.ParseError
		require.ErrorAs(t, err, &e, in)
		assert.Empty(t, got)
		assert.Equal(t, "domain name", e.What)
	}
	assert.False(t, filing.SameDomain("example.com", "example.net"))
	assert.True(t, filing.SameDomain("a_b", "a_b"))
	assert.False(t, filing.SameDomain("a_b", "a_c"))
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		_, _ = filing.ASCIIDomain("www.example.com")
		filing.SameDomain("www.example.com", "www.example.com")
		filing.SameDomain("www.example.com", "www.example.net.")
	}))
}

func FuzzASCIIDomain(f *testing.F) {
	for _, s := range []string{"example.com", "例子.中国", "XN--FSQU00A.", "a_b", "xn--a", "ab--cd", "\xff", "a。b", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		ascii, err := filing.ASCIIDomain(s)
		if err != nil {
			if len(s) > 12 && strings.Contains(err.Error(), s) {
				t.Fatalf("error repeats its input: %v", err)
			}
			return
		}
		again, err := filing.ASCIIDomain(ascii)
		if err != nil || again != ascii {
			t.Fatalf("%q: %q, again %q, %v", s, ascii, again, err)
		}
		if !filing.SameDomain(s, ascii) || len(ascii) == 0 || len(ascii) > 253 || !utf8.ValidString(ascii) {
			t.Fatalf("%q: %q", s, ascii)
		}
	})
}
