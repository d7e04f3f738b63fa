"""What speaks for and against a run of words being a place, as names of weights."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from tocsin.extract.places.spotting import Spot, Words
from tocsin.lexicon.places import place_values, place_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tocsin.lexicon.places import Named
    from tocsin.model import Span

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_DASHES = frozenset({"-", "—", "–", "--", "―"})
# Sizes at which a bare name becomes worth believing.
_HUGE, _LARGE, _TOWN = 900_000, 100_000, 15_000


class Evidence:
    """Reads the spots of one Doc.

    In "Gen. Jackson left Kirkuk" the evidence on "Jackson" holds "title_before", on "Kirkuk" "prior_large".
    """

    __slots__ = ("_bodies", "_dateline", "_people", "_weapons", "_words")

    def __init__(self, words: Words, dateline: Span | None) -> None:
        self._dateline = dateline
        self._words = words
        self._people = _surnames(words)
        self._bodies = place_words("org_after")
        self._weapons = _weapons(words)

    def of(self, spot: Spot) -> Iterator[str]:
        """Names of weights: what the model says, how large the place is, what stands around it, what the words look like."""
        yield from self._model(spot)
        yield from self._prior(spot)
        yield from self._around(spot)
        yield from self._shape(spot)

    def _model(self, spot: Spot) -> Iterator[str]:
        words = self._words
        if spot.label:
            is_people = any(named.how == "demonym" or named.toponym.kind == "country" for named in spot.senses)
            yield "ner_other" if spot.label == "NORP" and not is_people else _OF_LABEL.get(spot.label, "ner_other")
            return
        held = {words.entity[at] for at in range(spot.first, spot.last + 1)} - {-1}
        if not held:
            yield "ner_none"
            return
        labels = {words.entities[at][2] for at in held}
        if labels & _PLACE_LABELS:
            yield "ner_none" if spot.key in place_words("never") and spot.first == spot.last else "ner_within"
        elif labels & {"PERSON", "ORG", "WORK_OF_ART", "EVENT", "LAW", "PRODUCT"}:
            yield self._part(spot, next(iter(held))) if len(held) == 1 else "ner_organisation"
        elif labels & {"NORP"}:
            yield "ner_norp"

    def _part(self, spot: Spot, at: int) -> str:
        """What a name is inside a longer one: "U.S." of "U.S. Army" is a place, "America" of "Bank of America" is none."""
        words = self._words
        start, end, label = words.entities[at]
        if spot.first <= start and end <= spot.last:
            return "ner_organisation"
        if label == "PERSON" and _is_country(spot) and spot.key not in place_words("country_surname"):
            return "ner_none"
        if label != "ORG":
            return "person_part" if label == "PERSON" else "ner_part"
        is_first = spot.first <= start + (words.low[start] == "the")
        if not is_first and words.low[spot.first - 1] not in {"of", "in"}:
            return "ner_part"
        is_large = any(named.toponym.kind in {"country", "admin1", "admin2"} or named.toponym.feature for named in spot.senses)
        return "first_of_body" if is_large else "town_of_body"

    def _prior(self, spot: Spot) -> Iterator[str]:
        if not spot.senses:
            yield "unknown"
            return
        kinds = {named.toponym.kind for named in spot.senses if named.how != "alias"}
        if "country" in kinds:
            yield "prior_country"
        elif any(named.toponym.feature for named in spot.senses) or any(named.how == "demonym" for named in spot.senses):
            yield "prior_feature"
        elif any(named.toponym.kind == "admin1" and named.how in {"name", "acronym"} for named in spot.senses):
            yield "prior_admin1"
        elif any(named.toponym.kind == "admin2" and named.how == "name" and " " in spot.key for named in spot.senses):
            yield "prior_unit"
        else:
            yield _size(spot.senses)
            if all(named.how == "alias" for named in spot.senses):
                yield "alias_only"

    def _around(self, spot: Spot) -> Iterator[str]:
        low, first, last = self._words.low, spot.first, spot.last
        before = low[first - 1].rstrip(".") if first else ""
        if before == "the" and first > 1:
            before = low[first - 2]
        after = low[last + 1] if last + 1 < len(low) else ""
        if before in place_words("locative"):
            yield "locative"
            if before in place_words("locative_strong"):
                yield "locative_strong"
        elif before == "-" and first > 1 and low[first - 2] in {"r", "d", "i"}:
            yield "party_line"
        elif before in place_words("locative_of"):
            yield "locative_weak"
        if spot.container:
            yield "contained"
        if spot.wants:
            yield "class_word"
        if before in place_words("title"):
            yield "title_before"
        is_thing = first > 0 and self._words.is_capital[first - 1] and before in place_words("named_thing")
        if is_thing or (before in place_words("ship") and before != "the"):
            yield "ship_before"
        if self._is_body(first, last):
            yield "name_of_body"
        if after in place_words("people_of"):
            yield "people_of"
        if self._in_dateline(spot) or (after in _DASHES and last == first and self._words.text[first].isupper() and len(low[first]) > 3):
            yield "dateline"
        if self._names_another(spot, after):
            yield "no_place_after"
        if first == last and low[first].removesuffix("s") in self._weapons and not _is_known_to_all(spot):
            yield "no_place_after"
        if last + 1 < len(low) and self._words.is_capital[last + 1] and after in place_words("civic"):
            yield "civic_after"
        if (before == "to" and first > 1 and low[first - 2] == "according") or (
            after in place_words("spoken") and spot.senses and _size(spot.senses) in {"prior_small", "prior_town"}
        ):
            yield "speaks"

    def _names_another(self, spot: Spot, after: str) -> bool:
        """True in "Marburg virus", "African-American" and "Jupiter missiles"; "Gaza rockets" are Gaza's: a weapon is called after no large place."""
        if after == "-":
            return self._words.low[spot.last + 2 : spot.last + 3] in (["american"], ["americans"])
        is_weapon = after in place_words("weapon_after") and bool(spot.senses) and _size(spot.senses) in {"prior_small", "prior_town"}
        return is_weapon or after in place_words("not_place_after")

    def _in_dateline(self, spot: Spot) -> bool:
        """True for "BAGHDAD" in "BAGHDAD (Reuters) - Gunmen …"."""
        return self._dateline is not None and self._dateline.start <= self._words.at[spot.first] < self._dateline.end

    def _is_body(self, first: int, last: int) -> bool:
        """True inside "Jerusalem Post", "Lansing State Journal", "Bank of Baghdad", "Agence France"."""
        words = self._words
        for at in range(last + 1, min(last + 4, len(words.low))):
            if not words.is_capital[at]:
                break
            if words.low[at] in self._bodies:
                return True
        if first and words.is_capital[first - 1] and words.low[first - 1] in place_words("org_first"):
            return True
        return (
            first > 1
            and words.low[first - 1] in {"of", "for"}
            and words.is_capital[first - 2]
            and words.low[first - 2] in place_words("org_before")
        )

    def _shape(self, spot: Spot) -> Iterator[str]:
        words = self._words
        token = words.doc[spot.first]
        if spot.key in place_words("direction") and not spot.wants and not spot.container:
            yield "direction"
        if spot.last > spot.first:
            if spot.senses or "locative" in spot.notes or "locative_weak" in spot.notes:
                yield "several_words"
        elif spot.key in place_words("never") and not _has_acronym(spot):
            yield "never_alone"
        if spot.key.startswith("st ") and spot.last + 1 < len(words.low) and words.low[spot.last + 1] in {"'s", "’s"}:
            yield "saint"
        if self._is_surname(spot):
            yield "person_in_text"
        if token.pos_ not in {"PROPN", "ADJ"} and spot.label not in _PLACE_LABELS:
            yield "not_a_name"
        if spot.label in _PLACE_LABELS or _is_country(spot) or _has_acronym(spot):
            return
        if words.text[spot.first].isupper() and len(words.text[spot.first]) > 3:
            yield "headline"
        if spot.first == spot.last and _is_acronym(words.text[spot.first]):
            yield "acronym"

    def _is_surname(self, spot: Spot) -> bool:
        """True if somebody else in the article bears the name: "Jackson" beside "Ketanji Brown Jackson"."""
        bearers = self._people[self._words.low[spot.last]] - (spot.label == "PERSON" and spot.last > spot.first)
        if spot.last > spot.first and any(named.toponym.feature for named in spot.senses):
            return False
        return bearers > 0 and not (_is_country(spot) and spot.key not in place_words("country_surname"))


