"""Names and contents become IRIs: the same content, the same IRI, on any machine and in any order."""

import hashlib
import re
import unicodedata
from functools import lru_cache

from kg.model import Document
from kg.vocabulary import BASE

_STROKED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i"})


def digest(*parts: str) -> str:
    """Sixteen hexadecimal digits of a SHA-256 over length-prefixed parts: no two lists of parts run together."""
    joined = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:16]


@lru_cache(maxsize=4096)  # an article's names are asked for again and again
def fold(text: str) -> str:
    """A name as it is compared: no case, no marks on letters, no apostrophes, single blanks."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_STROKED))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w&+.]", " ", re.sub(r"['’]s?\b|['’]", "", plain)).split())


def slug(text: str) -> str:
    """A short readable piece of an IRI."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(text)))[:48].strip("-") or "x"


@lru_cache(maxsize=1024)  # every claim's IRI is made from that of its document
def document_iri(document_id: str, base: str = BASE) -> str:
    """The IRI of a document, which also names its graph."""
    return f"{base}document/{slug(document_id)}-{digest(document_id)[:8]}"


def entity_iri(kind: str, label: str, scope: str = "", base: str = BASE) -> str:
    """The IRI of an entity: from its general class and name, and a scope where those identify nobody."""
    return f"{base}entity/{slug(label)}-{digest(kind, fold(label), scope)[:8]}"


def claim_iri(document: Document, said: list[str], base: str = BASE) -> str:
    """The IRI of a claim: from its document and what it says, not from the rule that made it."""
    return f"{base}claim/{digest(document_iri(document.id, base), *said)}"
