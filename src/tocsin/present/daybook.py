"""The picture day by day: what happened, who denied, threatened or promised, from the rows of a desk, copies counted once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tocsin.present.card import Row, Section
from tocsin.present.words import day, excerpt, quoted

Fields = Mapping[str, Any]

EVENTS_A_DAY = 6
CLAIMS_A_DAY = 4
LINES_A_DAY = 3
TELLING_ACTS = ("deny", "accuse", "threaten", "disclaim", "admit", "retract", "claim_responsibility", "confirm", "estimate")
"""Acts that a day is remembered for; plain assertions are in `tocsin claims`."""
TELLING_KINDS = ("ultimatum", "red_line", "threat", "promise", "truce", "demand", "order", "refusal", "assurance")
_WIDE = 90


@dataclass(frozen=True, slots=True)
class Voices:
    """Which articles are copies of one another: article id → origin id."""

    origin_of: Mapping[str, str]

    def counts(self, articles: Iterable[str]) -> str:
        """How many articles and origins: "3 articles, 1 origin"; nothing where one article stands alone."""
        seen = set(articles)
        origins = {self.origin_of.get(article, article) for article in seen}
        if len(seen) < 2:
            return ""
        return f"{len(seen)} articles, {len(origins)} origin{'s' if len(origins) > 1 else ''}"


def daybook(events: Iterable[Fields], claims: Iterable[Fields], lines: Iterable[Fields], voices: Voices) -> list[tuple[str, Section]]:
    """Each day as an ISO date with its section, in order; a day without anything to tell has none."""
    days: dict[str, list[Row]] = defaultdict(list)
    for when, rows in _by_day(events, _is_news, _event_day).items():
        days[when] += _best(_event_rows(rows, voices), EVENTS_A_DAY)
    for when, rows in _by_day(claims, _is_telling, _claim_day).items():
        days[when] += _best(_claim_rows(rows, voices), CLAIMS_A_DAY)
    for when, rows in _by_day(lines, _is_line, _line_day).items():
        days[when] += _best(_line_rows(rows, voices), LINES_A_DAY)
    return [(when, Section(day(when), tuple(rows))) for when, rows in sorted(days.items()) if rows]


def _by_day(rows: Iterable[Fields], is_wanted: Callable[[Fields], bool], day_of: Callable[[Fields], str | None]) -> dict[str, list[Fields]]:
    found: dict[str, list[Fields]] = defaultdict(list)
    for row in rows:
        when = day_of(row)
        if when and is_wanted(row):
            found[when].append(row)
    return found


def _is_news(row: Fields) -> bool:
    return row["frame"] == "news" and row["status"] in {"actual", "ongoing"} and row["rank"] == 1 and row["count"] == "single"


def _is_telling(row: Fields) -> bool:
    acts = (row["acts"] or "").split("; ")
    return bool(row["speaker_name"]) and row["speaker_kind"] not in {"outlet", "unattributed"} and any(act in TELLING_ACTS for act in acts)


def _is_line(row: Fields) -> bool:
    return row["kind"] in TELLING_KINDS and bool(row["by_name"])


def _event_day(row: Fields) -> str | None:
    if not row["when_start"]:
        return str(row["published_end"])
    return str(row["when_start"]) if row["when_start"] == row["when_end"] else None


def _claim_day(row: Fields) -> str | None:
    is_day = row["said_start"] and row["said_start"] == row["said_end"]
    return str(row["said_start"] if is_day else row["published_end"])


def _line_day(row: Fields) -> str | None:
    return str(row["made_start"] or row["published_end"])


def _grouped(rows: list[Fields], *names: str) -> list[list[Fields]]:
    groups: dict[tuple[Any, ...], list[Fields]] = defaultdict(list)
    for row in rows:
        groups[tuple(str(row[name] or "").lower() for name in names)].append(row)
    return list(groups.values())


def _best(rows: list[tuple[int, Row]], most: int) -> list[Row]:
    """Those told by most articles first, then in the order of the text."""
    return [row for _, row in sorted(rows, key=lambda pair: -pair[0])][:most]


def _event_rows(rows: list[Fields], voices: Voices) -> list[tuple[int, Row]]:
    out = []
    for group in _grouped(rows, "type", "actor_name", "recipient_name"):
        row = group[0]
        if not (row["actor_name"] or row["recipient_name"]):
            continue
        who = row["actor_name"] or "not named"
        doubt = f" ({row['attribution']}, says {row['attributed_to']})" if row["attribution"] in {"alleged", "suspected", "claimed"} else ""
        deed = f"{who}{doubt} → {row['recipient_name']}" if row["recipient_name"] else f"{who}{doubt}"
        parts = (
            " ".join(filter(None, (row["type"], row["mode"]))),
            deed,
            row["place_name"],
            voices.counts(each["article"] for each in group),
        )
        out.append((_size(group), Row("", excerpt(" · ".join(filter(None, parts)), 120), _words(row), row["id"][:7])))
    return out


def _claim_rows(rows: list[Fields], voices: Voices) -> list[tuple[int, Row]]:
    out = []
    for group in _grouped(rows, "speaker_name", "acts", "content"):
        row = group[0]
        via = f" (via {row['via']})" if row["via"] else ""
        parts = (f"{row['speaker_name']}{via}", (row["acts"] or "").replace("_", " "), voices.counts(each["article"] for each in group))
        out.append(
            (_size(group), Row("", excerpt(" · ".join(filter(None, parts)), 120), quoted(row["content"] or "", _WIDE), row["id"][:7]))
        )
    return out


def _line_rows(rows: list[Fields], voices: Voices) -> list[tuple[int, Row]]:
    out = []
    for group in _grouped(rows, "kind", "by_name", "action"):
        row = group[0]
        parts = (
            row["kind"].replace("_", " "),
            f"{row['by_name']} → {row['to_name']}" if row["to_name"] else row["by_name"],
            row["condition"],
            f"due {row['due']}" if row["due"] else "",
            voices.counts(each["article"] for each in group),
        )
        out.append(
            (_size(group), Row("", excerpt(" · ".join(filter(None, parts)), 120), quoted(row["action"] or "", _WIDE), row["id"][:7]))
        )
    return out


def _size(group: list[Fields]) -> int:
    return len({row["article"] for row in group})


def _words(row: Fields) -> str:
    """The sentence from the trigger on."""
    sentence, words = row["sentence"] or "", row["words"] or ""
    at = sentence.find(words)
    return quoted(sentence[at:] if at >= 0 else words, _WIDE)
