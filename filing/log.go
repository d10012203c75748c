package filing

import (
	"fmt"
	"io"
	"log/slog"
	"strconv"
)

// masked replaces personal data in logs. It tells that there is some, and nothing about it.
const masked = "***"

// attrs collects what a log shows of a value.
type attrs []slog.Attr

// public adds a value that anybody may see, unless it is empty.
func (a *attrs) public(name, value string) {
	if value != "" {
		*a = append(*a, slog.String(name, value))
	}
}

// personal adds that there is a value.
func (a *attrs) personal(name, value string) {
	if value != "" {
		*a = append(*a, slog.String(name, masked))
	}
}

func (a *attrs) value(name string, v slog.Value) {
	if len(v.Group()) > 0 {
		*a = append(*a, slog.Attr{Key: name, Value: v})
	}
}

func (a attrs) group() slog.Value { return slog.GroupValue(a...) }

// logList makes a group of a list, one member for each element.
func logList[T slog.LogValuer](list []T) slog.Value {
	var a attrs
	for i := range list {
		a.value(strconv.Itoa(i), list[i].LogValue())
	}
	return a.group()
}

// LogValue returns the filing for a log, personal data masked: names, numbers of certificates and documents, phones, e-mails,
// addresses and remarks show as *** where there are any. It implements [slog.LogValuer].
//
// Package slog asks a value for this, not the elements of a slice or map: its JSON handler writes those as [encoding/json.Marshal] does,
// in full. Log a Filing, or each element, and not f.Services.
func (f Filing) LogValue() slog.Value {
	var a attrs
	a.public("number", f.Number.String())
	a.public("province", f.Province.String())
	a.value("sponsor", f.Sponsor.LogValue())
	a.value("services", logList(f.Services))
	a.personal("remark", f.Remark)
	return a.group()
}

// LogValue returns the sponsor for a log, masked as [Filing.LogValue] does. The name of a unit is masked too, for the nature may
// be wrong.
func (s Sponsor) LogValue() slog.Value {
	var a attrs
	a.public("nature", s.Nature.String())
	a.personal("name", s.Name)
	a.value("certificate", s.Certificate.LogValue())
	a.personal("address", s.Address)
	a.value("legalRepresentative", s.LegalRepresentative.LogValue())
	a.value("principal", s.Principal.LogValue())
	a.personal("superior", s.Superior)
	if s.Commercial {
		a = append(a, slog.Bool("commercial", true))
	}
	return a.group()
}

// LogValue returns the certificate for a log, masked as [Filing.LogValue] does.
func (c Certificate) LogValue() slog.Value {
	var a attrs
	a.public("kind", c.Kind.String())
	a.personal("name", c.Name)
	a.personal("number", c.Number)
	a.personal("address", c.Address)
	a.public("expires", c.Expires.String())
	return a.group()
}

// LogValue returns the person for a log, masked as [Filing.LogValue] does.
func (p Person) LogValue() slog.Value {
	var a attrs
	a.personal("name", p.Name)
	a.value("id", p.ID.LogValue())
	a.personal("mobile", p.Mobile)
	a.personal("emergencyPhone", p.EmergencyPhone)
	a.personal("email", p.Email)
	return a.group()
}

// LogValue returns the document for a log, masked as [Filing.LogValue] does.
func (d Document) LogValue() slog.Value {
	var a attrs
	a.public("kind", d.Kind.String())
	a.personal("number", d.Number)
	a.public("expires", d.Expires.String())
	return a.group()
}

// LogValue returns the service for a log, masked as [Filing.LogValue] does. Domains, addresses of servers and the App's package
// show.
func (s Service) LogValue() slog.Value {
	var a attrs
	a.public("number", s.Number.String())
	a.public("kind", s.Kind.String())
	a.personal("name", s.Name)
	a.value("domains", logList(s.Domains))
	a.value("manager", s.Manager.LogValue())
	a.value("access", logList(s.Access))
	if s.App != nil {
		a.public("package", s.App.Package)
	}
	a.personal("remark", s.Remark)
	return a.group()
}

// LogValue returns the domain for a log, its holder masked.
func (d Domain) LogValue() slog.Value {
	var a attrs
	a.public("name", d.Name)
	a.value("holder", d.Holder.LogValue())
	a.public("expires", d.Expires.String())
	a.public("filedOn", d.FiledOn.String())
	return a.group()
}

// LogValue returns the holder for a log, masked as [Filing.LogValue] does.
func (h Holder) LogValue() slog.Value {
	var a attrs
	a.personal("name", h.Name)
	a.personal("number", h.Number)
	return a.group()
}

// LogValue returns the access for a log: provider, mode, region and the count of its addresses.
func (a Access) LogValue() slog.Value {
	var as attrs
	as.public("provider", a.Provider)
	as.public("mode", a.Mode.String())
	as.public("region", a.Region.String())
	as = append(as, slog.Int("ips", len(a.IPs)))
	return as.group()
}

// LogValue returns the kind for a log, the number masked.
func (v Identity) LogValue() slog.Value {
	var a attrs
	a.public("kind", v.Kind.String())
	a.personal("number", v.Number)
	return a.group()
}

// format prints what a log shows, whatever the verb, so that no verb prints personal data.
func format(s fmt.State, v slog.LogValuer) { _, _ = io.WriteString(s, v.LogValue().String()) }

// Format prints what LogValue shows, for every verb, so that %v and %+v do not print personal data. It implements
// [fmt.Formatter].
func (f Filing) Format(s fmt.State, _ rune) { format(s, f) }

// Format prints what LogValue shows, for every verb.
func (s Sponsor) Format(state fmt.State, _ rune) { format(state, s) }

// Format prints what LogValue shows, for every verb.
func (c Certificate) Format(s fmt.State, _ rune) { format(s, c) }

// Format prints what LogValue shows, for every verb.
func (p Person) Format(s fmt.State, _ rune) { format(s, p) }

// Format prints what LogValue shows, for every verb.
func (d Document) Format(s fmt.State, _ rune) { format(s, d) }

// Format prints what LogValue shows, for every verb.
func (s Service) Format(state fmt.State, _ rune) { format(state, s) }

// Format prints what LogValue shows, for every verb.
func (d Domain) Format(s fmt.State, _ rune) { format(s, d) }

// Format prints what LogValue shows, for every verb.
func (h Holder) Format(s fmt.State, _ rune) { format(s, h) }

// Format prints what LogValue shows, for every verb.
func (v Identity) Format(s fmt.State, _ rune) { format(s, v) }
