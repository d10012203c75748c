package verify_test

import (
	"flag"
	"os"
	"testing"
)

// update makes the tests that compare generated documents write them instead. Other test files of this package use it too.
var update = flag.Bool("update", false, "write generated documents instead of comparing them")

// golden compares got with a file, or writes the file under -update.
func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is out of date; run go test ./verify -update", path)
	}
}
