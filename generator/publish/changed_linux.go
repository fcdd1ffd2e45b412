package publish

import (
	"io/fs"
	"os"
	"strings"
	"syscall"
)

// bootID returns an id that is new each time the machine starts. Source:
// random(4), /proc/sys/kernel/random/boot_id.
func bootID() string {
	id, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
	if err != nil {
		return ""
	}
	return " " + strings.TrimSpace(string(id))
}

// changedAt returns when a file or what is noted of it was changed last, which
// no program can set.
func changedAt(info fs.FileInfo) int64 {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return s.Ctim.Nano()
	}
	return 0
}

// numberOf returns the number of a file on its disk (its inode), which it keeps when a
// folder above it is renamed.
func numberOf(info fs.FileInfo) int64 {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return int64(s.Ino)
	}
	return 0
}
