"""Shares and parts of a whole."""
