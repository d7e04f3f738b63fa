"""What would trip a commitment, as words: the nouns that a line and its wire are, and what of them stands where."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.lexicon.trips import root, trip_words
from tocsin.merge.bounds import Bound
from tocsin.merge.compare import distance_km
from tocsin.merge.told import WORD, mentions
from tocsin.model import Commitment, Condition, Place, Record, Span

OPEN = frozenset({"standing", "unknown"})
Name = tuple[str, str]
# Where one of two acts is enough ("attacks or blockades the port"), fewer of the things belong to it.
_SHARE_OF_ONE = 0.3
SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Standing:
    """A commitment with the record of the article that told it."""

    commitment: Commitment
    record: Record

    @property
    def is_open(self) -> bool:
        """True if its last fate leaves it in force."""
        return not self.commitment.fate or self.commitment.fate[-1].status in OPEN

    @property
    def since(self) -> str | None:
        """The day on which it was made, else that of its article."""
        when = self.commitment.made or self.record.article.published
        return when.start[:10] if when is not None and when.start else None


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a wire: its id, how it is written, and its circle where it is known."""

    id: str
    words: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody as he can be compared across articles: names, kinds of people, and common nouns; all empty where nothing is known."""

    names: frozenset[str] = frozenset()
    """Keys, and what is written in capitals behind "~"."""
    sectors: frozenset[str] = frozenset()
    roots: frozenset[str] = frozenset()

    @property
    def is_known(self) -> bool:
        """False where nothing is said of him."""
        return bool(self.names or self.sectors or self.roots)


@dataclass(frozen=True, slots=True)
class Wire:
    """What must be found for a line to trip: meanings of acts, roots of things, and named parties and places."""

    acts: frozenset[str]
    things: frozenset[str]
    names: frozenset[Name]
    """Keys with the words that stand for them: each of them must stand there."""
    first: Name | None
    """The name that stands before the act, where it is who is to do it."""
    is_unless: bool
    words: str
    verb: str = ""
    """Root of an act that no meaning is listed for: "devalu"."""
    agents: frozenset[str] = frozenset()
    """Who is to act, where only a common noun says so: one of them must stand there, unless it is told in the passive."""
    after: str | None = None
    """Last day of the term within a condition; what is not done by then is known only behind it."""
    is_lasting: bool = False
    """True for "as long as gas flows": its end trips."""
    slight: frozenset[str] = frozenset()
    """Things that say little of what is meant."""
    makers: frozenset[Name] = frozenset()
    """Names of the committing party and of the sentence, by which a passed deadline is known to be this one."""
    owners: frozenset[Name] = frozenset()
    """Whom "its" and "our" mean: one of them must stand there."""
    spots: frozenset[Spot] = frozenset()
    bound: Bound | None = None
    share: float = SHARE
    """How much of the things must stand there."""
    since: str | None = None
    who: Party = Party()
    """Who is to do it."""
    owned: frozenset[Name] = frozenset()
    """Whose the things and agents are: the root of a noun with a name that stands for its owner."""
    known: frozenset[str] = frozenset()
    """All names of the article that told the line."""


def hanging(standing: Standing) -> Condition | None:
    """The condition that names something; null for "if necessary"."""
    condition = standing.commitment.condition
    if condition is None:
        return None
    words = [word.lower() for word in WORD.findall(standing.record.text_of(condition.span))]
    return condition if any(word not in trip_words()["idle"] and word not in trip_words()["empty"] for word in words) else None


def names_in(record: Record, span: Span) -> set[Name]:
    """The names in some characters, by key and as they are written."""
    return {(key, record.text_of(at)) for at, key in mentions(record, span)}


def content_of(words: str) -> frozenset[str]:
    """Roots of the words that name something."""
    return frozenset(root(match) for match in WORD.findall(words) if match.lower() not in trip_words().weak)


def is_near(spot: Spot, place: Place) -> bool:
    """True for a place inside the circle of a spot: a shoal in a sea, a village in a province."""
    if None in {spot.lat, spot.lon, spot.radius_km, place.lat, place.lon}:
        return False
    return distance_km((spot.lat, spot.lon), (place.lat, place.lon)) <= spot.radius_km  # type: ignore[arg-type, operator]
