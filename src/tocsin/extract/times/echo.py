"""Finds the date of an event that is only named: in its own clause, or where the text tells of it elsewhere.

"the anniversary of Soleimani's killing" finds "the drone strike that killed … Soleimani … on January 3" by the words they share.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tocsin.extract.syntax import sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

    from tocsin.extract.times.days import Days
    from tocsin.extract.times.patterns import Match
    from tocsin.extract.times.scene import Reading, Scene

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM"})
# Two rare words in common make an echo; one alone is in half of all sentences of a report.
_SHARED = 2
_AMOUNT_OF_DAYS = frozenset({"day", "part", "weekend"})


class Echo:
    """The dated sentences of one document, by the stems of their words."""

    __slots__ = ("_dated", "_days", "_remembered", "_seen", "told")

    def __init__(self, doc: Doc, told: list[tuple[Match, Reading]]) -> None:
        self.told = told
        self._dated: defaultdict[str, set[int]] = defaultdict(set)
        self._days: list[Days] = []
        self._remembered: list[tuple[frozenset[str], Days]] = []
        self._seen = Counter(stem for sent in doc.sents for stem in {*stems(sent)})
        for match, reading in told:
            self._add(doc, match, reading)

    def _add(self, doc: Doc, match: Match, reading: Reading) -> None:
        token = _token_at(doc, match.span.start)
        if token is None or reading.days is None or reading.type != "DATE" or reading.days.granularity not in _AMOUNT_OF_DAYS:
            return
        if reading.value and not reading.value.endswith("_REF"):
            for stem in set(stems(sentence_of(token))):
                self._dated[stem].add(len(self._days))
            self._days.append(reading.days)

    def next_to(self, match: Match, _scene: Scene) -> Days | None:
        """The date that stands right behind: "the day before [Oct. 12]"."""
        line = match.line
        for other, reading in self.told:
            gap = other.first - match.last
            if other.line is line and 0 < gap <= 2 and reading.days and reading.type == "DATE":
                between = {line.items[at].word for at in range(match.last + 1, other.first)}
                if between <= {"after", "before", "following", "the", "of"}:
                    return reading.days
        return None

    def just_before(self, match: Match) -> Days | None:
        """The date that a match explains: "Oct. 12, the day before the crash"."""
        line = match.line
        for other, reading in self.told:
            if other.line is line and match.first - other.last == 2 and line.items[match.first - 1].word == ",":
                return reading.days if reading.type == "DATE" else None
        return None

    def event(self, match: Match, scene: Scene) -> Days | None:
        """The date of the event that the words behind the match name."""
        named = _named_event(match, scene)
        if not named:
            return None
        own = self._in_clause(match, named)
        return own or self._elsewhere(frozenset(stems(named)))

    def _in_clause(self, match: Match, named: list[Token]) -> Days | None:
        first, last = min(token.idx for token in named), max(token.idx + len(token.text) for token in named)
        for other, reading in self.told:
            if other.line is match.line and first <= other.span.start < last and reading.days and reading.type == "DATE":
                return reading.days if reading.days.granularity in {"day", "part", "month"} else None
        return None

    def _elsewhere(self, wanted: frozenset[str]) -> Days | None:
        """The dated sentence that shares most, rare words counting more; null where too little is shared."""
        score: Counter[int] = Counter()
        shared: Counter[int] = Counter()
        for stem in wanted:
            for at in self._dated.get(stem, ()):
                score[at] += 1000 // self._seen[stem]
                shared[at] += 1
        best = max(score, key=lambda at: (score[at], -at), default=None)
        return None if best is None or shared[best] < _SHARED else self._days[best]

    def remember(self, match: Match, scene: Scene, days: Days) -> None:
        """Keeps the day of an anniversary for its next mention."""
        token = _token_at(scene.doc, match.span.start)
        if token is not None:
            self._remembered.append((frozenset(stems(sentence_of(token))), days))

    def remembered(self, match: Match, scene: Scene) -> Days | None:
        """The day of an anniversary of the same event, told before."""
        wanted = set(stems(_named_event(match, scene)))
        return next((days for seen, days in self._remembered if len(wanted & seen) >= min(_SHARED, len(wanted)) > 0), None)


def stems(tokens: Iterable[Token]) -> list[str]:
    """Content words without their endings, so that "killing" and "killed" are one."""
    return [token.lemma_.lower().removesuffix("ing") for token in tokens if token.pos_ in _CONTENT and len(token.lemma_) > 2]


def _token_at(doc: Doc, start: int) -> Token | None:
    found = doc.char_span(start, start + 1, alignment_mode="expand")
    return found[0] if found else None


def _named_event(match: Match, scene: Scene) -> list[Token]:
    """The words behind a match that name the event: what hangs on "of", "after" or "before", else the rest of the sentence."""
    last = _token_at(scene.doc, match.span.end - 1)
    if last is None:
        return []
    sent = sentence_of(last)
    behind = [token for token in sent if token.i > last.i]
    if not behind:
        return []
    marker = behind[0]
    if marker.dep_ in {"mark", "prep"} or marker.pos_ in {"ADP", "SCONJ"}:
        root = marker.head if marker.dep_ == "mark" else next((child for child in marker.children if child.dep_ in {"pobj", "pcomp"}), None)
        if root is not None and root.i > last.i:
            return [token for token in root.subtree if token.i > marker.i]
    return behind
