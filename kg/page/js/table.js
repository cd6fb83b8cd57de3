// The table view: everything that is there, sortable and filterable, as CSV too.
"use strict";

const COLUMNS = [
  ["name", (node) => node.label], ["kind", (node) => classWords(node)[0]], ["also", (node) => node.alts.join(", ")],
  ["statements", (node) => node.claims.length], ["ties", (node) => node.ties.length], ["named", (node) => node.mentions],
];
const TABLE_ROWS = 300;
let tableMore = TABLE_ROWS;

function tableRows() {
  const wanted = fold(state.find);
  const [key, down] = (state.sort || "statements-").match(/^(\w+)(-?)$/).slice(1);
  const of = (COLUMNS.find(([name]) => name === key) || COLUMNS[0])[1];
  const rows = [...passing().entities].filter((node) => !wanted || COLUMNS.slice(0, 3).some(([, get]) => fold(String(get(node))).includes(wanted)));
  const order = (a, b) => (typeof of(a) === "number" ? of(a) - of(b) : String(of(a)).localeCompare(String(of(b)))) || a.i - b.i;
  return rows.sort(down ? (a, b) => order(b, a) : order);
}

function drawTable() {
  const view = $("view-table");
  if (!view.firstChild) {
    fill(view, h("div", { class: "bar-top" }, h("h2", {}, "Everything named"),
      h("input", { type: "text", id: "table-find", placeholder: "Filter …", "aria-label": "Filter the table", value: state.find, oninput: (event) => { tableMore = TABLE_ROWS; go({ find: event.target.value }, true); } }),
      h("span", { id: "table-count", class: "soft", role: "status" }),
      button("CSV", () => save("entities.csv", csv([[...COLUMNS.map(([name]) => name), "iri"], ...tableRows().map((node) => [...COLUMNS.map(([, get]) => get(node)), node.iri])]), "text/csv;charset=utf-8"))),
    h("div", { id: "table-body" }));
  }
  const rows = tableRows();
  const [key, down] = (state.sort || "statements-").match(/^(\w+)(-?)$/).slice(1);
  $("table-count").textContent = plural(rows.length, "row");
  fill($("table-body"), h("table", { class: "grid" },
    h("thead", {}, h("tr", {}, COLUMNS.map(([name, get]) => h("th", { scope: "col", "aria-sort": name !== key ? "none" : down ? "descending" : "ascending", class: typeof get(ENTITIES[0] || NODES[0] || {}) === "number" ? "number" : "" },
      button(name + (name === key ? (down ? " ↓" : " ↑") : ""), () => go({ sort: name + (name === key && !down ? "-" : "") }, true), { class: "plain" }))))),
    h("tbody", {}, rows.slice(0, tableMore).map((node) => h("tr", { class: local(node.iri) === state.entity ? "chosen" : "" },
      COLUMNS.map(([name, get]) => h("td", { class: typeof get(node) === "number" ? "number" : "" }, name === "name" ? [glyph(node.kind), " ", nodeLink(node)] : h("bdi", {}, String(get(node))))))))),
  rows.length > tableMore ? button(`Show ${Math.min(TABLE_ROWS, rows.length - tableMore)} more of ${rows.length.toLocaleString("en")}`, () => { tableMore += TABLE_ROWS; drawTable(); }, { class: "more" }) : null);
}

drawers.table = drawTable;
