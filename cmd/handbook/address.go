package main

import (
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"

	"handbook/generator/diag"
)

// An address is the value of --base-url: the address of the site's root, kept
// with exactly one slash at its end.
type address struct{ value *string }

func (a *address) String() string { return *a.value }
func (a *address) Type() string   { return "URL" }
func (a *address) values() values { return values{} }

// Set takes an http or https address.
func (a *address) Set(text string) error {
	u, err := url.Parse(text)
	var host string
	if err == nil {
		host, err = asKnown(u.Hostname())
	}
	why := ""
	switch {
	case err != nil:
		why = "it cannot be read"
	case u.Scheme != "http" && u.Scheme != "https":
		why = "it does not begin with https:// or http://"
	case u.Hostname() == "":
		why = "it names no server"
	case u.Port() != "" && new(port).Set(u.Port()) != nil:
		why = "its port is none: a port is a number up to 65535"
	case u.User != nil:
		why = "it holds a user name, which would show on every page"
	case strings.ContainsAny(text, "?#"):
		why = "it goes on after the path, with ? or #"
	case strings.HasSuffix(u.Path, ".html"):
		why = "it names a page of it"
	}
	if why != "" {
		return &fault{fmt.Sprintf("%s cannot be the address of the site: %s", diag.Quote(text), why),
			`write it as in "https://example.org/handbook/"`}
	}
	u.Host = strings.ToLower(strings.Replace(u.Host, u.Hostname(), host, 1))
	*a.value = u.JoinPath("/").String()
	return nil
}

// asKnown returns the name of a server as networks know it: with letters beyond
// ASCII as in RFC 3492. The error is for a name that no server can have.
func asKnown(host string) (string, error) {
	if strings.ContainsFunc(host, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return idna.Lookup.ToASCII(host)
	}
	return host, nil
}
