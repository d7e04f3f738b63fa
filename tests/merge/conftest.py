"""A small corpus of own sentences: two attacks, several voices, one copy."""

from __future__ import annotations

from dataclasses import replace

import pytest

CORPUS = (
    (
        "a",
        "2021-03-08",
        (
            "Rockets hit base\n\nRockets hit the air base near Kirkuk on Monday, killing two soldiers, the Iraqi military said. "
            "Seven rockets were fired at the base, the ministry said."
        ),
    ),
    (
        "b",
        "2021-03-09",
        (
            "Attack on Kirkuk base\n\nA rocket attack on the air base near Kirkuk on Monday killed five soldiers, a Kurdish official said. "
            "No group has claimed the attack."
        ),
    ),
    (
        "c",
        "2021-03-14",
        (
            "Bomb in Mosul\n\nA car bomb exploded at a market in Mosul on Saturday, killing nine people, police said. "
            "The blast wounded 20 others. It came days after a rocket attack on the air base near Kirkuk."
        ),
    ),
    (
        "d",
        "2021-03-14",
        "Mosul market blast\n\nThe car bomb at a market in Mosul on Saturday killed 11 people, the governor said.",
    ),
)


@pytest.fixture(scope="session")
def corpus(read):
    out = []
    for name, day, text in CORPUS:
        record = read(text, published=day, publisher=f"Outlet {name}")
        out.append(replace(record, article=replace(record.article, id=name)))
    return tuple(out)


@pytest.fixture(scope="session")
def told(read):
    """`told("The blast …", published="2021-03-08")` is the list of chains as lists of words."""
    from tocsin.merge.chains import chains_of

    def chains(text: str, published: str | None = None) -> list[list[str]]:
        record = read(text, published=published)
        found = chains_of(record)
        return [[record.text_of(mention.anchor) for mention in chain.mentions] for chain in found if chain.group == "violence"]

    return chains
