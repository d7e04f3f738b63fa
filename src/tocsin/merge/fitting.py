"""Whether who, to whom, where and how many of a wire stand in a sentence of a later article; where not, which of them fails."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from tocsin.lexicon.trips import root, trip_words, wanted
from tocsin.merge.bounds import number, passes
from tocsin.merge.roles import OTHER, can_be, doer_at, is_passive, names_of, nation, owners_of
from tocsin.merge.told import WORD, Told, Word, keys_of, mentions, sentences_of
from tocsin.merge.wires import Name, Party, Spot, Wire, content_of, is_near
from tocsin.model import Record, Span


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
        return frozenset(key for told in self.sentences for key in told.keys) | dateline_keys(self.record)

    @cached_property
    def nations(self) -> frozenset[str]:
        """What is written in capitals, as `names_of` gives it."""
        return frozenset[str]().union(*(names_of(told, told.words) for told in self.sentences))

    @cached_property
    def roots(self) -> frozenset[str]:
        """The roots of all its words."""
        return frozenset(each for told in self.sentences for each in told.roots)


def dateline_keys(record: Record) -> frozenset[str]:
    """The names of the places from which an article is told."""
    spans = [block.span for block in record.article.blocks if block.kind == "dateline"]
    return frozenset[str]().union(*(keys_of(record, key) for span in spans for _, key in mentions(record, span)))


# A shorter noun ends many words that are not of its kind.
_LONG = 4

Element = Literal["whom", "name", "place", "who", "figure", "direction", "part"]


def unfit(wire: Wire, told: Told, act: Word | None, later: Later) -> Element | None:
    """Which element of a wire a sentence does not meet; null where all of them stand there.

    "If Ostian troops cross the Sava": "Norland soldiers crossed the Sava" fails by who, "Ostian troops crossed the Lenta" by place.
    """
    checks: tuple[tuple[Element, Callable[[], bool]], ...] = (
        ("whom", lambda: things_stand(wire, told, act) and not (act is not None and _is_others(wire, told, act))),
        ("name", lambda: _names_stand(wire, told, later)),
        ("place", lambda: _is_set(wire, later) and all(_spot_stands(spot, told, later) for spot in wire.spots)),
        ("who", lambda: act is None or _doer_stands(wire, told, act, later)),
        ("figure", lambda: wire.bound is None or is_passed(wire, told)),
        ("direction", lambda: not _is_away(wire, told)),
        ("part", lambda: not _is_partial(wire, told)),
    )
    return next((element for element, holds in checks if not holds()), None)


def _is_set(wire: Wire, later: Later) -> bool:
    """True if an article can be about what a wire without names means: it names a country or place of the first one, or none."""
    if wire.names or wire.spots or wire.who.names or any(not name.startswith("=") for _, name in wire.owned):
        return True
    known = {each for each in wire.known if each.isupper()}
    named = {each for each in later.keys if each.isupper()}
    return not known or not named or bool(known & named)


def _is_others(wire: Wire, told: Told, act: Word) -> bool:
    """True if it is told to be done to a country or a body that the first article does not know: "suspended aid to Niger" where Mali's is meant."""
    event = told.event_at(act)
    spans = [each.span for each in event.recipients if each.span is not None] if event is not None else []
    words = [word for word in told.words if any(each.overlaps(word.span) for each in spans)]
    named = {each for each in names_of(told, words) if each.isupper() or each.startswith(("group:", "org:"))}
    return bool(named) and not named & wire.known and not is_placed(told, words, wire)


def is_placed(told: Told, words: list[Word], wire: Wire) -> bool:
    """True if a place of the wire holds one of some words."""
    inside = [place for place in told.places for use in place.mentions if any(use.span.overlaps(word.span) for word in words)]
    return any(is_near(spot, place) for spot in wire.spots for place in inside)


def is_passed(wire: Wire, told: Told) -> bool:
    """True if a figure of the sentence lies beyond that of the wire."""
    return wire.bound is not None and passes(wire.bound, [word.text for word in told.words])


def _names_stand(wire: Wire, told: Told, later: Later) -> bool:
    if not all(_name_stands(name, wire, told, later) for name in wire.names):
        return False
    if not wire.owners:
        return True
    if any(key for key, _ in wire.owners):
        return any(_name_stands(name, wire, told, later) for name in wire.owners)
    roots = {each for _, words in wire.owners for each in content_of(words)} - trip_words()["general"]
    if not roots or bool(roots & told.roots) or (bool(roots & later.roots) and not _rivals(wire, told)):
        return True
    is_official = any(word.lower() in trip_words()["official"] for _, words in wire.owners for word in WORD.findall(words))
    return is_official and bool(wire.known & later.nations)  # a minister's "our" is his country, which neither names


