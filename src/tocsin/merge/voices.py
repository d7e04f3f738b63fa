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
        value = f"{account.bound or ''} {account.value}".strip() if account.low is not None else account.value
        held[voice_of(each), f"{account.incident} {account.slot} {account.polarity}: {value}"].add(account.finding)
    return tuple(Voice(speaker, statement, tuple(sorted(found))) for (speaker, statement), found in sorted(held.items()))


def voice_of(each: Statement) -> str:
    """Who ultimately speaks: an actor's id where it is known everywhere, else the name; an outlet's own word is its article's."""
    account = each.account
    known = account.speaker.actor
    return known if known and not known.startswith("local:") else each.speaker.lower() or account.article
