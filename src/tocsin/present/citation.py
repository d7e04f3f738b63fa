"""A finding as a sentence that may be cited: the article's words with speaker, outlet, headline, day and address, in three writings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from tocsin.present.words import days, excerpt, plain

LONGEST = 600
"""Characters of a cited sentence: longer ones are cut between words, with the sign of it."""
_MARKDOWN = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|"})


@dataclass(frozen=True, slots=True)
class Citation:
    """Who says so, his words as the article has them, and where they stand."""

    speaker: str
    words: str
    outlet: str
    headline: str
    day: str
    url: str | None
    id: str

    def plain(self) -> str:
        """As text: `Iraqi military: “An outlawed group launched eight rockets.” (VOA, “Trump Warns Iran”, 24 Dec 2020, https://…)`."""
        where = ", ".join(filter(None, (self.outlet, self.headline and f"“{self.headline}”", self.day, self.url)))
        return f"{self.speaker}: “{self.words}” ({where})"

    def markdown(self) -> str:
        """As Markdown, with the headline as link; signs that Markdown would act on are put out of action."""
        speaker, words, outlet, headline = (each.translate(_MARKDOWN) for each in (self.speaker, self.words, self.outlet, self.headline))
        shown = headline or outlet
        link = f"[{shown}](<{self.url.replace('<', '%3C').replace('>', '%3E')}>)" if self.url else f"“{shown}”"
        where = ", ".join(filter(None, (outlet if headline else "", link, self.day)))
        return f"**{speaker}**: “{words}” ({where})"

    def html(self) -> str:
        """As HTML that pastes into a word processor; everything is escaped."""
        headline = escape(self.headline or self.outlet)
        link = f'<a href="{escape(self.url, quote=True)}">{headline}</a>' if self.url else f"“{headline}”"
        where = ", ".join(filter(None, (escape(self.outlet) if self.headline else "", link, escape(self.day))))
        return f"<b>{escape(self.speaker)}</b>: “{escape(self.words)}” ({where})"


def citation_of(row: Mapping[str, Any]) -> Citation:
    """The citation of a row of events, claims, commitments or dates; its speaker is who answers for it, with relays."""
    speaker = row.get("speaker_name") or _answering(row.get("attributed_to")) or row.get("publisher") or "the outlet"
    via = f" (via {excerpt(str(row['via']), 100)})" if row.get("via") else ""
    address = str(row.get("url") or "")
    return Citation(
        speaker=excerpt(str(speaker), 100) + via,
        words=excerpt(str(row.get("sentence") or row.get("words") or ""), LONGEST).strip('“”"'),
        outlet=excerpt(str(row.get("publisher") or ""), 100),
        headline=excerpt(str(row.get("headline") or ""), 200),
        day=days(row.get("published_start"), row.get("published_end")),
        url=plain(address)[:1000] if address.startswith(("http://", "https://")) else None,
        id=str(row["id"]),
    )


def _answering(attributed: object) -> str:
    """Those on whose word an event's actors stand, each once."""
    return "; ".join(dict.fromkeys(each.strip() for each in str(attributed or "").split(";") if each.strip()))
