"""File → foreign events: which data set it is, by its head; rows one by one, so that a file of any length is read in little memory."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import IO, cast

from tocsin.codec import encode
from tocsin.errors import IngestError
from tocsin.ingest.foreign import forms
from tocsin.ingest.foreign.cells import BadRowError
from tocsin.ingest.foreign.columns import GDELT
from tocsin.model import Rejected
from tocsin.model.foreign import ForeignEvent

Form = Callable[[Mapping[str, str], str], ForeignEvent]
FORMS: dict[str, Form] = {"polecat": forms.polecat, "gdelt": forms.gdelt, "icews": forms.icews, "acled": forms.acled, "ged": forms.ged}
_HEADS = {
    "polecat": {"Event ID", "Event Type", "Event Date"},
    "icews": {"Event ID", "CAMEO Code", "Event Date"},
    "acled": {"event_id_cnty", "event_date"},
    "ged": {"id", "type_of_violence", "date_start"},
}
_RENAMED = {"Event Intensity": "Intensity"}
# Sources of UCDP can fill a cell with pages.
_LONGEST_CELL = 10_000_000


def foreign_events(path: str | Path, *, form: str | None = None, origin: str | None = None) -> Iterator[ForeignEvent | Rejected]:
    """Every row of a file, also .gz and .zip, as a foreign event, or Rejected with its line and one reason.

    The data set is known by the head of the file unless `form` names one of FORMS. `origin` is the file's name unless it is said.
    Raises IngestError where the file cannot be opened, or is none of these data sets.
    """
    source = Path(path)
    named = origin or source.name.partition(".")[0]
    csv.field_size_limit(_LONGEST_CELL)
    with ExitStack() as open_files:
        text = io.TextIOWrapper(_opened(source, open_files), encoding="utf-8-sig", errors="replace", newline="")
        open_files.enter_context(text)
        try:
            yield from _rows(text, source, form, named)
        except (OSError, EOFError, zipfile.BadZipFile) as error:
            raise IngestError(f"{source}: cannot be read: {error}; check that the file is whole") from error


def _opened(source: Path, open_files: ExitStack) -> IO[bytes]:
    try:
        if source.suffix.lower() == ".gz":
            return cast("IO[bytes]", open_files.enter_context(gzip.GzipFile(source, "rb")))
        if source.suffix.lower() == ".zip":
            archive = open_files.enter_context(zipfile.ZipFile(source))
            return open_files.enter_context(archive.open(archive.namelist()[0]))
        return open_files.enter_context(source.open("rb"))
    except (OSError, zipfile.BadZipFile, IndexError) as error:
        raise IngestError(f"{source}: cannot be opened: {error}; give the file of another data set") from error


def _rows(text: io.TextIOWrapper, source: Path, form: str | None, origin: str) -> Iterator[ForeignEvent | Rejected]:
    first = text.readline()
    delimiter = "\t" if "\t" in first else ","
    head = _split(first, delimiter)
    form = form or _known(head, source)
    has_head = form != "gdelt" or "GLOBALEVENTID" in head
    columns = [_RENAMED.get(name, name) for name in head] if has_head else list(GDELT)
    lines = text if has_head else _with_first(first, text)
    reader = _reader(lines, delimiter)
    while True:
        where = f"{source.name}:{reader.line_num + 1 + has_head}"
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Rejected(where, f"not a row: {error}")
            continue
        if any(cells):
            yield _event(cells, columns, FORMS[form], (where, origin))


def _reader(lines: Iterator[str] | io.TextIOWrapper, delimiter: str) -> csv._reader:  # type: ignore[name-defined]
    """Tab-separated files have no quotes of their own; a lone quotation mark in a name must not swallow the next rows."""
    return csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL)


def _with_first(first: str, rest: io.TextIOWrapper) -> Iterator[str]:
    yield first
    yield from rest


def _split(line: str, delimiter: str) -> list[str]:
    return [cell.strip().strip('"') for cell in next(csv.reader([line], delimiter=delimiter), [])]


def _known(head: Sequence[str], source: Path) -> str:
    names = set(head)
    for form, needed in _HEADS.items():
        if needed <= names:
            return form
    if len(head) == len(GDELT):
        return "gdelt"
    raise IngestError(f"{source}: neither POLECAT, GDELT 2, ICEWS, ACLED nor UCDP-GED by its first line; name one with --as")


def _event(cells: list[str], columns: list[str], form: Form, where: tuple[str, str]) -> ForeignEvent | Rejected:
    line, origin = where
    if len(cells) != len(columns):
        return Rejected(line, f"{len(cells)} cells where the head has {len(columns)}")
    named = {name: cell.strip().strip('"') for name, cell in zip(columns, cells, strict=True)}
    try:
        found = form(named, origin)
    except BadRowError as error:
        return Rejected(line, str(error))
    return replace(found, payload=encode({name: cell for name, cell in named.items() if cell}).decode())
