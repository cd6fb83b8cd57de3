"""A published graph becomes one HTML file that anyone can open."""

import pyoxigraph as ox


def render(store: ox.Store) -> str:
    """The explorer of the graph in a store, as one file without any request."""
    return "<!doctype html><title>kg</title>"
