package theme_test

import (
	"testing"

	"handbook/generator/theme"
	"handbook/layouts"
)

// BenchmarkLoad loads our own layouts, as each build does.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for range b.N {
		if _, _, err := theme.Load(layouts.Files, nil, "", theme.Language{Tag: "en"}); err != nil {
			b.Fatal(err)
		}
	}
}
