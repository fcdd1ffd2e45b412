package generator_test

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// licences are told by words that each has and the others lack.
var licences = map[string][]string{
	"MIT":          {"Permission is hereby granted, free of charge", "THE SOFTWARE IS PROVIDED"},
	"BSD-3-Clause": {"Redistribution and use in source and binary forms", "Neither the name of"},
	"Apache-2.0":   {"Apache License", "Version 2.0, January 2004"},
}

// TestLicences compares the table of the README with the modules that the
// program and its tests are made of, and with their licence files.
func TestLicences(t *testing.T) {
	list := exec.Command("go", "list", "-deps", "-test", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Dir}}{{end}}{{end}}", "./...")
	list.Dir = ".."
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	version := regexp.MustCompile(`/v\d+$`)
	for line := range strings.Lines(string(out)) {
		module, dir, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok {
			continue
		}
		want[version.ReplaceAllString(strings.TrimPrefix(module, "github.com/"), "")] = licenceIn(t, dir)
	}
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]string{}
	for _, row := range regexp.MustCompile(`(?m)^\| ([\w./-]+/[\w./-]+)(?: \(tests\))? \| ([\w.-]+) \|`).FindAllStringSubmatch(string(readme), -1) {
		listed[row[1]] = row[2]
	}
	for _, module := range slices.Sorted(maps.Keys(want)) {
		if listed[module] != want[module] {
			t.Errorf("the README gives %s the licence %q; it has %q", module, listed[module], want[module])
		}
	}
	for module := range listed {
		if want[module] == "" {
			t.Errorf("the README lists %s, of which nothing is used", module)
		}
	}
}

// licenceIn returns the name of the licence in a folder.
func licenceIn(t *testing.T, dir string) string {
	t.Helper()
	for _, name := range []string{"LICENSE", "COPYING", "LICENSE.txt", "LICENSE.md"} {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			continue
		}
		words := strings.Join(strings.Fields(string(text)), " ")
		for licence, parts := range licences {
			if !slices.ContainsFunc(parts, func(part string) bool { return !strings.Contains(words, part) }) {
				return licence
			}
		}
	}
	t.Errorf("no known licence in %s", dir)
	return "unknown"
}
