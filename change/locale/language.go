package locale

import (
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// Language is a language that this package writes (语言). The list is closed. The zero value is Chinese, which most readers of
// a filing read; a value outside the list counts as Chinese.
type Language uint8

// The languages.
const (
	Chinese Language = iota // 简体中文
	English                 // 英语
)

// String returns the BCP 47 tag, zh-Hans or en, as for an HTML lang attribute.
func (l Language) String() string {
	if l == English {
		return "en"
	}
	return "zh-Hans"
}

// AppendText appends the tag; it never fails.
func (l Language) AppendText(b []byte) ([]byte, error) { return append(b, l.String()...), nil }

// MarshalText is [Language.AppendText] on an empty buffer.
func (l Language) MarshalText() ([]byte, error) { return l.AppendText(nil) }

// An UnknownError reports text that is none of the names of a [Language]. It does not repeat the text.
type UnknownError struct{}

// Error implements error.
func (*UnknownError) Error() string { return "locale: unknown language: want zh, zh-Hans or en" }

// UnmarshalText reads zh, zh-Hans or en, and fails with an *[UnknownError]. For what browsers send, use [Match].
func (l *Language) UnmarshalText(text []byte) error {
	switch string(text) {
	case "zh", "zh-Hans":
		*l = Chinese
	case "en":
		*l = English
	default:
		return &UnknownError{}
	}
	return nil
}

// What a negotiation looks at, so that a hostile header costs no more than a long one.
const (
	maxTags   = 64   // in all
	maxTag    = 96   // bytes of one tag with its weight
	maxHeader = 16   // arguments of one call
	maxBytes  = 4096 // bytes of one argument
)

// Match returns the language for a reader who asks for tags, the most wanted first. Each is a BCP 47 tag such as zh-TW or a
// whole Accept-Language header. The first tag that one of the languages serves at all decides; Traditional Chinese, zh-TW and
// zh-HK are served by Chinese. Where none is served, or nothing is asked for, the answer is Chinese. Malformed tags are passed
// over, and of very long input only the beginning is read.
//
// It builds a [Matcher] for the one call; who answers many requests holds one.
func Match(tags ...string) Language { return NewMatcher().Match(tags...) }

// Matcher negotiates languages as [Match] does, without building its tables each time. It is made by [NewMatcher]; the zero
// value answers Chinese to everything.
type Matcher struct{ matcher language.Matcher }

// NewMatcher returns a matcher.
func NewMatcher() *Matcher {
	return &Matcher{language.NewMatcher([]language.Tag{Chinese: language.SimplifiedChinese, English: language.English})}
}

// Match is the function [Match].
func (m *Matcher) Match(tags ...string) Language {
	if m == nil || m.matcher == nil {
		return Chinese
	}
	for _, w := range wanted(tags) {
		// The index is asked, not the tag, which is none of the two for zh-TW; without confidence, the index means nothing.
		if _, i, c := m.matcher.Match(w.tag); c > language.No {
			return Language(i)
		}
	}
	return Chinese
}

// wish is a tag that a reader asks for, with its weight.
type wish struct {
	tag    language.Tag
	weight float32
}

// wanted reads tags and headers, the most wanted first.
func wanted(arguments []string) []wish {
	var wishes []wish
	for _, header := range arguments[:min(len(arguments), maxHeader)] {
		start := len(wishes)
		for part := range strings.SplitSeq(header[:min(len(header), maxBytes)], ",") {
			if len(wishes) == maxTags {
				break
			}
			if len(part) > maxTag {
				continue
			}
			tags, weights, err := language.ParseAcceptLanguage(part)
			if err == nil && len(tags) == 1 {
				wishes = append(wishes, wish{tags[0], weights[0]})
			}
		}
		slices.SortStableFunc(wishes[start:], func(a, b wish) int {
			switch {
			case a.weight > b.weight:
				return -1
			case a.weight < b.weight:
				return 1
			}
			return 0
		})
	}
	return wishes
}
