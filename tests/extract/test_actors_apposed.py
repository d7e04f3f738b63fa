"""What stands between a name and its apposition: a home, a party in brackets, an age."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tocsin.model import Record

Read = Callable[..., Record]

ONE = [
    ("Mara Ilves of Oregon, the Democratic leader, said no.", "Mara Ilves", "the Democratic leader"),
    ("Representative Mara Ilves (D-Calif.), the committee chairman, said no.", "Mara Ilves", "the committee chairman"),
    ("Tomas Reyes, 44, the Socialist leader, said no.", "Tomas Reyes", "the Socialist leader"),
]


@pytest.mark.parametrize(("sentence", "name", "words"), ONE)
def test_the_apposition_is_the_one_named(read: Read, sentence: str, name: str, words: str) -> None:
    record = read(sentence, published="2026-05-04")
    said = {actor.name: {record.text_of(span) for span in actor.mentions} for actor in record.actors}
    assert words in said[name]


def test_a_list_of_rulers_is_none(read: Read) -> None:
    record = read("President Macron of France, the German chancellor and the Italian premier met in Rome.", published="2023-05-04")
    said = [{record.text_of(span) for span in actor.mentions} for actor in record.actors]
    assert not any({"President Macron", "the German chancellor"} <= words for words in said)


def test_an_article_in_capitals_is_no_body(read: Read) -> None:
    record = read("THE, said the court. The said that THE was. A, a ministry, said so.", published="2026-05-04")
    assert not any(actor.name.lower() in {"the", "a"} for actor in record.actors)
