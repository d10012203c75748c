package desk

import (
	"net/netip"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
)

// sample returns an invented filing in p, with access through a provider: the embedded one of Zhejiang with p in its place.
func sample(p filing.Province, kind, provider string) filing.Filing {
	b, err := files.ReadFile("samples/" + kind + ".json")
	if err != nil {
		panic(err) // kinds are checked before
	}
	text := strings.NewReplacer("浙ICP", p.Character()+"ICP", "CN-ZJ", p.String(), "浙江", p.Chinese(), "alibaba-cloud", provider).Replace(string(b))
	f, err := filing.Decode([]byte(text))
	if err != nil {
		panic(err) // the sample is ours; the tests load it for every province
	}
	return f
}

// field is one field of the editor's form.
type field struct {
	name   string // in the form
	zh, en string
	group  [2]string // the heading that it opens
	kind   string    // text, lines, or the name of a list of options
	get    func(f *filing.Filing) string
	set    func(f *filing.Filing, s string) bool // false: the value cannot be
}

// text is a field that holds a string.
func text(name, zh, en string, at func(f *filing.Filing) *string) field {
	return field{name: name, zh: zh, en: en, kind: "text",
		get: func(f *filing.Filing) string { return *at(f) },
		set: func(f *filing.Filing, s string) bool { *at(f) = s; return true },
	}
}

func (f field) under(zh, en string) field {
	f.group = [2]string{zh, en}
	return f
}

// What a form may hold.
const (
	maxText  = 200 // characters of a line
	maxLines = 50
)

func site(f *filing.Filing) *filing.Service { return &f.Services[0] }

var fields = []field{
	{name: "province", zh: "备案所在省份", en: "Province of the filing", kind: "province", group: [2]string{"主办者", "Sponsor"},
		get: func(f *filing.Filing) string { return f.Province.String() },
		set: func(f *filing.Filing, s string) bool {
			return f.Province.UnmarshalText([]byte(s)) == nil && f.Province.IsValid()
		}},
	{name: "nature", zh: "单位性质", en: "Nature", kind: "nature",
		get: func(f *filing.Filing) string { return f.Sponsor.Nature.String() },
		set: func(f *filing.Filing, s string) bool {
			return f.Sponsor.Nature.UnmarshalText([]byte(s)) == nil && slices.Contains(natures, f.Sponsor.Nature)
		}},
	text("name", "主办者名称", "Name of the sponsor", func(f *filing.Filing) *string { return &f.Sponsor.Name }),
	{name: "certificateKind", zh: "证件类型", en: "Kind of certificate", kind: "certificate",
		get: func(f *filing.Filing) string { return f.Sponsor.Certificate.Kind.String() },
		set: func(f *filing.Filing, s string) bool {
			k := &f.Sponsor.Certificate.Kind
			return k.UnmarshalText([]byte(s)) == nil && slices.Contains(certificates, *k)
		}},
	text("certificateName", "证件上的名称", "Name on the certificate", func(f *filing.Filing) *string { return &f.Sponsor.Certificate.Name }),
	text("certificateNumber", "证件号码", "Certificate number", func(f *filing.Filing) *string { return &f.Sponsor.Certificate.Number }),
	text("address", "通信地址", "Mailing address", func(f *filing.Filing) *string { return &f.Sponsor.Address }),
	text("legal", "法定代表人姓名", "Legal representative", func(f *filing.Filing) *string { return &f.Sponsor.LegalRepresentative.Name }),
	text("legalID", "法定代表人证件号码", "Identity number of the legal representative", func(f *filing.Filing) *string { return &f.Sponsor.LegalRepresentative.ID.Number }),
	text("principal", "姓名", "Name", func(f *filing.Filing) *string { return &f.Sponsor.Principal.Name }).under("主体负责人", "Person responsible for the sponsor"),
	text("principalID", "证件号码", "Identity number", func(f *filing.Filing) *string { return &f.Sponsor.Principal.ID.Number }),
	text("principalMobile", "手机号码", "Mobile number", func(f *filing.Filing) *string { return &f.Sponsor.Principal.Mobile }),
	text("principalEmergency", "应急电话", "Emergency phone", func(f *filing.Filing) *string { return &f.Sponsor.Principal.EmergencyPhone }),
	text("principalEmail", "电子邮箱", "E-mail", func(f *filing.Filing) *string { return &f.Sponsor.Principal.Email }),
	text("service", "网站名称", "Name of the website", func(f *filing.Filing) *string { return &site(f).Name }).under("网站", "Website"),
	{name: "domains", zh: "域名（每行一个）", en: "Domains, one per line", kind: "lines",
		get: func(f *filing.Filing) string {
			var names []string
			for _, d := range site(f).Domains {
				names = append(names, d.Name)
			}
			return strings.Join(names, "\n")
		},
		set: setDomains},
	{name: "ips", zh: "服务器 IP 地址（每行一个）", en: "IP addresses, one per line", kind: "lines",
		get: func(f *filing.Filing) string {
			var ips []string
			for _, ip := range site(f).Access[0].IPs {
				ips = append(ips, ip.String())
			}
			return strings.Join(ips, "\n")
		},
		set: func(f *filing.Filing, s string) bool {
			a := &site(f).Access[0]
			a.IPs = nil
			for line := range lines(s) {
				ip, err := netip.ParseAddr(line)
				if err != nil || ip.Zone() != "" {
					return false
				}
				a.IPs = append(a.IPs, ip)
			}
			return len(a.IPs) <= maxLines
		}},
	{name: "region", zh: "服务器放置地", en: "Place of the servers", kind: "province",
		get: func(f *filing.Filing) string { return site(f).Access[0].Region.String() },
		set: func(f *filing.Filing, s string) bool {
			r := &site(f).Access[0].Region
			return r.UnmarshalText([]byte(s)) == nil && r.IsValid()
		}},
	text("manager", "姓名", "Name", func(f *filing.Filing) *string { return &site(f).Manager.Name }).under("网站负责人", "Person responsible for the website"),
	text("managerID", "证件号码", "Identity number", func(f *filing.Filing) *string { return &site(f).Manager.ID.Number }),
	text("managerMobile", "手机号码", "Mobile number", func(f *filing.Filing) *string { return &site(f).Manager.Mobile }),
	text("managerEmergency", "应急电话", "Emergency phone", func(f *filing.Filing) *string { return &site(f).Manager.EmergencyPhone }),
	text("managerEmail", "电子邮箱", "E-mail", func(f *filing.Filing) *string { return &site(f).Manager.Email }),
}

