"""The words of a condition or line, read for its wire: which word is the act, who is to do it, to what, and whose names stand there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from tocsin.lexicon.trips import acts_at, meanings, meanings_at, root, trip_words
from tocsin.merge.bounds import bound_in
from tocsin.merge.makers import maker_names, name_of, owners_meant, spoken_to
from tocsin.merge.told import WORD, mentions
from tocsin.merge.wanting import doer_in, known_in, owned_in
from tocsin.merge.wires import SHARE, Name, Party, Spot, Standing, Wire, hanging, names_in
from tocsin.model import Commitment, Record, Span

# Where one of two acts is enough ("attacks or blockades the port"), fewer of the things belong to it.
_SHARE_OF_ONE = 0.3


def wire_of(standing: Standing) -> Wire | None:
    """What trips a commitment: its condition, else the threshold of its line; null where nothing can."""
    mine = standing.commitment
    condition = hanging(standing)
    is_bidden = condition is None and mine.kind == "ultimatum"
    if condition is None and not (mine.draws_line or is_bidden):
        return None
    phrase = _Phrase.of(standing)
    wire = phrase.wire(standing, is_bidden=is_bidden)
    return wire if wire.acts or wire.verb or wire.things or wire.bound else None


@dataclass(frozen=True, slots=True)
class _Part:
    """One word of a condition, with what stands over it."""

    text: str
    span: Span
    root: str
    is_name: bool
    is_time: bool
    is_act: bool
    is_first: bool

    @property
    def is_unresolved(self) -> bool:
        """True for a word in capitals that nobody resolved: "Nile", "Arbel"."""
        return self.is_thing and self.text[0].isupper() and not self.is_first and self.root not in trip_words()["general"]

    @property
    def is_thing(self) -> bool:
        """True for a word that says to what or by whom."""
        return not (
            self.is_name
            or self.is_time
            or self.is_act
            or self.text[0].isdigit()
            or self.text == "%"
            or self.text.lower() in trip_words()["empty"]
        )


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The words of a condition or line, its act found."""

    record: Record
    span: Span
    parts: tuple[_Part, ...]
    acts: frozenset[str]
    at: int | None
    """Which of the parts is the act."""
    is_failing: bool
    is_suffered: bool
    is_either: bool

    @classmethod
    def of(cls, standing: Standing) -> _Phrase:
        mine, record = standing.commitment, standing.record
        condition = hanging(standing)
        span = condition.span if condition is not None else _line_of(mine)
        found = [(match[0], Span(span.start + match.start(), span.start + match.end())) for match in WORD.finditer(record.text_of(span))]
        texts = [text for text, _ in found]
        given = condition.act if condition is not None and condition.act is not None else None
        at = next((n for n, (_, at) in enumerate(found) if given is not None and at.overlaps(given)), None)
        is_suffered = at is not None and texts[at].lower() in trip_words()["suffering"]
        at, is_failing = _act_at(texts, at, [each for each, _ in found], _named_words(record, span, found))
        if at is not None and not acts_at(texts, at)[0] and meanings(root(texts[at])):
            at = _act_beside(texts, at)  # "talks" in "if talks fail", "warship" in "no foreign warship": a thing
        other = _other_act(texts, at)
        told = [acts_at(texts, n) for n in (at, other) if n is not None]
        acts = frozenset(act for each, _ in told for act in each)
        taken = frozenset(n for _, each in told for n in each)
        names = [each for each, _ in mentions(record, span)]
        times = [time.span for time in record.times if time.span.overlaps(span)]
        parts = tuple(
            _Part(
                text,
                place,
                root(text),
                any(each.overlaps(place) for each in names),
                any(each.overlaps(place) for each in times),
                n in taken or (n != at and root(text) in trip_words()["light"]),
                n == 0,
            )
            for n, (text, place) in enumerate(found)
        )
        return cls(record, span, parts, acts, at, is_failing, is_suffered, other is not None)

    def wire(self, standing: Standing, *, is_bidden: bool) -> Wire:
        mine = standing.commitment
        condition = hanging(standing)
        words = " ".join(self.record.text_of(self.span).split())
        is_lasting = condition is not None and self.is_lasting()
        is_unless = is_bidden or (
            condition is not None
            and (condition.kind == "unless" or self.is_failing or (_is_negated(self.parts, condition.kind) is not is_lasting))
        )
        things, agents = self.split()
        bound = bound_in([part.text for part in self.parts])
        if bound is not None and is_lasting:
            bound, is_unless = replace(bound, is_upper=not bound.is_upper, words=()), False
        lowered = [part.text.lower() for part in self.parts]
        owners = frozenset[Name]() if is_unless else owners_meant(standing, lowered, self.acts, self.named())
        doer = self.doer(standing) or spoken_to(self.record, mine, lowered)
        verb = self.parts[self.at].root if self.at is not None and not self.acts else ""
        who = doer_in(self.record, self.span, self.doers()) if bound is None else Party()
        if bound is not None:
            things, agents, verb = (things | agents) - {bound.unit, *map(root, bound.words)}, frozenset(), ""
        if not (self.acts or verb or bound):
            acts = trip_words()["presence"] if any(meanings(each) & trip_words()["present"] for each in things) else frozenset[str]()
        else:
            acts = frozenset() if bound is not None and verb == "" and bound.is_verb else self.acts
        return Wire(
            acts=acts,
            things=things,
            names=frozenset(self.names() | doer | self.pointed(mine)),
            first=self.first() or next(iter(sorted(doer)), None),
            is_unless=is_unless,
            is_lasting=is_lasting,
            slight=things & trip_words()["general"],
            words=words,
            verb=verb,
            agents=agents,
            after=self.term() or (mine.due.end if is_bidden and mine.due is not None else None),
            makers=frozenset(names_in(self.record, mine.sentence) or names_in(self.record, Span(0, len(self.record.article.text)))),
            owners=owners | doer if owners else owners,
            spots=frozenset(self.spots()),
            bound=bound,
            share=_SHARE_OF_ONE if self.is_either else SHARE,
            since=standing.since,
            who=who,
            owned=frozenset(owned_in(self.record, self.span, things | agents, maker_names(self.record, mine), self.act_span())),
            known=known_in(self.record),
        )

    def named(self) -> frozenset[int]:
        """Which of the parts are names."""
        return frozenset(n for n, part in enumerate(self.parts) if part.is_name)

    def act_span(self) -> Span | None:
        """The characters of an active act."""
        return self.parts[self.at].span if self.at is not None and not self.is_passive() else None

    def doers(self) -> frozenset[Span]:
        """The words for who is to do it: those before an active act, those behind "by" of a passive one."""
        if self.at is None or self.acts & trip_words()["befall"]:
            return frozenset()
        lowered = [part.text.lower() for part in self.parts]
        if not self.is_passive():
            return frozenset(
                part.span for part in self.parts[: self.at] if not part.is_time and part.text.lower() not in trip_words()["mark"]
            )
        by = next((n for n in range(self.at, len(lowered)) if lowered[n] in trip_words()["by"]), len(lowered))
        return frozenset(part.span for part in self.parts[by + 1 :] if not part.is_time)

    def is_passive(self) -> bool:
        """True for "is killed", "was handed over", "to be moved"."""
        if self.at is None:
            return False
        before = {part.text.lower() for part in self.parts[max(0, self.at - 3) : self.at]}
        return self.is_suffered or (bool(before & trip_words()["being"]) and not self.parts[self.at].text.endswith("ing"))

    def is_lasting(self) -> bool:
        """True for "as long as gas flows", "so long as the road stays open"."""
        return [part.text.lower() for part in self.parts[:3]] in (["as", "long", "as"], ["so", "long", "as"])

    def attributes(self) -> frozenset[str]:
        """What is only known of somebody: "detained" of "the detained cleric"."""
        return frozenset(one.root for one, two in pairwise(self.parts) if one.text.endswith("ed") and one.is_thing and two.is_thing)

    def split(self) -> tuple[frozenset[str], frozenset[str]]:
        """The words for what it is done to, and for who does it."""
        known = self.attributes()
        content = [part for part in self.parts if part.is_thing and not part.is_unresolved and part.root not in known]
        if self.at is None or self.is_passive() or self.acts & trip_words()["befall"]:
            return frozenset(part.root for part in content), frozenset()
        act = self.parts[self.at].span.start
        agents = frozenset(part.root for part in content if part.span.start < act)
        return frozenset(part.root for part in content) - agents, agents

    def names(self) -> set[Name]:
        """The names that must stand there, places with a circle left out; words in capitals that nobody resolved are names too."""
        spots = {spot.id for spot in self.spots()}
        named = {(key, words) for key, words in names_in(self.record, self.span) if words != words.lower() and key not in spots}
        named = {_as_called(self.record, each) for each in named if not self.is_of_person(each[1])}
        return named | {("", part.text) for part in self.parts if part.is_unresolved}

    def is_of_person(self, words: str) -> bool:
        """True for what only says whose somebody is that is named himself: "U.S." of "U.S. House Speaker Kevin McCarthy"."""
        people = [self.record.text_of(at) for at, key in mentions(self.record, self.span) if _is_person(self.record, key)]
        return any(words in each and words != each and not each.endswith(words) for each in people)

    def pointed(self, mine: Commitment) -> set[Name]:
        """The names of the action, where the words point back to them behind the act: "close its border with Serbia if more migrants cross it"."""
        lowered = [part.text.lower() for part in self.parts]
        behind = lowered[self.at + 1 :] if self.at is not None else []
        return names_in(self.record, mine.action.span) if {"it", "them"}.intersection(behind) else set()

    def spots(self) -> list[Spot]:
        """The places in its words that are no countries and no names for a government."""
        taken = [at for at, key in mentions(self.record, self.span) if _is_party(self.record, key)]
        return [
            Spot(place.id, self.record.text_of(use.span), place.country, place.lat, place.lon, place.radius_km)
            for place in self.record.places
            for use in place.mentions
            if place.kind != "country"
            and root(self.record.text_of(use.span)) not in trip_words()["general"]
            and self.span.contains(use.span)
            and use.use != "metonym"
            and not any(at.overlaps(use.span) for at in taken)
        ]

    def first(self) -> Name | None:
        """The name that stands before an active act; none for "is killed" and "to fall"."""
        if self.at is None or self.acts & trip_words()["befall"]:
            return None
        act = self.parts[self.at].span.start
        spots = {spot.id for spot in self.spots()}
        found = [each for each in mentions(self.record, self.span) if each[1] not in spots and _is_written(self.record, each[0])]
        named = sorted(found, key=lambda each: (each[0].start, -each[0].end))
        text = self.record.article.text
        behind = [each for each in named if each[0].start > act and text[: each[0].start].removesuffix("the ").endswith(" by ")]
        before = [] if self.is_passive() else [each for each in named if each[0].start < act]
        return next(((key, self.record.text_of(at)) for at, key in (*before, *behind)), None)

    def doer(self, standing: Standing) -> set[Name]:
        """Who is warned, where the words of a line name nobody who acts: "warned Ostia against crossing the river"."""
        mine = standing.commitment
        is_open = mine.condition is None and mine.kind == "red_line" and mine.to is not None and self.first() is None
        return name_of(self.record, mine.to.actor) if is_open and mine.to is not None and not self.span.contains(mine.to.span) else set()

    def term(self) -> str | None:
        """The last day that its own words name."""
        ends = [
            time.end for time in self.record.times if self.span.contains(time.span) and time.end is not None and time.direction != "past"
        ]
        return max(ends) if ends else None


