"""Error rates by event type, from the counts that were measured on this version."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

NONE = "NONE"


@dataclass(frozen=True, slots=True)
class Set:
    """What was measured on."""

    name: str
    n: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Counts of gold type by coded type; the coder that made them, and the day."""

    measured_on: str
    coder: str
    sets: tuple[Set, ...]
    counts: tuple[tuple[str, str, int], ...]
    """Gold type, coded type, how often."""

    @property
    def types(self) -> tuple[str, ...]:
        """Every type that occurs, NONE last."""
        return tuple(sorted({each for wanted, got, _ in self.counts for each in (wanted, got)}, key=lambda name: (name == NONE, name)))

    def count(self, wanted: str | None, got: str | None) -> int:
        """How often; null stands for every type."""
        return sum(n for first, second, n in self.counts if wanted in {None, first} and got in {None, second})


def evaluation() -> Evaluation:
    """The table that this version carries."""
    raw = json.loads((resources.files("tocsin.present.release") / "evaluation.json").read_text("utf-8"))
    counts = tuple((wanted, got, n) for wanted, row in raw["matrix"].items() for got, n in row.items())
    return Evaluation(raw["measured_on"], raw["coder"], tuple(Set(**each) for each in raw["sets"]), counts)


def error_rates(told: Evaluation, coder: str) -> str:
    """Markdown: by type, how often it is missed and how often it is coded wrongly, and which types are taken for which."""
    return "\n".join(_lines(told, coder)) + "\n"


def _lines(told: Evaluation, coder: str) -> Iterator[str]:
    yield "# Error rates of event types\n\nMain event of each sentence, by PLOVER type. Measured before the release, on sentences that are not part of it.\n"
    yield f"- measured on {told.measured_on} with: {told.coder}"
    yield f"- this release was coded with: {coder}"
    if told.coder != coder:
        yield "- **these differ**: the rates are those of another version, and may be off"
    yield from (f"- set: {each.name}, {each.n:,} sentences, sha256 {each.sha256}" for each in told.sets)
    yield (
        "\nThe sets were read while rules were made; expect more errors on other texts. Missed: of the sentences of that type, the share coded"
        " as anything else. False: of the sentences coded as that type, the share that is something else.\n"
    )
    yield "| type | sentences | missed % | coded | false % | most often taken for |\n|---|--:|--:|--:|--:|---|"
    yield from (_row(told, each) for each in told.types)
    yield "\n## Confusion matrix\n\nRows: what it is. Columns: what it was coded as. `confusion.csv` holds the same.\n"
    yield f"| | {' | '.join(told.types)} |\n|---|{'--:|' * len(told.types)}"
    for wanted in told.types:
        yield f"| **{wanted}** | {' | '.join(str(told.count(wanted, got) or '') for got in told.types)} |"


def _row(told: Evaluation, name: str) -> str:
    gold, coded, right = told.count(name, None), told.count(None, name), told.count(name, name)
    wrong = sorted(((told.count(name, got), got) for got in told.types if got != name), reverse=True)
    taken = ", ".join(f"{got} {n}" for n, got in wrong[:3] if n)
    return f"| {name} | {gold} | {_share(gold - right, gold)} | {coded} | {_share(coded - right, coded)} | {taken} |"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else ""


def confusion_csv(told: Evaluation) -> str:
    """The matrix as long rows: what it is, what it was coded as, how often."""
    return "is,coded_as,sentences\n" + "".join(f"{wanted},{got},{n}\n" for wanted, got, n in sorted(told.counts))
