"""The record for agents: read-only tools over the Model Context Protocol, by stdio or streamable HTTP.

Each tool asks the desk, as the command line does; an answer is short JSON with ids and citations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from tocsin.desk import Desk, open_desk
from tocsin.errors import MissingExtraError, StoreError, TocsinError
from tocsin.reading import VERSION
from tocsin.web.answers import BUDGET, LARGEST, Question, answer, brief_row, within

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

INSTRUCTIONS = (
    "Tocsin holds a dated, located, attributed record of crisis news. Ask `search` or a list first, then `explain` an id. "
    "Every accusation has a speaker: repeat it. `as_of` (YYYY-MM-DD) answers with what the world could know by that day. "
    "Rows cite article, publisher, date, quoted words and character offsets. Machine codings are not verified incidents."
)

Day = Annotated[str | None, Field(description="ISO day, month or year: 2020-12-23, 2020-12, 2020", max_length=32)]
Words = Annotated[str | None, Field(max_length=400)]
Limit = Annotated[int, Field(ge=1, le=200, description="At most so many rows")]
Offset = Annotated[int, Field(ge=0, le=10_000_000, description="`next_offset` of the answer before")]
Budget = Annotated[int, Field(ge=200, le=LARGEST, description="At most so many tokens")]


def make_server(path: str | Path) -> MCPServer[Any]:
    """The server of one database that exists; raises StoreError, or MissingExtraError where the extra `agents` is not installed."""
    try:
        from mcp.server.mcpserver import MCPServer
    except ModuleNotFoundError as error:
        raise MissingExtraError("mcp", "agents") from error
    if not Path(path).exists():
        raise StoreError(f"{path}: there is no such database; make one with  tocsin add PATH --db {path}")
    server: MCPServer[Any] = MCPServer("tocsin", title="Tocsin", instructions=INSTRUCTIONS, version=VERSION, log_level="WARNING")
    tools = _Tools(path)
    for tool in (
        tools.search, tools.events, tools.claims, tools.incidents, tools.disputes, tools.commitments, tools.dates_ahead, tools.explain,
        tools.brief_actor,
    ):  # fmt: skip
        server.tool(annotations=_read_only(), structured_output=False)(tool)
    return server


def _read_only() -> Any:
    from mcp.types import ToolAnnotations

    return ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


class _Tools:
    """The tools. A call opens the file and lets go of it, so that the desk and `tocsin add` may go on beside an agent."""

    def __init__(self, path: str | Path) -> None:
        self._path = path

    def search(self, *, text: Annotated[str, Field(max_length=400)], as_of: Day = None, limit: Limit = 10, budget: Budget = BUDGET) -> str:
        """Words in articles, claims and events: `search("rockets Green Zone")`. Quotation marks keep words together."""

        def ask(desk: Desk) -> str:
            share = Question(limit, 0, budget // 3)
            asked = _filters(text=text, as_of=as_of)
            parts = (answer(name, getattr(desk, name)(**asked), share) for name in ("articles", "claims", "events"))
            return "\n".join(parts)

        return self._asked(ask)

    def events(
        self, *, actor: Words = None, place: Words = None, type: Words = None, since: Day = None, until: Day = None,  # noqa: A002
        as_of: Day = None, limit: Limit = 20, offset: Offset = 0, budget: Budget = BUDGET,
    ) -> str:  # fmt: skip
        """Who did what to whom, coded in PLOVER (type ASSAULT, PROTEST …), each actor with the one on whose word it stands."""
        asked = {"actor": actor, "place": place, "type": type, "since": since, "until": until, "as_of": as_of}
        return self._list("events", asked, Question(limit, offset, budget))

    def claims(
        self, *, speaker: Words = None, about: Words = None, text: Words = None, as_of: Day = None, limit: Limit = 20,
        offset: Offset = 0, budget: Budget = BUDGET,
    ) -> str:  # fmt: skip
        """Who says what, through whom, how sure. `about` is the id of an event."""
        return self._list("claims", {"speaker": speaker, "about": about, "text": text, "as_of": as_of}, Question(limit, offset, budget))

    def incidents(
        self, *, type: Words = None, actor: Words = None, place: Words = None, as_of: Day = None, limit: Limit = 20,  # noqa: A002
        offset: Offset = 0, budget: Budget = BUDGET,
    ) -> str:  # fmt: skip
        """Event mentions that are one incident, within and across articles, with voices / origins / articles."""
        return self._list("incidents", {"type": type, "actor": actor, "place": place, "as_of": as_of}, Question(limit, offset, budget))

    def disputes(self, *, type: Words = None, as_of: Day = None, limit: Limit = 30, offset: Offset = 0, budget: Budget = BUDGET) -> str:  # noqa: A002
        """Accounts of one incident that differ: one row a speaker, beside low, best and high under a named policy."""
        return self._list("disputes", {"type": type, "as_of": as_of}, Question(limit, offset, budget))

    def commitments(
        self, *, by: Words = None, to: Words = None, kind: Words = None, status: Words = None, as_of: Day = None, limit: Limit = 20,
        offset: Offset = 0, budget: Budget = BUDGET,
    ) -> str:  # fmt: skip
        """Threats, red lines, promises, demands, truces and deadlines, and what became of them. A tripped line is a suggestion."""
        asked = {"by": by, "to": to, "kind": kind, "status": status, "as_of": as_of}
        return self._list("commitments", asked, Question(limit, offset, budget))

    def dates_ahead(
        self, *, days: Annotated[int, Field(ge=1, le=3660)] = 30, as_of: Day = None, limit: Limit = 30, budget: Budget = BUDGET
    ) -> str:
        """Deadlines, meetings, expiries and anniversaries in the next so many days, counted from `as_of`, else from today."""
        return self._list("dates", {"next_days": days, "as_of": as_of}, Question(limit, 0, budget))

    def explain(self, *, id: Annotated[str, Field(min_length=2, max_length=80)], budget: Budget = BUDGET) -> str:  # noqa: A002
        """Why a finding stands: its sentence, the words that carry each part, the rule, what people said of it."""

        def ask(desk: Desk) -> str:
            told = desk.explain(id)
            marks = [f"  {mark.label}: “{mark.words}” [{mark.at.start}, {mark.at.end}]" for mark in told.marks]
            facts = [f"  {name}: {value}" for name, value in told.facts]
            return within("\n".join([told.heading, told.text, *marks, *facts]), budget)

        return self._asked(ask)

    def brief_actor(self, *, name: Annotated[str, Field(min_length=2, max_length=200)], as_of: Day = None, budget: Budget = BUDGET) -> str:
        """One actor on one sheet: offices, what he did, said and promised, what was done to him. Private persons have none."""

        def ask(desk: Desk) -> str:
            known = desk.actors(actor=name, as_of=as_of, limit=200).to_dicts()
            if known and all(row.get("private") for row in known):
                return "Private persons (suspects, victims, witnesses, minors) have no sheet."
            return _sheet(desk, name, as_of, budget)

        return self._asked(ask)

    def _list(self, listed: str, asked: Mapping[str, Any], question: Question) -> str:
        def ask(desk: Desk) -> str:
            rows: Iterable[Mapping[str, Any]] = getattr(desk, listed)(**_filters(**asked))
            return answer(listed, rows, question)

        return self._asked(ask)

    def _asked(self, ask: Callable[[Desk], str]) -> str:
        from mcp.server.mcpserver.exceptions import ToolError

        try:
            with open_desk(self._path) as desk:
                return ask(desk)
        except TocsinError as fault:
            raise ToolError(str(fault)) from fault


def _filters(**asked: Any) -> Any:
    return {name: value for name, value in asked.items() if value not in (None, "")}


def _sheet(desk: Desk, name: str, as_of: str | None, budget: int) -> str:
    parts = {"roles": {"actor": name}, "events": {"actor": name}, "claims": {"speaker": name}, "commitments": {"by": name}}
    share = budget // len(parts)
    sheets = []
    for listed, asked in parts.items():
        rows: Iterable[Mapping[str, Any]] = getattr(desk, listed)(**_filters(**asked, as_of=as_of))
        sheets.append(answer(listed, _once(listed, rows), Question(15, 0, share)))
    return "\n".join(sheets)


def _once(listed: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Rows without those that say the same: an office is named in every article."""
    seen: set[str] = set()
    for row in rows:
        key = str({name: value for name, value in brief_row(listed, row).items() if name not in {"id", "cites"}})
        if key not in seen:
            seen.add(key)
            yield row