_OF_LABEL = {
    "GPE": "ner_place",
    "LOC": "ner_place",
    "FAC": "ner_place",
    "NORP": "ner_norp",
    "PERSON": "ner_person",
    "ORG": "ner_organisation",
}


def _is_acronym(word: str) -> bool:
    return word.isupper() and 1 < len(word) < 5


def _has_acronym(spot: Spot) -> bool:
    """True for "UAE", "DMZ" and "NSW"; "SWAT" is no valley."""
    return any(named.how in {"acronym", "abbreviation"} for named in spot.senses)


def _size(senses: tuple[Named, ...]) -> str:
    heads = max((named.toponym.population for named in senses if named.how in {"name", "base"}), default=0)
    if heads >= _HUGE or any(named.toponym.is_capital and named.how == "name" for named in senses):
        return "prior_huge"
    return "prior_large" if heads >= _LARGE else "prior_town" if heads >= _TOWN else "prior_small"


def _is_country(spot: Spot) -> bool:
    """True for names of countries, of four letters and more."""
    return len(spot.key) > 3 and any(named.toponym.kind == "country" and named.how in {"name", "alias"} for named in spot.senses)


def _weapons(words: Words) -> set[str]:
    """Names of weapons and ships in the text: "jupiter" of "the Jupiter missiles"; what else it then calls so is no town."""
    kinds = place_words("weapon")
    return {
        words.low[at - 1]
        for at in range(1, len(words.low))
        if words.low[at] in kinds and words.is_capital[at - 1] and not words.is_capital[at] and words.text[at - 1].isalpha()
    }


def _is_known_to_all(spot: Spot) -> bool:
    """True for countries, regions and capitals: "Gaza rockets" come from there."""
    return any(
        named.how == "demonym" or named.toponym.is_capital or named.toponym.feature or named.toponym.kind in {"country", "admin1", "region"}
        for named in spot.senses
    )


def _surnames(words: Words) -> Counter[str]:
    """Last words of people named in full, with how often: "jackson" of "Ketanji Brown Jackson"."""
    full = (last for first, last, label in words.entities if label == "PERSON" and last > first and words.is_capital[last])
    return Counter(words.low[last] for last in full)


@cache
def class_kinds(side: str) -> dict[str, str]:
    """Class words before or after a name with the kind that they ask for."""
    return place_values(f"class_{side}")
