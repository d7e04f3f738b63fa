"""Days ahead that an analyst keeps on a wall: deadlines, meetings, votes, handovers, expiries, anniversaries of deadly events.

A day comes from `record.times`; what makes it worth keeping is a commitment's due, a word of `date_cues.tsv`, or an anniversary.
"""

from __future__ import annotations

from calendar import day_name
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tocsin.extract.base import Extractor
from tocsin.extract.commitments.guards import is_out_of_scope
from tocsin.extract.holidays import moving_holidays
from tocsin.extract.syntax import char_span, is_parsed, modal_of, sentence_of, tense_of
from tocsin.extract.times.index import TimesIndex, is_dated, time_head
from tocsin.lexicon.dates import Anniversary, anniversaries, date_cues, date_phrases, risk_words
from tocsin.lexicon.times import named_days
from tocsin.model import Commitment, Event, Interval, Record, RiskDate, Span, Time, finding_id
from tocsin.model.vocabulary import RiskBasis, RiskKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# From a day up to the word that makes it worth keeping: "on the first day of talks in May".
_CLIMB = 6
_MARKED = frozenset({"by", "until", "till", "within", "before", "no"})
_POS = {"NOUN": "noun", "PROPN": "noun", "VERB": "verb", "AUX": "verb"}
_NOTE = 160
# The day of an anniversary stands in its phrase or so many characters behind: "of the coup, on April 3".
_BEHIND = 8
# A bare "anniversary" is of what was told so many characters before.
_TOLD = 300
_WEEKDAYS = frozenset(name.lower() for name in day_name)


@dataclass(frozen=True, slots=True)
class Kept:
    """Why a day is kept: kind, the finding it belongs to, a note, and where the kind comes from."""

    kind: RiskKind
    rule: str
    of: str | None = None
    note: str = ""
    basis: RiskBasis = "text"
    days: Interval | None = None
    span: Span | None = None


def find_dates(doc: Doc, record: Record) -> Record:
    """The record with its days ahead, in order of the text.

    "ordered a reduction … by mid-January" gives a deadline from 11 to 20 January, of that order.
    """
    found = [*_of_times(doc, record), *_of_anniversaries(doc, record), *moving_holidays(doc, record)]
    unique = {each.id: each for each in sorted(found, key=lambda each: (each.span, each.kind))}
    return replace(record, dates=tuple(unique.values()))


def _of_times(doc: Doc, record: Record) -> Iterator[RiskDate]:
    dues = _Dues(record)
    ended = _ended(record)
    for time in record.times:
        if not is_dated(time) or time.end is None:
            continue
        anchor = time_head(doc, time)
        if anchor is None or not is_parsed(anchor) or _is_anniversary(time, record):
            continue
        kept = _kept(anchor, time, dues, record) or ended.get(time.span)
        if kept is not None and (kept.of is not None or not is_out_of_scope(sentence_of(anchor))):
            yield _risk_date(kept, time, record)


class _Dues:
    """The dues of a record's commitments by the characters of their times."""

    __slots__ = ("_by_end",)

    def __init__(self, record: Record) -> None:
        self._by_end = {each.due.span.end: each for each in record.commitments if each.due is not None and each.due.end is not None}

    def of(self, time: Time) -> Commitment | None:
        """The commitment that is due then."""
        return self._by_end.get(time.span.end)


def _kept(anchor: Token, time: Time, dues: _Dues, record: Record) -> Kept | None:
    """Why a time is kept, or null."""
    commitment = dues.of(time)
    cue = _cue(anchor)
    if cue is not None and cue.kind == "handover":
        return replace(cue, of=commitment.id if commitment is not None else None)
    if commitment is not None:
        return _of_commitment(commitment, record)
    if cue is None:
        return _holiday(anchor, time, record)
    days = _next_weekday(anchor, time, record)
    return replace(cue, days=days) if days is not None or cue.kind == "deadline" or _is_ahead(time, anchor, record) else None


def _next_weekday(anchor: Token, time: Time, record: Record) -> Interval | None:
    """A bare weekday under a present tense is the next one: "the vote is on Friday"."""
    published = record.article.published
    if published is None or published.start is None or time.end is None or time.start != time.end or anchor.lower_ not in _WEEKDAYS:
        return None
    gap = (date.fromisoformat(published.start[:10]) - date.fromisoformat(time.end[:10])).days
    verb = next((each for each in anchor.ancestors if each.pos_ in {"VERB", "AUX"}), None)
    if not 0 < gap < 7 or verb is None or verb.tag_ not in {"VBZ", "VBP"}:
        return None
    day = (date.fromisoformat(time.end[:10]) + timedelta(days=7)).isoformat()
    return Interval(day, day, "day")


