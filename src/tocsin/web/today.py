"""What the first screen holds: what came since the last sign-off, chosen and put in order; nothing is added to what articles say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

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
POSTURE = ("MOBILIZE", "RETREAT")


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
class Window:
    """The days since the last sign-off: `after` is not in it, `day` is."""

    after: str
    day: str
    rows: dict[str, list[Row]]

    def of(self, listed: str) -> list[Row]:
        """The rows of one list that became known in these days."""
        return self.rows.get(listed, [])


def window(frame: Frame, after: str) -> Window:
    """Everything that became known after a day, the latest first."""
    asked = {"as_of": frame.day, "known_after": after, "newest": True, "limit": MOST_ASKED}
    lists = ("articles", "events", "claims", "commitments")
    return Window(after, frame.day, {listed: list(getattr(frame.desk, listed)(**asked)) for listed in lists})


def coverage(new: Window) -> Coverage:
    """Voices, origins and articles; which figures rest on one voice, whose names are not given, which days were inferred."""
    articles, claims = new.of("articles"), [row for row in new.of("claims") if row["speaker_kind"] not in SILENT]
    voices = {str(row["speaker"] or row["speaker_name"]).lower() for row in claims}
    relays = sorted({relay for row in claims for relay in split(row["via"])})
    publishers = sorted({row["publisher"] for row in articles if row["publisher"]})
    unchecked = []
    if alone := sum(1 for row in new.of("events") if row["quantities"] and row["rank"] == 1):
        unchecked.append(
            f"{alone} figures stand on the word of one article each" if alone > 1 else "one figure stands on one article's word"
        )
    if unnamed := sum(1 for row in claims if row["speaker_kind"] in {"official_unnamed", "group_unnamed"}):
        unchecked.append(
            f"{unnamed} statements come from people who are not named" if unnamed > 1 else "one statement comes from somebody not named"
        )
    if inferred := sum(1 for row in articles if row["published_basis"] in {None, "inferred"}):
        unchecked.append(
            f"the day of publication of {inferred} articles is inferred" if inferred > 1 else "the day of publication is inferred"
        )
    return Coverage(len(articles), len({row["origin"] for row in articles}), len(voices), relays, publishers, unchecked)


def lines(frame: Frame, new: Window) -> list[Row]:
    """Commitments that are new, and older ones whose fate changed in these days; what draws a line stands first."""
    held = {row["id"]: row for row in new.of("commitments")}
    touched = frame.desk.commitments(as_of=frame.day, limit=MOST_ASKED, newest=True)
    held |= {row["id"]: row for row in touched if row["fate_on"] and new.after < row["fate_on"] <= new.day}
    return sorted(held.values(), key=lambda row: (not row["draws_line"], row["kind"] not in ESCALATING_KINDS, row["made_start"] or "9"))


def replies(new: Window) -> list[Row]:
    """Denials, retractions, refusals to comment, and what answers another statement."""
    return [row for row in new.of("claims") if row["replies_to"] or REPLYING & set(split(row["acts"]))]


def facts(new: Window) -> list[Row]:
    """What is told as done or going on: the sentence's main event, not a statement; those with figures first."""
    told = [row for row in new.of("events") if _is_fact(row) and row["type"] not in POSTURE]
    return sorted(_once(told, "type", "recipient_name", "place_name", "when_start"), key=lambda row: not row["quantities"])


def posture(new: Window) -> list[Row]:
    """Forces that moved: carriers, bombers, troops."""
    return [row for row in new.of("events") if row["type"] in POSTURE and row["status"] in {"actual", "ongoing"}]


def dates_ahead(frame: Frame) -> list[Row]:
    """Deadlines, meetings and anniversaries from the day shown on."""
    dates = list(islice(frame.desk.dates(as_of=frame.day, due_after=frame.day, limit=4 * MOST), 4 * MOST))
    return list(_once((row for row in dates if (row["date_start"] or "") <= _plus(frame)), "date_start", "note"))


def signs(new: Window) -> tuple[list[Row], list[Row]]:
    """What speaks for calm and what for escalation: commitments and events by a stated convention, never a score."""
    calm = [row for row in new.of("commitments") if row["kind"] in CALMING_KINDS]
    calm += [row for row in new.of("events") if row["type"] in CALMING_TYPES and _is_fact(row)]
    hot = [row for row in new.of("commitments") if row["kind"] in ESCALATING_KINDS]
    hot += [row for row in new.of("events") if row["type"] in ESCALATING_TYPES and _is_fact(row)]
    return calm, hot


def unknowns(new: Window) -> list[Unknown]:
    """What the articles leave open: who did it, when, what a threat would mean, who ended a truce."""
    return list(islice(_unknowns(new), 2 * MOST))


def _unknowns(new: Window) -> Iterator[Unknown]:
    for row in new.of("events"):
        if not _is_fact(row):
            continue
        if row["quad"] == 4 and not row["actor_name"]:
            yield Unknown("who did it, and on whose order", row["words"], row)
        if not row["when_start"]:
            yield Unknown("when it happened", row["words"], row)
    for row in new.of("commitments"):
        if row["kind"] in ESCALATING_KINDS and not row["action_type"] and row["action"]:
            yield Unknown("what it would mean in action", row["action"], row)
        if row["kind"] == "demand" and not row["due"]:
            yield Unknown("by when", row["action"], row)
        if row["kind"] == "truce" and row["fate"] in {"ended", "broken"}:
            yield Unknown("who ended it", row["action"], row)


def _is_fact(row: Row) -> bool:
    return row["status"] in {"actual", "ongoing"} and row["frame"] == "news" and row["rank"] == 1 and row["quad"] in {2, 4}


def _once(rows: Iterable[Row], *names: str) -> Iterator[Row]:
    """Rows that say the same are shown once, with how many articles tell of it."""
    groups: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[tuple(row[name] or row["id"] for name in names)].append(row)
    for held in groups.values():
        yield {**held[0], "told_by": len({row["article"] for row in held})}


def _plus(frame: Frame) -> str:
    return frame.shifted(AHEAD_DAYS)
