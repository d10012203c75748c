package change_test

import (
	"fmt"
	"net/netip"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/change/changetest"
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/gobeian/icp/province"
)

// The audit walks the model with reflection and makes every edit that it allows: each value set, cleared and altered; each list
// element added, removed and altered; each pointer set and cleared. Every edit must be claimed by the topic that this table names,
// or be waived with a reason. An edit that is neither, a waiver that is not used, and a topic that is not explained all fail.

// claim says which topics edits of a place fall under.
type claim struct {
	topics []province.Topic
	why    string
}

// claims names, for places by the start of their pattern, the topics; the longest start decides.
func claims() map[string]claim {
	topics := func(why string, ts ...province.Topic) claim { return claim{ts, why} }
	return map[string]claim{
		"number":                       topics("the ministry's own numbers, which no order changes", province.TopicNumber),
		"province":                     topics("the filing stays with its bureau", province.TopicProvince),
		"remark":                       topics("free text for the bureau", province.TopicRemark),
		"sponsor.nature":               topics("stands on the certificate; unit to individual is another sponsor", province.TopicCertificate, province.TopicReplacement),
		"sponsor.name":                 topics("the same number under a new name is a rename", province.TopicRename),
		"sponsor.certificate":          topics("what the certificate says besides name and number", province.TopicCertificate),
		"sponsor.certificate.number":   topics("another number of the same name; first given or cleared it is part of the certificate", province.TopicCertificateNumber, province.TopicCertificate),
		"sponsor.address":              topics("mailing address", province.TopicAddress),
		"sponsor.superior":             topics("investor or superior unit", province.TopicSponsorDetail),
		"sponsor.commercial":           topics("licence for commercial services", province.TopicSponsorDetail),
		"sponsor.legalRepresentative":  topics("who stands for the sponsor", province.TopicResponsiblePerson),
		"sponsor.principal":            topics("who answers for the sponsor", province.TopicResponsiblePerson),
		"services[].manager":           topics("who answers for the service", province.TopicServiceManager),
		".mobile":                      topics("SMS checks and local numbers", province.TopicPhone),
		".emergencyPhone":              topics("as the mobile number", province.TopicPhone),
		".email":                       topics("notices of the bureau", province.TopicEmail),
		".id.expires":                  topics("how long the document is valid", province.TopicIDValidity),
		"services":                     topics("services come and go by orders of their own", province.TopicServiceAdd, province.TopicServiceRemove),
		"services[].number":            topics("the ministry's own numbers", province.TopicNumber),
		"services[].kind":              topics("is part of the service's number: A, X, K", province.TopicNumber),
		"services[].name":              topics("name of the website or App", province.TopicServiceName),
		"services[].homePages":         topics("what the service shows", province.TopicServiceContent),
		"services[].languages":         topics("what the service shows", province.TopicServiceContent),
		"services[].contents":          topics("what the service shows", province.TopicServiceContent),
		"services[].remark":            topics("free text for the bureau", province.TopicRemark),
		"services[].preApprovals":      topics("other authorities' approvals", province.TopicPreApproval),
		"services[].domains":           topics("domains come, go and are exchanged", province.TopicDomainAdd, province.TopicDomainRemove, province.TopicDomainReplace),
		"services[].domains[].holder":  topics("mirrors the registrar", province.TopicDomainHolder),
		"services[].domains[].expires": topics("mirrors the registrar", province.TopicDomainValidity),
		"services[].domains[].filedOn": topics("mirrors the ministry's record", province.TopicDomainValidity),
		"services[].access":            topics("providers come by a transfer-in and go by an order of their own", province.TopicAccess, province.TopicTransferIn),
		"services[].access[].mode":     topics("how the provider connects the service", province.TopicAccess),
		"services[].access[].region":   topics("where the servers stand", province.TopicServerRegion),
		"services[].access[].ips":      topics("addresses of the servers", province.TopicServerIP),
		"services[].app":               topics("what an App files in addition", province.TopicApp),
	}
}

