// Figures as a small table, and as a line or bars where they are a series or a comparison.
"use strict";

/** Figures about the same measure in the same unit, as groups. */
function groupsOf(claims) {
  const groups = new Map();
  claims.forEach((claim) => {
    const key = [labelOf(claim, "observationAbout"), labelOf(claim, "measuredProperty"), labelOf(claim, "measurementDenominator"), labelOf(claim, "unitText")].join("\u0001");
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(claim);
  });
  return [...groups.values()];
}

const timeOf = (claim) => {
  const text = first(claim, "observationDate") || first(claim, "observationPeriod");
  const m = text === undefined ? null : /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(value(text));
  return m ? Number(m[1]) + (Number(m[2] || 1) - 1) / 12 + (Number(m[3] || 1) - 1) / 372 : null;
};

/** A line over time where every figure has its own date; null where there is no series. */
function series(claims) {
  const points = claims.map((c) => [timeOf(c), Number(first(c, "value")), c]).filter(([t, v]) => t !== null && Number.isFinite(v));
  points.sort((a, b) => a[0] - b[0]);
  if (points.length < 2 || new Set(points.map(([t]) => t)).size < 2) return null;
  const [width, height, pad] = [320, 96, 18];
  const times = points.map(([t]) => t);
  const values = points.map(([, v]) => v);
  const x = (t) => pad + ((t - times[0]) / (times[times.length - 1] - times[0])) * (width - 2 * pad);
  const low = Math.min(0, ...values);
  const high = Math.max(...values) || 1;
  const y = (v) => height - pad - ((v - low) / (high - low)) * (height - 2 * pad - 6);
  const name = `${labelOf(claims[0], "measuredProperty")}: ${points.map(([, , c]) => figure(c) + when(c)).join(", ")}`;
  return h("figure", {}, h("figcaption", {}, labelOf(claims[0], "measuredProperty")), svg("svg", { viewBox: `0 0 ${width} ${height}`, class: "chart", role: "img", "aria-label": name },
    svg("line", { x1: pad, x2: width - pad, y1: y(low), y2: y(low), class: "axis" }),
    svg("polyline", { points: points.map(([t, v]) => `${x(t)},${y(v)}`).join(" "), class: "line" }),
    points.map(([t, v, c], i) => [
      svg("circle", { cx: x(t), cy: y(v), r: 3.5, class: "point" }),
      svg("text", { x: x(t), y: y(v) - 7, "text-anchor": i === 0 ? "start" : i === points.length - 1 ? "end" : "middle" }, figure(c)),
      svg("text", { x: x(t), y: height - 4, class: "soft", "text-anchor": i === 0 ? "start" : i === points.length - 1 ? "end" : "middle" },
        dated(value(first(c, "observationDate") || first(c, "observationPeriod")))),
    ])));
}

/** Bars for rows of [label, number, text]. */
function bars(rows, name) {
  const most = Math.max(...rows.map(([, n]) => Math.abs(n))) || 1;
  return h("div", { class: "bars", role: "img", "aria-label": `${name}: ${rows.map(([l, , t]) => `${l} ${t}`).join(", ")}` },
    rows.map(([label, n, text]) => h("div", { class: "bar" }, h("bdi", {}, label),
      h("span", { class: "track" }, h("span", { class: "fill", style: `width:${(100 * Math.abs(n)) / most}%` })), h("b", {}, text))));
}

/** Bars where the same is measured of several things, or of several wholes, at no time or at one time. */
function comparisons(claims) {
  const groups = new Map();
  claims.filter((claim) => Number.isFinite(Number(first(claim, "value")))).forEach((claim) => {
    const key = [labelOf(claim, "measuredProperty"), labelOf(claim, "unitText"), timeOf(claim)].join("\u0001");
    if (!groups.has(key)) groups.set(key, new Map());
    const name = [labelOf(claim, "observationAbout"), labelOf(claim, "measurementDenominator")].filter(Boolean).join(", of ");
    if (!groups.get(key).has(name)) groups.get(key).set(name, claim);
  });
  return [...groups.values()].filter((group) => group.size > 1 && group.size <= 12).map((group) => {
    const measure = labelOf([...group.values()][0], "measuredProperty");
    return h("figure", {}, h("figcaption", {}, measure), bars([...group].map(([name, claim]) => [name, Number(first(claim, "value")), figure(claim)]), measure));
  });
}

/** The figures of an entity: a chart where it tells something, then all of them in a table with their sentences. */
function figures(claims, node) {
  const charts = [...groupsOf(claims).map(series).filter(Boolean), ...comparisons(claims)];
  const rows = claims.map((claim) => {
    const sentence = h("tr", { class: "why", hidden: true }, h("td", { colspan: 3 }, h("ul", { class: "claims" }, claimItem(claim, { bare: true }))));
    const about = labelOf(claim, "observationAbout");
    const of = labelOf(claim, "measurementDenominator");
    const what = [node && node.label === about ? "" : about + ": ", labelOf(claim, "measuredProperty"), of ? ` of ${of}` : ""].join("");
    const open = button(what, (event) => {
      sentence.hidden = !sentence.hidden;
      event.currentTarget.setAttribute("aria-expanded", String(!sentence.hidden));
    }, { class: "plain", "aria-expanded": "false", title: "Show the sentence" });
    const qualifiers = (claim.parts.measurementQualifier || []).join(", ");
    return [h("tr", {}, h("td", {}, open, qualifiers ? h("small", {}, " " + qualifiers) : ""),
      h("td", { class: "number" }, MODES[claim.modality] ? h("span", { class: "mode" }, MODES[claim.modality]) : "", figure(claim)),
      h("td", {}, when(claim).replace(/^ \(|\)$/g, ""))), sentence];
  });
  return [charts, h("table", { class: "figures" }, h("thead", {}, h("tr", {}, ["figure", "value", "when"].map((t) => h("th", { scope: "col" }, t)))), h("tbody", {}, rows))];
}
