package position

import (
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

// competency is like a file of a handbook with twenty levels.
var competency = `name = "Customer orientation"
summary = "Finding out what customers need and letting that decide what we do."
elements = ["Finds out what each customer needs", "Keeps promises"]
` + strings.Repeat(`
[[levels]]
level = 1
essence = "Helps the customer in front of them."
description = """
Knows who the customer is, asks before answering, and does not stop at
the first answer. See [teamwork](competency:teamwork)."""
indicators = [
  "Answers customers within the agreed time",
  { id = "hands-over", text = "Finds the right colleague when unable to help", story = "gate-guard" },
]
contra_indicators = [
  { text = "Leaves requests lying without telling anyone", orientation = "producer" },
]
`, 20)

func BenchmarkScan(b *testing.B) {
	b.SetBytes(int64(len(competency)))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := Scan(competency); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkScanAndCheck is what each file costs in a run: the scan, the checks
// against the decoder and the lines.
func BenchmarkScanAndCheck(b *testing.B) {
	tree, meta, err := decode(competency)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(competency)))
	b.ReportAllocs()
	for b.Loop() {
		root, keys, err := Scan(competency)
		if err != nil {
			b.Fatal(err)
		}
		if err := SameKeys(keys, meta.Keys()); err != nil {
			b.Fatal(err)
		}
		if err := SameShape(root, tree); err != nil {
			b.Fatal(err)
		}
		NewLines(competency)
	}
}

func BenchmarkDecode(b *testing.B) {
	b.SetBytes(int64(len(competency)))
	b.ReportAllocs()
	for b.Loop() {
		var tree map[string]any
		if _, err := toml.Decode(competency, &tree); err != nil {
			b.Fatal(err)
		}
	}
}
