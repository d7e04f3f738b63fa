"""`review`: a person's verdict on a finding, kept beside it for good."""

from __future__ import annotations

import getpass
from typing import Any, get_args

import click

from tocsin.cli.asking import FORMATS, existing_desk, print_rows
from tocsin.cli.options import database_option
from tocsin.model.vocabulary import ReviewVerdict

_VERDICTS = dict(zip(("accept", "reject", "edit"), ("accepted", "rejected", "edited"), strict=True))
_USAGE = "write  tocsin review ID accept|reject|undo,  tocsin review ID edit FIELD VALUE,  or  tocsin review list"


@click.command()
@click.argument("finding", metavar="ID|list")
@click.argument("verdict", type=click.Choice([*_VERDICTS, "undo"]), required=False)
@click.argument("change", metavar="[FIELD VALUE]", nargs=-1)
@click.option("--note", default="", help="Why.")
@click.option("--by", metavar="NAME", help="Who says so; the user of this machine unless said.")
@click.option("--all", "everything", is_flag=True, help="With list: also what was taken back or replaced.")
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), help="With list: how to print.")
@database_option
def review(finding: str, verdict: str | None, change: tuple[str, ...], db: str, **told: Any) -> None:
    """Accept or reject a finding, or give one of its fields another value; undo takes the last verdict back.

    What was rejected is left out of the lists, what was edited shows the new value, at every --as-of and after every reread.
    """
    if finding == "list":
        with existing_desk(db) as desk:
            print_rows(desk.reviews(all=told["everything"], by=told["by"]), told["form"] or "table", None)
        return
    if verdict is None or len(change) != (2 if verdict == "edit" else 0):
        raise click.UsageError(_USAGE)
    with existing_desk(db) as desk:
        if verdict == "undo":
            click.echo(f"{desk.undo_review(finding)}: the last verdict is taken back")
            return
        word = next(each for each in get_args(ReviewVerdict) if each == _VERDICTS[verdict])
        kept = desk.review(finding, word, *change, by=told["by"] or getpass.getuser(), note=told["note"])
    what = f"{kept.verdict} {kept.field} = {kept.value}" if kept.field else kept.verdict
    click.echo(f"{kept.finding}: {what}, by {kept.by}; the words are {kept.anchor!r}")
