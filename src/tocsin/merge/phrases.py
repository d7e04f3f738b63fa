"""The words of a condition or line, read for its wire: which word is the act, who is to do it, to what, and whose names stand there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from tocsin.lexicon.trips import acts_at, base_of, counts, meanings, root, trip_words
from tocsin.merge.bidding import act_at, act_beside, other_act
from tocsin.merge.bounds import bound_in
from tocsin.merge.gists import gist
from tocsin.merge.makers import maker_names, name_of, owners_meant, spoken_to
from tocsin.merge.pointing import is_same, pointed_names, pointed_things
from tocsin.merge.told import mentions
from tocsin.merge.wanting import doer_in, known_in, meant_by, owned_in
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
    wire = _wire(phrase, standing, is_bidden=is_bidden)
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
            or self.text.lower() in counts()
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
    """True where what stands before the act is what it is done to: "came under attack", "the release was completed"."""
    is_either: bool

    @classmethod
    def of(cls, standing: Standing) -> _Phrase:
        mine, record = standing.commitment, standing.record
        condition = hanging(standing)
        span = condition.span if condition is not None else _line_of(mine)
        given = condition.act if condition is not None and condition.act is not None else None
        if given is not None and record.text_of(given).lower() in trip_words()["saying"]:
            given = None  # ", the president said", hung on the condition by the parser
        found = gist(record, span, given)
        texts = [text for text, _ in found]
        at = next((n for n, (_, at) in enumerate(found) if given is not None and at.overlaps(given)), None)
        is_suffered, given_at = at is not None and texts[at].lower() in trip_words()["suffering"], at
        at, is_failing = act_at(texts, at, [each for each, _ in found], _named_words(record, span, found))
        if at is not None and not acts_at(texts, at)[0] and meanings(root(texts[at])):
            at = act_beside(texts, at)  # "talks" in "if talks fail", "warship" in "no foreign warship": a thing
        other = other_act(texts, at)
        named = [acts_at(texts, n) for n in (at, other) if n is not None]
        acts = frozenset(act for each, _ in named for act in each)
        taken = frozenset(n for _, each in named for n in each)
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
        is_suffered = is_suffered or (at is not None and given_at is not None and at < given_at)
        return cls(record, span, parts, acts, at, is_failing, is_suffered, other is not None)

    def named(self) -> frozenset[int]:
        """Which of the parts are names."""
        return frozenset(n for n, part in enumerate(self.parts) if part.is_name)

    def before(self) -> range:
        """Which of the parts stand before an active act."""
        return range(self.at) if self.at is not None and not self.is_passive() else range(0)

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

    def is_negated(self, kind: str) -> bool:
        """True for "if the crew is not freed"; not for "signs without us", nor for "provided that no soldier rides", broken by who rides."""
        lowered = [part.text.lower() for part in self.parts]
        found = [word for word in lowered if (word in trip_words()["negation"] and word != "without") or word.endswith(("n't", "n’t"))]
        return bool(found) and not (kind == "on_condition" and "no" in found)

    def is_lasting(self) -> bool:
        """True for "as long as gas flows", "so long as the road stays open"."""
        return [part.text.lower() for part in self.parts[:3]] in (["as", "long", "as"], ["so", "long", "as"])

    def attributes(self) -> frozenset[str]:
        """What is only known of somebody: "detained" of "the detained cleric"."""
        return frozenset(one.root for one, two in pairwise(self.parts) if one.text.endswith("ed") and one.is_thing and two.is_thing)

    def is_noun(self) -> bool:
        """True for "a further launch or nuclear test": what stands before the act only says of what kind it is."""
        before = [part.text.lower() for part in self.parts[: self.at]]
        word = self.parts[self.at].text.lower() if self.at is not None else ""
        is_bare = not word.endswith(("s", "ed", "ing")) and word == base_of(word)
        return is_bare and bool(before) and not before[-1].endswith("s") and not trip_words()["auxiliary"].intersection(before)

    def split(self) -> tuple[frozenset[str], frozenset[str]]:
        """The words for what it is done to, and for who does it."""
        known = self.attributes()
        content = [part for part in self.parts if part.is_thing and not part.is_unresolved and part.root not in known]
        if self.at is None or self.is_passive() or self.acts & trip_words()["befall"]:
            return frozenset(part.root for part in content), frozenset()
        act = self.parts[self.at].span.start
        agents = frozenset[str]() if self.is_noun() else frozenset(part.root for part in content if part.span.start < act)
        return frozenset(part.root for part in content) - agents, agents

    def keeps(self, at: Span) -> bool:
        """True for what stands in the gist of the condition."""
        return any(part.span.overlaps(at) for part in self.parts)

    def mentioned(self) -> list[tuple[Span, str]]:
        """The names in its gist."""
        return [each for each in mentions(self.record, self.span) if self.keeps(each[0])]

    def names(self) -> set[Name]:
        """The names that must stand there, places with a circle left out; words in capitals that nobody resolved are names too."""
        spots = {spot.id for spot in self.spots()}
        named = {(key, self.record.text_of(at)) for at, key in self.mentioned() if key not in spots}
        named = {(key, words) for key, words in named if words != words.lower() and key not in self.regions()}
        named = {_as_called(self.record, each) for each in named if not self.is_of_person(each[1])}
        return named | {("", part.text) for part in self.parts if part.is_unresolved}

    def is_of_person(self, words: str) -> bool:
        """True for what only says whose somebody is that is named himself: "U.S." of "U.S. House Speaker Kevin McCarthy"."""
        people = [self.record.text_of(at) for at, key in mentions(self.record, self.span) if _is_person(self.record, key)]
        return any(words in each and words != each and not each.endswith(words) for each in people)

    def spots(self) -> list[Spot]:
        """The places in its words that are no countries and no names for a government."""
        regions = self.regions()
        doers = {part.span for part in self.parts[: self.at]} if self.at is not None and not self.is_passive() else set()
        taken = [at for at, key in mentions(self.record, self.span) if _is_party(self.record, key)]
        return [
            Spot(place.id, self.record.text_of(use.span), place.country, place.lat, place.lon, place.radius_km)
            for place in self.record.places
            for use in place.mentions
            if place.kind != "country"
            and root(self.record.text_of(use.span)) not in trip_words()["general"]
            and self.span.contains(use.span)
            and self.keeps(use.span)
            and use.use != "metonym"
            and not (place.kind == "city" and any(use.span.overlaps(each) for each in doers))
            and place.id not in regions
            and not any(at.overlaps(use.span) for at in taken)
        ]

    def regions(self) -> set[str]:
        """Parts of the world before an active act: "European states" are known by none of their names."""
        before = [part.span for part in (self.parts[n] for n in self.before())]
        if not any(self.parts[n].root in trip_words()["states"] for n in self.before()):
            return set()
        return {
            place.id
            for place in self.record.places
            if place.kind in {"region", "other"} and any(use.span.overlaps(at) for use in place.mentions for at in before)
        }

    def first(self) -> Name | None:
        """The name that stands before an active act; none for "is killed" and "to fall"."""
        if self.at is None or self.acts & trip_words()["befall"]:
            return None
        act = self.parts[self.at].span.start
        spots = {spot.id for spot in self.spots()}
        barred = spots | self.regions()
        found = [each for each in self.mentioned() if each[1] not in barred and _is_written(self.record, each[0])]
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


def _wire(phrase: _Phrase, standing: Standing, *, is_bidden: bool) -> Wire:
    mine = standing.commitment
    condition = hanging(standing)
    words = " ".join(phrase.record.text_of(phrase.span).split())
    is_lasting = condition is not None and phrase.is_lasting()
    is_unless = is_bidden or (
        condition is not None and (condition.kind == "unless" or phrase.is_failing or (phrase.is_negated(condition.kind) is not is_lasting))
    )
    lowered = [part.text.lower() for part in phrase.parts]
    pointed = pointed_things(phrase.record, mine, lowered, phrase.at)
    things, agents = phrase.split()
    things |= pointed
    bound = bound_in([part.text for part in phrase.parts])
    if bound is not None and is_lasting:
        bound, is_unless = replace(bound, is_upper=not bound.is_upper, words=()), False
    is_others = is_unless or is_same(lowered, phrase.before())
    owners = frozenset[Name]() if is_others else owners_meant(standing, lowered, phrase.acts, phrase.named(), doers=phrase.before())
    verb = phrase.parts[phrase.at].root if phrase.at is not None and not phrase.acts else ""
    who = doer_in(standing, phrase.span, phrase.doers()) if bound is None else Party()
    doer = phrase.doer(standing) or (set() if who.names else spoken_to(phrase.record, mine, lowered))
    if bound is not None:
        things, agents, verb = (things | agents) - {bound.unit, *map(root, bound.words)}, frozenset(), ""
    if not (phrase.acts or verb or bound):
        acts = trip_words()["presence"] if any(meanings(each) & trip_words()["present"] for each in things) else frozenset[str]()
    else:
        acts = frozenset() if bound is not None and verb == "" and bound.is_verb else phrase.acts
    return Wire(
        acts=acts,
        things=things,
        names=frozenset(phrase.names() | doer | pointed_names(phrase.record, mine, lowered, phrase.at)),
        first=phrase.first() or (None if phrase.is_passive() else next(iter(sorted(doer)), None)),
        is_unless=is_unless,
        is_lasting=is_lasting,
        slight=things & (trip_words()["general"] | _added(phrase)),
        words=words,
        verb=verb,
        agents=agents,
        after=phrase.term() or (mine.due.end if is_bidden and mine.due is not None else None),
        makers=frozenset(names_in(phrase.record, mine.sentence) or names_in(phrase.record, Span(0, len(phrase.record.article.text)))),
        owners=owners | doer if owners else owners,
        spots=frozenset(phrase.spots()),
        bound=bound,
        share=_SHARE_OF_ONE if phrase.is_either else SHARE,
        since=standing.since,
        who=replace(who, names=frozenset(), sectors=frozenset({"GOV"})) if phrase.regions() else who,
        owned=frozenset(_owned(phrase, mine, things | agents, pointed)),
        known=known_in(phrase.record),
    )


def _added(phrase: _Phrase) -> frozenset[str]:
    """What a participle behind the act adds of a thing: "filled with rubbish" of "balloons"."""
    parts, act = phrase.parts, phrase.at if phrase.at is not None else 0
    start = next((n for n in range(1, len(parts) - 1) if n != act and _is_participle(parts[n], parts[n - 1], parts[n + 1])), len(parts))
    behind = parts[start : act if start < act else len(parts)]
    return frozenset(part.root for part in behind) | _titles(phrase)


def _titles(phrase: _Phrase) -> frozenset[str]:
    """What a name is said to be: "beach town" of "the beach town of Varosha"."""
    found: set[str] = set()
    for n, (one, two) in enumerate(pairwise(phrase.parts)):
        if one.text.lower() == "of" and (two.is_name or two.is_unresolved):
            before = list(takewhile(lambda part: part.is_thing, reversed(phrase.parts[:n])))
            found.update(part.root for part in before)
    return frozenset(found)


def _owned(phrase: _Phrase, mine: Commitment, nouns: frozenset[str], pointed: frozenset[str]) -> set[Name]:
    """Whose the nouns are, those of the action included to which the words point."""
    first, is_own = phrase.first(), bool(phrase.acts & trip_words()["own_deed"])  # "if Russia reinforces its garrison"
    makers = frozenset({first[0]}) if first is not None and is_own else maker_names(phrase.record, mine)
    if is_same([part.text.lower() for part in phrase.parts], phrase.before()):
        makers = next((names for n in phrase.before() if (names := _meant(phrase, n))), makers)
    found = set(owned_in(phrase.record, phrase.span, nouns, makers, phrase.act_span()))
    return found | set(owned_in(phrase.record, mine.action.span, pointed, makers, None))


def _meant(phrase: _Phrase, n: int) -> frozenset[str]:
    """Whom one of its words means, if it is a pronoun."""
    return meant_by(phrase.record, phrase.parts[n].text, phrase.parts[n].span).names


def _is_participle(word: _Part, before: _Part, behind: _Part) -> bool:
    is_form = word.text.endswith("ed") or word.root in trip_words()["participle"]
    return is_form and (before.is_thing or before.is_act) and behind.text.lower() in trip_words()["of_place"] | trip_words()["by"]


def _line_of(mine: Commitment) -> Span:
    """The words of a line to the end of the action that holds them: "any drone" with "that flies over its oil platforms"."""
    line, action = mine.threshold or mine.action.span, mine.action.span
    return Span(line.start, action.end) if action.contains(line) else line


def _named_words(record: Record, span: Span, found: list[tuple[str, Span]]) -> frozenset[int]:
    taken = [each for each, _ in mentions(record, span)]
    return frozenset(n for n, (_, at) in enumerate(found) if any(each.overlaps(at) for each in taken))


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