// waivers are the edits that no change tells, by place and kind of edit, with the reason.
func waivers() map[string]string {
	return map[string]string{
		"services[].languages repeated":    "a list of languages is a set",
		"services[].contents repeated":     "a list of contents is a set",
		"services[].homePages repeated":    "a list of pages is a set",
		"services[].preApprovals repeated": "a list of approvals is a set",
		"services[].app.sdks repeated":     "a list of SDKs is a set",
		"services[].access[].ips repeated": "a list of addresses is a set",
		"services[].domains repeated":      "a domain is filed once, however often it is listed",
	}
}

// topicsWithoutEdits are the topics that no edit is told under, with the reason.
func topicsWithoutEdits() map[province.Topic]string {
	demand, step := "asked of whoever touches the data beside it", "a step or term of the order"
	return map[province.Topic]string{
		province.TopicNameAndNumber: "a case of a replacement, which the judge tells apart", province.TopicAge: demand, province.TopicResidence: demand,
		province.TopicDomainCertificate: demand, province.TopicDomainSuffix: demand, province.TopicDomainCount: demand,
		province.TopicAuthorizationLetter: demand, province.TopicCommitmentLetter: demand, province.TopicSiteOpen: demand,
		province.TopicIdentifier: "form of numbers, cited by the judge", province.TopicFooter: step, province.TopicMigration: "an order of its own",
		province.TopicOrderKind: "about the order", province.TopicMixedOrder: "about the order", province.TopicOrderInProgress: "about the order",
		province.TopicSMSCheck: step, province.TopicSMSPerson: step, province.TopicSMSValidity: step, province.TopicSMSAttempts: step, province.TopicSMSResend: step,
		province.TopicSMSInput: step, province.TopicAppUpload: step, province.TopicFaceCheck: step, province.TopicBackdropPhoto: step,
		province.TopicVerificationSheet: step, province.TopicBureauApp: step, province.TopicPhoto: step, province.TopicFirstReview: step,
		province.TopicSubmission: step, province.TopicBureauReview: step, province.TopicTimeline: step, province.TopicCancellation: "an order of its own",
	}
}

// auditEdit is one edit that the model allows.
type auditEdit struct {
	pattern, kind string
	old, new      filing.Filing
}

// auditEdits makes all edits from a filing that holds everything and one that holds next to nothing.
func auditEdits(t *testing.T) []auditEdit {
	t.Helper()
	full := fullFiling()
	bare := filing.Filing{Services: []filing.Service{{Number: full.Services[0].Number, Domains: []filing.Domain{{Name: "example.com"}}, Access: []filing.Access{{Provider: "alibaba-cloud"}}, App: &filing.App{}}}}
	var out []auditEdit
	for _, base := range []filing.Filing{full, bare} {
		name := map[bool]string{true: "set", false: "altered"}[base.Sponsor.Name == ""]
		for i, n := 0, len(places(&base)); i < n; i++ {
			for _, kind := range []string{"cleared", name, "added", "removed", "repeated"} {
				g := base.Clone()
				p := places(&g)[i]
				if applyEdit(t, p.value, p.pattern, kind) && !g.Equal(base) {
					out = append(out, auditEdit{p.pattern, kind, base, g})
				}
			}
		}
	}
	return out
}

// fullFiling holds a value at every place of the model.
func fullFiling() filing.Filing {
	f := filingtest.Unit(filing.Zhejiang)
	f.Remark, f.Sponsor.Superior, f.Sponsor.Commercial = "备注", "上级样例单位", true
	s := &f.Services[0]
	s.Remark = "备注"
	s.PreApprovals = []filing.PreApproval{{Category: filing.PreApprovalRideHailing, Number: "1"}}
	s.App = filingtest.App(f).App
	return f
}

type modelPlace struct {
	value   reflect.Value
	pattern string
}

