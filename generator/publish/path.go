package publish

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// names holds the paths of one edition and refuses those that could not stand
// side by side on every file system: one path twice, two that differ only in
// case, one that is both a file and a folder. The zero value is empty.
type names struct {
	mu      sync.Mutex
	files   map[string]string // fold of a path -> the path
	folders map[string]string // fold of a folder above a path -> the folder
}

// claim takes a path, or says why it cannot.
func (n *names) claim(name string) error {
	if why := unfit(name); why != "" {
		return &Error{
			Message: fmt.Sprintf("no file of the site can be called %q: %s", name, why),
			Hint:    "rename what the file is made from",
		}
	}
	key := fold(name)
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.files == nil {
		n.files, n.folders = map[string]string{}, map[string]string{}
	}
	if other, ok := n.files[key]; ok {
		if other == name {
			return &Error{Message: fmt.Sprintf("%q is written twice", name), Hint: "this is a fault of handbook, please report it"}
		}
		return clash("%q and %q are one file on Windows and macOS", other, name)
	}
	if other, ok := n.folders[key]; ok {
		return clash("%q cannot be a folder and %q a file", other, name)
	}
	dirs := above(name)
	for _, dir := range dirs {
		if other, ok := n.files[fold(dir)]; ok {
			return clash("%q cannot be a folder and %q a file", dir, other)
		}
	}
	for _, dir := range dirs {
		key := fold(dir)
		if other, ok := n.folders[key]; !ok || dir < other {
			n.folders[key] = dir
		}
	}
	n.files[key] = name
	return nil
}

func clash(format, a, b string) error {
	return &Error{Message: fmt.Sprintf(format, min(a, b), max(a, b)), Hint: "rename one of them"}
}

// has reports whether the path was claimed.
func (n *names) has(name string) bool {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.files[fold(name)] == name
}

// spelling returns the claimed path, or the folder above one, that equals name
// but for the case.
func (n *names) spelling(name string) (string, bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	key := fold(name)
	if other, ok := n.files[key]; ok {
		return other, true
	}
	other, ok := n.folders[key]
	return other, ok
}

// fold maps paths that some file system takes for one (by case, or by the way
// in which accents are composed) to one key.
func fold(name string) string {
	return strings.Map(func(r rune) rune {
		if r < unicode.MaxASCII {
			return unicode.ToUpper(r)
		}
		least := r
		for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
			least = min(least, other)
		}
		return least
	}, norm.NFC.String(name))
}

// unfit says why a path cannot name a file of the site, or "". The site must
// unpack on every system, so that what Windows cannot hold is unfit everywhere.
func unfit(name string) string {
	switch {
	case name == "" || name == ".":
		return "it is empty"
	case !fs.ValidPath(name), strings.Contains(name, `\`), !filepath.IsLocal(filepath.FromSlash(name)):
		return "it is not a plain path inside the folder"
	case strings.HasPrefix(strings.ToLower(name), ownPrefix):
		return "handbook keeps such names for itself"
	case strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == 0x7f || strings.ContainsRune(`<>:"|?*`, r) }):
		return `it holds one of < > : " | ? * or a control character`
	}
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") {
			return "a name in it ends in a period or a space"
		}
		base, _, _ := strings.Cut(strings.ToUpper(part), ".")
		if device(strings.TrimRight(base, " ")) {
			return "Windows keeps such names for devices"
		}
	}
	return ""
}

func device(base string) bool {
	switch base {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	number, ok := strings.CutPrefix(base, "COM")
	if !ok {
		number, ok = strings.CutPrefix(base, "LPT")
	}
	return ok && len([]rune(number)) == 1 && strings.Contains("0123456789¹²³", number)
}

// above lists the folders above a path, outermost first.
func above(name string) []string {
	var dirs []string
	for i, c := range name {
		if c == '/' {
			dirs = append(dirs, name[:i])
		}
	}
	return dirs
}

// join and toSlash spell paths for messages, alike on all systems.
func join(dir, name string) string {
	return strings.TrimSuffix(toSlash(dir), "/") + "/" + name
}

func toSlash(name string) string { return filepath.ToSlash(name) }
