package main

import (
	"net/http"

	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/change/locale"
	"github.com/gobeian/icp/province"
)

// language is all that this service takes from package locale: which language a reader wants, and violations in words.
type language = locale.Language

// speaker chooses languages and puts findings into words.
type speaker struct {
	matcher *locale.Matcher
	book    *province.Table
}

func newSpeaker(book *province.Table) speaker { return speaker{locale.NewMatcher(), book} }

// choose returns the language that the request asks for in words of its own, zh or en, else the one its Accept-Language header
// asks for.
func (s speaker) choose(r *http.Request, tag string) language {
	if l, ok := parseLanguage(tag); ok {
		return l
	}
	return s.matcher.Match(r.Header.Values("Accept-Language")...)
}

func (s speaker) violation(l language, v *change.Violation) string {
	return locale.New(l).WithBook(s.book).Violation(v)
}

func parseLanguage(tag string) (language, bool) {
	var l language
	return l, l.UnmarshalText([]byte(tag)) == nil
}

// text is a sentence in both languages.
type text struct{ zh, en string }

func (t text) in(l language) string {
	if l == locale.English {
		return t.en
	}
	return t.zh
}
