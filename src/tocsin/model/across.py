"""The columns of the lists about many articles: stories, incidents, disputes, voices, and what desks ask of them.

A list of values in one cell is joined by "; ". Unknown is null.
"""

from __future__ import annotations

from tocsin.model.questions import Column, ColumnType


def _columns(*rows: tuple[str, ColumnType, str]) -> tuple[Column, ...]:
    return tuple(Column(*row) for row in rows)


CLOCKS = _columns(
    ("known_from", "date", "from when the world could know it"),
    ("known_to", "date", "until when: the day on which it changed"),
    ("recorded_from", "timestamp", "when this store wrote the row (UTC)"),
    ("recorded_to", "timestamp", "when this store replaced the row (UTC)"),
)

INCIDENT = _columns(
    ("id", "text", "incident id"),
    ("type", "text", "PLOVER type, or HAPPENING for what is told without one"),
    ("mode", "text", "PLOVER mode"),
    ("when_start", "date", "first day on which it may have happened"),
    ("when_end", "date", "last day on which it may have happened"),
    ("place", "text", "place id"),
    ("place_name", "text", "where"),
    ("country", "text", "country of the place, ISO 3166-1 alpha-3"),
    ("lat", "real", "latitude of the place, degrees"),
    ("lon", "real", "longitude of the place, degrees"),
    ("actor", "text", "ids of those who are said to have done it"),
    ("actor_name", "text", "their names, or the words that stand for them"),
    ("attribution", "text", "of each actor: asserted, alleged, suspected, claimed, admitted, denied"),
    ("attributed_to", "text", "on whose word each actor stands: a speaker, else the outlet itself"),
    ("recipient", "text", "ids of those to whom it was done"),
    ("recipient_name", "text", "their names"),
    ("voices", "integer", "ultimate speakers that tell of it; an outlet counts where it names nobody"),
    ("origins", "integer", "articles that are no copies of one another"),
    ("articles", "integer", "articles that tell of it"),
    ("mentions", "integer", "event mentions"),
    ("disputes", "integer", "slots in which accounts cannot all be right, and nothing has replaced them yet"),
    ("killed_low", "real", "lowest count of the dead that somebody gives; beside the accounts, never instead of them"),
    ("killed_high", "real", "highest count of the dead"),
    ("story", "text", "story of the article that told of it first"),
    ("words", "text", "words of the first mention"),
    ("events", "text", "event ids"),
)

STORY = _columns(
    ("id", "text", "story id"),
    ("title", "text", "title of its first article"),
    ("first", "date", "day of its first article"),
    ("last", "date", "day of its last article"),
    ("articles", "integer", "articles"),
    ("origins", "integer", "articles that are no copies of one another"),
)

DISPUTE = _columns(
    ("incident", "text", "incident id"),
    ("type", "text", "PLOVER type of the incident"),
    ("when_start", "date", "first day on which it may have happened"),
    ("when_end", "date", "last day on which it may have happened"),
    ("slot", "text", "what is disputed: killed, count:rocket, perpetrator, occurrence …"),
    ("kind", "text", "discrepancy (figures differ, nobody rejects the other's), denial, counter_accusation"),
    ("status", "text", "open, superseded"),
    ("mark", "text", "one_government (its voices differ), self (a speaker contradicts himself)"),
    ("speaker", "text", "actor id of who answers for this value"),
    ("speaker_name", "text", "name; the publisher for the outlet's own voice"),
    ("via", "text", "relays, the outermost first"),
    ("value", "text", "the speaker's value"),
    ("bound", "text", "exact, at_least, at_most, about, range, vague"),
    ("polarity", "text", "affirmed, denied"),
    ("certainty", "text", "certain, probable, possible, unspecified"),
    ("words", "text", "the words that carry it"),
    ("sentence", "text", "the sentence of the words"),
    ("low", "real", "lowest figure of the dispute"),
    ("best", "real", "the figure that the policy takes; beside the rows, never instead of them"),
    ("high", "real", "highest figure"),
    ("policy", "text", "conservative, interval, latest-official, all"),
    ("settled_by", "text", "account that replaced one of the sides, or with which the dispute was settled"),
    ("article", "text", "article id"),
    ("publisher", "text", "who published it"),
    ("published_end", "date", "last day on which it may have been published"),
    ("account", "text", "account id"),
)

