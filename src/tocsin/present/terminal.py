"""Draws cards and explanations with rich, for narrow and wide terminals, with colour or without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tocsin.present.card import Card, Row, Section

if TYPE_CHECKING:
    from rich.console import RenderableType

    from tocsin.present.explanation import Explanation

NARROW = 90
"""Columns below which rows are stacked: three columns of text need about thirty characters each."""
_STYLES = {"trigger": "bold reverse", "cue": "bold reverse", "action": "bold reverse", "actor": "bold", "speaker": "bold"}


def draw_card(card: Card, width: int) -> RenderableType:
    """The card as something a rich console can print."""
    head = [Text(card.title, style="bold"), Text(card.about, style="dim"), Text("")]
    body = [draw_section(section, width) for section in card.sections]
    foot = [Text(card.closing), Text("Machine codings are not verified incidents.", style="dim")]
    return Padding(Group(*head, *body, *foot), (0, 1))


def draw_section(section: Section, width: int) -> RenderableType:
    """One section: columns where there is room for them, stacked lines where not."""
    rows = _stacked(section) if width < NARROW else _columns(section, width)
    parts: list[RenderableType] = [Text(section.heading, style="bold cyan"), rows]
    if section.more:
        parts.append(Text("  " + section.more, style="dim"))
    return Group(*parts, Text(""))


def _columns(section: Section, width: int) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    longest = max(len(row.lead) for row in section.rows)
    if longest:
        table.add_column(width=min(longest, 20 if section.heading in {"AHEAD", "EVENTS"} else max(24, width // 5)))
    table.add_column(ratio=5)
    table.add_column(ratio=5, style="italic")
    table.add_column(width=max(len(row.label) for row in section.rows), justify="right", style="cyan", no_wrap=True)
    for row in section.rows:
        cells = (row.lead, row.text, row.words, row.label) if longest else (row.text, row.words, row.label)
        table.add_row(*(Text(cell) for cell in cells))
    return Padding(table, (0, 0, 0, 2))


def _stacked(section: Section) -> RenderableType:
    return Group(*(_stack(row) for row in section.rows))


def _stack(row: Row) -> RenderableType:
    lead = Text.assemble((row.lead, "bold"), "  ") if row.lead else Text("")
    head = Text.assemble((row.label, "cyan"), "  ", lead, row.text)
    return Padding(Group(head, Padding(Text(row.words, style="italic"), (0, 0, 0, 4))), (0, 0, 0, 2))


def draw_explanation(explanation: Explanation) -> RenderableType:
    """The sentence with its spans marked, what each span is, the rule that fired, and what the finding says."""
    sentence = Text(explanation.text)
    for mark in explanation.marks:
        sentence.stylize(_STYLES.get(mark.label.split()[0], "underline"), mark.span.start, mark.span.end)
    table = Table.grid(padding=(0, 2, 0, 0))
    for mark in explanation.marks:
        table.add_row(Text(mark.label, style="cyan"), Text(f"[{mark.at.start}, {mark.at.end})", style="dim"), Text(f"“{mark.words}”"))
    facts = Table.grid(padding=(0, 2, 0, 0))
    for name, value in explanation.facts:
        facts.add_row(Text(name, style="cyan"), Text(value))
    return Padding(Group(Text(explanation.heading, style="bold"), Text(""), sentence, Text(""), table, Text(""), facts), (0, 1))
