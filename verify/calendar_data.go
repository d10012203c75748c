package verify

import "github.com/gobeian/icp/filing"

// A notice is one paper of the State Council's office that arranges days off.
type notice struct {
	number, title, path string      // 国办发明电 number, title, path below https://www.gov.cn/zhengce/
	published           filing.Date // on the government's site
}

// The papers, by year and number of 国办发明电.
const (
	n2016x17 = iota
	n2017x12
	n2018x15
	n2019x3
	n2019x16
	n2020x1
	n2020x27
	n2021x11
	n2022x16
	n2023x7
	n2024x12
	n2025x7
)

var notices = [...]notice{ //nolint:gochecknoglobals // constant table
	n2016x17: {"〔2016〕17号", "国务院办公厅关于2017年部分节假日安排的通知", "zhengceku/2016-12/01/content_5141603.htm", 20161201},
	n2017x12: {"〔2017〕12号", "国务院办公厅关于2018年部分节假日安排的通知", "zhengceku/2017-11/30/content_5243579.htm", 20171130},
	n2018x15: {"〔2018〕15号", "国务院办公厅关于2019年部分节假日安排的通知", "zhengceku/2018-12/06/content_5346276.htm", 20181206},
	n2019x3:  {"〔2019〕3号", "国务院办公厅关于调整2019年劳动节假期安排的通知", "content/2019-03/22/content_5375877.htm", 20190322},
	n2019x16: {"〔2019〕16号", "国务院办公厅关于2020年部分节假日安排的通知", "zhengceku/2019-11/21/content_5454164.htm", 20191121},
	n2020x1:  {"〔2020〕1号", "国务院办公厅关于延长2020年春节假期的通知", "content/2020-01/27/content_5472352.htm", 20200127},
	n2020x27: {"〔2020〕27号", "国务院办公厅关于2021年部分节假日安排的通知", "zhengceku/2020-11/25/content_5564127.htm", 20201125},
	n2021x11: {"〔2021〕11号", "国务院办公厅关于2022年部分节假日安排的通知", "zhengceku/2021-10/25/content_5644835.htm", 20211025},
	n2022x16: {"〔2022〕16号", "国务院办公厅关于2023年部分节假日安排的通知", "zhengceku/2022-12/08/content_5730844.htm", 20221208},
	n2023x7:  {"〔2023〕7号", "国务院办公厅关于2024年部分节假日安排的通知", "zhengceku/202310/content_6911528.htm", 20231025},
	n2024x12: {"〔2024〕12号", "国务院办公厅关于2025年部分节假日安排的通知", "zhengceku/202411/content_6986383.htm", 20241112},
	n2025x7:  {"〔2025〕7号", "国务院办公厅关于2026年部分节假日安排的通知", "zhengceku/202511/content_7047091.htm", 20251104},
}

// A calendarYear is one year of working days: weekdays off and weekend days worked (调休). Every other day is as its
// weekday.
type calendarYear struct {
	notices []uint8 // indexes of the papers that arranged a day of the year
	off     []filing.Date
	work    []filing.Date
}

const firstYear, endYear = 2017, 2027