def _line_of(mine: Commitment) -> Span:
    """The words of a line to the end of the action that holds them: "any drone" with "that flies over its oil platforms"."""
    line, action = mine.threshold or mine.action.span, mine.action.span
    return Span(line.start, action.end) if action.contains(line) else line


def _named_words(record: Record, span: Span, found: list[tuple[str, Span]]) -> frozenset[int]:
    taken = [each for each, _ in mentions(record, span)]
    return frozenset(n for n, (_, at) in enumerate(found) if any(each.overlaps(at) for each in taken))


def _act_at(texts: list[str], given: int | None, spoken: list[str], named: frozenset[int]) -> tuple[int | None, bool]:
    """Which word is the act, and whether it is said to fail: "carry out another test" is the test, "fails to agree" the agreement."""
    table = trip_words()
    is_act = [n not in named and bool(meanings_at(texts, n) & table.acts) for n in range(len(texts))]
    is_light = [root(word) in table["light"] for word in texts]
    if given is None:
        found = next((n for n, act in enumerate(is_act) if act and not is_light[n]), None)
        return found, False
    fails = spoken[given].lower() in table["refusal"] and "to" in [word.lower() for word in spoken[given + 1 : given + 3]]
    if fails or is_light[given]:
        behind = [n for n in range(given + 1, len(texts)) if is_act[n] and not is_light[n]]
        before = [n for n in range(given) if is_act[n] and not is_light[n]]
        found = next(iter((*behind, *before)), None)
        while found is not None and found + 1 in behind:
            found += 1  # "air strikes", "missile tests": the last of the words is the act
        if found is None and fails:
            found = next((n for n in range(given + 2, len(texts)) if texts[n - 1].lower() == "to"), given)
        return (found if found is not None else given), fails
    return given, False


