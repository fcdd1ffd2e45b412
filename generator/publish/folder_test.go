package publish

import (
	"slices"
	"testing"
)

// lateDisk is a file that fails at one step.
type lateDisk struct {
	at   string
	done []string
}

func (d *lateDisk) step(name string) error {
	d.done = append(d.done, name)
	if name == d.at {
		return errFault
	}
	return nil
}

func (d *lateDisk) Write(p []byte) (int, error) { return len(p), d.step("write") }
func (d *lateDisk) Sync() error                 { return d.step("flush") }
func (d *lateDisk) Close() error                { return d.step("close") }

// A full disk is told wherever it shows, and the file is closed in any case.
func TestWriteWhole(t *testing.T) {
	for _, test := range []struct {
		at    string
		flush bool
		want  []string
	}{
		{"write", true, []string{"write", "close"}},
		{"flush", true, []string{"write", "flush", "close"}},
		{"close", true, []string{"write", "flush", "close"}},
		{"close", false, []string{"write", "close"}},
	} {
		d := &lateDisk{at: test.at}
		if err := writeWhole(d, []byte("x"), test.flush); err != errFault || !slices.Equal(d.done, test.want) {
			t.Errorf("full at %s: got %v after %q, want %q", test.at, err, d.done, test.want)
		}
	}
}