// calendarYears begins with firstYear. The rows state the outcome of the papers, the later one where two speak of a day.
var calendarYears = [endYear - firstYear]calendarYear{ //nolint:gochecknoglobals // constant table, laid out by the linker
	2017 - firstYear: {
		notices: []uint8{n2016x17},
		off: []filing.Date{
			20170102, 20170127, 20170130, 20170131, 20170201, 20170202, 20170403, 20170404, 20170501,
			20170529, 20170530, 20171002, 20171003, 20171004, 20171005, 20171006,
		},
		work: []filing.Date{
			20170122, 20170204, 20170401, 20170527, 20170930,
		},
	},
	2018 - firstYear: {
		notices: []uint8{n2017x12, n2018x15}, // 29 to 31 December belong to the arrangement of 2019
		off: []filing.Date{
			20180101, 20180215, 20180216, 20180219, 20180220, 20180221, 20180405, 20180406, 20180430,
			20180501, 20180618, 20180924, 20181001, 20181002, 20181003, 20181004, 20181005, 20181231,
		},
		work: []filing.Date{
			20180211, 20180224, 20180408, 20180428, 20180929, 20180930, 20181229,
		},
	},
	2019 - firstYear: {
		notices: []uint8{n2018x15, n2019x3}, // the second paper lengthened Labour Day
		off: []filing.Date{
			20190101, 20190204, 20190205, 20190206, 20190207, 20190208, 20190405, 20190501, 20190502,
			20190503, 20190607, 20190913, 20191001, 20191002, 20191003, 20191004, 20191007,
		},
		work: []filing.Date{
			20190202, 20190203, 20190428, 20190505, 20190929, 20191012,
		},
	},
	2020 - firstYear: {
		notices: []uint8{n2019x16, n2020x1}, // the second paper lengthened the Spring Festival to 2 February
		off: []filing.Date{
			20200101, 20200124, 20200127, 20200128, 20200129, 20200130, 20200131, 20200406, 20200501,
			20200504, 20200505, 20200625, 20200626, 20201001, 20201002, 20201005, 20201006, 20201007,
			20201008,
		},
		work: []filing.Date{
			20200119, 20200426, 20200509, 20200628, 20200927, 20201010,
		},
	},
	2021 - firstYear: {
		notices: []uint8{n2020x27},
		off: []filing.Date{
			20210101, 20210211, 20210212, 20210215, 20210216, 20210217, 20210405, 20210503, 20210504,
			20210505, 20210614, 20210920, 20210921, 20211001, 20211004, 20211005, 20211006, 20211007,
		},
		work: []filing.Date{
			20210207, 20210220, 20210425, 20210508, 20210918, 20210926, 20211009,
		},
	},
	2022 - firstYear: {
		notices: []uint8{n2021x11, n2022x16},
		off: []filing.Date{
			20220103, 20220131, 20220201, 20220202, 20220203, 20220204, 20220404, 20220405, 20220502,
			20220503, 20220504, 20220603, 20220912, 20221003, 20221004, 20221005, 20221006, 20221007,
		},
		work: []filing.Date{
			20220129, 20220130, 20220402, 20220424, 20220507, 20221008, 20221009,
		},
	},
	2023 - firstYear: {
		notices: []uint8{n2022x16},
		off: []filing.Date{
			20230102, 20230123, 20230124, 20230125, 20230126, 20230127, 20230405, 20230501, 20230502,
			20230503, 20230622, 20230623, 20230929, 20231002, 20231003, 20231004, 20231005, 20231006,
		},
		work: []filing.Date{
			20230128, 20230129, 20230423, 20230506, 20230625, 20231007, 20231008,
		},
	},
	2024 - firstYear: {
		notices: []uint8{n2023x7},
		off: []filing.Date{
			20240101, 20240212, 20240213, 20240214, 20240215, 20240216, 20240404, 20240405, 20240501,
			20240502, 20240503, 20240610, 20240916, 20240917, 20241001, 20241002, 20241003, 20241004,
			20241007,
		},
		work: []filing.Date{
			20240204, 20240218, 20240407, 20240428, 20240511, 20240914, 20240929, 20241012,
		},
	},
	2025 - firstYear: {
		notices: []uint8{n2024x12},
		off: []filing.Date{
			20250101, 20250128, 20250129, 20250130, 20250131, 20250203, 20250204, 20250404, 20250501,
			20250502, 20250505, 20250602, 20251001, 20251002, 20251003, 20251006, 20251007, 20251008,
		},
		work: []filing.Date{
			20250126, 20250208, 20250427, 20250928, 20251011,
		},
	},
	2026 - firstYear: {
		notices: []uint8{n2025x7},
		off: []filing.Date{
			20260101, 20260102, 20260216, 20260217, 20260218, 20260219, 20260220, 20260223, 20260406,
			20260501, 20260504, 20260505, 20260619, 20260925, 20261001, 20261002, 20261005, 20261006,
			20261007,
		},
		work: []filing.Date{
			20260104, 20260214, 20260228, 20260509, 20260920, 20261010,
		},
	},
}
