"""`demo`: the built-in corpus, read before the user's eyes."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tocsin.desk import Desk

FIRST, LAST = "1962-10-14", "1962-11-20"
AS_OF = "1962-10-23"
SERVED_AS_OF = "1962-10-27"
"""The day on which the desk opens: a plane is lost, terms are offered, and nobody knows how it ends."""


@click.command()
@click.option("--db", default="demo.db", show_default=True, metavar="FILE", help="Where the demonstration leaves its database.")
@click.option("--serve", "is_served", is_flag=True, help="Then open the desk on it in a browser.")
@click.option("--port", type=click.IntRange(0, 65535), default=8062, show_default=True, help="With --serve: on which port.")
def demo(db: str, port: int, *, is_served: bool) -> None:
    """Read the built-in dispatches on the Cuban missile crisis and show the picture day by day."""
    from tocsin.desk import open_desk

    began = time.monotonic()
    with open_desk(Path(db)) as desk:
        added, count = _read(desk)
        click.echo(f"{count} dispatches, written for this demonstration; {added} read in {time.monotonic() - began:.0f} s into {db}\n")
        _show_days(desk)
        _show_later(desk)
        _show_clocks(desk)
    click.echo(_NEXT.format(db=db))
    if is_served:
        from tocsin.cli.serving import access_for, open_server

        open_server(db, ("127.0.0.1", port), access_for("127.0.0.1", None, None)[0], is_local=True, path=f"/?as_of={SERVED_AS_OF}")


def _read(desk: Desk) -> tuple[int, int]:
    from tocsin.cli.keeping import progress_bar
    from tocsin.demo import dispatches
    from tocsin.pipeline import add_pages

    pages = list(dispatches())
    with progress_bar(quiet=False) as progress:
        task = progress.add_task("reading dispatches", total=len(pages))
        tally = add_pages(pages, desk.store, on_progress=lambda tally: progress.update(task, completed=tally.came_in))
    desk.update()
    return tally.added, len(pages)


def _show_days(desk: Desk) -> None:
    from tocsin.cli.terminal import console
    from tocsin.merge.copies import find_copies, origins
    from tocsin.present.daybook import Voices, daybook
    from tocsin.present.terminal import draw_section

    texts = {record.article.id: record.article.text for record in desk.records()}
    copies = find_copies(texts)
    voices = Voices({article: origin.id for origin in origins(texts, copies) for article in origin.articles})
    screen = console()
    for when, section in daybook(desk.events(), desk.claims(), desk.commitments(), voices):
        if FIRST <= when <= LAST:
            screen.print(draw_section(section, screen.width))
    screen.print(
        f"{len(texts)} articles, {len(set(voices.origin_of.values()))} origins: {len(copies)} pairs of wire copies are counted once.\n"
    )


def _show_later(desk: Desk) -> None:
    """What the world learned only afterwards: the headlines of later years."""
    rows = [row for row in desk.articles() if row["published_end"] > LAST]
    click.echo("WHAT CAME OUT LATER, and is kept as known from then")
    for row in rows:
        click.echo(f"  {row['published_end']}  {row['headline']}")
    click.echo("")


def _show_clocks(desk: Desk) -> None:
    then, now = len(desk.claims(as_of=AS_OF)), len(desk.claims())
    click.echo(f"AS OF {AS_OF} the desk knows {then} statements; today it knows {now}. Nothing of a later day shows through.\n")


_NEXT = """WHAT TO TRY NEXT
  tocsin events --db {db} --as-of 1962-10-24 --actor SUN
  tocsin claims --db {db} --speaker Zorin
  tocsin commitments --db {db} --kind threat
  tocsin dates --db {db} --as-of 1962-10-23 --next 30d
  tocsin claims --db {db} --text "offensive weapons" -f csv
  tocsin explain ID --db {db}        (an id of a line above, its beginning is enough)
  tocsin serve --db {db}             (the desk in a browser)

The dispatches are inventions on public facts (docs/demo.md names the sources). Machine codings are not verified incidents;
one sentence of this corpus is known to be read wrongly, and docs/demo.md says which."""
