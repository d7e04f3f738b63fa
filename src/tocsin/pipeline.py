"""Wires the stages: ingest → article → reading → store. Faults per article are counted here and the batch goes on.

`add(sources, store)` keeps articles; `reread(store)` runs the present version over what is kept and says what changed.
"""

from __future__ import annotations

import hashlib
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from tocsin.article import read_page
from tocsin.errors import StoreError, TocsinError
from tocsin.ingest import pages
from tocsin.language import load_pipeline
from tocsin.language.parse import DEFAULT_PIPELINE, installed_name
from tocsin.model import NOTHING_GIVEN, Actor, Article, Claim, Commitment, Event, Given, Page, Place, Quantity, Record, Rejected, RiskDate
from tocsin.reading import VERSION, read_article
from tocsin.store import Store

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

# How many articles each process may be ahead of the writer: enough to keep it busy, few enough to hold in memory.
AHEAD = 4


_KINDS: dict[type, str] = {
    Event: "event",
    Claim: "claim",
    Commitment: "commitment",
    RiskDate: "date",
    Quantity: "quantity",
    Actor: "actor",
    Place: "place",
}


@dataclass(slots=True)
class Tally:
    """What went in and what came of it, counted while a batch runs; `came_in` is the sum of the other counts."""

    came_in: int = 0
    added: int = 0
    unchanged: int = 0
    new_versions: int = 0
    """How many of those added replace an older text at the same address."""
    findings: int = 0
    """Events, claims, commitments and dates in those added."""
    rejected: list[Rejected] = field(default_factory=list)


Finding = Event | Claim | Commitment | RiskDate | Quantity | Actor | Place
OnProgress = Callable[[Tally], None]


@dataclass(frozen=True, slots=True)
class Change:
    """One finding that a new reading sees otherwise: `what` is added, gone or changed."""

    what: str
    kind: str
    id: str
    article: str


@dataclass(slots=True)
class Rereading:
    """What a reread did: `came_in` article versions, of which `changed` have another record now."""

    came_in: int = 0
    changed: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Setup:
    """How to read: what people said about the articles, in how many processes, by which spaCy pipeline."""

    given: Given = NOTHING_GIVEN
    processes: int = 1
    pipeline: str = DEFAULT_PIPELINE


@dataclass(frozen=True, slots=True)
class Job:
    """An article to be read, and the page that it came on."""

    article: Article
    page: Page


def add(
    sources: Iterable[str],
    store: Store,
    *,
    given: Given = NOTHING_GIVEN,
    processes: int = 1,
    pipeline: str = "",
    on_progress: OnProgress | None = None,
) -> Tally:
    """Reads and keeps the articles of all sources: files, directories, addresses, "-" for standard input.

    What is kept already, read by the same version, is skipped before it is cleaned or parsed, so that an interrupted
    run goes on where it was. Raises StoreError where the database fails; every other fault is counted and told.
    """
    return add_pages(
        (page for source in sources for page in _pages(source)), store, Setup(given, processes, pipeline or DEFAULT_PIPELINE), on_progress
    )


def add_pages(
    incoming: Iterable[Page | Rejected], store: Store, setup: Setup | None = None, on_progress: OnProgress | None = None
) -> Tally:
    """The same for pages that somebody holds already."""
    setup = setup or Setup()
    tally, tell = Tally(), on_progress or (lambda _tally: None)
    maker, waiting = present_maker(setup.pipeline), set[str]()
    jobs = _jobs(incoming, store, setup, (tally, tell, waiting))
    for job, record in read_in_order(jobs, setup):
        waiting.discard(job.article.id)
        if isinstance(record, str):
            tally.rejected.append(Rejected(job.page.source, record))
        else:
            _keep(store, job, record, setup.given, (tally, maker))
        tell(tally)
    return tally


def _keep(store: Store, job: Job, record: Record, given: Given, counting: tuple[Tally, str]) -> None:
    tally, maker = counting
    try:
        is_new = store.put(record, job.page, given, maker=maker)
    except StoreError:
        raise
    except Exception as fault:  # noqa: BLE001 - the one place where a fault of one article is counted and the batch goes on
        tally.rejected.append(Rejected(job.page.source, _told("keeping", fault)))
        return
    tally.added += is_new
    tally.unchanged += not is_new
    tally.new_versions += is_new and record.article.version > 1
    tally.findings += is_new and len(record.events) + len(record.claims) + len(record.commitments) + len(record.dates)


def _pages(source: str) -> Iterator[Page | Rejected]:
    """The pages of a source; what breaks on the way is told as its rejection."""
    try:
        yield from pages(source)
    except Exception as fault:  # noqa: BLE001 - as above: the next source may be well
        yield Rejected(source, _told("fetching", fault))


def _jobs(
    incoming: Iterable[Page | Rejected], store: Store, setup: Setup, counting: tuple[Tally, OnProgress, set[str]]
) -> Iterator[Job | None]:
    """The articles that have to be read; null asks to finish first what is under way, where two share one address."""
    tally, tell, waiting = counting
    maker = present_maker(setup.pipeline)
    for page in incoming:
        tally.came_in += 1
        article = _article(page, store, setup.given, maker)
        if isinstance(article, Article) and article.id in waiting:
            yield None
        job = _placed(page, article, store, maker)
        if isinstance(job, Job):
            waiting.add(job.article.id)
            yield job
            continue
        if isinstance(job, Rejected):
            tally.rejected.append(job)
        else:
            tally.unchanged += 1
        tell(tally)


def _article(page: Page | Rejected, store: Store, given: Given, maker: str) -> Article | Rejected | None:
    """The article of a page, its rejection, or null if the page has been read already."""
    if isinstance(page, Rejected):
        return page
    if store.has_page(page, given, maker):
        return None
    try:
        return read_page(page, given)
    except Exception as fault:  # noqa: BLE001 - as above
        return Rejected(page.source, _told("cleaning", fault))


