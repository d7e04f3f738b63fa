"""`erase`: a private person's name is taken out of a database for good."""

from __future__ import annotations

import click

from tocsin.cli.options import database_option


@click.command()
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@click.option("--yes", is_flag=True, help="Do not ask.")
@database_option
def erase(names: tuple[str, ...], db: str, *, yes: bool) -> None:
    """Erase a person who is no public figure: the name goes out of texts, findings, pages and indexes, and cannot come back by itself.

    Give each form that articles use: "John Miller" Miller. Adding the same article again brings the name back.
    """
    from tocsin.cli.asking import existing_desk
    from tocsin.desk.erasing import erase as erase_from

    if not yes:
        click.confirm(f"Erase {', '.join(names)} from {db}? It cannot be undone", abort=True)
    with existing_desk(db) as desk:
        erased = erase_from(desk, names)
    total = sum(erased.rows.values())
    click.echo(f"{total} values in {len(erased.rows)} tables held it; it is gone from {db}" if total else f"no such name in {db}")
