package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"

	"handbook/generator/pdf"
)

// chromium is the variable that names the browser to print with.
const chromium = "HANDBOOK_CHROMIUM"

// chromiums are what Chromium and its kin are called in the PATH: first the ones
// without windows, which print the same in half the time.
var chromiums = []string{"chromium-headless-shell", "chrome-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge", "microsoft-edge-stable"}

// findChromium returns the browser that the PDF is printed with.
func findChromium() (pdf.Browser, error) {
	b := pdf.Browser{Temp: os.TempDir(), NoSandbox: runtime.GOOS == "linux" && os.Geteuid() == 0}
	const hint = "install Chromium, Chrome or Edge, or name one in " + chromium + "\n" +
		"or build without --pdf, open print.html of the site in any browser and print it to a PDF"
	if named := os.Getenv(chromium); named != "" {
		path, err := exec.LookPath(named)
		if err != nil {
			return b, &fault{fmt.Sprintf("there is no Chromium at %q, which %s names, and a PDF needs one", shown(named), chromium), hint}
		}
		b.Path = path
		return b, nil
	}
	for _, candidate := range slices.Concat(chromiums, installed(runtime.GOOS, os.Getenv)) {
		if path, err := exec.LookPath(candidate); err == nil {
			b.Path = path
			return b, nil
		}
	}
	return b, &fault{"there is no Chromium on this machine, and a PDF needs one", hint}
}

// installed returns where a system's installers put Chromium and its kin.
func installed(system string, env func(string) string) []string {
	var places []string
	switch system {
	case "darwin":
		for _, folder := range []string{"/Applications", env("HOME") + "/Applications"} {
			for _, app := range []string{"Chromium", "Google Chrome", "Microsoft Edge"} {
				places = append(places, folder+"/"+app+".app/Contents/MacOS/"+app)
			}
		}
	case "windows":
		for _, variable := range []string{"ProgramFiles", "ProgramFiles(x86)", "LocalAppData"} {
			if folder := env(variable); folder != "" {
				for _, program := range []string{`Chromium\Application\chrome.exe`, `Google\Chrome\Application\chrome.exe`, `Microsoft\Edge\Application\msedge.exe`} {
					places = append(places, folder+`\`+program)
				}
			}
		}
	}
	return places
}
