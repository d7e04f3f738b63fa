from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "published", "ids"),
    [
        ("Moscow rejected the note on Tuesday. A Soviet spokesman said the Russian position had not changed.", "1962-10-23", {"SUN"}),
        ("Moscow rejected the note on Tuesday. A Russian spokesman said the position had not changed.", "2021-10-23", {"RUS"}),
        ("Historians say the Soviet Union had placed missiles there. Russia opened the archive last year.", "2005-10-23", {"SUN", "RUS"}),
    ],
)
def test_a_state_has_the_name_of_its_time(read, text, published, ids):
    record = read(text, published=published)
    assert {actor.id for actor in record.actors if actor.kind == "state"} == ids
    assert len({actor.id for actor in record.actors}) == len(record.actors)


def test_a_headline_does_not_name_a_person(read):
    text = "Petrov Orders Tanks Home\n\nPetrov told the council on Monday that the tanks would leave. Petrov said he trusted the pledge."
    names = {actor.name for actor in read(text, published="2021-10-25").actors if actor.kind == "person"}
    assert names == {"Petrov"}
