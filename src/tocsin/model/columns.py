"""The columns of every table that people see, with type and meaning: csv, parquet, views and the reference are made from these.

A list of values in one cell is joined by "; ". Unknown is null.
"""

from __future__ import annotations

from tocsin.model.across import PICTURED as _PICTURED
from tocsin.model.questions import Column, ColumnType


def _columns(*rows: tuple[str, ColumnType, str]) -> tuple[Column, ...]:
    return tuple(Column(*row) for row in rows)


CITATION = _columns(
    ("words", "text", "the words that the row stands on: text[char_start:char_end]"),
    ("sentence", "text", "the sentence, or the paragraph where no sentence is known"),
    ("char_start", "integer", "first character of the words in the article's text"),
    ("char_end", "integer", "character after the last of the words"),
    ("article", "text", "article id: canonical address, else hash of the text"),
    ("version", "integer", "version of the article at that address"),
    ("url", "text", "address of the article"),
    ("publisher", "text", "who published it"),
    ("headline", "text", "title of the article"),
    ("published_start", "date", "first day on which it may have been published"),
    ("published_end", "date", "last day on which it may have been published"),
    ("published_basis", "text", "how the day is known: given, page, dateline, inferred"),
    (
        "reviewed",
        "text",
        "what a person said of it last: accepted, edited (a field shows his value), rejected (left out unless all is asked for)",
    ),
    ("reviewed_by", "text", "who"),
    ("known_from", "date", "from when the world could know it: the end of the publication interval, else the day of retrieval"),
    ("known_to", "date", "until when: the day on which a newer version of the article came out"),
    ("recorded_from", "timestamp", "when this store wrote the row (UTC)"),
    ("recorded_to", "timestamp", "when this store replaced the row, by a better reading (UTC)"),
    ("rule", "text", "the rule that found it; `explain` shows it"),
    ("coder", "text", "what read it: a machine, its version, its model; machine codings are not verified incidents"),
)

EVENT = _columns(
    ("type", "text", "PLOVER type: ASSAULT, ACCUSE, CONSULT …"),
    ("mode", "text", "PLOVER mode: heavy-weapons, allege …"),
    ("cameo", "text", "CAMEO code, as text with its leading zero"),
    ("contexts", "text", "PLOVER contexts"),
    ("quad", "integer", "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"),
    ("intensity", "real", "PLOVER intensity"),
    ("actor", "text", "ids of the actors, an empty one where it is unknown"),
    ("actor_name", "text", "their names, or the words that stand for them"),
    ("attribution", "text", "of each actor: asserted, alleged, suspected, claimed, admitted, denied"),
    ("attributed_to", "text", "on whose word each actor stands: a speaker, else the outlet itself"),
    ("certainty", "text", "how sure that word is, of each actor"),
    ("recipient", "text", "ids of those to whom it was done"),
    ("recipient_name", "text", "their names"),
    ("when_start", "date", "first day on which it may have happened, local to the place"),
    ("when_end", "date", "last day on which it may have happened"),
    ("when_granularity", "text", "day, part, week, month …"),
    ("when_basis", "text", "stated, inherited, publication"),
    ("place", "text", "place id"),
    ("place_name", "text", "its name"),
    ("country", "text", "country of the place, ISO 3166-1 alpha-3"),
    ("lat", "real", "latitude of the place, degrees"),
    ("lon", "real", "longitude of the place, degrees"),
    ("where_basis", "text", "phrase, object, sentence, dateline"),
    ("status", "text", "actual, ongoing, planned, conditional, hypothetical, negated"),
    ("frame", "text", "news, background, anniversary"),
    ("count", "text", "single, or aggregate (a string of attacks: never counted as one)"),
    ("rank", "integer", "1 is the main event of its sentence"),
    ("quantities", "text", "figures in their own words"),
    ("damage", "text", "words for the damage"),
    ("instrument", "text", "words for the means"),
)

CLAIM = _columns(
    ("speaker", "text", "actor id of the speaker"),
    ("speaker_name", "text", "name of the speaker, or the words; the publisher for the outlet's own voice"),
    ("speaker_kind", "text", "person, organisation, state, official_unnamed, group_unnamed, media, document, unattributed, outlet"),
    ("via", "text", "relays, the outermost first"),
    ("acts", "text", "assert, deny, accuse, admit, warn, threaten …"),
    ("cue", "text", "the words that report it"),
    ("content", "text", "what is said, all parts"),
    ("quotation", "text", "direct, mixed, indirect, none"),
    ("basis", "text", "words, or characterised (the reporter's verb says it, the quoted words may not)"),
    ("polarity", "text", "positive, negative"),
    ("certainty", "text", "certain, probable, possible, unspecified"),
    ("band", "text", "estimative band, where its words are used: almost_certain … remote"),
    ("hedges", "text", "words that weaken it"),
    ("addressee", "text", "actor id of whom it was said to"),
    ("addressee_name", "text", "their name"),
    ("medium", "text", "statement, social_media, interview, briefing, broadcast, document"),
    ("said_start", "date", "first day on which it may have been said"),
    ("said_end", "date", "last day"),
    ("about", "text", "ids of the events that it speaks about"),
    ("about_slots", "text", "for each: slot and stance, as perpetrator:denies"),
    ("replies_to", "text", "claim id"),
)

