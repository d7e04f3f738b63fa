"""Stories of full articles, shuffled three times: look-alike pairs of ecbplus (topics 1 to 35) and basil (score/score_cluster.py).

Headlines without a body are not measured: their stories need another method, which is not built.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

from evals.figures import Figure
from evals.gold import GOLD, corpus_hash, scorer
from tocsin.article.text import article_from_text
from tocsin.merge.stories import Sketch, sketch_of, stories_of_sketches
from tocsin.model import Interval, MadeBy, Record

QUICK = 10
SEEDS = (1, 2, 3)


def ecbplus(topics: int | None) -> tuple[dict[str, str], dict[str, Record]]:
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


def basil() -> tuple[dict[str, str], dict[str, Record]]:
    gold, records = {}, {}
    for name, day, text in scorer("gold/commitments/documents.py").documents("basil"):
        gold[name] = name.split(":")[-1].rsplit("_", 1)[0]
        records[name] = _record(name, text, day)
    return gold, records


def _record(name: str, text: str, day: str | None) -> Record:
    from dataclasses import replace

    published = Interval(day, day, "day") if day else None
    return Record(replace(article_from_text(text, published=published), id=name), MadeBy("", ""))


def clusters(sketches: Mapping[str, Sketch], seed: int) -> dict[str, str]:
    order = sorted(sketches)
    random.Random(seed).shuffle(order)
    stories = stories_of_sketches(sketches[name] for name in order)
    return {article: story.id for story in stories for article in story.articles}


def figures(*, quick: bool) -> list[Figure]:
    score = scorer("score/score_cluster.py").score
    out = []
    for name, (gold, records) in {"ecbplus": ecbplus(QUICK if quick else None), "basil": basil()}.items():
        sketches = {article: sketch_of(record) for article, record in records.items()}
        results = [score(gold, clusters(sketches, seed)) for seed in SEEDS]
        corpus = corpus_hash(*(GOLD / "merge" / "ecbplus").glob("*/*.xml")) if name == "ecbplus" else ""
        for key in ("bcubed_f1", "std_f1"):
            value = 100 * min(result[key] for result in results)
            out.append(Figure(f"stories.{name}.{key}", round(value, 2), len(gold), "articles, the worst of three orders", corpus))
    return out
