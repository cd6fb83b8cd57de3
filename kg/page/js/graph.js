// The graph: vis-network draws nodes and ties at the places worked out beforehand; names are drawn by labels.js.
"use strict";

const graph = { network: null, nodes: null, edges: null, added: new Set(), hovered: null, scene: null, physics: false, clicked: false, moved: false };

const FEW_TIED = 4; // fewer tied entities than this make no picture: then the untied are drawn too

/** What is on the canvas: the first nodes, what was added, all within the filters, or only a neighbourhood or a way. */
function scene() {
  const { claims, entities, ties } = passing();
  const centre = entityShown();
  const tied = new Set(ties.flatMap((tie) => [tie.a, tie.b]));
  const open = [...entities].filter((node) => state.lone || tied.has(node) || tied.size < FEW_TIED);
  let nodes = filtersSet() && open.length <= CONTENT.top ? open : open.filter((node) => node.i < CONTENT.top);
  nodes.push(...[...graph.added].map((i) => NODES[i]).filter((node) => entities.has(node)));
  if (state.only && centre) nodes = [centre, ...centre.ties.map((tie) => neighbour(tie, centre)).filter((node) => entities.has(node))];
  const way = state.path && centre ? wayBetween(centre, byKey.get(state.path)) : null;
  if (way) nodes = way.nodes;
  const on = new Set(nodes);
  if (centre && centre.entity) on.add(centre);
  const shown = ties.filter((tie) => on.has(tie.a) && on.has(tie.b));
  const near = new Set(centre ? [centre.i, ...shown.filter((t) => t.a === centre || t.b === centre).map((t) => neighbour(t, centre).i)] : []);
  const ordered = [...on].sort((a, b) => (near.has(b.i) - near.has(a.i)) || b.size - a.size || b.mentions - a.mentions);
  const strong = new Set(centre ? [centre.i] : []);
  const told = shown.filter((tie) => way || (centre && (tie.a === centre || tie.b === centre)));
  const words = told.map((tie) => [tie, wordsOf(tie, claims)]);
  return { nodes: ordered, ties: shown, near, strong, words, faded: Boolean(centre && !way && near.size > 1), claims, left: open.length - on.size };
}

/** The words of a tie, longer and shorter: the shorter is drawn where the longer finds no room. */
function wordsOf(tie, claims) {
  const said = [...new Set(tieClaims(tie).filter((c) => claims.has(c)).map(tieWords))];
  return [2, 1].map((n) => said.slice(0, n).join(", ") + (said.length > n ? ` +${said.length - n}` : ""));
}

/** Radius in pixels of the layout: a square and a triangle look larger than a dot of the same size. */
const nodeSize = (node) => node.size * { Organization: 0.44, Place: 0.5, Person: 0.55 }[node.kind] || node.size * 0.5;

function nodeDrawn(node, s) {
  const [colour, shape] = CONTENT.kinds[node.kind] || CONTENT.kinds.Thing;
  const faded = s.faded && !s.near.has(node.i);
  const ring = s.strong.has(node.i);
  return {
    id: node.i, shape, size: nodeSize(node), x: node.x, y: node.y, opacity: faded ? 0.18 : 1, borderWidth: ring ? 4 : 1.5,
    color: { background: colour, border: ring ? token("--ink") : token("--canvas"), highlight: { background: colour, border: token("--ink") }, hover: { background: colour, border: token("--ink") } },
  };
}

function tieDrawn(tie, s) {
  const all = tieClaims(tie).filter((c) => s.claims.has(c));
  const faded = s.faded && !(s.strong.has(tie.a.i) || s.strong.has(tie.b.i));
  const to = tie.forth.some((c) => s.claims.has(c));
  const back = tie.back.some((c) => s.claims.has(c));
  const width = Math.min(6, 1 + Math.log2(all.length || 1));
  const scaleFactor = 0.5 / Math.sqrt(width);
  return {
    id: tie.key, from: tie.a.i, to: tie.b.i, width, dashes: all.every((c) => c.modality !== "asserted"),
    arrows: { to: { enabled: to, scaleFactor }, from: { enabled: back, scaleFactor } },
    color: { color: token(faded ? "--faint" : "--tie"), highlight: token("--accent"), hover: token("--accent") },
  };
}

