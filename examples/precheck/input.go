package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// maxFile bounds what is read of one file.
const maxFile = 4 << 20

// reader reads the input files; one of them may be stdin.
type reader struct {
	stdin io.Reader
	taken bool // stdin has been read
}

// name is how a file is called in errors and editions.
func name(path string) string {
	if path == "-" {
		return "stdin"
	}
	return path
}

func (r *reader) read(path string) ([]byte, error) {
	in := r.stdin
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, unreadable(path, err)
		}
		defer f.Close()
		in = f
	} else if r.taken {
		return nil, errors.New("stdin: want - for one file only")
	}
	r.taken = r.taken || path == "-"
	data, err := io.ReadAll(io.LimitReader(in, maxFile+1))
	switch {
	case err != nil:
		return nil, unreadable(path, err)
	case len(data) > maxFile:
		return nil, fmt.Errorf("%s: want at most %d bytes", name(path), maxFile)
	}
	return data, nil
}

func unreadable(path string, err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		err = e.Err
	}
	return fmt.Errorf("%s: cannot be read: %w", name(path), err)
}

// filing reads a filing.
func (r *reader) filing(path string) (filing.Filing, error) {
	data, err := r.read(path)
	if err != nil {
		return filing.Filing{}, err
	}
	f, err := filing.Decode(data)
	if e, ok := errors.AsType[*filing.DecodeError](err); ok {
		return filing.Filing{}, misplaced(path, e.Line, e.Column, e.Path, e.Expected)
	}
	if err != nil {
		return filing.Filing{}, fmt.Errorf("%s: want a filing as JSON", name(path))
	}
	return f, nil
}

// rules lays the sheets over the built-in rules, the first one undermost.
func (r *reader) rules(sheets []string) (*province.Table, error) {
	table := province.Builtin()
	for _, path := range sheets {
		data, err := r.read(path)
		if err != nil {
			return nil, err
		}
		rules, err := province.Parse(bytes.NewReader(data))
		if e, ok := errors.AsType[*province.ParseError](err); ok {
			return nil, misplaced(path, e.Line, e.Column, e.Path, e.Expected)
		}
		if err == nil {
			table, err = table.Overlay(filepath.Base(name(path)), rules...)
		}
		if err != nil { // a rule that is not complete, or one that contradicts another
			return nil, fmt.Errorf("%s: %w", name(path), err)
		}
	}
	return table, nil
}

// misplaced is the error that a file has something else at a place than belongs there.
func misplaced(path string, line, column int, field, expected string) error {
	if field == "" {
		field = "document"
	}
	return fmt.Errorf("%s: line %d, column %d: %s: want %s", name(path), line, column, field, expected)
}