def _placed(page: Page | Rejected, article: Article | Rejected | None, store: Store, maker: str) -> Job | Rejected | None:
    if not isinstance(article, Article) or not isinstance(page, Page):
        return article if isinstance(article, Rejected) else None
    try:
        placed = store.place(article, maker)
    except StoreError:
        raise
    except Exception as fault:  # noqa: BLE001 - as above: a text that cannot even be encoded
        return Rejected(page.source, _told("placing", fault))
    return None if placed.is_read else Job(replace(article, version=placed.version), page)


def reread(store: Store, *, processes: int = 1, pipeline: str = "", on_progress: Callable[[Rereading], None] | None = None) -> Rereading:
    """Reads everything that is kept with the version that runs now, and says which findings came, went and changed.

    The older reading is closed on the recorded clock alone: what the world knew, and when, stays as it was.
    """
    told, setup = Rereading(), Setup(processes=processes, pipeline=pipeline or DEFAULT_PIPELINE)
    maker = present_maker(setup.pipeline)
    for job, record in read_in_order(_kept(store, told), setup):
        told.came_in += 1
        if isinstance(record, str):
            told.rejected.append(Rejected(job.page.source, record))
        else:
            before = store.record_of(record.article.id, record.article.version)
            changes = list(changes_between(before, record))
            told.changes += changes
            told.changed += bool(changes)
            store.put(record, maker=maker, is_reread=True)
        if on_progress:
            on_progress(told)
    return told


def _kept(store: Store, told: Rereading) -> Iterator[Job | None]:
    for key in store.readings():
        record, paged = store.reading(key)
        old = record.article
        page, given = paged or (Page.of(old.url or old.id, old.text), NOTHING_GIVEN)
        try:
            cleaned = read_page(page, given) if paged else old
        except Exception as fault:  # noqa: BLE001 - as above
            cleaned = Rejected(page.source, _told("cleaning", fault))
        if isinstance(cleaned, Rejected):
            told.came_in += 1
            told.rejected.append(cleaned)
        else:
            yield Job(replace(cleaned, id=old.id, version=old.version), page)


def changes_between(before: Record, after: Record) -> Iterator[Change]:
    """Finding by finding, under their ids: what the second reading adds, lacks, or gives other values."""
    one, two = _by_id(before), _by_id(after)
    for kind, key in sorted(one.keys() | two.keys()):
        if one.get((kind, key)) != two.get((kind, key)):
            what = "added" if (kind, key) not in one else "gone" if (kind, key) not in two else "changed"
            yield Change(what, kind, key, after.article.id)


def _by_id(record: Record) -> dict[tuple[str, str], object]:
    found: tuple[Finding, ...] = (
        *record.events,
        *record.claims,
        *record.commitments,
        *record.dates,
        *record.quantities,
        *record.actors,
        *record.places,
    )
    return {(_KINDS[type(finding)], finding.id): finding for finding in found}


def read_in_order(jobs: Iterable[Job | None], setup: Setup) -> Iterator[tuple[Job, Record | str]]:
    """Each job with its record, or with the fault in words; in the order of the jobs, however many processes read."""
    under_way: deque[tuple[Job, Future[Record | str]]] = deque()
    most = AHEAD * setup.processes if setup.processes > 1 else 0
    with _readers(setup) as read:
        for job in jobs:
            if job is not None:
                under_way.append((job, read(job.article)))
            while len(under_way) > (most if job is not None else 0):
                yield _finished(*under_way.popleft())
        while under_way:
            yield _finished(*under_way.popleft())


def _finished(job: Job, future: Future[Record | str]) -> tuple[Job, Record | str]:
    try:
        return job, future.result()
    except BrokenExecutor as error:
        raise TocsinError(
            "a reading process died, perhaps for want of memory; what was kept is whole: run again with fewer processes"
        ) from error


@contextmanager
def _readers(setup: Setup) -> Iterator[Callable[[Article], Future[Record | str]]]:
    """A way to have an article read: here and now, or in one of several processes."""
    if setup.processes <= 1:
        yield lambda article: _done(_read(article, setup.pipeline))
        return
    with ProcessPoolExecutor(setup.processes, mp_context=multiprocessing.get_context("spawn")) as pool:
        try:
            yield lambda article: pool.submit(_read, article, setup.pipeline)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _done(record: Record | str) -> Future[Record | str]:
    future: Future[Record | str] = Future()
    future.set_result(record)
    return future


def _read(article: Article, pipeline: str) -> Record | str:
    """The record of an article, or the fault in words."""
    try:
        return read_article(article, load_pipeline(pipeline))
    except Exception as fault:  # noqa: BLE001 - as above; in another process, so that the fault comes back as words
        return _told("reading", fault)


def _told(stage: str, fault: Exception) -> str:
    return str(fault) if isinstance(fault, TocsinError) else f"{stage} failed: {type(fault).__name__}: {fault}"


@cache
def present_maker(pipeline: str = DEFAULT_PIPELINE) -> str:
    """What reads now, on one line: version, spaCy pipeline, and a hash of the lexicons; the same line is the same reading."""
    data = hashlib.sha256()
    for path in sorted(_data(files("tocsin.lexicon") / "data"), key=lambda path: path.name):
        data.update(path.name.encode() + path.read_bytes())
    return f"tocsin {VERSION}, {installed_name(pipeline)}, lexicons {data.hexdigest()[:8]}"


def _data(folder: Traversable) -> Iterator[Traversable]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _data(entry)
        elif entry.name.endswith((".tsv", ".yaml")):
            yield entry
