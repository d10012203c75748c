package verify_test

import (
	"testing"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/change/changetest"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/gobeian/icp/province"
	"github.com/gobeian/icp/verify"
)

// agreedDays lie in different ages of the rules: each changed what is asked for.
var agreedDays = []filing.Date{20180701, 20190603, 20190915, 20210601, 20220110, 20231001, 20240601, 20261101}

// agreedEdits are one of each kind that a change order carries.
func agreedEdits(f filing.Filing) map[string]changetest.Edit {
	p := f.Province
	return map[string]changetest.Edit{
		"principal's phone":    changetest.Phone(filingtest.Mobile(77)),
		"manager's phone":      changetest.ManagerPhone(filingtest.Mobile(78)),
		"principal":            changetest.Principal(filingtest.Person(p, 55)),
		"manager":              changetest.Manager(filingtest.Person(p, 56)),
		"legal representative": changetest.LegalRepresentative(filingtest.Person(p, 57)),
		"e-mail":               changetest.Email("new@example.com"),
		"name":                 changetest.Rename("样例更名科技有限公司"),
		"number":               changetest.CertificateNumber(filingtest.USCC(888)),
		"address":              changetest.Address("样例路1号"),
		"another sponsor":      changetest.ReplaceSponsor(7),
		"own company":          changetest.ToCompany(f.Sponsor.Principal),
		"name of the service":  changetest.ServiceName("样例站"),
		"contents":             changetest.Contents(1, 2),
		"pre-approval":         changetest.PreApproval(1, "样例许可1号"),
		"addresses":            changetest.IPs("192.0.2.77"),
		"region":               changetest.Region(filing.Beijing),
		"domain removed":       changetest.RemoveDomain(f.Services[0].Domains[1].Name),
	}
}

// Who brings what the plan lists misses nothing, and the plan lists all that would be missed.
func TestPlanListsWhatValidateMisses(t *testing.T) {
	for p := range filing.Provinces() {
		for _, f := range []filing.Filing{filingtest.Unit(p), filingtest.Individual(p)} {
			for name, edit := range agreedEdits(f) {
				wanted := changetest.Apply(f, edit)
				for _, on := range agreedDays {
					basis := change.Basis{On: on}
					plan, err := verify.For(f, wanted, basis)
					if err != nil {
						continue // the plan is of the way out, which asks for something else
					}
					listed := listedMaterials(&plan)
					if listed.Has(province.BusinessLicence) { // which is an enterprise's certificate
						listed = listed.With(province.SponsorCertificate)
					}
					basis.Materials = []province.Material{}
					if missing := missed(basis, f, wanted); missing&^listed != 0 {
						t.Errorf("%s, %s, %s, %s: missing without a place in the plan: %v", p, f.Sponsor.Nature, name, on, slugs(missing&^listed))
					}
					for m := range listedMaterials(&plan).All() {
						basis.Materials = append(basis.Materials, m)
					}
					if missing := missed(basis, f, wanted); missing != 0 {
						t.Errorf("%s, %s, %s, %s: missing with the whole list in hand: %v", p, f.Sponsor.Nature, name, on, slugs(missing))
					}
				}
			}
		}
	}
}

func listedMaterials(p *verify.Plan) (listed province.Set[province.Material]) {
	for _, o := range p.Orders {
		for _, m := range o.Materials {
			listed = listed.With(m.Material)
		}
	}
	return listed
}

func missed(b change.Basis, old, new filing.Filing) (missing province.Set[province.Material]) {
	for _, v := range b.Validate(old, new) {
		if v.Reason == change.ReasonMaterialMissing {
			missing |= v.Detail.Materials
		}
	}
	return missing
}

func slugs(s province.Set[province.Material]) (names []string) {
	for m := range s.All() {
		names = append(names, m.String())
	}
	return names
}