COMMITMENT = _columns(
    ("kind", "text", "threat, red_line, promise, demand, ultimatum, truce, order, plan, refusal, assurance"),
    ("draws_line", "boolean", "a limit is drawn, with or without a named consequence"),
    ("by", "text", "actor id of who makes it"),
    ("by_name", "text", "their name"),
    ("to", "text", "actor id of whom it is made to"),
    ("to_name", "text", "their name"),
    ("action", "text", "what is to be done"),
    ("action_type", "text", "its PLOVER type"),
    ("condition", "text", "on what it depends"),
    ("condition_kind", "text", "if, unless, until, on_condition, in_exchange"),
    ("condition_type", "text", "PLOVER type of what would trip it"),
    ("condition_recipient", "text", "actor id to whom that would be done"),
    ("threshold", "text", "words of the line"),
    ("due", "text", "words of the deadline"),
    ("due_start", "date", "first day of the deadline"),
    ("due_end", "date", "last day of the deadline"),
    ("made_start", "date", "first day on which it may have been made"),
    ("made_end", "date", "last day"),
    ("target_current", "real", "from what level"),
    ("target_goal", "real", "to what level"),
    ("target_unit", "text", "of what"),
    ("status", "text", "what became of it as this article tells: standing, met, broken, ended, expired, unknown"),
    ("status_start", "date", "since when"),
    ("status_end", "date", "at the latest"),
    ("claim", "text", "id of the claim that carries it"),
    ("attributed_to", "text", "on whose word it stands: the speaker of that claim, else the outlet itself"),
    ("same_as", "text", "id of the commitment of this article whose words govern the line that this one words again"),
    ("wordings", "text", "the other words in which this article tells the line, each with its own condition"),
)

FATE = _columns(
    ("fate", "text", "what became of it by the day asked about, later articles and its deadline included; the words of status"),
    ("fate_how", "text", "told (by its own article), tripped, ended (told by a later article), deadline, office_ended; null: standing"),
    ("fate_on", "date", "the day on which it changed, at the latest"),
    ("fate_by", "text", "id of the evidence: event, commitment, date, or the article that tells it"),
    ("fate_words", "text", "the words of the evidence"),
    ("fate_is_suggested", "boolean", "true until a person has confirmed it: a machine saw it"),
)

DATE = _columns(
    ("kind", "text", "deadline, scheduled, anniversary, expiry, handover"),
    ("date_start", "date", "first day"),
    ("date_end", "date", "last day"),
    ("date_granularity", "text", "day, part, week, month …"),
    ("of", "text", "event or commitment id"),
    ("basis", "text", "text or lexicon"),
    ("note", "text", "what it is"),
)

ACTOR = _columns(
    ("name", "text", "name"),
    ("kind", "text", "state, organisation, armed_group, person, media, people, unnamed"),
    ("country", "text", "ISO 3166-1 alpha-3"),
    ("sectors", "text", "PLOVER sectors"),
    ("ties", "text", "kind:to, with who says so in brackets"),
    ("qualifiers", "text", "for the unnamed: suspected, senior, outlawed …"),
    ("private", "boolean", "a person who is no public figure"),
    ("mentions", "integer", "mentions in the article"),
)

ROLE = _columns(
    ("person", "text", "actor id"),
    ("person_name", "text", "name"),
    ("title", "text", "office, as text or lexicon give it"),
    ("organisation", "text", "of which organisation"),
    ("country", "text", "ISO 3166-1 alpha-3"),
    ("during_start", "date", "first day in office, where it is said"),
    ("during_end", "date", "last day"),
)

PLACE = _columns(
    ("name", "text", "name"),
    ("kind", "text", "country, admin1, city, facility, strait …"),
    ("country", "text", "ISO 3166-1 alpha-3"),
    ("admin1", "text", "first-order division"),
    ("lat", "real", "latitude, degrees"),
    ("lon", "real", "longitude, degrees"),
    ("radius_km", "real", "how far it reaches"),
    ("confidence", "real", "0 to 1"),
    ("mentions", "integer", "mentions in the article"),
    ("located", "integer", "mentions of it as a location; the rest stand for a government or only modify"),
)

TIME = _columns(
    ("type", "text", "DATE, TIME, DURATION, SET"),
    ("value", "text", "TIMEX3 value"),
    ("date_start", "date", "first day"),
    ("date_end", "date", "last day"),
    ("granularity", "text", "day, part, week, month …"),
    ("direction", "text", "past, present, future"),
    ("basis", "text", "what it was resolved against"),
)

