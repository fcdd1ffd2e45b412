package position

import (
	"sort"
	"sync"
)

// Offsets finds places within the strings of a text as [StringOffset] does, and in a
// long one goes on from near the place: a text can have a finding in every line. It
// may be used from many goroutines at once.
type Offsets struct {
	text string

	mu    sync.Mutex
	known map[int][]step // of each long string that was asked for, by its begin
}

// NewOffsets returns the offsets of a text.
func NewOffsets(text string) *Offsets { return &Offsets{text: text, known: map[int][]step{}} }

// A step is a place between two characters of a string.
type step struct{ decoded, at int }

// longWay is how many bytes of a string lie between two steps, at least.
const longWay = 1 << 10

// In does for a node of the text what StringOffset does.
func (o *Offsets) In(n *Node, decoded int) int {
	if n.End-n.Start <= longWay || !isString(o.text, n.Start, n.End) {
		return StringOffset(o.text, n, decoded)
	}
	in := inside(o.text, n.Start, n.End)
	return in.offset(o.before(in, decoded), decoded)
}

// before returns the last step of a string that is not behind a byte of what it
// decodes to.
func (o *Offsets) before(in contents, decoded int) step {
	o.mu.Lock()
	defer o.mu.Unlock()
	steps, ok := o.known[in.start]
	if !ok {
		steps = in.steps()
		o.known[in.start] = steps
	}
	behind := sort.Search(len(steps), func(i int) bool { return steps[i].decoded > decoded })
	return steps[max(behind-1, 0)]
}

// steps passes through a string and returns steps of the way, with its begin.
func (in contents) steps() []step {
	now := step{0, in.start}
	steps := []step{now}
	for now.at < in.end {
		if now.at-steps[len(steps)-1].at >= longWay {
			steps = append(steps, now)
		}
		if plain := in.plain(now.at, longWay); plain > 0 {
			now.decoded, now.at = now.decoded+plain, now.at+plain
			continue
		}
		next, width := in.next(now.at)
		now.decoded, now.at = now.decoded+len(next), now.at+width
	}
	return steps
}
