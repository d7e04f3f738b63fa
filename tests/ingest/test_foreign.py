"""Rows of other data sets → foreign events; what cannot be used gets one line and the rest goes on."""

from __future__ import annotations

import gzip
import io
import json
import zipfile

import pytest

from tests.present.export.columns import ACLED, GDELT, GED, ICEWS, POLECAT
from tocsin.errors import IngestError
from tocsin.ingest.foreign import foreign_events
from tocsin.ingest.foreign.columns import GDELT as OURS
from tocsin.model import Rejected
from tocsin.model.foreign import ForeignEvent

COLUMNS = {"polecat": POLECAT, "gdelt": GDELT, "icews": ICEWS, "acled": ACLED, "ged": GED}
ROWS = {
    "polecat": {
        "Event ID": "p1", "Event Date": "2020-12-20", "Event Type": "ASSAULT", "Actor Name": "None", "Recipient Name": "United States",
        "Placename": "Baghdad", "Country": "IRQ", "Latitude": "33.34", "Longitude": "44.40", "Publication Date": "2020-12-21",
    },
    "gdelt": {
        "GLOBALEVENTID": "963", "SQLDATE": "20201220", "EventCode": "193", "Actor1Name": "MILITIA", "Actor2Name": "UNITED STATES",
        "ActionGeo_FullName": "Baghdad, Baghdad, Iraq", "ActionGeo_CountryCode": "IZ", "ActionGeo_Lat": "33.34", "ActionGeo_Long": "44.40",
        "DATEADDED": "20201221101500",
    },
    "icews": {
        "Event ID": "7", "Event Date": "2020-12-20", "CAMEO Code": "194", "Source Name": "Militia", "Target Name": "US Embassy",
        "City": "Baghdad", "Country": "Iraq", "Latitude": "33.34", "Longitude": "44.40",
    },
    "acled": {
        "event_id_cnty": "IRQ9", "event_date": "20 December 2020", "event_type": "Explosions/Remote violence", "iso": "368",
        "sub_event_type": "Shelling/artillery/missile attack", "actor1": "Militia", "location": "Baghdad", "country": "Iraq",
        "latitude": "33.34", "longitude": "44.40", "timestamp": "1608595200",
    },
    "ged": {
        "id": "4", "date_start": "2020-12-20 00:00:00.000", "date_end": "2020-12-21 00:00:00.000", "side_a": "Militia", "side_b": "Civilians",
        "where_coordinates": "Baghdad", "country": "Iraq", "country_id": "645", "latitude": "33.34", "longitude": "44.40",
    },
}  # fmt: skip


def file_of(form: str, rows: list[dict[str, str]]) -> str:
    separator = "," if form in {"acled", "ged"} else "\t"
    head = [] if form == "gdelt" else [separator.join(COLUMNS[form])]
    missing = "None" if form == "polecat" else ""
    return "\n".join([*head, *(separator.join(row.get(name, missing) for name in COLUMNS[form]) for row in rows)]) + "\n"


def read(path, form: str, *rows: dict[str, str], **given) -> list[ForeignEvent | Rejected]:
    path.write_text(file_of(form, list(rows)), "utf-8")
    return list(foreign_events(path, **given))


def test_gdelt_has_the_same_columns_here_and_there():
    assert list(OURS) == GDELT


@pytest.mark.parametrize("form", list(ROWS))
def test_a_row_becomes_a_foreign_event(form, tmp_path):
    (event,) = read(tmp_path / "theirs.csv", form, ROWS[form])
    identity = {"polecat": "p1", "gdelt": "963", "icews": "7", "acled": "IRQ9", "ged": "4"}[form]
    assert (event.id, event.source, event.origin, event.type) == (f"{form}:theirs:{identity}", form, "theirs", "ASSAULT")
    assert (event.country, event.lat, event.lon) == ("IRQ", 33.34, 44.4)
    assert (event.happened_from, event.happened_to) == ("2020-12-20", "2020-12-21" if form == "ged" else "2020-12-20")
    assert event.known_from == {"polecat": "2020-12-21", "gdelt": "2020-12-21", "acled": "2020-12-22"}.get(form)
    assert event.place.startswith("Baghdad")
    assert json.loads(event.payload)
    assert event.actor == (None if form == "polecat" else "MILITIA" if form == "gdelt" else "Militia")


