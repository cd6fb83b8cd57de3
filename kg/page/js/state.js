// What is shown, as the part of the address after #: every view is a link, and back and forward work.
"use strict";

const NOTHING = {
  view: "graph", entity: "", article: "", claim: "", only: "", path: "", add: "", kinds: "", relations: "", source: "",
  in: "", sure: "", modality: "", from: "", to: "", lone: "", circles: "", find: "", sort: "", query: "", as: "", trail: "",
};
let state = { ...NOTHING };
const watchers = [];
const drawers = {}; // what draws each view; the views put themselves in

const TRAIL = 7; // entities that the trail holds

/** Changes of the view; one to another entity puts that at the end of the trail. */
function withTrail(changes) {
  if (!changes.entity || changes.entity === state.entity) return changes;
  const before = (changes.trail ?? state.trail).split(",").filter((key) => key && key !== changes.entity);
  return { ...changes, trail: [...before, changes.entity].slice(-TRAIL).join(",") };
}

/** The address of the present view with some changes. */
function hashOf(changes) {
  const next = { ...state, ...withTrail(changes) };
  const said = Object.entries(next).filter(([key, value]) => value !== NOTHING[key]);
  return "#" + said.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&");
}

function fromHash(hash) {
  const read = { ...NOTHING };
  hash.replace(/^#/, "").split("&").forEach((pair) => {
    const at = pair.indexOf("=");
    const key = pair.slice(0, at);
    if (at < 1 || !Object.hasOwn(NOTHING, key)) return;
    try { read[key] = decodeURIComponent(pair.slice(at + 1)); } catch { /* a broken escape is no view */ }
  });
  return read;
}

/** Change what is shown; `quiet` leaves no step for the back button. */
function go(changes, quiet) {
  const before = state;
  const address = hashOf(changes);
  state = { ...state, ...withTrail(changes) };
  try {
    if (quiet) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
  } catch { /* inside a notebook's frame there is no history to write */ }
  tell(before);
}

function tell(before) {
  const changed = new Set(Object.keys(NOTHING).filter((key) => !before || before[key] !== state[key]));
  if (changed.size) watchers.forEach((watcher) => watcher(changed));
}

/** Call with the set of changed keys whenever the view changes. */
const watch = (watcher) => watchers.push(watcher);

addEventListener("popstate", () => {
  const before = state;
  state = fromHash(location.hash);
  tell(before);
});

const chosen = (key) => new Set(state[key] ? state[key].split(",") : []);

/** Take a value in or out of a list in the state. */
function toggle(key, value) {
  const set = chosen(key);
  if (!set.delete(value)) set.add(value);
  go({ [key]: [...set].join(",") }, true);
}

const entityShown = () => (state.entity ? byKey.get(state.entity) : undefined);
const articleShown = () => (state.article ? docByKey.get(state.article) : undefined);

function openEntity(node) {
  go({ entity: local(node.iri), claim: "", path: "", ...(state.only ? { only: "1" } : {}) });
}

function openArticle(doc, claim) {
  go({ view: "articles", article: local(doc.iri), claim: claim ? local(claim.iri) : "" });
}
