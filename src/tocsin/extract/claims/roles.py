"""Verbs that give roles: accused Israel of killing him, blamed the militia for it, described it as baseless."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.claims.content import hull, subtree
from tocsin.extract.claims.page import Page, Piece
from tocsin.extract.syntax import agent_of
from tocsin.lexicon.claims import CueWord

if TYPE_CHECKING:
    from spacy.tokens import Token


def role_frame(verb: Token, word: CueWord, page: Page) -> tuple[Piece, ...]:
    """Accused Israel of killing him; blamed the militia for it; described it as baseless: object and phrase together."""
    preps = {"at": {"at"}, "of": {"of"}, "for": {"for", "over"}, "as": {"as"}, "with": {"with"}}
    wanted = {prep for frame, found in preps.items() if frame in word.frames for prep in found}
    if not wanted:
        return ()
    heads = [child for child in verb.children if _is_object(child, verb)]
    heads += [child for child in verb.children if child.dep_ == "prep" and child.lower_ in wanted and child.i > verb.i]
    if "as" in word.frames:
        heads += [
            child for child in verb.children if (child.dep_ in {"oprd", "ccomp", "attr", "acomp"} or is_as(child)) and child.i > verb.i
        ]
    if "at" in word.frames and not _has_number(heads):
        return ()
    if word.lemma == "call" and not any(child.dep_ in {"oprd", "ccomp", "attr", "acomp"} for child in heads):
        return _called(heads, verb, page)
    if not heads or (len(heads) == 1 and not _stands_alone(heads[0], verb, word)):
        return ()
    named = [head for head in heads if head.tag_ not in {"WP", "WDT"}]
    return hull(named or heads, verb, _agent_tokens(verb, wanted))


def _agent_tokens(verb: Token, wanted: set[str]) -> set[int]:
    """Who speaks in a passive is no content: "were accused by the army of shelling"; what the parse hung on him is."""
    agent = next((child for child in verb.children if child.dep_ == "agent" and child.i > verb.i), None)
    if agent is None:
        return set()
    end = next((token.i for token in agent.subtree if token.i > agent.i and token.lower_ in wanted), max(subtree(agent)) + 1)
    return set(range(agent.i, end))


def _has_number(heads: list[Token]) -> bool:
    """True for "put the toll at 31": an object and a number behind "at"; not for "put lives at risk"."""
    return len(heads) > 1 and any(token.like_num for head in heads if head.dep_ == "prep" for token in head.subtree)


def _called(heads: list[Token], verb: Token, page: Page) -> tuple[Piece, ...]:
    """Called the plan “a trick”, where the parse lost the name that is given: the object with the quotation right behind it."""
    objects = [head for head in heads if head.dep_ == "dobj" and head.i > verb.i]
    quote = page.quote_after(objects[-1].right_edge.i, 1) if objects else None
    return ((objects[0].left_edge.i, quote.end),) if quote is not None else ()


def _stands_alone(head: Token, verb: Token, word: CueWord) -> bool:
    """True if one half of a frame is enough: "blamed Iran", "accused of treason"; not "was dismissed", where nobody speaks."""
    if head.dep_ == "nsubjpass":
        return "np" in word.frames and agent_of(verb) is not None
    return bool(word.frames & {"np", "as"}) or head.dep_ == "prep"


def _is_object(child: Token, verb: Token) -> bool:
    return child.dep_ in {"dobj", "nsubjpass"} or (child.dep_ == "dative" and child.i > verb.i)


def is_as(verb: Token) -> bool:
    """True for the cue of "as the minister said", which has no content of its own."""
    if verb.dep_ != "advcl" or any(child.dep_ in {"dobj", "xcomp", "ccomp", "prep"} for child in verb.children):
        return False
    return any(child.dep_ == "mark" and child.lower_ == "as" for child in verb.children)
