"""The lists: articles, events, claims, commitments, dates, actors, roles, places; and `explain`. They ask the desk and only the desk."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from tocsin.cli.options import DAY, database_option

if TYPE_CHECKING:
    from tocsin.desk import Desk, Table

FORMATS = ["table", "csv", "jsonl", "json", "parquet"]

_TEXT = click.option("--text", metavar="WORDS", help='Words in the sentence; "…" keeps them together.')
_EVERY = (
    click.option("--as-of", type=DAY, metavar="DAY", help="Only what the world could know by the end of that day."),
    click.option("--recorded-as-of", metavar="TIME", help="Only what this store held then (UTC; a day means its end)."),
    _TEXT,
    click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many rows; all unless said."),
)
_ALL = (click.option("--all", "all", is_flag=True, help="Also what a person rejected in a review, and each wording of one line."),)
_HAPPENED = (
    click.option("--since", type=DAY, metavar="DAY", help="Happened on or after that day."),
    click.option("--until", type=DAY, metavar="DAY", help="Happened on or before that day."),
)
_WHO = (click.option("--actor", metavar="WHO", help="Anyone in the row: an id (IRN) or words of the name (Trump)."),)
_WHERE = (click.option("--place", metavar="WHERE", help="Place id, words of its name, or its country."),)
_TYPE = (click.option("--type", metavar="TYPE", help="PLOVER type or mode: ASSAULT, drone."),)
_KIND = (click.option("--kind", metavar="KIND", help="Kind, as the record names it."),)
_SPEAKER = (click.option("--speaker", metavar="WHO", help="Who says so."),)
_DUE = (
    click.option("--due-before", type=DAY, metavar="DAY", help="Due on or before that day."),
    click.option("--due-after", type=DAY, metavar="DAY", help="Due on or after that day."),
    click.option("--next", "next_days", metavar="30d", help="Falls in the next so many days, counted from --as-of, else from today."),
)
_BY_TO = (
    click.option("--by", metavar="WHO", help="Who acts, speaks or commits himself."),
    click.option("--to", metavar="WHO", help="To whom."),
)
_STATUS = (
    click.option(
        "--status", metavar="STATUS", help="Of an event: actual, planned; what became of a commitment: standing, tripped, expired, met."
    ),
)
_POLICY = (
    click.option(
        "--policy",
        type=click.Choice(["conservative", "interval", "latest-official", "all"]),
        help="Which figure is shown as best, beside the rows; the middle one unless said.",
    ),
)
_ABOUT = (click.option("--about", metavar="EVENT", help="Event id that the claim speaks about."),)
_ARTICLE = (click.option("--article", metavar="ID", help="Article id, either of the two."),)

_LISTS: dict[str, tuple[str, tuple[Any, ...]]] = {
    "articles": ("What was read, by day of publication.", _HAPPENED),
    "events": ("Who did what to whom, each actor with the one on whose word it stands.", _HAPPENED + _WHO + _WHERE + _TYPE + _SPEAKER + _BY_TO + _STATUS),
    "claims": ("Who says what, through whom, how sure.", _HAPPENED + _WHO + _SPEAKER + _ABOUT + _BY_TO + _KIND),
    "commitments": ("Threats, lines, promises, truces and deadlines.", _HAPPENED + _WHO + _TYPE + _SPEAKER + _BY_TO + _STATUS + _KIND + _DUE),
    "dates": ("Dates ahead: deadlines, meetings, anniversaries.", _KIND + _DUE),
    "actors": ("Who appears, one row an article.", _WHO + _KIND),
    "roles": ("Offices, one row a mention.", _WHO),
    "places": ("Where, one row an article.", _WHERE + _KIND),
    "copies": ("Articles that share their words: wire copies and rewrites.", _HAPPENED + _KIND + _ARTICLE),
    "stories": ("Articles that tell of one thing over time.", _HAPPENED + _ARTICLE),
    "incidents": ("What happened, each row with voices, origins and articles that tell of it.", _HAPPENED + _WHO + _WHERE + _TYPE + _BY_TO + _STATUS),
    "disputes": ("Accounts that differ, one row a speaker.", _HAPPENED + _WHO + _WHERE + _TYPE + _STATUS + _KIND + _POLICY),
    "voices": ("Who ultimately says what of incidents, however many articles repeat it.", _WHO + _SPEAKER + _KIND),
}  # fmt: skip
_NO_WORDS = {"disputes", "voices"}
"""Lists whose rows are narrowed by what they say and not by words of the article."""
_REVIEWED = {"events", "claims", "commitments", "dates", "incidents"}
_CALENDAR = {"commitments", "dates"}


def _list_command(name: str) -> click.Command:
    """The command of one list, with the filters that make sense for it."""
    words, filters = _LISTS[name]
    formats = [*FORMATS, "ics"] if name in _CALENDAR else FORMATS

    def ask(db: str, form: str | None, out: str | None, **asked: Any) -> None:
        with existing_desk(db) as desk:
            table = getattr(desk, name)(**_days_ahead(asked))
            print_rows(table, form or ("table" if sys.stdout.isatty() or not out else "csv"), out)

    command: Callable[..., None] = ask
    every = [option for option in _EVERY if option is not _TEXT] if name in _NO_WORDS else _EVERY
    for option in (*every, *filters, *(_ALL if name in _REVIEWED else ()))[::-1]:
        command = option(command)
    command = click.option("--out", type=click.Path(dir_okay=False), metavar="FILE", help="Write there instead of to the terminal.")(
        command
    )
    command = click.option("-f", "--format", "form", type=click.Choice(formats), help="How to print; a table unless said.")(command)
    return click.command(name, help=words)(database_option(command))


def _days_ahead(asked: dict[str, Any]) -> dict[str, Any]:
    ahead = asked.pop("next_days", None)
    if ahead is None:
        return asked
    number = str(ahead).removesuffix("d")
    if not number.isdigit():
        raise click.UsageError(f"--next: {ahead!r} is no number of days; write 30d")
    return {**asked, "next_days": int(number)}


def existing_desk(db: str) -> Desk:
    """The desk on a database that exists: a question never makes a file."""
    from pathlib import Path

    from tocsin.desk import open_desk
    from tocsin.errors import StoreError

    if not Path(db).exists():
        raise StoreError(f"{db}: there is no such database; make one with  tocsin add PATH --db {db}")
    return open_desk(db)


def print_rows(table: Table, form: str, out: str | None) -> None:
    """Rows on the terminal or into a file, in one of the formats."""
    from tocsin.cli.terminal import console
    from tocsin.present.tables import draw_table

    if form == "table":
        screen = console()
        screen.print(draw_table(table.name, table.columns, table.rows(), len(table), screen.width))
        return
    from tocsin.present.formats import write_rows

    if out is None:
        if form == "parquet" and sys.stdout.isatty():
            raise click.UsageError("parquet is no text: give  --out FILE")
        write_rows(form, table, sys.stdout.buffer)
    else:
        with click.open_file(out, "wb", atomic=True) as stream:
            count = write_rows(form, table, stream)
        click.echo(f"{count:,} rows in {out}", err=True)


@click.command()
@click.argument("finding", metavar="ID")
@database_option
def explain(finding: str, db: str) -> None:
    """Why a finding stands: its sentence with the spans marked, the rule that fired, and what was considered and rejected.

    The beginning of an id is enough.
    """
    from tocsin.cli.terminal import console
    from tocsin.present.terminal import draw_explanation

    with existing_desk(db) as desk:
        console().print(draw_explanation(desk.explain(finding, traced=True)))


ASKING = (*(_list_command(name) for name in _LISTS), explain)
