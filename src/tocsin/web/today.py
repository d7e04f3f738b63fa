"""What the first screen holds: what came since the last sign-off, chosen and put in order; nothing is added to what articles say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from tocsin.desk import summaries
from tocsin.desk.filters import full_day
from tocsin.web.accounts import question_of
from tocsin.web.frame import Frame
from tocsin.web.wording import Row, split

MOST = 12
"""Rows of a section: what a person reads before the first coffee is cold. Each section links to all of them."""
MOST_ASKED = 400
"""Rows that are looked at to choose those from."""
FIRST_DAYS = 7
"""Who has not signed off yet sees a week."""
AHEAD_DAYS = 60
"""Two months: the horizon of most ultimatums, truces and mandates."""
REPLYING = frozenset({"deny", "disclaim", "retract", "decline"})
SILENT = frozenset({"outlet", "unattributed"})
CALMING_KINDS = frozenset({"assurance", "truce", "promise"})
ESCALATING_KINDS = frozenset({"threat", "red_line", "ultimatum"})
CALMING_TYPES = frozenset({"CONCEDE", "RETREAT", "AGREE", "COOPERATE", "AID"})
ESCALATING_TYPES = frozenset({"ASSAULT", "THREATEN", "MOBILIZE", "COERCE", "SANCTION"})
MOST_DISPUTES = 6
SMALL = 3
"""Letters of a word that a copy drops or changes: "that", "to say"."""
POSTURE = ("MOBILIZE", "RETREAT")
CLOSED = "day:"
"""What a sign-off of a day stands beside: "day:1962-10-27"."""
_IS_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much was read, and what in it could not be checked."""

    articles: int
    origins: int
    voices: int
    relays: Sequence[str]
    publishers: Sequence[str]
    unchecked: Sequence[str]


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something that the articles leave open, and where they do."""

    line: str
    words: str
    row: Row


@dataclass(frozen=True, slots=True)
class Disputed:
    """One question on which accounts differ, with everybody's value."""

    incident: str
    row: Row
    question: str
    accounts: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Watched:
    """What a person keeps an eye on, and the new rows that hold those words."""

    id: str
    words: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Since:
    """From when on the page tells: after the last sign-off of an earlier day; when the day itself was signed off, if it was."""

    after: str
    is_first: bool
    closed_at: str | None


@dataclass(frozen=True, slots=True)
class Window:
    """The days since the last sign-off: `after` is not in it, `day` is."""

    after: str
    day: str
    rows: dict[str, list[Row]]

    def of(self, listed: str) -> list[Row]:
        """The rows of one list that became known in these days."""
        return self.rows.get(listed, [])


def since(frame: Frame) -> Since:
    """The last sign-off of this reader; who has not signed off yet sees a week."""
    told = [(row["row"].removeprefix(CLOSED), row["at"]) for row in frame.desk.remarks(kind="signoff", by=frame.session.name)]
    days = [(day, at) for day, at in told if _IS_DAY.fullmatch(day)]
    closed_at = max((at for day, at in days if day == frame.day), default=None)
    last = max((day for day, _ in days if day < frame.day), default=None)
    asked = frame.asked("after", 10)
    after = full_day("after", asked, is_last=True) if asked else last or frame.shifted(-FIRST_DAYS)
    return Since(after, last is None and asked is None, closed_at)


def disputed(frame: Frame, new: Window) -> list[Disputed]:
    """Open disputes that these days touched, each question with everybody's value; all open ones where none was touched."""
    rows = frame.desk.disputes(as_of=frame.day, known_after=new.after, limit=MOST_ASKED).to_dicts()
    held: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row["status"] == "open":
            held[row["incident"], row["slot"]].append(row)
    found = [Disputed(incident, told[0], question_of(slot), told) for (incident, slot), told in held.items()]
    found = sorted(found, key=lambda each: (each.row["slot"] != "killed", -len(each.accounts), each.row["when_start"] or ""))
    first = {each.incident: n for n, each in reversed(list(enumerate(found)))}
    found.sort(key=lambda each: first[each.incident])
    return [replace(each, row=_incident(frame, each)) for each in found[:MOST_DISPUTES]] + found[MOST_DISPUTES:]


