// Names on the canvas, drawn after it at a constant size: hubs first, none over another, with a halo.
"use strict";

const CELL = 12; // pixels of the grid that keeps names apart
const EDGE = 4; // pixels between a name and the edge of the canvas, where its node is in sight
const widths = new Map();

/** Draw names of nodes, then the words of the chosen ties. `scene` gives nodes, ties, and who is chosen. */
function drawLabels(ctx, network, scene) {
  const canvas = ctx.canvas;
  const ratio = canvas.width / canvas.clientWidth;
  const taken = new Set();
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  const [ink, soft, paper] = [token("--ink"), token("--soft"), token("--canvas")];
  const view = { w: canvas.clientWidth, h: canvas.clientHeight };
  const scale = network.getScale();
  const points = network.getPositions();
  const at = (node) => network.canvasToDOM(points[node.i]);
  scene.nodes.forEach((node) => points[node.i] && taken.add(cellAt(at(node))));
  for (const node of scene.nodes) {
    if (!points[node.i]) continue;
    const place = at(node);
    if (place.x < -80 || place.y < -20 || place.x > view.w + 80 || place.y > view.h + 20) continue;
    const strong = scene.strong.has(node.i);
    if (scene.faded && !scene.near.has(node.i)) continue;
    ctx.font = `${strong ? 600 : 450} ${strong ? 14 : 12.5}px ${token("--sans")}`;
    const text = shortened(node.label);
    const away = nodeSize(node) * scale + 11;
    const half = widthOf(ctx, text) / 2;
    const beside = away + half - 5;
    const inSight = Math.abs(place.x - view.w / 2) < view.w / 2;
    const slid = inSight ? Math.min(Math.max(place.x, half + EDGE), view.w - half - EDGE) : place.x;
    const [left, right, above, below] = [place.x - beside, place.x + beside, place.y - away, place.y + away];
    const places = [{ x: slid, y: below }, { x: slid, y: above }, { x: right, y: place.y }, { x: left, y: place.y }];
    const whole = places.filter((p) => !inSight || Math.abs(p.x - view.w / 2) + half < view.w / 2);
    const found = whole.find((p) => free(ctx, text, p, taken)) || (strong ? places[0] : null);
    if (found) write(ctx, text, found, taken, ink, paper);
  }
  ctx.font = `450 11px ${token("--sans")}`;
  for (const [tie, words] of scene.words) {
    if (!points[tie.a.i] || !points[tie.b.i]) continue;
    const [a, b] = [at(tie.a), at(tie.b)];
    const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    const fitting = words.find((text) => free(ctx, text, middle, taken));
    if (fitting) write(ctx, fitting, middle, taken, soft, paper);
  }
  ctx.restore();
}

const cellAt = ({ x, y }) => Math.floor(x / CELL) + ":" + Math.floor(y / CELL);
const shortened = (text) => ([...text].length > 34 ? [...text].slice(0, 32).join("") + "…" : text);

function widthOf(ctx, text) {
  const key = ctx.font + text;
  if (!widths.has(key)) widths.set(key, ctx.measureText(text).width);
  return widths.get(key);
}

/** The cells of the grid that a text covers. */
function cellsOf(ctx, text, { x, y }) {
  const half = widthOf(ctx, text) / 2 + 2;
  const cells = [];
  for (let i = Math.floor((x - half) / CELL); i <= Math.floor((x + half) / CELL); i++) {
    for (let j = Math.floor((y - 7) / CELL); j <= Math.floor((y + 7) / CELL); j++) cells.push(i + ":" + j);
  }
  return cells;
}

const free = (ctx, text, place, taken) => !cellsOf(ctx, text, place).some((cell) => taken.has(cell));

function write(ctx, text, place, taken, ink, paper) {
  cellsOf(ctx, text, place).forEach((cell) => taken.add(cell));
  ctx.strokeStyle = paper;
  ctx.lineWidth = 4;
  ctx.strokeText(text, place.x, place.y);
  ctx.fillStyle = ink;
  ctx.fillText(text, place.x, place.y);
}
