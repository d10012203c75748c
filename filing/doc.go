// Package filing holds one ICP filing (ICP备案) as data: the sponsor (主体), its services (网站、App、小程序、快应用), their domains
// (域名), the responsible persons (负责人) and the access data (接入); and it knows what the parts mean on their own: filing
// numbers, identifiers with their check digits, names, domain names, dates.
//
// Whether a change of a filing is allowed is the business of package change, not of this one.
//
// # Values
//
// All types are plain data. A value may be shared between goroutines while nobody writes to it, and no function here does.
// Nothing in this package reads a clock, a file or the network. The zero value of everything is "unknown": an absent
// member, an empty text, the number zero.
//
// The ministry's code lists ([Nature], [CertificateKind], [ServiceKind], [Content], [AccessMode], [Language],
// [PreApprovalCategory]) are integers with the ministry's codes as values. The lists change, so a code without a name here is
// unknown and never invalid.
//
// # JSON
//
// [Decode] and the UnmarshalJSON methods are strict. They refuse member names that are unknown, come twice or differ in case, and
// null, trailing data and invalid UTF-8, all with a [*DecodeError] that tells the place and what belongs there, and never repeats
// what stands there. On an error the target keeps its value.
//
// Every member is optional, and absent means unknown. What a filing cannot do without is its number, province and sponsor
// with nature, name, certificate and principal, and of each service number, kind, name, domains and manager; package
// change reports those that are missing. The rest is optional in every sense: the certificate's name, legalRepresentative,
// emergencyPhone, email, languages, contents, preApprovals, all expiries, holder, filedOn, superior, commercial, app,
// remark.
//
// Codes are read as slug or number and written as slug, where there is one. Contents are written as numbers, because a
// number means one thing for a website and another for a mini-program. A masked number of a document is accepted, and so
// is a filing number of another province than the filing's: those are findings about a filing, not broken JSON. Text that
// is no filing number at all is broken JSON.
//
// # Personal data
//
// Printing with any verb of package fmt and logging with log/slog mask personal data. Errors and paths never hold any.
package filing
