"""Cue verbs that report nothing after all: what might be said, names given, tides that threaten to rise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.claims.page import Draft, Page
from tocsin.extract.claims.speakers import is_passive
from tocsin.extract.syntax import agent_of
from tocsin.lexicon.actors import heads
from tocsin.lexicon.claims import cue_verbs, speaker_heads, words

if TYPE_CHECKING:
    from spacy.tokens import Token

# Frames without words of the speaker: only an act that took place counts there.
_WORDLESS = frozenset({"verb/object", "verb/role", "verb/to", "verb/gerund", "verb/preposition"})
_PEOPLE = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
_ANSWERS = frozenset({"deny", "disclaim", "retract", "confirm"})


def is_doubtful(draft: Draft, page: Page) -> bool:
    """True for a draft that tells of no statement: "enough to claim the nomination", "she said it", "the storm threatens to grow"."""
    cue = draft.cue
    if draft.rule not in _WORDLESS:
        return draft.rule == "verb/clause" and (_is_manner_of_speaking(cue) or _is_pledged_by_a_thing(draft))
    if any(page.quote_at[i] >= 0 for first, last in draft.pieces for i in (first, last - 1)):
        return False
    return (
        _is_voiceless(draft)
        or _is_only_possible(cue)
        or _is_only_pronoun(draft, page)
        or _is_pledged_by_a_thing(draft)
        or (cue.lemma_ == "call" and _is_name(cue))
    )


def _is_only_possible(cue: Token) -> bool:
    """An infinitive or gerund that hangs on no cue, or an order: "the power to confirm judges", "Call it a day"."""
    if cue.tag_ == "VB" and cue.dep_ == "ROOT" and not any(child.dep_ in {"nsubj", "aux"} for child in cue.children):
        return True
    is_loose = cue.dep_ in {"xcomp", "acl", "advcl", "relcl", "pcomp", "ccomp"} and cue.tag_ in {"VB", "VBG"}
    if not is_loose or any(child.dep_ == "nsubj" for child in cue.children):
        return False
    is_infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in cue.children)
    return (is_infinitive or cue.dep_ == "pcomp") and cue.head.lemma_ not in cue_verbs()


def _is_manner_of_speaking(cue: Token) -> bool:
    """It is fair to say that …: nobody is meant."""
    return cue.tag_ == "VB" and cue.head.pos_ == "ADJ" and any(child.lower_ == "it" for child in cue.head.head.children)


def _is_only_pronoun(draft: Draft, page: Page) -> bool:
    told = [page.doc[i] for first, last in draft.pieces for i in range(first, last)]
    return draft.word.act not in _ANSWERS and all(token.pos_ == "PRON" or token.is_punct for token in told)


def _is_pledged_by_a_thing(draft: Draft) -> bool:
    """True if what threatens or promises is no one: "the vote threatens to split the party", "the ruling does not guarantee that …"."""
    speaker = draft.speaker
    if draft.word.act not in {"threaten", "promise"} or speaker is None:
        return False
    if draft.rule != "verb/to":
        return draft.rule == "verb/clause" and is_mute(speaker)
    if speaker.pos_ == "PRON":
        return speaker.lower_ in {"it", "that", "this", "which", "what"}
    return speaker.ent_type_ not in _PEOPLE and speaker.pos_ != "PROPN" and not is_speaking_noun(speaker.lemma_.lower())


def _is_voiceless(draft: Draft) -> bool:
    """True for "the rise in crime demanded a response": what only grows or worries says nothing; "we will respond with force" is no word."""
    speaker = draft.speaker
    if speaker is not None and speaker.pos_ == "NOUN" and speaker.lemma_.lower() in words("voiceless"):
        return True
    doc = draft.cue.doc
    if draft.rule != "verb/preposition" or draft.word.act != "assert" or doc[max(draft.pieces[0][0] - 1, 0)].lower_ != "with":
        return False
    told = [token for first, last in draft.pieces for token in doc[first:last]]
    return any(token.lemma_.lower() in words("deed") and token.head not in told for token in told)


def is_mute(speaker: Token) -> bool:
    """True for a thing that says nothing of its own: "vote", "ruling", "executions"."""
    return speaker.pos_ == "NOUN" and speaker.lemma_.lower() in words("mute")


def is_speaking_noun(lemma: str) -> bool:
    """True for heads of people, bodies and papers: "premier", "group", "report"."""
    return lemma in speaker_heads() or lemma in heads()


def _is_name(cue: Token) -> bool:
    """A medicine called regenerative; what we call infrastructure."""
    return is_passive(cue) and agent_of(cue) is None
