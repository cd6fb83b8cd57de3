"""The library: load once, then texts to extractions, articles to a graph, graphs to networks.

>>> import kg
>>> reader = kg.Reader()
>>> found = reader.read("Ann Roe, who founded Acme Ltd, lives in Leeds.", published="2024-05-20")
>>> graph = reader.build(["articles/"], "out/")
"""

import html
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
from pyvis.network import Network
from rdflib import Dataset

from kg import network, page, pipeline, read, store
from kg.annotate import annotate, load_model
from kg.extract import extract
from kg.identity import identified_alone
from kg.model import Extraction
from kg.report import DEFAULT_MODEL, DEFAULT_TIER, Settings, Tier
from kg.vocabulary import BASE


class Reader:
    """A loaded language model that reads articles. `model` is any installed spaCy pipeline with parser and NER.

    `relations` names the learned model that is asked beside the rules: "linear", "encoder" or "none".
    """

    def __init__(self, model: str = DEFAULT_MODEL, base: str = BASE, relations: Tier = DEFAULT_TIER) -> None:
        self.model = model
        self.relations: Tier = relations
        self.base = base
        self._nlp = load_model(model)

    def read(self, text: str, id: str = "text", published: str | None = None) -> Extraction:
        """All that a text says; `published` (YYYY-MM-DD) is the date that "last Friday" is counted from.

        Offsets in the result are characters of its `document.text`, which may differ from `text` in white space.
        """
        document = read.read_text(text, id, published)
        ((_, doc),) = annotate([document], self._nlp)
        return identified_alone(extract(document, doc, self.relations), self.base)

    def build(self, paths: Iterable[str | Path], out: str | Path = "out") -> "Graph":
        """Build the graph of all articles under the paths into the folder `out`, and open it."""
        settings = Settings(model=self.model, base=self.base, relations=self.relations)
        pipeline.build([str(path) for path in paths], Path(out), settings)
        return Graph(out)


class Graph:
    """A built graph, read only."""

    def __init__(self, out: str | Path = "out") -> None:
        self.store: ox.Store = store.open_store(Path(out))

    def dataset(self) -> Dataset:
        """The graph behind rdflib's API; SPARQL sees the union of all its named graphs."""
        return store.as_dataset(self.store)

    def networkx(self) -> network.Entities:
        """The network of entities with one edge a claim."""
        return network.to_networkx(self.store)

    def page(self, sparql: bool = True) -> str:
        """The explorer as one HTML file."""
        return page.render(self.store, sparql=sparql)

    def _repr_html_(self) -> str:
        """The explorer inside a notebook, in a frame of its own."""
        drawn = html.escape(self.page(sparql=False), quote=True)
        return f'<iframe srcdoc="{drawn}" style="width:100%;height:700px;border:0" title="Knowledge graph"></iframe>'

    def pyvis(self) -> Network:
        """The network as a pyvis `Network`."""
        return network.to_pyvis(self.networkx())
