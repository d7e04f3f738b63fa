"""Drafts become claims: tokens become spans, heads become speakers with actors and kinds, words become certainty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.claims.acts import acts_of, basis_of, polarity_of
from tocsin.extract.claims.content import piece_span
from tocsin.extract.claims.hedges import Found, governs, hedges_in, is_attributive, weakest
from tocsin.extract.claims.media import medium_of
from tocsin.extract.claims.outlets import is_outlet, is_platform
from tocsin.extract.claims.page import Draft, Page
from tocsin.extract.claims.said import Sayings
from tocsin.extract.claims.speakers import speaker_kind, speaker_span
from tocsin.extract.claims.turns import Turns
from tocsin.extract.lookup import Mentions
from tocsin.extract.syntax import prepositional, sentence_span
from tocsin.model import Addressee, Claim, Record, Span, Speaker, finding_id
from tocsin.model.vocabulary import Act, QuoteKind

if TYPE_CHECKING:
    from spacy.tokens import Token

# A quotation may be opened by one word that is not in it: "that “we will not leave”".
_OPENERS = 1


class Assembly:
    """Turns the drafts of one article into claims, in order; remembers who issued the last statement, post or report."""

    __slots__ = ("_actors", "_issued", "_kinds", "_page", "_sayings", "_turns")

    def __init__(self, page: Page, record: Record) -> None:
        self._page = page
        self._actors = Mentions.of_actors(record)
        self._kinds = {actor.id: actor.kind for actor in record.actors}
        self._issued: dict[str, Speaker] = {}
        self._sayings = Sayings(page, record.times)
        self._turns = Turns(page, record, self._actors)

    def claim(self, draft: Draft) -> Claim:
        """The claim of a draft."""
        page = self._page
        cues = tuple(self._cue_span(token, draft) for token in draft.cues or (draft.cue,))
        acts = acts_of(draft, page)
        found = tuple(self._hedges(draft))
        certainty, band = weakest(found, draft.word.certainty)
        medium = medium_of(draft, page)
        quote = quote_kind(draft, page)
        speaker = self._issuer(draft, self.speaker(draft.speaker, draft))
        if medium is not None and speaker.kind != "document":
            self._issued[medium] = speaker
        return Claim(
            id=finding_id(page.article, "claim", cues[0]),
            speaker=speaker,
            cues=cues,
            content=tuple(piece_span(piece, page) for piece in draft.pieces),
            sentence=sentence_span(draft.cue),
            via=tuple(self.speaker(head, draft) for head in draft.via),
            quote="none" if quote == "indirect" and _is_bare(draft, acts) else quote,
            acts=acts,
            basis=basis_of(draft, acts, is_quoted=quote in {"direct", "mixed"}),
            polarity=polarity_of(draft, acts, self._root(draft)),
            certainty=certainty,
            band=band,
            hedges=tuple(sorted({each.span(page.doc) for each in found})),
            addressee=self._addressee(draft),
            medium=medium,
            said=self._sayings.said(draft, medium),
            rule=draft.rule,
        )

    def speaker(self, head: Token | None, draft: Draft) -> Speaker:
        """The speaker at a head: its noun phrase, its actor, its kind."""
        if head is None:
            return Speaker(None, None, "unattributed")
        span = speaker_span(head, draft.cue)
        actor = self._turns.actor_of(head, draft, span)
        kind = speaker_kind(head, self._kinds.get(actor or ""))
        is_medium = is_outlet(head, draft.cue) or (head in draft.via and is_platform(head))
        # "Vice President Joe Biden" is somebody whom the lexicon knows, no outlet named Vice
        if is_medium and kind not in {"document", "state"} and not (actor or "").startswith("person:"):
            kind = "media"
        return Speaker(span, actor, kind)

    def _issuer(self, draft: Draft, speaker: Speaker) -> Speaker:
        """Who speaks in a document: "the statement" is its issuer's, "an Iraqi military statement" its owner's."""
        head = draft.speaker
        if head is None or speaker.span is None or speaker.kind != "document":
            return speaker
        owners = [child for child in head.children if child.dep_ in {"poss", "compound", "amod"}]
        owners += prepositional(head, "by", "from")
        owner = next((each for each in owners if self._actors.at_token(each)), None)
        if owner is not None:
            return Speaker(speaker.span, self._actors.at_token(owner), "document")
        medium = medium_of(draft, self._page)
        issuer = self._issued.get(medium or "")
        if issuer is not None and any(child.lower_ in {"the", "this", "that", "its", "his", "her", "their"} for child in head.children):
            return Speaker(speaker.span, issuer.actor, "document")
        return speaker

    def _cue_span(self, token: Token, draft: Draft) -> Span:
        if draft.rule == "according" and token.i == draft.cue.i:
            return Span(token.idx, self._page.doc[token.i + 1].idx + 2)
        return Span(token.idx, token.idx + len(token.text))

    def _addressee(self, draft: Draft) -> Addressee | None:
        head = draft.addressee
        return Addressee(speaker_span(head, draft.cue), self._actors.at_token(head)) if head is not None else None

    def _root(self, draft: Draft) -> Token | None:
        """The head of the content's first clause: the first token whose own head lies outside."""
        first, last = draft.pieces[0]
        return next(
            (token for token in self._page.doc[first:last] if not token.is_punct and not first <= token.head.i < last), None
        ) or next((token for token in self._page.doc[first:last] if token.head.i == token.i), None)

    def _hedges(self, draft: Draft) -> list[Found]:
        """Hedges that govern a clause of the content or the cue itself, not those of a noun or a clause below it."""
        doc = self._page.doc
        found = []
        for each in hedges_in(doc, draft.pieces):
            root = self._root_above(each.governed, draft)
            if not is_attributive(each, doc) and governs(each, root):
                found.append(each)
        beside = [child for child in draft.cue.children if child.dep_ == "advmod"]
        found += [each for child in beside for each in hedges_in(doc, [(child.left_edge.i, child.i + 1)]) if each not in found]
        return found

    def _root_above(self, token: Token, draft: Draft) -> Token:
        """The top of the token's sentence inside the content."""
        node = token
        for _ in range(40):
            if node.head.i == node.i or not any(first <= node.head.i < last for first, last in draft.pieces):
                return node
            node = node.head
        return node


def _is_bare(draft: Draft, acts: tuple[Act, ...]) -> bool:
    """True if nothing that was said is told, only that it was dismissed or threatened."""
    return bool({"deny", "threaten", "disclaim", "retract", "decline"} & set(acts)) and draft.rule in {
        "verb/object",
        "verb/role",
        "verb/refusal",
    }


def quote_kind(draft: Draft, page: Page) -> QuoteKind:
    """Direct if all that was said is quoted, mixed if some of it is, else indirect."""
    words = [i for first, last in draft.pieces for i in range(first, last) if page.doc[i].is_alpha or page.doc[i].like_num]
    quoted = sum(page.quote_at[i] >= 0 for i in words)
    if not quoted:
        return "indirect"
    return "direct" if len(words) - quoted <= _OPENERS else "mixed"
