"""How large a page is and how soon it can be used, beside pyvis's own page of the same graph.

    python benchmarks/page.py 200 1000 5000 20000

For each number of entities a graph is made (seeded; five entities an article, two ties an entity, hubs as in news),
drawn as our page with and without SPARQL and as pyvis's page, and opened from disk in headless Chromium. Usable means:
drawn, and answering clicks; for pyvis: its physics has come to rest, which is given up after a minute.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service

from kg import network, page
from kg.vocabulary import BASE, PREFIXES

PATIENCE = 60.0  # seconds for pyvis's page
TRIED = 5_000  # entities above which pyvis's page is not waited for
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --window-size=1400,900"
KINDS = ["Person", "Organization", "Place", "Event", "Product"]
RDF, RDFS, SCHEMA, OA, KG, PROV = (PREFIXES[p] for p in ("rdf", "rdfs", "schema", "oa", "kg", "prov"))


def made(size: int) -> ox.Store:
    """A graph of so many entities."""
    store = ox.Store()
    store.bulk_extend(quads(size))
    return store


def quads(size: int) -> Iterator[ox.Quad]:
    """All that the articles about so many entities say."""
    chance = random.Random(7)
    names = [f"{chance.choice(['North', 'Green', 'Blue', 'Old', 'New'])} Name {i}" for i in range(size)]
    for first in range(0, size, 5):
        article = ox.NamedNode(f"{BASE}document/{first}")

        def quad(s: str, p: str, o: str | int, article: ox.NamedNode = article) -> ox.Quad:
            value = ox.NamedNode(o[1:-1]) if isinstance(o, str) and o.startswith("<") else ox.Literal(o)
            return ox.Quad(ox.NamedNode(s), ox.NamedNode(p), value, article)

        text = ""
        for number in range(first, min(first + 5, size)):
            me = f"{BASE}entity/{number}"
            yield quad(me, f"{RDF}type", f"<{SCHEMA}{KINDS[number % 5]}>")
            yield quad(me, f"{RDFS}label", names[number])
            for _ in range(2):
                other = int(size * chance.random() ** 3)
                start, sentence = len(text), f"{names[number]} was founded by {names[other]} in a good year. "
                text += sentence
                yield from told(quad, article.value, (me, f"{BASE}entity/{other}"), start, sentence, chance)
        yield quad(article.value, f"{RDF}type", f"<{SCHEMA}NewsArticle>")
        yield quad(article.value, f"{RDFS}label", f"Story {first}")
        yield quad(article.value, f"{SCHEMA}text", text)
        yield quad(article.value, f"{SCHEMA}datePublished", f"20{chance.randrange(10, 25)}-05-20")


def told(quad, article, ends, start, sentence, chance) -> Iterator[ox.Quad]:  # type: ignore[no-untyped-def]
    """A claim with its evidence and the mention of its subject."""
    claim, evidence, mention = (f"{article}/{kind}{start}" for kind in ("claim", "evidence", "mention"))
    end = start + len(sentence) - 1
    for kind in (f"{KG}Claim", f"{RDF}Statement"):
        yield quad(claim, f"{RDF}type", f"<{kind}>")
    values = {
        f"{RDF}subject": f"<{ends[0]}>",
        f"{RDF}predicate": f"<{SCHEMA}founder>",
        f"{RDF}object": f"<{ends[1]}>",
        f"{KG}confidence": str(round(chance.uniform(0.5, 1), 2)),
        f"{KG}modality": "asserted",
        f"{KG}rule": "made",
        f"{KG}evidence": f"<{evidence}>",
        f"{PROV}wasDerivedFrom": f"<{article}>",
    }
    for name, value in values.items():
        yield quad(claim, name, value)
    yield quad(mention, f"{KG}refersTo", f"<{ends[0]}>")
    for node in (evidence, mention):
        yield quad(node, f"{OA}hasSource", f"<{article}>")
        yield quad(node, f"{OA}start", start)
        yield quad(node, f"{OA}end", end)
        yield quad(node, f"{OA}exact", sentence[:-1])


def chromium(strategy: str = "normal") -> webdriver.Chrome:
    """A browser of its own for each try."""
    options = webdriver.ChromeOptions()
    for flag in FLAGS.split():
        options.add_argument(flag)
    options.page_load_strategy = strategy
    return webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))


def opened(path: Path) -> dict[str, float]:
    """Seconds until our page can be used, of a redraw, until SPARQL answers; the middle of three."""
    tries = []
    for _ in range(3):
        driver = chromium()
        driver.set_script_timeout(120)
        driver.get(path.as_uri())
        usable = float(driver.execute_script("return document.documentElement.dataset.ready")) / 1000
        redraw = driver.execute_script(
            "const canvas = document.querySelector('#canvas canvas'); const started = performance.now();"
            "for (let i = 0; i < 5; i++) { graph.network.redraw(); canvas.getContext('2d').getImageData(0, 0, 1, 1); }"
            "return (performance.now() - started) / 5000"
        )
        ask = "const t = performance.now(); typeof ask === 'undefined' ? arguments[0](0) : ask('ASK { ?s ?p ?o }')"
        ready = driver.execute_async_script(f"{ask}.then(() => arguments[0]((performance.now() - t) / 1000))")
        tries.append((usable, redraw, ready))
        driver.quit()
    usable, redraw, ready = sorted(tries)[1]
    return {"usable": usable, "redraw": redraw, "sparql": ready}


def pyvis_opened(path: Path) -> float | None:
    """Seconds until pyvis's page has come to rest; None when it has not within a minute."""
    driver = chromium("none")
    driver.set_script_timeout(PATIENCE)
    try:
        driver.get(path.as_uri())
        started = time.perf_counter()
        while time.perf_counter() - started < PATIENCE:
            if driver.execute_script("return typeof network !== 'undefined' && network.physics.ready === true"):
                return time.perf_counter() - started
            time.sleep(0.1)
    except WebDriverException:
        return None
    finally:
        driver.service.stop()
    return None


def main() -> None:
    """Print one line a size."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("entities", nargs="*", type=int, default=[200, 1000, 5000, 20000])
    print("entities | quads | render s | MB with, without SPARQL | usable s | redraw ms | SPARQL ready s | pyvis s, MB")
    for size in options.parse_args().entities:
        with tempfile.TemporaryDirectory() as folder:
            store, ours, theirs = made(size), Path(folder) / "ours.html", Path(folder) / "pyvis.html"
            started = time.perf_counter()
            drawn = page.render(store)
            took = time.perf_counter() - started
            ours.write_text(drawn, "utf-8")
            bare = len(page.render(store, sparql=False).encode()) / 1e6
            found = opened(ours)
            theirs.write_text(network.to_pyvis(network.to_networkx(store)).generate_html(), "utf-8")
            rest = pyvis_opened(theirs) if size <= TRIED else None
            theirs_said = "not tried" if size > TRIED else "over 60" if rest is None else f"{rest:.1f}"
            print(
                f"{size} | {len(store)} | {took:.1f} | {len(drawn.encode()) / 1e6:.2f}, {bare:.2f} | "
                f"{found['usable']:.2f} | {1000 * found['redraw']:.0f} | {found['sparql']:.2f} | "
                f"{theirs_said}, {theirs.stat().st_size / 1e6:.2f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
