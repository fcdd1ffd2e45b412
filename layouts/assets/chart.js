// Where the lines and areas of the profile's charts go. Pure: no page is touched.
"use strict";
globalThis.handbook ??= {};

handbook.chart = (() => {
  const round = (n) => Math.round(n * 100) / 100;
  const point = ([x, y]) => `${round(x)},${round(y)}`;

  // radar returns the lines of a radar chart around the point 0, 0. axes are
  // {mine, target}, in levels; without a target there is no second area.
  function radar(axes, { radius, levels }) {
    const turned = (i, far) => {
      const angle = (2 * Math.PI * i) / axes.length - Math.PI / 2;
      return [far * Math.cos(angle), far * Math.sin(angle)];
    };
    const at = (i, level) => turned(i, (radius * Math.min(level, levels)) / levels);
    const area = (value) => axes.map((axis, i) => at(i, value(axis))).map(point).join(" ");
    return {
      rings: Array.from({ length: levels }, (_, i) => ({ level: i + 1, points: area(() => i + 1), label: at(0, i + 1).map(round) })),
      axes: axes.map((_, i) => ({ end: at(i, levels).map(round), label: turned(i, radius + 14).map(round) })),
      mine: area((axis) => axis.mine),
      dots: axes.map((axis, i) => at(i, axis.mine).map(round)),
      target: axes.some((axis) => axis.target) ? area((axis) => axis.target ?? 0) : "",
    };
  }

  const parts = ["consistently", "sometimes", "notYet", "open"];

  // bar returns the blocks of a bar: one for each level, divided as its
  // indicators were answered. What does not belong to the role takes no room.
  function bar(levels, { width, gap }) {
    const block = (width - gap * (levels.length - 1)) / levels.length;
    return levels.map(({ level, sum, state }, i) => {
      const start = i * (block + gap);
      const of = state === "undefined" ? 0 : sum.total - sum.notMine;
      let x = start;
      const segments = [];
      for (const part of parts) {
        if (!of || !sum[part]) continue;
        const wide = (block * sum[part]) / of;
        segments.push({ part, x: round(x), width: round(wide) });
        x += wide;
      }
      return { level: level.number, state, x: round(start), width: round(block), segments };
    });
  }

  // wrapped breaks a label into lines of about a length, between words.
  function wrapped(label, length) {
    const lines = [""];
    for (const word of label.split(/\s+/)) {
      const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
      if (lines.at(-1) && longer.length > length) lines.push(word);
      else lines[lines.length - 1] = longer;
    }
    return lines;
  }

  return { radar, bar, wrapped, parts };
})();