def _incident(frame: Frame, each: Disputed) -> Row:
    """The incident's own row, which says where it was."""
    return next(iter(frame.desk.incidents(id=each.incident, as_of=frame.day)), each.row)


def watched(frame: Frame, new: Window) -> list[Watched]:
    """The watch list of this reader with what came in for each entry."""
    rows = [row for listed in ("commitments", "events", "claims") for row in new.of(listed)]
    return [
        Watched(each["id"], each["row"], [row for row in rows if _holds(row, each["row"])][:MOST])
        for each in frame.desk.remarks(kind="watch", by=frame.session.name)
    ]


def _holds(row: Row, words: str) -> bool:
    sentence = (row["sentence"] or "").lower()
    return all(word in sentence for word in words.lower().split())


def window(frame: Frame, after: str) -> Window:
    """Everything that became known after a day, the latest first."""
    asked = {"as_of": frame.day, "known_after": after, "newest": True, "limit": MOST_ASKED}
    lists = ("events", "claims", "commitments")
    return Window(after, frame.day, {listed: getattr(frame.desk, listed)(**asked).to_dicts() for listed in lists})


def coverage(frame: Frame, new: Window) -> Coverage:
    """Voices, origins and articles; which figures rest on one voice, whose names are not given, which days were inferred."""
    read = summaries.coverage(frame.desk, as_of=new.day, known_after=new.after)
    claims = [row for row in new.of("claims") if row["speaker_kind"] not in SILENT]
    voices = {str(row["speaker"] or row["speaker_name"]).lower() for row in claims}
    relays = sorted({relay for row in claims for relay in split(row["via"])})
    alone = sum(1 for row in new.of("events") if row["quantities"] and row["rank"] == 1)
    unnamed = sum(1 for row in claims if row["speaker_kind"] in {"official_unnamed", "group_unnamed"})
    unchecked = []
    if alone:
        unchecked.append(
            f"{alone} figures stand on the word of one article each" if alone > 1 else "one figure stands on one article's word"
        )
    if unnamed:
        unchecked.append(
            f"{unnamed} statements come from people who are not named" if unnamed > 1 else "one statement comes from somebody not named"
        )
    if read.inferred:
        unchecked.append(
            f"the day of publication of {read.inferred} articles is inferred" if read.inferred > 1 else "the day of publication is inferred"
        )
    return Coverage(read.articles, read.origins, len(voices), relays, read.publishers, unchecked)


def lines(frame: Frame, new: Window) -> list[Row]:
    """Commitments that are new, and older ones whose fate changed in these days; what draws a line stands first."""
    held = {row["id"]: row for row in new.of("commitments")}
    touched = frame.desk.commitments(as_of=frame.day, limit=MOST_ASKED, newest=True)
    held |= {row["id"]: row for row in touched if row["fate_on"] and new.after < row["fate_on"] <= new.day}
    told = _once(({**row, "start": _start(row["action"])} for row in held.values()), "by_name", "kind", "start")
    return sorted(told, key=lambda row: (not row["draws_line"], row["kind"] not in ESCALATING_KINDS, row["made_start"] or "9"))


def replies(new: Window) -> list[Row]:
    """Denials, retractions, refusals to comment, and what answers another statement."""
    told = [row for row in new.of("claims") if row["replies_to"] or REPLYING & set(split(row["acts"]))]
    return list(
        _once(({**row, "start": _start(row["content"]) or _start(row["sentence"])} for row in told), "speaker_name", "acts", "start")
    )


def facts(new: Window) -> list[Row]:
    """What is told as done or going on: the sentence's main event, not a statement; those with figures first."""
    told = [row for row in new.of("events") if _is_fact(row) and row["type"] not in POSTURE]
    return sorted(_once(told, "type", "recipient_name", "place_name", "when_start"), key=lambda row: not row["quantities"])


