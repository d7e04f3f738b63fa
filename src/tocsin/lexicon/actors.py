"""The actors that we know as facts: states, bodies, groups, office holders, and the words that stand for unnamed ones.

Files: actor_states, actor_bodies, actor_orgs, actor_groups, actor_media, actor_people, actor_titles, actor_heads,
actor_again, actor_given, actor_sectors, actor_cues. A user's folder of the same file names comes first.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from tocsin.lexicon.tables import Table, load_table
from tocsin.model import Tie
from tocsin.model.vocabulary import ActorKind

Use = Literal["name", "adjective", "people", "capital", "seat", "body"]
"""How a name stands for its actor: as its name, as an adjective, as its people, through its capital or the seat of its government."""

_WORD = re.compile(r"[^\W_]+")
# "USA" and "IRA" are told from words by their capitals; "IRAN" in a headline is not.
_ACRONYM = 3
# "I.R.S." is found as "IRS"; of two letters it may be somebody's initials.
_DOTTED = (3, 4)
_ARTICLES = {"Al": "al", "El": "al", "el": "al", "Bin": "bin", "Ibn": "ibn"}
_SOURCED = ("actor_orgs", "actor_groups", "actor_media")


@dataclass(frozen=True, slots=True)
class KnownActor:
    """One actor of the lexicon: "group:hezbollah", in Lebanon since 1982, backed by Iran."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sectors: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    gender: str = ""
    """m, f or empty."""
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """Who held which office from when to when: ISO dates as exact as they are known, null is open."""

    person: str
    office: str
    title: str
    country: str | None
    organisation: str | None
    since: str | None
    until: str | None

    def is_held_on(self, day: str) -> bool:
        """True on every day of the tenure; a bare month or year counts as whole."""
        return (self.since or "") <= day and (self.until is None or day <= self.until + "~")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name can stand for; for bodies the id is the suffix ("mfa") that a country completes."""

    id: str
    use: Use


@dataclass(frozen=True, slots=True)
class Body:
    """A kind of state body: with a country its id is "org:irn-mfa"; the suffix "gov" is the state itself."""

    suffix: str
    name: str
    kind: ActorKind
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that stands for an unnamed actor: "official", "protesters", "militia"."""

    word: str
    kind: ActorKind
    number: Literal["person", "group", "body", "document"]
    gender: str
    sectors: tuple[str, ...]
    refers: tuple[str, ...]
    """Which named actors "the <head>" may point back to: person, armed_group, organisation, state, media."""


@dataclass(frozen=True, slots=True)
class Again:
    """What a noun may go on to call: whoever holds one of the offices and, where given, was called by one of the nouns before."""

    offices: frozenset[str]
    called: frozenset[str]


@dataclass(frozen=True, slots=True)
class Title:
    """A title or rank: which office it is, and in whose service."""

    words: str
    office: str
    sectors: tuple[str, ...]
    body: str | None


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Names by their words joined with blanks; `longest` gives the number of words of the longest name by its first word."""

    names: dict[str, tuple[Meaning, ...]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, meaning: Meaning) -> None:
        """Puts a name in; the first meaning that comes is the preferred one."""
        words = [normal(word) for word in words_of(name)]
        if not words:
            return
        self._put(words, meaning)
        if len(words) == 1 and name.isalpha() and name.isupper() and len(name) in _DOTTED:
            self._put(list(name), meaning)

    def _put(self, words: list[str], meaning: Meaning) -> None:
        key = " ".join(words)
        found = self.names.get(key, ())
        if meaning not in found:
            self.names[key] = (*found, meaning)
        self.longest[words[0]] = max(self.longest.get(words[0], 0), len(words))


@lru_cache(maxsize=16384)
def normal(word: str) -> str:
    """A word as names are compared: no accents, capitals of a shouted word lowered, "Al" as "al"."""
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    if word.isupper() and len(word) > _ACRONYM:
        return word.capitalize()
    return _ARTICLES.get(word, word)


def words_of(name: str) -> list[str]:
    """The words of a name without marks: "Robert O'Brien" gives Robert, O, Brien."""
    return _WORD.findall(name)


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())


@cache
def _rows(name: str, overlay: Path | None) -> Table:
    return load_table(name, overlay)


def versions(overlay: Path | None = None) -> tuple[tuple[str, str], ...]:
    """Name and version of every table in use."""
    names = (
        "actor_states",
        "actor_bodies",
        *_SOURCED,
        "actor_people",
        "actor_titles",
        "actor_heads",
        "actor_given",
        "actor_sectors",
        "actor_cues",
    )
    return tuple((table.name, table.version) for table in (_rows(name, overlay) for name in names))


def _ties(text: str, source: str) -> tuple[Tie, ...]:
    """The ties of "part:USA|backed_by:IRN" whose source is the lexicon's row."""
    out = []
    for item in _list(text):
        kind, _, target = item.partition(":")
        out.append(Tie(to=target, kind=kind, by=source))  # type: ignore[arg-type]
    return tuple(out)


