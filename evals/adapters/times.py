"""Times against TimeBank and AQUAINT (TimeML), MEANTIME (CAT XML) and the seed's times, by the public scorer.

TimeML is split by document: those whose name hashes below three of ten are held out and never looked at.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import time as clock
import warnings
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from evals.figures import Figure
from evals.gold import GOLD, corpus_hash, scorer
from evals.parses import doc_of
from tocsin.article.text import article_from_text
from tocsin.extract.times.find import find_times
from tocsin.model import Article, Interval, MadeBy, Record, Span

TBAQ = GOLD / "time" / "TBAQ"
MEANTIME = GOLD / "time" / "meantime" / "intra-doc_annotation"
SEED = GOLD / "seed"
HELD_OUT = 3
QUICK = 40
_DATED = re.compile(r"\d{4}")
_DAYS = re.compile(r"\d{4}(-(\d\d(-\d\d(T.*)?)?|W\d\d(-WE|-\d)?|Q[1-4]|H[12]|SP|SU|FA|WI))?")
# MEANTIME's annotators read the title, the date line and four sentences.
ANNOTATED = 6
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sample:
    """One gold document: its text, the day of its creation and its time expressions as the scorer wants them."""

    id: str
    text: str
    created: str
    gold: tuple[Row, ...]


def is_held_out(document: str) -> bool:
    """True for the three of ten documents that no rule was written with."""
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) % 10 < HELD_OUT


@cache
def timeml() -> tuple[Sample, ...]:
    """TimeBank and AQUAINT."""
    read = scorer("score/tml.py")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # the scorer's reader leaves its files to the collector
        rows = [row for part in ("AQUAINT", "TimeBank") for row in read.corpus(str(TBAQ / part))]
    return tuple(Sample(row["id"], row["text"], (row["dct"] or "")[:10], tuple(row["timexes"])) for row in rows)


@cache
def meantime() -> tuple[Sample, ...]:
    """MEANTIME, its text put together from tokens: sentences are lines, the title and the date line among them."""
    return tuple(_meantime_sample(ET.parse(file).getroot()) for file in sorted(MEANTIME.rglob("*.xml")))


def _meantime_sample(root: ET.Element) -> Sample:
    places, text, sentence = {}, "", "0"
    for token in root.iter("token"):
        if int(token.get("sentence") or 0) >= ANNOTATED:
            break
        word = token.text or ""
        if token.get("sentence") != sentence:
            text, sentence = text + "\n\n", token.get("sentence") or ""
        elif text and not text.endswith("\n") and word not in {",", ".", "'s", "'", ")", ";", ":", "%"} and not text.endswith("("):
            text += " "
        places[token.get("t_id")] = (len(text), len(text) + len(word))
        text += word
    marks = list(root.iter("TIMEX3"))
    created = next((mark.get("value") or "" for mark in marks if mark.get("functionInDocument") == "CREATION_TIME"), "")
    return Sample(root.get("doc_name") or "", text, created[:10], tuple(_meantime_rows(marks, places, text)))


def _meantime_rows(marks: Iterable[ET.Element], places: dict[str | None, tuple[int, int]], text: str) -> Iterator[Row]:
    for mark in marks:
        spans = [places[anchor.get("t_id")] for anchor in mark.iter("token_anchor")]
        # the date line is given to the reader, so it is no finding
        if spans and mark.get("functionInDocument") != "CREATION_TIME":
            start, end = min(spans)[0], max(spans)[1]
            yield {"start": start, "end": end, "text": text[start:end], "type": mark.get("type"), "value": mark.get("value")}


def record_of(sample: Sample) -> Record:
    """The record of a gold document with its times, by the code that ships."""
    return _read(article_from_text(sample.text, published=Interval(sample.created, sample.created, "day")))


def _read(article: Article) -> Record:
    return find_times(doc_of(article), Record(article=article, made_by=MadeBy("eval", "eval")))


def rows_of(record: Record) -> list[Row]:
    """The times of a record as the scorer wants them."""
    return [
        {"start": time.span.start, "end": time.span.end, "text": record.text_of(time.span), "type": time.type, "value": time.value}
        for time in record.times
    ]


def scores(samples: Iterable[Sample], found: dict[str, list[Row]]) -> dict[str, float]:
    """F1 by measure: value, relaxed, calendar-date and the others of the public scorer."""
    gold = {sample.id: list(sample.gold) for sample in samples}
    return {name: f1 for name, (_, _, f1) in scorer("score/score_time.py").score(gold, found, out=io.StringIO()).items()}


def is_placeholder(value: str | None) -> bool:
    """True for gold values that begin as a date and name none: "1989-QX", "1998-WXX", "1968-XX", "2000-W7"."""
    return bool(value) and _DATED.match(value or "") is not None and _DAYS.fullmatch(value or "") is None


def resolved(samples: Iterable[Sample], found: dict[str, list[Row]]) -> tuple[list[Sample], dict[str, list[Row]]]:
    """The samples without placeholders in their gold, and what was found without that which was matched to one."""
    match = scorer("score/score_time.py").match
    kept, left = [], {}
    for sample in samples:
        gold, ours = list(sample.gold), found[sample.id]
        spoilt = {at for at, row in enumerate(gold) if is_placeholder(row["value"])}
        taken = {ours_at for gold_at, ours_at in match(gold, ours)[0] if gold_at in spoilt}
        kept.append(replace(sample, gold=tuple(row for at, row in enumerate(gold) if at not in spoilt)))
        left[sample.id] = [row for at, row in enumerate(ours) if at not in taken]
    return kept, left


def _resolved_figure(name: str, samples: list[Sample], corpus: str) -> Figure:
    kept, left = resolved(samples, {sample.id: rows_of(record_of(sample)) for sample in samples})
    total = sum(len(sample.gold) for sample in kept)
    return Figure(f"times.{name}.calendar_f1_without_placeholders", scores(kept, left)["calendar-date"], total, "expressions", corpus)


def _figures(name: str, samples: list[Sample], corpus: str) -> list[Figure]:
    result = scores(samples, {sample.id: rows_of(record_of(sample)) for sample in samples})
    total = sum(len(sample.gold) for sample in samples)
    measures = {"value_f1": "value", "relaxed_f1": "relaxed", "calendar_f1": "calendar-date"}
    return [Figure(f"times.{name}.{short}", result[measure], total, "expressions", corpus) for short, measure in measures.items()]


def seed_figures() -> list[Figure]:
    """How many of the seed's times have the right value, and how many the right days; nobody gives the date of publication."""
    article = article_from_text((SEED / "article.txt").read_text("utf-8"))
    record = _read(article)
    with (SEED / "times.tsv").open(encoding="utf-8") as file:
        gold = list(csv.DictReader(file, delimiter="\t"))
    pairs = [(row, [one for one in record.times if one.span.overlaps(Span(int(row["start"]), int(row["end"])))]) for row in gold]
    values = sum(any(one.value == row["value"] for one in found) for row, found in pairs)
    days = sum(any((one.start or "", one.end or "") == (row["begin"], row["end_date"]) for one in found) for row, found in pairs)
    corpus = corpus_hash(SEED / "times.tsv")
    return [
        Figure("times.seed.values", float(values), len(gold), "expressions", corpus),
        Figure("times.seed.days", float(days), len(gold), "expressions", corpus),
    ]


