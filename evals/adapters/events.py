"""Events: PLV sentences by the public scorer, mere statements, protest and police sentences, the seed, status pairs, invariance, MUC-4."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import json
import re
import sys
import tempfile
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from evals.figures import Figure
from evals.gold import GOLD, corpus_hash, scorer
from evals.parses import records_of
from tocsin.article.text import article_from_text
from tocsin.lexicon.events import load_events
from tocsin.model import Article, Claim, Event, Record, Span

SETS = Path(__file__).resolve().parent.parent / "sets"
PLV = GOLD / "events" / "plv_train.jsonl"
GLOCON = GOLD / "events" / "glocon_sentences.json"
INDIA = GOLD / "events" / "india_police_sents.jsonl"
SEED = GOLD / "seed"
STATEMENTS = SETS / "event_statements.tsv"
STATUS = SETS / "event_status_pairs.tsv"
INVARIANCE = SETS / "event_invariance.tsv"
# The statements were written before the rules and are frozen: a changed file is another set.
FROZEN = {
    "event_statements.tsv": "b5d214309cc36ea9cf189b1d26fee32533f4e5332060285ece11f11358e03377",
}
HAPPENED = frozenset({"actual", "ongoing", "planned"})
QUICK = 250
QUICK_INDIA = 1000
# Words of the actors that the police set calls police; administrations and civil commissioners are none there.
_POLICE = re.compile(
    r"\b(police\w*|cops?|constables?|army|troops|forces?|jawans?|crpf|srpf?|raf|bsf|cbi|cid|itbp|cisf|rpf|inspectors?|officers?|security|"
    r"dgp|dcp|acp|dsp|ssp|sp|dig|igp?|psi|commandos?|paramilitary|guards?|sleuths|personnel|superintendent|sub-inspector|investigators|"
    r"companies|squads?|posse|jailers?|warders?)\b",
    re.IGNORECASE,
)
# Of accusations, those that only police make: they book, register and interrogate.
_POLICE_DEED = re.compile(r"\b(booked|registered|interrogat\w+|charge-?sheeted)\b", re.IGNORECASE)
# What only police do in those stories, where no actor is named.
_POLICE_WORK = frozenset(
    {
        ("COERCE", "arrest"), ("COERCE", "curfew"), ("COERCE", "seize"), ("ASSAULT", "crowd-control"), ("MOBILIZE", "police"),
        ("MOBILIZE", "troops"),
    }
)  # fmt: skip


def figures(*, quick: bool) -> list[Figure]:
    """The figures of issue "who did what to whom": names begin with `events.`."""
    return [
        *plv_figures(quick=quick),
        *glocon_figures(quick=quick),
        *india_figures(quick=quick),
        *status_figures(),
        *invariance_figures(),
        *seed_figures(),
    ]


def read_texts(texts: Iterable[str]) -> Iterator[Record]:
    """The records of single sentences, by the code that ships."""
    return records_of(article_from_text(text) for text in texts)


def rows(file: Path) -> list[dict[str, str]]:
    """The rows of a set of our own, its head left out; a frozen set must be what it was."""
    frozen = FROZEN.get(file.name)
    if frozen is not None and hashlib.sha256(file.read_bytes()).hexdigest() != frozen:
        raise ValueError(f"{file.name} has changed: a frozen set is never edited")
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def predicted(record: Record) -> list[dict[str, Any]]:
    """A record's events in the scorer's form."""
    return [
        {
            "type": event.type,
            "rank": event.rank,
            "status": event.status,
            "actors": [record.text_of(actor.span) for actor in event.actors],
            "recipients": [record.text_of(recipient.span) for recipient in event.recipients],
        }
        for event in record.events
    ]


def plv_figures(*, quick: bool) -> list[Figure]:
    """Root, quad, macro-F1 and triples on PLV; false events on the statements."""
    gold = [json.loads(line) for line in PLV.read_text("utf-8").splitlines()]
    gold = gold[:: len(gold) // QUICK] if quick else gold
    statements = [{"id": row["id"], "sentence": row["sentence"], "root": "NONE"} for row in rows(STATEMENTS)]
    items = gold + statements
    found = {item["id"]: predicted(record) for item, record in zip(items, read_texts(item["sentence"] for item in items), strict=True)}
    score = score_events(items, found)
    corpus, own = corpus_hash(PLV), corpus_hash(STATEMENTS)
    named = ("root", "macro_f1", "quad", "triple_strict", "triple_lenient", "no_event")
    return [
        *(Figure(f"events.plv.{name}", score[name], len(gold), "sentences", corpus) for name in named),
        Figure("events.statements.false", score["false"], len(statements), "sentences", own),
    ]


def score_events(gold: list[dict[str, Any]], found: dict[str, list[dict[str, Any]]]) -> dict[str, float]:
    """What the public scorer says, in per cent."""
    with tempfile.TemporaryDirectory() as folder:
        wanted, got = Path(folder, "gold.jsonl"), Path(folder, "pred.jsonl")
        wanted.write_text("".join(json.dumps(item) + "\n" for item in gold), "utf-8")
        got.write_text("".join(json.dumps({"id": key, "events": events}) + "\n" for key, events in found.items()), "utf-8")
        said, argv = io.StringIO(), sys.argv
        try:
            sys.argv = ["score_events", str(wanted), str(got)]
            with contextlib.redirect_stdout(said), warnings.catch_warnings():
                warnings.simplefilter("ignore", ResourceWarning)  # the scorer leaves its files to the garbage collector
                scorer("score/score_events.py").main()
        finally:
            sys.argv = argv
    return _parsed(said.getvalue())


def _parsed(said: str) -> dict[str, float]:
    patterns = {
        "root": r"root accuracy ([\d.]+)",
        "macro_f1": r"macro-F1 ([\d.]+)",
        "quad": r"quad accuracy ([\d.]+)",
        "no_event": r"no event ([\d.]+)",
        "triple_strict": r"strict: .* triple ([\d.]+)",
        "triple_lenient": r"lenient: .* triple ([\d.]+)",
        "false": r"false-event rate ([\d.]+)",
    }
    hits = {name: re.search(pattern, said) for name, pattern in patterns.items()}
    return {name: float(hit[1]) for name, hit in hits.items() if hit}


def f1_figure(name: str, gold: list[bool], found: list[bool], corpus: str) -> list[Figure]:
    """Precision, recall and F1 of a yes-no question on sentences."""
    both = sum(g and f for g, f in zip(gold, found, strict=True))
    precision, recall = 100 * both / max(1, sum(found)), 100 * both / max(1, sum(gold))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    values = {"precision": precision, "recall": recall, "f1": f1}
    return [Figure(f"{name}.{key}", round(value, 1), len(gold), "sentences", corpus) for key, value in values.items()]


def glocon_figures(*, quick: bool) -> list[Figure]:
    """A sentence is a protest sentence where a PROTEST event stands that happened, goes on or is planned; label 2 (unclear) is left out.

    The set's own label covers armed attacks and killings for a cause too: `contention` counts PROTEST or ASSAULT.
    """
    items = [item for item in json.loads(f"[{','.join(GLOCON.read_text('utf-8').splitlines())}]") if item["label"] in {0, 1}]
    items = items[:: len(items) // QUICK] if quick else items
    records = list(read_texts(item["sentence"] for item in items))
    gold, corpus = [item["label"] == 1 for item in items], corpus_hash(GLOCON)
    return [
        *f1_figure("events.glocon.protest", gold, [is_told(record, "PROTEST") for record in records], corpus),
        *f1_figure("events.glocon.contention", gold, [is_told(record, "PROTEST", "ASSAULT") for record in records], corpus),
    ]


def is_told(record: Record, *types: str) -> bool:
    """True if an event of these types stands in the record that happened, goes on or is planned: "no protest" is none."""
    return any(event.type in types and event.status in HAPPENED for event in record.events)


def india_figures(*, quick: bool) -> list[Figure]:
    """A sentence has a police action where an event has an actor of the police (negated too: "police failed to arrest"), or is police work
    without an actor.

    The set counts it as an action too when police say something: `any_or_said` adds claims with a police speaker.
    """
    items = [json.loads(line) for line in INDIA.read_text("utf-8").splitlines()]
    items = items[:: len(items) // QUICK_INDIA] if quick else items
    acted, said = [], []
    for record in read_texts(item["sent_text"] for item in items):
        acted.append(any(is_police(record, event) for event in record.events))
        said.append(acted[-1] or any(is_police_speaker(record, claim) for claim in record.claims))
    gold, corpus = ["ANY_ACTION" in item["sent_labels"] for item in items], corpus_hash(INDIA)
    return [
        *f1_figure("events.india_police.any", gold, acted, corpus),
        *f1_figure("events.india_police.any_or_said", gold, said, corpus),
    ]


def is_police(record: Record, event: Event) -> bool:
    """True if police are the event's actor, also of what they failed to do, or if nobody else does such things and nobody is named."""
    if event.status in {"hypothetical", "conditional"}:
        return False
    if any(_POLICE.search(record.text_of(actor.span)) for actor in event.actors):
        return True
    if event.status == "negated":
        return False
    if event.type == "ACCUSE" and not event.actors and _POLICE_DEED.search(record.text_of(event.trigger)):
        return True
    # Police or troops that somebody sends are the ones who act.
    return (event.type, event.mode) in _POLICE_WORK and (not event.actors or event.type == "MOBILIZE")


