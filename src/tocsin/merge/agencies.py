"""Which agency an article credits, in its byline, at its head or at its foot: what copies of one another are copies of."""

from __future__ import annotations

from tocsin.lexicon.agencies import agency_credits

HEAD = 300
"""Characters of the beginning where a dateline or byline stands."""
FOOT = 500
"""Characters of the end where credit lines stand."""


def agency_of(text: str, byline: str | None = None) -> str | None:
    """The agency that an article credits, or null: "BAGHDAD (Reuters) - A bomb killed six." gives "Reuters".

    "Reuters said that six had died" credits nobody. Agencies that are not named are "agencies".
    """
    parts = [byline or "", text[:HEAD], text[-FOOT:] if len(text) > HEAD else ""]
    known = agency_credits()
    for part in parts:
        found = known.credit.search(part)
        if found:
            name = max((name for name in known.agencies if name in found[0]), key=len)
            return known.agencies[name]
    if byline and byline.strip() in known.agencies:
        return known.agencies[byline.strip()]
    lowered = "\n".join(parts).lower()
    return next((agency for phrase, agency in known.phrases.items() if phrase in lowered), None)


def shared_agency(left: str | None, right: str | None) -> str | None:
    """The agency of a pair of copies: the one that either credits, a named one first."""
    named = [each for each in (left, right) if each is not None]
    return min(named, key=lambda each: each == "agencies", default=None)
