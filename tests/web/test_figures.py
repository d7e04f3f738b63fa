"""The figures that the desk shows are those of the evaluation."""

from __future__ import annotations

from resources import desk_figures
from tocsin.web.figures import measured


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
    assert all(row[0] in words for row in shipped.rows)
    assert len(shipped.rows) > 100
