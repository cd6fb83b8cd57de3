// The legend is the filter: kinds of things and of ties with counts, articles, sources, sureness, modality, time.
"use strict";

const MANY = 12; // ties shown before "more"
let allTies = false;

function showLegend() {
  const side = $("side");
  const { claims } = passing();
  const kinds = count(ENTITIES, (node) => node.kind);
  const ties = [...count(TIES.flatMap(tieClaims), relationKey)].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const shown = allTies ? ties : ties.slice(0, MANY);
  fill(side,
    h("h2", { class: "unseen" }, "Filters"),
    group("Things", Object.keys(KIND_NAMES).filter((kind) => kinds.has(kind)).map((kind) => check("kinds", kind, [glyph(kind), " ", KIND_NAMES[kind][1]], kinds.get(kind))),
      lone()),
    group("Ties", shown.map(([key, n]) => check("relations", key, relationName(key), n)),
      ties.length > MANY ? button(allTies ? "fewer" : `all ${ties.length}`, () => { allTies = !allTies; showLegend(); }, { class: "more" }) : null),
    circlesGroup(),
    group("How it is said", ["asserted", "planned", "possible", "negated"].filter((m) => CLAIMS.some((c) => c.modality === m))
      .map((m) => check("modality", m, { asserted: "as a fact", planned: "as planned", possible: "as possible", negated: "as denied" }[m], CLAIMS.filter((c) => c.modality === m).length))),
    h("label", { class: "field" }, "At least this sure ", h("output", { id: "sure-out" }, percent(state.sure || 0)),
      h("input", { type: "range", min: 0, max: 1, step: 0.05, value: state.sure || 0, oninput: (event) => {
        const v = event.target.value;
        $("sure-out").textContent = percent(v);
        go({ sure: Number(v) ? v : "" }, true);
      } })),
    choice("Article", "in", DOCUMENTS.map((doc) => [local(doc.iri), doc.title])),
    choice("Source", "source", [...new Set(DOCUMENTS.map(sourceOf))].sort().map((name) => [name, name])),
    brush(),
    h("p", { class: "soft" }, `${plural(claims.size, "statement")} of ${CLAIMS.length.toLocaleString("en")} shown`),
    filtersSet() ? button("Clear the filters", () => go(Object.fromEntries(FILTERS.map((key) => [key, ""])))) : null);
}

/** Entities without ties clutter the picture: they are drawn when asked for. */
function lone() {
  const n = ENTITIES.filter((node) => !node.ties.length).length;
  return n ? h("label", { class: "check" }, h("input", { type: "checkbox", checked: Boolean(state.lone), onchange: (event) => go({ lone: event.target.checked ? "1" : "" }) }),
    h("span", {}, "those without a tie"), h("span", { class: "count" }, n.toLocaleString("en"))) : null;
}

const percent = (v) => `${Math.round(v * 100)} %`;

function count(items, key) {
  const counts = new Map();
  items.forEach((item) => counts.set(key(item), (counts.get(key(item)) || 0) + 1));
  return counts;
}

const group = (title, ...items) => h("fieldset", {}, h("legend", {}, title), items);

function check(key, value, label, n) {
  const on = !chosen(key).has(value);
  return h("label", { class: "check" }, h("input", { type: "checkbox", checked: on, "data-filter": `${key}:${value}`, onchange: () => toggle(key, value) }),
    h("span", {}, label), h("span", { class: "count" }, n.toLocaleString("en")));
}

function choice(label, key, options) {
  if (options.length < 2) return null;
  return h("label", { class: "field" }, label, h("select", { onchange: (event) => go({ [key]: event.target.value }, true) },
    h("option", { value: "" }, "all"), options.map(([v, text]) => h("option", { value: v, selected: state[key] === v }, text))));
}

/** Years with the number of dated claims in each: click one, or drag over a span. */
function brush() {
  const years = count(CLAIMS.map((claim) => claimDate(claim).slice(0, 4)).filter((y) => /^\d{4}$/.test(y)), (y) => y);
  if (years.size < 2) return null;
  const all = [...years.keys()].sort();
  const most = Math.max(...years.values());
  const inside = (year) => (!state.from || year >= state.from) && (!state.to || year <= state.to);
  return h("fieldset", { class: "brush" }, h("legend", {}, "Time"),
    h("div", { class: "years", "aria-hidden": "true", onpointerdown: (event) => dragYears(event, all) }, all.map((year) => h("span", { class: inside(year) ? "in" : "", title: `${year}: ${years.get(year)}`, style: `height:${8 + (24 * years.get(year)) / most}px` }))),
    h("div", { class: "span" }, yearChoice("from", all, "From year"), "–", yearChoice("to", all, "To year")));
}

/** Choose the years between where a pointer went down and where it is let go; the same ones again free the choice. */
function dragYears(down, all) {
  const box = down.currentTarget;
  const { left, width } = box.getBoundingClientRect();
  const under = (event) => Math.max(0, Math.min(all.length - 1, Math.floor((all.length * (event.clientX - left)) / width)));
  const start = under(down);
  let span = [start, start];
  const reach = (event) => {
    span = [start, under(event)].sort((a, b) => a - b);
    [...box.children].forEach((bar, i) => bar.classList.toggle("in", i >= span[0] && i <= span[1]));
  };
  box.setPointerCapture(down.pointerId);
  box.addEventListener("pointermove", reach);
  box.addEventListener("pointercancel", showLegend);
  box.addEventListener("pointerup", (up) => {
    reach(up);
    const [from, to] = span.map((i) => all[i]);
    box.removeEventListener("pointermove", reach);
    go(state.from === from && state.to === to ? { from: "", to: "" } : { from, to }, true);
  }, { once: true });
}

function yearChoice(key, years, label) {
  return h("select", { "aria-label": label, onchange: (event) => go({ [key]: event.target.value }, true) },
    h("option", { value: "" }, key === "from" ? years[0] : years[years.length - 1]),
    years.map((year) => h("option", { value: year, selected: state[key] === year }, year)));
}
