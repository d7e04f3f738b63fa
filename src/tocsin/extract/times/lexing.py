"""Text → items: words and numbers of time with their kinds, one letter each, so that patterns can be regular expressions over them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from tocsin.extract.times.items import Item, Kinds, Line
from tocsin.extract.times.numerals import join_numbers
from tocsin.lexicon.times import named_days, time_cues, time_patterns, time_words

PLAIN = "x"
_FIRST_LETTER = 0xE000
# Longer numbers are no days and no years, and Python refuses to read very long ones.
_LONGEST = 7
_ITEM = (
    r"(?P<ISO>\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?!\d))"
    r"|(?P<CLOCK>\d{1,2}:\d{2}(?::\d{2})?(?!\d))"
    r"|(?P<NUMDATE>\d{1,2}(?P<SEP>[-/.])\d{1,2}(?P=SEP)(?:\d{4}|\d{2})(?!\d))"
    r"|(?P<DECADE>['’]?(?:\d{2})?\d0['’]?s\b)"
    r"|(?P<FRAC>(?:1/2|1/3|2/3|1/4|3/4)(?![\d/]))"
    r"|(?P<ORD>\d{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<YEAR2>['’]\d{2}(?!\d))"
    r"|(?P<NUM>\d+(?:,\d{3})*(?:\.\d+)?)"
    r"|(?P<AMPM>(?<=[\d \n])[ap](?:\.[ \n]?m\b\.?|m\b))"
    r"|(?P<WORD>[^\W\d_]+)"
    r"|(?P<POSS>['’]s?(?!\w))"
    r"|(?P<OTHER>\S)"
)
_MONEY = frozenset("$€£¥₹₽#")
_FRACTIONS = {"1/2": "0.5", "½": "0.5", "1/4": "0.25", "3/4": "0.75", "1/3": "0.33", "2/3": "0.67"}
_LAST = "last"
_MINUS = frozenset("-‐‑–")


def lex(text: str, start: int, end: int) -> Line | None:
    """The items between two characters; null where nothing there can tell a time."""
    items: list[Item] = []
    for match in _item_regex().finditer(text, start, end):
        if not items or match.start() >= items[-1].end:  # the full stop of "Jan." was taken with the word
            items.append(_item(text, match))
    items = _without_lasting(_without_money(join_numbers(items)))
    letters = alphabet()
    tags = "".join(letters.get(_names(item), PLAIN) if item.kinds else PLAIN for item in items)
    return Line(tuple(items), tags)


@cache
def _item_regex() -> re.Pattern[str]:
    """Names of days first, written with a capital as the lexicon has them; then numbers, then words."""
    names = "|".join(re.escape(name) for name in sorted(named_days(), key=len, reverse=True))
    return re.compile(rf"(?P<NAMED>(?-i:(?=[A-Z9])(?:{names}))(?!\w))|{_ITEM}", re.IGNORECASE)


def _item(text: str, match: re.Match[str]) -> Item:
    kind, start, end = match.lastgroup or "OTHER", match.start(), match.end()
    raw = match[0]
    if kind == "WORD":
        return _word(text, raw, start, end)
    if kind == "NUM":
        return Item(start, end, raw, number_kinds(raw))
    if kind == "FRAC":
        return Item(start, end, raw, (("FRAC", _FRACTIONS[raw]),))
    if kind == "OTHER":
        word = "-" if raw in _MINUS else raw
        kinds = (*literal(word), *((("FRAC", _FRACTIONS[raw]),) if raw in _FRACTIONS else ()))
        return Item(start, end, word, kinds)
    if kind == "ORD":
        return Item(start, end, raw.lower(), (("ORD", raw[:-2]),))
    return Item(start, end, raw.lower(), ((kind, raw),))


def _word(text: str, raw: str, start: int, end: int) -> Item:
    word = raw.lower()
    kinds = list(literal(word))
    for entry in time_words().get(word, ()):
        if entry.form and not raw[0].isupper():
            continue
        kinds.append((entry.kind, entry.value))
        if entry.form == "short" and text[end : end + 1] == ".":
            end += 1
    return Item(start, end, word, tuple(kinds))


def number_kinds(raw: str) -> Kinds:
    """What a number in digits may be: "15" a day of a month or an hour, "1998" a year, "0630" a time of day."""
    if len(raw) > _LONGEST:
        return ()
    kinds = [("NUM", raw.replace(",", ""))]
    if not raw.isdigit():
        return tuple(kinds)
    number = int(raw)
    if len(raw) <= 2:
        kinds += [("DOM", raw)] * (1 <= number <= 31) + [("HOUR", raw)] * (number <= 24)
    if len(raw) == 4:
        kinds += [("YEAR", raw)] * (1000 <= number <= 2199) + [("MILITARY", raw)] * (number // 100 <= 24 and number % 100 < 60)
    return tuple(kinds)


def _without_money(items: list[Item]) -> list[Item]:
    """Numbers behind a currency sign are no days: "$15" in "Nov. $15"."""
    for at in range(1, len(items)):
        if items[at - 1].word in _MONEY and items[at - 1].end == items[at].start:
            items[at] = replace(items[at], kinds=())
    return items


def _without_lasting(items: list[Item]) -> list[Item]:
    """The verb of "will last 48 hours" is no "last week"; behind "to" only a number shows it."""
    for at in range(1, len(items) - 1):
        if items[at].word == _LAST and items[at - 1].word in time_cues("before_lasting"):
            is_verb = items[at - 1].word != "to" or items[at + 1].value("NUM") is not None
            items[at] = replace(items[at], kinds=literal(_LAST)) if is_verb else items[at]
    return items


def literal(word: str) -> Kinds:
    """The kind of a word that a pattern names as itself."""
    return (("=" + word, word),) if word in literals() else ()


@cache
def literals() -> frozenset[str]:
    """All words and marks that patterns name as themselves."""
    parts = {part for pattern in time_patterns() for part in pattern.pattern.split()}
    words = {name or "/" for part in parts for name in part.lstrip("<>").rstrip("?").split(":")[0].split("/")}
    return frozenset(word for word in words if not word[0].isupper() and word not in {"(", ")", "|"})


def _names(item: Item) -> frozenset[str]:
    return frozenset(kind for kind, _ in item.kinds)


@cache
def alphabet() -> dict[frozenset[str], str]:
    """One letter for every set of kinds that an item can have."""
    sets = {
        frozenset({kind}) for kind in ("ISO", "CLOCK", "NUMDATE", "DECADE", "ORD", "YEAR2", "AMPM", "POSS", "FRAC", "NAMED", "=" + _LAST)
    }
    for word in {*time_words(), *literals()}:
        named = {entry.kind for entry in time_words().get(word, ()) if not entry.form}
        capital = {entry.kind for entry in time_words().get(word, ())}
        own = {"=" + word} & {"=" + name for name in literals()}
        sets |= {frozenset(named | own), frozenset(capital | own)}
    numbers = ("1", "31", "0", "24", "99", "100", "0630", "1030", "1999", "2030", "2160", "2199", "2500", "9999")
    sets |= {frozenset(kind for kind, _ in number_kinds(number)) for number in numbers}
    sets |= {frozenset({"NUM", "NUMBERWORD"}), frozenset({"YEAR"}), frozenset({"NUM", "YEARWORD"}), frozenset({"NUM", "DOMWORD"})}
    sets |= {names | {"NUM"} for names in list(sets) if "NUMBERWORD" in names}
    sets.discard(frozenset())
    return {names: chr(_FIRST_LETTER + at) for at, names in enumerate(sorted(sets, key=sorted))}
