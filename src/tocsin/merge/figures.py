"""Which slot of an incident a figure fills, and between which bounds: by its role, else by the words beside it.

"The death toll has reached at least 112" counts the dead, though no word for people stands beside the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tocsin.lexicon.accounts import cue_words
from tocsin.lexicon.figures import figure_words
from tocsin.model import Quantity, Record, Span

TOLLS = frozenset({"killed", "injured", "missing", "arrested"})
BESIDE = 60
"""Characters to either side in which words still belong to a figure."""
_TOLL_BEFORE = 140
"""From "death toll" to its figure the place and the kind of attack may stand between."""
_COUNTED = frozenset({"weapon", "force"})
_ABOUT = 0.1
"""Share by which a figure said to be about right may be off either way: a convention."""
_PLACE_BEHIND = 20
"""Characters behind counted bodies in which a place makes them a part of the dead: "150 bodies were counted in Hammouriya"."""
_MODEL_BEFORE = re.compile(r"(?:\b[A-Z]{1,3} ?-? ?|\w ?- ?)$")
"""Letters before a number that make it the name of a weapon; a hyphen makes it a part of an address."""
_MODEL = re.compile(r"\b[A-Z]{1,3} ?- ?\d{1,3}\b|\b[A-Z]{2,3} \d{2}\b")


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure that fills a slot: "killed", 494, between 494 and 494."""

    slot: str
    words: str
    span: Span
    quantity: Quantity


def counted_in(record: Record) -> Iterator[Counted]:
    """The figures of a record that an account may hold."""
    for quantity in record.quantities:
        slot = _slot(record, quantity)
        if slot is not None:
            yield Counted(slot, _words(record, quantity), quantity.span, bounded(record, quantity))
    for match in figure_words().magnitude.finditer(record.article.text):
        span = Span(*match.span("behind" if match["behind"] else "ahead"))
        strength = float(record.text_of(span).replace(" ", ""))
        made = Quantity(f"magnitude:{span.start}", span, "magnitude", strength, strength, strength, "exact")
        yield Counted("count:magnitude", f"{strength:g}", span, made)


def _words(record: Record, quantity: Quantity) -> str:
    return f"{quantity.value:g}" if quantity.value is not None else record.text_of(quantity.span)


def _slot(record: Record, quantity: Quantity) -> str | None:
    if (quantity.low is None and quantity.high is None and quantity.value is None) or _is_no_toll(record, quantity):
        return None
    role = _role(record, quantity)
    if role in TOLLS:
        return role
    after = record.article.text[quantity.span.start : quantity.span.end + BESIDE // 2]
    model = _MODEL.search(after)
    if model and role in {*_COUNTED, "other"}:
        return f"count:{model[0].replace(' - ', '-').replace(' ', '-')}"
    is_counted = role in _COUNTED or (role == "other" and quantity.what in figure_words().counted and (quantity.value or 0) > 1)
    return f"count:{quantity.what}" if is_counted and quantity.what else None


def _role(record: Record, quantity: Quantity) -> str:
    """The figure's own role; the words right behind it overrule one that was taken from afar: "48 dead, over 100 injured"."""
    text, words = record.article.text, figure_words()
    behind = text[quantity.span.end : quantity.span.end + BESIDE]
    for role, pattern in words.after.items():
        if quantity.role in {"other", "killed", "injured"} and pattern.search(behind):
            return role
    if quantity.role != "other":
        return quantity.role
    if quantity.what == "body":
        return quantity.role if " in " in behind[:_PLACE_BEHIND] else "killed"
    before = text[max(0, quantity.span.start - _TOLL_BEFORE) : quantity.span.start].rpartition(". ")[2]
    return next((role for role, pattern in words.before.items() if pattern.search(before)), quantity.role)


def bounded(record: Record, quantity: Quantity) -> Quantity:
    """The figure with bounds: "about 100" is 90 to 110, "nearly 30" 27 to 30."""
    if quantity.low is not None or quantity.high is not None or quantity.value is None:
        return quantity
    is_below = any(record.text_of(quantity.span).lower().startswith(cue) for cue in cue_words("below"))
    high = quantity.value if is_below else round(quantity.value * (1 + _ABOUT), 1)
    return replace(quantity, low=round(quantity.value * (1 - _ABOUT), 1), high=high)


def is_part(record: Record, quantity: Quantity) -> bool:
    """True for a figure that is a part of another: "56 people, including 11 children"."""
    before = record.article.text[max(0, quantity.span.start - BESIDE) : quantity.span.start]
    return bool(figure_words().part.search(before))


def strengths_in(text: str) -> frozenset[float]:
    """The strengths of quakes that some words give."""
    found = (match["behind"] or match["ahead"] for match in figure_words().magnitude.finditer(text))
    return frozenset(float(number.replace(" ", "")) for number in found)


def _is_no_toll(record: Record, quantity: Quantity) -> bool:
    """True for a sum over many incidents ("the war has killed 280,000") and for the number in a weapon's name ("AK 47")."""
    text, span = record.article.text, quantity.span
    before = text[max(0, span.start - BESIDE) : span.start]
    around = before.rpartition(". ")[2] + text[span.start : span.end + BESIDE].partition(". ")[0]
    return bool(_MODEL_BEFORE.search(before)) or any(cue in around.lower() for cue in cue_words("sum"))
