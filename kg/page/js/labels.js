// Names on the canvas, drawn after it at a constant size: hubs first, none over another, with a halo.
"use strict";

const CELL = 12; // pixels of the grid that keeps names apart
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
  for (const node of scene.nodes) {
    if (!points[node.i]) continue;
    const place = at(node);
    if (place.x < -80 || place.y < -20 || place.x > view.w + 80 || place.y > view.h + 20) continue;
    const strong = scene.strong.has(node.i);
    if (scene.faded && !scene.near.has(node.i)) continue;
    ctx.font = `${strong ? 600 : 450} ${strong ? 14 : 12.5}px ${token("--sans")}`;
    place.y += node.size * scale + 10;
    write(ctx, shortened(node.label), place, taken, ink, paper, strong);
  }
  ctx.font = `450 11px ${token("--sans")}`;
  for (const [tie, words] of scene.words) {
    if (!points[tie.a.i] || !points[tie.b.i]) continue;
    const [a, b] = [at(tie.a), at(tie.b)];
    write(ctx, words, { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, taken, soft, paper, false);
  }
  ctx.restore();
}

const shortened = (text) => ([...text].length > 34 ? [...text].slice(0, 32).join("") + "…" : text);

function write(ctx, text, { x, y }, taken, ink, paper, force) {
  const key = ctx.font + text;
  if (!widths.has(key)) widths.set(key, ctx.measureText(text).width);
  const width = widths.get(key);
  const cells = [];
  for (let i = Math.floor((x - width / 2 - 2) / CELL); i <= Math.floor((x + width / 2 + 2) / CELL); i++) {
    for (let j = Math.floor((y - 7) / CELL); j <= Math.floor((y + 7) / CELL); j++) cells.push(i + ":" + j);
  }
  if (!force && cells.some((cell) => taken.has(cell))) return;
  cells.forEach((cell) => taken.add(cell));
  ctx.strokeStyle = paper;
  ctx.lineWidth = 4;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = ink;
  ctx.fillText(text, x, y);
}
