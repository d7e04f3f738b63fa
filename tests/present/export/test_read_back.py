"""Every file is read by the tool that it is for, and holds as many rows as were said to be in it."""

from __future__ import annotations

import io
import json
from collections import defaultdict

import networkx as nx
import pandas as pd
import polars as pl
import pytest
import rdflib
import shapely.geometry
import stix2
from followthemoney import model
from followthemoney.statement.entity import StatementEntity
from followthemoney.statement.serialize import read_json_statements
from icalendar import Calendar

from tests.present.export.columns import HEADLESS, HEADS
from tocsin.present.export import FORMATS
from tocsin.present.export.rdf import GRASP, SEM


@pytest.mark.parametrize("name", ["csv", "jsonl", "parquet"])
@pytest.mark.parametrize("listed", ["events", "coded", "claims", "actors", "quantities", "articles"])
def test_tables(name, listed, generated_desk, write):
    raw, told = write(name, generated_desk, listed=listed)
    read = {"csv": pl.read_csv, "jsonl": pl.read_ndjson, "parquet": pl.read_parquet}[name]
    frame = read(io.BytesIO(raw), **({} if name == "parquet" else {"infer_schema_length": None}))
    assert frame.height == told.rows == len(getattr(generated_desk, listed)())
    assert sorted(frame.columns) == sorted(getattr(generated_desk, listed)().names)


@pytest.mark.parametrize("name", list(HEADS))
def test_files_with_a_head(name, generated_desk, write):
    raw, told = write(name, generated_desk, everything=True)
    separator, columns = HEADS[name]
    quoting = {"quoting": 3} if separator == "\t" else {}
    frame = pd.read_csv(io.BytesIO(raw), sep=separator, dtype=str, keep_default_na=False, **quoting)
    assert list(frame.columns) == columns
    assert len(frame) == told.rows > 10
    assert {line.count("\t") for line in raw.decode().splitlines()} == ({len(columns) - 1} if separator == "\t" else {0})


@pytest.mark.parametrize("name", list(HEADLESS))
def test_gdelt(name, generated_desk, write):
    raw, told = write(name, generated_desk, everything=True)
    columns = HEADLESS[name]
    frame = pd.read_csv(io.BytesIO(raw), sep="\t", header=None, names=columns, dtype=str, quoting=3)
    assert len(frame) == told.rows > 10
    assert {line.count("\t") for line in raw.decode().splitlines()} == {len(columns) - 1}
    assert len(columns) == {"gdelt": 61, "gdelt-mentions": 16}[name]


def test_an_incident_is_one_row_however_often_it_is_told(generated_desk, write):
    """NumMentions, NumSources and NumArticles are those of the incident; sources are voices, fewer than mentions."""
    incidents = {row["id"]: row for row in generated_desk.incidents() if row["type"] == "ASSAULT"}
    raw, told = write("gdelt", generated_desk, type="ASSAULT")
    rows = [line.split("\t") for line in raw.decode().splitlines()]
    assert told.rows == len(incidents) == len({row[0] for row in rows})
    at = {name: HEADLESS["gdelt"].index(name) for name in ("NumMentions", "NumSources", "NumArticles", "SQLDATE", "ActionGeo_FullName")}
    counts = sorted(tuple(int(row[at[name]]) for name in ("NumMentions", "NumSources", "NumArticles")) for row in rows)
    assert counts == sorted((row["mentions"], row["voices"], row["articles"]) for row in incidents.values())
    assert all(row[at["SQLDATE"]] and row[at["ActionGeo_FullName"]] for row in rows)
    assert max(counts) > (3, 1, 1)


def test_figures_of_the_dead_are_those_of_the_accounts(generated_desk, write):
    incidents = {row["id"]: row for row in generated_desk.incidents()}
    frame = pd.read_csv(io.BytesIO(write("ged", generated_desk)[0]), dtype=str, keep_default_na=False)
    assert len(frame) > 1
    for _, row in frame.iterrows():
        held = incidents[row["relid"]]
        assert (row["low"], row["high"]) == tuple(
            "" if held[name] is None else f"{held[name]:.0f}" for name in ("killed_low", "killed_high")
        )
        assert row["number_of_sources"] == str(held["origins"])


