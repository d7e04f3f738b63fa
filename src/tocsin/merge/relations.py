"""How two accounts of one incident and slot stand to one another: by interval logic, order in time, scope and terms.

What is no conflict is law (record.md): overlapping bounds, rising tolls, one speaker's own revision, a wider scope, a coarser name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from tocsin.lexicon.accounts import Term, cue_words, states_in, terms_in
from tocsin.model import Account, Relation, Span
from tocsin.model.vocabulary import RelationKind

TOLLS = frozenset({"killed", "injured", "missing", "arrested"})
BLAME = frozenset({"perpetrator", "responsibility", "ordered_by", "backed_by", "weapon_origin"})
_NO_VOICE = frozenset({"outlet", "unattributed"})
SAME_WORDS = 0.5
"""Share of common words (F1) from which two values name one thing, as annotators of accounts took it."""
STEM = 5
"""Letters of a speaker's words that are compared: "Syrian" and "Syria's" are one; institutions rarely differ only after that."""
_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset({"the", "a", "an", "of", "in", "on", "at", "by", "and", "its", "their", "his", "to", "for", "was", "were", "s"})
_OPPOSITE = (("east", "west"), ("north", "south"), ("eastern", "western"), ("northern", "southern"))
_INFINITE = float("inf")


@dataclass(frozen=True, slots=True)
class Statement:
    """An account with what its article says around it: who in words, on which day, at which place of the text, how open."""

    account: Account
    speaker: str
    """Name of the ultimate speaker; empty for the outlet itself."""
    published: str | None
    wording: frozenset[str] = frozenset()
    """What the words around a figure say of it: open, superseded, risen; see `wording`."""
    days: tuple[int, int] | None = None
    """First and last day of the act as this telling of it dates it, as ordinals."""

    @property
    def day(self) -> str | None:
        """The day on which it was said, else printed: "On Thursday the council had said" is older than what it says today."""
        said = self.account.said
        day = (said.end or said.start) if said else None
        return (day or self.published or "")[:10] or None


def wording(text: str, span: Span, sentence: Span) -> frozenset[str]:
    """What the sentence of a figure says of it: open ("so far"), superseded ("initially", before the figure), risen ("rose to")."""
    words = f" {text[sentence.start : sentence.end].lower()}"
    before = f" {text[sentence.start : span.end].lower()}".rpartition(" but ")[2]
    heard = {"open": words, "risen": words, "superseded": before}
    return frozenset(role for role, said in heard.items() if any(f" {cue}" in f" {said}" for cue in cue_words(role)))


def sentence_around(text: str, span: Span, *, after: int = 0) -> Span:
    """The sentence of a figure, by full stops and line ends, and so many sentences after it."""
    start = max(text.rfind(". ", 0, span.start), text.rfind("\n", 0, span.start)) + 1
    end = span.end
    for _ in range(after + 1):
        end = min((at + 1 for at in (text.find(". ", end), text.find("\n", end)) if at >= 0), default=len(text))
    return Span(start, end)


def relations(statements: Sequence[Statement]) -> tuple[Relation, ...]:
    """The relations of all pairs of one incident and slot, read "a KIND b"; incomparable ones included."""
    return tuple(_relate(one, other) for one, other in combinations(statements, 2) if _is_pair(one.account, other.account))


_ONLY_DISPUTED = frozenset({"date", "place"})
"""Every article gives them: they are accounts where two of one incident differ, be it by a day."""


