"""Raw input becomes a `Document` or a `Reject`: encoding, article extraction, mended text, blocks, metadata."""

from kg.read.text import read_text

__all__ = ["read_text"]
