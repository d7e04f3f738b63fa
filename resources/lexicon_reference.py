"""Writes `docs/lexicons.md`: every code book and lexicon with its version, size, columns, licence and source, from the heads of the files."""

from __future__ import annotations

from resources.record_reference import ROOT

DATA = ROOT / "src" / "tocsin" / "lexicon" / "data"
TARGET = ROOT / "docs" / "lexicons.md"
HEAD = """# The lexicons

Generated from the heads of `src/tocsin/lexicon/data/` by `make docs`; a test holds it to the files. How to add an entry stands on the
page of each kind: [times](times.md), [places](places.md), [actors](actors.md), [events](events.md), [claims](claims.md),
[commitments](commitments.md), [articles](articles.md), [merging](merging.md).

| file | version | rows | columns | licence | source |
|---|---|--:|---|---|---|
"""


def lexicons() -> str:
    files = sorted(path for path in DATA.iterdir() if path.suffix in {".tsv", ".yaml"})
    return HEAD + "".join(row(path.name, path.read_text("utf-8").splitlines()) for path in files)


def row(name: str, lines: list[str]) -> str:
    head: dict[str, str] = {}
    for line in lines:
        key, _, value = line.lstrip("# ").partition(":")
        if key in {"version", "source", "licence"}:
            head.setdefault(key, value.strip().replace("|", "/"))
    body = [line for line in lines if line.strip() and not line.startswith("#")]
    columns = ", ".join(body[0].split("\t")) if name.endswith(".tsv") else ""
    return f"| {name} | {head['version']} | {len(body) - 1:,} | {columns} | {head['licence']} | {head['source']} |\n"
