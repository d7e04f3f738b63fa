"""Which mentions in one story are one act, whatever act it is: "the temblor", "the quake", "shook the island".

The comparison is that of incidents (`across`); here it meets mentions that somebody else found, by their words alone, and all mentions
of a story are grouped by average link.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tocsin.lexicon.merging import LIGHT
from tocsin.merge.incidents import across
from tocsin.merge.likeness import Profile, profile
from tocsin.merge.mentions import Frame, Mention
from tocsin.model import Record, Span

ONE_AT = 3.0
"""Score of a pair from which two groups may be joined; set on 23 topics of look-alike stories, see docs/decisions/032."""
_SLACK = 0.6
"""So much less may groups be alike on average than the pair that joins them."""
_SAME_WORD = 1.2
_ONE_WORD = ("word:", "root:")
_SAYS_LITTLE = -2.0
"""What the same word adds, and what a word that says little ("make", "it") takes away."""


def mentions_at(record: Record, heads: Iterable[tuple[Span, str]]) -> tuple[Mention, ...]:
    """The mentions that some words of a record are, each given with its basic form: (12, 16), "shoot" for "shot".

    Days, parties and names come from the event of the word, else from its sentence.
    """
    frame = Frame(record)
    triggers = {event.trigger: event for event in record.events}
    return tuple(
        frame.of_words(span, word, next((event for each, event in triggers.items() if each.overlaps(span)), None)) for span, word in heads
    )


def likeness_of(a: Profile, b: Profile) -> float | None:
    """How alike two mentions of one story are; null where their words name different acts, or something vetoes it."""
    shared = a.classes & b.classes - {LIGHT}
    if not shared:
        return None
    found = across(a, b, is_one_story=True)
    if found.veto is not None:
        return None
    same = _SAME_WORD if any(name.startswith(_ONE_WORD) for name in shared) else 0.0
    return found.score + same + (_SAYS_LITTLE if LIGHT in a.classes else 0.0)


def grouped(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, ...]]:
    """The mentions of one story, those of one act together; the result does not depend on their order."""
    listed = [profile([each]) for each in sorted(mentions, key=lambda each: (each.article, each.anchor, each.id))]
    far = -ONE_AT
    sums = [[far] * len(listed) for _ in listed]
    pairs = []
    for j in range(len(listed)):
        for i in range(j):
            fit = likeness_of(listed[i], listed[j])
            if fit is not None:
                sums[i][j] = sums[j][i] = fit
                pairs += [(-fit, i, j)] if fit >= ONE_AT else []
    members = {at: [at] for at in range(len(listed))}
    owner = list(members)
    for _, i, j in sorted(pairs):
        one, other = sorted((owner[i], owner[j]))
        if one != other and sums[one][other] / (len(members[one]) * len(members[other])) >= ONE_AT - _SLACK:
            _join(one, other, members, sums)
            for at in members[one]:
                owner[at] = one
    return (tuple(listed[at].mentions[0] for at in held) for held in members.values())


def _join(one: int, other: int, members: dict[int, list[int]], sums: list[list[float]]) -> None:
    members[one] += members.pop(other)
    for at in members:
        sums[one][at] += sums[other][at]
        sums[at][one] = sums[one][at]
