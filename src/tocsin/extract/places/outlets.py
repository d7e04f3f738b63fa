"""Where the outlet sits, as a hint: a paper in Richmond means its own Richmond, a .ie address means Ireland."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tocsin.lexicon.places import fold

if TYPE_CHECKING:
    from tocsin.lexicon.places import PlaceIndex, Toponym
    from tocsin.model import Article

# Less than one mention in the text.
_COUNTRY_MASS = 0.8


def outlet_hints(article: Article, index: PlaceIndex) -> list[tuple[Toponym, float]]:
    """Places that the outlet's address speaks for, each with a mass."""
    host = _host(article)
    country = index.country_of_code(host.rsplit(".", 1)[-1]) if host else None
    return [(country, _COUNTRY_MASS)] if country else []


def _host(article: Article) -> str:
    found = _address().search(article.url or "") or _address().search(article.publisher or "")
    return found[1].lower() if found else ""


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"(?:^|//)(?:www\.)?([\w-]+(?:\.[\w-]+)+)")


def outlet_words(article: Article) -> str:
    """The outlet's own name, folded."""
    return fold(_host(article).split(".")[0] or article.publisher or "")
