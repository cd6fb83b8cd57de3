// The SPARQL view: shipped queries with what they answer, the editor, Stop, and the answer in the way chosen.
"use strict";

const sparql = { editor: null, answer: null, way: "table", running: false };

/** `#defaultView:BarChart` and the like, as the Wikidata Query Service has it. */
function wantedWay(text) {
  const wanted = (/^#\s*defaultView:\s*(\w+)/im.exec(text) || [])[1];
  return { BarChart: "bars", Timeline: "timeline", Graph: "graph", Table: "table" }[wanted] || "table";
}

function buildSparql() {
  const view = $("view-sparql");
  const initial = state.query || (CONTENT.queries[0] || ["", "", "SELECT * { ?s ?p ?o } LIMIT 10"])[2];
  const box = h("div", { class: "editor" });
  fill(view,
    h("div", { class: "asking" },
      h("nav", { "aria-label": "Shipped queries" }, h("h2", {}, "Questions"), h("ul", { class: "queries" }, CONTENT.queries.map(([name, about, text]) =>
        h("li", {}, button([h("b", {}, words(name.replace(/-/g, " "))), h("span", {}, about)], () => { sparql.editor.set(text.trim() + "\n"); runQuery(); }, { "data-query": name }))))),
      h("div", { class: "answering" }, box,
        h("div", { class: "actions" }, button("Run", runQuery, { id: "run", class: "main", title: "Ctrl+Enter" }), button("Stop", stopEngine, { id: "stop", disabled: true }),
          h("span", { id: "took", class: "soft", role: "status" })),
        h("div", { id: "ways", class: "actions" }), h("div", { id: "answer" }))));
  sparql.editor = makeEditor(box, initial, runQuery);
  if (ENDPOINT) $("took").textContent = "The server that this page comes from is asked.";
  else startEngine().then(({ size }) => { if (!sparql.running && !sparql.answer) $("took").textContent = plural(size, "statement of the graph", "quads") + " ready; nothing leaves this page."; }).catch(showError);
}

async function runQuery() {
  const text = sparql.editor.text();
  const started = performance.now();
  go({ query: text }, true);
  busy(true);
  try {
    const found = await ask(text);
    sparql.answer = found.triples ? triplesAsRows(found.triples) : found;
    sparql.way = wantedWay(text);
    const took = Math.round(performance.now() - started);
    $("took").textContent = found.boolean !== undefined ? `${took} ms` : `${plural(sparql.answer.rows.length, "row")} in ${took} ms`;
    showAnswer();
  } catch (error) {
    showError(error);
  }
  busy(false);
}

function busy(on) {
  sparql.running = on;
  $("stop").disabled = !on;
  $("run").disabled = on;
  $("view-sparql").setAttribute("aria-busy", String(on));
  if (on) $("took").textContent = "running …";
}

function showError(error) {
  sparql.answer = null;
  $("took").textContent = "";
  fill($("ways"));
  fill($("answer"), h("p", { class: "error", role: "alert" }, error.message));
}

function showAnswer() {
  const { answer } = sparql;
  if (answer.boolean !== undefined) {
    fill($("ways"));
    fill($("answer"), h("p", { class: "verdict" }, answer.boolean ? "Yes" : "No"));
    return;
  }
  const ways = waysToShow(answer);
  if (!ways.includes(sparql.way) || sparql.way === "graph") sparql.way = "table";
  fill($("ways"), ways.length > 1 || answer.rows.length ? [
    ways.map((way) => button({ table: "Table", bars: "Bars", timeline: "Timeline", graph: "Show in graph" }[way],
      () => { if (way === "graph") resultGraph(answer); else { sparql.way = way; showAnswer(); } }, { "aria-pressed": String(way === sparql.way) })),
    button("CSV", () => save("answer.csv", csv([answer.columns, ...answer.rows.map((row) => row.map(plainValue))]), "text/csv;charset=utf-8")),
    button("JSON", () => save("answer.json", resultJson(answer), "application/sparql-results+json")),
  ] : null);
  const made = { table: resultTable, bars: resultBars, timeline: resultTimeline }[sparql.way];
  fill($("answer"), answer.rows.length ? made(answer) : h("p", { class: "soft" }, "No rows."));
}

drawers.sparql = () => { if (!sparql.editor) buildSparql(); };
