"""Plain text becomes a `Document`: mended text, blocks, and the metadata that the text itself holds."""

import hashlib
import re

from kg.model import Block, Document


def read_text(text: str, id: str, published: str | None = None) -> Document:
    """A document from text that holds one article; `id` and `published` are taken as given."""
    mended = re.sub(r"[ \t]*(\\r\\n|\r\n?)[ \t]*", " ", text) if "\\r\\n" in text else text
    blocks = [Block("paragraph", m.start(), m.end()) for m in re.finditer(r"[^\n]+", mended)]
    return Document(id, mended, hashlib.sha256(text.encode()).hexdigest(), tuple(blocks), published=published)
