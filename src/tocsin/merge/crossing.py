"""Whether a clause of a later article trips a wire: its act as having happened, its names, enough of its things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from tocsin.lexicon.trips import stem, trip_words
from tocsin.merge.wires import WORD, Wire, content_of, meanings, mentions, pair
from tocsin.model import Event, Record, Span

_CLAUSE_END = re.compile(r"(?:[,;:]|(?<![A-Z])\.)(?=\s|$)|\s[-–—]\s")
_BEING = frozenset({"is", "are", "was", "were", "be", "been", "being", "got"})
# A condition trips when more than half of what it names stands in the clause; set on own stories, see evals/sets.
SHARE = 0.5
# Words before an act that say it did not happen stand within so many words of it.
REACH = 8
# An auxiliary of a passive stands within so many words before its participle.
_NEAR = 3


def clauses(record: Record) -> Iterator[Span]:
    """Stretches between commas and stops, in paragraphs and titles."""
    for block in record.article.blocks:
        if block.kind in {"boilerplate", "caption", "byline", "dateline"} or block.is_repeat:
            continue
        start = block.span.start
        text = record.text_of(block.span)
        for end in [match.start() for match in _CLAUSE_END.finditer(text)] + [len(text)]:
            stop = block.span.start + end
            if stop > start and record.text_of(Span(start, stop)).strip(" ,;:.-–—"):
                yield Span(start, stop)
            start = stop + 1


def crosses(wire: Wire, clause: Span, later: Record) -> Event | Literal[False] | None:
    """The event with which a clause trips a wire, null if no event is coded there, False if it does not trip."""
    words = [(match[0], clause.start + match.start()) for match in WORD.finditer(later.text_of(clause))]
    if _deadline_passed(wire, clause, later):
        return None
    if wire.is_unless and not _is_behind_term(wire, later):
        return False
    hit = _act_at(wire, words)
    hit = hit if hit is not None else _coded_at(wire, words, clause, later)
    if hit is None or not _names_stand(wire, clause, words[hit][1], later):
        return False
    if not _things_stand(wire, words, hit) or _is_away(wire, later.text_of(clause)):
        return False
    event = next(
        (each for each in later.events if clause.contains(each.trigger) and each.trigger.start <= words[hit][1] < each.trigger.end), None
    )
    if event is not None and event.status not in {"actual", "ongoing"} and not wire.is_unless:
        return False
    return event


def _is_behind_term(wire: Wire, later: Record) -> bool:
    """False while the term still runs: what is not done yet may be done in time."""
    published = later.article.published
    day = (published.start if published is not None else later.article.retrieved) or ""
    return wire.after is None or day[:10] > wire.after[:10]


def has_passed(words: str) -> bool:
    """True for "the deadline set by the bloc ran out at midnight"."""
    told = [stem(word) for word in WORD.findall(words)]
    lexicon = trip_words()
    first = next((at for at, word in enumerate(told) if word in lexicon.deadline), None)
    spoken = " ".join(words.lower().split())
    return first is not None and any(f" {phrase}" in f" {spoken}" for phrase in lexicon.passed)


def _deadline_passed(wire: Wire, clause: Span, later: Record) -> bool:
    """True where the article says that a deadline ran out, and names a party of the commitment beside it."""
    if not wire.is_unless or not has_passed(later.text_of(clause)):
        return False
    keys = {key for _, key in mentions(later, clause)} | countries(later, clause)
    stems = {stem(match) for match in WORD.findall(later.text_of(clause))}
    return any(key in keys or is_written(name, stems) for key, name in wire.makers | wire.names)


def _act_at(wire: Wire, words: list[tuple[str, int]]) -> int | None:
    """Where the act of the wire stands in a clause as something that happened."""
    lexicon = trip_words()
    for at, (word, _) in enumerate(words):
        found = _meanings_of(words, at)
        if wire.is_unless:
            refused = any(stem(word) in lexicon.against.get(act, frozenset()) for act in wire.acts)
            if (refused and not (found & wire.acts)) or _is_refused(wire, words, at):
                return at
        elif _is_act(wire, word, found) and not _is_unreal(words, at):
            return at
    return None


def _is_refused(wire: Wire, words: list[tuple[str, int]], at: int) -> bool:
    """True where the word refuses and the act itself stands behind it: "ruled out replacing the commission"."""
    lexicon = trip_words()
    behind = words[at][0].lower() if at + 1 >= len(words) else pair(words[at][0], words[at + 1][0])
    if words[at][0].lower() not in lexicon.refusal and behind not in lexicon.refusal:
        return False
    later = range(at + 1, min(at + REACH, len(words)))
    return any(_is_act(wire, words[each][0], _meanings_of(words, each)) for each in later if wire.acts or wire.verb)


def _coded_at(wire: Wire, words: list[tuple[str, int]], clause: Span, later: Record) -> int | None:
    """Where an event of the wire's own type stands in a clause, as one that happened."""
    if wire.type is None or wire.is_unless or not wire.things:
        return None
    starts = {each.trigger.start for each in coded(later, clause) if each.type == wire.type}
    return next((at for at, (_, start) in enumerate(words) if start in starts and not _is_unreal(words, at)), None)


