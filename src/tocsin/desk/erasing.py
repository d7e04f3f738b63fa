"""Erases private persons on demand; public figures are refused."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.desk.desk import Desk
from tocsin.store import erasing
from tocsin.store.erasing import Erased


def erase(desk: Desk, names: Sequence[str]) -> Erased:
    """Takes every given name out of everything that is kept, for good; raises ReviewError for a public figure.

    A name is erased as it is given: give the full name and the surname, which articles use alone after the first mention.
    """
    asked = [" ".join(name.split()) for name in names if name.strip()]
    desk.store.ask(lambda connection: erasing.check_names(connection, asked))
    erased = desk.store.keep(lambda connection, _now: erasing.erase(connection, asked))
    desk.store.shrink()
    return erased
