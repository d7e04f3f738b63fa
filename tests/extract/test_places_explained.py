"""Why this Springfield: the candidates that were passed over, through the desk and on a single record."""

from __future__ import annotations

from pathlib import Path

import pytest

from tocsin.desk import open_desk
from tocsin.errors import UnknownIdError
from tocsin.present.explanation import explain
from tocsin.present.labels import resolve

TEXT = "Bomb in Springfield\n\nA bomb exploded in Springfield, Illinois, on Sunday, killing two people, police said. Troops sealed off the road.\n"


def test_a_record_explains_a_place_by_its_name(read):
    record = read(TEXT, published="2021-03-02")
    found = explain(record, resolve(record, "springfield"))
    facts = dict(found.facts)
    assert facts["admin1"] == "Illinois"
    assert facts["rule"].startswith("ner+index; containment: Illinois; before Springfield (M")


def test_the_desk_explains_a_place_by_its_name_and_by_its_id(tmp_path: Path):
    page = tmp_path / "springfield.txt"
    page.write_text(TEXT, "utf-8")
    with open_desk(str(tmp_path / "desk.db")) as desk:
        desk.add([str(page)])
        by_name, by_id = desk.explain("Springfield"), desk.explain("geonames:4250542")
        assert by_name == by_id
        assert "before Springfield (M" in dict(by_name.facts)["rule"]
        with pytest.raises(UnknownIdError):
            desk.explain("Shelbyville")
