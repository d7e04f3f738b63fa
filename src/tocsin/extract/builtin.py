"""The one visible tuple of extractors, in the order in which they run."""

from __future__ import annotations

from tocsin.extract.actors import ACTORS
from tocsin.extract.base import Extractor
from tocsin.extract.claims import CLAIMS
from tocsin.extract.commitments import COMMITMENTS
from tocsin.extract.dates import DATES
from tocsin.extract.events import EVENTS
from tocsin.extract.links import LINKS
from tocsin.extract.places import PLACES
from tocsin.extract.quantities import QUANTITIES
from tocsin.extract.times.find import TIMES

EXTRACTORS: tuple[Extractor, ...] = (TIMES, QUANTITIES, PLACES, ACTORS, CLAIMS, EVENTS, LINKS, COMMITMENTS, DATES)
