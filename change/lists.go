package change

import (
	"slices"
	"strings"

	"github.com/gobeian/icp/filing"
)

// sameSet reports whether two lists hold the same members, in any order and however often.
func sameSet[E comparable](a, b []E) bool {
	if slices.Equal(a, b) {
		return true
	}
	if len(a) > shortList || len(b) > shortList {
		return subset(a, setOf(b)) && subset(b, setOf(a))
	}
	return within(a, b) && within(b, a)
}

// shortList is the length up to which lists are compared without building a set.
const shortList = 16

func within[E comparable](a, b []E) bool {
	for _, e := range a {
		if !slices.Contains(b, e) {
			return false
		}
	}
	return true
}

func setOf[E comparable](s []E) map[E]struct{} {
	m := make(map[E]struct{}, len(s))
	for _, e := range s {
		m[e] = struct{}{}
	}
	return m
}

func subset[E comparable](a []E, of map[E]struct{}) bool {
	for _, e := range a {
		if _, ok := of[e]; !ok {
			return false
		}
	}
	return true
}

// samePages compares home pages, which are domains most of the time, however they are written.
func samePages(a, b []string) bool {
	return slices.Equal(a, b) || sameSet(pages(a), pages(b))
}

func pages(list []string) []string {
	out := make([]string, len(list))
	for i := range list {
		out[i] = wholeName(list[i])
	}
	return out
}

// sameApprovals compares pre-approvals, however their numbers are written.
func sameApprovals(a, b []filing.PreApproval) bool {
	return slices.Equal(a, b) || sameSet(approvals(a), approvals(b))
}

func approvals(list []filing.PreApproval) []filing.PreApproval {
	out := slices.Clone(list)
	for i := range out {
		out[i].Number = filing.FoldName(out[i].Number)
	}
	return out
}

// sameFingerprint compares fingerprints in hexadecimal, which many tools write in capitals with colons.
func sameFingerprint(a, b string) bool {
	return a == b || strings.EqualFold(strings.ReplaceAll(a, ":", ""), strings.ReplaceAll(b, ":", ""))
}
