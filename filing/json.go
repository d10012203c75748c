package filing

import (
	"encoding"
	"errors"
	"net/netip"
	"strconv"

	"github.com/gobeian/icp/internal/strictjson"
)

// A DecodeError tells where a JSON document is not a filing, or not one of its parts. It never holds what stands there; only the
// name of an unknown member is repeated, if it is a short ASCII word.
type DecodeError struct {
	Offset   int64  // bytes before the place
	Line     int    // from 1
	Column   int    // characters before the place in its line, plus 1
	Path     string // place in the document with indexes, services[0].domains[1].expires, because it has no keys yet
	Expected string // what belongs there
}

// Error implements error.
func (e *DecodeError) Error() string {
	return "filing: " + (*strictjson.Error)(e).Error()
}

// Decode reads one filing from a JSON document. It refuses unknown, duplicate and differently cased member names, null, trailing
// data, invalid UTF-8, documents of more than 4 MiB and nesting deeper than 32. Every member may be absent, which means unknown.
// Errors are [*DecodeError].
func Decode(data []byte) (Filing, error) {
	var f Filing
	err := unmarshal(data, &f, (*decoder).filing)
	return f, err
}

// unmarshal reads one document into a new value and stores it only if all of it is good.
func unmarshal[T any](data []byte, dst *T, read func(*decoder, *T) error) error {
	var v T
	d := decoder{strictjson.NewDecoder(data, strictjson.Limits{})}
	if err := d.Document(func() error { return read(&d, &v) }); err != nil {
		if e, ok := errors.AsType[*strictjson.Error](err); ok {
			return (*DecodeError)(e)
		}
		return err
	}
	*dst = v
	return nil
}

// decoder reads the model from JSON.
type decoder struct{ *strictjson.Decoder }

func (d *decoder) str(dst *string) (err error) {
	*dst, err = d.String()
	return err
}

func (d *decoder) boolean(dst *bool) (err error) {
	*dst, err = d.Bool()
	return err
}

// text reads a string with the value's own UnmarshalText.
func (d *decoder) text(dst encoding.TextUnmarshaler, expected string) error {
	s, err := d.String()
	if err != nil {
		return d.Fail(expected)
	}
	if err := dst.UnmarshalText([]byte(s)); err != nil {
		return d.Fail(expected)
	}
	return nil
}

// number reads a filing number and says what is wrong with one that is none.
func (d *decoder) number(dst *Number) error {
	s, err := d.String()
	if err != nil {
		return err
	}
	if err := dst.UnmarshalText([]byte(s)); err != nil {
		expected := "a filing number such as 京ICP备2021000001号-1"
		if e, ok := errors.AsType[*NumberError](err); ok {
			expected += " (" + e.Problem.text()
			if e.Want != "" {
				expected += ", want " + e.Want
			}
			expected += ")"
		}
		return d.Fail(expected)
	}
	return nil
}

func (d *decoder) date(dst *Date) error { return d.text(dst, "a date such as 2006-01-02") }

func (d *decoder) expiry(dst *Expiry) error {
	return d.text(dst, "a date such as 2006-01-02, or long-term")
}

func (d *decoder) province(dst *Province) error { return d.text(dst, "a province such as CN-ZJ") }

func (d *decoder) platform(dst *Platform) error {
	return d.text(dst, "a platform: android, ios, harmonyos or other")
}

// code reads a slug or a code of one of the ministry's lists.
func code[T ~uint16 | ~uint32 | ~uint64](d *decoder, dst *T, list codeList) error {
	if d.Kind() == strictjson.Number {
		n, err := d.Uint(list.limit)
		*dst = T(n)
		return err
	}
	s, err := d.String()
	if err != nil {
		return d.Fail(list.expected)
	}
	n, err := list.parse(s)
	if err != nil {
		return d.Fail(list.expected)
	}
	*dst = T(n)
	return nil
}

func (d *decoder) nature(dst *Nature) error { return code(d, dst, natureList()) }

