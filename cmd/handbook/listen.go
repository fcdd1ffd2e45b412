package main

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"strings"
	"syscall"

	"handbook/generator/diag"
)

// A port is the value of --port.
type port struct {
	number int
	given  bool // rather than the default
}

func (p *port) String() string { return strconv.Itoa(p.number) }
func (p *port) Type() string   { return "PORT" }
func (p *port) values() values { return values{} }

// Set takes a number that a port can have.
func (p *port) Set(text string) error {
	n, err := strconv.ParseUint(text, 10, 16)
	if err != nil {
		return &fault{diag.Quote(text) + " is no port", "a port is a number from 0 to 65535, such as 3000"}
	}
	p.number, p.given = int(n), true
	return nil
}

// A host is the value of --host: a name or an address of this machine.
type host struct{ value *string }

func (h *host) String() string { return *h.value }
func (h *host) Type() string   { return "HOST" }
func (h *host) values() values { return values{words: []string{"127.0.0.1", "0.0.0.0"}} }

// Set takes a name or an address without anything around it.
func (h *host) Set(text string) error {
	name := strings.TrimSuffix(strings.TrimPrefix(text, "["), "]")
	if text == "" {
		return errEmpty
	}
	if _, err := netip.ParseAddr(name); err != nil && strings.ContainsAny(name, ":/[]@?# ") {
		return &fault{diag.Quote(text) + " is no host", `name it alone, as in "127.0.0.1", without http:// and without the port`}
	}
	*h.value = name
	return nil
}

// further is how many ports after the usual one are tried.
const further = 20

// listen takes the port, or the next that is free if nobody named it.
func (s *serve) listen() (net.Listener, error) {
	var first error
	for n := s.port.number; n <= s.port.number+further; n++ {
		at, err := net.Listen("tcp", net.JoinHostPort(s.host, strconv.Itoa(n)))
		switch {
		case err == nil:
			if first != nil {
				s.console.say("port %d is in use by another program, perhaps another preview; taking %d", s.port.number, n)
			}
			return at, nil
		case !taken(err):
			return nil, s.cannotListen(err)
		case s.port.given:
			return nil, &fault{fmt.Sprintf("port %d of %s is in use by another program, perhaps another preview", n, s.host),
				"end that, or name another port; without --port, the next one that is free is used"}
		case first == nil:
			first = err
		}
	}
	return nil, s.cannotListen(first)
}

func (s *serve) cannotListen(err error) error {
	hint := ""
	var name *net.DNSError
	var system syscall.Errno
	switch {
	case errors.As(err, &name), errors.Is(err, syscall.EADDRNOTAVAIL), errors.Is(err, windowsNotAvailable):
		return &fault{fmt.Sprintf("%q is no name or address of this machine", s.host), "name one with --host, or leave it out to show the preview on this machine alone"}
	case errors.Is(err, syscall.EACCES):
		hint = "ports below 1024 are kept for the system; name a higher one with --port"
	}
	if errors.As(err, &system) {
		err = system
	}
	return &fault{fmt.Sprintf("cannot listen at %s: %s", net.JoinHostPort(s.host, s.port.String()), err), hint}
}

// taken reports whether a port cannot be had because somebody else has it.
func taken(err error) bool {
	return errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, windowsInUse) || errors.Is(err, windowsKept)
}

// What Windows answers, by the numbers of winsock2.h.
const (
	windowsKept         = syscall.Errno(10013) // by a program or by the system
	windowsInUse        = syscall.Errno(10048)
	windowsNotAvailable = syscall.Errno(10049)
)
