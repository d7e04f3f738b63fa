"""News, background or anniversary: a recalled event must never look like news of today."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tocsin.extract.events.slots import lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tocsin.extract.events.candidates import Candidate
    from tocsin.lexicon.events import EventLexicon
    from tocsin.model import Article, When
    from tocsin.model.vocabulary import Frame

# What happened longer ago than this is no news in a daily: the seed's attack of four days before is, its strike of five weeks before is not.
_NEWS_DAYS = 10
_LONGEST = 12


def frame_of(candidate: Candidate, when: When | None, article: Article, lexicon: EventLexicon) -> Frame:
    """Background for what is recalled ("the 2018 bombing", "had been killed"), anniversary for what commemorates, else news."""
    if is_recalled(candidate, lexicon.words["recall"]):
        return "background"
    if _commemorates(candidate, lexicon):
        return "anniversary"
    if when is not None and when.basis == "stated" and article.published is not None:
        return "background" if is_old(when, article) else "news"
    return "background" if _is_past_perfect(candidate.predicate) else "news"


def is_recalled(candidate: Candidate, words: frozenset[str]) -> bool:
    """True below "anniversary of", "in memory of"."""
    node = candidate.hit.support or candidate.token
    for _ in range(_LONGEST):
        if node.head.i == node.i:
            return False
        node = node.head
        if lemma_of(node) in words and node.pos_ == "NOUN":
            return True
    return False


def _commemorates(candidate: Candidate, lexicon: EventLexicon) -> bool:
    """True for "marched to mark the anniversary of …"."""
    for child in (candidate.hit.support or candidate.token).subtree:
        if lemma_of(child) in lexicon.words["recall"] and child.pos_ == "NOUN" and child.dep_ in {"dobj", "pobj"}:
            return child.head.lemma_.lower() in lexicon.words["commemorate"] or child.dep_ == "pobj"
    return False


def is_old(when: When, article: Article) -> bool:
    """True for what happened too long before the publication to be news."""
    published = article.published.start if article.published else None
    last = when.end or when.start
    if published is None or last is None:
        return False
    try:
        return (date.fromisoformat(published[:10]) - date.fromisoformat(last[:10])).days > _NEWS_DAYS
    except ValueError:
        return False


def _is_past_perfect(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(child.lower_ in {"had", "'d", "’d"} and child.dep_ in {"aux", "auxpass"} for child in verb.children)
