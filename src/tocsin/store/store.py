"""The store: one file, one object, small verbs. Everything that is written goes through one transaction an article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Engine, func, select

from tocsin.model import NOTHING_GIVEN, Article, Copy, Given, Page, Record, Review
from tocsin.model.questions import Filters
from tocsin.store import copying, fates, latest, read, reviews, sqlite, versions, write
from tocsin.store.fates import Turn, Watched
from tocsin.store.migrate import prepare
from tocsin.store.narrow import ask, ask_count
from tocsin.store.overlay import overlay_of
from tocsin.store.read import Found
from tocsin.store.reviews import Anchor
from tocsin.store.schema import article
from tocsin.store.versions import Placed
from tocsin.store.write import Putting

Clock = Callable[[], str]
T = TypeVar("T")


def utc_now() -> str:
    """The present moment as ISO 8601 in UTC, to the microsecond."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class Store:
    """Records on disk; made by `open_store`. `with open_store(path) as store:` closes it."""

    def __init__(self, engine: Engine, clock: Clock = utc_now) -> None:
        self._engine = engine
        self._clock = clock
        self._has_written = False

    @property
    def path(self) -> str:
        """The file."""
        return str(self._engine.url.database)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file, after a look at what it holds now where something was written."""
        if self._has_written:
            sqlite.tidy(self._engine)
        self._engine.dispose()

    def place(self, each: Article, maker: str) -> Placed:
        """The version that an article has here, and whether `maker` has read it already."""
        with sqlite.reading(self._engine) as connection:
            return versions.place(connection, each, maker)

    def has_page(self, page: Page, given: Given, maker: str) -> bool:
        """True if this very page, said to be the same, has been read by `maker`."""
        with sqlite.reading(self._engine) as connection:
            return maker in read.page_makers(connection, write.page_key(page, given))

    def put(
        self, record: Record, page: Page | None = None, given: Given = NOTHING_GIVEN, *, maker: str | None = None, is_reread: bool = False
    ) -> bool:
        """Keeps a record, and the page that it was read from, in one transaction; false if nothing was new.

        A changed text at a known address must have been placed first (`place`); raises StoreError otherwise.
        """
        with sqlite.writing(self._engine) as connection:
            now = self._clock()
            key = write.put_page(connection, page, given, now) if page else None
            putting = Putting(key, maker or versions.maker_of(record.made_by), now, is_reread)
            is_new = write.put_record(connection, record, putting)
        self._has_written |= is_new
        return is_new

    def rows(self, listed: str, filters: Filters) -> Iterator[tuple[Any, ...]]:
        """The rows of a list ("events", "claims", …) that answer a question, as they are read."""
        with sqlite.reading(self._engine) as connection:
            overlay = overlay_of(connection, filters)
            few = latest.rows(connection, listed, filters, overlay)
            whole = () if few is not None else connection.execution_options(yield_per=1000).execute(ask(listed, filters, overlay))
            yield from map(tuple, whole if few is None else few)

    def dicts(self, listed: str, filters: Filters) -> list[dict[str, Any]]:
        """The rows of a list by the names of its columns, without those that the desk works out."""
        with sqlite.reading(self._engine) as connection:
            asked = ask(listed, filters, overlay_of(connection, filters))
            return [dict(row) for row in connection.execute(asked).mappings()]

    def count(self, listed: str, filters: Filters) -> int:
        """How many rows `rows` would give."""
        with sqlite.reading(self._engine) as connection:
            return int(connection.execute(ask_count(listed, filters, overlay_of(connection, filters))).scalar() or 0)

    def records(self, filters: Filters | None = None) -> Iterator[Record]:
        """Whole records, in the order in which they came in."""
        with sqlite.reading(self._engine) as connection:
            for key in read.article_keys(connection, filters or Filters()):
                yield read.load_record(connection, key)

    def find(self, beginning: str, filters: Filters | None = None) -> Found:
        """The one finding whose id begins so, with its record; raises UnknownIdError."""
        with sqlite.reading(self._engine) as connection:
            return read.find(connection, beginning, filters or Filters())

    def uncompared(self) -> list[int]:
        """Keys of the texts that were not yet compared with the others, for copies."""
        with sqlite.reading(self._engine) as connection:
            return copying.uncompared(connection)

    def text(self, key: int) -> str:
        """The text of that key."""
        with sqlite.reading(self._engine) as connection:
            return copying.text_of(connection, key)

    def alike(self, sample: Iterable[int]) -> tuple[int, ...]:
        """Keys of the texts that share word sequences with a sample of hashes; the cost does not grow with the store."""
        with sqlite.reading(self._engine) as connection:
            return copying.alike(connection, sample).bodies

    def put_copies(self, key: int, sample: Iterable[int], pairs: Iterable[Copy]) -> None:
        """Keeps the copies of one text, whose articles are named by the keys of their texts, and that it was compared."""
        with sqlite.writing(self._engine) as connection:
            copying.put_copies(connection, key, sample, pairs, self._clock())
        self._has_written = True

    def alikeness(self, filters: Filters, articles: Sequence[str] | None = None) -> copying.Alikeness:
        """Each article of a question with the key of its text, and the pairs of texts that are copies; of some articles and their kin, if given."""
        with sqlite.reading(self._engine) as connection:
            kin = None if articles is None else copying.kin_of(connection, articles)
            return copying.bodies_of(connection, filters, kin), copying.pairs_of(connection, filters, kin)

    def untraced(self) -> list[int]:
        """Keys of the readings that were not yet looked through for what they do to commitments."""
        with sqlite.reading(self._engine) as connection:
            return fates.untraced(connection)

    def watched(self, reading: int | None = None) -> list[Watched]:
        """The open commitments that are watched; those of one reading, watched or not yet."""
        with sqlite.reading(self._engine) as connection:
            return fates.watched(connection, reading)

    def known_from(self, reading: int) -> str | None:
        """From when the world could know what a reading tells."""
        with sqlite.reading(self._engine) as connection:
            return fates.known_from(connection, reading)

    def traces(self, since: str) -> list[tuple[int, str]]:
        """Clauses of the readings that were known on or after a day, one clause a line."""
        with sqlite.reading(self._engine) as connection:
            return fates.traces(connection, since)

    def enders(self, kind: str, person: str | None, since: str) -> set[int]:
        """Readings that tell the end of a commitment of that kind, or of that person's office."""
        with sqlite.reading(self._engine) as connection:
            return fates.enders(connection, kind, person, since)

    def office_ends(self) -> dict[int, str]:
        """Per commitment the day from which it was known that its maker had left office."""
        with sqlite.reading(self._engine) as connection:
            return fates.office_ends(connection)

    def put_turns(self, reading: int, clauses: str, wires: Iterable[tuple[int, str]], turns: Iterable[Turn]) -> None:
        """Keeps that a reading was looked through, and all that was found, in one transaction."""
        with sqlite.writing(self._engine) as connection:
            fates.put_turns(connection, reading, (clauses, wires, turns), self._clock())
        self._has_written = True

    def anchor(self, identity: str) -> Anchor:
        """Where a finding of the present state stands; raises nothing for an id that `find` gave."""
        return self.ask(lambda connection: reviews.anchor_of(connection, identity))

    def put_review(self, each: Review, anchor: Anchor, seen: str | None = None) -> None:
        """Keeps a person's verdict; raises OvertakenError where what was decided is no longer what that person saw (`reviews.mark_of`)."""
        self.keep(lambda connection, now: reviews.put_review(connection, each, anchor, now, seen))

    def undo_review(self, identity: str, seen: str | None = None) -> bool:
        """Takes the last verdict on a finding back; false if there is none. Raises OvertakenError as `put_review` does."""
        return self.keep(lambda connection, now: reviews.undo(connection, identity, now, seen))

    def follow_reviews(self) -> int:
        """Carries verdicts over to newer readings and versions; how many."""
        return self.keep(reviews.follow)

    def stream(self, read_rows: Callable[[Connection], Iterator[T]]) -> Iterator[T]:
        """What a function of this room reads, as it is read, on one state of the store from beginning to end."""
        with sqlite.reading(self._engine) as connection:
            yield from read_rows(connection)

    def ask(self, question: Callable[[Connection], T]) -> T:
        """What a function of this room answers, on one state of the store."""
        with sqlite.reading(self._engine) as connection:
            return question(connection)

    def keep(self, put: Callable[[Connection, str], T]) -> T:
        """What a function of this room writes in one transaction; it is handed the moment."""
        with sqlite.writing(self._engine) as connection:
            kept = put(connection, self._clock())
        self._has_written = True
        return kept

    def shrink(self) -> None:
        """Writes the file anew without its free pages."""
        sqlite.shrink(self._engine)

    def readings(self) -> Iterable[int]:
        """Keys of the newest reading of every article version."""
        return self.ask(read.current_keys)

    def reading(self, key: int) -> tuple[Record, tuple[Page, Given] | None]:
        """One reading: its record, and the page that it was read from."""
        return self.ask(lambda connection: (read.load_record(connection, key), read.load_page(connection, key)))

    def record_of(self, article_id: str, version: int) -> Record:
        """The newest reading of one article version; raises UnknownIdError."""
        return self.ask(lambda connection: read.load_record(connection, read.key_of_version(connection, article_id, version)))

    def size(self) -> int:
        """Articles in their newest reading, older versions included."""
        with sqlite.reading(self._engine) as connection:
            return int(connection.execute(select(func.count()).select_from(article).where(article.c.recorded_to.is_(None))).scalar() or 0)


def open_store(path: str | Path, *, busy_seconds: float = 5.0, clock: Clock = utc_now) -> Store:
    """The store in that file, made where it is missing and brought to this version's schema where it is older.

    Raises ForeignDatabaseError, NewerSchemaError, LockedDatabaseError: each one line that says what to do.
    """
    with ExitStack() as unless_opened:
        engine = sqlite.connect(path, busy_seconds=busy_seconds)
        unless_opened.callback(engine.dispose)
        prepare(engine)
        unless_opened.pop_all()
    return Store(engine, clock)
