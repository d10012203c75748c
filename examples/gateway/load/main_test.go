package main

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// TestRun loads a stand-in that knows a blocked change by its new domain.
func TestRun(t *testing.T) {
	broken := false
	stub := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var b bytes.Buffer
		_, _ = b.ReadFrom(r.Body)
		switch {
		case r.URL.Path == "/debug/memory":
			_, _ = w.Write([]byte(`{"/gc/heap/live:bytes":1}`))
		case broken:
			w.WriteHeader(http.StatusInternalServerError)
		case !json.Valid(b.Bytes()):
			w.WriteHeader(http.StatusBadRequest)
		case strings.Contains(b.String(), "new.example.com"):
			w.WriteHeader(http.StatusUnprocessableEntity)
		}
	}))
	defer stub.Close()
	var out bytes.Buffer
	if err := run(t.Context(), stub.URL, 4, 100*time.Millisecond, &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"per second", "p99", "errors: 0", "1 before"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in %s", want, out.String())
		}
	}
	broken = true
	if err := run(t.Context(), stub.URL, 4, 50*time.Millisecond, &out); err == nil {
		t.Error("no error where nothing is answered as expected")
	}
	for _, target := range []string{"http://192.0.2.1", "http://example.com", "::"} {
		if err := run(t.Context(), target, 4, time.Second, &out); err == nil {
			t.Errorf("%s was accepted", target)
		}
	}
	if err := run(t.Context(), stub.URL, 0, time.Second, &out); err == nil {
		t.Error("no connections were accepted")
	}
}
