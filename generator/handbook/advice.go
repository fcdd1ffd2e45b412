package handbook

import "handbook/generator/diag"

func Advise(hb *Handbook) diag.List { return nil }
