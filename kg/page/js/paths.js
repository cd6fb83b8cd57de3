// The way between two entities over what is said, the facts of a single tie, and the trail of what was visited.
"use strict";


/** The shortest way over ties that pass the filters: its nodes and ties, or nothing. */
function wayBetween(one, other) {
  if (!one || !other) return null;
  const ties = new Set(passing().ties);
  const from = new Map([[one, null]]);
  const queue = [one];
  while (queue.length && !from.has(other)) {
    const node = queue.shift();
    node.ties.forEach((tie) => {
      const next = neighbour(tie, node);
      if (ties.has(tie) && !from.has(next)) { from.set(next, tie); queue.push(next); }
    });
  }
  if (!from.has(other)) return null;
  const way = { nodes: [other], ties: [] };
  for (let node = other; from.get(node); node = way.nodes[0]) {
    way.ties.unshift(from.get(node));
    way.nodes.unshift(neighbour(from.get(node), node));
  }
  return way;
}

function askWay(node) {
  const input = h("input", { id: "way-to", type: "text", role: "combobox", "aria-expanded": "false", "aria-controls": "way-found", "aria-label": `Way from ${node.label} to`, autocomplete: "off", placeholder: "Way to whom or what?" });
  const list = h("ul", { id: "way-found", role: "listbox", "aria-label": "Found", hidden: true });
  fill($("way"), h("div", { class: "search" }, input, list));
  combobox(input, list, (other) => go({ path: local(other.iri), view: "graph" }));
  input.focus();
}

function pathPanel(node) {
  const other = byKey.get(state.path);
  const back = button("Back", () => go({ path: "" }), { class: "more" });
  if (!other) return [back];
  const way = wayBetween(node, other);
  const { claims } = passing();
  const head = h("header", { class: "head" }, h("p", { class: "kind" }, "The facts between", button("×", () => go({ path: "" }), { class: "close", "aria-label": "Close" })),
    h("h2", { id: "panel-title", tabindex: "-1" }, h("bdi", {}, node.label), " – ", h("bdi", {}, other.label)));
  if (!way) return [head, h("p", { class: "soft" }, "No chain of statements ties the two."), back];
  return [head, way.ties.length > 1 ? h("p", { class: "soft" }, `${way.ties.length} steps`) : null,
    way.ties.map((tie, i) => h("section", { class: "section" }, h("h3", {}, nodeLink(way.nodes[i]), " – ", nodeLink(way.nodes[i + 1])),
      h("ul", { class: "claims" }, tieClaims(tie).filter((c) => claims.has(c)).map((c) => claimItem(c))))), back];
}

/** The facts of one line: the way between its two ends. */
const openTie = (tie) => go({ entity: local(tie.a.iri), path: local(tie.b.iri), only: "" });

/** What was visited, last at the end; it is a part of the link. */
function drawTrail() {
  const nodes = state.trail.split(",").map((key) => byKey.get(key)).filter(Boolean);
  fill($("trail"), nodes.length > 1 ? nodes.map((node, i) => [i ? h("span", { "aria-hidden": "true" }, "›") : "", nodeLink(node)]) : null);
}
