"""Names become their bearers: short names, acronyms, other spellings and titles; namesakes are kept apart."""
