package filing

import (
	"cmp"
	"strings"
	"unicode/utf8"
)

// Field names one place of the model of a filing: a leaf such as the mobile number of the principal, or a whole such as the
// principal. The zero value is no place, or the filing as a whole. Fields order as a reader would list them.
type Field uint8

// The places of a filing. A comment gives the Chinese term; where it says "whole" the place includes everything below it.
const (
	FieldNumber                            Field = iota + 1 // 主体备案号
	FieldProvince                                           // 省
	FieldRemark                                             // 备注
	FieldSponsor                                            // 主办者, the whole sponsor
	FieldSponsorNature                                      // 单位性质
	FieldSponsorName                                        // 名称
	FieldSponsorAddress                                     // 通信地址
	FieldSponsorSuperior                                    // 投资人或上级主管单位
	FieldSponsorCommercial                                  // 经营性
	FieldSponsorCertificate                                 // 证件, the whole certificate
	FieldSponsorCertificateKind                             // 证件类型
	FieldSponsorCertificateName                             // 证件上的名称
	FieldSponsorCertificateNumber                           // 证件号码
	FieldSponsorCertificateAddress                          // 证件住所
	FieldSponsorCertificateExpires                          // 证件有效期
	FieldLegalRepresentative                                // 法定代表人, the whole person
	FieldLegalRepresentativeName                            // 姓名
	FieldLegalRepresentativeID                              // the whole document
	FieldLegalRepresentativeIDKind                          // 证件类型
	FieldLegalRepresentativeIDNumber                        // 证件号码
	FieldLegalRepresentativeIDExpires                       // 证件有效期
	FieldLegalRepresentativeMobile                          // 手机号码
	FieldLegalRepresentativeEmergencyPhone                  // 应急联系电话
	FieldLegalRepresentativeEmail                           // 电子邮件地址
	FieldPrincipal                                          // 主体负责人, the whole person
	FieldPrincipalName                                      // 姓名
	FieldPrincipalID                                        // the whole document
	FieldPrincipalIDKind                                    // 证件类型
	FieldPrincipalIDNumber                                  // 证件号码
	FieldPrincipalIDExpires                                 // 证件有效期
	FieldPrincipalMobile                                    // 手机号码
	FieldPrincipalEmergencyPhone                            // 应急联系电话
	FieldPrincipalEmail                                     // 电子邮件地址
	FieldServices                                           // 服务, the list
	FieldService                                            // one whole service
	FieldServiceNumber                                      // 服务备案号
	FieldServiceKind                                        // 服务类型
	FieldServiceName                                        // 服务名称
	FieldServiceHomePages                                   // 首页网址
	FieldServiceLanguages                                   // 语种
	FieldServiceContents                                    // 服务内容
	FieldServiceRemark                                      // 备注
	FieldManager                                            // 服务负责人, the whole person
	FieldManagerName                                        // 姓名
	FieldManagerID                                          // the whole document
	FieldManagerIDKind                                      // 证件类型
	FieldManagerIDNumber                                    // 证件号码
	FieldManagerIDExpires                                   // 证件有效期
	FieldManagerMobile                                      // 手机号码
	FieldManagerEmergencyPhone                              // 应急联系电话
	FieldManagerEmail                                       // 电子邮件地址
	FieldServicePreApprovals                                // 前置审批, the list
	FieldPreApproval                                        // one whole pre-approval; the key is its category
	FieldPreApprovalCategory                                // 前置审批类型
	FieldPreApprovalNumber                                  // 审批号
	FieldDomains                                            // 域名, the list
	FieldDomain                                             // one whole domain; the key is its ASCII form
	FieldDomainName                                         // 域名
	FieldDomainHolder                                       // 域名持有者, the whole holder
	FieldDomainHolderName                                   // 域名持有者名称
	FieldDomainHolderNumber                                 // 域名持有者证件号码
	FieldDomainExpires                                      // 到期日
	FieldDomainFiledOn                                      // 备案日期
	FieldAccessList                                         // 接入, the list
	FieldAccess                                             // one whole access; the key is its provider
	FieldAccessProvider                                     // 接入服务商
	FieldAccessMode                                         // 接入方式
	FieldAccessRegion                                       // 服务器放置地
	FieldAccessIPs                                          // IP地址
	FieldApp                                                // App, all of it
	FieldAppPackage                                         // 包名
	FieldAppPlatform                                        // 运行平台
	FieldAppPublicKey                                       // 公钥
	FieldAppMD5                                             // 证书MD5指纹
	FieldAppSDKs                                            // SDK服务
)

