// A claim with the sentence that carries it: subject, relation and object marked, who said so, how sure.
"use strict";

/** Stretches of an article to mark for a claim, as [start, end, role] in the article's text. */
function stretches(claim) {
  const text = claim.doc.text;
  const found = [];
  const free = (start, end) => !found.some(([s, e]) => start < e && end > s);
  PARTS[claim.shape].forEach((names, place) => {
    const role = "sro"[place];
    names.flatMap((name) => (claim.parts[name] || []).map((v) => [name, v])).forEach(([name, v]) => {
      const here = typeof v === "number" && NODES[v].entity
        ? claim.doc.mentions.filter(([s, e, n]) => n === v && s >= claim.start && e <= claim.end) : [];
      if (here.length) {
        const names = [NODES[v].label, ...NODES[v].alts];
        const open = here.filter(([a, b]) => free(a, b));
        const [s, e] = open.find(([a, b]) => names.includes(text.slice(a, b))) || open[0] || here[0];
        if (free(s, e)) found.push([s, e, role]);
        return;
      }
      const wanted = wordings(claim, name, v);
      const at = wanted && wanted.exec(text.slice(claim.start, claim.end));
      if (at && free(claim.start + at.index, claim.start + at.index + at[0].length)) {
        found.push([claim.start + at.index, claim.start + at.index + at[0].length, role]);
      }
    });
  });
  return found.sort((a, b) => a[0] - b[0]);
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** How a part may be worded in its sentence, as a pattern; nothing where that cannot be said. */
function wordings(claim, name, v) {
  const text = String(value(v));
  if (name === "verb") return verbPattern(claim, text);
  if (name === "predicate") {
    const stem = words(text).split(" ").pop().replace(/(er|or|ion|ing|date|s)$/, "");
    return stem.length > 3 ? new RegExp(`\\b${escaped(stem)}\\w*`, "i") : null;
  }
  if (name === "value") {
    const n = Number(text);
    const scaled = [n, n / 1e3, n / 1e6, n / 1e9].filter(Number.isFinite).flatMap((x) => [String(x), x.toLocaleString("en")]);
    return new RegExp(`(?<![\\d.,])(?:${scaled.map(escaped).join("|")})(?![\\d])(?: (?:thousand|million|billion|percent)|%)?`);
  }
  if (text.length > 300) return new RegExp(escaped(text.slice(0, 60)));
  const flexible = text.trim().split(/\s+/).map(escaped).join("[\\s-]+");
  return new RegExp(`(?<!\\w)${flexible}(?!\\w)`, "i");
}

/** The form of a verb as the sentence has it: the claim's readable label tells it. */
function verbPattern(claim, lemma) {
  const label = labelOf(claim, "label");
  const stem = lemma.slice(0, Math.max(3, lemma.length - 2));
  const alike = label.split(/[^\p{L}]+/u).find((word) => word.toLowerCase().startsWith(stem.toLowerCase().slice(0, 4)));
  const irregular = { say: "sa(?:id|ys?|ying)", buy: "b(?:ought|uy\\w*)", go: "w(?:ent)|go(?:es|ing|ne)?", take: "t(?:ook|ak\\w+)" };
  return new RegExp(`(?<!\\w)(?:${irregular[lemma] || escaped(alike || stem)})\\w*`, "i");
}

/** A stretch of an article as text with its marks; `click` is called with the mark's role. */
function marked(doc, start, end, marks) {
  const out = [];
  let from = start;
  marks.filter(([s, e]) => s >= start && e <= end).forEach(([s, e, role]) => {
    if (s < from) return;
    out.push(doc.text.slice(from, s), h("mark", { class: role, title: ROLE[role] }, doc.text.slice(s, e)));
    from = e;
  });
  return [...out, doc.text.slice(from, end)];
}
const ROLE = { s: "who or what", r: "the tie", o: "to whom or what" };

const MODES = {
  negated: "denied", planned: "planned", possible: "possible", asserted: "",
};

/** How sure, as five dots and a number for those who ask. */
function sureness(claim) {
  const percent = Math.round(claim.sure * 100);
  const full = Math.max(1, Math.round(claim.sure * 5));
  return h("span", { class: "sure", role: "img", title: `about ${percent} of 100 such statements are right`, "aria-label": `${percent} percent sure` },
    "●".repeat(full), h("i", {}, "●".repeat(5 - full)));
}

/** Where a claim comes from: credited to whom, in which article. */
function origin(claim) {
  const by = claim.by.map((i) => NODES[i]);
  return h("p", { class: "origin" },
    by.length ? ["said by ", joined(claim.by), " · "] : "",
    h("a", { href: hashOf({ view: "articles", article: local(claim.doc.iri), claim: local(claim.iri) }), onclick: (event) => {
      event.preventDefault();
      openArticle(claim.doc, claim);
    } }, h("bdi", {}, claim.doc.title)),
    claim.doc.date ? [", ", h("time", { datetime: claim.doc.date }, dated(claim.doc.date))] : "", " ", sureness(claim));
}

/** A claim as a list item: what it says, the sentence, where from. */
function claimItem(claim, options) {
  const mode = MODES[claim.modality];
  const bare = (options || {}).bare;
  return h("li", { class: "claim " + claim.modality, "data-claim": local(claim.iri) },
    bare ? null : h("p", { class: "says" }, mode ? h("span", { class: "mode" }, mode) : "", " ", phrase(claim)),
    claim.end > claim.start
      ? h("blockquote", {}, h("span", { dir: "auto" }, marked(claim.doc, claim.start, claim.end, stretches(claim)))) : null,
    origin(claim));
}
