"""The words by which news says who says what: cue verbs and nouns, hedges, media, heads of speakers."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from tocsin.lexicon.tables import load_table
from tocsin.model.vocabulary import Act, Band, Certainty, ClaimBasis, Medium, Polarity, SpeakerKind


@dataclass(frozen=True, slots=True)
class CueWord:
    """A verb or noun that reports speech, with the frames in which its content stands.

    "accuse" has frame `of` and act accuse: in "Iran accused Israel of killing him" the content is "Israel of killing him".
    """

    lemma: str
    frames: frozenset[str]
    preps: frozenset[str]
    act: Act
    certainty: Certainty
    basis: ClaimBasis
    polarity: Polarity


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that lower or raise certainty: "almost certainly" is probable, band almost_certain."""

    words: tuple[str, ...]
    kind: str
    certainty: Certainty
    band: Band | None
    is_negative: bool


def _cues(name: str) -> Mapping[str, CueWord]:
    return MappingProxyType({row["lemma"]: _cue(row) for row in reversed(load_table(name).rows)})


def _cue(row: dict[str, str]) -> CueWord:
    return CueWord(
        lemma=row["lemma"],
        frames=frozenset(row["frames"].split()),
        preps=frozenset(row["preps"].split()),
        act=row["act"],  # type: ignore[arg-type]
        certainty=row["certainty"] or "unspecified",  # type: ignore[arg-type]
        basis=row["basis"] or "words",  # type: ignore[arg-type]
        polarity=row["polarity"] or "positive",  # type: ignore[arg-type]
    )


@cache
def cue_verbs() -> Mapping[str, CueWord]:
    """Cue verbs by lemma; read once."""
    return _cues("claim_verbs")


@cache
def cue_nouns() -> Mapping[str, CueWord]:
    """Cue nouns by lemma: "allegation", "warning"; read once."""
    return _cues("claim_nouns")


@cache
def hedges() -> Mapping[str, tuple[Hedge, ...]]:
    """Hedges by their first word, longest first; read once."""
    out: dict[str, list[Hedge]] = {}
    for row in load_table("claim_hedges").rows:
        words = tuple(row["words"].lower().split())
        band: Band | None = row["band"] or None  # type: ignore[assignment]
        hedge = Hedge(words, row["kind"], row["certainty"], band, row["negative"] == "yes")  # type: ignore[arg-type]
        out.setdefault(words[0], []).append(hedge)
    return MappingProxyType({word: tuple(sorted(found, key=lambda hedge: -len(hedge.words))) for word, found in out.items()})


@cache
def media() -> Mapping[str, Medium]:
    """Words that name a channel, by lemma: "twitter" is social_media."""
    return MappingProxyType({row["word"]: row["medium"] for row in load_table("claim_media").rows})  # type: ignore[misc]


@cache
def speaker_heads() -> Mapping[str, SpeakerKind]:
    """Head nouns of speakers that are not named, by lemma: "report" is a document, "diplomat" an unnamed official."""
    return MappingProxyType({row["head"]: row["kind"] for row in load_table("claim_speakers").rows})  # type: ignore[misc]


@dataclass(frozen=True, slots=True)
class ActPhrase:
    """Lemmas in order, gaps allowed, that make a statement an act: "hold … responsible" in a conditional is a threat."""

    lemmas: tuple[str, ...]
    act: Act
    where: str
    """Where they must stand: `if` beside a condition, `as` in a description, empty anywhere."""


@cache
def act_phrases() -> tuple[ActPhrase, ...]:
    """Phrases of the content that decide the act, in order of the file."""
    return tuple(
        ActPhrase(tuple(row["words"].split()), row["act"], row["where"])  # type: ignore[arg-type]
        for row in load_table("claim_acts").rows
    )


@lru_cache(maxsize=4096)
def outlet_key(name: str) -> str:
    """A name as outlets are compared: lower case, no accents, blanks for hyphens: "El País" is "el pais"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(plain.lower().replace("-", " ").split())


@cache
def outlets() -> Mapping[str, frozenset[str]]:
    """Names and words of news outlets by `outlet_key`, each with its kinds: name, first or last (word of a name), noun, platform.

    The media among the actors count with all their names.
    """
    out: dict[str, set[str]] = {}
    for row in load_table("claim_outlets").rows:
        out.setdefault(outlet_key(row["name"]), set()).add(row["kind"])
    for row in load_table("actor_media").rows:
        for name in (row["name"], *row["aliases"].split("|")):
            if name:
                out.setdefault(outlet_key(name), set()).add("name")
    return MappingProxyType({name: frozenset(kinds) for name, kinds in out.items()})


@dataclass(frozen=True, slots=True)
class Embedder:
    """What a word says about the truth of what stands below it: "fail to" is -2.6 where it holds, 2.6 where it is negated."""

    holds: float
    negated: float


@cache
def embedders() -> Mapping[tuple[str, str], Embedder]:
    """Embedding words by lemma and by what stands below: clause, to, np, acl, of, adj."""
    rows = load_table("claim_embedders").rows
    return MappingProxyType({(row["lemma"], row["below"]): Embedder(float(row["holds"]), float(row["negated"])) for row in reversed(rows)})


@cache
def words(use: str) -> frozenset[str]:
    """Small closed lists by their use: "refused" are verbs of speech that one declines to do."""
    return frozenset(row["word"] for row in load_table("claim_words").rows if row["use"] == use)


@cache
def modals() -> Mapping[str, float]:
    """The ceiling that a modal sets on factuality: "may" 0.8."""
    return MappingProxyType({row["word"]: float(row["value"]) for row in load_table("claim_words").rows if row["use"] == "modal"})
