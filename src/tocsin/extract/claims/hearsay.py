"""Hearsay among persons: "she had heard from two neighbours that …", "adding that he had it from the sacristan"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tocsin.extract.claims.content import subtree
from tocsin.extract.claims.outlets import is_outlet, is_voice
from tocsin.extract.claims.page import Draft
from tocsin.extract.claims.speakers import is_passive
from tocsin.extract.syntax import agent_of, subject_of
from tocsin.lexicon.claims import CueWord, cue_verbs, speaker_heads, words

if TYPE_CHECKING:
    from spacy.tokens import Token

HEARD = CueWord("hear", frozenset({"that"}), frozenset({"from"}), "assert", "unspecified", "words", "positive")
# "from two neighbours in the street behind the market that": a phrase, not a clause.
_REACH = 12
# "that he had heard it himself from two boys of the village": a remark about the source says no more.
_REMARK = 14


def heard_draft(verb: Token) -> Draft | None:
    """The draft at "heard from X that …", "was told by X that …", where X speaks and the clause may hang on X."""
    source = _teller(verb)
    if source is None or not (is_voice(source) or source.lemma_.lower() in speaker_heads() or is_outlet(source, verb)):
        return None
    below = subtree(verb)
    mark = next((token for token in verb.doc[source.i + 1 : source.i + _REACH] if token.lower_ == "that" and token.i in below), None)
    if mark is None or any(token.is_punct for token in verb.doc[source.i + 1 : mark.i]):
        return None
    return Draft(verb, HEARD, "verb/heard", source, ((mark.i, max(below) + 1),), subject_of(verb))


def _teller(verb: Token) -> Token | None:
    if verb.lemma_ in words("heard"):
        return _from(verb)
    word = cue_verbs().get(verb.lemma_)
    return agent_of(verb) if word is not None and "tell" in word.frames and is_passive(verb) else None


def _from(verb: Token) -> Token | None:
    """The one from whom something was heard."""
    preps = (child for child in verb.children if child.dep_ == "prep" and child.lower_ == "from" and child.i > verb.i)
    return next((noun for prep in preps for noun in prep.children if noun.dep_ == "pobj"), None)


def traced(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Drafts in which a remark about the source is no statement, but names the speaker of the one before it.

    "Koray said the chapel had been searched, adding that he had it from the sacristan": the sacristan says so, through Koray.
    """
    out: list[Draft] = []
    for draft in drafts:
        source = _source(draft)
        if source is None or not out or out[-1].speaker is None or not _is_next(draft, out[-1]):
            out.append(draft)
            continue
        last = out[-1]
        relay = () if last.speaker is None else (last.speaker,)
        out[-1] = replace(last, speaker=source, via=(*last.via, *relay), cues=(last.cue, draft.cue), rule="relay/traced")
    return tuple(out)


def _is_next(draft: Draft, last: Draft) -> bool:
    """True in the sentence of the last statement, or in the next where a pronoun speaks on."""
    if draft.cue.sent.start == last.cue.sent.start:
        return True
    return draft.cue.sent.start == last.cue.sent.end and draft.speaker is not None and draft.speaker.pos_ == "PRON"


def _source(draft: Draft) -> Token | None:
    """The sacristan in "that he had it from the sacristan"."""
    first, last = draft.pieces[0]
    if len(draft.pieces) > 1 or last - first > _REMARK:
        return None
    for verb in draft.cue.doc[first:last]:
        it = [child for child in verb.children if child.dep_ == "dobj" and child.lower_ in {"it", "this", "that", "so"}]
        source = _from(verb) if it and verb.lemma_ in words("had") else None
        if source is not None:
            return source if source.pos_ in {"NOUN", "PROPN"} else None
    return None
