package render

import (
	"strings"

	"handbook/generator/handbook"
)

// compareView has a column for each role and a row for each competency. In a
// sparse one the fields of what is not needed are empty, and one that lists has
// no columns: each row names the roles.
type compareView struct {
	Roles   []roleCard
	Choices []option // the same, by name: who looks for one may not know its stage
	Rows    []compareRow
	Sparse  bool
	Lists   bool
}

// From how many fields on a table is sparse, and from how many it lists. Most
// roles need few of many competencies: the fields that say so would be nearly all,
// and browsers would take half a minute to lay out what nobody can survey.
const (
	sparseFrom = 1000
	listsFrom  = 10000
)

type compareRow struct {
	Competency Ref
	Category   string // id
	Needed     string // ids of the roles that need it, for the filter
	cells      func() []compareCell
	levels     func() []neededLevel
}

// Cells returns a cell for each role. They are made when they are written: all
// together are as many as roles times competencies.
func (r compareRow) Cells() []compareCell { return r.cells() }

// Levels returns the levels that roles need, each with these.
func (r compareRow) Levels() []neededLevel { return r.levels() }

// neededLevel is a level with the roles that need it.
type neededLevel struct {
	targetView
	Roles []neededBy
}

type neededBy struct {
	Ref
	ID string
}

type compareCell struct {
	RoleName string
	Target   *targetView // nil where the role does not need the competency
}

func (p *page) compare() sheet {
	v := p.rolesByCompetency()
	crumbs := p.crumbs(p.to(p.word("roles"), handbook.PathRoles))
	return sheet{Title: p.word("compare-roles"), Description: p.word("compare-description"), Crumbs: crumbs, Main: v}
}

// rolesByCompetency returns, for each competency that a role needs, the target
// of every role.
func (p *page) rolesByCompetency() compareView {
	v := compareView{Roles: views(p.hb.Roles, p.roleCard), Choices: views(p.hb.RolesByName(), func(r *handbook.Role) option { return option{r.ID, r.Text} })}
	place := map[*handbook.Role]int{}
	for i, r := range p.hb.Roles {
		place[r] = i
	}
	for _, c := range p.hb.Competencies {
		if len(c.Targets) == 0 {
			continue
		}
		row := compareRow{Competency: p.ref(&c.Item), Category: c.Category.ID, Needed: rolesThatNeed(c)}
		row.cells = func() []compareCell {
			cells := make([]compareCell, len(p.hb.Roles))
			for i, r := range p.hb.Roles {
				cells[i].RoleName = r.Text
			}
			for _, t := range c.Targets {
				cells[place[t.Role]].Target = new(p.target(t))
			}
			return cells
		}
		row.levels = func() (levels []neededLevel) {
			for _, l := range c.Levels {
				if len(l.Targets) > 0 {
					levels = append(levels, neededLevel{p.expected(l), views(l.Targets, func(t *handbook.Target) neededBy {
						return neededBy{p.ref(&t.Role.Item), t.Role.ID}
					})})
				}
			}
			return levels
		}
		v.Rows = append(v.Rows, row)
	}
	fields := len(v.Roles) * len(v.Rows)
	v.Sparse, v.Lists = fields >= sparseFrom, fields >= listsFrom
	return v
}

// rolesThatNeed returns the ids of the roles that need a competency, with
// spaces between them.
func rolesThatNeed(c *handbook.Competency) string {
	return strings.Join(views(c.Targets, func(t *handbook.Target) string { return t.Role.ID }), " ")
}
