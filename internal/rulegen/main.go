// Rulegen turns the reviewed sheets of internal/rulebook into province/zz_book.go and into the reference docs/rules, and
// holds them against the evidence.
//
//	go run ./internal/rulegen              writes the book
//	go run ./internal/rulegen -check       fails if the book is not what the sheets give
//	go run ./internal/rulegen lint FILES   checks single sheets, for whoever is writing one (also: -lint FILES)
//	go run ./internal/rulegen audit        accounts for every fact of the evidence; fails if one is open or wrong
//	go run ./internal/rulegen docs         writes docs/rules
//	go run ./internal/rulegen docs -check  fails if docs/rules is not what the sheets give
//
// Where province/zz_book.go is missing or does not compile, add -tags icp_nobook.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/gobeian/icp/province"
)

const (
	sheetsDir = "internal/rulebook"
	bookFile  = "province/zz_book.go"
	docsDir   = "docs/rules"
)

func main() {
	if err := command(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "rulegen:", err)
		os.Exit(1)
	}
}

// command runs what the arguments name; without a name it generates the book.
func command(args []string) error {
	name := "generate"
	if len(args) > 0 && args[0] != "" && args[0][0] != '-' {
		name, args = args[0], args[1:]
	}
	flags := flag.NewFlagSet("rulegen "+name, flag.ExitOnError)
	check := flags.Bool("check", false, "compare instead of writing")
	lint := flags.Bool("lint", false, "check the sheets named as arguments")
	if err := flags.Parse(args); err != nil {
		return err
	}
	switch {
	case name == "lint" || name == "generate" && *lint:
		return lintSheets(flags.Args())
	case flags.NArg() > 0:
		return fmt.Errorf("%s: unexpected argument %q", name, flags.Arg(0))
	case name == "generate":
		return run(*check)
	case name == "audit":
		return runAudit()
	case name == "docs":
		return runDocs(*check)
	}
	return fmt.Errorf("unknown command %q; want lint, audit or docs, or none to write the book", name)
}

func runAudit() error {
	dir := os.DirFS(sheetsDir)
	book, err := Load(dir)
	if err != nil {
		return err
	}
	report, err := auditBook(dir, book.Table)
	if err != nil {
		return err
	}
	if err := report.Print(os.Stdout); err != nil {
		return err
	}
	return report.Err()
}

func run(check bool) error {
	book, err := Load(os.DirFS(sheetsDir))
	if err != nil {
		return err
	}
	text, err := book.Generate()
	if err != nil {
		return err
	}
	if !check {
		return os.WriteFile(bookFile, text, 0o644)
	}
	have, err := os.ReadFile(bookFile)
	if err != nil {
		return err
	}
	if !bytes.Equal(have, text) {
		return errors.New(bookFile + " is not what the sheets give; run go run ./internal/rulegen")
	}
	return nil
}

// lintSheets checks each sheet by itself: its form, its citations, and that its rules do not contradict each other.
func lintSheets(files []string) error {
	dir := os.DirFS(sheetsDir)
	sources, err := readSheet(dir, sourcesSheet, nil)
	if err != nil {
		return err
	}
	var errs []error
	for _, file := range files {
		sheet, err := readSheet(dir, filepath.Base(file), sources.Sources)
		if err == nil {
			_, err = province.New("lint", sheet.Rules...)
		}
		errs = append(errs, err)
		fmt.Printf("%s: %d rules\n", filepath.Base(file), len(sheet.Rules))
	}
	return errors.Join(errs...)
}
