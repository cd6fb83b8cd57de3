// The articles view: the list, and one article's text with everything that was read from it.
"use strict";

function drawArticles(changed) {
  const doc = articleShown();
  const view = $("view-articles");
  if (doc) {
    const again = changed && !changed.has("article") && !changed.has("view") && view.dataset.article === local(doc.iri);
    if (!again) { fill(view, reading(doc)); view.dataset.article = local(doc.iri); }
    pointAt(doc);
    return;
  }
  delete view.dataset.article;
  const docs = DOCUMENTS.filter((d) => passing().docs.has(d)).sort((a, b) => (a.date < b.date ? 1 : -1));
  fill(view, h("div", { class: "bar-top" }, h("h2", {}, "Articles"), h("span", { class: "soft" }, plural(docs.length, "article"))),
    h("ul", { class: "cards" }, docs.map((d) => h("li", {}, h("h3", {}, docLink(d)), h("p", { class: "soft" }, credits(d), ` · ${plural(d.claims.length, "statement")}`),
      h("p", { class: "excerpt", dir: "auto" }, excerpt(d))))));
}

function credits(doc) {
  return [doc.publishers.join(", "), doc.authors.join(", "), doc.date ? dated(doc.date) : ""].filter(Boolean).join(" · ") || "no date or source";
}

function excerpt(doc) {
  const body = doc.text.startsWith(doc.title) ? doc.text.slice(doc.title.length) : doc.text;
  return body.trim().slice(0, 220) + "…";
}

function reading(doc) {
  const { claims } = passing();
  const listed = doc.claims.filter((claim) => claims.has(claim) && claim.end > claim.start);
  return [
    h("div", { class: "bar-top" }, button("← All articles", () => go({ article: "", claim: "" })),
      button("Only this in the graph", () => go({ view: "graph", in: local(doc.iri), entity: "", path: "", only: "" })), doc.url ? outLink(doc.url, "original") : null),
    h("div", { class: "reading" },
      h("article", { "aria-label": "Text" }, h("h2", { dir: "auto" }, doc.title), h("p", { class: "soft" }, credits(doc)), h("div", { class: "text", id: "text", dir: "auto" }, lit(doc, listed))),
      h("section", { "aria-label": "Statements" }, h("h3", {}, plural(listed.length, "statement")), h("ul", { class: "claims", id: "read-claims" },
        listed.map((claim) => h("li", { class: "claim", "data-claim": local(claim.iri) },
          button("←", () => go({ claim: local(claim.iri) }), { class: "point", "aria-label": "Show in the text" }),
          h("div", {}, MODES[claim.modality] ? h("span", { class: "mode" }, MODES[claim.modality]) : "", phrase(claim), " ", sureness(claim))))))),
  ];
}

/** The text with a light line under every stretch that carries a statement, names as links; the chosen claim's words marked. */
function lit(doc, listed) {
  const text = (doc.text.startsWith(doc.title) ? doc.text.slice(doc.title.length) : doc.text).trimStart();
  const skip = doc.text.length - text.length;
  const picked = listed.find((claim) => local(claim.iri) === state.claim);
  const marks = picked ? stretches(picked) : [];
  const edges = new Set([skip, doc.text.length]);
  listed.forEach((c) => edges.add(c.start).add(c.end));
  doc.mentions.forEach(([s, e]) => edges.add(s).add(e));
  marks.forEach(([s, e]) => edges.add(s).add(e));
  const cuts = [...edges].filter((at) => at >= skip).sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, i) => {
    const to = cuts[i + 1];
    const piece = doc.text.slice(from, to);
    const over = (s, e) => s <= from && e >= to;
    const carried = listed.filter((c) => over(c.start, c.end));
    const mark = marks.find(([s, e]) => over(s, e));
    const named = doc.mentions.filter(([s, e]) => over(s, e)).sort((a, b) => (a[1] - a[0]) - (b[1] - b[0]))[0];
    const inner = mark ? h("mark", { class: mark[2] }, piece) : named ? nodeLink(NODES[named[2]], piece) : piece;
    if (!carried.length) return inner;
    const here = picked && over(picked.start, picked.end);
    return h("span", { class: here ? "carries here" : "carries", title: plural(carried.length, "statement"), onclick: (event) => {
      if (event.target.closest("a")) return;
      go({ claim: local(carried[(carried.indexOf(picked) + 1) % carried.length].iri) });
    } }, inner);
  });
}

/** Mark the chosen claim in the list and in the text, and bring both into sight. */
function pointAt(doc) {
  const { claims } = passing();
  fill($("text"), lit(doc, doc.claims.filter((claim) => claims.has(claim) && claim.end > claim.start)));
  [...$("read-claims").children].forEach((item) => item.classList.toggle("chosen", item.dataset.claim === state.claim));
  const where = $("view-articles").querySelector(".carries.here");
  const listed = $("view-articles").querySelector("li.chosen");
  if (listed) listed.scrollIntoView({ block: "nearest" });
  if (where) where.scrollIntoView({ block: "center" });
}

drawers.articles = drawArticles;
