"""Settings: paths, database, politeness, read once at a door. Pipelines and lexicons have homes of their own.

`tocsin.toml` here, or the file that TOCSIN_CONFIG names, else ~/.config/tocsin/config.toml; TOCSIN_<NAME> wins over each.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from tocsin.errors import SettingsError

PREFIX = "TOCSIN_"
_ELSEWHERE = {"CONFIG", "CACHE", "LEXICON", "SERVE_TOKEN"}
_KINDS: dict[str, type[str | int | float]] = {"str": str, "int": int, "float": float}
_PLACES = ("tocsin.toml", "~/.config/tocsin/config.toml")


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default; the same names in TOML, and in capitals after TOCSIN_ in the environment."""

    db: str = "crisis.db"
    """The database file."""
    busy_seconds: float = 5.0
    """How long to wait for another process that writes to the database."""
    processes: int = 1
    """How many processes read articles."""
    pipeline: str = ""
    """Another spaCy pipeline than the one that is installed with Tocsin; empty is that one."""


def load_settings(path: str | None = None, environ: Mapping[str, str] | None = None) -> Settings:
    """The settings of the file and the environment; raises SettingsError, which lists all faults at once."""
    environ = os.environ if environ is None else environ
    faults: list[str] = []
    told: dict[str, object] = _from_file(path or environ.get(f"{PREFIX}CONFIG"), faults)
    for key, value in sorted(environ.items()):
        name = key.removeprefix(PREFIX)
        if key.startswith(PREFIX) and name not in _ELSEWHERE:
            told[name.lower()] = value
    values = {name: _valued(name, value, faults) for name, value in told.items()}
    if faults:
        raise SettingsError("; ".join(faults))
    return Settings(**values)  # type: ignore[arg-type]


def _from_file(named: str | None, faults: list[str]) -> dict[str, object]:
    found = [Path(named)] if named else [path for path in (Path(each).expanduser() for each in _PLACES) if path.is_file()]
    if not found:
        return {}
    try:
        return dict(tomllib.loads(found[0].read_text(encoding="utf-8")))
    except OSError as error:
        faults.append(f"{found[0]}: {error.strerror}")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        faults.append(f"{found[0]}: not TOML: {error}")
    return {}


def _valued(name: str, value: object, faults: list[str]) -> object:
    """The value in the type of its setting; a fault is added where that cannot be."""
    kinds: dict[str, type[str | int | float]] = {each.name: _KINDS[str(each.type)] for each in fields(Settings)}
    if name not in kinds:
        faults.append(f"unknown setting {name!r}; there are {', '.join(kinds)}")
        return None
    try:
        return kinds[name](str(value)) if isinstance(value, str | int | float) else _refuse(value)
    except (TypeError, ValueError):
        faults.append(f"{name} is {value!r}: give {'a number' if kinds[name] is not str else 'text'}")
        return None


def _refuse(value: object) -> object:
    raise TypeError(value)
