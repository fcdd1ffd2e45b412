package preview

import (
	"fmt"
	"net/http"
	"time"
)

// writing is how long an answer may take that is written piece by piece.
const writing = 10 * time.Second

// events tells a page which state the preview is at, now and whenever that
// changes. Source: HTML Standard, server-sent events.
func (p *Preview) events(w http.ResponseWriter, r *http.Request) {
	select {
	case p.streams <- struct{}{}:
		defer func() { <-p.streams }()
	default:
		w.Header().Set("Retry-After", "2")
		http.Error(w, "too many pages are open", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	s, err := p.settled(r.Context())
	if err != nil {
		return
	}
	answer := http.NewResponseController(w)
	send := func(text string) bool {
		answer.SetWriteDeadline(time.Now().Add(writing))
		_, err := fmt.Fprint(w, text)
		return err == nil && answer.Flush() == nil
	}
	beat := time.NewTicker(p.limits.beat)
	defer beat.Stop()
	for ok := send("retry: 1000\n" + event(s)); ok; {
		select {
		case <-s.next:
			s = p.current.Load()
			ok = send(event(s))
		case <-beat.C:
			ok = send(":\n\n") // a comment, which finds out whether the page is still there
		case <-r.Context().Done():
			return
		}
	}
}

func event(s *state) string { return "data: " + s.version + "\n\n" }
