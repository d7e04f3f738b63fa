"""One line reported in several wordings is one row: the quoted words govern, the paraphrases stay beside it with their conditions."""

from __future__ import annotations

from importlib import import_module

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations

import tocsin
from tocsin.article.text import article_from_text
from tocsin.model import Interval
from tocsin.reading import read_article
from tocsin.store import open_store, sqlite

LINE = """The president warned Norland on Wednesday that he would hold it responsible if any soldiers were killed.

"If one soldier is killed, I will hold Norland responsible," the president said on television.

The council meets on Friday."""


@pytest.fixture(scope="module")
def kept(tmp_path_factory, nlp):
    path = tmp_path_factory.mktemp("wordings") / "crisis.db"
    with open_store(path) as store:
        store.put(read_article(_article("line", "2021-03-03", LINE), nlp))
    return path


def _article(name, day, text):
    return article_from_text(text, url=f"https://news.example/{name}", published=Interval(day, day, "day"))


def test_a_line_is_one_row_and_its_other_wordings_stand_beside_it(kept):
    with tocsin.open(kept) as desk:
        (row,) = desk.commitments().to_dicts()
    assert row["condition"] == "If one soldier is killed"
    assert row["wordings"] == "hold it responsible (if any soldiers were killed)"
    assert row["same_as"] is None


def test_each_wording_is_there_for_who_asks(kept):
    with tocsin.open(kept) as desk:
        rows = desk.commitments(all=True).to_dicts()
        (second,) = [row for row in rows if row["same_as"] is not None]
        (asked,) = desk.commitments(id=second["id"]).to_dicts()
    assert len(rows) == 2
    assert asked["condition"] == "if any soldiers were killed"
    assert second["same_as"] == next(row["id"] for row in rows if row is not second)


def test_a_file_of_an_older_schema_gets_its_wordings(kept):
    engine = sqlite.connect(kept)
    told = "SELECT same_as, wordings FROM commitment ORDER BY finding"
    with engine.begin() as connection:
        before = connection.exec_driver_sql(told).all()
        connection.exec_driver_sql("DROP VIEW commitments")
        for column in ("same_as", "wordings"):
            connection.exec_driver_sql(f"ALTER TABLE commitment DROP COLUMN {column}")
        with Operations.context(MigrationContext.configure(connection)):
            import_module("tocsin.store.migrations.versions.0013_wordings").upgrade()
        after = connection.exec_driver_sql(told).all()
    engine.dispose()
    assert after == before
    assert [pair for pair in after if any(pair)] != []
