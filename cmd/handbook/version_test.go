package main

import (
	"runtime/debug"
	"testing"
)

func TestDescribeBuild(t *testing.T) {
	platform := []debug.BuildSetting{{Key: "GOOS", Value: "linux"}, {Key: "GOARCH", Value: "arm64"}}
	for _, test := range []struct {
		name string
		info debug.BuildInfo
		want string
	}{
		{"installed", debug.BuildInfo{
			GoVersion: "go1.26.8", Main: debug.Module{Version: "v1.2.3"}, Settings: platform,
		}, "handbook v1.2.3\ngo1.26.8 linux/arm64\n"},
		{"from a checkout", debug.BuildInfo{
			GoVersion: "go1.26.8", Main: debug.Module{Version: "(devel)"},
			Settings: append([]debug.BuildSetting{
				{Key: "vcs.revision", Value: "0123abc"}, {Key: "vcs.time", Value: "2026-11-21T00:00:00Z"}, {Key: "vcs.modified", Value: "true"},
			}, platform...),
		}, "handbook (devel)\nrevision 0123abc with local changes\ngo1.26.8 linux/arm64\n"},
		{"from a clean checkout", debug.BuildInfo{
			GoVersion: "go1.26.8", Settings: append([]debug.BuildSetting{{Key: "vcs.revision", Value: "0123abc"}, {Key: "vcs.modified", Value: "false"}}, platform...),
		}, "handbook (devel)\nrevision 0123abc\ngo1.26.8 linux/arm64\n"},
		{"unknown", debug.BuildInfo{}, "handbook (devel)\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := describeBuild(&test.info); got != test.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, test.want)
			}
		})
	}
}
