package handbook

import (
	"fmt"
	"testing"
	"testing/fstest"

	"handbook/generator/content"
	"handbook/generator/diag"
)

// TestHeavyLogo checks that a logo that makes every page slow is told, and no other.
func TestHeavyLogo(t *testing.T) {
	for size, want := range map[int]int{1000: 0, 20 << 20: 1} {
		src, _, err := content.Load(fstest.MapFS{
			"handbook.toml":   {Data: []byte("title = 'T'\norganisation = 'O'\n[brand]\nlogo = 'logo.png'\n")},
			"assets/logo.png": {Data: make([]byte, size)},
		}, "data")
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		_, list := Resolve(src, nil)
		for _, d := range list {
			if d.Code == diag.HeavyLogo {
				n++
				if d.At.Line != 4 || d.At.Column != 8 || d.Message != "the logo has 20480 kB, and every page loads it" {
					t.Errorf("told as %+v", d)
				}
			}
		}
		if n != want {
			t.Errorf("%d bytes: told %d times", size, n)
		}
	}
}

// TestShade checks that every shade that is suggested for an accent, or used in
// its place on dark pages, can be read.
func TestShade(t *testing.T) {
	for r := 0; r < 256; r += 15 {
		for g := 0; g < 256; g += 15 {
			for b := 0; b < 256; b += 15 {
				colour := fmt.Sprintf("#%02x%02x%02x", r, g, b)
				light := shade(colour, paperLight, 0, minContrast)
				dark := shade(colour, paperDark, 255, goodContrast)
				if contrast(light, paperLight) < minContrast || contrast(dark, paperDark) < goodContrast {
					t.Errorf("%s: %s or %s cannot be read", colour, light, dark)
				}
			}
		}
	}
}

func TestContrast(t *testing.T) {
	// 21 and 1 are the bounds of the definition; the greys and the red are the usual examples.
	for _, test := range []struct {
		a, b string
		want string
	}{
		{"#000000", "#ffffff", "21.00"}, {"#ffffff", "#ffffff", "1.00"}, {"#777777", "#ffffff", "4.48"}, {"#FF0000", "#ffffff", "4.00"},
	} {
		if got := fmt.Sprintf("%.2f", contrast(test.a, test.b)); got != test.want {
			t.Errorf("%s on %s: got %s, want %s", test.a, test.b, got, test.want)
		}
		if contrast(test.a, test.b) != contrast(test.b, test.a) {
			t.Errorf("%s on %s is not as the other way round", test.a, test.b)
		}
	}
}

// TestMeantColour checks what is said of a colour as another program shows it.
func TestMeantColour(t *testing.T) {
	for text, want := range map[string]string{
		"0B4F5C": "#0b4f5c", "#0b5": "#00bb55", "#0b4f5cff": "#0b4f5c", "0x0b4f5c": "#0b4f5c", "rgb(11, 79, 92)": "#0b4f5c", "RGB 11 79 92": "#0b4f5c", " 11,79,92 ": "#0b4f5c",
		"teal": "", "#0b4f5": "", "#0b4ff": "", "rgb(11, 79, 256)": "", "rgb(11, 79)": "", "": "", "#0b4f5c80": "",
	} {
		if got := meantColour(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
