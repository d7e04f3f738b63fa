"""How sure it is that something happened: a value from -3 (certainly not) to 3 (certainly), for any predicate and any source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.syntax import is_negated
from tocsin.lexicon.claims import embedders, hedges, modals

if TYPE_CHECKING:
    from spacy.tokens import Token

CERTAIN = 3.0
# A chain of heads longer than this is a list that the parser hung upon itself.
_DEEPEST = 25
_HEDGED = {"possible": 1.0, "probable": 1.6}
_NOBODY = frozenset({"nobody", "nothing", "none", "nowhere"})
_CONDITION = 0.3
_PURPOSE = 1.5
_WITHOUT = -2.5


def factuality(predicate: Token, source: Token | None = None) -> float:
    """How sure `source` takes it to be that the predicate happened, from -3 to 3; 0 is unknown.

    `source` is the cue of a speaker ("said"), for whom the value holds inside that speaker's words; null is the article's own voice.
    In "Iran denied that it had fired the rockets" the value of "fired" is -1.2 for the article; in Iran's words below "denied" it is 3,
    and a denial turns what its words say.
    """
    return max(-CERTAIN, min(CERTAIN, _value(predicate, source.i if source is not None else -1, 0)))


def _value(token: Token, source: int, depth: int) -> float:
    """What the context above leaves of a predicate, turned and lowered by what stands at the predicate itself."""
    value = _context(token, source, depth)
    verb = _carrier(token)
    ceilings = modals()
    cap = min(
        (
            ceilings.get(child.lower_, CERTAIN)
            for child in verb.children
            if child.tag_ == "MD" or (child.lower_ in ceilings and child.dep_ == "aux")
        ),
        default=CERTAIN,
    )
    cap = min(cap, _hedge_cap(verb), _hedge_cap(token))
    value = _capped(value, cap)
    return -value if _is_negated(token, verb) else value


def _carrier(token: Token) -> Token:
    """The verb that carries tense and negation: the copula of a predicate noun, else the token."""
    if token.dep_ in {"attr", "acomp"} and token.head.pos_ in {"AUX", "VERB"}:
        return token.head
    return token


def _capped(value: float, cap: float) -> float:
    return max(-cap, min(cap, value))


def _is_negated(token: Token, verb: Token) -> bool:
    if token.i != verb.i:
        return any(child.lower_ == "no" for child in token.children)
    if any(child.lower_ in _NOBODY and child.dep_ in {"nsubj", "nsubjpass", "dobj"} for child in token.children):
        return True
    if is_negated(token):
        return not _is_late(token)
    return any(
        child.lower_ in {"no", "neither", "nor", "longer"} and child.dep_ in {"det", "preconj", "neg", "cc", "advmod"} and _denies(child)
        for child in token.children
    )


def _is_late(verb: Token) -> bool:
    """True for "did not reveal it until Tuesday": then it did."""
    return any(child.lower_ == "until" and child.i > verb.i for child in verb.children)


def _denies(word: Token) -> bool:
    """True for "no", "neither", "nor" and the "longer" of "no longer"."""
    return word.lower_ != "longer" or any(child.lower_ == "no" for child in word.children)


def _hedge_cap(verb: Token) -> float:
    """The ceiling that adverbs and adjectives at the predicate set: "allegedly", "suspected"."""
    book = hedges()
    cap = CERTAIN
    for child in verb.children:
        if child.dep_ in {"advmod", "amod"}:
            for hedge in book.get(child.lower_, ()):
                if len(hedge.words) == 1:
                    cap = min(cap, _HEDGED.get(hedge.certainty, CERTAIN))
    return cap


def _context(token: Token, source: int, depth: int) -> float:
    """The value that the words above a predicate give it."""
    head = token.head
    if head.i == token.i or depth > _DEEPEST:
        return _question(token)
    if head.i == source:
        return CERTAIN
    rule = _RULES.get(token.dep_)
    return rule(token, head, source, depth + 1) if rule is not None else CERTAIN


def _question(token: Token) -> float:
    """A sentence that asks says nothing."""
    sent = token.sent
    asks = any(doc_token.text == "?" for doc_token in sent[-2:]) if len(sent) > 1 else False
    return _CONDITION if asks else CERTAIN


def _below(head: Token, kind: str, source: int, depth: int) -> float | None:
    """The value below an embedding word, or null if the word is none."""
    embedder = embedders().get((head.lemma_.lower(), kind))
    if embedder is None:
        return None
    above = _value(head, source, depth)
    if kind == "adj" and head.dep_ == "acomp" and is_negated(head.head):
        above = -above
    if embedder.holds == embedder.negated:
        return embedder.holds
    return _capped(embedder.holds if above > 0 else embedder.negated, max(abs(above), _CONDITION))


def _clause(token: Token, head: Token, source: int, depth: int) -> float:
    kind = "to" if _is_infinitive(token) or (token.tag_ in {"VBG", "VB", "VBN"} and not _has_subject(token)) else "clause"
    if any(child.dep_ == "mark" and child.lower_ in {"if", "whether"} for child in token.children):
        return _CONDITION
    judging = next((child for child in head.children if child.dep_ == "acomp" and head.lemma_ == "be"), None)
    if judging is not None and (found := _below(judging, "adj", source, depth)) is not None:
        return found
    if head.pos_ == "ADJ":
        return _below_or_same(head, "adj", source, depth)
    found = _below(head, kind, source, depth)
    if found is None:
        found = _below(head, "clause" if kind == "to" else "to", source, depth)
    if found is not None:
        return found
    return _PURPOSE if _is_infinitive(token) else _value(head, source, depth)


def _below_or_same(head: Token, kind: str, source: int, depth: int) -> float:
    """The value below an embedding word, else the word's own; each is worked out only once, or long chains would take forever."""
    found = _below(head, kind, source, depth)
    return found if found is not None else _value(head, source, depth)


