"""Source → Pages: which way to take for a file, a directory, an address, standard input, a JSONL file."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from tocsin.ingest.files import pages_of_path
from tocsin.ingest.limits import LARGEST, too_large
from tocsin.model import Page, Rejected


def pages(source: str) -> Iterator[Page | Rejected]:
    """Every page that a source holds, in a fixed order; what cannot be had is Rejected with one line that says what to do.

    A source is a file (also .gz), a directory (all files below it, by name), a JSONL file with one article a row,
    an address (http or https), or "-" for standard input.
    """
    if source == "-":
        yield _standard_input()
    elif is_address(source):
        from tocsin.ingest.web import fetch

        yield fetch(source)
    else:
        yield from pages_of_path(source)


def is_address(source: str) -> bool:
    """True for what is fetched over the network: "https://example.org/a"."""
    return source.lower().startswith(("http://", "https://"))


def _standard_input() -> Page | Rejected:
    content = sys.stdin.buffer.read(LARGEST + 1)
    if len(content) > LARGEST:
        return Rejected("-", too_large())
    if not content.strip():
        return Rejected("-", "empty: nothing came on standard input")
    return Page.of("-", content)