function startGraph() {
  graph.nodes = new vis.DataSet();
  graph.edges = new vis.DataSet();
  graph.network = new vis.Network($("canvas"), { nodes: graph.nodes, edges: graph.edges }, {
    physics: { enabled: false }, layout: { improvedLayout: false }, edges: { smooth: false, selectionWidth: 1, hoverWidth: 0.5 },
    interaction: { hover: true, keyboard: false, multiselect: false, tooltipDelay: 100, hideEdgesOnDrag: TIES.length > 2000 },
    nodes: { font: { size: 0 } },
  });
  const network = graph.network;
  network.on("beforeDrawing", (ctx) => drawCircles(ctx, network));
  network.on("afterDrawing", (ctx) => {
    if (!graph.scene) return;
    const s = graph.hovered === null ? graph.scene : { ...graph.scene, strong: new Set([...graph.scene.strong, graph.hovered]), near: new Set([...graph.scene.near, graph.hovered]),
      nodes: [NODES[graph.hovered], ...graph.scene.nodes.filter((n) => n.i !== graph.hovered)] };
    drawLabels(ctx, network, s);
  });
  network.on("hoverNode", ({ node }) => { graph.hovered = node; $("canvas").style.cursor = "pointer"; network.redraw(); });
  network.on("blurNode", () => { graph.hovered = null; $("canvas").style.cursor = ""; network.redraw(); });
  network.on("click", ({ nodes, edges }) => {
    graph.clicked = true;
    if (nodes.length) openEntity(NODES[nodes[0]]);
    else if (edges.length) openTie(tieByKey(edges[0]));
    else if (state.entity) go({ entity: "", path: "", only: "" });
    graph.clicked = false;
  });
  network.on("doubleClick", ({ nodes }) => nodes.length && expand(NODES[nodes[0]].ties.map((tie) => neighbour(tie, NODES[nodes[0]]))));
  network.on("dragEnd", ({ nodes }) => {
    if (!nodes.length) graph.moved = true;
    nodes.forEach((i) => Object.assign(NODES[i], roundedPlace(network.getPositions([i])[i])));
  });
  network.on("zoom", () => { graph.moved = true; });
  network.on("resize", () => { if (!graph.moved && !state.entity) fitGraph(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawGraph());
}

const roundedPlace = ({ x, y }) => ({ x: Math.round(x), y: Math.round(y) });
const tieByKey = (key) => tieOf.get(key);

/** Bring the canvas up to the state; keep the camera unless `fit`. */
function drawGraph(fit) {
  const s = scene();
  graph.scene = s;
  sync(graph.nodes, s.nodes.map((node) => nodeDrawn(node, s)));
  sync(graph.edges, s.ties.map((tie) => tieDrawn(tie, s)));
  note(s);
  drawTrail();
  if (fit) fitGraph();
}

function sync(set, items) {
  const wanted = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !wanted.has(id)));
  set.update(items);
}

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

const ROOM = { side: 56, above: 62, below: 36 }; // pixels for names at the edges, and above for the buttons

/** Bring some nodes into sight, with room for their names; `most` is the largest scale. */
function bringIntoSight(ids, { most, least = 0, animated = false }) {
  const places = Object.values(graph.network.getPositions(ids));
  if (!places.length) return;
  const { clientWidth: width, clientHeight: height } = $("canvas");
  const extent = (of) => places.reduce(([low, high], place) => [Math.min(low, place[of]), Math.max(high, place[of])], [Infinity, -Infinity]);
  const [[left, right], [top, bottom]] = [extent("x"), extent("y")];
  const fitting = Math.min((width - 2 * ROOM.side) / (right - left + 1), (height - ROOM.above - ROOM.below) / (bottom - top + 1));
  graph.network.moveTo({
    position: { x: (left + right) / 2, y: (top + bottom) / 2 },
    offset: { x: 0, y: (ROOM.above - ROOM.below) / 2 },
    scale: Math.max(least, Math.min(most, fitting), 0.001),
    animation: animated && !still() ? { duration: 350 } : false,
  });
}

/** All in sight; until someone moves the camera it stays so when the window changes. */
function fitGraph() {
  graph.moved = false;
  bringIntoSight(graph.nodes.getIds(), { most: 1.3 });
  graph.network.redraw();
}

/** Move the camera to an entity and what it is tied to; a click on the canvas leaves the camera where it is. */
function look(animated) {
  if (graph.clicked) return;
  bringIntoSight([...graph.scene.near], { most: 1.5, least: 0.5, animated });
}

function expand(nodes) {
  nodes.forEach((node) => graph.added.add(node.i));
  go({ view: "graph" });
  drawGraph();
  say(plural(nodes.length, "neighbour") + " shown");
}

function note(s) {
  const parts = [];
  if (s.left > 0 && !state.only && !state.path) parts.push(`The weightiest ${s.nodes.length.toLocaleString("en")} are drawn, ${s.left.toLocaleString("en")} more come by search.`);
  if (CONTENT.leftOut) parts.push(`${plural(CONTENT.leftOut, "entity is", "entities are")} not on this page: kg page --top, --around or --article chooses.`);
  $("graph-note").textContent = parts.join(" ");
}

function graphTools() {
  fill($("graph-tools"),
    button("+", () => zoom(1.3), { "aria-label": "Zoom in" }), button("−", () => zoom(1 / 1.3), { "aria-label": "Zoom out" }),
    button("Fit", fitGraph, { title: "See everything" }),
    button("Let it move", (event) => {
      graph.physics = !graph.physics;
      event.currentTarget.setAttribute("aria-pressed", String(graph.physics));
      graph.network.setOptions({ physics: { enabled: graph.physics, solver: "forceAtlas2Based", stabilization: false } });
    }, { "aria-pressed": "false", title: "Springs between the nodes, for fun" }));
}

const zoom = (by) => graph.network.moveTo({ scale: graph.network.getScale() * by });

drawers.graph = () => drawGraph();
