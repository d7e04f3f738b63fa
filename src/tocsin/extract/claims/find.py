"""Doc and record in, the record with its claims out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from tocsin.extract.claims.chains import unchain
from tocsin.extract.claims.colons import colon_drafts
from tocsin.extract.claims.content import merged, piece_span, trimmed, with_quotes
from tocsin.extract.claims.nouns import according_draft, noun_draft
from tocsin.extract.claims.page import Draft, Page
from tocsin.extract.claims.speakers import speaker_kind, speaker_span
from tocsin.extract.claims.stitch import stitch
from tocsin.extract.claims.verbs import verb_draft
from tocsin.extract.lookup import Mentions
from tocsin.extract.syntax import is_parsed, sentence_span
from tocsin.lexicon.claims import cue_nouns, cue_verbs
from tocsin.model import Addressee, Claim, Record, Span, Speaker, finding_id
from tocsin.model.vocabulary import ActorKind, QuoteKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SILENT = frozenset({"dateline", "byline", "caption", "boilerplate"})


def find_claims(doc: Doc, record: Record) -> Record:
    """Every reported statement of the article, in order of its cues.

    "“We will not leave,” Zarif said" gives one claim: speaker Zarif, cue "said", quote direct.
    """
    page = Page(doc, record.article)
    drafts = stitch(unchain(tuple(_drafts(page)), page), page)
    actors = Mentions.of_actors(record)
    kinds = {actor.id: actor.kind for actor in record.actors}
    claims: dict[str, Claim] = {}
    for draft in drafts:
        claim = _claim(draft, page, actors, kinds)
        claims.setdefault(claim.id, claim)
    return replace(record, claims=tuple(claims.values()))


def _drafts(page: Page) -> Iterator[Draft]:
    found = [*_word_drafts(page), *(draft for raw in colon_drafts(page) if _may_speak(raw.cue, page) and (draft := _cleaned(raw, page)))]
    yield from sorted(found, key=lambda draft: draft.cue.i)


def _may_speak(token: Token, page: Page) -> bool:
    return page.article.blocks[page.block_of(token)].kind not in _SILENT


def _word_drafts(page: Page) -> Iterator[Draft]:
    verbs, nouns = cue_verbs(), cue_nouns()
    for token in page.doc:
        draft = None
        if token.lemma_ in verbs:
            draft = _checked(token, page) and verb_draft(token, verbs[token.lemma_], page)
        elif token.lemma_ in nouns:
            draft = _checked(token, page) and noun_draft(token, nouns[token.lemma_])
        elif token.lower_ == "according":
            draft = _checked(token, page) and according_draft(token, page)
        if draft and _may_speak(token, page):
            clean = _cleaned(draft, page)
            if clean is not None:
                yield clean


def _checked(token: Token, page: Page) -> bool:
    return is_parsed(token) and page.quote_at[token.i] < 0


def _cleaned(draft: Draft, page: Page) -> Draft | None:
    barred = {draft.cue.i}
    pieces = [piece for raw in draft.pieces if (piece := trimmed(raw, page)) is not None]
    whole = merged(with_quotes(piece, page, barred) for piece in pieces)
    return replace(draft, pieces=whole) if whole else None


def _claim(draft: Draft, page: Page, actors: Mentions, kinds: Mapping[str, ActorKind]) -> Claim:
    cue = draft.cue
    span = Span(cue.idx, cue.idx + len(cue.text))
    if draft.rule == "according":
        span = Span(cue.idx, page.doc[cue.i + 1].idx + 2)
    return Claim(
        id=finding_id(page.article, "claim", span),
        speaker=_speaker(draft.speaker, cue, actors, kinds),
        cues=(span,),
        content=tuple(piece_span(piece, page) for piece in draft.pieces),
        sentence=sentence_span(cue),
        via=tuple(_speaker(head, cue, actors, kinds) for head in draft.via),
        quote=quote_kind(draft, page),
        acts=(draft.word.act,),
        basis=draft.word.basis,
        polarity=draft.word.polarity,
        certainty=draft.word.certainty,
        addressee=_addressee(draft.addressee, cue, actors),
        rule=draft.rule,
    )


def _speaker(head: Token | None, cue: Token, actors: Mentions, kinds: Mapping[str, ActorKind]) -> Speaker:
    if head is None:
        return Speaker(None, None, "unattributed")
    actor = actors.at_token(head)
    return Speaker(speaker_span(head, cue), actor, speaker_kind(head, kinds.get(actor or "")))


def _addressee(head: Token | None, cue: Token, actors: Mentions) -> Addressee | None:
    return Addressee(speaker_span(head, cue), actors.at_token(head)) if head is not None else None


def quote_kind(draft: Draft, page: Page) -> QuoteKind:
    """Direct if four words in five are quoted, mixed if some are, else indirect; none where the cue's own words are all there is."""
    words = [i for first, last in draft.pieces for i in range(first, last) if page.doc[i].is_alpha or page.doc[i].like_num]
    quoted = sum(page.quote_at[i] >= 0 for i in words)
    if not quoted:
        return "none" if draft.word.basis == "characterised" and draft.rule == "verb/object" else "indirect"
    return "direct" if quoted >= 0.8 * len(words) else "mixed"
