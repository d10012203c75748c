package province

// Builtin returns the built-in rule book: every rule of the reviewed sheets in internal/rulebook, under an edition that is
// the day of the data. The book is laid out by the linker: nothing is built at program start or at the first call, and
// every call returns the same table.
func Builtin() *Table { return &builtin }
