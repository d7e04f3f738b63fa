"""The columns of coded events: events with all that the field's formats and a reviewer ask of each of them.

They are the columns of `events`, and these behind them. Cells of several actors are in step with `actor`, joined by "; ".
"""

from __future__ import annotations

from functools import lru_cache

from tocsin.model.columns import TABLES
from tocsin.model.questions import Column

_MORE = (
    ("actor_words", "text", "of each actor: the words that stand for it in this event"),
    ("actor_kind", "text", "of each actor: state, organisation, armed_group, person, media, people, unnamed"),
    ("actor_country", "text", "of each actor: ISO 3166-1 alpha-3"),
    ("actor_sectors", "text", "of each actor: PLOVER sectors, joined by a comma"),
    ("actor_title", "text", "of each actor: the office that the article gives it"),
    ("actor_start", "integer", "first character of the first actor in the article's text"),
    ("recipient_words", "text", "of each recipient: its words"),
    ("recipient_kind", "text", "of each recipient: its kind"),
    ("recipient_country", "text", "of each recipient: ISO 3166-1 alpha-3"),
    ("recipient_sectors", "text", "of each recipient: PLOVER sectors, joined by a comma"),
    ("recipient_title", "text", "of each recipient: the office that the article gives it"),
    ("recipient_start", "integer", "first character of the first recipient in the article's text"),
    ("place_words", "text", "the words that name the place"),
    ("place_kind", "text", "how precise the place is: country, admin1, city, facility, strait …"),
    ("place_admin1", "text", "first-order division of the place"),
    ("killed", "text", "figures of the dead that this article gives: lowest and highest, with a dash where they differ"),
    ("sentence_number", "integer", "which of the article's sentences that hold a finding, counted from 1"),
    ("language", "text", "of the article, ISO 639-1"),
    ("chars", "integer", "length of the article's text"),
    ("story_people", "text", "persons in the article"),
    ("story_organizations", "text", "organisations, groups and media in the article"),
    ("story_locations", "text", "places in the article"),
    ("incident", "text", "incident that this is a mention of; null where that was not worked out"),
    ("mentions", "integer", "event mentions of the incident"),
    ("voices", "integer", "ultimate speakers who tell of the incident, relays unwound; corroboration is counted in voices"),
    ("origins", "integer", "articles that tell of it and are no copies of one another"),
    ("articles", "integer", "articles that tell of it"),
    ("incident_start", "date", "first day on which the incident may have happened, of all its mentions"),
    ("incident_end", "date", "last day"),
    ("incident_place", "text", "where, of all its mentions"),
    ("incident_country", "text", "its country, ISO 3166-1 alpha-3"),
    ("incident_lat", "real", "its latitude, degrees"),
    ("incident_lon", "real", "its longitude, degrees"),
    ("accounts", "text", "JSON: who gives which figure of the dead for the incident: [speaker, low, high]"),
    ("marks", "text", "what sets it apart: background, aggregate, accusation, and a status other than actual and ongoing"),
)

CODED: tuple[Column, ...] = TABLES["events"] + tuple(Column(*row) for row in _MORE)  # type: ignore[arg-type]
"""The columns of coded events, in order."""
_REVIEWERS = ("place_kind", "incident", "mentions", "voices", "origins", "articles", "marks")
AUDITED: tuple[Column, ...] = TABLES["events"] + tuple(Column(*row) for row in _MORE if row[0] in _REVIEWERS)  # type: ignore[arg-type]
"""The columns of events as a reviewer asks for them: coder, status, frame, count, attribution, precision, voices, origins, articles."""
SOURCED: tuple[Column, ...] = (
    Column("origin", "text", "id of the copies that the article belongs to: articles that share their words are one origin"),
    Column("copies", "integer", "other articles of that origin, which say it in the same words; corroboration is not counted in copies"),
)
"""What the lists of findings have behind their own columns where a reviewer asks."""
MARKS = ("background", "aggregate", "accusation", "planned", "conditional", "hypothetical", "negated")
"""What leaves an event out of the field's formats unless all is asked for."""
_UNCONFIRMED = frozenset({"alleged", "suspected", "denied"})
_CONFIRMED = frozenset({"accepted", "edited"})
_HAPPENED = frozenset({"actual", "ongoing"})


@lru_cache(maxsize=4096)
def marks_of(status: str, frame: str, count: str, attribution: str | None, reviewed: str | None) -> str | None:
    """What sets an event apart, joined by "; "; null for a single event of the news that happened and that nobody is only accused of.

    "The Pentagon blamed Iran for the attack" is an accusation until a person has accepted it; "Iran said it fired the missiles" is none.
    """
    marks = [
        "" if frame == "news" else "background",
        "aggregate" if count == "aggregate" else "",
        "accusation" if reviewed not in _CONFIRMED and _UNCONFIRMED & set((attribution or "").split("; ")) else "",
        "" if status in _HAPPENED else status,
    ]
    return "; ".join(filter(None, marks)) or None
