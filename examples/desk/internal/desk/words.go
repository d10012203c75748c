package desk

import (
	"strings"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/change/locale"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
	"github.com/gobeian/icp/verify"
)

// This file is the only one that uses package locale. Below stand the texts that it has not: the values of package verify, and
// English names of natures and certificates.

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

// pick returns the text of a value from a table of both languages, a word for unknown where there is none.
func pick[K comparable](w words, table map[K][2]string, k K) string {
	t, ok := table[k]
	if !ok {
		t = [2]string{"未知", "unknown"}
	}
	return w.T(t[0], t[1])
}

// Route names a route.
func (w words) Route(r verify.Route) string {
	return pick(w, map[verify.Route][2]string{
		verify.RouteNone:             {"无需办理", "Nothing to submit"},
		verify.RouteChange:           {"变更备案（一个订单）", "One change order"},
		verify.RouteSplit:            {"分次变更（逐个订单）", "Several change orders, one after the other"},
		verify.RouteNewFiling:        {"在目标省份首次备案", "A new filing in the target province"},
		verify.RouteCancelAndRefile:  {"先注销，再重新备案", "Cancel the filing, then file anew"},
		verify.RouteNewService:       {"新增网站（互联网信息服务）", "File a new service"},
		verify.RouteCancelService:    {"注销网站（互联网信息服务）", "Cancel the service"},
		verify.RouteTransferIn:       {"新增接入（转接入）", "Transfer the access in"},
		verify.RouteChangeAtProvider: {"到原接入商处变更", "Change it at the provider that gives access"},
		verify.RouteMigrate:          {"迁移备案", "Migrate the filing"},
	}, r)
}

// Actor names who takes a step.
func (w words) Actor(a verify.Actor) string {
	return pick(w, map[verify.Actor][2]string{
		verify.Customer:    {"申请人", "applicant"},
		verify.ByPrincipal: {"主体负责人本人", "person responsible for the sponsor"},
		verify.ByManager:   {"网站（互联网信息服务）负责人本人", "person responsible for the service"},
		verify.ByProvider:  {"接入商", "access provider"},
		verify.ByBureau:    {"省通信管理局", "bureau"},
	}, a)
}

// Phone names the number that an SMS check uses.
func (w words) Phone(p verify.Phone) string {
	return pick(w, map[verify.Phone][2]string{
		verify.OldPhone: {"核验原备案号码", "the number on file is checked"},
		verify.NewPhone: {"核验变更后的新号码", "the new number is checked"},
	}, p)
}

// Signer names who signs a material.
func (w words) Signer(s verify.Signer) string {
	return pick(w, map[verify.Signer][2]string{
		verify.SignedByManager:   {"网站负责人签字", "signed by the person responsible for the service"},
		verify.SignedByPrincipal: {"主体负责人签字", "signed by the person responsible for the sponsor"},
		verify.SealedBySponsor:   {"主办者盖章", "sealed by the sponsor"},
		verify.IssuedByAuthority: {"发证机关出具", "issued by the authority"},
		verify.IssuedByRegistrar: {"域名注册机构出具", "issued by the registrar"},
		verify.SignedAndSealed:   {"网站负责人签字并加盖主办者公章", "signed by the person responsible for the service and sealed by the sponsor"},
	}, s)
}

// Fact names a circumstance.
func (w words) Fact(f province.Fact) string { return term(w, f) }

// Note is what to know while a plan runs.
func (w words) Note(n verify.Note) string {
	return pick(w, map[verify.Note][2]string{
		verify.NoteSiteStaysOnline:    {"变更期间，已备案的网站可照常访问。", "The filed site stays online meanwhile."},
		verify.NoteDomainGoesDark:     {"被删除的域名在审核通过后不能再访问。", "A removed domain goes dark on approval."},
		verify.NoteOfflineMeanwhile:   {"注销后至重新备案成功前，网站不能访问。", "Between cancellation and the new filing the site must be offline."},
		verify.NoteNumberLost:         {"注销后，原备案号不再保留。", "The cancelled filing number is lost."},
		verify.NoteSuffixTrap:         {"后缀未获批准的域名，注销后不能再备案。", "A domain under a suffix without approval cannot be filed again."},
		verify.NoteDNSMeanwhile:       {"审核期间可以设置域名解析。", "DNS may be set up during the review."},
		verify.NoteSecurityScan:       {"审核期间可以进行安全检查。", "A security scan may run during the review."},
		verify.NoteResultBySMS:        {"审核结果以短信和邮件通知。", "The result comes by SMS and e-mail."},
		verify.NoteConsoleLags:        {"审核结果同步到接入商系统需要时间。", "The provider's console shows the approval later."},
		verify.NoteNoSecondOrder:      {"订单在途期间，不能提交其他订单。", "No other order can be submitted while one runs."},
		verify.NoteSMSUndecided:       {"是否需要短信核验，来源说法不一。", "Sources disagree on whether an SMS check is due."},
		verify.NoteNoticeDisputed:     {"法规要求提前三十日办理；常见说法为变更后三十日内。", "The law asks for thirty days' notice in advance; the widespread reading is within thirty days after."},
		verify.NoteLate:               {"已晚于法定期限，可能被责令改正并罚款。", "This is past the legal limit: an order to correct and a fine may follow."},
		verify.NoteNotCovered:         {"部分日期超出已公布的工作日安排，未作推算。", "Some days lie beyond the published calendar of working days; they are not guessed."},
		verify.NoteUndated:            {"没有提交日期，无法推算完成日期。", "Without a day of submission no dates can be given."},
		verify.NoteCorrectFirst:       {"先更正或补齐，再提交。", "Correct or complete the data first."},
		verify.NoteWaitForOrder:       {"先等待在途订单结束。", "Wait for the running order to end first."},
		verify.NoteUpdateFooter:       {"办结后更新网站页脚的备案号及链接。", "Update the filing number in the page footer afterwards."},
		verify.NoteReviewsAllServices: {"主体及其全部网站会一并提交审核。", "The sponsor and all its services go into the review together."},
		verify.NoteAskBureau:          {"须向管局咨询或线下办理。", "The bureau has to be asked, or visited."},
		verify.NoteSponsorLeftEmpty:   {"没有网站的主体成为空壳主体，须先注销。", "A sponsor left without services has to be cancelled first."},
		verify.NoteDomainConflict:     {"域名仍在原备案下，须先从原备案移出。", "The domain is still in the old filing and has to leave it first."},
	}, n)
}

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
