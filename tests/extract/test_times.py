"""Times: news sentence → expression, TIMEX3 value, days and direction, with the real model."""

from __future__ import annotations

import time as clock
from typing import TYPE_CHECKING

import pytest

from tocsin.article.text import article_from_text
from tocsin.extract.times.find import find_times
from tocsin.language import parse_article
from tocsin.model import Block, Interval, MadeBy, Record, Span

if TYPE_CHECKING:
    from tocsin.model import Article, Time

WRITTEN = "2020-12-24"


@pytest.fixture(scope="session")
def times(nlp):
    def read(text: str, published: str | None = WRITTEN) -> tuple[Record, list[Time]]:
        when = Interval(published, published, "day") if published else None
        record = read_article(article_from_text(text, published=when), nlp)
        return record, list(record.times)

    return read


def read_article(article: Article, nlp) -> Record:
    return find_times(parse_article(article, nlp), Record(article=article, made_by=MadeBy("test", "test")))


# sentence, expression, type, value, start, end
VALUES = [
    ("The base was hit on Jan. 3, 2020.", "Jan. 3, 2020", "DATE", "2020-01-03", "2020-01-03", "2020-01-03"),
    ("The truce of 20 December 2019 held.", "20 December 2019", "DATE", "2019-12-20", "2019-12-20", "2019-12-20"),
    ("The strike of 2020-01-03 killed ten.", "2020-01-03", "DATE", "2020-01-03", "2020-01-03", "2020-01-03"),
    ("The order of 12/20/2020 was lifted.", "12/20/2020", "DATE", "2020-12-20", "2020-12-20", "2020-12-20"),
    ("The order of 20/12/2020 was lifted.", "20/12/2020", "DATE", "2020-12-20", "2020-12-20", "2020-12-20"),
    ("The raid of 07.04.2017 killed five.", "07.04.2017", "DATE", "2017-04-07", "2017-04-07", "2017-04-07"),
    ("He was born on May 4, '98, in Basra.", "May 4, '98", "DATE", "1998-05-04", "1998-05-04", "1998-05-04"),
    ("It was signed in March 2011.", "March 2011", "DATE", "2011-03", "2011-03-01", "2011-03-31"),
    ("It fell in June last year.", "June last year", "DATE", "2019-06", "2019-06-01", "2019-06-30"),
    ("Rates rose last April.", "last April", "DATE", "2020-04", "2020-04-01", "2020-04-30"),
    ("Rockets fell in late November.", "late November", "DATE", "2020-11", "2020-11-21", "2020-11-30"),
    ("Staff left in early December.", "early December", "DATE", "2020-12", "2020-12-01", "2020-12-10"),
    ("Three people died on the 20th.", "the 20th", "DATE", "2020-12-20", "2020-12-20", "2020-12-20"),
    ("Rockets hit the zone last Tuesday.", "last Tuesday", "DATE", "2020-12-22", "2020-12-22", "2020-12-22"),
    ("Rockets hit the zone on Sunday.", "Sunday", "DATE", "2020-12-20", "2020-12-20", "2020-12-20"),
    ("Rockets hit the zone on Thursday.", "Thursday", "DATE", "2020-12-24", "2020-12-24", "2020-12-24"),
    ("The embassy was shelled Sunday night.", "Sunday night", "TIME", "2020-12-20TNI", "2020-12-20", "2020-12-20"),
    ("Wednesdays attack killed five.", "Wednesdays", "DATE", "2020-12-23", "2020-12-23", "2020-12-23"),
    ("The city was quiet this morning.", "this morning", "TIME", "2020-12-24TMO", "2020-12-24", "2020-12-24"),
    ("Shells fell last night.", "last night", "TIME", "2020-12-23TNI", "2020-12-23", "2020-12-23"),
    ("He fled yesterday.", "yesterday", "DATE", "2020-12-23", "2020-12-23", "2020-12-23"),
    ("He fled the day before yesterday.", "the day before yesterday", "DATE", "2020-12-22", "2020-12-22", "2020-12-22"),
    ("Talks collapsed last week.", "last week", "DATE", "2020-W51", "2020-12-14", "2020-12-20"),
    ("It came late last week.", "late last week", "DATE", "2020-W51", "2020-12-18", "2020-12-20"),
    ("It happened earlier this month.", "earlier this month", "DATE", "2020-12", "2020-12-01", "2020-12-24"),
    ("The border was closed over the weekend.", "the weekend", "DATE", "2020-W51-WE", "2020-12-19", "2020-12-20"),
    ("Attacks rose this year.", "this year", "DATE", "2020", "2020-01-01", "2020-12-31"),
    ("Output fell in the third quarter of 2019.", "the third quarter of 2019", "DATE", "2019-Q3", "2019-07-01", "2019-09-30"),
    ("Output fell in the third quarter.", "the third quarter", "DATE", "2020-Q3", "2020-07-01", "2020-09-30"),
    ("Attacks rose in the first half of 2019.", "the first half of 2019", "DATE", "2019-H1", "2019-01-01", "2019-06-30"),
    ("The offensive came in the summer of 2017.", "the summer of 2017", "DATE", "2017-SU", "2017-06-01", "2017-08-31"),
    ("Trump quit the accord in 2018.", "2018", "DATE", "2018", "2018-01-01", "2018-12-31"),
    ("The war of the 1980s killed a million.", "the 1980s", "DATE", "198", "1980-01-01", "1989-12-31"),
    ("They fled in the early '90s.", "the early '90s", "DATE", "199", "1990-01-01", "1993-12-31"),
    ("The border dates from the 19th century.", "the 19th century", "DATE", "18", "1800-01-01", "1899-12-31"),
    ("The war of nineteen ninety-one was short.", "nineteen ninety-one", "DATE", "1991", "1991-01-01", "1991-12-31"),
    ("The war began five years ago.", "five years ago", "DATE", "2015", "2015-01-01", "2015-12-31"),
    ("Jets came 10 days ago.", "10 days ago", "DATE", "2020-12-14", "2020-12-14", "2020-12-14"),
    ("The war began several years ago.", "several years ago", "DATE", "PAST_REF", None, "2020-12-24"),
    ("At least 40 people died in the past two weeks.", "the past two weeks", "DURATION", "P2W", "2020-12-10", "2020-12-24"),
    ("Attacks have grown in recent weeks.", "recent weeks", "DURATION", "PXW", None, "2020-12-24"),
    ("For weeks, officials have warned of attacks.", "weeks", "DURATION", "PXW", None, "2020-12-24"),
    ("The crisis could last for months.", "months", "DURATION", "PXM", "2020-12-24", None),
    ("He was detained for 18 months.", "18 months", "DURATION", "P18M", None, None),
    ("The siege lasted two and a half years.", "two and a half years", "DURATION", "P2Y6M", None, None),
    ("Fighting lasted six straight days.", "six straight days", "DURATION", "P6D", None, None),
    ("The protests are held every Friday.", "every Friday", "SET", "XXXX-WXX-5", None, None),
    ("The council meets twice a month.", "twice a month", "SET", "P1M", None, None),
    ("Shells fall every day.", "every day", "SET", "P1D", None, None),
    ("The blast came at 0630 GMT on Sunday.", "0630 GMT on Sunday", "TIME", "2020-12-20T06:30Z", "2020-12-20", "2020-12-20"),
    ("Rockets were fired at 9:40 p.m. Sunday.", "9:40 p.m. Sunday", "TIME", "2020-12-20T21:40", "2020-12-20", "2020-12-20"),
    ("Jets struck at noon on Saturday.", "noon on Saturday", "TIME", "2020-12-19T12:00", "2020-12-19", "2020-12-19"),
    ("They fled on Christmas Eve.", "Christmas Eve", "DATE", "2020-12-24", "2020-12-24", "2020-12-24"),
    ("Thanksgiving was quiet.", "Thanksgiving", "DATE", "2020-11-26", "2020-11-26", "2020-11-26"),
    ("Rules changed after the 9/11 attacks.", "the 9/11", "DATE", "2001-09-11", "2001-09-11", "2001-09-11"),
    ("The fighting of Dec. 20-23 killed ten.", "Dec. 20-23", "DATE", "2020-12-20/2020-12-23", "2020-12-20", "2020-12-23"),
    ("Bombers recently overflew the region.", "recently", "DATE", "PAST_REF", None, "2020-12-24"),
    ("It is now calm.", "now", "DATE", "PRESENT_REF", "2020-12-24", "2020-12-24"),
    ("Talks will soon begin.", "soon", "DATE", "FUTURE_REF", "2020-12-24", None),
]


