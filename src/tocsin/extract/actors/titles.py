"""Roles: the titles before names, and the appositions around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.actors.cast import Cast, Draft
from tocsin.extract.actors.scene import Name, Scene
from tocsin.extract.syntax import noun_phrase
from tocsin.lexicon.actors import Title, heads, titles
from tocsin.model import Role, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 4


def find_roles(scene: Scene, cast: Cast) -> list[Role]:
    """The roles that the text gives to named persons, in order of the text."""
    out: list[Role] = []
    for name in scene.names:
        draft = cast.by_id[name.actor]
        if draft.kind != "person":
            continue
        for found in (_before(scene, cast, name, draft), _apposition(scene, cast, name, draft)):
            if found is not None and all((r.person, r.title, r.country) != (found.person, found.title, found.country) for r in out):
                out.append(found)
    return out


def _before(scene: Scene, cast: Cast, name: Name, draft: Draft) -> Role | None:
    """The role in "acting Defense Secretary" before "Chris Miller", or null."""
    doc = scene.doc
    start = name.start
    while start > 0 and _is_title_token(doc[start - 1]):
        start -= 1
    known = title_ending(scene, start, name.start)
    if known is None:
        return None
    return _role(scene, cast, draft, known, start=start, end=name.start)


def _is_title_token(token: Token) -> bool:
    if token.pos_ in {"NOUN", "PROPN", "ADJ"} or token.tag_ in {"POS", "VBG"} or token.text in {"-", "–", "and", "."}:
        return not token.is_sent_start or token.pos_ in {"NOUN", "PROPN", "ADJ"}
    return False


def title_ending(scene: Scene, start: int, end: int) -> Title | None:
    """The title that ends right before token `end`: "foreign minister", longest first."""
    words = [token.lower_.rstrip(".") for token in scene.doc[start:end] if token.text not in {"-", "–"}]
    table = titles(scene.overlay)
    for n in range(min(_LONGEST, len(words)), 0, -1):
        found = table.get(" ".join(words[-n:]))
        if found is not None:
            return found
    return None


def _role(scene: Scene, cast: Cast, draft: Draft, title: Title, *, start: int, end: int) -> Role:
    """The role in tokens `[start, end)`; the country at its front is not part of the title."""
    doc = scene.doc
    countries = [state for state in (scene.state_at(i) for i in range(start, end)) if state]
    while start < end and (scene.state_at(start) or doc[start].tag_ == "POS" or doc[start].pos_ == "DET" or doc[start].is_punct):
        start += 1
    organisation = next(
        (cast.at[i] for i in range(start, end) if i in cast.at and cast.by_id[cast.at[i]].kind in {"organisation", "media"}), None
    )
    country = countries[0] if countries else (cast.by_id[organisation].country if organisation else None)
    country = country or draft.country or (scene.bodies.get(title.body) if title.body else None)
    if title.body and country:
        scene.bodies[title.body] = country
    _dress(draft, title, country)
    span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1].text))
    text = " ".join(doc.text[span.start : span.end].split())
    return Role(draft.id, text, span, organisation, country, None, "actors:title")


def _dress(draft: Draft, title: Title, country: str | None) -> None:
    """A person takes sector and country from the first office that the text gives him."""
    draft.country = draft.country or country
    draft.sectors = draft.sectors or title.sectors
    draft.nouns.add(title.words.rsplit(" ", 1)[-1])
    draft.is_public = draft.is_public or title.office != "private"


def _apposition(scene: Scene, cast: Cast, name: Name, draft: Draft) -> Role | None:
    """The role in "Qasem Soleimani, head of the Quds Force" and "Iran's top general, Qasem Soleimani"."""
    head = scene.doc[name.head]
    around = [child for child in head.children if child.dep_ == "appos"]
    if head.dep_ == "appos":
        around.append(head.head)
    for token in around:
        title = _title_of(scene, token)
        if title is not None and token.i not in cast.covered:
            phrase = [t for t in noun_phrase(token) if not (name.start <= t.i < name.end)]
            cast.mention(draft, token.i, phrase[0].i, phrase[-1].i + 1)
            return _role(scene, cast, draft, title, start=phrase[0].i, end=phrase[-1].i + 1)
    return None


def _title_of(scene: Scene, token: Token) -> Title | None:
    """The title whose last word is this noun, or a nameless one for a noun that stands for a person."""
    found = title_ending(scene, token.left_edge.i, token.i + 1)
    if found is not None:
        return found
    head = heads(scene.overlay).get(token.lemma_)
    return Title(token.lemma_, "", head.sectors, None) if head is not None and head.number == "person" else None
