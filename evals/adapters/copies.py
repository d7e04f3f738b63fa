"""Wire copies: edited copies of real articles, made and scored by score/wirecopy.py."""

from __future__ import annotations

import contextlib
import io
import json
import re
import tempfile
from pathlib import Path
from xml.etree import ElementTree as ET

from evals.figures import Figure
from evals.gold import GOLD, corpus_hash, scorer
from tocsin.merge.copies import find_copies

QUICK = 300


def sources() -> list[dict[str, str]]:
    """The texts of basil and ecbplus, as the set is defined."""
    documents = scorer("gold/commitments/documents.py").documents
    texts = [{"id": name, "text": text} for name, _, text in documents("basil")]
    for file in sorted((GOLD / "merge" / "ecbplus").glob("*/*.xml")):
        tokens = [token.text or "" for token in ET.parse(file).getroot().iter("token")]
        texts.append({"id": file.name, "text": " ".join(tokens)})
    return texts


def figures(*, quick: bool) -> list[Figure]:
    wirecopy = scorer("score/wirecopy.py")
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()) as printed:
        rows = Path(folder, "texts.jsonl")
        rows.write_text("".join(json.dumps(row) + "\n" for row in sources()[: QUICK if quick else None]), "utf-8")
        wirecopy.make(str(rows), folder, 7)
        lines = Path(folder, "docs.jsonl").read_text("utf-8").splitlines()
        texts = {row["id"]: row["text"] for row in map(json.loads, lines)}
        pairs = Path(folder, "pairs.tsv")
        pairs.write_text("".join(f"{copy.a}\t{copy.b}\n" for copy in find_copies(texts)), "utf-8")
        wirecopy.score(str(Path(folder, "gold.tsv")), str(pairs))
    found = re.search(r"P ([\d.]+) R ([\d.]+) F1 ([\d.]+)", printed.getvalue())
    if found is None:
        raise ValueError(printed.getvalue())
    corpus = corpus_hash(*(GOLD / "merge" / "ecbplus").glob("*/*.xml"))
    names = ("precision", "recall", "f1")
    return [
        Figure(f"copies.{name}", float(value), len(texts), "articles", corpus) for name, value in zip(names, found.groups(), strict=True)
    ]
