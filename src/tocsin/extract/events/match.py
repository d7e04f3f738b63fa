"""Which pattern fits a verb or noun: the most demanding one whose conditions all hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocsin.extract.events.slots import View, forms_of, lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SpacySpan

    from tocsin.lexicon.events import Condition, EventLexicon, Pattern

_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
# "Shelling resumed", "the army ended the shelling": gerunds that stand for a noun.
_NOMINAL_ROLES = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "dobj", "pobj"})
# What stands before a noun and never before a verb.
_BEFORE_NOUNS = frozenset({"det", "amod", "compound", "nmod", "poss"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_HELPERS = frozenset({"being", "having", "doing", "going", "getting"})
_FOR_OR_AGAINST = frozenset({"pro", "anti"})
_WHEN = frozenset({"DATE", "TIME", "PERCENT", "MONEY"})
_PEOPLE_PRONOUNS = frozenset(
    {
        "he",
        "she",
        "they",
        "who",
        "we",
        "i",
        "you",
        "him",
        "her",
        "them",
        "us",
        "me",
        "those",
        "others",
        "one",
        "whom",
        "nobody",
        "none",
        "everyone",
        "somebody",
        "someone",
    }
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern found at a token. `predicate` carries tense and arguments: the verb, or the light verb of a noun."""

    pattern: Pattern
    token: Token
    predicate: Token
    view: View
    support: Token | None = None
    """The light, aspect or breaking verb that governs a nominal event."""


class Matcher:
    """Finds hits in a sentence with one lexicon."""

    __slots__ = ("_collections", "lexicon")

    def __init__(self, lexicon: EventLexicon) -> None:
        self.lexicon = lexicon
        self._collections = lexicon.classes["COLLECTION"]

    def view(self, token: Token) -> View:
        """What stands around a token."""
        return View(token, self._collections)

    def hits(self, sent: SpacySpan | Doc) -> Iterator[Hit]:
        """The best hit of each verb and noun of a sentence, in order."""
        for token in sent:
            hit = self.hit(token)
            if hit is not None:
                yield hit

    def hit(self, token: Token) -> Hit | None:
        """The best hit at one token, or null."""
        rows = self.rows_of(token)
        if not rows:
            return None
        view = self.view(token)
        pattern = next((row for row in rows if self.fits(row, view)), None)
        return Hit(pattern, token, token, view) if pattern is not None and pattern.type != "NONE" else None

    def rows_of(self, token: Token) -> tuple[Pattern, ...]:
        """The patterns of a word, the most demanding first; none for words that cannot be an event."""
        if token.dep_ == "amod" and token.tag_ in {"VBN", "JJ", "VBG"}:
            lemma = lemma_of(token)
            return self.lexicon.verbs.get(lemma, ()) if lemma in self.lexicon.words["participle"] else ()
        if token.tag_ == "VBG" and _is_gerund(token):
            return self.lexicon.nouns.get(token.lower_, ())
        if token.pos_ in {"VERB", "AUX"}:
            if any(child.dep_ == "aux" and child.tag_ == "VBG" and child.lower_ not in _HELPERS for child in token.lefts):
                return ()  # "drinking contaminated water", torn by the parse
            return self.lexicon.verbs.get(lemma_of(token), ())
        if token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in {"compound", "nmod", "amod"} and token.ent_type_ not in {"DATE", "TIME"}:
            return self._noun_rows(forms_of(token)[::-1])
        return ()

    def _noun_rows(self, forms: tuple[str, ...]) -> tuple[Pattern, ...]:
        """The patterns of all forms of a noun: "talks" has rows of its own beside those of "talk"."""
        found = [rows for form in dict.fromkeys(forms) if (rows := self.lexicon.nouns.get(form))]
        if not found:
            return ()
        return found[0] if len(found) == 1 else tuple(sorted((row for rows in found for row in rows), key=lambda row: -row.weight))

    def fits(self, pattern: Pattern, view: View) -> bool:
        """True if every condition of the pattern holds around the token."""
        return all(self._holds(condition, view) for condition in pattern.conditions)

    def lacking(self, pattern: Pattern, view: View) -> str:
        """The conditions of a pattern that do not hold, as its frame writes them; empty if all hold."""
        frame = pattern.name.partition("[")[2].rstrip("]").split()
        return " ".join(text for text, condition in zip(frame, pattern.conditions, strict=True) if not self._holds(condition, view))

    def _holds(self, condition: Condition, view: View) -> bool:
        heads = [head for slot in condition.slots for head in self.along(view, slot)]
        if not condition.words:
            return bool(heads) is not condition.is_absent
        return any(self._is_one_of(head, condition.words) for head in heads) is not condition.is_absent

    def along(self, view: View, path: str) -> list[Token]:
        """The heads at the end of a path of slots: "obj.mod" are the modifiers of the object."""
        slot, _, rest = path.partition(".")
        heads = view.slot(slot)
        return [inner for head in heads for inner in self.along(self.view(head), rest)] if rest else heads

    def _is_one_of(self, head: Token, words: frozenset[str]) -> bool:
        if any(form in words for form in forms_of(head)):
            return True
        if ("*STATE" in words and head.ent_type_ == "GPE") or ("*NUM" in words and head.tag_ == "CD"):
            return True
        if "*PLACE" in words and head.ent_type_ in _PLACES:
            return True
        if "*PERSON" in words and (head.ent_type_ == "PERSON" or head.lower_ in {"he", "she"}):
            return True
        return "*ACTOR" in words and is_actor(head, self.lexicon)


def _is_gerund(token: Token) -> bool:
    """True for "shelling" in "the shelling went on" and "under heavy rebel shelling": what stands for a noun, with no object of its own."""
    is_noun = token.dep_ in _NOMINAL_ROLES or any(child.dep_ in _BEFORE_NOUNS for child in token.lefts)
    return is_noun and not any(child.dep_ == "dobj" for child in token.children)


def is_actor(head: Token, lexicon: EventLexicon) -> bool:
    """True for names of people, groups and states, for pronouns of people, and for nouns such as "police"."""
    if head.ent_type_ in _WHEN or _is_part_of_word(head) or _is_nickname(head):
        return False
    lemma = lemma_of(head)
    if any(form in lexicon.classes["ACTOR"] for form in forms_of(head)):
        return True
    if head.ent_type_ in _NAMED:
        return head.pos_ in {"PROPN", "NOUN", "ADJ", "NUM", "X"} and lemma not in lexicon.classes["THING"]
    if head.pos_ == "PRON":
        return head.lower_ in _PEOPLE_PRONOUNS or (head.lower_ == "it" and head.dep_ == "nsubj")
    return head.pos_ == "PROPN" and lemma not in lexicon.classes["THING"]


def _is_part_of_word(token: Token) -> bool:
    """True for each part of "pro-Palestine" and "anti-government" before protests: whom they are for or against does not march."""
    if not token.text[:1].isalnum() or (token.lower_ in _FOR_OR_AGAINST and token.dep_ in _BEFORE_NOUNS):
        return True
    return token.i > 1 and token.nbor(-1).text in {"-", "–"} and token.nbor(-2).lower_ in _FOR_OR_AGAINST


def _is_nickname(token: Token) -> bool:
    """True for "as “Fixer”": what somebody is called in quotation marks is no other party."""
    return token.i > 1 and token.nbor(-1).is_quote and token.nbor(-2).lower_ == "as"
