"""The whole way from text on gold/accounts: incidents, accounts and conflicts (accounts/score_accounts.py).

Its names differ from ours: a claim of responsibility is `responsibility` there, and who is held responsible is `perpetrator`.
What a vague word stands for is the set's own ("several" 2): its scorer then compares words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from evals.adapters.relations import FILE, groups, texts
from evals.figures import Figure
from evals.gold import corpus_hash, scorer
from evals.parses import records_of
from tocsin.article.text import article_from_text
from tocsin.merge.picture import Picture, merge_records
from tocsin.model import Account, Article, Interval, Record

SLOTS = {"claimed_by": "responsibility", "responsibility": "perpetrator"}
QUICK = 6


def articles(group: dict[str, Any], read: dict[str, str]) -> Iterator[Article]:
    for raw in group["articles"]:
        day = Interval(raw["published"], raw["published"], "day") if raw["published"] else None
        yield replace(article_from_text(read[raw["doc"]], published=day, publisher=raw["publisher"]), id=raw["doc"])


def account_row(account: Account, record: Record) -> dict[str, Any]:
    speaker = account.speaker.span
    figure = account.low is not None and account.bound not in {"vague", "range"}
    number = account.low if account.low is not None and account.bound not in {"at_most", "about"} else account.high
    if account.bound == "about":
        number = float(account.value or 0)
    return {
        "acc": account.id,
        "doc": account.article,
        "slot": SLOTS.get(account.slot, account.slot),
        "value": number if figure else account.value,
        "low": account.low,
        "high": account.high,
        "bound": account.bound or "none",
        "polarity": account.polarity,
        "speaker_text": record.text_of(speaker) if speaker else None,
        "speaker_span": list(speaker) if speaker else None,
        "span": list(account.span),
    }


def prediction(group: str, picture: Picture, records: Iterable[Record]) -> dict[str, Any]:
    read = {record.article.id: record for record in records}
    incidents: dict[str, dict[str, Any]] = {}
    for name, mention in picture.mentions:
        row = incidents.setdefault(name, {"id": name, "mentions": [], "accounts": []})
        row["mentions"].append([mention.article, *mention.anchor])
    for account in picture.accounts:
        incidents[account.incident]["accounts"].append(account_row(account, read[account.article]))
    relations = [{"a": each.a, "b": each.b, "relation": each.kind} for each in picture.relations]
    return {"group": group, "incidents": list(incidents.values()), "relations": relations}


def predictions(gold: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    read, out = texts(), {}
    for group in gold:
        records = list(records_of(articles(group, read)))
        out[group["group"]] = prediction(group["group"], merge_records(records), records)
    return out


def figures(*, quick: bool) -> list[Figure]:
    gold = groups()[: QUICK if quick else None]
    score = scorer("gold/accounts/score_accounts.py")
    names = {group["group"] for group in gold}
    loaded = {name: group for name, group in score.load(str(FILE)).items() if name in names}
    result = score.score(loaded, predictions(gold))
    corpus, n = corpus_hash(FILE), len(gold)
    return [
        Figure("accounts.incidents_b3", result["b3"]["f1"], n, "groups", corpus),
        Figure("accounts.accounts_f1", result["accounts"]["f1"], n, "groups", corpus),
        Figure("accounts.distinct_conflicts_f1", result["conflicts_distinct"]["f1"], n, "groups", corpus),
        Figure("accounts.false_merges", result["false_merges"]["rate"], n, "groups", corpus),
    ]
