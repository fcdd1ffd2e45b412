package handbook

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"handbook/generator/content"
	"handbook/generator/diag"
)

// declareLevels makes one level for each step of the competency's scale.
func (r *resolver) declareLevels(c *Competency, src *content.Competency) {
	steps := stepsFor(c.Scale, src.Levels)
	written := make([]*content.Level, len(steps))
	var astray []*content.Level // those that are no level of the scale
	var outside []content.Number
	for i := range src.Levels {
		l := &src.Levels[i]
		switch n := l.Level; {
		case !n.Written():
			astray = append(astray, l)
		case n.Value < 1 || n.Value > len(written):
			astray, outside = append(astray, l), append(outside, n)
		case written[n.Value-1] != nil:
			astray = append(astray, l)
			if !n.At.Behind(src.Second) {
				r.Add(diag.LevelTwice, n.At, fmt.Sprintf("level %d is there twice", n.Value),
					fmt.Sprintf("the first is at %s; put them together, or change one number", written[n.Value-1].Level.At))
			}
		default:
			written[n.Value-1] = l
		}
	}
	for _, n := range outside {
		r.outOfScale(c.Scale, n, fewer(written, outside))
	}
	var missing []string
	for i, step := range steps {
		level := &Level{Number: step.Number, Name: step.Name, Undefined: true}
		level.Item = Item{Kind: KindLevel, ID: fmt.Sprintf("%s/%d", c.ID, step.Number), Text: step.Name,
			Link: Link{Page: levelPath(c.ID, step.Number)}, Competency: c}
		c.Levels = append(c.Levels, level)
		if i > 0 {
			level.Below = c.Levels[i-1]
			level.Below.Above = level
		}
		r.linkable(&level.Item)
		if written[i] != nil {
			r.declareLevel(level, written[i])
		} else {
			missing = append(missing, fmt.Sprintf("level %d (%s)", step.Number, diag.Quote(step.Name)))
		}
	}
	for _, l := range astray { // others may refer to what it holds
		level := &Level{Number: l.Level.Value}
		level.Item = Item{Kind: KindLevel, Link: c.Link, Competency: c}
		r.declareLevel(level, l)
	}
	if c.Scale != nil && len(c.Scale.Steps) > 0 && !src.Broken && len(missing) > len(astray) {
		r.Add(diag.LevelMissing, src.Scale.At, fmt.Sprintf("of the scale %s there is no %s", diag.Quote(c.Scale.ID), strings.Join(missing, ", ")),
			"add [[levels]] with that number; to leave a level open on purpose, also write undefined = true"+between(written))
	}
}

// between adds, where the highest levels alone are not there, what to do if the scale
// has not grown at its end.
func between(written []*content.Level) string {
	n := slices.Index(written, nil)
	if n < 1 || slices.ContainsFunc(written[n:], func(l *content.Level) bool { return l != nil }) {
		return ""
	}
	return "; if the scale has a new level between others, first count up the numbers of those above it"
}

// fewer adds, where as many levels lie above the scale as are not there below, or none is
// missing, what to do if the scale has lost one between others.
func fewer(written []*content.Level, outside []content.Number) string {
	missing := 0
	for _, l := range written {
		if l == nil {
			missing++
		}
	}
	switch {
	case slices.ContainsFunc(outside, func(n content.Number) bool { return n.Value < 1 }):
		return ""
	case missing == 0:
		return "; if the scale has lost a level between others, delete its [[levels]] and count down the numbers above it"
	case missing != len(outside):
		return ""
	}
	return fmt.Sprintf("; if the scale has lost a level between others, count down the numbers above %d", slices.Index(written, nil)+1)
}

// stepsFor returns the steps of a scale or, when they are not known, as many as
// the levels need, so that what refers to the levels is not reported as well.
func stepsFor(scale *Scale, levels []content.Level) []Step {
	if scale != nil && len(scale.Steps) > 0 {
		return scale.Steps
	}
	var steps []Step
	for _, l := range levels {
		for len(steps) < min(l.Level.Value, 20) {
			steps = append(steps, Step{Number: len(steps) + 1})
		}
	}
	return steps
}

