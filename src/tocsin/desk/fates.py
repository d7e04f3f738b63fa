"""What later articles do to commitments: each article is looked through once, against all that is watched on either side of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from tocsin.codec import decode, encode
from tocsin.merge.fates import FateChange, endings, office_end, trips
from tocsin.merge.phrases import wire_of
from tocsin.merge.watching import Seen, may_trip, seen, tokens_of
from tocsin.merge.wires import Standing, Wire
from tocsin.model import Record
from tocsin.store import Store, Turn, Watched

Reading = Callable[[int], Record]


def update_fates(store: Store) -> int:
    """Looks through the articles that came in since the last time; how many changes of fate were found.

    Each pair of a commitment and a later article is looked at once, when the second of the two comes in: in whatever order
    articles are added, the same changes come out, and adding twice changes nothing.
    """
    pending = store.untraced()
    look = _Look(store) if pending else None
    return sum(look.through(key) for key in pending) if look else 0


@dataclass(slots=True)
class _Look:
    """One run over the articles that came in: what is watched, and the records at hand."""

    store: Store
    watched: list[Watched] = field(init=False)
    record: Reading = field(init=False)
    left: dict[int, str] = field(init=False)
    """Per commitment the first day on which its maker was known to have left office: later articles need not say so again."""

    def __post_init__(self) -> None:
        self.watched, self.left = self.store.watched(), self.store.office_ends()
        self.record = lru_cache(maxsize=512)(lambda key: self.store.reading(key)[0])

    def through(self, key: int) -> int:
        """One reading against all watched commitments, and its commitments against all readings that were looked through."""
        record, known = self.record(key), self.store.known_from(key)
        lines, mine = tokens_of(record), self.store.watched(key)
        wires = [(each.finding, encode(wire_of(Standing(each.commitment, record))).decode()) for each in mine]
        fresh = [_with_wire(each, wire) for each, (_, wire) in zip(mine, wires, strict=True)]
        turns = list(self._by(key, seen(lines), known)) if known else []
        turns += [turn for each in fresh for turn in self._of(each)]
        self.store.put_turns(key, "\n".join(lines), wires, turns)
        self.watched += fresh
        return len(turns)

    def _by(self, key: int, article: Seen, known: str) -> Iterator[Turn]:
        """What this reading does to the commitments that were known by then."""
        record = self.record(key)
        closed = {each.kind for each in record.commitments if not Standing(each, record).is_open}
        left = {role.person for role in record.roles if role.during is not None and role.during.end is not None}
        for each in self.watched:
            wire = _wire(each.wire)
            by = each.commitment.by.actor if each.commitment.by else None
            if each.known_from > known or each.article == record.article.id:
                continue
            if each.commitment.kind in closed or by in left or (wire is not None and may_trip(wire, article)):
                yield from self._turns(each, key, known)

    def _of(self, each: Watched) -> Iterator[Turn]:
        """What the readings that were looked through before do to a commitment that came in after them."""
        wire, by = _wire(each.wire), each.commitment.by.actor if each.commitment.by else None
        keys = self.store.enders(each.commitment.kind, by, each.known_from)
        if wire is not None:
            keys |= {key for key, written in self.store.traces(each.known_from) if may_trip(wire, _seen(written))}
        for key in sorted(keys - {each.reading}):
            known = self.store.known_from(key)
            if known is not None and self.record(key).article.id != each.article:
                yield from self._turns(each, key, known)

    def _turns(self, each: Watched, key: int, known: str) -> Iterator[Turn]:
        standing, later = Standing(each.commitment, self.record(each.reading)), self.record(key)
        left = office_end(standing, later) if known < self.left.get(each.finding, "~") else None
        for change in (*trips(standing, later), *endings(standing, later), *([left] if left else [])):
            if _follows(change, standing, (each.known_from, known)):
                yield _turn(change, each, key, later)
        if left:
            self.left[each.finding] = known


def _follows(change: FateChange, standing: Standing, known: tuple[str, str]) -> bool:
    """True if a change came after the commitment was made: what happened before, or on that very day, trips nothing."""
    made = standing.commitment.made or standing.record.article.published
    drawn = (made.start if made else None) or known[0]
    when = change.on.end if change.on else None
    if change.kind == "tripped":
        return when[:10] > drawn[:10] if when else known[1] > known[0]
    return when is None or when[:10] >= drawn[:10]


def _turn(change: FateChange, each: Watched, key: int, later: Record) -> Turn:
    start, end = change.evidence or (None, None)
    days = (change.on.start, change.on.end) if change.on else (None, None)
    return Turn(
        finding=each.finding,
        article=key,
        kind=change.kind,
        status=change.status,
        on_start=days[0],
        on_end=days[1],
        evidence=change.event or _ending(change, later) or later.article.id,
        start=start,
        end=end,
        words=later.text_of(change.evidence) if change.evidence else None,
        reason=change.reason,
    )


def _ending(change: FateChange, later: Record) -> str | None:
    """The commitment of the later article whose words tell the end."""
    spans: Iterable[tuple[str, object]] = ((each.id, span) for each in later.commitments for span in (each.fate[-1].span, each.action.span))
    return next((found for found, span in spans if change.kind == "ended" and span == change.evidence), None)


@cache
def _wire(written: str) -> Wire | None:
    return decode(written, Wire) if written != "null" else None


def _with_wire(each: Watched, wire: str) -> Watched:
    return Watched(each.finding, each.article, each.reading, each.known_from, each.commitment, wire)


@lru_cache(maxsize=1024)
def _seen(written: str) -> Seen:
    return seen(written.split("\n"))
