"""Page → Article or Rejected: HTML, encodings, bad input, what is no article."""

import random

import pytest

from tocsin.article import Rejected, read_page
from tocsin.model import Given, Interval, Page

SENTENCE = "The army said on Monday that it had moved two brigades to the border near the town of Marib. "
PARAGRAPHS = [
    SENTENCE + "Shots had been heard in the hills during the night, and the crossing was closed until further notice by both sides.",
    "“We do not want a war,” the spokesman told reporters at the ministry, where he spoke for an hour about what had led to the closure.",
    "Two soldiers were hurt, according to the ministry, and one of them has died since in a field hospital on the road to the coast.",
]
HEAD = """<title>Army moves brigades - The Example</title><meta property="og:title" content="Army moves brigades">
<meta property="og:site_name" content="The Example"><meta name="author" content="Jane Doe">
<meta property="article:published_time" content="2020-12-23T14:05:00Z"><link rel="canonical" href="https://example.org/a">
<meta name="description" content="Crossing near Marib closed after a night of shots in the hills">"""
NAV = '<nav><ul><li><a href="/w">World</a></li><li><a href="/p">Politics</a></li></ul></nav>'


def html(*paragraphs, head=HEAD, title="Army moves brigades", more=""):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or PARAGRAPHS)
    return f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{NAV}<article><h1>{title}</h1>{body}</article>{more}</body></html>'


def read(content, given=None, **fields):
    return read_page(Page.of("a", content, **fields), given or Given())


def kinds(article):
    return [(block.kind, article.text_of(block.span)) for block in article.blocks]


def test_a_page_says_what_it_is():
    article = read(html())
    assert article.title == "Army moves brigades"
    assert article.publisher == "The Example"
    assert article.byline == "Jane Doe"
    assert article.published == Interval("2020-12-23", "2020-12-23", "day")
    assert article.published_basis == "page"
    assert article.id == article.url == "https://example.org/a"
    assert article.language == "en"


def test_a_page_keeps_its_hash_and_its_day_of_fetching():
    page = Page("a", html().encode(), "0" * 64, url="https://example.org/a?x=1", retrieved="2020-12-24T08:00:00+00:00")
    article = read_page(page)
    assert (article.raw, article.retrieved) == ("0" * 64, "2020-12-24T08:00:00+00:00")


def test_what_is_given_wins():
    day = Interval("2020-12-01", "2020-12-01", "day")
    article = read(html(), Given(published=day, publisher="Other", url="https://example.org/b", title="Other title"))
    assert (article.published, article.published_basis) == (day, "given")
    assert (article.publisher, article.id, article.title) == ("Other", "https://example.org/b", "Other title")


def test_what_the_source_gives_stands_between():
    page = Page.of("rows.jsonl:1", html(), given=Given(publisher="Row"))
    assert read_page(page).publisher == "Row"
    assert read_page(page, Given(publisher="User")).publisher == "User"


def test_blocks_follow_the_tags():
    page = html(
        PARAGRAPHS[0],
        PARAGRAPHS[1],
        more="",
    ).replace(
        "</article>",
        f"<h2>What is known</h2><p>{PARAGRAPHS[2]}</p><ul><li>Two soldiers hurt</li><li>One crossing closed</li></ul></article>",
    )
    article = read(page)
    assert [kind for kind, _ in kinds(article)] == ["title", "paragraph", "paragraph", "heading", "paragraph", "list", "list"]
    assert article.text == "\n\n".join(text for _, text in kinds(article))


def test_a_standfirst_that_a_reader_sees_is_a_heading():
    line = "Crossing near Marib closed after a night of shots in the hills"
    article = read(html().replace("<article>", f'<header><div class="dek">{line}</div></header><article>'))
    assert kinds(article)[1] == ("heading", line)
    assert kinds(read(html()))[1][0] == "paragraph"


def test_a_dateline_in_a_page():
    article = read(html("SANAA, Yemen (AP) — " + PARAGRAPHS[0], *PARAGRAPHS[1:]))
    assert kinds(article)[1] == ("dateline", "SANAA, Yemen (AP) —")


@pytest.mark.parametrize(
    "hidden",
    [
        '<script>var story = "Secret rockets hit the palace of the king today";</script>',
        '<style>p:after {content: "Secret rockets hit the palace of the king"}</style>',
        '<p style="display: none">Secret rockets hit the palace of the king, an official of the court said on Monday in the capital.</p>',
        "<p hidden>Secret rockets hit the palace of the king, an official of the court said on Monday in the capital of the land.</p>",
        "<noscript><p>Secret rockets hit the palace of the king, an official of the court said on Monday in the capital.</p></noscript>",
        "<template><p>Secret rockets hit the palace of the king, an official of the court said on Monday in the capital.</p></template>",
        "<!-- Secret rockets hit the palace of the king -->",
    ],
)
def test_scripts_and_hidden_text_never_get_in(hidden):
    article = read(html().replace("</article>", f"{hidden}</article>").replace("<h1>", f"{hidden}<h1>"))
    assert "Secret" not in article.text
    assert PARAGRAPHS[2] in article.text


@pytest.mark.parametrize(
    "content",
    [
        "<html><body><p>" + "<p>".join(PARAGRAPHS),
        "<body><div><p>" + "</div><p>".join(PARAGRAPHS) + "<p" + "<<<>>>" * 50,
        "<html><body>" + "".join(f"<p>{text}</b></i></p></td>" for text in PARAGRAPHS) + "</html></html>",
        "<html><body>" + "&#xD800;&#0;" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS),
    ],
)
def test_broken_markup_is_normal(content):
    article = read(content)
    assert PARAGRAPHS[0][:60] in article.text
    assert PARAGRAPHS[2][:60] in article.text


