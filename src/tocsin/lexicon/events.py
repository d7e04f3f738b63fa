"""The event code book: PLOVER types, modes, contexts and CAMEO codes, and the patterns that find events, as typed tables.

A pattern is one row of `event_verbs.tsv` or `event_nouns.tsv`. Its `frame` lists conditions with blanks between them:
`obj:@TALKS` (the object is of class TALKS), `to` (there is a prepositional object with "to"), `!obj` (no object), `xcomp`, `prt:off`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import cast, get_args

from tocsin.errors import LexiconError
from tocsin.lexicon.tables import load_table
from tocsin.model.vocabulary import Status

# A condition that names its words says more than one that only asks for a slot; "not there" says least.
_WORDS_WEIGHT, _SLOT_WEIGHT, _ABSENT_WEIGHT = 3, 2, 1


@dataclass(frozen=True, slots=True)
class Condition:
    """One demand on the surroundings of a word: slots, the lemmas that may fill one of them (empty: any), or that none may be there."""

    slots: tuple[str, ...]
    words: frozenset[str]
    is_absent: bool

    @property
    def weight(self) -> int:
        """How much the demand says."""
        if self.is_absent:
            return _ABSENT_WEIGHT
        return _WORDS_WEIGHT if self.words else _SLOT_WEIGHT


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to word one type of event, with the sentence that it must match and the one that it must not."""

    name: str
    lemma: str
    kind: str
    conditions: tuple[Condition, ...]
    type: str
    mode: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    weight: int
    match: str
    miss: str

    def is_denial(self) -> bool:
        """True if the row is about what is denied: "is not ready to talk"; what it matches is said, not denied."""
        return any("nay" in condition.slots and not condition.is_absent for condition in self.conditions)