// fieldRow is the schema path of one field, with [] where a path has a key, and whether personal data may stand there.
type fieldRow struct {
	pattern  string
	personal bool
}

var fieldRows = [...]fieldRow{ //nolint:gochecknoglobals // constant table, laid out by the linker
	{},
	{"number", false},
	{"province", false},
	{"remark", true},
	{"sponsor", true},
	{"sponsor.nature", false},
	{"sponsor.name", true},
	{"sponsor.address", true},
	{"sponsor.superior", true},
	{"sponsor.commercial", false},
	{"sponsor.certificate", true},
	{"sponsor.certificate.kind", false},
	{"sponsor.certificate.name", true},
	{"sponsor.certificate.number", true},
	{"sponsor.certificate.address", true},
	{"sponsor.certificate.expires", false},
	{"sponsor.legalRepresentative", true},
	{"sponsor.legalRepresentative.name", true},
	{"sponsor.legalRepresentative.id", true},
	{"sponsor.legalRepresentative.id.kind", false},
	{"sponsor.legalRepresentative.id.number", true},
	{"sponsor.legalRepresentative.id.expires", false},
	{"sponsor.legalRepresentative.mobile", true},
	{"sponsor.legalRepresentative.emergencyPhone", true},
	{"sponsor.legalRepresentative.email", true},
	{"sponsor.principal", true},
	{"sponsor.principal.name", true},
	{"sponsor.principal.id", true},
	{"sponsor.principal.id.kind", false},
	{"sponsor.principal.id.number", true},
	{"sponsor.principal.id.expires", false},
	{"sponsor.principal.mobile", true},
	{"sponsor.principal.emergencyPhone", true},
	{"sponsor.principal.email", true},
	{"services", true},
	{"services[]", true},
	{"services[].number", false},
	{"services[].kind", false},
	{"services[].name", false},
	{"services[].homePages", false},
	{"services[].languages", false},
	{"services[].contents", false},
	{"services[].remark", true},
	{"services[].manager", true},
	{"services[].manager.name", true},
	{"services[].manager.id", true},
	{"services[].manager.id.kind", false},
	{"services[].manager.id.number", true},
	{"services[].manager.id.expires", false},
	{"services[].manager.mobile", true},
	{"services[].manager.emergencyPhone", true},
	{"services[].manager.email", true},
	{"services[].preApprovals", false},
	{"services[].preApprovals[]", false},
	{"services[].preApprovals[].category", false},
	{"services[].preApprovals[].number", false},
	{"services[].domains", true},
	{"services[].domains[]", true},
	{"services[].domains[].name", false},
	{"services[].domains[].holder", true},
	{"services[].domains[].holder.name", true},
	{"services[].domains[].holder.number", true},
	{"services[].domains[].expires", false},
	{"services[].domains[].filedOn", false},
	{"services[].access", false},
	{"services[].access[]", false},
	{"services[].access[].provider", false},
	{"services[].access[].mode", false},
	{"services[].access[].region", false},
	{"services[].access[].ips", false},
	{"services[].app", false},
	{"services[].app.package", false},
	{"services[].app.platform", false},
	{"services[].app.publicKey", false},
	{"services[].app.md5", false},
	{"services[].app.sdks", false},
}

// IsValid reports whether f is one of the places above.
func (f Field) IsValid() bool { return f > 0 && int(f) < len(fieldRows) }

func (f Field) row() *fieldRow {
	if int(f) < len(fieldRows) {
		return &fieldRows[f]
	}
	return &fieldRows[0]
}

// String returns the path of f with empty keys, services[].domains[].expires, and the empty string for no place.
func (f Field) String() string { return f.row().pattern }

