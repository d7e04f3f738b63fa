"""What stands in which cell: one event that Iran claims, one that somebody lays on it, one without place and day."""

from __future__ import annotations

import csv
import io
import json
import sys

import pytest

from tests.present.export.columns import GDELT, HEADS, MENTIONS
from tests.store.made import article
from tocsin.errors import MissingExtraError
from tocsin.present.export import FORMATS
from tocsin.present.export.conflict import dead
from tocsin.present.export.ged import priogrid
from tocsin.present.export.sides import number_of

CODED = [name for name, form in FORMATS.items() if form.listed == "coded"]
CLAIMED, BARE = "https://news.example/1", "https://news.example/5"


def cells(name: str, raw: bytes) -> list[dict[str, str]]:
    """Rows of a file with or without a head as dicts."""
    text = raw.decode()
    if name in HEADS and HEADS[name][0] == ",":
        return list(csv.DictReader(io.StringIO(text)))
    lines = [line.split("\t") for line in text.splitlines()]
    columns = {"gdelt": GDELT, "gdelt-mentions": MENTIONS}.get(name) or lines.pop(0)
    return [dict(zip(columns, line, strict=True)) for line in lines]


def row_of(name: str, write, desk, source: str, **asked) -> dict[str, str]:
    """The row of the event in that article."""
    rows = cells(name, write(name, desk, everything=True, article=source, **asked)[0])
    assert len(rows) == 1
    return rows[0]


def holds(row: dict[str, str], **expected: str) -> None:
    spelled = {name.replace("_", " ") if name.replace("_", " ") in row else name: value for name, value in expected.items()}
    assert {name: row[name] for name in spelled} == spelled


def test_polecat(made_desk, write):
    row = row_of("polecat", write, made_desk, CLAIMED)
    holds(row, Event_Date="2020-12-20", Event_Type="ASSAULT", Event_Mode="heavy-weapons", Quad_Code="MATERIAL CONFLICT", Intensity="-9.0")
    holds(row, Actor_Name="Iran", Actor_Country="IRN", Actor_COW="630", Actor_Name_Raw="Iran", Wikipedia_Actor_ID="None")
    holds(
        row,
        Placename="Baghdad",
        City="Baghdad",
        Province="Baghdad",
        Country="IRQ",
        GeoNames_ID="98182",
        Feature_Type="city",
        District="None",
    )
    holds(row, Source="The Example", Publication_Date="2020-12-23", Story_People="Donald Trump", Contexts="military")
    holds(row_of("polecat", write, made_desk, BARE), Event_Date="None", Actor_Name="None", Placename="None", Latitude="None")


def test_gdelt(made_desk, write):
    row = row_of("gdelt", write, made_desk, CLAIMED)
    holds(row, SQLDATE="20201220", MonthYear="202012", Year="2020", FractionDate="2021.0411")
    holds(row, Actor1Code="IRN", Actor1Name="IRAN", Actor1CountryCode="IRN", Actor2Name="THE U.S. EMBASSY", Actor1KnownGroupCode="")
    holds(row, EventCode="194", EventBaseCode="194", EventRootCode="19", QuadClass="4", GoldsteinScale="-10.0", AvgTone="", IsRootEvent="1")
    holds(row, ActionGeo_Type="4", ActionGeo_CountryCode="IZ", ActionGeo_FullName="Baghdad, Iraq", ActionGeo_Lat="33.34", Actor1Geo_Type="")
    assert row["SOURCEURL"].startswith(f"{CLAIMED}#tocsin:actor_claimed_on_the_word_of_Donald_Trump")
    assert len(row["DATEADDED"]) == 14
    holds(row_of("gdelt", write, made_desk, BARE), SQLDATE="", ActionGeo_Type="", SOURCEURL=BARE, Actor1Code="")


def test_gdelt_mentions(made_desk, write):
    row = row_of("gdelt-mentions", write, made_desk, CLAIMED)
    text = article(1).text
    assert text[int(row["ActionCharOffset"]) :].startswith("hit")
    assert text[int(row["Actor1CharOffset"]) :].startswith("Iran")
    assert text[int(row["Actor2CharOffset"]) :].startswith("the U.S. Embassy")
    holds(row, EventTimeDate="20201220000000", MentionTimeDate="20201223000000", MentionType="1", SentenceID="1", Confidence="")
    assert int(row["MentionDocLen"]) == len(text)


