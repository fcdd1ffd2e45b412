package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// ansi makes the terminal understand ANSI sequences, which Windows leaves to
// each program, and reports whether it does.
func ansi(terminal *os.File) bool {
	handle := windows.Handle(terminal.Fd())
	var mode uint32
	if windows.GetConsoleMode(handle, &mode) != nil {
		return false
	}
	return windows.SetConsoleMode(handle, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}
