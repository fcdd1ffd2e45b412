package preview

import (
	"bytes"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"

	"handbook/generator/handbook"
)

// types are the media types of what sites hold, the same on every system.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".json": "application/json", ".xml": "application/xml", ".txt": "text/plain; charset=utf-8", ".csv": "text/csv; charset=utf-8",
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
	".webp": "image/webp", ".avif": "image/avif", ".ico": "image/x-icon", ".woff2": "font/woff2", ".woff": "font/woff",
	".pdf": "application/pdf", ".zip": "application/zip", ".mp4": "video/mp4", ".webm": "video/webm", ".mp3": "audio/mpeg",
}

// authored is the policy for documents among the files of authors: they are
// shown, and do nothing.
const authored = "default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; frame-ancestors 'self'; sandbox"

// send answers with a file of that name.
func send(w http.ResponseWriter, r *http.Request, status int, name string, data []byte) {
	ending := strings.ToLower(path.Ext(name))
	kind, known := types[ending]
	if !known {
		kind = mime.TypeByExtension(ending)
	}
	if kind == "" {
		kind = "application/octet-stream"
	}
	header := w.Header()
	header.Set("Content-Type", kind)
	if strings.HasPrefix(name, handbook.FolderAssets) && (strings.Contains(kind, "html") || strings.Contains(kind, "xml")) {
		header.Set("Content-Security-Policy", authored)
	}
	if status == http.StatusOK {
		http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(data)) // which also knows ranges
		return
	}
	header.Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(data)
	}
}