@pytest.mark.parametrize(("sentence", "words", "kind", "value", "start", "end"), VALUES)
def test_values_and_days(times, sentence, words, kind, value, start, end):  # noqa: PLR0917
    record, found = times(sentence)
    assert [(record.text_of(one.span), one.type, one.value, one.start, one.end) for one in found] == [(words, kind, value, start, end)]


# sentence, value; written on 24 December 2020
DIRECTIONS = [
    ("Troops must leave Iraq by mid-January.", "2021-01", "future"),
    ("The administration in November ordered a reduction of troops by mid-January.", "2021-01", "future"),
    ("He said he would revive diplomacy upon entering the White House in January.", "2021-01", "future"),
    ("He was killed in January.", "2020-01", "past"),
    ("A drone strike killed the general at the airport on January 3.", "2020-01-03", "past"),
    ("The minister said the pipeline would reopen in February.", "2021-02", "future"),
    ("The summit is scheduled for March 4.", "2021-03-04", "future"),
    ("An election is expected this spring.", "2021-SP", "future"),
    ("The truce was extended to January 15.", "2021-01-15", "future"),
    ("The deadline of December 31 stands.", "2020-12-31", "future"),
    ("The envoys will meet on Friday.", "2020-12-25", "future"),
    ("The envoys meet Monday in Geneva.", "2020-12-28", "future"),
    ("The envoys are meeting on Monday.", "2020-12-28", "future"),
    ("The envoys agreed to meet on Monday.", "2020-12-21", "past"),
    ("Soldiers may march on Sunday.", "2020-12-27", "future"),
    ("He could not be reached on Wednesday.", "2020-12-23", "past"),
    ("Ahead of Tuesday's vote, soldiers patrolled the capital.", "2020-12-29", "future"),
    ("The May talks failed.", "2020-05", "past"),
    ("Voters will go to the polls next November.", "2021-11", "future"),
    ("The report is due in two weeks.", "2021-W01", "future"),
    ("He will decide by the end of the year.", "2020", "present"),
    ("The truce will end in three days.", "2020-12-27", "future"),
]


