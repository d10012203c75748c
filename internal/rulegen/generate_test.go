package main

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

var root = filepath.Join("..", "..")

// The book in the library is what the sheets give, to the byte. Run go run ./internal/rulegen after editing a sheet.
func TestBookIsUpToDate(t *testing.T) {
	book, err := Load(os.DirFS(filepath.Join(root, sheetsDir)))
	require.NoError(t, err)
	text, err := book.Generate()
	require.NoError(t, err)
	have, err := os.ReadFile(filepath.Join(root, bookFile))
	require.NoError(t, err)
	if !bytes.Equal(have, text) {
		t.Fatalf("%s is not what the sheets give: run go run ./internal/rulegen, then go test ./province -update and look at what changed", bookFile)
	}
	// What runs is what was written: the linker's copy and the one built just now are one table.
	assert.Equal(t, book.Table.Digest(), province.Builtin().Digest())
	assert.Equal(t, book.Table.Edition(), province.Builtin().Edition())
	assert.Equal(t, slices.Collect(book.Table.All()), slices.Collect(province.Builtin().All()))
	order, index := book.Table.Layout()
	haveOrder, haveIndex := province.Builtin().Layout()
	assert.Equal(t, order, haveOrder)
	assert.Equal(t, index, haveIndex)
	again, err := book.Generate()
	require.NoError(t, err)
	assert.True(t, bytes.Equal(text, again), "the same sheets give the same text")
}

// Every rule of every sheet is in the book: nothing is skipped on the way.
func TestBookHoldsEverySheet(t *testing.T) {
	names, err := filepath.Glob(filepath.Join(root, sheetsDir, "*.json"))
	require.NoError(t, err)
	book, err := Load(os.DirFS(filepath.Join(root, sheetsDir)))
	require.NoError(t, err)
	assert.Len(t, book.Sheets, len(names)-1, "all but the documents")
	assert.Len(t, names, 31+3, "31 bureaus, the country, the providers, the documents")
	rules := 0
	for _, sheet := range book.Sheets {
		rules += len(sheet.Rules)
		for i := range sheet.Rules {
			have, ok := province.Builtin().Rule(sheet.Rules[i].ID)
			require.True(t, ok, "%s", sheet.Rules[i].ID)
			assert.Equal(t, sheet.Rules[i], have)
		}
	}
	assert.Equal(t, rules, province.Builtin().Len())
}

// The documents that the sheets may cite: each once, each with what a reader needs.
func TestDocuments(t *testing.T) {
	book, err := Load(os.DirFS(filepath.Join(root, sheetsDir)))
	require.NoError(t, err)
	seen := map[string]bool{}
	for _, s := range book.Sources {
		assert.False(t, seen[s.ID], "%s twice", s.ID)
		seen[s.ID] = true
		assert.NotEmpty(t, s.Publisher, s.ID)
		assert.NotEmpty(t, s.Title, s.ID)
	}
	for r := range book.Table.All() {
		for _, s := range r.Sources {
			assert.True(t, seen[s.ID], "%s cites %s, which is not listed", r.ID, s.ID)
		}
	}
}

const (
	noDocuments = `{"sheet": "sources", "sources": [{"id": "a", "publisher": "P", "title": "T"}]}`
	zhejiang    = `{"sheet": "CN-ZJ", "rules": [` + rename + `]}`
	rename      = `{"id": "CN-ZJ/rename/1", "topic": "rename", "authority": "reported", "effect": "permit", "from": "2026-12-01",
		"says": {"en": "Yes.", "zh": "可。"}, "sources": [{"id": "a", "seen": ["2026-12-01", "2026-12-02"]}]}`
)

