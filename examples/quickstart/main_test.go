package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/change/locale"
	"github.com/gobeian/icp/filing"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestOutput(t *testing.T) {
	for name, lang := range map[string]locale.Language{"zh": locale.Chinese, "en": locale.English} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			require.NoError(t, run(&out, lang))
			golden := filepath.Join("testdata", "output."+name+".txt")
			if *update {
				require.NoError(t, os.MkdirAll("testdata", 0o755))
				require.NoError(t, os.WriteFile(golden, out.Bytes(), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			assert.Equal(t, string(want), out.String())
		})
	}
}

// TestFilings keeps the example honest: its filings are complete and right in every respect but the edit.
func TestFilings(t *testing.T) {
	old, err := filing.Decode(filed)
	require.NoError(t, err)
	empty := filing.Filing{Province: old.Province}
	for _, v := range (change.Basis{On: 20261122}).Validate(empty, old) {
		assert.NotContains(t, []change.Reason{
			change.ReasonIDInvalid, change.ReasonCertificateInvalid, change.ReasonMobileInvalid, change.ReasonEmailInvalid, change.ReasonCertificateNameMismatch,
		}, v.Reason)
	}
}
