"""News, background or anniversary: a recalled event must never look like news of today."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from tocsin.extract.events.conditions import is_counterfactual
from tocsin.extract.events.remembering import is_of_the_day
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
_DECADE = re.compile(r"(?:1[89]|20)\d0['’]?s")
_WITHIN = frozenset({"in", "on", "during", "of", "throughout"})
_PAST = frozenset({"VBD", "VBN"})
_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "latest"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "dobj"})
_VERBAL = frozenset({"VERB", "AUX"})


def frame_of(candidate: Candidate, when: When | None, article: Article, lexicon: EventLexicon) -> Frame:
    """Background for what is recalled ("the 2018 bombing", "had been killed"), anniversary for a day that comes round and for the old deed
    that is remembered on it ("ten years after gunmen attacked the hall"), else news.
    """
    words = lexicon.words
    if is_recalled(candidate, words["anniversary"]) or _commemorates(candidate, lexicon) or _is_counted_from(candidate, lexicon):
        return "anniversary"
    if is_of_the_day(candidate, words):
        return "anniversary"
    if not is_recalled(candidate, words["recall"]) and not _is_past(candidate, when, article, lexicon):
        return "news"
    is_kept = _is_remembered(candidate, words["remembrance"])
    is_kept = is_kept or (_is_years_after(candidate, lexicon) and _is_remembered(candidate, words["gathering"]))
    return "anniversary" if is_kept else "background"


def _is_past(candidate: Candidate, when: When | None, article: Article, lexicon: EventLexicon) -> bool:
    """True for what happened too long ago to be news."""
    if _is_history(candidate) or _is_years_after(candidate, lexicon) or _is_of_an_era(candidate, article, lexicon):
        return True
    if _is_former(candidate.predicate) or _is_aside_of_a_year(candidate.predicate, article):
        return True
    if when is not None and when.basis == "stated" and article.published is not None:
        return is_old(when, article)
    if _is_long_ago(candidate, lexicon) or (article.published is None and when is not None and when.granularity == "year"):
        return True
    return _is_past_perfect(candidate) and not is_counterfactual(candidate, lexicon.words)


def _is_remembered(candidate: Candidate, words: frozenset[str]) -> bool:
    """True below a word of remembrance: "killed" in "A memorial service was held for the 52 people killed in 2005"."""
    node = candidate.hit.support or candidate.token
    for _ in range(_LONGEST):
        if node.head.i == node.i:
            return False
        node = node.head
        if lemma_of(node) in words:
            return True
        beside = (child for child in node.children if child.dep_ in _SUBJECTS and node.pos_ in _VERBAL)
        if any(lemma_of(token) in words for child in beside for token in child.subtree):
            return True
    return False


def _is_of_an_era(candidate: Candidate, article: Article, lexicon: EventLexicon) -> bool:
    """True for "twice in the 1990s", "in those years", "that winter", "on that day in 1941" and "is known for kidnapping"."""
    verb = candidate.predicate
    if verb.dep_ == "pcomp" and verb.head.lower_ == "for" and lemma_of(verb.head.head) in lexicon.words["reputed"]:
        return True
    spells = [child for child in verb.children if child.dep_ == "npadvmod"]
    for child in verb.children:
        nested = [grand for grand in child.children if grand.dep_ == "prep"] if child.dep_ in {"advmod", "npadvmod"} else [child]
        spells += [grand for prep in nested for grand in prep.children if prep.dep_ == "prep" and prep.lower_ in _WITHIN]
    return any(_is_far_spell(spell, article, lexicon) for spell in spells)


def _is_far_spell(spell: Token, article: Article, lexicon: EventLexicon) -> bool:
    if _DECADE.fullmatch(spell.text):
        return True
    is_told = any(child.lower_ in {"those", "that"} and child.dep_ == "det" for child in spell.children)
    if is_told and lemma_of(spell) in lexicon.words["farspell"]:
        return True
    if spell.lower_ == "past" and spell.pos_ == "NOUN":
        return True
    years = (grand.text for child in spell.children if child.lower_ in _WITHIN for grand in child.children)
    return any(_is_year_before(year, article) for year in years)


def _is_former(verb: Token) -> bool:
    """True for "once closed the border" and "used to close the border"."""
    if any(child.lower_ == "once" and child.dep_ == "advmod" and child.i == verb.i - 1 for child in verb.children) and verb.tag_ in _PAST:
        return True
    is_used = verb.dep_ == "xcomp" and verb.head.lower_ == "used" and verb.head.tag_ == "VBD"
    return is_used and not any(child.dep_ in {"dobj", "auxpass"} for child in verb.head.children)


def _is_aside_of_a_year(verb: Token, article: Article) -> bool:
    """True for ", which froze the accounts in 2011, handed over": what a clause between commas tells of another year."""
    if verb.dep_ != "relcl" or verb.tag_ != "VBD" or verb.left_edge.i == 0 or verb.left_edge.nbor(-1).text != ",":
        return False
    behind = verb.doc[verb.i : verb.right_edge.i + 1]
    return any(token.dep_ == "pobj" and token.head.lower_ in _WITHIN and _is_year_before(token.text, article) for token in behind)


def _is_year_before(text: str, article: Article) -> bool:
    published = article.published.start if article.published else None
    is_year = len(text) == _YEAR and text.isascii() and text.isdecimal()
    return published is not None and is_year and _OLDEST <= int(text) < int(published[:_YEAR])


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
    """True for "marched to mark the anniversary of …" and "marched on the anniversary of …"; not for "in the days before the anniversary"."""
    deed = candidate.hit.support or candidate.token
    for child in deed.subtree:
        if lemma_of(child) in lexicon.words["recall"] and child.pos_ == "NOUN" and child.dep_ in {"dobj", "pobj"}:
            return lemma_of(child.head) in lexicon.words["commemorate"] or (child.dep_ == "pobj" and child.head.head == deed)
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


def _is_past_perfect(candidate: Candidate) -> bool:
    """True for "had been killed"; what somebody "said it had done" is only told in the past, and news, as is what "had only just" begun
    and what was done for "the first time".

    What a side clause tells of a noun does not make it old: "the strike that had been announced for Easter".
    """
    verb = candidate.predicate
    if candidate.token.pos_ == "NOUN" and candidate.token in verb.ancestors:
        return False
    if lemma_of(verb.head) == "time" and any(child.lower_ in _ORDINALS for child in verb.head.children):
        return False
    if any(child.lower_ == "just" and child.dep_ == "advmod" for child in verb.children):
        return False
    is_that = verb.dep_ == "acl" and any(child.lower_ == "that" and child.dep_ in {"mark", "nsubj"} for child in verb.children)
    if verb.dep_ == "ccomp" or is_that:
        return False
    return verb.tag_ == "VBN" and any(child.lower_ in {"had", "'d", "’d"} and child.dep_ in {"aux", "auxpass"} for child in verb.children)


def _ago_of(candidate: Candidate) -> Token | None:
    """The "ago" or "earlier" that governs a candidate."""
    when = candidate.predicate.head if candidate.predicate.dep_ in {"relcl", "advcl"} and _is_when(candidate.predicate) else None
    for token in (candidate.predicate, candidate.token, *([when] if when is not None else [])):
        for child in token.children:
            if child.lower_ == "ago":
                return child
            found = next((grand for grand in child.children if grand.lower_ == "ago"), None)
            if found is not None and child.dep_ in {"npadvmod", "advmod", "prep", "dobj"}:
                return found
    return None


def _is_when(verb: Token) -> bool:
    """True for "freed" in "the day, 20 years ago, when the junta freed them"."""
    return any(child.lower_ == "when" and child.i < verb.i for child in verb.children)


def _is_long_ago(candidate: Candidate, lexicon: EventLexicon) -> bool:
    """True for "six years ago" and "months ago", where nothing says when the article was printed."""
    ago = _ago_of(candidate)
    return ago is not None and any(lemma_of(token) in lexicon.words["era"] for token in (ago.head, *ago.children))


def _is_years_after(candidate: Candidate, lexicon: EventLexicon) -> bool:
    """True for "ten years after the bombing" and "a month after gunmen attacked the museum"."""
    token, verb = candidate.token, candidate.predicate
    marks = [token.head] if token.dep_ == "pobj" else []
    marks += [child for child in verb.children if child.dep_ == "mark"] if verb.dep_ == "advcl" else []
    marks += [verb.head] if verb.dep_ == "pcomp" else []
    return any(
        mark.lower_ in {"after", "since"} and mark.i > mark.sent.start and lemma_of(mark.nbor(-1)) in lexicon.words["era"] for mark in marks
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
