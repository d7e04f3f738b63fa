"""Is it an article? What speaks against, in one line."""

from __future__ import annotations

from tocsin.article.cues import is_cue
from tocsin.article.language import language_name, language_of
from tocsin.model import Article

# The shortest real dispatches ("MOSCOW (AP) - … agreed to talks, TASS said.") have 25 words; a flash has 12.
_FEWEST = 12
# A page of links has long lists and hardly a sentence; the shortest news brief is two sentences.
_RUNNING = ("paragraph", "quote", "list", "caption")


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
    return None
