"""The article's own voice as a source: one claim, speaker kind `outlet`, about every event that nobody else is said to report."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from tocsin.extract.beliefs import Beliefs, certainty_of
from tocsin.model import About, Claim, Event, Record, Span, Speaker, finding_id
from tocsin.model.vocabulary import AboutStance, Status

OUTLET = Speaker(None, None, "outlet")
# What might be or would be is asserted by nobody.
_NOT_YET: frozenset[Status] = frozenset({"hypothetical", "conditional"})


def own_claim(record: Record, reported: Sequence[Claim], beliefs: Beliefs) -> Claim | None:
    """The claim of the outlet, or null where others say everything.

    "Rockets hit the base. The army said it shot down a drone." gives one about the rockets alone; the saying is no event to vouch for.
    """
    events = list(_own_events(record, reported))
    if not events:
        return None
    cues = tuple(event.trigger for event in events)
    return Claim(
        id=finding_id(record.article, "claim", Span(0, len(record.article.text))),
        speaker=OUTLET,
        cues=cues,
        content=tuple(sorted({event.sentence for event in events})),
        sentence=events[0].sentence,
        quote="none",
        said=record.article.published,
        about=tuple(_about(event, beliefs) for event in events),
        rule="outlet/own",
    )


def _own_events(record: Record, reported: Sequence[Claim]) -> Iterator[Event]:
    """Events outside all reported words, and no saying themselves."""
    taken = sorted(span for claim in reported for span in (*claim.content, *claim.cues))
    starts, ends = [span.start for span in taken], list(accumulate((span.end for span in taken), max))
    for event in record.events:
        before = bisect_left(starts, event.trigger.end)
        if event.status not in _NOT_YET and not (before and ends[before - 1] > event.trigger.start):
            yield event


def _about(event: Event, beliefs: Beliefs) -> About:
    value = beliefs.of(event) or 0.0
    stance: AboutStance = "denies" if event.status == "negated" or value < 0 else "affirms"
    return About(event.id, "occurrence", stance, certainty_of(value), round(value, 1))
