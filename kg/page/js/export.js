// Save: a link to this view, the picture as PNG or SVG, the statements as CSV or Turtle, print.
"use strict";

const CLAIM_COLUMNS = ["statement", "modality", "confidence", "credited to", "sentence", "article", "date", "start", "end", "rule", "iri"];

function claimRows() {
  return [...passing().claims].filter((claim) => !entityShown() || entityShown().claims.includes(claim)).map((claim) => [
    h("span", {}, phrase(claim)).textContent, claim.modality, claim.sure, claim.by.map((i) => NODES[i].label).join(", "),
    claim.doc.text.slice(claim.start, claim.end), claim.doc.title, claim.doc.date, claim.start, claim.end, claim.rule, claim.iri,
  ]);
}

/** The statements shown as Turtle: each claim with its parts and evidence, entities with their names. */
function turtle() {
  const quote = (text) => JSON.stringify(String(text)).replace(/[\u007f-\u009f]/g, "");
  const iri = (text) => `<${text.replace(/[<>"{}|^`\\\u0000-\u0020]/g, (c) => "%" + c.charCodeAt(0).toString(16).padStart(2, "0"))}>`;
  const term = (v) => (typeof v === "number" ? iri(NODES[v].iri) : quote(v));
  const home = { subject: "rdf", predicate: "rdf", object: null, member: "org", organization: "org", role: "org", verb: "kg", status: "kg", label: "rdfs" };
  const shapes = ["rdf:Statement", "org:Membership", "schema:Observation", "schema:Quotation", "schema:Action"];
  const lines = Object.entries(CONTENT.prefixes).map(([name, space]) => `@prefix ${name}: <${space}> .`);
  const named = new Set();
  [...passing().claims].filter((claim) => !entityShown() || entityShown().claims.includes(claim)).forEach((claim) => {
    const parts = Object.entries(claim.parts).map(([name, values]) => {
      values.concat(claim.by).forEach((v) => typeof v === "number" && named.add(NODES[v]));
      const prefix = name === "object" ? (claim.shape === SHAPE.statement ? "rdf" : "schema") : home[name] || "schema";
      return `  ${prefix}:${name} ${values.map(term).join(", ")} ;`;
    });
    lines.push("", `${iri(claim.iri)} a kg:Claim, ${shapes[claim.shape]} ;`, ...parts,
      ...(claim.by.length ? [`  prov:wasAttributedTo ${claim.by.map(term).join(", ")} ;`] : []),
      `  kg:modality ${quote(claim.modality)} ; kg:confidence ${claim.sure.toFixed(3)} ; kg:rule ${quote(claim.rule)} ;`, `  prov:wasDerivedFrom ${iri(claim.doc.iri)} ;`,
      `  kg:evidence [ a kg:Evidence ; oa:hasSource ${iri(claim.doc.iri)} ; oa:exact ${quote(claim.doc.text.slice(claim.start, claim.end))} ] .`);
  });
  named.forEach((node) => lines.push(`${iri(node.iri)} rdfs:label ${quote(node.label)} .`));
  return lines.join("\n") + "\n";
}

function savePng() {
  const source = $("canvas").querySelector("canvas");
  const picture = h("canvas", { width: source.width, height: source.height });
  const ctx = picture.getContext("2d");
  ctx.fillStyle = token("--canvas");
  ctx.fillRect(0, 0, picture.width, picture.height);
  ctx.drawImage(source, 0, 0);
  picture.toBlob((blob) => save("graph.png", blob), "image/png");
}

/** The graph as a drawing of its own, with every name. */
function saveSvg() {
  const s = scene();
  const xs = s.nodes.map((node) => node.x);
  const ys = s.nodes.map((node) => node.y);
  const [left, top] = [Math.min(...xs) - 120, Math.min(...ys) - 80];
  const drawn = svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `${left} ${top} ${Math.max(...xs) - left + 120} ${Math.max(...ys) - top + 80}`, "font-family": "sans-serif" },
    s.ties.map((tie) => svg("line", { x1: tie.a.x, y1: tie.a.y, x2: tie.b.x, y2: tie.b.y, stroke: "#a9b0b8", "stroke-width": Math.min(6, 1 + Math.log2(tieClaims(tie).length)) })),
    s.nodes.map((node) => {
      const mark = glyph(node.kind);
      const r = nodeSize(node);
      Object.entries({ x: node.x - r, y: node.y - r, width: 2 * r, height: 2 * r }).forEach(([k, v]) => mark.setAttribute(k, v));
      return [mark, svg("text", { x: node.x, y: node.y + r + 13, "text-anchor": "middle", "font-size": 12 }, node.label)];
    }));
  save("graph.svg", new XMLSerializer().serializeToString(drawn), "image/svg+xml");
}

function startExport() {
  const items = [
    ["Copy the link to this view", () => navigator.clipboard.writeText(location.href).then(() => say("link copied"), () => say("the address bar holds the link"))],
    ["Picture (PNG)", savePng], ["Drawing (SVG)", saveSvg],
    ["Statements (CSV)", () => save("statements.csv", csv([CLAIM_COLUMNS, ...claimRows()]), "text/csv;charset=utf-8")],
    ["Statements (Turtle)", () => save("statements.ttl", turtle(), "text/turtle;charset=utf-8")], ["Print", () => print()],
  ];
  fill($("share-items"), items.map(([text, action]) => button(text, () => { $("share").open = false; action(); })));
  addEventListener("click", (event) => { if (!$("share").contains(event.target)) $("share").open = false; });
}
