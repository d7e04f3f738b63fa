"""All formats, in one visible place; none of them is imported before it is asked for."""

from __future__ import annotations

from tocsin.present.export.base import Format

FORMATS: dict[str, Format] = {
    form.name: form
    for form in (
        Format("csv", "any", ".csv", "tables_csv", "any list, comma-separated with a header"),
        Format("jsonl", "any", ".jsonl", "tables_jsonl", "any list, one JSON object a line"),
        Format("parquet", "any", ".parquet", "tables_parquet", "any list, typed columns with their meaning"),
        Format("polecat", "coded", ".tsv", "polecat", "POLECAT's 40 columns, one row an event mention"),
        Format("gdelt", "coded", ".CSV", "gdelt", "GDELT 2 events, 61 columns, one row an incident"),
        Format("gdelt-mentions", "coded", ".mentions.CSV", "gdelt_mentions", "GDELT 2 mentions, 16 columns, one row an event mention"),
        Format("icews", "coded", ".tab", "icews", "ICEWS' 20 columns, one row an event mention"),
        Format("acled", "coded", ".csv", "acled", "ACLED-shaped: 31 columns, one row an incident; not ACLED data"),
        Format("ged", "coded", ".csv", "ged", "UCDP-GED-shaped: 49 columns, one row an incident"),
        Format("geojson", "coded", ".geojson", "geojson", "a point for each event that has one"),
        Format("ics", "dates", ".ics", "ics", "a calendar of dates ahead, deadlines or events"),
        Format("stix", "coded", ".json", "stix", "a STIX 2.1 bundle"),
        Format("ftm", "coded", ".statements.json", "ftm", "FollowTheMoney statements with first and last seen"),
        Format("rdf", "coded", ".nt", "rdf", "N-Triples with SEM and GRaSP terms"),
        Format("timesketch", "coded", ".jsonl", "timesketch", "Timesketch's JSON lines"),
        Format("timelinejs", "coded", ".csv", "timelinejs", "TimelineJS' spreadsheet"),
        Format("gexf", "coded", ".gexf", "gexf", "a network of who did what to whom"),
    )
}
