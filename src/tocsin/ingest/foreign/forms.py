"""One row of each data set → one foreign event. Each function gets the cells by the names of their columns."""

from __future__ import annotations

from datetime import UTC, datetime

from tocsin.ingest.foreign.cells import BadRowError, Cells, country_named, day, needed, number, word
from tocsin.lexicon.codes import conflict_types, countries, country_of, plover_of
from tocsin.model.foreign import ForeignEvent


def polecat(cells: Cells, origin: str) -> ForeignEvent:
    """A row of POLECAT: types are PLOVER's already, countries ISO 3166-1 alpha-3."""
    happened, iso3 = day(cells, "Event Date"), word(cells, "Country")
    return ForeignEvent(
        _id("polecat", origin, needed(cells, "Event ID")), "polecat", origin, needed(cells, "Event Type").upper(),
        word(cells, "Actor Name", "Actor Name Raw"), word(cells, "Recipient Name", "Recipient Name Raw"),
        word(cells, "Placename", "City", "Raw Placename"), iso3 if iso3 in countries() else country_named(iso3),
        *_point(cells, "Latitude", "Longitude"), happened, happened, day(cells, "Publication Date"),
    )  # fmt: skip


def gdelt(cells: Cells, origin: str) -> ForeignEvent:
    """A row of GDELT 2 events: CAMEO becomes PLOVER, FIPS becomes ISO."""
    happened = day(cells, "SQLDATE")
    country = country_of(word(cells, "ActionGeo_CountryCode") or "", "fips")
    return ForeignEvent(
        _id("gdelt", origin, needed(cells, "GLOBALEVENTID")), "gdelt", origin, _type(needed(cells, "EventCode")),
        word(cells, "Actor1Name"), word(cells, "Actor2Name"), word(cells, "ActionGeo_FullName"), country.iso3 if country else None,
        *_point(cells, "ActionGeo_Lat", "ActionGeo_Long"), happened, happened, day(cells, "DATEADDED"),
    )  # fmt: skip


def icews(cells: Cells, origin: str) -> ForeignEvent:
    """A row of ICEWS."""
    happened = day(cells, "Event Date")
    return ForeignEvent(
        _id("icews", origin, needed(cells, "Event ID")), "icews", origin, _type(needed(cells, "CAMEO Code")),
        word(cells, "Source Name"), word(cells, "Target Name"), word(cells, "City", "District", "Province", "Country"),
        country_named(word(cells, "Country")), *_point(cells, "Latitude", "Longitude"), happened, happened,
    )  # fmt: skip


def acled(cells: Cells, origin: str) -> ForeignEvent:
    """A row of ACLED: the sub-event decides on PLOVER's type; the two actors are not directed there."""
    happened, seconds = day(cells, "event_date"), word(cells, "timestamp")
    number_ = word(cells, "iso")
    country = country_of(number_.zfill(3), "number") if number_ else None
    return ForeignEvent(
        _id("acled", origin, needed(cells, "event_id_cnty")), "acled", origin, _conflict(cells), word(cells, "actor1"), word(cells, "actor2"),
        word(cells, "location", "admin1"), country.iso3 if country else country_named(word(cells, "country")),
        *_point(cells, "latitude", "longitude"), happened, happened, _moment(seconds),
    )  # fmt: skip


def ged(cells: Cells, origin: str) -> ForeignEvent:
    """A row of UCDP-GED: always armed force."""
    country = country_of(word(cells, "country_id") or "", "gw")
    return ForeignEvent(
        _id("ged", origin, needed(cells, "id")), "ged", origin, "ASSAULT", word(cells, "side_a"), word(cells, "side_b"),
        word(cells, "where_coordinates", "adm_2", "adm_1"), country.iso3 if country else country_named(word(cells, "country")),
        *_point(cells, "latitude", "longitude"), day(cells, "date_start"), day(cells, "date_end"),
    )  # fmt: skip


def _id(source: str, origin: str, theirs: str) -> str:
    return f"{source}:{origin}:{theirs}"


def _point(cells: Cells, lat: str, lon: str) -> tuple[float | None, float | None]:
    point = (number(cells, lat, within=90.0), number(cells, lon, within=180.0))
    return point if None not in point else (None, None)


def _type(code: str) -> str | None:
    """PLOVER's type of a CAMEO code, which may have lost its leading zero in a spreadsheet; public statements (01) have none."""
    if not code.isdigit():
        raise BadRowError(f"{code[:20]!r} is no CAMEO code")
    padded = code if len(code) > 2 and int(code[:2]) <= 20 else f"0{code}"
    found = plover_of(padded)
    return found[0] if found else None


def _conflict(cells: Cells) -> str | None:
    asked = word(cells, "sub_event_type"), word(cells, "event_type")
    for (type_, _), held in conflict_types().items():
        if asked[0] in {held.sub_event, held.armed_sub_event}:
            return type_
    return next((type_ for (type_, _), held in conflict_types().items() if asked[1] in {held.event, held.armed_event}), None)


def _moment(seconds: str | None) -> str | None:
    if seconds is None:
        return None
    if not seconds.isdigit():
        raise BadRowError(f"“timestamp” is no number of seconds: {seconds[:40]!r}")
    return datetime.fromtimestamp(int(seconds), UTC).date().isoformat()
