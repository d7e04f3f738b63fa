"""`add` and `reread`: many articles into one database, with progress, counts and reasons."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING

import click

from tocsin.cli.options import database_option, day_interval, given_options

if TYPE_CHECKING:
    from rich.progress import Progress

    from tocsin.config import Settings
    from tocsin.pipeline import Rereading, Tally

SHOWN_REJECTIONS = 20
SHOWN_CHANGES = 40


@click.command()
@click.argument("sources", metavar="PATH|URL|-...", nargs=-1, required=True)
@database_option
@given_options
@click.option("-p", "--processes", type=click.IntRange(1, 64), default=1, show_default=True, help="How many processes read.")
@click.option("--quiet", is_flag=True, help="No progress; counts and faults only.")
@click.pass_obj
def add(settings: Settings, /, sources: tuple[str, ...], db: str, processes: int, *, quiet: bool, **given: str | None) -> None:
    """Read articles and keep them: files, directories, addresses, JSONL rows, or - for standard input.

    Adding twice changes nothing. A run that was stopped goes on where it was.
    """
    from tocsin.desk import open_desk

    began = time.monotonic()
    with open_desk(db, busy_seconds=settings.busy_seconds) as desk, progress_bar(quiet=quiet) as progress:
        task = progress.add_task("reading", total=None)
        tally = desk.add(
            list(sources),
            given=day_interval(given),
            processes=processes,
            pipeline=settings.pipeline,
            on_progress=lambda tally: progress.update(task, completed=tally.came_in, description=_counts(tally)),
        )
    _report(tally, time.monotonic() - began)
    if tally.rejected:
        raise click.exceptions.Exit(1)


def progress_bar(*, quiet: bool) -> Progress:
    """Count and rate on stderr, so that a pipe stays clean."""
    from rich.progress import Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn

    from tocsin.cli.terminal import console

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TaskProgressColumn(show_speed=True), TimeElapsedColumn())
    return Progress(*columns, console=console(stderr=True), transient=True, disable=quiet)


def _counts(tally: Tally) -> str:
    parts = [f"{tally.came_in} in", f"{tally.added} added", f"{tally.unchanged} unchanged", f"{len(tally.rejected)} rejected"]
    return " · ".join(parts)


def _report(tally: Tally, seconds: float) -> None:
    rate = tally.came_in / seconds if seconds else 0.0
    versions = f" ({tally.new_versions} as new versions)" if tally.new_versions else ""
    click.echo(
        f"{tally.came_in} in, {tally.added} added{versions}, {tally.unchanged} unchanged, {len(tally.rejected)} rejected; "
        f"{tally.findings} findings; {seconds:.1f} s, {rate:.1f} articles/s"
    )
    for rejected in tally.rejected[:SHOWN_REJECTIONS]:
        click.echo(f"  {rejected.source}: {rejected.reason}", err=True)
    if len(tally.rejected) > SHOWN_REJECTIONS:
        reasons = Counter(rejected.reason for rejected in tally.rejected[SHOWN_REJECTIONS:])
        for reason, count in reasons.most_common():
            click.echo(f"  … {count} more: {reason}", err=True)


@click.command()
@database_option
@click.option("-p", "--processes", type=click.IntRange(1, 64), default=1, show_default=True, help="How many processes read.")
@click.option("--quiet", is_flag=True, help="No progress.")
@click.pass_obj
def reread(settings: Settings, /, db: str, processes: int, *, quiet: bool) -> None:
    """Read everything that is kept with the version that runs now, and print what changed."""
    from tocsin.cli.asking import existing_desk

    with existing_desk(db) as desk, progress_bar(quiet=quiet) as progress:
        task = progress.add_task("rereading", total=None)
        told = desk.reread(
            processes=processes,
            pipeline=settings.pipeline,
            on_progress=lambda told: progress.update(task, completed=told.came_in),
        )
    _report_changes(told)
    if told.rejected:
        raise click.exceptions.Exit(1)


def _report_changes(told: Rereading) -> None:
    counts = Counter((change.kind, change.what) for change in told.changes)
    click.echo(f"{told.came_in} read again, {told.changed} of them changed, {len(told.rejected)} failed")
    for (kind, what), count in sorted(counts.items()):
        click.echo(f"  {kind}: {count} {what}")
    for change in told.changes[:SHOWN_CHANGES]:
        click.echo(f"  {change.what:8}{change.kind:12}{change.id}  {change.article}")
    if len(told.changes) > SHOWN_CHANGES:
        click.echo(f"  … {len(told.changes) - SHOWN_CHANGES} more, counted above")
    for rejected in told.rejected:
        click.echo(f"  {rejected.source}: {rejected.reason}", err=True)
