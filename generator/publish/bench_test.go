package publish

import (
	"bytes"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
)

// BenchmarkPublish publishes the site of 1,000 competencies: 11,000 pages of
// 5.7 kB in 1,000 folders.
func BenchmarkPublish(b *testing.B) {
	edition := func(dir string, changed int) {
		e, err := Open(dir)
		if err != nil {
			b.Fatal(err)
		}
		var next atomic.Int64
		var all sync.WaitGroup
		for range runtime.GOMAXPROCS(0) {
			all.Go(func() {
				data := bytes.Repeat([]byte("a page of text "), 380)
				for i := int(next.Add(1)); i <= 11000; i = int(next.Add(1)) {
					copy(data, fmt.Sprintf("%d %t", i, i <= changed))
					if err := e.Write(fmt.Sprintf("competencies/%d/p%d.html", i/11, i%11), data); err != nil {
						b.Error(err)
					}
				}
			})
		}
		all.Wait()
		if _, err := e.Commit(); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("first", func(b *testing.B) {
		base := b.TempDir()
		for n := 0; b.Loop(); n++ {
			edition(fmt.Sprint(base, "/", n), 0)
		}
	})
	dir := b.TempDir()
	edition(dir, 0)
	b.Run("unchanged", func(b *testing.B) {
		for b.Loop() {
			edition(dir, 0)
		}
	})
	for _, changed := range []int{10, 11000} {
		b.Run(fmt.Sprint("changed ", changed), func(b *testing.B) {
			for n := 1; b.Loop(); n++ {
				edition(dir, changed*(n%2))
			}
		})
	}
}
