package program

// SetMost sets how much a template may write in pieces and as a whole, and how often it
// may go round or call another one for nothing, and returns what it was.
func SetMost(written, kept, idle int) (int, int, int) {
	w, k, i := mostWritten, mostKept, mostIdle
	mostWritten, mostKept, mostIdle = written, kept, idle
	return w, k, i
}
