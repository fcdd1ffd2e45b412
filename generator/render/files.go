package render

import (
	"io/fs"
	"strings"
	"sync"

	"handbook/generator/diag"
	"handbook/generator/handbook"
	"handbook/generator/theme"
)

// Files are the files of a site that is rendered piece by piece, as somebody
// asks for them. They are the same, byte for byte, as those that [Render]
// writes. The methods may be called from many goroutines at once.
type Files struct {
	renderer *renderer
	jobs     map[string]job
	folders  []*folder
}

// A folder is what one job writes as several files. They are kept: one is
// hardly asked for without the others.
type folder struct {
	job
	once   sync.Once
	files  Memory
	faults diag.List
	err    error
}

// Prepare returns the files of a site, none of them rendered yet.
func Prepare(hb *handbook.Handbook, th *theme.Theme, options Options) *Files {
	f := &Files{renderer: newRenderer(hb, th, options, Nothing{}), jobs: map[string]job{}}
	for j := range f.renderer.files() {
		if strings.HasSuffix(j.path, "/") {
			f.folders = append(f.folders, &folder{job: j})
		} else {
			f.jobs[j.path] = j
		}
	}
	return f
}

// Has reports whether the site has a file, apart from those of folders that one
// job writes: they are known only afterwards.
func (f *Files) Has(path string) bool {
	_, ok := f.jobs[path]
	return ok
}

func (f *Files) folderOf(path string) *folder {
	for _, d := range f.folders {
		if strings.HasPrefix(path, d.path) {
			return d
		}
	}
	return nil
}

// File renders one file. The findings are faults of layouts that show only in
// use; then there is no file. The error is fs.ErrNotExist where the site has
// none, or one of reading an asset.
func (f *Files) File(path string) ([]byte, diag.List, error) {
	if j, ok := f.jobs[path]; ok {
		return f.run(path, j)
	}
	d := f.folderOf(path)
	if d == nil {
		return nil, nil, fs.ErrNotExist
	}
	d.once.Do(func() {
		r := f.renderer.into(&d.files)
		d.err = d.run(r)
		d.faults = r.faults.Sorted()
	})
	data, ok := d.files.File(path)
	if !ok && d.err == nil {
		return nil, d.faults, fs.ErrNotExist
	}
	return data, d.faults, d.err
}

// NotFound renders the page of an address that the site has not, with links that
// hold there.
func (f *Files) NotFound(path string) ([]byte, diag.List, error) {
	return f.run(path, job{path, func(r *renderer) error { return r.page(pageOf{path, "notfound", (*page).notFound, nil}) }})
}

func (f *Files) run(path string, j job) ([]byte, diag.List, error) {
	var files Memory
	r := f.renderer.into(&files)
	err := j.run(r)
	data, _ := files.File(path)
	return data, r.faults.Sorted(), err
}
