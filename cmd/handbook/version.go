package main

import (
	"cmp"
	"fmt"
	"runtime/debug"
	"strings"
)

func versionCommand(c *console) *command {
	return &command{
		name:     "version",
		short:    "say which version this is",
		long:     "Prints the version, the revision that it was built from, and the version of Go.",
		examples: []example{{"handbook version", "what to say when you report a fault"}},
		flags:    newFlags(),
		run: func([]string) int {
			info, ok := debug.ReadBuildInfo()
			if !ok {
				info = &debug.BuildInfo{}
			}
			fmt.Fprint(c.out, describeBuild(info))
			return exitClean
		},
	}
}

// describeBuild says what a program was built from.
func describeBuild(info *debug.BuildInfo) string {
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	var b strings.Builder
	fmt.Fprintf(&b, "handbook %s\n", cmp.Or(info.Main.Version, "(devel)"))
	if revision := settings["vcs.revision"]; revision != "" {
		if settings["vcs.modified"] == "true" {
			revision += " with local changes"
		}
		fmt.Fprintf(&b, "revision %s\n", revision)
	}
	if info.GoVersion != "" {
		fmt.Fprintf(&b, "%s %s/%s\n", info.GoVersion, settings["GOOS"], settings["GOARCH"])
	}
	return b.String()
}
