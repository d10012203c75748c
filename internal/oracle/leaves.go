package oracle

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/filing"
)

// Leaf is one value of a filing: a place that holds nothing but a value, or a list of values.
type Leaf struct {
	Path  filing.Path // with the keys that the list of leaves was made with
	Value any
}

// Leaves returns every value of a filing, found by walking the model. key names a service by its index. Lists of services, domains
// and accesses are walked; other lists are one value. It panics where the model has a place that package filing does not name.
func Leaves(f *filing.Filing, key func(service int) string) []Leaf {
	w := walker{key: key}
	w.walk(reflect.ValueOf(f).Elem(), "", filing.Path{})
	return w.leaves
}

type walker struct {
	leaves []Leaf
	key    func(int) string
}

func (w *walker) walk(v reflect.Value, pattern string, at filing.Path) {
	switch {
	case v.Kind() == reflect.Pointer:
		if v.IsNil() {
			return
		}
		at.Field = field(pattern)
		w.leaves = append(w.leaves, Leaf{at, true}) // that there is one
		w.walk(v.Elem(), pattern, at)
	case v.Kind() == reflect.Struct && isModel(v.Type()):
		for i := range v.NumField() {
			w.walk(v.Field(i), join(pattern, v.Type().Field(i).Tag.Get("json")), at)
		}
	case v.Kind() == reflect.Slice && isWalked(v.Type().Elem()):
		for i := range v.Len() {
			e, at := v.Index(i), at
			switch x := e.Interface().(type) {
			case filing.Service:
				at.Service = w.key(i)
			case filing.Domain:
				at.Key = filing.DomainKey(x.Name)
			case filing.Access:
				at.Key = x.Provider
			}
			at.Field = field(pattern + "[]")
			w.leaves = append(w.leaves, Leaf{at, true})
			w.walk(e, pattern+"[]", at)
		}
	default:
		at.Field = field(pattern)
		w.leaves = append(w.leaves, Leaf{at, v.Interface()})
	}
}

func field(pattern string) filing.Field {
	var f filing.Field
	if err := f.UnmarshalText([]byte(pattern)); err != nil {
		panic("package filing has no name for the place " + pattern)
	}
	return f
}

func join(pattern, name string) string {
	if pattern == "" {
		return name
	}
	return pattern + "." + name
}

// isModel reports whether a struct is one of the model's own and not a value such as a number or an address.
func isModel(t reflect.Type) bool {
	return strings.HasSuffix(t.PkgPath(), "/filing") && t != reflect.TypeFor[filing.Number]()
}

func isWalked(t reflect.Type) bool {
	return t == reflect.TypeFor[filing.Service]() || t == reflect.TypeFor[filing.Domain]() || t == reflect.TypeFor[filing.Access]()
}

// Difference is a place whose value two filings do not share. Absent is the value nil.
type Difference struct {
	Path     filing.Path
	Old, New any
}

// Differences lists the places at which two filings differ as plain data. A service goes by its key in old, one that is only in
// new by its key there. Lists within a service are compared as they stand.
func Differences(old, new *filing.Filing) []Difference {
	names := make([]string, len(new.Services))
	for _, p := range Pairs(old.Services, new.Services) {
		switch {
		case p.New < 0:
		case p.Old < 0:
			names[p.New] = filing.ServiceKey(&new.Services[p.New])
		default:
			names[p.New] = filing.ServiceKey(&old.Services[p.Old])
		}
	}
	before := Leaves(old, func(i int) string { return filing.ServiceKey(&old.Services[i]) })
	after := Leaves(new, func(i int) string { return names[i] })
	values := map[filing.Path][2]any{}
	for _, l := range before {
		values[l.Path] = [2]any{l.Value, nil}
	}
	for _, l := range after {
		v := values[l.Path]
		v[1] = l.Value
		values[l.Path] = v
	}
	var out []Difference
	for path, v := range values {
		if !reflect.DeepEqual(v[0], v[1]) && !(isEmpty(v[0]) && isEmpty(v[1])) {
			out = append(out, Difference{path, v[0], v[1]})
		}
	}
	slices.SortFunc(out, func(a, b Difference) int { return a.Path.Compare(b.Path) })
	return out
}

// isEmpty treats a nil list and an empty one, and an absent value and a zero one, alike.
func isEmpty(v any) bool {
	if v == nil {
		return true
	}
	r := reflect.ValueOf(v)
	return r.IsZero() || r.Kind() == reflect.Slice && r.Len() == 0
}