def test_icews(made_desk, write):
    row = row_of("icews", write, made_desk, CLAIMED)
    holds(
        row,
        Event_Date="2020-12-20",
        Source_Name="Iran",
        Source_Country="Iran",
        CAMEO_Code="194",
        Intensity="-10.0",
        Target_Name="the U.S. Embassy",
    )
    holds(row, City="Baghdad", Province="Baghdad", Country="Iraq", Sentence_Number="1")
    assert row["Event Text"].startswith("Fight with artillery and tanks [actor claimed on the word of Donald Trump")


def test_acled(made_desk, write):
    row = row_of("acled", write, made_desk, CLAIMED)
    holds(row, event_date="2020-12-20", time_precision="1", event_type="Explosions/Remote violence", iso="368", region="Middle East")
    holds(row, sub_event_type="Shelling/artillery/missile attack", actor1="Iran", inter1="State Forces", country="Iraq", geo_precision="1")
    holds(row, fatalities="3", admin1="Baghdad", admin2="", location="Baghdad", tags="")
    assert "not ACLED data" in row["notes"]
    holds(row_of("acled", write, made_desk, BARE), event_date="", time_precision="", iso="", fatalities="", geo_precision="")


def test_ged(made_desk, write):
    row = row_of("ged", write, made_desk, CLAIMED)
    holds(row, low="3", best="3", high="5", where_prec="1", date_prec="1", date_start="2020-12-20", date_end="2020-12-20", gwnoa="630")
    holds(
        row, geom_wkt="POINT (44.4 33.34)", priogrid_gid="177569", country_id="645", region="Middle East", side_a="Iran", event_clarity="1"
    )
    unknown = (
        "type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id "
        "side_b_dset_id side_b_new_id deaths_a deaths_b deaths_civilians deaths_unknown active_year adm_2"
    )
    assert {row[name] for name in unknown.split()} == {""}
    assert row["source_original"].startswith("Donald Trump")
    bare = row_of("ged", write, made_desk, BARE)
    assert {bare[name] for name in ("low", "best", "high", "date_prec", "where_prec", "priogrid_gid")} == {""}


def test_words_have_no_row_where_only_force_has(generated_desk, write):
    raw, told = write("acled", generated_desk, everything=True)
    assert "AGREE" not in raw.decode()
    assert dict(told.lost)["words and diplomacy: no row"] > 0


@pytest.mark.parametrize(
    ("accounts", "killed", "expected"),
    [
        (None, None, (None, None, None)),
        (None, "0", (0, 0, 0)),
        (None, "3-", (3, 3, None)),
        (None, "-5", (None, None, 5)),
        ([["army", 8, 8], ["police", 21, 21]], "9", (8, 8, 21)),
        ([["a", 1, 1], ["b", 4, 4], ["c", 9, None]], None, (1, 4, 9)),
        ([["a", 3, None], ["b", 9, None]], None, (3, 3, None)),
        ([["a", None, None]], "7", (None, None, None)),
    ],
)
def test_the_dead_of_accounts_else_of_the_sentence(accounts, killed, expected):
    row = {"accounts": json.dumps(accounts) if accounts else None, "killed": killed}
    assert dead(row) == expected


@pytest.mark.parametrize(
    ("lat", "lon", "cell"), [(-90, -180, 1), (-90, 179.9, 720), (90, 180, 259200), (33.34, 44.4, 177569), (0, 0, 129961)]
)
def test_cells_of_the_half_degree_grid(lat, lon, cell):
    assert priogrid(lat, lon) == cell


def test_numbers_of_ids_hold():
    assert number_of("e0000000010") == 16
    assert number_of("incident-1") == number_of("incident-1") != number_of("incident-2")


@pytest.mark.parametrize("name", CODED)
def test_what_is_set_apart_is_left_out_unless_asked_for(name, made_desk, write):
    raw, told = write(name, made_desk)
    assert dict(told.left_out) == {"accusation": 1, "background": 1, "aggregate": 1, "planned": 1}
    assert told.rows == {"geojson": 1, "timesketch": 1, "timelinejs": 1, "gexf": 1}.get(name, 2)
    assert b"background" not in raw.replace(b'"frame":"background"', b"")


