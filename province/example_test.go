package province_test

import (
	"fmt"
	"strings"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// May an individual's filing in Jiangxi pass to a company? It depends on the day and on whose company it is.
func ExampleTable_Decide() {
	d := province.Builtin().Decide(province.Query{
		Province: filing.Jiangxi, On: 20190915, Topic: province.TopicReplacement, From: filing.Individual, To: filing.Unit,
	})
	fmt.Println(d.Verdict(), d.Certainty())
	for f := range d.Needs().All.All() {
		fmt.Println("if", f)
	}
	for m := range d.Materials().All() {
		fmt.Println("with", m)
	}
	fmt.Println("otherwise", d.Remedy())
	// Output:
	// conditional attested
	// if own-unit
	// with business-licence
	// with legal-representative-id
	// otherwise cancel-and-refile
}

// A table answers the small interfaces, which other code asks for instead of a table.
func ExampleTable() {
	var rules province.Rules = province.Builtin()
	var sms province.SMSChecker = province.Builtin()
	fmt.Println(rules.Edition()[:4], sms.SMSCheck(filing.Zhejiang, 20190603).Verdict)
	// Output: 2026 required
}

// The SMS check came to Beijing with the last wave.
func ExampleTable_SMSCheck() {
	for _, on := range []filing.Date{20190603, 20200816, 20200817} {
		a := province.Builtin().SMSCheck(filing.Beijing, on)
		fmt.Println(on, a.Verdict)
	}
	// Output:
	// 2019-06-03 not-required
	// 2020-08-16 not-required
	// 2020-08-17 required
}

// Xinjiang let a company's filing pass to a person; Beijing did not.
func ExampleTable_Replacement() {
	for _, p := range []filing.Province{filing.Xinjiang, filing.Beijing} {
		a := province.Builtin().Replacement(p, province.ThisUnit, province.OtherIndividual, 20190603)
		fmt.Println(p, a.Verdict, a.Certainty)
	}
	// Output:
	// CN-XJ allowed attested
	// CN-BJ forbidden attested
}

// One provider's App is one provider's matter.
func ExampleTable_AppUpload() {
	for _, by := range []province.Provider{province.AlibabaCloud, province.OtherProvider} {
		a := province.Builtin().AppUpload(filing.Zhejiang, 20190915, by)
		fmt.Println(by, a.Verdict)
	}
	// Output:
	// alibaba-cloud required
	// other unknown
}

// What binds a bureau's filers on a day, whatever it is about.
func ExampleTable_InForce() {
	for r := range province.Builtin().InForce(filing.Shanghai, 20190101) {
		if r.Topic == province.TopicBureauApp {
			fmt.Println(r.ID, r.Period)
		}
	}
	// Output:
	// CN-SH/bureau-app/1 2018-06-09..2019-04-23
	// CN-SH/bureau-app/5 2018-10-01..2019-04-11
}

// A bureau's notice of today goes on top of the book without waiting for a release. The book does not change.
func ExampleTable_Overlay() {
	rules, err := province.Parse(strings.NewReader(`{
	 "sheet": "CN-ZJ",
	 "rules": [{
	  "id": "CN-ZJ/replacement/90", "topic": "replacement", "authority": "bureau", "effect": "forbid", "from": "2026-12-01",
	  "when": {"from": "individual", "to": "individual"}, "remedy": "cancel-and-refile",
	  "says": {"en": "An individual's filing passes to nobody else.", "zh": "个人备案不可变更为他人。"},
	  "sources": [{"id": "zj/2026-12", "publisher": "Zhejiang bureau", "title": "A notice", "seen": ["2026-12-01", "2026-12-02"]}]
	 }]
	}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	ours, err := province.Builtin().Overlay("notice", rules...)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, t := range []*province.Table{province.Builtin(), ours} {
		a := t.Replacement(filing.Zhejiang, province.ThisIndividual, province.OtherIndividual, 20261201)
		fmt.Println(strings.Contains(t.Edition(), "+notice"), a.Rules)
	}
	// Output:
	// false [CN-ZJ/replacement/7]
	// true [CN-ZJ/replacement/90]
}

// Two rules of equal rank that contradict each other are refused, with the days on which they would.
func ExampleNew() {
	rule := province.Rule{
		ID: "CN-ZJ/rename/1", Topic: province.TopicRename, Provinces: province.SetOf(filing.Zhejiang), Authority: province.Bureau,
		Effect: province.Permit, Period: province.Period{From: 20261201}, Says: province.Text{En: "A unit may be renamed.", Zh: "单位可更名。"},
		Sources: []province.Source{{ID: "a", Publisher: "The bureau", Title: "A notice", Seen: province.Period{From: 20261201, Until: 20261202}}},
	}
	other := rule.Clone()
	other.ID, other.Effect, other.Remedy = "CN-ZJ/rename/2", province.Forbid, province.RemedyCancelAndRefile
	other.Period = province.Period{From: 20270101, Until: 20270201}
	_, err := province.New("2026-12-01", rule, other)
	fmt.Println(err)
	// Output: province: rules CN-ZJ/rename/1 and CN-ZJ/rename/2 contradict each other on 2027-01-01..2027-02-01: end one where the other begins, or name the one that loses in the overrides of the other
}

// Errors tell the place and what belongs there, never what stands there.
func ExampleParse() {
	_, err := province.Parse(strings.NewReader(`{"sheet": "CN-ZJ", "rules": [{"id": "CN-ZJ/rename/1", "topic": "renaming"}]}`))
	fmt.Println(err)
	// Output: province: line 1, column 64, at rules[0].topic: want a topic
}

// The last day on which anybody was seen to write about Shanghai's bureau App.
func ExampleTable_AttestedThrough() {
	fmt.Println(province.Builtin().AttestedThrough(filing.Shanghai, province.TopicBureauApp))
	// Output: 2020-12-31
}
