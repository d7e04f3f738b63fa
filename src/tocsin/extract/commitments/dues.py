"""By when: the time that hangs on the action, with its marker; from what level to what level."""

from __future__ import annotations

import re
from calendar import day_name
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tocsin.extract.commitments.draft import is_a
from tocsin.extract.syntax import sentence_of
from tocsin.extract.times.index import TimesIndex, time_head, tokens_of
from tocsin.lexicon.commitments import words
from tocsin.model import Due, Span, Target, Time

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Doc, Token

    from tocsin.extract.commitments.draft import Draft
    from tocsin.model import Record

_MARKERS = frozenset(
    {
        "by",
        "until",
        "till",
        "before",
        "on",
        "in",
        "within",
        "at",
        "beginning",
        "starting",
        "from",
        "after",
        "later",
        "during",
        "this",
        "of",
        "upon",
        "than",
    }
)
_WEEKDAYS = frozenset(name.lower() for name in day_name)
# A due stands within so many tokens of the head of its action.
_NEAR = 12
_EVENT_RULES = frozenset({"will/event", "ultimatum/deadline"})
_TEMPORAL = frozenset({"when", "once", "after", "as", "upon"})
_STARTING = frozenset({"beginning", "starting", "deadline"})
_FROM_TO = re.compile(
    r"\bfrom (?:about |around |nearly |some )?(\d[\d,.]*\d|\d) (?:\w+ ){0,2}?to (?:about |around |nearly |some )?(\d[\d,.]*\d|\d)(?: ([a-z]+))?"
)
_BY_SHARE = re.compile(r"\b(?:by )?(\d[\d,.]*\d|\d) ?(percent|per cent|%)")


@dataclass(frozen=True, slots=True)
class DueTokens:
    """A due with the indexes of its tokens, which stay outside the action."""

    due: Due
    indexes: frozenset[int]
    is_marked: bool = False
    """Behind "by", "until", "within", "before"."""


def due_of(draft: Draft, index: TimesIndex, barred: Collection[int], today: str | None = None) -> DueTokens | None:
    """The time by which the action is due; times inside its condition or before the cue's own clause are not."""
    head = draft.head
    found = [each for time in index.in_sentence(head) if (each := _candidate(time, draft, barred)) is not None]
    best = min(found, key=lambda each: each[0])[1] if found else None
    if best is not None and draft.kind == "truce" and head.doc[min(best.indexes)].lower_ == "of" and (best.due.end or "") < (today or ""):
        return None  # "the cease-fire of November" was made then
    return _ahead(best, head.doc, today) if best is not None and best.is_marked else best


def _ahead(found: DueTokens, doc: Doc, today: str | None) -> DueTokens:
    """A deadline on a weekday is the next one: "has given them until 9 a.m. Tuesday" is never last Tuesday."""
    due = found.due
    names = {doc[at].lower_ for at in found.indexes}
    if today is None or due.end is None or due.start != due.end or not names & _WEEKDAYS:
        return found
    gap = (date.fromisoformat(today[:10]) - date.fromisoformat(due.end[:10])).days
    if not 0 < gap < 7:
        return found
    day_ = (date.fromisoformat(due.end[:10]) + timedelta(days=7)).isoformat()
    return replace(found, due=replace(due, start=day_, end=day_))


def _candidate(time: Time, draft: Draft, barred: Collection[int]) -> tuple[bool, DueTokens] | None:
    """A time that can be the due, those behind "by" and "until" first."""
    doc = draft.head.doc
    anchor = time_head(doc, time)
    if anchor is None or anchor.i in barred or time.type == "SET" or _is_modifier(anchor, draft):
        return None
    if (time.type == "DURATION" and not _is_term(time, doc)) or (time.end is None and time.type != "DURATION"):
        return None
    marked = _is_marked(anchor)
    if not (_hangs_on(anchor, draft) or (marked and _follows(anchor, draft))):
        return None
    if time.direction == "past" and not marked and not _is_inside(time, anchor, draft):
        return None
    return not marked, _due(time, doc, is_marked=marked)


def due_within(indexes: Collection[int], index: TimesIndex, head: Token) -> DueTokens | None:
    """The day that a temporal condition gives: "When I take office next year, I will restore it"."""
    doc = head.doc
    if not indexes or doc[min(indexes)].lower_ not in _TEMPORAL:
        return None
    for time in index.in_sentence(head):
        anchor = time_head(doc, time)
        if anchor is not None and anchor.i in indexes and time.direction == "future" and time.end is not None and time.type != "SET":
            return replace(_due(time, doc, is_marked=False), indexes=frozenset())
    return None


def marked_due(time: Time, doc: Doc) -> DueTokens | None:
    """A time behind "by", "until", "within" or "before" as a due, wherever it stands; null for others."""
    anchor = time_head(doc, time)
    if anchor is None or time.type == "SET" or time.end is None or not _is_marked(anchor):
        return None
    return _due(time, doc, is_marked=True)


def _is_inside(time: Time, anchor: Token, draft: Draft) -> bool:
    """True for a past day that the commitment itself names: "pledged that in the year 2000 it would lift …"."""
    return draft.head in anchor.ancestors and anchor.head.pos_ == "ADP" and time.granularity in {"year", "month", "day"}


def _follows(anchor: Token, draft: Draft) -> bool:
    """True if the time stands shortly behind the action with no other verb between: "her pledge of more soldiers by 2023"."""
    between = anchor.doc[draft.head.i + 1 : anchor.i]
    return 0 < anchor.i - draft.head.i <= _NEAR and not any(token.pos_ in {"VERB", "AUX"} and token.tag_ != "VBG" for token in between)


