package main

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/filing"
)

var update = flag.Bool("update", false, "write docs/rules instead of comparing")

// rendered returns the real book and its pages.
func rendered(t *testing.T) (*Book, map[string][]byte) {
	t.Helper()
	dir := os.DirFS("../rulebook")
	book, err := Load(dir)
	require.NoError(t, err)
	pages, err := renderDocs(book, dir)
	require.NoError(t, err)
	return book, pages
}

func TestDocsAreCurrent(t *testing.T) {
	_, pages := rendered(t)
	const dir = "../../" + docsDir
	if *update {
		require.NoError(t, writeDocs(dir, pages))
	}
	require.NoError(t, checkDocs(os.DirFS(dir), pages))
}

func TestCheckDocs(t *testing.T) {
	t.Parallel()
	pages := map[string][]byte{"a.md": []byte("a"), "b/c.md": []byte("c")}
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "old.md"), nil, 0o600))
	require.NoError(t, writeDocs(dir, pages), "writes the pages and removes what is none")
	require.NoError(t, checkDocs(os.DirFS(dir), pages))

	err := checkDocs(fstest.MapFS{"a.md": {Data: []byte("x")}, "d.md": {}}, pages)
	for _, want := range []string{"a.md is not what the sheets give", "b/c.md is missing", "d.md belongs to no page", "3 pages differ"} {
		require.ErrorContains(t, err, want)
	}
}

// TestDocsAreComplete checks that each rule stands in full on its own page and on the page of its topic, in both languages,
// that each matrix has a row for every province, and that the whole stays small enough for a repository.
func TestDocsAreComplete(t *testing.T) {
	t.Parallel()
	book, pages := rendered(t)
	for r := range book.Table.All() {
		for _, suffix := range [...]string{".md", ".zh-CN.md"} {
			says := r.Says.En
			if suffix != ".md" {
				says = r.Says.Zh
			}
			home := string(pages[homeOf(&r)+suffix])
			assert.Equal(t, 1, strings.Count(home, "\n#### "+string(r.ID)+"\n"), "%s on %s%s", r.ID, homeOf(&r), suffix)
			assert.Contains(t, home, says)
			topic := string(pages["topics/"+r.Topic.String()+suffix])
			assert.Contains(t, topic, "- **"+string(r.ID)+"** (")
			assert.Contains(t, topic, says)
			for _, s := range r.Sources {
				assert.Contains(t, home, cell(s.Title))
			}
		}
	}
	size := 0
	for name, text := range pages {
		size += len(text)
		if dir, _ := path.Split(name); dir == "topics/" {
			tables := strings.Count(string(text), "\n|---")
			assert.Positive(t, tables, name)
			assert.Equal(t, tables*len(slices.Collect(filing.Provinces())), strings.Count(string(text), "\n| ["), "rows of %s", name)
		}
	}
	assert.Less(t, size, 6<<20)
}

// TestDocsLinks checks that every link leads to a page, and every fragment to a place on it.
func TestDocsLinks(t *testing.T) {
	t.Parallel()
	_, pages := rendered(t)
	link := regexp.MustCompile(`(?:\]\(|\n\[l\d+\]: )([^)\n]+)`)
	heading := regexp.MustCompile(`(?m)^#+ (.+)$|<a id="([^"]+)">`)
	places := make(map[string]map[string]bool)
	for name, text := range pages {
		places[name] = make(map[string]bool)
		for _, m := range heading.FindAllStringSubmatch(string(text), -1) {
			if m[2] != "" {
				assert.False(t, places[name][m[2]], "%s: place %s twice", name, m[2])
				places[name][m[2]] = true
			} else {
				places[name][anchor(m[1])] = true
			}
		}
	}
	for name, text := range pages {
		for _, m := range link.FindAllStringSubmatch(string(text), -1) {
			file, fragment, _ := strings.Cut(m[1], "#")
			target := path.Join(path.Dir(name), file)
			if file == "" {
				target = name
			}
			if pages[target] == nil {
				t.Errorf("%s: link to %s, which is no page", name, m[1])
			} else if fragment != "" && !places[target][fragment] {
				t.Errorf("%s: link to %s, which is no place", name, m[1])
			}
		}
		if notes := strings.Count(string(text), "\n[^"); notes > 0 {
			assert.Contains(t, string(text), fmt.Sprintf("[^%d]", notes))
			assert.NotContains(t, string(text), fmt.Sprintf("[^%d]", notes+1), name)
		}
	}
}

// TestSeedCarriersExist checks that what carries a statement of the founding documents, where it is no rule, is a package or
// an exported name of the library.
func TestSeedCarriersExist(t *testing.T) {
	t.Parallel()
	s, err := loadSeeds(os.DirFS("../rulebook"))
	require.NoError(t, err)
	require.NotNil(t, s)
	exported := make(map[string]map[string]bool)
	for _, st := range s.Statements {
		for _, c := range st.CarriedBy {
			if isRule(c) {
				continue
			}
			pkg, name, _ := strings.Cut(c, ".")
			if exported[pkg] == nil {
				exported[pkg] = exportedNames(t, "../../"+pkg)
			}
			name, _, _ = strings.Cut(name, ".")
			assert.True(t, name == "" || exported[pkg][name], "%s, statement %d: no %s", st.Seed, st.N, c)
		}
	}
}

func exportedNames(t *testing.T, dir string) map[string]bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	require.NoError(t, err)
	require.NotEmpty(t, files, dir)
	names := make(map[string]bool)
	for _, file := range files {
		if strings.HasPrefix(filepath.Base(file), "zz_") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		for _, d := range f.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				names[d.Name.Name] = true
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					switch spec := spec.(type) {
					case *ast.TypeSpec:
						names[spec.Name.Name] = true
					case *ast.ValueSpec:
						for _, n := range spec.Names {
							names[n.Name] = true
						}
					}
				}
			}
		}
	}
	return names
}
