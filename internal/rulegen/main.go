// Rulegen turns the reviewed sheets of internal/rulebook into province/zz_book.go.
//
//	go run ./internal/rulegen              writes the book
//	go run ./internal/rulegen -check       fails if the book is not what the sheets give
//	go run ./internal/rulegen -lint FILES  checks single sheets, for whoever is writing one
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
)

func main() {
	check := flag.Bool("check", false, "compare instead of writing")
	lint := flag.Bool("lint", false, "check the sheets named as arguments")
	flag.Parse()
	err := error(nil)
	if *lint {
		err = lintSheets(flag.Args())
	} else {
		err = run(*check)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "rulegen:", err)
		os.Exit(1)
	}
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
