"""Numbers in words: "twenty-four", "two thousand", "nineteen ninety-seven", "twenty-first" become one item."""

from __future__ import annotations

from tocsin.extract.times.items import Item

# A run of number words longer than this is a list, not a number.
_LONGEST_RUN = 7


def join_numbers(items: list[Item]) -> list[Item]:
    """The items with every run of number words put together."""
    out: list[Item] = []
    at = 0
    while at < len(items):
        run = _run(items, at)
        if not run:
            out.append(items[at])
            at += 1
            continue
        kinds = _kinds([item for item in run if item.word != "-"])
        out.append(Item(run[0].start, run[-1].end, " ".join(item.word for item in run), kinds))
        at += len(run)
    return out


def _run(items: list[Item], at: int) -> list[Item]:
    """The number words from a place on, hyphens between them, an ordinal at the end."""
    run: list[Item] = []
    while at < len(items) and len(run) < _LONGEST_RUN:
        item = items[at]
        if item.value("NUMBERWORD") or (run and item.word == "-" and at + 1 < len(items) and _continues(run[-1], items[at + 1])):
            run.append(item)
        elif run and item.value("ORD") and _continues(run[-1], item) and item.end - item.start > 2:
            run.append(item)
            break
        else:
            break
        at += 1
    return run


def _continues(before: Item, after: Item) -> bool:
    """True for "twenty" before "four" or "first"."""
    tens = int(before.value("NUMBERWORD") or 0)
    ones = int(after.value("NUMBERWORD") or after.value("ORD") or 0)
    return tens >= 20 and tens % 10 == 0 and 1 <= ones <= 9


def _kinds(run: list[Item]) -> tuple[tuple[str, str], ...]:
    if run[-1].value("ORD"):
        before = sum(int(item.value("NUMBERWORD") or 0) for item in run[:-1])
        return (("ORD", str(before + int(run[-1].value("ORD") or 0))),)
    numbers = [int(item.value("NUMBERWORD") or 0) for item in run]
    year = _spoken_year(numbers)
    if year:
        return (("YEAR", str(year)),)
    total = _total(numbers)
    kinds = [("NUM", str(total))]
    if 1000 <= total <= 2199:
        kinds.append(("YEARWORD", str(total)))
    elif len(run) == 1:
        kinds = [*run[0].kinds, *kinds]
    else:
        kinds.append(("NUMBERWORD", str(total)))
    return tuple(kinds)


def _spoken_year(numbers: list[int]) -> int | None:
    """Nineteen ninety-seven → 1997; twenty twenty → 2020."""
    if len(numbers) not in {2, 3} or not 10 <= numbers[0] <= 21:
        return None
    tail = sum(numbers[1:])
    is_tail = 10 <= tail <= 99 and all(number < 100 for number in numbers[1:]) and (len(numbers) == 2 or _is_tens(numbers[1], numbers[2]))
    return numbers[0] * 100 + tail if is_tail and (numbers[0] != 20 or tail >= 10) else None


def _is_tens(tens: int, ones: int) -> bool:
    return tens >= 20 and tens % 10 == 0 and 1 <= ones <= 9


def _total(numbers: list[int]) -> int:
    total = part = 0
    for number in numbers:
        if number == 100:
            part = max(part, 1) * 100
        elif number >= 1000:
            total, part = total + max(part, 1) * number, 0
        else:
            part += number
    return total + part
