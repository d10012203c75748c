package filing

import (
	"iter"
	"strings"
)

// Province is one of the 31 communications administrations (通信管理局) that keep filings, named by the province,
// municipality or autonomous region they serve. The zero value is unknown. Hong Kong, Macao and Taiwan keep no filings
// and have no value.
//
// Sources: GB/T 2260 and ISO 3166-2 for the codes, the numbers of the ministry's public register for the characters.
type Province uint8

// The bureaus in the order of their GB/T 2260 codes.
const (
	Beijing       Province = iota + 1 // 北京 京 CN-BJ
	Tianjin                           // 天津 津 CN-TJ
	Hebei                             // 河北 冀 CN-HE
	Shanxi                            // 山西 晋 CN-SX
	InnerMongolia                     // 内蒙古 蒙 CN-NM
	Liaoning                          // 辽宁 辽 CN-LN
	Jilin                             // 吉林 吉 CN-JL
	Heilongjiang                      // 黑龙江 黑 CN-HL
	Shanghai                          // 上海 沪 CN-SH
	Jiangsu                           // 江苏 苏 CN-JS
	Zhejiang                          // 浙江 浙 CN-ZJ
	Anhui                             // 安徽 皖 CN-AH
	Fujian                            // 福建 闽 CN-FJ
	Jiangxi                           // 江西 赣 CN-JX
	Shandong                          // 山东 鲁 CN-SD
	Henan                             // 河南 豫 CN-HA
	Hubei                             // 湖北 鄂 CN-HB
	Hunan                             // 湖南 湘 CN-HN
	Guangdong                         // 广东 粤 CN-GD
	Guangxi                           // 广西 桂 CN-GX
	Hainan                            // 海南 琼 CN-HI
	Chongqing                         // 重庆 渝 CN-CQ
	Sichuan                           // 四川 蜀 CN-SC
	Guizhou                           // 贵州 黔 CN-GZ
	Yunnan                            // 云南 滇 CN-YN
	Tibet                             // 西藏 藏 CN-XZ
	Shaanxi                           // 陕西 陕 CN-SN
	Gansu                             // 甘肃 陇 CN-GS
	Qinghai                           // 青海 青 CN-QH
	Ningxia                           // 宁夏 宁 CN-NX
	Xinjiang                          // 新疆 新 CN-XJ
)

// provinceRow holds the names of one bureau; codes.json of the evidence is the source of all of them.
type provinceRow struct {
	iso, char, zh, full, pinyin string
	gbt                         uint8 // first two digits of the GB/T 2260 code
}

var provinceRows = [...]provinceRow{ //nolint:gochecknoglobals // constant table, laid out by the linker
	{},
	{"CN-BJ", "京", "北京", "北京市", "beijing", 11},
	{"CN-TJ", "津", "天津", "天津市", "tianjin", 12},
	{"CN-HE", "冀", "河北", "河北省", "hebei", 13},
	{"CN-SX", "晋", "山西", "山西省", "shanxi", 14},
	{"CN-NM", "蒙", "内蒙古", "内蒙古自治区", "neimenggu", 15},
	{"CN-LN", "辽", "辽宁", "辽宁省", "liaoning", 21},
	{"CN-JL", "吉", "吉林", "吉林省", "jilin", 22},
	{"CN-HL", "黑", "黑龙江", "黑龙江省", "heilongjiang", 23},
	{"CN-SH", "沪", "上海", "上海市", "shanghai", 31},
	{"CN-JS", "苏", "江苏", "江苏省", "jiangsu", 32},
	{"CN-ZJ", "浙", "浙江", "浙江省", "zhejiang", 33},
	{"CN-AH", "皖", "安徽", "安徽省", "anhui", 34},
	{"CN-FJ", "闽", "福建", "福建省", "fujian", 35},
	{"CN-JX", "赣", "江西", "江西省", "jiangxi", 36},
	{"CN-SD", "鲁", "山东", "山东省", "shandong", 37},
	{"CN-HA", "豫", "河南", "河南省", "henan", 41},
	{"CN-HB", "鄂", "湖北", "湖北省", "hubei", 42},
	{"CN-HN", "湘", "湖南", "湖南省", "hunan", 43},
	{"CN-GD", "粤", "广东", "广东省", "guangdong", 44},
	{"CN-GX", "桂", "广西", "广西壮族自治区", "guangxi", 45},
	{"CN-HI", "琼", "海南", "海南省", "hainan", 46},
	{"CN-CQ", "渝", "重庆", "重庆市", "chongqing", 50},
	{"CN-SC", "蜀", "四川", "四川省", "sichuan", 51},
	{"CN-GZ", "黔", "贵州", "贵州省", "guizhou", 52},
	{"CN-YN", "滇", "云南", "云南省", "yunnan", 53},
	{"CN-XZ", "藏", "西藏", "西藏自治区", "xizang", 54},
	{"CN-SN", "陕", "陕西", "陕西省", "shaanxi", 61},
	{"CN-GS", "陇", "甘肃", "甘肃省", "gansu", 62},
	{"CN-QH", "青", "青海", "青海省", "qinghai", 63},
	{"CN-NX", "宁", "宁夏", "宁夏回族自治区", "ningxia", 64},
	{"CN-XJ", "新", "新疆", "新疆维吾尔自治区", "xinjiang", 65},
}