@dataclass(frozen=True, slots=True)
class TypeRow:
    """A type or a mode of PLOVER with its conflict score, its quad class and the CAMEO code that stands beside it."""

    type: str
    mode: str | None
    quad: int
    score: float
    cameo: str
    future: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a word says of a deed that hangs below it by one of its links, null where nothing; `others` are further rows of the same word."""

    links: frozenset[str]
    told: Status | None
    negated: Status | None
    others: tuple[Outcome, ...] = ()


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """Everything that event coding reads from data; built once, never changed."""

    version: str
    verbs: Mapping[str, tuple[Pattern, ...]]
    nouns: Mapping[str, tuple[Pattern, ...]]
    types: Mapping[tuple[str, str | None], TypeRow]
    mode_aliases: Mapping[tuple[str, str], str]
    classes: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    breaks: Mapping[str, str]
    modes: tuple[tuple[str, str, frozenset[str]], ...]
    contexts: Mapping[str, tuple[str, ...]]
    chains: Mapping[str, tuple[str, ...]]
    outcomes: Mapping[tuple[str, str], Outcome]

    def is_a(self, lemma: str, name: str) -> bool:
        """True if a lemma belongs to a word class: `is_a("negotiation", "TALKS")`."""
        return lemma in self.classes[name]


@cache
def load_events(overlay: Path | None = None) -> EventLexicon:
    """The code book, a user's rows from `overlay` before ours.

    Raises LexiconError for a class or a type that no table knows.
    """
    classes = _classes(overlay)
    types = _types()
    verbs = _patterns("event_verbs", "verb", classes, types, overlay)
    nouns = _patterns("event_nouns", "noun", classes, types, overlay)
    return EventLexicon(
        version=load_table("event_verbs", overlay).version,
        verbs=verbs,
        nouns=nouns,
        types=types,
        mode_aliases=_aliases(),
        classes=classes,
        words={row["list"]: frozenset(row["words"].split()) for row in load_table("event_words", overlay).rows},
        breaks={row["type"]: row["broken"] for row in load_table("event_breaks", overlay).rows},
        modes=tuple((row["type"], row["mode"], frozenset(row["words"].split())) for row in load_table("event_modes", overlay).rows),
        contexts=_contexts(),
        chains={row["name"]: tuple(row["path"].split()) for row in load_table("event_chains", overlay).rows},
        outcomes=_outcomes(overlay),
    )


def _outcomes(overlay: Path | None) -> dict[tuple[str, str], Outcome]:
    """Rows by word and kind; the later rows of a word stand in its first one."""
    out: dict[tuple[str, str], Outcome] = {}
    for row in load_table("event_outcomes", overlay).rows:
        read = Outcome(frozenset(row["links"].split("|")), _status(row, "told"), _status(row, "negated"))
        for word in row["word"].split("|"):
            first = out.get((word, row["kind"]))
            out[word, row["kind"]] = read if first is None else replace(first, others=(*first.others, read))
    return out


def _status(row: Mapping[str, str], column: str) -> Status | None:
    """The status of a cell; "pass" and an empty one say nothing. Raises LexiconError for any other word."""
    told = row[column]
    if told in {"", "pass"}:
        return None
    found = next((status for status in get_args(Status) if status == told), None)
    if found is None:
        raise LexiconError(
            f"event_outcomes: {row['word']!r} has the unknown status {told!r} in {column}; known are {', '.join(get_args(Status))}"
        )
    return cast("Status", found)


@cache
def lemma_fixes() -> Mapping[str, str]:
    """Words that the pipeline lemmatizes wrongly: "staged" is no stag."""
    return {row["word"]: row["lemma"] for row in load_table("event_lemmas").rows}


def _classes(overlay: Path | None) -> dict[str, frozenset[str]]:
    """Word classes; a class may name others with @."""
    raw: dict[str, set[str]] = {}
    for row in load_table("event_classes", overlay).rows:
        raw.setdefault(row["class"], set()).update(row["words"].split())
    raw["HUMAN"] = {head for row in load_table("actor_heads", overlay).rows if row["number"] == "person" for head in row["head"].split("|")}
    for name, side in (("BLAME", "blame"), ("PRAISE", "praise")):
        raw[name] = {
            word
            for row in load_table("event_judgements", overlay).rows
            if (row["as"], row["side"]) == ("is", side)
            for word in row["words"].split("|")
        }
    return {name: frozenset(_expand(words, raw)) for name, words in raw.items()}


def _expand(words: set[str], raw: dict[str, set[str]]) -> set[str]:
    out: set[str] = set()
    for word in words:
        out |= _expand(raw[word[1:]], raw) if word.startswith("@") else {word}
    return out


def _types() -> dict[tuple[str, str | None], TypeRow]:
    return {
        (row["type"], row["mode"] or None): TypeRow(
            row["type"], row["mode"] or None, int(row["quad"]), float(row["score"]), row["cameo"], row["future"]
        )
        for row in load_table("plover_types").rows
    }


def _aliases() -> dict[tuple[str, str], str]:
    """Older and longer names of modes: ("ASSAULT", "suicide") is "suicide-attack"."""
    return {(row["type"], alias): row["mode"] for row in load_table("plover_types").rows for alias in row["aliases"].split()}


def _contexts() -> dict[str, tuple[str, ...]]:
    out: dict[str, tuple[str, ...]] = {}
    for row in load_table("plover_contexts").rows:
        for word in row["words"].split():
            out[word] = (*out.get(word, ()), row["context"])
    return out


def _patterns(
    table: str, kind: str, classes: Mapping[str, frozenset[str]], types: Mapping[tuple[str, str | None], TypeRow], overlay: Path | None
) -> dict[str, tuple[Pattern, ...]]:
    """Patterns by lemma, the most demanding first; of equals the earlier row wins."""
    out: dict[str, list[Pattern]] = {}
    for row in load_table(table, overlay).rows:
        if (row["type"], row["mode"] or None) not in types and row["type"] != "NONE":
            raise LexiconError(f"{table}: {row['lemma']!r} has the unknown type or mode {row['type']} {row['mode']}")
        for lemma in row["lemma"].split("|"):
            out.setdefault(lemma, []).append(_pattern(row, lemma, kind, classes))
    return {lemma: tuple(sorted(found, key=lambda pattern: -pattern.weight)) for lemma, found in out.items()}


def _pattern(row: dict[str, str], lemma: str, kind: str, classes: Mapping[str, frozenset[str]]) -> Pattern:
    conditions = tuple(_condition(text, classes) for text in row["frame"].split())
    actor, _, recipient = row["roles"].partition(">")
    return Pattern(
        name=f"{kind}:{lemma}" + (f"[{row['frame']}]" if row["frame"] else ""),
        lemma=lemma,
        kind=kind,
        conditions=conditions,
        type=row["type"],
        mode=row["mode"] or None,
        actor=tuple(actor.split()),
        recipient=tuple(recipient.split()),
        weight=sum(condition.weight for condition in conditions),
        match=row["match"],
        miss=row["miss"],
    )


def _condition(text: str, classes: Mapping[str, frozenset[str]]) -> Condition:
    is_absent = text.startswith("!")
    slot, _, values = text.lstrip("!").partition(":")
    words: set[str] = set()
    for value in values.split("|") if values else ():
        if value.startswith("@") and value[1:] not in classes:
            raise LexiconError(f"the frame {text!r} names the unknown class {value}; add it to event_classes.tsv")
        words |= classes[value[1:]] if value.startswith("@") else {value}
    return Condition(tuple(slot.split("|")), frozenset(words), is_absent)
