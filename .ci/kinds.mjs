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
