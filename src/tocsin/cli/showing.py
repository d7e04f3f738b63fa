"""`demo`: the built-in corpus, read before the user's eyes."""

from __future__ import annotations

import click


@click.command()
@click.option("--db", default="demo.db", show_default=True, metavar="FILE", help="Where the demonstration leaves its database.")
def demo(db: str) -> None:
    """Read the built-in dispatches on the Cuban missile crisis and show the picture day by day."""
    click.echo(f"demo {db}")
