package main

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// Book is what the sheets hold together.
type Book struct {
	Edition string
	Sources []province.Source // the documents
	Sheets  []province.Sheet
	Table   *province.Table
}

const (
	sourcesSheet = "sources.json"
	editionFile  = "EDITION"
)

// Load reads every sheet, checks that each is at home in its file, and builds the table, which fails on contradictions.
func Load(dir fs.FS) (*Book, error) {
	edition, err := fs.ReadFile(dir, editionFile)
	if err != nil {
		return nil, err
	}
	book := &Book{Edition: strings.TrimSpace(string(edition))}
	sources, err := readSheet(dir, sourcesSheet, nil)
	if err != nil {
		return nil, err
	}
	book.Sources = sources.Sources
	names, err := fs.Glob(dir, "*.json")
	if err != nil {
		return nil, err
	}
	var rules []province.Rule
	for _, name := range names {
		if name == sourcesSheet {
			continue
		}
		sheet, err := readSheet(dir, name, sources.Sources)
		if err != nil {
			return nil, err
		}
		book.Sheets = append(book.Sheets, sheet)
		rules = append(rules, sheet.Rules...)
	}
	book.Table, err = province.New(book.Edition, rules...)
	return book, err
}

func readSheet(dir fs.FS, name string, known []province.Source) (province.Sheet, error) {
	f, err := dir.Open(name)
	if err != nil {
		return province.Sheet{}, err
	}
	defer f.Close()
	sheet, err := province.ParseSheet(f, known...)
	if err != nil {
		return province.Sheet{}, fmt.Errorf("%s: %w", name, err)
	}
	if err := atHome(name, &sheet); err != nil {
		return province.Sheet{}, fmt.Errorf("%s: %w", name, err)
	}
	return sheet, nil
}

// atHome checks that a sheet is called like its file and holds only rules that belong there.
func atHome(file string, sheet *province.Sheet) error {
	if want := strings.TrimSuffix(path.Base(file), ".json"); sheet.Name != want {
		return fmt.Errorf("the sheet is called %q", sheet.Name)
	}
	for i := range sheet.Rules {
		r := &sheet.Rules[i]
		scope, _, _ := strings.Cut(string(r.ID), "/")
		if scope != scopeOf(sheet.Name, r) {
			return fmt.Errorf("rule %s belongs to another sheet", r.ID)
		}
	}
	return nil
}

// scopeOf returns the scope that a rule's ID must have in a sheet.
func scopeOf(sheet string, r *province.Rule) string {
	if p, err := filing.ParseProvince(sheet); err == nil {
		if !slices.Equal(slices.Collect(r.Provinces.All()), []filing.Province{p}) {
			return ""
		}
		return p.String()
	}
	if r.Authority == province.Console {
		return r.Provider.String()
	}
	return "CN"
}
