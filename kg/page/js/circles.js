// Circles: groups that are tied closely, drawn as soft grounds behind their members, each called after its heaviest.
"use strict";

const CIRCLES = CONTENT.circles.map((members) => ({ name: NODES[members[0]].label, members }));

/** The corners around points, anticlockwise (Andrew's monotone chain). */
function hull(points) {
  const sorted = points.slice().sort((a, b) => a.x - b.x || a.y - b.y);
  const turn = (o, a, b) => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
  const half = (list) => {
    const out = [];
    list.forEach((p) => {
      while (out.length > 1 && turn(out[out.length - 2], out[out.length - 1], p) <= 0) out.pop();
      out.push(p);
    });
    return out.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/** Draw the grounds of the circles whose members are on the canvas; called before vis-network draws. */
function drawCircles(ctx, network) {
  if (!state.circles || !graph.scene) return;
  const points = network.getPositions();
  ctx.save();
  ctx.lineJoin = "round";
  CIRCLES.forEach(({ members }) => {
    const here = members.map((i) => points[i]).filter(Boolean);
    if (here.length < 3) return;
    ctx.beginPath();
    hull(here).forEach((p, i) => (i ? ctx.lineTo(p.x, p.y) : ctx.moveTo(p.x, p.y)));
    ctx.closePath();
    ctx.strokeStyle = ctx.fillStyle = token("--ground");
    ctx.lineWidth = 70;
    ctx.stroke();
    ctx.fill();
  });
  ctx.restore();
}

/** The legend's part: a switch, and each circle as a button that moves the view to it. */
function circlesGroup() {
  if (!CIRCLES.length) return null;
  return group("Circles", h("label", { class: "check" }, h("input", { type: "checkbox", checked: Boolean(state.circles), onchange: (event) => go({ circles: event.target.checked ? "1" : "" }, true) }),
    h("span", {}, "show as grounds")),
  CIRCLES.slice(0, 6).map((circle) => h("div", { class: "check" }, button(["around ", h("bdi", {}, circle.name)], () => lookAt(circle), { class: "plain" }), h("span", { class: "count" }, circle.members.length))));
}

function lookAt(circle) {
  circle.members.forEach((i) => graph.added.add(i));
  go({ view: "graph", circles: "1", entity: "", path: "", only: "" });
  drawGraph();
  bringIntoSight(circle.members, { most: 1.4, animated: true });
}
