"""Trip wires and truces by somebody who had not read the rules, frozen by hash before these ran on them.

The sets blind and blind3 are read since 2026-11-25; of blind4 nobody who writes rules reads a row, of blind5 nobody one at an even place,
counted from 0.
"""

from __future__ import annotations

from evals.adapters.tripwires import is_tripped
from evals.figures import Figure
from evals.frozen import SETS, Row, rows
from evals.gold import corpus_hash
from evals.parses import records_of
from tocsin.article.text import article_from_text
from tocsin.model import Article, Commitment, Interval, Party, Record, Speaker, Violation


def article_of(row: Row, key: str) -> Article:
    day = row["published"]
    return article_from_text(row["text"], url=key, published=Interval(day, day, "day"), publisher=row["publisher"])


def tripped(listed: list[Row]) -> list[bool]:
    firsts = records_of(article_of(row["first"], f"{row['id']}/first") for row in listed)
    seconds = records_of(article_of(row["second"], f"{row['id']}/second") for row in listed)
    return [is_tripped(first, second) for first, second in zip(firsts, seconds, strict=True)]


def truces(record: Record) -> list[Commitment]:
    """The truces of a record, later mentions left out."""
    return [each for each in record.commitments if each.kind == "truce" and each.same_as is None]


def names(record: Record, voice: Party | Speaker | None, wanted: str) -> bool:
    """True if the words of a party, or its actor's name, hold those that are wanted or stand in them."""
    if voice is None:
        return False
    known = next((actor.name for actor in record.actors if actor.id == voice.actor), "")
    said = [each.lower() for each in (known, record.text_of(voice.span) if voice.span is not None else "") if each]
    return any(wanted.lower() in each or each in wanted.lower() for each in said)


def is_status(row: Row, record: Record) -> bool:
    """True if one truce of the record has come to what the row says."""
    return any(each.fate[-1].status == row["status"] for each in truces(record))


def parties(row: Row, record: Record) -> int:
    """How many of the row's parties the truces of the record have."""
    held = [party for each in truces(record) for party in (*((each.truce.parties) if each.truce else ()), each.by, each.to)]
    return sum(any(names(record, party, wanted) for party in held) for wanted in row["parties"])


def violations(row: Row, record: Record) -> int:
    """How many of the row's violations are told with who is said to have done it, on whose word."""
    told = [violation for each in truces(record) if each.truce for violation in each.truce.violations]
    return sum(any(_is_same(wanted, violation, record) for violation in told) for wanted in row["violations"])


def _is_same(wanted: Row, told: Violation, record: Record) -> bool:
    claim = next((each for each in record.claims if each.id == told.claim), None)
    speaker = wanted.get("said_by")
    is_by = names(record, told.by, wanted["by"]) if wanted.get("by") else told.by is None
    return is_by and (names(record, claim.speaker, speaker) if claim is not None and speaker else not speaker)


def figures(*, quick: bool) -> list[Figure]:
    del quick  # sixty short stories take seconds
    return [*(figure for name in ("blind", "blind3", "blind4") for figure in of_set(name)), *_halves("blind5")]


def of_set(name: str) -> list[Figure]:
    """The figures of one set of trip wires and one of truces, as `blind3_commitments.*`; a set that is not there is passed over aloud."""
    out: list[Figure] = []
    for kind, scored in (("tripwires", _tripwires), ("truces", _truces)):
        if (SETS / f"{name}_{kind}.jsonl").exists():
            out += scored(name)
        else:
            print(f"{name}_{kind}.jsonl is not there: {name}_commitments.{kind} is not scored")
    return out


def _halves(name: str) -> list[Figure]:
    """Trips of a set whose rows at odd places are read and those at even places are not, counted from 0."""
    file = f"{name}_tripwires.jsonl"
    listed, corpus = rows(file), corpus_hash(SETS / file)
    pairs = [(answer, row["trips"]) for row, answer in zip(listed, tripped(listed), strict=True)]
    out = []
    for half, kept in (("read", pairs[1::2]), ("unread", pairs[::2])):
        right, false = sum(answer == wanted for answer, wanted in kept), sum(answer and not wanted for answer, wanted in kept)
        out += [
            Figure(f"{name}_commitments.trips.{half}.right", right, len(kept), "stories", corpus),
            Figure(f"{name}_commitments.trips.{half}.false", false, len(kept), "stories", corpus),
        ]
    return out


def _tripwires(name: str) -> list[Figure]:
    file = f"{name}_tripwires.jsonl"
    listed, corpus = rows(file), corpus_hash(SETS / file)
    answers = tripped(listed)
    right = [answer == row["trips"] for row, answer in zip(listed, answers, strict=True)]
    false = sum(answer and not row["trips"] for row, answer in zip(listed, answers, strict=True))
    return [
        Figure(f"{name}_commitments.trips.right", sum(right), len(listed), "stories", corpus),
        Figure(f"{name}_commitments.trips.right_unread", sum(right[1::2]), len(listed[1::2]), "stories of even rows", corpus),
        Figure(f"{name}_commitments.trips.false", false, len(listed), "stories", corpus),
    ]


def _truces(name: str) -> list[Figure]:
    file = f"{name}_truces.jsonl"
    listed, corpus = rows(file), corpus_hash(SETS / file)
    records = list(records_of(article_of(row, row["id"]) for row in listed))
    pairs = list(zip(listed, records, strict=True))
    out = []
    for half, kept in (("", pairs), ("_unread", pairs[1::2])):
        wanted = sum(len(row["parties"]) for row, _ in kept)
        breaches = sum(len(row["violations"]) for row, _ in kept)
        out += [
            Figure(f"{name}_commitments.truces.status{half}", sum(is_status(*pair) for pair in kept), len(kept), "articles", corpus),
            Figure(f"{name}_commitments.truces.parties{half}", 100 * sum(parties(*pair) for pair in kept) / wanted, wanted, "parties", corpus),
            Figure(f"{name}_commitments.truces.violations{half}", 100 * sum(violations(*pair) for pair in kept) / breaches, breaches, "violations", corpus),
        ]  # fmt: skip
    return out
