"""Which articles are copies: new texts are compared as they come in, and every article of an answer gets its origin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from tocsin.merge.agencies import agency_of, shared_agency
from tocsin.merge.copies import copy_of, fingerprint, origins
from tocsin.model import Copy, Passage, Span
from tocsin.model.questions import Filters
from tocsin.store import Store


def update_copies(store: Store) -> int:
    """Compares the texts that came in since the last time with all others; how many pairs were found.

    A text that is compared twice, or that comes first or last, changes nothing: a pair is a matter of its two texts.
    """
    pairs = 0
    # Rewrites come in runs: the texts of a day are compared with one another again and again.
    printed = lru_cache(maxsize=256)(lambda key: fingerprint(store.text(key)))
    for key in store.uncompared():
        print_, length = printed(key), len(store.text(key))
        found = [Copy(str(key), str(key), "identical", 1.0, 1.0, (Passage(Span(0, length), Span(0, length)),))]
        for other in store.alike(print_.sample):
            theirs = printed(other)
            both = (copy_of(str(key), str(other), print_, theirs), copy_of(str(other), str(key), theirs, print_))
            agency = shared_agency(agency_of(store.text(key)), agency_of(store.text(other))) if any(both) else None
            found += [replace(copy, agency=agency) for copy in both if copy is not None]
            pairs += both[0] is not None
        store.put_copies(key, print_.sample, found)
    return pairs


def with_origins(store: Store, filters: Filters) -> Iterator[tuple[Any, ...]]:
    """The rows of the list of articles, each with its origin and how many other articles are of that origin.

    Only articles that the question's clocks let through make an origin, so that nothing of a later day shows through.
    """
    rows = store.rows("articles", filters)
    if filters.limit is None:
        origin_of = origins_of(store, filters)
    else:
        kept = list(rows)
        rows, origin_of = iter(kept), origins_of(store, filters, [row[0] for row in kept])
    for row in rows:
        # An article may come in while its row is on the way.
        origin, size = origin_of.get(row[0], (f"origin:{row[0]}", 1))
        yield (*row, origin, size - 1)


def origins_of(store: Store, filters: Filters, articles: Sequence[str] | None = None) -> dict[str, tuple[str, int]]:
    """Per article of a question its origin's id and how many articles are of it; of some articles, if given."""
    bodies, pairs = store.alikeness(filters, articles)
    first: dict[int, str] = {}
    for article, key in bodies:
        first.setdefault(key, article)
    known = [(first[a], first[b]) for a, b in pairs if a in first and b in first]
    same = [(first[key], article) for article, key in bodies if first[key] != article]
    copies = [Copy(a, b, "identical", 1.0, 1.0) for a, b in (*known, *same)]
    found = origins([article for article, _ in bodies], copies)
    return {article: (origin.id, len(origin.articles)) for origin in found for article in origin.articles}
