"""A finding as a cited sentence in three writings."""

from __future__ import annotations

import pytest

from tocsin.present.citation import citation_of

ROW = {
    "id": "c1", "speaker_name": "Iraqi military", "via": "Reuters", "sentence": "“An outlawed group launched eight rockets,” it said.",
    "words": "said", "publisher": "VOA", "headline": "Trump Warns Iran", "published_start": "2020-12-23", "published_end": "2020-12-25",
    "url": "https://voa.example/1",
}  # fmt: skip


def test_three_writings_name_speaker_outlet_day_and_address():
    cited = citation_of(ROW)
    words = "An outlawed group launched eight rockets,” it said."
    assert cited.plain() == f"Iraqi military (via Reuters): “{words}” (VOA, “Trump Warns Iran”, 23–25 Dec 2020, https://voa.example/1)"
    assert (
        cited.markdown()
        == f"**Iraqi military (via Reuters)**: “{words}” (VOA, [Trump Warns Iran](<https://voa.example/1>), 23–25 Dec 2020)"
    )
    assert cited.html() == (
        f'<b>Iraqi military (via Reuters)</b>: “{words}” (VOA, <a href="https://voa.example/1">Trump Warns Iran</a>, 23–25 Dec 2020)'
    )


@pytest.mark.parametrize(
    ("change", "speaker"),
    [
        ({"speaker_name": None, "attributed_to": "CENTCOM; Iran; CENTCOM"}, "CENTCOM; Iran"),
        ({"speaker_name": None, "attributed_to": None}, "VOA"),
        ({"speaker_name": None, "publisher": None}, "the outlet"),
    ],
)
def test_somebody_always_answers_for_it(change: dict[str, str | None], speaker: str):
    assert citation_of({**ROW, "via": None, **change}).speaker == speaker


@pytest.mark.parametrize("url", ["javascript:alert(1)", "demo:washington/1", "", None])
def test_only_addresses_of_the_web_become_links(url: str | None):
    cited = citation_of({**ROW, "url": url})
    assert cited.url is None
    assert "href" not in cited.html()


def test_signs_of_markdown_are_put_out_of_action():
    assert "\\[x\\]\\(" not in citation_of({**ROW, "headline": "[x](javascript:y) *b* `c`"}).markdown()
    assert "\\[x\\]" in citation_of({**ROW, "headline": "[x](javascript:y)"}).markdown()


def test_long_sentences_are_cut_between_words():
    cited = citation_of({**ROW, "sentence": "word " * 1_000_000})
    assert len(cited.words) <= 600
    assert cited.words.endswith("word…")
