"""Mentions of happenings in one record: what was done, when, where, by whom, to whom, and how the words point back or forth."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from tocsin.lexicon.accounts import terms_in
from tocsin.lexicon.merging import LIGHT, act_classes, act_words, merge_words, root
from tocsin.lexicon.trips import stem, trip_words
from tocsin.merge.figures import strengths_in
from tocsin.model import Event, Place, Quantity, Record, Span, finding_id

Days = tuple[int, int]
"""First and last day as ordinals."""
LEDE = 300
"""Characters of the first paragraph in which an article says what it is about: two sentences."""
MOST = 500
"""Mentions of one article at most: what tells of more acts is a list, and a list of 10,000 must not hold up the rest."""
_PARAGRAPH = 60
"""Characters from which a paragraph is no dateline, byline or line of a menu."""
_BEFORE = 40
"""Characters before a trigger in which "the", "another" or "could" still belong to it."""
_OPEN_STATUS = frozenset({"actual", "ongoing"})
_LONGEST = 600
"""Characters to either side of a noun that are its sentence at most; texts without full stops have none."""
_NESTED = 8
"""So many parts of what is said that begin before some words are looked through for one that holds them."""
_SENTENCE_END = re.compile(r"(?<=[^A-Z\s])[.!?]['\"”’]*\s+(?=[\"“‘']?[A-Z])|\n+")
_NAME = re.compile(r"(?<![.!?\n] )(?<!^)\b[A-Z][\w’'-]{2,}")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_FEW = 3
"""Words to either side of an act that tell it from others; with five or eight it is the same."""
_SHORTEST = 3
ANY = "act"
"""The group of mentions that somebody else found: any of them may be one act."""
MAGNITUDE = "magnitude"
"""The figure of a mention that is the strength of a quake."""
_NAMED = frozenset({"organisation", "armed_group", "media", "person"})
_TOLLS = frozenset({"killed", "injured", "missing", "arrested"})


@dataclass(frozen=True, slots=True)
class Traits:
    """What is told of a happening, by one mention or by some together."""

    classes: frozenset[str]
    group: str
    days: Days | None
    """Days that the text states; null where it states none."""
    told: Days | None
    """Days on which the article may have been published."""
    places: tuple[Place, ...]
    actors: frozenset[str]
    recipients: frozenset[str]
    people: frozenset[str]
    """Named people to whom it was done."""
    sides: frozenset[str]
    """Coarse classes of those who did it: state, group, youths."""
    names: frozenset[str]
    """Capitalised words of the sentence."""
    figures: frozenset[tuple[str, float]]
    cues: frozenset[str]
    """How it is told: definite, indefinite, new, lede, background, behind another act ("after a pilot was killed")."""


@dataclass(frozen=True, slots=True)
class Mention(Traits):
    """One mention: an event of the record, or a noun such as "blast" or "quake" that no event was made of."""

    id: str
    article: str
    event: Event | None
    anchor: Span
    sentence: Span
    beside: tuple[Days, ...]
    """Days that its sentence states, of whatever."""


def mentions_of(record: Record) -> tuple[Mention, ...]:
    """The mentions of a record in order of the text; what did not happen, and strings of attacks, are none."""
    frame = Frame(record)
    events = [event for event in record.events if is_single(event)][:MOST]
    found = [frame.of_event(event) for event in events]
    found += [frame.of_noun(span, cls) for span, cls in islice(_nouns(record), MOST)]
    return tuple(sorted(found, key=lambda each: (each.anchor, each.id)))[:MOST]


def is_single(event: Event) -> bool:
    """True for one act that happened, is going on or is claimed."""
    claimed = any(actor.attribution in {"claimed", "admitted"} for actor in event.actors)
    return event.count == "single" and (event.status in _OPEN_STATUS or (claimed and event.status != "negated"))


def days_of(start: str | None, end: str | None) -> Days | None:
    """Two ISO dates as ordinals; null where either side is open or no date."""
    try:
        first, last = date.fromisoformat((start or "")[:10]), date.fromisoformat((end or "")[:10])
    except ValueError:
        return None
    return first.toordinal(), last.toordinal()


def _nouns(record: Record) -> Iterator[tuple[Span, str]]:
    """Nouns for a happening outside of every event's trigger, if no word before them makes them unreal."""
    text, words = record.article.text, act_words()
    barred = [block.span for block in record.article.blocks if block.is_repeat or block.kind == "boilerplate"]
    # "Strike" in "the National Strike Council" is no strike.
    barred += [
        span for actor in record.actors if actor.kind in _NAMED for span in actor.mentions if len(text[span.start : span.end].split()) > 1
    ]
    taken = sorted([*(event.trigger for event in record.events), *barred])
    starts = [span.start for span in taken]
    for match in words.nouns.finditer(text):
        span = Span(*match.span())
        at = bisect_right(starts, span.start)
        near = taken[max(0, at - 2) : at + 1]
        if not any(each.overlaps(span) for each in near) and not _is_unreal(text, span):
            yield span, words.verbs[stem(match[0])]


