"""The actors of one article while they are being found, and where each is mentioned."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tocsin.lexicon.actors import KnownActor
from tocsin.model import Actor, Span, Tie
from tocsin.model.vocabulary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_INVISIBLE = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_NOT_SLUG = re.compile(r"[\W_]+")


@dataclass(slots=True)
class Draft:
    """An actor that is not finished: what is known of it so far."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sectors: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    qualifiers: tuple[str, ...] = ()
    rule: str = ""
    gender: str = ""
    is_plural: bool = False
    is_many: bool = False
    """True for "the countries", of which no "the country" is one."""
    is_body: bool = False
    """True for what no "he" can mean."""
    is_public: bool = False
    nouns: set[str] = field(default_factory=set)
    """Lower-case nouns by which the text may call it later: "ministry", "general", "group"."""
    suffix: str = ""
    """Of a kind of state body whose country is not known yet: "army"."""
    offices: set[tuple[str, str | None]] = field(default_factory=set)
    """Office and country that the text gives a person now."""
    bodies: set[str] = field(default_factory=set)
    """Ids of bodies in which the text gives a person a role."""
    spans: dict[Span, None] = field(default_factory=dict)

    def actor(self) -> Actor:
        """The finished actor."""
        return Actor(
            id=self.id,
            name=self.name,
            kind=self.kind,
            mentions=tuple(sorted(self.spans)),
            country=self.country,
            sectors=self.sectors,
            ties=self.ties,
            qualifiers=self.qualifiers,
            private=self.kind == "person" and not self.is_public,
            rule=self.rule,
        )


class Cast:
    """All drafts of an article, by id and by the token that heads a mention."""

    __slots__ = ("_counts", "at", "by_id", "covered", "doc", "order", "renamed", "weak")

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._counts: dict[str, int] = {}
        self.by_id: dict[str, Draft] = {}
        self.at: dict[int, str] = {}
        """Actor id by head token."""
        self.weak: set[int] = set()
        """Heads of mentions that only modify: no pronoun means "Iranian" of "Iranian officials"."""
        self.order: list[int] = []
        """Heads of mentions in order of the text, as far as the search for nouns has come."""
        self.covered: dict[int, str] = {}
        """Actor id by every token of a name."""
        self.renamed: dict[str, str] = {}
        """Ids of drafts that turned out to be another's, with that other's id."""

    def known(self, actor: KnownActor, rule: str) -> Draft:
        """The draft of an actor of the lexicon."""
        draft = self.by_id.get(actor.id)
        if draft is None:
            draft = Draft(actor.id, actor.name, actor.kind, actor.country, actor.sectors, actor.ties, rule=rule, gender=actor.gender)
            draft.is_public = True
            draft.nouns.add(actor.name.rsplit(" ", 1)[-1].lower())
            self.by_id[actor.id] = draft
        return draft

    def local(self, name: str, kind: ActorKind, rule: str, *, is_shared: bool = True) -> Draft:
        """A new draft for an actor of this article alone; with `is_shared` the same name gives the same draft."""
        slug = _NOT_SLUG.sub("-", name.lower()).strip("-")[:60] or "actor"
        key = f"local:{slug}"
        if is_shared and key in self.by_id:
            return self.by_id[key]
        n = self._counts[slug] = self._counts.get(slug, 0) + 1
        while key in self.by_id:
            n = self._counts[slug] = n + 1
            key = f"local:{slug}-{n}"
        draft = Draft(key, name, kind, rule=rule)
        self.by_id[key] = draft
        return draft

    def mention(self, draft: Draft, head: int, start: int, end: int) -> None:
        """Notes that tokens `[start, end)` with that head stand for the actor; the first that claims a head keeps it."""
        if head in self.at:
            return
        self.at[head] = draft.id
        first, last = self.doc[start], self.doc[end - 1]
        # marks of direction that pages leave on words belong to no name
        lead, trail = len(first.text) - len(first.text.lstrip(_INVISIBLE)), len(last.text) - len(last.text.rstrip(_INVISIBLE))
        draft.spans[Span(first.idx + lead, last.idx + len(last.text) - trail)] = None

    def move(self, head: int, draft: Draft) -> None:
        """Gives the mention with that head to another actor: "the Swede" to the Swede of the text."""
        token = self.doc[head]
        span = next((span for span in self.by_id[self.at[head]].spans if span.start <= token.idx < span.end), None)
        if span is not None:
            del self.by_id[self.at[head]].spans[span]
            draft.spans[span] = None
            self.at[head] = draft.id

    def merge(self, old: Draft, new: Draft) -> None:
        """Makes one actor of two: "the JEP" and "Colombia's peace tribunal"."""
        for held in (self.at, self.covered):
            for i in [i for i, actor in held.items() if actor == old.id]:
                held[i] = new.id
        new.spans.update(old.spans)
        new.nouns |= old.nouns
        new.country, new.sectors = new.country or old.country, new.sectors or old.sectors
        new.is_plural = new.is_plural or old.is_plural
        for draft in self.by_id.values():
            draft.ties = tuple(replace(tie, to=new.id) if tie.to == old.id else tie for tie in draft.ties)
        del self.by_id[old.id]
        self.renamed[old.id] = new.id

    def cover(self, draft: Draft, start: int, end: int) -> None:
        """Marks tokens as part of the actor's name, so that nothing else is found in them."""
        for i in range(start, end):
            self.covered.setdefault(i, draft.id)

    def draft_at(self, head: int) -> Draft | None:
        """The draft whose mention has that head."""
        found = self.at.get(head)
        return self.by_id[found] if found is not None else None

    def actors(self) -> tuple[Actor, ...]:
        """All that are mentioned, in order of their first mention."""
        done = [draft.actor() for draft in self.by_id.values() if draft.spans]
        return tuple(sorted(done, key=lambda actor: (actor.mentions[0], actor.id)))
