"""Where an event happened: asked by events, by trigger; each answer says on what it rests."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from tocsin.extract.places.dateline import dateline_of
from tocsin.extract.syntax import is_parsed, sentence_of
from tocsin.lexicon.places import place_words
from tocsin.model import Place, Span
from tocsin.model.vocabulary import PlaceUse, WhereBasis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SpacySpan

    from tocsin.model import Record

# What is said of a deed in another clause does not say where this one was done.
_WALLS = frozenset({"ccomp", "parataxis", "relcl", "acl", "advcl", "csubj", "pcomp", "conj"})
_OBJECTS = frozenset({"dobj", "obj", "nsubjpass", "dative"})
# "said of", "because of", "according to": such phrases hold no place of the deed.
_NO_PLACE = frozenset({"of", "to", "with", "by", "about", "like", "than", "without", "because", "including", "as", "for", "against"})
# The finer kind says more; a country is the last resort.
_COARSE = {"country": 3, "region": 3, "admin1": 2, "sea": 2, "admin2": 1}
# Of two places of one deed, one within the other, the inner says more; a district lies in a city, a city in a province.
_FINENESS = {"city": 1, "admin2": 2, "admin1": 3, "region": 3, "country": 4}
# About 100 km: what lies farther from the middle of a city is not in it.
_CITY_DEGREES = 1.0


class Governing(NamedTuple):
    """The place of an event, the mention that says so, and how it says so."""

    place: str
    span: Span
    basis: WhereBasis


class _Mention(NamedTuple):
    span: Span
    place: Place
    use: PlaceUse


class PlacesIndex:
    """All place mentions of one record by place in the text.

    `PlacesIndex(record).governing(hit)` in "Rockets hit the base near Kirkuk on Sunday." is Kirkuk by "phrase".
    """

    __slots__ = ("_dateline", "_mentions", "_places", "_starts")

    def __init__(self, record: Record) -> None:
        found = [_Mention(mention.span, place, mention.use) for place in record.places for mention in place.mentions]
        self._mentions = sorted(found, key=lambda mention: mention.span)
        self._starts = [mention.span.start for mention in self._mentions]
        self._dateline = dateline_of(record.article)
        self._places = {place.id: place for place in record.places}

    def governing(self, token: Token) -> Governing | None:
        """Where the deed of a verb or noun was done: its own phrase, its object, the sentence or the one before, the dateline.

        Only literal mentions count, but a place that modifies the trigger itself does ("the Kabul bombing"). Null if nothing says so.
        """
        for node in _clause(token):
            found = self._finer(self._phrase(node), self._object(node))
            if found:
                return found
        return self._sentence(token) or self._from_dateline()

    def _finer(self, phrase: Governing | None, object_: Governing | None) -> Governing | None:
        """The phrase before the object, but the Green Zone of "shelled the Green Zone in Baghdad"."""
        if phrase is None or object_ is None:
            return phrase or object_
        return object_ if self.is_within(object_.place, phrase.place) else phrase

    def is_within(self, inner: str, outer: str) -> bool:
        """True if one place of the record is finer than another and may lie in it: the Green Zone and Baghdad."""
        one, other = self._places.get(inner), self._places.get(outer)
        if one is None or other is None:
            return False
        return _FINENESS.get(one.kind, 0) < _FINENESS.get(other.kind, 0) and _lies_in(one, other)

    def between(self, start: int, end: int, *, literal: bool = True) -> list[tuple[Span, str]]:
        """Mentions that start within some characters, as (span, place id)."""
        found = self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [(mention.span, mention.place.id) for mention in found if mention.use == "literal" or not literal]

    def _at(self, token: Token) -> _Mention | None:
        at = bisect_right(self._starts, token.idx) - 1
        if at >= 0 and token.idx < self._mentions[at].span.end:
            return self._mentions[at]
        return None

    def _phrase(self, node: Token) -> Governing | None:
        modifiers = [child for child in node.children if child.dep_ in {"compound", "nmod", "amod", "poss"}]
        own = [mention for mention in map(self._at, modifiers) if mention and mention.place.kind != "country"]
        if node.pos_ in {"NOUN", "PROPN"} and own:
            return Governing(own[0].place.id, own[0].span, "phrase")
        # "Rockets launched at the base from Baghdad": what stands after the trigger comes before what stands before it.
        prepositions = [child for child in node.children if child.dep_ == "prep" and child.lower_ not in _NO_PLACE]
        for preposition in sorted(prepositions, key=lambda child: (child.i < node.i, child.i)):
            found = self._below(preposition)
            if found:
                return Governing(found.place.id, found.span, "phrase")
        return None

    def _object(self, node: Token) -> Governing | None:
        held = [child for child in node.children if child.dep_ in _OBJECTS]
        held += [grand for child in node.children if child.dep_ == "prep" and child.lower_ in {"against", "of"} for grand in child.children]
        for child in held:
            found = self._below(child)
            if found:
                return Governing(found.place.id, found.span, "object")
        return None

    def _below(self, node: Token) -> _Mention | None:
        """The nearest literal mention below a token in its clause; of those equally near, the finer."""
        level = [node]
        while level:
            found = [mention for mention in map(self._at, level) if mention and mention.use == "literal"]
            if found:
                return min(found, key=lambda mention: _COARSE.get(mention.place.kind, 0))
            level = [child for parent in level for child in parent.children if child.dep_ not in _WALLS and not self._owns(child)]
        return None

    def _owns(self, token: Token) -> bool:
        """True for the country in "killed Iran's top general": whose he was, not where."""
        mention = self._at(token) if token.dep_ == "poss" else None
        return mention is not None and mention.place.kind == "country"

    def _sentence(self, token: Token) -> Governing | None:
        sent = sentence_of(token)
        before = _sentence_before(sent)
        found = self._finest(sent, token.idx) or (self._finest(before, token.idx) if before is not None else None)
        return Governing(found.place.id, found.span, "sentence") if found else None

    def _finest(self, sent: SpacySpan, at: int) -> _Mention | None:
        held = self._mentions[bisect_left(self._starts, sent.start_char) : bisect_left(self._starts, sent.end_char)]
        literal = [
            mention for mention in held if mention.use == "literal" and not self._is_dateline(mention) and _is_located(sent.doc, mention)
        ]
        return min(literal, key=lambda mention: (_COARSE.get(mention.place.kind, 0), abs(mention.span.start - at)), default=None)

    def _is_dateline(self, mention: _Mention) -> bool:
        return self._dateline is not None and self._dateline.contains(mention.span)

    def _from_dateline(self) -> Governing | None:
        held = [mention for mention in self._mentions if self._is_dateline(mention)]
        return Governing(held[0].place.id, held[0].span, "dateline") if held else None


def _lies_in(inner: Place, outer: Place) -> bool:
    """True if a place may lie in another: the same country, and near where that is a town."""
    if inner.country is None or inner.country != outer.country or None in {inner.lat, inner.lon, outer.lat, outer.lon}:
        return False
    is_near = abs((inner.lat or 0) - (outer.lat or 0)) < _CITY_DEGREES and abs((inner.lon or 0) - (outer.lon or 0)) < _CITY_DEGREES
    return is_near or outer.kind in {"admin1", "region", "country"}


def _sentence_before(sent: SpacySpan) -> SpacySpan | None:
    """The sentence before, over a paragraph's end; null where furniture stands between."""
    at = sent.start - 1
    while at >= 0 and sent.doc[at].is_space:
        at -= 1
    return sentence_of(sent.doc[at]) if at >= 0 and is_parsed(sent.doc[at]) else None


def _is_located(doc: Doc, mention: _Mention) -> bool:
    """False for a country that no "in" or "near" makes a location: "Iran was behind the attack"."""
    if mention.place.kind != "country":
        return True
    span = doc.char_span(*mention.span, alignment_mode="expand")
    head = span.root if span is not None else None
    return head is not None and head.dep_ in {"pobj", "appos"} and (head.dep_ == "appos" or head.head.lower_ in place_words("locative"))


def _clause(token: Token) -> Iterator[Token]:
    """The token and what stands above it in the same clause, up to its verb."""
    node = token
    yield node
    while node.head != node and node.dep_ not in _WALLS and node.pos_ not in {"VERB", "AUX"}:
        node = node.head
        yield node


def tokens_of(doc: Doc, span: Span) -> Iterable[Token]:
    """The tokens that share characters with a span."""
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    return found if found is not None else ()
