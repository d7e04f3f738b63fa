"""Whether a later article trips a wire: a sentence that tells its act as having happened, with its names and enough of its things."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tocsin.lexicon.trips import trip_words
from tocsin.merge.fitting import Later, is_here, is_passed, is_thing, stands, things_stand, unfit
from tocsin.merge.told import Told, Word
from tocsin.merge.wires import Wire
from tocsin.model import Event, Record

_DONE = frozenset({"actual", "ongoing"})
# A year in a sentence is as often that of something else: "pardoned the leaders of the 2000 coup".
_COARSE = frozenset({"year", "decade", "century"})
# Digits of a year.
_YEAR = 4


@dataclass(frozen=True, slots=True)
class Crossing:
    """The sentence that trips a wire, the word for its act, and the event that is coded there."""

    told: Told
    event: Event | None


def crossing(wire: Wire, later: Later) -> Crossing | None:
    """What of an article trips a wire; null where nothing does.

    "If an American is killed, …" is tripped by "A US soldier died in an attack", not by "No American was hurt".
    """
    if wire.is_unless:
        return None if not wire.is_lasting and _is_met(wire, later) else _refused(wire, later)
    if wire.bound is not None and wire.bound.is_verb:
        passed = next((told for told in later.sentences if _is_reached(wire, told) and unfit(wire, told, None, later) is None), None)
        return Crossing(passed, None) if passed is not None else None
    return next((Crossing(told, told.event_at(act)) for told, act, failing in compared(wire, later) if failing is None), None)


def compared(wire: Wire, later: Later) -> Iterator[tuple[Told, Word, str | None]]:
    """Every word of an article that can be the act of a wire, with the first element that fails: status, day, who, whom, place, …; null where none does."""
    for told in later.sentences:
        for act in _acts(wire, told):
            yield told, act, _failing(wire, told, act, later)


def _failing(wire: Wire, told: Told, act: Word, later: Later) -> str | None:
    if not _is_real(wire, told, act):
        return "status"
    if _is_before(wire, told, act):
        return "day"
    failing = unfit(wire, told, act, later)
    if failing is None and _is_denied_elsewhere(wire, told, later):
        return "denial"
    return failing


def _is_met(wire: Wire, later: Later) -> bool:
    """True if the article tells that what was asked for was done."""
    return any(_is_done(wire, told, act) and things_stand(wire, told, act) for told in later.sentences for act in _acts(wire, told))


def _acts(wire: Wire, told: Told) -> Iterator[Word]:
    """The words of a sentence that can be the wire's act: by meaning, by root, by the type of the event that they stand for."""
    for word in told.words:
        if (
            word.meanings & wire.acts
            or (wire.verb and word.root == wire.verb)
            or (not wire.acts and not wire.verb and is_thing(word, wire))
            or _is_undone(wire, word)
        ):
            yield word


def _is_undone(wire: Wire, word: Word) -> bool:
    """True for "no convoy entered" where the line is that aid is blocked."""
    undone = trip_words().undone
    return word.state == "denied" and any(word.root in undone.get(act, frozenset()) for act in wire.acts)


def _is_done(wire: Wire, told: Told, act: Word) -> bool:
    """True if the word is told as having happened, after the line was drawn."""
    return _is_real(wire, told, act) and not _is_before(wire, told, act)


def _is_real(wire: Wire, told: Told, act: Word) -> bool:
    event = told.event_at(act)
    if not (act.state == "real" or _is_undone(wire, act) or _is_tried(wire, told, act)):
        return False
    return not (act.state == "real" and event is not None and (event.status not in _DONE or event.frame == "anniversary"))


def _is_reached(wire: Wire, told: Told) -> bool:
    """True if the figure is passed, and not only expected to be."""
    words = [word.text.lower() for word in told.words]
    figures = [word for word in told.words if word.text[0].isdigit()]
    return is_passed(wire, told) and not trip_words()["foreseen"].intersection(words) and all(word.state != "denied" for word in figures)


def _is_tried(wire: Wire, told: Told, act: Word) -> bool:
    """True for "tried to enter" where the attempt is the line: "if they try to enter"."""
    trying = trip_words()["trying"]
    before = {word.text.lower() for word in told.words if word.span.end <= act.span.start}
    return act.state == "unreal" and bool(trying & before) and bool(trying & set(wire.words.lower().split()))


