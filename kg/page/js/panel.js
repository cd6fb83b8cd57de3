// The panel: what is said about an entity, with the sentences; the way between two; or, at first, what the graph holds.
"use strict";

const FEW = 6; // claims of a section before "show all"

function showPanel() {
  const panel = $("panel");
  const node = entityShown();
  document.body.classList.toggle("with-panel", Boolean(node));
  panel.dir = "ltr";
  if (node && state.path) fill(panel, pathPanel(node));
  else if (node) fill(panel, entityPanel(node));
  else fill(panel, overview());
  panel.scrollTop = 0;
  if (node) say(`${node.label}: ${plural(node.claims.length, "statement")}`);
}

function section(title, claims, made) {
  if (!claims.length) return null;
  const list = h("ul", { class: "claims" });
  const show = (shown) => append(list, shown.map((claim) => claimItem(claim)));
  if (!made) show(claims.slice(0, FEW));
  const more = !made && claims.length > FEW ? button(`Show all ${claims.length}`, (event) => {
    event.currentTarget.remove();
    show(claims.slice(FEW));
  }, { class: "more" }) : null;
  return h("details", { open: true, class: "section" }, h("summary", {}, h("h3", {}, title), h("span", { class: "count" }, claims.length)), made || list, more);
}

const has = (claim, names, node) => names.some((name) => (claim.parts[name] || []).includes(node.i));
const byTime = (a, b) => (claimDate(a) < claimDate(b) ? -1 : claimDate(a) > claimDate(b) ? 1 : a.doc.i - b.doc.i || a.start - b.start);
const isSpeech = (claim) => claim.rule === "statement" && claim.shape === SHAPE.action;

function entityPanel(node) {
  const { claims: passed } = passing();
  const claims = node.claims.filter((claim) => passed.has(claim)).sort((a, b) => b.sure - a.sure);
  const of = (shape) => claims.filter((claim) => claim.shape === shape);
  const posts = of(SHAPE.membership).filter((c) => has(c, ["member", "organization", "role"], node));
  const facts = of(SHAPE.statement).filter((c) => has(c, ["subject", "object"], node));
  const numbers = of(SHAPE.observation).filter((c) => has(c, ["observationAbout", "measuredProperty", "measurementDenominator"], node)).sort(byTime);
  const quotes = of(SHAPE.quotation).filter((c) => has(c, ["spokenByCharacter"], node));
  const said = of(SHAPE.action).filter((c) => isSpeech(c) && has(c, ["agent"], node));
  const deeds = of(SHAPE.action).filter((c) => !said.includes(c) && has(c, ["agent", "object", "participant", "location"], node)).sort(byTime);
  const shown = new Set([posts, facts, numbers, quotes, said, deeds].flat());
  const credited = claims.filter((c) => !shown.has(c) && c.by.includes(node.i));
  const docs = DOCUMENTS.filter((doc) => doc.mentions.some(([, , n]) => n === node.i));
  const left = node.claims.length - claims.length;
  return [
    entityHead(node),
    claims.length ? null : h("p", { class: "soft" }, left ? "The filters hide everything said about it." : "It is named, but nothing is said of it that the rules could read."),
    section("Posts", posts), section("Facts", facts), section("Figures", numbers, numbers.length ? figures(numbers, node) : null),
    section("Quotations", quotes), section("Said", said), section("Events", deeds), section("According to it", credited),
    docs.length ? h("details", { open: true, class: "section" }, h("summary", {}, h("h3", {}, "Articles"), h("span", { class: "count" }, docs.length)),
      h("ul", { class: "plainlist" }, docs.map((doc) => h("li", {}, docLink(doc), doc.date ? h("span", { class: "soft" }, " " + dated(doc.date)) : "")))) : null,
    left && claims.length ? h("p", { class: "soft" }, `The filters hide ${plural(left, "more statement")}.`) : null,
  ];
}

function docLink(doc) {
  return h("a", { href: hashOf({ view: "articles", article: local(doc.iri), claim: "" }), onclick: (event) => {
    event.preventDefault();
    openArticle(doc);
  } }, h("bdi", {}, doc.title));
}

function entityHead(node) {
  const near = node.ties.map((tie) => neighbour(tie, node));
  const classes = classWords(node).join(", ");
  const described = [...new Set(node.descriptions || [])];
  return h("header", { class: "head" },
    h("p", { class: "kind" }, glyph(node.kind), " ", classes || "thing",
      button("×", () => go({ entity: "", path: "", only: "", claim: "" }), { class: "close", "aria-label": "Close" })),
    h("h2", { tabindex: "-1", id: "panel-title" }, h("bdi", {}, node.label)),
    node.alts.length ? h("p", { class: "soft" }, "also ", node.alts.map((name, i) => [i ? ", " : "", h("bdi", {}, name)])) : null,
    described.length ? h("p", { class: "described" }, described.map((d, i) => [i ? " · " : "", h("bdi", {}, d)])) : null,
    (node.same || []).length ? h("p", { class: "soft" }, "the same as ", node.same.map((address) => outLink(address))) : null,
    node.entity ? h("div", { class: "actions" },
      button(state.only ? "Show everything" : "Only this", () => go({ only: state.only ? "" : "1", view: "graph" }), { "aria-pressed": String(Boolean(state.only)) }),
      near.length ? button(`Show ${plural(near.length, "neighbour")}`, () => expand(near)) : null,
      button("Way to …", () => askWay(node)),
      state.view === "graph" ? null : button("In the graph", () => go({ view: "graph" }))) : null,
    h("div", { id: "way" }));
}

/** What the graph holds, before anything is chosen. */
function overview() {
  const { claims, entities } = passing();
  const kinds = Object.keys(KIND_NAMES).map((kind) => [kind, [...entities].filter((node) => node.kind === kind)]).filter(([, all]) => all.length);
  return [
    h("header", { class: "head" }, h("h2", { id: "panel-title", tabindex: "-1" }, "Who and what is in the news"),
      h("p", {}, `${plural(entities.size, "person, organization, place or thing", "people, organizations, places and things")} and ${plural(claims.size, "statement")} from ${plural(DOCUMENTS.length, "article")}. `,
        h("b", {}, "Choose one to read what is said about it, each statement with its sentence."))),
    kinds.map(([kind, all]) => h("section", { class: "section" }, h("h3", { class: "kind" }, glyph(kind), " ", KIND_NAMES[kind][1], h("span", { class: "count" }, all.length)),
      h("ul", { class: "chips" }, all.sort((a, b) => b.claims.length - a.claims.length || b.mentions - a.mentions).slice(0, 8).map((node) => h("li", {}, nodeLink(node)))))),
    h("section", { class: "section" }, h("h3", {}, "Articles"), h("ul", { class: "plainlist" },
      DOCUMENTS.slice(0, 6).map((doc) => h("li", {}, docLink(doc), doc.date ? h("span", { class: "soft" }, " " + dated(doc.date)) : ""))),
      DOCUMENTS.length > 6 ? button(`All ${DOCUMENTS.length} articles`, () => go({ view: "articles", article: "" }), { class: "more" }) : null),
  ];
}
