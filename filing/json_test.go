package filing_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/filing/filingtest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const document = `{"number":"浙ICP备2021000001号","province":"CN-ZJ",
 "sponsor":{"nature":"enterprise","name":"样例公司","certificate":{"kind":"business-licence","name":"样例公司","number":"91110000600037341L","address":"样例路","expires":"long-term"},
  "address":"样例路","legalRepresentative":{"name":"李样例","id":{"kind":"resident-id","number":"11010519491231002X","expires":"2040-01-01"}},
  "principal":{"name":"张某某","id":{"kind":2,"number":"1101**********002X","expires":"长期"},"mobile":"13800000001","emergencyPhone":"13800000002","email":"a@example.com"}},
 "services":[{"number":"浙icp备2021000001-1号","kind":"website","name":"样例网","homePages":["www.example.cn"],
  "domains":[{"name":"example.cn","holder":{"name":"样例公司","number":"91110000600037341L"},"expires":"2027-05-01","filedOn":"2021-03-02"}],
  "manager":{"name":"王某某","id":{},"mobile":"13800000003"},"contents":["shopping",512],"preApprovals":[{"category":"news","number":"1"}],"languages":["zh-Hans",12,99],
  "access":[{"provider":"alibaba-cloud","mode":"cloud","region":"33","ips":["192.0.2.10","2001:db8::1"]}]}]}`

func TestDecodeDocument(t *testing.T) {
	f, err := filing.Decode([]byte(document))
	require.NoError(t, err)
	assert.Equal(t, filing.Zhejiang, f.Province)
	assert.Equal(t, "浙ICP备2021000001号-1", f.Services[0].Number.String())
	assert.Equal(t, filing.ResidentID, f.Sponsor.Principal.ID.Kind)
	assert.Equal(t, filing.LongTerm, f.Sponsor.Principal.ID.Expires)
	assert.Equal(t, []filing.Content{filing.ContentShopping, filing.ContentPayment}, f.Services[0].Contents)
	assert.Equal(t, []filing.Language{filing.LanguageSimplifiedChinese, filing.LanguageEnglish, 99}, f.Services[0].Languages)
	b, err := f.MarshalJSON()
	require.NoError(t, err)
	assert.Contains(t, string(b), `"contents":[256,512]`)
	assert.Contains(t, string(b), `"languages":["zh-Hans","en",99]`)
	assert.NotContains(t, string(b), "homePage\"")
	g, err := filing.Decode(b)
	require.NoError(t, err)
	assert.True(t, f.Equal(g))

	empty, err := filing.Decode([]byte(" {} \n"))
	require.NoError(t, err)
	assert.True(t, empty.Equal(filing.Filing{}))

	other, err := filing.Decode([]byte(`{"number":"京ICP备05000001号","province":"CN-ZJ"}`))
	require.NoError(t, err, "another province is a finding, not bad input")
	assert.NotEqual(t, other.Province, other.Number.Province())
}

func TestDecodeErrors(t *testing.T) {
	tests := []struct{ in, path, expected string }{
		{``, "", "an object"},
		{`null`, "", "an object"},
		{`[]`, "", "an object"},
		{`{"Number":"x"}`, "", `no member "Number"`},
		{`{"nickname":1}`, "", `no member "nickname"`},
		{`{"13800000001":1}`, "", `no member of this name`},
		{`{"remark":"a","remark":"b"}`, "", `no second member "remark"`},
		{`{"remark":"a"} {}`, "", "the end of the document"},
		{`{"remark":null}`, "remark", "a string"},
		{`{"remark":1}`, "remark", "a string"},
		{`{"number":1}`, "number", "a string"},
		{`{"number":"川ICP备12345678号"}`, "number", "want 蜀"},
		{`{"number":"京ICP备****5678号"}`, "number", "masked"},
		{`{"province":"CN-HK"}`, "province", "CN-ZJ"},
		{`{"province":5}`, "province", "CN-ZJ"},
		{`{"sponsor":[]}`, "sponsor", "an object"},
		{`{"sponsor":{"x":1}}`, "sponsor", `no member "x"`},
		{`{"sponsor":{"commercial":"yes"}}`, "sponsor.commercial", "true or false"},
		{`{"sponsor":{"nature":"company"}}`, "sponsor.nature", "enterprise"},
		{`{"sponsor":{"nature":70000}}`, "sponsor.nature", "65535"},
		{`{"sponsor":{"nature":true}}`, "sponsor.nature", "enterprise"},
		{`{"sponsor":{"certificate":{"x":1}}}`, "sponsor.certificate", `no member "x"`},
		{`{"sponsor":{"certificate":{"expires":"soon"}}}`, "sponsor.certificate.expires", "long-term"},
		{`{"sponsor":{"principal":{"x":1}}}`, "sponsor.principal", `no member "x"`},
		{`{"sponsor":{"principal":{"id":{"x":1}}}}`, "sponsor.principal.id", `no member "x"`},
		{`{"services":{}}`, "services", "an array"},
		{`{"services":[{},{"x":1}]}`, "services[1]", `no member "x"`},
		{`{"services":[{"domains":[{},{"expires":"2027-02-30"}]}]}`, "services[0].domains[1].expires", "2006-01-02"},
		{`{"services":[{"domains":[{"x":1}]}]}`, "services[0].domains[0]", `no member "x"`},
		{`{"services":[{"domains":[{"holder":{"x":1}}]}]}`, "services[0].domains[0].holder", `no member "x"`},
		{`{"services":[{"preApprovals":[{"x":1}]}]}`, "services[0].preApprovals[0]", `no member "x"`},
		{`{"services":[{"access":[{"x":1}]}]}`, "services[0].access[0]", `no member "x"`},
		{`{"services":[{"access":[{"ips":["192.0.2"]}]}]}`, "services[0].access[0].ips[0]", "an IP address"},
		{`{"services":[{"app":{"x":1}}]}`, "services[0].app", `no member "x"`},
		{`{"services":[{"app":{"platform":"symbian"}}]}`, "services[0].app.platform", "android"},
		{`{"services":[{"contents":["nothing"]}]}`, "services[0].contents[0]", "shopping"},
		{strings.Repeat(" ", 5<<20), "", "at most"},
	}
	for _, tt := range tests {
		f, err := filing.Decode([]byte(tt.in))
		var e *filing.DecodeError
		require.ErrorAs(t, err, &e, tt.in)
		assert.True(t, f.Equal(filing.Filing{}))
		assert.Equal(t, tt.path, e.Path, tt.in)
		assert.Contains(t, e.Expected, tt.expected)
		assert.Contains(t, e.Error(), e.Expected)
		assert.NotContains(t, e.Error(), "1380")
	}
}

