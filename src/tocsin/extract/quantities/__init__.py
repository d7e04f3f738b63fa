"""Parsed sentences come in, counted and measured things go out: with bound, role, nationality and stage.

Numbers inside dates are times and none of ours; unknown is null and never zero.
"""

from __future__ import annotations

from tocsin.extract.base import Extractor
from tocsin.extract.quantities.find import find_quantities

QUANTITIES = Extractor("quantities", needs=("times",), makes=("quantities",), find=find_quantities)

__all__ = ["QUANTITIES", "find_quantities"]
