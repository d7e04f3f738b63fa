"""Which language a stretch of text is in, by its function words and letters: enough to keep English apart from the rest."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache

from tocsin.lexicon.tables import load_table

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# The head of a text tells its language; 1,500 words of a 2 MB line are as good as all of them.
_SAMPLE = 12_000
# On English news a quarter to a half of all words are among these; headlines and lists of names fall to a tenth.
_ENGLISH_SHARE = 0.12


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language of the code book."""

    code: str
    name: str
    script: str
    letters: frozenset[str]
    words: frozenset[str]


@cache
def tongues() -> tuple[Tongue, ...]:
    """All languages of the code book, in its order."""
    return tuple(
        Tongue(row["code"], row["name"], row["script"], frozenset(row["letters"]), frozenset(row["words"].split()))
        for row in load_table("languages").rows
    )


@cache
def english_words() -> frozenset[str]:
    """The function words of English."""
    return next(tongue.words for tongue in tongues() if tongue.code == "en")


def language_of(text: str) -> str | None:
    """ISO 639-1 of a text of some length ("en", "fa"), or null where too little of it is words."""
    words = words_of(text[:_SAMPLE])
    if not words:
        return None
    script = _script_of(words)
    if script != "LATIN":
        return _by_letters(script, words)
    if _share(words, english_words()) >= _ENGLISH_SHARE:
        return "en"
    counts = [(_share(words, tongue.words), tongue.code) for tongue in tongues() if tongue.script == "LATIN"]
    share, code = max(counts)
    return code if share >= _ENGLISH_SHARE else None


def is_foreign_line(line: str) -> bool:
    """True for a line of another language inside English: "Labari da Dumi-Duminsa", a line in Arabic script.

    Names alone do not count: two different function words of one other language must stand in the line, and more than English ones.
    """
    words = words_of(line[:_SAMPLE])
    if len(words) < 2:  # one word may be a name in any language
        return bool(words) and _script_of(words) != "LATIN"
    if _script_of(words) != "LATIN":
        return True
    seen = set(words)
    english = len(seen & english_words())
    return any(len(seen & tongue.words) >= max(2, 2 * english + 1) for tongue in tongues() if tongue.code != "en")


def words_of(text: str) -> list[str]:
    """The words of a text, in lower case, without digits."""
    return [word.casefold() for word in _WORD.findall(text)]


def _share(words: list[str], known: frozenset[str]) -> float:
    return sum(word in known for word in words) / len(words)


def _script_of(words: list[str]) -> str:
    """The script of most letters, as Unicode names it: "LATIN", "ARABIC"; kana among Chinese characters are Japanese."""
    counts = Counter(_script(letter) for word in words[:400] for letter in word[:20])
    script, most = counts.most_common(1)[0]
    return "HIRAGANA" if script == "CJK" and counts["HIRAGANA"] > most / 10 else script


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "LATIN").split()[0].split("-")[0]


def _by_letters(script: str, words: list[str]) -> str | None:
    """The language of that script whose own letters and words are seen most."""
    letters = Counter("".join(words))
    best = [
        (sum(letters[letter] for letter in tongue.letters) + 3 * sum(word in tongue.words for word in words), -rank, tongue.code)
        for rank, tongue in enumerate(tongues())
        if tongue.script == script
    ]
    return max(best)[2] if best else None


def language_name(code: str) -> str:
    """The English name of a code: "fa" is Persian."""
    return next((tongue.name for tongue in tongues() if tongue.code == code), "unknown")
