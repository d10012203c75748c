package howto

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestDocsRun proves that every block of code in the how-to pages stands in the examples, which run.
func TestDocsRun(t *testing.T) {
	code, err := os.ReadFile("howto_test.go")
	if err != nil {
		t.Fatal(err)
	}
	block := regexp.MustCompile("(?s)```(?:go|json)\n(.*?)```")
	for _, page := range []string{"howto.md", "howto.zh-CN.md"} {
		text, err := os.ReadFile(filepath.Join("..", "..", "docs", page))
		if err != nil {
			t.Fatal(err)
		}
		blocks := block.FindAllStringSubmatch(string(text), -1)
		if len(blocks) < 7 {
			t.Errorf("%s: %d blocks of code", page, len(blocks))
		}
		for _, b := range blocks {
			if !strings.Contains(string(code), strings.TrimSpace(b[1])) {
				t.Errorf("%s: not in howto_test.go:\n%s", page, b[1])
			}
		}
	}
}
