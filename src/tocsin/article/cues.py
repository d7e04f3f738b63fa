"""The cues of page furniture, captions, bylines and datelines, compiled once from the code book `article_cues`."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from tocsin.lexicon.tables import load_table

CueKind = Literal["boilerplate", "section", "caption", "byline", "live_blog", "no_article"]
# No cue is longer; a longer line is running text, and patterns stay linear.
LONGEST = 600


def is_cue(kind: CueKind, line: str) -> bool:
    """True if the whole line is a cue of that kind: "Share on Facebook", "By JANE DOE, Reuters"."""
    return len(line) <= LONGEST and _compiled(kind).fullmatch(line) is not None


@cache
def _compiled(kind: CueKind) -> re.Pattern[str]:
    patterns = [f"(?:{pattern})" for pattern in patterns_of(kind)]
    return re.compile("|".join(patterns), re.IGNORECASE | re.DOTALL)


def patterns_of(kind: str) -> tuple[str, ...]:
    """The patterns of one kind, NAME filled in."""
    rows = load_table("article_cues").rows
    name = next(row["pattern"] for row in rows if row["kind"] == "name")
    return tuple(row["pattern"].replace("NAME", name) for row in rows if row["kind"] == kind)


@cache
def running_words() -> frozenset[str]:
    """Words that running text has and headlines leave out."""
    return frozenset(patterns_of("running"))


@cache
def dateline(*, is_upper: bool = False) -> re.Pattern[str]:
    """A dateline at the head of a paragraph, with its dash: "BAGHDAD (Reuters) - ", "Cairo, Dec. 3 (AP) — ".

    In a text that is all capitals, a town alone ("ADEN - ") is none.
    """
    agency = r"\(\s?(?:" + "|".join(re.escape(name) for name in sorted(patterns_of("agency"), key=len, reverse=True)) + r")\s?\)"
    month = "(?:" + "|".join(patterns_of("month")) + r")[a-z]*\.?"
    day = rf"(?:{month} \d{{1,2}}|\d{{1,2}} {month})(?:,? \d{{2,4}})?"
    capitals = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){0,2}"
    state = r"(?:, (?:[A-ZÀ-Þ][a-zß-ÿ]+\.?(?: [A-ZÀ-Þ][a-zß-ÿ]+){0,2}|(?:[A-Z]\.){1,3}))?"
    town = r"[A-ZÀ-Þ][\w.'’-]+(?:[ /][A-ZÀ-Þ][\w.'’-]+){0,3}"
    region = r"(?:, [A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,2}\.?)?"
    dash = r"\s*(?:--|[-–—―_:\x96\x97])\s*"
    forms = [
        rf"[A-ZÀ-Þ][^\n(),.:;]{{1,40}}(?:\([^()\n]{{2,30}}\))?, (?:(?i:{day})|NO DATE) \([^()\n]{{2,60}}\){dash}(?:\[TEXT\]\s*)?",
        rf"(?:{town}{region}(?:, (?i:{day}))?,?\s+)?{agency}{dash}",
        rf"{town}{region}, (?i:{day}){dash}",
        rf"{agency}\s+",
    ]
    if not is_upper:
        forms.append(rf"{capitals}{state}(?:, (?i:{day}))?\s*(?:--|[–—―_\x96\x97]| - ?)\s*")
    return re.compile("|".join(f"(?:{form})" for form in forms))


@cache
def leading_date() -> re.Pattern[str]:
    """A date glued before the first words: "Tuesday 4 April 2017 Army shells …", "Published June 4, 2016 A strike …"."""
    month = "(?:" + "|".join(patterns_of("month")) + r")[a-z]*\.?"
    before = "|".join(patterns_of("dated"))
    day = rf"(?:{month} \d{{1,2}}|\d{{1,2}} {month}),? \d{{4}}"
    clock = r"(?:,? \d{1,2}:\d\d(?: ?[ap]\.?m\.?)?(?: GMT| UTC| [A-Z]{3,4}\b)?)?"
    return re.compile(rf"(?i:(?:(?:{before}):?,? ){{0,2}}{day}{clock})\s*[-–—|.:]?\s+(?=[\"“‘'(]?[A-Z\d])")