func TestDecodeErrorPlace(t *testing.T) {
	_, err := filing.Decode([]byte("{\"remark\":\"中文\",\n \"province\":\"火星\"}"))
	var e *filing.DecodeError
	require.ErrorAs(t, err, &e)
	assert.Equal(t, filing.DecodeError{Offset: 32, Line: 2, Column: 13, Path: "province", Expected: "a province such as CN-ZJ"}, *e)
	assert.Equal(t, "filing: line 2, column 13, at province: want a province such as CN-ZJ", e.Error())
	assert.NotContains(t, e.Error(), "火星")
}

func TestUnmarshalKeepsTargetOnError(t *testing.T) {
	f := filingtest.Unit(filing.Zhejiang)
	g := f.Clone()
	require.Error(t, f.UnmarshalJSON([]byte(`{"province":"CN-BJ","x":1}`)))
	assert.True(t, f.Equal(g))
	require.NoError(t, json.Unmarshal([]byte(`{"province":"CN-BJ"}`), &f))
	assert.True(t, f.Equal(filing.Filing{Province: filing.Beijing}), "nothing is left of the old value")
	var s filing.Sponsor
	require.Error(t, json.Unmarshal([]byte(`{"Name":"x"}`), &s))
}

func TestMarshalErrors(t *testing.T) {
	for _, f := range []filing.Filing{
		{Remark: "\xff"},
		{Sponsor: filing.Sponsor{Certificate: filing.Certificate{Expires: 20190230}}},
		{Services: []filing.Service{{Domains: []filing.Domain{{FiledOn: 1}}}}},
		{Services: []filing.Service{{App: &filing.App{Platform: 99}}}},
	} {
		_, err := f.MarshalJSON()
		var e *filing.ParseError
		assert.True(t, errors.As(err, &e) || err != nil && strings.Contains(err.Error(), "Platform"))
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(document))
	f.Add([]byte(`{"services":[{"app":{"sdks":[]},"contents":[0,"other"]}]}`))
	f.Add([]byte(`{"number":"粤B2-20090059","remark":"\ud83d\ude00\u0000"}`))
	b, _ := filingtest.Individual(filing.Tibet).MarshalJSON()
	f.Add(b)
	f.Fuzz(func(t *testing.T, data []byte) {
		v, err := filing.Decode(data)
		if err != nil {
			var e *filing.DecodeError
			if !errors.As(err, &e) || e.Offset < 0 || e.Offset > int64(len(data)) || e.Line < 1 || e.Column < 1 {
				t.Fatalf("%#v", err)
			}
			if len(data) > 40 && strings.Contains(err.Error(), string(data)) {
				t.Fatalf("error repeats its input: %v", err)
			}
			return
		}
		if !json.Valid(data) {
			t.Fatalf("accepted what is not JSON: %q", data)
		}
		b, err := v.MarshalJSON()
		if err != nil {
			t.Fatalf("%q: %v", data, err)
		}
		again, err := filing.Decode(b)
		if err != nil || !again.Equal(v) || !v.Clone().Equal(v) {
			t.Fatalf("%q: %q: %v", data, b, err)
		}
	})
}
