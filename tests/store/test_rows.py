"""What a row says, and what narrows a list: made records, real SQLite."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.store.made import article, record
from tocsin.errors import UnknownIdError
from tocsin.model import Page, Span
from tocsin.model.columns import KIND_OF_TABLE, STORED, TABLES
from tocsin.model.questions import Filters
from tocsin.store.flat import flatten, joined
from tocsin.store.store import utc_now


def one(store, listed, **asked):
    names = [column.name for column in TABLES[listed]]
    (row,) = store.rows(listed, Filters(**asked))
    return dict(zip(names, row, strict=True))


def size(store, listed, **asked):
    found = len(list(store.rows(listed, Filters(**asked))))
    assert store.count(listed, Filters(**asked)) == found
    return found


@pytest.fixture
def filled(store):
    store.put(record())
    return store


def test_flat_rows_have_the_columns_that_the_reference_names():
    for flat in flatten(record()):
        assert len(flat.own) == len(STORED[flat.kind]), flat.kind


def test_every_column_has_a_meaning_and_a_name_of_its_own():
    for listed, columns in TABLES.items():
        names = [column.name for column in columns]
        assert len(set(names)) == len(names), listed
        assert all(column.meaning for column in columns)
    assert KIND_OF_TABLE["quantities"] == "quantity"


def test_every_row_carries_its_citation(filled):
    text = record().article.text
    for listed in TABLES:
        if listed == "articles":
            continue
        names = [column.name for column in TABLES[listed]]
        for values in filled.rows(listed, Filters()):
            row = dict(zip(names, values, strict=True))
            assert text[row["char_start"] : row["char_end"]] == row["words"]
            assert (row["url"], row["publisher"], row["published_end"]) == ("https://news.example/0", "The Example", "2020-12-23")
            assert row["words"] in row["sentence"]


def test_nobody_is_accused_without_the_speaker_in_the_same_row(filled):
    row = one(filled, "events")
    assert (row["actor"], row["attribution"], row["attributed_to"]) == ("IRN", "alleged", "Donald Trump via Reuters")


def test_the_outlet_stands_for_what_nobody_else_says(store):
    made = record()
    (event,) = made.events
    bare = replace(event, actors=tuple(replace(actor, by=None, attribution=None) for actor in event.actors))
    store.put(replace(made, events=(bare,)))
    assert one(store, "events")["attributed_to"] == "The Example"


def test_cells_with_several_values_stay_in_step():
    assert joined(["IRN", None]) == "IRN; "
    assert joined([None, None]) is None
    assert joined([]) is None


def test_a_commitment_row_tells_who_on_what_condition_until_when(filled):
    row = one(filled, "commitments")
    assert (row["by_name"], row["condition"], row["due_end"], row["status"]) == (
        "Donald Trump",
        "if an American is killed",
        "2021-01-15",
        "standing",
    )
    assert row["draws_line"] is True
    assert row["attributed_to"] == "Donald Trump via Reuters"


@pytest.mark.parametrize(
    ("listed", "asked", "count"),
    [
        ("events", {"actor": "IRN"}, 1),
        ("events", {"actor": "iran"}, 1),
        ("events", {"actor": "Trump"}, 1),  # on his word the actor stands
        ("events", {"actor": "ran"}, 0),  # words, not letters
        ("events", {"actor": "%"}, 0),
        ("events", {"by": "Iran"}, 1),
        ("events", {"to": "embassy"}, 1),
        ("events", {"to": "Iran"}, 0),
        ("events", {"speaker": "Donald Trump"}, 1),
        ("events", {"type": "assault"}, 1),
        ("events", {"type": "heavy-weapons"}, 1),
        ("events", {"type": "ACCUSE"}, 0),
        ("events", {"place": "baghdad"}, 1),
        ("events", {"place": "geonames:98182"}, 1),
        ("events", {"place": "IRQ"}, 1),
        ("events", {"place": "Iraq"}, 1),
        ("events", {"place": "Erbil"}, 0),
        ("events", {"since": "2020-12-20", "until": "2020-12-20"}, 1),
        ("events", {"since": "2020-12-21"}, 0),
        ("events", {"until": "2020-12-19"}, 0),
        ("events", {"status": "actual"}, 1),
        ("events", {"status": "planned"}, 0),
        ("events", {"text": "embassy baghdad"}, 1),
        ("events", {"text": '"Embassy in Baghdad"'}, 1),
        ("events", {"text": '"Baghdad Embassy"'}, 0),
        ("events", {"text": 'AND OR NOT ( "'}, 0),
        ("events", {"text": "'; drop table finding; --"}, 0),
        ("events", {"text": '"'}, 0),
        ("events", {"limit": 0}, 0),
        ("events", {"article": "https://news.example/0"}, 1),
        ("claims", {"speaker": "trump"}, 1),
        ("claims", {"speaker": "Reuters"}, 0),
        ("claims", {"actor": "Reuters"}, 1),
        ("claims", {"kind": "person"}, 1),
        ("claims", {"type": "ASSAULT"}, 0),
        ("claims", {"since": "2020-12-23"}, 1),
        ("commitments", {"by": "person:donald-trump"}, 1),
        ("commitments", {"kind": "threat"}, 1),
        ("commitments", {"kind": "truce"}, 0),
        ("commitments", {"status": "standing", "as_of": "2021-01-15"}, 1),
        ("commitments", {"status": "standing", "as_of": "2021-01-16"}, 0),
        ("commitments", {"status": "expired"}, 1),
        ("commitments", {"status": "deadline"}, 1),
        ("commitments", {"status": "standing", "as_of": "2021-01-15", "limit": 5}, 1),
        ("commitments", {"type": "ASSAULT"}, 1),
        ("commitments", {"due_before": "2021-01-15"}, 1),
        ("commitments", {"due_before": "2021-01-14"}, 0),
        ("dates", {"due_after": "2021-01-15"}, 1),
        ("dates", {"due_after": "2021-01-16"}, 0),
        ("dates", {"kind": "deadline"}, 1),
        ("actors", {"kind": "state"}, 1),
        ("actors", {"actor": "Donald Trump"}, 1),
        ("places", {"kind": "city", "place": "IRQ"}, 1),
        ("quantities", {"text": "rockets"}, 1),
        ("articles", {"text": "vowed"}, 1),
        ("articles", {"actor": "Iran"}, 1),
        ("articles", {"actor": "Cuba"}, 0),
    ],
)
def test_filters(filled, listed, asked, count):
    assert size(filled, listed, **asked) == count


def test_a_claim_is_asked_by_the_event_that_it_is_about(filled):
    event = one(filled, "events")["id"]
    assert one(filled, "claims", about=event)["words"] == "It was Iran"
    assert size(filled, "claims", about="e0000000000") == 0


def test_what_has_no_day_is_left_out_where_a_day_is_asked_for(store):
    made = record()
    store.put(replace(made, events=tuple(replace(event, when=None) for event in made.events)))
    assert size(store, "events") == 1
    assert size(store, "events", since="1900-01-01") == 0


def test_rows_come_in_the_order_of_their_days(store):
    for number, day in enumerate(["2020-12-24", "2020-12-22", "2020-12-23"]):
        store.put(record(number, published=day))
    index = [column.name for column in TABLES["claims"]].index("published_end")
    assert [row[index] for row in store.rows("claims", Filters())] == ["2020-12-22", "2020-12-23", "2020-12-24"]


def test_a_finding_is_found_by_the_beginning_of_its_id(filled):
    event = record().events[0]
    found = filled.find(event.id[:5])
    assert (found.kind, found.finding, found.record) == ("event", event, record())
    assert found.sentence == event.sentence


def test_an_id_that_is_none_or_begins_several_is_told(filled):
    with pytest.raises(UnknownIdError, match="nothing here"):
        filled.find("e000")
    with pytest.raises(UnknownIdError, match="nothing here"):
        filled.find("")
    for number in range(1, 40):
        filled.put(record(number))
    with pytest.raises(UnknownIdError, match=r"begins several ids: e.*one more letter"):
        filled.find("e")


def test_the_same_id_in_two_readings_is_one_finding(filled):
    filled.put(record(), maker="another")
    assert filled.find(record().events[0].id).kind == "event"


def test_a_finding_out_of_every_sentence_is_cited_by_its_paragraph(store):
    made = record()
    actor = replace(made.actors[0], mentions=(Span(10, 17),))
    store.put(replace(made, actors=(actor,), events=(), claims=(), commitments=()))
    assert one(store, "actors")["sentence"].startswith("Rockets hit the U.S. Embassy")


def test_a_page_is_kept_once_whatever_reads_it(store):
    made, page = record(of=article(raw="x")), Page.of("a.html", "<html>" + "rocket " * 1000, url="https://news.example/0")
    store.put(made, page)
    store.put(made, page, maker="another")
    (key,) = store.readings()
    kept, paged = store.reading(key)
    assert kept == made
    assert paged is not None
    assert paged[0].content == page.content
    assert (paged[0].source, paged[0].url, paged[0].encoding) == ("a.html", "https://news.example/0", "utf-8")


def test_the_clock_of_the_store_is_utc():
    assert utc_now().endswith("Z")
    assert len(utc_now()) == 27
