"""`read` and `schema`: one article in, its record out, no database."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from tocsin.cli.options import day_interval, given_options

if TYPE_CHECKING:
    from tocsin.config import Settings
    from tocsin.model import Given, Record


@click.command()
@click.argument("source", metavar="FILE|URL|-")
@given_options
@click.option(
    "-f", "--format", "form", type=click.Choice(["card", "json", "jsonl"]), help="Card on a terminal, JSON in a pipe, unless said."
)
@click.option("--all", "show_all", is_flag=True, help="Every row of the card.")
@click.option("--explain", "asked", metavar="ID", help="The sentence, spans and rule of one finding (a label such as e1, or an id).")
@click.option("--svg", type=click.Path(dir_okay=False, writable=True), help="Also write the card as a picture.")
@click.pass_obj
def read(
    settings: Settings, /, source: str, form: str | None, *, show_all: bool, asked: str | None, svg: str | None, **given: str | None
) -> None:
    """Read one article and print its record."""
    form = form or ("card" if sys.stdout.isatty() or svg or asked else "json")
    records, failed = _records(source, day_interval(given), settings.pipeline)
    for record in records:
        if form == "card" or asked:
            _show(record, show_all=show_all, asked=asked, svg=svg)
        else:
            from tocsin.codec import encode

            click.echo(encode(record, indent=2 if form == "json" else 0))
    if failed or not records:
        raise click.exceptions.Exit(1)


def _records(source: str, given: Given, pipeline: str) -> tuple[list[Record], bool]:
    """The records of a source, and whether a page of it was no article; each such page costs one line on stderr."""
    from tocsin.article import read_page
    from tocsin.ingest import pages
    from tocsin.language import DEFAULT_PIPELINE, load_pipeline
    from tocsin.model import Rejected
    from tocsin.reading import read_article

    records, failed = [], False
    for page in pages(source):
        article = page if isinstance(page, Rejected) else read_page(page, given)
        if isinstance(article, Rejected):
            click.echo(f"{article.source}: {article.reason}", err=True)
            failed = True
        else:
            records.append(read_article(article, load_pipeline(pipeline or DEFAULT_PIPELINE)))
    return records, failed


def _show(record: Record, *, show_all: bool, asked: str | None, svg: str | None) -> None:
    from tocsin.cli.terminal import console, save_svg
    from tocsin.present.card import card_of
    from tocsin.present.explanation import explain
    from tocsin.present.labels import resolve
    from tocsin.present.terminal import draw_card, draw_explanation

    screen = console(svg is not None)
    if asked:
        from tocsin.desk.trace import with_trace

        finding = resolve(record, asked)
        screen.print(draw_explanation(with_trace(explain(record, finding), record, finding)))
    else:
        screen.print(draw_card(card_of(record, show_all=show_all), screen.width))
    if svg:
        save_svg(screen, svg)


@click.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    from tocsin.codec import schema as schema_of

    click.echo(json.dumps(schema_of(), indent=2))
