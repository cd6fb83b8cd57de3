// Building elements: text is only ever text, links only ever http or https, and changes are told to screen readers.
"use strict";

/** An element; strings become text nodes, `on*` functions listeners, false and null children nothing. */
function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === false || value === null || value === undefined) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  append(element, children);
  return element;
}

function append(element, children) {
  children.flat(Infinity).forEach((child) => {
    if (child !== null && child !== undefined && child !== false) element.append(child);
  });
  return element;
}

/** An SVG element, made the same way. */
function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, String(value));
  }
  return append(element, children);
}

const $ = (id) => document.getElementById(id);
const fill = (element, ...children) => { element.replaceChildren(); return append(element, children); };

/** A link out of the page, or plain text where the address is not http or https. */
function outLink(address, text) {
  if (!/^https?:\/\//i.test(address)) return h("span", {}, text || address);
  return h("a", { href: address, rel: "noopener noreferrer nofollow", target: "_blank" }, text || address, " ↗");
}

/** A name that opens its entity; names in any script keep their own direction. */
function nodeLink(node, text) {
  if (!node.entity) return h("bdi", { class: "thing" }, text || node.label);
  return h("a", { class: "node", href: hashOf({ entity: local(node.iri), article: "", path: "" }), onclick: (event) => {
    event.preventDefault();
    openEntity(node);
  } }, h("bdi", {}, text || node.label));
}

/** The small sign of a kind: its shape in its colour, as in the graph. */
function glyph(kind) {
  const [colour, shape] = CONTENT.kinds[kind] || CONTENT.kinds.Thing;
  const paths = {
    square: "M2 2h12v12H2z", triangle: "M8 1.5 15 14H1z", triangleDown: "M8 14.5 1 2h14z", diamond: "M8 .8 15.2 8 8 15.2.8 8z",
    star: "M8 .5l2.2 4.9 5.3.6-4 3.6 1.100 5.300L8 12.200l-4.600 2.700 1.100-5.300-4-3.600 5.300-.6z",
    hexagon: "M4.200 1.500h7.600L15.600 8l-3.800 6.500H4.200L.4 8z",
  };
  const drawn = paths[shape] ? svg("path", { d: paths[shape], fill: colour }) : svg("circle", { cx: 8, cy: 8, r: 7, fill: colour });
  return svg("svg", { viewBox: "0 0 16 16", class: "glyph", "aria-hidden": "true" }, drawn);
}

const button = (text, action, attributes) => h("button", { type: "button", onclick: action, ...attributes }, text);

/** Tell a screen reader. */
function say(text) { $("live").textContent = text; }

/** Save text or a blob as a file. */
function save(name, content, type) {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const address = URL.createObjectURL(blob);
  const link = h("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** Rows as CSV for spreadsheets: with a byte order mark, and no cell that would run as a formula. */
function csv(rows) {
  const cell = (value) => {
    const text = String(value ?? "");
    const safe = /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? "'" + text : text;
    return /[",\n\r]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
  };
  return "\ufeff" + rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

/** The value of a colour or size of the style sheet. */
const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