def test_a_live_blog_is_read_up_to_its_first_entry():
    entries = "".join(f"<h2>Entry {n} of the day</h2><p>{PARAGRAPHS[2]}</p>" for n in range(3))
    page = html(*PARAGRAPHS[:2], title="Border shut – live updates").replace("</article>", f"{entries}</article>")
    article = read(page.replace('content="Army moves brigades"', 'content="Border shut – live updates"'))
    named = [kind for kind, _ in kinds(article)]
    assert named[:3] == ["title", "paragraph", "paragraph"]
    assert set(named[3:]) == {"boilerplate"}


ENGLISH = SENTENCE * 3
ENCODED = {
    "utf-8": (ENGLISH + "“Quote” – café").encode(),
    "utf-8 with mark": b"\xef\xbb\xbf" + (ENGLISH + "“Quote” – café").encode(),
    "utf-16": (ENGLISH + "“Quote” – café").encode("utf-16"),
    "utf-16-le without mark": (ENGLISH + "Quote cafe").encode("utf-16-le"),
    "utf-16-be without mark": (ENGLISH + "Quote cafe").encode("utf-16-be"),
    "cp1252": (ENGLISH + "“Quote” – café").encode("cp1252"),
}


@pytest.mark.parametrize("content", ENCODED.values(), ids=ENCODED)
def test_encodings(content):
    article = read(content)
    assert article.text.replace("“", "").replace("”", "").replace("– ", "").replace("é", "e") == ENGLISH + "Quote cafe"


def test_a_page_that_names_latin_1_is_read_as_browsers_do():
    page = html("“" + PARAGRAPHS[0], *PARAGRAPHS[1:], head='<meta charset="iso-8859-1">').encode("cp1252")
    assert "“The army" in read(page).text


def test_a_wrong_name_of_an_encoding_does_no_harm():
    page = Page("a", (ENGLISH + "café").encode(), "0", encoding="no-such-encoding")
    assert read_page(page).text.endswith("café")


PERSIAN = "ایران گفت که این حمله را محکوم می‌کند و با آن مقابله خواهد کرد. " * 5
BAD = {
    "empty": (b"", "empty"),
    "blanks": (b" \n\t ", "empty"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "binary"),
    "document": (b"%PDF-1.4 " + b"a" * 500, "binary"),
    "noise": (random.Random(1).randbytes(20_000), "binary"),
    "50 MB": (SENTENCE * 560_000, "characters of text"),
    "Persian": (PERSIAN, "language fa (Persian)"),
    "Persian page": (f"<html><body><article><p>{PERSIAN}</p></article></body></html>", "language fa"),
    "French": ("Le ministre a dit que les troupes de la région sont dans une situation qui ne peut pas durer. " * 3, "language fr"),
    "too little": ("Rockets hit Baghdad.", "3 words"),
    "digits": ("1" * 100_000, "no article"),
    "quotes": ('"' * 100_000, "no article"),
    "marks": ("\u202e" * 100_000, "no article"),
    "no text": ("<html><body></body></html>", "no running text"),
    "robots": ("<html><head><title>Just a moment...</title></head><body><p>" + ENGLISH + "</p></body></html>", "error or robot page"),
    "not found": ("<html><head><title>404 Not Found</title></head><body><p>" + ENGLISH + "</p></body></html>", "error or robot page"),
    "links": ("<html><body><ul>" + "<li><a href='/x'>World</a></li>" * 50 + "</ul></body></html>", "no"),
    "front page": (html(head='<link rel="canonical" href="https://example.org/">'), "an index page, not an article"),
    "index": (html(head='<meta property="og:url" content="https://www.example.org/index.html">'), "an index page, not an article"),
    "teasers": (
        "\n\n".join(f"Talks {n} on the border end without a word on what comes next for the town" for n in range(20)),
        "an index page",
    ),
    "listicle": ("\n\n".join(f"{n}. Person {n}" for n in range(40)), "no article"),
}


@pytest.mark.parametrize(("content", "reason"), BAD.values(), ids=BAD)
def test_bad_input_is_one_clear_line(content, reason):
    result = read(content)
    assert isinstance(result, Rejected)
    assert reason in result.reason
    assert "\n" not in result.reason


@pytest.mark.parametrize(
    "content",
    [
        SENTENCE * 21_000,
        (SENTENCE + "\n") * 10_000,
        SENTENCE * 3 + "\x00\x00" + SENTENCE,
        SENTENCE * 3 + "\ud800" + SENTENCE,
        "<html><body>" + "<div>" * 20_000 + f"<p>{SENTENCE * 3}</p>",
        "<html><body><p " + 'a="b" ' * 20_000 + f">{SENTENCE * 3}</p>",
    ],
    ids=["2 MB line", "1 MB of lines", "NUL", "lone surrogate", "20,000 open tags", "20,000 attributes"],
)
def test_hostile_input_gets_an_answer(content):
    result = read(content)
    assert isinstance(result, Rejected) or len(result.text) > 200


def test_english_with_a_line_of_another_language_is_english():
    article = read(f"Labari da Dumi-Duminsa\n\n{ENGLISH}\n\n{ENGLISH}")
    assert article.language == "en"
    assert article.blocks[0].kind == "boilerplate"


def test_a_long_page_with_a_short_article_is_read_and_a_long_article_is_not():
    heavy = html(more=f"<script>{'var filler = 1;' * 80_000}</script>")
    assert len(heavy) > 1_000_000
    article = read(heavy)
    assert not isinstance(article, Rejected)
    assert "field hospital" in article.text
    told = read(SENTENCE * 11_000)
    assert isinstance(told, Rejected)
    assert "1,000,000 are the most" in told.reason
