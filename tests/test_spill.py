"""Rows in order, whether they fit into memory or not."""

from typing import Any

import pytest

from kg import spill

ROWS = [("ß", 2), ("a", 9), ("\U00010400", 0), ("\uffee", 0), ("a", 10), ("Z", 1), ("a", 9)]


@pytest.mark.parametrize("few", [1, 3, len(ROWS), 100])
def test_rows_come_in_order_of_their_bytes_and_numbers_however_many_fit(monkeypatch: Any, few: int) -> None:
    monkeypatch.setattr(spill, "FEW", few)
    found = list(spill.in_order(iter(ROWS), 2))
    assert found == sorted(ROWS, key=lambda row: (row[0].encode(), row[1]))


@pytest.mark.parametrize("few", [1, 100])
def test_rows_of_bytes_come_in_order_by_their_first_columns(monkeypatch: Any, few: int) -> None:
    monkeypatch.setattr(spill, "FEW", few)
    found = list(spill.in_order([(b"\xff", "x"), (b"a", "z"), (b"\xc3\x9f", "y")], 2, by=1))
    assert [row[1] for row in found] == ["z", "y", "x"]
