package handbook

import (
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"handbook/generator/content"
	"handbook/generator/diag"
)

// The addresses of the site. They are a promise to all who have kept one: none goes
// or changes without a page that leads on.
const (
	PathIndex        = "index.html"
	PathCompetencies = "competencies/index.html"
	PathOrientations = "orientations/index.html"
	PathActivities   = "activities/index.html"
	PathMeasures     = "measures/index.html"
	PathQuestions    = "questions/index.html"
	PathRoles        = "roles/index.html"
	PathCompare      = "roles/compare.html"
	PathMatrix       = "matrix.html"
	PathSources      = "sources.html"
	PathChanges      = "changes.html"
	PathSearch       = "search.html"
	PathPrint        = "print.html"
	PathProfile      = "my/profile.html"
	PathPlan         = "my/plan.html"
	PathReview       = "my/review.html"
	PathContent      = "my/content.js" // what the pages of my/ know of the handbook
	PathStore        = "store.html"    // keeps the answers of pages that are opened as files
	PathNotFound     = "404.html"
	PathJSON         = "handbook.json"
	PathSchema       = "handbook.schema.json"
	PathSiteMap      = "sitemap.xml"
	FolderIndex      = "search/" // the pages of a long alphabetical index
	FolderAssets     = "assets/"
	FolderTheme      = "assets/theme/"         // the styles and scripts of the layouts
	FolderSearch     = FolderTheme + "search/" // the index that the site is searched with
)

// fixedPaths are the addresses that every site has.
var fixedPaths = []string{
	PathIndex, PathCompetencies, PathOrientations, PathActivities, PathMeasures, PathQuestions, PathRoles,
	PathCompare, PathMatrix, PathSources, PathChanges, PathSearch, PathPrint, PathNotFound, PathJSON, PathSchema, PathSiteMap,
	PathProfile, PathPlan, PathReview, PathContent, PathStore,
}

func competencyPath(id string) string { return "competencies/" + id + "/index.html" }
func comparePath(id string) string    { return "competencies/" + id + "/compare.html" }
func levelPath(id string, number int) string {
	return fmt.Sprintf("competencies/%s/level-%d.html", id, number)
}
func orientationPath(id string) string { return "orientations/" + id + ".html" }
func rolePath(id string) string        { return "roles/" + id + ".html" }
func pagePath(name string) string      { return "pages/" + name + ".html" }
func checkPath(page string) string     { return strings.TrimSuffix(page, ".html") + "-check.html" }
func guidePath(page string) string     { return strings.TrimSuffix(page, ".html") + "-guide.html" }

// address is one file of the site and what makes it.
type address struct {
	path string
	at   content.Place
}

// declareAddresses notes the files that every site has, and the assets.
func (r *resolver) declareAddresses() {
	for _, p := range fixedPaths {
		r.address(p, content.Place{})
	}
	for _, a := range r.src.Assets {
		if why := unfit(a.Path); why != "" {
			r.Add(diag.InvalidID, a.At, "the name of an asset "+why, "rename the file; the site has to unpack on every system")
		} else if r.address(FolderAssets+a.Path, a.At) {
			r.hb.Assets = append(r.hb.Assets, a.Path)
		}
		r.assets[norm.NFC.String(a.Path)] = a.Path // in any case, so that nobody reports it as missing
	}
}

// address notes that a file of the site will be written, and reports when
// another one has the same address, or one that some file systems take for the
// same.
func (r *resolver) address(p string, at content.Place) bool {
	const hint = "addresses that differ only in case, or in how accents are stored, count as one: rename one of them"
	key, theme := foldPath(p), foldPath(FolderTheme)
	if strings.HasPrefix(key+"/", theme) {
		r.Add(diag.URLCollision, at, fmt.Sprintf("%s lies in a folder that the generator writes itself", diag.Quote(p)), "give the folder another name")
		return false
	}
	if other, taken := r.addresses[key]; taken {
		by := other.at.String()
		if !other.at.Known() {
			by = "the generator itself"
		}
		r.Add(diag.URLCollision, at, fmt.Sprintf("%s would be written to the same address as %s of %s", diag.Quote(p), diag.Quote(other.path), by), hint)
		return false
	}
	if folder, taken := r.folders[key]; taken {
		r.Add(diag.URLCollision, at, fmt.Sprintf("%s would be a file and the folder %s at once", diag.Quote(p), diag.Quote(folder)), hint)
		return false
	}
	for folder := path.Dir(p); folder != "." && folder != "/"; folder = path.Dir(folder) {
		if file, taken := r.addresses[foldPath(folder)]; taken {
			r.Add(diag.URLCollision, at, fmt.Sprintf("%s needs a folder where the file %s is", diag.Quote(p), diag.Quote(file.path)), hint)
			return false
		}
		r.folders[foldPath(folder)] = folder
	}
	r.addresses[key] = address{p, at}
	return true
}

// longestPath is how many characters the path of an asset has at most. Windows takes
// 259, with all folders above the site.
const longestPath = 180

// unfit says why a file of the site cannot have a name on every system, or "".
func unfit(name string) string {
	if utf8.RuneCountInString(name) > longestPath {
		return fmt.Sprintf("is longer than %d characters, with the folders that it is in", longestPath)
	}
	for part := range strings.SplitSeq(name, "/") {
		stem, _, _ := strings.Cut(part, ".")
		switch {
		case reserved[strings.ToLower(strings.TrimSpace(stem))]:
			return fmt.Sprintf("is %s, which Windows keeps for itself", diag.Quote(stem))
		case strings.HasSuffix(part, ".") || strings.HasSuffix(part, " "):
			return "ends with a period or a space"
		case len(part) > maxIDBytes:
			return fmt.Sprintf("is longer than %d bytes", maxIDBytes)
		}
		for _, r := range part {
			if strings.ContainsRune(`<>:"|?*\`, r) || unicode.IsControl(r) {
				return "has " + characterName(r)
			}
		}
	}
	return ""
}
