package main

import (
	"os"
	"syscall"
)

// memoryOf returns how many bytes of memory a process had at most.
func memoryOf(p *os.ProcessState) int64 {
	if r, ok := p.SysUsage().(*syscall.Rusage); ok {
		return r.Maxrss << 10
	}
	return 0
}