QUANTITY = _columns(
    ("what", "text", "lemma of what is counted"),
    ("value", "real", "figure"),
    ("low", "real", "lower bound"),
    ("high", "real", "upper bound"),
    ("bound", "text", "exact, at_least, at_most, about, range, vague"),
    ("role", "text", "killed, injured, missing, arrested, displaced, weapon, force, money, other"),
    ("of", "text", "civilian, security, military, contractor, official"),
    ("nationality", "text", "of whom"),
    ("stage", "text", "fired, landed, intercepted, failed"),
    ("scope", "text", "what the figure is about, where it is narrower than the event"),
)

ARTICLE = _columns(
    ("id", "text", "canonical address, else hash of the text"),
    ("version", "integer", "version at that address"),
    ("supersedes", "integer", "version that it replaces"),
    ("url", "text", "address"),
    ("publisher", "text", "who published it"),
    ("headline", "text", "title"),
    ("byline", "text", "who wrote it"),
    ("language", "text", "ISO 639-1"),
    ("published_start", "date", "first day on which it may have been published"),
    ("published_end", "date", "last day"),
    ("published_basis", "text", "given, page, dateline, inferred"),
    ("retrieved", "timestamp", "when the page was fetched (UTC)"),
    ("chars", "integer", "length of the text"),
    ("events", "integer", "events found in it"),
    ("claims", "integer", "claims found in it"),
    ("known_from", "date", "from when the world could know it"),
    ("known_to", "date", "when a newer version came out"),
    ("recorded_from", "timestamp", "when this store wrote the row (UTC)"),
    ("recorded_to", "timestamp", "when this store replaced the row (UTC)"),
    ("coder", "text", "what read it"),
    ("raw", "text", "SHA-256 of the page as it came"),
    ("origin", "text", "id of the copies that it belongs to: articles that share their words are one origin"),
    ("copies", "integer", "other articles of that origin; corroboration is not counted in copies"),
)

COPY = _columns(
    ("a", "text", "article id, of the one that was known first"),
    ("b", "text", "article id of the other one"),
    ("kind", "text", "identical, truncated (b holds less), extended (b holds more), edited"),
    ("share_of_a", "real", "share of a's three-word sequences that stand in b"),
    ("share_of_b", "real", "share of b's that stand in a"),
    ("passages", "text", "JSON: pairs of spans that hold the same words"),
    ("agency", "text", "agency that both come from, where it is said"),
    ("a_version", "integer", "version of a"),
    ("a_publisher", "text", "who published a"),
    ("a_headline", "text", "title of a"),
    ("a_published_end", "date", "last day on which a may have been published"),
    ("b_version", "integer", "version of b"),
    ("b_publisher", "text", "who published b"),
    ("b_headline", "text", "title of b"),
    ("b_published_end", "date", "last day on which b may have been published"),
    ("known_from", "date", "from when both were known"),
    ("known_to", "date", "when a newer version of one came out"),
    ("recorded_from", "timestamp", "when this store held both (UTC)"),
    ("recorded_to", "timestamp", "when this store replaced one (UTC)"),
)

REVIEW = _columns(
    ("finding", "text", "id of the finding"),
    ("kind", "text", "event, claim, commitment, date, quantity"),
    ("verdict", "text", "accepted, rejected, edited"),
    ("field", "text", "column that was edited; fate where a change of fate was accepted"),
    ("value", "text", "its value now; of a change of fate the id of the evidence"),
    ("by", "text", "who"),
    ("at", "timestamp", "when (UTC)"),
    ("note", "text", "why"),
    ("anchor", "text", "the words that the finding stands on"),
    ("article", "text", "article id"),
    ("recorded_from", "timestamp", "when this store wrote the row (UTC)"),
    ("recorded_to", "timestamp", "when it was taken back or replaced (UTC)"),
)

COMPUTED: dict[str, frozenset[str]] = {"articles": frozenset({"origin", "copies"})}
"""Per list, the columns that the desk works out for each question; the views of the database have not got them."""

_ID = _columns(("id", "text", "stable id; any unique beginning of it will do for `explain`"))

STORED: dict[str, tuple[Column, ...]] = {
    "event": EVENT,
    "claim": CLAIM,
    "commitment": COMMITMENT,
    "date": DATE,
    "actor": ACTOR,
    "role": ROLE,
    "place": PLACE,
    "time": TIME,
    "quantity": QUANTITY,
}
"""Per kind of finding, the columns that are its own."""

_LATER = {"commitment": FATE}

TABLES: dict[str, tuple[Column, ...]] = {
    "articles": ARTICLE,
    **{f"{kind}s" if kind != "quantity" else "quantities": _ID + own + _LATER.get(kind, ()) + CITATION for kind, own in STORED.items()},
    "copies": COPY,
    "reviews": REVIEW,
}
"""Per list that can be asked for ("events", "claims", …), its columns in order."""

KIND_OF_TABLE: dict[str, str] = dict(zip(list(TABLES)[1:], STORED, strict=False))
"""The kind of finding that a list holds: "quantities" holds "quantity"."""

PICTURED = _PICTURED
"""Per list that is about many articles, its columns in order; they stand in `tocsin.model.across`."""
