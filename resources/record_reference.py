"""Writes `docs/record.md` from the dataclasses of the model: names, types and the words that stand beside them."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODEL = ROOT / "src" / "tocsin" / "model"
TARGET = ROOT / "docs" / "record.md"
FILES = ("record", "article", "page", "findings", "spans", "picture", "vocabulary")
HEAD = """# The record, field by field

Generated from `src/tocsin/model/` by `make docs`; a test holds it to the code. `tocsin schema` prints the same as JSON Schema.
A span is `[start, end)` in `article.text`; `text[start:end]` is the evidence. Unknown is null, never a guess and never zero.
Machine codings are not verified incidents.
"""


def reference() -> str:
    return "\n".join([HEAD, *(section(name) for name in FILES)])


def section(name: str) -> str:
    tree = ast.parse((MODEL / f"{name}.py").read_text("utf-8"))
    lines = [f"## {name}.py", "", first_line(ast.get_docstring(tree) or ""), ""]
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            lines += describe(node)
        elif isinstance(node, ast.Assign) and name == "vocabulary" and isinstance(node.targets[0], ast.Name):
            lines.append(f"- **{node.targets[0].id}**: {literals(node.value)}")
    return "\n".join([*lines, ""])


def describe(node: ast.ClassDef) -> list[str]:
    lines = [f"### {node.name}", "", " ".join((ast.get_docstring(node) or "").split()), "", "| field | type | meaning |", "|---|---|---|"]
    for at, item in enumerate(node.body):
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
            following = node.body[at + 1] if at + 1 < len(node.body) else None
            kind = ast.unparse(item.annotation).replace(" | ", " or ").replace("None", "null")
            lines.append(f"| {item.target.id} | {kind} | {meaning(following)} |")
    return [*lines, ""] if len(lines) > 6 else [*lines[:4]]


def meaning(node: ast.stmt | None) -> str:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return " ".join(node.value.value.split()).replace("|", "\\|")
    return ""


def literals(node: ast.expr) -> str:
    return " · ".join(f"`{item.value!s}`" for item in ast.walk(node) if isinstance(item, ast.Constant))


def first_line(text: str) -> str:
    return text.split("\n\n", maxsplit=1)[0].replace("\n", " ")
