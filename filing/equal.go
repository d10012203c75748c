package filing

import "slices"

// Equal reports whether f and g hold the same data, lists in the same order; nil and empty lists are equal. It compares text
// as it stands; [SameName], [SameDomain] and [SameIdentity] compare what the text means.
//
// In a test, cmp.Diff of go-cmp compares filings by Equal and prints both whole, personal data too; package change tells the
// difference place by place and without values.
func (f Filing) Equal(g Filing) bool {
	return f.Number == g.Number && f.Province == g.Province && f.Remark == g.Remark && f.Sponsor == g.Sponsor &&
		equalFunc(f.Services, g.Services, (*Service).equal)
}

// equalFunc compares lists by reference, so that their elements are not copied.
func equalFunc[T any](a, b []T, equal func(*T, *T) bool) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !equal(&a[i], &b[i]) {
			return false
		}
	}
	return true
}

// Equal reports whether s and t hold the same data. Sponsors are comparable; this is ==.
func (s Sponsor) Equal(t Sponsor) bool { return s == t }

// Equal reports whether s and t hold the same data, lists in the same order; nil and empty lists are equal. No
// App differs from an empty App.
func (s Service) Equal(t Service) bool { return s.equal(&t) }

func (s *Service) equal(t *Service) bool {
	return s.Number == t.Number && s.Kind == t.Kind && s.Name == t.Name && s.Remark == t.Remark && s.Manager == t.Manager &&
		slices.Equal(s.HomePages, t.HomePages) && slices.Equal(s.Domains, t.Domains) &&
		slices.Equal(s.Contents, t.Contents) && slices.Equal(s.PreApprovals, t.PreApprovals) &&
		slices.Equal(s.Languages, t.Languages) && equalFunc(s.Access, t.Access, (*Access).equal) &&
		(s.App == t.App || s.App != nil && t.App != nil && s.App.Equal(*t.App))
}

// Equal reports whether a and b hold the same data, addresses in the same order; nil and empty lists are equal.
func (a Access) Equal(b Access) bool { return a.equal(&b) }

func (a *Access) equal(b *Access) bool {
	return a.Provider == b.Provider && a.Mode == b.Mode && a.Region == b.Region && slices.Equal(a.IPs, b.IPs)
}

// Equal reports whether a and b hold the same data, SDKs in the same order; nil and empty lists are equal.
func (a App) Equal(b App) bool {
	return a.Package == b.Package && a.Platform == b.Platform && a.PublicKey == b.PublicKey && a.MD5 == b.MD5 &&
		slices.Equal(a.SDKs, b.SDKs)
}

// Clone returns a copy of f that shares no memory that can be written to.
func (f Filing) Clone() Filing {
	f.Services = slices.Clone(f.Services)
	for i := range f.Services {
		f.Services[i] = f.Services[i].Clone()
	}
	return f
}

// Clone returns a copy of s that shares no memory that can be written to.
func (s Service) Clone() Service {
	s.HomePages = slices.Clone(s.HomePages)
	s.Domains = slices.Clone(s.Domains)
	s.Contents = slices.Clone(s.Contents)
	s.PreApprovals = slices.Clone(s.PreApprovals)
	s.Languages = slices.Clone(s.Languages)
	s.Access = slices.Clone(s.Access)
	for i := range s.Access {
		s.Access[i] = s.Access[i].Clone()
	}
	if s.App != nil {
		app := s.App.Clone()
		s.App = &app
	}
	return s
}

// Clone returns a copy of a that shares no memory that can be written to.
func (a Access) Clone() Access {
	a.IPs = slices.Clone(a.IPs)
	return a
}

// Clone returns a copy of a that shares no memory that can be written to.
func (a App) Clone() App {
	a.SDKs = slices.Clone(a.SDKs)
	return a
}
