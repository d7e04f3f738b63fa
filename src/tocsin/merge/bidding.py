"""Which word of a condition is the act that must happen, where its verb only carries it or says that it fails."""

from __future__ import annotations

from tocsin.lexicon.trips import acts_at, meanings_at, root, trip_words


def act_at(texts: list[str], given: int | None, spoken: list[str], named: frozenset[int]) -> tuple[int | None, bool]:
    """Which word is the act, and whether it is said to fail: "carry out another test" is the test, "fails to agree" the agreement."""
    table = trip_words()
    is_act = [n not in named and bool(meanings_at(texts, n) & table.acts) for n in range(len(texts))]
    is_light = [root(word) in table["light"] for word in texts]
    if given is None:
        found = next((n for n, act in enumerate(is_act) if act and not is_light[n]), None)
        return found, False
    fails = spoken[given].lower() in table["refusal"] and "to" in [word.lower() for word in spoken[given + 1 : given + 3]]
    is_phrase = len(acts_at(texts, given)[1]) > 1  # "take part", "set foot"
    if fails or (is_light[given] and not is_phrase):
        end = next((n for n in range(given + 1, len(texts)) if texts[n].lower() == "and"), len(texts))
        behind = [n for n in range(given + 1, end) if is_act[n] and not is_light[n]]
        before = [n for n in range(given) if is_act[n] and not is_light[n]]
        found = next(iter((*behind, *before)), None)
        while found is not None and found + 1 in behind:
            found += 1  # "air strikes", "missile tests": the last of the words is the act
        if found is None and fails:
            found = next((n for n in range(given + 2, len(texts)) if texts[n - 1].lower() == "to"), given)
        return (found if found is not None else given), fails
    return given, False


def other_act(texts: list[str], at: int | None) -> int | None:
    """The second act of "attacks or blockades"."""
    either = next((n for n, word in enumerate(texts) if word.lower() == "or" and at is not None and n > at), None)
    if either is None:
        return None
    return next((n for n in range(either + 1, len(texts)) if meanings_at(texts, n) & trip_words().acts), None)


def act_beside(texts: list[str], thing: int) -> int | None:
    """The next word that names an act: "fail" in "if talks fail"; null where there is none."""
    return next((n for n in range(thing + 1, len(texts)) if acts_at(texts, n)[0]), None)
