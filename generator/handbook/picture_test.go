package handbook

import (
	"testing"
	"testing/fstest"

	"handbook/generator/content"
	"handbook/generator/diag"
)

// withPhoto returns the findings, with one of some codes, of a handbook whose pages
// show a photo twice.
func withPhoto(t *testing.T, photo []byte, codes ...diag.Code) (list diag.List) {
	t.Helper()
	src, _, err := content.Load(fstest.MapFS{
		"handbook.toml":    {Data: []byte("title = 'T'\norganisation = 'O'\n")},
		"pages/a.md":       {Data: []byte("# A\n![us](assets/photo.jpg)\n")},
		"pages/b.md":       {Data: []byte("# B\n![us](assets/photo.jpg)\n[file](assets/photo.jpg)\n")},
		"assets/photo.jpg": {Data: photo},
	}, "data")
	if err != nil {
		t.Fatal(err)
	}
	_, all := Resolve(src, nil)
	for _, d := range all {
		for _, code := range codes {
			if d.Code == code {
				list = append(list, d)
			}
		}
	}
	return list
}

func TestHeavyPicture(t *testing.T) {
	if list := withPhoto(t, make([]byte, 900<<10), diag.HeavyPicture); len(list) > 0 {
		t.Errorf("a picture that is small enough is told: %v", list)
	}
	list := withPhoto(t, make([]byte, 6<<20), diag.HeavyPicture)
	list = list.Sorted()
	if len(list) != 2 || list[1].At.File != "data/pages/b.md" || list[0].At.File != "data/pages/a.md" || list[0].At.Column != 7 ||
		list[0].Message != "the picture has 6.0 MB, which makes its page slow to open" {
		t.Errorf("told as %+v", list)
	}
}

// TestPictureOfAnotherKind checks files that were only named as pictures.
func TestPictureOfAnotherKind(t *testing.T) {
	for begin, want := range map[string]string{
		"\xff\xd8\xff\xe0\x00\x10JFIF":    "",
		"\x89PNG\r\n\x1a\n":               "", // browsers go by what it holds
		"\x00\x00\x00\x1cftypavif":        "",
		"":                                "",
		"\x00\x00\x00\x18ftypheic\x00":    `"photo.jpg" holds a HEIC picture, which browsers do not show`,
		"II*\x00\x08\x00":                 `"photo.jpg" holds a TIFF picture, which browsers do not show`,
		"%PDF-1.7\n":                      `"photo.jpg" holds a PDF, which browsers do not show`,
		"PK\x03\x04\x14":                  `"photo.jpg" holds an Office document or an archive, which browsers do not show`,
		"\ufeff\n<!DOCTYPE html>\n<html>": `"photo.jpg" holds a web page, which browsers do not show`,
	} {
		list := withPhoto(t, []byte(begin), diag.BadValue)
		switch {
		case want == "" && len(list) > 0:
			t.Errorf("%q: told as %v", begin, list)
		case want != "" && (len(list) != 2 || list[0].Message != want):
			t.Errorf("%q: told as %v", begin, list)
		}
	}
}
