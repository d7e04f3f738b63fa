"""By what channel a statement was made: a statement, a post, an interview, a briefing, a broadcast, a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.claims.outlets import is_outlet
from tocsin.extract.claims.page import Draft, Page
from tocsin.lexicon.claims import media
from tocsin.model.vocabulary import Medium

if TYPE_CHECKING:
    from spacy.tokens import Token

_CHANNEL_PREPS = frozenset({"in", "on", "at", "during", "via", "by", "through", "to"})
_POSTING = frozenset({"tweet", "retweet", "post"})


def medium_of(draft: Draft, page: Page) -> Medium | None:
    """The channel that the cue, the speaker or a phrase beside the cue names; null if none does."""
    book = media()
    if draft.cue.lemma_ in _POSTING:
        return "social_media"
    for noun in _channel_nouns(draft.cue):
        found = book.get(noun.lemma_.lower())
        if found is not None:
            return found
    if draft.speaker is not None and draft.speaker.lemma_.lower() in book and draft.speaker.pos_ == "NOUN":
        return book[draft.speaker.lemma_.lower()]
    if draft.addressee is not None and not is_outlet(draft.addressee, draft.cue):
        return book.get(draft.addressee.lemma_.lower())
    return _written_before(draft, page) if draft.cue.lemma_ == "write" else None


def _channel_nouns(cue: Token) -> list[Token]:
    """Objects of "in", "on", "at" … beside the cue, and of those below them: "in a post on Twitter"."""
    nouns = [
        noun
        for child in cue.children
        if child.dep_ == "prep" and child.lower_ in _CHANNEL_PREPS
        for noun in child.children
        if noun.dep_ == "pobj"
    ]
    return nouns + [
        deeper for noun in nouns for child in noun.children if child.dep_ == "prep" for deeper in child.children if deeper.dep_ == "pobj"
    ]


def _written_before(draft: Draft, page: Page) -> Medium | None:
    """Trump took to Twitter to comment … Trump wrote: the channel named in the sentences just before, up to two blocks back."""
    book = media()
    floor = page.article.blocks[max(page.block_of(draft.cue) - 2, 0)].span.start
    for i in range(draft.cue.i - 1, max(-1, draft.cue.i - 200), -1):
        token = page.doc[i]
        if token.idx < floor:
            return None
        if token.pos_ in {"PROPN", "NOUN"} and book.get(token.lemma_.lower()) == "social_media":
            return "social_media"
    return None