// places lists every value, list and pointer of a filing.
func places(f *filing.Filing) []modelPlace {
	var out []modelPlace
	var walk func(v reflect.Value, pattern string)
	walk = func(v reflect.Value, pattern string) {
		switch {
		case v.Kind() == reflect.Struct && strings.HasSuffix(v.Type().PkgPath(), "/filing") && v.Type() != reflect.TypeFor[filing.Number]():
			for i := range v.NumField() {
				name := v.Type().Field(i).Tag.Get("json")
				if pattern != "" {
					name = pattern + "." + name
				}
				walk(v.Field(i), name)
			}
			return
		case v.Kind() == reflect.Pointer && !v.IsNil():
			walk(v.Elem(), pattern)
		case v.Kind() == reflect.Slice:
			for i := range v.Len() {
				if v.Type().Elem().Kind() == reflect.Struct && strings.HasSuffix(v.Type().Elem().PkgPath(), "/filing") {
					walk(v.Index(i), pattern+"[]")
				}
			}
		}
		out = append(out, modelPlace{v, pattern})
	}
	walk(reflect.ValueOf(f).Elem(), "")
	return out
}

// applyEdit makes an edit of a kind, and reports whether the place allows it.
func applyEdit(t *testing.T, v reflect.Value, pattern, kind string) bool {
	t.Helper()
	list := v.Kind() == reflect.Slice
	switch {
	case kind == "cleared":
		v.SetZero()
	case list && kind == "added":
		v.Set(reflect.Append(v.Slice3(0, v.Len(), v.Len()), other(t, v.Type().Elem())))
	case list && kind == "removed" && v.Len() > 0:
		v.Set(v.Slice(1, v.Len()))
	case list && kind == "repeated" && v.Len() > 0 && pattern != "services" && pattern != "services[].access":
		v.Set(reflect.Append(v.Slice3(0, v.Len(), v.Len()), v.Index(0)))
	case list && kind == "altered" && v.Len() > 0:
		v.Index(0).Set(other(t, v.Type().Elem()))
	case !list && v.Kind() != reflect.Pointer && (kind == "set" || kind == "altered"):
		v.Set(other(t, v.Type()))
		if pattern == "sponsor.nature" && kind == "altered" {
			v.Set(reflect.ValueOf(filing.NatureIndividual)) // the one edit of one value that makes another sponsor
		}
	case v.Kind() == reflect.Pointer && kind == "set" && v.IsNil():
		v.Set(reflect.New(v.Type().Elem()))
	default:
		return false
	}
	return true
}

// other returns a value that no filing of the audit holds.
func other(t *testing.T, typ reflect.Type) reflect.Value {
	t.Helper()
	v := reflect.New(typ).Elem()
	switch typ {
	case reflect.TypeFor[filing.Number]():
		v.Set(reflect.ValueOf(must(filing.ParseNumber("浙ICP备18007777号-7"))))
	case reflect.TypeFor[netip.Addr]():
		v.Set(reflect.ValueOf(netip.MustParseAddr("192.0.2.77")))
	case reflect.TypeFor[filing.Date](), reflect.TypeFor[filing.Expiry]():
		v.SetInt(20310101)
	default:
		switch typ.Kind() {
		case reflect.String:
			v.SetString("other.example")
		case reflect.Bool:
			v.SetBool(true)
		case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
			v.SetUint(4)
		case reflect.Struct:
			v.Field(0).Set(other(t, typ.Field(0).Type))
		case reflect.Slice, reflect.Pointer:
		default:
			t.Fatalf("the audit does not know values of type %s", typ)
		}
	}
	return v
}

