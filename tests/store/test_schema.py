from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

import tocsin.store.schema_picture
from tests.store.made import record
from tocsin.errors import ForeignDatabaseError, LockedDatabaseError, NewerSchemaError, StoreError
from tocsin.model import picture
from tocsin.model.columns import TABLES
from tocsin.store import migrate, open_store, sqlite
from tocsin.store.migrate import HEAD, STEPS
from tocsin.store.schema import metadata
from tocsin.store.views import VIEWS

PICTURE = {
    "incident": {"id", "type", "mode", "when_start", "place", "actor", "attributed_to", "recipient", "voices", "origins", "articles"},
    "membership": set(picture.Membership.__slots__),
    "account": set(picture.Account.__slots__) - {"scope"} | {"about"},
    "relation": set(picture.Relation.__slots__),
    "dispute": set(picture.Dispute.__slots__) - {"best", "policy"} | {"conservative", "interval", "latest_official"},
    "judgement": set(picture.Judgement.__slots__),
    "review": set(picture.Review.__slots__),
}


def test_the_newest_step_is_the_head():
    assert max(path.name[:4] for path in (STEPS / "versions").glob("[0-9]*.py")) == HEAD


def test_the_steps_from_an_empty_file_give_the_one_table_definition(tmp_path):
    open_store(tmp_path / "new.db").close()
    engine = sqlite.connect(tmp_path / "new.db")
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, _: kind != "table" or not name.startswith("search_"), "compare_type": True}
        )
        assert compare_metadata(context, metadata) == []
    engine.dispose()


@pytest.mark.parametrize("name", PICTURE)
def test_every_noun_of_the_picture_has_a_table_with_its_fields_and_its_clocks(name):
    columns = set(metadata.tables[name].columns.keys())
    assert PICTURE[name] <= columns
    assert {"known_from", "known_to", "recorded_from", "recorded_to"} <= columns


def test_a_copy_is_of_two_texts_and_its_list_has_the_clocks_of_both_articles():
    assert set(picture.Copy.__slots__) <= set(metadata.tables["copy"].columns.keys())
    assert {*picture.Copy.__slots__, "known_from", "known_to", "recorded_from", "recorded_to"} <= {each.name for each in TABLES["copies"]}


def test_a_file_of_the_first_schema_is_brought_to_this_one(tmp_path, monkeypatch):
    path = tmp_path / "old.db"
    engine = sqlite.connect(path)
    monkeypatch.setattr(migrate, "create_views", lambda _connection, _overlay: None)
    monkeypatch.setattr(migrate, "overlay_of", lambda _connection, _filters: None)
    monkeypatch.setattr(migrate, "LAST", "0001")
    migrate.prepare(engine)
    with engine.connect() as connection:
        assert migrate.revision(connection) == "0001"
    engine.dispose()
    monkeypatch.undo()
    with open_store(path) as store:
        store.put(record())
        assert store.uncompared() == [1]


def test_the_drawers_of_findings_carry_the_clocks():
    for name in ("article", "finding", "commitment_fate"):
        assert {"known_from", "known_to", "recorded_from", "recorded_to"} <= set(metadata.tables[name].columns.keys())


@pytest.fixture
def filled(tmp_path) -> Path:
    path = tmp_path / "crisis.db"
    with open_store(path) as store:
        store.put(record())
    return path


def test_views_with_plain_names_read_well_in_plain_sqlite(filled):
    """Datasette opens the file read-only with Python's own sqlite3; so does this test."""
    plain = sqlite3.connect(f"file:{filled}?mode=ro", uri=True)
    plain.row_factory = sqlite3.Row
    counts = {view: plain.execute(f"select count(*) from {view}").fetchone()[0] for view in VIEWS}  # noqa: S608
    event = dict(plain.execute("select * from events").fetchone())
    claim = dict(plain.execute("select * from claims").fetchone())
    found = plain.execute("select count(*) from search_sentence where search_sentence match 'embassy'").fetchone()[0]
    plain.close()
    assert counts == dict.fromkeys(VIEWS, 1) | {"actors": 2, "places": 2, "copies": 0}
    assert list(event) == [column.name for column in TABLES["events"]]
    assert (event["words"], event["actor_name"], event["attribution"]) == ("hit", "Iran", "alleged")
    assert (event["attributed_to"], event["published_end"], event["when_start"]) == ("Donald Trump via Reuters", "2020-12-23", "2020-12-20")
    assert (claim["speaker_name"], claim["words"], claim["via"]) == ("Donald Trump", "It was Iran", "Reuters")
    assert found == 1


def test_a_view_shows_the_present_state_alone(filled):
    with open_store(filled) as store:
        store.put(record(), maker="another")
        assert store.size() == 1
    plain = sqlite3.connect(f"file:{filled}?mode=ro", uri=True)
    assert plain.execute("select count(*) from events").fetchone()[0] == 1
    assert plain.execute("select count(*) from finding where kind = 'event'").fetchone()[0] == 2
    plain.close()


def test_opening_again_changes_nothing(filled):
    before = filled.read_bytes()
    open_store(filled).close()
    assert filled.read_bytes() == before


@pytest.mark.parametrize("content", [b"%PDF-1.7 not a database at all, but long enough to have a head of sixteen bytes" * 20, b"hello"])
def test_a_file_of_another_kind_is_refused_and_left_alone(tmp_path, content):
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(ForeignDatabaseError, match="not a Tocsin database; name another file"):
        open_store(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("create table birds (name text)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(ForeignDatabaseError, match="name another file"):
        open_store(path)
    assert path.read_bytes() == before


def test_a_newer_schema_is_refused_with_one_line_that_says_what_to_do(filled):
    newer = sqlite3.connect(filled)
    newer.execute("update alembic_version set version_num = '9999'")
    newer.commit()
    newer.close()
    with pytest.raises(NewerSchemaError) as refused:
        open_store(filled)
    assert "9999" in str(refused.value)
    assert "pip install -U tocsin" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_locked_database_is_told_in_one_line(filled):
    holder = sqlite3.connect(filled, isolation_level=None)
    holder.execute("begin immediate")
    with open_store(filled, busy_seconds=0.05) as store, pytest.raises(LockedDatabaseError, match="another process is writing") as refused:
        store.put(record(1))
    holder.execute("rollback")
    holder.close()
    assert "\n" not in str(refused.value)


def test_readers_do_not_wait_for_a_writer(filled):
    holder = sqlite3.connect(filled, isolation_level=None)
    holder.execute("begin immediate")
    with open_store(filled, busy_seconds=0.05) as store:
        assert store.size() == 1
    holder.execute("rollback")
    holder.close()


def test_a_directory_is_refused(tmp_path):
    with pytest.raises(StoreError, match="may be written"):
        open_store(tmp_path)


def test_only_the_adapter_speaks_sqlite():
    room = Path(tocsin.store.schema_picture.__file__).parent
    words = ("PRAGMA", "sqlite_master", "fts5", "MATCH", "json_", "AUTOINCREMENT", "IMMEDIATE")
    found = [
        f"{path.name}: {word}"
        for path in room.rglob("*.py")
        if path.name != "sqlite.py"
        for word in words
        if word in path.read_text("utf-8")
    ]
    assert found == []


def test_the_store_opens_without_alembic_once_the_schema_is_current(filled):
    """Alembic costs a third of a second; a question must not pay it."""
    code = f"import sys; from tocsin.store import open_store; open_store({str(filled)!r}).close(); print('alembic' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
