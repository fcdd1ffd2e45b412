package generator_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"testing/fstest"

	"handbook/generator"
	"handbook/generator/content"
	"handbook/generator/handbook"
	"handbook/generator/internal/synthetic"
	"handbook/generator/publish"
	"handbook/generator/render"
	"handbook/layouts"
)

// sizes are the numbers of competencies of the handbooks that are measured;
// time and memory should grow with them in a straight line.
var sizes = []int{20, 100, 1000}

func loadSynthetic(b *testing.B, n int) *generator.Site {
	b.Helper()
	site, list, err := generator.Load(generator.Input{Data: synthetic.Handbook(n), DataName: "data", Layouts: layouts.Files})
	if err != nil || list.HasErrors() {
		b.Fatal(err, list)
	}
	return site
}

func each(b *testing.B, run func(b *testing.B, n int)) {
	for _, n := range sizes {
		b.Run(fmt.Sprintf("competencies=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			run(b, n)
		})
	}
}

// BenchmarkLoad reads and decodes the content.
func BenchmarkLoad(b *testing.B) {
	each(b, func(b *testing.B, n int) {
		fsys := synthetic.Handbook(n)
		for b.Loop() {
			if _, _, err := content.Load(fsys, "data"); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkResolve follows every reference.
func BenchmarkResolve(b *testing.B) {
	each(b, func(b *testing.B, n int) {
		src, _, err := content.Load(synthetic.Handbook(n), "data")
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			handbook.Resolve(src, nil)
		}
	})
}

// BenchmarkReload loads a handbook again of which one file was saved, and renders
// its page: what the preview does.
func BenchmarkReload(b *testing.B) {
	each(b, func(b *testing.B, n int) {
		fsys := synthetic.Handbook(n).(fstest.MapFS)
		saved := fsys["competencies/competency-0001.toml"]
		in := generator.Input{Data: fsys, DataName: "data", Layouts: layouts.Files}
		var loader generator.Loader
		if _, list, err := loader.Load(in); err != nil || list.HasErrors() {
			b.Fatal(err, list)
		}
		for b.Loop() {
			saved.Data = append(saved.Data, '\n')
			site, _, err := loader.Load(in)
			if err != nil {
				b.Fatal(err)
			}
			if _, _, err := site.Files().File("competencies/competency-0001/index.html"); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkKept tells how many bytes a handbook takes that is ready to be rendered,
// for each competency.
func BenchmarkKept(b *testing.B) {
	each(b, func(b *testing.B, n int) {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		var site *generator.Site
		for b.Loop() {
			site = loadSynthetic(b, n)
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
		b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/float64(n), "kept-B/competency")
		runtime.KeepAlive(site)
	})
}

// BenchmarkRender renders every page, and writes none.
func BenchmarkRender(b *testing.B) {
	each(b, func(b *testing.B, n int) {
		site := loadSynthetic(b, n)
		for b.Loop() {
			if _, err := site.Render(render.Nothing{}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkWrite writes the finished bytes of every page into new folders, with
// nothing but the calls that this needs: what a build is measured against.
func BenchmarkWrite(b *testing.B) {
	each(b, func(b *testing.B, n int) {
		var memory render.Memory
		if _, err := loadSynthetic(b, n).Render(&memory); err != nil {
			b.Fatal(err)
		}
		root := b.TempDir()
		for i := 0; b.Loop(); i++ {
			dir := filepath.Join(root, fmt.Sprint(i))
			for _, p := range memory.Paths() {
				data, _ := memory.File(p)
				file := filepath.Join(dir, filepath.FromSlash(p))
				if err := os.WriteFile(file, data, 0o644); err == nil {
					continue
				}
				if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
					b.Fatal(err)
				}
				if err := os.WriteFile(file, data, 0o644); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

// BenchmarkBuild does all that "handbook build" does, into new folders.
func BenchmarkBuild(b *testing.B) {
	each(b, func(b *testing.B, n int) {
		root := b.TempDir()
		for i := 0; b.Loop(); i++ {
			build(b, n, filepath.Join(root, fmt.Sprint(i)))
		}
	})
}

// BenchmarkRebuild does the same into a folder where all stands already.
func BenchmarkRebuild(b *testing.B) {
	each(b, func(b *testing.B, n int) {
		dir := filepath.Join(b.TempDir(), "site")
		build(b, n, dir)
		for b.Loop() {
			build(b, n, dir)
		}
	})
}

// BenchmarkChanged builds a handbook of which one file was changed since it was
// built, with what is remembered of that.
func BenchmarkChanged(b *testing.B) {
	each(b, func(b *testing.B, n int) {
		fsys := synthetic.Handbook(n).(fstest.MapFS)
		saved := fsys["competencies/competency-0001.toml"]
		dir := filepath.Join(b.TempDir(), "site")
		memory, err := publish.Remembering(b.TempDir(), dir, "program")
		if err != nil {
			b.Fatal(err)
		}
		change := func() {
			saved.Data = append(saved.Data, '\n')
			site, list, err := generator.Load(generator.Input{Data: fsys, DataName: "data", Layouts: layouts.Files})
			if err != nil || list.HasErrors() {
				b.Fatal(err, list)
			}
			if err := memory.Remember(publishSite(b, site, dir, memory), "key", ""); err != nil {
				b.Fatal(err)
			}
		}
		change()
		for b.Loop() {
			change()
		}
	})
}

func build(b *testing.B, n int, dir string) {
	b.Helper()
	publishSite(b, loadSynthetic(b, n), dir, publish.Memory{})
}

func publishSite(b *testing.B, site *generator.Site, dir string, memory publish.Memory) *publish.Edition {
	b.Helper()
	edition, err := publish.Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer edition.Discard()
	edition.Trust(memory)
	if _, err := site.Render(edition); err != nil {
		b.Fatal(err)
	}
	if _, err := edition.Commit(); err != nil {
		b.Fatal(err)
	}
	return edition
}