def coded(later: Record, clause: Span) -> Iterator[Event]:
    """The events of a clause that happened."""
    return (each for each in later.events if each.status in {"actual", "ongoing"} and clause.contains(each.trigger))


def _meanings_of(words: list[tuple[str, int]], at: int) -> frozenset[str]:
    own = meanings(stem(words[at][0]))
    return own | meanings(pair(words[at][0], words[at + 1][0])) if at + 1 < len(words) else own


def _is_act(wire: Wire, word: str, found: frozenset[str]) -> bool:
    if wire.acts:
        return bool(found & wire.acts)
    return stem(word) == wire.verb if wire.verb else _names_thing(word, wire)


def _is_unreal(words: list[tuple[str, int]], at: int) -> bool:
    return bool({each.lower() for each, _ in words[max(0, at - REACH) : at]} & trip_words().unreal)


def _names_thing(word: str, wire: Wire) -> bool:
    found = stem(word)
    return found in wire.things or any(meanings(found) & meanings(each) for each in wire.things)


def _names_stand(wire: Wire, clause: Span, act: int, later: Record) -> bool:
    """True if every name of the wire stands in the clause, who is to act before the act or behind "by"."""
    found = list(mentions(later, clause))
    keys = {key for _, key in found} | countries(later, clause)
    stems = {stem(match) for match in WORD.findall(later.text_of(clause))}
    if not all(key in keys or is_written(name, stems) for key, name in wire.names):
        return False
    if wire.first is None or wire.first not in keys:
        return True
    return any(key == wire.first and (each.start <= act or " by " in later.text_of(Span(act, each.start + 1))) for each, key in found)


def is_written(name: str, stems: set[str]) -> bool:
    """True if the words of a name stand in the clause, where nobody resolved it."""
    words = content_of(name)
    return bool(words) and words <= stems


def countries(record: Record, span: Span) -> set[str]:
    """Countries of the places in some characters: "southern Iran", "Odisha" in India."""
    return {place.country for place in record.places if place.country and any(span.contains(use.span) for use in place.mentions)}


def _things_stand(wire: Wire, words: list[tuple[str, int]], act: int) -> bool:
    """True if more than half of the things stand in the clause, by stem or meaning, and one word for who acts where one is to act."""
    owned = {
        at
        for at, (word, _) in enumerate(words[:-1])
        if word.lower().endswith(("'s", "’s")) and words[at + 1][0].lower() in trip_words().kin
    }
    stems = {stem(word) for at, (word, _) in enumerate(words) if at not in owned}
    known = {meaning for each in stems for meaning in meanings(each)}

    def stands(thing: str) -> bool:
        return thing in stems or bool(meanings(thing) & known)

    if wire.agents and not _is_agentless(words, act) and not any(stands(each) for each in wire.agents):
        return False
    return not wire.things or sum(stands(each) for each in wire.things) > SHARE * len(wire.things)


def _is_agentless(words: list[tuple[str, int]], act: int) -> bool:
    """True for a passive that names nobody: "the crown was devalued"."""
    before = {word.lower() for word, _ in words[max(0, act - _NEAR) : act]}
    behind = [word.lower() for word, _ in words[act + 1 : act + 3]]
    return bool(before & _BEING) and not (behind[:1] == ["by"] and not behind[-1][0].isdigit())


def _is_away(wire: Wire, words: str) -> bool:
    """True for "away from the border" where the wire says "to the border"."""
    away = re.findall(r"\bfrom (?:the |a |its |their )?(\w+)", words.lower())
    towards = re.findall(r"\b(?:to|into) (?:the |a |its |their )?(\w+)", wire.words.lower())
    return bool({stem(each) for each in away} & {stem(each) for each in towards})