@pytest.mark.parametrize(("sentence", "value", "direction"), DIRECTIONS)
def test_direction_comes_from_the_words_around(times, sentence, value, direction):
    _, found = times(sentence)
    assert (found[-1].value, found[-1].direction) == (value, direction)


def test_later_counts_from_the_day_told_before(times):
    _, found = times("The ceasefire took effect on December 10. It collapsed three days later.")
    assert [(one.value, one.basis) for one in found] == [("2020-12-10", "publication"), ("2020-12-13", "narrative")]


def test_later_without_a_day_before_it_is_no_day(times):
    _, found = times("The ceasefire collapsed three days later.")
    assert [(one.type, one.value, one.start) for one in found] == [("DURATION", "P3D", None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The 36-year-old commander fell.",
        "Sun Microsystems lost money.",
        "Jan Kavan joined the March for Life.",
        "It may rain and they march.",
        "The deadline passed on February 30.",
        "They killed 2,015 men.",
        "The army lost 2000 troops.",
        "He lives on the 20th floor.",
        "It costs 20 dollars a day.",
        "He left as soon as he could.",
        "Prices began to fall.",
        "He asked for a second opinion.",
    ],
)
def test_what_only_looks_like_a_time(times, sentence):
    _, found = times(sentence)
    assert found == []


def test_a_weekday_beside_a_date_fixes_the_year(times):
    _, found = times("The plant was hit on Tuesday, March 12.", "2020-12-24")
    assert [one.value for one in found] == ["2019-03-12"]


def test_a_pair_of_months_shares_its_year(times):
    record, found = times("Raids ran from January to March 2019.")
    assert [(record.text_of(one.span), one.value) for one in found] == [("January", "2019-01"), ("March 2019", "2019-03")]


def test_a_pair_of_days_shares_its_month(times):
    _, found = times("Talks were held on December 20 and 21 in Geneva.")
    assert [one.value for one in found] == ["2020-12-20", "2020-12-21"]


def test_without_a_day_of_publication_a_part_of_the_date_stays_open(times):
    _, found = times("Rockets fell on December 20, a Sunday, and in January 2019.", None)
    assert [(one.value, one.start) for one in found] == [("XXXX-12-20", None), ("XXXX-WXX-7", None), ("2019-01", "2019-01-01")]


def test_an_inferred_interval_of_publication_is_read_at_its_middle(nlp):
    article = article_from_text("Rockets fell on Sunday.", published=Interval("2020-12-23", "2020-12-25", "other"))
    assert read_article(article, nlp).times[0].value == "2020-12-20"


def test_a_publication_date_that_is_none_is_not_read(nlp):
    article = article_from_text("Rockets fell on Sunday.", published=Interval("yesterday", "02-03-2009", "day"))
    assert read_article(article, nlp).times[0].value == "XXXX-WXX-7"


# --- quotations, events, anniversaries


def test_inside_a_quotation_today_is_the_day_it_was_said(times):
    text = (
        '"The risk is high," General Ali Hassan told reporters on December 18. "We are ready today."\n\n'
        '"They do not want a war right now," he added.\n\nThe army was calm today.'
    )
    record, found = times(text)
    assert [(record.text_of(one.span), one.start, one.basis) for one in found] == [
        ("December 18", "2020-12-18", "publication"),
        ("today", "2020-12-18", "said"),
        ("right now", "2020-12-18", "said"),
        ("today", "2020-12-24", "publication"),
    ]


