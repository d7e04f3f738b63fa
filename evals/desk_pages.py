"""The addresses that the bench of the desk asks for, with names and ids of the store: "search/actor-common.40" is page 40 of a search."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from urllib.parse import quote, urlencode

from tocsin.desk import Desk

FLOORED = ("today", "incident", "search", "timeline", "map")
"""The groups that the floor of the large store names; a group is what stands before the slash."""
PAGES_OF_SEARCH = (1, 20, 40)
_SEARCHES = {
    "actor-common": {"kind": "events", "actor": "Iran"},
    "actor-rare": {"kind": "events", "actor": "Castro"},
    "actor-none": {"kind": "events", "actor": "Nobody of that name"},
    "actor-claims": {"kind": "claims", "actor": "Kennedy"},
    "type-common": {"kind": "events", "type": "ASSAULT"},
    "type-rare": {"kind": "events", "type": "RETREAT"},
    "place-common": {"kind": "events", "place": "Baghdad"},
    "place-country": {"kind": "events", "place": "Iraq"},
    "place-rare": {"kind": "events", "place": "Cuba"},
    "speaker-common": {"kind": "claims", "speaker": "interior ministry"},
    "speaker-rare": {"kind": "claims", "speaker": "Kennedy"},
    "speaker-events": {"kind": "events", "speaker": "Kennedy"},
    "certainty-common": {"kind": "claims", "certainty": "unspecified"},
    "certainty-rare": {"kind": "claims", "certainty": "possible"},
    "text-common": {"kind": "events", "text": "attack"},
    "text-rare": {"kind": "events", "text": "quarantine"},
    "text-phrase": {"kind": "claims", "text": '"people were killed"'},
    "text-none": {"kind": "events", "text": "zyzzyva"},
    "text-articles": {"kind": "articles", "text": "missiles"},
    "actor-articles": {"kind": "articles", "actor": "Iran"},
    "commitments": {"kind": "commitments", "text": "missiles"},
    "actor-type": {"kind": "events", "actor": "Iran", "type": "CONSULT"},
    "actor-text": {"kind": "events", "actor": "Iran", "text": "attack"},
    "type-place": {"kind": "events", "type": "ASSAULT", "place": "Baghdad"},
}


def every_page(desk: Desk, day: str) -> dict[str, str]:
    """Name to address for each page of the desk, with ids of this store."""
    event, claim = next(iter(desk.events(as_of=day, newest=True, limit=1))), next(iter(desk.claims(as_of=day, newest=True, limit=1)))
    pages = {
        "today": "/", "incidents": "/incidents", "timeline": "/timeline", "timeline/places": "/timeline?lane=place",
        "timeline/all": "/timeline?from=1900-01-01", "map": "/map", "map/data": "/map/data.json", "actors": "/actors", "network": "/actors/network.json",
        "commitments": "/commitments", "calendar": "/commitments/calendar", "statements": "/statements",
        "statement": f"/statement/{claim['id']}", "search": "/search?text=attack", "search/actor": "/search?kind=events&actor=Iran",
        "search/type": "/search?kind=events&type=ASSAULT", "review": "/review", "add": "/add", "sources": "/sources", "about": "/about",
        "article": f"/article?id={quote(event['article'], safe='')}", "explain": f"/explain/{event['id']}", "cite": f"/cite/{event['id']}",
    }  # fmt: skip
    pages |= dict(_incidents(desk, day))
    return {name: dated(path, day) for name, path in pages.items()}


def dated(path: str, day: str | None) -> str:
    """The address as of a day."""
    return path if day is None else f"{path}{'&' if '?' in path else '?'}as_of={day}"


def _incidents(desk: Desk, day: str) -> Iterator[tuple[str, str]]:
    """The latest incident, the latest disputed one, and the one with most mentions of the latest thousand."""
    for name, status in (("incident", None), ("incident/disputed", "disputed")):
        for row in desk.incidents(as_of=day, newest=True, limit=1, status=status):
            yield name, f"/incident/{row['id']}"
    rows = list(desk.incidents(as_of=day, newest=True, limit=8_000))
    if rows:
        yield "incident/large", f"/incident/{max(rows, key=lambda row: row['mentions'])['id']}"


def further_pages(first: str, day: str) -> dict[str, str]:
    """Searches by everything, common and rare, on their first, a middle and their last page, now and on that day; timelines at every zoom."""
    pages: dict[str, str] = {}
    for name, asked in _SEARCHES.items():
        for number in PAGES_OF_SEARCH:
            path = "/search?" + urlencode({**asked, **({"page": number} if number > 1 else {})})
            pages |= {f"search/{name}.{number}": dated(path, day), f"search/{name}.{number}.now": path}
    year = int(day[:4])
    windows = {"decade": (f"{year - 10}-01-01", day), "half-year": (f"{year - 1}-07-01", f"{year - 1}-12-31"), "all": (first, day)}
    for name, (since, until) in windows.items():
        for lane in ("actor", "place"):
            path = f"/timeline?from={since}&to={until}&lane={lane}"
            pages |= {f"timeline/{name}.{lane}": dated(path, day), f"timeline/{name}.{lane}.now": path}
    return pages


def actor_page(desk: Desk, day: str) -> dict[str, str]:
    """The page of an actor with most rows."""
    found = [row["id"] for row in islice(desk.actors(as_of=day, newest=True, kind="state", limit=1), 1)]
    return {"actor": dated(f"/actor?id={found[0]}", day)} if found else {}
