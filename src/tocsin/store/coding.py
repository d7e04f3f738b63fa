"""Events as the field's formats need them: the rows of `events` with what stands around each, read a thousand at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sqlalchemy import Connection, select

from tocsin.codec import decode
from tocsin.model import Actor, Event, Place, Quantity, Role
from tocsin.model.columns import TABLES
from tocsin.model.questions import Filters
from tocsin.store import sqlite
from tocsin.store.narrow import ask
from tocsin.store.overlay import overlay_of
from tocsin.store.schema import article, finding, sentence
from tocsin.store.telling import Teller, Telling

AT_ONCE = 1_000
"""Events whose surroundings are looked up in one go; SQLite takes at most 32,766 values in one statement."""
_KINDS: dict[str, type[Any]] = {"actor": Actor, "place": Place, "role": Role, "quantity": Quantity}


@dataclass(frozen=True, slots=True)
class Story:
    """What stands around the events of one article."""

    actors: dict[str, Actor] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    quantities: dict[str, Quantity] = field(default_factory=dict)
    sentences: list[int] = field(default_factory=list)
    """Keys in the order of the text."""


@dataclass(frozen=True, slots=True)
class Coding:
    """One event: its row in `events`, the event itself, its article, and the place of its sentence in it."""

    row: tuple[Any, ...]
    event: Event
    story: Story
    sentence: int
    language: str | None
    chars: int
    telling: Telling | None = None


def codings(connection: Connection, filters: Filters) -> Iterator[list[Coding]]:
    """The events of a question in the order of its list, in lists of at most AT_ONCE."""
    asked = ask("events", filters, overlay_of(connection, filters))
    asked = asked.add_columns(finding.c.article.label("article_key"), finding.c.body, sentence.c.pk, article.c.language, article.c.chars)
    width = len(TABLES["events"])
    at_id = [column.name for column in TABLES["events"]].index("id")
    rows = iter(connection.execution_options(yield_per=AT_ONCE).execute(asked))
    teller = Teller(connection, filters, with_accounts=True)
    while batch := list(islice(rows, AT_ONCE)):
        stories = _stories(connection, {row[width] for row in batch})
        told = teller.of([row[at_id] for row in batch])
        yield [_coding(tuple(row), width, stories, told.get(row[at_id])) for row in batch]


def _coding(row: tuple[Any, ...], width: int, stories: dict[int, Story], telling: Telling | None) -> Coding:
    key, body, sentence_key, language, chars = row[width:]
    story = stories[key]
    number = story.sentences.index(sentence_key) + 1 if sentence_key in story.sentences else 0
    return Coding(row[:width], decode(body, Event), story, number, language, chars, telling)


def _stories(connection: Connection, keys: Iterable[int]) -> dict[int, Story]:
    listed = sorted(keys)
    stories: dict[int, Story] = {key: Story() for key in listed}
    asked = select(finding.c.article, finding.c.kind, finding.c.body).where(
        finding.c.article.in_(sqlite.among(listed)), finding.c.kind.in_(list(_KINDS))
    )
    for key, kind, body in connection.execute(asked):
        _keep(stories[key], decode(body, _KINDS[kind]))
    for key, pks in _sentences(connection, listed).items():
        stories[key].sentences.extend(pks)
    return stories


def _keep(story: Story, noun: Actor | Place | Role | Quantity) -> None:
    if isinstance(noun, Actor):
        story.actors[noun.id] = noun
    elif isinstance(noun, Place):
        story.places[noun.id] = noun
    elif isinstance(noun, Role):
        story.titles.setdefault(noun.person, noun.title)
    else:
        story.quantities[noun.id] = noun


def _sentences(connection: Connection, keys: Sequence[int]) -> dict[int, list[int]]:
    out: dict[int, list[int]] = defaultdict(list)
    asked = (
        select(sentence.c.article, sentence.c.pk)
        .where(sentence.c.article.in_(sqlite.among(keys)))
        .order_by(sentence.c.article, sentence.c.start)
    )
    for key, pk in connection.execute(asked):
        out[key].append(pk)
    return out
