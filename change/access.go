package change

import (
	"net/netip"
	"slices"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// accesses matches by provider. Several accesses of one provider are one access with all their modes, regions and addresses:
// another server of the same provider is no other provider, and the order in which they stand does not matter.
func (d *differ) accesses(e entry, old, new []filing.Access) {
	switch {
	case slices.EqualFunc(old, new, filing.Access.Equal):
		return
	case len(old) == 1 && len(new) == 1 && old[0].Provider == new[0].Provider:
		e.key = old[0].Provider
		d.access(e, &old[0], &new[0])
		return
	}
	was, is := byProvider(old), byProvider(new)
	_, had := was[""]
	_, has := is[""]
	e.unnamed = had != has
	for e.key = range was {
		if after, kept := is[e.key]; kept {
			d.accessesOfOne(e, was[e.key], after)
		} else {
			d.add(e, filing.FieldAccess, province.TopicAccess, Removed)
		}
	}
	for e.key = range is {
		if _, had := was[e.key]; !had {
			d.add(e, filing.FieldAccess, province.TopicTransferIn, Added)
		}
	}
}

func byProvider(accesses []filing.Access) map[string][]filing.Access {
	m := make(map[string][]filing.Access, len(accesses))
	for i := range accesses {
		p := accesses[i].Provider
		m[p] = append(m[p], accesses[i])
	}
	return m
}

func (d *differ) access(e entry, old, new *filing.Access) {
	d.place(e, filing.FieldAccessMode, province.TopicAccess, old.Mode != new.Mode)
	d.place(e, filing.FieldAccessRegion, province.TopicServerRegion, old.Region != new.Region)
	d.place(e, filing.FieldAccessIPs, province.TopicServerIP, !sameSet(old.IPs, new.IPs))
}

// accessesOfOne compares all accesses of one provider. Where only their parts were put together anew, the addresses moved.
func (d *differ) accessesOfOne(e entry, old, new []filing.Access) {
	was, is := spread(old), spread(new)
	n := d.n
	d.place(e, filing.FieldAccessMode, province.TopicAccess, !sameSet(was.modes, is.modes))
	d.place(e, filing.FieldAccessRegion, province.TopicServerRegion, !sameSet(was.regions, is.regions))
	d.place(e, filing.FieldAccessIPs, province.TopicServerIP, !sameSet(was.ips, is.ips))
	d.place(e, filing.FieldAccessIPs, province.TopicServerIP, d.n == n && !sameSet(was.whole, is.whole))
}

// parts are the parts of several accesses, each kind in a list of its own.
type parts struct {
	modes   []filing.AccessMode
	regions []filing.Province
	ips     []netip.Addr
	whole   []wholeAccess
}

// wholeAccess is an access that can be compared: its addresses are one text, in order and without repetition.
type wholeAccess struct {
	mode   filing.AccessMode
	region filing.Province
	ips    string
}

func spread(accesses []filing.Access) (p parts) {
	for i := range accesses {
		a := &accesses[i]
		p.modes, p.regions, p.ips = append(p.modes, a.Mode), append(p.regions, a.Region), append(p.ips, a.IPs...)
		var text []byte
		for _, ip := range slices.Compact(slices.SortedFunc(slices.Values(a.IPs), netip.Addr.Compare)) {
			text = append(ip.AppendTo(text), ' ')
		}
		p.whole = append(p.whole, wholeAccess{a.Mode, a.Region, string(text)})
	}
	return p
}
