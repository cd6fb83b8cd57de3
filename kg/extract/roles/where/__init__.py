"""A title becomes one at a body: beside it, in its sentence or paragraph, or what the article is about."""
