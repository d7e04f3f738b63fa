"""Which noun phrases name a news outlet, a platform for posts, or somebody who can speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.claims.speakers import speaker_tokens
from tocsin.lexicon.actors import heads
from tocsin.lexicon.claims import outlet_key, outlets, speaker_heads

if TYPE_CHECKING:
    from spacy.tokens import Token

# "Frankfurter Allgemeine Sonntagszeitung", "Al - Masry Al - Youm" with its hyphens: names have up to six tokens.
_LONGEST = 6
_OTHERS = frozenset({"GPE", "LOC", "DATE", "TIME", "PERSON", "NORP", "FAC"})


def is_outlet(head: Token, cue: Token) -> bool:
    """True if a noun phrase names a news outlet: "the official government news agency IRNA", "ABC News", "state television"."""
    kinds = outlets()
    if head.pos_ == "PRON":
        return False
    if head.pos_ == "NOUN" and not head.text[:1].isupper():
        return _is_noun(head) or any(is_name(child.text) for child in head.children if child.dep_ == "appos")
    tokens = speaker_tokens(head, cue)
    words = [token for token in tokens if token.pos_ in {"PROPN", "NUM", "ADP"} or token.i == head.i or token.text in {"-", "The"}]
    if _has_name(words) or any(_is_noun(token) for token in tokens if token.pos_ == "NOUN" and token.i < head.i) or _is_noun(head):
        return True
    words = [token for token in words if token.text != "The"]
    is_named = len(words) > 1 or any(child.lower_ == "the" for child in head.children)
    return is_named and ("last" in kinds.get(head.lower_, ()) or (len(words) > 1 and "first" in kinds.get(words[0].lower_, ())))


def _has_name(words: list[Token]) -> bool:
    """True if a run of the words is an outlet's whole name."""
    for first in range(len(words)):
        run = ""
        for token in words[first : first + _LONGEST]:
            run += token.text_with_ws
            if is_name(run):
                return True
    return False


def _is_noun(token: Token) -> bool:
    """True for "newspaper", "agency" and "media", whose lemma is "medium"."""
    kinds = outlets()
    return "noun" in kinds.get(token.lower_, ()) or "noun" in kinds.get(token.lemma_.lower(), ())


def is_name(words: str) -> bool:
    """True if some words are an outlet's whole name, written as a name: "Al-Ahram", "El País"."""
    return (words[:1].isupper() or words[:3] in {"al-", "al "}) and "name" in outlets().get(outlet_key(words), ())


def is_platform(head: Token) -> bool:
    """True for a named platform on which everybody posts: "Telegram", "the messaging app Signal"."""
    return head.text[:1].isupper() and "platform" in outlets().get(outlet_key(head.text), ())


def outlet_at(head: Token, cue: Token) -> Token | None:
    """The outlet that a noun phrase is or belongs to: "NPR" in "NPR's morning programme"."""
    if is_outlet(head, cue):
        return name_behind(head)
    return next((child for child in head.children if child.dep_ == "poss" and is_outlet(child, cue)), None)


def name_behind(noun: Token) -> Token:
    """The name right behind a common noun, where the parse sets the two side by side: "told the newspaper Bild"; else the noun."""
    doc, last = noun.doc, noun.i
    if noun.pos_ != "NOUN" or not noun.text.islower():
        return noun
    while last + 1 < len(doc) and last - noun.i < _LONGEST and (doc[last + 1].text[:1].isupper() or doc[last + 1].text == "-"):
        last += 1
    run = doc[noun.i + 1 : last + 1]
    return next((token for token in run if not noun.i < token.head.i <= last and token.dep_ != "nsubj"), noun) if len(run) else noun


def is_printed(head: Token, cue: Token) -> bool:
    """True if the phrase around it says that a name is an outlet's, known or not: "carried by Al-Watan", never a place or a person."""
    return is_outlet(head, cue) or (head.pos_ == "PROPN" and head.ent_type_ not in _OTHERS)


def is_voice(head: Token) -> bool:
    """True if a noun phrase stands for somebody who can speak: a person, a group, a body, not a reason nor a paper."""
    word = head.lemma_.lower()
    known = heads().get(word)
    if head.pos_ == "NOUN":
        return (known is not None and known.number != "document") or speaker_heads().get(word, "document") != "document"
    return head.pos_ == "PROPN" and head.ent_type_ in {"PERSON", "ORG", "NORP"}
