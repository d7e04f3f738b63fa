"""What an actor is called: by the body of the article, since a headline in capitals glues verbs to names."""

from __future__ import annotations

from dataclasses import replace

from tocsin.model import Actor, Article, Span

_NAMED = frozenset({"person", "organisation", "armed_group"})


def named_by_body(article: Article, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Actors of this article alone whose name stands in its headline only, renamed by their longest name in the body.

    "Khrushchev Orders Missiles Home" over "Khrushchev said" is Khrushchev.
    """
    titles = [block.span for block in article.blocks if block.kind in {"title", "heading"}]
    return tuple(_renamed(article, actor, titles) if actor.id.startswith("local:") and actor.kind in _NAMED else actor for actor in actors)


def _renamed(article: Article, actor: Actor, titles: list[Span]) -> Actor:
    body, named_in_body = [], False
    for span in actor.mentions:
        words = article.text_of(span)
        if any(title.contains(span) for title in titles):
            continue
        named_in_body = named_in_body or actor.name in words
        if all(word[:1].isupper() for word in words.split()) and set(words.split()) & set(actor.name.split()):
            body.append(words)
    return replace(actor, name=max(body, key=len)) if body and not named_in_body else actor
