// Package locale puts what packages change, province and verify say into words, in Simplified Chinese and in English.
//
//	p := locale.New(locale.Match(r.Header.Get("Accept-Language")))
//	for i := range vs {
//		fmt.Println(p.Violation(&vs[i]))
//	}
//
// A plan reads as a checklist:
//
//	for _, line := range p.Plan(plan) {
//		fmt.Println(line)
//	}
//
// [Term] names a single value of any closed list; a [Printer] writes sentences. No slug, no key of a message and no name of a
// constant ever stands in for a missing text: every value of every list has a text in both languages, which a test proves, and
// a value outside its list reads as unknown. What is quoted are keys of the filing, such as its domains, and titles of documents.
//
// Findings hold no personal values, so neither do their texts. What is quoted is freed of control characters and cut at a sane
// length, so that a text may go to a terminal; in HTML it must be escaped like any other text.
//
// The texts are constant tables that the linker lays out: nothing is built at program start or at the first call.
// Everything here is immutable and safe for concurrent use.
package locale
