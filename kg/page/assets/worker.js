// The worker: unpacks the engine and the graph, then answers queries, one message a query. No request is ever made.
"use strict";

const unpacked = (bytes) => new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
let store = null;
const triple = (t) => [t.subject.value, t.predicate.value, t.object.value, t.object.termType];

async function load({ wasm, quads }) {
  const [module, lines] = await Promise.all([unpacked(wasm), unpacked(quads)]);
  oxigraph.initSync({ module });
  store = new oxigraph.Store();
  store.load(new Uint8Array(lines), { format: "application/n-quads", no_transaction: true });
  return { size: store.size };
}

function answer({ query, base }) {
  const options = { base_iri: base, use_default_graph_as_union: true };
  const found = JSON.parse(store.query(query, { ...options, results_format: "json" }));
  if (Array.isArray(found)) return { triples: store.query(query, options).map(triple) };
  if (found.boolean !== undefined) return { boolean: found.boolean };
  const columns = found.head.vars;
  return { columns, rows: found.results.bindings.map((row) => columns.map((name) => row[name] || null)) };
}

onmessage = async ({ data }) => {
  try {
    postMessage({ id: data.id, ...(data.wasm ? await load(data) : answer(data)) });
  } catch (error) {
    postMessage({ id: data.id, error: String((error && error.message) || error) });
  }
};
