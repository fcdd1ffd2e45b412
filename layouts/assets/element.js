// handbook.element(tag, properties, ...children) makes an element. Properties are
// attributes, and functions that listen; texts only ever become text, never
// markup. One text alone gets the direction of its letters.
"use strict";
globalThis.handbook ??= {};

handbook.made = (node, properties, children) => {
  const dir = children.length === 1 && typeof children[0] === "string" && handbook.direction?.(children[0]);
  for (const [name, value] of Object.entries({ ...dir, ...properties })) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") node.addEventListener(name, value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return node;
};

handbook.element = (tag, properties, ...children) => handbook.made(document.createElement(tag), properties, children);
