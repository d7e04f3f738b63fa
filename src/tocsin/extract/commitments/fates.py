"""What came of a commitment, as the same article tells it: kept, broken, ended, run out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocsin.extract.commitments.draft import VERBAL, Draft, child, is_conditional
from tocsin.extract.syntax import char_span, is_negated, sentence_of
from tocsin.extract.times.index import TimesIndex
from tocsin.lexicon.commitments import fates, words
from tocsin.model import Fate, Interval

if TYPE_CHECKING:
    from spacy.tokens import Token

_COMMON = frozenset(
    {
        "promise",
        "pledge",
        "vow",
        "threat",
        "demand",
        "order",
        "plan",
        "deadline",
        "ultimatum",
        "commitment",
        "deal",
        "agreement",
        "offer",
        "word",
    }
)


@dataclass(frozen=True, slots=True)
class Told:
    """One telling of a fate: what happened to which noun, in which words."""

    noun: Token
    fate: Fate


def fate_of(draft: Draft, index: TimesIndex) -> Fate:
    """The fate that the commitment's own sentence tells."""
    if draft.status != "standing":
        return Fate(draft.status, day_of(draft.cue if draft.kind != "truce" else draft.head, index), char_span([_teller(draft)]))
    if draft.told is not None and draft.told.lemma_ in words("truce_holding"):
        return Fate("standing", day_of(draft.told, index), char_span([draft.told]))
    for token in sentence_of(draft.cue):
        told = telling(token, index)
        if told is not None and (told.noun == draft.cue or (told.noun.i > draft.head.i and told.noun.lemma_ in _COMMON)):
            return told.fate
    return Fate("standing")


def _teller(draft: Draft) -> Token:
    if draft.told is not None:
        return draft.told
    head = draft.head
    while head.head != head and head.pos_ not in VERBAL:
        head = head.head
    return head


def telling(token: Token, index: TimesIndex) -> Told | None:
    """As in "reneged on the promise", "the deadline passed", "kept their promise"."""
    status = fates().get(token.lemma_.lower())
    if status is None or token.pos_ not in VERBAL or is_negated(token) or is_conditional(token):
        return None
    for each in token.children:
        noun = child(each, "pobj") if each.dep_ == "prep" and each.lower_ in {"on", "from"} else each
        if (
            noun is not None
            and noun.lemma_ in _COMMON
            and (noun.dep_ in {"dobj", "nsubjpass", "pobj"} or (noun.dep_ == "nsubj" and status == "expired"))
        ):
            return Told(noun, Fate(status, day_of(token, index), char_span([token])))
    return None


def day_of(token: Token, index: TimesIndex) -> Interval | None:
    """The days on which a word of the text is dated, null where nothing dates it."""
    time = index.governing(token, sentence=False)
    if time is None or time.start is None or time.end is None:
        return None
    return Interval(time.start, time.end, time.granularity)
