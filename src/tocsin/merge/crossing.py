"""Whether a later article trips a wire: a sentence that tells its act as having happened, with its names and enough of its things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from tocsin.lexicon.trips import root, trip_words, wanted
from tocsin.merge.bounds import number, passes
from tocsin.merge.told import NEAR, Told, Word, sentences_of
from tocsin.merge.wires import Spot, Wire, content_of, is_near
from tocsin.model import Event, Record

_DONE = frozenset({"actual", "ongoing"})
# A year in a sentence is as often that of something else: "pardoned the leaders of the 2000 coup".
_COARSE = frozenset({"year", "decade", "century"})


@dataclass(frozen=True, slots=True)
class Crossing:
    """The sentence that trips a wire, the word for its act, and the event that is coded there."""

    told: Told
    event: Event | None


@dataclass(frozen=True)
class Later:
    """A later article, read once for a wire."""

    record: Record
    sentences: tuple[Told, ...]

    @classmethod
    def of(cls, record: Record) -> Later:
        """The sentences of a record."""
        return cls(record, tuple(sentences_of(record)))

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of all its names."""
        return frozenset(key for told in self.sentences for key in told.keys)

    @cached_property
    def roots(self) -> frozenset[str]:
        """The roots of all its words."""
        return frozenset(each for told in self.sentences for each in told.roots)


def crossing(wire: Wire, later: Later) -> Crossing | None:
    """What of an article trips a wire; null where nothing does.

    "If an American is killed, …" is tripped by "A US soldier died in an attack", not by "No American was hurt".
    """
    done = [
        (told, act) for told in later.sentences for act in _acts(wire, told) if _is_done(wire, told, act) and _fits(wire, told, act, later)
    ]
    if wire.is_unless:
        return None if not wire.is_lasting and _is_met(wire, later) else _refused(wire, later)
    if wire.bound is not None and wire.bound.is_verb:
        passed = next((told for told in later.sentences if _is_passed(wire, told) and _fits(wire, told, None, later)), None)
        return Crossing(passed, None) if passed is not None else None
    for told, act in done:
        if not _is_denied_elsewhere(wire, told, later):
            return Crossing(told, told.event_at(act))
    return None


def _is_met(wire: Wire, later: Later) -> bool:
    """True if the article tells that what was asked for was done."""
    return any(_is_done(wire, told, act) and _things_stand(wire, told, act) for told in later.sentences for act in _acts(wire, told))


def _acts(wire: Wire, told: Told) -> Iterator[Word]:
    """The words of a sentence that can be the wire's act: by meaning, by root, by the type of the event that they stand for."""
    for word in told.words:
        if (
            word.meanings & wire.acts
            or (wire.verb and word.root == wire.verb)
            or (not wire.acts and not wire.verb and _names_thing(word, wire))
            or _is_undone(wire, word)
        ):
            yield word


def _is_undone(wire: Wire, word: Word) -> bool:
    """True for "no convoy entered" where the line is that aid is blocked."""
    undone = trip_words().undone
    return word.state == "denied" and any(word.root in undone.get(act, frozenset()) for act in wire.acts)


def _names_thing(word: Word, wire: Wire) -> bool:
    return word.root in wire.things or any(word.meanings & wanted(each) for each in wire.things)


def _is_done(wire: Wire, told: Told, act: Word) -> bool:
    """True if the word is told as having happened, after the line was drawn."""
    event = told.event_at(act)
    if not (act.state == "real" or _is_undone(wire, act) or _is_tried(wire, told, act)):
        return False
    if act.state == "real" and event is not None and event.status not in _DONE:
        return False
    return not _is_before(wire, told, event)


def _is_tried(wire: Wire, told: Told, act: Word) -> bool:
    """True for "tried to enter" where the attempt is the line: "if they try to enter"."""
    trying = trip_words()["trying"]
    before = {word.text.lower() for word in told.words if word.span.end <= act.span.start}
    return act.state == "unreal" and bool(trying & before) and bool(trying & set(wire.words.lower().split()))


def _is_before(wire: Wire, told: Told, event: Event | None) -> bool:
    """True for what happened before the line was drawn: the days that the sentence names lie before it, or its event's day does."""
    if wire.since is None:
        return False
    when = event.when if event is not None else None
    if when is not None and when.basis == "stated" and when.end is not None and when.granularity not in _COARSE:
        return when.end[:10] < wire.since
    days = [
        time.end[:10]
        for time in told.record.times
        if time.type in {"DATE", "TIME"}
        and time.end is not None
        and told.span.contains(time.span)
        and not _is_beginning(told, time.span.start)
    ]
    return bool(days) and max(days) < wire.since


def _is_beginning(told: Told, start: int) -> bool:
    """True for "since January": a time from which something goes on."""
    before = [word.text.lower() for word in told.words if word.span.end <= start]
    return before[-1:] in (["since"], ["from"])