def _other_act(texts: list[str], at: int | None) -> int | None:
    """The second act of "attacks or blockades"."""
    either = next((n for n, word in enumerate(texts) if word.lower() == "or" and at is not None and n > at), None)
    if either is None:
        return None
    return next((n for n in range(either + 1, len(texts)) if meanings_at(texts, n) & trip_words().acts), None)


def _act_beside(texts: list[str], thing: int) -> int | None:
    """The next word that names an act: "fail" in "if talks fail"; null where there is none."""
    return next((n for n in range(thing + 1, len(texts)) if acts_at(texts, n)[0]), None)


def _is_negated(parts: tuple[_Part, ...], kind: str) -> bool:
    """True for "if the crew is not freed"; not for "provided that no soldier rides", which is broken by who rides."""
    lowered = [part.text.lower() for part in parts]
    found = [word for word in lowered if word in trip_words()["negation"] or word.endswith(("n't", "n’t"))]
    return bool(found) and not (kind == "on_condition" and "no" in found)


def _is_person(record: Record, key: str) -> bool:
    return any(each.id == key and each.kind == "person" for each in record.actors)


def _as_called(record: Record, name: Name) -> Name:
    """A person by his last name, as later articles call him."""
    key, words = name
    return (key, words.split()[-1]) if _is_person(record, key) else name


def _is_written(record: Record, at: Span) -> bool:
    """True for a name; not for "the junta", which is only known as somebody's."""
    return record.text_of(at) != record.text_of(at).lower()


def _is_party(record: Record, key: str) -> bool:
    return any(key in {actor.id, actor.country} for actor in record.actors)
