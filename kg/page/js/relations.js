// What ties two things in a claim, in words: the key to filter by, the phrase to read.
"use strict";

const READ = {
  founder: "was founded by", parentOrganization: "belongs to", subOrganization: "includes", location: "is in",
  headquarters: "is based in", containedInPlace: "lies in", memberOf: "is a member of", worksFor: "works for",
  birthPlace: "was born in", homeLocation: "lives in", spouse: "is married to", owns: "owns", foundingDate: "was founded",
  jobTitle: "is", author: "was written by", organizer: "was organized by", alumniOf: "studied at",
  politicalAffiliation: "belongs to", nationality: "is from", birthDate: "was born", deathDate: "died",
  description: "is described as", children: "is a parent of", parent: "is a child of", affiliation: "is with", industry: "works in", about: "is about",
};

const value = (v) => (typeof v === "number" ? NODES[v].label : v);
const first = (claim, name) => (claim.parts[name] ? claim.parts[name][0] : undefined);
const labelOf = (claim, name) => (claim.parts[name] || []).map(value).join(", ");

/** The kind of tie a claim makes; posts are one kind whatever the title. */
function relationKey(claim) {
  if (claim.shape === SHAPE.statement) return local(NODES[first(claim, "predicate")].iri);
  if (claim.shape === SHAPE.membership) return "post";
  if (claim.shape === SHAPE.action) return "does: " + first(claim, "verb");
  return claim.shape === SHAPE.quotation ? "quotation" : "figure";
}

function relationName(key) {
  return key.startsWith("does: ") ? key.slice(6) : key === "post" ? "holds a post" : words(key);
}

/** The few words for a line in the graph. */
function tieWords(claim) {
  if (claim.shape === SHAPE.membership) return labelOf(claim, "role");
  return relationName(relationKey(claim));
}

/** Subject, relation and object of a claim, each a list of part names. */
const PARTS = [
  [["subject"], ["predicate"], ["object"]],
  [["member"], ["role"], ["organization"]],
  [["observationAbout"], ["measuredProperty"], ["value"]],
  [["spokenByCharacter"], [], ["text"]],
  [["agent"], ["verb"], ["object", "participant", "location"]],
];

const asLink = (v) => (typeof v === "number" ? nodeLink(NODES[v]) : document.createTextNode(v));
const joined = (values) => (values || []).map((v, i) => [i ? ", " : "", asLink(v)]);

/** A claim as a short sentence of text and links. */
function phrase(claim) {
  const p = claim.parts;
  switch (claim.shape) {
    case SHAPE.statement: {
      const key = relationKey(claim);
      return [joined(p.subject), ` ${READ[key] || words(key)} `, key.endsWith("Date") ? dated(labelOf(claim, "object")) : joined(p.object)];
    }
    case SHAPE.membership: {
      const former = (p.status || [])[0] === "former" ? "former " : "";
      return [joined(p.member), " – ", h("span", { class: "role" }, former + labelOf(claim, "role")), p.organization ? [" of ", joined(p.organization)] : ""];
    }
    case SHAPE.observation:
      return [joined(p.observationAbout), ": ", labelOf(claim, "measuredProperty"), " ", h("b", {}, figure(claim)), when(claim)];
    case SHAPE.quotation:
      return [joined(p.spokenByCharacter), ": “", labelOf(claim, "text"), "”"];
    default:
      return p.label ? withLinks(labelOf(claim, "label"), claim) : [joined(p.agent), " ", labelOf(claim, "verb"), " ", joined(p.object)];
  }
}

/** A sentence in which the names of a claim's entities are links. */
function withLinks(text, claim) {
  const named = ["agent", "object", "participant", "location"].flatMap((name) => claim.parts[name] || [])
    .filter((v) => typeof v === "number" && NODES[v].entity).map((v) => NODES[v]);
  const places = [];
  named.forEach((node) => [node.label, ...node.alts].some((name) => {
    const at = text.indexOf(name);
    if (at >= 0 && !places.some(([s, e]) => at < e && at + name.length > s)) return places.push([at, at + name.length, node]);
    return false;
  }));
  places.sort((a, b) => a[0] - b[0]);
  const out = [];
  let from = 0;
  places.forEach(([start, end, node]) => {
    out.push(text.slice(from, start), nodeLink(node, text.slice(start, end)));
    from = end;
  });
  return [...out, text.slice(from)];
}

const SIGNS = { percent: " %", USD: " US dollars", EUR: " euros", GBP: " pounds", CNY: " yuan", JPY: " yen" };

/** A number for people, with its unit and what qualifies it. */
function figure(claim) {
  const unit = labelOf(claim, "unitText");
  const numbers = [first(claim, "value")];
  if (numbers[0] === undefined) numbers.splice(0, 1, first(claim, "minValue"), first(claim, "maxValue"));
  const shown = numbers.filter((n) => n !== undefined).map(short).join("–");
  const about = (claim.parts.measurementQualifier || []).filter((q) => /least|most|about|more than|less than|nearly/.test(q));
  return (about.length ? about.join(", ") + " " : "") + shown + (unit ? SIGNS[unit] || " " + unit : "");
}

function short(text) {
  const n = Number(text);
  if (!Number.isFinite(n)) return String(text);
  for (const [size, name] of [[1e12, " trillion"], [1e9, " billion"], [1e6, " million"]]) {
    if (Math.abs(n) >= size) return (n / size).toLocaleString("en", { maximumFractionDigits: 2 }) + name;
  }
  return n.toLocaleString("en", { maximumFractionDigits: 4 });
}

/** A date as people write it, as exact as it is known. */
function dated(text) {
  const m = /^(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(text);
  if (!m) return String(text);
  const parts = { year: "numeric", ...(m[2] ? { month: "long" } : {}), ...(m[3] ? { day: "numeric" } : {}), timeZone: "UTC" };
  return new Date(Date.UTC(m[1], (m[2] || 1) - 1, m[3] || 1)).toLocaleDateString("en-GB", parts);
}

function when(claim) {
  const own = first(claim, "observationDate") || first(claim, "observationPeriod") || first(claim, "startTime") || first(claim, "dateCreated");
  return own ? ` (${dated(value(own))})` : "";
}
