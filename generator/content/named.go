package content

import (
	"fmt"
	"strings"

	"handbook/generator/diag"
)

// nameLevels says of each text in the place of a number which number the level of that
// name has, where no scale gives it another.
func (l *loader) nameLevels() {
	numbers := map[string]int{} // by the names in lower case; 0 where scales differ
	for _, scale := range l.source.Handbook.Scales {
		for i, step := range scale.Levels {
			name := strings.ToLower(step.Name.Value)
			if n, known := numbers[name]; known && n != i+1 {
				numbers[name] = 0
			} else {
				numbers[name] = i + 1
			}
		}
	}
	for i := range l.list {
		d := &l.list[i]
		name, ok := l.source.named[d.At.Position]
		if n := numbers[strings.ToLower(strings.TrimSpace(name))]; ok && n > 0 && d.Code == diag.WrongType {
			d.Hint = fmt.Sprintf("write the number of the level, which is %d", n)
		}
	}
}
