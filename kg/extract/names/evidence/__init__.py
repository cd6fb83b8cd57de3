"""What speaks for the class of a name: its own words, those around it, and what the text tells of it."""
