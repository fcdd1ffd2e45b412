package publish

import (
	"io/fs"
	"syscall"
)

// changedAt returns when a file or what is noted of it was changed last, which
// no program can set.
func changedAt(info fs.FileInfo) int64 {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return s.Ctim.Nano()
	}
	return 0
}