def _name_stands(name: tuple[str, str], wire: Wire, told: Told, later: Later) -> bool:
    """True if a name stands in the sentence; or in the article, and the sentence names nobody but those of the commitment."""
    if is_here(name, told.keys, told.roots, names_of(told, told.words)):
        return True
    is_known = bool(name[0]) and not name[0].startswith("local:")
    return is_known and is_here(name, later.keys, later.roots) and not _rivals(wire, told)


def is_here(name: Name, keys: frozenset[str], roots: frozenset[str], nations: frozenset[str] = frozenset()) -> bool:
    """True if a name stands among some keys, or its words do, if only as "Ostia" for "Ostian"."""
    key, written = name
    words = content_of(written)
    if (bool(key) and key in keys) or (bool(words) and words <= roots):
        return True
    if len(words) > _LONG - 1 and content_of(" ".join(written.split()[-2:])) <= roots:
        return True  # "the Security Council"
    capitals = [each for each in WORD.findall(written) if each[0].isupper()]
    return bool(capitals) and all(f"~{nation(each)}" in nations for each in capitals)


def _rivals(wire: Wire, told: Told) -> set[str]:
    """The names of a sentence that the commitment does not know."""
    known = {key for key, _ in (*wire.names, *wire.owners, *wire.makers)} | {spot.country for spot in wire.spots}
    at_home = {place.id for place in told.places if place.country in known}
    bodies = {actor.id for actor in told.record.actors if actor.kind in {"organisation", "armed_group"}}
    parties = {key for key in told.keys if key.isupper() or key.startswith(("group:", "org:")) or key in bodies}
    return {key for key in parties if key not in known and key not in at_home}


def _spot_stands(spot: Spot, told: Told, later: Later) -> bool:
    """True if a place stands in the sentence, or one inside its circle; in the article only where the sentence names no other."""
    here = [place for place in told.places if place.kind != "country"]
    if any(place.id == spot.id or is_near(spot, place) for place in here) or is_here(("", spot.words), frozenset(), told.roots):
        return True
    compass = trip_words()["compass"].intersection(word.text.lower() for word in told.words) - set(spot.words.lower().split())
    return not here and not compass and is_here((spot.id, spot.words), later.keys, later.roots)


def _doer_stands(wire: Wire, told: Told, act: Word, later: Later) -> bool:
    """True if whoever does it there can be who is to do it; where nobody is told, he must be named in the article."""
    if is_reversed(wire, told):
        return False
    if wire.acts & trip_words()["mutual"]:
        return bool(wire.who.names & (told.keys | names_of(told, told.words))) or not wire.who.names
    if wire.acts & trip_words()["converse"] and act.root not in map(root, wire.acts):
        # "delivered jets to the army" for "the army receives jets"
        named = not wire.who.names or bool(wire.who.names & (told.keys | names_of(told, told.words)))
        return named and (not wire.agents or any(stands(each, told, wire) for each in wire.agents))
    given = doer_at(told, act)
    if any(is_thing(word, wire) and word.root in given.roots for word in told.words):
        # "Deliveries came to a stop": the subject is what it is done to
        return not wire.who.names or _is_named(wire.who, later)
    if given.is_known and (not can_be(wire.who, given, known=wire.known) or _is_own_doing(wire, given)):
        return False
    if not given.is_known and wire.who.names and not _is_named(wire.who, later):
        return False
    return _agents_stand(wire, told, act, given) and _stands_before(wire, told, act, given)


def _is_own_doing(wire: Wire, given: Party) -> bool:
    """True where whose things are to be harmed does the harm: "A Russian missile hit a ship" for "if our ships are hit" by Russia."""
    owners = frozenset(name for _, name in wire.owned if not name.startswith("="))
    is_harm = wire.acts & (trip_words()["hostile"] | trip_words()["violent"])
    return bool(is_harm and given.names & owners and not given.names & wire.who.names)


def _is_named(who: Party, later: Later) -> bool:
    return bool(who.names & (later.keys | later.nations))


def _stands_before(wire: Wire, told: Told, act: Word, given: Party) -> bool:
    """True if who is to act stands before the act, or behind "by", where his name stands in the sentence at all."""
    if wire.first is None or given.names & wire.who.names:
        return True
    key, written = wire.first
    words = content_of(written)
    if words and words <= {word.root for word in told.words if word.span.start < act.span.start}:
        return True
    found = [at for at, each in told.names if each == key]
    if not found:
        return True  # told by another sentence; `_names_stand` has seen to it
    behind = told.record.article.text
    return any(at.start <= act.span.start or _is_by(behind[act.span.end : at.start]) or _is_means(given, told, act, at) for at in found)


def _is_means(given: Party, told: Told, act: Word, at: Span) -> bool:
    """True for "was killed in an Israeli strike": nobody else is told, and nothing stands between."""
    between = [word for word in told.words if act.span.end <= word.span.start < at.start]
    small = trip_words()["empty"] | trip_words()["of_place"]
    return not given.is_known and is_passive(told, told.words.index(act)) and all(word.text.lower() in small for word in between)