func (d *decoder) certificateKind(dst *CertificateKind) error {
	return code(d, dst, certificateKindList())
}

func (d *decoder) serviceKind(dst *ServiceKind) error { return code(d, dst, serviceKindList()) }

func (d *decoder) category(dst *PreApprovalCategory) error {
	return code(d, dst, preApprovalCategoryList())
}

func (d *decoder) content(dst *Content) error { return code(d, dst, contentList()) }

func (d *decoder) accessMode(dst *AccessMode) error { return code(d, dst, accessModeList()) }

func (d *decoder) language(dst *Language) error { return code(d, dst, languageList()) }

func (d *decoder) ip(dst *netip.Addr) error { return d.text(dst, "an IP address") }

// list reads an array. An empty array is nil, like an absent one.
func list[T any](d *decoder, dst *[]T, read func(*decoder, *T) error) error {
	return d.Array(func(int) error {
		var v T
		if err := read(d, &v); err != nil {
			return err
		}
		*dst = append(*dst, v)
		return nil
	})
}

func (d *decoder) filing(f *Filing) error {
	return d.Object(func(name string) error {
		switch name {
		case "number":
			return d.number(&f.Number)
		case "province":
			return d.province(&f.Province)
		case "sponsor":
			return d.sponsor(&f.Sponsor)
		case "services":
			return list(d, &f.Services, (*decoder).service)
		case "remark":
			return d.str(&f.Remark)
		}
		return d.Unknown(name)
	})
}

func (d *decoder) sponsor(s *Sponsor) error {
	return d.Object(func(name string) error {
		switch name {
		case "nature":
			return d.nature(&s.Nature)
		case "name":
			return d.str(&s.Name)
		case "certificate":
			return d.certificate(&s.Certificate)
		case "address":
			return d.str(&s.Address)
		case "legalRepresentative":
			return d.person(&s.LegalRepresentative)
		case "principal":
			return d.person(&s.Principal)
		case "superior":
			return d.str(&s.Superior)
		case "commercial":
			return d.boolean(&s.Commercial)
		}
		return d.Unknown(name)
	})
}

func (d *decoder) certificate(c *Certificate) error {
	return d.Object(func(name string) error {
		switch name {
		case "kind":
			return d.certificateKind(&c.Kind)
		case "name":
			return d.str(&c.Name)
		case "number":
			return d.str(&c.Number)
		case "address":
			return d.str(&c.Address)
		case "expires":
			return d.expiry(&c.Expires)
		}
		return d.Unknown(name)
	})
}

func (d *decoder) person(p *Person) error {
	return d.Object(func(name string) error {
		switch name {
		case "name":
			return d.str(&p.Name)
		case "id":
			return d.document(&p.ID)
		case "mobile":
			return d.str(&p.Mobile)
		case "emergencyPhone":
			return d.str(&p.EmergencyPhone)
		case "email":
			return d.str(&p.Email)
		}
		return d.Unknown(name)
	})
}

func (d *decoder) document(v *Document) error {
	return d.Object(func(name string) error {
		switch name {
		case "kind":
			return d.certificateKind(&v.Kind)
		case "number":
			return d.str(&v.Number)
		case "expires":
			return d.expiry(&v.Expires)
		}
		return d.Unknown(name)
	})
}

func (d *decoder) service(s *Service) error {
	return d.Object(func(name string) error {
		switch name {
		case "number":
			return d.number(&s.Number)
		case "kind":
			return d.serviceKind(&s.Kind)
		case "name":
			return d.str(&s.Name)
		case "homePages":
			return list(d, &s.HomePages, (*decoder).str)
		case "domains":
			return list(d, &s.Domains, (*decoder).domain)
		case "manager":
			return d.person(&s.Manager)
		case "contents":
			return list(d, &s.Contents, (*decoder).content)
		case "preApprovals":
			return list(d, &s.PreApprovals, (*decoder).preApproval)
		case "languages":
			return list(d, &s.Languages, (*decoder).language)
		case "access":
			return list(d, &s.Access, (*decoder).access)
		case "app":
			s.App = new(App)
			return d.app(s.App)
		case "remark":
			return d.str(&s.Remark)
		}
		return d.Unknown(name)
	})
}