@cache
def known_actors(overlay: Path | None = None) -> dict[str, KnownActor]:
    """Every actor of the lexicon by id."""
    out: dict[str, KnownActor] = {}
    for row in _rows("actor_states", overlay).rows:
        out.setdefault(row["iso3"], KnownActor(row["iso3"], row["name"], "state", row["iso3"], ("GOV",)))
    for table in _SOURCED:
        for row in _rows(table, overlay).rows:
            out.setdefault(row["id"], _organisation(row, table))
    for row in _rows("actor_people", overlay).rows:
        sectors = office_sectors(overlay).get(row["office"], ("GOV",))
        out.setdefault(row["id"], KnownActor(row["id"], row["name"], "person", row["country"] or None, sectors, (), row["gender"]))
    return out


def _organisation(row: dict[str, str], table: str) -> KnownActor:
    return KnownActor(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],  # type: ignore[arg-type]
        country=row["country"] or None,
        sectors=_list(row["sectors"]),
        ties=_ties(row["ties"], f"lexicon:{table}/{row['id']}"),
        since=row["since"] or None,
        until=row["until"] or None,
    )


@cache
def name_index(overlay: Path | None = None) -> NameIndex:
    """Every name of the lexicon."""
    index = NameIndex()
    for row in _rows("actor_states", overlay).rows:
        _index_state(index, row)
    for table in (*_SOURCED, "actor_people"):
        for row in _rows(table, overlay).rows:
            for name in (row["name"], *_list(row["aliases"])):
                index.add(name, Meaning(row["id"], "name"))
    for row in _rows("actor_bodies", overlay).rows:
        for phrase in _list(row["phrases"]):
            index.add(phrase.lower(), Meaning(row["suffix"], "body"))
    return index


def _index_state(index: NameIndex, row: dict[str, str]) -> None:
    state = row["iso3"]
    for name in (row["name"], *_list(row["aliases"])):
        index.add(name, Meaning(state, "name"))
    for name in _list(row["adjectives"]):
        index.add(name, Meaning(state, "adjective"))
    for name in _people(row):
        index.add(name, Meaning(state, "people"))
    for name in _list(row["capital"]):
        index.add(name, Meaning(state, "capital"))
    for name in _list(row["seats"]):
        index.add(name, Meaning(state, "seat"))


@cache
def predecessors(overlay: Path | None = None) -> tuple[tuple[str, str, str, str], ...]:
    """States of the past: the successor's id, the older state's id and name, and its last day."""
    rows = _rows("actor_states", overlay).rows
    return tuple((row["succeeded_by"], row["iso3"], row["name"], row["until"]) for row in rows if row.get("succeeded_by"))


def _people(row: dict[str, str]) -> tuple[str, ...]:
    """The people as the file gives them, else the adjectives with -s."""
    return _list(row["people"]) or tuple(f"{name}s" for name in _list(row["adjectives"]) if not name.endswith(("s", "h", "e")))


@cache
def bodies(overlay: Path | None = None) -> dict[str, Body]:
    """Kinds of state bodies by suffix."""
    out: dict[str, Body] = {}
    for row in _rows("actor_bodies", overlay).rows:
        out.setdefault(row["suffix"], Body(row["suffix"], row["name"], row["kind"], _list(row["sectors"])))  # type: ignore[arg-type]
    return out


