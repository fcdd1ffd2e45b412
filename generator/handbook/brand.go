package handbook

import (
	"fmt"
	"math"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"handbook/generator/content"
	"handbook/generator/diag"
)

// Accent is the brand's colour as it is used on light and on dark pages. Empty
// means that the layouts choose.
type Accent struct {
	Light, Dark string // "#rrggbb"
}

// The papers that an accent must be readable on: those of the embedded styles.
const (
	paperLight = "#f4f1ea" // the darkest of the light surfaces
	paperDark  = "#26241f" // the lightest of the dark ones
)

// The contrast that WCAG 2.2 asks of text: at least (success criterion 1.4.3),
// and for comfort (1.4.6).
const (
	minContrast  = 4.5
	goodContrast = 7
)

var hexColour = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

// How other programs show a colour: 0b4f5c, #abc, #0b4f5cff, rgb(11, 79, 92).
var (
	otherHex   = regexp.MustCompile(`^(?:#|0x)?([0-9a-f]{3}|[0-9a-f]{6}(?:ff)?)$`)
	threeParts = regexp.MustCompile(`^(?:rgb)? ?\(?(\d{1,3})[ ,]+(\d{1,3})[ ,]+(\d{1,3})\)?$`)
)

// meantColour returns the colour that is written in one of these ways, or "".
func meantColour(text string) string {
	text = strings.ToLower(strings.TrimSpace(text))
	if found := otherHex.FindStringSubmatch(text); found != nil {
		digits := found[1]
		if len(digits) == 3 {
			digits = strings.Repeat(digits[:1], 2) + strings.Repeat(digits[1:2], 2) + strings.Repeat(digits[2:], 2)
		}
		return "#" + digits[:6]
	}
	found := threeParts.FindStringSubmatch(text)
	if found == nil {
		return ""
	}
	colour := "#"
	for _, part := range found[1:] {
		n, _ := strconv.Atoi(part)
		colour += fmt.Sprintf("%02x", n)
	}
	if len(colour) > 7 { // one is more than 255
		return ""
	}
	return colour
}

func (r *resolver) brand(b content.Brand) {
	brand := &r.hb.Brand
	brand.Name = r.line(b.Name)
	if brand.Name == "" {
		brand.Name = r.hb.Organisation
	}
	if b.Logo.Written() {
		logo, ok := r.hasAsset("", b.Logo.Value, b.Logo.At)
		switch {
		case !ok:
		case !slices.Contains(pictures, strings.ToLower(path.Ext(logo))):
			r.Add(diag.BadValue, b.Logo.At, diag.Quote(logo)+" is no picture that a browser shows", "save it as a picture that ends in "+diag.QuoteAll(pictures))
		case !r.isPicture(logo, b.Logo.At):
		default:
			brand.Logo = FolderAssets + logo
			r.weighLogo(brand.Logo, b.Logo.At)
		}
	}
	if !b.Accent.Written() {
		return
	}
	if !hexColour.MatchString(b.Accent.Value) {
		hint := `write it as "#" and six hexadecimal digits, such as "#0b4f5c"`
		if meant := meantColour(b.Accent.Value); meant != "" {
			hint = diag.Meant(meant)
		}
		r.Add(diag.BadValue, b.Accent.At, fmt.Sprintf("%s is not a colour", diag.Quote(b.Accent.Value)), hint)
		return
	}
	if c := contrast(b.Accent.Value, paperLight); c < minContrast {
		r.Add(diag.Contrast, b.Accent.At,
			fmt.Sprintf("the accent colour has a contrast of %.1f to 1 on the page; links need %.1f to 1", math.Floor(c*10)/10, minContrast),
			fmt.Sprintf("the nearest shade that can be read is %s", diag.Quote(shade(b.Accent.Value, paperLight, 0, minContrast))))
		return
	}
	brand.Accent = Accent{Light: b.Accent.Value, Dark: shade(b.Accent.Value, paperDark, 255, goodContrast)}
}

// shade mixes colour with black (0) or white (255), as little as is needed, to
// reach the given contrast on paper.
func shade(colour, paper string, towards, wanted float64) string {
	rgb := channels(colour)
	for step := 0; step <= 100; step++ {
		share := float64(step) / 100
		mixed := "#"
		for _, c := range rgb {
			mixed += fmt.Sprintf("%02x", int(math.Round(c*(1-share)+towards*share)))
		}
		if contrast(mixed, paper) >= wanted {
			return mixed
		}
	}
	return colour
}

// contrast returns the contrast ratio of two colours, 1 to 21. Source: WCAG
// 2.2, "contrast ratio" and "relative luminance".
func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(colour string) float64 {
	var linear [3]float64
	for i, c := range channels(colour) {
		if c /= 255; c <= 0.04045 {
			linear[i] = c / 12.92
		} else {
			linear[i] = math.Pow((c+0.055)/1.055, 2.4)
		}
	}
	return 0.2126*linear[0] + 0.7152*linear[1] + 0.0722*linear[2]
}

// channels returns red, green and blue, 0 to 255, of "#rrggbb".
func channels(colour string) [3]float64 {
	n, _ := strconv.ParseUint(colour[1:], 16, 32)
	return [3]float64{float64(n >> 16 & 255), float64(n >> 8 & 255), float64(n & 255)}
}
