"""The card of one record: what an analyst reads first, as values; `terminal.py` draws it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Protocol

from tocsin.model import Claim, Commitment, Event, EventActor, Record, RiskDate, Span
from tocsin.present.labels import labels_of
from tocsin.present.words import actor_names, days, excerpt, place_names, plain, quoted, words_from

MOST_ROWS = 8
"""Rows of a section before `--all`: a card is read in one look."""
_UNSURE = {"alleged", "suspected", "claimed", "admitted", "denied"}


class Party(Protocol):
    """Whoever stands in a finding: speaker, actor, recipient, party."""

    @property
    def span(self) -> Span | None: ...

    @property
    def actor(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Row:
    """One line: when or who, what, the quoted words, and the label for explain."""

    lead: str
    text: str
    words: str
    label: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, its rows, and how many more there are."""

    heading: str
    rows: tuple[Row, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """Title, one line about the article, sections, and a closing line."""

    title: str
    about: str
    sections: tuple[Section, ...]
    closing: str


def card_of(record: Record, *, show_all: bool = False) -> Card:
    """The card of a record; `show_all` lifts the limit on rows."""
    labels = labels_of(record)
    most = 10**9 if show_all else MOST_ROWS
    sections = (
        _section("AHEAD", [_date_row(record, item, labels) for item in _ahead(record, show_all=show_all)], most),
        _section(
            "LINES AND COMMITMENTS", [_commitment_row(record, item, labels) for item in record.commitments if item.same_as is None], most
        ),
        _section("WHO SAYS WHAT", [_claim_row(record, item, labels) for item in _leading_claims(record)], most),
        _events(record, labels, most),
    )
    article = record.article
    title = article.title or next((article.text_of(block.span) for block in article.blocks if block.kind == "title"), "")
    return Card(excerpt(title, 300) or "(no title)", _about(record), tuple(s for s in sections if s.rows), _closing(record))


def _about(record: Record) -> str:
    article = record.article
    published = "publication date not known"
    if article.published:
        how = "" if article.published_basis in {None, "given"} else f" ({article.published_basis})"
        published = f"published {days(article.published.start, article.published.end)}{how}"
    words = len(article.text.split())
    return " · ".join([plain(article.publisher or "publisher not given"), published, f"{words:,} words", "nothing checked elsewhere"])


def _section(heading: str, rows: list[Row], most: int) -> Section:
    more = f"… {len(rows) - most} more: --all" if len(rows) > most else ""
    return Section(heading, tuple(rows[:most]), more)


def _ahead(record: Record, *, show_all: bool) -> list[RiskDate]:
    """Dates that have not passed when the article came out, soonest first, one for each day and kind; all of them if asked."""
    if show_all:
        return list(record.dates)
    today = (record.article.published.start if record.article.published else None) or ""
    days_ahead = sorted((item for item in record.dates if (item.date.end or "") >= today), key=lambda item: item.date.end or "")
    return list({(item.date.start, item.date.end, item.kind): item for item in reversed(days_ahead)}.values())[::-1]


def _date_row(record: Record, item: RiskDate, labels: dict[str, str]) -> Row:
    about = "" if item.date.granularity == "day" or item.date.start == item.date.end else "c. "
    when = days(item.date.start, item.date.end)
    note = plain(item.note)
    return Row(about + when, f"{item.kind}{': ' + note if note else ''}", quoted(record.text_of(item.span)), labels[item.id])


def _party(record: Record, party: Party | None, names: dict[str, str]) -> str:
    """The known name of a party, else the words that stand for it."""
    if party is None:
        return ""
    if party.actor in names:
        return excerpt(names[party.actor or ""], 40)
    return excerpt(record.text_of(party.span), 40) if party.span else ""


def _commitment_row(record: Record, item: Commitment, labels: dict[str, str]) -> Row:
    """One line of a commitment, its other wordings beside it."""
    names = actor_names(record)
    by, to = _party(record, item.by, names) or "not named", _party(record, item.to, names)
    fate = item.fate[-1] if item.fate else None
    status: str = fate.status if fate else "standing"
    if fate and fate.on and (fate.on.start or fate.on.end):
        status += f" {days(fate.on.start, fate.on.end)}"
    parts = [item.kind.replace("_", " ")]
    if item.due:
        parts.append(f"by {days(item.due.start, item.due.end)}" if item.due.end else excerpt(record.text_of(item.due.span), 30))
    if item.target and item.target.goal is not None:
        current = f"{item.target.current:,.0f} → " if item.target.current is not None else "to "
        parts.append(f"{current}{item.target.goal:,.0f} {item.target.unit or ''}".strip())
    if item.condition:
        parts.append(excerpt(record.text_of(item.condition.span), 50))
    parts.append(status)
    other = [quoted(record.text_of(each.action.span)) for each in record.commitments if each.same_as == item.id]
    words = "; also ".join(dict.fromkeys([quoted(record.text_of(item.action.span)), *other]))
    return Row(f"{by} → {to}" if to else by, " · ".join(parts), words, labels[item.id])


def _leading_claims(record: Record) -> list[Claim]:
    """Claims of the body with a speaker, those about an event first, else in order of the text; a headline only repeats them."""
    titles = [block.span for block in record.article.blocks if block.kind == "title"]
    spoken = [claim for claim in record.claims if claim.speaker.kind != "outlet" and claim.content]
    spoken = [claim for claim in spoken if not any(title.contains(claim.cues[0]) for title in titles)]
    return sorted(spoken, key=lambda claim: not claim.about)


def _claim_row(record: Record, claim: Claim, labels: dict[str, str]) -> Row:
    names = actor_names(record)
    speaker = _party(record, claim.speaker, names) or "unattributed"
    via = ", ".join(filter(None, (_party(record, relay, names) for relay in claim.via)))
    parts = [" ".join(act.replace("_", " ") for act in claim.acts)]
    if claim.certainty in {"probable", "possible"}:
        parts.append((claim.band or claim.certainty).replace("_", " "))
    if claim.basis == "characterised":
        parts.append("reporter’s word")
    if claim.said and claim.said.start:
        parts.append(days(claim.said.start, claim.said.end))
    lead = f"{speaker} (via {via})" if via else speaker
    return Row(lead, " · ".join(parts), quoted(" … ".join(record.text_of(span) for span in claim.content), 110), labels[claim.id])


def _events(record: Record, labels: dict[str, str], most: int) -> Section:
    """Real events: news before background, the main one of a sentence before its asides, newest first; the rest is in the JSON."""
    shown = [event for event in record.events if event.status in {"actual", "ongoing"}]
    shown.sort(key=lambda event: (event.frame == "news", event.rank == 1, _has_parties(event), _newest(event)), reverse=True)
    rows = [_event_row(record, event, labels) for event in shown]
    rest = len(record.events) - len(shown)
    section = _section("EVENTS", rows, most)
    if rest:
        note = f"{rest} planned, conditional, negated or possible, not events: in the JSON"
        return Section(section.heading, section.rows, f"{section.more}   ({note})" if section.more else f"({note})")
    return section


def _has_parties(event: Event) -> bool:
    return bool(event.actors or event.recipients)


def _newest(event: Event) -> str:
    """The day on which it happened; a day that is only the article's own counts after those that the text states."""
    if event.when and event.when.basis == "publication":
        return ""
    return (event.when.start or event.when.end or "") if event.when else ""


def _event_row(record: Record, event: Event, labels: dict[str, str]) -> Row:
    names, places = actor_names(record), place_names(record)
    who = ", ".join(_with_doubt(record, item, names) for item in event.actors) or ("actor not named" if event.recipients else "")
    whom = ", ".join(_party(record, item, names) for item in event.recipients)
    what = event.type if event.mode is None else f"{event.type} {event.mode}"
    where = places.get(event.where.place or "", excerpt(record.text_of(event.where.span), 30)) if event.where else ""
    deed = f"{who} → {whom}" if whom else who
    marks = [word for word in (event.frame if event.frame != "news" else "", "aggregate" if event.count == "aggregate" else "") if word]
    text = " · ".join(filter(None, (what, deed, where, *marks)))
    when = days(event.when.start, event.when.end) if event.when else "no date"
    if event.when and event.when.basis == "publication":
        when = f"({when})"
    return Row(when, text, words_from(record, event.trigger, event.sentence), labels[event.id])


def _with_doubt(record: Record, item: EventActor, names: dict[str, str]) -> str:
    name = _party(record, item, names)
    return f"{name} ({item.attribution})" if item.attribution in _UNSURE else name


def _closing(record: Record) -> str:
    names = actor_names(record)
    voices = Counter(_party(record, claim.speaker, names) for claim in record.claims if claim.speaker.span)
    if not voices:
        return "Nobody is quoted."
    leading = " · ".join(f"{name} {count}" for name, count in voices.most_common(5))
    return f"WHO SPEAKS   {len(voices)} voice{'s' if len(voices) > 1 else ''}: {leading}{' · …' if len(voices) > 5 else ''}"


__all__ = ["MOST_ROWS", "Card", "Row", "Section", "card_of"]