func TestLoadErrors(t *testing.T) {
	edit := func(old, new string) string {
		require.Contains(t, zhejiang, old)
		return strings.Replace(zhejiang, old, new, 1)
	}
	tests := []struct {
		name  string
		files map[string]string
		want  []string // empty: no error
	}{
		{"one sheet", map[string]string{"CN-ZJ.json": zhejiang}, nil},
		{"no edition", map[string]string{editionFile: "\x00"}, []string{editionFile}},
		{"no documents", map[string]string{sourcesSheet: "\x00"}, []string{sourcesSheet}},
		{"documents that are no sheet", map[string]string{sourcesSheet: "[]"}, []string{sourcesSheet, "an object"}},
		{"documents under another name", map[string]string{sourcesSheet: `{"sheet": "documents"}`}, []string{sourcesSheet, `"documents"`}},
		{"sheet in another file", map[string]string{"CN-SH.json": zhejiang}, []string{"CN-SH.json", `"CN-ZJ"`}},
		{"sheet without a name", map[string]string{"CN-ZJ.json": `{"rules": []}`}, []string{"CN-ZJ.json", `""`}},
		{"rule of another province", map[string]string{"CN-ZJ.json": edit(`CN-ZJ/rename/1`, `CN-SH/rename/1`)}, []string{"CN-ZJ.json", "CN-SH/rename/1", "rename/1"}},
		{"rule that binds another province", map[string]string{"CN-ZJ.json": edit(`"effect"`, `"provinces": ["CN-SH"], "effect"`)}, []string{"CN-ZJ/rename/1", "rename/1"}},
		{"rule that binds two provinces", map[string]string{"CN-ZJ.json": edit(`"effect"`, `"provinces": ["CN-ZJ", "CN-SH"], "effect"`)}, []string{"rename/1"}},
		{"province's rule among the country's", map[string]string{"national.json": `{"sheet": "national", "rules": [` + rename + `]}`}, []string{"national.json", "rename/1"}},
		{"country's rule in a province's sheet", map[string]string{"CN-ZJ.json": edit(`CN-ZJ/rename/1`, `CN/rename/1`)}, []string{"rename/1"}},
		{"console under the country's name", map[string]string{"providers.json": `{"sheet": "providers", "rules": [` +
			strings.NewReplacer("CN-ZJ/", "CN/", `"reported"`, `"console", "provider": "ucloud"`).Replace(rename) + `]}`}, []string{"providers.json", "rename/1"}},
		{"console under another's name", map[string]string{"providers.json": `{"sheet": "providers", "rules": [` +
			strings.NewReplacer("CN-ZJ/", "huawei-cloud/", `"reported"`, `"console", "provider": "ucloud"`).Replace(rename) + `]}`}, []string{"rename/1"}},
		{"console under its own name", map[string]string{"providers.json": `{"sheet": "providers", "rules": [` +
			strings.NewReplacer("CN-ZJ/", "ucloud/", `"reported"`, `"console", "provider": "ucloud"`).Replace(rename) + `]}`}, nil},
		{"several provinces under the country's name", map[string]string{"national.json": `{"sheet": "national", "rules": [` +
			strings.NewReplacer("CN-ZJ/", "CN/", `"effect"`, `"provinces": ["CN-ZJ", "CN-SH"], "effect"`).Replace(rename) + `]}`}, nil},
		{"unknown document", map[string]string{"CN-ZJ.json": edit(`"id": "a"`, `"id": "b"`)}, []string{"CN-ZJ.json", "CN-ZJ/rename/1", "sources", "not listed"}},
		{"incomplete rule", map[string]string{"CN-ZJ.json": edit(`"en": "Yes.", `, ``)}, []string{"CN-ZJ.json", "says"}},
		{"misspelt member", map[string]string{"CN-ZJ.json": edit(`"authority"`, `"Authority"`)}, []string{"CN-ZJ.json", "rules[0]", "Authority"}},
		{"one rule twice", map[string]string{"CN-ZJ.json": edit(`[`+rename, `[`+rename+`,`+rename)}, []string{"CN-ZJ/rename/1", "two rules"}},
		{"contradiction", map[string]string{"CN-ZJ.json": edit(`[`+rename, `[`+rename+`,`+
			strings.NewReplacer("rename/1", "rename/2", `"permit"`, `"forbid", "remedy": "ask-bureau"`).Replace(rename))}, []string{"CN-ZJ/rename/1", "CN-ZJ/rename/2", "2026-12-01.."}},
		{"overrides nobody", map[string]string{"CN-ZJ.json": edit(`"effect"`, `"overrides": ["CN-ZJ/rename/9"], "effect"`)}, []string{"overrides", "CN-ZJ/rename/9"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := fstest.MapFS{editionFile: {Data: []byte("2026-12-01\n")}, sourcesSheet: {Data: []byte(noDocuments)}}
			for name, text := range tt.files {
				if text == "\x00" {
					delete(dir, name)
					continue
				}
				dir[name] = &fstest.MapFile{Data: []byte(text)}
			}
			book, err := Load(dir)
			if len(tt.want) == 0 {
				require.NoError(t, err)
				assert.Equal(t, 1, book.Table.Len())
				assert.Equal(t, "2026-12-01", book.Edition, "without the line's end")
				return
			}
			require.Error(t, err)
			for _, want := range tt.want {
				assert.ErrorContains(t, err, want)
			}
		})
	}
}

