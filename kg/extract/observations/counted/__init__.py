"""Counts of people and things: who has, does or suffers so many of them."""