def _is_infinitive(token: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ in {"aux", "mark"} for child in token.children)


def _has_subject(token: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in token.children)


def _adverbial(token: Token, head: Token, source: int, depth: int) -> float:
    marks = {child.lower_ for child in token.children if child.dep_ in {"mark", "advmod"}}
    if marks & {"if", "unless", "whether"}:
        return _CONDITION
    if _is_infinitive(token):
        found = _below(head, "to", source, depth)
        if found is not None:
            return found
        above = _value(head, source, depth)
        return _capped(above, _PURPOSE) if above > 0 else _PURPOSE
    return CERTAIN if _has_subject(token) else abs(_value(head, source, depth))


def _modifier(token: Token, head: Token, source: int, depth: int) -> float:
    if _is_infinitive(token):
        found = _below(head, "acl", source, depth)
        return found if found is not None else _PURPOSE
    if any(child.dep_ == "mark" and child.lower_ == "that" for child in token.children):
        kind = "of" if (head.lemma_.lower(), "of") in embedders() else "clause"
        found = _below(head, kind, source, depth)
        return found if found is not None else CERTAIN
    return CERTAIN


def _conjunct(token: Token, head: Token, source: int, depth: int) -> float:
    if _has_subject(token) or any(child.dep_ in {"aux", "auxpass", "neg"} for child in token.children):
        return _context(head, source, depth)
    value = _value(head, source, depth)
    return abs(value) if any(child.lower_ == "but" for child in head.children if child.dep_ == "cc") else value


def _object(token: Token, head: Token, source: int, depth: int) -> float:
    value = _below_or_same(head, "np", source, depth)
    return abs(value) if is_definite(token) and (head.lemma_.lower(), "np") not in embedders() else value


def is_definite(noun: Token) -> bool:
    """True for "the offer", "his offer": it is there, whatever was not done with it."""
    return any(child.dep_ == "poss" or child.lower_ in {"the", "this", "that", "these", "those"} for child in noun.children)


def _subject(token: Token, head: Token, source: int, depth: int) -> float:
    found = _below(head, "np", source, depth) if token.dep_ == "nsubjpass" else None
    return found if found is not None else _softened(_value(head, source, depth))


def _softened(value: float) -> float:
    """What a subject keeps of its verb's doubt: a thing that could do harm may well be there."""
    return max(2.0, abs(value))


def _phrase(_token: Token, head: Token, source: int, depth: int) -> float:
    """The object of a preposition: "without", "threat of", else what its governor is."""
    if head.lower_ in {"without", "instead"}:
        return _WITHOUT
    above = head.head
    if above.i in {head.i, source}:
        return CERTAIN
    if above.pos_ in {"NOUN", "PROPN"}:
        below = _below(above, "of", source, depth)
        return below if below is not None else _softened(_value(above, source, depth))
    found = _below(above, "against", source, depth) if head.lower_ == "against" else None
    if found is None and head.lower_ in {"from", "for", "of", "against", "about"}:
        found = _below(above, "np", source, depth)
    return found if found is not None else _softened(_value(above, source, depth))


def _same(_token: Token, head: Token, source: int, depth: int) -> float:
    """Part of a name for a thing: "evacuation plans", "takeover bid" are of what may come."""
    found = _below(head, "of", source, depth)
    return found if found is not None else abs(_value(head, source, depth))


def _modifying(_token: Token, head: Token, source: int, depth: int) -> float:
    return _softened(_value(head, source, depth))


def _attribute(_token: Token, head: Token, source: int, depth: int) -> float:
    return _context(head, source, depth)


_RULES = {
    "ccomp": _clause,
    "xcomp": _clause,
    "csubj": _clause,
    "oprd": _clause,
    "pcomp": _phrase,
    "pobj": _phrase,
    "advcl": _adverbial,
    "acl": _modifier,
    "relcl": _modifier,
    "conj": _conjunct,
    "dobj": _object,
    "nsubj": _subject,
    "nsubjpass": _subject,
    "attr": _attribute,
    "acomp": _attribute,
    "compound": _same,
    "amod": _modifying,
    "nmod": _same,
    "poss": _modifying,
}
