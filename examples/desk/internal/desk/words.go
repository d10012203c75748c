package desk

import (
	"strings"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/change/locale"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
	"github.com/gobeian/icp/verify"
)

// This file is the only one that uses package locale. Below stand the texts that it has not: English names of natures and
// certificates.

// languages negotiates and makes words.
type languages struct{ matcher *locale.Matcher }

func newLanguages() *languages { return &languages{locale.NewMatcher()} }

// negotiate returns zh or en for an Accept-Language header.
func (l *languages) negotiate(header string) string {
	if l.matcher.Match(header) == locale.English {
		return "en"
	}
	return "zh"
}

func (l *languages) in(lang string) words {
	if lang == "en" {
		return words{locale.New(locale.English)}
	}
	return words{locale.New(locale.Chinese)}
}

// words puts values into words of one language.
type words struct{ printer locale.Printer }

// T returns the text in the page's language. Templates hold both texts side by side, so that neither can be missing.
func (w words) T(zh, en string) string {
	if w.english() {
		return en
	}
	return zh
}

func (w words) english() bool { return w.printer.Language() == locale.English }

// Tag is the lang attribute of the page.
func (w words) Tag() string { return w.printer.Language().String() }

// Date shows a day.
func (w words) Date(d filing.Date) string {
	if d == 0 {
		return w.T("未注明", "not stated")
	}
	return w.printer.Date(d)
}

func term[W locale.Word](w words, v W) string { return locale.Term(w.printer.Language(), v) }

func (w words) Province(v filing.Province) string                  { return term(w, v) }
func (w words) Provider(v province.Provider) string                { return term(w, v) }
func (w words) TopicName(v province.Topic) string                  { return capital(term(w, v)) }
func (w words) Verdict(v province.Verdict) string                  { return term(w, v) }
func (w words) Certainty(v province.Certainty) string              { return term(w, v) }
func (w words) Authority(v province.Authority) string              { return term(w, v) }
func (w words) Severity(v change.Severity) string                  { return term(w, v) }
func (w words) OrderKind(v province.OrderKind) string              { return capital(term(w, v)) }
func (w words) StepKind(v province.StepKind) string                { return capital(term(w, v)) }
func (w words) Material(v province.Material) string                { return term(w, v) }
func (w words) Remedy(v province.Remedy) string                    { return capital(w.printer.Remedy(v)) }
func (w words) RemedyName(v province.Remedy) string                { return capital(term(w, v)) }
func (w words) Limit(v province.Limit) string                      { return w.printer.Limit(v) }
func (w words) Path(v filing.Path) string                          { return w.printer.Path(v) }
func (w words) Facts(v province.Set[province.Fact]) string         { return w.printer.Facts(v) }
func (w words) Materials(v province.Set[province.Material]) string { return w.printer.Materials(v) }
func (w words) Change(v change.Change) string                      { return w.printer.Change(v) }

// Message is what a violation says.
func (w words) Message(v *change.Violation, book *province.Table) string {
	return w.printer.WithBook(book).Violation(v)
}

// Persons lists roles.
func (w words) Persons(ps province.Set[province.Person]) string {
	return join(w, ps.All(), func(p province.Person) string { return term(w, p) })
}

// Orders lists kinds of order.
func (w words) Orders(ks province.Set[province.OrderKind]) string {
	return join(w, ks.All(), func(k province.OrderKind) string { return term(w, k) })
}

// Class names a class of sponsor.
func (w words) Class(c filing.Class) string { return term(w, c) }

func join[T any](w words, all func(func(T) bool), text func(T) string) string {
	var b strings.Builder
	for v := range all {
		if b.Len() > 0 {
			b.WriteString(w.T("、", ", "))
		}
		b.WriteString(text(v))
	}
	return b.String()
}

// capital begins an English text with a capital.
func capital(s string) string {
	if s != "" && s[0] >= 'a' && s[0] <= 'z' {
		return string(s[0]-'a'+'A') + s[1:]
	}
	return s
}

// Route names a route.
func (w words) Route(r verify.Route) string { return capital(term(w, r)) }

// Actor names who takes a step.
func (w words) Actor(a verify.Actor) string { return term(w, a) }

// Phone names the number that an SMS check uses.
func (w words) Phone(p verify.Phone) string {
	return w.T("验证码发至", "the code goes to the ") + term(w, p)
}

// Signer names who signs a material.
func (w words) Signer(s verify.Signer) string { return term(w, s) }

// StepLimits tells how long a step takes or holds, and how often it may fail.
func (w words) StepLimits(s *verify.PlanStep) string {
	return strings.Join(w.printer.StepLimits(*s), w.T("；", "; "))
}

// Fact names a circumstance.
func (w words) Fact(f province.Fact) string { return term(w, f) }

// Note is what to know while a plan runs.
func (w words) Note(n verify.Note) string { return w.printer.Note(n) }

// Nature names the natures that the editor offers.
func (w words) Nature(n filing.Nature) string {
	en := map[filing.Nature]string{
		filing.NatureEnterprise:           "enterprise",
		filing.NatureIndividual:           "individual",
		filing.NatureGovernment:           "government body",
		filing.NaturePublicInstitution:    "public institution",
		filing.NatureSocialOrganisation:   "social organisation",
		filing.NaturePrivateNonEnterprise: "private non-enterprise unit",
		filing.NatureFoundation:           "foundation",
	}[n]
	return capital(w.T(n.Chinese(), en))
}

// CertificateKind names the certificates that the editor offers.
func (w words) CertificateKind(k filing.CertificateKind) string {
	t := map[filing.CertificateKind][2]string{
		filing.BusinessLicence:                  {"营业执照", "business licence"},
		filing.ResidentID:                       {"居民身份证", "resident identity card"},
		filing.OrganisationCode:                 {"组织机构代码证（企业）", "organisation code (enterprise)"},
		filing.InstitutionLegalPerson:           {"事业单位法人证书", "certificate of a public institution"},
		filing.SocialCreditCodeGovernment:       {"统一社会信用代码证书（机关）", "social credit code (government)"},
		filing.SocialCreditCodeInstitution:      {"统一社会信用代码证书（事业单位）", "social credit code (public institution)"},
		filing.SocialOrganisationRegistration:   {"社会团体法人登记证书", "registration of a social organisation"},
		filing.PrivateNonEnterpriseRegistration: {"民办非企业单位登记证书", "registration of a private non-enterprise unit"},
		filing.FoundationRegistration:           {"基金会法人登记证书", "registration of a foundation"},
		filing.Passport:                         {"护照", "passport"},
	}[k]
	if t[0] == "" {
		t = [2]string{k.Chinese(), "certificate of kind " + number(int(k))}
	}
	return capital(w.T(t[0], t[1]))
}
