"""The words by which news commits somebody: cues with their frames, classes of verbs and nouns, condition markers, fates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from tocsin.lexicon.actors import Head, heads
from tocsin.lexicon.tables import load_table
from tocsin.model.vocabulary import CommitmentKind, FateStatus


@dataclass(frozen=True, slots=True)
class Cue:
    """One frame of one cue word: "demand" with frame `that` is a demand, its content the clause.

    `match` is a sentence in which the frame is found, `never` one in which it is not.
    """

    lemma: str
    pos: str
    frame: str
    kind: CommitmentKind
    match: str
    never: str


@dataclass(frozen=True, slots=True)
class Marker:
    """Words that open a condition: "as long as" opens an `if` whose verb follows."""

    words: tuple[str, ...]
    kind: str
    frame: str
    match: str
    never: str


@cache
def cues() -> Mapping[str, tuple[Cue, ...]]:
    """The frames of every cue by lemma, in the order of the file."""
    out: defaultdict[str, list[Cue]] = defaultdict(list)
    for row in load_table("commitment_cues").rows:
        out[row["lemma"]].append(
            Cue(row["lemma"], row["pos"], row["frame"], row["kind"], row["match"], row["never"])  # type: ignore[arg-type]
        )
    return MappingProxyType({lemma: tuple(found) for lemma, found in out.items()})


@cache
def words(name: str) -> frozenset[str]:
    """A list of lemmas by name: `words("harm_verb")` has "retaliate"."""
    return frozenset(_lists()[name])


@cache
def _lists() -> Mapping[str, tuple[str, ...]]:
    out: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for row in load_table("commitment_words").rows:
        out[row["list"]] += tuple(row["words"].split())
    return MappingProxyType(out)


@cache
def agents() -> frozenset[str]:
    """Heads of noun phrases that can commit themselves: those of the list, and every word for persons, forces and bodies that the actors know."""
    own = frozenset(word for row in load_table("commitment_agents").rows for word in row["words"].split())
    return own | {word for word, head in heads().items() if _can_bind(head)}


def _can_bind(head: Head) -> bool:
    """False for papers, private people, the press and firms, whom news quotes without a commitment."""
    return head.kind == "unnamed" and head.number != "document" and not {"MED", "BUS"} & set(head.sectors)


@cache
def scope() -> Mapping[str, str]:
    """Lemmas that place a sentence, each with its field: "dividend" is business, "rebel" is public."""
    return MappingProxyType({word: row["list"] for row in load_table("commitment_scope").rows for word in row["words"].split()})


@cache
def markers() -> Mapping[str, tuple[Marker, ...]]:
    """Condition markers by their first word, the longest first."""
    out: defaultdict[str, list[Marker]] = defaultdict(list)
    for row in load_table("commitment_conditions").rows:
        parts = tuple(row["words"].split())
        out[parts[0]].append(Marker(parts, row["kind"], row["frame"], row["match"], row["never"]))
    return MappingProxyType({word: tuple(sorted(found, key=lambda marker: -len(marker.words))) for word, found in out.items()})


@cache
def forms(name: str) -> Mapping[str, tuple[frozenset[str], ...]]:
    """The lemmas of a form, each with the lists of words that may stand behind it: `forms("reply")["mean"]` has "war"."""
    return _forms()[name]


@cache
def _forms() -> Mapping[str, Mapping[str, tuple[frozenset[str], ...]]]:
    out: defaultdict[str, defaultdict[str, tuple[frozenset[str], ...]]] = defaultdict(lambda: defaultdict(tuple))
    for row in load_table("commitment_forms").rows:
        for lemma in row["lemma"].split():
            out[row["form"]][lemma] += (frozenset(row["words"].split()),)
    return MappingProxyType({name: MappingProxyType(dict(found)) for name, found in out.items()})


@cache
def fates() -> Mapping[str, FateStatus]:
    """Verbs that say what came of a commitment, by lemma."""
    return MappingProxyType({row["lemma"]: row["status"] for row in load_table("commitment_fates").rows})  # type: ignore[misc]