func TestEveryEditIsClaimed(t *testing.T) {
	claims, waivers := claims(), waivers()
	usedClaims, usedWaivers, usedTopics := map[string]bool{}, map[string]bool{}, map[province.Topic]bool{}
	edits := auditEdits(t)
	require.Greater(t, len(edits), 150)
	seen := map[string]bool{}
	for _, e := range edits {
		name := e.pattern + " " + e.kind
		seen[e.pattern] = true
		changes := change.Diff(e.old, e.new)
		if len(changes) == 0 {
			assert.Contains(t, waivers, name, "no change tells this edit, and nobody says why")
			usedWaivers[name] = true
			continue
		}
		assert.NotContains(t, waivers, name, "is told: %v", lines(changes))
		key := claimOf(claims, e.pattern)
		require.NotEmpty(t, key, "%s is claimed by no topic", e.pattern)
		usedClaims[key] = true
		told := slices.ContainsFunc(changes, func(c change.Change) bool { return slices.Contains(claims[key].topics, c.Topic) })
		assert.True(t, told, "%s: want one of %v, got %v", name, claims[key].topics, lines(changes))
		for _, c := range changes {
			usedTopics[c.Topic] = true
		}
	}
	for key, c := range claims {
		assert.True(t, usedClaims[key], "no edit falls under the claim of %s", key)
		assert.NotEmpty(t, c.why)
	}
	for name, why := range waivers {
		assert.True(t, usedWaivers[name], "the waiver of %s is stale", name)
		assert.NotEmpty(t, why)
	}
	without := topicsWithoutEdits()
	for topic := province.Topic(1); !strings.Contains(topic.String(), "("); topic++ {
		_, waived := without[topic]
		assert.NotEqual(t, usedTopics[topic], waived, "the topic %s is told by edits (%v) or explained (%v), one of the two", topic, usedTopics[topic], waived)
	}
	assert.Contains(t, seen, "services[].app.sdks")
	assert.Contains(t, seen, "sponsor.legalRepresentative.id.kind")
	assert.Contains(t, seen, "services[].domains[].holder.number")
}

// claimOf returns the claim of a place: one for the end of its pattern, else the longest start.
func claimOf(claims map[string]claim, pattern string) string {
	best := ""
	for key := range claims {
		if strings.HasPrefix(key, ".") && strings.HasSuffix(pattern, key) {
			return key
		}
		starts := pattern == key || strings.HasPrefix(pattern, key+".") || strings.HasPrefix(pattern, key+"[]")
		if starts && len(key) > len(best) {
			best = key
		}
	}
	return best
}

// TestEveryPermissionHasAReason holds the topics that edits fall under against a table that forbids everything: each edit is
// forbidden, or is listed as free.
func TestEveryPermissionHasAReason(t *testing.T) {
	free := map[province.Topic]string{
		province.TopicCertificate: "owed papers, judged as a demand", province.TopicSponsorDetail: "no bureau has a rule", province.TopicAddress: "judged as a demand",
		province.TopicResponsiblePerson: "judged as a demand", province.TopicServiceManager: "judged as a demand", province.TopicPhone: "judged as a demand",
		province.TopicEmail: "judged as a demand", province.TopicIDValidity: "judged as a demand", province.TopicDomainHolder: "mirrors the registrar",
		province.TopicDomainValidity: "mirrors the registrar", province.TopicServiceName: "judged as a demand", province.TopicServiceContent: "judged as a demand",
		province.TopicPreApproval: "judged as a demand", province.TopicServiceAdd: "forbidden by structure", province.TopicServiceRemove: "forbidden by structure",
		province.TopicApp: "no bureau has a rule", province.TopicAccess: "a change at the provider; dropping it is judged as a transfer",
		province.TopicServerRegion: "judged as a demand", province.TopicServerIP: "judged as a demand", province.TopicRemark: "free text",
	}
	var rules []province.Rule
	for topic := province.TopicProvince; !strings.Contains(topic.String(), "("); topic++ {
		if topic == province.TopicReplacement {
			continue
		}
		rules = append(rules, houseRule(province.RuleID(fmt.Sprintf("CN/%s/900", topic)), topic, province.Forbid))
	}
	for i, from := range []filing.Class{filing.Unit, filing.Individual} {
		for k, to := range []filing.Class{filing.Unit, filing.Individual} {
			rules = append(rules, houseRule(province.RuleID(fmt.Sprintf("CN/replacement/%d", 900+2*i+k)), province.TopicReplacement, province.Forbid, func(r *province.Rule) {
				r.When.From, r.When.To = from, to
			}))
		}
	}
	b := change.Basis{On: 20220110, Rules: house(t, rules...), FullOrders: true, Order: province.OrderFull}
	used := map[province.Topic]bool{}
	edits := auditEdits(t)
	f := zhejiang()
	for _, e := range []changetest.Edit{changetest.ReplaceSponsor(4), changetest.ReplaceDomain("example.net", "new.example.com"), changetest.ToIndividual(f.Sponsor.Principal)} {
		edits = append(edits, auditEdit{"by hand", "altered", f, changetest.Apply(f, e)})
	}
	for _, e := range edits {
		blocking := b.Validate(e.old, e.new).Blocking()
		for _, c := range change.Diff(e.old, e.new) {
			forbidden := slices.ContainsFunc(blocking, func(v change.Violation) bool {
				if c.Topic == province.TopicDomainRemove { // the last ones together are one finding about the list
					return v.Path.Service == c.Path.Service && v.Topic == c.Topic
				}
				return v.Path == c.Path && (v.Topic == c.Topic || c.Topic == province.TopicAccess)
			})
			_, isFree := free[c.Topic]
			unknown := c.Topic == province.TopicReplacement && (e.old.Sponsor.Nature == 0 || e.new.Sponsor.Nature == 0) ||
				(c.Topic == province.TopicNumber || c.Topic == province.TopicProvince || e.pattern == "services[].access[].provider") && (e.kind == "cleared" || e.kind == "set") // absent is unknown
			assert.True(t, forbidden || isFree || unknown, "%s %s: %s %s passes a table that forbids everything", e.pattern, e.kind, c.Path, c.Topic)
			used[c.Topic] = true
		}
	}
	for topic := range free {
		assert.True(t, used[topic], "the waiver of %s is stale", topic)
	}
}

