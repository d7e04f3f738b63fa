"""Who is to do the deed of a condition, and whose its things are, pronouns resolved: "their fighters" are those of whom the words before named."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.lexicon.trips import trip_words
from tocsin.merge.makers import maker_names
from tocsin.merge.roles import names_of, owners_of, party_of
from tocsin.merge.told import Told, key_of, sentences_of, told
from tocsin.merge.wires import Name, Party, Standing
from tocsin.model import Record, Span


def doer_in(standing: Standing, span: Span, doers: frozenset[Span]) -> Party:
    """The party that some words of a condition name, each by its characters; a pronoun stands for whom it means.

    Who threatens does not mean himself: "Ostia will shoot down Norland's drones if they enter" means the drones.
    """
    record, mine = standing.record, standing.commitment
    said = told(record, span)
    words = [word for word in said.words if word.span in doers]
    meant = next((found for word in words if (found := meant_by(record, word.text, word.span)).is_known), Party())
    if meant.names & maker_names(record, mine):
        action = told(record, mine.action.span)
        meant = Party(names_of(action, action.words, is_wanted=True))
    named = party_of(said, [word for word in words if word.text.lower() not in trip_words()["pronoun"]], is_wanted=True)
    is_owner = any(word.text.lower() in trip_words()["own"] for word in words)
    return Party(
        named.names | meant.names,
        named.sectors if named.sectors or is_owner else meant.sectors,
        named.roots if named.roots or is_owner else meant.roots,
    )


def meant_by(record: Record, text: str, span: Span) -> Party:
    """Whom a pronoun means, by the words that named him; nobody for other words."""
    if text.lower() not in trip_words()["pronoun"]:
        return Party()
    for actor in record.actors:
        if span in actor.mentions:
            first = next((at for at in actor.mentions if record.text_of(at).lower() not in trip_words()["pronoun"]), None)
            if first is not None:
                said = told(record, first)
                found = party_of(said, said.words, is_wanted=True)
                own = {key_of(actor)} if actor.kind not in {"unnamed", "people"} else set()
                return Party(found.names | {key for key in own if not key.startswith("local:")}, frozenset(actor.sectors), found.roots)
    return Party()


def owned_in(record: Record, span: Span, things: frozenset[str], owners: frozenset[str], act: Span | None) -> Iterator[Name]:
    """Each of some nouns of a condition with a name that stands for its owner: "consul" with Poland in "if Minsk expels our consul".

    A pronoun before an active act (`act`) means whom the article does, any other one who commits himself (`owners`).
    """
    said = told(record, span)
    for at, word in enumerate(said.words):
        if word.root in things:
            for name in (*owners_of(said, at, is_wanted=True), *_pronoun_owners(record, said, at, owners, act)):
                yield word.root, name


def _pronoun_owners(record: Record, said: Told, at: int, owners: frozenset[str], act: Span | None) -> frozenset[str]:
    before = said.words[max(0, at - 3) : at]
    own = next((word for word in reversed(before) if word.text.lower() in trip_words()["own"]), None)
    if own is None or any(word.text.lower() in trip_words()["of_place"] for word in before if word.span.start > own.span.start):
        return frozenset()
    is_before = act is not None and own.span.start < act.start
    whole = Span(own.span.start, said.words[at].span.end)
    bodies = [actor for actor in record.actors if actor.kind == "organisation" and any(each.contains(whole) for each in actor.mentions)]
    if is_before and bodies:
        return frozenset({key_of(bodies[0])})
    return meant_by(record, own.text, own.span).names if is_before else owners


def known_in(record: Record) -> frozenset[str]:
    """All names of an article, its dateline included."""
    datelines = (told(record, block.span) for block in record.article.blocks if block.kind == "dateline")
    return frozenset[str]().union(*(names_of(each, each.words) for each in (*sentences_of(record), *datelines)))
