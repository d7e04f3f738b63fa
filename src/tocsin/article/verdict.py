"""Is it an article? What speaks against, in one line."""

from __future__ import annotations

import re

from tocsin.article.cues import is_cue
from tocsin.article.language import language_name, language_of
from tocsin.model import Article

# The shortest real dispatches ("MOSCOW (AP) - … agreed to talks, TASS said.") have 25 words; a flash has 12.
_FEWEST = 12
# On 80 pages of articles nine paragraphs in ten end as sentences do, on lists of winners one in ten; a transcript has half.
_MANY = 15
# A list with an introduction of some paragraphs can be read for its introduction.
_ENOUGH = 80
_FRONT = re.compile(r"https?://[^/?#]+/?(?:index\.\w{2,5})?", re.IGNORECASE)


def reason_against(article: Article) -> str | None:
    """Why the text is no article that Tocsin reads, or null if it is one."""
    if article.title and is_cue("no_article", article.title):
        return f"an error or robot page, not an article: “{article.title[:60]}”"
    kept = [block for block in article.blocks if not block.is_repeat and block.kind != "boilerplate"]
    running = [article.text_of(block.span) for block in kept if block.kind in ("paragraph", "quote")]
    words = sum(len(text.split()) for text in running)
    language = language_of("\n".join(running)) if words >= _FEWEST else article.language
    if language not in ("en", None):
        return f"language {language} ({language_name(language)}): Tocsin reads English"
    if words < _FEWEST:
        return f"no article: {words} words of running text"
    if _is_front_page(article.url) or _is_links(running):
        return "a list or an index page, not an article: give the addresses of its articles"
    return None


def _is_front_page(url: str | None) -> bool:
    """True for an address without a path: "https://example.org/", "https://example.org/index.html"."""
    return url is not None and _FRONT.fullmatch(url) is not None


def _is_links(running: list[str]) -> bool:
    """True if there are many pieces of text and hardly one is a sentence."""
    sentences = [text for text in running if text.rstrip("\"”’')").endswith((".", "!", "?", ":", "…"))]
    return len(running) >= _MANY and len(sentences) < len(running) / 4 and sum(len(text.split()) for text in sentences) < _ENOUGH
