"""When and where it happened, what was counted, with what it was done, what was damaged."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from tocsin.extract.events.clauses import is_aside, is_object_told, is_only_told, is_side, main_verb, nouns_above
from tocsin.extract.events.frame import is_recalled
from tocsin.extract.events.roles import phrase_span
from tocsin.extract.events.slots import forms_of, lemma_of
from tocsin.extract.places.index import PlacesIndex
from tocsin.extract.times.index import TimesIndex, is_dated
from tocsin.model import Quantity, Record, Span, Time, When, Where

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token

    from tocsin.extract.events.candidates import Candidate
    from tocsin.lexicon.events import EventLexicon
    from tocsin.model.vocabulary import Status, WhereBasis

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_LOCATIVE = frozenset({"in", "at", "near", "outside", "inside", "off", "across", "around", "over", "along", "through"})
# Bases of a place that stands beside the deed itself.
_OWN = frozenset({"phrase", "object"})
_CASUALTIES = frozenset({"killed", "injured", "missing", "arrested", "displaced"})


class Settings:
    """Places, times and quantities of one record, asked by candidate."""

    __slots__ = ("_by_start", "lexicon", "places", "record", "times")

    def __init__(self, record: Record, lexicon: EventLexicon) -> None:
        self.record = record
        self.lexicon = lexicon
        self.times = TimesIndex(record.times)
        self.places = PlacesIndex(record)
        self._by_start = sorted((quantity.span.start, number) for number, quantity in enumerate(record.quantities))

    def when(self, candidate: Candidate, status: Status) -> When | None:
        """When it happened: by the words that govern it; else, for the sentence's news, the day of publication; else null."""
        found = self._stated(candidate)
        if found is not None and is_dated(found):
            reach = self.times.reach(candidate.token.doc, found)
            end = reach.end if reach.start == found.start else found.end
            return When(found.start, end, found.granularity, "stated", found.span)
        published = self.record.article.published
        if published is None or status not in {"actual", "ongoing"} or is_only_told(candidate) or _is_past(found):
            return None
        main = main_verb(candidate.predicate, self.lexicon)
        if is_side(main) if main is not None else is_aside(candidate):
            return None
        return When(published.start, published.end, published.granularity, "publication")

    def _stated(self, candidate: Candidate) -> Time | None:
        """The time that dates the candidate; one such as "recently", if the verb has only that of its own."""
        is_verb = candidate.hit.support is not None
        first = (candidate.predicate, candidate.token) if is_verb else (candidate.token, candidate.predicate)
        if is_recalled(candidate, self.lexicon.words["recall"]) or is_object_told(candidate):
            return self._before(self.times.own(candidate.token))
        vague = self._vague(first[0])
        if vague is not None:
            return vague
        for token in (*first, *candidate.parts):
            found = self.times.governing(token, sentence=not is_aside(candidate))
            if found is not None and is_dated(found):
                return found
        return self._of_main(candidate) or self._behind(candidate.token)

    def _before(self, found: Time | None) -> Time | None:
        """A time that is not after publication: what is recalled lies behind, the day in "the anniversary of his killing on January 3" ahead."""
        published = self.record.article.published
        is_ahead = found is not None and published is not None and (found.start or "") > (published.end or published.start or "")
        return None if is_ahead else found

    def _behind(self, noun: Token) -> Time | None:
        """The day that stands behind a noun before any verb: "tensions rose following the assassination of a judge in late November"."""
        if noun.pos_ not in _NOMINAL or noun.dep_ != "pobj":
            return None
        for time in self.times.in_sentence(noun):
            if time.span.start > noun.idx:
                gap = noun.doc[noun.i : noun.sent.end]
                free = not any(token.pos_ in _VERBAL or token.is_punct for token in gap if token.idx < time.span.start)
                return time if free and is_dated(time) else None
        return None

    def _vague(self, verb: Token) -> Time | None:
        """A time without days straight beside the verb: "recently overflew" is not dated by another verb's "since November"."""
        beside = [
            time for child in verb.children if child.dep_ in {"advmod", "npadvmod"} for time in self.times.between(child.idx, child.idx + 1)
        ]
        return beside[0] if beside and not any(map(is_dated, beside)) else None

    def _of_main(self, candidate: Candidate) -> Time | None:
        """The day of the clause that a participle or a relative clause hangs on: "struck a depot on Monday, killing three"."""
        for noun in nouns_above(candidate.predicate):
            found = self.times.own(noun) or next(iter(self.times.between(noun.idx, noun.idx + 1)), None)
            if found is not None and is_dated(found):
                return found
        main = main_verb(candidate.predicate, self.lexicon)
        found = self.times.governing(main, sentence=False) if main is not None else None
        return found if found is not None and is_dated(found) else None

    def where(self, candidate: Candidate) -> Where | None:
        """Where it happened, by the places of the record; null if nothing says so."""
        near = self._beside(candidate)
        found = self.places.governing(candidate.token)
        if near is not None:
            is_inside = found is not None and found.basis == "object" and self.places.is_within(found.place, near.place or "")
            return Where(found.place, found.span, found.basis) if found is not None and is_inside else near
        if (found is None or found.basis not in _OWN) and candidate.predicate != candidate.token:
            found = self.places.governing(candidate.predicate) or found
        main = main_verb(candidate.predicate, self.lexicon)
        if (found is None or found.basis not in _OWN) and main is not None:
            found = self.places.governing(main) or found
        return Where(found.place, found.span, found.basis) if found is not None else None

    def _beside(self, candidate: Candidate) -> Where | None:
        """The place that a locative phrase straight below the trigger names, or that a moving force crosses."""
        for token in tokens_of(candidate):
            for head, basis in _locatives(token, is_moving=candidate.type == "MOBILIZE"):
                for span, place in self.places.between(head.left_edge.idx, head.idx + len(head.text)):
                    if span.start <= head.idx < span.end:
                        return Where(place, span, basis)
        return None

    def quantities(self, sent: SpacySpan, candidates: list[Candidate]) -> dict[int, tuple[str, ...]]:
        """The ids of quantities by the candidate that they hang on, each to one; casualties without one go to the nearest attack."""
        out: dict[int, list[str]] = {}
        owners = {token.i: at for at, candidate in reversed(list(enumerate(candidates))) for token in tokens_of(candidate)}
        attacks = [at for at, candidate in enumerate(candidates) if candidate.type == "ASSAULT"]
        for quantity in self._quantities_in(sent):
            at = _owner(sent, quantity.span, owners)
            if at is None and quantity.role in _CASUALTIES and attacks:
                at = attacks[0]
            if at is not None:
                out.setdefault(at, []).append(quantity.id)
        return {at: tuple(ids) for at, ids in out.items()}

    def _quantities_in(self, sent: SpacySpan) -> list[Quantity]:
        """Those that start in a sentence, in their own order; found without reading all of a long text."""
        first, last = bisect_left(self._by_start, (sent.start_char, 0)), bisect_left(self._by_start, (sent.end_char, 0))
        return [self.record.quantities[number] for number in sorted(number for _, number in self._by_start[first:last])]

    def instrument(self, candidate: Candidate) -> Span | None:
        """The weapon or means named beside the trigger: "Tomahawk missiles", "a car bomb"; what is seized or stolen is no means."""
        if candidate.mode == "seize":
            return None
        words = self.lexicon.words["instrument"]
        for token in tokens_of(candidate):
            found = next((inner for inner in _below(token) if any(form in words for form in forms_of(inner))), None)
            if found is not None:
                return phrase_span(found)
        armed = next((inner for head in candidate.hit.view.slot("subj") for inner in _carried(head) if lemma_of(inner) in words), None)
        return phrase_span(armed) if armed is not None else None

    def damage(self, candidate: Candidate) -> Span | None:
        """What was damaged or destroyed by the deed."""
        words = self.lexicon.words["damage"]
        for token in tokens_of(candidate):
            for verb in (token, *token.children):
                if lemma_of(verb) in words and verb.pos_ in {*_VERBAL, "NOUN"}:
                    wanted = {"dobj", "nsubjpass"} if verb.pos_ in _VERBAL else {"prep"}
                    found = next((child for child in verb.children if child.dep_ in wanted), None)
                    if found is not None:
                        return phrase_span(next((grand for grand in found.children if grand.dep_ == "pobj"), found))
        return None


