package render

import (
	"bytes"
	"iter"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// rewrite returns rendered HTML in which change has altered the tags that begin an
// element. Those of which it reports no change stay as they are, to the letter, and so
// does all else.
func rewrite(text string, change func(t *html.Token) bool) string {
	out := bytes.NewBuffer(make([]byte, 0, len(text)))
	z := html.NewTokenizer(strings.NewReader(text))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() { // which is the end
		begin := out.Len()
		out.Write(z.Raw())
		if !begins(kind) {
			continue
		}
		if t := z.Token(); change(&t) {
			out.Truncate(begin)
			out.WriteString(t.String())
		}
	}
	return out.String()
}

// tags yields the tags of rendered HTML that begin an element.
func tags(text string) iter.Seq[*html.Token] {
	return func(yield func(*html.Token) bool) {
		z := html.NewTokenizer(strings.NewReader(text))
		for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
			if !begins(kind) {
				continue
			}
			if t := z.Token(); !yield(&t) {
				return
			}
		}
	}
}

// begins reports whether a token is a tag that begins an element.
func begins(kind html.TokenType) bool {
	return kind == html.StartTagToken || kind == html.SelfClosingTagToken
}

// attribute returns an attribute of a tag, or nil.
func attribute(t *html.Token, key string) *html.Attribute {
	i := slices.IndexFunc(t.Attr, func(a html.Attribute) bool { return a.Key == key })
	if i < 0 {
		return nil
	}
	return &t.Attr[i]
}

// addressIn returns the attribute that tells where a link leads, or where a picture
// is, or nil.
func addressIn(t *html.Token) *html.Attribute {
	switch t.DataAtom {
	case atom.A:
		return attribute(t, "href")
	case atom.Img:
		return attribute(t, "src")
	}
	return nil
}
