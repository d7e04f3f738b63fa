"""Numbers in words and digits: runs of tokens to one value with its bound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tocsin.model.vocabulary import Bound

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token

    from tocsin.lexicon.quantities import QuantityLexicon

# No count in the news has more digits; longer runs are serial numbers or noise.
_MAX_DIGITS = 18
_LONGEST_BOUND = 3


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its bound and its tokens, the bound's words included."""

    tokens: tuple[Token, ...]
    core: tuple[Token, ...]
    value: float | None
    low: float | None
    high: float | None
    bound: Bound


def numbers_in(sent: SpacySpan, lexicon: QuantityLexicon) -> Iterator[Number]:
    """The numbers of a sentence: "at least 21" is low 21, high null, at_least; "3,000 to 2,500" are two numbers."""
    at = 0
    tokens = list(sent)
    while at < len(tokens):
        run = _run(tokens, at, lexicon)
        if run:
            found = _value(run, lexicon)
            if found is not None:
                yield _bounded(found, tokens, at, lexicon)
        at = run[-1].i - tokens[0].i + 1 if run else at + 1


def _run(tokens: list[Token], at: int, lexicon: QuantityLexicon) -> list[Token]:
    """The number tokens that stand together: "two hundred", "2.5 million", "tens of thousands"."""
    out: list[Token] = []
    while at < len(tokens) and _is_number(tokens[at], lexicon):
        if out and not _may_follow(out[-1], tokens[at], lexicon):
            break
        out.append(tokens[at])
        at += 1
        if at + 1 < len(tokens) and tokens[at].lower_ == "and" and _is_tail(out[-1], tokens[at + 1], lexicon):
            at += 1
        if (
            at + 1 < len(tokens)
            and tokens[at].lower_ == "of"
            and _kind(tokens[at + 1], lexicon) == "vague"
            and out[-1].lower_.endswith("s")
        ):
            out.append(tokens[at])
            at += 1
    return out


def _is_tail(before: Token, token: Token, lexicon: QuantityLexicon) -> bool:
    """True for "fifty" in "two hundred and fifty"."""
    return _kind(before, lexicon) == "scale" and _kind(token, lexicon) == "unit"


def _kind(token: Token, lexicon: QuantityLexicon) -> str | None:
    word = lexicon.numbers.get(token.lower_)
    return word.kind if word else ("digits" if _digits(token.text) is not None else None)


def _is_number(token: Token, lexicon: QuantityLexicon) -> bool:
    kind = _kind(token, lexicon)
    if kind == "scale" and len(token.text) <= 2:
        return token.i > 0 and _digits(token.nbor(-1).text) is not None
    if token.lower_ in {"some", "many", "no"}:
        return token.dep_ in {"det", "amod"} and token.head.pos_ in {"NOUN", "PROPN"}
    return kind is not None


def _may_follow(before: Token, token: Token, lexicon: QuantityLexicon) -> bool:
    """A scale follows anything; a plain number only a scale; a vague word only "tens of"."""
    if before.lower_ == "of":
        return True
    kind = _kind(token, lexicon)
    return kind == "scale" or (_kind(before, lexicon) == "scale" and kind in {"unit", "digits"}) or before.lower_ in {"few", "several"}


def _digits(text: str) -> float | None:
    """The value of "2,500", "3.5" or "21-" in digits, else null."""
    plain = text.replace(",", "")
    if not plain or len(plain) > _MAX_DIGITS or not plain[0].isascii() or not plain[0].isdigit():
        return None
    if plain.isascii() and (plain.isdigit() or (plain.count(".") == 1 and plain.replace(".", "").isdigit())):
        return float(plain)
    return None


def _value(run: list[Token], lexicon: QuantityLexicon) -> Number | None:
    total: float = 0.0
    part: float | None = None
    low: float | None = None
    high: float | None = None
    for token in run:
        word = lexicon.numbers.get(token.lower_)
        if token.lower_ == "of":
            continue
        if word is None:
            part = (part or 0.0) + (_digits(token.text) or 0.0)
        elif word.kind == "vague":
            # "tens of thousands": the second word multiplies by one thousand, not by its own "at least 2,000".
            low, high = (low * (word.low or 1.0) / 2 if low else word.low), (None if low else word.high)
        elif word.kind == "scale":
            if low is not None:
                low *= word.value or 1.0
            part = (1.0 if part is None else part) * (word.value or 1.0)
            if (word.value or 0) >= 1000:
                total, part = total + part, 0.0
        else:
            part = (part or 0.0) + (word.value or 0.0)
    core = tuple(run)
    if low is not None:
        return Number(core, core, None, low, high, "vague")
    value = total + (part or 0.0)
    return Number(core, core, value, value, value, "exact")


def _bounded(number: Number, tokens: list[Token], at: int, lexicon: QuantityLexicon) -> Number:
    """The number with the bound that stands straight before it, or around it in "between 5 and 9"."""
    for length in range(_LONGEST_BOUND, 0, -1):
        if at - length < 0:
            continue
        phrase = tuple(token.lower_ for token in tokens[at - length : at])
        bound = lexicon.bounds.get(phrase)
        if bound is None:
            continue
        return _with_bound(replace(number, tokens=(*tokens[at - length : at], *number.tokens)), bound)
    return number


def _with_bound(number: Number, bound: Bound) -> Number:
    if number.value is None:
        return number
    if bound == "at_least":
        return replace(number, low=number.value, high=None, bound=bound)
    if bound == "at_most":
        return replace(number, low=None, high=number.value, bound=bound)
    return replace(number, low=None, high=None, bound=bound)