def _fits(wire: Wire, told: Told, act: Word | None, later: Later) -> bool:
    """True if who and what the wire names stand in the sentence, or in the article where the sentence names nobody else."""
    return (
        _things_stand(wire, told, act)
        and _names_stand(wire, told, later)
        and all(_spot_stands(spot, told, later) for spot in wire.spots)
        and (act is None or _first_stands(wire, told, act))
        and (wire.bound is None or _is_passed(wire, told))
        and not _is_away(wire, told)
        and not _is_partial(wire, told)
    )


def _is_passed(wire: Wire, told: Told) -> bool:
    return wire.bound is not None and passes(wire.bound, [word.text for word in told.words])


def _names_stand(wire: Wire, told: Told, later: Later) -> bool:
    if not all(_name_stands(name, wire, told, later) for name in wire.names):
        return False
    if not wire.owners:
        return True
    if any(key for key, _ in wire.owners):
        return any(_name_stands(name, wire, told, later) for name in wire.owners)
    roots = {each for _, words in wire.owners for each in content_of(words)} - trip_words()["general"]
    return not roots or bool(roots & told.roots) or (bool(roots & later.roots) and not _rivals(wire, told))


def _name_stands(name: tuple[str, str], wire: Wire, told: Told, later: Later) -> bool:
    """True if a name stands in the sentence; or in the article, and the sentence names nobody but those of the commitment."""
    if _is_here(name, told.keys, told.roots):
        return True
    is_known = bool(name[0]) and not name[0].startswith("local:")
    return is_known and _is_here(name, later.keys, later.roots) and not _rivals(wire, told)


def _is_here(name: tuple[str, str], keys: frozenset[str], roots: frozenset[str]) -> bool:
    key, written = name
    words = content_of(written)
    return (bool(key) and key in keys) or (bool(words) and words <= roots)


def _rivals(wire: Wire, told: Told) -> set[str]:
    """The names of a sentence that the commitment does not know."""
    known = {key for key, _ in (*wire.names, *wire.owners, *wire.makers)} | {spot.country for spot in wire.spots}
    at_home = {place.id for place in told.places if place.country in known}
    return {key for key in told.keys if key not in known and key not in at_home and not key.startswith("person:")}


def _spot_stands(spot: Spot, told: Told, later: Later) -> bool:
    """True if a place stands in the sentence, or one inside its circle; in the article only where the sentence names no other."""
    here = [place for place in told.places if place.kind != "country"]
    if any(place.id == spot.id or is_near(spot, place) for place in here) or _is_here(("", spot.words), frozenset(), told.roots):
        return True
    return not here and _is_here((spot.id, spot.words), later.keys, later.roots)


def _first_stands(wire: Wire, told: Told, act: Word) -> bool:
    """True if who is to act stands before the act, or behind "by"; where an event is coded there, nobody else is its actor."""
    if not _agents_stand(wire, told, act):
        return False
    if wire.first is None:
        return not _is_reversed(wire, told)
    key, written = wire.first
    event = told.event_at(act)
    named = _doers(told, event) if event is not None else set()
    words = content_of(written)
    is_before = bool(words) and words <= {word.root for word in told.words if word.span.start < act.span.start}
    if named and not is_before:
        return key in named
    found = [at for at, each in told.names if each == key]
    if not found or is_before:
        return True  # told by its words ("the government") or by another sentence; `_names_stand` has seen to it
    behind = told.record.article.text
    return any(at.start <= act.span.start or _is_by(behind[act.span.end : at.start]) for at in found)


def _is_reversed(wire: Wire, told: Told) -> bool:
    """True for "soldiers killed a gunman" where the line is that soldiers "are attacked": who is to suffer is only told as doing."""
    if not wire.acts & (trip_words()["violent"] | trip_words()["hostile"]):
        return False
    guarded = {key for key, _ in wire.names if key}
    kept = [word.span for word in told.words if _names_thing(word, wire)]
    named = [at for at, key in told.names if key in guarded]
    doing = [each.span for event in told.events for each in event.actors if each.span is not None]
    suffering = [each.span for event in told.events for each in event.recipients if each.span is not None]
    if any(at.overlaps(each) for at in (*kept, *named) for each in suffering):
        return False
    done = [any(at.overlaps(each) for each in doing) for at in kept or named]
    return all(done) if kept else any(done)


def _doers(told: Told, event: Event) -> set[str]:
    """The keys of who did it, by the event's actors and the names in their words."""
    coded = {_key(told.record, each.actor) for each in event.actors if each.actor is not None}
    spoken = {key for at, key in told.names for each in event.actors if each.span is not None and each.span.contains(at)}
    return {key for key in (*coded, *spoken) if key and not key.startswith("local:")}


def _is_by(between: str) -> bool:
    words = between.lower().split()
    return bool(trip_words()["doing"].intersection(words))


