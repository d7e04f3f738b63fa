"""A cheap first look: could any clause of a later article trip a commitment? Only what passes is compared with care (`fates.trips`)."""

from __future__ import annotations

from collections.abc import Iterable

from tocsin.lexicon.trips import stem, trip_words
from tocsin.merge.fates import _WORD, Wire, _clauses, _content, _countries, _meanings, _mentions
from tocsin.model import Record, Span

Clause = frozenset[str]


def clauses_of(record: Record) -> tuple[Clause, ...]:
    """Per clause the stems of its words and "@" with the id of everyone and everything that it names; clauses alike are one.

    "An American was killed in Erbil" is american, kill, erbil, @USA, @geonames:95446 and small words.
    """
    found = {_tokens(record, span) for span in _clauses(record)}
    return tuple(sorted(found, key=sorted))


def _tokens(record: Record, span: Span) -> Clause:
    stems = {stem(word) for word in _WORD.findall(record.text_of(span))}
    names = {key for _, key in _mentions(record, span)} | _countries(record, span)
    return frozenset(stems | {f"@{name}".replace(" ", "_") for name in names})


def may_trip(wire: Wire, clauses: Iterable[Clause]) -> bool:
    """False only if no clause holds every name of the wire and one of its acts, or one of its things where it names no act."""
    wanted = [(f"@{key}".replace(" ", "_"), _content(name)) for key, name in wire.names]
    return any(_names_all(clause, wanted) and _acts(clause, wire) for clause in clauses)


def _names_all(clause: Clause, wanted: list[tuple[str, frozenset[str]]]) -> bool:
    return all(key in clause or bool(words and words <= clause) for key, words in wanted)


def _acts(clause: Clause, wire: Wire) -> bool:
    if wire.is_unless:
        return any(clause & trip_words().against.get(act, frozenset()) for act in wire.acts)
    meanings = frozenset(meaning for each in clause for meaning in _meanings(each))
    if wire.acts:
        return bool(meanings & wire.acts)
    return bool(wire.things & clause) or any(_meanings(each) & meanings for each in wire.things)
