"""Doc and record in, the record with its commitments out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tocsin.extract.claims.hedges import governs, hedges_in
from tocsin.extract.commitments.ceasing import ceasing_draft
from tocsin.extract.commitments.conditional import bound_draft, conditional_draft, standing_draft
from tocsin.extract.commitments.conditions import Found, act_of, choose, conditions_in
from tocsin.extract.commitments.cues import cue_drafts
from tocsin.extract.commitments.deeds import deed_draft
from tocsin.extract.commitments.draft import FIRST, VERBAL, Draft
from tocsin.extract.commitments.dues import DueTokens, due_of, due_within, target_of
from tocsin.extract.commitments.fates import fate_of
from tocsin.extract.commitments.guards import is_deed_of_nature, is_history, is_out_of_scope, is_question
from tocsin.extract.commitments.implicit import any_deed, implicit_drafts
from tocsin.extract.commitments.kinds import refined
from tocsin.extract.commitments.lines import line_drafts
from tocsin.extract.commitments.parties import addressee
from tocsin.extract.commitments.reported import reported_draft
from tocsin.extract.commitments.seconds import split
from tocsin.extract.commitments.sides import with_sides
from tocsin.extract.commitments.spans import action_span, party_span
from tocsin.extract.commitments.spoken import spoken_draft
from tocsin.extract.commitments.stitch import stitched
from tocsin.extract.commitments.terms import terms_of
from tocsin.extract.commitments.ties import tie_draft
from tocsin.extract.commitments.truce_endings import with_endings
from tocsin.extract.commitments.truces import known_draft, truce_draft
from tocsin.extract.commitments.ultimatums import ultimatum_draft
from tocsin.extract.commitments.wills import must_draft, will_draft
from tocsin.extract.lookup import Mentions
from tocsin.extract.syntax import sentences, trimmed
from tocsin.extract.times.index import TimesIndex
from tocsin.model import Action, Claim, Commitment, Condition, Due, Event, Interval, Party, Record, Span, finding_id

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SpacySpan

_SILENT = frozenset({"dateline", "byline", "caption", "boilerplate"})
# A sentence of more tokens is a list or a broken page.
_LONGEST = 250
# Findings are looked up by stretches of so many characters, so that a long text is not read through for each of its sentences.
_STRETCH = 1_000


@dataclass(frozen=True, slots=True)
class Page:
    """What every sentence of one article is read with."""

    record: Record
    index: TimesIndex
    actors: Mentions
    starts: tuple[int, ...]
    claims_at: Mapping[int, tuple[int, ...]]
    events_at: Mapping[int, tuple[int, ...]]

    @classmethod
    def of(cls, record: Record) -> Page:
        """The page of a record, its claims and events by the stretches of text that they touch."""
        claims = by_stretch(() if claim.speaker.kind == "outlet" else (*claim.content, *claim.cues) for claim in record.claims)
        events = by_stretch((event.trigger,) for event in record.events)
        starts = tuple(block.span.start for block in record.article.blocks)
        return cls(record, TimesIndex(record.times), Mentions.of_actors(record), starts, claims, events)


def by_stretch(findings: Iterable[Iterable[Span]]) -> Mapping[int, tuple[int, ...]]:
    """The numbers of findings by each stretch of text that their spans touch, in order."""
    out: dict[int, list[int]] = {}
    for number, spans in enumerate(findings):
        for stretch in {at for span in spans for at in stretches(span)}:
            out.setdefault(stretch, []).append(number)
    return {stretch: tuple(numbers) for stretch, numbers in out.items()}


def stretches(span: Span) -> range:
    """The stretches of text that a span touches."""
    return range(span.start // _STRETCH, span.end // _STRETCH + 1)


def _near(index: Mapping[int, tuple[int, ...]], span: Span) -> list[int]:
    """The numbers of the findings that may touch a span, in order."""
    return sorted({number for stretch in stretches(span) for number in index.get(stretch, ())})


def find_commitments(doc: Doc, record: Record) -> Record:
    """Every commitment of the article, in order of its cues.

    "If one American is killed, I will hold Iran responsible" is a threat by "I", to "Iran", with its condition.
    """
    page = Page.of(record)
    found: dict[str, Commitment] = {}
    for sent in sentences(doc):
        if len(sent) <= _LONGEST and not _is_silent(sent, page) and not is_question(sent):
            for commitment in _in_sentence(sent, page):
                found.setdefault(commitment.id, commitment)
    if not any(each.kind == "truce" for each in found.values()) and (known := _known_truce(doc, page)) is not None:
        found.setdefault(known.id, known)
    listed = sorted(found.values(), key=lambda each: each.sentence.start)
    told = with_sides(stitched(listed, record), doc, record, page.actors)
    return replace(record, commitments=with_endings(told, doc, page.index))


def _known_truce(doc: Doc, page: Page) -> Commitment | None:
    """The first truce that the article takes as known."""
    for sent in sentences(doc):
        draft = next((found for token in sent if (found := known_draft(token)) is not None), None) if len(sent) <= _LONGEST else None
        if draft is not None and not (
            _is_silent(sent, page) or is_question(sent) or is_history(draft.cue, page.index, _today(page.record))
        ):
            return _commitment(draft, conditions_in(sent), sent, page)
    return None


def _is_silent(sent: SpacySpan, page: Page) -> bool:
    at = bisect_right(page.starts, sent.start_char) - 1
    return at >= 0 and page.record.article.blocks[at].kind in _SILENT


def _in_sentence(sent: SpacySpan, page: Page) -> Iterator[Commitment]:
    conditions = conditions_in(sent)
    drafts = list(_unique([draft for token in sent for draft in _drafts(token, hangs=bool(conditions))]))
    if not drafts or is_out_of_scope(sent):
        return
    for draft in drafts:
        if is_history(draft.cue, page.index, _today(page.record)) or is_deed_of_nature(draft.head):
            continue
        if draft.kind == "truce" or not any(
            draft.cue.i in condition.indexes for condition in conditions if condition.kind != "in_exchange"
        ):
            yield from split(_commitment(draft, conditions, sent, page), sent, page.index, page.record)


def _drafts(token: Token, *, hangs: bool) -> Iterator[Draft]:
    """What each finder sees in one token; `hangs` where the sentence has a condition."""
    if (spoken := spoken_draft(token)) is not None:
        yield spoken
    if token.pos_ in {"PUNCT", "SPACE", "DET", "ADP"}:
        return
    yield from line_drafts(token)
    yield from implicit_drafts(token)
    finders = (ultimatum_draft, truce_draft, tie_draft, *((will_draft, must_draft, reported_draft) if token.pos_ in VERBAL else ()))
    yield from (draft for finder in finders if (draft := finder(token)) is not None)
    yield from cue_drafts(token)
    if token.pos_ in VERBAL:
        finders = (ceasing_draft, *((conditional_draft, standing_draft, bound_draft) if hangs else ()), deed_draft)
        yield from (draft for finder in finders if (draft := finder(token)) is not None)


# Which finder wins where two see one action: the kinds in the order of the guidelines.
_RANK = {
    kind: at
    for at, kind in enumerate(("ultimatum", "truce", "red_line", "threat", "refusal", "promise", "order", "demand", "plan", "assurance"))
}


def _unique(drafts: list[Draft]) -> Iterator[Draft]:
    """One draft for one action; an action inside another's condition or object is that one's."""
    best: dict[int, Draft] = {}
    for draft in drafts:
        held = best.get(draft.head.i)
        if held is None or (_RANK[draft.kind], draft.condition is None) < (_RANK[held.kind], held.condition is None):
            best[draft.head.i] = draft
    for draft in sorted(best.values(), key=lambda each: each.cue.i):
        if not any(_is_swallowed(draft, other) for other in best.values() if other is not draft):
            yield draft


def _is_swallowed(draft: Draft, other: Draft) -> bool:
    """True if another draft says the same better: its action is this one's cue, or this one's object."""
    if draft.cue.i == other.head.i and draft.cue.i != draft.head.i:
        return not _is_governed(draft, other)
    if other.cue.i == draft.head.i and other.cue.i != other.head.i:
        return _is_governed(other, draft)
    if draft.rule.startswith("truce/") and other.head.pos_ in VERBAL and draft.head.head.i == other.head.i:
        return (
            draft.head.dep_ == "dobj"
            and not other.rule.startswith("truce/")
            and other.kind in {"promise", "order", "plan", "refusal", "demand"}
        )
    return draft.rule == "ultimatum/noun" and draft.head.i == draft.cue.i and other.kind in {"ultimatum", "demand"}


def _is_governed(inner: Draft, outer: Draft) -> bool:
    """True if the inner commitment is what the outer one comes to: "plans to demand his resignation", "promised not to allow"."""
    return inner.kind not in {"plan", "promise"} and (outer.kind == "plan" or _RANK[inner.kind] < _RANK[outer.kind])


def _commitment(draft: Draft, conditions: list[Found], sent: SpacySpan, page: Page) -> Commitment:
    record = page.record
    condition = choose(draft, conditions)
    barred = condition.indexes if condition is not None else frozenset()
    due = due_of(draft, page.index, barred, _today(record)) or due_within(barred, page.index, draft.head)
    draft = refined(draft, has_due=due is not None and due.is_marked, condition=condition)
    if condition is None and draft.kind == "threat" and draft.threshold is None:
        draft = replace(draft, threshold=any_deed(draft.head))
    left_out = barred | (due.indexes if due is not None else frozenset())
    action = action_span(draft.head, left_out, whole=draft.is_whole, negative=draft.is_negative)
    sentence = trimmed(sent)
    anchor = Span(draft.cue.idx, action.end) if draft.cue.idx < action.end else Span(action.start, draft.cue.idx + len(draft.cue.text))
    claim = _claim_over(draft, page)
    return Commitment(
        id=finding_id(record.article, "commitment", anchor),
        kind=draft.kind,
        draws_line=draft.kind == "red_line" or (draft.kind == "threat" and (condition is not None or draft.threshold is not None)),
        action=Action(action, _type_at(action, page)),
        sentence=sentence,
        by=_maker(draft, claim, page),
        to=_party(addressee(draft, condition), page),
        made=_made(claim, draft, due, page),
        condition=_condition(condition, page),
        threshold=_threshold(draft, condition, left_out),
        due=_due(due),
        target=target_of(action, sentence, record),
        fate=(fate_of(draft, page.index),),
        claim=claim.id if claim is not None else None,
        rule=draft.rule,
        hedges=_hedges(draft, sent, claim),
        truce=terms_of(draft, page.index, page.actors, claim, barred),
    )


def _threshold(draft: Draft, condition: Found | None, left_out: frozenset[int]) -> Span | None:
    """The words of the limit: what is forbidden, or the deed that works as the condition: "any American casualties"."""
    if draft.threshold is not None:
        return action_span(draft.threshold, left_out, whole=draft.is_whole)
    return condition.span if draft.condition is not None and condition is not None else None


def _today(record: Record) -> str | None:
    published = record.article.published
    return published.start if published is not None else None


def _due(due: DueTokens | None) -> Due | None:
    return due.due if due is not None else None


def _party(head: Token | None, page: Page) -> Party | None:
    return Party(party_span(head), page.actors.at_token(head)) if head is not None else None


def _maker(draft: Draft, claim: Claim | None, page: Page) -> Party | None:
    """Who commits himself; "I", "we" and "he" in reported speech are the speaker."""
    party = _party(draft.by, page)
    if party is None or draft.by is None or claim is None or claim.speaker.actor is None:
        return party
    is_speaker = draft.by.lower_ in FIRST or (draft.by.lower_ in {"he", "she"} and draft.rule.startswith("will/"))
    return Party(party.span, claim.speaker.actor) if is_speaker else party


def _condition(found: Found | None, page: Page) -> Condition | None:
    if found is None:
        return None
    event = _event_in(found.span, page)
    recipient = next((each.actor for each in event.recipients if each.actor), None) if event is not None else None
    act = act_of(found)
    return Condition(
        found.span,
        found.kind,  # type: ignore[arg-type]
        event.type if event is not None else None,
        recipient,
        act if found.span.contains(act) else None,
    )


def _type_at(action: Span, page: Page) -> str | None:
    """The PLOVER type of the event that the action's words name."""
    event = _event_in(action, page)
    return event.type if event is not None else None


