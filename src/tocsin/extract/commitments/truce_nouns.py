"""Which nouns name a truce: "truce", "cease-fire", "a suspension of attacks"; "ceasefire line" is a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.commitments.draft import VERBAL, child, is_a, is_agent
from tocsin.extract.syntax import prepositional
from tocsin.lexicon.truces import tellings

if TYPE_CHECKING:
    from spacy.tokens import Token

# "between" stands within so many tokens behind the truce.
_CLOSE = 7
# A truce that was named so many tokens before is meant by "the pause".
_BACK = 300


def is_truce_noun(token: Token) -> bool:
    """True for "truce", "cease-fire" (three tokens), "suspension of attacks"."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return False
    if token.lemma_ == "fire" and token.i > 1:
        return token.doc[token.i - 1].text == "-" and token.doc[token.i - 2].lower_ == "cease"
    return (is_a(token, "truce_noun") and _is_of_fighting(token)) or _is_end_of_fighting(token)


def _is_of_two(token: Token) -> bool:
    """As in "the pause that the army and the rebels had granted each other": two sides made it."""
    makers = [child(each, "nsubj") for each in token.children if each.dep_ == "relcl" and is_a(each, "truce_made")]
    return any(each is not None and is_agent(each) and any(is_agent(one) for one in each.conjuncts) for each in makers)


def _is_end_of_fighting(token: Token) -> bool:
    """As in "agreed to an immediate end to hostilities"."""
    return token.lemma_ == "end" and any(is_a(each, "fighting_noun") for each in prepositional(token, "to"))


def _is_of_fighting(token: Token) -> bool:
    """As in "suspension" and "pause" are truces only of fighting: "a suspension of attacks", "a humanitarian pause"."""
    if not is_a(token, "truce_weak"):
        return True
    if token.lemma_ == "cessation":
        return True
    if token.lemma_ in {"lull", "pause", "silence", "calm", "quiet", "peace", "halt"} and len(between_of(token)) > 0:
        return True
    if is_a(token, "quiet_noun") and any(each.lower_ in {"the", "that", "this"} for each in token.children):
        before = token.doc[max(token.i - _BACK, 0) : token.i]
        if any(is_a(each, "truce_noun") and not is_a(each, "truce_weak") for each in before):
            return True
    if is_a(token, "quiet_noun") and _is_of_two(token):
        return True
    below = list(prepositional(token, "of", "in", "on", "to", "from"))
    mods = [each for each in token.children if each.dep_ in {"amod", "compound"}]
    return any(is_a(each, "fighting_noun") for each in below) or any(each.lower_ in {"humanitarian", "bombing", "air"} for each in mods)


def whole_of(token: Token) -> Token | None:
    """The head of the noun phrase: "truce deal" is a truce, "ceasefire line" is a place."""
    if token.dep_ in {"compound", "nmod", "amod"} and token.head.pos_ in {"NOUN", "PROPN"}:
        return token.head if is_a(token.head, "truce_tail") else None
    if any(each.dep_ == "compound" and each.i > token.i for each in token.children):
        return None
    return token


def between_of(head: Token) -> list[Token]:
    """Both sides of "the cease-fire of November between A and B", wherever the parser hung the "between"."""
    own = prepositional(head, "between")
    if own:
        return own
    link = next((each for each in head.doc[head.i + 1 : min(head.i + _CLOSE, head.sent.end)] if each.lower_ == "between"), None)
    first = child(link, "pobj") if link is not None else None
    return [each for each in (first, *(first.conjuncts if first is not None else ())) if each is not None and is_agent(each)]


def is_no_truce(head: Token) -> bool:
    """True for truces without weapons and for one that its sentence turns down: "a political truce", "offered a truce, but they turned it down"."""
    return _is_unlike(head) or _is_turned_down(head)


def _is_unlike(head: Token) -> bool:
    """True for truces without weapons: "a political truce", "agreed to a truce in their pay dispute"."""
    below = [each for each in head.children if each.dep_ in {"amod", "compound"}]
    link = head.head.head if head.dep_ == "pobj" else head.head
    for node in (head, link):
        for quarrel in prepositional(node, "in", "on", "over"):
            below += [quarrel, *(each for each in quarrel.children if each.dep_ in {"amod", "compound"})]
    return any(each.lemma_.lower() in tellings()["unlike"] for each in below)


def _is_turned_down(head: Token) -> bool:
    """True for "offered a truce, but they turned it down"."""
    if head.dep_ != "dobj" or head.head.lemma_ not in {"offer", "propose"}:
        return False
    behind = head.doc[head.i + 1 : head.sent.end]
    return any(
        is_a(each, "spurn_verb") or (each.lemma_ == "turn" and any(one.lower_ == "down" for one in each.children))
        for each in behind
        if each.pos_ in VERBAL
    )
