package preview

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strconv"
	"strings"
)

// hosts are the names and addresses that browsers may use for the preview, all with
// its port.
type hosts struct {
	names     []string
	addresses []netip.Addr // which browsers may spell in another way than whoever gave one
	any       bool         // any address of numbers: the preview listens on all of the machine's
	port      string
}

func newHosts(host string, port int) hosts {
	h := hosts{
		names:     []string{"localhost", strings.ToLower(host)},
		addresses: []netip.Addr{netip.AddrFrom4([4]byte{127, 0, 0, 1}), netip.IPv6Loopback()},
		any:       host == "",
		port:      strconv.Itoa(port),
	}
	if address, err := netip.ParseAddr(host); err == nil {
		h.addresses = append(h.addresses, address)
		h.any = address.IsUnspecified()
	}
	return h
}

// allow reports whether the Host of a request is one of ours. A page from
// elsewhere can let its own name lead to this machine (DNS rebinding), and then
// reads what the preview answers, unless that name is refused. It can do so with
// no address of numbers.
func (h hosts) allow(host string) bool {
	name, port, err := net.SplitHostPort(host)
	if err != nil {
		name, port = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]"), "80" // which browsers leave out
	}
	if port != h.port {
		return false
	}
	if address, err := netip.ParseAddr(name); err == nil {
		return h.any || slices.Contains(h.addresses, address)
	}
	return name != "" && slices.Contains(h.names, strings.ToLower(name))
}

// guard answers only requests that the preview is meant for, and tells browsers
// to be as strict as they can with the answers.
func (p *Preview) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Cache-Control", "no-store")
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("X-Frame-Options", "SAMEORIGIN")
		header.Set("Content-Security-Policy", "frame-ancestors 'self'")
		header.Set("Cross-Origin-Resource-Policy", "same-origin")
		header.Set("Cross-Origin-Opener-Policy", "same-origin")
		switch {
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			header.Set("Allow", "GET, HEAD")
			http.Error(w, "the preview answers GET and HEAD only", http.StatusMethodNotAllowed)
		case !p.hosts.allow(r.Host):
			http.Error(w, "the preview answers under no such name; see where it was started", http.StatusForbidden)
		case !p.sameOrigin(r):
			http.Error(w, "the preview answers no page of another site", http.StatusForbidden)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// sameOrigin reports whether a request comes from a page of the preview, or from
// a person who follows a link to one. Source: Fetch Metadata Request Headers,
// and for browsers without them, the Origin of the Fetch Standard.
func (p *Preview) sameOrigin(r *http.Request) bool {
	if origin := r.Header.Get("Origin"); origin != "" {
		host, ok := strings.CutPrefix(origin, "http://")
		if !ok || !p.hosts.allow(host) {
			return false
		}
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return true
	}
	return r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document" && r.URL.Path != pathEvents
}
