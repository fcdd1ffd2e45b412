package preview

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"sync"
	"time"

	"golang.org/x/net/netutil"
)

// Serve answers browsers at the listener, which it closes, until ctx is done. The
// error is the listener's, where it ends before.
func (p *Preview) Serve(ctx context.Context, at net.Listener) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	port := 0
	if address, ok := at.Addr().(*net.TCPAddr); ok {
		port = address.Port
	}
	p.hosts = newHosts(p.options.Host, port)
	server := &http.Server{
		Handler:           p.handler(),
		ReadHeaderTimeout: p.limits.headers,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      60 * time.Second, // a first load of a large handbook included
		IdleTimeout:       60 * time.Second,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          log.New(io.Discard, "", 0),
		BaseContext:       func(net.Listener) context.Context { return ctx }, // ends the streams
	}
	p.watcher.open()
	var work sync.WaitGroup
	work.Go(func() { p.watcher.watch(ctx) })
	work.Go(func() { p.build(ctx) })
	work.Go(func() {
		<-ctx.Done()
		patience, end := context.WithTimeout(context.Background(), p.limits.goodbye)
		defer end()
		if server.Shutdown(patience) != nil {
			server.Close()
		}
	})
	err := server.Serve(netutil.LimitListener(at, p.limits.connections))
	stop()
	work.Wait()
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}
