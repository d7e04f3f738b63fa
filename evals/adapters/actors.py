"""Actors and roles: the sixty sentences, the roles of the seed article, and how many gold speakers a mention covers."""

from __future__ import annotations

import csv
import json
import time
from dataclasses import dataclass
from pathlib import Path

import yaml
from spacy.tokens import Doc, Token

from evals.adapters.times import timeml
from evals.figures import Figure
from evals.gold import GOLD, ROOT, corpus_hash
from evals.parses import doc_of
from tocsin.article.text import article_from_text
from tocsin.extract.actors import find_actors
from tocsin.extract.lookup import Mentions
from tocsin.extract.places import find_places
from tocsin.extract.times.find import find_times
from tocsin.lexicon.actors import heads
from tocsin.model import Actor, Interval, MadeBy, Record, Role, Span

SIXTY = ROOT / "tests" / "extract" / "data" / "actors_sixty.tsv"
DEV = GOLD / "claims" / "polnear_dev.jsonl"
_MADE = MadeBy("eval", "eval")
_QUICK_DOCUMENTS = 20
_NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})


def record_of(text: str, published: str | None = None) -> tuple[Doc, Record]:
    """The parse and the record, with actors alone, of a text."""
    when = Interval(published, published, "day") if published else None
    article = article_from_text(text, published=when)
    doc = doc_of(article)
    return doc, find_actors(doc, find_places(doc, Record(article, _MADE)))


@dataclass(frozen=True, slots=True)
class Checked:
    """One text with its record, asked by anchors."""

    text: str
    record: Record

    def span(self, anchor: str) -> Span:
        """The characters of "word" or of "word#2", its second occurrence."""
        word, _, nth = anchor.partition("#")
        at = -1
        for _ in range(int(nth or 1)):
            at = find_word(self.text, word, at + 1)
        return Span(at, at + len(word))

    def actor(self, anchor: str) -> Actor | None:
        """Who is mentioned at the last word of an anchor."""
        span = self.span(anchor)
        last = anchor.partition("#")[0].rsplit(" ", 1)[-1]
        found = Mentions.of_actors(self.record).at(Span(span.end - len(last), span.end))
        return next((actor for actor in self.record.actors if actor.id == found), None)

    def holds(self, check: str) -> bool:
        """True if one check of the sixty holds."""
        kind, _, rest = check.partition(" ")
        left, _, right = (part.strip() for part in rest.partition(" = "))
        actor = self.actor(left)
        if kind == "none":
            return actor is None
        if actor is None:
            return False
        if kind == "same":
            other = self.actor(right)
            return other is not None and other.id == actor.id
        if kind == "role":
            return self._has_role(actor, right)
        return right == {"id": actor.id, "country": actor.country, "kind": actor.kind}[kind]

    def _has_role(self, actor: Actor, wanted: str) -> bool:
        title, _, country = wanted.partition(" / ")
        return any(
            role.person == actor.id and title.casefold() in role.title.casefold() and country in {"-", role.country}
            for role in self.record.roles
        )


def find_word(text: str, word: str, start: int) -> int:
    """Where a word stands with no letter on either side; -1 if nowhere."""
    at = text.find(word, start)
    while at > 0 and (text[at - 1].isalnum() or text[at + len(word) : at + len(word) + 1].isalnum()):
        at = text.find(word, at + 1)
    return at


def rows_of(file: Path) -> list[dict[str, str]]:
    """The rows of a tab-separated file under comment lines."""
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def sixty() -> list[tuple[str, list[str]]]:
    """Of each of the sixty texts: its number, and the checks that fail."""
    out = []
    for row in rows_of(SIXTY):
        _, record = record_of(row["text"], row["published"])
        checked = Checked(row["text"], record)
        out.append((row["n"], [check for check in row["checks"].split(" ; ") if not checked.holds(check)]))
    return out


def seed_roles(folder: Path = GOLD / "seed") -> list[tuple[str, bool]]:
    """Of each role of the seed article, whether it was found."""
    expected = yaml.safe_load((folder / "expect.yaml").read_text(encoding="utf-8"))["roles"]
    _, record = record_of((folder / "article.txt").read_text(encoding="utf-8"), "2020-12-24")
    by_id = {actor.id: actor for actor in record.actors}
    return [(role["person"], any(_is_role(record, by_id, role, found) for found in record.roles)) for role in expected]


def _is_role(record: Record, by_id: dict[str, Actor], wanted: dict[str, str], found: Role) -> bool:
    actor = by_id[found.person]
    is_named = any(wanted["person"] in name for name in (actor.name, *(record.text_of(span) for span in actor.mentions)))
    return is_named and wanted["title"].casefold() in found.title.casefold() and found.country == wanted["country"]


def uncovered(*, quick: bool) -> tuple[int, list[tuple[str, str]]]:
    """Heads of gold speakers that are persons, organisations or groups: how many, and those that no mention covers, in context."""
    total, missed = 0, []
    seen: set[str] = set()
    for line in DEV.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        if item["doc_id"] in seen or (quick and len(seen) >= _QUICK_DOCUMENTS):
            continue
        seen.add(item["doc_id"])
        doc, record = record_of(item["text"])
        mentions = Mentions.of_actors(record)
        for head in _source_heads(doc, item["attributions"]):
            total += 1
            if mentions.at_token(head) is None:
                missed.append((head.text, doc.text[max(0, head.idx - 60) : head.idx + 60].replace("\n", " ")))
    return total, missed


def _source_heads(doc: Doc, attributions: list[dict[str, list[list[int]]]]) -> list[Token]:
    out = {}
    for attribution in attributions:
        for start, end in attribution["source"][:1]:
            span = doc.char_span(start, end, alignment_mode="expand")
            if span is not None and _is_actor(span.root):
                out[span.root.i] = span.root
    return list(out.values())


def _is_actor(token: Token) -> bool:
    head = heads().get(token.lemma_)
    if token.pos_ == "PROPN" or token.ent_type_ in _NAMED:
        return True
    if token.pos_ == "PRON":
        return token.lower_ in {"he", "she", "they", "his", "her", "their", "him", "them"}
    return head is not None and head.number != "document"


def speed_of_three() -> Figure:
    """Tokens a second of times, places and actors together beside the parse: the best of three runs, so that a busy machine does not count."""
    samples = timeml()[:30]
    articles = [article_from_text(sample.text, published=Interval(sample.created, sample.created, "day")) for sample in samples]
    docs = [doc_of(article) for article in articles]
    tokens = sum(map(len, docs))
    best = 0.0
    for _ in range(4):
        began = time.process_time()
        for doc, article in zip(docs, articles, strict=True):
            find_actors(doc, find_places(doc, find_times(doc, Record(article, _MADE))))
        best = max(best, tokens / (time.process_time() - began))
    return Figure("actors.three_together", best, tokens, "tokens/s")


def figures(*, quick: bool) -> list[Figure]:
    """The figures of actors and roles."""
    wrong = [n for n, failed in sixty() if failed]
    roles = seed_roles()
    total, missed = uncovered(quick=quick)
    return [
        Figure("actors.sixty", 60 - len(wrong), 60, "texts right", corpus_hash(SIXTY)),
        Figure("actors.seed_roles", sum(found for _, found in roles), len(roles), "roles", corpus_hash(GOLD / "seed" / "expect.yaml")),
        Figure("actors.speakers_covered", round(100 * (total - len(missed)) / max(total, 1), 2), total, "heads", corpus_hash(DEV)),
        speed_of_three(),
    ]
