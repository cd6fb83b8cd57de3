"""Where the shares of a firm are listed, and as what: "Acme Inc. (NYSE: ACM)" becomes a claim, schema:tickerSymbol."""

from collections.abc import Iterator

from kg.extract.codes import listings
from kg.extract.reading import Reading
from kg.model import Claim, Evidence, Part
from kg.vocabulary import RDF, SCHEMA

RULE, CONFIDENCE = "ticker", 0.97


def extract(reading: Reading) -> Iterator[Claim]:
    """What the shares of firms are listed as; one claim a code."""
    ending = {m.end: m for m in reading.mentions if m.kind == "name" and reading.is_a(m, SCHEMA.Organization)}
    text = reading.document.text
    for listing in listings(reading.doc):
        firm = ending.get(listing.named)
        if firm is not None:
            parts = {
                RDF.subject: (reading.entity_part(firm),),
                RDF.predicate: (Part(iri=SCHEMA.tickerSymbol),),
                RDF.object: (Part(text=f"{listing.exchange} {listing.symbol}"),),
            }
            evidence = Evidence(firm.start, listing.end, text[firm.start : listing.end])
            yield Claim(RDF.Statement, parts, evidence, RULE, firm.root, CONFIDENCE)