def _event_in(span: Span, page: Page) -> Event | None:
    events = page.record.events
    return next((events[at] for at in _near(page.events_at, span) if span.contains(events[at].trigger)), None)


def _claim_over(draft: Draft, page: Page) -> Claim | None:
    """The claim in whose words the commitment is told, else the one whose cue is the commitment's own.

    "Israel said that Hamas had promised a truce" is carried by Israel's claim, "Hamas promised a truce" by Hamas's.
    """
    cue = Span(draft.cue.idx, draft.cue.idx + len(draft.cue.text))
    head = Span(draft.head.idx, draft.head.idx + len(draft.head.text))
    claims = page.record.claims
    near = _near(page.claims_at, cue)
    around = [(span.end - span.start, at) for at in near for span in claims[at].content if span.contains(cue) and span.contains(head)]
    if around:
        return claims[min(around)[1]]
    return next((claims[at] for at in near if any(span.overlaps(cue) for span in claims[at].cues)), None)


def _made(claim: Claim | None, draft: Draft, due: DueTokens | None, page: Page) -> Interval | None:
    """When it was made: the day of the claim that carries it, else the day of its own cue, where that is not its due."""
    if claim is not None and claim.said is not None:
        return claim.said
    time = page.index.governing(draft.cue, sentence=False)
    if time is None or time.start is None or time.direction == "future" or (due is not None and due.due.span.overlaps(time.span)):
        return None
    return Interval(time.start, time.end, time.granularity)


def _hedges(draft: Draft, sent: SpacySpan, claim: Claim | None) -> tuple[Span, ...]:
    """The words that weaken it: those that govern its cue or its action, and those of the claim that carries it as far as they do."""
    found = [each for each in hedges_in(sent.doc, [(sent.start, sent.end)]) if each.governed.i == draft.cue.i or governs(each, draft.cue)]
    own = {each.span(sent.doc) for each in found if each.hedge.kind != "modal" or each.governed.i != draft.head.i}
    said = {span for span in claim.hedges if span.end <= draft.cue.idx} if claim is not None else set()
    return tuple(sorted(own | said))
