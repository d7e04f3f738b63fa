"""Words around place names and what they say, as `data/place_words.tsv` holds them."""

from __future__ import annotations

from functools import cache

from tocsin.lexicon.tables import load_table


@cache
def place_words(role: str) -> frozenset[str]:
    """All words of one role in lower case: `place_words("metonym_verb")` has "threaten"."""
    return frozenset(row["word"] for row in load_table("place_words").rows if row["role"] == role)


@cache
def place_values(role: str) -> dict[str, str]:
    """Words of one role with their value: `place_values("class_after")["county"]` is "admin2"."""
    return {row["word"]: row["value"] for row in load_table("place_words").rows if row["role"] == role}


@cache
def unit_words(role: str) -> frozenset[str]:
    """Words of the names of units, folded: `unit_words("class")` has "county", `unit_words("foreign")` "oblast"."""
    return frozenset(row["word"] for row in load_table("place_unit_words").rows if row["role"] == role)


@cache
def place_cues() -> dict[str, str]:
    """Words that speak for a country, with its ISO 3166-1 alpha-2: "sheriff" for US, "gardai" for IE."""
    return {row["word"]: row["iso2"] for row in load_table("place_cues").rows}


@cache
def place_weights(what: str) -> dict[str, float]:
    """What speaks for and against: `place_weights("recognise")["ship_before"]` is -8.0."""
    return {row["name"]: float(row["value"]) for row in load_table("place_weights").rows if row["what"] == what}
