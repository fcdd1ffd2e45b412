// Runs test files one after the other in one process, so that they share the
// browsers, which take long to start. Of several processes with one QUEUE each takes
// the next file that no other has taken: that folder tells which has taken what.
// Usage: node together.mjs QUEUE NAME FILE...
import { test } from "node:test";
import { writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [queue, name, ...files] = process.argv.slice(2);

// take returns the next file, which is ours from then on.
const take = () => files.find((file) => {
  try {
    writeFileSync(join(queue, basename(file)), `${name}\n`, { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return false;
  }
});

// turn returns a test that is reached when all before it have ended, and that ends
// when it is told to: node:test is done when it has nothing left.
const turn = () => {
  const self = {};
  self.reached = new Promise((reached) => {
    test("the next file is there", () => new Promise((end) => { self.end = end; reached(); }));
  });
  return self;
};

let now = turn();
await now.reached;
for (let file = take(); file; file = take()) {
  await import(pathToFileURL(resolve(file)).href).catch((error) => { test(`${file} is read`, () => { throw error; }); });
  const next = turn();
  now.end();
  now = next;
  await now.reached;
}
now.end();