func (d *decoder) domain(v *Domain) error {
	return d.Object(func(name string) error {
		switch name {
		case "name":
			return d.str(&v.Name)
		case "holder":
			return d.holder(&v.Holder)
		case "expires":
			return d.date(&v.Expires)
		case "filedOn":
			return d.date(&v.FiledOn)
		}
		return d.Unknown(name)
	})
}

func (d *decoder) holder(h *Holder) error {
	return d.Object(func(name string) error {
		switch name {
		case "name":
			return d.str(&h.Name)
		case "number":
			return d.str(&h.Number)
		}
		return d.Unknown(name)
	})
}

func (d *decoder) preApproval(p *PreApproval) error {
	return d.Object(func(name string) error {
		switch name {
		case "category":
			return d.category(&p.Category)
		case "number":
			return d.str(&p.Number)
		}
		return d.Unknown(name)
	})
}

func (d *decoder) access(a *Access) error {
	return d.Object(func(name string) error {
		switch name {
		case "provider":
			return d.str(&a.Provider)
		case "mode":
			return d.accessMode(&a.Mode)
		case "region":
			return d.province(&a.Region)
		case "ips":
			return list(d, &a.IPs, (*decoder).ip)
		}
		return d.Unknown(name)
	})
}

func (d *decoder) app(a *App) error {
	return d.Object(func(name string) error {
		switch name {
		case "package":
			return d.str(&a.Package)
		case "platform":
			return d.platform(&a.Platform)
		case "publicKey":
			return d.str(&a.PublicKey)
		case "md5":
			return d.str(&a.MD5)
		case "sdks":
			return list(d, &a.SDKs, (*decoder).str)
		}
		return d.Unknown(name)
	})
}

// UnmarshalJSON reads what [Decode] reads and leaves f as it is on an error, a [*DecodeError].
func (f *Filing) UnmarshalJSON(data []byte) error { return unmarshal(data, f, (*decoder).filing) }

// UnmarshalJSON reads a sponsor with the strictness of [Decode].
func (s *Sponsor) UnmarshalJSON(data []byte) error { return unmarshal(data, s, (*decoder).sponsor) }

// UnmarshalJSON reads a certificate with the strictness of [Decode].
func (c *Certificate) UnmarshalJSON(data []byte) error {
	return unmarshal(data, c, (*decoder).certificate)
}

// UnmarshalJSON reads a person with the strictness of [Decode].
func (p *Person) UnmarshalJSON(data []byte) error { return unmarshal(data, p, (*decoder).person) }

// UnmarshalJSON reads a document with the strictness of [Decode].
func (d *Document) UnmarshalJSON(data []byte) error { return unmarshal(data, d, (*decoder).document) }

// UnmarshalJSON reads a service with the strictness of [Decode].
func (s *Service) UnmarshalJSON(data []byte) error { return unmarshal(data, s, (*decoder).service) }

// UnmarshalJSON reads a domain with the strictness of [Decode].
func (d *Domain) UnmarshalJSON(data []byte) error { return unmarshal(data, d, (*decoder).domain) }

// UnmarshalJSON reads a holder with the strictness of [Decode].
func (h *Holder) UnmarshalJSON(data []byte) error { return unmarshal(data, h, (*decoder).holder) }

// UnmarshalJSON reads a pre-approval with the strictness of [Decode].
func (p *PreApproval) UnmarshalJSON(data []byte) error {
	return unmarshal(data, p, (*decoder).preApproval)
}

// UnmarshalJSON reads an access with the strictness of [Decode].
func (a *Access) UnmarshalJSON(data []byte) error { return unmarshal(data, a, (*decoder).access) }