def is_police_speaker(record: Record, claim: Claim) -> bool:
    return claim.speaker.span is not None and bool(_POLICE.search(record.text_of(claim.speaker.span)))


def status_figures() -> list[Figure]:
    """Minimal pairs: the event at the anchor has the wanted status and frame, or there is none where none is wanted."""
    items = rows(STATUS)
    right = sum(is_right(item, record) for item, record in zip(items, read_texts(item["sentence"] for item in items), strict=True))
    return [Figure("events.status.right", right, len(items), "sentences", corpus_hash(STATUS))]


def is_right(item: dict[str, str], record: Record) -> bool:
    """True if the anchored event reads as the row says; `none` in status wants no event that happened."""
    at = record.article.text.find(item["anchor"])
    span = Span(at, at + len(item["anchor"]))
    found = [event for event in record.events if event.trigger.overlaps(span)]
    wanted = set(item["status"].split("|"))
    if "none" in wanted and not any(event.status in HAPPENED for event in found):
        return True
    frames = set((item["frame"] or "news").split("|"))
    return any(event.status in wanted and event.frame in frames for event in found)


def invariance_figures() -> list[Figure]:
    """Pairs that say the same (names swapped, passive, spelling): the main event's type and quad class are the same."""
    items = rows(INVARIANCE)
    pairs = list(read_texts(text for item in items for text in (item["a"], item["b"])))
    same = sum(main_type(pairs[2 * at]) == main_type(pairs[2 * at + 1]) for at in range(len(items)))
    return [Figure("events.invariance.same", round(100 * same / len(items), 1), len(items), "pairs", corpus_hash(INVARIANCE))]


