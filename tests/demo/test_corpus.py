"""The built-in corpus: marked as written for the demonstration, complete, readable, in order."""

import datetime as dt

import pytest

from resources.demo_sources import PAGE, page
from tocsin.article import read_page
from tocsin.demo import all_dispatches, dispatches
from tocsin.model import Article

ALL = all_dispatches()
MARK = "Written for the Tocsin demonstration from public facts; not a real dispatch."
by_id = {dispatch.id: dispatch for dispatch in ALL}
each_dispatch = pytest.mark.parametrize("dispatch", ALL, ids=[dispatch.id for dispatch in ALL])


@each_dispatch
def test_a_dispatch_is_marked_and_sourced(dispatch):
    assert dispatch.text.endswith(MARK)
    assert dispatch.outlet.endswith(" (demo)")
    assert dispatch.facts
    assert dispatch.url.startswith("demo:")


@each_dispatch
def test_a_dispatch_is_short(dispatch):
    words = len(dispatch.text.removesuffix(MARK).split())
    assert 40 <= words <= 180


@each_dispatch
def test_a_dispatch_is_read_with_all_that_its_head_says(dispatch):
    article = read_page(dispatch.page)
    assert isinstance(article, Article)
    assert (article.id, article.title, article.publisher) == (dispatch.url, dispatch.title, dispatch.outlet)
    assert (article.published.start, article.published_basis) == (dispatch.published, "given" if dispatch.dated == "yes" else "inferred")
    kinds = [block.kind for block in article.blocks]
    assert kinds[:3] == ["title", "dateline", "paragraph"]
    assert kinds[-1] == "boilerplate"
    assert set(kinds[3:-1]) == {"paragraph"}


@pytest.mark.parametrize("dispatch", [each for each in ALL if each.dated == "yes"], ids=lambda dispatch: dispatch.id)
def test_a_dateline_agrees_with_the_head(dispatch):
    article = read_page(dispatch.page)
    line = next(article.text_of(block.span) for block in article.blocks if block.kind == "dateline")
    place, day = line.rstrip(" —").rsplit(", ", 1)
    month, number = day.split()
    said = dt.datetime.strptime(f"{month[:3]} {number} {dispatch.published[:4]}", "%b %d %Y").replace(tzinfo=dt.UTC).date()
    late = dt.date.fromisoformat(dispatch.published) - said
    assert place.isupper()
    assert dt.timedelta(0) <= late <= dt.timedelta(1)


@pytest.mark.parametrize(
    ("dispatch", "words", "day"),
    [
        ("no-evidence", "said on Sunday", "1962-10-14"),
        ("gromyko-visit", "the White House on Thursday", "1962-10-18"),
        ("cold-in-chicago", "campaign trip on Saturday", "1962-10-20"),
        ("quarantine", "quarantine of Cuba on Monday", "1962-10-22"),
        ("quarantine", "told him on Thursday", "1962-10-18"),
        ("castro-speech", "combat alert on Monday", "1962-10-22"),
        ("proclamation", "take effect on Wednesday", "1962-10-24"),
        ("in-effect", "took effect on Wednesday", "1962-10-24"),
        ("oas-vote-corrected", "19 to 0 on Tuesday", "1962-10-23"),
        ("a-dozen-turn-back", "line on Thursday morning", "1962-10-25"),
        ("marucla", "Marucla on Friday", "1962-10-26"),
        ("jupiters-offer", "said on Saturday", "1962-10-27"),
        ("dismantle", "announced on Sunday", "1962-10-28"),
        ("u-thant-in-havana", "Havana on Wednesday", "1962-10-31"),
        ("u-thant-in-havana", "finished by Friday", "1962-11-02"),
        ("forty-two", "said on Sunday", "1962-11-11"),
        ("bombers-and-end", "Cuba on Tuesday", "1962-11-20"),
        ("mcnamara-briefing", "said on Wednesday", "1963-02-06"),
        ("polaris", "Izmir on Sunday", "1963-04-14"),
        ("one-year-on", "ago on Tuesday", "1963-10-22"),
        ("moscow-conference", "ended on Saturday", "1989-01-28"),
        ("tlatelolco", "Mexico City on Wednesday", "1968-10-02"),
        ("strike-council", "said on Saturday", "1968-10-05"),
        ("olympics", "opened in Mexico City on Saturday", "1968-10-12"),
        ("tlatelolco-archive", "said on Sunday", "2006-10-01"),
        ("havana-conference", "ended on Sunday", "1992-01-12"),
    ],
)
def test_weekdays_are_those_of_history(dispatch, words, day):
    assert words in by_id[dispatch].text
    assert f"{dt.date.fromisoformat(day):%A}" in words


def test_dispatches_come_in_order_of_their_days():
    days = [each.given.published.start for each in dispatches() if each.given.published]
    assert len(days) == len(ALL) - 1
    assert days == sorted(days)
    assert days[0] == "1962-08-26"
    assert len(days) >= 40


def test_a_correction_comes_after_what_it_corrects():
    wrong, right = by_id["oas-vote"], by_id["oas-vote-corrected"]
    assert wrong.url == right.url
    assert ALL.index(wrong) < ALL.index(right)
    assert "20 to 0" in wrong.text
    assert "19 to 0" in right.text


def test_no_other_two_share_an_address_or_an_id():
    addresses = [dispatch.url for dispatch in ALL]
    assert len(set(addresses)) == len(addresses) - 1
    assert len(by_id) == len(ALL)


@pytest.mark.parametrize(
    ("copy", "original", "share"),
    [
        ("quarantine-london", "quarantine", 0.9),
        ("quarantine-paris", "quarantine", 0.5),
        ("yes-or-no-london", "yes-or-no", 0.9),
        ("dismantle-paris", "dismantle", 0.7),
        ("tlatelolco-london", "tlatelolco", 0.9),
    ],
)
def test_copies_share_their_words(copy, original, share):
    def shingles(dispatch):
        words = dispatch.text.removesuffix(MARK).split()
        return {tuple(words[at : at + 3]) for at in range(len(words) - 2)}

    taken = shingles(by_id[copy])
    assert len(taken & shingles(by_id[original])) >= share * len(taken)


@pytest.mark.parametrize(
    ("secret", "public_from"),
    [("DEFCON", "1985"), ("B-59", "2002"), ("42,000", "1992"), ("Luna", "1992"), ("Dobrynin", "1969"), ("Arkhipov", "2002")],
)
def test_what_came_out_later_is_not_told_earlier(secret, public_from):
    told = [dispatch.published for dispatch in ALL if secret in dispatch.text]
    assert told
    assert min(told) >= public_from


def test_the_table_of_sources_is_fresh():
    assert PAGE.read_text("utf-8") == page(), "run  make docs"


def test_the_sentence_that_is_read_wrongly_still_is(nlp):
    from tocsin.reading import read_article

    record = read_article(read_page(by_id["yes-or-no"].page), nlp)
    promises = [item for item in record.commitments if "wait for my answer" in record.article.text_of(item.action.span)]
    assert promises, "it is read rightly now: choose another sentence for docs/demo.md"
    assert [(item.kind, item.condition.kind) for item in promises] == [("promise", "until")]
