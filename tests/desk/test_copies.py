"""Wire copies as articles come in: pairs, origins, clocks, order."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest

import tocsin
from tests.store.made import article, record
from tocsin.desk.copies import origins_of, update_copies
from tocsin.merge.copies import find_copies, fingerprint, origins
from tocsin.model.questions import Filters
from tocsin.store import open_store
from tocsin.store.copying import MOST_POSTINGS

WIRE = (
    "KHARTOUM - Two drones struck a fuel depot near the port before dawn on Monday, the army said in a statement carried by "
    "state radio. At least three workers were killed and a column of smoke stood over the harbour until noon, residents told "
    "reporters by telephone. The militia that holds the western districts denied that it was behind the attack and called for "
    "an inquiry by the African Union, whose envoy is expected in the city later this week for talks on a truce."
)
EDITED = WIRE.replace("before dawn", "early").replace("At least three workers", "Three workers").replace("until noon", "all morning")
LONGER = f"{WIRE} Prices of fuel doubled within hours in the markets of the capital, traders said, and queues formed at every station."
OTHER = (
    "GENEVA - Envoys of both governments met for a third day without a result, and the mediator said that the talks on prisoners "
    "would go on in the spring. A spokeswoman for the delegation called the tone of the meeting correct and the progress slow."
)
TEXTS = {
    "a": (WIRE, "2025-02-24"),
    "b": (EDITED, "2025-02-25"),
    "c": (LONGER, "2025-02-26"),
    "d": (OTHER, "2025-02-24"),
    "e": (WIRE, "2025-02-27"),
}


def wire(name, text=None, day=None):
    known = TEXTS.get(name, ("", ""))
    each = replace(
        article(text=text or known[0], published=day or known[1]), id=name, url=f"https://{name}.example/", publisher=name.upper()
    )
    return record(of=each)


@pytest.fixture
def desk(tmp_path):
    with tocsin.open(tmp_path / "crisis.db") as opened:
        for name in TEXTS:
            opened.store.put(wire(name))
        opened.update()
        yield opened


def test_pairs_are_found_whatever_was_edited_and_the_first_known_comes_first(desk):
    pairs = {(row["a"], row["b"]): row for row in desk.copies()}
    assert set(pairs) == {("a", "b"), ("a", "c"), ("a", "e"), ("b", "c"), ("b", "e"), ("c", "e")}
    assert [pairs[pair]["kind"] for pair in (("a", "e"), ("a", "c"), ("a", "b"), ("c", "e"))] == [
        "identical",
        "extended",
        "edited",
        "truncated",
    ]
    row = pairs["a", "c"]
    assert (row["share_of_a"], row["known_from"], row["a_publisher"], row["b_publisher"]) == (1.0, "2025-02-26", "A", "C")
    for row in pairs.values():
        for (a_start, a_end), (b_start, b_end) in json.loads(row["passages"]):
            shared = TEXTS[row["a"]][0][a_start:a_end].split()
            assert len(set(shared) & set(TEXTS[row["b"]][0][b_start:b_end].split())) >= 0.6 * len(set(shared))


def test_copies_are_one_origin_and_are_counted_beside_each_article(desk):
    found = {row["id"]: (row["origin"], row["copies"]) for row in desk.articles()}
    assert found == {"a": ("origin:a", 3), "b": ("origin:a", 3), "c": ("origin:a", 3), "e": ("origin:a", 3), "d": ("origin:d", 0)}


def test_an_earlier_day_knows_only_the_copies_of_that_day(desk):
    counts = {day: sorted(row["copies"] for row in desk.articles(as_of=f"2025-02-{day}")) for day in (23, 24, 25, 26, 27)}
    assert counts == {23: [], 24: [0, 0], 25: [0, 1, 1], 26: [0, 2, 2, 2], 27: [0, 3, 3, 3, 3]}
    assert [len(desk.copies(as_of=f"2025-02-{day}")) for day in (24, 25, 26, 27)] == [0, 1, 3, 6]


def test_a_pair_is_asked_by_article_kind_words_and_days(desk):
    assert {row["b"] for row in desk.copies(article="a")} == {"b", "c", "e"}
    assert len(desk.copies(kind="identical")) == 1
    assert len(desk.copies(text="traders")) == 3
    assert len(desk.copies(since="2025-02-27")) == 3
    assert len(desk.copies(until="2025-02-25")) == 1
    assert len(desk.copies(limit=2)) == len(desk.copies(limit=2).to_dicts()) == 2


@pytest.mark.parametrize("seed", range(4))
def test_neither_order_nor_batches_show(desk, tmp_path, seed):
    names = list(TEXTS)
    random.Random(seed).shuffle(names)
    keep = slice(0, -2)  # all but when this file held them
    with tocsin.open(tmp_path / "other.db") as other:
        for name in names:
            other.store.put(wire(name))
            if seed % 2:
                other.update()
        other.update()
        for asked in ({}, {"as_of": "2025-02-26"}):
            assert [row[keep] for row in other.copies(**asked).rows()] == [row[keep] for row in desk.copies(**asked).rows()]
            assert origins_of(other.store, Filters(**asked)) == origins_of(desk.store, Filters(**asked))


def test_updating_again_changes_nothing(desk):
    before = list(desk.copies().rows())
    assert update_copies(desk.store) == 0
    desk.store.put(wire("a"))
    desk.update()
    assert list(desk.copies().rows()) == before


def test_a_stopped_run_goes_on(tmp_path, monkeypatch):
    with open_store(tmp_path / "crisis.db") as store:
        for name in TEXTS:
            store.put(wire(name))
        right, calls = store.put_copies, []

        def failing(*values):
            if len(calls) == 2:
                raise KeyboardInterrupt
            calls.append(values)
            right(*values)

        monkeypatch.setattr(store, "put_copies", failing)
        with pytest.raises(KeyboardInterrupt):
            update_copies(store)
        monkeypatch.setattr(store, "put_copies", right)
        update_copies(store)
        assert store.count("copies", Filters()) == 6


def test_a_newer_version_of_the_same_article_is_no_copy_of_it(desk):
    newer = wire("d", f"{OTHER} The next meeting is in May.", "2025-03-01")
    placed = desk.store.place(newer.article, "x")
    desk.store.put(replace(newer, article=replace(newer.article, version=placed.version)))
    desk.update()
    assert len(desk.copies()) == 6
    assert {row["id"]: row["copies"] for row in desk.articles()}["d"] == 0


def test_before_the_pair_was_recorded_there_was_none(desk):
    moment = max(row["recorded_from"] for row in desk.articles())
    desk.store.put(wire("f", EDITED + " More follows.", "2025-02-24"))
    desk.update()
    assert len(desk.copies()) == 10
    assert len(desk.copies(article="f", recorded_as_of=moment)) == 0


def test_the_store_finds_the_pairs_that_the_whole_set_gives(desk):
    texts = {name: text for name, (text, _) in TEXTS.items()}
    whole = find_copies(texts)
    assert {frozenset((copy.a, copy.b)) for copy in whole} == {frozenset((row["a"], row["b"])) for row in desk.copies()}
    found = {article: origin.id for origin in origins(texts, whole) for article in origin.articles}
    assert {row["id"]: row["origin"] for row in desk.articles()} == found


def test_a_text_in_many_rewrites_costs_no_more_than_in_few_and_stays_one_origin(tmp_path):
    count = MOST_POSTINGS + 25
    with tocsin.open(tmp_path / "crisis.db") as desk:
        for number in range(count):
            desk.store.put(wire(f"n{number:03}", f"{WIRE} Dispatch {number} of the day.", "2025-02-24"))
        desk.update()
        assert len(desk.store.alike(fingerprint(WIRE).sample)) <= MOST_POSTINGS
        assert {row["copies"] for row in desk.articles()} == {count - 1}
