// Start: read the address, draw the view, follow changes.
"use strict";

const VIEWS = ["graph", "table", "timeline", "articles", "sparql"].filter((view) => $(`view-${view}`));

function showView() {
  const view = VIEWS.includes(state.view) ? state.view : "graph";
  VIEWS.forEach((name) => {
    $(`view-${name}`).hidden = name !== view;
    $(`tab-${name}`).setAttribute("aria-selected", String(name === view));
    $(`tab-${name}`).tabIndex = name === view ? 0 : -1;
  });
  document.body.dataset.view = view;
  return view;
}

function startTabs() {
  VIEWS.forEach((name, i) => {
    const tab = $(`tab-${name}`);
    tab.addEventListener("click", () => go({ view: name }));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = VIEWS[(i + step + VIEWS.length) % VIEWS.length];
      go({ view: next });
      $(`tab-${next}`).focus();
    });
  });
}

function start() {
  const asked = fromHash(location.hash);
  state = { ...asked, ...withTrail(asked) };
  startTabs();
  startSearch();
  startExport();
  graphTools();
  showView();
  startGraph();
  const node = entityShown();
  showLegend();
  showPanel();
  drawGraph(true);
  if (node && !state.path && !state.only) look(false);
  if (state.view !== "graph") (drawers[state.view] || drawers.graph)();
  watch((changed) => {
    const view = showView();
    const shown = entityShown();
    const filtered = FILTERS.some((key) => changed.has(key));
    if ((filtered && !changed.has("sure")) || changed.has("circles")) showLegend();
    if (filtered || changed.has("entity") || changed.has("path") || changed.has("only")) showPanel();
    drawers[view](changed);
    if (view === "graph") {
      if (["only", "path", "lone", "in", "source"].some((key) => changed.has(key))) fitGraph();
      else if (changed.has("entity") && shown && shown.entity) look(true);
    }
  });
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
}

start();
