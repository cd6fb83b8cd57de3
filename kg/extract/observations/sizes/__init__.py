"""Measures of things and people: lengths, distances, lengths of time, ages."""
