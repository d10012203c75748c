package verify

import "strings"

// Diagram returns the life cycle of an order as a state diagram in Mermaid: a constant text, made from the same table that
// [Next] reads, with slugs and Chinese terms.
func Diagram() string {
	var b strings.Builder
	b.WriteString("stateDiagram-v2\n")
	for s := State(1); s < stateEnd; s++ {
		b.WriteString("    state \"" + s.String() + " " + s.Chinese() + "\" as " + node(s) + "\n")
	}
	b.WriteString("    [*] --> " + node(StateDrafted) + "\n")
	for i := range transitions {
		t := &transitions[i]
		b.WriteString("    " + node(t.from) + " --> " + node(t.to) + ": " + t.label() + "\n")
	}
	for s := State(1); s < stateEnd; s++ {
		if !s.Open() {
			b.WriteString("    " + node(s) + " --> [*]\n")
		}
	}
	return b.String()
}

// node returns the name of a state in a diagram, where hyphens would be read as arrows.
func node(s State) string { return strings.ReplaceAll(s.String(), "-", "_") }

// label names the event of an arrow, and what is owed where the arrow depends on it.
func (t *transition) label() string {
	text := t.on.String() + " " + t.on.Chinese()
	switch t.owed {
	case owesPhoto:
		return text + " (photo owed 还需拍照)"
	case owesSMS:
		return text + " (SMS owed 还需短信)"
	case owesNoMore:
		return text + " (nothing owed 无待办)"
	}
	return text
}