def test_gdelt_mentions_name_their_events(generated_desk, write):
    events, mentions = (write(name, generated_desk, everything=True)[0].decode().splitlines() for name in ("gdelt", "gdelt-mentions"))
    assert {line.split("\t")[0] for line in events} == {line.split("\t")[0] for line in mentions}


def test_geojson(generated_desk, write):
    raw, told = write("geojson", generated_desk, everything=True)
    features = json.loads(raw)["features"]
    points = [shapely.geometry.shape(feature["geometry"]) for feature in features]
    assert len(points) == told.rows > 0
    assert all(abs(point.y) <= 90 and abs(point.x) <= 180 for point in points)
    assert told.rows + dict(told.lost)["events without coordinates"] == len(generated_desk.coded())


@pytest.mark.parametrize("listed", ["events", "commitments", "dates"])
def test_ics(listed, made_desk, write):
    raw, told = write("ics", made_desk, listed=listed)
    assert len(list(Calendar.from_ical(raw).walk("VEVENT"))) == told.rows > 0
    assert max(map(len, raw.split(b"\r\n"))) <= 75


def test_stix(generated_desk, write):
    raw, told = write("stix", generated_desk, everything=True, limit=150)
    bundle = stix2.parse(raw.decode())
    kinds = defaultdict(set)
    for thing in bundle.objects:
        kinds[thing.type].add(thing.id)
    assert len(kinds["incident"]) == told.rows == 150
    known = {each for ids in kinds.values() for each in ids}
    related = [thing for thing in bundle.objects if thing.type == "relationship"]
    assert related
    assert all(thing.source_ref in known and thing.target_ref in known for thing in related)
    assert {thing.relationship_type for thing in related} == {"related-to"}


def test_ftm(generated_desk, write):
    raw, told = write("ftm", generated_desk, everything=True)
    held = defaultdict(list)
    for statement in read_json_statements(io.BytesIO(raw)):
        assert statement.first_seen <= statement.last_seen
        assert statement.id == statement.generate_key()
        held[statement.canonical_id].append(statement)
    from followthemoney import Dataset

    dataset = Dataset.make({"name": "tocsin", "title": "Tocsin"})
    entities = [StatementEntity.from_statements(dataset, statements) for statements in held.values()]
    assert sum(entity.schema.name == "Event" for entity in entities) == told.rows
    assert all(entity.schema.name in model.schemata for entity in entities)
    assert {each for entity in entities for each in entity.get("involved", quiet=True)} <= set(held)


def test_rdf(generated_desk, write):
    raw, told = write("rdf", generated_desk, everything=True, limit=200)
    graph = rdflib.Graph().parse(io.BytesIO(raw), format="nt")
    events = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef(f"{SEM}Event")))
    assert len(events) == told.rows == 200
    assert all(graph.value(mention, rdflib.URIRef(f"{GRASP}hasAttribution")) for mention in graph.objects(None, _gaf("denotedBy")))


def _gaf(name: str) -> rdflib.URIRef:
    return rdflib.URIRef(f"http://groundedannotationframework.org/gaf#{name}")


def test_timesketch(generated_desk, write):
    raw, told = write("timesketch", generated_desk, everything=True)
    frame = pl.read_ndjson(io.BytesIO(raw), infer_schema_length=None)
    assert frame.height == told.rows
    assert {"message", "datetime", "timestamp_desc"} <= set(frame.columns)
    assert pd.to_datetime(frame["datetime"].to_list()).notna().all()


def test_gexf(generated_desk, write):
    raw, told = write("gexf", generated_desk, everything=True)
    graph = nx.read_gexf(io.BytesIO(raw))
    assert len({data["event"] for _, _, data in graph.edges(data=True)}) == told.rows > 10
    assert told.rows + dict(told.lost)["events with one side only"] == len(generated_desk.coded())


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.listed == "coded"])
def test_an_empty_record_is_a_whole_file(name, generated_desk, write):
    raw, told = write(name, generated_desk, type="NOSUCHTYPE")
    assert told.rows == 0
    if name in {"geojson", "stix"}:
        assert json.loads(raw)
    if name == "gexf":
        assert nx.read_gexf(io.BytesIO(raw)).number_of_nodes() == 0
