"""Files and directories → Pages. A file's own time says when it was copied, not when it was fetched, so `retrieved` stays null."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from tocsin.ingest.limits import LARGEST, too_large
from tocsin.ingest.rows import pages_of_rows
from tocsin.model import Page, Rejected

_MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/plain",
}


def pages_of_path(source: str) -> Iterator[Page | Rejected]:
    """The page of a file, the rows of a JSONL file, or the pages of all files below a directory, by name."""
    path = Path(source)
    try:
        is_directory, is_there = path.is_dir() and source != "", path.exists() and source != ""
    except (OSError, ValueError):  # a name with a NUL, or longer than the system allows
        is_directory = is_there = False
    if is_directory:
        yield from _directory(path)
    elif is_there:
        yield from _file(path)
    else:
        yield Rejected(source[:200], "no such file or directory: check the name (addresses begin with http:// or https://)")


def _directory(path: Path) -> Iterator[Page | Rejected]:
    try:
        files = sorted(file for file in path.rglob("*") if file.is_file() and not _is_hidden(file.relative_to(path)))
    except OSError as error:
        yield Rejected(str(path), f"cannot be read: {error.strerror}")
        return
    if not files:
        yield Rejected(str(path), "a directory without files: nothing to read")
    for file in files:
        yield from _file(file)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _file(path: Path) -> Iterator[Page | Rejected]:
    stem = path.with_suffix("") if path.suffix == ".gz" else path
    try:
        with _opened(path) as file:
            if stem.suffix in (".jsonl", ".ndjson"):
                yield from pages_of_rows(str(path), file)
            else:
                yield _page(path, file.read(LARGEST + 1), _MEDIA_TYPES.get(stem.suffix.lower()))
    except (OSError, EOFError, zlib.error) as error:
        yield Rejected(str(path), f"cannot be read: {getattr(error, 'strerror', None) or error}")


def _opened(path: Path) -> BinaryIO:
    return cast("BinaryIO", gzip.open(path)) if path.suffix == ".gz" else path.open("rb")


def _page(path: Path, content: bytes, media_type: str | None) -> Page | Rejected:
    if len(content) > LARGEST:
        return Rejected(str(path), too_large())
    if not content.strip():
        return Rejected(str(path), "empty file: nothing to read")
    return Page.of(str(path), content, media_type=media_type)