func (r *resolver) declareLevel(level *Level, src *content.Level) {
	level.Essence, level.Undefined = r.line(src.Essence), src.Undefined.Value
	level.At, level.essenceAt = src.Level.At, src.Essence.At
	r.prose(&level.Description, src.Description, &level.Item)
	r.cite(&level.Item, src.Sources, nil)
	if level.Undefined && (src.Essence.Written() || len(src.Indicators)+len(src.ContraIndicators) > 0) {
		r.Add(diag.LevelUndefined, src.Undefined.At, fmt.Sprintf("level %d is left undefined, yet it has an essence or indicators", level.Number),
			"delete undefined = true, or what the level has beside its description")
	}
	of := whole{level.Competency, level.Competency.ID, level.Link.Page, level.Sources}
	for n := range src.Indicators {
		i, indicator := &src.Indicators[n], &Indicator{Level: level}
		if r.small(of, &indicator.Item, KindIndicator, i.ID, i.Text, i.Sources) {
			r.indicators.entries[indicator.ID] = indicator
			level.Indicators = append(level.Indicators, indicator)
			if i.Story.Written() || i.BuildsOn.Written() {
				r.later(func() { r.referIndicator(indicator, i) })
			}
		}
	}
	for n := range src.ContraIndicators {
		i, contra := &src.ContraIndicators[n], &ContraIndicator{Level: level}
		if r.small(of, &contra.Item, KindContraIndicator, i.ID, i.Text, i.Sources) {
			level.ContraIndicators = append(level.ContraIndicators, contra)
			if i.Orientation.Written() {
				r.later(func() { r.referContraIndicator(contra, i) })
			}
		}
	}
}

// level returns the level of c that n names on behalf of something, or nil after
// reporting that there is none.
func (r *resolver) level(c *Competency, n content.Number, by string) *Level {
	if !n.Written() {
		return nil
	}
	if n.Value < 1 || n.Value > len(c.Levels) {
		none := ""
		if n.Value == 0 {
			none = "; where none is needed, delete it"
		}
		r.outOfScale(c.Scale, n, none)
		return nil
	}
	level := c.Levels[n.Value-1]
	c.namings = append(c.namings, naming{by, level, n.At})
	if level.Undefined && level.At.Known() { // on purpose
		r.Add(diag.OpenLevel, n.At, fmt.Sprintf("level %d of %s is left undefined", n.Value, diag.Quote(c.Text)), "name another level, or say what this one is")
	}
	return level
}

// outOfScale reports the number of a level that the scale has not. The hint may have more.
func (r *resolver) outOfScale(scale *Scale, n content.Number, more string) {
	if scale == nil || len(scale.Steps) == 0 { // already reported
		return
	}
	first, last := scale.Steps[0], scale.Steps[len(scale.Steps)-1]
	levels := fmt.Sprintf("its levels are 1 (%s) to %d (%s)", first.Name, last.Number, last.Name)
	if last.Number == 1 {
		levels = fmt.Sprintf("its only level is 1 (%s)", first.Name)
	}
	r.Add(diag.LevelRange, n.At, fmt.Sprintf("level %d is outside the scale %s", n.Value, diag.Quote(scale.ID)), levels+more)
}

// ownNumber is what stands before the name of a level that tells its number, too.
var ownNumber = regexp.MustCompile(`^(?:\pL+ )?(\d+) ?[.:)–—-] *(\pL.*)$`)

// numbered advises about the name of a level that tells its number, too: of it, pages
// say "Level 1: Level 1 – Able".
func (r *resolver) numbered(at content.Place, name string, number int) {
	if parts := ownNumber.FindStringSubmatch(name); parts != nil && parts[1] == strconv.Itoa(number) {
		r.Add(diag.NumberInName, at, fmt.Sprintf("the name of level %d begins with its number, which pages say as well", number),
			"write the name alone: "+diag.Quote(parts[2]))
	}
}
