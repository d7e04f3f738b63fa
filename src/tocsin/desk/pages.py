"""Everything about one incident or story on one page, as values."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from tocsin.desk.pictures import picture_table
from tocsin.errors import UnknownIdError
from tocsin.model.questions import Filters
from tocsin.store import Store, paging
from tocsin.store.remarks import remarks

Row = Mapping[str, Any]
_MIDDLE = 3.0
"""The score at which a rule would toss a coin: between "unsure" and "same"."""


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """An incident: its row in the list, former ids, mentions as rows of events, accounts, how they stand to one another, who judged what."""

    id: str
    row: Row
    aliases: Sequence[str]
    memberships: Sequence[Row]
    accounts: Sequence[Row]
    relations: Sequence[Row]
    disputes: Sequence[Row]
    """One row a speaker, as in the list of disputes."""
    judgements: Sequence[Row]
    """`score` is 0 to 1; half is where a rule would toss a coin."""
    remarks: Sequence[Row]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A story: its row in the list, its articles, and the incidents that they tell of."""

    id: str
    row: Row
    articles: Sequence[Row]
    incidents: Sequence[Row]


def incident_page(store: Store, identity: str, filters: Filters) -> IncidentPage:
    """The page of an incident under any id that it has or had; raises UnknownIdError."""
    name = store.ask(partial(paging.name_of, identity=identity, filters=filters))
    rows = picture_table(store, "incidents", replace(filters, id=name, all=True)).to_dicts() if name else []
    if name is None or not rows:
        raise UnknownIdError(f"there is no incident {identity!r}; `tocsin incidents` prints ids")
    events = store.ask(partial(paging.events_of, name=name, filters=filters))
    own = [row for each in (name, *events) for row in store.ask(partial(remarks, filters=Filters(id=each)))]
    judged = store.ask(partial(paging.judgements, events=events, filters=filters))
    persons = [{"left": row["row"], "right": row["other"], "verdict": row["kind"], "score": None, "reasons": row["text"], "by": "person",
                "who": row["by"], "known_from": None} for row in own if row["kind"] in {"same", "different"}]  # fmt: skip
    return IncidentPage(
        id=name,
        row=rows[0],
        aliases=store.ask(partial(paging.aliases, name=name, filters=filters)),
        memberships=store.ask(partial(paging.mentions, events=events, filters=filters)),
        accounts=store.ask(partial(paging.accounts, filters=filters, incidents=[name])),
        relations=store.ask(partial(paging.relations, name=name, filters=filters)),
        disputes=picture_table(store, "disputes", replace(filters, id=name, all=True)).to_dicts(),
        judgements=[*({**row, "score": share_of(row["score"])} for row in judged), *_distinct(persons)],
        remarks=_distinct(own),
    )


def share_of(score: float | None) -> float | None:
    """A rule's score as a number from 0 to 1."""
    return None if score is None else round(1 / (1 + math.exp(_MIDDLE - score)), 2)


def _distinct(rows: Sequence[Row]) -> list[Row]:
    return list({repr(sorted(row.items(), key=lambda pair: pair[0])): row for row in rows}.values())


def story_page(store: Store, identity: str, filters: Filters) -> StoryPage:
    """The page of a story; raises UnknownIdError."""
    rows = picture_table(store, "stories", replace(filters, id=identity)).to_dicts()
    if not rows:
        raise UnknownIdError(f"there is no story {identity!r}; `tocsin stories` prints ids")
    names = store.ask(partial(paging.articles_of_story, story=identity, filters=filters))
    articles = [row for name in names for row in store.dicts("articles", replace(filters, article=name, limit=None))]
    incidents = store.ask(partial(paging.incidents_of_articles, articles=names, filters=filters))
    listed = [row for name in incidents for row in picture_table(store, "incidents", replace(filters, id=name)).to_dicts()]
    return StoryPage(identity, rows[0], articles, listed)
