"""The desk: one opened store and the questions that can be put to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, Unpack

from tocsin.desk.across import Across
from tocsin.desk.coding import audited_table, coded_table, sourced_table
from tocsin.desk.copies import update_copies, with_origins
from tocsin.desk.fates import update_fates
from tocsin.desk.filters import Asked, filters_of
from tocsin.desk.foreign import Imported, OnCount, compare_with, foreign_table, import_foreign
from tocsin.desk.reviews import Verdict, put_review, undo_review, with_verdicts
from tocsin.desk.table import Table
from tocsin.desk.trace import with_trace
from tocsin.merge.compare import Comparison, Within
from tocsin.model import NOTHING_GIVEN, Given, Page, Record, Review
from tocsin.model.columns import TABLES
from tocsin.model.questions import Filters
from tocsin.model.vocabulary import ReviewVerdict
from tocsin.present.explanation import Explanation, explain
from tocsin.store import Found, open_store, read
from tocsin.store.remarks import follow_remarks
from tocsin.store.reviews import mark_of

if TYPE_CHECKING:
    from tocsin.pipeline import OnProgress, Rereading, Tally


class Desk(Across):
    """A database and its questions. `with tocsin.open("crisis.db") as desk: desk.claims(speaker="Zarif").to_dicts()`."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        self.store.close()

    def add(
        self,
        sources: Iterable[str] | str,
        *,
        given: Given = NOTHING_GIVEN,
        processes: int = 1,
        pipeline: str = "",
        on_progress: OnProgress | None = None,
    ) -> Tally:
        """Reads and keeps articles: paths, directories, addresses, "-"; see `tocsin.pipeline.add`."""
        # Whoever only asks does not wait for the parser to be imported.
        from tocsin.pipeline import add

        listed = [sources] if isinstance(sources, str) else sources
        tally = add(listed, self.store, given=given, processes=processes, pipeline=pipeline, on_progress=on_progress)
        self.update()
        return tally

    def reread(self, *, processes: int = 1, pipeline: str = "", on_progress: Callable[[Rereading], None] | None = None) -> Rereading:
        """Reads all that is kept with the present version; says what changed."""
        from tocsin.pipeline import reread

        told = reread(self.store, processes=processes, pipeline=pipeline, on_progress=on_progress)
        self.update()
        return told

    def update(self) -> None:
        """Brings what is said across articles up to date; `add` and `reread` end with it, and a run that was killed goes on here."""
        from tocsin.desk.merging import update_picture

        update_copies(self.store)
        self.update_fates()
        self.store.follow_reviews()
        self.store.keep(follow_remarks)
        update_picture(self.store)

    def update_fates(self) -> int:
        """Looks through what came in for what it does to commitments; how many changes were found. `update` does it too."""
        return update_fates(self.store)

    def list(self, listed: str, filters: Filters) -> Table:
        """Any list by its name, one of `tocsin.model.columns.TABLES`."""
        read = partial(with_origins, self.store, filters) if listed == "articles" else partial(self.store.rows, listed, filters)
        return Table(listed, TABLES[listed], read, partial(self.store.count, listed, filters))

    def articles(self, **asked: Unpack[Asked]) -> Table:
        """Articles, by day of publication, each with its origin: articles that share their words are one."""
        return self.list("articles", filters_of(**asked))

    def events(self, **asked: Unpack[Asked]) -> Table:
        """Events, each with its actors and on whose word they stand, by day."""
        return self.list("events", filters_of(**asked))

    def coded(self, **asked: Unpack[Asked]) -> Table:
        """Events with country, sectors and title of each actor, the place's kind, how often told: what the field's formats are made from."""
        return coded_table(self.store, filters_of(**asked))

    def audited(self, **asked: Unpack[Asked]) -> Table:
        """Events with all that a reviewer asks of each: precision of the place, incident, voices, origins, articles, marks."""
        return audited_table(self.store, filters_of(**asked))

    def sourced(self, listed: str, **asked: Unpack[Asked]) -> Table:
        """Any list of findings ("claims", "dates" …) with the origin of each row's article, and how many articles copy it."""
        return sourced_table(self.store, listed, filters_of(**asked))

    def claims(self, **asked: Unpack[Asked]) -> Table:
        """Claims: who says what, by the day on which it was said, else published."""
        return self.list("claims", filters_of(**asked))

    def commitments(self, **asked: Unpack[Asked]) -> Table:
        """Threats, lines, promises, deadlines with what became of them, by the day on which they were made, else published."""
        return self.list("commitments", filters_of(**asked))

    def dates(self, **asked: Unpack[Asked]) -> Table:
        """Dates ahead, by day."""
        return self.list("dates", filters_of(**asked))

    def actors(self, **asked: Unpack[Asked]) -> Table:
        """Actors, one row an article."""
        return self.list("actors", filters_of(**asked))

    def roles(self, **asked: Unpack[Asked]) -> Table:
        """Offices, one row a mention."""
        return self.list("roles", filters_of(**asked))

    def places(self, **asked: Unpack[Asked]) -> Table:
        """Places, one row an article."""
        return self.list("places", filters_of(**asked))

    def times(self, **asked: Unpack[Asked]) -> Table:
        """Temporal expressions."""
        return self.list("times", filters_of(**asked))

    def quantities(self, **asked: Unpack[Asked]) -> Table:
        """Counted and measured things."""
        return self.list("quantities", filters_of(**asked))

    def copies(self, **asked: Unpack[Asked]) -> Table:
        """Pairs of articles that share their words: wire copies and rewrites, by the day from which both were known."""
        return self.list("copies", filters_of(**asked))

    def reach(self) -> tuple[str | None, str | None]:
        """First and last day from which the world could know something that is kept; null in an empty store."""
        first, last = self.store.ask(read.reach)
        return first and first[:10], last and last[:10]

    def find(self, beginning: str, **asked: Unpack[Asked]) -> Found:
        """The one finding whose id begins so, with its record and sentence; raises UnknownIdError."""
        return self.store.find(beginning, filters_of(**asked))

    def explain(self, beginning: str, *, traced: bool = False, **asked: Unpack[Asked]) -> Explanation:
        """Why that finding stands: sentence, spans to mark, rule, as values; raises UnknownIdError.

        `traced` reads an event's article again and adds what was considered there and rejected.
        """
        found = self.find(beginning, **asked)
        explained = explain(found.record, found.id)
        return with_verdicts(self.store, with_trace(explained, found.record, found.id) if traced else explained, found.id)

    def review(self, beginning: str, verdict: ReviewVerdict, *change: str, by: str, note: str = "", seen: str | None = None) -> Review:
        """A person's verdict on a finding: `desk.review("e3f2", "edited", "type", "PROTEST", by="Ana", note="no shots")`.

        It holds at every as-of, over rereading and newer versions, until it is replaced or taken back.
        Raises UnknownIdError, and ReviewError for a field or value that the finding cannot have; with `seen`, which `seen_of` gave,
        OvertakenError where somebody decided in between, also in another process.
        """
        field, value = (*change, None, None)[:2]
        return put_review(self.store, beginning, Verdict(verdict, by, field, value, note, seen))

    def seen_of(self, identity: str) -> str:
        """A short mark of all that was decided on a finding until now."""
        return self.store.ask(lambda connection: mark_of(connection, identity))

    def undo_review(self, beginning: str, *, seen: str | None = None) -> str:
        """Takes the last verdict on a finding back, and puts what it had replaced in force again; the finding's id."""
        return undo_review(self.store, beginning, seen)

    def reviews(self, **asked: Unpack[Asked]) -> Table:
        """What people said of findings, in the order in which they said it; with `all` what was taken back too."""
        return self.list("reviews", filters_of(**asked))

    def article(self, identity: str, version: int | None = None, **asked: Unpack[Asked]) -> Record:
        """The record of one article: that version, else the one that was known on the day asked about; raises UnknownIdError."""
        if version is not None:
            return self.store.record_of(identity, version)
        return self.store.ask(partial(read.record_as_of, article_id=identity, filters=filters_of(**asked)))

    def versions(self, identity: str) -> Sequence[dict[str, object]]:
        """The versions of an article in order, each with its days; none for one that is not kept."""
        return self.store.ask(partial(read.versions_of, article_id=identity))

    def page(self, identity: str, version: int) -> Page | None:
        """The page that a version was read from, as it came; null where it came as text; raises UnknownIdError."""
        return self.store.ask(partial(read.page_of, article_id=identity, version=version))

    def import_foreign(self, path: str, *, form: str | None = None, origin: str | None = None, on_count: OnCount | None = None) -> Imported:
        """Keeps the rows of a POLECAT, GDELT 2, ICEWS, ACLED or UCDP-GED file beside ours, marked as foreign."""
        return import_foreign(self.store, path, form=form, origin=origin, on_count=on_count)

    def foreign(self, **asked: Unpack[Asked]) -> Table:
        """Foreign events by day; `kind` asks for the data set, `article` for the origin."""
        return foreign_table(self.store, filters_of(**asked))

    def compare(self, origin: str | None = None, within: Within | None = None, **asked: Unpack[Asked]) -> Comparison:
        """Ours beside the foreign events of an origin, or of all: matched, only ours, only theirs, by day, country and type."""
        return compare_with(self.store, filters_of(**asked), origin=origin, within=within)

    def records(self, **asked: Unpack[Asked]) -> Iterator[Record]:
        """Whole records as the clocks of the question let through."""
        return self.store.records(filters_of(**asked))


def open_desk(path: str | Path, *, busy_seconds: float = 5.0) -> Desk:
    """The desk on a database file, which is made where it is missing; raises the errors of `open_store`."""
    return Desk(open_store(path, busy_seconds=busy_seconds))
