"""Pronouns and noun phrases become mentions of what they take up."""
