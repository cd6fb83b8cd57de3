// The query editor: CodeMirror with SPARQL colours, completing from the graph's own classes, properties and names.
"use strict";

const KEYWORDS = "SELECT DISTINCT WHERE OPTIONAL FILTER UNION MINUS GRAPH BIND VALUES ORDER BY GROUP HAVING LIMIT OFFSET ASK CONSTRUCT DESCRIBE COUNT SUM AVG MIN MAX GROUP_CONCAT CONTAINS LCASE STR REGEX EXISTS NOT BOUND COALESCE".split(" ");

/** The names that the shipped queries and the claims use, as completions. */
function vocabularyNames() {
  const names = new Set(["kg:Claim", "kg:evidence", "kg:confidence", "kg:modality", "kg:rule", "kg:refersTo", "prov:wasDerivedFrom", "prov:wasAttributedTo", "oa:exact", "rdfs:label", "skos:altLabel"]);
  CONTENT.queries.forEach(([, , text]) => (text.match(/\b(?:kg|schema|org|prov|oa|skos|rdf|rdfs):\w+/g) || []).forEach((name) => names.add(name)));
  ENTITIES.forEach((node) => node.classes.forEach((c) => names.add(`schema:${c}`)));
  CLAIMS.forEach((claim) => claim.shape === SHAPE.statement && names.add(shortIri(NODES[first(claim, "predicate")].iri)));
  return [...names].sort();
}

function shortIri(iri) {
  for (const [prefix, space] of Object.entries(CONTENT.prefixes)) if (iri.startsWith(space)) return `${prefix}:${iri.slice(space.length)}`;
  return iri;
}

/** An editor in an element; `run` is called on Ctrl-Enter. Gives `text()` and `set(text)`. */
function makeEditor(parent, text, run) {
  const cm = codemirror;
  const names = vocabularyNames();
  const complete = (context) => {
    const quoted = context.matchBefore(/"[^"\n]{2,}/);
    if (quoted) {
      const wanted = fold(quoted.text.slice(1));
      const options = ENTITIES.filter((node) => fold(node.label).includes(wanted)).slice(0, 30).map((node) => ({ label: node.label, detail: classWords(node)[0] }));
      return { from: quoted.from + 1, options, filter: false };
    }
    const word = context.matchBefore(/[\w:]+/);
    if (!word && !context.explicit) return null;
    const options = names.map((label) => ({ label, type: /:[A-Z]/.test(label) ? "class" : "property" })).concat(KEYWORDS.map((label) => ({ label, type: "keyword" })));
    return { from: word ? word.from : context.pos, options, validFor: /^[\w:]*$/ };
  };
  const t = cm.tags;
  const colours = cm.HighlightStyle.define([
    { tag: t.keyword, color: "var(--accent)", fontWeight: "600" }, { tag: t.string, color: "var(--warn)" },
    { tag: t.comment, color: "var(--soft)", fontStyle: "italic" }, { tag: [t.variableName, t.standard(t.variableName)], color: "var(--ink)" },
    { tag: [t.atom, t.number], color: "var(--warn)" },
  ]);
  const look = cm.EditorView.theme({
    "&": { backgroundColor: "var(--paper)", color: "var(--ink)", fontSize: "13.5px" }, ".cm-content": { fontFamily: "var(--mono)", caretColor: "var(--ink)", padding: ".6rem 0" },
    ".cm-gutters": { backgroundColor: "var(--paper)", color: "var(--soft)", border: "0" }, ".cm-cursor": { borderLeftColor: "var(--ink)" },
    "&.cm-focused": { outline: "none" }, ".cm-tooltip": { backgroundColor: "var(--paper)", color: "var(--ink)", border: "1px solid var(--line)" },
    ".cm-scroller": { maxHeight: "45vh" },
  });
  const view = new cm.EditorView({
    parent, doc: text,
    extensions: [
      cm.Prec.highest(cm.keymap.of([{ key: "Mod-Enter", run: () => { run(); return true; } }])),
      cm.lineNumbers(), cm.highlightSpecialChars(), cm.history(), cm.drawSelection(), cm.bracketMatching(), cm.closeBrackets(),
      cm.StreamLanguage.define(cm.sparql), cm.syntaxHighlighting(colours), look, cm.EditorView.lineWrapping,
      cm.autocompletion({ override: [complete] }), cm.EditorView.contentAttributes.of({ "aria-label": "SPARQL query" }),
      cm.keymap.of([...cm.closeBracketsKeymap, ...cm.defaultKeymap, ...cm.historyKeymap, ...cm.completionKeymap]),
    ],
  });
  return {
    text: () => view.state.doc.toString(),
    set: (next) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } }),
  };
}
