// The timeline: what has a date of its own, by year, each with its sentence a click away; of one entity where chosen.
"use strict";

const TIMES_FIRST = 150;
const ownDate = (claim) => {
  const text = first(claim, "startTime") || first(claim, "dateCreated") || first(claim, "observationDate") || (claim.shape === SHAPE.statement && /Date$/.test(relationKey(claim)) ? first(claim, "object") : undefined);
  return typeof text === "string" && /^\d{4}/.test(text) ? text : "";
};

function drawTimeline() {
  const view = $("view-timeline");
  const node = entityShown();
  const { claims } = passing();
  const all = (node ? node.claims : CLAIMS).filter((claim) => claims.has(claim));
  const entries = all.filter(ownDate).map((claim) => [ownDate(claim), claim]);
  const docs = [...passing().docs].filter((doc) => doc.date && (!node || doc.mentions.some(([, , n]) => n === node.i))).map((doc) => [doc.date, doc]);
  const rows = [...entries, ...docs].sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
  let year = "";
  const item = ([date, what]) => {
    const head = date.slice(0, 4) === year ? null : h("li", { class: "year" }, h("h3", {}, (year = date.slice(0, 4))));
    const body = what.text !== undefined ? h("div", { class: "published" }, "Article: ", docLink(what)) : timed(what);
    return [head, h("li", {}, h("time", { datetime: date }, date.length > 4 ? dated(date).replace(/ \d{4}$/, "") : ""), body)];
  };
  const list = h("ol", { class: "times" });
  const show = (from, to) => append(list, rows.slice(from, to).map(item));
  show(0, TIMES_FIRST);
  fill(view, h("div", { class: "bar-top" }, h("h2", {}, node ? ["What happened: ", h("bdi", {}, node.label)] : "What happened when"),
    node ? button("Show everything", () => go({ entity: "" })) : null, h("span", { class: "soft" }, plural(rows.length, "dated entry", "dated entries"))),
  rows.length ? list : h("p", { class: "soft" }, "Nothing here has a date."),
  rows.length > TIMES_FIRST ? button(`Show all ${rows.length}`, (event) => { event.currentTarget.remove(); show(TIMES_FIRST, rows.length); }, { class: "more" }) : null);
}

/** A dated claim; its sentence opens below. */
function timed(claim) {
  const holder = h("ul", { class: "claims", hidden: true });
  return h("div", {}, MODES[claim.modality] ? h("span", { class: "mode" }, MODES[claim.modality]) : "", phrase(claim), " ",
    button("why", (event) => {
      if (!holder.firstChild) holder.append(claimItem(claim, { bare: true }));
      holder.hidden = !holder.hidden;
      event.currentTarget.setAttribute("aria-expanded", String(!holder.hidden));
    }, { class: "plain soft", "aria-expanded": "false", title: "Show the sentence" }), holder);
}

drawers.timeline = drawTimeline;
