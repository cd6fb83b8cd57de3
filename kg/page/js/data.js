// The page's content, read once: nodes, claims, articles and ties as objects, with the indexes that the views need.
"use strict";

const CONTENT = JSON.parse(document.getElementById("content").textContent);
const SHAPE = { statement: 0, membership: 1, observation: 2, quotation: 3, action: 4 };

/** The last piece of an IRI: what links and the URL call a thing by. */
const local = (iri) => iri.replace(/#/g, "/").replace(/\/+$/, "").split("/").pop();

const NODES = CONTENT.nodes.map(([iri, label, kind, classes, size, mentions, x, y, alts, descriptions, same], i) => ({
  i, iri, label, kind, classes, size, mentions, x, y, alts, descriptions, same, entity: true, claims: [], ties: [],
}));
const ENTITIES = NODES.slice();
CONTENT.names.forEach(([iri, label]) => {
  NODES.push({ i: NODES.length, iri, label, kind: "Thing", alts: [], entity: false, claims: [], ties: [] });
});

const DOCUMENTS = CONTENT.documents.map(([iri, title, date, url, publishers, authors, text, mentions], i) => ({
  i, iri, title, date, url, publishers, authors, text, mentions, claims: [],
}));

const CLAIMS = CONTENT.claims.map(([iri, shape, doc, start, end, sure, modality, rule, by, parts], i) => ({
  i, iri, shape, doc: DOCUMENTS[doc], start, end, sure, modality, rule, by, parts,
}));

CLAIMS.forEach((claim) => {
  claim.doc.claims.push(claim);
  const named = new Set(claim.by);
  Object.values(claim.parts).forEach((values) => values.forEach((v) => typeof v === "number" && named.add(v)));
  named.forEach((i) => NODES[i].claims.push(claim));
});
DOCUMENTS.forEach((doc) => doc.claims.sort((a, b) => a.start - b.start));

// One line a pair of entities, whichever way its facts point.
const TIES = [];
const tieOf = new Map();
CONTENT.ties.forEach(([from, to, claims]) => {
  const key = Math.min(from, to) + "-" + Math.max(from, to);
  if (!tieOf.has(key)) {
    const tie = { key, a: NODES[from], b: NODES[to], forth: [], back: [] };
    tieOf.set(key, tie);
    TIES.push(tie);
    tie.a.ties.push(tie);
    tie.b.ties.push(tie);
  }
  const tie = tieOf.get(key);
  (tie.a.i === from ? tie.forth : tie.back).push(...claims.map((i) => CLAIMS[i]));
});

const byKey = new Map();
NODES.forEach((node) => byKey.set(local(node.iri), node));
const docByKey = new Map(DOCUMENTS.map((doc) => [local(doc.iri), doc]));
const nodeByIri = new Map(NODES.map((node) => [node.iri, node]));
const docByTitle = new Map(DOCUMENTS.map((doc) => [doc.title, doc]));
const docByIri = new Map(DOCUMENTS.map((doc) => [doc.iri, doc]));

/** Text as it is searched: no case, no marks on letters. */
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
  .replace(/[łøđß]/g, (c) => ({ "ł": "l", "ø": "o", "đ": "d", "ß": "ss" })[c]);

/** A camel-case name as words. */
const words = (name) => name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();

const KIND_NAMES = {
  Person: ["person", "people"], Organization: ["organization", "organizations"], Place: ["place", "places"],
  Event: ["event", "events"], CreativeWork: ["work", "works"], Product: ["product", "products"],
  Service: ["service", "services"], DefinedTerm: ["term", "terms"], Thing: ["other thing", "other things"],
};

/** The most telling classes of an entity, as words. */
function classWords(node) {
  const telling = (node.classes || []).filter((c) => c !== node.kind && c !== "Thing");
  return (telling.length ? telling : [node.kind]).map(words);
}

const neighbour = (tie, node) => (tie.a === node ? tie.b : tie.a);
const tieClaims = (tie) => tie.forth.concat(tie.back);
const plural = (n, one, many) => `${n.toLocaleString("en")} ${n === 1 ? one : many || one + "s"}`;
