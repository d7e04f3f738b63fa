"""A user's own folder: what docs/own-lexicon.md promises, with the files that it shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tocsin.article.text import article_from_text
from tocsin.extract.actors import find_actors
from tocsin.language import parse_article
from tocsin.lexicon.tables import load_table, own_folder
from tocsin.model import Interval, MadeBy, Record

PAGE = Path(__file__).parents[2] / "docs" / "own-lexicon.md"
TEXT = (
    "Red Sand attacked FOB Falcon on Sunday. Borg said that Peace Commissioner Omar Said would fly to Lima. "
    '"It was an error," the Maltese defence minister said.'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The four files of the page."""
    blocks = re.findall(r"^## [^\n]*?`(\w+\.tsv)`[^\n]*\n\n```\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    for name, text in blocks:
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_the_page_shows_four_files(folder: Path):
    assert {path.name for path in folder.iterdir()} == {"place_features.tsv", "actor_groups.tsv", "actor_people.tsv", "actor_titles.tsv"}


def test_they_do_what_the_page_says(folder: Path, nlp):
    article = article_from_text(TEXT, published=Interval("2024-12-24", "2024-12-24", "day"))
    record = find_actors(parse_article(article, nlp), Record(article, MadeBy("test", "test")), overlay=folder)
    actors = {actor.id: actor for actor in record.actors}
    sand, borg = actors["group:red-sand"], actors["person:ana-borg"]
    assert (sand.kind, sand.country) == ("armed_group", "MLI")
    assert [(tie.to, tie.kind, tie.by) for tie in sand.ties] == [("DZA", "backed_by", "lexicon:actor_groups/group:red-sand")]
    assert [record.text_of(span) for span in borg.mentions] == ["Borg", "the Maltese defence minister"]
    assert {(role.title, role.country) for role in record.roles} == {("Peace Commissioner", None), ("Defence Minister", "MLT")}


def test_the_folder_that_the_environment_names_is_laid_over_ours(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TOCSIN_LEXICON", str(folder))
    table = load_table("actor_groups")
    assert own_folder() == folder
    assert table.rows[0]["id"] == "group:red-sand"
    assert table.version.endswith("+mine")
    monkeypatch.delenv("TOCSIN_LEXICON")
    assert load_table("actor_groups").rows[0]["id"] != "group:red-sand"


def test_without_it_nothing_of_it_is_known(nlp):
    article = article_from_text(TEXT, published=Interval("2024-12-24", "2024-12-24", "day"))
    record = find_actors(parse_article(article, nlp), Record(article, MadeBy("test", "test")))
    assert not {"group:red-sand", "person:ana-borg"} & {actor.id for actor in record.actors}
