"""Doc and record → record with places: spot, link, judge, choose, and say what each mention stands for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tocsin.extract.places.choosing import Choice, choose
from tocsin.extract.places.compounds import join
from tocsin.extract.places.containing import link
from tocsin.extract.places.dateline import dateline_of
from tocsin.extract.places.fallback import place_by_container, slug
from tocsin.extract.places.judging import Judge
from tocsin.extract.places.outlets import outlet_hints, outlet_of
from tocsin.extract.places.spotting import Spot, Words, spot_places
from tocsin.extract.places.uses import use_of
from tocsin.lexicon.places import open_index
from tocsin.model import Place, PlaceMention, Record, Span

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from spacy.tokens import Doc, Token

    from tocsin.model.vocabulary import PlaceUse

_MODEL_NOTES = frozenset({"ner_place", "ner_within", "ner_norp"})


class _Found(NamedTuple):
    span: Span
    use: PlaceUse
    choice: Choice | None
    spot: Spot


def find_places(doc: Doc, record: Record, overlay: Path | None = None) -> Record:
    """The record with `places`: each place once, with all its mentions; null coordinates where no sense is known.

    `overlay` is a folder with a user's own `place_features.tsv`.

    "Rockets hit the Green Zone in Baghdad, U.S. officials said." has Green Zone and Baghdad as literal, the United States as modifier.
    """
    index = open_index(overlay)
    words = Words.of(doc, record.article.text)
    groups = spot_places(words, index)
    link(words, groups)
    spots = Judge(words, dateline_of(record.article)).accepted(groups)
    choices = choose(spots, outlet_hints(record.article, words, index), outlet_of(record.article))
    place_by_container(words, spots, choices)
    join(words, spots, choices, index)
    found = [_found(words, spot, choices.get(id(spot))) for spot in spots]
    return replace(record, places=tuple(_places(record, found)))


def _found(words: Words, spot: Spot, choice: Choice | None) -> _Found:
    start, end = words.at[spot.first], words.at[spot.last] + len(words.text[spot.last])
    head = _head(words.doc, spot)
    return _Found(Span(start, end), use_of(head, choice.named if choice else None), choice, spot)


def _head(doc: Doc, spot: Spot) -> Token:
    """The token of the run that the rest hangs on."""
    token = doc[spot.last]
    while spot.first <= token.head.i <= spot.last and token.head.i != token.i:
        token = token.head
    return token


def _places(record: Record, found: Iterable[_Found]) -> Iterable[Place]:
    groups: dict[str, list[_Found]] = defaultdict(list)
    for each in found:
        groups[each.choice.named.toponym.id if each.choice else f"local:{slug(record.text_of(each.span))}"].append(each)
    for place, mentions in groups.items():
        yield _resolved(place, mentions) if mentions[0].choice else _unresolved(place, mentions, record)


def _resolved(place: str, found: list[_Found]) -> Place:
    best = max((each for each in found if each.choice), key=lambda each: each.choice.share if each.choice else 0.0)
    choice = best.choice
    if choice is None:
        raise ValueError(place)
    toponym = choice.named.toponym
    mentions = tuple(PlaceMention(each.span, each.use) for each in found)
    return Place(
        place, toponym.name, toponym.kind, mentions, toponym.country, toponym.admin1_name, toponym.lat, toponym.lon, toponym.radius_km,
        round(choice.share, 2), f"{_recognised(best.spot)}; {choice.reason}",
    )  # fmt: skip


def _unresolved(place: str, found: list[_Found], record: Record) -> Place:
    name = record.text_of(found[0].span)
    return Place(place, name, "other", tuple(PlaceMention(each.span, each.use) for each in found), rule="ner; no sense known")


def _recognised(spot: Spot) -> str:
    return "ner+index" if _MODEL_NOTES & set(spot.notes) else "index"
