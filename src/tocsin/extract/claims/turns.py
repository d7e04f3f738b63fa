"""For whom "he", "she" and "the foreign minister" speak: whose turn it is, from the sentences before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.claims.page import Draft, Page
from tocsin.extract.lookup import Mentions
from tocsin.lexicon.actors import given_names
from tocsin.lexicon.claims import speaker_heads
from tocsin.model import Record, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_GENDER = {"he": "m", "she": "f"}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# A pronoun points over a quotation of two paragraphs, not farther.
_BLOCKS = 3
_REMEMBERED = 60


class Turns:
    """Remembers who spoke or acted, sentence by sentence.

    In "Lapp said donors were few. “They wait,” she said." the turn is still Lapp's.
    """

    __slots__ = ("_actors", "_by_id", "_page", "_roles", "_seen", "_turns")

    def __init__(self, page: Page, record: Record, actors: Mentions) -> None:
        self._page = page
        self._actors = actors
        self._by_id = {actor.id: actor for actor in record.actors}
        self._roles = [(role.title.lower(), role.country, role.person) for role in record.roles]
        self._turns: list[tuple[int, int, str]] = []  # sentence start, token, actor
        self._seen = 0

    def actor_of(self, head: Token, draft: Draft, span: Span) -> str | None:
        """The actor who speaks at a head: through the turn for "he" and "she", through a role for "Iran's foreign minister"."""
        mentioned = self._actors.at_token(head)
        better = self._turn(head, draft) if head.lower_ in _GENDER else self._by_role(head, span, mentioned)
        found = better or mentioned
        if found is not None and self._page.quote_at[head.i] < 0:
            self._turns.append((head.sent.start, head.i, found))
        return found

    def _turn(self, pronoun: Token, draft: Draft) -> str | None:
        before = min(pronoun.i, draft.pieces[0][0] if draft.pieces else pronoun.i)
        self._note_subjects(before)
        floor = self._page.block_of(pronoun) - _BLOCKS
        fitting = [
            (sent, i, actor)
            for sent, i, actor in self._turns[-_REMEMBERED:]
            if i < before and self._page.block_of(self._page.doc[i]) >= floor and self._fits(i, actor, _GENDER[pronoun.lower_])
        ]
        last = max((sent for sent, _, _ in fitting), default=None)
        return min((i, actor) for sent, i, actor in fitting if sent == last)[1] if last is not None else None

    def _note_subjects(self, end: int) -> None:
        """Subjects of main clauses up to a token take a turn: they act, and may speak next."""
        for token in self._page.doc[self._seen : end]:
            if (
                token.dep_ in _SUBJECTS
                and token.pos_ in {"PROPN", "NOUN"}
                and token.head.dep_ in {"ROOT", "conj"}
                and self._page.quote_at[token.i] < 0
            ):
                actor = self._actors.at_token(token)
                if actor is not None:
                    self._turns.append((token.sent.start, token.i, actor))
        self._seen = max(self._seen, end)

    def _fits(self, i: int, actor: str, gender: str) -> bool:
        """True if the actor is one person and not known to be of the other gender."""
        known = self._by_id.get(actor)
        if known is None or known.kind not in {"person", "unnamed"}:
            return False
        token = self._page.doc[i]
        if known.kind == "unnamed" and (token.tag_ != "NN" or token.lemma_.lower() not in speaker_heads()):
            return token.lower_ in _GENDER
        own = given_names().get(known.name.split(" ")[0], "") if known.kind == "person" else ""
        return own in {"", gender}

    def _by_role(self, head: Token, span: Span, mentioned: str | None) -> str | None:
        """The one person of the article who holds the office that a noun phrase names."""
        known = self._by_id.get(mentioned or "")
        if head.pos_ != "NOUN" or (known is not None and known.kind == "person") or not _is_definite(head):
            return None
        words = self._page.article.text_of(span).lower()
        countries = {self._actors.at_token(child) for child in head.subtree if child.i < head.i} & {
            country for _, country, _ in self._roles
        }
        people = {
            person
            for title, country, person in self._roles
            if words.endswith(title) and (country is None or not countries or country in countries)
        }
        return people.pop() if len(people) == 1 else None


def _is_definite(head: Token) -> bool:
    return any(child.dep_ == "poss" or child.lower_ in {"the", "this", "that"} for child in head.children)
