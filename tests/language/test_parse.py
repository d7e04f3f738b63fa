from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.extract.syntax import sentences
from tocsin.language import parse_article
from tocsin.language.parse import MAX_PIECE, load_pipeline
from tocsin.model import Article, Block, Span

PAGE = "Share this\n\nRockets hit Baghdad\n\nIran denied it.  The minister said so.\n\nRockets hit Baghdad\n\nCookie notice"
KINDS = ("boilerplate", "title", "paragraph", "caption", "boilerplate")


def page() -> Article:
    blocks, at = [], 0
    for number, (kind, part) in enumerate(zip(KINDS, PAGE.split("\n\n"), strict=True)):
        start = PAGE.index(part, at)
        at = start + len(part)
        blocks.append(Block(kind, Span(start, at), is_repeat=number == 3))
    return Article(id="x", version=1, text=PAGE, blocks=tuple(blocks))


def test_the_doc_has_the_offsets_of_the_whole_text(nlp):
    doc = parse_article(page(), nlp)
    assert doc.text == PAGE
    assert all(PAGE[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_furniture_and_repeats_are_not_parsed_and_headings_do_not_glue(nlp):
    doc = parse_article(page(), nlp)
    assert [sent.text.strip() for sent in sentences(doc)] == ["Rockets hit Baghdad", "Iran denied it.", "The minister said so."]


def test_a_long_block_is_parsed_in_pieces(nlp):
    text = "The army crossed the river on Monday. " * 300
    doc = parse_article(Article("x", 1, text, (Block("paragraph", Span(0, len(text))),)), nlp)
    assert len(text) > 2 * MAX_PIECE
    assert doc.text == text
    assert {sent.text.strip() for sent in sentences(doc)} == {"The army crossed the river on Monday."}


def test_no_blocks_no_findings(nlp):
    assert parse_article(Article("x", 1, "", ()), nlp).text == ""


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(min_size=1, max_size=300), st.data())
def test_every_text_keeps_its_characters(text, data):
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    pairs = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if text[a:b].strip()]
    article = Article("x", 1, text, tuple(Block("paragraph", span) for span in pairs))
    assert parse_article(article, load_pipeline()).text == text
