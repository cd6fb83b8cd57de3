"""Figures that go on with what was told before, and leave a part of it out."""
