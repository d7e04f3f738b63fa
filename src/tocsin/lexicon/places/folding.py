"""One key for every spelling of a name: "Saint-Denis", "St. Denis" and "ST DENIS" are one."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "ə": "a",
        "’": "", "‘": "", "'": "", "`": "", "ʻ": "", "ʼ": "", "ʹ": "", ".": "", "\u200e": "", "\u200f": "", "-": " ", "–": " ", "‑": " ", "/": " ", ",": " ",
    }
)  # fmt: skip
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """The key of a name: lower case, without accents, points and apostrophes, hyphens as blanks, "Saint", "Mount" and "Fort" short.

    `fold("Deir ez-Zor")` is "deir ez zor", `fold("U.S.")` is "us".
    """
    plain = name.translate(_LETTERS)
    if not plain.isascii():
        plain = "".join(letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))
    words = plain.lower().split()
    if len(words) > 1:
        words = [_SHORT.get(word, word) for word in words]
    return " ".join(words)
