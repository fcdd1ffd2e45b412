// Runs test files one after the other in one process, so that they share the
// browsers, which take long to start.
// Usage: node together.mjs FILE...
import { test } from "node:test";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

// The tests begin when all are known: node:test is done when it has nothing left.
let begin;
test("all files are there", () => new Promise((there) => { begin = there; }));
for (const file of process.argv.slice(2)) await import(pathToFileURL(resolve(file)).href);
begin();
