"""What is said to have broken a truce without the word: "the army said that the rebels had shelled two villages", beside the truce that both agreed to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tocsin.lexicon.commitments import words
from tocsin.model import Claim, Commitment, Event, EventActor, Interval, Party, Record, Span, Speaker, Violation

_HOSTILE = frozenset({"ASSAULT", "MOBILIZE", "COERCE"})
_SAYING = frozenset({"assert", "accuse", "announce", "confirm", "deny", "warn"})
# "Sarmatian" is of "Sarmatia": names that begin with so many letters alike.
_LONG = 6
# Accusations stand behind the truce, or so many characters before it where the lede tells them first.
_LEDE = 600
# More statements of attacks than this are a war and no quarrel about a truce.
_MOST = 12


def with_breaches(commitments: list[Commitment], record: Record) -> list[Commitment]:
    """The one truce of an article with the hostile acts that somebody says a side of it did, and with the sides that blame each other."""
    held = [at for at, each in enumerate(commitments) if each.kind == "truce" and each.truce is not None and each.same_as is None]
    if len(held) != 1:
        return commitments
    at = held[0]
    first = commitments[at]
    truce = first.truce
    if truce is None:
        return commitments
    told = [claim for each in truce.violations if (claim := each.claim) is not None]
    found = [each for each in _alleged(first, record) if each.claim not in told][:_MOST]
    truce = replace(truce, violations=(*truce.violations, *found))
    truce = replace(truce, parties=truce.parties or _sides(found, record))
    return [*commitments[:at], replace(first, truce=truce), *commitments[at + 1 :]]


def _alleged(truce: Commitment, record: Record) -> Iterator[Violation]:
    """One for each statement, of its first hostile act that can have fallen into the truce."""
    events = {event.id: event for event in record.events}
    parties = truce.truce.parties if truce.truce is not None else ()
    for claim in record.claims:
        if claim.speaker.kind in {"outlet", "unattributed"} or not _SAYING & set(claim.acts):
            continue
        about = (events[each.event] for each in claim.about if each.event in events)
        event = next((each for each in about if _is_hostile(each, record) and _can_break(each, truce)), None)
        if (
            event is not None
            and claim.sentence.end >= truce.sentence.start - _LEDE
            and (not parties or _is_of_sides(event, claim, parties, record))
        ):
            yield _violation(event, claim)


def _is_hostile(event: Event, record: Record) -> bool:
    is_deed = (
        event.type in _HOSTILE
        and event.count == "single"
        and event.status in {"actual", "ongoing", "negated"}
        and event.frame != "anniversary"
    )
    return is_deed and record.text_of(event.trigger).lower() not in words("truce_noun")


def _can_break(event: Event, truce: Commitment) -> bool:
    """False for what the truce's own words name and for a deed dated before it was declared."""
    if truce.sentence.contains(event.trigger):
        return False
    terms = truce.truce
    declared = (terms.in_effect or terms.declared) if terms is not None else None
    when = event.when.end if event.when is not None and event.when.basis != "publication" else None
    return when is None or declared is None or declared.start is None or when[:10] >= declared.start[:10]


def _is_of_sides(event: Event, claim: Claim, parties: tuple[Party, ...], record: Record) -> bool:
    """True if who speaks or who acts is one of the parties, by actor or by a name that both have."""
    voices: list[EventActor | Speaker] = [claim.speaker, *event.actors]
    return any(_is_same(voice, party, record) for voice in voices for party in parties)


def _is_same(voice: EventActor | Speaker, party: Party, record: Record) -> bool:
    if voice.actor is not None and voice.actor == party.actor:
        return True
    if voice.span is None:
        return False
    left, right = _key(record, voice.span), _key(record, party.span)
    return any(one == other or (min(len(one), len(other)) >= _LONG and one[:_LONG] == other[:_LONG]) for one in left for other in right)


def _key(record: Record, span: Span) -> set[str]:
    """The words of a name that can tell a side: capitalised, or a common noun for a body; "the" and "of" are none."""
    spoken = record.text_of(span).split()
    return {word.strip(".,'’s").lower() for word in spoken if word[:1].isupper() and word.lower() not in {"the", "a", "an"}} | {
        word.lower() for word in spoken if word.lower() in words("force_noun")
    }


def _violation(event: Event, claim: Claim) -> Violation:
    when = event.when if event.when is not None and event.when.basis != "publication" else None
    by = next(iter(event.actors), None)
    return Violation(
        span=event.trigger,
        by=Party(by.span, by.actor) if by is not None else None,
        claim=claim.id,
        polarity="negative" if any(each.event == event.id and each.stance == "denies" for each in claim.about) else "positive",
        on=Interval(when.start, when.end, when.granularity) if when is not None else None,
    )


def _sides(found: list[Violation], record: Record) -> tuple[Party, ...]:
    """Who blames the other and is blamed: the parties of a truce whose parties nobody names."""
    speakers = {claim.id: claim.speaker for claim in record.claims}
    said = [speakers[each.claim] for each in found if each.claim in speakers]
    sides: dict[str, Party] = {}
    for each in found:
        if each.by is not None and any(_is_same(voice, each.by, record) for voice in said):
            sides.setdefault(each.by.actor or record.text_of(each.by.span), each.by)
    return tuple(sides.values()) if len(sides) > 1 else ()