VOICE = _columns(
    ("incident", "text", "incident id"),
    ("slot", "text", "what is said: killed, perpetrator, occurrence …"),
    ("speaker", "text", "actor id of the ultimate speaker"),
    ("speaker_name", "text", "name of the ultimate speaker, relays unwound; the publisher for the outlet's own voice"),
    ("polarity", "text", "affirmed, denied"),
    ("value", "text", "what is said"),
    ("accounts", "integer", "accounts that repeat it"),
    ("origins", "integer", "articles that are no copies of one another"),
    ("articles", "integer", "articles that repeat it"),
    ("first", "date", "day on which it was known first"),
)

CHANGE = _columns(
    ("day", "date", "day from which the change was known"),
    ("what", "text", "known, changed, withdrawn, dispute_opened, dispute_closed, tripped"),
    ("kind", "text", "incident, account, article, dispute, commitment"),
    ("id", "text", "id of the row that changed"),
    ("incident", "text", "incident id"),
    ("slot", "text", "what changed: killed, when_start, perpetrator …"),
    ("before", "text", "value until then"),
    ("after", "text", "value since then"),
    ("speaker_name", "text", "on whose word"),
    ("words", "text", "the words that carry it"),
    ("article", "text", "article id"),
    ("publisher", "text", "who published it"),
)

STATEMENT = _columns(
    ("thread", "text", "what is said about what: incident and slot"),
    ("step", "integer", "1 is who said it first"),
    ("known_from", "date", "from when the world could know it"),
    ("said", "date", "day on which it was said"),
    ("speaker_name", "text", "who answers for it; the publisher for the outlet's own voice"),
    ("via", "text", "through whom it came, the outermost first"),
    ("slot", "text", "killed, perpetrator, occurrence …"),
    ("polarity", "text", "affirmed, denied"),
    ("value", "text", "the value"),
    ("words", "text", "the words that carry it"),
    ("sentence", "text", "its sentence, quoted"),
    ("hedges", "text", "words that weaken it"),
    ("drift", "text", "what changed since the step before: wider or other words, a figure, a hedge lost or added, a speaker lost"),
    ("origin", "text", "origin of the article: copies are one"),
    ("article", "text", "article id"),
    ("publisher", "text", "who published it"),
    ("account", "text", "account id"),
)

QUEUED = _columns(
    ("id", "text", "id to be reviewed: a finding, an incident and slot, or two event ids joined by ~"),
    ("kind", "text", "merge, dispute, actor, commitment, finding"),
    ("why", "text", "why a person should look: deaths, attribution, line, doubt"),
    ("weight", "real", "consequence: deaths first, then attribution, then lines, then doubt"),
    ("question", "text", "what is asked"),
    ("words", "text", "the words"),
    ("sentence", "text", "the sentence"),
    ("other", "text", "the sentence of the other one, for a merge"),
    ("incident", "text", "incident id"),
    ("article", "text", "article id"),
    ("publisher", "text", "who published it"),
    ("known_from", "date", "from when the world could know it"),
    ("watched", "text", "what on the watch list it touches"),
)

REMARK = _columns(
    ("id", "text", "id of the remark; `undo` takes it back"),
    ("kind", "text", "same, different, note, watch, signoff"),
    ("row", "text", "what it stands beside: an id, or what is watched"),
    ("other", "text", "of a verdict on two: the second event"),
    ("text", "text", "the note"),
    ("by", "text", "who"),
    ("at", "timestamp", "when (UTC)"),
    ("recorded_to", "timestamp", "when it was taken back (UTC)"),
)

HIT = _columns(
    ("article", "text", "article id"),
    ("version", "integer", "version at that address"),
    ("publisher", "text", "who published it"),
    ("headline", "text", "title"),
    ("published_end", "date", "last day on which it may have been published"),
    ("snippet", "text", "the words found, with … where it was cut"),
    ("known_from", "date", "from when the world could know it"),
)

PICTURED: dict[str, tuple[Column, ...]] = {
    "stories": STORY,
    "incidents": INCIDENT + CLOCKS,
    "disputes": DISPUTE + CLOCKS,
    "voices": VOICE,
}
"""Per list about many articles that takes filters alone, its columns in order."""

ASKED: dict[str, tuple[Column, ...]] = {
    "changes": CHANGE,
    "statements": STATEMENT,
    "queue": QUEUED,
    "remarks": REMARK,
    "search": HIT,
}
"""Per list that answers a question of its own, its columns in order."""