@cache
def offices(overlay: Path | None = None) -> tuple[Office, ...]:
    """Every tenure of the lexicon."""
    return tuple(
        Office(
            row["id"],
            row["office"],
            row["title"],
            row["country"] or None,
            row["organisation"] or None,
            row["since"] or None,
            row["until"] or None,
        )
        for row in _rows("actor_people", overlay).rows
        if row["office"]
    )


@cache
def offices_of(overlay: Path | None = None) -> dict[str, tuple[Office, ...]]:
    """Tenures by person."""
    out: dict[str, tuple[Office, ...]] = {}
    for office in offices(overlay):
        out[office.person] = (*out.get(office.person, ()), office)
    return out


def holder(office: str, country: str, day: str, overlay: Path | None = None) -> str | None:
    """Who held an office on a day; "president" of "USA" on "2020-12-23" was person:donald-trump. Null if unknown or two did."""
    found = {row.person for row in _by_office(overlay).get((office, country), ()) if row.is_held_on(day)}
    return found.pop() if len(found) == 1 else None


@cache
def _by_office(overlay: Path | None) -> dict[tuple[str, str], tuple[Office, ...]]:
    out: dict[tuple[str, str], tuple[Office, ...]] = {}
    for office in offices(overlay):
        key = (office.office, office.country or "")
        out[key] = (*out.get(key, ()), office)
    return out


@cache
def heads(overlay: Path | None = None) -> dict[str, Head]:
    """Nouns for unnamed actors by lemma."""
    out: dict[str, Head] = {}
    for row in _rows("actor_heads", overlay).rows:
        head = Head(row["head"], row["kind"], row["number"], row["gender"], _list(row["sectors"]), _list(row["refers"]))  # type: ignore[arg-type]
        for word in _list(row["head"]):
            out.setdefault(word, head)
    return out


@cache
def person_nouns(overlay: Path | None = None) -> frozenset[str]:
    """Nouns for persons and groups, and for ships: what a state's adjective before them makes of somebody else."""
    people = {word for word, head in heads(overlay).items() if head.number == "person" or head.sectors == ("REB",)}
    return frozenset(people | cues("vessel_noun", overlay))


@cache
def titles(overlay: Path | None = None) -> dict[str, Title]:
    """Titles by their words in lower case: "foreign minister"."""
    out: dict[str, Title] = {}
    for row in _rows("actor_titles", overlay).rows:
        for words in _list(row["titles"]):
            out.setdefault(words, Title(words, row["office"], _list(row["sectors"]), row["body"] or None))
    return out


@cache
def again(overlay: Path | None = None) -> dict[str, Again]:
    """By noun whom it may call again: "diplomat" an envoy or a foreign minister."""
    out: dict[str, Again] = {}
    for row in _rows("actor_again", overlay).rows:
        for noun in _list(row["nouns"]):
            out.setdefault(noun, Again(frozenset(_list(row["offices"])), frozenset(_list(row["called"]))))
    return out


@cache
def office_sectors(overlay: Path | None = None) -> dict[str, tuple[str, ...]]:
    """Sectors by office."""
    out: dict[str, tuple[str, ...]] = {}
    for row in _rows("actor_titles", overlay).rows:
        out.setdefault(row["office"], _list(row["sectors"]))
    return out


@cache
def given_names(overlay: Path | None = None) -> dict[str, str]:
    """First names with m or f."""
    return {name: row["gender"] for row in _rows("actor_given", overlay).rows for name in _list(row["names"])}


@cache
def sector_words(use: str, overlay: Path | None = None) -> dict[str, str]:
    """Sectors by the words that give them: before a noun ("rebel" gives REB), or in a body's own name ("Airlines" gives BUS)."""
    return {
        word: row["sector"] for row in reversed(_rows("actor_sectors", overlay).rows) if row["use"] == use for word in _list(row["words"])
    }


@cache
def cues(kind: str, overlay: Path | None = None) -> frozenset[str]:
    """Small closed lists of words: the class "locative" holds prepositions after which a country is only a place."""
    return frozenset(word for row in _rows("actor_cues", overlay).rows if row["class"] == kind for word in _list(row["words"]))
