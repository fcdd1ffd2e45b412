// What a browser has printed.
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