// Provinces yields the 31 bureaus in the order of their GB/T 2260 codes.
func Provinces() iter.Seq[Province] {
	return func(yield func(Province) bool) {
		for p := Beijing; p <= Xinjiang; p++ {
			if !yield(p) {
				return
			}
		}
	}
}

// ParseProvince reads a bureau in any of its usual forms: ISO 3166-2 (CN-ZJ, case-insensitive), GB/T 2260 (33 or
// 330000), the character of filing numbers (浙; 蜀 黔 滇 陇, not 川 贵 云 甘), the Chinese name with or without its
// suffix (浙江, 浙江省), the pinyin (zhejiang, case-insensitive; 内蒙古 and 西藏 also as Inner Mongolia and Tibet).
// Errors are *[ParseError].
func ParseProvince(s string) (Province, error) {
	key := strings.TrimSpace(s)
	for p := Beijing; p <= Xinjiang; p++ {
		if provinceRows[p].matches(key) {
			return p, nil
		}
	}
	return 0, &ParseError{What: "province", Expected: "an ISO 3166-2 code such as CN-ZJ, a GB/T 2260 code, a filing character or a name"}
}

func (r *provinceRow) matches(s string) bool {
	switch s {
	case r.char, r.zh, r.full:
		return true
	}
	if n, ok := digits(s); ok {
		return len(s) == 2 && n == int(r.gbt) || len(s) == 6 && n == int(r.gbt)*10000
	}
	if strings.EqualFold(s, r.iso) || strings.EqualFold(s, r.pinyin) {
		return true
	}
	english := ""
	switch r.gbt {
	case 15:
		english = "inner mongolia"
	case 54:
		english = "tibet"
	}
	return english != "" && strings.EqualFold(s, english)
}

// IsValid reports whether p is one of the 31 bureaus.
func (p Province) IsValid() bool { return p >= Beijing && p <= Xinjiang }

func (p Province) row() *provinceRow {
	if !p.IsValid() {
		return &provinceRows[0]
	}
	return &provinceRows[p]
}

// String returns the ISO 3166-2 code, CN-ZJ, and the empty string for an unknown province.
func (p Province) String() string { return p.row().iso }

// Character returns the character that filing numbers start with, 浙.
func (p Province) Character() string { return p.row().char }

// Chinese returns the short Chinese name, 浙江.
func (p Province) Chinese() string { return p.row().zh }

// Pinyin returns the name in lower-case pinyin, zhejiang.
func (p Province) Pinyin() string { return p.row().pinyin }

// Code returns the GB/T 2260 code, 330000, and 0 for an unknown province.
func (p Province) Code() int { return int(p.row().gbt) * 10000 }

// AppendText appends the ISO 3166-2 code; an unknown province appends nothing.
func (p Province) AppendText(b []byte) ([]byte, error) { return append(b, p.row().iso...), nil }

// MarshalText is [Province.AppendText] on an empty buffer.
func (p Province) MarshalText() ([]byte, error) { return p.AppendText(nil) }

// UnmarshalText reads any form that [ParseProvince] reads; empty text is the unknown province.
func (p *Province) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*p = 0
		return nil
	}
	v, err := ParseProvince(string(text))
	if err != nil {
		return err
	}
	*p = v
	return nil
}
