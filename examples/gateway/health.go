package main

import (
	_ "embed"
	"encoding/hex"
	"net/http"
	"runtime"
	"runtime/metrics"
)

//go:embed openapi.json
var openAPI []byte

// openapi answers GET /openapi.json.
func (s *service) openapi(*http.Request) response {
	return response{status: http.StatusOK, raw: openAPI, media: "application/vnd.oai.openapi+json;version=3.1"}
}

// healthz answers whether the process lives. It takes no part in the overload protection.
func (s *service) healthz(*http.Request) response {
	return response{status: http.StatusOK, body: map[string]string{"status": "ok"}}
}

// readyz answers whether requests should be sent here, and by which rules they are judged.
func (s *service) readyz(r *http.Request) response {
	if s.draining.Load() {
		return s.problem(s.speaker.choose(r, ""), &problemDraining, text{})
	}
	digest := s.digest
	return response{status: http.StatusOK, body: map[string]string{
		"status": "ready", "edition": s.table.Edition(), "digest": hex.EncodeToString(digest[:]),
	}}
}

// memory answers GET /debug/memory, which only -debug switches on: it runs a garbage collection.
func (s *service) memory(*http.Request) response {
	runtime.GC()
	names := []string{
		"/gc/heap/live:bytes", "/memory/classes/total:bytes", "/memory/classes/heap/released:bytes",
		"/gc/heap/allocs:bytes", "/gc/cycles/total:gc-cycles", "/sched/goroutines:goroutines",
	}
	samples := make([]metrics.Sample, len(names))
	for i, name := range names {
		samples[i].Name = name
	}
	metrics.Read(samples)
	values := make(map[string]uint64, len(names))
	for _, m := range samples {
		if m.Value.Kind() == metrics.KindUint64 {
			values[m.Name] = m.Value.Uint64()
		}
	}
	return response{status: http.StatusOK, body: values}
}
