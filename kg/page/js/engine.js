// The SPARQL engine, Oxigraph as WebAssembly, in a worker of its own: it never freezes the page, and Stop ends it.
"use strict";

const PREFIX_LINE = Object.entries(CONTENT.prefixes).map(([name, iri]) => `PREFIX ${name}: <${iri}>`).join(" ") + " ";
const engine = { worker: null, ready: null, waiting: new Map(), asked: 0 };

function bytesOf(id) {
  const text = atob($(id).textContent.trim());
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

function send(message) {
  return new Promise((done, failed) => {
    const id = ++engine.asked;
    engine.waiting.set(id, { done, failed });
    engine.worker.postMessage({ id, ...message });
  });
}

const LEFT_OUT = "The query engine was left out of this page, because the graph is large. Run kg serve and open the page there, or ask with kg query.";

function startEngine() {
  if (engine.ready) return engine.ready;
  if (!$("engine-wasm")) return Promise.reject(new Error(LEFT_OUT));
  const code = [$("engine-script").textContent, $("engine-worker").textContent];
  const address = URL.createObjectURL(new Blob(code, { type: "text/javascript" }));
  engine.worker = new Worker(address);
  URL.revokeObjectURL(address);
  engine.worker.onmessage = ({ data }) => {
    const waiting = engine.waiting.get(data.id);
    engine.waiting.delete(data.id);
    if (!waiting) return;
    if (data.error) waiting.failed(new Error(data.error));
    else waiting.done(data);
  };
  engine.worker.onerror = (event) => engine.waiting.forEach(({ failed }) => failed(new Error(event.message || "the engine did not start")));
  engine.ready = send({ wasm: bytesOf("engine-wasm"), quads: bytesOf("engine-quads") });
  return engine.ready;
}

/** The answer to a query: { columns, rows }, { boolean } or { triples }; places in errors are those of the text given. */
async function ask(text) {
  if (ENDPOINT) return askServer(text);
  await startEngine();
  try {
    return await send({ query: PREFIX_LINE + text, base: "https://example.org/kg/" });
  } catch (error) {
    throw new Error(error.message.replace(/\b1:(\d+)/, (all, column) => `1:${Math.max(1, column - PREFIX_LINE.length)}`));
  }
}

/** End what runs; the next query starts the engine anew. */
function stopEngine() {
  if (asking) asking.abort();
  if (!engine.worker) return;
  engine.worker.terminate();
  engine.waiting.forEach(({ failed }) => failed(new Error("Stopped.")));
  Object.assign(engine, { worker: null, ready: null, waiting: new Map() });
}
