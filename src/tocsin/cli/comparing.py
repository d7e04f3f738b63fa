"""`diff`, `statements` and `watch`: what changed between two days, how a statement travelled, what a desk keeps its eye on."""

from __future__ import annotations

import getpass
from typing import Any

import click

from tocsin.cli.asking import FORMATS, existing_desk, print_rows
from tocsin.cli.options import DAY, database_option

_FORM = click.option("-f", "--format", "form", type=click.Choice(FORMATS), help="How to print; a table unless said.")
_OUT = click.option("--out", type=click.Path(dir_okay=False), metavar="FILE", help="Write there instead of to the terminal.")
_LIMIT = click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many rows; all unless said.")


@click.command()
@click.argument("since", type=DAY, metavar="DAY")
@click.argument("until", type=DAY, metavar="DAY")
@click.option("--kind", metavar="KIND", help="Only one kind of row (incident, dispute …) or of change (changed, withdrawn, tripped …).")
@_LIMIT
@_FORM
@_OUT
@database_option
def diff(since: str, until: str, *, kind: str | None, limit: int | None, form: str | None, out: str | None, db: str) -> None:
    """What became known between the ends of two days, what changed, what was withdrawn, disputes that opened and closed, lines that tripped."""
    with existing_desk(db) as desk:
        print_rows(desk.diff(since, until, kind=kind, limit=limit), form or "table", out)


@click.command()
@click.option("--about", required=True, metavar="ID|WORDS", help="An incident, an event, or words: a name, a place, what is said.")
@click.option("--as-of", type=DAY, metavar="DAY", help="Only what the world could know by the end of that day.")
@click.option("--speaker", metavar="WHO", help="Who says so.")
@click.option("--kind", metavar="SLOT", help="What is said: killed, perpetrator, occurrence …")
@_LIMIT
@_FORM
@_OUT
@database_option
def statements(about: str, *, form: str | None, out: str | None, db: str, **asked: Any) -> None:
    """Who said it first, through whom it travelled, and how the wording drifted on the way, each step quoted."""
    with existing_desk(db) as desk:
        table = desk.statements(about, **asked)
        if form or out:
            print_rows(table, form or "csv", out)
            return
        _print_ledger(list(table))


def _print_ledger(rows: list[dict[str, Any]]) -> None:
    if not rows:
        click.echo("nobody says anything about that, as far as the desk knows")
    thread = None
    for row in rows:
        if row["thread"] != thread:
            thread = row["thread"]
            click.echo(f"\n{row['slot']}: {row['speaker_name']}  [{thread}]")
        via = f" via {row['via']}" if row["via"] else ""
        value = f"{'not ' if row['polarity'] == 'denied' else ''}{row['value']}"
        click.echo(f"  {row['step']}. {row['known_from'] or 'day unknown'}  {row['speaker_name']}{via}: {value}  ({row['publisher']})")
        click.echo(f"     “{row['sentence']}”")
        if row["step"] > 1:
            click.echo(f"     since the step before: {row['drift'] or 'nothing changed'}")


@click.command()
@click.argument("what", metavar="ID|WORDS", required=False)
@click.option("--note", default="", help="Why.")
@click.option("--by", metavar="NAME", help="Who watches; the user of this machine unless said.")
@click.option("--drop", metavar="ID", help="Take a line off the list.")
@_FORM
@database_option
def watch(what: str | None, *, note: str, by: str | None, drop: str | None, form: str | None, db: str) -> None:
    """Put a name, a place or an incident on the watch list; without one, show the list. The review shows first what touches it."""
    with existing_desk(db) as desk:
        if drop:
            click.echo(f"{desk.undo(drop)}: no longer watched")
        elif what:
            click.echo(f"{desk.watch(what, by=by or getpass.getuser(), note=note)}: {what} is watched")
        else:
            print_rows(desk.remarks(kind="watch", by=by), form or "table", None)


COMPARING = (diff, statements, watch)
