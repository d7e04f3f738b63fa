"""Half of each list of the seed right, and nothing of its must_not lists."""

from __future__ import annotations


def named(record, actor: str | None) -> str:
    return next((each.name for each in record.actors if each.id == actor), "")


def test_roles(seed, expected):
    def is_found(role: dict[str, str]) -> bool:
        surname = role["person"].rsplit(" ", 1)[-1]
        return any(surname in named(seed, each.person) and each.country == role["country"] for each in seed.roles)

    missing = [role["person"] for role in expected["roles"] if not is_found(role)]
    assert len(missing) <= len(expected["roles"]) // 2, missing


def test_dates_ahead(seed, expected):
    def is_found(asked: dict[str, object]) -> bool:
        when = asked["date"]
        start, end = (when["start"], when["end"]) if isinstance(when, dict) else (str(when), str(when))
        return any((each.date.start, each.date.end, each.kind) == (str(start), str(end), asked["kind"]) for each in seed.dates)

    missing = [asked for asked in expected["commitments"]["dates"] if not is_found(asked)]
    assert len(missing) <= len(expected["commitments"]["dates"]) // 2, missing


def test_no_claim_of_the_list_that_must_not_be(seed, expected):
    text = seed.article.text
    for wrong in expected["claims"]["must_not"]:
        made = [claim for claim in seed.claims if claim.speaker.span and wrong["speaker"] in text[slice(*claim.speaker.span)]]
        about = [text[claim.content[0].start : claim.content[-1].end] for claim in made if claim.content]
        assert not any(wrong.get("content", "") in words for words in about), wrong
