"""Actors: the list with its network, and the page of one that is known across articles."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from tocsin.desk import mapping, summaries
from tocsin.errors import UnknownIdError
from tocsin.web.asking import cut
from tocsin.web.frame import Frame, Framed
from tocsin.web.islands import QUADS
from tocsin.web.kept import Kept
from tocsin.web.routes.islands import asked_of
from tocsin.web.wording import Row, split

router = APIRouter()
MOST_ACTORS = 500
MOST_PAIRS = 40
MOST_ROWS = 15
KINDS = ("state", "organisation", "armed_group", "person", "media", "people")


@router.get("/actors")
def show_actors(frame: Framed) -> Response:
    """Those in most articles first, and who does what to whom."""
    kind = frame.asked("kind")
    kept: Kept = frame.request.app.state.kept
    actor = frame.asked("actor")
    question = ("actors", frame.as_of, kind, actor)
    actors = kept.ask(frame, question, lambda: summaries.actors(frame.desk, MOST_ACTORS, as_of=frame.as_of, kind=kind, actor=actor))
    found = cut(actors, max(1, frame.number("page", 1, 40)))
    network = mapping.network_of(frame.desk, asked_of(frame))
    return frame.page(
        "actors.html", sheet=found, kind=kind, kinds=KINDS, network=network, most=MOST_PAIRS, quads=QUADS, actor=frame.asked("actor")
    )


@router.get("/actor")
def show_actor(frame: Framed) -> Response:
    """One actor: offices over time, what he said and promised, what he is said to have done, of what he was accused and by whom."""
    asked = frame.asked("id", 200) or ""
    known = _known(frame, asked)
    every = {"as_of": frame.as_of, "newest": True, "limit": MOST_ROWS + 1}
    accused = [row for row in frame.desk.claims(**{**every, "limit": 300}, to=asked) if "accuse" in (row["acts"] or "")]  # type: ignore[arg-type]
    done_to = [row for row in frame.desk.events(**every, to=asked) if asked in split(row["recipient"])]  # type: ignore[arg-type]
    done = [row for row in frame.desk.events(**{**every, "limit": 60}, actor=asked) if asked in split(row["actor"])]  # type: ignore[arg-type]
    accusing = frame.desk.events(**{**every, "limit": 60}, type="ACCUSE", to=asked).to_dicts()  # type: ignore[arg-type]
    return frame.page(
        "actor.html", actor=known, roles=_roles(frame, asked), most=MOST_ROWS, accused=accused, accusing=accusing[:MOST_ROWS],
        said=frame.desk.claims(**every, speaker=asked).to_dicts(), promised=frame.desk.commitments(**every, by=asked).to_dicts(),  # type: ignore[arg-type]
        done=done[:MOST_ROWS], done_to=done_to,
    )  # fmt: skip


def _known(frame: Frame, asked: str) -> Row:
    """The actor's own row; raises UnknownIdError for one that only an article knows, and for persons who are no public figures."""
    rows = [row for row in frame.desk.actors(actor=asked, as_of=frame.as_of, limit=200) if row["id"] == asked]
    if not rows or asked.startswith("local:") or any(row["private"] for row in rows):
        raise UnknownIdError(
            "There is no page for this name: only actors that are known across articles have one, and no private person has."
        )
    return {**rows[-1], "articles": len({row["article"] for row in rows})}


def _roles(frame: Frame, asked: str) -> list[Row]:
    """Offices, each once, by the day from which it is known."""
    held: dict[tuple[str, str], Row] = {}
    for row in frame.desk.roles(actor=asked, as_of=frame.as_of, limit=500):
        if row["person"] == asked:
            held.setdefault((row["title"] or "", row["organisation"] or ""), row)
    return sorted(held.values(), key=lambda row: (row["during_start"] or row["known_from"] or "", row["title"] or ""))
