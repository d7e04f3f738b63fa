"""Holidays that move with the moon, where the text ties them to risk: "Police fear attacks during Ramadan"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tocsin.extract.syntax import is_parsed, modal_of, sentence_of, tense_of
from tocsin.lexicon.dates import MovingDay, moving_days, moving_pattern, risk_words
from tocsin.model import Interval, Record, RiskDate, Span, finding_id

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# The next holiday is meant where it is told so many days ahead; "after Ramadan" in June is of no day near.
_AHEAD = 200
# A holiday under a past verb is ahead where one of these words stands so many tokens before it.
_NEAR = 4
_BEFORE = frozenset({"ahead", "before", "next", "coming", "approaching", "upcoming", "until", "till", "by"})


def moving_holidays(doc: Doc, record: Record) -> Iterator[RiskDate]:
    """Each holiday by the moon that its sentence ties to risk and that lies ahead, with the days of its next occurrence."""
    published = record.article.published
    if published is None or not published.start:
        return
    today = date.fromisoformat(published.start[:10])
    for match in moving_pattern().finditer(record.article.text):
        span = Span(*match.span())
        token = next(iter(doc.char_span(*span, alignment_mode="expand") or ()), None)
        holiday = moving_days().get(match[0].lower())
        days = _next(holiday, today) if holiday is not None else None
        if token is None or holiday is None or days is None or not is_parsed(token) or not _is_risky(token) or _is_past(token):
            continue
        yield RiskDate(
            finding_id(record.article, "date", span), days, "scheduled", span, None, "lexicon", holiday.name, "date/holiday-by-moon"
        )  # fmt: skip


def _next(holiday: MovingDay, today: date) -> Interval | None:
    """Its days that run now or come next; a sighting may move them, and the interval leaves room for that."""
    for start in holiday.days:
        first = date.fromisoformat(start)
        last = first + timedelta(days=holiday.length - 1)
        if last >= today:
            if (first - today).days > _AHEAD:
                return None
            loose = timedelta(days=holiday.loose)
            return Interval((first - loose).isoformat(), (last + loose).isoformat(), "day")
    return None


def _is_risky(token: Token) -> bool:
    return any(each.lemma_.lower() in risk_words() for each in sentence_of(token))


def _is_past(token: Token) -> bool:
    """True for "the attack during Ramadan killed nine"."""
    if any(each.lower_ in _BEFORE for each in token.doc[max(token.i - _NEAR, token.sent.start) : token.i]):
        return False
    verb = next((each for each in token.ancestors if each.pos_ in {"VERB", "AUX"}), None)
    return verb is not None and modal_of(verb) is None and tense_of(verb) == "past"