@pytest.mark.parametrize(
    ("form", "cell", "value", "reason"),
    [
        ("polecat", "Event ID", "None", "“Event ID” is empty"),
        ("polecat", "Event Date", "last week", "“Event Date” is no day: 'last week'"),
        ("polecat", "Latitude", "north", "“Latitude” is no number: 'north'"),
        ("polecat", "Latitude", "133.3", "“Latitude” is 133.3, and no more than 90 degrees exist"),
        ("gdelt", "SQLDATE", "20201332", "“SQLDATE” is no day: '20201332'"),
        ("gdelt", "EventCode", "---", "'---' is no CAMEO code"),
        ("icews", "CAMEO Code", "", "“CAMEO Code” is empty"),
        ("acled", "timestamp", "yesterday", "“timestamp” is no number of seconds: 'yesterday'"),
    ],
)
def test_a_bad_row_gets_one_line_and_the_rest_goes_on(form, cell, value, reason, tmp_path):
    bad = {**ROWS[form], cell: value}
    first, second, third = read(tmp_path / "theirs.csv", form, ROWS[form], bad, ROWS[form])
    assert second == Rejected(f"theirs.csv:{2 if form == 'gdelt' else 3}", reason)
    assert isinstance(first, ForeignEvent)
    assert isinstance(third, ForeignEvent)


def test_a_short_row_says_so(tmp_path):
    path = tmp_path / "theirs.tsv"
    path.write_text(file_of("polecat", [ROWS["polecat"]]) + "x\ty\n" + "\n", "utf-8")
    assert list(foreign_events(path))[1:] == [Rejected("theirs.tsv:3", "2 cells where the head has 40")]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("010", None),
        ("10", None),
        ("036", "AGREE"),
        ("42", "CONSULT"),
        ("841", "RETREAT"),
        ("195", "ASSAULT"),
        ("1721", "COERCE"),
        ("112", "ACCUSE"),
    ],
)
def test_cameo_becomes_plover(code, expected, tmp_path):
    (event,) = read(tmp_path / "theirs.csv", "icews", {**ROWS["icews"], "CAMEO Code": code})
    assert event.type == expected


def test_verbal_and_peaceful_rows_keep_their_types(tmp_path):
    row = {**ROWS["acled"], "event_type": "Protests", "sub_event_type": "Peaceful protest"}
    (event,) = read(tmp_path / "theirs.csv", "acled", row)
    assert event.type == "PROTEST"


def test_older_polecat_files_say_event_intensity(tmp_path):
    path = tmp_path / "theirs.tsv"
    path.write_text(file_of("polecat", [ROWS["polecat"]]).replace("\tIntensity\t", "\tEvent Intensity\t"), "utf-8")
    assert '"Intensity"' in next(iter(foreign_events(path))).payload


@pytest.mark.parametrize("ending", [".gz", ".zip"])
def test_packed_files(ending, tmp_path):
    raw = file_of("gdelt", [ROWS["gdelt"]]).encode()
    path = tmp_path / f"20201221101500.export.CSV{ending}"
    if ending == ".gz":
        path.write_bytes(gzip.compress(raw))
    else:
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as archive:
            archive.writestr("20201221101500.export.CSV", raw)
        path.write_bytes(held.getvalue())
    assert [event.origin for event in foreign_events(path)] == ["20201221101500"]


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"a,b\n1,2\n", "neither POLECAT, GDELT 2"), (b"", "neither POLECAT"), (b"\x00\xff\n", "neither POLECAT")],
)
def test_other_files_are_refused_in_one_line(content, words, tmp_path):
    path = tmp_path / "other.csv"
    path.write_bytes(content)
    with pytest.raises(IngestError, match=words):
        list(foreign_events(path))


@pytest.mark.parametrize("name", ["missing.csv", "broken.gz", "broken.zip"])
def test_what_cannot_be_opened(name, tmp_path):
    if name.startswith("broken"):
        (tmp_path / name).write_bytes(b"no archive")
    with pytest.raises(IngestError, match=name):
        list(foreign_events(tmp_path / name))


def test_a_lone_quotation_mark_swallows_nothing(tmp_path):
    rows = [{**ROWS["polecat"], "Event ID": f"p{n}", "Actor Name": 'the so-called "Council' if n == 1 else "None"} for n in range(5)]
    assert [event.id[-2:] for event in read(tmp_path / "theirs.tsv", "polecat", *rows)] == ["p0", "p1", "p2", "p3", "p4"]
