"""What is no commitment though it looks like one: business, sport, weather, questions, captions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.commitments.draft import is_a
from tocsin.lexicon.commitments import scope

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token

    from tocsin.extract.times.index import TimesIndex

# "had threatened in 1998" is history when it was so many years before the article.
_OLD = 2
_COUNTRYLIKE = frozenset({"GPE", "NORP"})


def is_out_of_scope(sent: SpacySpan) -> bool:
    """True for sentences about plain business, sport, weather, nature and private life.

    One such word silences a sentence without a word of public affairs; two silence it all the same.
    """
    fields = scope()
    found = {token.lemma_.lower(): fields[token.lemma_.lower()] for token in sent if token.lemma_.lower() in fields}
    outside = sum(field != "public" for field in found.values())
    public = sum(field == "public" for field in found.values())
    named = any(token.ent_type_ in _COUNTRYLIKE for token in sent)
    return outside > 0 and ((not public and (outside >= 2 or not named)) or outside >= 2 + public)


def is_question(sent: SpacySpan) -> bool:
    """True for a sentence that ends in a question mark."""
    return sent.text.rstrip().rstrip("\"'”’").endswith("?")


def is_deed_of_nature(act: Token) -> bool:
    """True for what nobody does: "thousands could be hit by flooding", "cholera could kill hundreds"."""
    doers = [child for child in act.children if child.dep_ == "nsubj"]
    doers += [by for agent in act.children if agent.dep_ == "agent" for by in agent.children if by.dep_ == "pobj"]
    return any(is_a(doer, "natural_noun") for doer in doers)


def is_history(cue: Token, index: TimesIndex, today: str | None) -> bool:
    """True for what somebody had threatened years before the article: told as background, and nobody waits for it."""
    if today is None or cue.pos_ != "VERB" or not any(each.lower_ in {"had", "'d", "’d"} and each.dep_ == "aux" for each in cue.children):
        return False
    time = index.governing(cue, sentence=False)
    return time is not None and time.end is not None and int(time.end[:4]) + _OLD <= int(today[:4])