def _is_modifier(anchor: Token, draft: Draft) -> bool:
    """True for "the June election": the day belongs to the noun."""
    top = anchor.head
    if draft.kind == "truce" and anchor.i < draft.head.i:
        return True
    return (
        anchor.dep_ in {"compound", "nmod", "amod", "poss", "det"}
        and top.i != draft.head.i
        and top.pos_ in {"NOUN", "PROPN"}
        and top.lemma_ not in {"deadline", "night", "morning", "evening", "afternoon"}
    )


def _is_term(time: Time, doc: Doc) -> bool:
    """As in "within 48 hours", "48 hours to leave"."""
    anchor = time_head(doc, time)
    return anchor is not None and (anchor.head.lower_ == "within" or anchor.head.lemma_ in {"give", "grant"})


def _hangs_on(anchor: Token, draft: Draft) -> bool:
    """True if the first verb or action noun above the time is the action, or the verb that governs it and looks ahead."""
    node = _start(anchor)
    if node != anchor and 0 < anchor.i - draft.head.i <= _NEAR:
        return True
    for _ in range(10):
        if node.i == draft.head.i:
            return True
        if node.dep_ in {"relcl", "acl", "advcl", "ccomp"} and node != anchor and not _is_passed(node, draft):
            return False
        if node.head == node:
            return False
        node = node.head
        if node.i not in {draft.cue.i, draft.head.i} and node.dep_ == "conj" and is_a(node, "saying_verb"):
            return False
        if node.i == draft.cue.i and draft.cue.i != draft.head.i:
            return _is_marked(anchor) or draft.rule in _EVENT_RULES or draft.rule.endswith("/be_for")
        if node.pos_ == "VERB" and node.i != draft.head.i and draft.head not in node.ancestors and node.dep_ not in {"conj", "xcomp"}:
            return False
    return False


def _start(anchor: Token) -> Token:
    """Where the climb begins: a time before "after" belongs to the clause above, wherever the parser hung it."""
    mark = next((each for each in anchor.head.children if each.dep_ == "mark"), None)
    return anchor.head.head if mark is not None and anchor.i < mark.i else anchor


def _is_passed(node: Token, draft: Draft) -> bool:
    """A participle of the action's own: "make four releases, concluding by Friday", "a truce set to begin on Thursday"."""
    return node.tag_ == "VBG" or (draft.kind == "truce" and node.dep_ == "acl")


def _is_marked(anchor: Token) -> bool:
    """A time on the cue itself counts with "by", "until", "within" or behind the action."""
    return (
        any(each.lower_ in {"by", "until", "till", "within", "before"} for each in (anchor.head, anchor.head.head))
        or anchor.head.head.lower_ in _STARTING
        or anchor.head.lemma_ == "give"
    )


def _due(time: Time, doc: Doc, *, is_marked: bool) -> DueTokens:
    tokens = list(tokens_of(doc, time.span))
    first, at_end = tokens[0].i, tokens[-1].i + 1
    while first > 0 and doc[first - 1].lower_ in _MARKERS and first > sentence_of(doc[first]).start:
        first -= 1
    span = Span(doc[first].idx, time.span.end)
    is_term = time.type == "DURATION"
    start, end = (None, None) if is_term or _is_relative(doc, first, at_end) else (time.start, time.end)
    if time.granularity == "part" and "end of" in doc[first:at_end].text.lower():
        start = end
    due = Due(start, end, time.granularity, span)
    return DueTokens(due, frozenset(range(first, at_end)), is_marked)


def _is_relative(doc: Doc, first: int, end: int) -> bool:
    """True for "within 30 days of taking office": the day that it counts from is not told."""
    counted = any(token.lower_ in {"within", "in"} or token.like_num for token in doc[first:end])
    return (
        counted
        and end + 1 < len(doc)
        and doc[end].lower_ in {"of", "after"}
        and doc[end + 1].pos_ in {"VERB", "DET", "PRON", "NOUN"}
        and doc[end - 1].lemma_ in {"day", "week", "month", "hour", "year"}
    )


def target_of(action: Span, sentence: Span, record: Record) -> Target | None:
    """As in "from 3,000 to 2,500 troops", "by 30 percent"."""
    text = record.article.text
    found = _FROM_TO.search(text, action.start, sentence.end)
    if found is not None:
        unit = (
            found[3]
            if found[3] and found[3] not in {"by", "in", "on", "and", "the", "over", "within"}
            else _unit(record, Span(found.start(1), found.end(2)), action)
        )
        return Target(_number(found[1]), _number(found[2]), unit, Span(found.start(), found.end(2)))
    share = _BY_SHARE.search(text, action.start, action.end)
    return Target(None, _number(share[1]), "percent", Span(share.start(), share.end())) if share is not None else None


def _unit(record: Record, span: Span, action: Span) -> str | None:
    counted = _counted(record.article.text[action.start : action.end])
    near = [each.what for each in record.quantities if each.span.overlaps(span) and each.what.isalpha()]
    return counted or (near[0] if near else None)


def _counted(words_: str) -> str | None:
    return next((word for word in words_.lower().split() if word.rstrip("s") in words("unit_noun")), None)


def _number(words: str) -> float | None:
    try:
        return float(words.replace(",", ""))
    except ValueError:
        return None