def _is_unreal(text: str, span: Span) -> bool:
    """True where the words beside a noun say that it may or should not be: "any attack", "an attack could follow"."""
    before = text[max(0, span.start - _BEFORE) : span.start].rpartition(". ")[2]
    after = " ".join(text[span.end : span.end + _BEFORE].split()[:2])
    return bool(merge_words("unreal").search(before) or merge_words("unreal").match(after))


class Frame:
    """What all mentions of one record share: its places, quantities, names and sentence bounds."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.text = record.article.text
        self.actors = {actor.id: actor for actor in record.actors}
        self.places = {place.id: place for place in record.places}
        self.quantities = {quantity.id: quantity for quantity in record.quantities}
        published = record.article.published
        self.told = days_of(published.start, published.end) if published else None
        self.lede = _lede(record)
        self.said = sorted(part for claim in record.claims if claim.speaker.kind != "outlet" for part in claim.content)
        self.said_starts = [part.start for part in self.said]
        self.times = sorted(record.times, key=lambda time: time.span)
        self.time_starts = [time.span.start for time in self.times]
        self.ends = [match.end() for match in _SENTENCE_END.finditer(self.text)]

    def of_event(self, event: Event) -> Mention:
        """The mention that an event of the record is."""
        classes, group = classes_of(self.record, event)
        place = self._place(event)
        whom = self._ids(one.actor for one in event.recipients)
        return Mention(
            id=event.id,
            article=self.record.article.id,
            event=event,
            anchor=event.trigger,
            sentence=event.sentence,
            classes=classes,
            group=group,
            days=self._days(event),
            beside=self._beside(event.sentence),
            told=self.told,
            places=(place,) if place else (),
            actors=self._ids(one.actor for one in event.actors if one.attribution != "denied"),
            recipients=whom,
            people=frozenset(one for one in whom if one.startswith("person:")),
            sides=self._sides(event),
            names=self._names(event.sentence),
            figures=self._figures((self.quantities[one] for one in event.quantities if one in self.quantities), event.sentence),
            cues=self._cues(event.trigger, event.sentence, background=self._is_background(event)),
        )

    def of_noun(self, span: Span, cls: str) -> Mention:
        """The mention that a bare noun is."""
        return self._at(span, self._with_tools(span, cls), act_words().groups[cls])

    def of_words(self, span: Span, word: str, event: Event | None) -> Mention:
        """The mention that any words are, be they an event's trigger or not: its classes are its own word and the synonyms."""
        classes = frozenset({f"word:{stem(word)}", f"root:{root(word)}", *act_classes(word)})
        found = self.of_event(event) if event is not None else self._at(span, classes, ANY)
        own = finding_id(self.record.article, "event", span)
        # Any act has no day or place of its own more often than not: the words right beside it tell it from others.
        names = found.names | self._near(span)
        return replace(found, id=own, anchor=span, classes=classes, group=ANY, cues=frozenset(), names=names)

    def _near(self, span: Span) -> frozenset[str]:
        """The words that say something among the few to either side, in the same sentence."""
        sentence = self.sentence_at(span)
        left = [match[0] for match in _WORD.finditer(self.text, sentence.start, span.start)][-_FEW:]
        right = [match[0] for match in islice(_WORD.finditer(self.text, span.end, sentence.end), _FEW)]
        weak = trip_words().weak
        return frozenset(stem(word) for word in (*left, *right) if len(word) >= _SHORTEST and word.lower() not in weak)

    def _at(self, span: Span, classes: frozenset[str], group: str) -> Mention:
        """A mention without an event: its sentence gives days, names and figures."""
        sentence = self.sentence_at(span)
        inside = [quantity for quantity in self.record.quantities if sentence.contains(quantity.span)]
        return Mention(
            id=finding_id(self.record.article, "event", span),
            article=self.record.article.id,
            event=None,
            anchor=span,
            sentence=sentence,
            classes=classes,
            group=group,
            days=self._stated(span, sentence),
            beside=self._beside(sentence),
            told=self.told,
            places=(),
            actors=frozenset(),
            recipients=frozenset(),
            people=frozenset(),
            sides=frozenset(),
            names=self._names(sentence),
            figures=self._figures(inside, sentence),
            cues=self._cues(span, sentence, background=False),
        )

    def sentence_at(self, span: Span) -> Span:
        """The sentence around some characters, by full stops and line ends."""
        at = bisect_right(self.ends, span.start)
        start = self.ends[at - 1] if at else 0
        end = self.ends[at] if at < len(self.ends) else len(self.text)
        return Span(max(start, span.start - _LONGEST), min(end, span.end + _LONGEST))

    def _with_tools(self, span: Span, cls: str) -> frozenset[str]:
        before = self.text[max(0, span.start - _BEFORE) : span.start].split()[-2:]
        after = self.text[span.end : span.end + _BEFORE].split()[:2]
        tools = act_words().tools
        return frozenset({cls, *(tools[stem(word)] for word in [*before, *after] if stem(word) in tools)})

    def _dated(self, sentence: Span) -> Iterator[tuple[Span, Days]]:
        """Days before the publication that a sentence names."""
        at = bisect_left(self.time_starts, sentence.start)
        for time in self.times[at : bisect_left(self.time_starts, sentence.end)]:
            days = days_of(time.start, time.end)
            if days is not None and time.type in {"DATE", "TIME"} and not self._is_ahead(days):
                yield time.span, days

    def _stated(self, span: Span, sentence: Span) -> Days | None:
        """The nearest dated words of the sentence."""
        near = [(time, days) for time, days in self._dated(sentence) if not self._is_parted(time, span)]
        nearest = min(near, key=lambda pair: abs(pair[0].start - span.start), default=None)
        return nearest[1] if nearest else None

    def _said_around(self, span: Span) -> Span | None:
        """The innermost words of somebody else that hold some characters."""
        start = bisect_right(self.said_starts, span.start)
        return next((part for part in reversed(self.said[max(0, start - _NESTED) : start]) if part.contains(span)), None)

    def _is_parted(self, time: Span, span: Span) -> bool:
        """True where a word such as "after" stands between: "on Wednesday, days after a bombing"."""
        between = self.text[min(time.end, span.end) : max(time.start, span.start)]
        return merge_words("apart").search(between) is not None

    def _is_beside(self, time: Span, span: Span) -> bool:
        gap = max(time.start - span.end, span.start - time.end)
        return gap <= _BEFORE and not self._is_parted(time, span)

    def _beside(self, sentence: Span) -> tuple[Days, ...]:
        return tuple(days for _, days in self._dated(sentence))

    def _place(self, event: Event) -> Place | None:
        """The place that the act's own words give; a country that only its object names is none: "Iran's top general"."""
        place = self.places.get(event.where.place or "") if event.where else None
        if event.where is None or place is None or event.where.basis == "phrase":
            return place
        return place if event.where.basis == "object" and place.kind != "country" else None

    def _days(self, event: Event) -> Days | None:
        if event.when is None or event.when.basis == "publication":
            beside = [(time, days) for time, days in self._dated(event.sentence) if self._is_beside(time, event.trigger)]
            return beside[0][1] if len(beside) == 1 else None
        days, words = days_of(event.when.start, event.when.end), event.when.span
        # "Jets hit the town on Saturday after a pilot was executed": the day is that of the raid.
        is_of_other = words is not None and event.sentence.contains(words) and self._is_parted(words, event.trigger)
        return None if days is None or is_of_other or self._is_ahead(days) else days

    def _is_behind(self, span: Span, sentence: Span) -> bool:
        """True for what stands behind a word such as "after" in its clause: "after a pilot was killed"."""
        clause = self.text[max(sentence.start, span.start - _BEFORE) : span.start].rpartition(", ")[2]
        return merge_words("apart").search(clause) is not None

    def _is_ahead(self, days: Days) -> bool:
        """True for days after the publication: what has happened did not happen then."""
        return self.told is not None and days[0] > self.told[1]

    def _ids(self, found: Iterable[str | None]) -> frozenset[str]:
        """Ids and those to whom they belong as members or parts."""
        out = set()
        for one in found:
            actor = self.actors.get(one or "")
            if actor is not None:
                out |= {actor.id, *(tie.to for tie in actor.ties if tie.kind != "backed_by")}
        return frozenset(out)

    def _is_background(self, event: Event) -> bool:
        """True for background; in reported speech "had been killed" is only what "were killed" becomes."""
        is_said = self._said_around(event.trigger) is not None
        return event.frame != "news" and not (is_said and self._days(event) is None)

    def _sides(self, event: Event) -> frozenset[str]:
        words = " ".join(self.record.text_of(one.span) for one in event.actors if one.attribution != "denied")
        return frozenset(term.below or term.kind for term in terms_in("perpetrator", words))

    def _names(self, sentence: Span) -> frozenset[str]:
        return frozenset(match[0].lower() for match in _NAME.finditer(self.text, sentence.start, sentence.end))

    def _figures(self, found: Iterable[Quantity], sentence: Span) -> frozenset[tuple[str, float]]:
        strengths = strengths_in(self.record.text_of(sentence)) if sentence.end - sentence.start <= _LONGEST else frozenset()
        tolls = ((one.role, one.low) for one in found if one.role in _TOLLS and one.low)
        return frozenset(tolls) | (frozenset({(MAGNITUDE, min(strengths))}) if len(strengths) == 1 else frozenset())

    def _cues(self, span: Span, sentence: Span, *, background: bool) -> frozenset[str]:
        cues = {"lede"} if any(each.contains(span) for each in self.lede) else set()
        cues |= {"background"} if background else set()
        cues |= {"new"} if merge_words("elsewhere").search(self.text, sentence.start, span.end) else set()
        if not act_words().nouns.fullmatch(self.text, span.start, span.end):
            return frozenset(cues | ({"behind"} if self._is_behind(span, sentence) else set()))
        before = self.text[max(0, span.start - _BEFORE) : span.start].rpartition(". ")[2]
        near = " ".join(before.split()[-4:])
        apart = merge_words("apart").search(near)
        if merge_words("new_one").search(near) or (apart and merge_words("indefinite").search(near, apart.end())):
            return frozenset(cues | {"new", "noun"})
        points = [(match.end(), role) for role in ("definite", "indefinite") for match in merge_words(role).finditer(near)]
        return frozenset(cues | {"noun"} | ({max(points)[1]} if points else set()))


