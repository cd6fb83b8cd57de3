// Which claims, ties and entities pass the filters in the state.
"use strict";

const FILTERS = ["kinds", "relations", "source", "in", "sure", "modality", "from", "to"];
const filterKey = () => FILTERS.map((key) => state[key]).join("\u0001");
let passedFor = null;
let passed = null;

const sourceOf = (doc) => doc.publishers[0] || "no source named";

/** All that passes, worked out once for a setting of the filters. */
function passing() {
  const key = filterKey();
  if (passedFor === key) return passed;
  const kinds = chosen("kinds");
  const relations = chosen("relations");
  const modalities = chosen("modality");
  const least = Number(state.sure || 0);
  const docs = new Set(DOCUMENTS.filter((doc) => (!state.source || sourceOf(doc) === state.source)
    && (!state.in || local(doc.iri) === state.in)));
  const claims = new Set(CLAIMS.filter((claim) => docs.has(claim.doc) && claim.sure >= least
    && !modalities.has(claim.modality) && !relations.has(relationKey(claim)) && inTime(claim)));
  const narrowed = docs.size < DOCUMENTS.length || state.from || state.to;
  const inDocs = narrowed ? entitiesIn(docs, claims) : null;
  const entities = new Set(ENTITIES.filter((node) => !kinds.has(node.kind) && (!inDocs || inDocs.has(node.i))));
  const ties = TIES.filter((tie) => entities.has(tie.a) && entities.has(tie.b) && tieClaims(tie).some((c) => claims.has(c)));
  passedFor = key;
  passed = { claims, entities, ties, docs };
  return passed;
}

/** Entities of these articles; when a time is chosen, those of the claims of that time. */
function entitiesIn(docs, claims) {
  const found = new Set();
  if (state.from || state.to) {
    claims.forEach((claim) => Object.values(claim.parts).flat().forEach((v) => typeof v === "number" && found.add(v)));
  } else {
    docs.forEach((doc) => doc.mentions.forEach(([, , node]) => found.add(node)));
    docs.forEach((doc) => doc.claims.forEach((c) => Object.values(c.parts).flat().forEach((v) => found.add(v))));
  }
  return found;
}

/** When a claim holds or was reported: its own date, else the article's. */
function claimDate(claim) {
  const { startTime, dateCreated, observationDate, endTime } = claim.parts;
  const own = (startTime || dateCreated || observationDate || endTime || [])[0];
  if (typeof own === "string" && /^\d{4}/.test(own)) return own;
  return claim.doc.date || "";
}

function inTime(claim) {
  if (!state.from && !state.to) return true;
  const date = claimDate(claim);
  if (!date) return false;
  return (!state.from || date.slice(0, 4) >= state.from) && (!state.to || date.slice(0, 4) <= state.to);
}

const filtersSet = () => FILTERS.filter((key) => state[key]).length;
