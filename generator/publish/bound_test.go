//go:build !linux

package publish

import (
	"os"
	"testing"
)

// bound reports whether permissions bind this user.
func bound(*testing.T, string) bool { return os.Geteuid() > 0 }
