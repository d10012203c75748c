package provincetest_test

import (
	"errors"
	"fmt"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
	"github.com/gobeian/icp/province/provincetest"
)

// A Problem does not keep a table from being built: here nobody could look the source up.
func ExampleProblem() {
	rule := province.Rule{
		ID: "CN-ZJ/rename/9001", Topic: province.TopicRename, Provinces: province.SetOf(filing.Zhejiang), Authority: province.Bureau,
		Effect: province.Permit, Period: province.Period{From: 20261201}, Says: province.Text{En: "A unit may be renamed.", Zh: "单位可更名。"},
		Sources: []province.Source{{ID: "a", Publisher: "The bureau", Title: "A notice", Seen: province.Period{From: 20261201, Until: 20261202}}},
	}
	errs := provincetest.Problems(nil, rule)
	for _, err := range errs {
		if p, ok := errors.AsType[*provincetest.Problem](err); ok {
			fmt.Println(p.Rule, p.What)
		}
	}
	fmt.Println(provincetest.IsRefused(errs))
	// Output:
	// CN-ZJ/rename/9001 source a has neither an address nor a section, so nobody can look it up
	// false
}