// UnmarshalJSON reads an App with the strictness of [Decode].
func (a *App) UnmarshalJSON(data []byte) error { return unmarshal(data, a, (*decoder).app) }

// UnmarshalJSON reads a slug or a code. It fails with a [*DecodeError].
func (v *Nature) UnmarshalJSON(data []byte) error { return unmarshal(data, v, (*decoder).nature) }

// UnmarshalJSON reads a slug or a code. It fails with a [*DecodeError].
func (v *CertificateKind) UnmarshalJSON(data []byte) error {
	return unmarshal(data, v, (*decoder).certificateKind)
}

// UnmarshalJSON reads a slug or a code. It fails with a [*DecodeError].
func (v *ServiceKind) UnmarshalJSON(data []byte) error {
	return unmarshal(data, v, (*decoder).serviceKind)
}

// UnmarshalJSON reads a slug or a code. It fails with a [*DecodeError].
func (v *PreApprovalCategory) UnmarshalJSON(data []byte) error {
	return unmarshal(data, v, (*decoder).category)
}

// UnmarshalJSON reads the slug of a website's content or a code. It fails with a [*DecodeError].
func (v *Content) UnmarshalJSON(data []byte) error { return unmarshal(data, v, (*decoder).content) }

// UnmarshalJSON reads a slug or a code. It fails with a [*DecodeError].
func (v *AccessMode) UnmarshalJSON(data []byte) error {
	return unmarshal(data, v, (*decoder).accessMode)
}

// UnmarshalJSON reads a BCP 47 tag or a code. It fails with a [*DecodeError].
func (v *Language) UnmarshalJSON(data []byte) error { return unmarshal(data, v, (*decoder).language) }

// marshal writes one document.
func marshal(write func(*encoder)) ([]byte, error) {
	var e encoder
	write(&e)
	if e.err != nil {
		return nil, e.err
	}
	b, ok := e.Bytes()
	if !ok {
		return nil, &ParseError{What: "text", Expected: "UTF-8"}
	}
	return b, nil
}

// encoder writes the model as JSON. A member that is zero or empty is left out.
type encoder struct {
	strictjson.Writer
	err error
}

func (e *encoder) object(write func()) {
	e.Open('{')
	write()
	e.Close('}')
}

func (e *encoder) str(name, s string) {
	if s != "" {
		e.Name(name)
		e.String(s)
	}
}

// text writes a member whose text form is canonical.
func (e *encoder) text(name string, v encoding.TextAppender) {
	var buf [64]byte
	text, err := v.AppendText(buf[:0])
	if err != nil {
		e.err = errors.Join(e.err, err)
	}
	e.str(name, string(text))
}

// code writes a slug as a string and a code without one as a number.
func (e *encoder) code(rows []codeRow, code uint64) {
	if row := codeFind(rows, code); row != nil {
		e.String(row.slug)
		return
	}
	e.Uint(code)
}

func (e *encoder) codeMember(name string, rows []codeRow, code uint64) {
	if code != 0 {
		e.Name(name)
		e.code(rows, code)
	}
}

// object writes a member that is an object, unless it is zero.
func objectMember[T comparable](e *encoder, name string, v *T, write func(*encoder, *T)) {
	var zero T
	if *v != zero {
		e.Name(name)
		e.object(func() { write(e, v) })
	}
}

// listMember writes a member that is an array, unless it is empty.
func listMember[T any](e *encoder, name string, list []T, write func(*encoder, *T)) {
	if len(list) == 0 {
		return
	}
	e.Name(name)
	e.Open('[')
	for i := range list {
		write(e, &list[i])
	}
	e.Close(']')
}

// element makes an array's element of what writes an object's members.
func element[T any](write func(*encoder, *T)) func(*encoder, *T) {
	return func(e *encoder, v *T) { e.object(func() { write(e, v) }) }
}

func (e *encoder) filing(f *Filing) {
	e.text("number", f.Number)
	e.text("province", f.Province)
	objectMember(e, "sponsor", &f.Sponsor, (*encoder).sponsor)
	listMember(e, "services", f.Services, element((*encoder).service))
	e.str("remark", f.Remark)
}

