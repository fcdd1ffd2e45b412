package position_test

import (
	"fmt"

	"handbook/generator/position"
)

func Example() {
	text := `name = "Teamwork"

[[levels]]
indicators = [
  "Shares",
  { text = "Asks\u0021 Often" },
]
`
	root, _, err := position.Scan(text)
	if err != nil {
		fmt.Println(err)
		return
	}
	lines := position.NewLines(text)
	indicators := root.Fields["levels"].Items[0].Fields["indicators"]
	fmt.Println("first indicator:", lines.Position(indicators.Items[0].Start))

	second := indicators.Items[1].Fields["text"]
	fmt.Println("key of the second:", lines.Position(second.KeyStart))
	fmt.Println("its second word:", lines.Position(position.StringOffset(text, second, len("Asks! "))))
	// Output:
	// first indicator: 5:3
	// key of the second: 6:5
	// its second word: 6:24
}
