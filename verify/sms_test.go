package verify_test

import (
	"strings"
	"testing"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/verify"
)

func TestMatchLastSix(t *testing.T) {
	resident := filing.Document{Kind: filing.ResidentID, Number: "11010119900307867x"}
	permit := filing.Document{Kind: filing.HKMacaoTravelPermit, Number: "H12345678"}
	passport := filing.Document{Kind: filing.Passport, Number: "E1234567a"}
	for _, test := range []struct {
		name  string
		typed string
		doc   filing.Document
		back  string
		p     filing.Province
		on    filing.Date
		want  bool
	}{
		{"as it stands", "07867x", resident, "", filing.Beijing, 20200817, true},
		{"capital", "07867X", resident, "", filing.Beijing, 20200817, true},
		{"full width", "０７８６７Ｘ", resident, "", filing.Beijing, 20200817, true},
		{"full-width small letter", "07867ｘ", resident, "", filing.Beijing, 20200817, true},
		{"full width in the document", "07867X", filing.Document{Number: "１１０１０１１９９００３０７８６７Ｘ"}, "", 0, 0, true},
		{"spaces and marks of a paste", " 078\u00a067X\u200b\n", resident, "", filing.Beijing, 20200817, true},
		{"hyphens", "078-67X", resident, "", filing.Beijing, 20200817, true},
		{"another digit, first", "17867X", resident, "", filing.Beijing, 20200817, false},
		{"another digit, last", "078671", resident, "", filing.Beijing, 20200817, false},
		{"too few", "7867X", resident, "", filing.Beijing, 20200817, false},
		{"too many", "307867X", resident, "", filing.Beijing, 20200817, false},
		{"the whole number", resident.Number, resident, "", filing.Beijing, 20200817, false},
		{"nothing", "", resident, "", filing.Beijing, 20200817, false},
		{"nothing and nothing", "", filing.Document{}, "", 0, 0, false},
		{"zeros and nothing", "000000", filing.Document{}, "", 0, 0, false},
		{"NUL and nothing", "\x00\x00\x00\x00\x00\x00", filing.Document{}, "", 0, 0, false},
		{"NUL and NUL", "\x00\x00\x00\x00\x00\x00", filing.Document{Number: "\x00\x00\x00\x00\x00\x00"}, "", 0, 0, false},
		{"passport", "34567A", passport, "", filing.Beijing, 20200817, true},
		{"short number", "12345", filing.Document{Number: "12345"}, "", 0, 0, false},
		{"six characters", "123456", filing.Document{Number: "123456"}, "", 0, 0, true},
		{"masked before the last six", "07867X", filing.Document{Number: "110***********07867X"}, "", 0, 0, true},
		{"masked", "****7X", filing.Document{Number: "11010119900****67X"}, "", 0, 0, false},
		{"masked, guessed", "00067X", filing.Document{Number: "110101199003***67X"}, "", 0, 0, false},
		{"masked with X", "XXXXXX", filing.Document{Number: "110101199003XXXXXX"}, "", 0, 0, false},
		{"stars and stars", "******", filing.Document{Number: "******************"}, "", 0, 0, false},
		{"letters that look alike", "О7867X", resident, "", filing.Beijing, 20200817, false},
		{"other digits", "٠٧٨٦٧X", resident, "", filing.Beijing, 20200817, false},
		{"broken UTF-8", "0786\xff\xfe", resident, "", filing.Beijing, 20200817, false},
		{"very long", strings.Repeat(" ", 1<<20) + "07867X", resident, "", filing.Beijing, 20200817, false},
		{"very long document", "07867X", filing.Document{Number: strings.Repeat("1", 1<<20) + "07867X"}, "", 0, 0, false},

		{"permit elsewhere: front", "345678", permit, "A345678(9)", filing.Guangdong, 20190101, true},
		{"permit elsewhere: not the back", "678(9)", permit, "A345678(9)", filing.Guangdong, 20190101, false},
		{"permit in Zhejiang before: front", "345678", permit, "A345678(9)", filing.Zhejiang, 20181217, true},
		{"permit in Zhejiang: back", "678(9)", permit, "A345678(9)", filing.Zhejiang, 20181218, true},
		{"permit in Zhejiang: full-width brackets", "678（9）", permit, "A345678(9)", filing.Zhejiang, 20190101, true},
		{"permit in Zhejiang: small brackets", "678﹙9﹚", permit, "A345678（9）", filing.Zhejiang, 20190101, true},
		{"permit in Zhejiang: back without brackets", "678（9）", permit, "A3456789", filing.Zhejiang, 20190101, true},
		{"permit in Zhejiang: Macao", "567(8)", filing.Document{Kind: filing.HKMacaoTravelPermit, Number: "M12345678"}, "1234567(8)", filing.Zhejiang, 0, true},
		{"permit in Zhejiang: check letter", "678(a)", permit, "A345678(A)", filing.Zhejiang, 0, true},
		{"permit in Zhejiang: typed without brackets", "456789", permit, "A345678(9)", filing.Zhejiang, 0, false},
		{"permit in Zhejiang: the front", "345678", permit, "A345678(9)", filing.Zhejiang, 20190101, false},
		{"permit in Zhejiang: back not known", "345678", permit, "", filing.Zhejiang, 20190101, false},
		{"permit in Zhejiang: only brackets", "()()()", permit, "()", filing.Zhejiang, 20190101, false},
		{"permit in Zhejiang: short back", "\x00\x007(8)", permit, "78", filing.Zhejiang, 20190101, false},
		{"permit in Zhejiang: very long back", "678(9)", permit, strings.Repeat("1", 1<<20) + "6789", filing.Zhejiang, 20190101, false},
		{"resident ID in Zhejiang", "07867X", resident, "A345678(9)", filing.Zhejiang, 20190101, true},
	} {
		if got := verify.MatchLastSix(test.typed, test.doc, test.back, test.p, test.on); got != test.want {
			t.Errorf("%s: MatchLastSix = %v", test.name, got)
		}
	}
}

func FuzzMatchLastSix(f *testing.F) {
	f.Add("07867X", "11010119900307867x", "A345678(9)", true)
	f.Add("６７８（９）", "H12345678", "A345678(9)", false)
	f.Fuzz(func(t *testing.T, typed, number, back string, zhejiang bool) {
		p := filing.Guangdong
		if zhejiang {
			p = filing.Zhejiang
		}
		doc := filing.Document{Kind: filing.HKMacaoTravelPermit, Number: number}
		got := verify.MatchLastSix(typed, doc, back, p, 20200101)
		if got && (len(typed) < 6 || verify.MatchLastSix(typed+"1", doc, back, p, 20200101)) {
			t.Errorf("%q matches %q and %q", typed, number, back)
		}
		if verify.MatchLastSix("", doc, back, p, 20200101) {
			t.Errorf("nothing matches %q and %q", number, back)
		}
	})
}

func BenchmarkMatchLastSix(b *testing.B) {
	doc := filing.Document{Kind: filing.ResidentID, Number: "11010119900307867X"}
	b.ReportAllocs()
	for b.Loop() {
		verify.MatchLastSix("07867X", doc, "", filing.Beijing, 20200817)
	}
}
