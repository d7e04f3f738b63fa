"""The questions about many articles, and what people rule on them; `Desk` has them all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, Unpack

from tocsin.desk.cases import cases
from tocsin.desk.changes import changes
from tocsin.desk.filters import Asked, filters_of, full_day
from tocsin.desk.ledger import statements
from tocsin.desk.pages import IncidentPage, StoryPage, incident_page, story_page
from tocsin.desk.pictures import picture_table
from tocsin.desk.queue import SHARE, queue
from tocsin.desk.rulings import Said, judge, note, settle, split, undo
from tocsin.desk.table import Table
from tocsin.model import Judgement
from tocsin.model.across import ASKED
from tocsin.store import Store, paging
from tocsin.store.remarks import remarks


class Across:
    """What a desk can be asked across articles."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def stories(self, **asked: Unpack[Asked]) -> Table:
        """Articles that tell of one thing over time."""
        return picture_table(self.store, "stories", filters_of(**asked))

    def incidents(self, **asked: Unpack[Asked]) -> Table:
        """Event mentions that are one incident, within and across articles; each row counts voices, origins and articles."""
        return picture_table(self.store, "incidents", filters_of(**asked))

    def disputes(self, **asked: Unpack[Asked]) -> Table:
        """Accounts that differ, one row a speaker; `policy` says which figure stands beside them as best."""
        return picture_table(self.store, "disputes", filters_of(**asked))

    def voices(self, **asked: Unpack[Asked]) -> Table:
        """Ultimate speakers with what they say of incidents: ten articles that cite one command are one voice."""
        return picture_table(self.store, "voices", filters_of(**asked))

    def incident(self, identity: str, **asked: Unpack[Asked]) -> IncidentPage:
        """Everything about one incident, under any id that it has or had; raises UnknownIdError."""
        return incident_page(self.store, identity, filters_of(**asked))

    def story(self, identity: str, **asked: Unpack[Asked]) -> StoryPage:
        """One story with its articles and incidents; raises UnknownIdError."""
        return story_page(self.store, identity, filters_of(**asked))

    def search(self, words: str, **asked: Unpack[Asked]) -> Table:
        """Articles whose text holds all the words, the best first; words in quotation marks stand together."""
        filters = filters_of(**asked)
        return self._asked("search", lambda: self.store.stream(partial(paging.search, words=words, filters=filters)))

    def diff(self, since: str, until: str, *, kind: str | None = None, limit: int | None = None) -> Table:
        """What became known, changed, was withdrawn, which disputes opened and closed, what tripped, between the ends of two days."""
        first, last = (full_day("diff", day, is_last=True) for day in (since, until))
        filters = filters_of(kind=kind, limit=limit)
        return self._asked("changes", lambda: changes(self.store, first, last, filters))

    def statements(
        self, about: str, *, as_of: str | None = None, speaker: str | None = None, kind: str | None = None, limit: int | None = None
    ) -> Table:
        """Who said it first, through whom it travelled, how the wording drifted; about an incident, an event, or words."""
        filters = filters_of(as_of=as_of, speaker=speaker, kind=kind, limit=limit)
        return self._asked("statements", lambda: statements(self.store, about, filters))

    def queue(self, *, limit: int | None = SHARE, as_of: str | None = None, kind: str | None = None, all: bool = False) -> Table:  # noqa: A002 - as in every list
        """What a person should look at, by consequence; a morning's share of 15 unless `limit` says otherwise."""
        filters = filters_of(limit=limit, as_of=as_of, kind=kind, all=all)
        return self._asked("queue", lambda: queue(self.store, filters))

    def remarks(self, **asked: Unpack[Asked]) -> Table:
        """Verdicts on pairs, notes, what is watched, sign-offs; by `kind`, `by`, and `id` of the row that they stand beside."""
        filters = filters_of(**asked)
        names = [column.name for column in ASKED["remarks"]]

        def read() -> Iterator[tuple[Any, ...]]:
            rows = self.store.ask(partial(remarks, filters=filters))
            return (tuple(row[name] for name in names) for row in rows)

        return self._asked("remarks", read)

    def _asked(self, listed: str, read: Any) -> Table:
        return Table(listed, ASKED[listed], read, lambda: sum(1 for _ in read()))

    def judge(self, left: str, right: str, verdict: str, *, by: str, note: str = "") -> Judgement:
        """A person's word that two events, or two incidents, are "same" or "different"; passed on, and refused where it contradicts another.

        Raises ReviewError with one line that says which verdict it contradicts, UnknownIdError.
        """
        return judge(self.store, left, right, verdict, Said(by, note))

    def merge(self, a: str, b: str, *, by: str, note: str = "") -> Judgement:
        """Two incidents are one."""
        return judge(self.store, a, b, "same", Said(by, note))

    def split(self, incident: str, event: str, *, by: str, note: str = "") -> Judgement:
        """An event of an incident is another one."""
        return split(self.store, incident, event, Said(by, note))

    def settle(self, account: str, *, by: str, note: str = "") -> str:
        """Rules an account right: its dispute is settled from today on, until somebody else contradicts it; the remark's id for `undo`."""
        return settle(self.store, account, Said(by, note))

    def note(self, row: str, text: str, *, by: str) -> str:
        """A note of one's own beside any row; its id."""
        return note(self.store, "note", row, Said(by, text))

    def watch(self, what: str, *, by: str, note: str = "") -> str:
        """Puts a name, a place, words or an incident on the watch list: the queue shows what touches it first; its id."""
        return _noted(self.store, "watch", what, by, note)

    def signoff(self, row: str, *, by: str, note: str = "") -> str:
        """Somebody has looked and stands for it; its id."""
        return _noted(self.store, "signoff", row, by, note)

    def undo(self, beginning: str) -> str:
        """Takes a verdict on two, a note, a watch or a sign-off back; its id. Raises UnknownIdError."""
        return undo(self.store, beginning)

    def cases(self) -> Sequence[dict[str, Any]]:
        """Corrections as test cases: sentence, words, what the machine said, what a person said."""
        return list(cases(self.store))


def _noted(store: Store, kind: str, row: str, by: str, text: str) -> str:
    return note(store, kind, row, Said(by, text))
