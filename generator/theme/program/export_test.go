package program

// SetMost sets how much a template may write in pieces and as a whole, and returns
// what it was.
func SetMost(written, kept int) (int, int) {
	w, k := mostWritten, mostKept
	mostWritten, mostKept = written, kept
	return w, k
}