def _of_commitment(commitment: Commitment, record: Record) -> Kept:
    due = commitment.due
    words = record.text_of(due.span).lower().split() if due is not None else []
    is_deadline = commitment.kind == "ultimatum" or bool(words and words[0] in _MARKED)
    note = record.text_of(commitment.action.span)[:_NOTE]
    days = Interval(due.start or due.end, due.end, due.granularity) if due is not None else None
    return Kept("deadline" if is_deadline else "scheduled", f"due/{commitment.kind}", commitment.id, note, days=days)


def _cue(anchor: Token) -> Kept | None:
    """The nearest word above or beside a day that makes it worth keeping."""
    node = anchor
    for _ in range(_CLIMB):
        kept = _word(node)
        if kept is not None:
            return kept
        if node.pos_ in {"VERB", "AUX"}:
            return _subject_word(node)
        if node.head == node or node.dep_ in {"relcl", "acl"}:
            return None
        node = node.head
    return None


def _word(token: Token) -> Kept | None:
    """The token's own cue: a noun or verb of the list, or a verb with the words that make a phrase of the list."""
    for words, kind in date_phrases().get(token.lemma_.lower(), ()) if token.pos_ == "VERB" else ():
        if _follow(token, words):
            return _subject_cue(token) or Kept(kind, f"date/{' '.join(words)}", note=_phrase(token))
    kind_ = date_cues().get((token.lemma_.lower(), _POS.get(token.pos_, "")))
    return Kept(kind_, f"date/{token.lemma_.lower()}", note=_phrase(token)) if kind_ is not None else None


def _subject_cue(verb: Token) -> Kept | None:
    """As in "the handover will take place": what takes place says more than that it does."""
    subject = next((each for each in verb.children if each.dep_ in {"nsubj", "nsubjpass"} and each.pos_ in {"NOUN", "PROPN"}), None)
    return _word(subject) if subject is not None else None


def _follow(verb: Token, words: tuple[str, ...]) -> bool:
    """True if the words stand behind the verb in this order, at most two others between."""
    behind = [each.lower_ for each in verb.doc[verb.i + 1 : verb.i + 2 * len(words) + 2]]
    at = 0
    for word in words[1:]:
        if word not in behind[at:]:
            return False
        at = behind.index(word, at) + 1
    return True


def _subject_word(verb: Token) -> Kept | None:
    """As in “The election is on Friday”, “the deadline is Thursday”: the verb's subject is the cue."""
    if verb.lemma_ not in {
        "be",
        "begin",
        "start",
        "open",
        "resume",
        "hold",
        "schedule",
        "set",
        "take",
        "end",
        "fall",
        "come",
        "run",
        "conclude",
    }:
        return None
    near = [each for each in verb.children if each.dep_ in {"nsubj", "nsubjpass", "attr"}]
    return next((kept for each in near if (kept := _word(each)) is not None), None)


def _phrase(token: Token) -> str:
    tokens = [each for each in token.subtree if each.dep_ not in {"punct", "relcl"} and abs(each.i - token.i) < 15]
    span = char_span(tokens or [token])
    return " ".join(token.doc.text[span.start : span.end].split())[:_NOTE]


def _is_ahead(time: Time, anchor: Token, record: Record) -> bool:
    """True for a day on or after publication that is not told as past."""
    published = record.article.published
    today = published.start if published is not None else None
    if today is not None and time.end is not None and time.end < today:
        return False
    verb = anchor
    for _ in range(_CLIMB):
        if verb.pos_ in {"VERB", "AUX"} or verb.head == verb:
            break
        verb = verb.head
    if modal_of(verb) is None and tense_of(verb) == "past" and (today is None or time.start is None or time.start <= today):
        return False
    return time.direction == "future" or (
        today is not None
        and time.end is not None
        and time.end >= today
        and time.granularity in {"day", "part", "week", "month", "hour", "minute", "weekend"}
        and (time.start or "") > today
    )


def _holiday(anchor: Token, time: Time, record: Record) -> Kept | None:
    """A holiday or memorial day ahead that the sentence ties to risk; "the Sept. 11 attacks" lie behind every article since."""
    published = record.article.published
    if published is None or time.end is None or time.end < (published.start or ""):
        return None
    words = record.text_of(time.span)
    name = next((each for each in named_days() if each in words), None)
    if name is None or time.direction == "past":
        return None
    tied = any(token.lemma_.lower() in risk_words() for token in sentence_of(anchor))
    return Kept("scheduled", "date/holiday", note=name, basis="lexicon") if tied else None


