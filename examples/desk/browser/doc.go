// Package browser holds the tests of examples/desk in a real browser, in a module of its own so that nobody else needs one. Run
// them with .ci/browser, which installs Chromium, or with go test where there is one; ICP_NO_BROWSER=1 skips them. Screenshots go
// to the folder out.
package browser
