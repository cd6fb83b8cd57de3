"""Small graphs made of any strings, without reading a text: what a page must stand, whatever the news says."""

import pyoxigraph as ox

from kg.vocabulary import BASE, PREFIXES

DOCUMENT = f"{BASE}document/one"


def store_of(
    *names: str, title: str = "A title", url: str = "https://example.org/story", quote: str = "We grow"
) -> ox.Store:
    """A graph in which each name founded the next, in an article of that title with one quotation and one figure."""
    store = ox.Store()
    text, places = "", []
    for name in names:
        places.append((len(text), len(text) + len(name)))
        text += f"{name} founded "
    start = len(text)
    text += f"it. “{quote}”, they said of 40 people."
    graph = _Graph(store)
    graph.add("document/one", a="schema:NewsArticle", label=title, **{"schema:text": text, "schema:url": url})
    graph.add("document/one", **{"schema:datePublished": "2024-05-20"})
    for number, (name, (first, last)) in enumerate(zip(names, places, strict=True)):
        graph.add(f"entity/e{number}", a="schema:Organization", label=name)
        graph.add(
            f"entity/e{number}", **{"skos:altLabel": f"the {name}", "schema:description": name, "schema:sameAs": url}
        )
        mention = graph.add(f"mention/{number}", a="kg:Mention", **{"oa:exact": name})
        graph.stretch(mention, first, last)
        graph.link(f"mention/{number}", "kg:refersTo", f"entity/e{number}")
    for number in range(len(names) - 1):
        claim = f"claim/c{number}"
        graph.claim(claim, "rdf:Statement", places[number][0], places[number + 1][1])
        graph.link(claim, "rdf:subject", f"entity/e{number}")
        graph.quad(claim, "rdf:predicate", ox.NamedNode(PREFIXES["schema"] + "founder"))
        graph.link(claim, "rdf:object", f"entity/e{number + 1}")
    graph.claim("claim/quote", "schema:Quotation", start, len(text))
    graph.link("claim/quote", "schema:spokenByCharacter", "entity/e0")
    graph.add("claim/quote", **{"schema:text": quote})
    graph.add("term/people", a="schema:DefinedTerm", label=names[-1])
    graph.claim("claim/figure", "schema:Observation", start, len(text))
    graph.link("claim/figure", "schema:observationAbout", "entity/e0")
    graph.link("claim/figure", "schema:measuredProperty", "term/people")
    graph.add("claim/figure", **{"schema:value": "40", "schema:unitText": quote})
    return store


class _Graph:
    """Quads of one article."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    def quad(self, subject: str, name: str, value: ox.NamedNode | ox.Literal) -> None:
        self.store.add(ox.Quad(ox.NamedNode(BASE + subject), _named(name), value, ox.NamedNode(DOCUMENT)))

    def add(self, subject: str, a: str = "", label: str = "", **literals: str) -> str:
        if a:
            self.quad(subject, "rdf:type", _named(a))
        if label:
            self.quad(subject, "rdfs:label", ox.Literal(label))
        for name, value in literals.items():
            self.quad(subject, name, ox.Literal(value))
        return subject

    def link(self, subject: str, name: str, to: str) -> None:
        self.quad(subject, name, ox.NamedNode(BASE + to))

    def stretch(self, subject: str, start: int, end: int) -> None:
        self.link(subject, "oa:hasSource", "document/one")
        self.quad(subject, "oa:start", ox.Literal(start))
        self.quad(subject, "oa:end", ox.Literal(end))

    def claim(self, subject: str, shape: str, start: int, end: int) -> None:
        self.add(subject, a=shape)
        self.add(subject, a="kg:Claim", **{"kg:confidence": "0.9", "kg:modality": "asserted", "kg:rule": "rule"})
        self.link(subject, "prov:wasDerivedFrom", "document/one")
        evidence = self.add(f"{subject}-evidence", a="kg:Evidence", **{"oa:exact": "words"})
        self.link(subject, "kg:evidence", evidence)
        self.stretch(evidence, start, end)


def _named(name: str) -> ox.NamedNode:
    prefix, _, local = name.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)