def main_type(record: Record) -> str | None:
    """The type of the event of rank 1 among those that happened."""
    found = sorted((event for event in record.events if event.status in HAPPENED), key=lambda event: event.rank)
    return found[0].type if found else None


def seed_article() -> Article:
    return article_from_text((SEED / "article.txt").read_text("utf-8"))


def seed_figures() -> list[Figure]:
    """How many of the seed's expected events are there, and how many that must not be."""
    expected = yaml.safe_load((SEED / "expect.yaml").read_text("utf-8"))["events"]
    record = next(records_of([seed_article()]))
    must = sum(is_met(item, record) for item in expected["must"])
    must_not = sum(is_broken(item, record) for item in expected["must_not"])
    corpus = corpus_hash(SEED / "expect.yaml")
    return [
        Figure("events.seed.must", must, len(expected["must"]), "events", corpus),
        Figure("events.seed.must_not", must_not, len(expected["must_not"]), "events", corpus),
    ]


def anchored(item: dict[str, Any], record: Record) -> list[Event]:
    """Events whose trigger lies within the anchor."""
    at = record.article.text.find(item["anchor"])
    span = Span(at, at + len(item["anchor"]))
    return [event for event in record.events if at >= 0 and event.trigger.overlaps(span)]


def is_met(item: dict[str, Any], record: Record) -> bool:
    types = item["type"] if isinstance(item["type"], list) else [item["type"]]
    return any(event.type in types and event.status in HAPPENED for event in anchored(item, record))


def is_broken(item: dict[str, Any], record: Record) -> bool:
    """True if an event stands where none may: one that differs from the status or count that would excuse it."""
    for event in anchored(item, record):
        excused = item.get("status") == event.status or item.get("count") == event.count
        if event.type == item.get("type", event.type) and event.status in HAPPENED and not excused:
            return True
    return False


def known_types() -> frozenset[str]:
    """The sixteen types of the code book."""
    return frozenset(kind for kind, _ in load_events().types)
