// Package province is the rule book: what China's communications administrations (通信管理局), the ministry and the access
// providers say about changing an ICP filing (变更备案), by province and day, with the documents that say so.
//
// # Asking
//
// [Builtin] is the book that ships with the library. It answers one question with [Table.Decide], lists what binds a
// province on a day with [Table.InForce], and implements the small interfaces [SMSChecker], [AppUploader] and
// [ReplacementRuler] for code that asks one thing only:
//
//	d := province.Builtin().Decide(province.Query{
//		Province: filing.Jiangxi, On: 20190915,
//		Topic: province.TopicReplacement, From: filing.Individual, To: filing.Unit,
//	})
//	fmt.Println(d.Verdict(), d.Certainty(), d.ID()) // conditional attested CN-JX/replacement/4
//
// Which rules an edit of a filing meets is the business of package change, what follows from it that of package verify.
//
// # What a rule is
//
// A [Rule] has an ID that is never given to another one, a [Topic], the provinces and the [Period] in which it holds, an
// [Effect], and its [Source] documents with the days on which they were seen. [Authority] ranks the documents (效力层级):
// statute, ministry, bureau, a provider reporting a bureau, a provider's console. What decides is law, then the province's
// own rule, then that of the whole country, then the rank, then the later rule. A [Decision] says how sure it is with a
// [Certainty] (确定程度): days on which nobody looked any more are extrapolated, documents of equal rank that contradict each
// other are disputed and cited as dissent, and what nobody wrote about is [Unknown], which is neither yes nor no.
//
// # Rules of one's own
//
// [Parse] reads a rule sheet, the JSON of internal/rulebook/README.md, and [Table.Overlay] puts its rules on top of a table:
// a bureau's notice of today need not wait for a release. [New] builds a table from nothing, and refuses rules that
// contradict each other with a *[Conflict] and rules that are not complete with an *[Invalid]. Package provincetest checks
// an overlay. [Table.Edition] and [Table.Digest] tell which data answered.
//
// # Values
//
// Days are Chinese days, and a Period is half-open: its second day is the first that no longer belongs to it. The zero
// value of every enumeration is "none" or "unknown", and the zero value of a struct says nothing, as its own page tells.
// All functions are pure and safe for concurrent use: no clock, no file, no network, nothing built at program start. A
// *[Table] never changes; what it hands out is a copy and the caller's own.
package province
