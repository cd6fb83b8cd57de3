"""Times are looked for only where one may begin, and none is missed by that."""

from pathlib import Path

import pytest

from kg.extract.times.candidates import matches_of
from kg.extract.times.patterns import Rule, openings, rules

TEXTS = [path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("language/*/*.txt"))]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: f"{rule.read}-{rule.pattern.pattern[-30:]}")
def test_whatever_a_pattern_finds_anywhere_begins_at_an_opening(rule: Rule) -> None:
    for text in TEXTS:
        everywhere = [match.span() for match in rule.pattern.finditer(text)]
        assert [match.span() for match in matches_of(rule, text, openings(text, 0, len(text)), len(text))] == everywhere