func (e *encoder) sponsor(s *Sponsor) {
	e.codeMember("nature", natureRows[:], uint64(s.Nature))
	e.str("name", s.Name)
	objectMember(e, "certificate", &s.Certificate, (*encoder).certificate)
	e.str("address", s.Address)
	objectMember(e, "legalRepresentative", &s.LegalRepresentative, (*encoder).person)
	objectMember(e, "principal", &s.Principal, (*encoder).person)
	e.str("superior", s.Superior)
	if s.Commercial {
		e.Name("commercial")
		e.Bool(true)
	}
}

func (e *encoder) certificate(c *Certificate) {
	e.codeMember("kind", certificateRows[:], uint64(c.Kind))
	e.str("name", c.Name)
	e.str("number", c.Number)
	e.str("address", c.Address)
	e.text("expires", c.Expires)
}

func (e *encoder) person(p *Person) {
	e.str("name", p.Name)
	objectMember(e, "id", &p.ID, (*encoder).document)
	e.str("mobile", p.Mobile)
	e.str("emergencyPhone", p.EmergencyPhone)
	e.str("email", p.Email)
}

func (e *encoder) document(d *Document) {
	e.codeMember("kind", certificateRows[:], uint64(d.Kind))
	e.str("number", d.Number)
	e.text("expires", d.Expires)
}

func (e *encoder) service(s *Service) {
	e.text("number", s.Number)
	e.codeMember("kind", serviceKindRows[:], uint64(s.Kind))
	e.str("name", s.Name)
	listMember(e, "homePages", s.HomePages, (*encoder).stringElement)
	listMember(e, "domains", s.Domains, element((*encoder).domain))
	objectMember(e, "manager", &s.Manager, (*encoder).person)
	listMember(e, "contents", s.Contents, (*encoder).content)
	listMember(e, "preApprovals", s.PreApprovals, element((*encoder).preApproval))
	listMember(e, "languages", s.Languages, (*encoder).language)
	listMember(e, "access", s.Access, element((*encoder).access))
	if s.App != nil {
		e.Name("app")
		e.object(func() { e.app(s.App) })
	}
	e.str("remark", s.Remark)
}

func (e *encoder) stringElement(s *string) { e.String(*s) }

func (e *encoder) content(c *Content) { e.Uint(uint64(*c)) }

func (e *encoder) language(l *Language) { e.code(languageRows[:], uint64(*l)) }

func (e *encoder) domain(d *Domain) {
	e.str("name", d.Name)
	objectMember(e, "holder", &d.Holder, (*encoder).holder)
	e.text("expires", d.Expires)
	e.text("filedOn", d.FiledOn)
}

func (e *encoder) holder(h *Holder) {
	e.str("name", h.Name)
	e.str("number", h.Number)
}

func (e *encoder) preApproval(p *PreApproval) {
	e.codeMember("category", preApprovalRows[:], uint64(p.Category))
	e.str("number", p.Number)
}

func (e *encoder) access(a *Access) {
	e.str("provider", a.Provider)
	e.codeMember("mode", accessModeRows[:], uint64(a.Mode))
	e.text("region", a.Region)
	listMember(e, "ips", a.IPs, (*encoder).ip)
}

func (e *encoder) ip(a *netip.Addr) {
	if !a.IsValid() {
		e.String("")
		return
	}
	e.String(a.String())
}

func (e *encoder) app(a *App) {
	e.str("package", a.Package)
	e.text("platform", a.Platform)
	e.str("publicKey", a.PublicKey)
	e.str("md5", a.MD5)
	listMember(e, "sdks", a.SDKs, (*encoder).stringElement)
}

// MarshalJSON writes the canonical form, in which members that are zero or empty are left out; [Decode] of it gives an equal
// filing. It fails for dates that are no day of the calendar, platforms outside the list and text that is not UTF-8.
func (f Filing) MarshalJSON() ([]byte, error) {
	return marshal(func(e *encoder) { e.object(func() { e.filing(&f) }) })
}

