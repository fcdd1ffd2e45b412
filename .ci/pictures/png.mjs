// Small PNG files: pictures at half their size, with at most 64 colours.
import { crc32, deflateSync } from "node:zlib";

// halve returns the picture with one pixel, their mean, for each four.
export const halve = ({ width, height, data }) => {
  const half = { width: width >> 1, height: height >> 1 };
  half.data = Buffer.alloc(4 * half.width * half.height, 255);
  for (let y = 0; y < half.height; y++) {
    for (let x = 0; x < half.width; x++) {
      const at = 4 * (2 * y * width + 2 * x);
      for (let c = 0; c < 3; c++) {
        half.data[4 * (y * half.width + x) + c] = (data[at + c] + data[at + 4 + c] + data[at + 4 * width + c] + data[at + 4 * width + 4 + c] + 2) >> 2;
      }
    }
  }
  return half;
};

// palette returns the 64 colours that a picture has most of, rounded.
const palette = ({ data }) => {
  const counts = new Map();
  for (let at = 0; at < data.length; at += 4) {
    const colour = (data[at] & 0xf8) << 16 | (data[at + 1] & 0xf8) << 8 | data[at + 2] & 0xf8;
    const seen = counts.get(colour);
    if (seen) seen.count++;
    else counts.set(colour, { count: 1, rgb: [data[at], data[at + 1], data[at + 2]] });
  }
  return [...counts].sort(([a, { count: m }], [b, { count: n }]) => n - m || a - b).slice(0, 64).map(([, { rgb }]) => rgb);
};

const chunk = (type, data) => {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

// paletted returns the picture as a PNG file.
export const paletted = (picture) => {
  const { width, height, data } = picture;
  const colours = palette(picture);
  const nearest = new Map();
  const indexOf = (r, g, b) => {
    const key = r << 16 | g << 8 | b;
    let found = nearest.get(key);
    if (found === undefined) {
      let least = Infinity;
      colours.forEach(([cr, cg, cb], i) => {
        const far = (r - cr) ** 2 + (g - cg) ** 2 + (b - cb) ** 2;
        if (far < least) [least, found] = [far, i];
      });
      nearest.set(key, found);
    }
    return found;
  };
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = 4 * (y * width + x);
      lines[y * (width + 1) + 1 + x] = indexOf(data[at], data[at + 1], data[at + 2]);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head), chunk("PLTE", Buffer.from(colours.flat())), chunk("IDAT", deflateSync(lines, { level: 9 })), chunk("IEND", Buffer.alloc(0)),
  ]);
};
