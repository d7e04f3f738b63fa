"""The measured figures of evals/RESULTS.md as the desk's page about the numbers shows them."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "evals" / "RESULTS.md"
TARGET = ROOT / "src" / "tocsin" / "web" / "figures.tsv"
_KEPT = (0, 1, 3, 4, 5, 7)
"""Of the table's columns: figure, value, promised, aim, n, for comparison."""


def figures() -> str:
    """The first table as tab-separated rows under a line that says when they were measured."""
    lines = SOURCE.read_text("utf-8").splitlines()
    head = next(line for line in lines if line.startswith("Written by"))
    start = next(n for n, line in enumerate(lines) if line.startswith("| figure"))
    rows = [lines[start], *lines[start + 2 :]]
    table = []
    for line in rows:
        if not line.startswith("|"):
            break
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        table.append("\t".join(cells[n] for n in _KEPT))
    return "\n".join([f"# {head.replace('`', '')}", *table]) + "\n"


if __name__ == "__main__":
    TARGET.write_text(figures(), "utf-8")