def speed() -> Figure:
    """Tokens a second, parsing left out."""
    samples = timeml()[:30]
    articles = [article_from_text(sample.text, published=Interval(sample.created, sample.created, "day")) for sample in samples]
    docs = [doc_of(article) for article in articles]
    find_times(docs[0], Record(article=articles[0], made_by=MadeBy("eval", "eval")))
    began = clock.process_time()
    for doc, article in zip(docs, articles, strict=True):
        find_times(doc, Record(article=article, made_by=MadeBy("eval", "eval")))
    tokens = sum(len(doc) for doc in docs)
    return Figure("times.speed", tokens / (clock.process_time() - began), tokens, "tokens/s")


def figures(*, quick: bool) -> list[Figure]:
    """All figures; quick leaves MEANTIME out and takes the first documents of each half of the split."""
    samples, corpus = timeml(), corpus_hash(*TBAQ.rglob("*.tml"))
    seen = [sample for sample in samples if not is_held_out(sample.id)]
    held = [sample for sample in samples if is_held_out(sample.id)]
    out = _figures("tbaq", seen[:QUICK] if quick else seen, corpus)
    out += _figures("tbaq_held_out", held[:QUICK] if quick else held, corpus)
    if not quick:
        out += [_resolved_figure("tbaq", seen, corpus), _resolved_figure("tbaq_held_out", held, corpus)]
        out += _figures("meantime", list(meantime()), corpus_hash(*MEANTIME.rglob("*.xml")))
    return [*out, *seed_figures(), speed()]


if __name__ == "__main__":
    for figure in figures(quick=False):
        print(f"{figure.name:32} {figure.value:9.1f}  n={figure.n}")
