// Search with type-ahead over names and other names: a combobox as the ARIA practices describe it.
"use strict";

/** A combobox on an input and its list; `pick` gets the chosen node. */
function combobox(input, list, pick) {
  const index = ENTITIES.map((node) => [node, [node.label, ...node.alts].map(fold)]);
  let hits = [];
  let at = -1;

  const close = () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); at = -1; };
  const rank = (names, text) => Math.min(...names.map((name, i) => {
    const place = name.indexOf(text);
    if (place < 0) return Infinity;
    return (place === 0 ? 0 : /[\s\-'’]/.test(name[place - 1]) ? 1 : 2) + (i ? 0.5 : 0) + (name.length === text.length ? -1 : 0);
  }));

  function search() {
    const text = fold(input.value.trim());
    if (!text) return close();
    hits = index.map(([node, names]) => [rank(names, text), node]).filter(([r]) => r < Infinity)
      .sort((a, b) => a[0] - b[0] || b[1].size - a[1].size || b[1].mentions - a[1].mentions).slice(0, 12).map(([, node]) => node);
    fill(list, hits.length ? hits.map((node, i) => h("li", { role: "option", id: `${list.id}-${i}`, "aria-selected": "false", onmousedown: (event) => {
      event.preventDefault();
      choose(i);
    } }, glyph(node.kind), h("bdi", {}, node.label), alias(node, text), h("small", {}, classWords(node)[0])))
      : h("li", { role: "option", "aria-disabled": "true", "aria-selected": "false", class: "soft" }, "Nothing of that name"));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    say(hits.length ? plural(hits.length, "name") + " found" : "nothing found");
    mark(hits.length ? 0 : -1);
    return undefined;
  }

  /** The other name that was met, where the label itself was not. */
  function alias(node, text) {
    if (fold(node.label).includes(text)) return null;
    return h("small", {}, "also ", h("bdi", {}, node.alts.find((name) => fold(name).includes(text)) || ""));
  }

  function mark(i) {
    at = i;
    [...list.children].forEach((item, k) => item.setAttribute("aria-selected", String(k === i)));
    if (i >= 0) {
      input.setAttribute("aria-activedescendant", `${list.id}-${i}`);
      list.children[i].scrollIntoView({ block: "nearest" });
    }
  }

  function choose(i) {
    if (!hits[i]) return;
    input.value = "";
    close();
    pick(hits[i]);
  }

  input.addEventListener("input", search);
  input.addEventListener("focus", search);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && hits.length) mark((at + 1) % hits.length);
    else if (event.key === "ArrowUp" && hits.length) mark((at + hits.length - 1) % hits.length);
    else if (event.key === "Enter") choose(at);
    else if (event.key === "Escape") { input.value = ""; close(); }
    else return;
    event.preventDefault();
  });
}

function startSearch() {
  combobox($("search"), $("found"), (node) => {
    openEntity(node);
    const title = $("panel-title");
    if (title) title.focus({ preventScroll: true });
  });
  addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing) { event.preventDefault(); $("search").focus(); }
    if (event.key === "Escape" && !typing && state.entity) go({ entity: "", path: "", only: "" });
  });
}
