"""The code book: every column of every file with its type and meaning, and every closed list of codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tocsin.lexicon.codes import cameo_codes
from tocsin.lexicon.tables import load_table
from tocsin.model.questions import Column


def codebook(files: Mapping[str, Sequence[Column]]) -> str:
    """Markdown: columns by file, then PLOVER's types and modes, contexts, and CAMEO's codes."""
    return "\n".join(_lines(files)) + "\n"


def _lines(files: Mapping[str, Sequence[Column]]) -> Iterator[str]:
    yield '# Code book\n\nUnknown is an empty cell, never zero. Several values in a cell are joined by "; "; cells of several actors are in step.'
    for name, columns in files.items():
        yield f"\n## {name}\n\n| column | type | meaning |\n|---|---|---|"
        yield from (f"| {column.name} | {column.type} | {_cell(column.meaning)} |" for column in columns)
    yield "\n## Event types (PLOVER 2.0)\n\n| type | mode | quad class | intensity | CAMEO |\n|---|---|--:|--:|---|"
    types = load_table("plover_types").rows
    yield from (f"| {row['type']} | {row['mode']} | {row['quad']} | {row['score']} | {row['cameo']} |" for row in types)
    yield "\n## Contexts (PLOVER 2.0)\n"
    yield ", ".join(row["context"] for row in load_table("plover_contexts").rows)
    yield "\n## CAMEO codes\n\n| code | label | Goldstein |\n|---|---|--:|"
    yield from (f"| {each.code} | {each.label} | {each.goldstein:g} |" for each in cameo_codes().values())


def _cell(words: str) -> str:
    return words.replace("|", "\\|")
