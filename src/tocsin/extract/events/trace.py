"""What was considered at an event's trigger and in its sentence, and why it was left out: for `tocsin explain`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tocsin.extract.events.candidates import Candidate, candidates_of
from tocsin.extract.events.guards import fields_of, refusal
from tocsin.extract.events.match import Matcher
from tocsin.extract.events.roles import Roles
from tocsin.extract.syntax import sentences
from tocsin.lexicon.events import load_events

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SpacySpan

    from tocsin.extract.events.match import Hit
    from tocsin.lexicon.events import Pattern
    from tocsin.model import Span

Line = tuple[str, str]
"""A label and what there is to say."""
# A page of failed patterns helps nobody: those that came nearest are told.
_MOST = 6
_WORDS = 3


def traced(doc: Doc, trigger: Span) -> tuple[Line, ...]:
    """Lines on the trigger's other patterns ("outweighed", "not met") and on the sentence's other candidates ("left out").

    In "He called off the talks" the line "outweighed" names the rows for "called" that fit too.
    """
    sent = next((sent for sent in sentences(doc) if sent.start_char <= trigger.start < sent.end_char), None)
    token = next((token for token in sent if trigger.start <= token.idx < trigger.end), None) if sent is not None else None
    if sent is None or token is None:
        return ()
    matcher = Matcher(load_events())
    return (*_at_trigger(token, matcher), *_left_out(sent, trigger, matcher))


def _at_trigger(token: Token, matcher: Matcher) -> list[Line]:
    """The row that fired with its conditions, the rows that fit but ask less, and what the others lacked."""
    view = matcher.view(token)
    rows = [(pattern, matcher.lacking(pattern, view)) for pattern in matcher.rows_of(token)]
    fit = [pattern for pattern, lacking in rows if not lacking]
    fired = [("pattern", f"{_row(one)}, weight {one.weight}; as in “{one.match}”") for one in fit[:1]]
    less = [("outweighed", f"{_row(one)}, weight {one.weight}") for one in fit[1:_MOST]]
    unmet = [("not met", f"{_row(one)}: lacks {_short(lacking)}") for one, lacking in rows if lacking]
    return [*fired, *less, *unmet[:_MOST]]


def _row(pattern: Pattern) -> str:
    kind = pattern.type + (f" {pattern.mode}" if pattern.mode else "")
    return f"{kind} by {_short(pattern.name)}"


def _short(frame: str) -> str:
    """A frame with at most three words a condition."""
    return " ".join("|".join([*words[:_WORDS], "…"]) if len(words := text.split("|")) > _WORDS else text for text in frame.split())


def _left_out(sent: SpacySpan, trigger: Span, matcher: Matcher) -> Iterator[Line]:
    """Words of the sentence that a pattern fits and that are no event of their own."""
    kept = candidates_of(sent, matcher)
    roles, fields = Roles(matcher), fields_of(sent, matcher.lexicon)
    stand = {one.token.i: one for one in kept}
    inside = {part.i: one for one in kept for part in one.parts}
    for hit in matcher.hits(sent):
        if trigger.start <= hit.token.idx < trigger.end:
            continue
        reason = _reason(hit, stand, inside)
        if reason is None and hit.token.i in stand:
            one = stand[hit.token.i]
            reason = refusal(one, fields, matcher.lexicon, has_roles=bool(roles.actors(one) or roles.recipients(one, [])))
        if reason is not None:
            yield "left out", f"“{hit.token.text}” ({_row(hit.pattern)}): {reason}"


def _reason(hit: Hit, stand: dict[int, Candidate], inside: dict[int, Candidate]) -> str | None:
    if hit.token.i in inside:
        return f"one event with “{inside[hit.token.i].token.text}”"
    if hit.token.i in stand:
        return None
    if hit.pattern.actor == ("self",):
        return "another word of the sentence tells of the protest"
    above = hit.token
    while above.head.i != above.i:
        above = above.head
        if above.i in stand:
            return f"what “{above.text}” speaks of; the verb above wins"
    return "the words around it make it no event"