def _key(record: Record, actor: str | None) -> str | None:
    found = next((each for each in record.actors if each.id == actor), None)
    return (found.country or found.id) if found is not None else None


def _agents_stand(wire: Wire, told: Told, act: Word) -> bool:
    """True if a common noun for who acts stands there, or nobody is named in a passive: "the crown was devalued"."""
    agents = {each for each in wire.agents if each not in trip_words()["general"]}
    if not agents or _is_agentless(told, act):
        return True
    return any(_stands(each, told) for each in agents)


def _is_agentless(told: Told, act: Word) -> bool:
    at = told.words.index(act)
    before = {word.text.lower() for word in told.words[max(0, at - NEAR) : at]}
    behind = [word.text.lower() for word in told.words[at + 1 : at + 2 + NEAR]]
    is_named = any(one == "by" and not two[0].isdigit() for one, two in pairwise(behind))
    return bool(before & trip_words()["being"]) and not is_named


def _things_stand(wire: Wire, told: Told, act: Word | None) -> bool:
    """True if more than a share of the things stand in the sentence, by root or meaning; general words weigh less."""
    if not wire.things:
        return True
    if wire.things <= wire.slight and (wire.names or wire.spots or wire.agents):
        return True
    owned = _owned(told)
    heard = _without_tail(wire, told, act)
    weights = {thing: _SLIGHT if thing in wire.slight else 1.0 for thing in wire.things}
    standing = sum(weight for thing, weight in weights.items() if _stands(thing, heard) and thing not in owned)
    return standing > wire.share * sum(weights.values())


# A word such as "region", "member" or "detained" says little of what is meant.
_SLIGHT = 0.4


def _without_tail(wire: Wire, told: Told, act: Word | None) -> Told:
    """A sentence without what a participle adds behind the act: "seized a bridge, cutting the road to the airport".

    What is of the act's own kind stays: "attacked a post, killing two soldiers".
    """
    start = act.span.end if act is not None else told.span.end
    tail = next((word for word in told.words if word.span.start > start and _opens_tail(told, word)), None)
    violent = trip_words()["violent"]
    if tail is not None and (tail.meanings & wire.acts or (wire.acts & violent and tail.meanings & violent)):
        return told
    return replace(told, words=tuple(word for word in told.words if tail is None or word.span.start < tail.span.start))


def _opens_tail(told: Told, word: Word) -> bool:
    text = told.record.article.text
    return word.text.endswith("ing") and text[max(0, word.span.start - 2) : word.span.start].rstrip() == ","


def _stands(thing: str, told: Told) -> bool:
    return thing in told.roots or bool(wanted(thing) & told.known)


def _owned(told: Told) -> set[str]:
    """Whose kin or property alone is named: "the chief" in "the chief's brother"."""
    return {
        word.root
        for word, behind in zip(told.words, told.words[1:], strict=False)
        if word.text.lower().endswith(("'s", "’s")) and behind.text.lower() in trip_words()["kin"]
    }


def _is_away(wire: Wire, told: Told) -> bool:
    """True for "away from the border" where the wire says "to the border"."""
    spoken = told.record.text_of(told.span).lower()
    away = re.findall(r"\bfrom (?:the |a |its |their )?(\w+)", spoken)
    towards = re.findall(r"\b(?:to|into) (?:the |a |its |their )?(\w+)", wire.words.lower())
    return bool({root(each) for each in away} & {root(each) for each in towards})


def _is_partial(wire: Wire, told: Told) -> bool:
    """True for "three of 200 prisoners" where the wire says "all prisoners"."""
    table, words = trip_words(), [word.text.lower() for word in told.words]
    if not table["whole_of"].intersection(wire.words.lower().split()):
        return False
    counted = (at for at, two in enumerate(words[1:]) if two == "of" and number(words, at) is not None)
    if any(at == 0 or words[at - 1] not in table["whole_of"] for at in counted):
        return True
    return bool(table["part_of"].intersection(words)) and not table["whole_of"].intersection(words)


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
        if act is not None and _fits(wire, told, None, later):
            return Crossing(told, told.event_at(act))
    return None


def _is_refusal(wire: Wire, word: Word) -> bool:
    against = trip_words().against
    if word.meanings & wire.acts or (wire.verb and word.root == wire.verb):
        return word.state == "denied"
    return word.state == "real" and any(word.root in against.get(act, frozenset()) for act in (*wire.acts, "any"))


def _goes_on(wire: Wire, told: Told, word: Word) -> bool:
    """True for "raided" where the raids were to stop."""
    if not (wire.acts & trip_words()["stopping"] and word.state == "real" and _names_thing(word, wire)):
        return False
    event = told.event_at(word)
    return event is not None and event.status in _DONE and not _is_before(wire, told, event)


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
    if any(_is_here(name, told.keys, told.roots) for name in wire.makers | wire.names):
        return True
    return any(_stands(thing, told) for thing in wire.things | wire.agents)
