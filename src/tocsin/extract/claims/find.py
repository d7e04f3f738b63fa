"""Doc and record in, the record with its claims out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tocsin.extract.claims.assembly import Assembly
from tocsin.extract.claims.chains import unchain
from tocsin.extract.claims.colons import colon_drafts
from tocsin.extract.claims.content import behind_day, merged, trimmed, with_quotes
from tocsin.extract.claims.doubts import is_doubtful
from tocsin.extract.claims.hearsay import heard_draft
from tocsin.extract.claims.nouns import according_draft, noun_draft
from tocsin.extract.claims.page import Draft, Page
from tocsin.extract.claims.relays import relay
from tocsin.extract.claims.stitch import stitch
from tocsin.extract.claims.verbs import verb_draft
from tocsin.extract.syntax import is_parsed
from tocsin.lexicon.claims import cue_nouns, cue_verbs, words
from tocsin.model import Claim, Record

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# No sentence of news has more cues; a text of "he said, he said" has.
_MOST = 20
_SILENT = frozenset({"dateline", "byline", "caption", "boilerplate"})


def find_claims(doc: Doc, record: Record) -> Record:
    """Every reported statement of the article, in order of its cues.

    "“We will not leave,” Zarif said" gives one claim: speaker Zarif, cue "said", quote direct.
    """
    page = Page(doc, record.article)
    drafts = relay(stitch(unchain(tuple(_drafts(page)), page), page))
    assembly = Assembly(page, record)
    claims: dict[str, Claim] = {}
    for draft in drafts:
        claim = assembly.claim(draft)
        claims.setdefault(claim.id, claim)
    return replace(record, claims=tuple(claims.values()))


def _drafts(page: Page) -> Iterator[Draft]:
    found = (*_word_drafts(page), *colon_drafts(page))
    clean = (_cleaned(draft, page) for draft in found if _may_speak(draft.cue, page))
    kept = _unquoted([draft for draft in clean if draft is not None], page)
    refused = {draft.cue.i for draft in kept if draft.rule == "verb/refusal"}
    spoken = (draft for draft in kept if not (draft.cue.dep_ == "xcomp" and draft.cue.head.i in refused))
    yield from sorted(spoken, key=lambda draft: draft.cue.i)


def _unquoted(drafts: list[Draft], page: Page) -> list[Draft]:
    """Drafts whose speaker stands inside somebody's quoted clause, given to who spoke before in the sentence.

    In "Marin said allies would “act so that Ruritania cannot win,” stressing that …" it is Marin who stresses.
    """
    out: list[Draft] = []
    for draft in drafts:
        if draft.speaker is None or not _is_in_clause(draft.speaker, page):
            out.append(draft)
            continue
        sentence = page.sentence_at[draft.cue.i]
        before = [one for one in out if page.sentence_at[one.cue.i] == sentence and one.cue.i < draft.cue.i and one.speaker is not None]
        out.append(replace(draft, speaker=before[-1].speaker if before else None))
    return out


def _is_in_clause(speaker: Token, page: Page) -> bool:
    """True for a noun with its verb inside one quotation, and for what somebody is called: "referred to him as “Fixer” and another accused …"."""
    if speaker.i > 1 and speaker.nbor(-1).is_quote and speaker.nbor(-2).lower_ == "as":
        return True
    quote = page.quote_of(speaker.i)
    verb = speaker.head
    return quote is not None and speaker.dep_ in {"nsubj", "nsubjpass"} and verb.i in range(quote.start, quote.end)


def _may_speak(token: Token, page: Page) -> bool:
    return page.article.blocks[page.block_of(token)].kind not in _SILENT


def _word_drafts(page: Page) -> Iterator[Draft]:
    verbs, nouns, heard = cue_verbs(), cue_nouns(), words("heard")
    counts = Counter[int]()

    def may_report(token: Token) -> bool:
        return _is_plain(token, page) and counts[page.sentence_at[token.i]] < _MOST

    for token in page.doc:
        draft = None
        if token.lemma_ in verbs and token.pos_ in {"VERB", "AUX"}:
            draft = may_report(token) and (verb_draft(token, verbs[token.lemma_], page) or heard_draft(token))
        elif token.lemma_ in heard and token.pos_ == "VERB":
            draft = may_report(token) and heard_draft(token)
        elif token.lemma_ in nouns:
            draft = may_report(token) and noun_draft(token, nouns[token.lemma_])
        elif token.lower_ == "according":
            draft = may_report(token) and according_draft(token, page)
        if draft:
            counts[page.sentence_at[token.i]] += 1
            yield draft


def _is_plain(token: Token, page: Page) -> bool:
    """True outside quotations: a cue that is quoted is the speaker's, not the reporter's."""
    return is_parsed(token) and page.quote_at[token.i] < 0


def _cleaned(draft: Draft, page: Page) -> Draft | None:
    barred = {draft.cue.i}
    pieces = [behind_day(piece, page, draft.cue) for raw in draft.pieces if (piece := trimmed(raw, page)) is not None]
    whole = merged(with_quotes(piece, page, barred) for piece in pieces)
    clean = replace(draft, pieces=whole)
    return clean if whole and not is_doubtful(clean, page) else None
