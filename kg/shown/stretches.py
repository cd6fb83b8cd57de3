"""Stretches of a text that are left out of what is read, or read as something else."""

Stretch = tuple[int, int]  # first and last character, exclusive
Reading = tuple[int, int, str]  # from where to where of the text, and what is read there
