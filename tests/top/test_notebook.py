from __future__ import annotations

import subprocess
import sys
from html.parser import HTMLParser

from tocsin.article.text import article_from_text
from tocsin.model import MadeBy, Place, PlaceMention, Record, Span
from tocsin.present.html import highlight

NOTEBOOK = """
import sys, types

class Formatter(dict):
    def for_type_by_name(self, module, name, function):
        self[module, name] = function

html = Formatter()
shell = types.SimpleNamespace(display_formatter=types.SimpleNamespace(formatters={"text/html": html}))
sys.modules["IPython"] = types.SimpleNamespace(get_ipython=lambda: shell)
import tocsin
print(list(html), [name for name in sys.modules if name in ("spacy", "msgspec", "sqlalchemy")])
"""


class Marks(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.marked: list[str] = []
        self.is_open = False

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.is_open = tag == "mark"

    def handle_endtag(self, tag):
        self.is_open = False

    def handle_data(self, data):
        if self.is_open:
            self.marked.append(data)


def parsed(text: str, *spans: Span) -> Marks:
    places = tuple(Place(f"p{n}", text[slice(*span)], "city", (PlaceMention(span),)) for n, span in enumerate(spans))
    marks = Marks()
    marks.feed(highlight(Record(article_from_text(text, title=text), MadeBy("", ""), places=places)))
    return marks


def test_a_running_notebook_gets_a_formatter_and_import_stays_cheap():
    done = subprocess.run([sys.executable, "-c", NOTEBOOK], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[('tocsin.model.record', 'Record')] []"


def test_spans_are_marked_also_where_they_overlap():
    text = "Rockets hit Baghdad airport."
    marks = parsed(text, Span(12, 19), Span(12, 27))
    assert marks.marked[-2:] == ["Baghdad", " airport"]


def test_markup_in_an_article_stays_inert():
    text = '<script>alert(1)</script> <img src=x onerror=alert(1)> "Basra"\u202e'
    marks = parsed(text, Span(55, 60))
    assert set(marks.tags) <= {"div", "p", "b", "br", "mark"}
    assert "\u202e" not in highlight(Record(article_from_text(text), MadeBy("", "")))