@pytest.mark.parametrize("name", [name for name in CODED if name != "gexf"])
def test_and_marked_where_it_is(name, made_desk, write):
    raw, told = write(name, made_desk, everything=True)
    assert told.left_out == ()
    held = raw.decode()
    assert [mark for mark in ("accusation", "background", "aggregate", "planned") if mark not in held] == []


@pytest.mark.parametrize("name", [name for name in CODED if name not in {"gexf", "stix", "ftm", "rdf", "geojson"}])
def test_no_line_names_the_accused_without_the_accuser(name, made_desk, write):
    raw, _ = write(name, made_desk, everything=True)
    accused = [line for line in raw.decode().splitlines() if "accusation" in line]
    assert len(accused) == 1
    assert "Trump" in accused[0]


def test_the_accused_is_involved_in_nothing(made_desk, write):
    held = [json.loads(line) for line in write("ftm", made_desk, everything=True, article="https://news.example/0")[0].splitlines()]
    assert "tocsin-irn" not in {each["value"] for each in held if each["prop"] == "involved"}
    assert any("on the word of Donald Trump" in each["value"] for each in held if each["prop"] == "summary")


def test_a_slide_has_no_accused_in_its_title(made_desk, write):
    rows = cells("timelinejs", write("timelinejs", made_desk, everything=True, article="https://news.example/0")[0])
    assert "Iran" not in rows[0]["Headline"]
    assert "Donald Trump" in rows[0]["Text"]


def test_a_verdict_confirms_or_removes(tmp_path, write):
    import tocsin
    from tests.store.made import record

    with tocsin.open(tmp_path / "r.db") as desk:
        desk.store.put(record(0))
        desk.store.put(record(1))
        first, second = (record(number).events[0].id for number in (0, 1))
        desk.review(first, "accepted", by="Ana")
        desk.review(second, "rejected", by="Ana")
        raw, told = write("polecat", desk, everything=True)
        assert told.rows == 1
        assert first in raw.decode()
        assert write("polecat", desk)[1].rows == 1
        told = write("polecat", desk, everything=True, all=True)[1]
        assert dict(told.left_out) == {"rejected in a review": 1}


def test_as_of_holds(made_desk, write):
    assert write("polecat", made_desk, everything=True, as_of="2020-12-22")[1].rows == 0
    assert write("polecat", made_desk, everything=True, as_of="2020-12-23")[1].rows == 6


HOSTILE = "tab\there, \"quote\" 'one'\nline;<b>&amp;\x01 ]]> ünï 𐍈"


@pytest.mark.parametrize("name", CODED)
def test_hostile_words_break_no_file(name, made_desk, write):
    """Cells with tabs, line ends, quotes, markup and control characters stay in their cells."""
    from tocsin.model.coded import CODED as COLUMNS
    from tocsin.present.export import export

    class Odd:
        columns = COLUMNS

        def rows(self):
            texts = {"actor_name", "recipient_name", "sentence", "words", "headline", "publisher", "place_name", "attributed_to", "url"}
            at = [column.name for column in COLUMNS]
            for row in made_desk.coded(article=CLAIMED).rows():
                yield tuple(HOSTILE if name in texts else value for name, value in zip(at, row, strict=True))

    stream = io.BytesIO()
    assert export(FORMATS[name], Odd(), stream, everything=True).rows == 1
    raw = stream.getvalue()
    if name in HEADS or name.startswith("gdelt"):
        assert len(cells(name, raw)) == 1
    elif name in {"geojson", "stix"}:
        assert json.loads(raw)
    elif name == "rdf":
        import rdflib

        assert len(rdflib.Graph().parse(io.BytesIO(raw), format="nt")) > 10
    elif name == "gexf":
        import networkx as nx

        assert nx.read_gexf(io.BytesIO(raw)).number_of_edges() == 1
    else:
        assert all(json.loads(line) for line in raw.splitlines())


@pytest.mark.parametrize("missing", [("ftm", "followthemoney", "formats"), ("parquet", "pyarrow", "tables")])
def test_a_missing_library_is_one_clear_line(missing, made_desk, write, monkeypatch):
    name, package, extra = missing
    for module in [each for each in sys.modules if each.split(".")[0] == package]:
        monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError, match=rf"{package} is not installed: run  pip install 'tocsin\[{extra}\]'"):
        write(name, made_desk)