def _is_before(wire: Wire, told: Told, act: Word) -> bool:
    """True for what happened before the line was drawn: the days that the sentence names lie before it, or its event's day does."""
    if wire.since is None:
        return False
    event = told.event_at(act)
    when = event.when if event is not None else None
    if when is not None and when.basis == "stated" and when.end is not None and when.granularity not in _COARSE:
        return when.end[:10] < wire.since
    if when is not None and when.basis == "stated" and when.end is not None and when.end[:10] < wire.since and _is_of_old(wire, told):
        return True
    days = [
        time.end[:10]
        for time in told.record.times
        if time.type in {"DATE", "TIME"}
        and time.end is not None
        and told.span.contains(time.span)
        and not _is_beginning(told, time.span.start)
    ]
    if days and max(days) >= wire.since:
        return False
    return bool(days) or _is_of_old(wire, told)


def _is_of_old(wire: Wire, told: Told) -> bool:
    """True for "in 1962", "of 2002" where no later day stands: a year before that of the line."""
    words = [word.text for word in told.words]
    years = [two for one, two in pairwise(words) if one.lower() in trip_words()["of_year"] and two.isdigit() and len(two) == _YEAR]
    return bool(years) and wire.since is not None and max(years) < wire.since[:_YEAR]


def _is_beginning(told: Told, start: int) -> bool:
    """True for "since January": a time from which something goes on."""
    before = [word.text.lower() for word in told.words if word.span.end <= start]
    return before[-1:] in (["since"], ["from"])


def _is_denied_elsewhere(wire: Wire, told: Told, later: Later) -> bool:
    """True if a sentence reports the deed on somebody's word, and another says that it was denied."""
    words = {word.text.lower() for word in told.words}
    if not trip_words()["alleged"] & words:
        return False
    return any(
        trip_words()["denial"].intersection(word.text.lower() for word in each.words)
        for each in later.sentences
        if any(word.meanings & wire.acts or word.root in {"report", "accus", "alleg", "claim"} for word in each.words)
    )


def _refused(wire: Wire, later: Later) -> Crossing | None:
    """The sentence that says that what was asked for was not done: refused, withheld, or its term is over."""
    for told in later.sentences:
        if has_passed(told) and _is_ours(wire, told):
            return Crossing(told, None)
    if not _is_behind_term(wire, later.record):
        return None
    for told in later.sentences:
        act = next((word for word in told.words if _is_refusal(wire, word) or _goes_on(wire, told, word)), None)
        if act is not None and unfit(wire, told, None, later) is None:
            return Crossing(told, told.event_at(act))
    return None


def _is_refusal(wire: Wire, word: Word) -> bool:
    against = trip_words().against
    if word.meanings & wire.acts or (wire.verb and word.root == wire.verb):
        return word.state == "denied"
    return word.state == "real" and any(word.root in against.get(act, frozenset()) for act in (*wire.acts, "any"))


def _goes_on(wire: Wire, told: Told, word: Word) -> bool:
    """True for "raided" where the raids were to stop."""
    if not (wire.acts & trip_words()["stopping"] and word.state == "real" and is_thing(word, wire)):
        return False
    event = told.event_at(word)
    return event is not None and event.status in _DONE and not _is_before(wire, told, word)


def _is_behind_term(wire: Wire, later: Record) -> bool:
    """False while the term still runs: what is not done yet may be done in time."""
    published = later.article.published
    day = (published.start if published is not None else later.article.retrieved) or ""
    return wire.after is None or day[:10] > wire.after[:10]


def has_passed(told: Told) -> bool:
    """True for "the deadline set by the bloc ran out at midnight"."""
    if not told.roots & trip_words()["deadline"]:
        return False
    spoken = f" {' '.join(word.text.lower() for word in told.words)} "
    return any(f" {phrase} " in spoken for phrase in trip_words().passed)


def _is_ours(wire: Wire, told: Told) -> bool:
    """True if a party or a thing of the commitment stands in the sentence that tells of a deadline."""
    if any(is_here(name, told.keys, told.roots) for name in wire.makers | wire.names):
        return True
    return any(stands(thing, told, wire) for thing in wire.things | wire.agents)
