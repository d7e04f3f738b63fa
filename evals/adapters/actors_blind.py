"""Actors and pronouns of sets written by somebody who had not read the rules; frozen by hash.

The first runs, before anybody had read a row, are in docs/actors.md. The first set and blind3 are read since 2026-11-25: their figures are of development.
Of the set blind4 no row may be read by who writes rules: its figures are the only thing that is seen of it.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from evals.figures import Figure
from evals.frozen import SETS, Row, rows, text_of
from evals.gold import corpus_hash
from evals.parses import records_of
from tocsin.article.text import article_from_text
from tocsin.lexicon.actors import name_index, normal
from tocsin.model import Actor, Interval, Record, Span

_HONORIFICS = frozenset({"the", "mr", "mrs", "ms", "dr", "gen", "general", "president", "minister", "colonel"})


def read(listed: list[Row]) -> list[Record]:
    """The records of some rows, each printed on the day that the row gives."""
    days = [row.get("published") for row in listed]
    articles = [
        article_from_text(text_of(row), published=Interval(day, day, "day") if day else None) for row, day in zip(listed, days, strict=True)
    ]
    return list(records_of(articles))


def actor_at(record: Record, at: Span) -> Actor | None:
    """Who is mentioned by the words at a place: the mention that shares most of its characters with them."""
    held = [(_shared(mention, at), actor) for actor in record.actors for mention in actor.mentions if mention.overlaps(at)]
    return max(held, key=lambda pair: pair[0], default=(0.0, None))[1]


def _shared(a: Span, b: Span) -> float:
    return (min(a.end, b.end) - max(a.start, b.start)) / (max(a.end, b.end) - min(a.start, b.start))


def words_of(name: str) -> frozenset[str]:
    """The words of a name in small letters without marks, titles left out."""
    return title_words(name) - _HONORIFICS


def title_words(title: str) -> frozenset[str]:
    """The words of a title in small letters without marks."""
    marks = str.maketrans(dict.fromkeys(",.'’\"“”()-", " "))
    return frozenset(normal(title).casefold().translate(marks).split()) - {"the"}


@cache
def _aliases() -> dict[str, tuple[str, ...]]:
    """The names that the lexicon has for each actor."""
    out: dict[str, tuple[str, ...]] = {}
    for name, meanings in name_index().names.items():
        for meaning in meanings:
            out[meaning.id] = (*out.get(meaning.id, ()), name)
    return out


def is_named(record: Record, actor: Actor, wanted: str) -> bool:
    """True if one of the actor's names holds the wanted one, or is held by it with more than a title."""
    names = [actor.name, *(record.text_of(span) for span in actor.mentions)]
    return _is_called(record, actor.id, wanted, *names)


def _is_called(record: Record, actor: str, wanted: str, *more: str) -> bool:
    names = [*more, *_aliases().get(actor, ()), *(one.name for one in record.actors if one.id == actor)]
    asked = words_of(wanted)
    return any(asked <= (held := words_of(name)) or (held and held <= asked) for name in names)


def is_right(expected: Row, record: Record) -> bool:
    """True if the words stand for whom the row says, with country, role and backer where it gives them."""
    actor = actor_at(record, Span(*expected["at"]))
    if actor is None:
        return False
    if expected.get("country") and actor.country != expected["country"] and expected["kind"] != "pronoun":
        return False
    if expected.get("backer") and not any(_is_called(record, tie.to, expected["backer"]) for tie in actor.ties):
        return False
    if expected["kind"] == "metonym":
        return actor.kind in {"state", "organisation"}
    is_it = expected["actor"] is None or is_named(record, actor, expected["actor"])
    return is_it and (expected["role"] is None or _has_role(record, actor, expected))


def _has_role(record: Record, actor: Actor, expected: Row) -> bool:
    asked = title_words(expected["role"])
    titles = [title_words(role.title) for role in record.roles if role.person == actor.id]
    if expected["actor"] is None:
        titles.append(title_words(actor.name))
    return any(asked <= title or (title and title <= asked) for title in titles)


def actor_checks(listed: list[Row]) -> list[list[bool]]:
    """Of each text, which of its checks hold."""
    return [[is_right(one, record) for one in row["expect"]] for row, record in zip(listed, read(listed), strict=True)]


def pronoun_checks(listed: list[Row]) -> list[bool]:
    """Of each passage, whether the pronoun or definite noun is who the row says."""
    return [_is_speaker(row, record) for row, record in zip(listed, read(listed), strict=True)]


def _is_speaker(row: Row, record: Record) -> bool:
    actor = actor_at(record, Span(*row["at"]))
    speaker = row["speaker"] or text_of(row)[slice(*row["speaker_at"])]  # where the words may not ship, only their place is given
    return actor is not None and any(is_named(record, actor, name) for name in (speaker, *row.get("also", ())))


def figures(*, quick: bool) -> list[Figure]:
    """Texts that are right as a whole, and pronouns: odd and even numbers of the first set apart, later sets whole."""
    del quick  # two hundred short texts take seconds
    return [*_halves("actors"), *_halves("pronouns"), *later("blind3", SETS), *later("blind4", SETS)]


def _halves(kind: str) -> list[Figure]:
    found = _found(rows(f"blind_{kind}.jsonl"), kind)
    corpus = corpus_hash(SETS / f"blind_{kind}.jsonl")
    parts = {"odd": found[::2], "even": found[1::2]}
    return [Figure(f"actors_blind.{kind}.{half}", float(sum(map(all, part))), len(part), "texts", corpus) for half, part in parts.items()]


def _found(listed: list[Row], kind: str) -> list[list[bool]]:
    return actor_checks(listed) if kind == "actors" else [[is_it] for is_it in pronoun_checks(listed)]


def later(name: str, folder: Path) -> list[Figure]:
    """Texts, single checks and pronouns of a set that came later; where a file of it is not there, nothing, and a line that says so."""
    out = []
    for kind in ("actors", "pronouns"):
        file = folder / f"{name}_{kind}.jsonl"
        if not file.exists():
            print(f"{name}_actors.{kind} not measured: no {file.name} beside the other sets", file=sys.stderr)
            continue
        found = _found(rows(file.name, folder), kind)
        corpus = corpus_hash(file)
        out.append(Figure(f"{name}_actors.{kind}", float(sum(map(all, found))), len(found), "texts", corpus))
        if kind == "actors":
            checks = [check for row in found for check in row]
            out.append(Figure(f"{name}_actors.checks", float(sum(checks)), len(checks), "checks", corpus))
    return out


def by_kind(listed: list[Row]) -> dict[str, tuple[int, int]]:
    """Of each kind of check (role, metonym, acronym, pronoun, unnamed), how many hold and how many there are."""
    out: dict[str, tuple[int, int]] = {}
    for row, found in zip(listed, actor_checks(listed), strict=True):
        for one, holds in zip(row["expect"], found, strict=True):
            right, all_of_it = out.get(one["kind"], (0, 0))
            out[one["kind"]] = (right + holds, all_of_it + 1)
    return out


if __name__ == "__main__":
    for figure in figures(quick=False):
        print(f"{figure.name:32} {figure.value:9.1f}  n={figure.n}")
    print("checks by kind", by_kind(rows("blind_actors.jsonl")))
    if (SETS / "blind3_actors.jsonl").exists():
        print("blind3 checks by kind", by_kind(rows("blind3_actors.jsonl")))
