// Package bench compares package change with what one would write by hand, in one run on one machine: only ratios carry over.
//
//	go test -bench . -benchmem ./...
//	go test -run Ratios -v ./...
//
// It is a module of its own, so that nothing here reaches an embedder.
package bench

import (
	"slices"

	"github.com/gobeian/icp/filing"
)

// Floor judges an edit by twelve representative rules, written by hand without library and without regular expressions, each in
// the plainest way: province fixed, nature matrix by province and date, rename needs a document, number fixed, domains only
// removed, one order, phone, e-mail, resident ID and credit code by their check digits, phone prefix by province, deadline.
// It returns what is wrong.
func Floor(old, new *filing.Filing, on filing.Date, occurred filing.Date, proof bool, local func(filing.Province, string) bool) []Finding {
	var out []Finding
	add := func(rule, path string) { out = append(out, Finding{rule, path}) }
	if old.Province != new.Province {
		add("province", "province")
	}
	if old.Number != new.Number {
		add("number", "number")
	}
	a, b := &old.Sponsor, &new.Sponsor
	if (a.Nature == filing.NatureIndividual) != (b.Nature == filing.NatureIndividual) && !matrix(old.Province, a.Nature, on) {
		add("nature", "sponsor.nature")
	}
	renamed := a.Name != b.Name
	if renamed && !proof {
		add("rename", "sponsor.name")
	}
	sponsor := renamed || *a != *b
	floorPerson(add, &a.Principal, &b.Principal, "sponsor.principal", new.Province, local)
	floorPerson(add, &a.LegalRepresentative, &b.LegalRepresentative, "sponsor.legalRepresentative", new.Province, local)
	if !creditCode(b.Certificate.Number) {
		add("credit-code", "sponsor.certificate.number")
	}
	services := floorServices(add, old.Services, new.Services, new.Province, local)
	if sponsor && services && !renamed {
		add("one-order", "")
	}
	if occurred != 0 && on > occurred.AddDays(-30) {
		add("deadline", "")
	}
	return out
}

// Finding is one thing that is wrong.
type Finding struct{ Rule, Path string }

// matrix stands for a table of provinces and dates.
func matrix(p filing.Province, from filing.Nature, on filing.Date) bool {
	switch p {
	case filing.Zhejiang, filing.Jiangsu, filing.Jiangxi:
		return from == filing.NatureIndividual
	case filing.Xinjiang:
		return on < 20200101
	}
	return on < 20181001
}

func floorServices(add func(rule, path string), old, new []filing.Service, p filing.Province, local func(filing.Province, string) bool) (touched bool) {
	byNumber := make(map[string]*filing.Service, len(new))
	for i := range new {
		byNumber[new[i].Number.String()] = &new[i]
	}
	for i := range old {
		s := &old[i]
		t := byNumber[s.Number.String()]
		if t == nil {
			add("service", s.Number.String())
			continue
		}
		if s.Name != t.Name || s.Kind != t.Kind || s.Manager != t.Manager || !slices.Equal(s.HomePages, t.HomePages) || !slices.EqualFunc(s.Access, t.Access, filing.Access.Equal) {
			touched = true
		}
		floorPerson(add, &s.Manager, &t.Manager, "manager", p, local)
		floorDomains(add, s, t)
	}
	return touched
}

func floorDomains(add func(rule, path string), s, t *filing.Service) {
	same := len(s.Domains) == len(t.Domains)
	for i := 0; same && i < len(s.Domains); i++ {
		same = s.Domains[i].Name == t.Domains[i].Name
	}
	if same {
		return
	}
	was := make(map[string]bool, len(s.Domains))
	for i := range s.Domains {
		was[s.Domains[i].Name] = true
	}
	for i := range t.Domains {
		if name := t.Domains[i].Name; !was[name] {
			add("domains", "services["+s.Number.String()+"].domains["+name+"]")
		}
	}
}

func floorPerson(add func(rule, path string), a, b *filing.Person, path string, p filing.Province, local func(filing.Province, string) bool) {
	if !mobile(b.Mobile) {
		add("mobile", path+".mobile")
	}
	if !email(b.Email) {
		add("email", path+".email")
	}
	if !residentID(b.ID.Number) {
		add("resident-id", path+".id.number")
	}
	if a.Mobile != b.Mobile && !local(p, b.Mobile) {
		add("phone-prefix", path+".mobile")
	}
}

func mobile(s string) bool {
	if len(s) != 11 || s[0] != '1' || s[1] < '3' || s[1] > '9' {
		return false
	}
	for i := 2; i < 11; i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

func email(s string) bool {
	at, dot := -1, -1
	for i := range len(s) {
		switch c := s[i]; {
		case c == '@':
			if at >= 0 {
				return false
			}
			at = i
		case c == '.':
			dot = i
		case c <= ' ' || c > '~':
			return false
		}
	}
	return at > 0 && dot > at+1 && dot < len(s)-2
}

func residentID(s string) bool {
	if len(s) != 18 {
		return false
	}
	weights := [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, w := range weights {
		d := int(s[i]) - '0'
		if d < 0 || d > 9 {
			return false
		}
		sum += d * w
	}
	return s[17] == "10X98765432"[sum%11]
}

func creditCode(s string) bool {
	if len(s) != 18 {
		return false
	}
	weights := [17]int{1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28}
	sum := 0
	for i, w := range weights {
		v := value(s[i])
		if v < 0 {
			return false
		}
		sum += v * w
	}
	return value(s[17]) == (31-sum%31)%31
}

// value is that of a character of a credit code: digits and letters without I, O, S, V and Z.
func value(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'A' && c <= 'H':
		return int(c-'A') + 10
	case c >= 'J' && c <= 'N':
		return int(c-'J') + 18
	case c >= 'P' && c <= 'R':
		return int(c-'P') + 23
	case c >= 'T' && c <= 'U':
		return int(c-'T') + 26
	case c >= 'W' && c <= 'Y':
		return int(c-'W') + 28
	}
	return -1
}
