"""Every page of the desk by a name, with ids of the desk at hand."""

from __future__ import annotations

from urllib.parse import quote

from tocsin.desk import Desk


def addresses(desk: Desk, day: str) -> dict[str, str]:
    """Name to address, each as of a day; the incident is one on which accounts differ, as of the last day."""
    event = next(iter(desk.events(as_of=day, type="THREATEN")), None) or next(iter(desk.events(as_of=day)))
    claim = next(iter(desk.claims(as_of=day, newest=True)))
    incident, known = disputed(desk)
    article = quote(event["article"], safe="")
    pages = {
        "today": "/", "incidents": "/incidents", "incident": f"/incident/{incident}?as_of={known}", "timeline": "/timeline",
        "timeline-places": "/timeline?lane=place", "map": "/map", "actors": "/actors", "actor": "/actor?id=USA", "commitments": "/commitments",
        "calendar": "/commitments/calendar", "statements": "/statements", "statement": f"/statement/{claim['id']}",
        "search": "/search?text=missiles", "review": "/review", "add": "/add", "sources": "/sources", "about": "/about",
        "article": f"/article?id={article}&finding={event['id']}", "explain": f"/explain/{event['id']}", "cite": f"/cite/{event['id']}",
        "way": f"/statements/way?about={incident}&as_of={known}", "downloads": "/downloads", "trail": "/review/trail",
        "nothing": "/incidents?type=PROTEST&place=Nowhere", "pair": f"/review?pair={_pair(desk)}",
    }  # fmt: skip
    return {name: path if "as_of=" in path else f"{path}{'&' if '?' in path else '?'}as_of={day}" for name, path in pages.items()}


def disputed(desk: Desk) -> tuple[str, str]:
    """An incident on which accounts differ, and the last day that is known."""
    last = desk.reach()[1]
    assert last is not None
    return next(row["incident"] for row in desk.disputes(as_of=last)), last


def _pair(desk: Desk) -> str:
    """Two mentions of which nobody is sure whether they are one."""
    return next(str(row["id"]) for row in desk.queue(limit=40) if row["kind"] == "merge")


NAMES = (
    "today", "incidents", "incident", "timeline", "timeline-places", "map", "actors", "actor", "commitments", "calendar", "statements",
    "statement", "search", "review", "add", "sources", "about", "article", "explain", "cite", "way", "downloads", "trail", "nothing", "pair",
)  # fmt: skip
