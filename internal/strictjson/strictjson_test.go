package strictjson_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/gobeian/icp/internal/strictjson"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func skip(data string, limits strictjson.Limits) error {
	d := strictjson.NewDecoder([]byte(data), limits)
	return d.Document(d.Skip)
}

func TestSkip(t *testing.T) {
	for _, s := range []string{
		`null`, `true`, `false`, `0`, `-0`, `1.5e+10`, `1E-2`, `12`, `""`, `"a\"\\\/\b\f\n\r\té\ud83d\ude00中"`, `[]`, `[1,[2],{}]`,
		`{"a":{"b":[null]},"c":""}`, " {\t\"a\" :\r\n1 , \"b\":2 } ",
	} {
		require.NoError(t, skip(s, strictjson.Limits{}), s)
		require.True(t, json.Valid([]byte(s)))
	}
	bad := map[string]string{
		``:                     "a value",
		`nul`:                  "a value",
		`tru`:                  "true or false",
		`x`:                    "a value",
		`01`:                   "the end of the document",
		`-`:                    "a number",
		`1.`:                   "digits after the point",
		`1e`:                   "digits in the exponent",
		`"a`:                   "the end of a string",
		`"\`:                   "an escape sequence",
		`"\x"`:                 "an escape sequence",
		`"\u12"`:               "four hexadecimal digits",
		`"\u12g4"`:             "four hexadecimal digits",
		`"\ud800"`:             "a pair of surrogates",
		`"\ud800\u0041"`:       "a pair of surrogates",
		`"\udc00\ud800"`:       "a pair of surrogates",
		"\"\n\"":               "no control character",
		"\"\xff\"":             "UTF-8",
		`[1 2]`:                "a comma or ]",
		`[1,]`:                 "a value",
		`[`:                    "a value",
		`[1`:                   "a comma or ]",
		`{"a" 1}`:              "a colon",
		`{"a":1,}`:             "a member name",
		`{a:1}`:                "a member name",
		`{"a":1 "b":2}`:        "a comma or }",
		`{"a`:                  "the end of a string",
		`{"a":1,"a":2}`:        `no second member "a"`,
		`[{"a":1,"\u0061":2}]`: `no second member "a"`,
		`{"张":1,"张":2}`:        "no second member of this name",
		"\ufeff{}":             "no byte order mark",
		`{} {}`:                "the end of the document",
	}
	for s, want := range bad {
		err := skip(s, strictjson.Limits{})
		var e *strictjson.Error
		require.ErrorAs(t, err, &e, s)
		assert.True(t, strings.HasPrefix(e.Expected, want), "%s: %s", s, e.Expected)
	}
}

func TestLimits(t *testing.T) {
	require.NoError(t, skip(`[[]]`, strictjson.Limits{Depth: 2}))
	require.ErrorContains(t, skip(`[[[]]]`, strictjson.Limits{Depth: 2}), "no nesting deeper than 2")
	require.NoError(t, skip(`[[],[[]],{"a":[]}]`, strictjson.Limits{Depth: 3}), "depth is that of nesting")
	require.ErrorContains(t, skip(`[1,2]`, strictjson.Limits{Bytes: 4}), "at most 4 bytes")
	require.ErrorContains(t, skip(strings.Repeat("[", 1_000_000), strictjson.Limits{}), "deeper than 32")
	var b strings.Builder
	for i := range 1100 {
		b.WriteString(`,"k`)
		b.WriteString(strings.Repeat("x", i))
		b.WriteString(`":1`)
	}
	require.ErrorContains(t, skip("{"+b.String()[1:]+"}", strictjson.Limits{}), "at most 1024 members")
}

func TestTypedReads(t *testing.T) {
	var name string
	var count int64
	var size uint64
	var yes bool
	var list []string
	d := strictjson.NewDecoder([]byte(`{"name":"n","count":-3,"size":7,"yes":true,"list":["a","b"],"other":{"x":[1]}}`), strictjson.Limits{})
	err := d.Document(func() error {
		return d.Object(func(key string) (err error) {
			switch key {
			case "name":
				assert.Equal(t, strictjson.String, d.Kind())
				name, err = d.String()
			case "count":
				assert.Equal(t, strictjson.Number, d.Kind())
				count, err = d.Int(-5, 5)
			case "size":
				size, err = d.Uint(9)
			case "yes":
				assert.Equal(t, strictjson.Bool, d.Kind())
				yes, err = d.Bool()
			case "list":
				assert.Equal(t, strictjson.Array, d.Kind())
				err = d.Array(func(i int) error {
					assert.Len(t, list, i)
					s, err := d.String()
					list = append(list, s)
					assert.Equal(t, "list["+string(rune('0'+i))+"]", d.Path())
					return err
				})
			default:
				assert.Equal(t, strictjson.Object, d.Kind(), "left unread")
			}
			return err
		})
	})
	require.NoError(t, err)
	assert.Equal(t, "n", name)
	assert.EqualValues(t, -3, count)
	assert.EqualValues(t, 7, size)
	assert.True(t, yes)
	assert.Equal(t, []string{"a", "b"}, list)
}

func TestTypedErrors(t *testing.T) {
	read := func(data string, f func(*strictjson.Decoder) error) string {
		d := strictjson.NewDecoder([]byte(data), strictjson.Limits{})
		err := d.Document(func() error { return d.Object(func(string) error { return f(d) }) })
		var e *strictjson.Error
		require.ErrorAs(t, err, &e, data)
		return e.Path + ": " + e.Expected
	}
	integer := func(d *strictjson.Decoder) error { _, err := d.Int(1, 5); return err }
	natural := func(d *strictjson.Decoder) error { _, err := d.Uint(5); return err }
	boolean := func(d *strictjson.Decoder) error { _, err := d.Bool(); return err }
	unread := func(*strictjson.Decoder) error { return nil }
	for _, s := range []string{"0", "6", "1.0", "1e0", `"1"`, "null", "99999999999999999999"} {
		assert.Equal(t, "a: an integer from 1 to 5", read(`{"a":`+s+`}`, integer), s)
	}
	assert.Equal(t, "a: an integer from 0 to 5", read(`{"a":-1}`, natural))
	assert.Equal(t, "a: true or false", read(`{"a":1}`, boolean))
	assert.Equal(t, "a: a value", read(`{"a":}`, unread))
	assert.Equal(t, "?: a value", read(`{"张三":}`, unread))
	assert.Equal(t, `: no member "a" (names are case-sensitive)`, read(`{"a":1}`, func(d *strictjson.Decoder) error { return d.Unknown("a") }))
	d := strictjson.NewDecoder([]byte(`1`), strictjson.Limits{})
	require.ErrorContains(t, d.Unknown("13800000001"), "no member of this name")
	require.ErrorContains(t, d.Unknown(strings.Repeat("x", 33)), "no member of this name")
	require.ErrorContains(t, d.Unknown(""), "no member of this name")
	require.ErrorContains(t, d.Unknown("_a1"), `no member "_a1"`)
}

func TestErrorText(t *testing.T) {
	err := skip("{\"a\":[1,\n  \"中\", x]}", strictjson.Limits{})
	var e *strictjson.Error
	require.ErrorAs(t, err, &e)
	assert.Equal(t, strictjson.Error{Offset: 18, Line: 2, Column: 8, Path: "a[2]", Expected: "a value"}, *e)
	assert.Equal(t, "line 2, column 8, at a[2]: want a value", err.Error())
	assert.Equal(t, "line 1, column 1: want a value", skip("x", strictjson.Limits{}).Error())
}

func TestWriter(t *testing.T) {
	var w strictjson.Writer
	w.Open('{')
	w.Name("a")
	w.Open('[')
	w.Uint(1)
	w.Bool(false)
	w.String("\"\\\n\r\t\x01中\x7f")
	w.Open('{')
	w.Close('}')
	w.Close(']')
	w.Name("b")
	w.String("")
	w.Close('}')
	b, ok := w.Bytes()
	assert.True(t, ok)
	assert.Equal(t, `{"a":[1,false,"\"\\\n\r\t\u0001中`+"\x7f"+`",{}],"b":""}`, string(b))
	assert.True(t, json.Valid(b))
	w.String("\xff")
	_, ok = w.Bytes()
	assert.False(t, ok)
}

func FuzzSkip(f *testing.F) {
	for _, s := range []string{`{"a":[1,true,null,"\u00e9"]}`, `{"a":1,"a":2}`, `"\ud83d\ude00"`, "\xff", `1e5`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d := strictjson.NewDecoder(data, strictjson.Limits{})
		if err := d.Document(d.Skip); err == nil && !json.Valid(data) {
			t.Fatalf("accepted %q", data)
		}
		d = strictjson.NewDecoder(data, strictjson.Limits{})
		var s, want string
		err := d.Document(func() (err error) { s, err = d.String(); return err })
		if err == nil && (json.Unmarshal(data, &want) != nil || s != want) {
			t.Fatalf("%q: %q, not %q", data, s, want)
		}
		var w strictjson.Writer
		w.String(s)
		if b, _ := w.Bytes(); err == nil && (json.Unmarshal(b, &want) != nil || s != want) {
			t.Fatalf("%q: wrote %q", s, b)
		}
	})
}
