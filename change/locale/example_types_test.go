package locale_test

import (
	"errors"
	"fmt"
	"strings"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/change/locale"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
	"github.com/gobeian/icp/verify"
)

// notices is a book of one's own: one method makes it.
type notices map[province.RuleID]province.Rule

func (n notices) Rule(id province.RuleID) (province.Rule, bool) {
	r, ok := n[id]
	return r, ok
}

func ExampleBook() {
	r, _ := province.Builtin().Rule("CN/sms-check/2")
	r.Says = province.Text{En: "The codes come from our own gateway.", Zh: "验证码由我方网关发送。"}
	for _, line := range locale.New(locale.English).WithBook(notices{r.ID: r}).Because([]province.RuleID{r.ID}) {
		fmt.Println(line)
	}
	// Output: Rule of the ministry (MIIT): The codes come from our own gateway.
}

func ExampleLanguage() {
	var l locale.Language // the zero value is Chinese
	fmt.Println(l, locale.English)
	// Output: zh-Hans en
}

// Who answers many requests builds the tables once.
func ExampleMatcher() {
	m := locale.NewMatcher()
	for _, header := range []string{"zh-HK,zh;q=0.9", "en-GB,en;q=0.8", "fr", ""} {
		fmt.Println(m.Match(header))
	}
	// Output:
	// zh-Hans
	// en
	// zh-Hans
	// zh-Hans
}

// A Printer is a value that costs nothing to make.
func ExamplePrinter() {
	for _, l := range []locale.Language{locale.Chinese, locale.English} {
		p := locale.New(l)
		fmt.Println(p.Reason(change.ReasonDomainAdded), "|", p.Remedy(province.RemedyCancelAndRefile))
		fmt.Println(p.Date(20190422), "|", p.Limit(province.Limit{Min: 3, N: 20, Unit: province.WorkingDays}))
	}
	// Output:
	// 新增了域名 | 先注销原备案，再重新备案
	// 2019年4月22日 | 3至20个工作日
	// a domain is added | cancel the filing and file anew
	// 2019-04-22 | 3 to 20 working days
}

func ExampleUnknownError() {
	var l locale.Language
	err := l.UnmarshalText([]byte("fr"))
	_, ok := errors.AsType[*locale.UnknownError](err)
	fmt.Println(ok, err)
	// Output: true locale: unknown language: want zh, zh-Hans or en
}

// list names the values of any closed list.
func list[W locale.Word](l locale.Language, ws ...W) string {
	var names []string
	for _, w := range ws {
		names = append(names, locale.Term(l, w))
	}
	return strings.Join(names, " / ")
}

func ExampleWord() {
	fmt.Println(list(locale.Chinese, filing.Zhejiang, filing.Tibet))
	fmt.Println(list(locale.Chinese, province.BusinessLicence, province.ChangeProof))
	fmt.Println(list(locale.English, verify.StateAwaitingSMS, verify.StateInBureauReview))
	// Output:
	// 浙江 / 西藏
	// 营业执照 / 变更证明（工商更名函等）
	// waiting for the SMS check / with the bureau
}
