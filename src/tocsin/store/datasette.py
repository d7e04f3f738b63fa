"""Datasette's metadata for a database: which views to show, what each and each of its columns means, and questions that are ready."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tocsin.model.across import INCIDENT
from tocsin.model.columns import TABLES
from tocsin.store.schema import metadata
from tocsin.store.views import VIEWS

_TITLES = {
    "articles": "What was read",
    "events": "Who did what to whom, each actor with the one on whose word he stands",
    "claims": "Who says what, through whom, how sure",
    "commitments": "Threats, lines, promises, truces and deadlines",
    "dates": "Dates ahead",
    "actors": "Who appears, one row an article",
    "roles": "Offices, one row a mention",
    "places": "Where, one row an article",
    "times": "Temporal expressions",
    "quantities": "Figures in their own words",
    "copies": "Articles that share their words",
}
_FACETS = {"events": ["type", "status", "frame", "country"], "claims": ["speaker_kind", "certainty"], "commitments": ["kind", "status"]}
_QUERIES = {
    "attacks_and_who_is_named": (
        "Attacks, and on whose word their actors stand",
        (
            "select when_start, place_name, actor_name, attribution, attributed_to, sentence, url from events "
            "where type = 'ASSAULT' and frame = 'news' and count = 'single' and status in ('actual', 'ongoing') order by when_start desc"
        ),
    ),
    "lines_that_stand": (
        "Lines and threats with what would trip them",
        (
            "select made_start, by_name, kind, action, condition, due_end, attributed_to, sentence, url from commitments "
            "where draws_line and status = 'standing' order by made_start desc"
        ),
    ),
    "who_speaks_most": (
        "Speakers by statements and by how many publishers carry them",
        (
            "select speaker_name, speaker_kind, count(*) as statements, count(distinct publisher) as publishers from claims "
            "group by speaker_name, speaker_kind order by statements desc"
        ),
    ),
    "incidents_now": (
        "Incidents with their voices, origins and articles",
        (
            "select when_start, type, place_name, actor_name, attribution, attributed_to, recipient_name, voices, origins, articles, disputes, "
            "killed_low, killed_high, words, id from incident where recorded_to is null and known_to is null order by when_start desc"
        ),
    ),
}


def datasette_metadata(path: str | Path) -> dict[str, Any]:
    """What `datasette crisis.db -m metadata.json` needs: views first, the tables behind them hidden."""
    hidden = {table: {"hidden": True} for table in metadata.tables if table not in VIEWS and table != "incident"}
    shown = {view: _described(view) for view in VIEWS}
    shown["incident"] = {"title": "Incidents, every state of each", "columns": {column.name: column.meaning for column in INCIDENT}}
    queries = {name: {"title": title, "sql": sql} for name, (title, sql) in _QUERIES.items()}
    return {
        "title": "A Tocsin record",
        "description": "Machine codings, not verified incidents. Every row carries the words that it stands on, and its source.",
        "databases": {Path(path).stem: {"tables": {**hidden, **shown}, "queries": queries}},
    }


def _described(view: str) -> dict[str, Any]:
    columns = {column.name: column.meaning for column in TABLES[view]}
    described: dict[str, Any] = {"title": _TITLES[view], "columns": columns}
    return described | ({"facets": _FACETS[view]} if view in _FACETS else {})
