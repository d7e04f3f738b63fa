"""Records come in, rows go out: the only room with SQL.

One of the four doors to the world. This room must not decide what is shown.
`open_store(path)` gives a Store: `place`, `put`, `rows`, `count`, `records`, `find`, `reading`, `close`.
"""

from __future__ import annotations

from tocsin.store.fates import Turn, Watched
from tocsin.store.read import Found
from tocsin.store.reviews import Anchor
from tocsin.store.store import Store, open_store
from tocsin.store.versions import Placed, maker_of

__all__ = ["Anchor", "Found", "Placed", "Store", "Turn", "Watched", "maker_of", "open_store"]
