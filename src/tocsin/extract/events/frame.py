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
# Years as numbers, and the first of a century that news still tells of.
_YEAR, _OLDEST = 4, 1900


def frame_of(candidate: Candidate, when: When | None, article: Article, lexicon: EventLexicon) -> Frame:
    """Background for what is recalled ("the 2018 bombing", "had been killed"), anniversary for what commemorates, else news."""
    if is_recalled(candidate, lexicon.words["recall"]):
        return "background"
    if _commemorates(candidate, lexicon) or _is_counted_from(candidate, lexicon):
        return "anniversary"
    if _is_history(candidate):
        return "background"
    if when is not None and when.basis == "stated" and article.published is not None:
        return "background" if is_old(when, article) else "news"
    if _is_long_ago(candidate, lexicon) or (article.published is None and when is not None and when.granularity == "year"):
        return "background"
    return "background" if _is_past_perfect(candidate.predicate) else "news"


def _is_history(candidate: Candidate) -> bool:
    """True for "besieged by the Scots in 1314": a bare year before the age of newspapers."""
    years = (grand.text for child in candidate.predicate.children if child.dep_ == "prep" for grand in child.children)
    return any(len(year) == _YEAR and year.isdecimal() and year.isascii() and int(year) < _OLDEST for year in years)


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
    """True for "had been killed"; what somebody "said it had done" is only told in the past, and news."""
    is_that = verb.dep_ == "acl" and any(child.lower_ == "that" and child.dep_ in {"mark", "nsubj"} for child in verb.children)
    if verb.dep_ == "ccomp" or is_that:
        return False
    return verb.tag_ == "VBN" and any(child.lower_ in {"had", "'d", "’d"} and child.dep_ in {"aux", "auxpass"} for child in verb.children)


def _ago_of(candidate: Candidate) -> Token | None:
    """The "ago" or "earlier" that governs a candidate."""
    for token in (candidate.predicate, candidate.token):
        for child in token.children:
            if child.lower_ == "ago":
                return child
            found = next((grand for grand in child.children if grand.lower_ == "ago"), None)
            if found is not None and child.dep_ in {"npadvmod", "advmod", "prep", "dobj"}:
                return found
    return None


def _is_long_ago(candidate: Candidate, lexicon: EventLexicon) -> bool:
    """True for "six years ago" and "months ago", where nothing says when the article was printed."""
    if _is_years_after(candidate.token, lexicon):
        return True
    ago = _ago_of(candidate)
    return ago is not None and any(lemma_of(token) in lexicon.words["era"] for token in (ago.head, *ago.children))


def _is_years_after(noun: Token, lexicon: EventLexicon) -> bool:
    """True for "ten years after the bombing"."""
    above = noun.head
    return (
        noun.dep_ == "pobj"
        and above.lower_ in {"after", "since"}
        and any(child.dep_ == "npadvmod" and lemma_of(child) in lexicon.words["era"] for child in above.children)
    )


def _is_counted_from(candidate: Candidate, lexicon: EventLexicon) -> bool:
    """True for "ten years ago on Sunday" and for "Saturday marks a century since they agreed": a day that comes round."""
    ago = _ago_of(candidate)
    if ago is not None and _is_long_ago(candidate, lexicon):
        after = ago.doc[ago.i + 1 : min(ago.i + 3, ago.sent.end)]
        return any(token.lower_ in {"today", "this"} or token.ent_type_ == "DATE" for token in after if token.lower_ != "on")
    verb = candidate.predicate
    is_since = verb.dep_ == "advcl" and any(child.lower_ == "since" for child in verb.children)
    above = verb.head if is_since else None
    if above is None or lemma_of(above) not in lexicon.words["commemorate"] | {"be"}:
        return False
    return any(lemma_of(token) in lexicon.words["era"] for token in above.doc[above.left_edge.i : verb.left_edge.i])
