"""Exports: each is read back by the tool that it is for, and must hold as many rows as were written."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evals.figures import Figure
from evals.million import make
from tocsin.desk import Desk, open_desk
from tocsin.present.export import FORMATS, export
from tocsin.present.export import gdelt as gdelt_format
from tocsin.present.export import gdelt_mentions as mentions_format

QUICK = (1_000, 40)
WHOLE = (50_000, 400)
"""Events, and the articles that they are multiplied from."""


def figures(*, quick: bool) -> list[Figure]:
    """How many formats come back whole, out of all: of a generated store, and of the demonstration (not in the quick run: it is read anew)."""
    events, articles = QUICK if quick else WHOLE
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.db"
        held = make(path, events, articles)
        found = [_figure("exports.read_back", path, held)]
        if not quick:
            demo = Path(folder) / "demo.db"
            found.append(_figure("exports.demo_read_back", demo, read_demo(demo)))
    return found


def _figure(name: str, path: Path, held: int) -> Figure:
    with open_desk(path) as desk:
        wrong = [form for form in FORMATS if not is_whole(desk, form, path.with_suffix(f".{form}"))]
    wrong += [] if datasette_count(path) == held else ["datasette"]
    for form in wrong:
        print(f"  not read back whole: {form}")
    return Figure(name, len(FORMATS) + 1 - len(wrong), held, "events, formats and datasette")


def read_demo(path: Path) -> int:
    """The built-in dispatches, read; how many events there are."""
    from tocsin.demo import dispatches
    from tocsin.pipeline import add_pages

    with open_desk(path) as desk:
        add_pages(list(dispatches()), desk.store)
        desk.update()
        return len(desk.events())


def is_whole(desk: Desk, name: str, path: Path) -> bool:
    """True if the tool finds as many rows as were written."""
    listed = {"any": "events", "coded": "coded", "dates": "events"}[FORMATS[name].listed]
    with path.open("wb") as stream:
        told = export(FORMATS[name], getattr(desk, listed)(), stream, everything=True)
    return READERS[name](path) == told.rows > 0


def _csv(path: Path) -> int:
    import polars as pl

    return pl.read_csv(path, infer_schema_length=None).height


def _jsonl(path: Path) -> int:
    import polars as pl

    return pl.read_ndjson(path, infer_schema_length=None).height


def _parquet(path: Path) -> int:
    import polars as pl

    return pl.read_parquet(path).height


def _tabbed(path: Path, names: tuple[str, ...] | None = None) -> int:
    import pandas as pd

    frame = pd.read_csv(path, sep="\t", dtype=str, quoting=csv.QUOTE_NONE, header=None if names else 0, names=names, keep_default_na=False)
    return len(frame)


def _geojson(path: Path) -> int:
    from shapely.geometry import shape

    return sum(shape(feature["geometry"]).is_valid for feature in json.loads(path.read_text("utf-8"))["features"])


def _ics(path: Path) -> int:
    from icalendar import Calendar

    return sum(1 for _ in Calendar.from_ical(path.read_bytes()).walk("VEVENT"))


def _stix(path: Path) -> int:
    """Objects are parsed one by one: a bundle of 50,000 incidents as one object takes the library tens of minutes."""
    import stix2

    objects = json.loads(path.read_text("utf-8"))["objects"]
    return sum(stix2.parse(each).type == "incident" for each in objects if each["type"] in {"incident", "identity", "location"})


def _ftm(path: Path) -> int:
    from followthemoney.statement.serialize import read_path_statements

    return len({each.entity_id for each in read_path_statements(path, "json") if each.schema == "Event"})


def _rdf(path: Path) -> int:
    import rdflib

    from tocsin.present.export.rdf import SEM

    graph = rdflib.Graph().parse(path, format="nt")
    return len(set(graph.subjects(rdflib.RDF.type, rdflib.URIRef(f"{SEM}Event"))))


def _gexf(path: Path) -> int:
    """By the ids of the edges: networkx makes one edge of several between the same two."""
    import xml.etree.ElementTree as ET

    import networkx as nx

    graph = nx.read_gexf(io.BytesIO(path.read_bytes()))
    space = "{http://www.gexf.net/1.2draft}"
    edges = {(edge.get("id") or "").rsplit(".", 2)[0] for edge in ET.parse(path).iter(f"{space}edge")}
    return len(edges) if graph.number_of_edges() else 0


def datasette_count(path: Path) -> int:
    """Rows of the view of events, as Datasette's own client gives it."""
    import asyncio

    from datasette.app import Datasette

    async def ask() -> int:
        datasette: Any = Datasette([str(path)], settings={"sql_time_limit_ms": 60_000})
        await datasette.invoke_startup()
        answer = await datasette.client.get(f"/{path.stem}.json?sql=select+count(*)+as+n+from+events&_shape=array")
        return int(answer.json()[0]["n"])

    return asyncio.run(ask())


READERS: dict[str, Callable[[Path], int]] = {
    "csv": _csv,
    "jsonl": _jsonl,
    "parquet": _parquet,
    "polecat": _tabbed,
    "gdelt": lambda path: _tabbed(path, gdelt_format.COLUMNS),
    "gdelt-mentions": lambda path: _tabbed(path, mentions_format.COLUMNS),
    "icews": _tabbed,
    "acled": _csv,
    "ged": _csv,
    "geojson": _geojson,
    "ics": _ics,
    "stix": _stix,
    "ftm": _ftm,
    "rdf": _rdf,
    "timesketch": _jsonl,
    "timelinejs": _csv,
    "gexf": _gexf,
}
