"""A cheap first look: could any clause of a later article trip a commitment? Only what passes is compared with care (`fates.trips`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tocsin.lexicon.trips import stem, trip_words
from tocsin.merge.crossing import REACH, SHARE, clauses, coded, countries, has_passed
from tocsin.merge.wires import WORD, Wire, content_of, meanings, mentions, pair
from tocsin.model import Record, Span

# Stands in a clause that says that a deadline ran out; no stem has such a mark.
_PASSED = "!passed"


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands in a clause: stems of its words, "@" with the id of what it names, "~" before the stem of what did not happen."""

    tokens: frozenset[str]
    meanings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Seen:
    """The clauses of an article, and those of each act that is told as having happened."""

    clauses: tuple[Clause, ...]
    by_act: Mapping[str, tuple[Clause, ...]]


def tokens_of(record: Record) -> tuple[str, ...]:
    """One line a clause, sorted, clauses alike once: what `seen` reads, and all that has to be kept of an article.

    "An American was killed in Erbil" is american, kill, @USA, @geonames:95446 and small words; in "if one is killed" it is ~kill.
    """
    return tuple(sorted({" ".join(sorted(_tokens(record, span))) for span in clauses(record)}))


def _tokens(record: Record, span: Span) -> set[str]:
    words = [word.lower() for word in WORD.findall(record.text_of(span))]
    unreal = [bool(trip_words().unreal.intersection(words[max(0, at - REACH) : at])) for at in range(len(words))]
    real = {stem(word) for word, is_unreal in zip(words, unreal, strict=True) if not is_unreal}
    stems = {stem(word) for word in words}
    pairs = {both for both in map(pair, words, words[1:]) if meanings(both)}
    names = {key for _, key in mentions(record, span)} | countries(record, span)
    if has_passed(record.text_of(span)):
        stems.add(_PASSED)
    stems |= {f"%{event.type}" for event in coded(record, span)}
    return stems | pairs | {f"~{each}" for each in stems - real} | {f"@{name}".replace(" ", "_") for name in names}


def seen(lines: Iterable[str]) -> Seen:
    """An article by the lines of `tokens_of`."""
    by_act: dict[str, list[Clause]] = defaultdict(list)
    told = []
    for line in lines:
        tokens = frozenset(line.split(" "))
        clause = Clause(tokens, frozenset(meaning for each in tokens for meaning in meanings(each)))
        told.append(clause)
        for act in {meaning for each in tokens if f"~{each}" not in tokens for meaning in meanings(each)}:
            by_act[act].append(clause)
    return Seen(tuple(told), {act: tuple(held) for act, held in by_act.items()})


def may_trip(wire: Wire, article: Seen) -> bool:
    """False only if no clause holds every name of the wire, one of its acts as having happened, and enough of its things.

    A clause that tells of a passed deadline is enough for what was to be done by a day.
    """
    if wire.is_unless and any(_PASSED in clause.tokens for clause in article.clauses):
        return True
    held = (
        article.clauses
        if wire.is_unless or wire.type or not wire.acts
        else [each for act in wire.acts for each in article.by_act.get(act, ())]
    )
    if not held:
        return False
    wanted = [(f"@{key}".replace(" ", "_"), content_of(name)) for key, name in wire.names]
    return any(_names_all(clause, wanted) and _acts(clause, wire) and _things(clause, wire) for clause in held)


def _names_all(clause: Clause, wanted: list[tuple[str, frozenset[str]]]) -> bool:
    return all(key in clause.tokens or bool(words and words <= clause.tokens) for key, words in wanted)


def _acts(clause: Clause, wire: Wire) -> bool:
    if wire.is_unless:
        return any(clause.tokens & trip_words().against.get(act, frozenset()) for act in wire.acts)
    if wire.type is not None and f"%{wire.type}" in clause.tokens:
        return True
    if wire.type is not None and wire.acts:
        return any(f"~{each}" not in clause.tokens and meanings(each) & wire.acts for each in clause.tokens)
    if wire.verb:
        return wire.verb in clause.tokens
    return bool(wire.acts) or any(_is_there(each, clause) for each in wire.things)


def _things(clause: Clause, wire: Wire) -> bool:
    return not wire.things or sum(_is_there(each, clause) for each in wire.things) > SHARE * len(wire.things)


def _is_there(thing: str, clause: Clause) -> bool:
    return thing in clause.tokens or not clause.meanings.isdisjoint(meanings(thing))
