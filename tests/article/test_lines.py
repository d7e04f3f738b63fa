"""Lines to stretches: what is joined, what stands apart."""

import pytest

from tocsin.article.lines import chunks_of

WRAPPED = """The army of the republic said on Monday that it had moved two of
its brigades to the border after shots were heard in the hills
near the crossing.

Two soldiers were hurt, the ministry said. It gave no other word
on what had happened in the night.
"""
VERSE = "The rose is red the violet\nis blue as ever was\nAnd you who read this line\nwill never know the cause"


def texts(text):
    return [chunk.text for chunk in chunks_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One sentence.\nAnother sentence.", ["One sentence.", "Another sentence."]),
        ("One sentence.\n\nAnother sentence.", ["One sentence.", "Another sentence."]),
        ("One sentence.\r\n\r\nAnother.", ["One sentence.", "Another."]),
        ("One sentence.\rAnother.", ["One sentence.", "Another."]),
        ("  One sentence.  \n \t \n  Another.  ", ["One sentence.", "Another."]),
        ("Storm hits port; \nTwo ships are lost.", ["Storm hits port; \nTwo ships are lost."]),
        ("The talks went on into\nthe night.", ["The talks went on into\nthe night."]),
        ("- food\n- water\n- tents", ["- food", "- water", "- tents"]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_what_stands_apart(text, expected):
    assert texts(text) == expected


def test_hard_wrapped_lines_are_one_paragraph():
    first, second = texts(WRAPPED)
    assert first.startswith("The army")
    assert first.endswith("crossing.")
    assert second.count("\n") == 1


def test_hard_wrapped_paragraphs_told_apart_by_indent_only():
    lines = WRAPPED.replace("\n\nTwo", "\n   Two").strip()
    assert [chunk[:8] for chunk in texts(lines)] == ["The army", "Two sold"]


def test_capitals_are_joined_where_a_dateline_was_cut_off():
    text = (
        "THE ARMY\nSAID TODAY THAT REBELS HAD COME DOWN TO THE FARM ON THE COAST AND\nBURNT IT.\n\n"
        "   THE OWNER WAS NOT AT HOME WHEN THE MEN CAME DOWN FROM THE HILLS TO\nTHE FARM."
    )
    assert [chunk[:8] for chunk in texts(text)] == ["THE ARMY", "THE OWNE"]


def test_long_lines_are_never_wrapped():
    line = "The ministry said that it would answer every shot with a hundred of its own and " * 3
    assert len(texts(f"{line}\n{line}\n{line}")) == 3


@pytest.mark.parametrize("text", [WRAPPED, VERSE, "a\nb\n\n\nc", "\n\nx"])
def test_offsets_are_those_of_the_text(text):
    at = 0
    for chunk in chunks_of(text):
        assert text[at : chunk.span.start].strip() == ""
        assert text[chunk.span.start : chunk.span.end] == chunk.text
        at = chunk.span.end
    assert text[at:].strip() == ""
