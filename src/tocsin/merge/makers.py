"""Whom the words of a line mean without naming him: who commits himself for "our" and "its", who is spoken to for "it" and "they"."""

from __future__ import annotations

from tocsin.lexicon.trips import root, trip_words
from tocsin.merge.roles import nation
from tocsin.merge.told import WORD, key_of
from tocsin.merge.wires import Name, Standing, content_of, names_in
from tocsin.model import Commitment, Record


def maker_names(record: Record, mine: Commitment) -> frozenset[str]:
    """Who commits himself, as the names of nouns' owners: his key, what is written in capitals, his common nouns behind "="."""
    if mine.by is None:
        return frozenset()
    keys = {key for key, _ in name_of(record, mine.by.actor) | names_in(record, mine.by.span) if not key.startswith("local:")}
    words = [word for word in WORD.findall(record.text_of(mine.by.span)) if word.lower() not in trip_words()["empty"]]
    return frozenset(keys | {f"~{nation(word)}" if word[0].isupper() else f"={root(word)}" for word in words})


def owners_meant(standing: Standing, lowered: list[str], acts: frozenset[str], named: frozenset[int], *, doers: range) -> frozenset[Name]:
    """Whom a pronoun means that says whose something is: who commits himself, unless the words name another one before it.

    Those before an active act (`doers`) are seen to elsewhere: "if its parliament adopts the law".
    """
    mine = standing.commitment
    own = next((n for n, word in enumerate(lowered) if word in trip_words()["own"] and n not in doers), None)
    is_others = (
        not acts & trip_words()["hostile"]
        and own is not None
        and lowered[own] not in {"our", "my", "us", "me"}
        and any(n in named for n in range(own))
    )
    if own is None or is_others or mine.by is None:
        return frozenset()
    by = mine.by
    found = name_of(standing.record, by.actor) | names_in(standing.record, by.span) | {("", standing.record.text_of(by.span))}
    found |= {("", word) for word in _speaker_words(standing)}
    return frozenset((key, words) for key, words in found if key or content_of(words))


def spoken_to(record: Record, mine: Commitment, lowered: list[str]) -> set[Name]:
    """Whom "it" and "they" mean at the head of a condition: who is spoken to."""
    if not next((word in {"it", "they"} for word in lowered if word not in trip_words()["mark"]), False):
        return set()
    to = name_of(record, mine.to.actor) if mine.to is not None else set()
    return {(key, words) for key, words in to or names_in(record, mine.action.span) if words}


def name_of(record: Record, actor: str | None) -> set[Name]:
    """The name of an actor who is known across articles; none for others."""
    found = next((each for each in record.actors if each.id == actor), None)
    is_known = found is not None and (found.country is not None or not found.id.startswith("local:"))
    return {(key_of(found), found.name)} if found is not None and is_known else set()


def _speaker_words(standing: Standing) -> set[str]:
    """The words for who says so, where the claim that carries the commitment names him."""
    claim = next((each for each in standing.record.claims if each.id == standing.commitment.claim), None)
    return {standing.record.text_of(claim.speaker.span)} if claim is not None and claim.speaker.span is not None else set()
