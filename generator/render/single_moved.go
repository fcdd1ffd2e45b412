package render

import (
	"path"
	"regexp"
	"strings"
)

// filePlace is where in the one file a page is that no item names.
func filePlace(page string) string {
	return "file_" + strings.ReplaceAll(strings.TrimSuffix(strings.TrimSuffix(page, ".html"), "/index"), "/", "_")
}

var levelPage = regexp.MustCompile(`^level-(\d+)$`)

// formerPlaces are where in the one file a page was that is gone, by its path: that of a
// role may also have been a guide.
func formerPlaces(page string) []string {
	folder, name := path.Split(strings.TrimSuffix(page, ".html"))
	id := path.Base(folder)
	switch folder {
	case "roles/":
		return []string{"role_" + name, filePlace(page)}
	case "orientations/":
		return []string{"orientation_" + name}
	case "pages/":
		return []string{"page_" + name}
	}
	if name == "index" {
		return []string{"competency_" + id}
	}
	if level := levelPage.FindStringSubmatch(name); level != nil {
		return []string{"level_" + id + "_" + level[1]}
	}
	return []string{filePlace(page)}
}

// former returns, for each page, the places that lead on to it.
func (r *renderer) former() map[string][]string {
	places := map[string][]string{}
	for _, m := range r.hb.Moved {
		places[m.Link.Page] = append(places[m.Link.Page], formerPlaces(m.Page)...)
	}
	return places
}
