"""Short labels for the findings of one record: e1, c3, m2, d1, p4, q2, in the order of the text."""

from __future__ import annotations

from tocsin.errors import UnknownIdError
from tocsin.model import Record


def labels_of(record: Record) -> dict[str, str]:
    """Finding id → label. Labels count from 1 within their kind and hold for one record only."""
    ids = {
        "e": [event.id for event in record.events],
        "c": [claim.id for claim in record.claims],
        "m": [commitment.id for commitment in record.commitments],
        "d": [date.id for date in record.dates],
        "p": [place.id for place in record.places],
        "q": [quantity.id for quantity in record.quantities],
    }
    return {finding: f"{letter}{n}" for letter, group in ids.items() for n, finding in enumerate(group, 1)}


def resolve(record: Record, asked: str) -> str:
    """The finding id for a label, an id or the beginning of one, or a place's name; raises UnknownIdError when none or several fit."""
    labels = labels_of(record)
    by_label = {label: finding for finding, label in labels.items()}
    if asked in by_label:
        return by_label[asked]
    fitting = [finding for finding in labels if finding.startswith(asked)]
    fitting = fitting or [place.id for place in record.places if place.name.casefold() == asked.casefold()]
    if len(fitting) != 1:
        what = "several findings begin" if fitting else "no finding begins"
        raise UnknownIdError(f"{what} with {asked!r}: this record has {len(labels)}, for example {', '.join(list(by_label)[:4]) or 'none'}")
    return fitting[0]
