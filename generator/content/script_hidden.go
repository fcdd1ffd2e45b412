package content

import (
	"bytes"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// hiding follows what stands before and around the tags of a text, for what can hold a
// script or hide one from a reader of single tags: such a reader ends each declaration
// and instruction with the first ">", and takes what follows for comments and tags.
type hiding struct {
	xml      bool
	end      string   // of what has begun and is not over, if anything is
	open     string   // the element of HTML that holds text alone, if one has begun
	entities []string // of XML: their names and texts, in turn
	expand   *strings.Replacer
}

// see takes a token, or says how it can hold or hide a script.
func (h *hiding) see(kind html.TokenType, raw []byte) (what string) {
	cdata := bytes.HasPrefix(raw, []byte("<![CDATA["))
	isText := kind == html.TextToken && !cdata
	if h.end != "" && bytes.Contains(raw, []byte(h.end)) {
		if !isText {
			return "a comment or tag that holds " + h.end + " can hide a script"
		}
		h.end = ""
	}
	declares := (kind == html.CommentToken || kind == html.DoctypeToken) && !bytes.HasPrefix(raw, []byte("<!--"))
	switch {
	case h.xml && isText && oddTag.Match(raw):
		return "a tag whose name begins with no letter can hold a script"
	case h.xml && declares:
		h.end = endOf(raw)
		return h.declare(raw)
	case !h.xml && cdata && !bytes.HasSuffix(raw, []byte("]]>")): // which HTML has in drawings alone
		h.end = "]]>"
	case !h.xml && !isText:
		return h.inText(raw)
	}
	return ""
}

var oddTag = regexp.MustCompile(`<[_:\x{80}-\x{10FFFF}]`)

// textAlone are the elements within which HTML knows no tags, and a drawing does.
var textAlone = regexp.MustCompile(`(?i)^<(/?)(iframe|noembed|noframes|noscript|script|style|textarea|title|xmp)\b`)

// inText looks for the end of an element that holds text alone in what is read as a
// comment or a tag.
func (h *hiding) inText(raw []byte) string {
	tag, closes := "", false
	if m := textAlone.FindSubmatch(raw); m != nil {
		tag, closes = strings.ToLower(string(m[2])), len(m[1]) > 0
	}
	switch {
	case h.open == "" && !closes:
		h.open = tag
	case closes && tag == h.open:
		h.open = ""
	case h.open != "" && bytes.Contains(bytes.ToLower(raw), []byte("</"+h.open)):
		return "a comment or tag that holds </" + h.open + " can hide a script"
	}
	return ""
}

// endOf returns the end that a declaration or instruction of XML still lacks where its
// token ends, or "". The token of a document type ends with the first thing within it.
func endOf(raw []byte) string {
	head, end := raw, ""
	for _, inner := range [][2]string{{"<!--", "-->"}, {"<?", "?>"}} {
		if at := bytes.Index(head, []byte(inner[0])); at >= 0 {
			head, end = head[:at], inner[1]
		}
	}
	quote := ""
	for _, c := range string(head) {
		switch {
		case string(c) == quote:
			quote = ""
		case quote == "" && (c == '"' || c == '\''):
			quote = string(c)
		}
	}
	if quote != "" || bytes.HasSuffix(raw, []byte(end)) {
		return quote
	}
	return end
}

var (
	entity = regexp.MustCompile(`<!ENTITY\s+([^\s"'<&%]+)\s+(?:"([^"<&%]*)"|'([^'<&%]*)')`)
	// namespace is an attribute that tags have without its being written, and that
	// says no more than where their names are from.
	namespace = regexp.MustCompile(`\sxmlns(?::[^\s"']+)?\s+CDATA\s+(?:#FIXED\s+)?(?:"[^"]*"|'[^']*')`)
)

// declare takes a declaration, or says how it can hold a script.
func (h *hiding) declare(raw []byte) (what string) {
	if bytes.Contains(raw, []byte("<?xml-stylesheet")) && (!bytes.Contains(raw, []byte("text/css")) || bytes.Contains(raw, []byte("xsl"))) {
		return "a style sheet that is not CSS can hold a script"
	}
	if _, list, ok := bytes.Cut(raw, []byte("<!ATTLIST")); ok && bytes.ContainsAny(namespace.ReplaceAll(list, nil), `"'`) {
		return "an attribute that is declared for all tags of a name can hold a script"
	}
	if !bytes.Contains(raw, []byte("<!ENTITY")) {
		return ""
	}
	m := entity.FindSubmatch(raw)
	if m == nil || len(raw) > longEntity {
		return "an entity can hold a script"
	}
	text := strings.NewReplacer(`"`, "&quot;", "'", "&#39;").Replace(string(m[2]) + string(m[3]))
	h.entities = append(h.entities, "&"+string(m[1])+";", text)
	return ""
}

// longEntity is how many bytes the declaration of an entity has at most that is read:
// a tag can hold many of them.
const longEntity = 1000

// whole returns a tag with the texts of its entities, or nil where these make too much
// of it: an address or a script can be divided among several.
func (h *hiding) whole(tag *html.Tokenizer, raw []byte) *html.Tokenizer {
	n := bytes.Count(raw, []byte("&"))
	switch {
	case len(h.entities) == 0 || n == 0:
		return tag
	case n > maxTag/longEntity:
		return nil
	case h.expand == nil: // nothing is declared any more once there are tags
		h.expand = strings.NewReplacer(h.entities...)
	}
	whole := html.NewTokenizer(strings.NewReader(h.expand.Replace(string(raw))))
	whole.Next()
	return whole
}
