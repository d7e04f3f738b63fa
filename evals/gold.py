"""Where the gold sets and scorers lie: beside the checkout in `../shared`, or where TOCSIN_SHARED points."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("TOCSIN_SHARED", ROOT.parent / "shared"))
GOLD = SHARED / "gold"
SCORE = SHARED / "score"
ABSENT = f"no gold sets at {SHARED}: set TOCSIN_SHARED to the folder that holds gold/ and score/"


def is_present() -> bool:
    return GOLD.is_dir()


@cache
def scorer(path: str) -> ModuleType:
    """A scorer script as a module: `scorer("score/score_time.py")`."""
    file = SHARED / path
    sys.path.insert(0, str(file.parent))
    try:
        spec = importlib.util.spec_from_file_location(file.stem, file)
        if spec is None or spec.loader is None:
            raise FileNotFoundError(file)
        module = importlib.util.module_from_spec(spec)
        sys.modules[file.stem] = module
        spec.loader.exec_module(module)
    finally:
        sys.path.pop(0)
    return module


def corpus_hash(*files: Path) -> str:
    """Twelve hex digits over the bytes of some files, in order of their names."""
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
