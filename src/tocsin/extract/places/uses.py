"""What a mention of a place stands for: the place itself, its government, or nothing but an adjective."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.places.evidence import class_kinds
from tocsin.lexicon.places import place_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tocsin.lexicon.places import Named
    from tocsin.model.vocabulary import PlaceUse

_SUBJECTS = frozenset({"nsubj", "agent", "csubj"})
_OBJECTS = frozenset({"dobj", "dative", "nsubjpass"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "npadvmod"})


def use_of(head: Token, named: Named | None) -> PlaceUse:
    """literal, metonym or modifier: "in Tehran", "Tehran considers", "Iranian officials".

    Only countries, capitals and seats of government speak and decide; any place may modify.
    """
    if named is not None and named.how == "demonym":
        return "modifier"
    if _names_agreement(head):
        return "modifier"
    if head.dep_ in _MODIFIERS and head.head.i > head.i and head.head.pos_ != "PROPN" and not _names_kind(head.head):
        return "modifier" if named is None or named.toponym.kind in {"country", "region", "admin1"} else "literal"
    if named is not None and named.how == "acronym" and _is_adjective(head):
        return "modifier"
    if named is None or not _is_seat(named):
        return "literal"
    if head.dep_ == "compound" and head.head.i > head.i:
        return "modifier"
    if _acts(head, named) or _is_acted_on(head):
        return "metonym"
    return "modifier" if _owns(head, named) else "literal"


def _names_agreement(head: Token) -> bool:
    """True for "the Minsk agreement", "the Paris climate deal" and "the Treaty of Lisbon", which may be spoken of anywhere; talks are where they are."""
    if head.dep_ in _MODIFIERS and head.head.i > head.i:
        return head.head.lower_ in place_words("agreement")
    above = head.head
    return head.dep_ == "pobj" and above.lower_ == "of" and above.head.text[:1].isupper() and above.head.lower_ in place_words("agreement")


def _owns(head: Token, named: Named) -> bool:
    """True for "Cuba's doctors", who may be anywhere; "Iraq's north" and "Syria's Aleppo" are in it."""
    owned = head.head
    if head.dep_ != "poss" or named.toponym.kind != "country" or owned.i < head.i:
        return False
    return owned.lower_ not in place_words("land_of") and owned.ent_type_ not in {"GPE", "LOC", "FAC"} and not _names_kind(owned)


def _is_adjective(head: Token) -> bool:
    """True in "attacks on U.S. military or diplomatic personnel", which the small model parses as "attacks on the U.S."."""
    if head.i + 1 >= len(head.doc):
        return False
    after = head.nbor()
    return after.pos_ in {"NOUN", "ADJ"} and after.text.islower() and after.ent_type_ not in {"DATE", "TIME"}


def _names_kind(noun: Token) -> bool:
    """True in "Zinbi village" and "the Ghouta region": the noun only says what sort of place it is."""
    lemma = noun.lemma_.lower()
    return lemma in class_kinds("after") or lemma in place_words("lower_end") or lemma in place_words("kind_noun")


def _is_seat(named: Named) -> bool:
    place = named.toponym
    return place.kind == "country" or place.is_capital or place.feature == "seat"


def _acts(head: Token, named: Named) -> bool:
    verb = head.head
    if head.dep_ == "poss":
        return verb.lower_ in place_words("seat_noun")
    if head.dep_ == "conj" and verb.dep_ in _SUBJECTS:
        head, verb = verb, verb.head
    if head.dep_ == "pobj" and verb.lower_ == "by" and verb.dep_ == "agent":
        verb = verb.head
    elif head.dep_ not in _SUBJECTS:
        return False
    return _is_deed(verb, named)


def _is_deed(verb: Token, named: Named) -> bool:
    """Countries do all that places do not; of capitals only the deeds of governments are theirs: "Damascus slept"."""
    lemma = verb.lemma_.lower()
    if named.toponym.kind == "country":
        return verb.pos_ == "VERB" and lemma not in place_words("place_verb")
    return lemma in place_words("metonym_verb")


def _is_acted_on(head: Token) -> bool:
    above = head.head
    if head.dep_ in _OBJECTS:
        return above.lemma_.lower() in place_words("metonym_object_verb")
    if head.dep_ == "pobj" and above.lower_ in place_words("metonym_preposition"):
        noun = above.head
        return noun.pos_ in {"NOUN", "PROPN"} and noun.lower_ in place_words("metonym_noun")
    return False
