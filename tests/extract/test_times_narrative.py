"""The year a clause tells for its months, days that belong to what they stand beside, weeks and weekdays counted in a month."""

from __future__ import annotations

import pytest

from tocsin.article.text import article_from_text
from tocsin.extract.times.find import find_times
from tocsin.language import parse_article
from tocsin.model import Interval, MadeBy, Record

WRITTEN = "1998-02-06"  # a Friday


@pytest.fixture(scope="session")
def values(nlp):
    def read(text: str) -> dict[str, str | None]:
        article = article_from_text(text, published=Interval(WRITTEN, WRITTEN, "day"))
        record = find_times(parse_article(article, nlp), Record(article=article, made_by=MadeBy("test", "test")))
        return {record.text_of(time.span): time.value for time in record.times}

    return read


# text, words of the time, value
IN_TOLD_YEAR = [
    ("In 1995, he was arrested in May and freed on Oct. 5.", "May", "1995-05"),
    ("In 1995, he was arrested in May and freed on Oct. 5.", "Oct. 5", "1995-10-05"),
    ("Last year, the group attacked two posts in January and another in November.", "January", "1997-01"),
    ("Two years ago, on March 12, the embassy was bombed.", "March 12", "1996-03-12"),
    ("Next year, elections are planned for May.", "May", "1999-05"),
    ("In 1996 it posted a loss in the second quarter.", "the second quarter", "1996-Q2"),
    ("A year earlier, third-quarter net was $3 million.", "third-quarter", "1997-Q3"),
    ("Last year, officials said the group had crossed the border in April.", "April", "1997-04"),
    # behind a full date, the first after it
    ("He was arrested on May 3, 1995, and released in October.", "October", "1995-10"),
    ("He was arrested in November 1995 and released in February.", "February", "1996-02"),
]
OF_ANOTHER_YEAR = [
    # the year belongs to a noun, to another clause or to a stretch that goes on
    ("The king, who took power in 1990, will visit in August.", "August", "1998-08"),
    ("After the coup of 1992, he will stand trial in March.", "March", "1998-03"),
    ("The firm, founded in 1985, lost money in the third quarter.", "the third quarter", "1997-Q3"),
    ("Since 1995, rebels have held the town, and in November they took the port.", "November", "1997-11"),
    ("In 1995 he lost an election but in June he will stand again.", "June", "1998-06"),
]
BESIDE = [
    ("He has invited them to a rally on Sunday.", "Sunday", "1998-02-08"),
    ("Unions called for a strike on Monday.", "Monday", "1998-02-09"),
    ("The minister called for calm on Monday.", "Monday", "1998-02-02"),
    ("He is to appear in court on Wednesday.", "Wednesday", "1998-02-11"),
    ("The men are to be arraigned Thursday.", "Thursday", "1998-02-12"),
    ("He was to have appeared in court on Wednesday.", "Wednesday", "1998-02-04"),
    ("The talks open Tuesday in Oslo.", "Tuesday", "1998-02-10"),
    ("They gave him until Sunday to resign.", "Sunday", "1998-02-08"),
    ("The men held out until Thursday.", "Thursday", "1998-02-05"),
    ("With the vote on Tuesday only days away, both sides are nervous.", "Tuesday", "1998-02-10"),
    ("Traders waited for Tuesday's report.", "Tuesday", "1998-02-10"),
    ("A meeting planned for Monday fell apart.", "Monday", "1998-02-02"),
    ("A vote was expected later Friday or Saturday.", "Saturday", "1998-02-07"),
    ("Rain is forecast for Sunday.", "Sunday", "1998-02-08"),
    ("Officials said it would be June before roads could be repaired.", "June", "1998-06"),
    ("He was shot on Monday and died that night.", "that night", "1998-02-02TNI"),
    ("Arrests rose in January. For the month, 300 were held.", "the month", "1998-01"),
    ("Attacks doubled in 1996's second half.", "1996's second half", "1996-H2"),
    ("Prices, which peaked last winter, have fallen.", "last winter", "1996-WI"),
    ("Unions have called a general strike for Wednesday.", "Wednesday", "1998-02-11"),
    ("Protesters promised more marches for Sunday.", "Sunday", "1998-02-08"),
    ("He was jailed for Monday's march.", "Monday", "1998-02-02"),
    ("Protesters vowed to return on Sunday.", "Sunday", "1998-02-08"),
    ("The army ordered residents out by Monday.", "Monday", "1998-02-09"),
    ("Rebels warned civilians to leave the city before Sunday.", "Sunday", "1998-02-08"),
    ("A truce signed in March 1994 was renewed the following February.", "the following February", "1995-02"),
    ("She was held in the early hours of Monday.", "the early hours of Monday", "1998-02-02TMO"),
    ("Jets struck before daybreak on Thursday.", "daybreak on Thursday", "1998-02-05TMO"),
    ("Riots broke out on Sunday. By nightfall 30 shops were burning.", "nightfall", "1998-02-01TEV"),
    ("They staged a coup in October 1996 and another two years before that.", "two years before that", "1994"),
    ("They will sit until 10 p.m. tonight.", "10 p.m. tonight", "1998-02-06T22:00"),
    ("A runoff had been called for this Sunday.", "this Sunday", "1998-02-08"),
    ("A rally called for Tuesday afternoon could bring violence.", "Tuesday afternoon", "1998-02-10TAF"),
    ("The jet was shot down on the night of April 6.", "the night of April 6", "1997-04-06TNI"),
    ("The market will watch Monday's report.", "Monday", "1998-02-09"),
    ("Nobody will decide until Friday, he said.", "Friday", "1998-02-13"),
    ("The March 3 attack on the bridge was condemned.", "March 3", "1997-03-03"),
    ("The hearing is on Monday.", "Monday", "1998-02-09"),
    ("The shuttle lands Saturday.", "Saturday", "1998-02-07"),
    ("They looked forward to meeting them Monday.", "Monday", "1998-02-09"),
    ("The plant will be open by the second quarter.", "the second quarter", "1998-Q2"),
    ("The report is expected to deal with the June incident.", "June", "1997-06"),
    ("The commander moved to the north in May 1996; that fall he was hurt.", "that fall", "1996-FA"),
    ("He fell in 1986 and was buried on June 3 of that year.", "June 3 of that year", "1986-06-03"),
    ("The survey of March 31-April 4 found few.", "March 31-April 4", "1997-03-31/1997-04-04"),
    ("They vote on the first Tuesday of November.", "the first Tuesday of November", "1998-11-03"),
    ("Raids rose in the last week of January.", "the last week of January", "1998-W05"),
]


@pytest.mark.parametrize(("sentence", "words", "value"), IN_TOLD_YEAR + OF_ANOTHER_YEAR + BESIDE)
def test_values(values, sentence, words, value):
    assert values(sentence).get(words) == value


@pytest.mark.parametrize(
    "sentence",
    [
        "He told the Weekly Standard that he would go.",
        "The Daily News of London had the story.",
        "A shell landed on April 7th Street.",
        "The April 6 Youth Movement called for calm.",
    ],
)
def test_what_is_no_time(values, sentence):
    assert values(sentence) == {}