// Personal reports whether the place, or one below it, may hold personal data (个人信息): names, numbers of identity documents,
// phones, e-mails and addresses of persons, and free text. A sponsor's own name, certificate and address count, because an
// individual's are personal.
func (f Field) Personal() bool { return f.row().personal }

// AppendText appends what String returns; it never fails.
func (f Field) AppendText(b []byte) ([]byte, error) { return append(b, f.row().pattern...), nil }

// MarshalText is [Field.AppendText] on an empty buffer.
func (f Field) MarshalText() ([]byte, error) { return f.AppendText(nil) }

// UnmarshalText reads what String returns; empty text is no place, any other text a [*ParseError].
func (f *Field) UnmarshalText(text []byte) error {
	v, ok := findField(text)
	if !ok {
		return &ParseError{What: "field", Expected: "a place of a filing such as sponsor.principal.mobile"}
	}
	*f = v
	return nil
}

func findField(pattern []byte) (Field, bool) {
	for f := range fieldRows {
		if fieldRows[f].pattern == string(pattern) {
			return Field(f), true
		}
	}
	return 0, false
}

// Path names one place of one filing by keys, never by indexes and never by personal values. Service is the key of the service
// ([ServiceKey]) for places inside one, Key that of the domain (its ASCII form), the access (its provider) or the pre-approval
// (its category). Parts that the field has no use for are empty.
//
// Paths are comparable, cost no allocation, and are safe for concurrent use. The zero value is the filing as a whole.
type Path struct {
	Field   Field  // which place of the model
	Service string // key of the service, see ServiceKey
	Key     string // key of the domain, access or pre-approval
}

// String returns the text form: sponsor.principal.mobile, services[浙ICP备2021000001号-1].domains[example.cn].expires. In a key,
// a backslash stands before each bracket and backslash.
func (p Path) String() string { return string(p.append(nil)) }

// AppendText appends the text form; it never fails.
func (p Path) AppendText(b []byte) ([]byte, error) { return p.append(b), nil }

// MarshalText is [Path.AppendText] on an empty buffer.
func (p Path) MarshalText() ([]byte, error) { return p.append(nil), nil }

func (p Path) append(b []byte) []byte {
	rest := p.Field.row().pattern
	for _, key := range [...]string{p.Service, p.Key} {
		head, tail, found := strings.Cut(rest, "[]")
		if !found {
			break
		}
		b = append(b, head...)
		b = append(b, '[')
		b = appendKey(b, key)
		b = append(b, ']')
		rest = tail
	}
	return append(b, rest...)
}

func appendKey(b []byte, key string) []byte {
	for i := range len(key) {
		if c := key[i]; c == '[' || c == ']' || c == '\\' {
			b = append(b, '\\')
		}
		b = append(b, key[i])
	}
	return b
}

// ParsePath reads the text form that [Path.String] writes; the empty string is the zero Path. It fails with a [*ParseError].
func ParsePath(s string) (Path, error) {
	var buf [64]byte
	pattern := buf[:0]
	var keys [2]string
	used, i := 0, 0
	for i < len(s) {
		if len(pattern) > 60 {
			return Path{}, pathError(i)
		}
		if s[i] != '[' {
			pattern = append(pattern, s[i])
			i++
			continue
		}
		key, n := cutKey(s[i+1:])
		if n < 0 || used == len(keys) {
			return Path{}, pathError(i)
		}
		keys[used], used = key, used+1
		pattern = append(pattern, '[', ']')
		i += n + 1
	}
	f, ok := findField(pattern)
	if !ok {
		return Path{}, pathError(0)
	}
	return Path{Field: f, Service: keys[0], Key: keys[1]}, nil
}

func pathError(at int) error {
	return &ParseError{What: "path", Expected: "a place of a filing such as services[key].domains[key].expires", At: at}
}

