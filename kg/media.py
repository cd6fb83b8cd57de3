"""Media types: what formats are called in HTTP, and which one a client that accepts some is given."""

from collections.abc import Mapping

RESULT_TYPES = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
GRAPH_TYPES = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "xml": "application/rdf+xml",
}
ALSO = {"application/json": "json", "application/xml": "xml", "text/xml": "xml"}  # taken for what is meant


def form_of(content_type: str) -> tuple[str, str]:
    """The kind ("rows" or "triples") and the form of a media type; the form is "" for an unknown one."""
    plain = content_type.partition(";")[0].strip().lower()
    for kind, types in (("triples", GRAPH_TYPES), ("rows", RESULT_TYPES)):
        for form, known in types.items():
            if known == plain:
                return kind, form
    return "rows", ALSO.get(plain, "")


def chosen(accept: str, offered: Mapping[str, str], also: Mapping[str, str] | None = None) -> str | None:
    """The offered form that an `Accept` header likes best, the first of equals; None where it likes none.

    `offered` maps forms to media types, `also` further media types to forms. No header accepts everything.
    """
    ranges = _ranges(accept or "*/*")
    names = [(media, form) for form, media in offered.items()] + [
        (media, form) for media, form in (also or {}).items() if form in offered
    ]
    liked = [(_quality(media, ranges), -number, form) for number, (media, form) in enumerate(names)]
    (quality, _), _, form = max(liked)
    return form if quality > 0 else None


def _ranges(accept: str) -> dict[str, float]:
    ranges = {}
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                try:
                    quality = float(parameter[2:])
                except ValueError:
                    quality = 0.0
        ranges[name] = quality
    return ranges


def _quality(media: str, ranges: Mapping[str, float]) -> tuple[float, int]:
    """How well a media type is liked, by the narrowest range that covers it; and how narrow that is."""
    for narrowness, name in ((2, media), (1, f"{media.partition('/')[0]}/*"), (0, "*/*")):
        if name in ranges:
            return ranges[name], narrowness
    return 0.0, 0
