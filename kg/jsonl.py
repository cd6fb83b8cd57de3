"""An `Extraction` as a JSON object, in the shape that the vocabulary documents; one line an article."""

import json
from decimal import Decimal
from typing import Any

from kg.model import Claim, Extraction, Part, Quantity


def to_json(extraction: Extraction) -> dict[str, Any]:
    """The extraction as plain dicts and lists; offsets are characters of `document.text`."""
    document = extraction.document
    return {
        "document": {
            "id": document.id,
            "headline": document.headline,
            "text": document.text,
            "published": document.published,
            "publisher": document.publisher,
            "authors": list(document.authors),
            "url": document.url,
            "blocks": [{"kind": b.kind, "start": b.start, "end": b.end} for b in document.blocks],
        },
        "entities": [
            {
                "id": e.id,
                "label": e.label,
                "classes": list(e.classes),
                "altLabels": list(e.alt_labels),
                "sameAs": list(e.same_as),
            }
            for e in extraction.entities
        ],
        "mentions": [{"start": m.start, "end": m.end, "entity": m.entity, "kind": m.kind} for m in extraction.mentions],
        "times": [{"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in extraction.times],
        "quantities": [_quantity(q) for q in extraction.quantities],
        "claims": [claim_to_json(c) for c in extraction.claims],
    }


def to_line(extraction: Extraction) -> str:
    """The extraction as one line of JSON Lines, without the line break."""
    return json.dumps(to_json(extraction), ensure_ascii=False)


def _quantity(quantity: Quantity) -> dict[str, Any]:
    value = quantity.value
    numbers = [_number(v) for v in value] if isinstance(value, tuple) else _number(value)
    return {
        "start": quantity.start,
        "end": quantity.end,
        "value": numbers,
        "unit": quantity.unit,
        "change": quantity.change,
    }


def claim_to_json(claim: Claim) -> dict[str, Any]:
    """One claim as plain dicts and lists."""
    evidence = claim.evidence
    return {
        "id": claim.id,
        "shape": claim.shape,
        "rule": claim.rule,
        "confidence": claim.confidence,
        "modality": claim.modality,
        "attributedTo": _part(claim.attributed_to) if claim.attributed_to else None,
        "evidence": {"start": evidence.start, "end": evidence.end, "exact": evidence.exact},
        "parts": {name: _parts(fillers) for name, fillers in claim.parts.items()},
    }


def _parts(fillers: tuple[Part, ...]) -> Any:
    made = [_part(filler) for filler in fillers]
    return made[0] if len(made) == 1 else made


def _part(part: Part) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "entity": part.entity,
        "iri": part.iri,
        "value": _number(part.value) if isinstance(part.value, (int, Decimal)) else part.value,
        "text": part.text,
        "start": part.start,
        "end": part.end,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _number(value: int | Decimal) -> int | float:
    """A JSON number: whole where it is whole."""
    return int(value) if value == int(value) else float(value)