def posture(new: Window) -> list[Row]:
    """Forces that moved: carriers, bombers, troops; what is told twice in the same words stands once."""
    told = (row for row in new.of("events") if row["type"] in POSTURE and row["status"] in {"actual", "ongoing"})
    return list({(row["actor_name"], _start(row["sentence"])): row for row in told}.values())


def dates_ahead(frame: Frame) -> list[Row]:
    """Deadlines, meetings and anniversaries from the day shown on."""
    dates = list(islice(frame.desk.dates(as_of=frame.day, due_after=frame.day, limit=4 * MOST), 4 * MOST))
    near = (
        {**row, "line": "" if row["kind"] == "anniversary" else _start(row["note"])}
        for row in dates
        if (row["date_start"] or "") <= _plus(frame)
    )
    return sorted({(row["date_start"], row["kind"], row["line"]): row for row in near}.values(), key=lambda row: row["date_end"] or "")


def signs(new: Window) -> tuple[list[Row], list[Row]]:
    """What speaks for calm and what for escalation: commitments and events by a stated convention, never a score."""
    calm = [row for row in new.of("commitments") if row["kind"] in CALMING_KINDS]
    calm += [row for row in new.of("events") if row["type"] in CALMING_TYPES and _is_fact(row)]
    hot = [row for row in new.of("commitments") if row["kind"] in ESCALATING_KINDS]
    hot += [row for row in new.of("events") if row["type"] in ESCALATING_TYPES and _is_fact(row)]
    return _distinct(calm), _distinct(hot)


def _distinct(rows: Iterable[Row]) -> list[Row]:
    return list({_same_thing(row): row for row in rows}.values())


def unknowns(new: Window) -> list[tuple[str, list[Unknown]]]:
    """What the articles leave open, question by question: who did it, when, what a threat would mean, who ended a truce."""
    kept = {(each.line, *_same_thing(each.row)): each for each in _unknowns(new)}
    worded = {(each.line, _start(each.words)): each for each in kept.values()}
    held: dict[str, list[Unknown]] = defaultdict(list)
    for each in worded.values():
        held[each.line].append(each)
    return list(held.items())


def _unknowns(new: Window) -> Iterator[Unknown]:
    for row in new.of("events"):
        if not _is_fact(row):
            continue
        if row["quad"] == 4 and not row["actor_name"]:
            yield Unknown("who did it, and on whose order", row["sentence"], row)
        if not row["when_start"]:
            yield Unknown("when it happened", row["sentence"], row)
    for row in new.of("commitments"):
        if row["kind"] in ESCALATING_KINDS and not row["action_type"] and row["action"]:
            yield Unknown("what it would mean in action", row["action"], row)
        if row["kind"] == "demand" and not row["due"]:
            yield Unknown("by when", row["action"], row)
        if row["kind"] == "truce" and row["fate"] in {"ended", "broken"}:
            yield Unknown("who ended it", row["action"], row)


def _same_thing(row: Row) -> tuple[str, ...]:
    """What rows share that leave the same thing open: an act of one kind on one day, a commitment in the same words."""
    return (row["type"], row["when_start"] or row["id"]) if "type" in row else (row["kind"], _start(row["action"]))


def _is_fact(row: Row) -> bool:
    return row["status"] in {"actual", "ongoing"} and row["frame"] == "news" and row["rank"] == 1 and row["quad"] in {2, 4}


def _start(words: str | None) -> str:
    """The first words without small ones: copies cut and edit what follows."""
    return " ".join([word for word in (words or "").lower().split() if len(word) > SMALL][:4])


def _once(rows: Iterable[Row], *names: str) -> Iterator[Row]:
    """Rows that say the same are shown once, with how many articles tell of it."""
    groups: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[tuple(row[name] or row["id"] for name in names)].append(row)
    for held in groups.values():
        yield {**held[0], "told_by": len({row["article"] for row in held})}


def _plus(frame: Frame) -> str:
    return frame.shifted(AHEAD_DAYS)
