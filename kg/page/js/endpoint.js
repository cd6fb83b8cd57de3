// Queries of a page that `kg serve` hands out: asked of the server it came from, by the SPARQL Protocol.
"use strict";

const ENDPOINT = document.documentElement.dataset.endpoint || "";
const ASKED_FOR = "application/sparql-results+json, application/n-triples";
let asking = null; // what stops the request under way

/** The answer of the server: { columns, rows }, { boolean } or { triples }. */
async function askServer(text) {
  asking = new AbortController();
  const headers = { "Content-Type": "application/sparql-query", Accept: ASKED_FOR };
  const response = await fetch(ENDPOINT, { method: "POST", body: text, headers, signal: asking.signal }).catch((error) => {
    throw new Error(error.name === "AbortError" ? "Stopped." : "The server does not answer.");
  });
  const told = await response.text();
  if (!response.ok) throw new Error(told.trim() || `The server answers ${response.status}.`);
  if (response.headers.get("Content-Type").startsWith("application/n-triples")) return { triples: triplesOf(told) };
  const found = JSON.parse(told);
  if (found.boolean !== undefined) return { boolean: found.boolean };
  return { columns: found.head.vars, rows: found.results.bindings.map((row) => found.head.vars.map((name) => row[name] || null)) };
}

/** The lines of N-Triples as subject, property, value, kind. */
function triplesOf(lines) {
  return [...lines.matchAll(/^(?:<([^>]*)>|(_:\S+)) <([^>]*)> (?:<([^>]*)>|(_:\S+)|("(?:[^"\\]|\\.)*")\S*) \.$/gm)]
    .map(([, subject, blank, property, iri, node, quoted]) => [subject || blank, property, quoted ? JSON.parse(quoted) : iri || node, iri ? "NamedNode" : quoted ? "Literal" : "BlankNode"]);
}
