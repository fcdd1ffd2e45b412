// What a browser has printed, or would print.
import { constants, inflateSync } from "node:zlib";

// boxes returns the width and height of each page of a PDF.
export const boxes = (pdf) => {
  const texts = [pdf.toString("latin1")];
  for (let at = pdf.indexOf("stream"); at >= 0; at = pdf.indexOf("stream", at + 6)) {
    try {
      texts.push(inflateSync(pdf.subarray(pdf.indexOf("\n", at) + 1), { finishFlush: constants.Z_SYNC_FLUSH }).toString("latin1"));
    } catch { /* the end of one, or one of another kind */ }
  }
  return [...texts.join("\n").matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)].map(([, width, height]) => [width, height].map(Number));
};

// over sets what is printed in columns of a height, which break as pages do, and
// returns in which of them each of the elements ends.
export const over = (page, height, selectors) => page.evaluate((high, all) => {
  const main = document.querySelector("main");
  main.style.cssText = `columns: 628px auto; column-fill: auto; height: ${high}px; width: 628px; max-width: none; column-gap: 0`; // A4
  const left = main.getBoundingClientRect().left;
  return all.map((one) => Math.floor((([...document.querySelectorAll(one)].at(-1)?.getClientRects() ?? [])[0].left - left + 1) / 628));
}, height, selectors);
