// Write puts the data of a synthetic handbook into a new folder.
//
//	go run ./generator/internal/synthetic/write -n 1000 DIR
package main

import (
	"flag"
	"fmt"
	"os"

	"handbook/generator/internal/synthetic"
)

func main() {
	n := flag.Int("n", 1000, "number of competencies")
	flag.Parse()
	if flag.NArg() != 1 || *n < 1 {
		fmt.Fprintln(os.Stderr, "usage: write [-n COMPETENCIES] DIR")
		os.Exit(2)
	}
	if err := os.CopyFS(flag.Arg(0), synthetic.Handbook(*n)); err != nil {
		fmt.Fprintln(os.Stderr, "write:", err)
		os.Exit(2)
	}
}
