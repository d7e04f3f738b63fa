from __future__ import annotations

import builtins
import importlib
import inspect
import subprocess
import sys
from pathlib import Path

import pandas as pd
import polars as pl
import pytest

import tocsin
from tests.store.made import TEXT, article, record
from tocsin.desk import Desk, Table, open_desk
from tocsin.errors import IngestError, MissingExtraError, TocsinError, UnknownIdError
from tocsin.model import Interval, Record
from tocsin.model.columns import TABLES
from tocsin.present.formats import write_rows

SENTENCE = '"It was Iran," the president told reporters in Baghdad on Sunday.'


@pytest.fixture
def desk(tmp_path: Path):
    with tocsin.open(tmp_path / "crisis.db") as opened:
        for number, day in enumerate(["2020-12-21", "2020-12-22", None]):
            opened.store.put(record(number, published=day))
        opened.update()
        opened.review(record(0, published="2020-12-21").claims[0].id, "accepted", by="Ana")
        yield opened


def test_there_is_a_list_for_every_table(desk):
    for listed, columns in TABLES.items():
        table = getattr(desk, listed)()
        assert isinstance(table, Table)
        assert table.columns == columns
        assert len(table) == len(table.to_dicts()) > 0


def test_a_table_is_lazy_and_reads_anew(desk):
    table = desk.events()
    assert len(table) == 3
    desk.store.put(record(3))
    assert len(table) == len(list(table)) == 4
    assert table


def test_an_empty_answer_is_false_and_has_its_columns(desk):
    nothing = desk.events(actor="Cuba")
    assert not nothing
    assert nothing.to_dicts() == []
    assert list(nothing.to_pandas().columns) == list(nothing.to_polars().columns) == list(nothing.names)


def test_a_row_is_a_dict_with_its_citation(desk):
    row = next(iter(desk.claims(as_of="2020-12-21")))
    assert (row["speaker_name"], row["words"], row["article"], row["known_from"]) == (
        "Donald Trump",
        "It was Iran",
        "https://news.example/0",
        "2020-12-21",
    )


def test_as_of_differs_between_days_and_leaks_nothing_undated(desk):
    assert [len(desk.events(as_of=f"2020-12-{day}")) for day in (20, 21, 22, 31)] == [0, 1, 2, 2]
    assert len(desk.events()) == 3


@pytest.mark.parametrize("listed", TABLES)
def test_frames_have_the_rows_and_the_types_of_the_columns(desk, listed):
    table = getattr(desk, listed)()
    one, two = table.to_pandas(), table.to_polars()
    assert len(one) == len(two) == len(table)
    kinds = {column.name: column.type for column in table.columns}
    for name, kind in kinds.items():
        if kind == "integer":
            assert pd.api.types.is_integer_dtype(one[name])
            assert two.schema[name] == pl.Int64
        if kind == "real":
            assert pd.api.types.is_float_dtype(one[name])
            assert two.schema[name] == pl.Float64
    if "known_from" not in kinds:
        return
    assert one["known_from"].isna().sum() == two["known_from"].null_count() == len([row for row in table if row["known_from"] is None])


@pytest.mark.parametrize(("package", "method"), [("pandas", "to_pandas"), ("polars", "to_polars")])
def test_a_missing_extra_names_the_command_that_installs_it(desk, monkeypatch, package, method):
    right = importlib.import_module

    def without(name: str, *rest: object) -> object:
        if name == package:
            raise ModuleNotFoundError(name)
        return right(name, *rest)

    monkeypatch.setattr(importlib, "import_module", without)
    with pytest.raises(MissingExtraError, match=r"pip install 'tocsin\[tables\]'"):
        getattr(desk.events(), method)()


