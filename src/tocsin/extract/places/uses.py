"""What a mention of a place stands for: the place itself, its government, or nothing but an adjective."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    if head.dep_ in _MODIFIERS and head.head.i > head.i and head.head.pos_ != "PROPN":
        return "modifier" if named is None or named.toponym.kind in {"country", "region", "admin1"} else "literal"
    if named is None or not _is_seat(named):
        return "literal"
    if head.dep_ == "compound" and head.head.i > head.i:
        return "modifier"
    return "metonym" if _acts(head) or _is_acted_on(head) else "literal"


def _is_seat(named: Named) -> bool:
    place = named.toponym
    return place.kind == "country" or place.is_capital or place.feature == "seat"


def _acts(head: Token) -> bool:
    verb = head.head
    if head.dep_ == "poss":
        return verb.lower_ in place_words("seat_noun")
    if head.dep_ == "conj" and head.head.dep_ in _SUBJECTS:
        verb = head.head.head
        return verb.lemma_.lower() in place_words("metonym_verb")
    if head.dep_ == "pobj" and verb.lower_ == "by" and verb.dep_ == "agent":
        return verb.head.lemma_.lower() in place_words("metonym_verb")
    return head.dep_ in _SUBJECTS and verb.lemma_.lower() in place_words("metonym_verb")


def _is_acted_on(head: Token) -> bool:
    above = head.head
    if head.dep_ in _OBJECTS:
        return above.lemma_.lower() in place_words("metonym_object_verb")
    if head.dep_ == "pobj" and above.lower_ in place_words("metonym_preposition"):
        noun = above.head
        return noun.pos_ in {"NOUN", "PROPN"} and noun.lower_ in place_words("metonym_noun")
    return False
