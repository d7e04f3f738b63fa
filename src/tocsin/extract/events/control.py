"""Who is to do or to suffer a deed that other words only speak of: "abandoned plans to close the border", "is due to be extradited"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.syntax import antecedent

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# How a deed hangs on the words that speak of it; "conj" only among verbs.
_UP = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp", "prep", "acomp", "attr", "dobj", "pobj", "advmod", "oprd", "conj"})
_BY = frozenset({"by", "of", "for"})
# Words for some of many, whose "of" tells of whom.
_SOME = frozenset({"none", "neither", "some", "most", "many", "few", "all", "both", "several", "any", "half", "each"})
# "abandoned plans to close" has one noun between deed and doer; "his veto of a bill allowing families of those killed to sue" is not his suit.
_NOUNS = 2
# No real sentence nests its clauses deeper.
_DEEPEST = 8


def understood(verb: Token) -> Token | None:
    """The head of whom an infinitive or gerund without a subject means: "Troops" for "firing" in "Troops stopped short of firing".

    Null where nothing above names one: "a plan to close the border was dropped".
    """
    node = verb
    while node.dep_ == "conj" and node.head.pos_ in _VERBAL and not _subject(node):
        node = node.head
    if not _is_bare(node):
        return None
    passed = 0
    for _ in range(_DEEPEST):
        above = node.head
        passed += above.pos_ in _NOMINAL
        if above == node or node.dep_ not in _UP or passed > _NOUNS:
            return None
        found = _named_by(node, above)
        if found is not None:
            return found
        node = above
    return None


def _named_by(node: Token, above: Token) -> Token | None:
    if above.pos_ in _NOMINAL:
        return _owner(above, node)
    if above.pos_ not in _VERBAL:
        return None
    if node.dep_ == "xcomp" and (told := next((child for child in above.children if child.dep_ in {"dobj", "dative"}), None)):
        return told
    return _subject(above)


def _owner(noun: Token, deed: Token) -> Token | None:
    """Whose plan it is: "the ministry's plan to", "a plan by farmers to", "calls for troops to"; a pronoun tells nothing new."""
    for child in noun.children:
        if child.dep_ == "poss" and child.pos_ != "PRON":
            return child
        if child.dep_ == "prep" and child.lower_ in _BY and child.i < deed.i:
            return next((grand for grand in child.children if grand.dep_ == "pobj"), None)
    return None


def called_for(verb: Token) -> Token | None:
    """Whom "plans for troops to be sent" are about: the parse hangs "to be sent" on the plans."""
    is_passive = any(child.dep_ == "auxpass" for child in verb.children)
    is_of_noun = verb.dep_ in {"acl", "relcl"} and verb.head.pos_ in _NOMINAL
    return _owner(verb.head, verb) if is_passive and is_of_noun and _is_bare(verb) else None


def _subject(verb: Token) -> Token | None:
    found = next((child for child in reversed(list(verb.lefts)) if child.dep_ in _SUBJECTS), None)
    return antecedent(found) if found is not None else None


def _is_bare(verb: Token) -> bool:
    """True for "to close", "closing" and "being closed" without a subject."""
    if _subject(verb) is not None:
        return False
    return verb.tag_ == "VBG" or any(
        child.lower_ in {"to", "being", "having"} and child.dep_ in {"aux", "auxpass"} for child in verb.children
    )


def members(head: Token) -> list[Token]:
    """A head, and of whom it is some: "soldiers" in "none of the soldiers"."""
    if head.lower_ not in _SOME:
        return [head]
    return [head, *(grand for child in head.children if child.lower_ == "of" for grand in child.children if grand.dep_ == "pobj")]
