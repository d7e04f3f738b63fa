"""Letters of acronyms and the capitals that they spell."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tocsin.extract.actors.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

# "the Office of the United Nations High Commissioner for Refugees" has eleven words.
_LONGEST = 14
_SHORTEST = 2
# What stands with an acronym in its bracket is short: "(known by its Spanish initials ABC)".
_BRACKET = 10
_ENDS = frozenset({")", ",", ";"})
_SILENT = frozenset({"the", "'s", "’s"})


def is_acronym(word: str) -> bool:
    """True for "MLC", "DoD" and "M23" without its digits; not for "Mr"."""
    return len(word) >= _SHORTEST and word.isalpha() and sum(c.isupper() for c in word) > 1 and word[0].isupper()


def is_shuffled(word: str, capitals: list[str]) -> bool:
    """True if an acronym has, but for one, the letters of a name in another order: UGTT for "Tunisian General Labour Union"."""
    letters = Counter(word.upper())
    return len(capitals) >= len(word) - 1 and sum((letters & Counter(capitals)).values()) >= max(2, len(word) - 1)


def name_start(scene: Scene, end: int, word: str) -> int | None:
    """Where a name begins of which the capitals before token `end` spell a word, read from its end; small words between them are free."""
    tokens = scene.tokens
    letters = [c.upper() for c in word if c.isupper()]
    i = end - 1
    while i >= 0 and end - i <= _LONGEST and letters:
        text = tokens[i].text
        if text[:1].isupper():
            if text[0].upper() != letters[-1]:
                return None
            letters.pop()
            if not letters:
                return i if end - i > 1 else None
        elif text.lower() not in scene.cues("within_name"):
            return None
        elif text[0].upper() == letters[-1] and text not in _SILENT and len(letters) > 1 and _is_counted(tokens, i, letters):
            letters.pop()
        i -= 1
    return None


def _is_counted(tokens: list[Token], i: int, letters: list[str]) -> bool:
    """True where a small word has to give its own letter: the "of" of "Department of Defense (DoD)" only if no capital before does."""
    before = next((token.text for token in reversed(tokens[max(0, i - 3) : i]) if token.text[:1].isupper()), "")
    return before[:1] != letters[-1] and before[:1] == letters[-2]


def acronym_in(scene: Scene, bracket: int) -> int | None:
    """The one acronym of a bracket that holds nothing else of weight: "(UFRW)", '("UFRW")', "(UFRW in its French acronym)"."""
    tokens, found = scene.tokens, None
    for i in range(bracket + 1, min(bracket + _BRACKET, len(tokens))):
        token = tokens[i]
        if token.text in _ENDS and found is not None:
            return found
        if is_acronym(token.text.replace(".", "")) and scene.state_at(i) is None:
            if found is not None:
                return found if token.i > found + 1 else None
            found = i
        elif found is None and not (token.is_punct or token.lower_ in scene.cues("before_acronym") or scene.state_at(i) is not None):
            return None
        elif found is not None and token.lower_ not in scene.cues("in_its") and token.lower_ not in scene.cues("before_acronym"):
            return found if _goes_on(scene, found, i) else None
    return None


def _goes_on(scene: Scene, found: int, i: int) -> bool:
    """True behind "(BAO, by its Spanish initials)" and "(ABC in Spanish)": a small word came first."""
    return any(token.lower_ in scene.cues("in_its") for token in scene.tokens[found + 1 : i])
