"""The figures that the desk shows are those of the evaluation."""

from __future__ import annotations

import pytest

from resources import desk_figures
from tocsin.web.figures import is_kept, measured


def test_the_table_is_taken_over_column_by_column():
    head, names, *rows = desk_figures.figures().splitlines()
    assert head.startswith("# Written by")
    assert names.split("\t") == ["figure", "value", "promised", "aim", "n", "for comparison"]
    assert len(rows) > 100
    assert all(row.count("\t") == 5 for row in rows)
    told = {row.split("\t")[0]: row.split("\t")[1] for row in rows}
    results = desk_figures.SOURCE.read_text("utf-8")
    assert all(f"| {name} | {value} |" in results for name, value in told.items())


def test_the_page_shows_what_ships(client):
    words = client.get("/about").text
    shipped = measured()
    assert shipped.head in words
    assert all(f"<strong>{row[1]}</strong>" in words for row in shipped.rows)
    assert words.count("<tr><td>") == len(shipped.rows) == len(shipped.promised) + len(shipped.further)
    assert len(shipped.rows) > 100


@pytest.mark.parametrize(
    ("value", "promised", "kept"),
    [("61.9", "40", True), ("39.9", "40", False), ("7.7", "≤ 15", True), ("16", "≤ 15", False), ("34246.0", "25000", True)],
)
def test_a_figure_that_falls_short_says_so(value: str, promised: str, kept: bool):
    assert is_kept(value, promised) is kept


def test_no_more_and_no_fewer_rows_are_called_short_than_are(client):
    short = [row for row, kept in measured().promised if not kept]
    assert client.get("/about").text.count("falls short</span>") == len(short)
