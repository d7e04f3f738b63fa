"""Stories, arriving in three shuffled orders: full articles of ecbplus (topics 1 to 35, look-alike pairs) and basil, and the bare
headlines of uci_headlines with their days (score/score_cluster.py). Measured is what places articles on the desk, one after another.

Ecbplus gives no days, so that articles arrive in any order; the others arrive day by day, in any order within a day.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

from evals.figures import Figure
from evals.gold import GOLD, corpus_hash, scorer
from tocsin.article.text import article_from_text
from tocsin.merge.stories import Sketch, sketch_of
from tocsin.merge.storylines import storylines
from tocsin.model import Interval, MadeBy, Record

QUICK = 10
QUICK_HEADLINES = 400
SEEDS = (1, 2, 3)
HEADLINES = GOLD / "merge" / "uci_headlines"
Told = tuple[dict[str, str], dict[str, Record]]
"""Gold stories and records by article."""


def ecbplus(topics: int | None) -> Told:
    """Gold stories ("1", "1plus": a topic's second story is another) and records with text alone."""
    gold, records = {}, {}
    for folder in sorted((GOLD / "merge" / "ecbplus").iterdir(), key=lambda each: int(each.name))[:topics]:
        for file in sorted(folder.glob("*.xml")):
            gold[file.stem] = folder.name + ("plus" if file.stem.endswith("plus") else "")
            records[file.stem] = _record(file.stem, _text(file), None)
    return gold, records


def _text(file: Path) -> str:
    lines: dict[str, list[str]] = {}
    for token in ET.parse(file).getroot().iter("token"):
        lines.setdefault(token.get("sentence") or "0", []).append(token.text or "")
    return "\n\n".join(" ".join(words) for words in lines.values())


def basil() -> Told:
    gold, records = {}, {}
    for name, day, text in scorer("gold/commitments/documents.py").documents("basil"):
        gold[name] = name.split(":")[-1].rsplit("_", 1)[0]
        records[name] = _record(name, text, day)
    return gold, records


def headlines(most: int | None) -> Told:
    """Titles alone, of 36 hours, each with its day."""
    gold, records = {}, {}
    with next(HEADLINES.glob("*.csv")).open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["TIMESTAMP"]]
    for row in rows[:: max(1, len(rows) // most) if most else 1]:
        day = datetime.fromtimestamp(int(row["TIMESTAMP"]) / 1000, UTC).date().isoformat()
        gold[row["ID"]] = row["STORY"]
        records[row["ID"]] = _record(row["ID"], row["TITLE"], day)
    return gold, records


def _record(name: str, text: str, day: str | None) -> Record:
    published = Interval(day, day, "day") if day else None
    return Record(replace(article_from_text(text, published=published), id=name), MadeBy("", ""))


def clusters(sketches: dict[str, Sketch], seed: int) -> dict[str, str]:
    order = sorted(sketches)
    random.Random(seed).shuffle(order)
    return storylines(sorted((sketches[name] for name in order), key=lambda sketch: sketch.days or (0, 0)))


def figures(*, quick: bool) -> list[Figure]:
    score = scorer("score/score_cluster.py").score
    sets: dict[str, Callable[[], Told]] = {
        "ecbplus": lambda: ecbplus(QUICK if quick else None),
        "basil": basil,
        "headlines": lambda: headlines(QUICK_HEADLINES if quick else None),
    }
    files = {"ecbplus": (GOLD / "merge" / "ecbplus").glob("*/*.xml"), "headlines": HEADLINES.glob("*.csv")}
    out = []
    for name, told in sets.items():
        gold, records = told()
        sketches = {article: sketch_of(record) for article, record in records.items()}
        results = [score(gold, clusters(sketches, seed)) for seed in SEEDS]
        corpus = corpus_hash(*files[name]) if name in files else ""
        for key in ("bcubed_f1", "std_f1"):
            value = 100 * min(result[key] for result in results)
            out.append(Figure(f"stories.{name}.{key}", round(value, 2), len(gold), "articles, the worst of three orders", corpus))
    return out