// natures and certificates are those that the form offers; the JSON mode takes all.
var (
	natures = []filing.Nature{
		filing.NatureEnterprise, filing.NatureIndividual, filing.NatureGovernment, filing.NaturePublicInstitution,
		filing.NatureSocialOrganisation, filing.NaturePrivateNonEnterprise, filing.NatureFoundation,
	}
	certificates = []filing.CertificateKind{
		filing.BusinessLicence, filing.OrganisationCode, filing.ResidentID, filing.Passport, filing.SocialCreditCodeGovernment,
		filing.SocialCreditCodeInstitution, filing.InstitutionLegalPerson, filing.SocialOrganisationRegistration,
		filing.PrivateNonEnterpriseRegistration, filing.FoundationRegistration,
	}
)

// lines yields the lines of a text without blank ones.
func lines(s string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(s) {
			if line = strings.TrimSpace(line); line != "" && !yield(line) {
				return
			}
		}
	}
}

// setDomains keeps what is on file of the domains that stay.
func setDomains(f *filing.Filing, s string) bool {
	old := site(f).Domains
	var domains []filing.Domain
	for line := range lines(s) {
		if utf8.RuneCountInString(line) > maxText {
			return false
		}
		d := filing.Domain{Name: line, Expires: 20400101}
		if i := slices.IndexFunc(old, func(o filing.Domain) bool { return filing.SameDomain(o.Name, line) }); i >= 0 {
			d = old[i]
		}
		domains = append(domains, d)
	}
	site(f).Domains = domains
	return len(domains) <= maxLines
}

// hold registers all domains to the sponsor.
func hold(f *filing.Filing) {
	for i := range site(f).Domains {
		site(f).Domains[i].Holder = filing.Holder{Name: f.Sponsor.Name, Number: f.Sponsor.Certificate.Number}
	}
}

// trial is an edit to try out.
type trial struct {
	slug, kind string
	zh, en     string
	edit       func(f *filing.Filing)
}

var trials = []trial{
	{"domain-add", "unit", "新增一个域名", "Add a domain", func(f *filing.Filing) {
		site(f).Domains = append(site(f).Domains, filing.Domain{Name: "example.org", Expires: 20400101})
	}},
	{"domain-remove", "unit", "删除一个域名", "Remove a domain", func(f *filing.Filing) { site(f).Domains = site(f).Domains[:1] }},
	{"phone", "unit", "网站负责人换手机号", "New mobile of the website's person", func(f *filing.Filing) { site(f).Manager.Mobile = filingtest.Mobile(77) }},
	{"both", "unit", "主体与网站一起改", "Sponsor and website together", func(f *filing.Filing) {
		f.Sponsor.Principal.Mobile = filingtest.Mobile(78)
		site(f).Name = "样例新展示网"
	}},
	{"rename", "unit", "单位更名", "Rename the unit", func(f *filing.Filing) {
		f.Sponsor.Name = f.Province.Chinese() + "新样例科技有限公司"
		f.Sponsor.Certificate.Name = f.Sponsor.Name
	}},
	{"certificate", "unit", "更换证件号码", "New certificate number", func(f *filing.Filing) { f.Sponsor.Certificate.Number = filingtest.USCC(321) }},
	{"company", "unit", "转给另一家公司", "Hand it to another company", func(f *filing.Filing) {
		f.Sponsor.Name, f.Sponsor.Certificate.Number = "样例贸易有限公司", filingtest.USCC(322)
		f.Sponsor.Certificate.Name = f.Sponsor.Name
	}},
	{"own-company", "individual", "个人转为自己的公司", "Individual to own company", func(f *filing.Filing) {
		f.Sponsor.LegalRepresentative = f.Sponsor.Principal
		f.Sponsor.Nature, f.Sponsor.Certificate.Kind = filing.NatureEnterprise, filing.BusinessLicence
		f.Sponsor.Name, f.Sponsor.Certificate.Number = "样例个人工作室有限公司", filingtest.USCC(323)
		f.Sponsor.Certificate.Name, f.Sponsor.Certificate.Expires = f.Sponsor.Name, filing.LongTerm
	}},
	{"province", "unit", "迁到另一个省份", "Move to another province", func(f *filing.Filing) {
		to := filing.Guangdong
		if f.Province == to {
			to = filing.Zhejiang
		}
		f.Province = to
	}},
	{"ips", "unit", "更换 IP 地址", "New IP address", func(f *filing.Filing) { site(f).Access[0].IPs = []netip.Addr{netip.MustParseAddr("198.51.100.7")} }},
}
