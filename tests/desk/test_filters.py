from __future__ import annotations

from dataclasses import fields

import pytest

from tocsin.desk import Asked, filters_of
from tocsin.errors import TocsinError
from tocsin.model.questions import Filters


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ({"since": "2020"}, {"since": "2020-01-01"}),
        ({"until": "2020"}, {"until": "2020-12-31"}),
        ({"since": "2020-02", "until": "2020-02"}, {"since": "2020-02-01", "until": "2020-02-29"}),
        ({"as_of": "2020-12"}, {"as_of": "2020-12-31"}),
        ({"as_of": "2020-12-23T10:00:00Z"}, {"as_of": "2020-12-23"}),
        ({"recorded_as_of": "2020-12-23T10:00:00Z"}, {"recorded_as_of": "2020-12-23T10:00:00Z"}),
        ({"due_before": "2021-01", "due_after": "2021-01"}, {"due_before": "2021-01-31", "due_after": "2021-01-01"}),
        ({"as_of": "2020-12-23", "next_days": 30}, {"as_of": "2020-12-23", "due_after": "2020-12-23", "due_before": "2021-01-22"}),
        ({"actor": "IRN", "since": None}, {"actor": "IRN"}),
    ],
)
def test_days_are_completed(asked, meant):
    assert filters_of(**asked) == Filters(**meant)


def test_days_ahead_count_from_today_without_as_of():
    filters = filters_of(next_days=0)
    assert filters.due_after == filters.due_before is not None


@pytest.mark.parametrize("word", ["yesterday", "2020-13", "2020-02-30", "20-12-23", "", "0000", "2020-12-23T25"])
def test_what_is_no_day_is_told(word):
    with pytest.raises(TocsinError, match=r"since: .* no day"):
        filters_of(since=word)


def test_every_filter_can_be_asked():
    assert set(Asked.__annotations__) == {field.name for field in fields(Filters)} | {"next_days"}
