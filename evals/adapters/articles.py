"""How well the text of a news page is found: 4-word shingles against 80 pages cleaned by hand."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import re
import tempfile
import warnings
from pathlib import Path

from evals.figures import Figure
from evals.gold import GOLD, corpus_hash, scorer
from tocsin.article import Rejected, article_of, read_page
from tocsin.model import Article, Page

PAGES = GOLD / "articles" / "html"
TRUTH = GOLD / "articles" / "ground_truth.json"
QUICK = 20


def figures(*, quick: bool) -> list[Figure]:
    """Precision, recall and F1 of the cleaned text, before the verdict; and how many pages the verdict rejects.

    A page that Tocsin rightly turns away (French, a list of nominees) is scored for its cleaning all the same.
    """
    truth = json.loads(TRUTH.read_text("utf-8"))
    names = sorted(truth)[:: len(truth) // QUICK] if quick else sorted(truth)
    pages = {name: Page.of(name, gzip.decompress((PAGES / name).read_bytes())) for name in names}
    score = score_texts({name: truth[name] for name in names}, {name: body_of(article_of(page)) for name, page in pages.items()})
    rejected = sum(isinstance(read_page(page), Rejected) for page in pages.values())
    corpus = corpus_hash(TRUTH, *(PAGES / name for name in names))
    measured = [Figure(f"articles.{key}", value, len(names), "pages", corpus) for key, value in score.items()]
    return [*measured, Figure("articles.rejected", rejected, len(names), "pages", corpus)]


def body_of(article: Article | Rejected) -> str:
    """What is read of an article: its blocks without headline, furniture and repeats."""
    if isinstance(article, Rejected):
        return ""
    kept = [block for block in article.blocks if block.kind not in ("boilerplate", "title") and not block.is_repeat]
    return "\n".join(article.text_of(block.span) for block in kept)


def score_texts(truth: dict[str, object], texts: dict[str, str]) -> dict[str, float]:
    """What the public scorer says: {"p", "r", "f1"} in per cent."""
    with tempfile.TemporaryDirectory() as folder:
        gold, pred = Path(folder, "gold.json"), Path(folder, "pred.jsonl")
        gold.write_text(json.dumps(truth), "utf-8")
        pred.write_text("\n".join(json.dumps({"page": name, "text": text}) for name, text in texts.items()), "utf-8")
        said = io.StringIO()
        with contextlib.redirect_stdout(said), warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # the scorer leaves its files to the garbage collector
            scorer("score/score_articles.py").main(str(gold), str(pred))
    p, r, f1 = re.findall(r" (?:P|R|F1) ([\d.]+)", said.getvalue())
    return {"p": float(p), "r": float(r), "f1": float(f1)}
