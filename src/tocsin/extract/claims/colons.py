"""Colons and dashes as cues: “Clinton: “Our goal is …””, “Analysts: the talks will fail”."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tocsin.extract.claims.page import Draft, Page
from tocsin.extract.claims.quotes import Quote
from tocsin.extract.syntax import is_parsed
from tocsin.lexicon.claims import CueWord, speaker_heads

if TYPE_CHECKING:
    from spacy.tokens import Token

_DASHES = frozenset({"—", "―", "–", "--", "-"})
COLON = CueWord(":", frozenset({"q"}), frozenset(), "assert", "unspecified", "words", "positive")
# A name with office and party has up to ten tokens: "Rep. Trey Gowdy (R-S.C.), chairman of the panel:".
_LONGEST = 10
# A label is a name or an office: "Former Mexican leader".
_NAME = 4


def colon_drafts(page: Page) -> Iterator[Draft]:
    """A draft for each quotation behind a name and a colon or before a dash and a name, and for each block that starts with a name and a colon."""
    for quote in page.quotes:
        speaker = _speaker(quote, page)
        if speaker is not None:
            yield Draft(page.doc[quote.start - 1], COLON, "colon", speaker, ((quote.start, quote.end),))
        else:
            yield from _signed(quote, page)
    yield from _labelled(page)


def _signed(quote: Quote, page: Page) -> Iterator[Draft]:
    """“He must go.” ― Carla Sanchez: a pulled quotation with its name behind a dash, alone to the end of the line."""
    doc, at = page.doc, quote.end
    while at < len(doc) and doc[at].text.isspace() and "\n" not in doc[at].text:
        at += 1
    if at + 1 >= len(doc) or doc[at].text not in _DASHES or doc[at + 1].pos_ != "PROPN":
        return
    end = page.block_span(doc[at]).end
    last = at + 1
    while last < len(doc) and doc[last].idx < end and "\n" not in doc[last].text and last - at <= _LONGEST:
        last += 1
    name = [token for token in doc[at + 1 : last] if not token.is_punct and not token.is_space]
    if name and all(token.pos_ in {"PROPN", "ADP", "DET", "NOUN"} for token in name):
        yield Draft(doc[at], COLON, "dash", _top(name), ((quote.start, quote.end),))


def _top(name: list[Token]) -> Token:
    members = {token.i for token in name}
    return next((token for token in name if token.head.i not in members), name[-1])


def _labelled(page: Page) -> Iterator[Draft]:
    """Pence: talks have failed; WALLACE: Will you go? A headline or a line of a transcript."""
    known = {
        token.lower_ for token in page.doc if token.pos_ == "PROPN" and token.i + 1 < len(page.doc) and page.doc[token.i + 1].text != ":"
    }
    labels: dict[int, int] = {}
    for token in page.doc:
        if token.text == ":" and is_parsed(token) and page.quote_after(token.i, 1) is None:
            labels.setdefault(page.block_of(token), token.i)
    for colon in labels.values():
        draft = _label(page.doc[colon], known, page)
        if draft is not None:
            yield draft


def _label(colon: Token, known: set[str], page: Page) -> Draft | None:
    doc, block = page.doc, page.block_span(colon)
    first = colon.i
    while first > 0 and doc[first - 1].idx >= block.start and colon.i - first <= _LONGEST:
        first -= 1
    name = [token for token in doc[first : colon.i] if not token.is_quote]
    last = colon.i + 1
    while last < len(doc) and doc[last].idx < block.end:
        last += 1
    if not name or len(name) > _NAME or last - colon.i <= _NAME or doc[first].idx != block.start:
        return None
    if name[-1].lower_ not in known and name[-1].lemma_.lower() not in speaker_heads():
        return None
    if any(token.pos_ in {"VERB", "AUX", "NUM"} for token in name[:-1]) or not any(
        token.pos_ in {"VERB", "AUX"} for token in doc[colon.i : last]
    ):
        return None
    return Draft(colon, COLON, "label", name[-1], ((colon.i + 1, last),))


def _speaker(quote: Quote, page: Page) -> Token | None:
    """The head of the name that stands alone before the colon, from its sentence's start."""
    doc, at = page.doc, quote.start - 1
    if at < 1 or doc[at].text != ":" or not is_parsed(doc[at]):
        return None
    block = page.block_span(doc[at]).start
    first = at
    while first > 0 and at - first <= _LONGEST and doc[first - 1].idx >= block and not _starts_anew(doc[first - 1], page):
        first -= 1
    name = doc[first:at]
    if not len(name) or len(name) > _LONGEST or any(token.pos_ in {"VERB", "AUX"} for token in name):
        return None
    heads = [token for token in name if _names_speaker(token)]
    return next((token for token in heads if token.head.i not in {head.i for head in heads}), None)


def _starts_anew(token: Token, page: Page) -> bool:
    return page.ends_sentence(token.i) or page.quote_at[token.i] >= 0 or token.text in {"-", "–", "—", "•", "|"} or token.is_space


def _names_speaker(token: Token) -> bool:
    return token.pos_ == "PROPN" or token.lemma_.lower() in speaker_heads()
