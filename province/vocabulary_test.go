package province_test

import (
	"encoding"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/gobeian/icp/province"
)

// value is what every enumeration of the package can do.
type value interface {
	comparable
	fmt.Stringer
	encoding.TextMarshaler
	encoding.TextAppender
}

// testEnum walks an enumeration from zero to the first value without a slug, and writes its slugs in their order.
func testEnum[E interface {
	value
	~uint8
}, P interface {
	*E
	encoding.TextUnmarshaler
}](t *testing.T, w *strings.Builder, name, zero string) {
	t.Helper()
	seen := map[string]bool{}
	fmt.Fprintf(w, "%s:", name)
	n := E(0)
	for ; ; n++ {
		text, err := n.MarshalText()
		if err != nil {
			break
		}
		slug := string(text)
		assert.Equal(t, slug, n.String(), name)
		assert.False(t, seen[slug], "%s: %q twice", name, slug)
		seen[slug] = true
		appended, err := n.AppendText([]byte("x"))
		assert.NoError(t, err)
		assert.Equal(t, "x"+slug, string(appended))
		var back E
		assert.NoError(t, P(&back).UnmarshalText(text), "%s: %q", name, slug)
		assert.Equal(t, n, back, "%s: %q", name, slug)
		if n == 0 {
			assert.Equal(t, zero, slug, name)
			continue
		}
		fmt.Fprintf(w, " %s", slug)
		assert.Regexp(t, `^[a-z]+(-[a-z]+)*$`, slug, name)
	}
	w.WriteByte('\n')
	require.Greater(t, int(n), 2, name)
	assert.LessOrEqual(t, int(n), 64, "%s: a set holds 63", name)

	// Beyond the last, and text that is none.
	for _, bad := range []E{n, 200, 255} {
		assert.Contains(t, bad.String(), fmt.Sprintf("(%d)", uint8(bad)), name)
		_, err := bad.AppendText(nil)
		assert.Error(t, err, name)
	}
	for _, text := range []string{"no-such", "x" + strings.Repeat("y", 100), strings.ToUpper(E(1).String()), " " + E(1).String()} {
		back := E(1)
		assert.Error(t, P(&back).UnmarshalText([]byte(text)), "%s: %q", name, text)
		assert.Equal(t, E(1), back, "an error leaves the value alone")
	}
	back := E(1)
	if err := P(&back).UnmarshalText(nil); zero == "" || name == "remedy" {
		assert.NoError(t, err, "%s: empty text is the zero value", name)
		assert.Zero(t, back)
	} else {
		assert.Error(t, err, "%s: the zero value has a word of its own", name)
	}
}

// The words of the sheets are for ever: a word that is gone makes somebody's overlay unreadable.
func TestVocabulary(t *testing.T) {
	var w strings.Builder
	w.WriteString("# The words of the sheets in the order of their values. Words are added at the end, never changed or taken out.\n")
	testEnum[province.Topic](t, &w, "topic", "")
	testEnum[province.Effect](t, &w, "effect", "")
	testEnum[province.Verdict](t, &w, "verdict", "unknown")
	testEnum[province.Certainty](t, &w, "certainty", "")
	testEnum[province.Authority](t, &w, "authority", "")
	testEnum[province.Provider](t, &w, "provider", "")
	testEnum[province.OrderKind](t, &w, "order", "")
	testEnum[province.Remedy](t, &w, "remedy", "none")
	testEnum[province.Party](t, &w, "party", "")
	testEnum[province.Unit](t, &w, "unit", "")
	testEnum[province.Fact](t, &w, "fact", "")
	testEnum[province.Material](t, &w, "material", "")
	testEnum[province.Person](t, &w, "person", "")
	testEnum[province.StepKind](t, &w, "step", "")
	golden(t, "vocabulary.txt", w.String())
}

func TestTopicEnd(t *testing.T) {
	_, err := (province.TopicEnd - 1).MarshalText()
	assert.NoError(t, err)
	_, err = province.TopicEnd.MarshalText()
	assert.Error(t, err, "each topic has one word")
}

func TestOrderKindIsChange(t *testing.T) {
	changes := province.SetOf(province.OrderFull, province.OrderSponsor, province.OrderService, province.OrderAccess)
	for k := range province.OrderMigrate + 2 {
		assert.Equal(t, changes.Has(k), k.IsChange(), "%s", k)
	}
}
