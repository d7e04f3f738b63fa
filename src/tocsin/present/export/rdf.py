"""N-Triples: events in the terms of SEM, their mentions and on whose word they stand in those of GRaSP.

Every actor hangs on a role that says according to whom, so that an accusation never reads as a fact. Triples are written as they come,
line by line; rdflib and every other RDF tool read them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO
from urllib.parse import quote

from tocsin.present.export.base import Picked, Row
from tocsin.present.export.sides import Once, Side, sides

SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
GRASP = "http://groundedannotationframework.org/grasp#"
GAF = "http://groundedannotationframework.org/gaf#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"
DCT = "http://purl.org/dc/terms/"
OWN = "urn:tocsin:"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_ADDRESS = re.compile(r"https?://")
_ALLOWED = ":/?#@!$&'*+,;=-._~%"


def write(rows: Picked, stream: IO[bytes]) -> int:
    """Triples of all events; how many events."""
    once, count = Once(), 0
    for row in rows:
        stream.write("".join(f"{' '.join(triple)} .\n" for triple in _triples(row, once)).encode())
        count += 1
    return count


Triple = tuple[str, str, str]


def _triples(row: Row, once: Once) -> Iterator[Triple]:
    event = _iri(f"{OWN}event:{row['id']}")
    yield event, _A, _iri(f"{SEM}Event")
    yield event, _iri(f"{SEM}eventType"), _iri(f"{OWN}type:{row['type']}")
    yield event, _iri(f"{RDFS}label"), _text(row["words"])
    for name, day in (("hasBeginTimeStamp", row["when_start"]), ("hasEndTimeStamp", row["when_end"])):
        if day:
            yield event, _iri(f"{SEM}{name}"), _typed(str(day)[:10], "date")
    for name in ("status", "frame", "count", "mode", "marks", "known_from", "coder", "reviewed_by"):
        if row[name]:
            yield event, _iri(f"{OWN}{name}"), _text(str(row[name]))
    yield from _parties(row, event, once)
    yield from _place(row, event, once)
    yield from _mention(row, event)


def _parties(row: Row, event: str, once: Once) -> Iterator[Triple]:
    for slot in ("actor", "recipient"):
        for number, side in enumerate(sides(row, slot)):
            role, who = _iri(f"{OWN}role:{row['id']}.{slot}.{number}"), _actor(side)
            yield event, _iri(f"{SEM}hasActor"), role
            yield role, _A, _iri(f"{SEM}Role")
            yield role, _iri(f"{SEM}roleType"), _iri(f"{OWN}{slot}")
            yield role, _iri(f"{RDF}value"), who
            if slot == "actor":
                yield role, _iri(f"{SEM}accordingTo"), _text(side.word_of or row["publisher"] or "the outlet")
                if side.attribution:
                    yield role, _iri(f"{OWN}attribution"), _text(side.attribution)
            if once.is_new(who):
                yield who, _A, _iri(f"{SEM}Actor")
                yield who, _iri(f"{RDFS}label"), _text(side.name or side.words)


def _actor(side: Side) -> str:
    return _iri(f"{OWN}actor:{side.id if side.id and not side.id.startswith('local:') else 'name:' + (side.name or side.words)}")


def _place(row: Row, event: str, once: Once) -> Iterator[Triple]:
    if not row["place_name"]:
        return
    place = _iri(f"{OWN}place:{row['place'] or row['place_name']}")
    yield event, _iri(f"{SEM}hasPlace"), place
    if once.is_new(place):
        yield place, _A, _iri(f"{SEM}Place")
        yield place, _iri(f"{RDFS}label"), _text(row["place_name"])
        if row["lat"] is not None and row["lon"] is not None:
            yield place, _iri(f"{GEO}lat"), _typed(str(row["lat"]), "double")
            yield place, _iri(f"{GEO}long"), _typed(str(row["lon"]), "double")


def _mention(row: Row, event: str) -> Iterator[Triple]:
    """The words in the article, and the attribution that they carry."""
    article = row["url"] if _ADDRESS.match(row["url"] or "") else f"{OWN}article:{row['article']}"
    mention = _iri(f"{article}#char={row['char_start']},{row['char_end']}")
    attribution = _iri(f"{OWN}attribution:{row['id']}")
    yield event, _iri(f"{GAF}denotedBy"), mention
    yield mention, _A, _iri(f"{GAF}Mention")
    yield mention, _iri(f"{DCT}isPartOf"), _iri(article)
    yield mention, _iri(f"{RDFS}comment"), _text(row["sentence"])
    yield mention, _iri(f"{GRASP}hasAttribution"), attribution
    yield attribution, _A, _iri(f"{GRASP}Attribution")
    for who in dict.fromkeys((row["attributed_to"] or row["publisher"] or "the outlet").split("; ")):
        yield attribution, _iri(f"{GRASP}wasAttributedTo"), _text(who)


def _iri(address: str) -> str:
    return f"<{quote(address, safe=_ALLOWED)}>"


_A = _iri(f"{RDF}type")


def _text(words: str) -> str:
    return f'"{words.translate(_ESCAPES)}"'


def _typed(value: str, kind: str) -> str:
    return f'"{value}"^^<{_XSD}{kind}>'
