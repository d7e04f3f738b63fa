"""The generator of articles: its records point at their texts, its truth is found by the code that ships."""

from __future__ import annotations

from evals.generate import articles, generated, truth, write_pages
from tocsin.merge.copies import find_copies
from tocsin.merge.picture import merge_records


def test_findings_point_at_their_words():
    for made in generated(30):
        record = made.record
        for event in record.events:
            assert record.text_of(event.trigger) in record.text_of(event.sentence)
        for quantity in record.quantities:
            assert str(int(quantity.value)) in record.text_of(quantity.span)
        for claim in record.claims:
            assert record.text_of(claim.cues[0]) in {"said", "claimed"}


def test_same_seed_same_articles():
    assert list(articles(40)) == list(articles(60))[:40]
    assert next(articles(1, seed=1)).text != next(articles(1, seed=2)).text


def test_copies_are_found():
    made = list(generated(200))
    found = {frozenset((copy.a, copy.b)) for copy in find_copies({one.record.article.id: one.record.article.text for one in made})}
    assert truth(made).copies <= found


def test_incidents_and_disputes_are_found():
    made = list(generated(120))
    picture = merge_records(one.record for one in made)
    incident_of = {one.record.article.id: one.incident for one in made}
    attacks = {
        row.incident for row in picture.memberships if any(each.id == row.incident and each.type == "ASSAULT" for each in picture.incidents)
    }
    mixed = [name for name in attacks if len({incident_of[row.article] for row in picture.memberships if row.incident == name}) > 1]
    assert not mixed
    disputed = {incident_of[next(row.article for row in picture.memberships if row.incident == each.incident)] for each in picture.disputes}
    assert truth(made).disputed <= disputed


def test_pages_are_files(tmp_path):
    files = write_pages(tmp_path, 3)
    assert [file.name for file in files] == ["000000.txt", "000001.txt", "000002.txt"]
    assert "Published: 2015-01-0" in files[0].read_text("utf-8")