def test_another_speaker_does_not_take_over_the_day(times):
    text = '"We are ready," General Ali Hassan said on December 18.\n\n"We are calm today," Mayor Omar Aziz said.'
    _, found = times(text)
    assert found[-1].start == "2020-12-24"


def test_the_anniversary_of_a_dated_event_lies_ahead(times):
    text = (
        "Officials fear attacks to mark the first anniversary of the drone strike that killed General Karim Rashid on January 3.\n\n"
        "Bombers flew in a show of force around the anniversary of Rashid's killing."
    )
    record, found = times(text)
    assert [(record.text_of(one.span), one.value, one.basis) for one in found] == [
        ("the first anniversary", "2021-01-03", "derived"),
        ("January 3", "2020-01-03", "publication"),
        ("the anniversary", "2021-01-03", "derived"),
    ]


def test_an_anniversary_that_was_marked_lies_behind(times):
    _, found = times("Mourners marked the anniversary of the massacre of October 6, 2011.")
    assert [one.value for one in found] == ["2020-10-06", "2011-10-06"]


def test_days_after_a_dated_event(times):
    text = "The army struck back, days after rebels shelled the port of Latakia.\n\nRebels shelled the port of Latakia on December 20."
    _, found = times(text)
    assert [(one.type, one.value, one.start, one.end) for one in found] == [
        ("DURATION", "PXD", "2020-12-20", "2020-12-24"),
        ("DATE", "2020-12-20", "2020-12-20", "2020-12-20"),
    ]


def test_two_days_after_a_dated_event_are_a_day(times):
    _, found = times("Two days after the December 20 attack, Trump warned Iran.")
    assert (found[0].type, found[0].value, found[0].start, found[0].end) == ("DURATION", "P2D", "2020-12-22", "2020-12-22")


def test_the_day_before_a_date(times):
    _, found = times("It was signed on December 12, the day before the summit opened.")
    assert [one.value for one in found] == ["2020-12-12", "2020-12-12"]


# --- blocks


def test_boilerplate_and_repeats_are_not_read(nlp):
    article = article_from_text("Posted on May 4, 2019.\n\nFILE - Taken on Jan. 3, 2020.\n\nFILE - Taken on Jan. 3, 2020.")
    spans = [Span(0, 22), Span(24, 53), Span(55, 84)]
    blocks = (Block("boilerplate", spans[0]), Block("caption", spans[1]), Block("caption", spans[2], is_repeat=True))
    article = type(article)(**{**{name: getattr(article, name) for name in article.__slots__}, "blocks": blocks})
    assert [(one.span.start, one.value) for one in read_article(article, nlp).times] == [(40, "2020-01-03")]


def test_every_time_points_at_its_words_and_names_its_rule(times):
    text = "\n\n".join(sentence for sentence, *_ in VALUES)
    record, found = times(text)
    assert [record.text_of(one.span).strip() for one in found] == [record.text_of(one.span) for one in found]
    assert [one.span for one in found] == sorted(one.span for one in found)
    assert all(one.rule.startswith("times.") and one.basis for one in found)


# --- hostile text


HOSTILE = [
    "1" * 100_000,
    "9/" * 20_000,
    "2020-" * 10_000,
    "January " * 5_000,
    "the first of the first of the " * 2_000,
    "“" * 5_000,
    '"' * 5_001,
    "\u202e\u200f2020\u202c on \u200fJanuary 3\u200f " * 500,
    "February 30 and 0000-00-00 and year 0 and 99:99 and 2020-13-45 " * 300,
    "٢٠٢٠-١٢-٢٠ and ١٢/٢٠/٢٠٢٠ and '٩٨ " * 200,
    "days after days after days after " * 1_000,
    "the anniversary of the anniversary of the " * 500,
    "May " * 3_000,
    "9999999 years ago and in 999999 centuries " * 300,
    "one hundred thousand million " * 1_000,
    "²020 and ½½½ and ①/②/③ and Q² 2020 " * 100,
]


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:16] for text in HOSTILE])
def test_hostile_text_gives_an_answer_in_linear_time(nlp, text):
    article = article_from_text(text[:20_000], published=Interval("2020-12-24", "2020-12-24", "day"))
    doc = nlp.make_doc(article.text)
    for token in doc:
        token.is_sent_start = token.i % 200 == 0
    for token in doc:
        token.dep_ = "dep"
    record = Record(article=article, made_by=MadeBy("test", "test"))
    began = clock.process_time()
    found = find_times(doc, record).times
    assert clock.process_time() - began < 5
    assert [one for one in found if one.span.end > len(article.text)] == []


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar(times, published):
    text = "\n\n".join(sentence for sentence, *_ in [*VALUES, *DIRECTIONS])
    _, found = times(text, published)
    assert found
