"""A published graph becomes one HTML file that anyone can open: no server, no request, every line with its sentence.

The scripts of the page are the files in `kg/page/js/`, in the order of `SCRIPTS`, after vis-network, which is read from
the installed pyvis. A content security policy in the page names the hash of each, so no other script can run.
"""

import base64
import gzip
import hashlib
import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

import pyoxigraph as ox
from jinja2 import Environment
from markupsafe import Markup, escape

from kg.page.content import Choice, content, in_utf16

__all__ = ["Choice", "render", "served"]

VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
SCRIPTS = (
    *("data", "dom", "state", "filters", "relations", "evidence", "charts", "panel", "search", "circles", "legend"),
    *("labels", "graph", "paths", "table", "timeline", "articles", "export"),
)
SPARQL_SCRIPTS = ("endpoint", "engine", "editor", "results", "sparql")
LAST = ("main",)
ALONE = "default-src 'none';"  # the start of the policy: nobody is asked
ENGINE_LIMIT = 1_000_000  # quads; above it a page carries no SPARQL engine, and says so: it would take minutes to load


def render(store: ox.Store, choice: Choice | None = None, *, sparql: bool = True, title: str = "") -> str:
    """The explorer of the graph in a store, as one file without any request.

    `choice` says what the page holds and draws first; without `sparql` the page has no query tab and is 2 MB smaller.
    Raises `UsageError` where the choice names nothing in the graph.
    """
    choice = choice or Choice()
    shown = in_utf16(content(store, choice))
    scripts = [_vis(), *map(_own, SCRIPTS)]
    scripts += [_asset("codemirror.js"), *map(_own, SPARQL_SCRIPTS)] if sparql else []
    scripts += map(_own, LAST)
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string((files("kg.page") / "page.html").read_text("utf-8"))
    return template.render(
        title=title or _title(shown),
        policy=_policy(scripts),
        style=Markup((files("kg.page") / "page.css").read_text("utf-8")),
        scripts=[Markup(script) for script in scripts],
        content=Markup(as_json(shown)),
        sparql=sparql,
        engine=_engine(store) if sparql and len(store) <= ENGINE_LIMIT else None,
    )


def served(html: str, endpoint: str) -> str:
    """The page as a server hands it out: its queries go to the `endpoint` of that server, the engine is left out."""
    html = re.sub(r'<script type="text/plain" id="engine-\w+">.*?</script>\n', "", html, flags=re.DOTALL)
    html = html.replace("<html ", f'<html data-endpoint="{escape(endpoint)}" ', 1)
    return html.replace(escape(ALONE), escape(f"{ALONE} connect-src 'self';"), 1)


def as_json(value: Any) -> str:
    """JSON that cannot end the script element it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char in "<\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text.encode("utf-8", "replace").decode("utf-8")


def _title(shown: dict[str, Any]) -> str:
    documents = shown["documents"]
    return str(documents[0][1]) if len(documents) == 1 else f"{len(documents)} articles"


@cache
def _vis() -> str:
    return _inline((files("pyvis") / VIS).read_text("utf-8"))


@cache
def _own(name: str) -> str:
    return _inline((files("kg.page") / "js" / f"{name}.js").read_text("utf-8"))


@cache
def _asset(name: str) -> str:
    return _inline((files("kg.page") / "assets" / name).read_text("utf-8"))


def _inline(script: str) -> str:
    """A script that cannot end its element; nothing else in it is touched."""
    return re.sub(r"<(/script|!--)", r"\\x3c\1", script, flags=re.IGNORECASE)


def _policy(scripts: list[str]) -> str:
    """What the page may do: run exactly these scripts and the engine in its worker, and ask nobody anything."""
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in scripts)
    return (
        f"{ALONE} script-src {hashes} 'wasm-unsafe-eval'; worker-src blob:; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _engine(store: ox.Store) -> dict[str, Markup]:
    """The SPARQL engine, its worker and the graph, as text that the page unpacks."""
    wasm = (files("kg.page") / "assets" / "oxigraph.wasm.gz").read_bytes()
    quads = store.dump(format=ox.RdfFormat.N_QUADS) or b""
    return {
        "script": Markup(_asset("oxigraph.js")),
        "worker": Markup(_asset("worker.js")),
        "wasm": Markup(base64.b64encode(wasm).decode()),
        "quads": Markup(base64.b64encode(gzip.compress(quads, 6, mtime=0)).decode()),
    }