def test_parquet_without_pyarrow_names_it_too(desk, monkeypatch, tmp_path):
    right = builtins.__import__

    def without(name: str, *rest: object, **more: object) -> object:
        if name.startswith("pyarrow"):
            raise ModuleNotFoundError(name)
        return right(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with (tmp_path / "x").open("wb") as stream, pytest.raises(MissingExtraError, match=r"pip install 'tocsin\[tables\]'"):
        write_rows("parquet", desk.events(), stream)


def test_a_finding_is_explained_by_the_beginning_of_its_id(desk):
    claim = record(0, published="2020-12-21").claims[0]
    explanation = desk.explain(claim.id[:7])
    assert claim.id in explanation.heading
    assert {mark.label: mark.words for mark in explanation.marks}["speaker"] == "Donald Trump"
    assert ("rule", "quotation") in explanation.facts


def test_an_id_that_was_not_known_then_is_not_explained(desk):
    claim = record(2, published=None).claims[0]
    assert desk.find(claim.id).kind == "claim"
    with pytest.raises(UnknownIdError):
        desk.find(claim.id, as_of="2020-12-31")


def test_a_word_that_is_no_filter_is_a_mistake(desk):
    with pytest.raises(TypeError):
        desk.events(colour="red")
    with pytest.raises(TocsinError, match="no day"):
        desk.events(since="soon")


def test_records_come_back_whole(desk):
    assert list(desk.records(as_of="2020-12-21")) == [record(0, published="2020-12-21")]


def test_every_list_says_what_it_holds():
    for listed in TABLES:
        assert inspect.getdoc(getattr(Desk, listed))


def test_the_front_door_is_cheap_and_has_four_handles():
    assert tocsin.__all__ == ["open", "pipe", "read", "to_dict"]
    assert set(tocsin.__all__) <= set(dir(tocsin))
    assert tocsin.open is open_desk
    with pytest.raises(AttributeError, match="shut"):
        tocsin.shut  # noqa: B018
    code = "import sys, tocsin; print(sum(name.split('.')[0] in {'spacy', 'sqlalchemy', 'msgspec', 'trafilatura', 'click'} for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "0\n"


def test_whoever_only_asks_waits_for_no_parser(tmp_path):
    code = (
        "import sys, tocsin; desk = tocsin.open(sys.argv[1]); desk.events().to_dicts(); desk.commitments().to_dicts(); desk.close(); "
        "print([each for each in ('spacy', 'trafilatura', 'alembic', 'tocsin.pipeline', 'tocsin.extract') if each in sys.modules])"
    )
    path = str(tmp_path / "x.db")
    tocsin.open(path).close()
    assert subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_text_is_read_with_what_is_said_about_it(nlp):
    made = tocsin.read(SENTENCE, published="2020-12-23", publisher="VOA", url="https://news.example/x", title="Rockets")
    assert (made.article.text, made.article.publisher, made.article.id) == (SENTENCE, "VOA", "https://news.example/x")
    assert made.article.published == Interval("2020-12-23", "2020-12-23", "day")
    assert made.claims
    assert tocsin.to_dict(made)["article"]["published"] == {"start": "2020-12-23", "end": "2020-12-23", "granularity": "day"}


@pytest.mark.parametrize(
    ("given", "interval"),
    [("2020-12", Interval("2020-12-01", "2020-12-31", "month")), ("2020", Interval("2020-01-01", "2020-12-31", "year"))],
)
def test_a_month_or_a_year_will_do(nlp, given, interval):
    assert tocsin.read(SENTENCE, published=given).article.published == interval


def test_a_file_an_article_and_a_path_are_read_alike(nlp, tmp_path):
    path = tmp_path / "dispatch.txt"
    path.write_text(TEXT.format(n=1) + " It was the third attack on the compound this month, the embassy's spokesman said.", "utf-8")
    one, two = tocsin.read(str(path)), tocsin.read(path)
    assert one == two
    assert tocsin.read(one.article) == one


def test_what_is_no_article_raises_one_line(nlp, tmp_path):
    for source in ("missing.html", tmp_path / "missing.html", "", "   \n", tmp_path):
        with pytest.raises(IngestError) as told:
            tocsin.read(source)
        assert "\n" not in str(told.value)


def test_many_are_piped_in_their_order_and_a_bad_one_costs_a_warning(nlp):
    sources = [SENTENCE, "missing.html", article(7)]
    with pytest.warns(UserWarning, match="missing.html"):
        made = list(tocsin.pipe(sources, published="2020-12-23"))
    assert [type(each) for each in made] == [Record, Record]
    assert [each.article.text for each in made] == [SENTENCE, TEXT.format(n=7)]


def test_several_processes_pipe_the_same(nlp):
    sources = [article(number) for number in range(3)]
    assert list(tocsin.pipe(sources, processes=2)) == list(tocsin.pipe(sources))


def test_the_desk_adds_and_reads_again(nlp, tmp_path):
    path = tmp_path / "dispatch.txt"
    path.write_text(TEXT.format(n=1) + " It was the third attack on the compound this month, the embassy's spokesman said.", "utf-8")
    with tocsin.open(tmp_path / "other.db") as desk:
        assert desk.add([str(path)]).added == 1
        assert desk.add(str(path)).unchanged == 1
        assert desk.reread().changes == []
