"""The names in the text, with their classes."""

from spacy.tokens import Doc

from kg.model import Document, Name
from kg.vocabulary import SCHEMA

CLASSES = {
    "PERSON": (SCHEMA.Person,),
    "ORG": (SCHEMA.Organization,),
    "GPE": (SCHEMA.Place,),
    "LOC": (SCHEMA.Place,),
    "FAC": (SCHEMA.Place,),
    "EVENT": (SCHEMA.Event,),
    "WORK_OF_ART": (SCHEMA.CreativeWork,),
    "LAW": (SCHEMA.CreativeWork, SCHEMA.Legislation),
    "PRODUCT": (SCHEMA.Product,),
}


def find(doc: Doc, document: Document) -> tuple[Name, ...]:
    """All names of the article in order, not overlapping."""
    found = []
    for span in doc.ents:
        if span.label_ in CLASSES:
            first = span.start + (span[0].lower_ in ("the", "a", "an"))
            last = span.end - (span[-1].lower_ in ("'s", "’s"))
            if first < last:
                part = doc[first:last]
                found.append(Name(first, last, part.start_char, part.end_char, CLASSES[span.label_]))
    return tuple(found)
