"""Read news articles, build an RDF knowledge graph in which every statement keeps the words that carry it."""

__version__ = "0.1.0"
