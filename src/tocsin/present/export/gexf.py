"""GEXF 1.2: a node for each one who takes part, an edge for each pair in each event, from actor to recipient, with its days.

Nodes stand before edges in the file, and are known at the end only: edges are kept packed until then, some forty bytes each.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from typing import IO
from xml.sax.saxutils import quoteattr

from tocsin.present.export.base import Picked, Row
from tocsin.present.export.sides import Side, first_day, sides, told

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
<meta><creator>Tocsin</creator><description>Machine codings, not verified incidents</description></meta>
<graph mode="static" defaultedgetype="directed">
<attributes class="node"><attribute id="kind" title="kind" type="string"/><attribute id="country" title="country" type="string"/></attributes>
<attributes class="edge">
"""
_EDGE = ("event", "type", "mode", "day", "quad", "intensity", "apart", "source")


def write(rows: Picked, stream: IO[bytes]) -> int:
    """One edge for each actor and recipient of each event; how many events have one."""
    nodes: dict[str, Side] = {}
    packer, packed, count = zlib.compressobj(1), list[bytes](), 0
    for row in rows:
        actors, recipients = sides(row, "actor"), sides(row, "recipient")
        for side in (*actors, *recipients):
            nodes.setdefault(_key(side), side)
        if actors and recipients:
            packed.append(packer.compress("".join(_edges(row, actors, recipients)).encode()))
            count += 1
        else:
            rows.lost["events with one side only"] += 1
    packed.append(packer.flush())
    attributes = "".join(f'<attribute id="{name}" title="{name}" type="string"/>' for name in _EDGE)
    stream.write(f"{_HEAD}{attributes}</attributes>\n<nodes>\n".encode())
    for key, side in nodes.items():
        stream.write(_node(key, side).encode())
    stream.write(b"</nodes>\n<edges>\n")
    unpacker = zlib.decompressobj()
    for piece in packed:
        stream.write(unpacker.decompress(piece))
    stream.write(unpacker.flush() + b"</edges>\n</graph>\n</gexf>\n")
    return count


def _key(side: Side) -> str:
    """Actors that are known by one article alone are one node by their name."""
    return side.id if side.id and not side.id.startswith("local:") else f"name:{side.name or side.words}"


def _node(key: str, side: Side) -> str:
    values = _values((("kind", side.kind), ("country", side.country)))
    return f"<node id={_quoted(key)} label={_quoted(side.name or side.words)}>{values}</node>\n"


def _edges(row: Row, actors: Sequence[Side], recipients: Sequence[Side]) -> Iterator[str]:
    told_ = (
        ("event", row["id"]), ("type", row["type"]), ("mode", row["mode"]), ("day", first_day(row)), ("quad", row["quad"]),
        ("intensity", row["intensity"]), ("apart", told(row)), ("source", row["url"] or row["article"]),
    )  # fmt: skip
    values = _values((name, "" if value is None else str(value)) for name, value in told_)
    for one, actor in enumerate(actors):
        for two, recipient in enumerate(recipients):
            ends = f"source={_quoted(_key(actor))} target={_quoted(_key(recipient))}"
            yield f'<edge id="{row["id"]}.{one}.{two}" {ends} label={_quoted(row["type"])}>{values}</edge>\n'


def _values(pairs: Iterator[tuple[str, str]] | tuple[tuple[str, str], ...]) -> str:
    inner = "".join(f"<attvalue for={_quoted(name)} value={_quoted(value)}/>" for name, value in pairs if value)
    return f"<attvalues>{inner}</attvalues>"


def _quoted(text: str) -> str:
    """An attribute's value without the characters that XML forbids."""
    return quoteattr("".join(sign for sign in text if sign >= " " or sign in "\t\n"))
