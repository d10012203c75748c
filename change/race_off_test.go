//go:build !race

package change_test

// underRace is true in tests with the race detector, which inlines less and therefore allocates more.
const underRace = false
