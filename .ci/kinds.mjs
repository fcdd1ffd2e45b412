// One page of each kind of a site, by the class of its body.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

// pages returns the paths of all pages, sorted.
export const pages = (site) => readdirSync(site, { recursive: true }).filter((path) => path.endsWith(".html")).map((path) => path.replaceAll("\\", "/")).sort();

// kindOf returns the kind of a page of this text.
export const kindOf = (text) => /<body class="page-([^"]+)"/.exec(text)?.[1];

// kinds returns the path of the largest page of each kind, by kind. The page
// that keeps answers is for scripts alone.
export const kinds = (site) => {
  const largest = new Map();
  for (const path of pages(site)) {
    const text = readFileSync(join(site, path), "utf8");
    const kind = kindOf(text);
    if (!kind) throw new Error(`${path} is no page of a kind`);
    if (kind !== "store" && text.length > (largest.get(kind)?.size ?? -1)) largest.set(kind, { path, size: text.length });
  }
  return new Map([...largest].map(([kind, { path }]) => [kind, path]));
};

// some returns one page of each kind but the document of everything, over which tools take
// longest: that of a small handbook has to do.
export const some = (site) => [...kinds(site)].filter(([kind]) => kind !== "print").map(([, path]) => path);

// varied returns some pages, and each other one that has a class of styles which none before
// it has.
export const varied = (site) => {
  const one = new Set(some(site));
  const seen = new Set();
  const adds = (path) => {
    const before = seen.size;
    for (const [, names] of readFileSync(join(site, path), "utf8").matchAll(/ class="([^"]*)"/g)) names.split(" ").forEach((name) => seen.add(name));
    return seen.size > before;
  };
  return [...one, ...pages(site).filter((path) => path !== "print.html" && !one.has(path))].filter((path) => adds(path) || one.has(path));
};
