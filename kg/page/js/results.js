// The rows of a query as a table, bars, a timeline or a graph, and as files.
"use strict";

const SHOWN_ROWS = 1000;
const plainValue = (term) => (term ? term.value : "");

/** A cell: entities and articles are links into the page, web addresses links out, all else text. */
function resultCell(term) {
  if (!term) return "";
  if (term.type === "uri") {
    const node = nodeByIri.get(term.value);
    if (node) return nodeLink(node);
    const doc = docByIri.get(term.value);
    return doc ? docLink(doc) : shortIri(term.value);
  }
  const byName = term.value.length < 80 ? labelled().get(term.value) : null;
  if (byName) return nodeLink(byName);
  const titled = docByTitle.get(term.value);
  if (titled) return docLink(titled);
  return /^https?:\/\/\S+$/.test(term.value) ? outLink(term.value) : h("span", { dir: "auto" }, term.value);
}

let byLabel = null;
function labelled() {
  if (!byLabel) byLabel = new Map(ENTITIES.slice().reverse().map((node) => [node.label, node]));
  return byLabel;
}

const numeric = (rows, i) => rows.length > 0 && rows.every((row) => row[i] && row[i].type === "literal" && row[i].value.trim() !== "" && Number.isFinite(Number(row[i].value)));
const dates = (rows, i) => rows.filter((row) => row[i] && /^\d{4}(-\d\d)?(-\d\d)?$/.test(row[i].value) && !numeric([row], i) || (row[i] && /gYear|date/i.test(row[i].datatype || ""))).length;

/** The ways in which an answer can be shown, best known first. */
function waysToShow({ columns, rows }) {
  const ways = ["table"];
  if (rows.length && rows.length <= 200 && columns.some((_, i) => numeric(rows, i)) && columns.length > 1) ways.push("bars");
  if (columns.some((_, i) => dates(rows, i) > 0)) ways.push("timeline");
  if (rows.some((row) => row.filter((term) => nodeOf(term)).length)) ways.push("graph");
  return ways;
}

const nodeOf = (term) => {
  const node = term && (term.type === "uri" ? nodeByIri.get(term.value) : labelled().get(term.value));
  return node && node.entity ? node : null;
};

function resultTable({ columns, rows }) {
  return h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Result" }, h("table", { class: "grid" },
    h("thead", {}, h("tr", {}, columns.map((name) => h("th", { scope: "col" }, words(name))))),
    h("tbody", {}, rows.slice(0, SHOWN_ROWS).map((row) => h("tr", {}, row.map((term, i) => h("td", { class: numeric([row], i) ? "number" : plainValue(term).length > 90 ? "long" : "" }, resultCell(term))))))),
  rows.length > SHOWN_ROWS ? h("p", { class: "soft" }, `The first ${SHOWN_ROWS} of ${rows.length.toLocaleString("en")}; the files hold all.`) : null);
}

function resultBars({ columns, rows }) {
  const i = columns.findIndex((_, k) => numeric(rows, k));
  const label = columns.findIndex((_, k) => k !== i && !numeric(rows, k));
  return bars(rows.map((row, n) => [label < 0 ? String(n + 1) : plainValue(row[label]), Number(row[i].value), short(row[i].value)]), words(columns[i]));
}

function resultTimeline({ columns, rows }) {
  const i = columns.map((_, k) => [dates(rows, k), k]).sort((a, b) => b[0] - a[0])[0][1];
  const dated_ = rows.filter((row) => row[i]).sort((a, b) => (row_(a, i) < row_(b, i) ? -1 : 1));
  return h("ol", { class: "times" }, dated_.map((row) => h("li", {}, h("time", {}, dated(row[i].value)),
    h("div", {}, row.map((term, k) => (k === i || !term ? null : h("span", { class: "item" }, resultCell(term))))))));
}
const row_ = (row, i) => row[i].value;

/** Show the entities of an answer in the graph, and nothing else is hidden: they are added and the view moves there. */
function resultGraph({ rows }) {
  const nodes = [...new Set(rows.flat().map(nodeOf).filter(Boolean))];
  nodes.forEach((node) => graph.added.add(node.i));
  go({ view: "graph", entity: "", path: "", only: "" });
  bringIntoSight(nodes.map((node) => node.i), { most: 1.2 });
  graph.network.selectNodes(nodes.map((node) => node.i).filter((i) => graph.nodes.get(i)));
}

/** Triples of a CONSTRUCT or DESCRIBE as rows. */
function triplesAsRows(triples) {
  const uri = (v) => ({ type: "uri", value: v });
  return { columns: ["subject", "property", "value"], rows: triples.map(([s, p, o, kind]) => [uri(s), uri(p), kind === "NamedNode" ? uri(o) : { type: "literal", value: o }]) };
}

function resultJson({ columns, rows }) {
  const bindings = rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]]).filter(([, term]) => term)));
  return JSON.stringify({ head: { vars: columns }, results: { bindings } }, null, 1);
}
