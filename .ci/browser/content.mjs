// The small handbook of the browser tests. Every item has an id of its own, so
// that tests can edit, move and remove one.
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const handbook = `id = "test-handbook"
title = "The test handbook"
organisation = "Example Organisation"
language = "en"
edition = "1"
introduction = "A handbook for tests."

[[scales]]
id = "three"
name = "Three levels"
levels = ["Helping", "Owning", "Leading"]

[[stages]]
id = "associate"
name = "Associate"

[[categories]]
id = "together"
name = "Together"
`;

const teamwork = `name = "Teamwork"
category = "together"
scale = "three"
summary = "Working so that others can work."
definition = "Working with others."

[[levels]]
level = 1
essence = "Does a fair share."
description = "A fair share is done, and others know how far it is."
indicators = [
  { id = "keeps-promises", text = "Keeps promises to colleagues" },
  { id = "asks-for-help", text = "Asks for help in time" },
  { id = "shares-news", text = "Shares news that others need" },
]
contra_indicators = [
  { id = "works-alone", text = "Works alone on what belongs to all", orientation = "technology" },
]

[[levels]]
level = 2
essence = "Answers for the whole."
indicators = [
  { id = "hands-over", text = "Hands work over completely", builds_on = "keeps-promises" },
  { id = "constructor", text = "Builds bridges between teams" },
]
contra_indicators = [
  { id = "blames", text = "Names the guilty first" },
]

[[levels]]
level = 3
undefined = true

[[activities]]
id = "promise-list"
kind = "experience"
text = "Keep a **list of promises** for two weeks"
levels = [1]
indicators = ["keeps-promises"]

[[activities]]
id = "coffee"
kind = "experience"
text = "Have coffee with another team"
levels = [1, 2]

[demonstrate]
do = ["What did you do?"]
reflect = ["What would you do now?"]

[[stages]]
stage = "associate"
level = 1
expectations = ["Does a fair share."]
`;

const writing = `name = "Clear writing"
category = "together"
scale = "three"
summary = "Writing so that others understand."
definition = "Writing clearly."

[[levels]]
level = 1
essence = "Writes short."
indicators = [
  { id = "short-sentences", text = "Writes short sentences" },
]
contra_indicators = [
  { id = "hides-the-point", text = "Hides the point at the end", orientation = "technology" },
]

[[levels]]
level = 2
essence = "Writes for the reader."
indicators = [
  { id = "knows-the-reader", text = "Knows who will read it" },
]
contra_indicators = []

[[levels]]
level = 3
undefined = true
`;

const orientations = `[[orientations]]
id = "technology"
name = "Technology"
puts_first = "What can be built"
pulls_back = ["Ask who needs it"]
`;

const roles = `[[roles]]
id = "member"
name = "Team member"
purpose = "Works in the team."
stage = "associate"

[roles.targets]
teamwork = 2
clear-writing = 1
`;

// many returns a competency whose first level has n indicators, a fifth of
// them signs to watch for.
export const many = (n) => {
  const line = (id, i) => `  { id = "${id}-${i}", text = "Does the thing number ${i} in such a way that it can be seen by others who work nearby" },\n`;
  const contra = Math.floor(n / 5);
  return `name = "Many things"
category = "together"
scale = "three"
summary = "A long check."
definition = "Long."

[[levels]]
level = 1
essence = "Does many things."
description = "Many."
indicators = [
${Array.from({ length: n - contra }, (_, i) => line("thing", i)).join("")}]
contra_indicators = [
${Array.from({ length: contra }, (_, i) => line("sign", i)).join("")}]

[[levels]]
level = 2
undefined = true

[[levels]]
level = 3
undefined = true
`;
};

// writeData writes the content into a folder. edit gets the files by their
// names and may change them.
export const writeData = async (folder, edit) => {
  const files = {
    "handbook.toml": handbook,
    "orientations.toml": orientations,
    "roles.toml": roles,
    "competencies/teamwork.toml": teamwork,
    "competencies/clear-writing.toml": writing,
  };
  edit?.(files);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
};
