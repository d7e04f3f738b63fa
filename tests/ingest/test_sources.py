"""Files, directories, JSONL rows, standard input → Pages."""

import gzip
import io
import json
import os
import sys

import pytest

from tocsin.ingest import files, pages, rows, sources
from tocsin.model import Given, Interval, Page, Rejected


def only(source):
    (found,) = pages(str(source))
    return found


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("a.html", "text/html"), ("a.HTM", "text/html"), ("a.txt", "text/plain"), ("a", None), ("a.html.gz", "text/html"), ("a.gz", None)],
)
def test_a_file(tmp_path, name, media_type):
    path = tmp_path / name
    content = b"Rockets hit the airport."
    path.write_bytes(gzip.compress(content, mtime=0) if name.endswith(".gz") else content)
    page = only(path)
    assert (page.source, page.content, page.media_type) == (str(path), content, media_type)
    assert (page.url, page.encoding, page.retrieved, page.given) == (None, None, None, Given())


def test_a_directory_in_order_of_names(tmp_path):
    for name in ("b/2.txt", "b/1.txt", "a.txt", "c.html.gz", ".hidden", ".git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(gzip.compress(b"text", mtime=0) if name.endswith(".gz") else b"text")
    names = [os.path.relpath(page.source, tmp_path) for page in pages(str(tmp_path))]
    assert names == ["a.txt", "b/1.txt", "b/2.txt", "c.html.gz"]


def test_one_bad_file_does_not_end_a_directory(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.gz").write_bytes(b"no gzip")
    (tmp_path / "c.txt").write_bytes(b"Rockets hit the airport.")
    found = list(pages(str(tmp_path)))
    assert [type(item) for item in found] == [Rejected, Rejected, Page]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty file"),
        ("blank.txt", b" \n ", "empty file"),
        ("bad.gz", b"no gzip", "cannot be read"),
        ("cut.gz", gzip.compress(b"text" * 1000, mtime=0)[:20], "cannot be read"),
        ("empty.jsonl", b"", "empty file"),
    ],
)
def test_bad_files_are_one_clear_line(tmp_path, name, content, reason):
    (tmp_path / name).write_bytes(content)
    result = only(tmp_path / name)
    assert isinstance(result, Rejected)
    assert reason in result.reason
    assert "\n" not in result.reason


def test_a_directory_without_files(tmp_path):
    assert "without files" in only(tmp_path).reason


@pytest.mark.parametrize("name", ["no-such-file", "a\0b", "x" * 5000, "", "ftp://example.org/a"])
def test_names_of_nothing(name):
    result = only(name)
    assert isinstance(result, Rejected)
    assert "no such file" in result.reason or "empty" in result.reason or "without" in result.reason


def test_too_large(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "LARGEST", 10)
    (tmp_path / "a.txt").write_bytes(b"a" * 11)
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"a" * 11, mtime=0))
    assert all("larger than" in page.reason for page in pages(str(tmp_path)))


def test_a_row_carries_what_is_known(tmp_path):
    path = tmp_path / "dump.jsonl"
    row = {"text": "Rockets hit.", "url": "https://example.org/a", "title": "Rockets", "published": "2020-12-23", "publisher": "E", "x": 1}
    path.write_text(json.dumps(row) + "\n", "utf-8")
    page = only(path)
    assert (page.source, page.content, page.media_type) == (f"{path}:1", b"Rockets hit.", "text/plain")
    assert page.given == Given(Interval("2020-12-23", "2020-12-23", "day"), "E", "https://example.org/a", "Rockets")


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2020-12-23", Interval("2020-12-23", "2020-12-23", "day")),
        ("2020-12-23T14:05:00Z", Interval("2020-12-23", "2020-12-23", "day")),
        ({"start": "2020-12-23", "end": "2020-12-25"}, Interval("2020-12-23", "2020-12-25", "day")),
        (None, None),
        ("", None),
    ],
)
def test_days_of_rows(published, expected):
    (page,) = rows.pages_of_rows("r", io.BytesIO(json.dumps({"html": "<p>x</p>", "published": published}).encode()))
    assert page.given.published == expected
    assert page.media_type == "text/html"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"no json", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"[1]", "must be an object"),
        (b"{}", "needs “text” or “html”"),
        (b'{"text": "  "}', "needs “text” or “html”"),
        (b'{"text": "a", "published": "yesterday"}', "no ISO date"),
        (b'{"text": "a", "published": {"start": "2020-12-23"}}', "no ISO date"),
        (b'{"text": "\xff"}', "no JSON"),
    ],
)
def test_a_bad_row_is_rejected_and_the_next_one_goes_on(line, reason):
    first, second = rows.pages_of_rows("r", io.BytesIO(line + b'\n\n{"text": "Rockets hit."}\n'))
    assert isinstance(first, Rejected)
    assert reason in first.reason
    assert isinstance(second, Page)
    assert (first.source, second.source) == ("r:1", "r:3")


class Stdin:
    def __init__(self, content):
        self.buffer = io.BytesIO(content)


@pytest.mark.parametrize(("content", "kind"), [(b"Rockets hit the airport.", Page), (b"", Rejected), (b"  ", Rejected)])
def test_standard_input(monkeypatch, content, kind):
    monkeypatch.setattr(sys, "stdin", Stdin(content))
    result = only("-")
    assert isinstance(result, kind)
    assert result.source == "-"


def test_standard_input_too_large(monkeypatch):
    monkeypatch.setattr(sys, "stdin", Stdin(b"a" * 11))
    monkeypatch.setattr(sources, "LARGEST", 10)
    assert "larger than" in only("-").reason