def _lede(record: Record) -> tuple[Span, ...]:
    """The title and the first two sentences of the first paragraph."""
    blocks = [block for block in record.article.blocks if not block.is_repeat]
    titles = [block.span for block in blocks if block.kind == "title"]
    body = [block.span for block in blocks if block.kind == "paragraph" and block.span.end - block.span.start >= _PARAGRAPH]
    return (*titles, *(Span(span.start, min(span.end, span.start + LEDE)) for span in body[:1]))


def classes_of(record: Record, event: Event) -> tuple[frozenset[str], str]:
    """The classes of an event by trigger, mode and means, and their group; by type where no word is known.

    "launched rockets" is attack and rockets, of the group violence.
    """
    words = act_words()
    trigger = record.text_of(event.trigger).lower()
    named = words.phrases.get(trigger) or next((words.verbs[stem(word)] for word in trigger.split() if stem(word) in words.verbs), None)
    means = record.text_of(event.instrument).split() if event.instrument else []
    found = {named, words.modes.get(event.mode or ""), *(words.tools.get(stem(word)) for word in means)} - {None}
    if named is None and event.type == "ASSAULT":
        found.add("attack")
    if not found or (named is None and event.type != "ASSAULT"):
        told = (name for word in trigger.split() for name in act_classes(word) - {LIGHT})
        return frozenset({f"{event.type}:{stem(trigger)}", *(f"{event.type}:{name}" for name in told)}), event.type
    groups = {words.groups[cls] for cls in found if cls}
    group = words.groups[named] if named else min(groups)
    return frozenset(cls for cls in found if cls and words.groups[cls] == group), group
