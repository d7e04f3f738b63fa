"""Voices: one ultimate speaker with one statement, however many articles repeat it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tocsin.merge.relations import Statement
from tocsin.model import Voice


def voices_of(statements: Iterable[Statement]) -> tuple[Voice, ...]:
    """One voice for each speaker, incident, slot and value: ten articles citing one command's 21 rockets are one voice.

    The outlet's own figures are a voice for each outlet's article.
    """
    held: dict[tuple[str, str], set[str]] = defaultdict(set)
    for each in statements:
        account = each.account
        speaker = account.speaker.actor or each.speaker or account.article
        if speaker.startswith("local:"):
            speaker = each.speaker
        value = f"{account.bound or ''} {account.value}".strip() if account.low is not None else account.value
        held[speaker, f"{account.incident} {account.slot} {account.polarity}: {value}"].add(account.finding)
    return tuple(Voice(speaker, statement, tuple(sorted(found))) for (speaker, statement), found in sorted(held.items()))
