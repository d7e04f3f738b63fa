"""The dispatches: a head of "name: value" lines, a blank line, the text. All were written for this demonstration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from tocsin.model import Given, Interval, Page


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One dispatch: what its head says, and its text."""

    id: str
    outlet: str
    """Invented, and marked so: "Washington wire (demo)"."""
    city: str
    published: str
    """ISO date."""
    url: str
    title: str
    facts: str
    """Where its facts come from."""
    text: str
    dated: str = "yes"
    """"no" where the dispatch comes without its day, so that the reader has to infer it."""

    @property
    def page(self) -> Page:
        """The dispatch as the pipeline takes it, with outlet, address and headline as given, and its day where it says one."""
        published = Interval(self.published, self.published, "day") if self.dated == "yes" else None
        given = Given(published, self.outlet, self.url, self.title)
        return Page.of(self.url, f"{self.title}\n\n{self.text}", media_type="text/plain", given=given)


def dispatches() -> Iterator[Page]:
    """The pages of the demonstration in order of their days, a corrected one after the one that it corrects."""
    for dispatch in all_dispatches():
        yield dispatch.page


@cache
def all_dispatches() -> tuple[Dispatch, ...]:
    """All dispatches in order of their days; those of one day in order of their file names."""
    folder = resources.files("tocsin.demo") / "dispatches"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".txt")), key=lambda file: file.name)
    return tuple(sorted((_parse(file.read_text("utf-8")) for file in files), key=lambda dispatch: dispatch.published))


def _parse(content: str) -> Dispatch:
    head, _, text = content.partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    return Dispatch(text=text.strip(), **fields)
