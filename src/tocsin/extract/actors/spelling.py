"""When two spellings are one name: Qasem and Qassem, Zelensky and Zelenskyy."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DOUBLE = re.compile(r"(.)\1+")
_SAME = (("ou", "u"), ("oo", "u"), ("ee", "i"), ("kh", "h"), ("q", "k"), ("c", "k"), ("y", "i"), ("j", "i"), ("w", "v"), ("z", "s"), ("dh", "d"), ("e", "a"), ("o", "u"))  # fmt: skip
_NOT_LETTER = re.compile(r"[^a-z]+")


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """A name without what transliteration varies: accents, doubled letters, vowels that are heard alike."""
    text = unicodedata.normalize("NFKD", name).lower()
    text = _NOT_LETTER.sub("", text.removeprefix("al-").removeprefix("el-"))
    for old, new in _SAME:
        text = text.replace(old, new)
    return _DOUBLE.sub(r"\1", text)


def is_same_given(a: str, b: str) -> bool:
    """True for equal first names, for an initial of the other, and for one that begins the other (Mike and Mikhail are not)."""
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))
