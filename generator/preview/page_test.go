package preview

import (
	"bytes"
	"testing"
)

func TestLiven(t *testing.T) {
	for _, c := range []struct{ page, want string }{
		{"<head></head><body><p>x</p><header><p>y", "<head>H</head><body><p>x</p>T<header><p>y"},
		{"<HEAD></HEAD><BODY><HEADER class=\"a\"><p>x", "<HEAD>H</HEAD><BODY>T<HEADER class=\"a\"><p>x"},
		{"<meta content=\"connect-src 'none'; x\"></head><header>connect-src 'none'", "<meta content=\"connect-src 'self'; x\">H</head>T<header>connect-src 'none'"},
		{"<p>x", "<p>xHT"},
		{"", "HT"},
		{"<head></head><p>x", "<head>H</head><p>xT"},
		{"<head></head><", "<head>H</head><T"},
		{"<", "<HT"},
	} {
		if got := string(liven([]byte(c.page), []byte("H"), []byte("T"))); got != c.want {
			t.Errorf("%s: got %s, want %s", c.page, got, c.want)
		}
	}
}

// FuzzLiven wants every byte of a page to stay, but for the word of the policy,
// which has as many letters.
func FuzzLiven(f *testing.F) {
	for _, page := range []string{"", "<head></head><header>", "</head", "<header", "<", "</HEAD><connect-src 'none'", "connect-src 'none'</head>"} {
		f.Add([]byte(page))
	}
	f.Fuzz(func(t *testing.T, page []byte) {
		head, top := []byte("\x01head"), []byte("\x02top")
		got := liven(page, head, top)
		if bytes.Count(page, head) > 0 || bytes.Count(page, top) > 0 {
			return
		}
		if bytes.Count(got, head) != 1 || bytes.Count(got, top) != 1 || bytes.Index(got, head) > bytes.Index(got, top) {
			t.Fatalf("%q became %q", page, got)
		}
		got = bytes.Replace(bytes.Replace(got, head, nil, 1), top, nil, 1)
		if !bytes.Equal(got, page) && !bytes.Equal(got, bytes.Replace(page, silent, listening, 1)) {
			t.Fatalf("%q became %q", page, got)
		}
	})
}