// MarshalJSON writes the form that a sponsor has inside a filing.
func (s Sponsor) MarshalJSON() ([]byte, error) {
	return marshal(func(e *encoder) { e.object(func() { e.sponsor(&s) }) })
}

// MarshalJSON writes the form that a certificate has inside a filing.
func (c Certificate) MarshalJSON() ([]byte, error) {
	return marshal(func(e *encoder) { e.object(func() { e.certificate(&c) }) })
}

// MarshalJSON writes the form that a person has inside a filing.
func (p Person) MarshalJSON() ([]byte, error) {
	return marshal(func(e *encoder) { e.object(func() { e.person(&p) }) })
}

// MarshalJSON writes the form that a document has inside a filing.
func (d Document) MarshalJSON() ([]byte, error) {
	return marshal(func(e *encoder) { e.object(func() { e.document(&d) }) })
}

// MarshalJSON writes the form that a service has inside a filing.
func (s Service) MarshalJSON() ([]byte, error) {
	return marshal(func(e *encoder) { e.object(func() { e.service(&s) }) })
}

// MarshalJSON writes the form that a domain has inside a filing.
func (d Domain) MarshalJSON() ([]byte, error) {
	return marshal(func(e *encoder) { e.object(func() { e.domain(&d) }) })
}

// MarshalJSON writes the form that a holder has inside a filing.
func (h Holder) MarshalJSON() ([]byte, error) {
	return marshal(func(e *encoder) { e.object(func() { e.holder(&h) }) })
}

// MarshalJSON writes the form that a pre-approval has inside a filing.
func (p PreApproval) MarshalJSON() ([]byte, error) {
	return marshal(func(e *encoder) { e.object(func() { e.preApproval(&p) }) })
}

// MarshalJSON writes the form that an access has inside a filing.
func (a Access) MarshalJSON() ([]byte, error) {
	return marshal(func(e *encoder) { e.object(func() { e.access(&a) }) })
}

// MarshalJSON writes the form that an App has inside a filing.
func (a App) MarshalJSON() ([]byte, error) {
	return marshal(func(e *encoder) { e.object(func() { e.app(&a) }) })
}

// MarshalJSON writes the slug, or the code where there is no slug; zero is the number 0.
func (v Nature) MarshalJSON() ([]byte, error) { return codeJSON(natureRows[:], uint64(v)) }

// MarshalJSON writes the slug, or the code where there is no slug; zero is the number 0.
func (v CertificateKind) MarshalJSON() ([]byte, error) {
	return codeJSON(certificateRows[:], uint64(v))
}

// MarshalJSON writes the slug, or the code where there is no slug; zero is the number 0.
func (v ServiceKind) MarshalJSON() ([]byte, error) { return codeJSON(serviceKindRows[:], uint64(v)) }

// MarshalJSON writes the slug, or the code where there is no slug; zero is the number 0.
func (v PreApprovalCategory) MarshalJSON() ([]byte, error) {
	return codeJSON(preApprovalRows[:], uint64(v))
}

// MarshalJSON writes the code, because its meaning depends on the kind of service.
func (v Content) MarshalJSON() ([]byte, error) { return strconv.AppendUint(nil, uint64(v), 10), nil }

// MarshalJSON writes the slug, or the code where there is no slug; zero is the number 0.
func (v AccessMode) MarshalJSON() ([]byte, error) { return codeJSON(accessModeRows[:], uint64(v)) }

// MarshalJSON writes the BCP 47 tag, or the code where there is no tag; zero is the number 0.
func (v Language) MarshalJSON() ([]byte, error) { return codeJSON(languageRows[:], uint64(v)) }

func codeJSON(rows []codeRow, code uint64) ([]byte, error) {
	return marshal(func(e *encoder) { e.code(rows, code) })
}