// cutKey reads a key up to its closing bracket and returns it with the number of bytes read, or -1 where it does not end.
func cutKey(s string) (key string, n int) {
	var unescaped []byte
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case ']':
			if unescaped != nil {
				return string(unescaped), i + 1
			}
			return s[:i], i + 1
		case '[':
			return "", -1
		case '\\':
			if unescaped == nil {
				unescaped = append(make([]byte, 0, len(s)), s[:i]...)
			}
			if i++; i == len(s) || s[i] != '[' && s[i] != ']' && s[i] != '\\' {
				return "", -1
			}
			unescaped = append(unescaped, s[i])
		default:
			if unescaped != nil {
				unescaped = append(unescaped, s[i])
			}
		}
	}
	return "", -1
}

// UnmarshalText reads what [ParsePath] reads.
func (p *Path) UnmarshalText(text []byte) error {
	v, err := ParsePath(string(text))
	if err != nil {
		return err
	}
	*p = v
	return nil
}

// Compare orders paths as a reader would list them: the filing and its sponsor first, then service by service, and within a
// service its own places, then pre-approval by pre-approval, domain by domain, access by access. It returns -1, 0 or +1, and
// 0 only for equal paths.
func (p Path) Compare(q Path) int {
	return cmp.Or(
		cmp.Compare(min(p.Field, FieldService), min(q.Field, FieldService)),
		strings.Compare(p.Service, q.Service),
		cmp.Compare(p.Field.group(), q.Field.group()),
		strings.Compare(p.Key, q.Key),
		cmp.Compare(p.Field, q.Field),
	)
}

// group returns the field whose entry f belongs to, where entries have keys, and f itself elsewhere.
func (f Field) group() Field {
	switch {
	case f >= FieldPreApproval && f <= FieldPreApprovalNumber:
		return FieldPreApproval
	case f >= FieldDomain && f <= FieldDomainFiledOn:
		return FieldDomain
	case f >= FieldAccess && f <= FieldAccessIPs:
		return FieldAccess
	}
	return f
}

// PersonAt returns the person (负责人) who stands at p, or of whom p names a part: the legal representative, the principal, or
// the manager of the service with that key. It answers false where p names no such place, or f has no service with that key;
// of two services with one key it is the manager of the first.
//
// Paths of findings and plans hold no personal values. This is the way back from one to the name or phone number, as for
// telling who gets a code; the path of an edit goes by the key that the service had before, if there was one.
func (f Filing) PersonAt(p Path) (Person, bool) {
	switch {
	case p.Field >= FieldLegalRepresentative && p.Field <= FieldLegalRepresentativeEmail:
		return f.Sponsor.LegalRepresentative, true
	case p.Field >= FieldPrincipal && p.Field <= FieldPrincipalEmail:
		return f.Sponsor.Principal, true
	case p.Field >= FieldManager && p.Field <= FieldManagerEmail:
		for i := range f.Services {
			if ServiceKey(&f.Services[i]) == p.Service {
				return f.Services[i].Manager, true
			}
		}
	}
	return Person{}, false
}

// ServiceKey returns the key that names s in a [Path]: its filing number, else the ASCII form of the first of its domains in
// alphabetical order, else the App's package, else the slug of its kind. It allocates only for a domain that is not yet in
// lower-case ASCII.
func ServiceKey(s *Service) string {
	if !s.Number.IsZero() {
		return s.Number.String()
	}
	if len(s.Domains) > 0 {
		key := DomainKey(s.Domains[0].Name)
		for i := 1; i < len(s.Domains); i++ {
			key = min(key, DomainKey(s.Domains[i].Name))
		}
		return key
	}
	if s.App != nil && s.App.Package != "" {
		return cutKeyText(s.App.Package)
	}
	return s.Kind.String()
}

// DomainKey returns the key that names a domain in a [Path]: its ASCII form, or the name as it stands where it has none,
// cut to 256 bytes.
func DomainKey(name string) string {
	if ascii, err := ASCIIDomain(name); err == nil {
		return ascii
	}
	return cutKeyText(name)
}

// maxKey bounds the keys of places that come from data without a bound of their own, so that a path stays short.
const maxKey = 256

// cutKeyText cuts a text to at most maxKey bytes, at the end of a character.
func cutKeyText(s string) string {
	if len(s) <= maxKey {
		return s
	}
	end := maxKey
	for end > 0 && !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end]
}
