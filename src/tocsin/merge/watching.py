"""A cheap first look: could any sentence of a later article trip a commitment? Only what passes is compared with care (`fates.trips`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.lexicon.trips import meanings, trip_words, wanted
from tocsin.merge.crossing import has_passed
from tocsin.merge.fitting import dateline_keys
from tocsin.merge.roles import nation, written_in
from tocsin.merge.told import WORD, Told, sentences_of
from tocsin.merge.wires import Wire, content_of
from tocsin.model import Record

# Stands in a sentence that says that a deadline ran out; no root has such a mark.
_PASSED = "!passed"


@dataclass(frozen=True, slots=True)
class Line:
    """What stands in a sentence: roots of its words, "@" with the id of what it names, "=" with a meaning."""

    tokens: frozenset[str]


@dataclass(frozen=True, slots=True)
class Seen:
    """The sentences of an article, and all that stands in them."""

    lines: tuple[Line, ...]
    tokens: frozenset[str]


def tokens_of(record: Record) -> tuple[str, ...]:
    """One line a sentence, sorted, sentences alike once: what `seen` reads, and all that has to be kept of an article.

    "An American was killed in Erbil" is american, kil, =kill, @USA, @geonames:95446 and small words.
    """
    datelines = {f"@{key}".replace(" ", "_") for key in dateline_keys(record)}
    lines = [_tokens(told) for told in sentences_of(record)]
    return tuple(sorted({" ".join(sorted(each)) for each in [*lines, datelines] if each}))


def _tokens(told: Told) -> set[str]:
    found = set(told.roots) | {f"={meaning}" for meaning in told.known} | {f"~{word}" for word in written_in(told, told.words)}
    if has_passed(told):
        found.add(_PASSED)
    return found | {f"@{name}".replace(" ", "_") for name in told.keys}


def seen(lines: Iterable[str]) -> Seen:
    """An article by the lines of `tokens_of`."""
    told = tuple(Line(frozenset(_read(token) for token in line.split(" "))) for line in lines)
    return Seen(told, frozenset(token for line in told for token in line.tokens))


def _read(token: str) -> str:
    """Names are kept whole, so that one who is to be erased is found; they are compared by what a country shares with its people."""
    return f"~{nation(token[1:])}" if token.startswith("~") else token


def may_trip(wire: Wire, article: Seen) -> bool:
    """False only if a name of the wire stands nowhere in the article, or no sentence holds an act of it and one of its things.

    A sentence that tells of a passed deadline is enough for what was to be done by a day.
    """
    if wire.is_unless and _PASSED in article.tokens:
        return True
    if not all(_is_named(name, article) for name in wire.names):
        return False
    return any(_acts(line, wire) and _things(line, wire) for line in article.lines)


def _is_named(name: tuple[str, str], article: Seen) -> bool:
    key, written = name
    words = content_of(written)
    if f"@{key}".replace(" ", "_") in article.tokens or (bool(words) and words <= article.tokens):
        return True
    capitals = {f"~{nation(word)}" for word in WORD.findall(written) if word[0].isupper()}
    return bool(capitals) and capitals <= article.tokens


def _acts(line: Line, wire: Wire) -> bool:
    if wire.bound is not None and wire.bound.is_verb:
        return True
    table = trip_words()
    if wire.is_unless and (
        wire.acts & table["stopping"] or any(line.tokens & table.against.get(act, frozenset()) for act in (*wire.acts, "any"))
    ):
        return True
    if (wire.verb and wire.verb in line.tokens) or any(line.tokens & table.undone.get(act, frozenset()) for act in wire.acts):
        return True
    return any(f"={act}" in line.tokens for act in wire.acts) or not (wire.acts or wire.verb)


def _things(line: Line, wire: Wire) -> bool:
    return wire.things <= wire.slight | trip_words()["area"] or any(
        each in line.tokens or any(f"={meaning}" in line.tokens for meaning in wanted(each) | meanings(each)) for each in wire.things
    )
