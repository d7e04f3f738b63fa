"""Which event is the sentence's main one: the one that stands highest and says most."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tocsin.extract.events.candidates import Candidate
    from tocsin.lexicon.events import EventLexicon


def ranked(candidates: list[Candidate], lexicon: EventLexicon) -> list[int]:
    """The rank of each candidate, 1 for the main event."""
    order = sorted(range(len(candidates)), key=lambda at: weight_of(candidates[at], lexicon))
    out = [0] * len(candidates)
    for rank, at in enumerate(order, 1):
        out[at] = rank
    return out


def weight_of(candidate: Candidate, lexicon: EventLexicon) -> tuple[float, int]:
    """How far a candidate stands from the main statement of its sentence; the least is the main event."""
    cost, node = 0.0, candidate.hit.support or candidate.token
    if candidate.hit.pattern.kind == "noun" and candidate.hit.support is None:
        cost += 1.5
    if candidate.under is not None:
        cost += 3.0
    while node.head.i != node.i:
        cost += _step_cost(node, lexicon)
        node = node.head
    return cost, candidate.token.i


def _step_cost(node: Token, lexicon: EventLexicon) -> float:
    match node.dep_:
        case "ccomp":
            return 0.0 if node.head.lemma_.lower() in lexicon.words["say"] else 1.0
        case "advcl" | "relcl" | "acl":
            return 2.0
        case "conj":
            return 1.0
        case "pobj" | "prep" | "pcomp":
            return 0.7
        case "xcomp":
            return 0.3
    return 0.2