def _is_past(time: Time | None) -> bool:
    """True for "recently" and "earlier": not the day of publication."""
    return time is not None and time.value == "PAST_REF"


def _locatives(token: Token, *, is_moving: bool) -> list[tuple[Token, WhereBasis]]:
    """Heads of the phrases that say where: first the trigger's own, then those of its object."""
    out: list[tuple[Token, WhereBasis]] = []
    for node in (token, *(child for child in token.children if child.dep_ in {"dobj", "nsubjpass"})):
        if is_moving and node.dep_ == "dobj":
            out.append((node, "object"))
        for child in node.children:
            if child.dep_ == "prep" and child.lower_ in _LOCATIVE:
                out += [(grand, "phrase") for grand in child.children if grand.dep_ == "pobj"]
    return out


def tokens_of(candidate: Candidate) -> list[Token]:
    """Every token that stands for the event."""
    out = [candidate.token, *candidate.parts]
    if candidate.hit.support is not None:
        out.append(candidate.hit.support)
    return out


def _owner(sent: SpacySpan, span: Span, owners: dict[int, int]) -> int | None:
    inside = [token for token in sent if span.start <= token.idx < span.end]
    node = next((token for token in inside if not span.start <= token.head.idx < span.end or token.head.i == token.i), None)
    for _ in range(12):
        if node is None:
            return None
        if node.i in owners:
            return owners[node.i]
        if node.head.i == node.i or node.dep_ in {"relcl", "advcl"}:
            return None
        node = node.head
    return None


def _carried(head: Token) -> list[Token]:
    """What those who act use or carry: "rifles" in "rebels using rifles", "men armed with rifles"."""
    verbs = [child for child in head.children if child.dep_ in {"acl", "relcl"} and lemma_of(child) in {"use", "arm", "carry", "wield"}]
    below = [child for verb in verbs for child in verb.children if child.dep_ in {"dobj", "prep"}]
    heads = [head for child in below for head in ([child] if child.dep_ == "dobj" else child.children)]
    return [each for head in heads for each in (head, *head.conjuncts)]


def _below(token: Token) -> list[Token]:
    out: list[Token] = []
    stack = [child for child in token.children if child.dep_ not in {"relcl", "advcl", "conj", "ccomp", "parataxis", "nsubjpass"}]
    while stack and len(out) < 25:
        node = stack.pop(0)
        out.append(node)
        stack.extend(child for child in node.children if child.dep_ in {"compound", "amod", "nmod", "pobj", "prep", "dobj", "acl"})
    return out
