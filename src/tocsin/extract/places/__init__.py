"""Doc and record come in, the record with `places` goes out: recognised, resolved to one sense a document, each mention with its use.

Which place an event has is asked of `index.PlacesIndex`. This folder must not know events or actors, and decides nothing by outlet alone.
"""

from __future__ import annotations

from tocsin.extract.base import Extractor
from tocsin.extract.places.finding import find_places
from tocsin.extract.places.index import Governing, PlacesIndex

PLACES = Extractor("places", (), ("places",), find_places)

__all__ = ["PLACES", "Governing", "PlacesIndex", "find_places"]