def _ended(record: Record) -> dict[Span, Kept]:
    """Days on which a truce ended, by the times that give them."""
    index = TimesIndex(record.times)
    out = {}
    for commitment in record.commitments:
        fate = commitment.fate[-1]
        if fate.status in {"ended", "expired"} and fate.on is not None and commitment.kind == "truce":
            for time in index.between(commitment.sentence.start, commitment.sentence.end):
                if (time.start, time.end) == (fate.on.start, fate.on.end):
                    out[time.span] = Kept(
                        "expiry", "date/truce-ended", commitment.same_as or commitment.id, record.text_of(commitment.action.span)[:_NOTE]
                    )
    return out


def _is_anniversary(time: Time, record: Record) -> bool:
    return "anniversary" in record.text_of(time.span).lower()


def _of_anniversaries(doc: Doc, record: Record) -> Iterator[RiskDate]:
    """Every mention of an anniversary whose day can be told."""
    index = TimesIndex(record.times)
    for token in doc:
        if token.lemma_.lower() != "anniversary" or not is_parsed(token) or is_out_of_scope(sentence_of(token)):
            continue
        phrase = char_span([each for each in token.subtree if each.i >= token.i - 4])
        known = _known(record.text_of(phrase))
        event = next((event.id for event in record.events if phrase.contains(event.trigger)), None)
        told = _told_day(token, index) or _day_within(phrase, index, record)
        days = told or (_returning(known.month_day, record) if known is not None else None)
        if days is None and event is None and (deed := _deed_before(token, record)) is not None and deed.when is not None:
            event, days = deed.id, _returning((deed.when.start or "")[5:10], record)
            told = days
        if days is not None:
            basis: RiskBasis = "text" if told is not None else "lexicon"
            yield RiskDate(
                finding_id(record.article, "date", phrase), days, "anniversary", phrase, event, basis,
                " ".join(record.text_of(phrase).split())[:_NOTE], "date/anniversary",
            )  # fmt: skip


def _deed_before(token: Token, record: Record) -> Event | None:
    """The last attack dated to a day that was told shortly before: "was killed on January 3, 2020. Officials fear attacks on the anniversary"."""
    dated = (
        each
        for each in record.events
        if each.type == "ASSAULT" and each.status == "actual" and each.when is not None and each.when.basis == "stated"
        and each.when.start is not None and each.when.start == each.when.end and 0 < token.idx - each.trigger.end <= _TOLD
    )  # fmt: skip
    return max(dated, key=lambda each: each.trigger.start, default=None)


def _told_day(token: Token, index: TimesIndex) -> Interval | None:
    """The day that the times found for "the first anniversary"."""
    for time in index.in_sentence(token):
        if time.span.start <= token.idx < time.span.end and time.start is not None and time.end is not None:
            return Interval(time.start, time.end, time.granularity)
    return None


def _day_within(phrase: Span, index: TimesIndex, record: Record) -> Interval | None:
    """The return of the day in the phrase itself: "the anniversary of the coup on April 3"."""
    for time in index.between(phrase.start, phrase.end + _BEHIND):
        if time.granularity == "day" and time.start is not None:
            return _returning(time.start[5:10], record)
    return None


def _known(words: str) -> Anniversary | None:
    lowered = words.lower()
    return next((each for each in anniversaries() if any(word in lowered for word in each.words)), None)


def _returning(month_day: str, record: Record) -> Interval | None:
    """The return of a day that lies nearest to the publication: in December 2020 that of 3 January is in 2021."""
    published = record.article.published
    if published is None or not published.start:
        return None
    today = date.fromisoformat(published.start[:10])
    month, day_ = (int(part) for part in month_day.split("-"))
    near = min(
        (date(today.year + shift, month, day_) for shift in (-1, 0, 1) if 1 <= today.year + shift <= 9999),
        key=lambda each: abs(each - today),
    )
    return Interval(near.isoformat(), near.isoformat(), "day")


def _risk_date(kept: Kept, time: Time, record: Record) -> RiskDate:
    days = kept.days or Interval(time.start or time.end, time.end, time.granularity)
    if kept.days is None and time.granularity == "part" and "end of" in record.text_of(time.span):
        days = Interval(time.end, time.end, "day")
    return RiskDate(finding_id(record.article, "date", time.span), days, kept.kind, time.span, kept.of, kept.basis, kept.note, kept.rule)


DATES = Extractor("dates", needs=("times", "events", "commitments"), makes=("dates",), find=find_dates)
