package handbook

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"handbook/generator/content"
	"handbook/generator/diag"
)

// wiki matches a link, or a picture, as wikis have it: [[Teamwork]], [[teamwork|our
// team]], ![[logo.svg]] and [our team|competency:teamwork].
var wiki = regexp.MustCompile(`!?\[\[([^\[\]\n]{1,200})\]\]|\[([^\[\]|\n]{1,200}\|` + begins + `[^\[\]|\n]{1,200})\]`)

// header matches what may be the name of a table of the format, of which a text tells.
var header = regexp.MustCompile(`^[a-z_.]+$`)

// wikis advises about links and pictures in the form of a wiki, which are shown as they
// are written. Addresses elsewhere are not among them: those are told as such.
func (r *resolver) wikis(text content.Text) {
	source := text.Value
	if !strings.Contains(source, "[[") && !strings.Contains(source, "|") { // nearly always
		return
	}
	for _, at := range wiki.FindAllStringSubmatchIndex(source, maxSlips) {
		from, to := at[0], at[1]
		inside := source[max(at[2], at[4]):max(at[3], at[5])]
		elsewhere := strings.Contains(inside, "://") || strings.Contains(inside, "@") || strings.Contains(inside, "www.") || strings.Contains(inside, "tel:")
		goesOn := to < len(source) && strings.IndexByte("([]:", source[to]) >= 0 || strings.HasSuffix(source[:from], "[")
		if elsewhere || goesOn || !strings.ContainsFunc(inside, unicode.IsLetter) || inCode(source, from) || strings.HasSuffix(source[:from], `\`) ||
			strings.Contains(strings.ToLower(source), "["+strings.ToLower(inside)+"]:") {
			continue
		}
		part, picture := text.Part(from, to), source[from] == '!'
		r.guess(func(r *resolver) {
			what, hint := "a link", r.asMarkdown(inside, "text", "competency:ID")
			switch {
			case strings.HasSuffix(hint, ":ID)") && header.MatchString(inside):
				return
			case picture:
				what, hint = "a picture", "!"+r.asMarkdown(inside, "what it shows", "assets/NAME")
			}
			r.Add(diag.LinkForm, part, fmt.Sprintf("this looks like %s of a wiki, and is none", what), fmt.Sprintf("write %s; to show it as it is, put it between two `", hint))
		})
	}
}

// asMarkdown returns how the link is written that stands in the brackets of a wiki. Words
// and address stand for those that are not known.
func (r *resolver) asMarkdown(inside, words, address string) string {
	parts := strings.Split(inside, "|")
	isLink := func(part string) bool { return strings.ContainsAny(part, ":/") } // which is not the name of something besides
	for i, part := range parts {
		to, name := r.named(strings.TrimSpace(part))
		if to == "" || !isLink(part) && slices.ContainsFunc(parts, isLink) {
			continue
		}
		words, address = cmp.Or(name, words), to
		if last := len(parts) - 1; i > 0 {
			words = strings.TrimSpace(parts[0])
		} else if last > 0 {
			words = strings.TrimSpace(parts[last])
		}
		break
	}
	return fmt.Sprintf("[%s](%s)", words, address)
}

// named returns the address of what a name, an id, a link or a file of data/assets
// stands for, or "", and the name that an item has.
func (r *resolver) named(word string) (address, name string) {
	if stored, ok := r.assets[norm.NFC.String(strings.TrimPrefix(word, FolderAssets))]; ok {
		return FolderAssets + stored, ""
	}
	kinds, id := []Kind{KindCompetency, KindRole, KindOrientation, KindPage, KindPractice, KindMeasure, KindStory, KindIndicator}, norm.NFC.String(word)
	if before, after, ok := strings.Cut(id, ":"); ok {
		if stored, ok := r.assets[after]; ok { // as in [[File:logo.svg]]
			return FolderAssets + stored, ""
		}
		kinds, id = []Kind{Kind(before)}, after
	}
	for _, kind := range kinds {
		item := r.linked(kind, id)
		if known := r.idsOf(kind).named; item == nil && r.guesses.Among(len(known)) {
			item = r.linked(kind, r.byName(kind, known, id))
		}
		if item != nil {
			return linkTo(kind, item.ID), item.Text
		}
	}
	return "", ""
}
