//go:build !windows

package main

import "os"

// ansi reports whether the terminal understands ANSI sequences.
func ansi(*os.File) bool { return true }
