"""`demo`: the built-in corpus, read before the user's eyes."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from tocsin.desk import Desk

FIRST, LAST = "1962-10-14", "1962-11-20"
AS_OF = "1962-10-23"
SERVED_AS_OF = "1962-10-27"
"""The day on which the desk opens: a plane is lost, terms are offered, and nobody knows how it ends."""
SHOOTING = ("1968-10-04", "1968-10-07", "1968-10-14", "1968-10-15")
"""Days on which the picture of the shooting in Mexico City differs; the article of an inferred day is of the 13th to the 15th."""
MISREAD = "wait for my answer"
"""The sentence that is read wrongly: hell does not freeze over."""
REVIEWER = "The demonstration"


@click.command()
@click.option("--db", default="demo.db", show_default=True, metavar="FILE", help="Where the demonstration leaves its database.")
@click.option("--serve", "is_served", is_flag=True, help="Then open the desk on it in a browser.")
@click.option("--port", type=click.IntRange(0, 65535), default=8062, show_default=True, help="With --serve: on which port.")
def demo(db: str, port: int, *, is_served: bool) -> None:
    """Read the built-in dispatches and show the picture day by day, what is disputed, what was known when, and what a person corrects."""
    from tocsin.desk import open_desk

    began = time.monotonic()
    with open_desk(Path(db)) as desk:
        added, count = _read(desk)
        click.echo(f"{count} dispatches, written for this demonstration; {added} read in {time.monotonic() - began:.0f} s into {db}\n")
        _show_days(desk)
        _show_later(desk)
        _show_clocks(desk)
        _show_dispute(desk)
        _show_denials(desk)
        _show_queue(desk)
        _show_correction(desk)
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
    from tocsin.present.daybook import Voices, daybook
    from tocsin.present.terminal import draw_section

    articles = desk.articles().to_dicts()
    voices = Voices({row["id"]: row["origin"] for row in articles})
    screen = console()
    for when, section in daybook(desk.events(), desk.claims(), desk.commitments(), voices):
        if FIRST <= when <= LAST:
            screen.print(draw_section(section, screen.width))
    origins = len({row["origin"] for row in articles})
    screen.print(f"A WIRE COPY COUNTED ONCE: {len(articles)} articles, {origins} origins; {len(articles) - origins} are copies.\n")


def _show_later(desk: Desk) -> None:
    """What the world learned only afterwards: the headlines of later years."""
    rows = [row for row in desk.articles() if row["published_end"] > LAST]
    click.echo("WHAT CAME OUT LATER, and is kept as known from then")
    for row in rows:
        inferred = " (day inferred)" if row["published_basis"] == "inferred" else ""
        click.echo(f"  {row['published_end']}  {row['headline']}{inferred}")
    click.echo("")


def _show_clocks(desk: Desk) -> None:
    then, now = len(desk.claims(as_of=AS_OF)), len(desk.claims())
    click.echo(f"AS OF {AS_OF} the desk knows {then} statements; today it knows {now}. Nothing of a later day shows through.")
    before, after = (len(desk.articles(as_of=day, text='"Olympic Games were opened"')) for day in SHOOTING[2:])
    click.echo(
        f"AN INFERRED DATE LEAKS NOTHING: a dispatch of 13 to 15 October 1968 is in {before} answers as of the 14th and in {after} as of the 15th.\n"
    )


def _show_dispute(desk: Desk) -> None:
    """The dead of one shooting, as of four days and today."""
    disputes = [row for row in desk.disputes(type="ASSAULT") if row["slot"] == "killed"] or [
        row for row in desk.disputes() if row["slot"] == "killed"
    ]
    incident = disputes[0]["incident"]
    page = desk.incident(incident)
    speakers = {row["speaker_name"] for row in disputes if row["incident"] == incident}
    row = page.row
    click.echo(f"A DISPUTE WITH {len(speakers)} SPEAKERS: the dead of {row['when_start']}  ({_counts(row)})  {incident}")
    for each in page.accounts:
        if each["slot"] == "killed":
            click.echo(f"  {each['known_from']}  {each['speaker_name']}: {_figure(each)}  “{each['sentence']}”")
    low, best, high = disputes[0]["low"], disputes[0]["best"], disputes[0]["high"]
    click.echo(
        f"  low {low:g}, high {high:g}; best {best:g} under the policy “{disputes[0]['policy']}”, beside the rows and never instead of them"
    )
    for day in SHOOTING[:2]:
        told = [each for each in desk.disputes(as_of=day, id=incident) if each["slot"] == "killed"]
        names = sorted({f"{each['speaker_name']} {each['value']}" for each in told})
        click.echo(f"AS OF {day}: {len({each['speaker_name'] for each in told})} speakers differ: {', '.join(names) or 'nobody'}")
    _show_revisions(page.accounts, page.relations)


def _show_denials(desk: Desk) -> None:
    """Who denies what another says, and where two parties blame each other."""
    rows = [row for row in desk.disputes() if row["slot"] == "responsibility" and row["kind"] in {"denial", "counter_accusation"}]
    for kind, title in (("denial", "A DENIAL"), ("counter_accusation", "A COUNTER-ACCUSATION")):
        told = [row for row in rows if row["kind"] == kind]
        for incident in sorted({row["incident"] for row in told})[:1]:
            sides = [row for row in told if row["incident"] == incident]
            click.echo(
                f"{title}, {len({row['speaker_name'] for row in sides})} SPEAKERS: who answers for {sides[0]['when_start']}  {incident}"
            )
            for row in sides:
                click.echo(f"  {row['speaker_name']}: {'not ' if row['polarity'] == 'denied' else ''}{row['value']}  “{row['sentence']}”")
    click.echo("")


def _counts(row: Mapping[str, Any]) -> str:
    return f"{row['voices']} voices / {row['origins']} origins / {row['articles']} articles"


def _figure(row: Mapping[str, Any]) -> str:
    bound = "" if row["bound"] in {None, "exact"} else f"{row['bound'].replace('_', ' ')} "
    return f"{bound}{row['value']}"


def _show_revisions(accounts: Any, relations: Any) -> None:
    by_id = {row["id"]: row for row in accounts}
    seen: set[tuple[str, str]] = set()
    for each in relations:
        later, earlier = by_id.get(each["a"]), by_id.get(each["b"])
        if each["kind"] != "revises" or later is None or earlier is None or (later["value"], earlier["value"]) in seen:
            continue
        if later["known_from"] == earlier["known_from"]:
            continue
        seen.add((later["value"], earlier["value"]))
        click.echo(
            f"A REVISION THAT IS NO DISPUTE: {later['speaker_name']} said {_figure(earlier)} on {earlier['known_from']} "
            f"and {_figure(later)} on {later['known_from']}: {each['reason']}"
        )
    click.echo("")


def _show_queue(desk: Desk) -> None:
    rows = list(desk.queue(kind="merge"))
    click.echo(
        f"IN THE QUEUE: {len(list(desk.queue(limit=None)))} rows for a person, {len(rows)} of the first are unsure merges; the first of them:"
    )
    for row in rows[:1]:
        click.echo(
            f"  {row['question']}\n    {row['other']}\n    {row['sentence']}\n    tocsin review same|different {row['id'].replace('~', ' ')}"
        )
    click.echo("")


def _show_correction(desk: Desk) -> None:
    """The misread sentence is rejected, its article is read anew, and it stays rejected."""
    found = [row for row in desk.commitments(all=True) if MISREAD in (row["action"] or "")]
    if not found:
        return
    row = found[0]
    if row["reviewed"] != "rejected":
        desk.review(row["id"], "rejected", by=REVIEWER, note="a figure of speech")
    kept = desk.store.record_of(row["article"], row["version"])
    for maker in (f"{row['coder']}, once more", row["coder"]):
        desk.store.put(kept, maker=maker, is_reread=True)
    desk.update()
    is_listed = any(each["id"] == row["id"] for each in desk.commitments())
    (line,) = [each for each in desk.commitments(all=True) if each["id"] == row["id"]]
    where = "back in the lists" if is_listed else "still in no list"
    click.echo(
        f"A CODING ERROR, CORRECTED: {row['sentence']} This was read as a {row['kind']}. {line['reviewed_by']} rejected it; "
        f"after its article was read anew it is {where}, and  --all  shows it with the verdict.\n"
    )


_NEXT = """WHAT TO TRY NEXT
  tocsin events --db {db} --as-of 1962-10-24 --actor SUN
  tocsin claims --db {db} --speaker Zorin
  tocsin commitments --db {db} --kind threat
  tocsin dates --db {db} --as-of 1962-10-23 --next 30d
  tocsin incidents --db {db} --since 1968-10-01 --until 1968-10-05
  tocsin disputes --db {db} --as-of 1968-10-07 --policy conservative
  tocsin diff 1968-10-04 1968-10-07 --db {db}
  tocsin statements --about "Three Cultures" --db {db}
  tocsin review --db {db}
  tocsin explain ID --db {db}        (an id of a line above, its beginning is enough)

The dispatches are inventions on public facts (docs/demo.md names the sources). Machine codings are not verified incidents;
one sentence of this corpus is known to be read wrongly, and docs/demo.md says which."""
