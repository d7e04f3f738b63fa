"""Who did it and to whom: heads of noun phrases along the paths that a pattern or the chains name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.events.match import Matcher, is_actor
from tocsin.extract.events.slots import View, lemma_of, spoken_for
from tocsin.extract.syntax import char_span
from tocsin.lexicon.events import load_events
from tocsin.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tocsin.extract.events.candidates import Candidate

_TIMES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})
_LEFT = frozenset({"det", "amod", "compound", "nmod", "nummod", "poss", "quantmod", "advmod", "predet", "neg"})
# Longer noun phrases are cut to their head and what stands before it: a table cell, not a paragraph.
_MAX_WORDS = 12
_MAX_DEPTH = 4
# After these prepositions only a party or a named place is taken, not just any noun.
_LOOSE = frozenset({"in", "about", "over", "for", "by", "as", "of", "into", "from", "after", "under", "before"})
# What two do with one another: with two actors and nobody else, each is the other's recipient (CONSULT has none by the manual).
_MUTUAL = frozenset({"AGREE", "SUPPORT", "COOPERATE"})
_PAIR = 2
# What is condemned, praised or refused is the recipient where nobody stands behind it: "the referendum" in "rejected the referendum".
_JUDGED = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
_DASHES = frozenset({"-", "--", "–", "—", ":"})
# The actor of a judgement in words is who says them; see `Attributions.judge`.
SPEAKER = ("speaker",)


class Roles:
    """Finds actors and recipients of candidates."""

    __slots__ = ("chains", "content", "lexicon", "matcher", "moved", "nobody")

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self.lexicon = matcher.lexicon
        self.chains = frozenset(self.lexicon.chains.values())
        names = ("TALKS", "SANCTIONS", "LIMITS", "AID", "RELATIONS", "DEAL", "PLAN", "CEASE", "PROTESTS", "ATTACKS", "PROBE", "SUIT")
        others = ("RIGHTS", "DEMAND", "WEAPON", "BLAST", "WARN", "STEPS", "ORDERTHING", "STOREDGOODS", "COLLECTION", "AFFAIR")
        self.moved = self.lexicon.classes["TROOPS"] | self.lexicon.classes["POSTURE"] | self.lexicon.classes["SENT"]
        self.nobody = self.lexicon.classes["NOBODY"]
        self.content = frozenset().union(*(self.lexicon.classes[name] for name in names + others)) | self.lexicon.classes["POLICY"]

    def actors(self, candidate: Candidate) -> list[Token]:
        """Heads of those who act: "police" in "Two men were arrested by police"."""
        return _outer(self._acting(candidate))

    def _acting(self, candidate: Candidate) -> list[Token]:
        if candidate.under is not None and candidate.under.pattern.type == "ACCUSE" and candidate.hit.pattern.type != "ACCUSE":
            accused = (
                candidate.under.view.slot("on") if candidate.under.pattern.name.endswith("obj on]") else candidate.under.view.slot("obj")
            )
            return self._people(accused)
        is_foiled = candidate.token.dep_ == "advcl" and lemma_of(candidate.token.head) in self.lexicon.words["foil"]
        if candidate.hit.pattern.actor == SPEAKER or is_foiled:
            return []
        paths = candidate.hit.pattern.actor or self._chain(candidate, "actor")
        found = [spoken_for(head) for head in self._first(candidate, paths, people=True)]
        if not found and candidate.hit.support is not None and not self._only_sees(candidate.hit.support):
            found = self._people(self.matcher.view(candidate.hit.support).slot("subj"))
        for part in candidate.parts:
            found = found and [head for head in found if head.i != part.i]
            found = found or (
                self._people(self.matcher.view(part).slot("subj"))
                if part.pos_ == "VERB"
                else self._first_at(part, self.lexicon.chains["noun.actor"], people=True)
            )
        return found

    def _only_sees(self, support: Token) -> bool:
        """True for "saw" in "Lima saw protests": who sees or suffers a deed does not do it."""
        return lemma_of(support) in self.lexicon.words["witnessing"]

    def recipients(self, candidate: Candidate, actors: list[Token]) -> list[Token]:
        """Heads of those to whom it is done: "two men" in "Two men were arrested by police"."""
        return _outer(self._suffering(candidate, actors))

    def _suffering(self, candidate: Candidate, actors: list[Token]) -> list[Token]:
        paths = candidate.hit.pattern.recipient or self._chain(candidate, "recipient")
        found = [head for head in self._first(candidate, paths, people=False) if head not in actors]
        if not found and candidate.type in _JUDGED:
            found = [head for head in candidate.hit.view.slot("obj") if head.pos_ in {"NOUN", "PROPN"} and head not in actors][:1]
        if not found and candidate.type in _MUTUAL and len(actors) == _PAIR:
            return actors[1:]
        if not found and candidate.hit.support is not None:
            found = [head for head in self._deep(self.matcher.view(candidate.hit.support)) if head not in actors]
        return found

    def _chain(self, candidate: Candidate, role: str) -> tuple[str, ...]:
        if candidate.hit.pattern.kind == "noun":
            if candidate.hit.support is not None and role == "actor":
                return ("support.subj", *self.lexicon.chains["noun.actor"])
            return self.lexicon.chains[f"noun.{role}"]
        return self.lexicon.chains[role]

    def _first(self, candidate: Candidate, paths: tuple[str, ...], *, people: bool) -> list[Token]:
        token, support = candidate.token, candidate.hit.support
        if support is not None and people and not self._only_sees(support):
            found = self._people(self.matcher.view(support).slot("subj"))
            if found:
                return found
        return self._first_at(token, paths, people=people, view=candidate.hit.view)

    def _first_at(self, token: Token, paths: tuple[str, ...], *, people: bool, view: View | None = None) -> list[Token]:
        view = view or self.matcher.view(token)
        is_named = paths not in self.chains
        for path in paths:
            found = self._walk(view, path.split("."))
            found = self._people(found) if people else self._targets(found, path, is_named=is_named)
            if found:
                return found
        return []

    def _walk(self, view: View, steps: list[str]) -> list[Token]:
        if steps[0] == "deep":
            return self._deep(view)
        found = self._step(view, steps[0])
        if len(steps) == 1:
            return found
        return [head for middle in found for head in self._walk(self.matcher.view(middle), steps[1:])]

    def _step(self, view: View, step: str) -> list[Token]:
        match step:
            case "support":
                return []
            case "mod":
                return [
                    head
                    for head in view.slot("mod")
                    if not any(child.text in _DASHES and child.i > head.i for child in head.children)
                    and lemma_of(head) not in self.lexicon.words["instrument"]
                    and (head.ent_type_ in {"GPE", "ORG", "NORP"} or is_actor(head, self.lexicon))
                ]
        return view.slot(step)

    def _deep(self, view: View, depth: int = 0) -> list[Token]:
        """The first party below a verb or noun, through content nouns: "Mali" in "suspended deliveries of aid to Mali"."""
        heads = [head for head in view.slot("obj") if head.pos_ != "PRON"] if view.token.pos_ in {"VERB", "AUX"} else []
        for preposition in self.lexicon.chains["deep"]:
            found = self._targets(view.slot(preposition), preposition)
            if found:
                return found
            heads += view.slot(preposition)
        return self._below(heads, depth)

    def _below(self, heads: list[Token], depth: int) -> list[Token]:
        if depth >= _MAX_DEPTH:
            return []
        for head in heads:
            if head.ent_type_ in _TIMES and head.pos_ != "PROPN":
                continue
            inner = self._deep(self.matcher.view(head), depth + 1)
            if inner:
                return inner
            owner = [
                child
                for child in head.children
                if child.dep_ in {"poss", "amod", "compound"} and child.ent_type_ in {"GPE", "NORP", "ORG", "PERSON"}
            ]
            if owner:
                return owner[:1]
        return []

    def _people(self, heads: list[Token]) -> list[Token]:
        """Heads that can act; of a document or a means that somebody put out or used, that somebody."""
        out = []
        for head in heads:
            if is_actor(head, self.lexicon) or (_has_owner(head) and lemma_of(head) not in self.lexicon.nouns):
                out.append(head)
            elif head.dep_ in {"dobj", "obj"} and head.head.pos_ in {"VERB", "AUX"}:
                out.extend(self._people(self.matcher.view(head.head).slot("subj")))
        return out

    def _targets(self, heads: list[Token], path: str, *, is_named: bool = False) -> list[Token]:
        """Heads that can suffer or receive: no times, no games or treaties, no content nouns ("aid", "talks"), places only by name."""
        out = []
        for head in heads:
            if head.ent_type_ in _TIMES and head.pos_ not in {"NOUN", "PROPN"}:
                continue
            if head.ent_type_ in {"DATE", "TIME"} or head.pos_ not in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"}:
                continue
            if not head.ent_type_ and not path.startswith("obj") and self.matcher.hit(head) is not None:
                continue
            if lemma_of(head) in self.nobody:
                continue
            if lemma_of(head) in self.moved and path.startswith(("xcomp", "acomp")):
                continue
            if lemma_of(head) in self.content and head.ent_type_ not in {"GPE", "ORG", "PERSON"} and not is_actor(head, self.lexicon):
                continue
            if path in _LOOSE and not is_named and not _is_party(head, self.matcher):
                continue
            out.append(head)
        return out


def _is_party(head: Token, matcher: Matcher) -> bool:
    return is_actor(head, matcher.lexicon) or head.ent_type_ in {"GPE", "LOC", "ORG", "PERSON", "NORP", "FAC"}


def _outer(heads: list[Token]) -> list[Token]:
    """Heads without those that another one's phrase holds already: "dozens" and not "people" in "dozens of people"."""
    chosen = {head.i for head in heads}
    return [head for head in heads if not (head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.i in chosen)]


