"""Files of other event data sets come in, foreign events go out: POLECAT, GDELT, ICEWS, ACLED, UCDP-GED.

`foreign_events("events.tsv")` knows the file by its head. A bad row is Rejected with one line, and the rest goes on.
This room must not take a foreign row for one of ours, nor make up what it does not say.
"""

from __future__ import annotations

from tocsin.ingest.foreign.reading import FORMS, foreign_events

__all__ = ["FORMS", "foreign_events"]
