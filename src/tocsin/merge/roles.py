"""Who does a deed and to whom, as a sentence's words tell it: whose a noun is, the doer of an act, and whether two parties can be one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from tocsin.lexicon.trips import counts, trip_words
from tocsin.merge.told import NEAR, Told, Word, keys_of
from tocsin.merge.wires import Party
from tocsin.model import Record, Span

# The names that say whose a noun is stand within so many words of it: "Russian military planes".
_OWNER = 3
_SHORTEST = 4
# Whose a thing is that is told to be of somebody new: "the leader of a miners' union".
OTHER = "another"


def nation(word: str) -> str:
    """What a country and its people share: "ostia" for "Ostia" and "Ostian", "norland" for "Norlander"."""
    lowered = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    for ending in ("ians", "ian", "ans", "ers", "an", "er", "ese", "ish", "is", "ns", "s", "i", "n", "a", "ia"):
        if lowered.endswith(ending) and len(lowered) - len(ending) >= _SHORTEST:
            return lowered.removesuffix(ending)
    return lowered


def names_of(told: Told, words: Iterable[Word], *, is_wanted: bool = False) -> frozenset[str]:
    """The names in some words of a sentence: their keys with all that these stand for, and what is written in capitals.

    What is wanted stands for itself alone: a leader of Hamas is a Palestinian, and not every Palestinian one of Hamas.
    """
    listed = list(words)
    keys = {key for at, key in told.names if any(at.overlaps(word.span) for word in listed)}
    found = keys if is_wanted else frozenset[str]().union(*(keys_of(told.record, key) for key in keys))
    written = {f"~{nation(word)}" for word in written_in(told, listed)}
    return frozenset({key for key in found if not key.startswith("local:")} | written)


def written_in(told: Told, words: Iterable[Word]) -> frozenset[str]:
    """The words that are written as names, whole and in small letters."""
    return frozenset(word.text.lower() for word in words if _is_name(told, word))


def _is_name(told: Told, word: Word) -> bool:
    """True for a word in capitals that is no common noun at the head of a sentence, and no day."""
    if not word.text[0].isupper() or len(word.text) < _SHORTEST - 1 or word.text.lower() in trip_words()["empty"] or _is_day(told, word):
        return False
    named = [(at, key) for at, key in told.names if at.overlaps(word.span)]
    if any(not key.startswith("local:") for _, key in named):
        return all(at == word.span or len(told.record.text_of(at).split()) == 1 for at, _ in named)  # "Korea" is not North Korea
    if any(not word.meanings for _ in named):
        return True
    before = told.record.article.text[: word.span.start].rstrip(" \"'“‘(")
    return not (word.meanings or not before or before[-1] in ".!?\n:-–—")


def owners_of(told: Told, at: int, *, is_wanted: bool = False) -> frozenset[str]:
    """Whose a noun is, by the names right before it or behind "of": "Lithuanian" for the consul, "Ostia" for "the troops of Ostia"."""
    words = told.words
    before: list[Word] = []
    for n in range(at - 1, max(at - 1 - _OWNER, -1), -1):
        if _parts(words[n]) or not _is_joined(told, n):
            break
        before.append(words[n])
    behind = words[at + 2 : at + 2 + NEAR] if words[at + 1 : at + 2] and words[at + 1].text.lower() in {"of", "from"} else ()
    owned: list[Word] = []
    for word in behind:
        is_counted = word.text[0].isdigit() or word.text.lower() in counts()
        if word.text.lower() not in {"the", "a", "an", "another"} and not word.text[0].isupper() and not is_counted:
            break
        owned.append(word)
    is_other = bool(behind) and behind[0].text.lower() in {"a", "an", "another"}
    return names_of(told, (*before, *owned), is_wanted=is_wanted) | ({OTHER} if is_other else frozenset())


def _parts(word: Word) -> bool:
    """True for a word that ends the stretch before a noun: a verb, a preposition, an article."""
    lowered = word.text.lower()
    if lowered.endswith(("'s", "’s")) or word.text[0].isupper():
        return False
    return lowered in trip_words()["empty"] or lowered.endswith("ed") or bool(word.meanings & trip_words().acts)


def _is_joined(told: Told, n: int) -> bool:
    """True if no comma stands between a word and the next."""
    between = told.record.article.text[told.words[n].span.end : told.words[n + 1].span.start]
    return not between.strip(" -‑'’")


def party_of(told: Told, words: Iterable[Word], *, is_wanted: bool = False) -> Party:
    """What some words say of somebody: "An Ostian armoured column" has the name Ostia and no sector."""
    listed = list(words)
    names = names_of(told, listed, is_wanted=is_wanted)
    return Party(
        names, _sectors(told.record, listed), frozenset(word.root for word in listed if word.meanings or not word.text[0].isupper())
    )


def _sectors(record: Record, words: list[Word]) -> frozenset[str]:
    """The sectors of the first of those whom the words mention."""
    if not words:
        return frozenset()
    head = words[:1]
    for one, two in pairwise(words):
        if " of " in record.article.text[one.span.end : two.span.start + 1]:
            break
        head.append(two)
    whole = Span(head[0].span.start, head[-1].span.end)
    found = sorted(
        ((at.start, -at.end), actor.sectors) for actor in record.actors for at in actor.mentions if at.overlaps(whole) and actor.sectors
    )
    return frozenset(found[0][1]) if found else _kinds_of(words)


def _kinds_of(words: list[Word]) -> frozenset[str]:
    """The kinds of people that common nouns name where no actor was found: "Jihadists" are rebels."""
    kinds = dict(each.split("=") for each in trip_words()["sector_of"])
    return frozenset(kinds[meaning] for word in words for meaning in word.meanings if meaning in kinds)


def doer_at(told: Told, act: Word) -> Party:
    """Who does an act: the actor of the event that is coded there, else whoever stands before a verb, behind "by", or before a noun."""
    event = told.event_at(act)
    spans = [each.span for each in event.actors if each.span is not None and told.span.contains(each.span)] if event is not None else []
    if spans:
        listed = [word for word in told.words if any(each.overlaps(word.span) for each in spans)]
        found = party_of(told, listed)
        owners = owners_of(told, told.words.index(listed[-1])) if listed else frozenset()
        return replace(found, names=found.names | owners)
    at = told.words.index(act)
    is_done_by = told.words[at + 1 : at + 2] and told.words[at + 1].text.lower() in trip_words()["by"]
    if is_done_by or is_passive(told, at) or _is_noun(told, at):
        behind = _behind_by(told, at)
        return party_of(told, behind) if behind else Party(owners_of(told, at) if _is_noun(told, at) else frozenset())
    return party_of(told, _subject(told, at))


def is_passive(told: Told, at: int) -> bool:
    """True for "was seized", "had been handed over"."""
    before = {word.text.lower() for word in told.words[max(0, at - NEAR) : at]}
    return bool(before & trip_words()["being"]) and not told.words[at].text.endswith("ing")


def _is_noun(told: Told, at: int) -> bool:
    """True for "a raid", "the town's fall", "Israeli air strikes on the port"."""
    word = told.words[at].text.lower()
    if word.endswith("ed") or at == 0:
        return False
    before = told.words[at - 1]
    lowered = before.text.lower()
    return lowered in trip_words()["determiner"] or lowered.endswith(("'s", "’s")) or word.endswith(("tion", "sion", "ment", "ure", "al"))


def _behind_by(told: Told, at: int) -> list[Word]:
    """The words behind "by" in the same stretch."""
    words = told.words
    for n in range(at + 1, min(at + 1 + 2 * NEAR, len(words) - 1)):
        if not _is_joined(told, n - 1):
            break
        if words[n].text.lower() in trip_words()["by"] and not words[n + 1].text[0].isdigit():
            return [word for word in words[n + 1 : n + 1 + NEAR] if not _is_day(told, word)]
    return []


def _is_day(told: Told, word: Word) -> bool:
    return any(time.span.overlaps(word.span) for time in told.record.times)


def _subject(told: Told, at: int) -> list[Word]:
    """The words of whoever stands before a verb, up to what is said of him: "Thousands of refugees" of "… fleeing Ostian troops crossed"."""
    kept: list[Word] = []
    for word in told.words[_clause_start(told, at) : at]:
        is_small = _is_small(told, word)
        if kept and _ends_subject(word):
            break
        if not is_small:
            kept.append(word)
    return kept


def _clause_start(told: Told, at: int) -> int:
    """Where the clause of a verb begins: behind a comma or a word that opens another one, if something stands between."""
    table = trip_words()
    has_content = False
    for n in range(at - 1, -1, -1):
        word = told.words[n]
        is_said = word.text.lower() == "that" and any(
            each.text.lower() in table["alleged"] for each in told.words[max(0, n - NEAR - 1) : n]
        )
        if is_said or word.text.lower() in table["opening"] or (n < at - 1 and not _is_joined(told, n) and has_content):
            return n + 1
        has_content = has_content or not _is_small(told, word)
    return 0


def _ends_subject(word: Word) -> bool:
    """True for what follows the words for somebody: a preposition, a participle, a verb."""
    lowered = word.text.lower()
    if word.text[0].isupper():
        return False
    is_verb = lowered.endswith(("ing", "ed")) or bool(word.meanings & trip_words().acts)
    return lowered in trip_words()["of_place"] or is_verb


def _is_small(told: Told, word: Word) -> bool:
    lowered = word.text.lower()
    return lowered in trip_words()["empty"] or lowered in trip_words()["light"] or lowered.endswith("ly") or _is_day(told, word)


def can_be(wanted: Party, given: Party, *, known: frozenset[str]) -> bool:
    """True if nothing speaks against two parties being one: names that share none, a kind of people that the other is not.

    Where no name is wanted ("the junta"), a name that the first article does not know (`known`) is somebody else's.
    """
    if wanted.names and given.names:
        return bool(wanted.names & given.names)
    if given.names and known and not _own(given.names) & known and wanted.roots:
        return False
    return _are_one_kind(wanted, given)


def _own(names: frozenset[str]) -> frozenset[str]:
    """The names of a group or person without the country that it stands for; all names of others."""
    own = frozenset(each for each in names if each.startswith(("group:", "org:", "person:")))
    return own | {each for each in names if each.startswith("~")} if own else names


def _are_one_kind(wanted: Party, given: Party) -> bool:
    if not (wanted.sectors and given.sectors) or (
        wanted.sectors <= {"CVL"} and wanted.roots <= trip_words()["general"] | trip_words()["empty"]
    ):
        return True  # "armed men" may be anybody
    groups = [row for name, row in trip_words().lists.items() if name.startswith("sectors:")]
    return bool(wanted.sectors & given.sectors) or any(row & wanted.sectors and row & given.sectors for row in groups)
