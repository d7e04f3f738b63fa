"""`release`: the record frozen into a folder that can be cited, checked and made again."""

from __future__ import annotations

import hashlib
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tocsin.cli.asking import existing_desk
from tocsin.cli.options import DAY, database_option
from tocsin.model.columns import KIND_OF_TABLE
from tocsin.present.export.registry import FORMATS

if TYPE_CHECKING:
    from tocsin.desk import Desk, Table
    from tocsin.model.questions import Column
    from tocsin.present.release import Frozen

LISTS = {
    "events": "audited",
    "claims": "claims",
    "commitments": "commitments",
    "dates": "dates",
    "quantities": "quantities",
    "actors": "actors",
    "roles": "roles",
    "places": "places",
    "articles": "articles",
    "copies": "copies",
    "incidents": "incidents",
    "disputes": "disputes",
    "stories": "stories",
}
"""File by file, the desk's list that it holds."""
FIELD = [name for name, form in FORMATS.items() if form.listed == "coded"]


@click.command()
@click.argument("folder", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path))
@database_option
@click.option("--as-of", type=DAY, metavar="DAY", help="Only what the world could know by the end of that day.")
@click.option("--recorded-as-of", metavar="TIME", help="The record as this store held it then (UTC); now unless said.")
@click.option("--also", "formats", type=click.Choice(FIELD), multiple=True, help="Also in that format of the field; may be repeated.")
def release(folder: Path, db: str, as_of: str | None, recorded_as_of: str | None, formats: tuple[str, ...]) -> None:
    """Freeze the record: data, code book, methodology, error rates, checksums, and the command that makes the same bytes again."""
    from tocsin.desk.filters import full_day

    if folder.exists() and any(folder.iterdir()):
        raise click.UsageError(f"{folder} is not empty: a release is written once; name another folder")
    (folder / "data").mkdir(parents=True, exist_ok=True)
    moment = full_day("recorded_as_of", recorded_as_of, is_last=True) if recorded_as_of else _now()
    with existing_desk(db) as desk:
        asked: dict[str, Any] = {"as_of": as_of, "recorded_as_of": moment}
        written = _write_data(desk, folder / "data", asked, formats)
        frozen = _frozen(desk, asked, {name: count for name, (count, _) in written.items()}, _command(db, asked, formats))
    _write_texts(folder, frozen, {name: columns for name, (_, columns) in written.items() if columns})
    count = _write_checksums(folder)
    click.echo(f"{folder}: {sum(frozen.rows.values()):,} rows in {len(written)} data files; {count} checksums in CHECKSUMS.sha256")


def _now() -> str:
    from tocsin.store.store import utc_now

    return utc_now()


def _command(db: str, asked: dict[str, Any], formats: Sequence[str]) -> str:
    words = ["tocsin", "release", "FOLDER", "--db", Path(db).name, "--recorded-as-of", asked["recorded_as_of"]]
    words += ["--as-of", asked["as_of"]] if asked["as_of"] else []
    return shlex.join([*words, *(word for name in formats for word in ("--also", name))])


LATER = frozenset({"known_to", "recorded_to"})
"""Columns that say what came after the moment of a release: they would change under it."""


@dataclass(frozen=True, slots=True)
class Lasting:
    """A list without the columns that a later day would fill."""

    table: Table

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that stay."""
        return tuple(column for column in self.table.columns if column.name not in LATER)

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """The rows without the others."""
        kept = [index for index, column in enumerate(self.table.columns) if column.name not in LATER]
        return (tuple(row[index] for index in kept) for row in self.table.rows())


Written = dict[str, tuple[int, "tuple[Column, ...]"]]


def _write_data(desk: Desk, folder: Path, asked: dict[str, Any], formats: Sequence[str]) -> Written:
    """Every list as CSV, and the formats that were asked for: rows and columns by the file's name."""
    from tocsin.present.export import export
    from tocsin.present.formats import write_rows

    out: Written = {}
    for name, listed in LISTS.items():
        table = Lasting(desk.sourced(listed, **asked) if listed in KIND_OF_TABLE else getattr(desk, listed)(**asked))
        with (folder / f"{name}.csv").open("wb") as stream:
            out[f"data/{name}.csv"] = (write_rows("csv", table, stream), table.columns)
    for name in formats:
        path = folder / f"{name}{FORMATS[name].suffix}"
        with path.open("wb") as stream:
            out[f"data/{path.name}"] = (export(FORMATS[name], desk.coded(**asked), stream).rows, ())
    return out


def _frozen(desk: Desk, asked: dict[str, Any], rows: dict[str, int], command: str) -> Frozen:
    from tocsin.present.release import Frozen
    from tocsin.reading import VERSION

    coders, days, count = set(), [], 0
    for article in desk.articles(**asked):
        coders.add(article["coder"])
        days += [day for day in (article["published_start"], article["published_end"]) if day]
        count += 1
    first = next(desk.records(**asked), None)
    lexicons = tuple((each.name, each.version) for each in first.made_by.lexicons) if first else ()
    span = (min(days, default=None), max(days, default=None), count)
    return Frozen(VERSION, tuple(sorted(coders)), lexicons, asked["as_of"], asked["recorded_as_of"], command, rows, span)


def _write_texts(folder: Path, frozen: Frozen, columns: dict[str, tuple[Column, ...]]) -> None:
    from tocsin.present.release import codebook, confusion_csv, error_rates, evaluation, methodology, readme

    told = evaluation()
    words = {name: FORMATS[name].words for name in FIELD}
    described = {
        file: next((line for name, line in words.items() if file == f"data/{name}{FORMATS[name].suffix}"), "") for file in frozen.rows
    }
    described |= {f"data/{name}.csv": f"the list “{name}”; see CODEBOOK.md" for name in LISTS}
    texts = {
        "README.md": readme(frozen, described),
        "METHODOLOGY.md": methodology(frozen),
        "CODEBOOK.md": codebook(columns),
        "ERRORS.md": error_rates(told, " and ".join(frozen.coders)),
        "confusion.csv": confusion_csv(told),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _write_checksums(folder: Path) -> int:
    """The hash of every file in the form that `sha256sum -c` reads; how many."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = [f"{_hash(path)}  {path.relative_to(folder).as_posix()}\n" for path in files]
    (folder / "CHECKSUMS.sha256").write_text("".join(lines), encoding="utf-8", newline="\n")
    return len(lines)


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