// full is a rule with something in every field, so that a field that the generator forgets is missed.
func full() province.Rule {
	return province.Rule{
		ID: "huawei-cloud/replacement/1", Topic: province.TopicReplacement, Provinces: province.SetOf(filing.Xinjiang, filing.Beijing),
		Authority: province.Console, Provider: province.HuaweiCloud, Effect: province.Permit,
		Period: province.Period{From: 20260101, Until: 20270101}, Stated: true,
		When: province.When{
			From: filing.Unit, To: filing.Individual, Class: filing.Unit, Orders: province.SetOf(province.OrderMigrate), Natures: province.SetOf(filing.NatureEnterprise),
		},
		Needs: province.Needs{All: province.SetOf(province.FactOwnUnit), Any: province.SetOf(province.FactCommitted)},
		Limit: province.Limit{Min: 1, N: 2, Unit: province.Times}, Values: []string{`a "quoted" one`, "．公益"},
		Materials: province.SetOf(province.RelationStatement), Persons: province.SetOf(province.Manager), Remedy: province.RemedyMigrate,
		Disputed: true, Presumed: true, Overrides: []province.RuleID{"huawei-cloud/replacement/2"},
		Says: province.Text{En: "Line one\nand `two` \\ ", Zh: "“可”"}, Caveat: province.Text{En: "c", Zh: "但"},
		Sources: []province.Source{{
			ID: "a", Publisher: "P", Title: "T", Section: "S", URL: "U", Published: 20251231,
			Seen: province.Period{From: 20260101, Until: 20260102}, Note: "N", Inferred: true, Dissent: true,
		}, {ID: "b", Publisher: "P", Title: "T"}},
	}
}

func TestGenerateForm(t *testing.T) {
	other := full()
	other.ID, other.Overrides = "huawei-cloud/replacement/2", nil
	table, err := province.New("2026-12-01", full(), other)
	require.NoError(t, err)
	text, err := (&Book{Edition: `2026-12-01 "x"`, Table: table}).Generate()
	require.NoError(t, err)
	file, err := parser.ParseFile(token.NewFileSet(), "zz_book.go", text, parser.ParseComments|parser.SkipObjectResolution)
	require.NoError(t, err)

	assert.Equal(t, "province", file.Name.Name)
	assert.True(t, ast.IsGenerated(file), "tools recognise it as generated")
	assert.Contains(t, string(text), "//go:build !icp_nobook\n", "the generator can be built without it")
	var names []string
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			t.Errorf("a function %s: nothing of the book runs", d.Name)
		case *ast.GenDecl:
			for _, s := range d.Specs {
				if v, ok := s.(*ast.ValueSpec); ok {
					names = append(names, v.Names[0].Name)
				}
			}
		}
	}
	assert.Contains(t, names, "builtin")
	ast.Inspect(file, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			t.Errorf("a call at %d: nothing of the book runs", call.Pos())
		}
		return true
	})

	// Every field of a rule and of a source is written; a new field that the generator does not know fails here.
	keys := map[string]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		if kv, ok := n.(*ast.KeyValueExpr); ok {
			if id, ok := kv.Key.(*ast.Ident); ok {
				keys[id.Name] = true
			}
		}
		return true
	})
	for _, typ := range []reflect.Type{reflect.TypeFor[province.Rule](), reflect.TypeFor[province.Source]()} {
		for f := range typ.Fields() {
			assert.True(t, keys[f.Name], "%s.%s is not written", typ.Name(), f.Name)
		}
	}
	for _, typ := range []reflect.Type{reflect.TypeFor[province.When](), reflect.TypeFor[province.Needs](), reflect.TypeFor[province.Limit]()} {
		for f := range typ.Fields() {
			assert.True(t, keys[f.Name], "%s.%s is not written", typ.Name(), f.Name)
		}
	}
}

// The sample must have something in every field for the test above to mean anything.
func TestFullIsFull(t *testing.T) {
	r := full()
	for _, v := range []reflect.Value{
		reflect.ValueOf(r), reflect.ValueOf(r.Sources[0]), reflect.ValueOf(r.When), reflect.ValueOf(r.Needs), reflect.ValueOf(r.Limit), reflect.ValueOf(r.Says),
	} {
		for i := range v.NumField() {
			assert.False(t, v.Field(i).IsZero(), "%s.%s", v.Type().Name(), v.Type().Field(i).Name)
		}
	}
}

// An empty book is a book.
func TestGenerateNothing(t *testing.T) {
	table, err := province.New("2026-12-01")
	require.NoError(t, err)
	text, err := (&Book{Edition: "2026-12-01", Table: table}).Generate()
	require.NoError(t, err)
	_, err = parser.ParseFile(token.NewFileSet(), "zz_book.go", text, 0)
	assert.NoError(t, err)
}
