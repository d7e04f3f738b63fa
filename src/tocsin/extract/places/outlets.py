"""Where the outlet sits, as a hint: a paper in Richmond means its own Richmond, a .ie address means Ireland."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tocsin.lexicon.places import fold, place_cues

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tocsin.extract.places.spotting import Words
    from tocsin.lexicon.places import Named, PlaceIndex, Toponym
    from tocsin.model import Article

# Less than one mention in the text.
_COUNTRY_MASS = 1.0
_CUE_MASS = 0.5
# Beyond four, more words of one country say nothing new.
_MOST_CUES = 4
# Shorter names stand in too many addresses by chance.
_SHORTEST = 4


def outlet_hints(article: Article, words: Words, index: PlaceIndex) -> list[tuple[Toponym, float]]:
    """Countries that the outlet's address and the text's own words speak for, each with a mass: .ie, "sheriff", "crore"."""
    host = _host(article)
    masses: defaultdict[str, float] = defaultdict(float)
    if host:
        masses[host.rsplit(".", 1)[-1]] += _COUNTRY_MASS
    cues = Counter(place_cues()[word] for word in place_cues().keys() & set(words.low))
    for code, count in cues.items():
        masses[code] += _CUE_MASS * min(count, _MOST_CUES)
    found = ((index.country_of_code(code), mass) for code, mass in masses.items())
    return [(country, mass) for country, mass in found if country]


class Outlet(NamedTuple):
    """An outlet's own name without blanks, "richmondregister", and whether it was read off its address."""

    words: str = ""
    is_address: bool = False


def outlet_of(article: Article) -> Outlet:
    """The outlet as a name that places may stand in; a paper means the town it is named after."""
    host = _host(article).rpartition(".")[0]
    return Outlet(fold(host or article.publisher or "").replace(" ", ""), bool(host))


def is_own_town(outlet: Outlet, key: str, senses: Iterable[Named]) -> bool:
    """True if the outlet is named after the place and may be local: "parisbeacon.com" after Paris.

    "Moscow Times", or "Havana desk", given by name alone, means the capital: of such names the press of the world is full.
    """
    plain = key.replace(" ", "")
    is_named = len(plain) >= _SHORTEST and plain in outlet.words
    return is_named and (outlet.is_address or not any(named.toponym.is_capital for named in senses))


def _host(article: Article) -> str:
    found = _address().search(article.url or "") or _address().search(article.publisher or "")
    return found[1].lower() if found else ""


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"(?:^|//)(?:www\.)?([\w-]+(?:\.[\w-]+)+)")
