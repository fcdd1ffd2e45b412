package main

import (
	"net"
	"slices"
	"strconv"
	"time"

	"handbook/generator/preview"
)

// announce tells where the preview is, and opens it.
func (s *serve) announce(at net.Listener, from folders) {
	c := s.console
	address := at.Addr().(*net.TCPAddr)
	name := s.host
	if address.IP.IsUnspecified() {
		name = "localhost"
	}
	url := "http://" + net.JoinHostPort(name, strconv.Itoa(address.Port)) + "/"
	c.say("showing %s at %s (Ctrl-C ends it)", shown(from.data), url)
	if address.IP.IsUnspecified() {
		all, _ := net.InterfaceAddrs() // it is no fault where the system does not tell
		for _, other := range forOthers(all, address.Port) {
			c.say("for others in the network: %s", other)
		}
	}
	if !address.IP.IsLoopback() {
		c.warn("leave out --host to show it on this machine alone",
			"everybody who reaches this machine over the network can read the preview, with all drafts")
	}
	if !s.open {
		return
	}
	go func() {
		if err := openInBrowser(url); err != nil {
			c.warn("open "+url+" yourself", "cannot open the browser: %v", err)
		}
	}()
}

// forOthers returns where a preview at all of a machine's addresses is found by
// other machines: at those of IPv4, which people can type.
func forOthers(all []net.Addr, port int) []string {
	var urls []string
	for _, at := range all {
		if at, ok := at.(*net.IPNet); ok && at.IP.To4() != nil && at.IP.IsGlobalUnicast() {
			urls = append(urls, "http://"+net.JoinHostPort(at.IP.String(), strconv.Itoa(port))+"/")
		}
	}
	return urls
}

// report tells what came of a load: what was found, unless that was told last.
func (s *serve) report(l preview.Loaded) {
	c := s.console
	if l.Err != nil {
		s.told = nil
		c.fail(l.Err)
		return
	}
	if !slices.Equal(l.Findings, s.told) {
		s.findings.print(c, l.Findings)
		s.told = l.Findings
	}
	switch {
	case l.Findings.HasErrors():
		c.say("the pages show %s until the files are mended", s.findings.tally(l.Findings))
	case l.First:
		c.detail("loaded in %.2f s", l.Took.Seconds())
	default:
		c.say("%s changed: loaded in %.2f s", time.Now().Format(time.TimeOnly), l.Took.Seconds())
	}
}
