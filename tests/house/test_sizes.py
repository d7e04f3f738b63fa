"""The limits of the house: sizes, names, what pure rooms may import."""

from __future__ import annotations

import ast
import statistics
from pathlib import Path

from tests.house.exceptions import BLANKET_EXCEPTS, LONG_FILES, LONG_FUNCTIONS, MANY_ARGUMENTS

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "tocsin"
FILES = sorted(SRC.rglob("*.py"))
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "misc", "common", "manager", "handler", "handlers"}
PURE_ROOMS = ("model", "article", "language", "extract", "merge", "present")
IO_MODULES = {"socket", "urllib.request", "http.client", "subprocess", "random", "time", "sqlite3", "httpx", "requests"}
IO_CALLS = {"open", "print", "input"}


def name_of(path: Path) -> str:
    return path.relative_to(SRC).as_posix()


def functions() -> list[tuple[str, ast.FunctionDef, int]]:
    """Every function with its length in lines, docstring left out: words that explain are no burden to read past."""
    out = []
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                first = node.body[0]
                if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
                    length -= (first.end_lineno or first.lineno) - first.lineno + 1
                out.append((f"{name_of(path)}:{node.name}", node, length))
    return out


def test_functions_are_short():
    lengths = [length for _, _, length in functions()]
    assert statistics.median(lengths) <= 10
    assert statistics.quantiles(lengths, n=10)[-1] <= 35
    assert {name for name, _, length in functions() if length > 50} <= set(LONG_FUNCTIONS)


def test_functions_take_at_most_six_arguments():
    def count(node: ast.FunctionDef) -> int:
        names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
        return len([name for name in names if name not in {"self", "cls"}])

    assert {name for name, node, _ in functions() if count(node) > 6} <= set(MANY_ARGUMENTS)


def test_files_are_short():
    assert {name_of(path) for path in FILES if len(path.read_text("utf-8").splitlines()) > 400} <= set(LONG_FILES)


def test_classes_are_short():
    long = [
        f"{name_of(path)}:{node.name}"
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef) and (node.end_lineno or 0) - node.lineno > 200
    ]
    assert long == []


def test_no_file_is_called_after_nothing():
    assert [name_of(path) for path in FILES if path.stem in FORBIDDEN_NAMES] == []


def test_rooms_say_what_comes_in_and_what_goes_out():
    rooms = [path for path in FILES if path.name == "__init__.py"]
    assert [name_of(path) for path in rooms if not ast.get_docstring(ast.parse(path.read_text("utf-8")))] == []


def test_pure_rooms_touch_no_world():
    found = []
    for room in PURE_ROOMS:
        for path in (SRC / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                found += [f"{name_of(path)} imports {name}" for name in names if name in IO_MODULES]
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in IO_CALLS:
                    found.append(f"{name_of(path)} calls {node.func.id}")
    assert found == []


def test_no_blanket_except_and_no_global():
    found = []
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            is_blanket = isinstance(node, ast.ExceptHandler) and (
                node.type is None or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"})
            )
            if (is_blanket and name_of(path) not in BLANKET_EXCEPTS) or isinstance(node, ast.Global):
                found.append(f"{name_of(path)}:{node.lineno}")
    assert found == []
