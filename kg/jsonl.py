"""An `Extraction` as a JSON object, in the shape that the vocabulary documents; one line an article."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from kg.model import Block, Claim, Document, Entity, Evidence, Extraction, Mention, Part, Quantity, Time


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
            "sha256": document.sha256,
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
        "datatype": part.datatype,
        "text": part.text,
        "start": part.start,
        "end": part.end,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _number(value: int | Decimal) -> int | float:
    """A JSON number: whole where it is whole."""
    return int(value) if value == int(value) else float(value)


def from_json(found: Mapping[str, Any]) -> Extraction:
    """The extraction that `to_json` wrote; what belongs to the annotation alone (token indices, anchors) is 0."""
    document = found["document"]
    return Extraction(
        Document(
            **{name: document[name] for name in ("id", "text", "sha256", "headline", "published", "publisher", "url")},
            authors=tuple(document["authors"]),
            blocks=tuple(Block(**block) for block in document["blocks"]),
        ),
        tuple(
            Entity(e["id"], e["label"], tuple(e["classes"]), tuple(e["altLabels"]), tuple(e["sameAs"]))
            for e in found["entities"]
        ),
        tuple(Mention(0, 0, 0, m["start"], m["end"], m["kind"], m["entity"]) for m in found["mentions"]),
        tuple(Time(0, 0, t["start"], t["end"], t["type"], t["value"]) for t in found["times"]),
        tuple(_quantity_from(q) for q in found["quantities"]),
        tuple(_claim_from(c) for c in found["claims"]),
    )


def from_line(line: str | bytes) -> Extraction:
    """The extraction of one line of JSON Lines; decimal numbers stay as exact as they are written."""
    return from_json(json.loads(line, parse_float=Decimal))


def _quantity_from(found: Mapping[str, Any]) -> Quantity:
    value = found["value"]
    numbers = (value[0], value[1]) if isinstance(value, list) else value
    return Quantity(0, 0, found["start"], found["end"], numbers, found["unit"], found["change"])


def _claim_from(found: Mapping[str, Any]) -> Claim:
    parts = {
        name: tuple(Part(**part) for part in (fillers if isinstance(fillers, list) else [fillers]))
        for name, fillers in found["parts"].items()
    }
    credit = found["attributedTo"]
    return Claim(
        found["shape"],
        parts,
        Evidence(**found["evidence"]),
        found["rule"],
        0,
        float(found["confidence"]),
        found["modality"],
        Part(**credit) if credit else None,
        found["id"],
    )