def is_reversed(wire: Wire, told: Told) -> bool:
    """True for "soldiers killed a gunman" where the line is that soldiers "are attacked": who is to suffer is only told as doing."""
    if not wire.acts & (trip_words()["violent"] | trip_words()["hostile"]):
        return False
    guarded = {key for key, _ in wire.names if key} - wire.who.names
    kept = [word.span for word in told.words if is_thing(word, wire)]
    named = [at for at, key in told.names if key in guarded]
    doing = [each.span for event in told.events for each in event.actors if each.span is not None]
    suffering = [each.span for event in told.events for each in event.recipients if each.span is not None]
    if any(at.overlaps(each) for at in (*kept, *named) for each in suffering):
        return False
    done = [any(at.overlaps(each) for each in doing) for at in kept or named]
    return all(done) if kept else any(done)


def _is_by(between: str) -> bool:
    words = between.lower().split()
    return bool(trip_words()["doing"].intersection(words))


def _agents_stand(wire: Wire, told: Told, act: Word, given: Party) -> bool:
    """True if whoever does it is called what the wire calls him, is of its kind or bears its name, or nobody is told: "the crown was devalued"."""
    agents = {each for each in wire.agents if each not in trip_words()["general"]}
    if not agents:
        return True
    if not given.is_known:
        return is_passive(told, told.words.index(act)) or any(stands(each, told, wire) for each in agents)
    if given.sectors and wire.who.sectors:
        return True  # `can_be` has compared them
    if given.names & wire.who.names and not given.roots:
        return True
    doing = replace(told, words=tuple(word for word in told.words if word.root in given.roots))
    return any(stands(each, doing, wire) for each in agents)


def things_stand(wire: Wire, told: Told, act: Word | None) -> bool:
    """True if more than a share of the things stand in the sentence, by root or meaning; general words weigh less."""
    if not wire.things:
        return True
    if wire.things <= wire.slight and (wire.names or wire.spots or wire.agents):
        return _is_meant(wire, told)
    owned = _owned(told)
    heard = _without_tail(wire, told, act)
    weights = {thing: _SLIGHT if thing in wire.slight else 1.0 for thing in wire.things}
    standing = sum(
        weight for thing, weight in weights.items() if thing not in owned and (stands(thing, heard, wire) or _is_area(thing, told, wire))
    )
    return standing > wire.share * sum(weights.values())


def _is_meant(wire: Wire, told: Told) -> bool:
    """True if things that say little may go unsaid: a "region" always, a "leader" for a name, the "port" of a place for the place itself."""
    if any(stands(each, told, wire) for each in wire.things):
        return True
    if wire.things & trip_words()["people"]:
        people = {actor.id for actor in told.record.actors if actor.kind == "person"}
        return any(key in people for _, key in told.names)
    places = {place.id for place in told.places}
    is_here_too = any(spot.id in places or is_here(("", spot.words), frozenset(), told.roots) for spot in wire.spots)
    return wire.things <= trip_words()["general"] or is_here_too or not wire.spots


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


def stands(thing: str, told: Told, wire: Wire) -> bool:
    """True if a thing stands in a sentence, by root or meaning, and is not somebody else's: "its consul" is not "the Lithuanian consul"."""
    meant, mine = wanted(thing), frozenset(name for noun, name in wire.owned if noun == thing)
    return any(
        (word.root == thing or word.meanings & meant or _is_compound(word, thing))
        and not (mine and not word.meanings & wire.acts and _is_strange(owners_of(told, at), mine, wire.known))
        for at, word in enumerate(told.words)
    )


def _is_compound(word: Word, thing: str) -> bool:
    """True for "drillship" where a ship is meant."""
    return len(thing) >= _LONG and len(word.root) > len(thing) and word.root.endswith(thing)


def is_thing(word: Word, wire: Wire) -> bool:
    """True for a word that fulfils one of the things."""
    return word.root in wire.things or any(word.meanings & wanted(each) for each in wire.things)


def _is_area(thing: str, told: Told, wire: Wire) -> bool:
    """True where the country is told for its soil or air: "strayed over Lithuania" for "our airspace"."""
    if thing not in trip_words()["area"]:
        return False
    owners = {name for noun, name in wire.owned if noun == thing}
    return any(place.country in owners for place in told.places)


def _is_strange(owners: frozenset[str], mine: frozenset[str], known: frozenset[str]) -> bool:
    """True if a thing is told to be another's: by its names, by "of another", by a name that the first article does not know."""
    if OTHER in owners:
        return True
    names = frozenset(each for each in mine if not each.startswith("="))
    if not owners or owners & names:
        return False
    if not names:
        return not owners & known
    return _are_keys(owners) or not _are_keys(names)


def _are_keys(names: frozenset[str]) -> bool:
    """True if a name is known across articles, and not only a word in capitals."""
    return any(not each.startswith("~") for each in names)


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
