"""One page that a person hands in: looked at, read, kept, and brought together with what is there."""

from __future__ import annotations

from tocsin.article import read_page
from tocsin.desk.desk import Desk
from tocsin.ingest import pages
from tocsin.model import Given, Page, Rejected


def hand_in(desk: Desk, page: Page, given: Given) -> str | Rejected:
    """The id of the article that was kept, or why it was not: a pasted statement, a saved page."""
    # Whoever only asks does not wait for the parser to be imported.
    from tocsin.pipeline import Setup, add_pages

    article = read_page(page, given)
    if isinstance(article, Rejected):
        return article
    tally = add_pages([page], desk.store, Setup(given))
    desk.update()
    return tally.rejected[0] if tally.rejected else article.id


def hand_in_address(desk: Desk, address: str, given: Given) -> str | Rejected:
    """The same for an address, which is fetched first."""
    found = next(iter(pages(address)), Rejected(address, "nothing came from there"))
    return found if isinstance(found, Rejected) else hand_in(desk, found, given)
