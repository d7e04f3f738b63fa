"""A later article as it is compared with a wire: its sentences as words, with what each means and whether it is told as having happened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from tocsin.lexicon.trips import meanings_at, root, trip_words
from tocsin.model import Actor, Event, Place, Record, Span

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_][^\W_]*(?:['’][^\W_]+)?|%")
_STOP = re.compile(r"[.!?][\"'”’)]*(?=\s+[\"'“‘(]?[^\W_a-z])")
_BREAK = re.compile(r"[,;:()\"“”–—]|\s-\s")
_LAST_WORD = re.compile(r"(\w+)\.?$")
# Words before an act that say it did not happen stand within so many words of it.
REACH = 9
# Characters of the longest sentence that is read in one piece.
_LONGEST = 1500
# An auxiliary, a particle or a word that ends a state stands within so many words.
NEAR = 4

State = Literal["real", "denied", "unreal"]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a sentence."""

    text: str
    span: Span
    root: str
    meanings: frozenset[str]
    state: State


@dataclass(frozen=True)
class Told:
    """One sentence of an article."""

    record: Record
    span: Span
    words: tuple[Word, ...]

    @cached_property
    def roots(self) -> frozenset[str]:
        """The roots of its words."""
        return frozenset(word.root for word in self.words)

    @cached_property
    def known(self) -> frozenset[str]:
        """The meanings of all its words."""
        return frozenset(meaning for word in self.words for meaning in word.meanings)

    @cached_property
    def names(self) -> tuple[tuple[Span, str], ...]:
        """Named parties and places with their keys, a speaker behind his words left out."""
        voices = speakers_behind(self.record, self.span)
        return tuple((at, key) for at, key in mentions(self.record, self.span) if not any(voice.contains(at) for voice in voices))

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The places that it names, a speaker's country left out."""
        voices = speakers_behind(self.record, self.span)
        return tuple(
            place
            for place in self.record.places
            if any(self.span.contains(use.span) and not any(voice.contains(use.span) for voice in voices) for use in place.mentions)
        )

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of its names, with the countries of its places."""
        return frozenset[str]().union(*(keys_of(self.record, key) for _, key in self.names)) | {
            place.country for place in self.places if place.country
        }

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events that it tells."""
        return tuple(each for each in self.record.events if self.span.contains(each.trigger))

    def event_at(self, word: Word) -> Event | None:
        """The event whose trigger holds the word."""
        return next((each for each in self.events if each.trigger.start <= word.span.start < each.trigger.end), None)


def sentences_of(record: Record) -> Iterator[Told]:
    """The sentences of paragraphs, titles and headings, in order."""
    for block in record.article.blocks:
        if block.kind in {"boilerplate", "caption", "byline", "dateline"} or block.is_repeat:
            continue
        start, text = block.span.start, record.text_of(block.span)
        for end in _short([*_stops(text), len(text)], text):
            if text[start - block.span.start : end].strip():
                yield told(record, Span(start, block.span.start + end))
            start = block.span.start + end


def _short(ends: list[int], text: str) -> Iterator[int]:
    """The ends of sentences, and of stretches of those that no reader would finish: words are compared each with each."""
    start = 0
    for end in ends:
        while end - start > _LONGEST:
            blank = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
            start = blank if blank > 0 else start + _LONGEST
            yield start
        yield end
        start = end


def _stops(text: str) -> Iterator[int]:
    for match in _STOP.finditer(text):
        before = _LAST_WORD.search(text[max(0, match.start() - NEAR * 2) : match.start()])
        last = before[1].lower() if before else ""
        if len(last) > 1 and last not in trip_words()["abbreviation"]:
            yield match.end()


def told(record: Record, span: Span) -> Told:
    """A stretch of text as words."""
    found = [(match[0], Span(span.start + match.start(), span.start + match.end())) for match in WORD.finditer(record.text_of(span))]
    texts = [text for text, _ in found]
    joints = [_BREAK.search(record.article.text[one.end : two.start]) is not None for (_, one), (_, two) in pairwise(found)]
    lowered = [text.lower() for text in texts]
    return Told(
        record,
        span,
        tuple(Word(text, at, root(text), meanings_at(texts, n), _state(lowered, joints, n)) for n, (text, at) in enumerate(found)),
    )


def _state(words: list[str], joints: list[bool], at: int) -> State:
    """Whether a word is told as having happened, as not having happened, or as planned, feared or possible."""
    table = trip_words()
    start = _segment(words, joints, at)
    before = words[start:at]
    behind = words[at + 1 : at + 3]
    if _is_negated(before) or table["denial"].intersection(words[:at]) or table["nobody"].intersection(behind[:1]):
        return "denied"
    if table["refusal"].intersection(before):
        return "denied"
    if any(f"{one}_{two}" in table["called_off"] for one, two in pairwise(before)):
        return "unreal"
    if _keeps(words, at):
        return "real"
    if (
        before[-1:] == ["from"]
        or "_".join(words[at - 1 : at + 1]) in table["stale"]
        or _is_foreseen(before)
        or _is_topic(before)
        or _is_aim(words, start, at)
        or (behind and behind[0] in table["behind"])
    ):
        return "unreal"
    told = _told_of_noun(words, joints, at)
    if told is not None:
        return told
    if any(root(each) in table["ending"] for each in before[-NEAR - 2 :]) and not words[at].endswith("ed"):
        return "unreal"
    return "real"


def _is_foreseen(before: list[str]) -> bool:
    """True for "may", "plans to", "about to"; not for "about 300 men"."""
    table = trip_words()
    return any(
        word in table["unreal"] and (word not in table["before_to"] or before[n + 1 : n + 2] in ([], ["to"]))
        for n, word in enumerate(before)
    )


