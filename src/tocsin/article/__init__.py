"""Page comes in, Article goes out, or Rejected with its reason: text, blocks, title, publisher, byline, dateline, date.

Pure. This room must not fetch.
"""

from __future__ import annotations

from tocsin.article.reading import article_of, read_page
from tocsin.article.text import article_from_text
from tocsin.model import Rejected

__all__ = ["Rejected", "article_from_text", "article_of", "read_page"]
