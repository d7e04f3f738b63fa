"""The page: bytes as they came, before anybody says which of them are the article."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from tocsin.model.spans import Interval


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody who hands in a page says about it; it wins over what the page says of itself."""

    published: Interval | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None

    def over(self, other: Given) -> Given:
        """Field by field what is given here, else what `other` says."""
        return Given(
            published=self.published or other.published,
            publisher=self.publisher or other.publisher,
            url=self.url or other.url,
            title=self.title or other.title,
        )


NOTHING_GIVEN = Given()


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it came: a file, an answer from an address, standard input, or one row of a JSONL file."""

    source: str
    """Where it came from, as a person can find it again: "dump/a.html", "https://…", "-", "rows.jsonl:17"."""
    content: bytes
    sha256: str
    url: str | None = None
    """Address it was fetched from, after redirects."""
    media_type: str | None = None
    """"text/html", "text/plain"; null where nobody said."""
    encoding: str | None = None
    """Encoding that the server or the source named; null where it has to be found out."""
    retrieved: str | None = None
    """When it was fetched, ISO 8601 in UTC; null for what lay on disk, which says nothing about its day."""
    given: Given = NOTHING_GIVEN
    """What the source says beside the content: the other fields of a JSONL row, a dispatch's head."""

    @classmethod
    def of(
        cls,
        source: str,
        content: bytes | str,
        *,
        url: str | None = None,
        media_type: str | None = None,
        given: Given = NOTHING_GIVEN,
    ) -> Page:
        """A page made of bytes or of text, with its hash: `Page.of("-", "BAGHDAD - Rockets hit …")`."""
        encoding = "utf-8" if isinstance(content, str) else None
        content = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
        return cls(source, content, hashlib.sha256(content).hexdigest(), url, media_type, encoding, given=given)


@dataclass(frozen=True, slots=True)
class Rejected:
    """What is no article, with the one line that says why and what to do: a bad page is data, not an error."""

    source: str
    reason: str