def _has_owner(head: Token) -> bool:
    """True for "the president's office" and "the Ankara prosecution": what belongs to somebody named can act."""
    return head.pos_ in {"NOUN", "PROPN"} and any(
        child.dep_ in {"poss", "compound", "amod", "nmod"} and child.ent_type_ in {"GPE", "NORP", "ORG", "PERSON"}
        for child in head.children
    )


def phrase_span(head: Token) -> Span:
    """The noun phrase of a head with its "of" phrase, or only what stands before the head where that gets long."""
    left = _left(head)
    tokens = [*left, head]
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == head.i + 1 and not _is_of_verb(head):
            tokens = sorted({*tokens, *child.subtree}, key=lambda token: token.i)
            tokens = [token for token in tokens if token.i <= _end(child)]
        elif child.dep_ == "appos" and head.ent_type_ != "PERSON" and child.ent_type_ == "PERSON" and child.i - head.i <= 2:
            tokens = sorted({*tokens, *_left(child), child}, key=lambda token: token.i)
    if len(tokens) > _MAX_WORDS:
        tokens = [*left, head]
    return char_span(tokens[-_MAX_WORDS:])


def _is_of_verb(head: Token) -> bool:
    """True for "the ELN" in "accused the ELN of the attack": what stands after "of" is the verb's."""
    return head.dep_ in {"dobj", "nsubjpass"} and lemma_of(head.head) in load_events().words["ofverb"]


def _end(preposition: Token) -> int:
    """The last token of the first noun phrase under "of"."""
    inner = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    return inner.i if inner is not None else preposition.i


def _left(head: Token) -> list[Token]:
    """What stands before a head and belongs to it, in order, without a gap."""
    found = {token.i: token for child in head.lefts if child.dep_ in _LEFT or child.dep_ == "punct" for token in child.subtree}
    out: list[Token] = []
    at = head.i - 1
    while at in found and not (found[at].text in _DASHES and found[at].whitespace_):
        out.append(found[at])
        at -= 1
    while out and out[-1].is_punct:
        out.pop()
    return out[::-1]