// Covers reports whether a change stands for a difference at a place.
func Covers(c change.Change, at filing.Path) bool {
	if c.Path.Service != at.Service {
		return false
	}
	whole, part := c.Path.Field.String(), at.Field.String()
	if c.Path.Field == at.Field {
		return c.Path.Key == at.Key || c.With != "" && c.With == at.Key
	}
	below := strings.HasPrefix(part, whole+".") || strings.HasPrefix(part, whole+"[]")
	switch c.Path.Field {
	case filing.FieldSponsor: // another sponsor: nature, name and certificate at once
		return at.Field == filing.FieldSponsorNature || at.Field == filing.FieldSponsorName || strings.HasPrefix(part, "sponsor.certificate.")
	case filing.FieldLegalRepresentative, filing.FieldPrincipal, filing.FieldManager: // another person: name and document
		return below && (strings.HasPrefix(part, whole+".id.") || part == whole+".name")
	case filing.FieldSponsorCertificateNumber: // a re-issue brings the kind of certificate that bears the number
		return c.Op == change.Reissued && at.Field == filing.FieldSponsorCertificateKind
	case filing.FieldDomain, filing.FieldAccess:
		return below && (c.Path.Key == at.Key || c.With != "" && c.With == at.Key)
	case filing.FieldService, filing.FieldApp:
		return below
	}
	return false
}

// Spelling reports whether a difference is one of how the same thing is written, which change.Diff leaves out: names but for width
// and white space, phones but for separators, identity numbers but for form and masks, domains but for case and Punycode, lists
// but for order and repetition.
func Spelling(d Difference, old, new *filing.Filing) bool {
	if d.Path.Field == filing.FieldServicePreApprovals {
		a, _ := d.Old.([]filing.PreApproval)
		b, _ := d.New.([]filing.PreApproval)
		return SameMembers(folded(a), folded(b))
	}
	if list(d.Old) || list(d.New) {
		return sameList(d.Old, d.New)
	}
	a, b := str(d.Old), str(d.New)
	switch name := d.Path.Field.String(); {
	case strings.HasSuffix(name, "obile"), strings.HasSuffix(name, "emergencyPhone"):
		return samePhoneOrHidden(a, b)
	case d.Path.Field == filing.FieldDomainName:
		return filing.SameDomain(a, b)
	case strings.HasSuffix(name, ".email"):
		return hidden(a, b)
	case strings.HasSuffix(name, ".address"), strings.HasSuffix(name, ".superior"):
		return filing.SameName(a, b) || hidden(a, b)
	case d.Path.Field == filing.FieldDomainHolderNumber, strings.HasPrefix(name, "services[].app."):
		return false
	case strings.HasSuffix(name, "id.number"), strings.HasSuffix(name, "certificate.number"):
		if a == "" || b == "" {
			return false
		}
		kindA, kindB := kinds(d.Path, old, new)
		m := filing.SameIdentity(filing.Identity{Kind: kindA, Number: a}, filing.Identity{Kind: kindB, Number: b})
		return m == filing.MatchSame || m == filing.MatchUnknown
	}
	if strings.HasSuffix(d.Path.Field.String(), ".name") && filing.MatchName(a, b) == filing.MatchUnknown && a != "" && b != "" {
		return true // a mask that could be the other name
	}
	return a != "" && b != "" && filing.SameName(a, b) || filing.FoldName(a) == filing.FoldName(b) && a+b != "" && bothStrings(d)
}

func bothStrings(d Difference) bool {
	_, x := d.Old.(string)
	_, y := d.New.(string)
	return x && y
}

// kinds returns the kinds of document that stand beside a number.
func kinds(at filing.Path, old, new *filing.Filing) (a, b filing.CertificateKind) {
	switch at.Field {
	case filing.FieldSponsorCertificateNumber:
		return old.Sponsor.Certificate.Kind, new.Sponsor.Certificate.Kind
	case filing.FieldLegalRepresentativeIDNumber:
		return old.Sponsor.LegalRepresentative.ID.Kind, new.Sponsor.LegalRepresentative.ID.Kind
	case filing.FieldPrincipalIDNumber:
		return old.Sponsor.Principal.ID.Kind, new.Sponsor.Principal.ID.Kind
	}
	for _, p := range Pairs(old.Services, new.Services) {
		if p.Old >= 0 && p.New >= 0 && filing.ServiceKey(&old.Services[p.Old]) == at.Service {
			return old.Services[p.Old].Manager.ID.Kind, new.Services[p.New].Manager.ID.Kind
		}
	}
	return 0, 0
}

func str(v any) string {
	s, _ := v.(string)
	return s
}

func list(v any) bool { return v != nil && reflect.TypeOf(v).Kind() == reflect.Slice }

func sameList(a, b any) bool {
	return SameMembers(texts(a), texts(b))
}

func texts(v any) []string {
	if v == nil {
		return nil
	}
	var out []string
	for i, r := 0, reflect.ValueOf(v); i < r.Len(); i++ {
		out = append(out, fmt.Sprintf("%#v", r.Index(i).Interface()))
	}
	return out
}
