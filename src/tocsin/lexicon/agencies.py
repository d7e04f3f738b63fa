"""How papers credit the agency whose words they print: "(Reuters)", "The Associated Press contributed", "With agencies"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tocsin.lexicon.tables import load_table


@dataclass(frozen=True, slots=True)
class Credits:
    """A pattern of credits with the agency's name as group `name`, agencies by name, and phrases that one agency alone writes."""

    credit: re.Pattern[str]
    agencies: Mapping[str, str]
    phrases: Mapping[str, str]


@cache
def agency_credits() -> Credits:
    """The table `copy_agencies` as look-ups; names keep their case, the words around them do not."""
    rows = load_table("copy_agencies").rows
    agencies = {row["words"]: row["agency"] for row in rows if row["role"] == "name"}
    names = "|".join(re.escape(name) for name in sorted(agencies, key=len, reverse=True))
    forms = []
    for row in rows:
        if row["role"] == "credit":
            before, _, after = row["words"].partition("{agency}")
            end = r"\s*$" if after == "$" else f"(?i:{re.escape(after)})"
            forms.append(rf"(?i:{re.escape(before)})(?:(?i:the )?)(?:{names}){end}")
    phrases = {row["words"]: row["agency"] for row in rows if row["role"] in {"staff", "desk"}}
    return Credits(re.compile("|".join(forms), re.MULTILINE), agencies, phrases)
