"""Options that several commands share."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from tocsin.model import Given

Command = TypeVar("Command", bound=Callable[..., Any])
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class Day(click.ParamType[str]):
    """A day, month or year in ISO form: 2020-12-23, 2020-12, 2020."""

    name = "day"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The text itself if it names a day that exists; a usage error if not."""
        if _DAY.fullmatch(str(value)) and _exists(str(value)):
            return str(value)
        return self.fail(f"{value!r} is no day: write 2020-12-23, 2020-12 or 2020", param, ctx)


def _exists(text: str) -> bool:
    from datetime import date

    try:
        date.fromisoformat(text if len(text) == 10 else f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True


DAY = Day()


def given_options(command: Command) -> Command:
    """What a person may say about an article; it wins over the page."""
    for option in (
        click.option("--url", help="Address of the article."),
        click.option("--title", help="Its title."),
        click.option("--publisher", help="Who published it."),
        click.option("--published", type=DAY, metavar="DAY", help="When: 2020-12-23, 2020-12 or 2020."),
    ):
        command = option(command)
    return command


def day_interval(given: dict[str, str | None]) -> Given:
    """What the options say, with the day as an interval."""
    from tocsin.model import Given

    published = given.pop("published", None)
    return Given(published=interval(published) if published else None, **given)


def interval(text: str) -> Any:
    """A day, month or year as an interval of days."""
    import calendar

    from tocsin.model import Interval

    if len(text) == 4:
        return Interval(f"{text}-01-01", f"{text}-12-31", "year")
    if len(text) == 7:
        last = calendar.monthrange(int(text[:4]), int(text[5:]))[1]
        return Interval(f"{text}-01", f"{text}-{last}", "month")
    return Interval(text, text, "day")


def database_option(command: Command) -> Command:
    """Which file holds the record."""
    return click.option(
        "--db", default="crisis.db", show_default=True, metavar="FILE", help="The database; TOCSIN_DB and tocsin.toml set it too."
    )(command)