def _is_topic(before: list[str]) -> bool:
    """True for a deed that is only talked of: "talks with the group about a contract", "negotiations on the release"."""
    table = trip_words()
    near = [word for word in before if word not in table["determiner"] or word in {"on", "about", "over"}]
    is_noun = before[-1:] != near[-1:] or before[-1:] in (["about"], ["on"], ["over"])
    return is_noun and (near[-1:] == ["about"] or (near[-1:] in (["on"], ["over"]) and bool(table["topic"].intersection(before))))


def _told_of_noun(words: list[str], joints: list[bool], at: int) -> State | None:
    """What the verb behind a deed in a noun says of it: "scrapping the tax was not discussed", "an attack would be a mistake"."""
    table = trip_words()
    is_noun = words[at].endswith("ing") or (at > 0 and words[at - 1] in table["determiner"])
    if not is_noun or words[at].endswith("ed"):
        return None
    for n in range(at + 1, min(at + REACH, len(words))):
        if joints[n - 1] or words[n] in table["opening"] or words[n] in {"and", "but", "that", "who", "which"}:
            return None
        if words[n] in table["modal"]:
            return "unreal"
        if words[n] in table["being"] | {"has", "have", "had"}:
            return "denied" if table["negation"].intersection(words[n + 1 : n + 2]) else None
    return None


def _keeps(words: list[str], at: int) -> bool:
    """True for "will keep", "would stay": what goes on is no plan."""
    return root(words[at]) in trip_words()["against:any"] and bool({"will", "would"}.intersection(words[max(0, at - 2) : at]))


def _segment(words: list[str], joints: list[bool], at: int) -> int:
    """Where the stretch begins that governs a word: behind a comma, or a word that opens another clause."""
    opening = trip_words()["opening"]
    for each in range(at - 1, max(at - REACH, 0) - 1, -1):
        if joints[each] or words[each] in opening:
            return each + 1
    return max(at - REACH, 0)


def _is_negated(before: list[str]) -> bool:
    negation = trip_words()["negation"]
    return any(
        (word in negation or word.endswith(("n't", "n’t"))) and before[each + 1 : each + 2] != ["only"] for each, word in enumerate(before)
    )


def _is_aim(words: list[str], start: int, at: int) -> bool:
    """True for "to cross", "to have crossed" where no word says that it came about: "managed to cross", "began to cross"."""
    to = next((each for each in (at - 1, at - 2) if each >= start and words[each] == "to"), None)
    if to is None or words[at].endswith(("ing", "ed")) or words[to + 1] in {"the", "a", "an", "its", "his", "their"}:
        return False
    return not trip_words()["realized"].intersection(words[max(start, to - NEAR) : to])


def speakers_behind(record: Record, span: Span) -> list[Span]:
    """Who is named at the end of a sentence for having said it: "…, the Norlander army said"."""
    return [
        claim.speaker.span
        for claim in record.claims
        if claim.speaker.span is not None
        and span.contains(claim.speaker.span)
        and claim.content
        and claim.speaker.span.start >= max((each.end for each in claim.content if span.overlaps(each)), default=claim.speaker.span.end)
    ]


def mentions(record: Record, span: Span) -> Iterator[tuple[Span, str]]:
    """Named parties and places inside some characters, each with the key by which it is compared (`key_of`)."""
    weak = trip_words().weak
    parties = []
    wide = [use.span for place in record.places for use in place.mentions if span.contains(use.span)]
    for actor in record.actors:
        is_nameless = actor.kind in {"unnamed", "people"}
        if is_nameless and actor.country is None:
            continue
        is_local = actor.country is None and actor.id.startswith("local:")
        for mention in actor.mentions:
            is_part = any(each.contains(mention) and each != mention for each in wide)  # "China" of "South China Sea"
            if span.contains(mention) and not is_part and record.text_of(mention).lower() not in weak:
                part = mention if actor.kind == "state" else named_part(record, mention)
                is_bare = part.start == part.end
                if is_bare and (is_local or actor.kind in {"organisation", "armed_group", "state", "person"}):
                    continue
                if is_nameless and not is_bare:
                    continue  # "Kurdish fighters": whose they are is told by the names inside, not guessed from the article
                parties.append(part)
                yield part, key_of(actor)
    for place in record.places:
        for use in place.mentions:
            if span.contains(use.span) and not (place.kind != "country" and any(each == use.span for each in parties)):
                is_state = place.kind == "country" or use.use == "metonym"
                yield use.span, (place.country or place.id) if is_state else place.id


def key_of(actor: Actor) -> str:
    """By what an actor is compared: the country for a state and its bodies, else its own id: one armed group of a country is not the other."""
    is_own = actor.kind in {"armed_group", "person"} or (actor.kind == "organisation" and not _OFFICIAL.intersection(actor.sectors))
    return actor.id if is_own else (actor.country or actor.id)


# Sectors of the bodies that act for a state.
_OFFICIAL = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})


def keys_of(record: Record, key: str) -> frozenset[str]:
    """A key with all that it stands for: the country of a president, the group of which another is a part."""
    found = {key}
    for actor in record.actors:
        if actor.id == key:
            found.update(tie.to for tie in actor.ties if tie.kind != "backed_by")
            found.update([actor.country] if actor.country is not None else [])
    found.update(place.country for place in record.places if place.id == key and place.country is not None)
    return frozenset(found)


def named_part(record: Record, mention: Span) -> Span:
    """The capitalised words of a mention: "American" of "American soldiers"."""
    found = [match.span() for match in WORD.finditer(record.text_of(mention)) if match[0][0].isupper()]
    return Span(mention.start + found[0][0], mention.start + found[-1][1]) if found else Span(mention.start, mention.start)
