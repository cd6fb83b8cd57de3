"""Read news articles, build an RDF knowledge graph in which every statement keeps the words that carry it."""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Graph", "Reader", "__version__"]

if TYPE_CHECKING:
    from kg.api import Graph, Reader


def __getattr__(name: str) -> Any:
    """Load the library when it is used: the command line starts without it."""
    if name in ("Graph", "Reader"):
        from kg import api

        return getattr(api, name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
