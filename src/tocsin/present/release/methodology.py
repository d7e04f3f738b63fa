"""How the data of a release came about, and the command that makes it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frozen:
    """What a release froze: coders, lexicons, days, counts."""

    version: str
    coders: tuple[str, ...]
    lexicons: tuple[tuple[str, str], ...]
    as_of: str | None
    recorded_as_of: str
    command: str
    rows: Mapping[str, int]
    articles: tuple[str | None, str | None, int]
    """First and last day of publication, and how many."""


def methodology(told: Frozen) -> str:
    """Markdown: what reads, what is merged, what is left out, which clocks, which versions."""
    first, last, count = told.articles
    coders = "\n".join(f"- {coder}" for coder in told.coders)
    lexicons = "\n".join(f"| {name} | {version} |" for name, version in told.lexicons)
    day = f"what the world could know by the end of {told.as_of}" if told.as_of else "the newest version of every article"
    return f"""# Methodology

**Machine codings are not verified incidents.** {count:,} articles, published from {first or "an unknown day"} to {last or "an unknown day"}; {day},
as the store held it on {told.recorded_as_of} (UTC).

## Coding
Each article is read alone, by rules over a syntactic parse; no model was trained on the events. What is found points at characters of the
article (`char_start`, `char_end`), names its rule, and is coded in PLOVER 2.0 and CAMEO. Coded by:

{coders}

## Attribution
The actor of an attack stands beside `attribution` and `attributed_to`: on whose word he is said to have done it. Nobody is accused by this
data set. An event whose actor is only alleged, suspected or denied is marked `accusation` until a person has confirmed it.

## What is set apart
`marks` names what a user should not count with the rest: background and anniversaries, aggregates ("a string of attacks"), accusations, and
what is planned, conditional, hypothetical or negated. Such rows are in the tables and not in the files in the field's formats.

## Merging
Articles that share their words are copies and one origin. Mentions of one event are one incident, by kind of act, place, day and parties.
A voice is one ultimate speaker: ten articles that repeat one statement are ten articles, and one voice. Figures that differ are kept side by
side with their speakers; low, best and high stand beside them and never instead of them.

## Clocks
`when_…` is when it happened, in the local day of the place; `known_from` is the end of the publication interval, else the day of retrieval;
`recorded_from` is when the store wrote the row. Unknown is empty.

## Review
Verdicts of people are laid over: `reviewed` and `reviewed_by` say so; rejected rows are left out.

## Versions
tocsin {told.version}. Lexicons:

| lexicon | version |
|---|---|
{lexicons}
"""


def readme(told: Frozen, formats: Mapping[str, str]) -> str:
    """Markdown: what is in the folder, and the command that makes it again."""
    rows = "\n".join(f"| {name} | {count:,} | {formats.get(name, '')} |" for name, count in told.rows.items())
    return f"""# A frozen release of a Tocsin record

Machine codings, not verified incidents. Read [METHODOLOGY.md](METHODOLOGY.md) and [ERRORS.md](ERRORS.md) before counting anything.

| file | rows | what |
|---|--:|---|
{rows}

[CODEBOOK.md](CODEBOOK.md) explains every column. `confusion.csv` is the matrix of ERRORS.md. `CHECKSUMS.sha256` holds the hash of every file:

    sha256sum -c CHECKSUMS.sha256

## The same again

    {told.command}

with tocsin {told.version} on the same database gives the same bytes: the moment of the record is fixed by `--recorded-as-of`.
"""
