//go:build icp_nobook

package province

// builtin stands in for the generated book while the generator itself is built from scratch:
// go run -tags icp_nobook ./internal/rulegen
var builtin Table //nolint:gochecknoglobals // never written
