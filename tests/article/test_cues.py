"""The code book of page cues: every pattern matches its example and leaves its counterexample alone."""

import re

import pytest

from tocsin.article.cues import LONGEST, dateline, is_cue, leading_date, patterns_of
from tocsin.lexicon.tables import load_table

ROWS = [row for row in load_table("article_cues").rows if row["matches"]]
PATTERN_KINDS = {"boilerplate", "section", "caption", "byline", "live_blog", "no_article"}


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['kind']}: {row['matches'][:40]}" for row in ROWS])
def test_a_pattern_matches_its_example_only(row):
    name = patterns_of("name")[0]
    pattern = re.compile(row["pattern"].replace("NAME", name), re.IGNORECASE | re.DOTALL)
    assert pattern.fullmatch(row["matches"])
    assert row["leaves"], "a counterexample is missing"
    assert not pattern.fullmatch(row["leaves"])


@pytest.mark.parametrize("row", ROWS, ids=[row["leaves"][:40] for row in ROWS])
def test_a_counterexample_is_no_cue_by_another_pattern(row):
    assert not is_cue(row["kind"], row["leaves"])


def test_every_pattern_kind_has_examples():
    bare = [row for row in load_table("article_cues").rows if row["kind"] in PATTERN_KINDS and not row["matches"]]
    assert bare == []


def test_a_long_line_is_no_cue():
    assert not is_cue("boilerplate", "Share on Facebook" + " and on Twitter" * LONGEST)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("BAGHDAD (Reuters) - Rockets hit the airport.", "BAGHDAD (Reuters) - "),
        ("Cairo, Dec. 3 (AP) — Talks began.", "Cairo, Dec. 3 (AP) — "),
        ("ADEN, Yemen (AP)_ A storm hit.", "ADEN, Yemen (AP)_ "),
        ("NEW YORK, March 4 (Reuters) - A court ruled.", "NEW YORK, March 4 (Reuters) - "),
        ("STATE COLLEGE, Pa. - A victory came.", "STATE COLLEGE, Pa. - "),
        ("Washington (AFP) – The president left.", "Washington (AFP) – "),
        ("WASHINGTON _", "WASHINGTON _"),
        ("MOSCOW — The ministry said no.", "MOSCOW — "),
        ("(Reuters) - The company said so.", "(Reuters) - "),
        ("TEHRAN, August 8 (Xinhua) -- Iran spoke.", "TEHRAN, August 8 (Xinhua) -- "),
        ("WASHINGTON/BAGHDAD (Reuters) - Both said so.", "WASHINGTON/BAGHDAD (Reuters) - "),
        ("BOGOTA, 14 SEP 89 (EXAMPLE RADIO) -- [TEXT] THE EMBASSY SAID", "BOGOTA, 14 SEP 89 (EXAMPLE RADIO) -- [TEXT] "),
        ("MANAGUA (NICARAGUA), 13 DEC 89 (DOMESTIC SERVICE) -- IT WAS", "MANAGUA (NICARAGUA), 13 DEC 89 (DOMESTIC SERVICE) -- "),
    ],
)
def test_datelines(line, expected):
    match = dateline().match(line)
    assert match
    assert match.group() == expected


@pytest.mark.parametrize(
    "line",
    [
        "Baghdad - a city of eight million - was dark on Monday.",
        "Reuters (a news agency) reported it.",
        "The army said on Monday that it had left.",
        "OIL PRICES DID NOT FALL, NOT AT ALL - ANALYST SAYS",
        "US-led forces left the town.",
        "JANE DOE: What did the army say?",
    ],
)
def test_no_datelines(line):
    assert dateline().match(line) is None


def test_a_town_alone_is_no_dateline_in_capitals():
    assert dateline(is_upper=True).match("TEHRAN - THE MINISTRY SAID NO") is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Tuesday 4 April 2017 Army shells a village.", "Tuesday 4 April 2017 "),
        ("Published June 4, 2016 A strike killed two.", "Published June 4, 2016 "),
        ("Wed Feb 17 2016 More than 10 men fled.", "Wed Feb 17 2016 "),
        ("Wednesday 22 July 2015 22:33 Ten hurt in Aleppo.", "Wednesday 22 July 2015 22:33 "),
    ],
)
def test_leading_dates(line, expected):
    match = leading_date().match(line)
    assert match
    assert match.group() == expected


@pytest.mark.parametrize(
    "line", ["December 7, 2003 was the day of the vote.", "June 2016 A strike killed two.", "4 soldiers 2017 Said so."]
)
def test_no_leading_dates(line):
    assert leading_date().match(line) is None
