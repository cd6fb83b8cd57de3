"""Whose a figure is: the measure and its owner, a speaker, a place, or the one spoken of."""