def worth_keeping(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Statements less those that say nothing alone: that an act happened where nobody denies it, a day or place that all give."""
    denied = {each.account.incident for each in statements if each.account.slot == "occurrence" and each.account.polarity == "denied"}
    given: dict[tuple[str, str], set[str | None]] = defaultdict(set)
    for each in statements:
        given[each.account.incident, each.account.slot].add(each.account.value)
    return tuple(
        each
        for each in statements
        if (each.account.slot != "occurrence" or each.account.incident in denied)
        and (each.account.slot not in _ONLY_DISPUTED or len(given[each.account.incident, each.account.slot]) > 1)
    )


def conflicts(found: Iterable[Relation]) -> Iterator[Relation]:
    """Those that are disputes: contradictions and denials."""
    return (relation for relation in found if relation.kind in {"contradicts", "denies"})


def _is_pair(one: Account, other: Account) -> bool:
    return (one.incident, one.slot) == (other.incident, other.slot) and one.id != other.id


def _relate(one: Statement, other: Statement) -> Relation:
    a, b = one.account, other.account
    if a.polarity != b.polarity:
        return _of_denial(one, other)
    if a.low is not None and b.low is not None:
        return _of_numbers(one, other)
    return _of_words(one, other)


def _said(one: Statement, kind: RelationKind, other: Statement, reason: str) -> Relation:
    return Relation(one.account.id, other.account.id, kind, reason)


def _of_denial(one: Statement, other: Statement) -> Relation:
    """A denial meets an accusation only where both name the same thing."""
    denial, claim = (one, other) if one.account.polarity == "denied" else (other, one)
    if not _is_one_thing(denial.account, claim.account):
        return _said(denial, "incomparable", claim, "what is denied is not what is affirmed")
    if _is_admitted(denial, claim):
        return _said(claim, "retracts", denial, "the speaker now says what he had denied")
    return _said(denial, "denies", claim, "the one says that what the other says is false")


def _is_admitted(denial: Statement, claim: Statement) -> bool:
    """True where a speaker says on a later day what he had denied; a later denial of what he said contradicts it."""
    days = (denial.day, claim.day)
    return bool(days[0] and days[1] and days[0] < days[1]) and _is_one_speaker(denial, claim)


def _is_one_thing(a: Account, b: Account) -> bool:
    left, right = _words(a.value), _words(b.value)
    if _likeness(left, right) >= SAME_WORDS or (a.slot == "occurrence" and _head(a.value) == _head(b.value)):
        return True
    kinds_a, kinds_b = terms_in(a.slot, a.value or ""), terms_in(b.slot, b.value or "")
    return bool(kinds_a & kinds_b)


def _head(value: str | None) -> str:
    """The last word: "attack" of "nerve gas attack"."""
    return (value or "").lower().rpartition(" ")[2]


def _of_numbers(one: Statement, other: Statement) -> Relation:
    a, b = one.account, other.account
    if (a.scope or "") != (b.scope or ""):
        return _of_scopes(one, other)
    left, right = _bounds(a), _bounds(b)
    if left == right:
        return _said(one, "same", other, "the same figure")
    if one.days and other.days and (one.days[0] > other.days[1] or other.days[0] > one.days[1]):
        return _said(one, "incomparable", other, "told of other days")
    if _is_one_speaker(one, other):
        return _in_order(one, other, "the speaker's own later figure") or _said(one, "revises", other, "one speaker, two figures")
    if left[0] <= right[1] and right[0] <= left[1]:
        return _of_overlap(one, other)
    if "vague" in {a.bound, b.bound} and left[1] > 0 and right[1] > 0:
        return _said(one, "incomparable", other, "a vague word stands for no figure")
    for later, earlier in ((one, other), (other, one)):
        if "superseded" in earlier.wording and "superseded" not in later.wording:
            return _said(later, "revises", earlier, "the text says that the figure was replaced")
        if _is_later_toll(later, earlier):
            return _said(later, "revises", earlier, "a toll that was open, and rose")
    return _said(one, "contradicts", other, "figures that cannot both be right")


def _bounds(account: Account) -> tuple[float, float]:
    low = account.low if account.low is not None else 0.0
    return low, account.high if account.high is not None else _INFINITE


def _of_scopes(one: Statement, other: Statement) -> Relation:
    a, b = one.account, other.account
    if a.scope and b.scope:
        return _said(one, "incomparable", other, "different scopes side by side")
    wide, narrow = (other, one) if a.scope else (one, other)
    if _bounds(wide.account)[1] >= _bounds(narrow.account)[0] and _bounds(narrow.account)[0] > 0:
        return _said(wide, "extends_scope", narrow, "a wider scope that holds the narrower")
    return _said(one, "incomparable", other, "different scope")


def _of_overlap(one: Statement, other: Statement) -> Relation:
    """The narrower of two overlapping intervals refines the wider; what overlaps in part is incomparable."""
    left, right = _bounds(one.account), _bounds(other.account)
    if left[0] >= right[0] and left[1] <= right[1]:
        return _said(one, "refines", other, "bounds overlap, this one is narrower")
    if right[0] >= left[0] and right[1] <= left[1]:
        return _said(other, "refines", one, "bounds overlap, this one is narrower")
    return _said(one, "incomparable", other, "bounds overlap in part")


def _is_one_speaker(one: Statement, other: Statement) -> bool:
    left, right = ({word[:STEM] for word in _words(each.speaker)} for each in (one, other))
    if not left or not right:
        return False
    known = one.account.speaker.actor
    return left <= right or right <= left or (known is not None and known == other.account.speaker.actor)


def _in_order(one: Statement, other: Statement, reason: str) -> Relation | None:
    """The later revises the earlier, by the day said, else by the clock of print, else by place in one text."""
    ordered = _by_time(one, other)
    if ordered:
        return _said(ordered[0], "revises", ordered[1], reason)
    if one.account.article == other.account.article:
        later, earlier = (one, other) if one.account.span > other.account.span else (other, one)
        return _said(later, "revises", earlier, reason)
    return None


def _by_time(one: Statement, other: Statement) -> tuple[Statement, Statement] | None:
    """The later and the earlier of two; none where neither the days on which they were said nor those of print differ."""
    for left, right in ((one.day, other.day), (one.published, other.published)):
        if left and right and left != right:
            return (one, other) if left > right else (other, one)
    return None


def _is_later_toll(later: Statement, earlier: Statement) -> bool:
    """A toll that grew: on a later day, or on one day where the wording left the smaller figure open.

    An outlet's own higher toll against the lower one of another article of that day was most likely written later.
    """
    a, b = later.account, earlier.account
    if a.slot not in TOLLS or _bounds(a)[0] <= _bounds(b)[1] or _bounds(b)[0] == 0:
        return False
    ordered = _by_time(later, earlier)
    if ordered:
        return ordered[0] is later and ("open" in earlier.wording or "risen" in later.wording)
    if a.speaker.kind == "outlet" and a.article != b.article:
        return True
    return "risen" in later.wording or ("open" in earlier.wording and a.article != b.article)


def _of_words(one: Statement, other: Statement) -> Relation:
    a, b = one.account, other.account
    left, right = _words(a.value), _words(b.value)
    if left == right:
        return _said(one, "same", other, "the same words")
    if ("superseded" in one.wording) != ("superseded" in other.wording):
        later, earlier = (other, one) if "superseded" in one.wording else (one, other)
        return _said(later, "revises", earlier, "the text says that it was replaced")
    if a.slot == "claimed_by":
        return _of_claims(one, other)
    if a.slot == "date":
        return _said(one, "contradicts", other, "two days for one act")
    if a.slot == "place":
        return _of_places(one, other, left, right)
    return _of_terms(one, other)


def _of_claims(one: Statement, other: Statement) -> Relation:
    silent = [any(cue in (each.account.value or "").lower() for cue in cue_words("none_claimed")) for each in (one, other)]
    if silent[0] != silent[1]:
        claimed, nobody = (other, one) if silent[0] else (one, other)
        return _said(claimed, "revises", nobody, "nobody had claimed it yet")
    return _said(one, "same" if silent[0] else "incomparable", other, "claims of responsibility")


def _of_places(one: Statement, other: Statement, left: frozenset[str], right: frozenset[str]) -> Relation:
    for pair in _OPPOSITE:
        for first, second in (pair, pair[::-1]):
            if first in left and second in right:
                return _said(one, "contradicts", other, f"{first} against {second}")
    narrow, wide = (one, other) if len(left) >= len(right) else (other, one)
    return _said(narrow, "refines", wide, "the finer words for one place")


def _of_terms(one: Statement, other: Statement) -> Relation:
    """Coarse and fine names: below another class refines, another class of the same level excludes, backed by it is open."""
    a, b = one.account, other.account
    left, right = terms_in(a.slot, a.value or ""), terms_in(b.slot, b.value or "")
    if a.slot in BLAME and _NO_VOICE & {a.speaker.kind, b.speaker.kind} and _exclude(left, right):
        return _said(one, "incomparable", other, "the outlet's own words are no voice in who did it")
    if a.slot in BLAME and _are_other_states(a.value, b.value):
        return _said(one, "contradicts", other, "parties of other states")
    if a.slot == "outcome" and _exclude(left, right) and _numbers(a.value) & _numbers(b.value):
        return _said(one, "contradicts", other, "opposite acts with the same number")
    if "backed" in f"{a.value} {b.value}".lower() and not left & right:
        return _said(one, "incomparable", other, "whether a backer did it is the question itself")
    for fine, coarse, high, low in ((one, other, right, left), (other, one, left, right)):
        if {term.below for term in low} & {term.kind for term in high}:
            return _said(fine, "refines", coarse, "the finer name")
    if a.slot == "status" and _exclude(left, right) and not _likeness(_words(a.value), _words(b.value)):
        return _said(one, "incomparable", other, "nothing says that they speak of one person")
    if _exclude(left, right) and a.slot in {"perpetrator", "cause", "status"}:
        return _said(one, "contradicts", other, "terms that exclude each other")
    if _kinds(left) & _kinds(right) or _likeness(_words(a.value), _words(b.value)) > 0:
        fine, coarse = (one, other) if len(_words(a.value)) >= len(_words(b.value)) else (other, one)
        return _said(fine, "refines", coarse, "more words for one thing")
    return _said(one, "incomparable", other, "nothing says that they speak of one thing")


def _kinds(terms: frozenset[Term]) -> frozenset[str]:
    return frozenset(term.below or term.kind for term in terms)


def _exclude(left: frozenset[Term], right: frozenset[Term]) -> bool:
    """True for terms of classes that cannot both hold: "shot down", "a technical fault"."""
    return bool(_kinds(left) and _kinds(right) and not _kinds(left) & _kinds(right))


def _are_other_states(a: str | None, b: str | None) -> bool:
    """True where both name states and none in common: "Iran-backed militia", "the U.S. and its allies"."""
    left, right = states_in(a or ""), states_in(b or "")
    return bool(left and right and not left & right)


def _numbers(value: str | None) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(value or "") if word.isdigit())


def _words(value: str | None) -> frozenset[str]:
    same = dict(pair.split("=") for pair in cue_words("same_as"))
    return frozenset(same.get(word, word) for word in _WORD.findall((value or "").lower()) if word not in _EMPTY)


def _likeness(left: frozenset[str], right: frozenset[str]) -> float:
    """F1 of two sets of words; 0 where one is empty."""
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0
