package filing

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// The numbers of provinces and the alphabet of GB 32100 stand in code in a form that is quick to look up.
func TestLookups(t *testing.T) {
	codes := map[int]bool{}
	for p := range Provinces() {
		codes[p.Code()/10000] = true
	}
	for code := -1; code <= 120; code++ {
		assert.Equal(t, codes[code], isMainlandRegion(code), "%d", code)
	}
	for c := range 256 {
		assert.Equal(t, strings.IndexByte(charset32100, byte(c)), value32100(byte(c)), "%q", c)
	}
}