// TestPersonsShareOneLayout proves what Diff counts on: the three persons of a filing have their places in the same order.
func TestPersonsShareOneLayout(t *testing.T) {
	wholes := []filing.Field{filing.FieldLegalRepresentative, filing.FieldPrincipal, filing.FieldManager}
	for offset := filing.Field(0); offset <= filing.FieldPrincipalEmail-filing.FieldPrincipal; offset++ {
		var ends []string
		for _, whole := range wholes {
			end, ok := strings.CutPrefix((whole + offset).String(), whole.String())
			require.True(t, ok)
			ends = append(ends, end)
		}
		assert.Equal(t, []string{ends[0], ends[0], ends[0]}, ends)
	}
}

// TestReasonsAndOpsHaveText requires a slug of every reason, severity and operation, that it reads back, and that there are no more.
func TestReasonsAndOpsHaveText(t *testing.T) {
	n := 0
	for r := change.Reason(1); !strings.Contains(r.String(), "("); r++ {
		text, err := r.MarshalText()
		require.NoError(t, err)
		var back change.Reason
		require.NoError(t, back.UnmarshalText(text))
		assert.Equal(t, r, back)
		assert.Equal(t, "change: "+r.String(), r.Error())
		n++
	}
	assert.Equal(t, int(change.ReasonUndecided), n)
	for s := change.Blocking; s <= change.Advisory; s++ {
		text, err := s.MarshalText()
		require.NoError(t, err)
		var back change.Severity
		require.NoError(t, back.UnmarshalText(text))
		assert.Equal(t, s, back)
	}
	for o := change.Added; o <= change.Mirrored; o++ {
		text, err := o.MarshalText()
		require.NoError(t, err)
		var back change.Op
		require.NoError(t, back.UnmarshalText(text))
		assert.Equal(t, o, back)
	}
	_, err := change.Reason(200).MarshalText()
	require.Error(t, err)
	_, err = change.Severity(200).MarshalText()
	require.Error(t, err)
	_, err = change.Op(200).MarshalText()
	require.Error(t, err)
	require.Error(t, new(change.Reason).UnmarshalText([]byte("no-such-reason")))
}
