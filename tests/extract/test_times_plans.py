"""Which way the words look: plans that are over, days that hang on nouns, what is no time at all."""

from __future__ import annotations

import pytest

WRITTEN = "2020-12-24"  # a Thursday

# text, words of the time, value
LOOKS = [
    # a plan that was over before the day of writing
    ("The truce had been due to expire Friday evening.", "Friday evening", "2020-12-18TEV"),
    ("The offer previously had been scheduled to end at midnight Friday.", "midnight Friday", "2020-12-18T24:00"),
    ("The truce is due to expire Friday evening.", "Friday evening", "2020-12-25TEV"),
    # what was set on a day, and what is set for one
    ("That was near the record set on Aug. 6.", "Aug. 6", "2020-08-06"),
    ("The rebels have set Jan. 10 as the deadline.", "Jan. 10", "2021-01-10"),
    # plans and expectations in the present
    ("On Monday, the council plans to hold a vote.", "Monday", "2020-12-28"),
    ("Officials expect an offensive this spring.", "this spring", "2021-SP"),
    ("Officials expected an offensive this spring.", "this spring", "2020-SP"),
    # a day that belongs to a noun
    ("The firm is trying to sell itself under a June agreement.", "June", "2020-06"),
    ("Work continued on November's figures.", "November", "2020-11"),
    ("There was no word on the slated visit of the minister in February.", "February", "2021-02"),
    # said on a day that other things will be
    ("The minister warned on Tuesday that strikes could do damage.", "Tuesday", "2020-12-22"),
    # days of a month, weekends and clocks as the military writes them
    ("The talks are scheduled for the 15th.", "the 15th", "2021-01-15"),
    ("The talks open on January 5; until then the truce holds.", "then", "2021-01-05"),
    ("Talks may open over the coming weekend.", "the coming weekend", "2020-W52-WE"),
    ("Jets struck at 1900 hours local time.", "1900 hours local time", "2020-12-24T19:00"),
    ("A shell fell at 1600 GMT on 22 December.", "1600 GMT on 22 December", "2020-12-22T16:00Z"),
    # what follows a plan is planned, what is told in the past is over
    ("Elections are scheduled for May 22, followed by a presidential vote on July 31.", "July 31", "2021-07-31"),
    ("The talks of May 22 were followed by a vote on July 31.", "July 31", "2020-07-31"),
    ("The accord held until July 4.", "July 4", "2020-07-04"),
    ("Police shot ten people. The next day they fled.", "The next day", "XXXX-XX-XX"),
    ("The next morning troops withdrew.", "The next morning", "XXXX-XX-XXTMO"),
    ("The attack came on Sunday. The next day they fled.", "The next day", "2020-12-21"),
    ("The raid was on Dec. 2. The council will meet on the 15th.", "the 15th", "2021-01-15"),
    ("Last November, troops crossed the river.", "Last November", "2019-11"),
    ("Last May, troops crossed the river.", "Last May", "2020-05"),
    # years and days of last year, halves and decades, clocks in two zones, a verb that is no adjective
    ("Troops fired on June 4 last year.", "June 4 last year", "2019-06-04"),
    ("The mine closed a decade ago.", "a decade ago", "2010"),
    ("The border was drawn half a century ago.", "half a century ago", "197"),
    ("The war began a year and a half ago.", "a year and a half ago", "2019"),
    ("The convoy was hit at 9:30 p.m. (1830 GMT) on Tuesday.", "9:30 p.m.", "2020-12-22T21:30"),
    ("The minister said on Wednesday the first doses would arrive.", "Wednesday", "2020-12-23"),
    ("The truce would last 48 hours.", "48 hours", "PT48H"),
    # seasons, ends of years
    ("Output will grow well into the summer.", "the summer", "2021-SU"),
    ("Prices have doubled since year-end.", "year-end", "2019-12-31"),
    ("Troops will leave by year-end.", "year-end", "2020-12-31"),
]


@pytest.mark.parametrize(("text", "words", "value"), LOOKS, ids=[f"{row[1]}-{row[2]}" for row in LOOKS])
def test_which_way_the_words_look(read, text, words, value):
    record = read(text, published=WRITTEN)
    assert {record.text_of(time.span): time.value for time in record.times}[words] == value


@pytest.mark.parametrize(
    "text",
    [
        'He told ABC\'s "This Week" that the raid failed.',
        "USA Today reported the raid.",
        "It has no place in today's world.",
        "It was one of the first -- a raid that failed.",
        "The country imports about three-quarters of its food.",
    ],
)
def test_what_is_no_time(read, text):
    assert read(text, published=WRITTEN).times == ()


def test_a_heading_in_capitals_still_tells_its_time(read):
    record = read("Talks to Resume This Week in Vienna", published=WRITTEN)
    assert [time.value for time in record.times] == ["2020-W52"]


def test_a_day_that_was_counted_past_today_under_a_past_verb_is_none(read):
    record = read("The base was shelled last Tuesday. Three days later the militia withdrew.", published=WRITTEN)
    later = record.times[-1]
    assert (later.value, later.start, later.basis) == ("P3D", None, "unresolved")


def test_the_night_of_a_day_is_not_the_night_told_before(read):
    record = read("Rockets fell on Monday. He had been shot on the night of December 16.", published=WRITTEN)
    assert [time.value for time in record.times] == ["2020-12-21", "2020-12-16TNI"]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Net income rose in this year's third quarter from $2 million a year earlier.", "a year earlier", "2019-Q3"),
        ("In 1988 it fell. In the third quarter net income rose from $2 million a year earlier.", "a year earlier", "2019-Q3"),
        ("Sales rose in the fourth quarter from $2 million a year earlier.", "a year earlier", "2019-Q4"),
    ],
)
def test_what_reports_compare_with(read, text, words, value):
    record = read(text, published="2020-11-02")
    assert {record.text_of(time.span): time.value for time in record.times}[words] == value
