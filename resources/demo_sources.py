"""The table of dispatches in docs/demo.md, made from their heads: `make docs` writes it, a test holds it fresh."""

from __future__ import annotations

from pathlib import Path

from tocsin.demo import all_dispatches

PAGE = Path(__file__).resolve().parent.parent / "docs" / "demo.md"
BEGIN, END = "<!-- dispatches -->", "<!-- end of dispatches -->"


def table() -> str:
    """One row a dispatch: day, outlet, headline, where its facts come from."""
    rows = [f"| {each.published} | {each.outlet.removesuffix(' (demo)')} | {each.title} | {each.facts} |" for each in all_dispatches()]
    return "\n".join(["| day | outlet | headline | facts |", "|---|---|---|---|", *rows])


def page() -> str:
    """docs/demo.md with the table as it must be now."""
    head, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    return f"{head}{BEGIN}\n{table()}\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
