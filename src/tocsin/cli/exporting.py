"""`export`, `import`, `compare` and `release`: the record for other tools, and theirs beside ours."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, Any

import click

from tocsin.cli.asking import existing_desk
from tocsin.cli.options import DAY, database_option
from tocsin.model.columns import KIND_OF_TABLE, TABLES
from tocsin.present.export.registry import FORMATS

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from tocsin.desk import Desk, Table
    from tocsin.merge.compare import Comparison
    from tocsin.present.export import Exported, Format

Command = Callable[..., Any]
LISTS = [*TABLES, "stories", "incidents", "disputes", "coded", "foreign"]
FOREIGN_FORMS = ["polecat", "gdelt", "icews", "acled", "ged"]
_CALENDAR = ["dates", "commitments", "events"]
_WORDS = {
    "as_of": "Only what the world could know by the end of that day.",
    "since": "Happened on or after that day.",
    "until": "Happened on or before that day.",
    "recorded_as_of": "Only what this store held then (UTC; a day means its end).",
    "actor": "Anyone in the row: an id (IRN) or words of the name (Trump).",
    "place": "Place id, words of its name, or its country.",
    "type": "PLOVER type or mode: ASSAULT, drone.",
    "speaker": "Who says so.",
    "by": "Who acts, speaks or commits himself.",
    "to": "To whom.",
    "status": "Of an event: actual, planned; of a commitment: standing, tripped.",
    "kind": "Kind, as the record names it.",
    "text": 'Words in the sentence; "…" keeps them together.',
    "article": "Article id.",
}
_DAYS = {"as_of", "since", "until"}


def filter_options(command: Command) -> Command:
    """Every filter of the lists; one that a list does not know narrows nothing there."""
    command = click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many rows of the list; all unless said.")(
        command
    )
    for name, words in reversed(_WORDS.items()):
        kind, metavar = (DAY, "DAY") if name in _DAYS else (str, name.upper().replace("_", "-"))
        command = click.option(f"--{name.replace('_', '-')}", name, type=kind, metavar=metavar, help=words)(command)
    return command


@click.command(epilog="\b\n" + "\n".join(f"{form.name:15} {form.words}" for form in FORMATS.values()))
@click.argument("form", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@database_option
@click.option("--out", type=click.Path(dir_okay=False), metavar="FILE", help="Write there instead of to the terminal.")
@click.option("--list", "listed", type=click.Choice(LISTS), help="Which list; events unless said, dates for ics.")
@click.option("--all", "everything", is_flag=True, help="Keep background, aggregates, mere accusations and what did not happen.")
@click.option("--quiet", is_flag=True, help="No progress.")
@filter_options
def export(form: str, db: str, out: str | None, listed: str | None, **asked: Any) -> None:
    """Write the record in a format that other tools read.

    Formats of the field hold single events of the news that happened; background, aggregates, planned or denied deeds, and deeds whose
    actor somebody only accuses are left out and counted, unless --all is given. Then they are marked.
    """
    chosen, everything, quiet = FORMATS[form], asked.pop("everything"), asked.pop("quiet")
    table = _named(chosen, listed)
    if out is None and form == "parquet" and sys.stdout.isatty():
        raise click.UsageError("parquet is no text: give  --out FILE")
    began = time.monotonic()
    with existing_desk(db) as desk:
        rows = _rows(desk, chosen, table, everything=everything, asked=asked)
        if out is None:
            told = _write(chosen, rows, sys.stdout.buffer, everything=everything, quiet=quiet)
        else:
            with click.open_file(out, "wb", atomic=True) as stream:
                told = _write(chosen, rows, stream, everything=everything, quiet=quiet)
    _report(chosen, told, out, time.monotonic() - began)


def _named(form: Format, listed: str | None) -> str:
    """The list that is exported; a usage error where the format does not take it."""
    if form.listed == "coded":
        if listed not in {None, "events", "coded"}:
            raise click.UsageError(f"{form.name} holds events; leave --list away")
        return "coded"
    if form.listed == "dates":
        if listed not in {None, *_CALENDAR}:
            raise click.UsageError(f"{form.name} holds what has days: --list {', '.join(_CALENDAR)}")
        return listed or "dates"
    return listed or "events"


def _rows(desk: Desk, form: Format, listed: str, *, everything: bool, asked: dict[str, Any]) -> Table:
    """The list; where a table is asked for, with what a reviewer asks of every row."""
    told = {**asked, **({"all": True} if everything and listed in _REVIEWED else {})}
    if form.listed == "any" and listed == "events":
        return desk.audited(**told)
    if form.listed == "any" and listed in KIND_OF_TABLE:
        return desk.sourced(listed, **told)
    rows: Table = getattr(desk, listed)(**told)
    return rows


_REVIEWED = {"events", "claims", "commitments", "dates", "quantities"}


def _write(form: Format, rows: Table, stream: IO[bytes], *, everything: bool, quiet: bool) -> Exported:
    from tocsin.cli.keeping import progress_bar
    from tocsin.present.export import export as write

    with progress_bar(quiet=quiet or not sys.stderr.isatty()) as progress:
        task = progress.add_task(f"writing {form.name}", total=None)
        return write(form, rows, stream, everything=everything, on_row=_on_row(progress, task))


def _on_row(progress: Progress, task: TaskID) -> Callable[[int], None]:
    return lambda count: progress.update(task, completed=count)


def _report(form: Format, told: Exported, out: str | None, seconds: float) -> None:
    """How many rows, what was left out and what the format could not hold, on stderr."""
    where = f" in {out}" if out else ""
    click.echo(f"{told.rows:,} rows of {form.name}{where}, {seconds:.1f} s", err=True)
    for what, count in told.left_out:
        click.echo(f"  left out: {count:,} {what}" + ("" if what.startswith("rejected") else " (--all keeps them)"), err=True)
    for what, count in told.lost:
        click.echo(f"  not held: {count:,} {what}", err=True)


@click.command("import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(dir_okay=False))
@database_option
@click.option("--as", "form", type=click.Choice(FOREIGN_FORMS), help="Which data set; known by the head of the file unless said.")
@click.option("--origin", metavar="NAME", help="What to call it; the name of the file unless said.")
@click.option("--quiet", is_flag=True, help="No progress.")
def import_(files: tuple[str, ...], db: str, form: str | None, origin: str | None, *, quiet: bool) -> None:
    """Lay the rows of a POLECAT, GDELT 2, ICEWS, ACLED or UCDP-GED file beside the record, marked as foreign.

    Bad rows get one line each and the rest goes on. To import a file twice changes nothing.
    """
    from tocsin.cli.keeping import SHOWN_REJECTIONS, progress_bar
    from tocsin.desk import open_desk

    rejected = 0
    with open_desk(db) as desk, progress_bar(quiet=quiet or not sys.stderr.isatty()) as progress:
        for path in files:
            task = progress.add_task(f"importing {path}", total=None)
            told = desk.import_foreign(path, form=form, origin=origin, on_count=_on_row(progress, task))
            rejected += len(told.rejected)
            click.echo(f"{path}: {told.added:,} foreign events added, {told.unchanged:,} known, {len(told.rejected):,} rows rejected")
            for bad in told.rejected[:SHOWN_REJECTIONS]:
                click.echo(f"  {bad.source}: {bad.reason}", err=True)
            if len(told.rejected) > SHOWN_REJECTIONS:
                click.echo(f"  … {len(told.rejected) - SHOWN_REJECTIONS:,} more", err=True)
    if rejected:
        raise click.exceptions.Exit(1)


@click.command()
@database_option
@click.option("--origin", metavar="NAME", help="With the rows of that import only.")
@click.option("--days", type=click.IntRange(0), default=1, show_default=True, help="Days that may lie between two that are one.")
@click.option("--km", type=click.FloatRange(0), default=50.0, show_default=True, help="Kilometres that may lie between them.")
@click.option(
    "-f", "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", help="How to print; csv lists every event."
)
@filter_options
def compare(db: str, origin: str | None, days: int, km: float, form: str, **asked: Any) -> None:
    """Lay the record beside imported events: what both have, what only one has, by day, place and type."""
    from tocsin.merge.compare import Within

    asked.pop("article", None)
    with existing_desk(db) as desk:
        found = desk.compare(origin, Within(days, km), **asked)
    _COMPARED[form](found)


def _compared_table(found: Comparison) -> None:
    matched, ours, theirs = len(found.matched), len(found.only_ours), len(found.only_theirs)
    click.echo(f"{matched:,} matched, {ours:,} only ours, {theirs:,} only theirs")
    for by in ("type", "place", "day"):
        click.echo(f"\n{'by ' + by:24}{'matched':>10}{'only ours':>12}{'only theirs':>13}")
        for tally in (each for each in found.tallies if each.by == by):
            click.echo(f"{tally.key:24}{tally.matched:>10,}{tally.only_ours:>12,}{tally.only_theirs:>13,}")


def _compared_json(found: Comparison) -> None:
    from tocsin.codec import encode

    click.echo(encode(found, indent=2).decode())


def _compared_csv(found: Comparison) -> None:
    import csv

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("what", "ours", "theirs", "days_apart", "km_apart"))
    writer.writerows(("matched", each.ours, each.theirs, each.days, "" if each.km is None else f"{each.km:.1f}") for each in found.matched)
    writer.writerows(("only_ours", each, "", "", "") for each in found.only_ours)
    writer.writerows(("only_theirs", "", each, "", "") for each in found.only_theirs)


@click.command()
@database_option
def metadata(db: str) -> None:
    """Print Datasette's metadata file for a database: titles, columns and ready questions.

    tocsin metadata --db crisis.db > metadata.json; datasette crisis.db -m metadata.json
    """
    import json

    from tocsin.store.datasette import datasette_metadata

    with existing_desk(db):
        click.echo(json.dumps(datasette_metadata(db), indent=1, ensure_ascii=False))


_COMPARED = {"table": _compared_table, "json": _compared_json, "csv": _compared_csv}
EXPORTING = (export, import_, compare, metadata)
